//! A lesson under way: a fold over what is done in it. Playing the same acts again leads to the same.

use std::sync::Arc;

use super::act::Act;
use super::condition::{Miss, Mode};
use super::event::{Event, events};
use super::file::{Goal, Lesson, Variant};
use super::perform::{Files, intents};
use super::question::Answered;
use super::record::Recorder;
use super::score::{Score, Went, counts};
use super::sight::{Ask, Baseline, Sight};
use crate::app::{Intent, Model, update};

/// Most acts that are kept; after so many only the result is.
pub const ACTS_KEPT: usize = 300;

/// A lesson under way.
#[derive(Clone, Debug)]
pub struct Run {
    lesson: Arc<Lesson>,
    variant: usize,
    files: Files,
    start: Baseline,
    seed: u64,
    par: (u32, u32),
    recorder: Recorder,
    pub(super) record: Record,
}

/// All that has happened in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// What was done, in order.
    pub acts: Vec<Act>,
    /// Time that passes, or is dragged, and has changed nothing yet.
    passing: Option<Act>,
    /// More was done than is kept.
    pub overflown: bool,
    /// Acts that count.
    pub counted: u32,
    /// What has happened.
    pub seen: Vec<Event>,
    /// How the goals stand.
    pub goals: Vec<Standing>,
    /// What was answered, by question.
    pub answers: Vec<(String, Answered)>,
    /// Hints that were taken: each with the goal that missed then.
    pub hints: Vec<Option<String>>,
    /// Something was done since the last hint.
    pub hint_opens: bool,
    /// Something was taken back.
    pub undone: bool,
    /// The solution was shown.
    pub shown: bool,
    /// How often it was checked.
    pub checks: u32,
    /// The goal that missed at the last Check, by position.
    pub last_missed: Option<usize>,
    /// All goals were met at a Check.
    pub solved: Option<Solved>,
}

/// How a goal stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// It is met; a limit holds.
    pub met: bool,
    /// A limit did not hold at some time.
    pub was_broken: bool,
    /// It is known at Check only; `met` is as of the last.
    pub at_check: bool,
    /// What is missing.
    pub miss: Option<Miss>,
}

/// How a lesson was solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Solved {
    /// How it went until then.
    pub went: Went,
    /// Its score.
    pub score: Score,
}

/// What is new after an act; each by the position of the goal.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct News {
    /// Goals that are met now.
    pub met: Vec<usize>,
    /// Goals that are met no longer.
    pub unmet: Vec<usize>,
    /// Limits that are broken now.
    pub broken: Vec<usize>,
    /// Limits that hold again.
    pub repaired: Vec<usize>,
}

impl Run {
    /// Begins a lesson: the page as it is then belongs to it.
    ///
    /// `files` are its texts, read. `seed` decides in which order options are shown.
    pub fn start(
        lesson: Arc<Lesson>,
        variant: usize,
        files: Files,
        seed: u64,
    ) -> Option<(Self, Model)> {
        let played = lesson.variant(variant)?;
        let texts = files.iter().map(|(_, imported)| Arc::clone(imported)).collect();
        let model = played.start.model(lesson.may, &lesson.owners, texts);
        let goals = vec![Standing::default(); played.goals.len()];
        let mut run = Self {
            start: Baseline::of(&model),
            recorder: Recorder::of(&model),
            record: Record { goals, ..Record::default() },
            lesson,
            variant,
            files,
            seed,
            par: (0, 0),
        };
        run.evaluate(&model, None);
        Some((run, model))
    }

    /// The same, knowing how many acts and saves the solution takes.
    #[must_use]
    pub fn with_par(mut self, par: (u32, u32)) -> Self {
        self.par = par;
        self
    }

    /// The lesson.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// Which variant is played.
    pub const fn variant_at(&self) -> usize {
        self.variant
    }

    /// The variant that is played.
    pub fn variant(&self) -> &Variant {
        // A run begins with a variant that is there.
        self.lesson.variant(self.variant).unwrap_or_else(|| &self.lesson.variants[0])
    }

    /// Its texts, read.
    pub const fn files(&self) -> &Files {
        &self.files
    }

    /// What decides the order of options.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// How it began.
    pub const fn baseline(&self) -> &Baseline {
        &self.start
    }

    /// What has happened.
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// The acts of the solution that count, and its saves.
    pub const fn par(&self) -> (u32, u32) {
        self.par
    }

    /// All that was done, what passes now as well: enough to play it again.
    pub fn acts(&self) -> Vec<Act> {
        self.record.acts.iter().chain(&self.record.passing).cloned().collect()
    }

    /// What conditions are judged by.
    pub fn sight<'a>(&'a self, model: &'a Model, ask: Option<Ask<'a>>) -> Sight<'a> {
        let Record { seen, answers, counted, .. } = &self.record;
        Sight::new(model, &self.start, seen, answers, *counted).asking(ask)
    }

    /// Takes note of `intent`, which has led to `model`. What comes after the lesson is solved belongs to nobody.
    pub fn after(&mut self, intent: &Intent, model: &Model) -> News {
        if self.record.solved.is_some() {
            return News::default();
        }
        let act = self.recorder.act(intent, model, &self.files);
        self.note(intent, model, act)
    }

    /// Does `act` on the page of the lesson.
    pub fn perform(&mut self, act: &Act, model: &mut Model, ask: Option<Ask<'_>>) -> News {
        if self.record.solved.is_some() {
            return News::default();
        }
        if let Act::Answer(question, answer) = act {
            let answer = answer.clone().or_else(|| {
                let sight = self.sight(model, ask);
                self.variant().question(question)?.right(&sight)
            });
            return answer
                .map_or_else(News::default, |answer| self.answer(question, &answer, model, ask).1);
        }
        if self.beside_the_page(act, model, ask) {
            return News::default();
        }
        let mut news = News::default();
        for intent in intents(act, model, &self.files) {
            update(model, intent.clone());
            // How fast time has passed is no matter of the acts that are kept.
            let is_clock = matches!(act, Act::Clock(_));
            let act = self.recorder.act(&intent, model, &self.files);
            let act = act.filter(|act| !is_clock || !matches!(act, Act::Speed(_)));
            news = news.and(self.note(&intent, model, act));
        }
        news
    }

    /// Does what is done in the lesson, not on the page; is `act` that?
    fn beside_the_page(&mut self, act: &Act, model: &Model, ask: Option<Ask<'_>>) -> bool {
        if *act == Act::Hint {
            self.hint();
        } else if *act == Act::Solution {
            self.show_solution();
        } else if *act == Act::Check {
            self.check(model, ask);
        } else {
            return false;
        }
        true
    }

    fn note(&mut self, intent: &Intent, model: &Model, act: Option<Act>) -> News {
        let happened = events(intent, model, self.recorder.notices, &self.recorder.fleet);
        let before = self.record.seen.len();
        for event in happened {
            if !self.record.seen.contains(&event) {
                self.record.seen.push(event);
            }
        }
        let is_new = self.record.seen.len() > before;
        self.recorder = Recorder::of(model);
        let Some(act) = act else {
            return if is_new { self.evaluate(model, None) } else { News::default() };
        };
        let passes = matches!(act, Act::Clock(_) | Act::Seek(_));
        if act.counts() {
            self.record.counted = self.record.counted.saturating_add(1);
        }
        self.record.undone |= matches!(act, Act::Undo | Act::Reset);
        if passes {
            self.pass(act);
        } else {
            self.settle();
            self.keep(act);
            self.record.hint_opens = true;
            for (_, answered) in &mut self.record.answers {
                answered.waits = false;
            }
        }
        let news = self.evaluate(model, None);
        // What passed by has changed something: it has to pass again when this is played.
        if passes && (is_new || news != News::default()) {
            self.settle();
        }
        news
    }

    /// Time that goes on passing, or is dragged on, is one act. Where a drag begins stays, since that is what is taken back.
    fn pass(&mut self, act: Act) {
        let same = match (&self.record.passing, &act) {
            (Some(Act::Clock(_)), Act::Clock(_)) | (Some(Act::Seek(_)), Act::Seek(_)) => true,
            (Some(_) | None, _) => false,
        };
        if !same {
            self.settle();
        }
        let begins = matches!(act, Act::Seek(_))
            && !same
            && !matches!(self.record.acts.last(), Some(Act::Seek(_)));
        if begins {
            self.keep(act);
        } else {
            self.record.passing = Some(act);
        }
    }

    pub(super) fn settle(&mut self) {
        if let Some(act) = self.record.passing.take() {
            self.keep(act);
        }
    }

    pub(super) fn keep(&mut self, act: Act) {
        if self.record.acts.len() < ACTS_KEPT {
            self.record.acts.push(act);
        } else {
            self.record.overflown = true;
        }
    }

    /// Looks at every goal. What many rehearsals have to be asked for stays as it was at the last Check.
    pub(super) fn evaluate(&mut self, model: &Model, ask: Option<Ask<'_>>) -> News {
        let mut standings = std::mem::take(&mut self.record.goals);
        let mut news = News::default();
        let sight = self.sight(model, ask);
        let goals = self.variant().goals.iter().zip(&mut standings).enumerate();
        for (at, (goal, standing)) in goals {
            let (was, was_broken) = (standing.met, standing.was_broken);
            if ask.is_none() && goal.when.slow().is_some() {
                standing.at_check = true;
                continue;
            }
            look(goal, standing, &sight);
            match (goal.mode, was, standing.met) {
                (Mode::Always, true, false) => news.broken.push(at),
                (Mode::Always, false, true) if was_broken => news.repaired.push(at),
                (Mode::Now | Mode::Once, false, true) => news.met.push(at),
                (Mode::Now, true, false) => news.unmet.push(at),
                (Mode::Always | Mode::Now | Mode::Once, _, _) => {}
            }
        }
        self.record.goals = standings;
        news
    }

    /// Do many rehearsals have to be asked at Check?
    pub fn is_slow(&self) -> bool {
        self.variant().goals.iter().any(|goal| goal.when.slow().is_some())
    }

    /// How it went so far.
    pub fn went(&self, model: &Model) -> Went {
        let goals = &self.variant().goals;
        let met = goals.iter().zip(&self.record.goals);
        let met = met.filter(|(goal, standing)| counts(goal.mode) && standing.met);
        Went {
            solved: self.record.solved.is_some(),
            met: met.count(),
            goals: goals.len(),
            hints: self.record.hints.len(),
            broke: self.record.goals.iter().any(|standing| standing.was_broken),
            acts: self.record.counted,
            saves: model.saves(),
            par: self.par,
            undone: self.record.undone,
            shown: self.record.shown,
        }
    }

    /// The score so far, or of the solution.
    pub fn score(&self, model: &Model) -> Score {
        self.record.solved.map_or_else(|| self.went(model).score(), |solved| solved.score)
    }

    pub(super) fn settle_and_keep(&mut self, act: Act) {
        self.settle();
        self.keep(act);
    }
}

fn look(goal: &Goal, standing: &mut Standing, sight: &Sight<'_>) {
    let checked = goal.when.check(sight);
    match goal.mode {
        // What was true once stays so.
        Mode::Once if standing.met => return,
        Mode::Now | Mode::Once | Mode::Always => {}
    }
    standing.met = checked.is_ok();
    standing.miss = checked.err();
    standing.was_broken |= goal.mode == Mode::Always && !standing.met;
}

impl News {
    fn and(mut self, later: Self) -> Self {
        self.met.extend(later.met);
        self.unmet.extend(later.unmet);
        self.broken.extend(later.broken);
        self.repaired.extend(later.repaired);
        self
    }
}
