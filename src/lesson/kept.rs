//! What a browser keeps of lessons: how each went, and where the one that runs stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::results::{ACT_MAX, LESSONS_MAX, Played, Results};
use super::retrieval::AFTER_DAYS;
use super::score::Score;

/// All that is kept.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Kept {
    /// How each lesson went, by its name.
    pub lessons: BTreeMap<String, Best>,
    /// The lesson that runs, or was left.
    pub now: Option<Now>,
    /// The code of the class.
    pub class: Option<String>,
    /// Of the questions at the end of a course, how many were right at once, and all; by the course's name.
    pub ends: BTreeMap<String, (usize, usize)>,
    /// The name in result files, as it was typed.
    pub name: Option<String>,
}

/// How a lesson went at its best.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Best {
    /// Points.
    pub points: u32,
    /// Stars.
    pub stars: u8,
    /// It was solved.
    pub solved: bool,
    /// Which variant.
    pub variant: usize,
    /// The acts of the best attempt.
    pub acts: Vec<String>,
    /// Goals that were met, and all.
    pub goals: (usize, usize),
    /// The day on which it was solved, counted from 1970.
    pub day: Option<u32>,
    /// How often it has come back as a question.
    pub came_back: usize,
    /// Goals that were met, by name.
    pub met: Vec<String>,
    /// Goals that were not.
    pub open: Vec<String>,
    /// Hints that were taken.
    pub hints: u8,
    /// Seconds that it was open.
    pub seconds: u32,
}

/// Where a lesson stands.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Now {
    /// Its name.
    pub lesson: String,
    /// Which variant.
    pub variant: usize,
    /// What decides the order of options.
    pub seed: u64,
    /// All that was done, an act each.
    pub acts: Vec<String>,
    /// Goals that are met, and all.
    pub goals: (usize, usize),
    /// Seconds that it was open.
    pub seconds: u32,
}

impl Kept {
    /// What was kept; what cannot be read is as if there were nothing.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As text.
    pub fn write(&self) -> String {
        // Names and numbers always have a text.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Keeps an attempt, if it was none better.
    pub fn note(&mut self, lesson: &str, attempt: Best, score: Score) {
        let is_first = !self.lessons.contains_key(lesson);
        let best = self.lessons.entry(lesson.to_owned()).or_default();
        let is_better = (attempt.solved, score.points, score.stars)
            > (best.solved, best.points, best.stars)
            || is_first;
        if is_better {
            let came_back = best.came_back;
            *best = Best { points: score.points, stars: score.stars, came_back, ..attempt };
        }
    }

    /// A solved lesson that comes back as a question on this day: the one that waits longest.
    pub fn comes_back(&self, today: u32) -> Option<&str> {
        let waits = |best: &Best| {
            let after = AFTER_DAYS.get(best.came_back)?;
            today.checked_sub(best.day?)?.checked_sub(*after)
        };
        let waiting = self.lessons.iter().filter(|(_, best)| best.solved);
        let waiting = waiting.filter_map(|(lesson, best)| Some((waits(best)?, lesson)));
        waiting.max_by_key(|(days, _)| *days).map(|(_, lesson)| lesson.as_str())
    }

    /// What a learner of this name hands in: every lesson that was played, those of `list` in its order, then others by name.
    pub fn results(&self, name: &str, list: &[&str]) -> Results {
        let mut lessons: Vec<_> = self.lessons.iter().map(|(id, best)| best.played(id)).collect();
        let place = |id: &str| list.iter().position(|listed| *listed == id);
        lessons.sort_by_key(|played| place(&played.lesson).unwrap_or(usize::MAX));
        lessons.truncate(LESSONS_MAX);
        Results { name: name.to_owned(), class: self.class.clone(), lessons }
    }

    /// The question of a lesson was answered, or skipped.
    pub fn came_back(&mut self, lesson: &str) {
        if let Some(best) = self.lessons.get_mut(lesson) {
            best.came_back += 1;
        }
    }
}

impl Best {
    fn played(&self, lesson: &str) -> Played {
        let fits = self.acts.iter().all(|act| act.chars().count() <= ACT_MAX);
        Played {
            lesson: lesson.to_owned(),
            variant: self.variant as u64,
            solved: self.solved,
            points: self.points,
            stars: self.stars,
            hints: self.hints,
            minutes: self.seconds.div_ceil(60),
            met: self.met.clone(),
            open: self.open.clone(),
            // Without one of them the others lead elsewhere.
            acts: if fits { self.acts.clone() } else { Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(day: u32) -> Best {
        Best { solved: true, day: Some(day), goals: (3, 3), ..Best::default() }
    }

    #[test]
    fn what_is_kept_reads_as_it_was_and_what_is_damaged_as_nothing() {
        let mut kept = Kept { class: Some("blue".to_owned()), ..Kept::default() };
        kept.note("first-save", solved(10), Score { points: 95, stars: 2 });
        kept.now = Some(Now { lesson: "how-long".to_owned(), ..Now::default() });
        assert_eq!(Kept::read(&kept.write()), Some(kept));
        assert_eq!(Kept::read("{"), None);
        assert_eq!(Kept::read("{}"), Some(Kept::default()));
    }

    #[test]
    fn a_worse_attempt_leaves_the_best() {
        let mut kept = Kept::default();
        kept.note("first-save", solved(10), Score { points: 95, stars: 2 });
        kept.note(
            "first-save",
            Best { goals: (2, 3), ..Best::default() },
            Score { points: 66, stars: 0 },
        );
        kept.note("first-save", solved(11), Score { points: 80, stars: 1 });
        assert_eq!(kept.lessons["first-save"].points, 95);
        kept.note("first-save", solved(12), Score { points: 100, stars: 3 });
        assert_eq!(
            (kept.lessons["first-save"].points, kept.lessons["first-save"].day),
            (100, Some(12))
        );
    }

    #[test]
    fn a_solved_lesson_comes_back_after_two_seven_and_twenty_one_days_and_then_no_more() {
        let mut kept = Kept::default();
        kept.note("first-save", solved(100), Score { points: 100, stars: 3 });
        let mut days = Vec::new();
        for day in 100..200 {
            if kept.comes_back(day) == Some("first-save") {
                days.push(day - 100);
                kept.came_back("first-save");
            }
        }
        assert_eq!(days, AFTER_DAYS);
        kept.note("unsolved", Best { goals: (1, 3), ..Best::default() }, Score::default());
        assert_eq!(kept.comes_back(1000), None);
    }

    #[test]
    fn what_is_handed_in_is_in_the_order_of_the_list_and_reads_as_it_was_written() {
        let mut kept = Kept { class: Some("blue".to_owned()), ..Kept::default() };
        for id in ["a-lesson-of-ones-own", "first-save", "two-minute-tour"] {
            let best = Best {
                met: vec!["saved".to_owned()],
                open: vec!["told".to_owned()],
                hints: 2,
                seconds: 61,
                ..solved(10)
            };
            kept.note(id, best, Score { points: 80, stars: 1 });
        }
        let results = kept.results("Ada", &["two-minute-tour", "first-save"]);
        let order: Vec<_> = results.lessons.iter().map(|each| each.lesson.as_str()).collect();
        assert_eq!(order, ["two-minute-tour", "first-save", "a-lesson-of-ones-own"]);
        assert_eq!((results.lessons[0].minutes, results.lessons[0].hints), (2, 2));
        let read = Results::read(&results.write()).expect("it is one");
        assert!(read.is_intact);
        assert_eq!(read.results, results);
    }
}
