//! A whole lesson at once.

use std::cell::RefCell;
use std::sync::Arc;

use super::act::Act;
use super::file::Lesson;
use super::perform::Files;
use super::run::Run;
use super::sight::Ask;
use crate::app::Model;
use crate::rollout::course::Question;
use crate::rollout::survey::Survey;

/// Plays `acts` from the start: the same fold as while they were done. `None` of a lesson without variants.
pub fn play(
    lesson: &Arc<Lesson>,
    variant: usize,
    files: &Files,
    seed: u64,
    acts: &[Act],
    ask: Option<Ask<'_>>,
) -> Option<(Run, Model)> {
    let (mut run, mut model) = Run::start(Arc::clone(lesson), variant, files.clone(), seed)?;
    for act in acts {
        run.perform(act, &mut model, ask);
    }
    Some((run, model))
}

/// Acts of the solution that count, and its saves.
pub fn par(
    lesson: &Arc<Lesson>,
    variant: usize,
    files: &Files,
    ask: Option<Ask<'_>>,
) -> Option<(u32, u32)> {
    let solution = lesson.variant(variant)?.solution.clone();
    let (run, model) = play(lesson, variant, files, 0, &solution, ask)?;
    Some((run.record().counted, model.saves()))
}

/// How many acts of the solution a run consists of; `None` if something else was done in it.
pub fn step_of(run: &Run, ask: Option<Ask<'_>>) -> Option<usize> {
    let solution = run.variant().solution.clone();
    let start =
        Run::start(Arc::clone(run.lesson()), run.variant_at(), run.files().clone(), run.seed());
    let (mut shown, mut model) = start?;
    let done = run.acts();
    for (step, act) in solution.iter().enumerate() {
        if shown.acts() == done {
            return Some(step);
        }
        shown.perform(act, &mut model, ask);
    }
    (shown.acts() == done).then_some(solution.len())
}

/// Many rehearsals, each asked once.
#[derive(Default)]
pub struct Surveys {
    asked: RefCell<Vec<Arc<Survey>>>,
}

/// Most surveys that are kept: each holds ten thousand rehearsals.
const KEPT: usize = 32;

impl Surveys {
    /// What the rehearsals say.
    pub fn ask(&self, question: Question) -> Arc<Survey> {
        let mut asked = self.asked.borrow_mut();
        if let Some(known) = asked.iter().find(|survey| *survey.question() == question) {
            return Arc::clone(known);
        }
        if asked.len() == KEPT {
            asked.remove(0);
        }
        let survey = Arc::new(Survey::ask(question));
        asked.push(Arc::clone(&survey));
        survey
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says no by failing")]

    use super::*;
    use crate::lesson::catalogue::{heads, open};

    #[test]
    fn every_step_of_every_solution_is_told_from_another_way() {
        for head in heads() {
            let opened = open(&head.id).unwrap().unwrap();
            let solution = opened.lesson.variant(0).unwrap().solution.clone();
            let (mut run, mut model) =
                Run::start(Arc::clone(&opened.lesson), 0, Files::new(), 7).unwrap();
            for (step, act) in solution.iter().enumerate() {
                // Without its texts a lesson that imports one goes no further.
                if matches!(act, Act::Import(_)) || (step > 0 && step_of(&run, None) != Some(step))
                {
                    break;
                }
                run.perform(act, &mut model, None);
            }
            run.perform(&Act::Undo, &mut model, None);
            assert_eq!(step_of(&run, None), None, "{}", head.id);
        }
    }

    #[test]
    fn a_run_that_has_not_begun_is_at_the_first_step_and_a_done_one_at_the_end() {
        let opened = open("first-save").unwrap().unwrap();
        let at = |acts: &[Act]| {
            let (run, _) = play(&opened.lesson, 0, &Files::new(), 7, acts, None).unwrap();
            step_of(&run, None)
        };
        let solution = &opened.lesson.variant(0).unwrap().solution;
        for step in 0..=solution.len() {
            assert_eq!(at(&solution[..step]), Some(step));
        }
        assert_eq!(at(&solution[1..]), None);
    }
}
