//! What the answers sheet says of a lesson: its solution is played, and every question is answered where the solution answers it.

use super::act::Act;
use super::catalogue::Opened;
use super::perform::Files;
use super::play::play;
use super::run::Run;
use super::sight::Ask;
use crate::app::Model;

/// A lesson, solved.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The lesson under way, at its end.
    pub run: Run,
    /// The page as it is then.
    pub model: Model,
    /// Of each question, in order, what is right; nothing where nobody can say.
    pub answers: Vec<Option<String>>,
}

/// Plays the solution of a variant. `None` if there is no such variant.
pub fn solved(
    opened: &Opened,
    variant: usize,
    files: &Files,
    seed: u64,
    ask: Ask<'_>,
) -> Option<Solved> {
    let solution = opened.lesson.variant(variant)?.solution.clone();
    let (run, model) = play(&opened.lesson, variant, files, seed, &solution, Some(ask))?;
    let answers = run.questions().iter().map(|question| {
        let answered = run.answered(&question.id);
        let given = answered.last.filter(|_| answered.right);
        given.or_else(|| question.right(&run.sight(&model, Some(ask))))
    });
    let answers = answers.collect();
    Some(Solved { run, model, answers })
}

impl Solved {
    /// What is done besides answering and checking, in order.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        let solution = self.run.variant().solution.iter();
        solution.filter(|act| !matches!(act, Act::Answer(..) | Act::Check))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::catalogue::ALL;
    use crate::lesson::play::Surveys;

    #[test]
    fn every_question_of_every_variant_has_an_answer_on_the_sheet() {
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        for entry in ALL {
            let opened = entry.open().expect("it is read");
            for variant in 0..opened.lesson.variants.len() {
                // Two lessons have a text to import, which another part reads: their questions are not about it.
                let solved = solved(&opened, variant, &Files::new(), 0, &ask).expect("a variant");
                assert_eq!(solved.answers.len(), solved.run.questions().len());
                assert!(solved.answers.iter().all(Option::is_some), "{} {variant}", entry.id);
            }
        }
    }
}
