//! The TLS 1.3 pane, behind "View and manage configuration".

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::seen::Seen;
use crate::domain::lockout::check_edit;
use crate::domain::renegotiation::RECENT;
use crate::domain::{Channel, Protocol, Setting, Side};
use crate::ui::frame::source::SourceMark;
use crate::ui::later::{Piece, show};
use crate::ui::parts::{Button, Callout, Column, Dialog, Look, Tone, heads};
use crate::web::store::use_store;
use crate::words::pane;

/// The button, and the dialog that it opens.
#[component]
pub fn PaneButton(
    /// Whose TLS 1.3 it is about.
    side: Side,
) -> impl IntoView {
    let store = use_store();
    let setting = Setting::Protocol(side, Protocol::Tls13);
    let (live, draft) = (
        store.select(move |model| model.live().is_on(setting)),
        store.select(move |model| model.draft().is_on(setting)),
    );
    let open = RwSignal::new(false);
    let id = match side {
        Side::Client => "pane-client",
        Side::Backend => "pane-backend",
    };
    let line = Signal::derive(move || pane::state(side, live.get(), draft.get()));
    let turn = move |on| store.dispatch(Intent::SetTls13(side, on));
    let foot = move || {
        view! {
            <p class="small">{pane::changes_draft()}</p>
            <div class="buttons">
                <Button
                    label=pane::disable()
                    pressed=Signal::derive(move || !draft.get())
                    press=move || turn(false)
                />
                <Button
                    label=pane::enable()
                    look=Look::Primary
                    pressed=Signal::from(draft)
                    press=move || turn(true)
                />
            </div>
        }
    };
    let look = move || {
        open.set(true);
        store.dispatch(Intent::Saw(Seen::Pane(side)));
    };
    view! {
        <Button label=pane::manage() look=Look::Link press=look />
        <Dialog id open title=pane::title() close=pane::close() line foot>
            {show(Piece::Pane(side))}
        </Dialog>
    }
}

/// What stands in it: a warning, and who renegotiated.
#[component]
pub fn Pane(
    /// Whose TLS 1.3 it is about.
    side: Side,
) -> impl IntoView {
    let setting = Setting::Protocol(side, Protocol::Tls13);
    let cited = use_store().read(|model| {
        check_edit(model.instance(), Channel::Portal, setting).err().map(|locked| locked.cited)
    });
    view! {
        <div class="stack">
            <Callout
                tone=Tone::Caution
                text=pane::warning(side)
                mark=move || cited.map(|cited| view! { <SourceMark about=pane::renegotiation() cited=Signal::stored(cited) /> })
            />
            <div>
                <h3 id="renegotiations">{pane::recent()}</h3>
                <p class="quiet small">{pane::list(side)}</p>
            </div>
            <table class="table table--tight table--cards" role="table" aria-labelledby="renegotiations">
                {heads(&[Column::Named(pane::operation()), Column::Named(pane::caller()), Column::Named(pane::last_seen())])}
                <tbody>{rows(side)}</tbody>
            </table>
        </div>
    }
}

fn rows(side: Side) -> AnyView {
    match side {
        Side::Client => RECENT
            .iter()
            .map(|entry| {
                view! {
                    <tr role="row">
                        <th role="rowheader" scope="row" class="mono">
                            {entry.operation}
                        </th>
                        <td role="cell" data-label=pane::caller()>
                            {entry.caller}
                        </td>
                        <td role="cell" data-label=pane::last_seen()>
                            {pane::ago(entry)}
                        </td>
                    </tr>
                }
            })
            .collect_view()
            .into_any(),
        Side::Backend => view! {
            <tr role="row">
                <td role="cell" colspan="3">
                    {pane::none()}
                </td>
            </tr>
        }
        .into_any(),
    }
}
