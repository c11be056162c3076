//! Numbers of the page.

use std::sync::Arc;

use super::miss::{Miss, Undecided};
use super::predicates::{Form, Main};
use super::settings::score_at;
use crate::domain::lockout::may_be_pending;
use crate::domain::{CipherSuite, Setting, Side};
use crate::lesson::cursor::{Cursor, Fault, Problem};
use crate::lesson::names::{At, Named};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::sight::{Loser, Sight};
use crate::rollout::survey::Survey;

/// A number that the model knows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Value {
    /// Settings that wait to be saved.
    Pending,
    /// Saves, ways back among them.
    Saves,
    /// Acts that count.
    Acts,
    /// Minutes without an answer, of all rollouts.
    DowntimeMinutes,
    /// Minutes of the rollout that is looked at.
    DurationMinutes,
    /// Calls that it loses.
    CallsLost,
    /// Requests a day of callers that would be lost with the draft.
    LostRequests,
    /// Members that would be lost with it.
    LostMembers,
    /// Suites that may not change here.
    LockedSuites,
    /// Minutes that the window stays open.
    WindowMinutes,
    /// Calls that are left of the error budget.
    BudgetLeft,
    /// The score of what is live.
    Score,
    /// The score of the draft.
    ScoreDraft,
    /// Callers' requests a day in all.
    Requests,
    /// Members lost with what will be live that must go on working.
    KeptLost,
    /// Rehearsals of 100 that end within the window.
    WindowPercent,
    /// Those in which the way back does as well.
    WindowBackPercent,
    /// Minutes after which 95 of 100 are over.
    EndP95Minutes,
    /// Calls lost in 95 of 100 at most.
    LostP95,
    /// Minutes without an answer in half of them at most.
    DownP50Minutes,
}

impl Named for Value {
    const WHAT: &'static str = "a number of the page";

    fn all() -> Vec<Self> {
        vec![
            Self::Pending,
            Self::Saves,
            Self::Acts,
            Self::DowntimeMinutes,
            Self::DurationMinutes,
            Self::CallsLost,
            Self::LostRequests,
            Self::LostMembers,
            Self::LockedSuites,
            Self::WindowMinutes,
            Self::BudgetLeft,
            Self::Score,
            Self::ScoreDraft,
            Self::Requests,
            Self::KeptLost,
            Self::WindowPercent,
            Self::WindowBackPercent,
            Self::EndP95Minutes,
            Self::LostP95,
            Self::DownP50Minutes,
        ]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Saves => "saves",
            Self::Acts => "acts",
            Self::DowntimeMinutes => "downtime_minutes",
            Self::DurationMinutes => "duration_minutes",
            Self::CallsLost => "calls_lost",
            Self::LostRequests => "lost_requests",
            Self::LostMembers => "lost_members",
            Self::LockedSuites => "locked_suites",
            Self::WindowMinutes => "window_minutes",
            Self::BudgetLeft => "budget_left",
            Self::Score => "score",
            Self::ScoreDraft => "score_draft",
            Self::Requests => "requests",
            Self::KeptLost => "kept_lost",
            Self::WindowPercent => "window_percent",
            Self::WindowBackPercent => "window_back_percent",
            Self::EndP95Minutes => "end_p95_minutes",
            Self::LostP95 => "lost_p95",
            Self::DownP50Minutes => "down_p50_minutes",
        }
    }
}

impl Value {
    /// Do many rehearsals have to be asked for it?
    pub const fn is_slow(self) -> bool {
        match self {
            Self::WindowPercent
            | Self::WindowBackPercent
            | Self::EndP95Minutes
            | Self::LostP95
            | Self::DownP50Minutes => true,
            Self::Pending
            | Self::Saves
            | Self::Acts
            | Self::DowntimeMinutes
            | Self::DurationMinutes
            | Self::CallsLost
            | Self::LostRequests
            | Self::LostMembers
            | Self::LockedSuites
            | Self::WindowMinutes
            | Self::BudgetLeft
            | Self::Score
            | Self::ScoreDraft
            | Self::Requests
            | Self::KeptLost => false,
        }
    }

    /// How many it is, as far as that is known.
    pub fn of(self, sight: &Sight<'_>) -> Result<u64, Undecided> {
        let model = sight.model;
        let single = || self.survey(sight, false);
        let requests = || model.fleet().requests(Side::Client);
        Ok(match self {
            Self::Pending => model.target().differing(model.draft()).count() as u64,
            Self::Saves => u64::from(model.saves()),
            Self::Acts => u64::from(sight.acts),
            Self::DowntimeMinutes => {
                let down = model.runs().iter().filter_map(|run| run.plan.downtime());
                minutes(down.map(|span| span.seconds()).sum())
            }
            Self::DurationMinutes => {
                let run = model.shown().ok_or(Undecided::NoRollout(self))?;
                minutes(run.plan.end().seconds())
            }
            Self::CallsLost => model.lost().ok_or(Undecided::NoRollout(self))?.in_all,
            Self::LostRequests => {
                let lost = sight.lost(At::Draft).into_iter();
                let callers = lost.filter(|loser| loser.side == Side::Client);
                callers.map(|loser| u64::from(loser.requests)).sum()
            }
            Self::LostMembers => sight.lost(At::Draft).len() as u64,
            Self::LockedSuites => {
                let (instance, channel) = (model.instance(), model.channel());
                let is_locked = |suite: &CipherSuite| {
                    !may_be_pending(instance, channel, Setting::Cipher(*suite))
                };
                CipherSuite::ALL.iter().filter(|suite| is_locked(suite)).count() as u64
            }
            Self::WindowMinutes => u64::from(model.rehearsal().window.length),
            Self::BudgetLeft => model.rehearsal().objective.left(requests()),
            Self::Score => u64::from(score_at(At::Live, sight)),
            Self::ScoreDraft => u64::from(score_at(At::Draft, sight)),
            Self::Requests => requests(),
            Self::KeptLost => {
                let is_kept = |loser: &Loser| loser.kept;
                sight.lost(At::Target).into_iter().filter(is_kept).count() as u64
            }
            Self::WindowPercent => self.within(&*single()?, sight),
            Self::WindowBackPercent => self.within(&*self.survey(sight, true)?, sight),
            Self::EndP95Minutes => minutes(single()?.end(95)),
            Self::LostP95 => single()?.lost(95),
            Self::DownP50Minutes => minutes(single()?.down(50)),
        })
    }

    /// Whole percent of the rehearsals that end within the window.
    fn within(self, survey: &Survey, sight: &Sight<'_>) -> u64 {
        u64::from(survey.over_within(sight.model.rehearsal().window.length * 60) / 100)
    }

    /// What many rehearsals say of the planned change; with the way back, if that is asked for.
    fn survey(self, sight: &Sight<'_>, back: bool) -> Result<Arc<Survey>, Undecided> {
        let ask = sight.ask.ok_or(Undecided::AtCheck(self))?;
        let mut questions = sight.model.questions().into_iter().skip(usize::from(back));
        questions.next().map(ask).ok_or(Undecided::AtCheck(self))
    }
}

/// As the page rounds them.
const fn minutes(seconds: u32) -> u64 {
    (seconds / 60 + if seconds % 60 >= 30 { 1 } else { 0 }) as u64
}

/// Numbers, with a range each.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(pub Vec<(Value, Range)>);

impl Main for Values {
    const FORM: Form = Form::Values;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let words = || Value::all().into_iter().map(|value| value.word().to_owned()).collect();
        let one = |(name, range): (&str, Cursor<'_>)| {
            let value = Value::named(name).ok_or_else(|| range.fault(Problem::Unknown(words())))?;
            Ok((value, Range::read(&range)?))
        };
        let values: Vec<_> = cursor.any_object()?.all().map(one).collect::<Result<_, _>>()?;
        if values.is_empty() {
            Err(cursor.expected("a number of the page with its range"))
        } else {
            Ok(Self(values))
        }
    }

    fn write(&self) -> Node {
        let one = |(value, range): &(Value, Range)| (value.word().to_owned(), range.write());
        Node::Object(self.0.iter().map(one).collect())
    }

    fn slow(&self) -> Option<Value> {
        self.0.iter().map(|(value, _)| *value).find(|value| value.is_slow())
    }
}

/// Every number is within its range.
pub(super) fn within(values: &Values, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
    values.0.iter().try_for_each(|(value, wanted)| {
        let is = value.of(sight).map_err(Miss::Undecided)?;
        if wanted.holds(is) {
            return Ok(());
        }
        Err(Miss::Value { value: *value, is, wanted: *wanted })
    })
}
