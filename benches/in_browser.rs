//! What the engine costs in a browser: `make bench` puts this into a page of its own, which runs it when it opens.
//!
//! It leaves a line for every case in the document: name, first run and median, in milliseconds, with tabs between.

mod cases;

use leptos::prelude::{document, window};

/// Samples of each case; their median counts.
const SAMPLES: usize = 15;
/// Samples of a case of which one run takes so many milliseconds: more would keep the browser from answering for minutes.
const LONG: (usize, f64) = (3, 100.0);
/// How long one sample takes at least. A browser's clock moves in steps of a tenth of a millisecond: a hundredth of this.
const SAMPLE_MILLISECONDS_MIN: f64 = 10.0;

fn main() {
    let mut lines = String::new();
    cases::each(|name, work| {
        let (first, median) = measure(work);
        lines += &format!("{name}\t{first}\t{median}\n");
    });
    document().body().inspect(|body| body.set_text_content(Some(&lines)));
    // The same mark as the page sets when it works.
    window().performance().inspect(|performance| {
        let _ = performance.mark("ready");
    });
}

/// Milliseconds of the first run, and of one run in the median sample.
fn measure(work: &mut dyn FnMut()) -> (f64, f64) {
    let first = sample(work, 1);
    // Doubling finds how many runs make a sample, and gives the browser time to compile the code as well as it can.
    let mut runs = 1;
    while sample(work, runs) < SAMPLE_MILLISECONDS_MIN {
        runs *= 2;
    }
    let count = if first > LONG.1 { LONG.0 } else { SAMPLES };
    let mut samples: Vec<f64> = (0..count).map(|_| sample(work, runs) / f64::from(runs)).collect();
    samples.sort_by(f64::total_cmp);
    (first, samples[count / 2])
}

/// Milliseconds of so many runs together.
fn sample(work: &mut dyn FnMut(), runs: u32) -> f64 {
    let start = now();
    for _ in 0..runs {
        work();
    }
    now() - start
}

fn now() -> f64 {
    window().performance().map_or(f64::NAN, |performance| performance.now())
}
