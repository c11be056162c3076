//! An on/off control that shows only what the model says.

use leptos::prelude::*;

use super::erased::{act, flag, truth};

/// A switch. A locked one stays focusable; pressing it is told to `press` like any other.
#[component]
pub fn Switch(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// Is it on?
    on: Signal<bool>,
    /// May it not be changed here?
    #[prop(optional)]
    locked: Signal<bool>,
    /// Does its state wait to be saved?
    #[prop(optional)]
    pending: Signal<bool>,
    /// The elements that describe it, by id.
    #[prop(into, optional)]
    described_by: Signal<String>,
    /// What a press does.
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role="switch"
            class="switch"
            aria-label=label
            aria-checked=truth(move || on.get())
            aria-disabled=flag(move || locked.get())
            aria-describedby=move || Some(described_by.get()).filter(|ids| !ids.is_empty())
            data-pending=flag(move || pending.get())
            on:click=act(press)
        >
            <span class="switch__track" aria-hidden="true"></span>
        </button>
    }
}
