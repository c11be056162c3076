//! An on/off control that shows only what the model says.

use leptos::prelude::*;

use super::does::Does;
use super::icon::{Icon, Sign};
use super::said::said;

/// A switch. A locked one is drawn as a fact, a lock and its value; it stays focusable, and pressing it is told to `press` like any
/// other.
#[component]
pub fn Switch(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// Is it on?
    #[prop(into)]
    on: Signal<bool>,
    /// May it not be changed here?
    #[prop(into, default = Signal::stored(false))]
    locked: Signal<bool>,
    /// Does its state wait to be saved?
    #[prop(into, default = Signal::stored(false))]
    pending: Signal<bool>,
    /// The elements that describe it, by id.
    #[prop(into, optional)]
    described_by: Option<Signal<String>>,
    /// The word for a state, as it is drawn where it is locked.
    word: fn(bool) -> &'static str,
    /// Its own id.
    #[prop(into, optional)]
    id: Option<String>,
    /// What a press does.
    #[prop(into)]
    press: Does,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role="switch"
            class="switch"
            id=id
            aria-label=label
            aria-checked=move || on.get().to_string()
            aria-disabled=move || locked.get().then_some("true")
            aria-describedby=move || described_by.map(|ids| ids.get())
            data-pending=move || pending.get().then_some("true")
            on:click=move |_| press.now()
        >
            <span class="switch__track" aria-hidden="true"></span>
            <span class="switch__fixed" aria-hidden="true">
                <Icon sign=Sign::Lock />
                {said(move || word(on.get()).to_owned())}
            </span>
        </button>
    }
}
