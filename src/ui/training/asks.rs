//! Whom a question is asked of: the lesson that runs, or a lesson of which only the question is seen.

use leptos::prelude::*;

use super::school::{Active, School};
use crate::app::Model;
use crate::lesson::question::Answered;
use crate::web::store::{Store, use_store};

/// Where the question stands.
#[derive(Clone, Copy)]
pub enum Asks {
    /// In the lesson that runs.
    Lesson(School, Store),
    /// Alone, with the page of its lesson at its start.
    Alone(RwSignal<Option<Active>>, StoredValue<Model>),
}

impl Asks {
    /// The lesson that runs.
    pub fn lesson() -> Self {
        Self::Lesson(School::of_page(), use_store())
    }

    /// What a run and its page say, followed.
    pub fn read<T>(self, what: impl FnOnce(&Active, &Model) -> T) -> Option<T> {
        match self {
            Self::Lesson(school, store) => school.active.with(|active| {
                active.as_ref().map(|active| store.read(|model| what(active, model)))
            }),
            Self::Alone(active, model) => active.with(|active| {
                active.as_ref().map(|active| model.with_value(|model| what(active, model)))
            }),
        }
    }

    /// Answers a question.
    pub fn answer(self, question: &str, answer: &str) {
        match self {
            Self::Lesson(school, _) => school.answer(question, answer),
            Self::Alone(active, model) => active.update(|active| {
                if let Some(active) = active {
                    model.with_value(|model| active.run.answer(question, answer, model, None));
                }
            }),
        }
    }

    /// What became of it.
    pub fn answered(self, question: &str) -> Answered {
        self.read(|active, _| active.run.answered(question)).unwrap_or_default()
    }

    /// Does an answer that is not right end it?
    pub const fn is_once(self) -> bool {
        match self {
            Self::Lesson(..) => false,
            Self::Alone(..) => true,
        }
    }
}

/// Was it right at once?
pub fn is_right(answered: &Answered) -> bool {
    answered.right && answered.tries == 1
}
