//! How fast the engine and the page are, in a real Chromium: `make bench`.
//!
//! Of the page it prints medians and the 95th percentile of at least 15 runs. Figures of different machines do not compare; the ratio
//! between the plain and the slowed processor, and between two commits on one machine, does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "the browser suite uses the rest")]
mod browser;
mod devtools;
mod engine;
mod server;

use browser::Visitor;

const RUNS: usize = 15;

/// Clicks, then waits for the page's own work and forces style and layout: what one act costs the main thread.
const COST: &str = "async (button) => {
    document.body.offsetHeight;
    const start = performance.now();
    button.click();
    for (let turn = 0; turn < 20; turn += 1) await null;
    document.body.offsetHeight;
    return performance.now() - start;
}";

fn main() {
    engine::report();
    let mut first_paint = Vec::new();
    let mut ready = Vec::new();
    for _ in 0..RUNS {
        let visitor = Visitor::arrive();
        visitor.settle();
        let entry = |name: &str| {
            let found =
                visitor.script(&format!("performance.getEntriesByName('{name}')[0]?.startTime"));
            found.as_f64().unwrap_or(f64::NAN)
        };
        first_paint.push(entry("first-contentful-paint"));
        ready.push(entry("ready"));
    }
    println!("the page; {RUNS} runs each; milliseconds; median (95th percentile)");
    report("first paint", first_paint);
    report("ready", ready);
    for (slowed, label) in [(1, ""), (4, ", processor slowed 4 times")] {
        let visitor = Visitor::arrive();
        visitor.slow_down(slowed);
        let switch = "[aria-label=\"TLS_RSA_WITH_AES_128_CBC_SHA\"]";
        report(
            &format!("one toggle{label}"),
            (0..RUNS * 2).map(|_| cost(&visitor, switch)).collect(),
        );
        visitor.open_tab("Impact");
        let [undo, redo] =
            [0, 1].map(|at| format!(".header__tools button:nth-of-type({})", at + 1));
        let full: Vec<_> = (0..RUNS * 2)
            .map(|run| cost(&visitor, if run % 2 == 0 { &undo } else { &redo }))
            .collect();
        report(&format!("one toggle, full tables shown{label}"), full);
        let strict = "[aria-label=\"Make it the draft: Strictest allowed\"]";
        let keep = "[aria-label=\"Make it the draft: Keep everything working\"]";
        let many: Vec<_> = (0..RUNS * 2)
            .map(|run| cost(&visitor, if run % 2 == 0 { strict } else { keep }))
            .collect();
        report(&format!("14 toggles at once, full tables shown{label}"), many);
        visitor.open_tab("Protocols + ciphers");
        let opened = (0..RUNS).map(|_| {
            let opened = cost(&visitor, "#tab-2");
            cost(&visitor, "#tab-0");
            opened
        });
        report(&format!("open Impact{label}"), opened.collect());
        let tabs: Vec<_> = (0..RUNS * 2)
            .map(|run| cost(&visitor, if run % 2 == 0 { "#tab-1" } else { "#tab-0" }))
            .collect();
        let (to_tiers, to_settings): (Vec<_>, Vec<_>) =
            tabs.into_iter().enumerate().partition(|(run, _)| run % 2 == 0);
        report(&format!("open Tiers{label}"), to_tiers.into_iter().map(|(_, cost)| cost).collect());
        report(
            &format!("open Protocols + ciphers{label}"),
            to_settings.into_iter().map(|(_, cost)| cost).collect(),
        );
        visitor.slow_down(1);
    }
    largest_plan();
}

/// Notes the time between frames, and how long after a change the percentiles are those of it.
const ASKED: &str = "(async () => {
    const field = document.querySelector('[data-name=\"field-0\"]');
    const frame = () => new Promise(requestAnimationFrame);
    await frame(); await frame();
    const start = performance.now();
    field.value = String((Number(field.value) + 7) % 100);
    field.dispatchEvent(new Event('change', {bubbles: true}));
    let last = await frame();
    let longest = 0;
    const until = async (done) => {
        while (!done()) {
            const now = await frame();
            longest = Math.max(longest, now - last);
            last = now;
        }
        return performance.now() - start;
    };
    const asking = (id) => document.getElementById(id).ariaBusy === 'true';
    if (!asking('odds-body')) throw new Error('nothing is asked');
    const first = await until(() => !asking('odds-body'));
    return [first, await until(() => !asking('strategy-body')), longest];
})()";

/// Moves the time of the rollout, frame by frame, and notes what each step costs the main thread.
const SCRUBBED: &str = "(async () => {
    const slider = document.querySelector('.watch__time');
    const costs = [];
    for (let step = 1; step <= 40; step += 1) {
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        slider.value = String(Number(slider.max) * step / 41);
        slider.dispatchEvent(new Event('input', {bubbles: true}));
        for (let turn = 0; turn < 20; turn += 1) await null;
        document.body.offsetHeight;
        costs.push(performance.now() - start);
    }
    return costs;
})()";

/// 12 units in each of 10 regions: asking all seeds of all that is planned, and scrubbing.
fn largest_plan() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    visitor.find("spinbutton", "Units").fill("12");
    visitor.find("spinbutton", "Regions").fill("10");
    for suite in ["TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA"] {
        visitor.find("switch", suite).click();
    }
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor.find("table", "Percentiles");
    let mut asked = Vec::new();
    let mut all = Vec::new();
    let mut frames = Vec::new();
    for _ in 0..RUNS {
        let answer = visitor.script(ASKED);
        asked.push(answer[0].as_f64().unwrap_or(f64::NAN));
        all.push(answer[1].as_f64().unwrap_or(f64::NAN));
        frames.push(answer[2].as_f64().unwrap_or(f64::NAN));
    }
    report("largest plan: 10,000 seeds, until drawn", asked);
    report("largest plan: 10,000 seeds of each of 5 courses", all);
    report("largest plan: longest frame meanwhile", frames);
    for (slowed, label) in [(1, ""), (4, ", processor slowed 4 times")] {
        visitor.slow_down(slowed);
        let costs = visitor.script(SCRUBBED);
        let costs = costs.as_array().expect("a list").iter().filter_map(serde_json::Value::as_f64);
        report(&format!("largest plan: one step of scrubbing{label}"), costs.collect());
    }
}

fn cost(visitor: &Visitor, selector: &str) -> f64 {
    let answer = visitor.script(&format!("({COST})(document.querySelector('{selector}'))"));
    visitor.settle();
    answer.as_f64().unwrap_or(f64::NAN)
}

fn report(what: &str, mut figures: Vec<f64>) {
    figures.sort_by(f64::total_cmp);
    let at = |share: f64| figures[((figures.len() - 1) as f64 * share).round() as usize];
    println!("{what:<52} {:7.1} ({:.1})", at(0.5), at(0.95));
}
