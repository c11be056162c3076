//! One protocol setting: name, switch, note, details.

use leptos::prelude::*;

use super::pane::PaneButton;
use super::source::{Details, SourceBadge};
use crate::app::Intent;
use crate::domain::{Setting, Side};
use crate::ui::parts::{Icon, Sign, Switch};
use crate::web::store::use_store;
use crate::words;

/// A row of a protocol group.
#[component]
pub fn SettingRow(setting: Setting) -> impl IntoView {
    let store = use_store();
    let row = store.select(move |model| model.row(setting));
    let pending = Memo::new(move |_| row.read().pending);
    let note = Memo::new(move |_| words::setting::note(setting, &row.read()));
    let pane = Memo::new(move |_| row.read().pane);
    let note_id = format!("note-{}", setting.index());
    view! {
        <div class="row" data-pending=move || pending.get().then_some("true")>
            <div class="row__main">
                <div class="row__name">
                    {setting.name()}
                    {move || pending.get().then(|| view! { <span class="tag tag--pending">"pending"</span> })}
                </div>
                <p class="row__note" id=note_id.clone()>
                    {move || {
                        let note = note.get();
                        view! {
                            {note.locked.then(|| view! { <Icon sign=Sign::Lock /> <span class="visually-hidden">"Locked: "</span> })}
                            {note.text}
                            " "
                            {note.cited.map(|cited| view! { <SourceBadge cited /> })}
                        }
                    }}
                </p>
                {move || pane.get().then(|| view! { <PaneButton side=setting.side().unwrap_or(Side::Client) /> })}
                <Details
                    about=words::setting::full_name(setting)
                    lines=move || words::setting::details(setting, &row.read())
                />
            </div>
            <Switch
                label=setting.name()
                on=Signal::derive(move || row.read().on)
                locked=Signal::derive(move || row.read().answer.is_err())
                pending=pending
                described_by=note_id
                press=move || store.dispatch(Intent::Toggle(setting))
            />
        </div>
    }
}
