//! What undo restores: the facts that people set, and the rollouts they started.

use std::sync::Arc;

use super::Run;
use crate::domain::initial::initial_config;
use crate::domain::lockout::{may_be_pending, may_ever_be_pending};
use crate::domain::{Channel, Config, Instance, Setting};
use crate::rollout::Rehearsal;
use crate::tls::Fleet;

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
    /// Who calls, and whom the gateway calls. Shared, since acts make a new one.
    pub fleet: Arc<Fleet>,
    /// What is set for the rollout. Shared as well.
    pub rehearsal: Arc<Rehearsal>,
    /// Rollouts of this visit, oldest first.
    pub runs: Vec<Run>,
    /// The last of `runs` decides what is live; it began from `base`.
    pub current: bool,
    /// Which of `runs` is looked at.
    pub shown: usize,
    /// Saves so far, ways back among them: more than are kept.
    pub saves: u32,
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
            fleet: Fleet::example(),
            rehearsal: Arc::default(),
            runs: Vec::new(),
            current: false,
            shown: 0,
            saves: 0,
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
        self.draft = self.draft.with_those_of(target, locked.iter().copied());
        locked
    }

    /// Moves to another instance: what was saved and what is pending comes along, where it may be changed there.
    pub fn move_to(&mut self, instance: Instance) -> Vec<Setting> {
        let (old, live, draft) = (initial_config(self.instance), self.live(), self.draft);
        let saved = old.differing(live).filter(|setting| may_ever_be_pending(instance, *setting));
        let base = initial_config(instance).with_those_of(live, saved);
        self.instance = instance;
        self.base = base;
        self.current = false;
        self.draft = base.with_those_of(draft, live.differing(draft));
        self.take_back_locked()
    }
}
