//! A first step, where there is nothing yet: what it does, and what comes of it.

use leptos::prelude::*;

use super::does::Does;
use super::icon::{Icon, Sign};
use super::said::said;

/// A row that is pressed to begin.
#[component]
pub fn Start(
    /// What it does; the button's accessible name begins with it.
    #[prop(into)]
    name: Signal<String>,
    /// What comes of it.
    #[prop(into)]
    more: Signal<String>,
    /// What a press does.
    #[prop(into)]
    press: Does,
) -> impl IntoView {
    view! {
        <button type="button" class="start" on:click=move |_| press.now()>
            <span class="start__name">{said(move || name.get())}</span>
            <span class="start__more">{said(move || more.get())}</span>
            <Icon sign=Sign::Chevron />
        </button>
    }
}
