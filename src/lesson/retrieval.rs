//! Questions of solved lessons, asked again: what is remembered stays.

use super::class::{mixed, shuffled};
use super::file::Lesson;
use super::question::Question;

/// Days after which a solved lesson comes back, each time once.
pub const AFTER_DAYS: [u32; 3] = [2, 7, 21];

/// Questions at the end of a course.
pub const SERIES: usize = 5;

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

/// The questions at the end of a course, of its lessons in these variants: each by the position of its lesson, in another order for
/// each code. A lesson is asked a second time only where there are not enough of them.
pub fn series<'a>(lessons: &[(&'a Lesson, usize)], code: &str) -> Vec<(usize, &'a Question)> {
    let order: Vec<usize> = (0..lessons.len()).collect();
    let order = shuffled(&order, mixed(&[code]));
    let mut asked: Vec<(usize, &Question)> = Vec::new();
    for round in 0..SERIES {
        for at in &order {
            let (lesson, variant) = lessons[*at];
            let next = question(lesson, variant, code, round);
            let next =
                next.filter(|next| !asked.iter().any(|(of, it)| of == at && it.id == next.id));
            asked.extend(next.map(|next| (*at, next)));
        }
    }
    asked.truncate(SERIES);
    asked
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says no by failing")]

    use super::*;
    use crate::lesson::catalogue::{self, courses, open};

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

    #[test]
    fn every_course_ends_with_five_different_questions_of_as_many_lessons_as_there_are() {
        for course in courses() {
            let opened: Vec<_> =
                course.lessons.iter().map(|head| open(&head.id).unwrap().unwrap().lesson).collect();
            let lessons: Vec<_> = opened.iter().map(|lesson| (&**lesson, 0)).collect();
            let mut orders = Vec::new();
            for code in ["blue", "green", "red"] {
                let asked = series(&lessons, code);
                assert_eq!(asked.len(), SERIES, "{}", course.id);
                let mut different: Vec<_> = asked.iter().map(|(at, one)| (*at, &one.id)).collect();
                orders.push(different.clone());
                different.sort();
                different.dedup();
                assert_eq!(different.len(), SERIES, "{}", course.id);
                assert!(asked.iter().all(|(_, one)| one.is_plain()));
                let has = |(lesson, variant): &(&Lesson, usize)| {
                    question(lesson, *variant, code, 0).is_some()
                };
                let with = lessons.iter().filter(|lesson| has(lesson)).count();
                let mut of: Vec<_> = asked.iter().map(|(at, _)| *at).collect();
                of.sort_unstable();
                of.dedup();
                assert_eq!(of.len(), with.min(SERIES), "{}", course.id);
            }
            assert!(orders.windows(2).any(|two| two[0] != two[1]), "{}", course.id);
        }
    }
}
