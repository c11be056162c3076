//! Check, hints, the solution, and what is said when all is over.

use super::act::Act;
use super::condition::{Miss, Mode, Place};
use super::names::At;
use super::run::{Run, Solved};
use super::score::{HINT_COSTS, Score, Went};
use super::sight::{Ask, Loser};
use crate::app::Model;

/// What a Check has found.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// All goals are met, and no limit is broken.
    Solved(Score),
    /// A goal misses, or a limit is broken.
    Missed {
        /// Which, by position.
        goal: usize,
        /// It is a limit.
        limit: bool,
        /// What is missing.
        miss: Miss,
        /// It missed at the last Check as well: names and numbers are told now.
        again: bool,
        /// Where to go for it.
        place: Option<Place>,
    },
}

/// A hint that was taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hint {
    /// Which, from 0.
    pub number: usize,
    /// The goal that missed when it was taken; the first hint may be its own.
    pub goal: Option<String>,
}

/// What can be had of hints.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HintOffer {
    /// The next one, for so many points.
    Costs(u32),
    /// Something has to be done first.
    AfterAnAct,
    /// There is none left.
    NoneLeft,
}

/// What is said when all is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    /// How it went.
    pub went: Went,
    /// Its score.
    pub score: Score,
    /// Seconds without an answer, of all rollouts.
    pub downtime_seconds: u32,
    /// Who connected at the start, and fails with what will be live.
    pub lost: Vec<Loser>,
    /// The model solution.
    pub solution: Vec<Act>,
    /// What was done.
    pub own: Vec<Act>,
}

impl Run {
    /// Checks: limits first, then goals in their order.
    pub fn check(&mut self, model: &Model, ask: Option<Ask<'_>>) -> Checked {
        if let Some(solved) = self.record().solved {
            return Checked::Solved(solved.score);
        }
        self.evaluate(model, ask);
        self.settle_and_keep(Act::Check);
        self.record.checks = self.record.checks.saturating_add(1);
        self.record.hint_opens = true;
        let goals = &self.variant().goals;
        let misses = |limits: bool| {
            let is_limit = move |at: &usize| (goals[*at].mode == Mode::Always) == limits;
            (0..goals.len()).filter(is_limit).find(|at| !self.record().goals[*at].met)
        };
        let Some(goal) = misses(true).or_else(|| misses(false)) else {
            let mut went = self.went(model);
            went.solved = true;
            let score = went.score();
            self.record.solved = Some(Solved { went, score });
            return Checked::Solved(score);
        };
        let limit = goals[goal].mode == Mode::Always;
        let again = self.record().last_missed == Some(goal);
        // Whatever misses says what.
        let miss = self.record().goals[goal].miss.clone();
        let miss = miss.unwrap_or_else(|| Miss::Held(Box::new(goals[goal].when.clone())));
        let place = Place::of(&miss, &self.sight(model, None));
        self.record.last_missed = Some(goal);
        Checked::Missed { goal, limit, miss, again, place }
    }

    /// What can be had of hints, where the texts have so many.
    pub fn hint_offer(&self, hints: usize) -> HintOffer {
        let taken = self.record().hints.len();
        match HINT_COSTS.get(taken).filter(|_| taken < hints) {
            None => HintOffer::NoneLeft,
            Some(_) if !self.record().hint_opens => HintOffer::AfterAnAct,
            Some(cost) => HintOffer::Costs(*cost),
        }
    }

    /// Takes the next hint, if it opens.
    pub fn hint(&mut self) -> Option<Hint> {
        let number = self.record().hints.len();
        if number >= HINT_COSTS.len() || !self.record().hint_opens || self.record().solved.is_some()
        {
            return None;
        }
        let goals = self.variant().goals.iter().zip(&self.record().goals);
        let mut open = goals.filter(|(_, standing)| !standing.met);
        let goal = open.next().map(|(goal, _)| goal.id.clone());
        self.settle_and_keep(Act::Hint);
        self.record.hint_opens = false;
        self.record.hints.push(goal.clone());
        Some(Hint { number, goal })
    }

    /// Hints that were taken.
    pub fn hints(&self) -> Vec<Hint> {
        let hint = |(number, goal): (usize, &Option<String>)| Hint { number, goal: goal.clone() };
        self.record().hints.iter().enumerate().map(hint).collect()
    }

    /// Shows the solution: this variant earns nothing more.
    pub fn show_solution(&mut self) {
        if !self.record().shown && self.record().solved.is_none() {
            self.settle_and_keep(Act::Solution);
            self.record.shown = true;
        }
    }

    /// What is said when all is over.
    pub fn debrief(&self, model: &Model) -> Debrief {
        let solved = self.record().solved;
        let went = solved.map_or_else(|| self.went(model), |solved| solved.went);
        let down = model.runs().iter().filter_map(|run| run.plan.downtime());
        Debrief {
            went,
            score: self.score(model),
            downtime_seconds: down.map(|span| span.seconds()).sum(),
            lost: self.sight(model, None).lost(At::Target),
            solution: self.variant().solution.clone(),
            own: self.acts(),
        }
    }
}
