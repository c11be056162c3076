//! What to watch after client TLS 1.3 was enabled: metrics and log lines of the callers that renegotiate.
//!
//! All of it is simulated, from the invented list in [`RECENT`].

use super::plan::{InForce, Plan};
use super::time::SimTime;
use crate::domain::lockout::edition_page;
use crate::domain::renegotiation::{RECENT, Renegotiation};
use crate::domain::{Cited, Confidence, Edition, Setting};

/// Calls of one caller since Save.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Metric {
    /// Who calls what.
    pub caller: Renegotiation,
    /// Calls made.
    pub made: u32,
    /// Calls that failed, because a node with TLS 1.3 was met.
    pub failed: u32,
    /// Calls that nobody answered.
    pub unanswered: u32,
}

/// A failed connection in the gateway's log.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LogLine {
    /// When.
    pub at: SimTime,
    /// Whose call of what failed.
    pub caller: Renegotiation,
    /// Why.
    pub fault: Fault,
}

/// Why a call failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// The gateway did not answer.
    NoAnswer,
    /// A node with TLS 1.3 was met, which cannot renegotiate.
    Renegotiation,
}

/// Where it is stated what to watch.
pub const fn cited(edition: Edition) -> Cited {
    edition_page(
        edition,
        "Optionally enable TLS 1.3 when clients require certificate renegotiation",
        Confidence::Documented,
    )
}

/// Did `plan` enable client TLS 1.3 while clients renegotiate?
pub fn applies(plan: &Plan) -> bool {
    let setting = Setting::CLIENT_TLS13;
    plan.instance().renegotiation && !plan.before().is_on(setting) && plan.after().is_on(setting)
}

/// The metrics of every listed caller at `at`.
pub fn metrics(plan: &Plan, at: SimTime) -> Vec<Metric> {
    RECENT
        .iter()
        .map(|caller| {
            let mut metric = Metric { caller: *caller, made: 0, failed: 0, unanswered: 0 };
            for (_, fault) in calls(plan, caller, at) {
                metric.made += 1;
                match fault {
                    Some(Fault::Renegotiation) => metric.failed += 1,
                    Some(Fault::NoAnswer) => metric.unanswered += 1,
                    None => {}
                }
            }
            metric
        })
        .collect()
}

/// The last `most` failed connections before `at`, newest first.
pub fn log(plan: &Plan, at: SimTime, most: usize) -> Vec<LogLine> {
    let mut lines: Vec<LogLine> = Vec::new();
    for caller in &RECENT {
        for (at, fault) in calls(plan, caller, at) {
            if let Some(fault) = fault {
                let place = lines.partition_point(|line| line.at > at);
                lines.insert(place, LogLine { at, caller: *caller, fault });
                lines.truncate(most);
            }
        }
    }
    lines
}

/// Every call of `caller` from Save to `at`, evenly spaced, and what it falls over.
///
/// Nodes are met in turn, so the share of failing calls is the share of serving nodes that have the new configuration.
fn calls<'a>(
    plan: &'a Plan,
    caller: &'a Renegotiation,
    at: SimTime,
) -> impl Iterator<Item = (SimTime, Option<Fault>)> + 'a {
    let every = 3600 / u32::from(caller.calls_per_hour).max(1);
    (1..)
        .map(move |number: u32| (number, SimTime::from_seconds(number * every)))
        .take_while(move |(_, time)| *time <= at)
        .map(move |(number, time)| (time, fault(plan, number, time)))
}

fn fault(plan: &Plan, number: u32, time: SimTime) -> Option<Fault> {
    let meets_new = match (plan.in_force_at(time), plan.nodes_at(time)) {
        (InForce::Nothing, _) => return Some(Fault::NoAnswer),
        (InForce::Old, _) => false,
        (InForce::New, _) => true,
        (InForce::Both, Some(nodes)) if nodes.old + nodes.new > 0 => {
            number % u32::from(nodes.old + nodes.new) < u32::from(nodes.new)
        }
        // The platform shows no nodes: half of each is taken.
        (InForce::Both, _) => number.is_multiple_of(2),
    };
    meets_new.then_some(Fault::Renegotiation)
}
