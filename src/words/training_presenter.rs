//! A lesson shown to a class.

use super::labels;
use super::lesson::act as act_said;
use crate::lesson::act::Act;

labels! {
    presenter_view: "Presenter view";
    presenter: "Presenter";
    back: "Back";
    next_step: "Next step";
    reveal: "Reveal";
    hide_names: "Hide names";
    leave: "Leave";
    answers: "Answers";
    after_this: "The next step";
}

/// "Step 3 of 5": so many are done.
pub fn step_of(done: usize, of: usize) -> String {
    if done >= of {
        return format!("All {of} steps shown");
    }
    format!("Step {} of {of}", done + 1)
}

/// What the next step does.
pub fn reveals(act: &Act) -> String {
    act_said(act)
}

/// That nothing is left to reveal.
pub const fn nothing_left() -> &'static str {
    "That was the last step."
}

/// The letter of an answer: A, B, C.
pub fn letter(at: usize) -> String {
    u8::try_from(at).ok().and_then(|at| b'A'.checked_add(at)).map(char::from).into_iter().collect()
}
