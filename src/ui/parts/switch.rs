//! An on/off control that shows only what the model says.

use leptos::prelude::*;

use super::erased::{act, flag, truth};
use crate::web::store::Selected;

/// A switch. A locked one stays focusable; pressing it is told to `press` like any other.
#[component]
pub fn Switch(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// Is it on?
    on: Selected<bool>,
    /// May it not be changed here?
    #[prop(optional)]
    locked: Option<Selected<bool>>,
    /// Does its state wait to be saved?
    #[prop(optional)]
    pending: Option<Selected<bool>>,
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
            aria-checked=truth(move || on.get())
            aria-disabled=flag(move || locked.is_some_and(Selected::get))
            aria-describedby=described_by
            data-pending=flag(move || pending.is_some_and(Selected::get))
            on:click=act(press)
        >
            <span class="switch__track" aria-hidden="true"></span>
        </button>
    }
}
