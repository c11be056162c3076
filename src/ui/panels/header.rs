//! The head of the page.

use leptos::prelude::*;

use crate::app::Intent;
use crate::ui::parts::{Icon, Sign, act, flag, text};
use crate::web::persist::share;
use crate::web::store::{Selected, use_store};
use crate::web::theme::{THEMES, use_theme};
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
    view! {
        <header class="header">
            <h1 class="header__name">"TLS Rehearsal"</h1>
            <p class="header__for">"for Azure API Management"</p>
            <div class="header__summary" role="group" aria-label="Instance summary">
                <span>{text(move || summary.get())}</span>
                " "
                <span class="state" data-updating=flag(move || updating.get())>
                    {text(move || if updating.get() { "Updating" } else { "Succeeded" }.to_owned())}
                </span>
            </div>
            <div class="header__tools">
                {tool(Sign::Undo, "Undo", Some(can_undo), move || store.dispatch(Intent::Undo))}
                {tool(Sign::Redo, "Redo", Some(can_redo), move || store.dispatch(Intent::Redo))}
                {tool(Sign::Share, "Share", None, move || share(store))}
                {tool(Sign::Restart, "Start over", None, move || store.dispatch(Intent::StartOver))}
                <button type="button" class="tool" on:click=act(move || theme.set((theme.get_untracked() + 1) % THEMES.len()))>
                    <Icon sign=Sign::Theme />
                    "Theme: "
                    {text(move || THEMES[theme.get()].to_owned())}
                </button>
            </div>
        </header>
    }
}

/// A button of the header; `can` says whether it has an effect now.
fn tool(
    sign: Sign,
    name: &'static str,
    can: Option<Selected<bool>>,
    press: impl Fn() + 'static,
) -> AnyView {
    let locked = flag(move || can.is_some_and(|can| !can.get()));
    view! {
        <button type="button" class="tool" aria-disabled=locked on:click=act(press)>
            <Icon sign=sign />
            {name}
        </button>
    }
    .into_any()
}
