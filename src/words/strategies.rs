//! Strategies side by side, in words.

use std::fmt::Write;

use super::count;
use super::number::{minutes, number};
use super::rehearse::LETTERS;
use crate::app::Model;
use crate::app::forecasts::{Total, Ways};
use crate::app::rehearse::Subject;
use crate::domain::{Cited, Confidence, Source, Tier};
use crate::rollout::course::{Course, Kind, Work};

super::labels! {
    compared: "Strategies compared";
    table: "Strategies";
    steps_row: "Steps";
    totals_row: "Totals";
    first_to_last: "First save to last end";
    busy: "In the state Updating";
    downtime: "Downtime";
    lost: "Calls lost until the end";
    daily: "Calls lost a day after it";
    same_for_all: "Every strategy meets the same seed, the same calls and the same start. In a wait, what was saved so far serves; each save after the first draws from the seed anew.";
    the_scaling: "the downtime of scaling";
    scaling: "Scaling from Developer has downtime itself, as long as a save's, as we assume. So scaling first does not avoid this downtime: it moves it, adds the time of the move, and spares every later save its own. It also costs a dearer tier.";
    make_first: "Make its first save the draft";
}

/// Where it is stated that scaling a Developer instance has downtime.
pub const SCALING: Cited = Cited::new(
    Source::UpgradeAndScale,
    "Downtime during scaling up and down",
    Confidence::Documented,
);

/// "Strategy B".
pub fn strategy(at: usize) -> String {
    format!("Strategy {}", letter(at))
}

/// "Edit strategy B".
pub fn edit(at: usize) -> String {
    format!("Edit strategy {}", letter(at))
}

/// ", strategy B": what a field of it goes on with.
pub fn of_strategy(at: usize) -> String {
    format!(", strategy {}", letter(at))
}

/// "Make its first save the draft: B".
pub fn make_first_of(at: usize) -> String {
    format!("{}: {}", make_first(), letter(at))
}

/// "Wait after step 1, minutes".
pub fn wait_after(step: usize) -> String {
    format!("Wait after step {}, minutes", step + 1)
}

/// "Save 2".
pub fn save(number: usize) -> String {
    format!("Save {}", number + 1)
}

/// "B: Weak first, then the rest".
pub fn head(at: usize, kind: Kind) -> String {
    format!("{}: {}", letter(at), kind.name())
}

/// "Seed 7".
pub fn seed(seed: u32) -> String {
    format!("Seed {seed}")
}

fn letter(at: usize) -> &'static str {
    LETTERS.get(at).copied().unwrap_or_default()
}

/// "38 min; 95 of 100: 45 min".
pub fn lasting(this: u32, most: u32) -> String {
    with_most(&minutes(this), &minutes(most))
}

/// The same of calls.
pub fn losing(this: u64, most: u64) -> String {
    with_most(&number(this), &number(most))
}

fn with_most(this: &str, most: &str) -> String {
    format!("{this}; 95 of 100: {most}")
}

/// The strategies beside the first, in a line.
pub fn answer(model: &Model, ways: Option<&Ways>) -> String {
    let Some(Ways { totals: Some(totals), courses, .. }) = ways else {
        return match ways {
            None => super::planned::nothing_to_split().to_owned(),
            Some(_) => super::planned::asking().to_owned(),
        };
    };
    let kinds = model.rehearsal().strategies.map(|strategy| strategy.kind);
    let others = kinds.iter().zip(totals).zip(courses).skip(1);
    let said: Vec<_> = others.map(|((kind, total), course)| other(*kind, total, course)).collect();
    said.join(" ")
}

fn other(kind: Kind, total: &Total, course: &Course) -> String {
    let downs = total.sample.downs.iter().filter(|(from, to)| from < to).count();
    let down = match downs {
        0 => "never down".to_owned(),
        1 => "down once".to_owned(),
        2 => "down twice".to_owned(),
        many => format!("down {many} times"),
    };
    let saves = count(course.steps.len(), "step", "steps");
    format!("{}: {saves}, {}, {down}.", kind.name(), minutes(total.half))
}

/// "Scale to Basic, then save 9 changes; wait 2 h; save 5 changes".
pub fn steps(course: &Course) -> String {
    let mut before = course.before;
    let mut text = String::new();
    for (at, step) in course.steps.iter().enumerate() {
        match step.work {
            Work::Scale(tier) => {
                let _ = write!(text, "scale to {}", tier.name());
            }
            Work::Save(_) => {
                let changes = before.differing(step.after).count();
                let _ = write!(text, "save {}", count(changes, "change", "changes"));
            }
        }
        before = step.after;
        if at + 1 < course.steps.len() {
            match step.wait {
                0 => text.push_str("; then "),
                wait => {
                    let _ = write!(text, "; wait {}; ", minutes(wait));
                }
            }
        }
    }
    super::capitalised(&text)
}

/// What scaling first does here: nothing, where there is nothing to scale.
pub fn nothing_to_scale(tier: Tier) -> String {
    let why = match tier {
        Tier::Developer | Tier::Basic | Tier::Standard | Tier::Premium => "has no downtime on save",
        Tier::Consumption | Tier::BasicV2 | Tier::StandardV2 | Tier::PremiumV2 => {
            "cannot be scaled to a classic tier, and no downtime is expected of it"
        }
    };
    format!("Nothing to scale: {} {why}.", tier.name())
}

/// The strategies in lines, for a change request.
pub fn in_lines(model: &Model, subject: &Subject) -> Vec<String> {
    let kinds = model.rehearsal().strategies.map(|strategy| strategy.kind.name()).into_iter();
    let lines = kinds.zip(model.courses(subject));
    lines.map(|(name, course)| format!("{name}: {}", steps(&course))).collect()
}
