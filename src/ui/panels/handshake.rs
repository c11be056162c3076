//! One profile opened: its handshake as a ladder, and what decided.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::Intent;
use crate::app::fleet::FleetAct;
use crate::domain::Side;
use crate::tls::fleet::Member;
use crate::tls::outcome::End;
use crate::tls::trace::Trace;
use crate::ui::parts::text_field::value_of;
use crate::ui::parts::{CollectAny, Switch, act, block, focus, yes};
use crate::web::store::use_store;
use crate::words;
use crate::words::ladder::rungs;

/// The position in the fleet of the profile that is open.
#[derive(Clone, Copy)]
pub struct Opened(pub RwSignal<Option<usize>>);

/// The id of the button that opens a profile.
pub fn row_id(side: Side, at: usize) -> String {
    format!("{}-{at}", words::impact::members(side))
}

/// The dialog. The focus goes back to the profile's name.
#[component]
pub fn Handshake(
    /// Which profile is open.
    opened: Opened,
) -> impl IntoView {
    let store = use_store();
    let dialog = NodeRef::<Dialog>::new();
    let after = RwSignal::new(true);
    Effect::new(move |_| {
        if opened.0.get().is_some() {
            request_animation_frame(move || {
                if let Some(dialog) = dialog.get_untracked() {
                    // Refused only where it is open already.
                    let _ = dialog.show_modal();
                }
                focus("handshake-title");
            });
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_close = move || {
        let at = opened.0.get_untracked();
        opened.0.set(None);
        let side = at.and_then(|at| {
            store.read(|model| model.fleet().members.get(at).map(|member| member.profile.side()))
        });
        match (side, at) {
            (Some(side), Some(at)) => focus(&row_id(side, at)),
            (_, _) => focus("panel"),
        }
    };
    let member = store.select(|model| model.fleet().clone());
    let body = move || {
        let member =
            opened.0.get().and_then(|at| Some((at, member.get().members.get(at)?.clone())));
        member.map(|(at, member)| view! { <Opening at member after close /> }).into_any()
    };
    view! {
        <dialog class="pane pane--wide" aria-labelledby="handshake-title" node_ref=dialog on:close=move |_| on_close()>
            {block(body)}
        </dialog>
    }
}

#[component]
fn Opening(
    at: usize,
    member: Member,
    after: RwSignal<bool>,
    close: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let store = use_store();
    let facts = member.profile.facts().clone();
    let side = member.profile.side();
    let profile = member.profile.clone();
    let trace =
        store.select(move |model| (model.before().trace(&profile), model.after().trace(&profile)));
    let known = facts.suites_known;
    let story = move || {
        let (then, now) = trace.get();
        let trace = if after.get() { now } else { then };
        if known {
            view! { <Ladder trace=trace.clone() side /> <Steps trace side /> }.into_any()
        } else {
            view! { <p class="callout">"Its suites are not published, so nobody can say how this handshake ends."</p> }
                .into_any()
        }
    };
    let tab = move |name: &'static str, is_after: bool| {
        view! {
            <button type="button" class="button" aria-pressed=move || (after.get() == is_after).to_string() on:click=act(move || after.set(is_after))>
                {name}
            </button>
        }
    };
    let sources = facts
        .sources
        .iter()
        .map(|(page, date)| view! { <li>{*page} ", " {*date}</li> })
        .collect_any();
    let kind = format!(
        "{}. {}{}.",
        words::impact::provenance(facts.provenance),
        facts.year.map(|year| format!("Since {year}. ")).unwrap_or_default(),
        words::impact::post_quantum(&member.profile),
    );
    let note =
        (!facts.note.is_empty()).then(|| view! { <p class="callout">{facts.note.to_string()}</p> });
    let fix = (!facts.fix.is_empty())
        .then(|| view! { <p class="pane__lead">"Its owner: " {facts.fix.to_string()}</p> });
    let keep = member.keep;
    view! {
        <h2 class="pane__title" id="handshake-title" tabindex="-1">
            {facts.name.to_string()}
        </h2>
        <p class="pane__lead">{kind}</p>
        {note}
        {fix}
        <div class="filters">
            <label class="field">
                <span class="field__label">"Requests a day"</span>
                <input
                    type="number"
                    class="field__number"
                    min="0"
                    prop:value=member.requests.to_string()
                    on:change=move |event| {
                        if let Ok(requests) = value_of(&event).trim().parse() {
                            store.dispatch(Intent::Fleet(FleetAct::SetRequests(at, requests)));
                            focus_soon("handshake-title");
                        }
                    }
                />
            </label>
            <div class="field field--switch">
                <span class="field__label">"Must keep working"</span>
                <Switch
                    label="Must keep working"
                    on=yes(move || keep)
                    press=move || {
                        store.dispatch(Intent::Fleet(FleetAct::Keep(at, !keep)));
                        focus_soon("handshake-title");
                    }
                />
            </div>
            <button type="button" class="button" on:click=act(move || {
                store.dispatch(Intent::Fleet(FleetAct::Remove(at)));
                close();
            })>
                "Take out of the fleet"
            </button>
        </div>
        <div class="buttons">
            {tab("Before", false)}
            {tab("After", true)}
            <button type="button" class="button button--quiet" on:click=act(close)>
                "Close"
            </button>
        </div>
        {block(story)}
        <h3 class="card__subtitle">"Where its facts come from"</h3>
        <ul class="lines">{sources}</ul>
    }
}

/// Gives the focus when what changes has been drawn.
fn focus_soon(id: &'static str) {
    request_animation_frame(move || focus(id));
}

/// The messages, one after another, each on the side of its sender.
#[component]
fn Ladder(trace: Trace, side: Side) -> impl IntoView {
    let (client, server) =
        (words::impact::end(End::Client, side), words::impact::end(End::Server, side));
    let items = rungs(&trace, side)
        .into_iter()
        .map(|rung| {
            let (from, who) = match rung.from {
                End::Client => ("client", client),
                End::Server => ("server", server),
            };
            view! {
                <li class="rung" data-from=from data-ends=rung.ends.then_some("true")>
                    <span class="visually-hidden">"From " {who} ": "</span>
                    {rung.message}
                </li>
            }
        })
        .collect_any();
    view! {
        <h3 class="card__subtitle">"Handshake"</h3>
        <div class="ladder__ends" aria-hidden="true">
            <span>{client}</span>
            <span>{server}</span>
        </div>
        <ol class="ladder" aria-label="Handshake">{items}</ol>
    }
}

/// What each step looked at: offered and accepted side by side, and what decided.
#[component]
fn Steps(trace: Trace, side: Side) -> impl IntoView {
    let rows = words::steps::steps(&trace)
        .into_iter()
        .map(|step| {
            view! {
                <tr data-ends=step.fell.then_some("true")>
                    <th scope="row">{step.name} <span class="steps__rfc">{step.rfc}</span></th>
                    <td>{values(step.offered)}</td>
                    <td>{values(step.accepted)}</td>
                    <td>{step.decided}</td>
                </tr>
            }
        })
        .collect_any();
    view! {
        <h3 class="card__subtitle">"What decided"</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Steps of the handshake">
            <table class="table steps">
                <thead>
                    <tr>
                        <th scope="col">"Step"</th>
                        <th scope="col">"Offered by " {words::impact::end(End::Client, side)}</th>
                        <th scope="col">"Accepted by " {words::impact::end(End::Server, side)}</th>
                        <th scope="col">"Decided"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A list of which those in common are marked, in words for ears as well.
fn values(values: Vec<(String, bool)>) -> impl IntoView {
    values
        .into_iter()
        .map(|(value, common)| {
            if common {
                view! { <strong class="steps__common">{value} <span class="visually-hidden">" (in common)"</span></strong> }
                    .into_any()
            } else {
                view! { <span class="steps__value">{value}</span> }.into_any()
            }
        })
        .collect_any()
}
