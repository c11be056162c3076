//! What is missing where a condition is not true.

use super::Condition;
use super::instance::Mismatch;
use super::value::Value;
use crate::domain::warning::Warning;
use crate::domain::{Setting, Side};
use crate::lesson::event::Event;
use crate::lesson::names::At;
use crate::lesson::range::Range;
use crate::lesson::sight::Loser;
use crate::rollout::SimTime;
use crate::tls::outcome::Failure;
use crate::tls::preset::Preset;
use crate::verdict::{Judged, Opinion, Rule, Says, Seen};

/// What is missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Miss {
    /// The instance is another.
    Instance(Mismatch),
    /// These are on, or off, and should not be.
    Settings {
        /// Where.
        at: At,
        /// Which.
        settings: Vec<Setting>,
        /// They are on.
        on: bool,
    },
    /// These differ from how the lesson began as well.
    Beside {
        /// Where.
        at: At,
        /// Which.
        settings: Vec<Setting>,
    },
    /// These are not as a preset wants them.
    Preset {
        /// Which preset.
        preset: Preset,
        /// Where.
        at: At,
        /// Which settings.
        settings: Vec<Setting>,
    },
    /// The score is another.
    Score {
        /// Where.
        at: At,
        /// What it is.
        is: u32,
        /// What was wanted.
        wanted: Range,
    },
    /// A member fails that should connect, for this reason.
    Fails {
        /// On which side.
        side: Side,
        /// Which.
        id: String,
        /// Its name.
        name: String,
        /// Where.
        at: At,
        /// Why.
        failure: Option<Failure>,
    },
    /// A member connects that should fail.
    Connects {
        /// On which side.
        side: Side,
        /// Which.
        id: String,
        /// Its name.
        name: String,
        /// Where.
        at: At,
    },
    /// Other members are lost than may be.
    Lost {
        /// Where.
        at: At,
        /// Only of this side.
        side: Option<Side>,
        /// Only those that must go on working.
        kept: bool,
        /// Who is, those with most requests first.
        losers: Vec<Loser>,
        /// How many members may be.
        members: Option<Range>,
        /// How many requests a day.
        requests: Option<Range>,
    },
    /// The draft is dangerous.
    Danger(Warning),
    /// Nothing was saved yet.
    NothingSaved,
    /// A rollout is running, until then.
    Running(SimTime),
    /// Nothing was rolled back.
    NotRolledBack,
    /// Other settings differ from the imported text than may.
    Drift {
        /// Where.
        at: At,
        /// Which.
        settings: Vec<Setting>,
        /// How many may.
        wanted: Range,
    },
    /// A linter says something else, or is otherwise right.
    Verdict {
        /// Where.
        at: At,
        /// What it says.
        opinion: Opinion,
        /// What it should say.
        says: Option<Says>,
        /// Whether it should be right.
        judged: Option<Judged>,
    },
    /// A number is another.
    Value {
        /// Of what.
        value: Value,
        /// What it is.
        is: u64,
        /// What was wanted.
        wanted: Range,
    },
    /// Something has not happened.
    Unseen(Event),
    /// A question is open, or was answered wrongly.
    Unanswered {
        /// Which.
        question: String,
        /// The last answer.
        wrong: Option<String>,
    },
    /// Not one of these.
    Any(Vec<Self>),
    /// This is true, and should not be.
    Held(Box<Condition>),
    /// It cannot be decided.
    Undecided(Undecided),
}

/// Why something cannot be decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Undecided {
    /// The fleet has no such member.
    NoMember(String),
    /// Nobody knows whether this member connects.
    Unknown(String),
    /// Nothing was imported.
    NothingImported,
    /// The rule does not look at that.
    NotLookedAt(Rule, Seen),
    /// Nothing was saved, so there is no such number.
    NoRollout(Value),
    /// Many rehearsals are asked at Check only.
    AtCheck(Value),
}

impl Miss {
    /// Can it not be decided?
    pub fn is_undecided(&self) -> bool {
        match self {
            Self::Undecided(_) => true,
            Self::Any(misses) => misses.iter().any(Self::is_undecided),
            Self::Instance(_)
            | Self::Settings { .. }
            | Self::Beside { .. }
            | Self::Preset { .. }
            | Self::Score { .. }
            | Self::Fails { .. }
            | Self::Connects { .. }
            | Self::Lost { .. }
            | Self::Danger(_)
            | Self::NothingSaved
            | Self::Running(_)
            | Self::NotRolledBack
            | Self::Drift { .. }
            | Self::Verdict { .. }
            | Self::Value { .. }
            | Self::Unseen(_)
            | Self::Unanswered { .. }
            | Self::Held(_) => false,
        }
    }
}
