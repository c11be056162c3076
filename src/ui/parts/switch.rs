//! An on/off control that shows only what the model says.

use leptos::prelude::*;

/// A switch. A locked one stays focusable; pressing it is told to `press` like any other.
#[component]
pub fn Switch(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// Is it on?
    #[prop(into)]
    on: Signal<bool>,
    /// May it not be changed here?
    #[prop(into, optional)]
    locked: Signal<bool>,
    /// Does its state wait to be saved?
    #[prop(into, optional)]
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
            aria-checked=move || on.get().to_string()
            aria-disabled=move || locked.get().then_some("true")
            aria-describedby=move || Some(described_by.get()).filter(|ids| !ids.is_empty())
            data-pending=move || pending.get().then_some("true")
            on:click=move |_| press()
        >
            <span class="switch__track" aria-hidden="true"></span>
        </button>
    }
}
