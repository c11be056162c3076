//! Is a lesson sound? It can be solved, not by doing nothing, not by a way that must not win, and nothing in it is to spare.

use std::sync::Arc;

use super::act::Act;
use super::check::Checked;
use super::condition::{Miss, Mode};
use super::file::Lesson;
use super::member::position;
use super::perform::Files;
use super::play::play;
use super::run::{Run, Standing};
use super::sight::Ask;
use super::start::StartFault;
use crate::app::Model;
use crate::tls::catalogue;

/// What is wrong with a variant of a lesson, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// In which variant, from 0.
    pub variant: usize,
    /// What.
    pub flaw: Flaw,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Flaw {
    /// The start cannot be so.
    Start(StartFault),
    /// An owner would make of a member what is no profile, or is in the fleet already.
    Owner(String),
    /// A text could not be read.
    File(String),
    /// The solution leaves a goal open.
    Unsolved {
        /// Which, by position.
        goal: usize,
        /// What is missing.
        miss: Miss,
    },
    /// Doing nothing wins.
    NothingWins,
    /// A goal is met before anything is done.
    MetAtStart {
        /// Which.
        goal: usize,
    },
    /// A limit is broken before anything is done.
    BrokenAtStart {
        /// Which.
        goal: usize,
        /// By what.
        miss: Miss,
    },
    /// Nothing fails a goal.
    NeverFailed {
        /// Which.
        goal: usize,
    },
    /// An act of the solution can be left out.
    Spare {
        /// Which, from 0.
        act: usize,
    },
    /// A way that must not win does.
    WrongWins {
        /// Which, from 0.
        way: usize,
    },
}

/// How much was played to prove a lesson.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Effort {
    /// Variants.
    pub variants: usize,
    /// Whole plays.
    pub plays: usize,
    /// Goals that failed in them.
    pub failed: usize,
}

/// A lesson that is put to the proof.
pub struct Proof<'a> {
    lesson: &'a Arc<Lesson>,
    ask: Ask<'a>,
    faults: Vec<Fault>,
    effort: Effort,
}

/// How a play has ended.
struct Ended {
    run: Run,
    model: Model,
    won: bool,
}

/// Puts every variant to the proof; `files` reads the texts of one.
pub fn prove<'a>(
    lesson: &'a Arc<Lesson>,
    files: &dyn Fn(usize) -> Result<Files, String>,
    ask: Ask<'a>,
) -> (Vec<Fault>, Effort) {
    let mut proof = Proof { lesson, ask, faults: Vec::new(), effort: Effort::default() };
    for variant in 0..lesson.variants.len() {
        proof.effort.variants += 1;
        match files(variant) {
            Ok(files) => proof.prove(variant, &files),
            Err(file) => proof.faults.push(Fault { variant, flaw: Flaw::File(file) }),
        }
    }
    (proof.faults, proof.effort)
}

impl Proof<'_> {
    fn prove(&mut self, variant: usize, files: &Files) {
        let mut flaws = self.start(variant);
        if flaws.is_empty() {
            flaws = self.ways(variant, files);
        }
        self.faults.extend(flaws.into_iter().map(|flaw| Fault { variant, flaw }));
    }

    fn start(&self, variant: usize) -> Vec<Flaw> {
        let Some(played) = self.lesson.variant(variant) else { return Vec::new() };
        let faults = played.start.faults().into_iter().map(Flaw::Start);
        let model = played.start.model(self.lesson.may, &self.lesson.owners, Vec::new());
        let fleet = model.fleet();
        let is_sound = |(from, to): &&(String, String)| {
            let side = position(fleet, from).map(|at| fleet.members[at].profile.side());
            side.is_some_and(|side| catalogue::find(side, to).is_some())
                && position(fleet, to).is_none()
        };
        let owners = self.lesson.owners.iter().filter(|owner| !is_sound(owner));
        faults.chain(owners.map(|(from, _)| Flaw::Owner(from.clone()))).collect()
    }

    fn ways(&mut self, variant: usize, files: &Files) -> Vec<Flaw> {
        let Some(played) = self.lesson.variant(variant) else { return Vec::new() };
        let mut flaws = Vec::new();
        let mut failed = vec![false; played.goals.len()];
        let Some(nothing) = self.play(variant, files, &[], &mut failed) else { return flaws };
        for (goal, (declared, standing)) in
            played.goals.iter().zip(&nothing.run.record().goals).enumerate()
        {
            match (declared.mode, standing) {
                (Mode::Now | Mode::Once, Standing { met: true, .. }) => {
                    flaws.push(Flaw::MetAtStart { goal });
                }
                (Mode::Always, Standing { met: false, miss: Some(miss), .. }) => {
                    flaws.push(Flaw::BrokenAtStart { goal, miss: miss.clone() });
                }
                (Mode::Now | Mode::Once | Mode::Always, _) => {}
            }
        }
        if nothing.won {
            flaws.push(Flaw::NothingWins);
        }
        let Some(solved) = self.play(variant, files, &played.solution, &mut failed) else {
            return flaws;
        };
        if !solved.won {
            flaws.extend(unsolved(&solved));
            // What does not lead there cannot be too long.
            return flaws;
        }
        for act in 0..played.solution.len() {
            let mut less = written(&solved, &played.solution);
            less.remove(act);
            if self.play(variant, files, &less, &mut failed).is_some_and(|ended| ended.won) {
                flaws.push(Flaw::Spare { act });
            }
        }
        for (way, acts) in played.wrong.iter().enumerate() {
            if self.play(variant, files, acts, &mut failed).is_some_and(|ended| ended.won) {
                flaws.push(Flaw::WrongWins { way });
            }
        }
        let never = (0..failed.len()).filter(|goal| !failed[*goal]);
        flaws.extend(never.map(|goal| Flaw::NeverFailed { goal }));
        flaws
    }

    fn play(
        &mut self,
        variant: usize,
        files: &Files,
        acts: &[Act],
        failed: &mut [bool],
    ) -> Option<Ended> {
        let (mut run, model) = play(self.lesson, variant, files, 0, acts, Some(self.ask))?;
        let won = matches!(run.check(&model, Some(self.ask)), Checked::Solved(_));
        self.effort.plays += 1;
        for (standing, failed) in run.record().goals.iter().zip(failed) {
            let has_failed = !standing.met || standing.was_broken;
            *failed |= has_failed;
            self.effort.failed += usize::from(has_failed);
        }
        Some(Ended { run, model, won })
    }
}

/// The acts of the solution, right answers as they were there: without an act before it another answer may be right.
fn written(solved: &Ended, solution: &[Act]) -> Vec<Act> {
    let mut written = solution.to_vec();
    for act in &mut written {
        if let Act::Answer(id, answer @ None) = act {
            *answer = solved.run.answered(id).last;
        }
    }
    written
}

/// The goals that a solution leaves open.
fn unsolved(ended: &Ended) -> Vec<Flaw> {
    let standings = ended.run.record().goals.iter().enumerate();
    let open = standings.filter(|(_, standing)| !standing.met);
    let flaw = |(goal, standing): (usize, &Standing)| {
        let when = &ended.run.variant().goals.get(goal)?.when;
        let miss = standing
            .miss
            .clone()
            .or_else(|| when.check(&ended.run.sight(&ended.model, None)).err())?;
        Some(Flaw::Unsolved { goal, miss })
    };
    open.filter_map(flaw).collect()
}
