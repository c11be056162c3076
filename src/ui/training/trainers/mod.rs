//! What trainers need, under the lessons.

mod code;
mod hand_in;
mod lms;
mod own;
mod results;
pub mod same;
mod sheet;
mod solved;

pub use hand_in::HandIn;

use leptos::prelude::*;

use crate::ui::parts::{Answer, Answers, Holds, Sign};
use crate::ui::training::builder::BuilderRow;
use crate::words::training_lms as lms_words;
use crate::words::training_trainers as words;

/// The section "For trainers".
#[component]
pub fn ForTrainers() -> impl IntoView {
    let sheet = sheet::Shown::default();
    let subject = |sign| Signal::stored(Holds::Subject(sign));
    let says = |text: &'static str| Signal::stored(text.to_owned());
    view! {
        <Answers label=words::for_trainers()>
            <Answer
                id="trainers-same"
                title=words::same()
                holds=subject(Sign::Share)
                answer=says(words::same_answer())
            >
                <same::Same sheet />
            </Answer>
            <Answer
                id="trainers-lms"
                title=lms_words::for_lms()
                holds=subject(Sign::Elsewhere)
                answer=says(lms_words::for_lms_answer())
            >
                <lms::ForLms />
            </Answer>
            <Answer
                id="trainers-results"
                title=words::results()
                holds=subject(Sign::People)
                answer=says(words::results_answer())
            >
                <hand_in::HandIn />
                <results::Collector />
            </Answer>
            <Answer
                id="trainers-own"
                title=words::own_lesson()
                holds=subject(Sign::Import)
                answer=says(words::own_lesson_answer())
            >
                <own::OwnLesson />
            </Answer>
            <BuilderRow />
        </Answers>
        <sheet::Sheet sheet />
    }
}
