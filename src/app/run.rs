//! A rollout as it is watched.

use std::sync::Arc;

use crate::rollout::plan::Phase;
use crate::rollout::{Plan, SimTime, Speed};

/// A plan, and the moment of it that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What happens. Shared, since it never changes.
    pub plan: Arc<Plan>,
    /// The moment; never after the plan's end.
    pub now: SimTime,
    /// How fast time passes.
    pub speed: Speed,
    /// Does it pass?
    pub playing: bool,
}

impl Run {
    /// A rollout that begins now, a minute a second.
    pub fn start(plan: Plan) -> Self {
        Self { plan: Arc::new(plan), now: SimTime::ZERO, speed: Speed::Times60, playing: true }
    }

    /// Are both of the same rollout, at whatever moments?
    pub fn is_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
    }

    /// Is it over at the moment that is looked at?
    pub fn is_over(&self) -> bool {
        self.plan.is_over(self.now)
    }

    /// What is being done; `None` at the end.
    pub fn phase(&self) -> Option<Phase> {
        self.plan.phases().get(self.plan.phase_index_at(self.now)).copied()
    }

    /// Looks at another moment.
    pub fn seek(&mut self, to: SimTime) {
        self.now = to.min(self.plan.end());
        if self.is_over() {
            self.playing = false;
        }
    }
}
