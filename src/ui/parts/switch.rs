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
    on: Box<dyn Fn() -> bool + Send>,
    /// May it not be changed here?
    #[prop(optional)]
    locked: Option<Box<dyn Fn() -> bool + Send>>,
    /// Does its state wait to be saved?
    #[prop(optional)]
    pending: Option<Box<dyn Fn() -> bool + Send>>,
    /// The elements that describe it, by id.
    #[prop(optional)]
    described_by: Option<Box<dyn Fn() -> String + Send>>,
    /// What a press does.
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role="switch"
            class="switch"
            aria-label=label
            aria-checked=truth(on)
            aria-disabled=flag(move || locked.as_ref().is_some_and(|locked| locked()))
            aria-describedby=described_by
            data-pending=flag(move || pending.as_ref().is_some_and(|pending| pending()))
            on:click=act(press)
        >
            <span class="switch__track" aria-hidden="true"></span>
        </button>
    }
}
