//! One profile opened: its handshake as a ladder, and what decided.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::Intent;
use crate::app::fleet::FleetAct;
use crate::tls::outcome::End;
use crate::ui::parts::text_field::value_of;
use crate::ui::parts::{Switch, act, focus, maybe, text, truth, yes};
use crate::web::store::use_store;
use crate::words;
use crate::words::profiles::row_id;

/// The dialog. The focus goes back to the profile's name.
#[component]
pub fn Handshake(
    /// The position in the fleet of the profile that is open.
    opened: RwSignal<Option<usize>>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if opened.get().is_some() {
            request_animation_frame(move || {
                if let Some(dialog) = dialog.get_untracked() {
                    // Refused only where it is open already.
                    let _ = dialog.show_modal();
                }
                focus("handshake-title");
            });
        }
    });
    let on_close = move || {
        let id = opened.get_untracked().map(row_id);
        opened.set(None);
        let id = id.filter(|id| document().get_element_by_id(id).is_some());
        focus(id.as_deref().unwrap_or("panel"));
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="pane pane--wide" aria-labelledby="handshake-title" node_ref=dialog on:close=move |_| on_close()>
            {maybe(move || opened.get().map(|at| view! { <Opening at close /> }))}
        </dialog>
    }
}

#[component]
fn Opening(at: usize, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let store = use_store();
    let after = RwSignal::new(true);
    let member = store.select(move |model| model.fleet().members.get(at).cloned());
    // What stands here depends on nothing but the member; what changes with the draft is below.
    let about = store
        .read(|model| model.fleet().members.get(at).map(words::handshake::about))
        .unwrap_or_default();
    let story = store.select(move |model| {
        let member = model.fleet().members.get(at)?;
        let side = member.profile.side();
        let tell = |judge: crate::tls::impact::Judge| {
            let trace = judge.trace(&member.profile);
            (words::ladder::items(&trace, side), words::steps::rows(&trace))
        };
        Some((tell(model.before()), tell(model.after())))
    });
    let told = move || {
        let (then, now) = story.get().unwrap_or_default();
        if after.get() { now } else { then }
    };
    let side = store.read(|model| model.fleet().members.get(at).map(|each| each.profile.side()));
    let end = move |end: End| side.map_or("", |side| words::impact::end(end, side));
    let keep = move || member.get().is_some_and(|member| member.keep);
    view! {
        <h2 class="pane__title" id="handshake-title" tabindex="-1">
            {about.name}
        </h2>
        <div inner_html=about.html></div>
        <div class="filters">
            <label class="field">
                <span class="field__label">"Requests a day"</span>
                <input
                    type="number"
                    class="field__number"
                    min="0"
                    prop:value=text(move || member.get().map(|member| member.requests.to_string()).unwrap_or_default())
                    on:change=move |event| {
                        if let Ok(requests) = value_of(&event).trim().parse() {
                            store.dispatch(Intent::Fleet(FleetAct::SetRequests(at, requests)));
                        }
                    }
                />
            </label>
            <div class="field field--switch">
                <span class="field__label">"Must keep working"</span>
                <Switch
                    label="Must keep working"
                    on=yes(keep)
                    press=move || {
                        let keep = store.read(|model| model.fleet().members.get(at).is_some_and(|member| member.keep));
                        store.dispatch(Intent::Fleet(FleetAct::Keep(at, !keep)));
                    }
                />
            </div>
            <button type="button" class="button" on:click=act(move || {
                close();
                store.dispatch(Intent::Fleet(FleetAct::Remove(at)));
            })>
                "Take out of the fleet"
            </button>
        </div>
        <div class="buttons">
            <button type="button" class="button" aria-pressed=truth(move || !after.get()) on:click=act(move || after.set(false))>
                "Before"
            </button>
            <button type="button" class="button" aria-pressed=truth(move || after.get()) on:click=act(move || after.set(true))>
                "After"
            </button>
            <button type="button" class="button button--quiet" on:click=act(close)>
                "Close"
            </button>
        </div>
        <h3 class="card__subtitle">"Handshake"</h3>
        <div class="ladder__ends" aria-hidden="true">
            <span>{end(End::Client)}</span>
            <span>{end(End::Server)}</span>
        </div>
        <ol class="ladder" aria-label="Handshake" inner_html=text(move || told().0)></ol>
        <h3 class="card__subtitle">"What decided"</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Steps of the handshake">
            <table class="table steps" aria-label="What decided">
                <thead inner_html="<tr><th scope=\"col\">Step</th><th scope=\"col\">Offered by the calling side</th><th scope=\"col\">Accepted by the other</th><th scope=\"col\">Decided</th></tr>"></thead>
                <tbody inner_html=text(move || told().1)></tbody>
            </table>
        </div>
    }
}
