//! The handshake of the member that is open: how it ends, message by message, and what decided.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::look::LookAct;
use crate::tls::outcome::End;
use crate::tls::trace::Trace;
use crate::ui::impact::steps::Steps;
use crate::ui::parts::{said, told};
use crate::web::store::use_store;
use crate::words::impact::end;
use crate::words::impact_tab::story as words;
use crate::words::ladder::rungs;

/// Verdict, ladder, and what decided.
#[component]
pub fn StoryView() -> impl IntoView {
    let store = use_store();
    let story = store.select(|model| model.story());
    let verdict = story.slice(|story| {
        story
            .as_ref()
            .map(|story| (words::verdict(story), words::how(story), story.verdict.fails()))
    });
    let told_of = story
        .slice(|story| story.as_ref().and_then(|story| Some((story.side, story.trace.clone()?))));
    view! {
        <div class="picture__head">
            <p class="dialog__verdict">
                {move || verdict.get().map(|(verdict, how, fails)| view! {
                    <strong class:bad=fails prop:textContent=verdict></strong> " " {told(how)}
                })}
            </p>
            <WhichOne />
        </div>
        {move || told_of.with(|told_of| told_of.as_ref().map(|(side, trace)| {
            view! {
                {ladder(trace, *side)}
                <h3>{words::what_decided()}</h3>
                <Steps trace=trace.clone() />
            }
        }))}
    }
}

/// With what is live, or with the draft.
#[component]
fn WhichOne() -> impl IntoView {
    let store = use_store();
    let before = store.select(|model| model.look().before);
    let one = move |words: &'static str, is_before: bool| {
        let shown = Signal::derive(move || before.get() == is_before);
        view! {
            <button
                type="button"
                class="choice choice--button"
                data-chosen=move || shown.get().then_some("true")
                aria-label=move || words::shown_is(words, shown.get())
                on:click=move |_| store.dispatch(Intent::Look(LookAct::Before(is_before)))
            >
                <span class="choice__label">{words}</span>
            </button>
        }
    };
    view! {
        <span class="choices" role="group" aria-label=words::settings()>
            {one(words::before(), true)} {one(words::after(), false)}
        </span>
    }
}

fn ladder(trace: &Trace, side: crate::domain::Side) -> AnyView {
    let rung = |rung: crate::words::ladder::Rung| {
        let from = match rung.from {
            End::Client => "client",
            End::Server => "server",
        };
        let who = words::from(end(rung.from, side));
        view! {
            <li class="rung" data-from=from data-ends=rung.ends.then_some("true")>
                <span class="visually-hidden" prop:textContent=who></span>
                {told(rung.message)}
            </li>
        }
    };
    view! {
        <div class="ladder">
            <div class="ladder__ends" aria-hidden="true">
                {said(move || end(End::Client, side).to_owned())}
                {said(move || end(End::Server, side).to_owned())}
            </div>
            <ol class="ladder__rungs" aria-label=words::handshake()>
                {rungs(trace, side).into_iter().map(rung).collect_view()}
            </ol>
        </div>
    }
    .into_any()
}
