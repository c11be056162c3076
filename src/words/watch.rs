//! A rollout that is watched: what callers meet, in figures and sentences.

use super::impact::members;
use super::number::{clock, exactly, number, share, spelled, whole_minutes};
use super::setting::{full_name, on_or_off};
use super::{capitalised, list, plural, tiers};
use crate::app::Run;
use crate::app::stage::Now;
use crate::app::watched::{Lost, Rank};
use crate::domain::{Setting, Side};
use crate::rollout::plan::InForce;
use crate::rollout::{Plan, SimTime};

super::labels! {
    rollout: "Rollout";
    which: "Which";
    time: "Time";
    downtime: "Downtime";
    calls_lost: "Calls lost";
    error_budget: "Error budget";
    still_failing: "Still failing";
    speed: "Speed";
    pause: "Pause";
    resume: "Resume";
    skip: "Skip to end";
    progress: "Apply progress";
    simulated_time: "Simulated time";
    phases: "Phases";
    done_before: "Done: ";
    now_before: "Now: ";
    succeeded: "Succeeded";
    what_was_saved: "what was saved is live";
    show_ahead: "Show the forecast of what is pending";
    as_a_table: "as a table";
}

/// "Developer, 1 unit, created after 1 April 2018: Backend TLS 1.3 on, 3 suites off."
pub fn about(plan: &Plan) -> String {
    let changed = capitalised(&short(plan));
    format!("{}: {changed}.", tiers::summary(plan.instance()))
}

/// Protocols by name; suites by number, where there are several.
fn short(plan: &Plan) -> String {
    let changed: Vec<Setting> = plan.before().differing(plan.after()).collect();
    let named = |setting: &Setting| {
        format!("{} {}", full_name(*setting), on_or_off(plan.after().is_on(*setting)))
    };
    let is_suite = |setting: &&Setting| matches!(setting, Setting::Cipher(_));
    let mut parts: Vec<String> =
        changed.iter().filter(|setting| !is_suite(setting)).map(named).collect();
    for on in [true, false] {
        let suites: Vec<_> = changed
            .iter()
            .filter(|setting| is_suite(setting) && plan.after().is_on(**setting) == on)
            .collect();
        match suites.as_slice() {
            [] => {}
            [only] => parts.push(named(only)),
            several => parts.push(format!("{} suites {}", spelled(several.len()), on_or_off(on))),
        }
    }
    list(&parts)
}

/// Is there more to be told of the changes than [`about`] does?
pub fn is_shortened(plan: &Plan) -> bool {
    let suites = |on: bool| {
        let turned = plan.before().differing(plan.after());
        let of = |setting: &Setting| {
            matches!(setting, Setting::Cipher(_)) && plan.after().is_on(*setting) == on
        };
        turned.filter(of).count()
    };
    [true, false].into_iter().any(|on| suites(on) > 1)
}

/// Every change by its name.
pub fn changes(plan: &Plan) -> String {
    let named = |setting: Setting| {
        format!("{} {}", full_name(setting), on_or_off(plan.after().is_on(setting)))
    };
    let changes: Vec<_> = plan.before().differing(plan.after()).map(named).collect();
    format!("{}.", list(&changes))
}

/// What callers meet now, and what comes when; `lost` are those of both sides that connected before and will not.
pub fn status(now: &Now, lost: [usize; 2]) -> (&'static str, String) {
    let left = |until: SimTime| exactly(until.seconds().saturating_sub(now.at.seconds()));
    if now.at >= now.end {
        return (
            "Done: the new settings are live",
            format!("{} Drag the time to look at any minute again.", who_is_lost(lost)),
        );
    }
    let end = left(now.end);
    match (now.force, now.next) {
        (InForce::Nothing, next) => {
            let until = next.map_or(now.end, |(_, from, _)| from);
            (
                "The gateway does not answer",
                format!(
                    "Its only unit is being replaced. Callers are served again in {}, with the new settings.",
                    left(until)
                ),
            )
        }
        (InForce::Old, Some((InForce::Nothing, from, long))) => (
            "The old settings serve",
            format!("Nobody is answered from {} on, for {}.", clock(from), exactly(long)),
        ),
        (InForce::Old, Some((InForce::Both, from, _))) => (
            "The old settings serve",
            format!("The first callers meet the new settings in {}.", left(from)),
        ),
        (InForce::Old, Some((InForce::New, from, _))) => {
            ("The old settings serve", format!("The new ones do in {}.", left(from)))
        }
        (InForce::Old, Some((InForce::Old, ..)) | None) => {
            ("The old settings serve", format!("The state is Succeeded in {end}."))
        }
        (InForce::Both, Some((InForce::New, from, _))) => (
            "Old and new settings both serve",
            format!(
                "Which of them a caller meets depends on the node. All have the new ones in {}.",
                left(from)
            ),
        ),
        (InForce::Both, _) => (
            "Old and new settings both serve",
            format!(
                "Which of them a caller meets depends on the node. All have the new ones in {end}."
            ),
        ),
        (InForce::New, _) => {
            ("The new settings serve", format!("The state is Succeeded in {end}."))
        }
    }
}

/// "Two callers that connected before do not connect now."
fn who_is_lost([clients, backends]: [usize; 2]) -> String {
    let several = match (clients, backends) {
        (0, 0) => return "Everybody who connected before still does.".to_owned(),
        (1, 0) => "One client that connected before does".to_owned(),
        (0, 1) => "One backend that connected before does".to_owned(),
        (many, 0) => format!("{} clients that connected before do", capitalised(&spelled(many))),
        (0, many) => format!("{} backends that connected before do", capitalised(&spelled(many))),
        (clients, backends) => format!(
            "{} and {} that connected before do",
            members(clients, Side::Client),
            members(backends, Side::Backend)
        ),
    };
    format!("{several} not connect now.")
}

/// "of 38:38".
pub fn of_end(end: SimTime) -> String {
    format!("of {}", clock(end))
}

/// "3 min".
pub fn minutes_down(run: &Run) -> String {
    format!("{} min", whole_minutes(run.plan.downtime_seconds_until(run.now)))
}

/// "so far, 27 min in all".
pub fn minutes_down_in_all(run: &Run) -> String {
    let in_all = run.plan.downtime().map_or(0, |span| span.seconds());
    format!("so far, {} min in all", whole_minutes(in_all))
}

/// "so far, 16,214 in all".
pub fn lost_in_all(lost: Lost) -> String {
    format!("so far, {} in all", number(lost.in_all))
}

/// "longer than 74 of 100 rehearsals".
pub fn longer_than(rank: Rank) -> String {
    format!("longer than {} of 100 rehearsals", rank.end / 100)
}

/// "15.8 % of the error budget".
pub fn of_budget(share: &str) -> String {
    format!("{share} of the error budget")
}

/// "15.8 %" of what is left of a budget, and what is said of it.
pub fn budget(lost: Lost, left: u64) -> (String, &'static str) {
    let part = match left {
        0 => "All of it".to_owned(),
        left if lost.in_all > left => {
            format!(
                "{} times",
                super::number::one_decimal(u128::from(lost.in_all) * 10 / u128::from(left))
            )
        }
        left => share(lost.in_all, left),
    };
    let about = if left == 0 { "is spent already" } else { "is what the rollout takes of it" };
    (part, about)
}

/// "89,136 calls a day".
pub fn calls_a_day(calls: u64) -> String {
    format!("{} {} a day", number(calls), plural(calls as usize, "call", "calls"))
}

/// "callers" beside their number.
pub const fn callers(number: usize) -> &'static str {
    plural(number, "caller", "callers")
}
