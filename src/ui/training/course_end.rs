//! The end of a course: five questions on its lessons, one after another.

use leptos::prelude::*;

use super::asks::is_right;
use super::comes_back::{Asked, alone};
use super::question::QuestionForm;
use super::school::School;
use crate::lesson::catalogue::{Course, Opened, open};
use crate::lesson::retrieval::series;
use crate::ui::parts::{Button, Look, focus, said};
use crate::words::training_tab as words;

/// Opens the questions once the lessons of the course are solved.
#[component]
pub fn CourseEnd(
    /// Of which course.
    course: &'static Course,
) -> impl IntoView {
    let school = School::of_page();
    let asked = RwSignal::new(None::<Vec<Asked>>);
    let left = Memo::new(move |_| {
        school.kept.with(|kept| {
            let solved = |id: &String| kept.lessons.get(id).is_some_and(|best| best.solved);
            course.lessons.iter().filter(|head| !solved(&head.id)).count()
        })
    });
    let result = Memo::new(move |_| school.kept.with(|kept| kept.ends.get(&course.id).copied()));
    let name = format!("{}: {}", words::course_end(), course.title);
    let waits = format!("course-end-{}", course.id);
    let id = format!("course-end-ask-{}", course.id);
    let (button, title) = (id.clone(), format!("course-end-title-{}", course.id));
    let heading = title.clone();
    let begin = move || {
        if left.get_untracked() == 0 {
            asked.set(Some(school.questions_of(course)));
            let title = title.clone();
            request_animation_frame(move || focus(&title));
        }
    };
    let close = move |right: Option<(usize, usize)>| {
        asked.set(None);
        if let Some(right) = right {
            school.keep(|kept| {
                kept.ends.insert(course.id.clone(), right);
            });
        }
        let button = button.clone();
        request_animation_frame(move || focus(&button));
    };
    let close = StoredValue::new(close);
    let said_below = move || match (left.get(), result.get()) {
        (0, Some((right, of))) => words::course_end_was(right, of),
        (0, None) => String::new(),
        (left, _) => words::course_end_waits(left),
    };
    // Nothing ends that was not begun.
    let is_begun = Memo::new(move |_| left.get() < course.lessons.len());
    view! {
        {move || is_begun.get().then(|| view! {
            <div class="course-end">
                <Button
                    label=words::course_end().to_owned()
                    name=Signal::stored(name.clone())
                    id=id.clone()
                    look=Look::Small
                    locked=Signal::derive(move || left.get() > 0)
                    described_by=waits.clone()
                    press=begin.clone()
                />
                <span class="small quiet" id=waits.clone()>{said(said_below)}</span>
            </div>
        })}
        {move || asked.get().map(|all| {
            let done = move |right| close.with_value(|close| close(right));
            view! { <Series all done title=heading.clone() /> }
        })}
    }
}

/// One question after another.
#[component]
fn Series(
    /// All of them.
    all: Vec<Asked>,
    /// It is over: with how many right at once, of how many; or was given up.
    done: impl Fn(Option<(usize, usize)>) + Copy + Send + Sync + 'static,
    /// The id of its heading.
    title: String,
) -> impl IntoView {
    let at = RwSignal::new(0);
    let of = all.len();
    let all = StoredValue::new(all);
    let is_answered = Memo::new(move |_| {
        all.with_value(|all| {
            all.get(at.get()).is_some_and(|(asks, it)| asks.answered(&it.id).tries > 0)
        })
    });
    let right = move || {
        all.with_value(|all| {
            all.iter().filter(|(asks, it)| is_right(&asks.answered(&it.id))).count()
        })
    };
    let heading = title.clone();
    let next = move || {
        if at.get_untracked() + 1 < of {
            at.update(|at| *at += 1);
            focus(&heading);
        } else {
            done(Some((untrack(right), of)));
        }
    };
    let label = Signal::derive(move || words::course_end_next(at.get() + 1 < of).to_owned());
    view! {
        <section class="card card__body series" aria-label=words::course_end()>
            <h4 id=title tabindex="-1">{said(move || words::question_of(at.get() + 1, of))}</h4>
            {move || all.with_value(|all| all.get(at.get()).cloned()).map(|(asks, question)| view! {
                <QuestionForm question asks />
            })}
            <div class="buttons">
                <Button label look=Look::Small locked=Signal::derive(move || !is_answered.get()) press=next />
                <Button label=words::skip_it().to_owned() look=Look::SmallQuiet press=move || done(None) />
            </div>
        </section>
    }
}

impl School {
    /// The questions at the end of a course: of each lesson in another variant than the one that was solved.
    fn questions_of(self, course: &Course) -> Vec<Asked> {
        let (kept, mut lessons) = (self.kept.get_untracked(), Vec::<(Opened, usize)>::new());
        for head in &course.lessons {
            let solved = kept.lessons.get(&head.id).map_or(0, |best| best.variant + 1);
            let opened = open(&head.id).and_then(Result::ok);
            lessons.extend(opened.map(|opened| (opened, solved % head.variants.max(1))));
        }
        let of: Vec<_> = lessons.iter().map(|(opened, at)| (&*opened.lesson, *at)).collect();
        let code = kept.class.as_deref().unwrap_or_default();
        let asked = series(&of, code).into_iter().filter_map(|(at, question)| {
            let (opened, variant) = lessons.get(at)?;
            Some((alone(opened, *variant)?, question.clone()))
        });
        asked.collect()
    }
}
