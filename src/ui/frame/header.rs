//! The head of the page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::app::Intent;
use crate::ui::parts::{Icon, Sign, act, flag, said, text};
use crate::web::store::{Selected, use_store};
use crate::web::theme::{THEMES, use_theme};
use crate::words;

/// Name, instance in one line, provisioning state, and what can be done from everywhere.
#[component]
pub fn Header(
    /// Copies the link, or shows it.
    share: impl Fn() + 'static,
) -> impl IntoView {
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
                {said(move || summary.get())}
                " "
                <span class="state" data-updating=flag(move || updating.get())>
                    {said(move || if updating.get() { "Updating" } else { "Succeeded" }.to_owned())}
                </span>
            </div>
            <div class="header__tools">
                {tool(Sign::Undo, named("Undo"), Some(can_undo), act(move || store.dispatch(Intent::Undo)))}
                {tool(Sign::Redo, named("Redo"), Some(can_redo), act(move || store.dispatch(Intent::Redo)))}
                {tool(Sign::Share, named("Share"), None, act(share))}
                {tool(Sign::Restart, named("Start over"), None, act(move || store.dispatch(Intent::StartOver)))}
                {tool(
                    Sign::Theme,
                    text(move || format!("Theme: {}", THEMES[theme.get()])),
                    None,
                    act(move || theme.set((theme.get_untracked() + 1) % THEMES.len())),
                )}
            </div>
        </header>
    }
}

/// A button of the header; `can` says whether it has an effect now.
fn tool(
    sign: Sign,
    name: Box<dyn Fn() -> String + Send>,
    can: Option<Selected<bool>>,
    press: Box<dyn FnMut(MouseEvent)>,
) -> AnyView {
    let locked = flag(move || can.is_some_and(|can| !can.get()));
    view! {
        <button type="button" class="tool" aria-disabled=locked on:click=press>
            <Icon sign=sign />
            {said(name)}
        </button>
    }
    .into_any()
}

fn named(name: &'static str) -> Box<dyn Fn() -> String + Send> {
    text(move || name.to_owned())
}
