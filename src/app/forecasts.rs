//! What many seeds say of what is planned, as the Rollout tab shows it.

use super::Model;
use super::plot::Same;
use super::rehearse::{Subject, Surveys};
use super::stage::Stage;
use crate::domain::{Config, Instance};
use crate::rollout::calendar::{Day, Moment};
use crate::rollout::calls::CONFIGS_MAX;
use crate::rollout::compared::compared;
use crate::rollout::course::{Course, Sample};
use crate::rollout::drawing::Drawing;
use crate::rollout::minutes::Minute;
use crate::rollout::rehearsal::Today;
use crate::rollout::survey::Survey;
use crate::rollout::{Plan, Rehearsal};
use crate::tls::Fleet;

/// Percentiles that are shown.
pub const PERCENTS: [u32; 5] = [5, 50, 90, 95, 99];

/// All that what is planned depends on, to be told from what it was in no time.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedPremise {
    stage: Stage,
    instance: Instance,
    configs: (Config, Config),
    plan: Option<Same<Plan>>,
    fleet: Same<Fleet>,
    rehearsal: Same<Rehearsal>,
    today: Option<Today>,
    single: Option<Same<Survey>>,
    surveys: Option<Same<Surveys>>,
}

/// How long one save takes, for how long nobody answers, and what that costs: by [`PERCENTS`].
#[derive(Clone, Debug, PartialEq)]
pub struct Odds {
    /// Seconds to its end.
    pub end: [u32; PERCENTS.len()],
    /// Seconds without any answer.
    pub down: [u32; PERCENTS.len()],
    /// Calls lost until the end; `None` as long as nobody was asked about this change.
    pub lost: Option<[u64; PERCENTS.len()]>,
    /// How the seeds stand, minute by minute.
    pub minutes: Vec<Minute>,
}

impl Odds {
    /// What half of the seeds do not exceed.
    pub const fn half<T: Copy>(of: &[T; PERCENTS.len()]) -> T {
        of[1]
    }

    /// What 95 of 100 do not exceed.
    pub const fn most<T: Copy>(of: &[T; PERCENTS.len()]) -> T {
        of[3]
    }
}

/// There and back, in half of the seeds and in 95 of 100 at most.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Back {
    /// Seconds from Save until all is as before.
    pub end: [u32; 2],
    /// Seconds without any answer.
    pub down: [u32; 2],
    /// Calls lost until then.
    pub lost: [u64; 2],
    /// Seconds of the rollout alone, in 95 of 100.
    pub there: u32,
}

/// What a strategy comes to: with the seed that is compared with, and in 95 of 100 seeds at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// With that seed.
    pub sample: Sample,
    /// Seconds from the first save to the last end, in half of the seeds at most.
    pub half: u32,
    /// The same in 95 of 100.
    pub end: u32,
    /// Seconds of it in the state Updating.
    pub busy: u32,
    /// Seconds of it without any answer.
    pub down: u32,
    /// Calls lost until then.
    pub lost: u64,
    /// Calls lost a day after it.
    pub daily: u64,
}

/// Strategies side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    /// What is planned.
    pub subject: Subject,
    /// What each does.
    pub courses: Vec<Course>,
    /// What each comes to, once the seeds have answered.
    pub totals: Option<Vec<Total>>,
}

/// The window on one of its days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayOf {
    /// When it opens.
    pub opens: Moment,
    /// In how many seeds the rollout ends inside, in hundredths of a percent.
    pub inside: u32,
    /// In how many its downtime meets office hours.
    pub meets: u32,
    /// Calls lost with the seed that is compared with.
    pub lost: u64,
}

impl Model {
    /// All that what is planned depends on.
    pub fn planned_premise(&self) -> PlannedPremise {
        let (rehearsal, today) = self.rehearsal_premise();
        PlannedPremise {
            stage: self.stage(),
            instance: self.instance(),
            configs: (self.target(), self.draft()),
            plan: self.shown().map(|run| Same(run.plan.clone())),
            fleet: Same(self.fleet().clone()),
            rehearsal: Same(rehearsal),
            today,
            single: self.look().single.clone().map(Same),
            surveys: self.look().surveys.clone().map(Same),
        }
    }

    /// What the seeds say of one save.
    pub fn odds(&self) -> Option<Odds> {
        let timed = self.timed()?;
        Some(Odds {
            end: PERCENTS.map(|percent| timed.end(percent)),
            down: PERCENTS.map(|percent| timed.down(percent)),
            lost: self.single_survey().map(|survey| PERCENTS.map(|percent| survey.lost(percent))),
            minutes: timed.minutes().to_vec(),
        })
    }

    /// What the seeds say of going back.
    pub fn back(&self) -> Option<Back> {
        let surveys = self.surveys()?;
        let back = &surveys.back;
        Some(Back {
            end: [50, 95].map(|percent| back.end(percent)),
            down: [50, 95].map(|percent| back.down(percent)),
            lost: [50, 95].map(|percent| back.lost(percent)),
            there: surveys.single.end(95),
        })
    }

    /// Strategies side by side; `None` where nothing is planned, so that there is nothing to split.
    pub fn ways(&self) -> Option<Ways> {
        let subject = self.subject()?;
        let total = |survey: &Survey| {
            let question = survey.question();
            let last = question.course.steps.len().min(CONFIGS_MAX - 1);
            Total {
                sample: question.sample(subject.seed),
                half: survey.end(50),
                end: survey.end(95),
                busy: survey.busy(95),
                down: survey.down(95),
                lost: survey.lost(95),
                daily: question.prices.by[last],
            }
        };
        let totals = self.surveys().map(|surveys| surveys.strategies.iter().map(total).collect());
        Some(Ways { subject, courses: self.courses(&subject), totals })
    }

    /// The same as a drawing.
    pub fn ways_drawing(&self) -> Option<Drawing> {
        let subject = self.subject()?;
        let assumed = self.rehearsal().assumed;
        let courses = self.courses(&subject);
        let plans: Vec<_> =
            courses.iter().map(|course| course.plans(assumed, subject.seed)).collect();
        Some(compared(&plans))
    }

    /// The window on each of the days that are looked at, once the seeds have answered.
    pub fn days(&self) -> Option<Vec<DayOf>> {
        let survey = self.single_survey()?;
        let (rehearsal, seed) = (self.rehearsal(), self.asked_about().seed);
        let window = rehearsal.window;
        let week = (0..7).map(|ahead| Day(window.day.0.saturating_add(ahead)));
        let days = week.filter(|day| window.weekdays >> day.weekday() & 1 == 1);
        let of_day = |day| {
            let opens = Moment { day, ..window.opens() };
            let mut question = survey.question().clone();
            question.load = rehearsal.load_at(opens);
            DayOf {
                opens,
                inside: survey.over_within(window.length * 60),
                meets: self.office_chance(survey, opens),
                lost: question.sample(seed).lost,
            }
        };
        Some(days.map(of_day).collect())
    }
}

/// The part of the minutes that is worth a picture: until 999 of 1000 seeds are over.
pub fn until(minutes: &[Minute]) -> usize {
    let all = minutes.last().map_or(0, |last| last.over);
    let enough = minutes.iter().position(|minute| minute.over * 1000 >= all * 999);
    enough.unwrap_or(minutes.len()).max(1)
}
