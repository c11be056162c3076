//! How long a save takes.

use serde::Serialize;
use tls_rehearsal::domain::{Config, Instance};
use tls_rehearsal::rollout::assumed::{Downtime, Tail};
use tls_rehearsal::rollout::course::{Course, Question};
use tls_rehearsal::rollout::forecast::{bounds, forecast};
use tls_rehearsal::rollout::survey::{Asking, SEEDS, Survey};
use tls_rehearsal::rollout::{Assumed, Rehearsal};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::words;
use tls_rehearsal::words::cli::rollout as say;

use crate::args::Rollout;
use crate::notes::{Note, Notes};
use crate::planned::Change;
use crate::table::{Sources, Table, paragraph, width};
use crate::{Failed, Outcome, outcome, planned};

const PERCENTS: [u32; 5] = [5, 50, 90, 95, 99];
/// Seeds between two looks at the progress.
const STEP: u32 = 1000;

pub fn rollout(wanted: &Rollout) -> Result<Outcome, Failed> {
    let assumed = assumed(wanted)?;
    let mut notes = Notes::default();
    let (instance, is_open) = instance(wanted, &mut notes)?;
    let survey = survey(instance, assumed);
    if wanted.json {
        out_json!(&Document::new(instance, assumed, &survey, notes.all()));
    } else {
        out!("{}", text(instance, assumed, &survey, width()));
    }
    Ok(outcome(wanted.planned.files.strict && (is_open || notes.left_out())))
}

/// The instance that is saved, and whether something of what is saved is not decided.
fn instance(wanted: &Rollout, notes: &mut Notes) -> Result<(Instance, bool), Failed> {
    let live = wanted.planned.live.as_deref();
    let paths = match (wanted.planned.paths(), live) {
        (paths, None) if paths.is_empty() => {
            return Ok((planned::instance(&wanted.place, Instance::default())?, false));
        }
        // What is live is about the same instance.
        (paths, Some(live)) if paths.is_empty() => vec![live.to_owned()],
        (paths, _) => paths,
    };
    let live = live.filter(|live| paths != [*live]);
    let asked = wanted.planned.asked(&paths);
    let Change { planned, .. } = planned::change(&wanted.place, asked, live, notes)?;
    let (fewest, most) = planned.instance.tier().units();
    if planned.tier_is_said && !planned.units_are_said && fewest < most {
        let text = words::cli::input::units_assumed(planned.instance.units());
        notes.say(&planned.label, words::cli::input::no_units(), &text, true);
    }
    Ok((planned.instance, !planned.undecided().is_empty()))
}

/// What is assumed where no source says anything.
fn assumed(wanted: &Rollout) -> Result<Assumed, Failed> {
    if wanted.tail_percent > 100 {
        return Err(say::percent_expected().into());
    }
    let tail = Tail {
        percent: wanted.tail_percent,
        minutes: wanted.tail_minutes,
        ..Assumed::DEFAULT.tail
    };
    Ok(Assumed { tail, downtime: wanted.downtime.into(), ..Assumed::DEFAULT })
}

/// Asks all seeds about a save of `instance`.
fn survey(instance: Instance, assumed: Assumed) -> Survey {
    let course = Course::single(instance, Config::default(), Config::default());
    let load = Rehearsal::default().load();
    let mut asking = Asking::new(Question::new(course, assumed, load, &Fleet::example()));
    let mut asked = 0;
    while !asking.ask(STEP) {
        asked += STEP;
        // Only where a person watches, and only where it takes long.
        if instance.regions() > 5 && std::io::IsTerminal::is_terminal(&std::io::stderr()) {
            eprint!("\r{}", say::progress(asked, SEEDS));
        }
    }
    asking.done()
}

fn text(instance: Instance, assumed: Assumed, survey: &Survey, width: u16) -> String {
    let forecast = forecast(instance, assumed);
    let mut sources = Sources::default();
    let end = say::end(&sources.mark(bounds(instance).cited));
    let mut marks = sources.mark(forecast.downtime);
    if forecast.downtime_minutes.is_some() {
        marks.push_str(&sources.mark(forecast.lasting.cited()));
    }
    let down = say::downtime(&marks);
    let mut table = Table::new(&[say::percentile(), &end, &down]);
    for percent in PERCENTS {
        let [end, down] = [survey.end(percent), survey.down(percent)].map(words::number::minutes);
        table.row([percent.to_string(), end, down]);
    }
    let assumptions: Vec<_> = words::rollout::assumptions(instance, assumed)
        .iter()
        .map(|line| paragraph("*", line, width))
        .collect();
    let head = paragraph("", &say::head(instance, SEEDS), width);
    [head, table.text(width), assumptions.join("\n"), sources.text(width)].join("\n\n")
}

/// `tls-rehearsal/rollout/1`.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    instance: String,
    seeds: u32,
    percentiles: Vec<Percentile>,
    /// Of Developer, `middle` or `whole`; nothing where there is none.
    downtime: Option<&'static str>,
    tail_percent: u8,
    tail_minutes: u16,
    assumptions: Vec<String>,
    remarks: &'a [Note],
}

#[derive(Serialize)]
struct Percentile {
    percent: u32,
    end_seconds: u32,
    downtime_seconds: u32,
}

impl<'a> Document<'a> {
    fn new(instance: Instance, assumed: Assumed, survey: &Survey, remarks: &'a [Note]) -> Self {
        let has_downtime = forecast(instance, assumed).downtime_minutes.is_some();
        let percentile = |percent| Percentile {
            percent,
            end_seconds: survey.end(percent),
            downtime_seconds: survey.down(percent),
        };
        Self {
            schema: "tls-rehearsal/rollout/1",
            instance: words::tiers::summary(instance),
            seeds: SEEDS,
            percentiles: PERCENTS.map(percentile).into(),
            downtime: has_downtime.then_some(match assumed.downtime {
                Downtime::Middle => "middle",
                Downtime::Whole => "whole",
            }),
            tail_percent: assumed.tail.percent,
            tail_minutes: assumed.tail.minutes,
            assumptions: words::rollout::assumptions(instance, assumed),
            remarks,
        }
    }
}
