//! The proof, after each change: what it says, and a way to each fault.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::desk::Desk;
use super::hand_on::HandOn;
use crate::ui::parts::{Button, Icon, Look, Sign, focus, said};
use crate::ui::training::school::School;
use crate::web::follow;
use crate::words::training_builder as words;

/// How long the draft must rest before it is played.
const REST_MILLISECONDS: u32 = 300;

/// Plays the draft whenever it has changed and rests, unless a lesson runs.
pub fn follow_draft(desk: Desk) {
    let school = School::of_page();
    let runs = Memo::new(move |_| school.active.with(Option::is_some));
    let mut waiting = None;
    follow(Box::new(move || {
        desk.draft.track();
        if !runs.get() {
            // The timeout that is replaced does not fire.
            waiting.replace(Timeout::new(REST_MILLISECONDS, move || desk.examine()));
        }
    }));
}

/// The step "Proof".
#[component]
pub fn Proof() -> impl IntoView {
    let desk = Desk::of_page();
    let is_proven = Memo::new(move |_| {
        desk.found.with(|found| found.findings.is_empty() && found.lesson.is_some())
    });
    let faults = Memo::new(move |_| {
        desk.found.with(|found| {
            let lesson = found.lesson.as_deref();
            let told = |finding| words::finding(lesson, finding);
            found
                .findings
                .iter()
                .map(|finding| (finding.spot.id(), told(finding)))
                .collect::<Vec<_>>()
        })
    });
    let one = |(id, text): (String, String)| {
        let go = move || focus(&id);
        view! { <li><Button label=text look=Look::Link press=go /></li> }
    };
    view! {
        <section class="builder__proof" aria-labelledby="builder-proof" data-proven=move || is_proven.get().then_some("true")>
            <h4 id="builder-proof" tabindex="-1">
                {move || view! { <Icon sign=if is_proven.get() { Sign::Check } else { Sign::Shield } /> }}
                {words::proof()}
            </h4>
            <p role="status">{said(move || desk.found.with(words::proven))}</p>
            {move || {
                let faults = faults.get();
                (!faults.is_empty()).then(|| view! {
                    <ul class="builder__list small">{faults.into_iter().map(one).collect_view()}</ul>
                })
            }}
        </section>
        <HandOn />
    }
}
