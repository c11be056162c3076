//! The TLS 1.3 pane, behind "View and manage configuration".

use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::Intent;
use crate::domain::lockout::check_edit;
use crate::domain::renegotiation::RECENT;
use crate::domain::{Channel, Protocol, Setting, Side};
use crate::ui::frame::badge::SourceBadge;
use crate::ui::parts::{CollectAny, Icon, Sign, act, maybe, said, truth};
use crate::web::store::use_store;
use crate::words;

/// The button, and the dialog it opens. The browser gives the focus back to the button when the dialog closes.
#[component]
pub fn PaneButton(
    /// Whose TLS 1.3 it is about.
    side: Side,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let dialog = NodeRef::<Dialog>::new();
    let show = move || {
        open.set(true);
        // Opened when its contents are there, so that the focus finds its place.
        request_animation_frame(move || {
            if let Some(dialog) = dialog.try_get_untracked().flatten() {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
            let title = document().get_element_by_id("pane-title");
            if let Some(title) =
                title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok())
            {
                let _ = title.focus();
            }
        });
    };
    view! {
        <button type="button" class="link" on:click=act(show)>
            "View and manage configuration"
        </button>
        <dialog class="pane" aria-labelledby="pane-title" node_ref=dialog on:close=move |_| open.set(false)>
            {maybe(move || {
                open.get()
                    .then(|| {
                        view! {
                            <Pane side close=move || {
                                if let Some(dialog) = dialog.try_get_untracked().flatten() {
                                    dialog.close();
                                }
                            } />
                        }
                    })
            })}
        </dialog>
    }
}

#[component]
fn Pane(side: Side, close: impl Fn() + 'static) -> impl IntoView {
    let store = use_store();
    let setting = Setting::Protocol(side, Protocol::Tls13);
    let on = store.select(move |model| model.draft().is_on(setting));
    let live = store.select(move |model| model.live().is_on(setting));
    let cited = store.read(|model| {
        check_edit(model.instance(), Channel::Portal, setting).err().map(|locked| locked.cited)
    });
    let (lead, warning) = match side {
        Side::Client => (
            "API operations whose callers recently used client certificate renegotiation. The list is invented for the simulation.",
            "TLS 1.3 has no renegotiation: while it is on, these callers fail to connect.",
        ),
        Side::Backend => (
            "The gateway keeps no such list for backends; ask the owners of yours.",
            "TLS 1.3 has no renegotiation: while it is on, backends that ask for a client certificate that way fail.",
        ),
    };
    let rows = match side {
        Side::Client => RECENT
            .iter()
            .map(|entry| {
                view! {
                    <tr>
                        <th scope="row">{entry.operation}</th>
                        <td>{entry.caller}</td>
                        <td>{words::count(usize::from(entry.last_seen_hours), "hour", "hours")} " ago"</td>
                    </tr>
                }
            })
            .collect_any()
            .into_any(),
        Side::Backend => view! {
            <tr>
                <td>"None recorded."</td>
                <td></td>
                <td></td>
            </tr>
        }
        .into_any(),
    };
    view! {
        <h2 class="pane__title" id="pane-title" tabindex="-1">
            "TLS 1.3 configuration"
        </h2>
        <p class="pane__state" aria-live="polite">
            {words::setting::side_name(side)} " side. Live: " {said(move || words::setting::on_or_off(live.get()).to_owned())} ". In the draft: "
            <strong>{said(move || words::setting::on_or_off(on.get()).to_owned())}</strong> "."
        </p>
        <p class="callout callout--caution">
            <Icon sign=Sign::Warning />
            {warning}
            " "
            {cited.map(|cited| view! { <SourceBadge cited /> })}
        </p>
        <p class="pane__lead">{lead}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="List of renegotiations">
            <table class="table">
                <caption class="table__caption">"Recent client certificate renegotiations"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Operation"</th>
                        <th scope="col">"Caller"</th>
                        <th scope="col">"Last seen"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="pane__lead">"Enable or Disable changes the draft; it is applied when you save."</p>
        <div class="buttons">
            <button type="button" class="button" aria-pressed=truth(move || on.get()) on:click=act(move || store.dispatch(Intent::SetTls13(side, true)))>
                "Enable"
            </button>
            <button type="button" class="button" aria-pressed=truth(move || !on.get()) on:click=act(move || store.dispatch(Intent::SetTls13(side, false)))>
                "Disable"
            </button>
            <button type="button" class="button button--quiet" on:click=act(close)>
                "Close"
            </button>
        </div>
    }
}
