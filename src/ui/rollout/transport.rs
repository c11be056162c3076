//! As on a player: pause, skip, and the time, which can be dragged.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::{Intent, Run};
use crate::rollout::SimTime;
use crate::ui::parts::{Button, Icon, Look, Sign, said};
use crate::web::store::use_store;
use crate::words;

/// What an arrow key moves by, in seconds.
const MINUTE: u32 = 60;

/// The controls of time.
#[component]
pub fn Transport() -> impl IntoView {
    let store = use_store();
    let of_shown =
        move |view: fn(&Run) -> u32| store.select(move |model| model.shown().map_or(0, view));
    let seconds = of_shown(|run| run.now.seconds());
    let end = of_shown(|run| run.plan.end().seconds());
    let playing = store.select(|model| model.is_playing());
    let over = store.select(|model| model.shown().is_some_and(Run::is_over));
    let now = move || SimTime::from_seconds(seconds.get());
    let word = move || {
        if playing.get() { words::watch::pause() } else { words::watch::resume() }.to_owned()
    };
    let press = move |_| {
        let intent = if playing.get_untracked() { Intent::Pause } else { Intent::Resume };
        store.dispatch(intent);
    };
    view! {
        <div class="transport">
            <div class="buttons">
                <button type="button" class="button" on:click=press>
                    {move || {
                        let sign = if playing.get() { Sign::Pause } else { Sign::Play };
                        view! { <Icon sign /> }
                    }}
                    {said(word)}
                </button>
                <Button
                    label=words::watch::skip().to_owned()
                    sign=Sign::Skip
                    look=Look::Tool
                    locked=over
                    press=move || store.dispatch(Intent::SkipToEnd)
                />
            </div>
            <div class="transport__track">
                <progress
                    class="transport__bar"
                    aria-label=words::watch::progress()
                    max=move || end.get().to_string()
                    prop:value=move || seconds.get().to_string()
                ></progress>
                <input
                    type="range"
                    class="transport__time"
                    aria-label=words::watch::simulated_time()
                    max=move || end.get().to_string()
                    prop:value=move || seconds.get().to_string()
                    aria-valuetext=move || words::number::spoken(now())
                    aria-describedby="time-keys"
                    on:keydown=move |event| {
                        let step = if event.shift_key() { 1 } else { MINUTE };
                        let now = seconds.get_untracked();
                        let to = match event.key().as_str() {
                            "ArrowRight" | "ArrowUp" => now.saturating_add(step),
                            "ArrowLeft" | "ArrowDown" => now.saturating_sub(step),
                            _ => return,
                        };
                        event.prevent_default();
                        store.dispatch(Intent::Seek(SimTime::from_seconds(to.min(end.get_untracked()))));
                    }
                    on:input=move |event| {
                        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
                        if let Some(seconds) = input.and_then(|input| input.value().parse().ok()) {
                            store.dispatch(Intent::Seek(SimTime::from_seconds(seconds)));
                        }
                    }
                />
                <p class="visually-hidden" id="time-keys">{words::rollout::time_keys()}</p>
            </div>
            <p class="transport__clock" aria-hidden="true">
                {said(move || words::number::clock(now()))} " "
                <span class="quiet">{said(move || words::watch::of_end(SimTime::from_seconds(end.get())))}</span>
            </p>
        </div>
    }
}
