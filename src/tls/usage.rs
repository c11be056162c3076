//! How often each suite is used, side by side.

use super::fleet::Fleet;
use super::impact::{Judge, Verdict};
use crate::domain::{CipherSuite, Config, Instance, Side};

/// How often a suite is used on one side.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Use {
    /// Members that connect with it.
    pub members: usize,
    /// Their requests a day.
    pub requests: u64,
    /// Members that may connect with it: nobody knows which suites they have.
    pub open: usize,
    /// Their requests a day.
    pub open_requests: u64,
}

/// What is known of who uses a suite.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Usage {
    /// Somebody does.
    Somebody,
    /// Nobody can.
    Nobody,
    /// Nobody who is known does; of others nobody knows.
    Unknown,
}

impl Use {
    /// Does anybody use it? A member without requests does as well.
    pub const fn usage(self) -> Usage {
        match (self.members, self.open) {
            (0, 0) => Usage::Nobody,
            (0, _) => Usage::Unknown,
            _ => Usage::Somebody,
        }
    }
}

/// How often every suite is used, by callers and with backends.
#[derive(Clone, Debug, PartialEq)]
pub struct Uses {
    by: [[Use; CipherSuite::ALL.len()]; 2],
    requests: [u64; 2],
}

impl Uses {
    /// By `fleet`, with `config`.
    pub fn new(instance: Instance, fleet: &Fleet, config: Config) -> Self {
        let judge = Judge::new(instance, config);
        let mut by = [[Use::default(); CipherSuite::ALL.len()]; 2];
        for member in &fleet.members {
            let requests = u64::from(member.requests);
            let side = &mut by[member.profile.side() as usize];
            match judge.verdict(&member.profile) {
                Verdict::Connects(_, suite) => {
                    side[suite as usize].members += 1;
                    side[suite as usize].requests += requests;
                }
                Verdict::Fails => {}
                Verdict::Unknown => {
                    let may = |suite: &CipherSuite| judge.may_use(&member.profile, *suite);
                    for suite in CipherSuite::ALL.into_iter().filter(may) {
                        side[suite as usize].open += 1;
                        side[suite as usize].open_requests += requests;
                    }
                }
            }
        }
        Self { by, requests: Side::ALL.map(|side| fleet.requests(side)) }
    }

    /// How often `suite` is used on `side`.
    pub const fn of(&self, side: Side, suite: CipherSuite) -> Use {
        self.by[side as usize][suite as usize]
    }

    /// Requests a day on `side`, whatever becomes of them.
    pub const fn requests(&self, side: Side) -> u64 {
        self.requests[side as usize]
    }

    /// Does somebody who is known use `suite`, on either side?
    pub fn is_used(&self, suite: CipherSuite) -> bool {
        Side::ALL.into_iter().any(|side| self.of(side, suite).usage() == Usage::Somebody)
    }
}
