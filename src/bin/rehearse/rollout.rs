//! How long a save takes.

use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::domain::{Config, Instance};
use tls_rehearsal::rollout::assumed::Tail;
use tls_rehearsal::rollout::course::{Course, Question};
use tls_rehearsal::rollout::survey::{Asking, SEEDS};
use tls_rehearsal::rollout::{Assumed, Rehearsal};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::words;

use crate::args::Rollout;
use crate::{Failed, Outcome, input};

const PERCENTS: [u32; 5] = [5, 50, 90, 95, 99];
/// Seeds between two looks at the progress.
const STEP: u32 = 1000;

pub fn rollout(wanted: &Rollout) -> Result<Outcome, Failed> {
    let instance = input::instance(&wanted.place, Instance::default())?;
    if wanted.tail_percent > 100 {
        return Err(Failed("--tail-percent: from 0 to 100 is expected".to_owned()));
    }
    let tail = Tail {
        percent: wanted.tail_percent,
        minutes: wanted.tail_minutes,
        ..Assumed::DEFAULT.tail
    };
    let assumed = Assumed { tail, ..Assumed::DEFAULT };
    let course = Course::single(instance, Config::default(), Config::default());
    let load = Rehearsal::default().load();
    let mut asking = Asking::new(Question::new(course, assumed, load, &Fleet::example()));
    let mut asked = 0;
    while !asking.ask(STEP) {
        asked += STEP;
        // Only where a person watches, and only where it takes long.
        if instance.regions() > 5 && std::io::IsTerminal::is_terminal(&std::io::stderr()) {
            eprint!("\r{asked} of {SEEDS} seeds");
        }
    }
    let survey = asking.done();
    if wanted.json {
        let rows: Vec<_> = PERCENTS
            .map(|percent| {
                let (end, down) = (survey.end(percent), survey.down(percent));
                format!(
                    "{{\"percent\":{percent},\"end_seconds\":{end},\"downtime_seconds\":{down}}}"
                )
            })
            .into_iter()
            .collect();
        let summary = quoted(&words::tiers::summary(instance));
        out!(
            "{{\"schema\":\"tls-rehearsal/rollout/1\",\"instance\":{summary},\"seeds\":{SEEDS},\"percentiles\":[{}]}}",
            rows.join(",")
        );
    } else {
        out!("{}, {SEEDS} seeds; not more, in so many of 100:", words::tiers::summary(instance));
        for percent in PERCENTS {
            let (end, down) = (survey.end(percent), survey.down(percent));
            out!(
                "{percent:>3}: end after {}, downtime {}",
                words::rollout::minutes(end),
                words::rollout::minutes(down)
            );
        }
        for line in words::rollout::assumptions(instance, assumed) {
            out!("{line}");
        }
    }
    Ok(Outcome::Holds)
}
