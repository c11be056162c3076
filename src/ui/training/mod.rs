//! Lessons: their list, the one that runs, and what trainers need.

pub mod address;
pub mod asks;
pub mod builder;
pub mod cards;
pub mod comes_back;
pub mod course_end;
pub mod debrief;
pub mod goals;
pub mod lesson;
pub mod noting;
pub mod package;
pub mod places;
pub mod presenter;
pub mod presenting;
pub mod question;
pub mod school;
pub mod trainers;
pub mod whose;

pub use lesson::LessonRegion;

use leptos::prelude::*;

use cards::{Courses, OfPackage};
use comes_back::ComesBack;
use package::AtLms;
use school::School;
use trainers::{ForTrainers, HandIn};

use crate::lesson::catalogue::heads;
use crate::ui::parts::{Button, Callout, Head, Look, Tone};
use crate::web::persist::is_package;
use crate::words::training_presenter::presenter_view;
use crate::words::training_tab as words;

/// The tab.
#[component]
pub fn TrainingTab() -> impl IntoView {
    let school = School::of_page();
    let answer = Signal::derive(move || {
        let lessons = package::heads().len();
        let kept = school.kept.get();
        let solved = kept.lessons.values().filter(|best| best.solved).count();
        words::answer(lessons, solved, kept.now.is_some())
    });
    // Shown is the lesson under way, else the first that is not solved.
    let to_present = move || {
        let kept = school.kept.get_untracked();
        let solved = |id: &String| kept.lessons.get(id).is_some_and(|best| best.solved);
        let open = heads().map(|head| &head.id).find(|id| !solved(id));
        let open = open.or_else(|| heads().map(|head| &head.id).next()).cloned();
        kept.now.map(|now| now.lesson).or(open)
    };
    let present = move || {
        if let Some(lesson) = to_present() {
            school.present_lesson(lesson);
        }
    };
    // A lesson that runs has its own, and in an LMS nobody shows anything to a class.
    let is_own = !is_package();
    let tools = move || {
        (is_own && school.active.with(Option::is_none)).then(|| {
            view! { <Button label=presenter_view().to_owned() look=Look::Small press=present /> }
        })
    };
    let tools = ViewFn::from(move || tools);
    view! {
        <Head title=words::training() answer tools />
        <AtLms />
        <div role="alert">
            {move || school.failed.get().map(|text| view! { <Callout tone=Tone::Danger text /> })}
        </div>
        {if is_own {
            view! { <ComesBack /><Courses /><ForTrainers /> }.into_any()
        } else {
            view! { <OfPackage /><HandIn /> }.into_any()
        }}
    }
}
