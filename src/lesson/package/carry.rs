//! From what a page keeps to what an LMS keeps, and back.

use super::suspend::{Best, Current, Kept};
use crate::lesson::kept::{Best as PageBest, Kept as Page, Now};

/// What an LMS is to keep of a package of these lessons. What it kept before, `of_lms`, never falls.
pub fn kept(page: &Page, lessons: &[String], of_lms: &[Best]) -> Kept {
    let now = page.now.as_ref();
    let current = now.and_then(|now| {
        let lesson = lessons.iter().position(|id| *id == now.lesson)?;
        let acts = now.acts.clone();
        Some(Current { lesson, variant: now.variant, seed: now.seed, acts })
    });
    let best = lessons.iter().enumerate().map(|(at, id)| {
        let is_now = now.is_some_and(|now| now.lesson == *id);
        let best = page.lessons.get(id).map_or_else(Best::default, |best| Best {
            tried: true,
            solved: best.solved,
            points: best.points.min(100) as u8,
            stars: best.stars,
            hints: best.hints.min(3),
        });
        let best = Best { tried: best.tried || is_now, ..best };
        of_lms.get(at).map_or(best, |before| before.or(best))
    });
    Kept { best: best.collect(), current }
}

/// What a page goes on with.
pub fn page(kept: &Kept, lessons: &[String], class: Option<&str>) -> Page {
    let best = lessons.iter().zip(&kept.best).filter(|(_, best)| best.tried);
    let best = best.map(|(id, best)| {
        let best = PageBest {
            points: best.points.into(),
            stars: best.stars,
            solved: best.solved,
            hints: best.hints,
            ..PageBest::default()
        };
        (id.clone(), best)
    });
    let now = kept.current.as_ref().and_then(|current| {
        Some(Now {
            lesson: lessons.get(current.lesson)?.clone(),
            variant: current.variant,
            seed: current.seed,
            acts: current.acts.clone(),
            ..Now::default()
        })
    });
    Page { lessons: best.collect(), now, class: class.map(str::to_owned), ..Page::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::score::Score;

    fn lessons() -> Vec<String> {
        ["first-save", "how-long", "the-window"].map(str::to_owned).to_vec()
    }

    #[test]
    fn what_goes_out_comes_back_and_lessons_of_no_package_stay() {
        let best = |tried, solved, points| Best { tried, solved, points, stars: 1, hints: 2 };
        let kept_before = Kept {
            best: vec![best(true, true, 85), best(true, false, 50), Best::default()],
            current: Some(Current {
                lesson: 1,
                variant: 2,
                seed: 77,
                acts: vec!["save".to_owned()],
            }),
        };
        let mut page = page(&kept_before, &lessons(), Some("MONDAY"));
        assert_eq!(page.class.as_deref(), Some("MONDAY"));
        assert_eq!(kept(&page, &lessons(), &[]), kept_before);
        page.note("two-editions", PageBest::default(), Score { points: 10, stars: 0 });
        assert_eq!(kept(&page, &lessons(), &[]), kept_before);
        page.now = None;
        assert_eq!(kept(&page, &lessons(), &kept_before.best).best, kept_before.best);
    }

    #[test]
    fn a_worse_attempt_in_another_visit_takes_nothing_away() {
        let solved = Best { tried: true, solved: true, points: 95, stars: 3, hints: 1 };
        let before = Kept { best: vec![solved; 3], current: None };
        let mut page = page(&before, &lessons(), None);
        let attempt = PageBest { goals: (1, 4), ..PageBest::default() };
        page.note("first-save", attempt, Score { points: 25, stars: 0 });
        assert_eq!(kept(&page, &lessons(), &[]).best, before.best);
        // Nor does it where the page never heard of the better one.
        assert_eq!(kept(&Page::default(), &lessons(), &before.best).best, before.best);
    }
}
