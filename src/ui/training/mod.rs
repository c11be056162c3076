//! Lessons: their list, the one that runs, and what trainers need.

pub mod address;
pub mod cards;
pub mod debrief;
pub mod goals;
pub mod lesson;
pub mod places;
pub mod question;
pub mod school;
pub mod trainers;

pub use lesson::LessonRegion;

use leptos::prelude::*;

use cards::{ComesBack, Courses};
use school::School;
use trainers::ForTrainers;

use crate::lesson::catalogue::heads;
use crate::ui::parts::{Callout, Head, Tone};
use crate::words::training_tab as words;

/// The tab.
#[component]
pub fn TrainingTab() -> impl IntoView {
    let school = School::of_page();
    let answer = Signal::derive(move || {
        let lessons = heads().count();
        let kept = school.kept.get();
        let solved = kept.lessons.values().filter(|best| best.solved).count();
        words::answer(lessons, solved, kept.now.is_some())
    });
    view! {
        <Head title=words::training() answer />
        <div role="alert">
            {move || school.failed.get().then(|| view! { <Callout tone=Tone::Danger text=words::not_begun().to_owned() /> })}
        </div>
        <ComesBack />
        <Courses />
        <ForTrainers />
    }
}
