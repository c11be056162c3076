//! Where to go for what is missing.

use super::instance::Mismatch;
use super::miss::{Miss, Undecided};
use super::value::Value;
use super::{Condition, Test, What};
use crate::app::look::Screen;
use crate::app::seen::Copied;
use crate::app::world::Fact;
use crate::codec::export::Format;
use crate::domain::{Setting, Side};
use crate::lesson::event::Event;
use crate::lesson::member::name_of;
use crate::lesson::names::{Moment, Reason};
use crate::lesson::sight::Sight;
use crate::rollout::operation::Operation;
use crate::rollout::rehearsal::Field;
use crate::tls::fleet::Member;

/// A place on the page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Place {
    /// A fact in the instance panel.
    Instance(Fact),
    /// By which way changes are made.
    Channel,
    /// A switch, or all of them where it does not matter which.
    Setting(Option<Setting>),
    /// The pane of TLS 1.3 on a side.
    Pane(Side),
    /// Pending changes, with Save.
    Pending,
    /// The row of a member.
    Member(Side, String),
    /// Adding a caller of one's own.
    Own,
    /// The hardening advice.
    Hardening,
    /// The time of a rollout.
    Time(Option<Moment>),
    /// Rolling back.
    RollBack,
    /// Operations to try.
    Operation(Operation),
    /// A field of the rollout.
    Field(Field),
    /// What many rehearsals say.
    Forecast,
    /// The change request.
    ChangeRequest,
    /// The link.
    Share,
    /// Bringing a text in.
    Import,
    /// A format.
    Format(Option<Format>),
    /// What linters say.
    Verdicts,
    /// A tab.
    Tab(Screen),
    /// A question of the lesson.
    Question(String),
}

impl Place {
    /// The tab that it is on; `None` if it is beside all tabs.
    pub const fn screen(&self) -> Option<Screen> {
        match self {
            Self::Instance(_) | Self::Channel | Self::Pending | Self::Share | Self::Question(_) => {
                None
            }
            Self::Setting(_) | Self::Pane(_) => Some(Screen::Settings),
            Self::Member(..) | Self::Own | Self::Hardening => Some(Screen::Impact),
            Self::Time(_)
            | Self::RollBack
            | Self::Operation(_)
            | Self::Field(_)
            | Self::Forecast
            | Self::ChangeRequest => Some(Screen::Rollout),
            Self::Import | Self::Format(_) | Self::Verdicts => Some(Screen::Code),
            Self::Tab(screen) => Some(*screen),
        }
    }

    /// Where to go for what `miss` says is missing; `None` if nothing on the page changes it.
    pub fn of(miss: &Miss, sight: &Sight<'_>) -> Option<Self> {
        Some(match miss {
            Miss::Instance(Mismatch::Edition(..)) => Self::Instance(Fact::Edition),
            Miss::Instance(Mismatch::Tier(..)) => Self::Instance(Fact::Tier),
            Miss::Instance(Mismatch::Gateway(..)) => Self::Instance(Fact::Gateway),
            Miss::Instance(Mismatch::Channel(..)) => Self::Channel,
            Miss::Instance(Mismatch::Certificate(..)) => Self::Instance(Fact::Certificate),
            Miss::Settings { settings, .. }
            | Miss::Beside { settings, .. }
            | Miss::Preset { settings, .. } => return of_settings(settings, sight),
            Miss::Score { .. } => Self::Hardening,
            Miss::Fails { side, id, .. } | Miss::Connects { side, id, .. } => {
                Self::Member(*side, id.clone())
            }
            Miss::Lost { losers, .. } => {
                losers.first().map_or(Self::Tab(Screen::Impact), |loser| {
                    Self::Member(loser.side, name_of(loser.side, &loser.id))
                })
            }
            Miss::Danger(warning) => Self::Setting(warning.about().first().copied()),
            Miss::NothingSaved => Self::Pending,
            Miss::Running(_) => Self::Time(None),
            Miss::NotRolledBack => Self::RollBack,
            Miss::Drift { .. } | Miss::Undecided(Undecided::NothingImported) => Self::Import,
            Miss::Verdict { .. } | Miss::Undecided(Undecided::NotLookedAt(..)) => Self::Verdicts,
            Miss::Value { value, .. }
            | Miss::Undecided(Undecided::NoRollout(value) | Undecided::AtCheck(value)) => {
                of_value(*value)
            }
            Miss::Unseen(event) => of_event(event, sight),
            Miss::Unanswered { question, .. } => Self::Question(question.clone()),
            Miss::Any(misses) => return Self::of(misses.first()?, sight),
            Miss::Held(condition) => return of_condition(condition),
            Miss::Undecided(Undecided::NoMember(id)) if id.starts_with("own-") => Self::Own,
            Miss::Undecided(Undecided::NoMember(id) | Undecided::Unknown(id)) => {
                of_member(id, sight)
            }
        })
    }
}

/// The first of them that its own tab shows as not yet saved or not yet right: of what only a save brings, Save.
fn of_settings(settings: &[Setting], sight: &Sight<'_>) -> Option<Place> {
    let model = sight.model;
    let pending =
        |setting: &Setting| model.draft().is_on(*setting) != model.target().is_on(*setting);
    if model.is_updating()
        && settings
            .iter()
            .all(|setting| model.target().is_on(*setting) != model.live().is_on(*setting))
    {
        return Some(Place::Time(None));
    }
    if settings.iter().all(pending) {
        return Some(Place::Pending);
    }
    Some(Place::Setting(settings.iter().copied().find(|setting| !pending(setting))))
}

fn of_member(id: &str, sight: &Sight<'_>) -> Place {
    let side = |member: &Member| Place::Member(member.profile.side(), id.to_owned());
    sight.member(id).map_or(Place::Tab(Screen::Impact), side)
}

const fn of_value(value: Value) -> Place {
    match value {
        Value::Pending | Value::Saves | Value::Acts => Place::Pending,
        Value::DowntimeMinutes | Value::DurationMinutes | Value::CallsLost => Place::Time(None),
        Value::LostRequests | Value::LostMembers | Value::KeptLost | Value::Requests => {
            Place::Tab(Screen::Impact)
        }
        Value::Score | Value::ScoreDraft => Place::Hardening,
        Value::LockedSuites => Place::Setting(None),
        Value::WindowMinutes | Value::WindowPercent | Value::WindowBackPercent => {
            Place::Field(Field::WindowLength)
        }
        Value::BudgetLeft => Place::Field(Field::Objective),
        Value::LostP95 => Place::Field(Field::WindowMinute),
        Value::EndP95Minutes | Value::DownP50Minutes => Place::Forecast,
    }
}

fn of_event(event: &Event, sight: &Sight<'_>) -> Place {
    match event {
        Event::Why(setting, _) => Place::Setting(Some(*setting)),
        Event::Lockout(reason) => match reason {
            Reason::Unsupported
            | Reason::CiphersFixed
            | Reason::FixedOn
            | Reason::RestOnly
            | Reason::ThroughPane
            | Reason::RejectedByArm => Place::Setting(None),
            Reason::SetElsewhere | Reason::WorkspaceFixed => Place::Instance(Fact::Gateway),
        },
        Event::Tried(operation, _) => Place::Operation(*operation),
        Event::Watched(moment) => Place::Time(Some(*moment)),
        Event::Opened(id) | Event::Asked(id) => of_member(id, sight),
        Event::Pane(side) => Place::Pane(*side),
        Event::Tab(screen) => Place::Tab(*screen),
        Event::Format(format) => Place::Format(Some(*format)),
        Event::Copied(Copied::Request) => Place::ChangeRequest,
        Event::Copied(Copied::Export) => Place::Format(None),
        Event::Copied(Copied::Link) => Place::Share,
        Event::Imported(_) => Place::Import,
        Event::RefusedSave => Place::Pending,
    }
}

/// Where what is true, and should not be, can be changed.
fn of_condition(condition: &Condition) -> Option<Place> {
    let test = condition.tests().into_iter().next()?;
    Some(of_test(test))
}

fn of_test(test: &Test) -> Place {
    match &test.what {
        What::Is(_) => Place::Instance(Fact::Tier),
        What::On(on) => Place::Setting(on.all().first().copied()),
        What::Off(off) => Place::Setting(off.all().first().copied()),
        What::Only(_) | What::Preset(_) => Place::Setting(None),
        What::Score(_) => Place::Hardening,
        What::Connects(_) | What::Fails(_) | What::Lost(_) => Place::Tab(Screen::Impact),
        What::NoDanger(_) => Place::Setting(None),
        What::Settled(_) => Place::Time(None),
        What::RolledBack(_) => Place::RollBack,
        What::Drift(_) => Place::Import,
        What::Verdict(_) => Place::Verdicts,
        What::Value(values) => {
            values.0.first().map_or(Place::Pending, |(value, _)| of_value(*value))
        }
        What::Saw(_) => Place::Tab(Screen::Settings),
        What::Answered(answers) => Place::Question(answers.0.clone()),
    }
}
