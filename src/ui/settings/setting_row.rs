//! One protocol setting: name, mark, note, switch.

use std::sync::Arc;

use leptos::prelude::*;

use super::pane::PaneButton;
use super::switch_id;
use crate::app::Intent;
use crate::app::Row;
use crate::domain::lockout::has_pane;
use crate::domain::{Cited, Protocol, Setting, Side};
use crate::ui::frame::source::cite_setting;
use crate::ui::parts::{Mark, Switch, said, told};
use crate::web::store::{Selected, use_store};
use crate::words;
use crate::words::setting::Note;
use crate::words::settings_tab;

/// A row of a protocol group.
#[component]
pub fn SettingRow(
    /// A protocol setting.
    setting: Setting,
) -> impl IntoView {
    let store = use_store();
    let row = store.select(move |model| model.row(setting));
    let pane = store.select(move |model| {
        let tls13 = matches!(setting, Setting::Protocol(_, Protocol::Tls13));
        setting.side().is_some_and(|side| tls13 && has_pane(model.instance(), side))
    });
    let note_id = format!("note-{}", setting.index());
    let pending = row.slice(|row| row.pending);
    view! {
        <div class="row" id=row_id(setting) data-pending=move || pending.get().then_some("true")>
            <div>
                <div class="row__name">
                    {setting.name()}
                    " "
                    {mark(setting, row)}
                    <Was row />
                </div>
                <p class="row__note" id=note_id.clone()>
                    {move || row.with(|row| note(&words::setting::note(setting, row)))}
                </p>
                {move || pane.get().then(|| view! { <PaneButton side=setting.side().unwrap_or(Side::Client) /> })}
            </div>
            {switch(setting, row, pending, Signal::stored(note_id))}
        </div>
    }
}

/// The id of a setting's row.
pub fn row_id(setting: Setting) -> String {
    format!("setting-{}", setting.index())
}

/// The mark of a row: where what it says is stated, and all there is to know of its setting.
pub fn mark(setting: Setting, row: Selected<Row>) -> AnyView {
    let cite = Signal::derive(move || {
        row.with(|row| Arc::new(cite_setting(setting, row, cited(setting, row))))
    });
    view! { <Mark cite /> }.into_any()
}

/// The switch of a row.
pub fn switch(
    setting: Setting,
    row: Selected<Row>,
    pending: Selected<bool>,
    described_by: Signal<String>,
) -> AnyView {
    let store = use_store();
    view! {
        <Switch
            id=switch_id(setting)
            word=words::setting::state
            label=setting.name()
            on=row.slice(|row| row.on)
            locked=row.slice(|row| row.answer.is_err())
            pending
            described_by
            press=move || store.dispatch(Intent::Toggle(setting))
        />
    }
    .into_any()
}

/// Where what a row says is stated.
fn cited(setting: Setting, row: &Row) -> Cited {
    let note = words::setting::note(setting, row);
    note.cited.unwrap_or(match row.answer {
        Ok(permit) => permit.cited,
        Err(locked) => locked.cited,
    })
}

/// "off to on", while a setting waits to be saved.
#[component]
pub fn Was(
    /// The setting.
    row: Selected<Row>,
) -> impl IntoView {
    move || {
        row.with(|row| row.pending.then_some(row.on)).map(|on| {
            view! {
                <span class="row__was">
                    <span class="visually-hidden">{settings_tab::waits()}</span>
                    {said(move || words::pending::turned(on).to_owned())}
                </span>
            }
        })
    }
}

/// A note, with what only ears need: that it is locked, and how well it is known.
pub fn note(note: &Note) -> AnyView {
    let known = note.cited.map(words::source::in_brackets);
    view! {
        {note.locked.then(|| view! { <span class="visually-hidden">{settings_tab::locked()}</span> })}
        {told(note.text.clone())}
        {known.map(|known| view! { " " <span class="visually-hidden">{told(known)}</span> })}
    }
    .into_any()
}
