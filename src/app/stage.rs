//! Which of its three times the Rollout tab shows, and what callers meet at the moment that is looked at.

use super::Model;
use crate::rollout::SimTime;
use crate::rollout::plan::{InForce, Phase};

/// The time of a rollout.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// Before it: what is planned, or any change.
    Before,
    /// While it runs.
    Running,
    /// After it.
    After,
}

/// What callers meet at the moment that is looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Now {
    /// The moment.
    pub at: SimTime,
    /// When it is over.
    pub end: SimTime,
    /// Which settings are in force.
    pub force: InForce,
    /// Which are next, from when on, and for how many seconds.
    pub next: Option<(InForce, SimTime, u32)>,
    /// What is being done; `None` at the end.
    pub phase: Option<Phase>,
}

impl Model {
    /// What the Rollout tab shows: a rollout that runs; else what a person asked for; else what is pending; else the last rollout.
    pub fn stage(&self) -> Stage {
        let Some(run) = self.shown() else { return Stage::Before };
        let pending = self.target() != self.draft();
        let ahead = self.look.ahead.unwrap_or(pending && !self.looks_back());
        match (run.is_over(), ahead) {
            (false, _) => Stage::Running,
            (true, true) => Stage::Before,
            (true, false) => Stage::After,
        }
    }

    /// What callers meet at the moment of the rollout that is looked at.
    pub fn now(&self) -> Option<Now> {
        let run = self.shown()?;
        let next = run.plan.in_force().into_iter().find(|(span, _)| span.from > run.now);
        Some(Now {
            at: run.now,
            end: run.plan.end(),
            force: run.plan.in_force_at(run.now),
            next: next.map(|(span, force)| (force, span.from, span.seconds())),
            phase: run.phase(),
        })
    }
}
