//! One protocol setting: name, switch, note, details.

use leptos::prelude::*;

use super::pane::PaneButton;
use crate::app::Intent;
use crate::domain::lockout::has_pane;
use crate::domain::{Protocol, Setting, Side};
use crate::ui::frame::source::{Details, SourceBadge};
use crate::ui::parts::{Icon, Sign, Switch, block, flag, maybe, told, yes};
use crate::web::store::use_store;
use crate::words;
use crate::words::setting::Note;

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
    view! {
        <div class="row" data-pending=flag(move || row.get().pending)>
            <div class="row__main">
                <div class="row__name">
                    {setting.name()}
                    <PendingTag pending=yes(move || row.get().pending) />
                </div>
                <p class="row__note" id=note_id.clone()>
                    {block(move || view! { <NoteText note=words::setting::note(setting, &row.get()) /> })}
                </p>
                {maybe(move || pane.get().then(|| view! { <PaneButton side=setting.side().unwrap_or(Side::Client) /> }))}
                <Details
                    about=words::setting::full_name(setting)
                    lines=move || words::setting::details(setting, &row.get())
                />
            </div>
            <Switch
                word=words::setting::state
                label=setting.name()
                on=Signal::derive(move || row.get().on)
                locked=Signal::derive(move || row.get().answer.is_err())
                pending=Signal::derive(move || row.get().pending)
                described_by=Signal::derive(move || note_id.clone())
                press=move || store.dispatch(Intent::Toggle(setting))
            />
        </div>
    }
}

/// The word "pending", while something is.
#[component]
pub fn PendingTag(
    /// Is it?
    pending: Box<dyn Fn() -> bool + Send>,
) -> impl IntoView {
    maybe(move || pending().then(|| view! { <span class="tag tag--pending">"pending"</span> }))
}

/// A note with its lock, if it tells of one, and its source.
#[component]
pub fn NoteText(
    /// What it says.
    note: Note,
) -> impl IntoView {
    let Note { text, cited, locked } = note;
    view! {
        {locked.then(|| view! { <Icon sign=Sign::Lock /> <span class="visually-hidden">"Locked: "</span> })}
        {told(text)}
        " "
        {cited.map(|cited| view! { <SourceBadge cited /> })}
    }
}
