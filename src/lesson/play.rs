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
