//! What a condition is judged by: the page, how the lesson began, and what has happened in it.

use std::cell::OnceCell;
use std::sync::Arc;

use super::event::Event;
use super::member::position;
use super::names::At;
use super::question::Answered;
use crate::app::Model;
use crate::domain::{Config, Instance, Side};
use crate::rollout::course::Question as Rehearsed;
use crate::rollout::survey::Survey;
use crate::tls::fleet::Member;
use crate::tls::impact::{Judge, Verdict};

/// A member as it was when the lesson began.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// On which side.
    pub side: Side,
    /// Which.
    pub id: String,
    /// It connected.
    pub connected: bool,
    /// It must go on working.
    pub kept: bool,
    /// Requests a day.
    pub requests: u32,
}

/// How the lesson began.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// The instance.
    pub instance: Instance,
    /// What was live.
    pub live: Config,
    /// Everybody.
    pub members: Vec<Before>,
}

impl Baseline {
    /// Of the page at the start.
    pub fn of(model: &Model) -> Self {
        let judge = Judge::new(model.instance(), model.live());
        let before = |member: &Member| Before {
            side: member.profile.side(),
            id: member.profile.facts().id.to_string(),
            connected: matches!(judge.verdict(&member.profile), Verdict::Connects(..)),
            kept: member.keep,
            requests: member.requests,
        };
        Self {
            instance: model.instance(),
            live: model.live(),
            members: model.fleet().members.iter().map(before).collect(),
        }
    }
}

/// Asks many rehearsals.
pub type Ask<'a> = &'a dyn Fn(Rehearsed) -> Arc<Survey>;

/// What a condition is judged by.
pub struct Sight<'a> {
    /// The page.
    pub model: &'a Model,
    /// How the lesson began.
    pub start: &'a Baseline,
    /// What has happened.
    pub seen: &'a [Event],
    /// What was answered, by question.
    pub answers: &'a [(String, Answered)],
    /// Acts that count.
    pub acts: u32,
    /// Asks many rehearsals; only at Check.
    pub ask: Option<Ask<'a>>,
    judges: [OnceCell<Judge>; 3],
}

/// A member that connected when the lesson began, and does no more.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Loser {
    /// On which side.
    pub side: Side,
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// It must go on working.
    pub kept: bool,
    /// Requests a day, as they were.
    pub requests: u32,
}

impl<'a> Sight<'a> {
    /// Of the page, with nothing asked.
    pub const fn new(
        model: &'a Model,
        start: &'a Baseline,
        seen: &'a [Event],
        answers: &'a [(String, Answered)],
        acts: u32,
    ) -> Self {
        let judges = [const { OnceCell::new() }; 3];
        Self { model, start, seen, answers, acts, ask: None, judges }
    }

    /// The same, with many rehearsals at hand.
    #[must_use]
    pub fn asking(mut self, ask: Option<Ask<'a>>) -> Self {
        self.ask = ask;
        self
    }

    /// A configuration.
    pub fn config(&self, at: At) -> Config {
        match at {
            At::Live => self.model.live(),
            At::Draft => self.model.draft(),
            At::Target => self.model.target(),
        }
    }

    /// The same, ready to be asked about callers.
    pub fn judge(&self, at: At) -> &Judge {
        self.judges[at as usize].get_or_init(|| Judge::new(self.model.instance(), self.config(at)))
    }

    /// A member by its name.
    pub fn member(&self, id: &str) -> Option<&'a Member> {
        let fleet = self.model.fleet();
        fleet.members.get(position(fleet, id)?)
    }

    /// Who connected when the lesson began, and fails in a configuration. Whoever was taken out is lost; whom its owner has changed is
    /// judged as it is now.
    pub fn lost(&self, at: At) -> Vec<Loser> {
        let fleet = self.model.fleet();
        let owners = self.model.world().map_or(&[][..], |world| &world.owners);
        let now = |before: &Before| {
            let find = |id: &str| Some(&fleet.members[fleet.position(before.side, id)?]);
            let changed = || find(&owners.iter().find(|(id, _)| *id == before.id)?.1);
            find(&before.id).or_else(changed)
        };
        let judge = self.judge(at);
        let connected = self.start.members.iter().filter(|before| before.connected);
        connected
            .filter_map(|before| {
                let now = now(before);
                if now.is_some_and(|member| !judge.verdict(&member.profile).fails()) {
                    return None;
                }
                let name = now.map(|member| member.profile.facts().name.to_string());
                Some(Loser {
                    side: before.side,
                    name: name.unwrap_or_else(|| before.id.clone()),
                    id: before.id.clone(),
                    kept: before.kept,
                    requests: before.requests,
                })
            })
            .collect()
    }
}
