//! The lessons as cards, course by course.

use leptos::prelude::*;

use super::address::Address;
use super::course_end::CourseEnd;
use super::package;
use super::school::School;
use crate::lesson::catalogue::{Course, Head, courses};
use crate::lesson::kept::{Best, Now};
use crate::ui::parts::{Button, Icon, Look, Sign, said};
use crate::words::training_tab as words;

/// Every course.
#[component]
pub fn Courses() -> impl IntoView {
    let mut number = 0;
    let course = |course: &'static Course| {
        let first = number;
        number += course.lessons.len();
        let cards = course.lessons.iter().enumerate();
        let cards = cards.map(|(at, head)| view! { <Card number=first + at + 1 head /> });
        view! {
            <li class="stack course-group">
                <div class="course-group__head">
                    <h3>{course.title.as_str()}</h3>
                    <p class="small">{course.card.as_str()}</p>
                </div>
                <ul class="lessons">{cards.collect_view()}</ul>
                <CourseEnd course />
            </li>
        }
    };
    let courses = courses().iter().map(course).collect_view();
    view! { <ul class="stack" aria-label=words::lessons()>{courses}</ul> }
}

/// The lessons of a package.
#[component]
pub fn OfPackage() -> impl IntoView {
    let cards = move || {
        let heads = package::heads().into_iter().enumerate();
        heads.map(|(at, head)| view! { <Card number=at + 1 head /> }).collect_view()
    };
    view! {
        <h3 class="visually-hidden">{words::lessons()}</h3>
        <ul class="lessons" aria-label=words::lessons()>{cards}</ul>
    }
}

/// A lesson.
#[component]
fn Card(
    /// Its place in the list.
    number: usize,
    /// What is listed of it.
    head: &'static Head,
) -> impl IntoView {
    let school = School::of_page();
    let stands = Memo::new(move |_| {
        school.kept.with(|kept| {
            let now = kept.now.clone().filter(|now| now.lesson == head.id);
            (now, kept.lessons.get(&head.id).cloned().unwrap_or_default())
        })
    });
    let is_now = Memo::new(move |_| stands.with(|(now, _)| now.is_some()));
    let state = move || stands.with(|(now, best)| state(now.as_ref(), best, head.minutes));
    let label = Signal::derive(move || {
        let (now, best) = stands.get();
        words::act(now.is_some(), best.solved).to_owned()
    });
    let name = Signal::derive(move || format!("{}: {}", label.get(), head.title));
    let begin = move || {
        let lesson = head.id.clone();
        school.begin(&Address { lesson, ..Address::default() }, is_now.get_untracked());
    };
    view! {
        <li class="card course" data-now=move || is_now.get().then_some("true")>
            <div class="course__top">
                <span class="course__number" aria-hidden="true">{number}</span>
                <span class="course__state small">{state}</span>
            </div>
            <h4>{head.title.as_str()}</h4>
            <p class="small">{head.card.as_str()}</p>
            {move || {
                let look = if is_now.get() { Look::Primary } else { Look::Small };
                view! { <Button label name look press=begin /> }
            }}
        </li>
    }
}

fn state(now: Option<&Now>, best: &Best, minutes: u32) -> AnyView {
    match (now, best.solved) {
        (Some(now), _) => {
            let text = words::goals_met(now.goals.0, now.goals.1);
            view! { <span class="going">{said(move || text.clone())}</span> }.into_any()
        }
        (None, true) => {
            let text = words::done(best.stars, best.points);
            view! { <span class="fine"><Icon sign=Sign::Check />{said(move || text.clone())}</span> }
                .into_any()
        }
        (None, false) => said(move || words::minutes(minutes)),
    }
}
