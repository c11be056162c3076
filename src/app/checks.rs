//! "Ready to save?": five questions about the change that is planned, and what is known of each.

use super::Model;
use super::rehearse::Subject;
use crate::domain::Side;
use crate::rollout::budget::Spending;
use crate::rollout::calendar::{Day, Moment};
use crate::rollout::course::Question;
use crate::rollout::survey::Survey;
use crate::tls::impact::{Totals, impact};
use crate::tls::unsure::unsure;

/// How sure is sure: in so many of 100 rehearsals.
pub const SURE: u32 = 95;

/// One of the questions.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Check {
    /// Does everybody go on connecting?
    Callers,
    /// Is enough left of the error budget?
    ErrorBudget,
    /// Does the window hold the rollout?
    Window,
    /// Does it hold the way back as well?
    WayBack,
    /// Does the downtime miss office hours?
    OfficeHours,
}

impl Check {
    /// Every one, in the page's order.
    pub const ALL: [Self; 5] =
        [Self::Callers, Self::ErrorBudget, Self::Window, Self::WayBack, Self::OfficeHours];
}

const _: () = assert!(Check::ALL.len() == Check::OfficeHours as usize + 1);

/// The answer to a question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// Yes.
    Holds,
    /// No.
    Fails,
    /// Nobody knows.
    Unknown(Why),
}

/// Why an answer is not known.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Why {
    /// It depends on the change, and none is planned.
    NothingPlanned,
    /// Nobody who is known stops connecting; others may.
    Callers,
    /// The seeds have not answered yet.
    Asking,
    /// The window has no day.
    NoDay,
    /// Its day is past.
    Past,
}

/// What the answer rests on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Figures {
    /// Of [`Check::Callers`].
    Callers {
        /// By side.
        totals: [Totals; 2],
        /// By side, members that may stop connecting, of whom nobody knows.
        unsure: [usize; 2],
    },
    /// Of [`Check::ErrorBudget`], in calls.
    ErrorBudget {
        /// What is left of it.
        left: u64,
        /// What the rollout takes in half of the rehearsals at most.
        half: u64,
        /// In so many that it is sure.
        most: u64,
        /// What failing callers take in a day after it.
        daily: u64,
        /// What it comes to.
        spending: Spending,
    },
    /// Of [`Check::Window`].
    Window {
        /// When it opens.
        opens: Moment,
        /// When it closes.
        closes: Moment,
        /// Seconds that surely are enough.
        takes: u32,
        /// In how many rehearsals it holds the rollout, in hundredths of a percent.
        inside: u32,
    },
    /// Of [`Check::WayBack`].
    WayBack {
        /// The last moment at which it may begin, to end in the window for sure.
        last: Option<Moment>,
        /// Seconds that surely are enough, from Save until all is as before.
        takes: u32,
        /// In how many rehearsals the window holds both ways, in hundredths of a percent.
        inside: u32,
    },
    /// Of [`Check::OfficeHours`].
    OfficeHours {
        /// Is there any downtime?
        down: bool,
        /// In how many rehearsals it meets office hours, in hundredths of a percent.
        meets: u32,
    },
}

/// A question with its answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Checked {
    /// Which.
    pub check: Check,
    /// The answer.
    pub standing: Standing,
    /// What it rests on; `None` as long as that is not known.
    pub figures: Option<Figures>,
}

impl Model {
    /// The answers to all questions, in the page's order.
    pub fn checks(&self) -> [Checked; Check::ALL.len()] {
        let asked = Asked::of(self);
        Check::ALL.map(|check| {
            let answer = match check {
                Check::Callers => self.check_callers(&asked.subject),
                Check::ErrorBudget => self.check_budget(&asked),
                Check::Window => self.check_window(&asked),
                Check::WayBack => self.check_way_back(&asked),
                Check::OfficeHours => self.check_office_hours(&asked),
            };
            match answer {
                Ok((standing, figures)) => Checked { check, standing, figures: Some(figures) },
                Err(why) => Checked { check, standing: Standing::Unknown(why), figures: None },
            }
        })
    }

    fn check_callers(&self, subject: &Subject) -> Answer {
        let Subject { instance, before, after, .. } = *subject;
        let fleet = self.fleet();
        let impact = impact(instance, fleet, before, after);
        let totals = impact.both(fleet);
        let mut unsure_by_side = [0; 2];
        for at in unsure(instance, fleet, before, after) {
            unsure_by_side[fleet.members[at].profile.side() as usize] += 1;
        }
        let standing = if subject.is_any() {
            Standing::Unknown(Why::NothingPlanned)
        } else if totals.iter().any(|totals| totals.lost > 0) {
            Standing::Fails
        } else if unsure_by_side != [0; 2] {
            Standing::Unknown(Why::Callers)
        } else {
            Standing::Holds
        };
        Ok((standing, Figures::Callers { totals, unsure: unsure_by_side }))
    }

    fn check_budget(&self, asked: &Asked<'_>) -> Answer {
        let survey = asked.single.ok_or(Why::Asking)?;
        let objective = self.rehearsal().objective;
        let left = objective.left(self.fleet().requests(Side::Client));
        let (half, most) = (survey.lost(50), survey.lost(SURE));
        let daily = survey.question().prices.by[1];
        let spending = objective.spending(left, most, daily);
        let figures = Figures::ErrorBudget { left, half, most, daily, spending };
        Ok((holds(spending.fits()), figures))
    }

    fn check_window(&self, asked: &Asked<'_>) -> Answer {
        let opens = self.opens()?;
        let survey = asked.timed.ok_or(Why::Asking)?;
        let length = self.rehearsal().window.length;
        let (takes, inside) = (survey.end(SURE), survey.over_within(length * 60));
        let closes = opens.later(length);
        let figures = Figures::Window { opens, closes, takes, inside };
        Ok((holds(takes <= length * 60), figures))
    }

    fn check_way_back(&self, asked: &Asked<'_>) -> Answer {
        self.opens()?;
        let (there, back) = asked.timed.zip(asked.back).ok_or(Why::Asking)?;
        let seconds = self.rehearsal().window.length * 60;
        let (takes, inside) = (back.end(SURE), back.over_within(seconds));
        let figures = Figures::WayBack { last: self.last_moment(there), takes, inside };
        Ok((holds(takes <= seconds), figures))
    }

    fn check_office_hours(&self, asked: &Asked<'_>) -> Answer {
        let survey = asked.timed.ok_or(Why::Asking);
        if let Ok(survey) = survey
            && survey.down(100) == 0
        {
            return Ok((Standing::Holds, Figures::OfficeHours { down: false, meets: 0 }));
        }
        let opens = self.opens()?;
        let meets = self.office_chance(survey?, opens);
        let figures = Figures::OfficeHours { down: true, meets };
        Ok((holds(meets <= (100 - SURE) * 100), figures))
    }

    /// When the window opens, if it is one to come.
    fn opens(&self) -> Result<Moment, Why> {
        let window = self.rehearsal().window;
        match window.day {
            Day(0) => Err(Why::NoDay),
            day if day < self.first_day() => Err(Why::Past),
            _ => Ok(window.opens()),
        }
    }

    /// In how many seeds office hours meet downtime, in hundredths of a percent, when Save is pressed at `start`.
    pub fn office_chance(&self, survey: &Survey, start: Moment) -> u32 {
        survey.meets_office(start.at(self.rehearsal().callers).minute_of_week())
    }

    /// The last moment at which going back can begin, so that it surely ends in the window. `None` if it never does.
    pub fn last_moment(&self, survey: &Survey) -> Option<Moment> {
        let window = self.rehearsal().window;
        let rollout = survey.end(SURE).div_ceil(60);
        let last = window.length.checked_sub(rollout)?;
        // Before the rollout has ended nothing can go back.
        (last >= rollout).then(|| window.opens().later(last))
    }
}

type Answer = Result<(Standing, Figures), Why>;

const fn holds(holds: bool) -> Standing {
    if holds { Standing::Holds } else { Standing::Fails }
}

/// What is asked about, and what was answered to it.
struct Asked<'a> {
    subject: Subject,
    /// Of this change.
    single: Option<&'a Survey>,
    /// Of the time that one save takes.
    timed: Option<&'a Survey>,
    /// Of the time that there and back takes.
    back: Option<&'a Survey>,
}

impl<'a> Asked<'a> {
    fn of(model: &'a Model) -> Self {
        let mut questions = model.questions().into_iter();
        let (single, back) = (questions.next(), questions.next());
        let about = |survey: &&Survey| single.as_ref() == Some(survey.question());
        let as_long = |survey: &&Survey, question: &Option<Question>| {
            question.as_ref().is_some_and(|question| survey.question().takes_as_long_as(question))
        };
        let kept = model.look().surveys.as_deref().map(|surveys| &surveys.back);
        Self {
            subject: model.asked_about(),
            single: model.answered().find(about),
            timed: model.answered().find(|survey| as_long(survey, &single)),
            back: kept.filter(|survey| as_long(survey, &back)),
        }
    }
}
