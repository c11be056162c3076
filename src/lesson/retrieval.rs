//! One question of a solved lesson, asked again later: what is remembered stays.

use super::class::{mixed, shuffled};
use super::file::Lesson;
use super::question::Question;

/// Days after which a solved lesson comes back, each time once.
pub const AFTER_DAYS: [u32; 3] = [2, 7, 21];

/// Is a lesson due that was solved so many days ago, and came back so often?
pub fn is_due(days: u32, asked: usize) -> bool {
    AFTER_DAYS.get(asked).is_some_and(|after| days >= *after)
}

/// A question of `lesson` that can be asked without it: every time another, as long as there are others. `None` of a lesson whose
/// questions only the model can answer.
pub fn question<'a>(
    lesson: &'a Lesson,
    variant: usize,
    code: &str,
    asked: usize,
) -> Option<&'a Question> {
    let variant = lesson.variant(variant)?;
    let plain: Vec<&Question> = variant.questions.iter().filter(|one| one.is_plain()).collect();
    let order = shuffled(&plain, mixed(&[code, &lesson.id]));
    order.get(asked % plain.len().max(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::catalogue;

    #[test]
    fn a_lesson_comes_back_three_times_and_no_more() {
        let due = |days, asked| is_due(days, asked);
        assert!(!due(1, 0) && due(2, 0) && !due(6, 1) && due(7, 1) && due(100, 2) && !due(100, 3));
    }

    #[test]
    fn a_question_that_comes_back_can_be_answered_without_the_lesson() {
        let mut with = 0;
        for entry in catalogue::ALL {
            let lesson = entry.open().map(|opened| opened.lesson);
            let Ok(lesson) = lesson else { continue };
            let first = question(&lesson, 0, "code", 0);
            with += usize::from(first.is_some());
            assert!(first.is_none_or(Question::is_plain), "{}", entry.id);
            assert_eq!(
                first.map(|one| &one.id),
                question(&lesson, 0, "code", 0).map(|one| &one.id)
            );
        }
        assert!(with > 20, "{with}");
    }
}
