//! What is said of lessons on the command line.

use super::super::number::number;
use super::super::{capitalised, count, list, plural};
use crate::lesson::condition::Mode;
use crate::lesson::score::Score;
use crate::words::lesson::mode;

super::super::labels! {
    lesson: "Lesson";
    title: "Title";
    level: "Level";
    minutes: "Minutes";
    variants: "Variants";
    goals: "Goals";
    questions: "Questions";
    hints: "Hints";
    solution: "Solution";
    debrief: "Debrief";
    sources: "Sources";
    met: "met";
    open: "open";
    broken: "broken";
    holds: "holds";
    right: "right:";
    answer_expected: "an answer behind the question";
    one_of: "a file of acts, or --solution, is expected";
}

/// There is no lesson of this name.
pub fn unknown(name: &str) -> String {
    format!(
        "no lesson is called \"{name}\"; `rehearse lesson list` names them, and a file is named by its path"
    )
}

/// There is no such variant.
pub fn no_variant(asked: usize, variants: usize) -> String {
    format!("--variant {asked}: there {} {variants}", plural(variants, "is", "are"))
}

/// "locked-rows, variant 1 of 3: level 1, 5 minutes".
pub fn head(id: &str, variant: usize, variants: usize, level: u8, minutes: u32) -> String {
    let minutes = count(minutes as usize, "minute", "minutes");
    format!("{id}, variant {} of {variants}: level {level}, {minutes}", variant + 1)
}

/// A goal, and when it has to be true.
pub fn goal(text: &str, of: Mode) -> String {
    match of {
        Mode::Now => text.to_owned(),
        Mode::Once | Mode::Always => format!("{text} ({})", mode(of)),
    }
}

/// A line of a file is no act.
pub fn no_act(path: &str, line: usize, expected: &str, found: &str) -> String {
    format!("{path}, line {line}: {expected} expected, found \"{found}\"")
}

/// How a lesson ended.
pub fn solved(score: Score, acts: u32, saves: u32, par: (u32, u32)) -> String {
    let stars = count(usize::from(score.stars), "star", "stars");
    format!(
        "{} points, {stars}; {} and {} where par is {} and {}.",
        score.points,
        count(acts as usize, "act", "acts"),
        count(saves as usize, "save", "saves"),
        par.0,
        par.1
    )
}

/// A goal that misses, as the first line of what is said.
pub fn missed(text: &str) -> String {
    format!("Not solved. {text}")
}

/// A lesson that is sound.
pub fn sound(label: &str, variants: usize, plays: usize, failed: usize) -> String {
    format!(
        "{label}: sound; {} in {} variants, {} goals failed in them.",
        count(plays, "play", "plays"),
        variants,
        number(failed as u64)
    )
}

/// A fault of a lesson.
pub fn fault(label: &str, text: &str) -> String {
    format!("{label}: {text}")
}

/// A shorter way was found.
pub fn shorter(variant: usize, acts: &[String]) -> String {
    let acts: Vec<_> = acts.iter().map(|act| format!("`{act}`")).collect();
    let way = if acts.is_empty() { "doing nothing".to_owned() } else { list(&acts) };
    format!("Variant {}: a shorter way wins: {way}.", variant + 1)
}

/// All that was proven.
pub fn proven(lessons: usize, variants: usize, plays: usize) -> String {
    let lessons = count(lessons, "lesson", "lessons");
    format!("{}, {variants} variants, {} plays.", capitalised(&lessons), number(plays as u64))
}
