//! After client TLS 1.3 was enabled: what to watch, and the way back.

use leptos::prelude::*;

use crate::app::Intent;
use crate::domain::lockout::{edition_page, has_pane};
use crate::domain::{Confidence, Setting, Side};
use crate::rollout::followup::{applies, log, metrics};
use crate::ui::frame::badge::SourceBadge;
use crate::ui::parts::{CollectAny, act, block, maybe, told};
use crate::web::store::use_store;
use crate::words;

/// Most log lines shown.
const LINES_MAX: usize = 6;

/// There only for a rollout that enabled client TLS 1.3 while clients renegotiate.
#[component]
pub fn FollowUp() -> impl IntoView {
    let store = use_store();
    let here = store.select(|model| {
        model.shown().filter(|run| applies(&run.plan)).map(|run| run.plan.instance().edition)
    });
    maybe(move || {
        here.get().map(|edition| {
        let cited = edition_page(
            edition,
            "Optionally enable TLS 1.3 when clients require certificate renegotiation",
            Confidence::Documented,
        );
        view! {
            <section class="card" aria-labelledby="follow-up">
                <h2 class="card__title" id="follow-up">
                    "After enabling client TLS 1.3"
                </h2>
                <p class="card__lead">
                    "Watch the gateway's request metrics and the TLS failures in its logs. If callers fail, turn client TLS 1.3 off again; that is another rollout. "
                    <SourceBadge cited />
                </p>
                <Watched />
                <WayBack />
            </section>
        }
    })
    })
}

#[component]
fn Watched() -> impl IntoView {
    let store = use_store();
    // Whole simulated minutes: numbers that change ten times a second cannot be read.
    let rows = store
        .select(|model| model.shown().map_or_else(Vec::new, |run| metrics(&run.plan, run.now)));
    let lines = store.select(|model| {
        model.shown().map_or_else(Vec::new, |run| log(&run.plan, run.now, LINES_MAX))
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Simulated metrics">
            <table class="table">
                <caption class="table__caption">"Requests since Save (simulated)"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Caller"</th>
                        <th scope="col">"Operation"</th>
                        <th scope="col">"Calls"</th>
                        <th scope="col">"Failed"</th>
                        <th scope="col">"No answer"</th>
                    </tr>
                </thead>
                <tbody>
                    {block(move || {
                        rows.get()
                            .into_iter()
                            .map(|metric| {
                                view! {
                                    <tr>
                                        <th scope="row">{told(metric.caller.caller)}</th>
                                        <td>{told(metric.caller.operation)}</td>
                                        <td>{told(metric.made.to_string())}</td>
                                        <td data-failed=(metric.failed > 0).then_some("true")>{told(metric.failed.to_string())}</td>
                                        <td>{told(metric.unanswered.to_string())}</td>
                                    </tr>
                                }
                            })
                            .collect_any()
                    })}
                </tbody>
            </table>
        </div>
        <h3 class="card__subtitle">"Latest failed connections (simulated)"</h3>
        <ul class="log">
            {block(move || {
                let lines = lines.get();
                if lines.is_empty() {
                    return view! { <li>"None so far."</li> }.into_any();
                }
                lines
                    .into_iter()
                    .map(|line| view! { <li>{told(words::rollout::log_line(&line))}</li> })
                    .collect_any()
                    .into_any()
            })}
        </ul>
    }
}

/// Turns client TLS 1.3 off in the draft, where that is still to be done.
#[component]
fn WayBack() -> impl IntoView {
    let store = use_store();
    let offered = store.select(|model| {
        has_pane(model.instance(), Side::Client) && model.draft().is_on(Setting::CLIENT_TLS13)
    });
    let done = store.select(|model| {
        model.target().is_on(Setting::CLIENT_TLS13) && !model.draft().is_on(Setting::CLIENT_TLS13)
    });
    view! {
        <div class="buttons">
            {maybe(move || {
                offered
                    .get()
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=act(move || store.dispatch(Intent::SetTls13(Side::Client, false)))>
                                "Turn client TLS 1.3 off in the draft"
                            </button>
                        }
                    })
            })}
            {maybe(move || done.get().then(|| view! { <p class="card__lead">"Off in the draft. Save it to go back."</p> }))}
        </div>
    }
}
