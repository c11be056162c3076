//! The builder: a lesson from what was done on the page, proven while it is written.

mod begin;
mod condition;
mod desk;
mod faults;
mod form;
mod goals;
mod hand_on;
mod preview;
mod proof;
mod recording;
mod steps;
mod texts;
mod way;
mod written;

pub use recording::Recording;

use leptos::prelude::*;

use begin::Begin;
use desk::Desk;
use goals::Goals;
use proof::Proof;
use steps::{DoIt, Ways};
use texts::Texts;

use crate::ui::parts::{Answer, Button, Callout, Holds, Look, Sign, Tone, said};
use crate::words::training_builder as words;

/// The row "Build a lesson".
#[component]
pub fn BuilderRow() -> impl IntoView {
    let desk = Desk::of_page();
    let answer = Signal::derive(move || desk.draft.with(|draft| words::answer(&draft.title)));
    view! {
        <Answer
            id="trainers-builder"
            title=words::build()
            holds=Signal::stored(Holds::Subject(Sign::Edit))
            answer
        >
            <Builder />
        </Answer>
    }
}

/// All steps, and the proof beside them; while something is recorded, how to stop that.
#[component]
fn Builder() -> impl IntoView {
    let desk = Desk::of_page();
    let busy = desk.is_busy();
    let busy = Memo::new(move |_| busy.get());
    proof::follow_draft(desk);
    view! {
        <p class="visually-hidden" role="status">{said(move || desk.said.get())}</p>
        {move || if busy.get() {
            view! {
                <div class="stack">
                    <Callout tone=Tone::Note text=words::recording_now().to_owned() />
                    <div class="buttons">
                        <Button label=words::stop().to_owned() look=Look::Primary press=move || desk.stop() />
                    </div>
                </div>
            }.into_any()
        } else {
            view! { <Steps /> }.into_any()
        }}
    }
}

#[component]
fn Steps() -> impl IntoView {
    let desk = Desk::of_page();
    let was = Memo::new(move |_| {
        desk.before.with(|before| {
            before.as_ref().is_some_and(|before| desk.draft.with(|draft| draft != before))
        })
    });
    view! {
        <div class="builder">
            <div class="builder__steps" role="group" aria-label=words::steps()>
                <Begin />
                <DoIt />
                <Goals />
                <Ways />
                <Texts />
            </div>
            <aside class="builder__side" aria-label=words::proof()>
                <Proof />
                <div class="builder__undo">
                    {move || was.get().then(|| view! {
                        <p class="small">{words::replaced()}</p>
                        <Button
                            label=words::bring_back().to_owned()
                            look=Look::Small
                            sign=Sign::Undo
                            press=move || desk.bring_back()
                        />
                    })}
                    <p class="small quiet">{words::kept_here()}</p>
                </div>
            </aside>
        </div>
    }
}

/// A step of the builder: its number, what it is, and what is in it.
#[component]
fn Step(
    /// Its number.
    number: u8,
    /// The id of its heading.
    id: &'static str,
    /// What it is called.
    title: &'static str,
    /// What it is for.
    line: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="builder__step" aria-labelledby=id>
            <span class="builder__number" aria-hidden="true">{number}</span>
            <div class="builder__inside">
                <h4 class="builder__title" id=id tabindex="-1">{title}</h4>
                <p class="small builder__line">{line}</p>
                {children()}
            </div>
        </section>
    }
}
