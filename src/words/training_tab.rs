//! The Training tab, and what stands around a lesson.

use super::number::{minutes as in_minutes, number};
use super::{count, labels, plural};
use crate::lesson::catalogue::Source;
use crate::lesson::check::HintOffer;
use crate::lesson::question::Answered;
use crate::lesson::sight::Loser;

labels! {
    training: "Training";
    lessons: "Lessons";
    lesson: "Lesson";
    goals: "Goals";
    check: "Check";
    read_text: "The text";
    hint: "Hint";
    leave: "Leave";
    reset: "Reset";
    undo_reset: "Undo the reset";
    skip: "Skip";
    show_solution: "Show the solution";
    solution: "The model solution";
    next_lesson: "Next lesson";
    next_waits: "The next lesson waits for the goals above.";
    not_begun: "This lesson could not be begun: the page has none of this name, or a part of it could not be fetched.";
    answer_it: "Answer";
    answer_waits: "It can be answered again after your next act.";
    in_digits: "A number, in digits";
    at_check: "known at Check";
    limit: "at any time";
    solved: "Solved";
    acts: "Acts";
    saves: "Saves";
    down: "Down";
    lost: "Stop connecting";
    compare: "Your acts beside the model solution";
    yours: "Yours";
    rests_on: "What it rests on";
    comes_back: "One question before you start";
    take_it: "Take it";
    skip_it: "Not now";
    course_end: "Five questions";
}

/// The answer of the tab: "31 lessons on the real page, that check themselves. One solved, one begun."
pub fn answer(lessons: usize, solved: usize, begun: bool) -> String {
    let about =
        format!("{} on the real page, that check themselves.", count(lessons, "lesson", "lessons"));
    match (solved, begun) {
        (0, false) => about,
        (0, true) => format!("{about} One begun."),
        (solved, false) => format!("{about} {solved} solved."),
        (solved, true) => format!("{about} {solved} solved, one begun."),
    }
}

/// What the button of a card does.
pub const fn act(begun: bool, solved: bool) -> &'static str {
    match (begun, solved) {
        (true, _) => "Go on",
        (false, true) => "Again",
        (false, false) => "Start",
    }
}

/// "1 of 4 goals met".
pub fn goals_met(met: usize, of: usize) -> String {
    format!("{met} of {of} goals met")
}

/// "done, two stars".
pub fn done(stars: u8, points: u32) -> String {
    match stars {
        0 => format!("done, {}", count(points as usize, "point", "points")),
        stars => format!("done, {}", count(stars as usize, "star", "stars")),
    }
}

/// "8 min".
pub fn minutes(minutes: u32) -> String {
    in_minutes(minutes * 60)
}

/// "Lesson 2 of 31".
pub fn lesson_of(at: usize, of: usize) -> String {
    format!("Lesson {at} of {of}")
}

/// The button that folds a lesson on a phone.
pub const fn fold(folded: bool) -> &'static str {
    if folded { "Show the lesson" } else { "Fold the lesson" }
}

/// The button that brings a text of the lesson in.
pub fn bring_in(name: &str) -> String {
    format!("Import: {name}")
}

/// The button that ends a question that came back.
pub fn over_with(is_answered: bool) -> &'static str {
    if is_answered { "Go on" } else { skip_it() }
}

/// "Question 2 of 5".
pub fn question_of(at: usize, of: usize) -> String {
    format!("Question {at} of {of}")
}

/// The button after an answer at the end of a course.
pub const fn course_end_next(more: bool) -> &'static str {
    if more { "Next question" } else { "Done" }
}

/// When the questions at the end of a course can be answered.
pub fn course_end_waits(left: usize) -> String {
    let lessons = plural(left, "lesson is", "lessons are");
    format!("On this course, once {left} more {lessons} solved.")
}

/// How the questions at the end of a course went.
pub fn course_end_was(right: usize, of: usize) -> String {
    format!("{right} of {of} right at once.")
}

/// "Hint 1 of 3."
pub fn hint_of(at: usize, of: usize) -> String {
    format!("Hint {at} of {of}. ")
}

/// What a hint costs, or when there is one.
pub fn offer(offer: HintOffer) -> String {
    match offer {
        HintOffer::Costs(points) => {
            format!("A hint costs {}.", count(points as usize, "point", "points"))
        }
        HintOffer::AfterAnAct => "The next hint opens after an act.".to_owned(),
        HintOffer::NoneLeft => "There is no hint left.".to_owned(),
    }
}

/// How a goal stands, for ears.
pub const fn goal_state(met: bool, limit: bool) -> &'static str {
    match (met, limit) {
        (true, false) => "Met: ",
        (false, false) => "Open: ",
        (true, true) => "Holds: ",
        (false, true) => "Broken: ",
    }
}

/// What an answer was.
pub const fn answer_state(answered: &Answered) -> &'static str {
    match (answered.right, answered.early) {
        (true, _) => "That is right.",
        (false, true) => "Not yet.",
        (false, false) => "That is not it.",
    }
}

/// The button that moves an option up.
pub fn up(option: &str) -> String {
    format!("Move up: {option}")
}

/// The button that moves an option down.
pub fn down_by(option: &str) -> String {
    format!("Move down: {option}")
}

/// "Three stars: solved, no limit broken, within the solution's acts and saves."
pub const fn stars(stars: u8) -> &'static str {
    match stars {
        0 => "No star: the solution was shown.",
        1 => "One star: solved.",
        2 => "Two stars: solved, with a hint to spare and no limit broken.",
        _ => {
            "Three stars: solved within the acts and saves of the model solution, nothing taken back."
        }
    }
}

/// "4; the model solution takes 3".
pub fn beside_par(own: u32, par: u32) -> String {
    format!("{own}; the model solution takes {par}")
}

/// How long nothing answered.
pub fn down_for(seconds: u32) -> String {
    match seconds {
        0 => "never".to_owned(),
        seconds => in_minutes(seconds),
    }
}

/// Who stops connecting: "nobody", "2 callers in the example fleet, 1,800 requests a day".
pub fn losers(losers: &[Loser]) -> String {
    if losers.is_empty() {
        return "nobody".to_owned();
    }
    let requests: u64 = losers.iter().map(|loser| u64::from(loser.requests)).sum();
    let members = losers.len();
    format!(
        "{members} {} of the lesson's fleet, {} requests a day",
        plural(members, "member", "members"),
        number(requests)
    )
}

/// A source: title, section, address, date, how sure it is.
pub fn source(source: &Source) -> String {
    let more = [&source.section, &source.address, &source.date, &source.confidence];
    let more: Vec<_> = more.into_iter().flatten().map(String::as_str).collect();
    match more.as_slice() {
        [] => source.title.clone(),
        more => format!("{}: {}", source.title, more.join(", ")),
    }
}

/// That a solved lesson comes back.
pub fn comes_back_of(title: &str, whole: bool) -> String {
    if whole {
        format!(
            "You solved \"{title}\" some days ago. One round of it, with other values, keeps it."
        )
    } else {
        format!("From \"{title}\", which you solved some days ago.")
    }
}
