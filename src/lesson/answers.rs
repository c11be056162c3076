//! Questions of a lesson under way.

use super::act::Act;
use super::class::mixed;
use super::question::{Answered, Outcome, Question};
use super::run::{News, Run};
use super::sight::Ask;
use crate::app::Model;

impl Run {
    /// Answers a question.
    pub fn answer(
        &mut self,
        id: &str,
        answer: &str,
        model: &Model,
        ask: Option<Ask<'_>>,
    ) -> (Outcome, News) {
        let Some(question) = self.variant().question(id) else {
            return (Outcome::NoAnswer, News::default());
        };
        let before = self.answered(id);
        if before.right || before.waits || self.record.solved.is_some() {
            return (Outcome::NoAnswer, News::default());
        }
        let outcome = question.judge(answer, &self.sight(model, ask));
        if outcome == Outcome::NoAnswer {
            return (outcome, News::default());
        }
        self.settle();
        let (right, early) = (outcome == Outcome::Right, outcome == Outcome::Early);
        let act = Act::Answer(id.to_owned(), Some(answer.to_owned()));
        self.record.counted = self.record.counted.saturating_add(u32::from(!early));
        self.keep(act);
        self.record.hint_opens = true;
        let answered = Answered {
            right,
            last: Some(answer.to_owned()),
            tries: before.tries + u32::from(!early),
            waits: !right && !early,
            early,
        };
        self.record.answers.retain(|(question, _)| question != id);
        self.record.answers.push((id.to_owned(), answered));
        let news = self.evaluate(model, None);
        (outcome, news)
    }

    /// What became of a question so far.
    pub fn answered(&self, id: &str) -> Answered {
        let answered = self.record.answers.iter().find(|(question, _)| question == id);
        answered.map(|(_, answered)| answered.clone()).unwrap_or_default()
    }

    /// The questions of the variant.
    pub fn questions(&self) -> &[Question] {
        &self.variant().questions
    }

    /// The options of a question as they are shown: in another order after each wrong answer.
    pub fn shown_options(&self, question: &Question) -> Vec<String> {
        let tries = self.answered(&question.id).tries.to_string();
        question.shuffled(mixed(&[&self.seed().to_string(), &question.id, &tries]))
    }
}
