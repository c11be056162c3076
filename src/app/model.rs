//! The few facts that are stored. Everything else on the page is computed from them.

use super::history::History;
use super::look::Look;
use super::notice::Left;
use super::state::State;
use super::world::World;
use super::{Notice, Run};
use crate::codec::link::{RolloutSnapshot, Snapshot};
use crate::domain::changes::{Change, changes};
use crate::domain::lockout::free;
use crate::domain::warning::Warning;
use crate::domain::{Channel, Config, Instance, Setting};
use crate::tls::Fleet;
use crate::tls::harden::{Point, frontier};
use crate::tls::impact::{Impact, Judge, impact, remedy};
use crate::tls::profile::Profile;
use crate::tls::weaker::{Standing, standing, warnings};
use std::sync::Arc;

/// The whole page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub(super) state: State,
    pub(super) look: Look,
    pub(super) history: History,
    pub(super) notice: Option<Notice>,
    /// Counts notices, so that the same one twice is heard twice.
    pub(super) notices: u32,
    /// How long the last one has stood while the clock ran.
    pub(super) stood_milliseconds: u32,
    /// The clock has reached a phase that is not said yet.
    pub(super) phase_waits: bool,
    pub(super) awaited: Option<Awaited>,
    pub(super) world: Option<Arc<World>>,
}

/// The fleet of the last visit, as long as what reads fleets is not here.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Awaited {
    /// Its JSON.
    pub text: String,
    /// What stands for it: this one, not another that is equal.
    pub stand_in: Arc<Fleet>,
}

impl Model {
    /// The instance.
    pub const fn instance(&self) -> Instance {
        self.state.instance
    }

    /// By which way changes are made.
    pub const fn channel(&self) -> Channel {
        self.state.channel
    }

    /// The draft.
    pub const fn draft(&self) -> Config {
        self.state.draft
    }

    /// The rollout that decides what is live.
    pub fn current(&self) -> Option<&Run> {
        self.state.current()
    }

    /// Is a rollout running at the moment that is looked at?
    pub fn is_updating(&self) -> bool {
        self.state.is_updating()
    }

    /// The live configuration.
    pub fn live(&self) -> Config {
        self.state.live()
    }

    /// What is live, or will be when the running rollout ends: what the draft is compared with.
    pub fn target(&self) -> Config {
        self.state.target()
    }

    /// The pending changes, in the page's order.
    pub fn changes(&self) -> Vec<Change> {
        changes(self.instance(), self.target(), self.draft())
    }

    /// What is dangerous in the draft, for the fleet as well.
    pub fn warnings(&self) -> Vec<Warning> {
        warnings(self.instance(), self.fleet(), self.target(), self.draft())
    }

    /// Who calls, and whom the gateway calls.
    pub const fn fleet(&self) -> &Arc<Fleet> {
        &self.state.fleet
    }

    /// The JSON of the last visit's fleet, if that is still to be read: until then another stands for it.
    pub fn awaited_fleet(&self) -> Option<&str> {
        self.awaited.as_ref().map(|awaited| &*awaited.text)
    }

    /// What becomes of the fleet when the live configuration becomes the draft.
    pub fn impact(&self) -> Impact {
        impact(self.instance(), self.fleet(), self.live(), self.draft())
    }

    /// The score of the draft beside the live configuration.
    pub fn standing(&self) -> Standing {
        standing(self.instance(), self.fleet(), self.live(), self.draft())
    }

    /// The live configuration, ready to be asked.
    pub fn before(&self) -> Judge {
        Judge::new(self.instance(), self.live())
    }

    /// The draft, ready to be asked.
    pub fn after(&self) -> Judge {
        Judge::new(self.instance(), self.draft())
    }

    /// The smallest change of the draft with which `profile` connects.
    pub fn remedy(&self, profile: &Profile) -> Option<Vec<Setting>> {
        remedy(self.instance(), self.channel(), self.draft(), profile)
    }

    /// The best trades between strength and traffic that can be reached from what is live.
    pub fn frontier(&self) -> Vec<Point> {
        let free = free(self.instance(), self.channel());
        frontier(self.instance(), self.fleet(), self.target(), &free)
    }

    /// Rollouts of this visit, oldest first.
    pub fn runs(&self) -> &[Run] {
        &self.state.runs
    }

    /// The rollout that is looked at.
    pub fn shown(&self) -> Option<&Run> {
        self.state.runs.get(self.state.shown)
    }

    /// Its position in [`Model::runs`].
    pub const fn shown_index(&self) -> usize {
        self.state.shown
    }

    /// Is the rollout that is looked at an earlier one, which decides nothing of what is live now?
    pub fn looks_back(&self) -> bool {
        let shown = self.shown();
        shown.is_some_and(|shown| !self.current().is_some_and(|current| shown.is_of(current)))
    }

    /// Does simulated time pass?
    pub fn is_playing(&self) -> bool {
        self.shown().is_some_and(|run| run.playing)
    }

    /// Can an act be taken back?
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Can one be done again?
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The outcome of the last act, and its number.
    pub const fn notice(&self) -> (u32, Option<&Notice>) {
        (self.notices, self.notice.as_ref())
    }

    /// What a link does not carry.
    pub fn left_by_a_link(&self) -> Left {
        let current = usize::from(self.state.current);
        Left {
            fleet: self.awaited.is_some() || *self.state.fleet != *Fleet::example(),
            earlier: self.state.runs.len() > current,
        }
    }

    /// What a link carries.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            instance: self.instance(),
            channel: self.channel(),
            live: self.state.base,
            draft: self.draft(),
            rehearsal: self.state.rehearsal.clone(),
            rollout: self.current().map(|run| RolloutSnapshot {
                after: run.plan.after(),
                seed: run.plan.seed(),
                assumed: run.plan.assumed(),
                now: run.now,
                speed: run.speed,
            }),
        }
    }
}
