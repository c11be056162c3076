//! The few facts that are stored. Everything else on the page is computed from them.

use super::history::History;
use super::{Notice, Run};
use crate::codec::link::{RolloutSnapshot, Snapshot};
use crate::domain::changes::{Change, changes};
use crate::domain::initial::initial_config;
use crate::domain::lockout::may_be_pending;
use crate::domain::warning::{Warning, warnings};
use crate::domain::{Channel, Config, Instance, Setting};

/// Most rollouts that are kept to be looked at again.
pub const RUNS_MAX: usize = 20;

/// What undo restores.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The instance.
    pub instance: Instance,
    /// By which way changes are made.
    pub channel: Channel,
    /// The live configuration, as long as no rollout is current.
    pub base: Config,
    /// The draft.
    pub draft: Config,
    /// Rollouts of this visit, oldest first.
    pub runs: Vec<Run>,
    /// The last of `runs` decides what is live; it began from `base`.
    pub current: bool,
    /// Which of `runs` is looked at.
    pub shown: usize,
}

impl Default for State {
    fn default() -> Self {
        let instance = Instance::default();
        let base = initial_config(instance);
        Self {
            instance,
            channel: Channel::Portal,
            base,
            draft: base,
            runs: Vec::new(),
            current: false,
            shown: 0,
        }
    }
}

/// The whole page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub(super) state: State,
    pub(super) history: History,
    pub(super) notice: Option<Notice>,
    /// Counts notices, so that the same one twice is heard twice.
    pub(super) notices: u32,
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

    /// What is dangerous in the draft.
    pub fn warnings(&self) -> Vec<Warning> {
        warnings(self.instance(), self.target(), self.draft())
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

    /// What a link carries.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            instance: self.instance(),
            channel: self.channel(),
            live: self.state.base,
            draft: self.draft(),
            rollout: self.current().map(|run| RolloutSnapshot {
                after: run.plan.after(),
                seed: run.plan.seed(),
                now: run.now,
                speed: run.speed,
            }),
        }
    }
}

impl State {
    /// See [`Model::current`].
    pub fn current(&self) -> Option<&Run> {
        if self.current { self.runs.last() } else { None }
    }

    /// See [`Model::is_updating`].
    pub fn is_updating(&self) -> bool {
        self.current().is_some_and(|run| !run.is_over())
    }

    /// See [`Model::live`].
    pub fn live(&self) -> Config {
        self.current().map_or(self.base, |run| run.plan.config_at(run.now))
    }

    /// See [`Model::target`].
    pub fn target(&self) -> Config {
        self.current().map_or(self.base, |run| run.plan.after())
    }

    /// Takes back every pending change that may not wait here, and says which.
    pub fn take_back_locked(&mut self) -> Vec<Setting> {
        let target = self.target();
        let locked: Vec<_> = target
            .differing(self.draft)
            .filter(|setting| !may_be_pending(self.instance, self.channel, *setting))
            .collect();
        for setting in &locked {
            self.draft = self.draft.with(*setting, target.is_on(*setting));
        }
        locked
    }

    /// Moves to another instance: what was saved and what is pending comes along, where it may be changed there.
    pub fn move_to(&mut self, instance: Instance) -> Vec<Setting> {
        let (old, live, draft) = (initial_config(self.instance), self.live(), self.draft);
        let mut base = initial_config(instance);
        for setting in old.differing(live) {
            let reachable =
                Channel::ALL.into_iter().any(|channel| may_be_pending(instance, channel, setting));
            if reachable {
                base = base.with(setting, live.is_on(setting));
            }
        }
        let pending: Vec<_> = live.differing(draft).collect();
        self.instance = instance;
        self.base = base;
        self.current = false;
        self.draft = pending
            .iter()
            .fold(base, |config, setting| config.with(*setting, draft.is_on(*setting)));
        self.take_back_locked()
    }
}
