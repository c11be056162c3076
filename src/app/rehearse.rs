//! What people set for the rollout, and what is planned with it.

use std::sync::Arc;

use super::stage::Stage;
use super::{Model, Notice};
use crate::codec::hours::{HoursError, read};
use crate::domain::{Config, Instance, Setting};
use crate::rollout::Seed;
use crate::rollout::calendar::{Day, LAST_DAY};
use crate::rollout::course::{Course, Kind, Question, SAVES_MAX, Strategy, WAIT_MAX};
use crate::rollout::operation::Operation;
use crate::rollout::rehearsal::{Field, Rehearsal, Today};
use crate::rollout::survey::Survey;
use crate::rollout::week::Shape;

/// An act on what is set for the rollout. A strategy is named by its position.
#[derive(Clone, Debug, PartialEq)]
pub enum RehearseAct {
    /// Give a field another value.
    Set(Field, u32),
    /// Say that a field was given what it cannot have.
    NotSet(Field),
    /// Take calls an hour from CSV.
    Hours(String),
    /// Begin a strategy anew, as another kind.
    Kind(usize, usize),
    /// Wait so many minutes after a step of a strategy.
    Wait(usize, usize, u32),
    /// Make a change in another save of a strategy.
    Move(usize, Setting, usize),
    /// Back to how all of it was.
    Reset,
    /// Say that minutes to wait were no number.
    NotAWait,
    /// Try an operation of the management API.
    Try(Operation),
    /// Say that there is nothing to take along yet.
    TooEarly,
}

/// What became of such an act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RehearseNotice {
    /// A field has this value.
    Set(Field, u32),
    /// A field cannot have that.
    NotSet(Field),
    /// The window cannot open on that day: only from one to another.
    NotADay(Day, Day),
    /// The pasted hours are taken: so many.
    Hours,
    /// They are not.
    NoHours(HoursError),
    /// A strategy begins anew.
    Kind(usize, Kind),
    /// A strategy waits so many minutes after this step.
    Wait(usize, usize, u32),
    /// Minutes to wait were no number.
    NotAWait,
    /// A change of a strategy is made in another save.
    Moved(usize, Setting, usize),
    /// All is as it was.
    Reset,
    /// An operation was tried; is it refused now?
    Tried(Operation, bool),
    /// Nothing is planned, or the seeds have not answered yet.
    TooEarly,
    /// There is no rollout to roll back.
    NoWayBack,
    /// The way back has begun, with so many changes.
    WayBack(usize),
}

/// Carries out `act`.
pub(super) fn rehearse(model: &mut Model, act: RehearseAct) {
    let mut rehearsal = (*model.state.rehearsal).clone();
    let notice = apply(model, &mut rehearsal, act);
    if rehearsal != *model.state.rehearsal {
        model.record();
        model.state.rehearsal = Arc::new(rehearsal);
    }
    model.say(Notice::Rehearse(notice));
}

fn apply(model: &Model, rehearsal: &mut Rehearsal, act: RehearseAct) -> RehearseNotice {
    match act {
        RehearseAct::Set(Field::WindowDay, day) if Day(day) < model.first_day() => not_a_day(model),
        RehearseAct::NotSet(Field::WindowDay) => not_a_day(model),
        RehearseAct::Set(field, value) => {
            field.set(rehearsal, value);
            RehearseNotice::Set(field, field.of(rehearsal))
        }
        RehearseAct::NotSet(field) => RehearseNotice::NotSet(field),
        RehearseAct::Hours(text) => match read(&text) {
            Ok(week) => {
                rehearsal.pasted = Some(Arc::new(week));
                rehearsal.shape = Shape::Pasted;
                RehearseNotice::Hours
            }
            Err(error) => RehearseNotice::NoHours(error),
        },
        RehearseAct::Kind(at, kind) => {
            let kind = Kind::ALL.get(kind).copied().unwrap_or(Kind::AtOnce);
            if let Some(strategy) = rehearsal.strategies.get_mut(at) {
                *strategy = Strategy::new(kind);
            }
            RehearseNotice::Kind(at, kind)
        }
        RehearseAct::Wait(at, step, minutes) => {
            let minutes = minutes.min(WAIT_MAX);
            let waits = rehearsal.strategies.get_mut(at).map(|strategy| &mut strategy.waits);
            if let Some(wait) = waits.and_then(|waits| waits.get_mut(step)) {
                *wait = minutes;
            }
            RehearseNotice::Wait(at, step, minutes)
        }
        RehearseAct::Move(at, setting, save) => {
            let save = save.min(SAVES_MAX - 1);
            if let Some(strategy) = rehearsal.strategies.get_mut(at) {
                strategy.move_to(setting, save);
            }
            RehearseNotice::Moved(at, setting, save)
        }
        RehearseAct::Reset => {
            *rehearsal = model
                .world()
                .map_or_else(Rehearsal::default, |world| (*world.start.rehearsal).clone());
            RehearseNotice::Reset
        }
        RehearseAct::NotAWait => RehearseNotice::NotAWait,
        RehearseAct::TooEarly => RehearseNotice::TooEarly,
        RehearseAct::Try(operation) => {
            RehearseNotice::Tried(operation, model.is_updating() && operation.is_refused())
        }
    }
}

fn not_a_day(model: &Model) -> RehearseNotice {
    RehearseNotice::NotADay(model.first_day(), LAST_DAY)
}

/// The change that is planned; any change, where nothing is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// Where.
    pub instance: Instance,
    /// From this configuration.
    pub before: Config,
    /// To this one.
    pub after: Config,
    /// With this seed.
    pub seed: Seed,
    /// It is not saved yet.
    pub pending: bool,
}

impl Subject {
    /// Does it stand for whatever is changed?
    pub fn is_any(&self) -> bool {
        self.before == self.after
    }
}

/// Surveys of all that is planned, in this order.
#[derive(Clone, Debug, PartialEq)]
pub struct Surveys {
    /// The change in one save.
    pub single: Arc<Survey>,
    /// There and, after somebody noticed, back.
    pub back: Survey,
    /// The strategies.
    pub strategies: Vec<Survey>,
}

impl Surveys {
    /// Of what was answered to every question, in its order; `None` of fewer than two.
    pub fn of(answered: impl IntoIterator<Item = Arc<Survey>>) -> Option<Self> {
        let mut answered = answered.into_iter();
        let (single, back) = (answered.next()?, Arc::unwrap_or_clone(answered.next()?));
        Some(Self { single, back, strategies: answered.map(Arc::unwrap_or_clone).collect() })
    }
}

impl Model {
    /// What is set for the rollout, with what a person left open filled in for today.
    pub fn rehearsal(&self) -> Rehearsal {
        self.state.rehearsal.on(self.look.today)
    }

    /// The first day on which a window may open: today where the window is, as long as anybody knows which that is.
    pub fn first_day(&self) -> Day {
        let offset = self.rehearsal().window.offset;
        self.look.today.map_or(Day(0), |today| today.day_at(offset))
    }

    /// All that it is made of.
    pub fn rehearsal_premise(&self) -> (Arc<Rehearsal>, Option<Today>) {
        (self.state.rehearsal.clone(), self.look.today)
    }

    /// The change that is planned: what is pending, or else what the rollout that is looked at changed.
    pub fn subject(&self) -> Option<Subject> {
        let (before, after) = (self.target(), self.draft());
        if before != after {
            let (instance, seed) = (self.instance(), self.rehearsal().seed);
            return Some(Subject { instance, before, after, seed, pending: true });
        }
        let plan = &self.shown().filter(|_| self.stage() != Stage::Before)?.plan;
        let (before, after) = (plan.before(), plan.after());
        let (instance, seed) = (plan.instance(), plan.seed());
        Some(Subject { instance, before, after, seed, pending: false })
    }

    /// What the forecast is about: the change that is planned, or else any change of this instance, as one that changes
    /// nothing; how long a save takes and when nobody is answered depend on no change.
    pub fn asked_about(&self) -> Subject {
        let (instance, config, seed) = (self.instance(), self.target(), self.rehearsal().seed);
        let any = Subject { instance, before: config, after: config, seed, pending: false };
        self.subject().unwrap_or(any)
    }

    /// The course of each strategy for the planned change.
    pub fn courses(&self, subject: &Subject) -> Vec<Course> {
        let Subject { instance, before, after, .. } = *subject;
        let strategies = self.state.rehearsal.strategies.iter();
        strategies.map(|strategy| Course::new(strategy, instance, before, after)).collect()
    }

    /// What many seeds are asked about it.
    pub fn questions(&self) -> Vec<Question> {
        let subject = self.asked_about();
        let Subject { instance, before, after, .. } = subject;
        let rehearsal = self.rehearsal();
        let back = Course::there_and_back(instance, before, after, rehearsal.notice * 60);
        let mut courses = vec![Course::single(instance, before, after), back];
        courses.extend(self.courses(&subject));
        let load = rehearsal.load();
        let ask = |course| Question::new(course, rehearsal.assumed, load.clone(), self.fleet());
        courses.into_iter().map(ask).collect()
    }

    /// The first of them alone: about the change in one save.
    fn single_question(&self) -> Question {
        let Subject { instance, before, after, .. } = self.asked_about();
        let (course, rehearsal) = (Course::single(instance, before, after), self.rehearsal());
        Question::new(course, rehearsal.assumed, rehearsal.load(), self.fleet())
    }

    /// What they answered about time and downtime of one save: it goes on holding when another change is planned. Of calls that
    /// are lost it knows only what was asked.
    pub fn timed(&self) -> Option<&Survey> {
        let asked = self.single_question();
        self.answered().find(|survey| survey.question().takes_as_long_as(&asked))
    }

    /// What was answered about one save, the newest first.
    pub(super) fn answered(&self) -> impl Iterator<Item = &Survey> {
        let of_all = self.look.surveys.as_deref().map(|surveys| &surveys.single);
        self.look.single.iter().chain(of_all).map(Arc::as_ref)
    }

    /// What was answered to `question`, if the page has asked it.
    pub fn survey_of(&self, question: &Question) -> Option<Arc<Survey>> {
        let of_all = self.look.surveys.as_deref();
        let mut single = self.look.single.iter().chain(of_all.map(|surveys| &surveys.single));
        let back = of_all.filter(|surveys| surveys.back.question() == question);
        single
            .find(|survey| survey.question() == question)
            .cloned()
            .or_else(|| back.map(|surveys| Arc::new(surveys.back.clone())))
    }

    /// What they answered about the change in one save, as long as nothing they were asked about has changed.
    pub fn single_survey(&self) -> Option<&Survey> {
        let asked = self.single_question();
        // What was answered of all holds again where a change is undone before all have answered anew.
        self.answered().find(|survey| *survey.question() == asked)
    }

    /// What they answered about all that is planned, likewise.
    pub fn surveys(&self) -> Option<&Surveys> {
        let surveys = self.look.surveys.as_deref()?;
        let rest = std::iter::once(&surveys.back).chain(&surveys.strategies);
        let asked = std::iter::once(&*surveys.single).chain(rest);
        let same = asked.map(Survey::question).eq(&self.questions());
        same.then_some(surveys)
    }
}
