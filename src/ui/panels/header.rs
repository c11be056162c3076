//! The head of the page.

use leptos::prelude::*;

use crate::app::Intent;
use crate::ui::parts::{Icon, Sign};
use crate::web::persist::share;
use crate::web::store::use_store;
use crate::web::theme::use_theme;
use crate::words;

/// Name, instance in one line, provisioning state, and what can be done from everywhere.
#[component]
pub fn Header() -> impl IntoView {
    let store = use_store();
    let theme = use_theme();
    let summary = store.select(|model| words::tiers::summary(model.instance()));
    let updating = store.select(|model| model.is_updating());
    let can_undo = store.select(|model| model.can_undo());
    let can_redo = store.select(|model| model.can_redo());
    let locked = |can: Memo<bool>| move || (!can.get()).then_some("true");
    view! {
        <header class="header">
            <h1 class="header__name">"TLS Rehearsal"</h1>
            <p class="header__for">"for Azure API Management"</p>
            <div class="header__summary" role="group" aria-label="Instance summary">
                <span>{move || summary.get()}</span>
                " "
                <span class="state" data-updating=move || updating.get().then_some("true")>
                    {move || if updating.get() { "Updating" } else { "Succeeded" }}
                </span>
            </div>
            <div class="header__tools">
                <button type="button" class="tool" aria-disabled=locked(can_undo) on:click=move |_| store.dispatch(Intent::Undo)>
                    <Icon sign=Sign::Undo />
                    "Undo"
                </button>
                <button type="button" class="tool" aria-disabled=locked(can_redo) on:click=move |_| store.dispatch(Intent::Redo)>
                    <Icon sign=Sign::Redo />
                    "Redo"
                </button>
                <button type="button" class="tool" on:click=move |_| share(store)>
                    <Icon sign=Sign::Share />
                    "Share"
                </button>
                <button type="button" class="tool" on:click=move |_| store.dispatch(Intent::StartOver)>
                    <Icon sign=Sign::Restart />
                    "Start over"
                </button>
                <button type="button" class="tool" on:click=move |_| theme.update(|theme| *theme = theme.next())>
                    <Icon sign=Sign::Theme />
                    "Theme: "
                    {move || theme.get().name()}
                </button>
            </div>
        </header>
    }
}
