//! The calls of a fleet through a rollout: whom each meets, and what becomes of it.
//!
//! Calls are counted in parts of a call so small that every share is a whole number of them, so that none gets lost.

use std::sync::Arc;

use super::calendar::Moment;
use super::draw::Stretch;
use super::week::Week;
use crate::domain::{Config, Instance, Side};
use crate::tls::fleet::Fleet;
use crate::tls::impact::{Judge, Verdict};
use crate::tls::outcome::Reason;

/// When calls come: the shape of a week, and the moment of Save in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// How calls are spread.
    pub week: Arc<Week>,
    /// The second of the week at which Save is pressed.
    pub start: u32,
}

impl Load {
    /// Calls spread like `week`, around a Save at `start`, as clocks show it where the callers are.
    pub fn new(week: Arc<Week>, start: Moment) -> Self {
        Self { week, start: start.minute_of_week() * 60 }
    }

    /// Weight-seconds from the week's beginning to `second` after Save.
    pub fn until(&self, second: u32) -> u64 {
        self.week.until(self.start + second)
    }

    /// Weight-seconds between two seconds after Save.
    pub fn between(&self, (from, to): (u32, u32)) -> u64 {
        self.until(to) - self.until(from)
    }

    /// Parts that make one call.
    pub fn parts(&self) -> u128 {
        u128::from(self.week.whole().max(1))
    }
}

/// Weight-seconds during which callers met nobody, or one of the configurations.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Met {
    /// Nobody answered.
    pub none: u64,
    /// By configuration: the one before the first save, then the one of each save.
    pub by: [u64; CONFIGS_MAX],
}

/// Most configurations in a row: one before, and one of each save.
pub const CONFIGS_MAX: usize = 5;

impl Met {
    /// Adds `weight` weight-seconds of `stretch`, a part of the save from configuration `old` to the next one.
    pub fn add(&mut self, stretch: Stretch, weight: u64, old: usize) {
        let (before, after) = (u64::from(stretch.old), u64::from(stretch.new));
        let new = match before + after {
            0 => return self.none += weight,
            serving => weight * after / serving,
        };
        self.by[old] += weight - new;
        self.by[old + 1] += new;
    }

    /// Adds weight-seconds in which only configuration `at` answers.
    pub fn only(&mut self, at: usize, weight: u64) {
        self.by[at] += weight;
    }

    /// Adds all of `other`.
    pub fn join(&mut self, other: &Self) {
        self.none += other.none;
        for (weight, more) in self.by.iter_mut().zip(other.by) {
            *weight += more;
        }
    }

    /// All of it.
    pub fn whole(&self) -> u64 {
        self.none + self.by.iter().sum::<u64>()
    }
}

/// What becomes of a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It is served.
    Served,
    /// The handshake fails, for this reason.
    Refused(Reason),
    /// Nobody knows: the suites of its profile are not all known.
    Unknown,
    /// Nobody answers.
    Down,
}

/// Members of one side that fare alike, whatever configuration they meet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Class {
    pub(super) side: Side,
    /// By configuration.
    pub(super) outcomes: Vec<Outcome>,
    pub(super) requests: u64,
}

/// How a fleet fares with each of several configurations.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Callers {
    pub(super) classes: Vec<Class>,
}

/// Calls of one outcome, in parts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Part {
    /// What becomes of them.
    pub outcome: Outcome,
    /// Parts of calls.
    pub parts: u128,
}

impl Callers {
    /// How `fleet` fares with `configs`, each on its instance.
    pub fn new(fleet: &Fleet, configs: &[(Instance, Config)]) -> Self {
        let judges: Vec<Judge> =
            configs.iter().map(|(instance, config)| Judge::new(*instance, *config)).collect();
        let mut classes: Vec<Class> = Vec::new();
        for member in &fleet.members {
            let outcome = |judge: &Judge| match judge.verdict(&member.profile) {
                Verdict::Connects(..) => Outcome::Served,
                Verdict::Unknown => Outcome::Unknown,
                Verdict::Fails => match judge.explain(&member.profile) {
                    Err(fell) => Outcome::Refused(fell.reason),
                    Ok(_) => Outcome::Served,
                },
            };
            let class = Class {
                side: member.profile.side(),
                outcomes: judges.iter().map(outcome).collect(),
                requests: u64::from(member.requests),
            };
            let same = classes
                .iter_mut()
                .find(|other| other.side == class.side && other.outcomes == class.outcomes);
            match same {
                Some(same) => same.requests += class.requests,
                None => classes.push(class),
            }
        }
        Self { classes }
    }

    /// The calls of one side, by outcome: served first, then what was refused, unknown, down.
    pub fn fare(&self, side: Side, met: &Met) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut add = |outcome: Outcome, requests: u64, weight: u64| {
            let calls = parts_of(requests, weight);
            match parts.iter_mut().find(|part| part.outcome == outcome) {
                Some(part) => part.parts += calls,
                None if calls > 0 => parts.push(Part { outcome, parts: calls }),
                None => {}
            }
        };
        for class in self.classes.iter().filter(|class| class.side == side) {
            for (outcome, weight) in class.outcomes.iter().zip(met.by) {
                add(*outcome, class.requests, weight);
            }
            add(Outcome::Down, class.requests, met.none);
        }
        parts
    }

    /// Every outcome that some member of `side` can meet, in the order of the picture.
    pub fn outcomes(&self, side: Side) -> Vec<Outcome> {
        let mut refused: Vec<Outcome> = Vec::new();
        for class in self.classes.iter().filter(|class| class.side == side) {
            for outcome in &class.outcomes {
                let known = matches!(outcome, Outcome::Served | Outcome::Unknown);
                if !known && !refused.contains(outcome) {
                    refused.push(*outcome);
                }
            }
        }
        let mut all = vec![Outcome::Served];
        all.append(&mut refused);
        all.extend([Outcome::Unknown, Outcome::Down]);
        all
    }
}

/// Requests a day that a rollout takes from callers who were served before it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Prices {
    /// While nobody answers.
    pub down: u64,
    /// With each configuration: what its client side refuses, and what its backend side keeps from being answered.
    pub by: [u64; CONFIGS_MAX],
}

impl Prices {
    /// What `configs`, each on its instance, cost the callers of `fleet`.
    pub fn new(fleet: &Fleet, configs: &[(Instance, Config)]) -> Self {
        let judges: Vec<Judge> =
            configs.iter().map(|(instance, config)| Judge::new(*instance, *config)).collect();
        // Requests a day that are refused now and were not before, by side and configuration; of the first: all refused.
        let mut refused = [[0; CONFIGS_MAX]; 2];
        for member in &fleet.members {
            let mut served_at_first = true;
            let counts = &mut refused[member.profile.side() as usize];
            for (at, (judge, count)) in judges.iter().zip(counts).enumerate() {
                let fails = judge.verdict(&member.profile).fails();
                if fails && served_at_first {
                    *count += u64::from(member.requests);
                }
                served_at_first &= at > 0 || !fails;
            }
        }
        let [clients, behind] = refused;
        let served = fleet.requests(Side::Client) - clients[0];
        let backends = u128::from(fleet.requests(Side::Backend).max(1));
        let open = backends - u128::from(behind[0]);
        // A call that got in still needs a backend; which one is taken not to depend on the caller.
        let through = |calls: u64, of: u128| (u128::from(calls) * of / backends) as u64;
        let price = |at: usize| {
            if at == 0 {
                return 0;
            }
            let lost = clients[at];
            through(lost, open) + through(served - lost, u128::from(behind[at]))
        };
        let down = through(served, open);
        Self { down, by: std::array::from_fn(price) }
    }

    /// Calls lost to what was met.
    pub fn lost(&self, met: &Met, load: &Load) -> u64 {
        let by = self.by.iter().zip(met.by).map(|(price, weight)| parts_of(*price, weight));
        let lost = parts_of(self.down, met.none) + by.sum::<u128>();
        (lost / load.parts()) as u64
    }
}

/// Parts of calls that `requests` a day make in a stretch of `weight` weight-seconds. A week has seven days of requests.
pub fn parts_of(requests: u64, weight: u64) -> u128 {
    u128::from(requests) * 7 * u128::from(weight)
}
