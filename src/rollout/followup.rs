//! What to watch after client TLS 1.3 was enabled: metrics and log lines of the callers that renegotiate.
//!
//! All of it is simulated, from the invented list in [`RECENT`].

use super::plan::Plan;
use super::time::SimTime;
use crate::domain::Setting;
use crate::domain::renegotiation::{RECENT, Renegotiation};

/// Calls of one caller since Save.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Metric {
    /// Who calls what.
    pub caller: Renegotiation,
    /// Calls made.
    pub made: u32,
    /// Calls that failed, because a node with TLS 1.3 was met.
    pub failed: u32,
}

/// A failed connection in the gateway's log.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LogLine {
    /// When.
    pub at: SimTime,
    /// Whose call of what failed.
    pub caller: Renegotiation,
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
            let calls = calls(plan, caller, at);
            let (made, failed) = calls
                .fold((0, 0), |(made, failed), (_, fails)| (made + 1, failed + u32::from(fails)));
            Metric { caller: *caller, made, failed }
        })
        .collect()
}

/// The last `most` failed connections before `at`, newest first.
pub fn log(plan: &Plan, at: SimTime, most: usize) -> Vec<LogLine> {
    let mut lines: Vec<LogLine> = Vec::new();
    for caller in &RECENT {
        for (at, fails) in calls(plan, caller, at) {
            if fails {
                let place = lines.partition_point(|line| line.at > at);
                lines.insert(place, LogLine { at, caller: *caller });
                lines.truncate(most);
            }
        }
    }
    lines
}

/// Every call of `caller` from Save to `at`, evenly spaced, and whether it fails.
///
/// Nodes are met in turn, so the share of failing calls is the share of serving nodes that have the new configuration.
fn calls<'a>(
    plan: &'a Plan,
    caller: &'a Renegotiation,
    at: SimTime,
) -> impl Iterator<Item = (SimTime, bool)> + 'a {
    let every = 3600 / u32::from(caller.calls_per_hour).max(1);
    (1..)
        .map(move |number: u32| (number, SimTime::from_seconds(number * every)))
        .take_while(move |(_, time)| *time <= at)
        .map(move |(number, time)| {
            let fails = match plan.nodes_at(time) {
                Some(nodes) if nodes.old + nodes.new > 0 => {
                    number % u32::from(nodes.old + nodes.new) < u32::from(nodes.new)
                }
                // Nobody answers, or the platform shows no nodes: the new configuration decides alone.
                Some(_) | None => match plan.in_force_at(time) {
                    super::plan::InForce::Nothing | super::plan::InForce::New => true,
                    super::plan::InForce::Both => number % 2 == 0,
                    super::plan::InForce::Old => false,
                },
            };
            (time, fails)
        })
}
