//! After client TLS 1.3 was enabled: what to watch, and the way back.

use leptos::prelude::*;

use super::table::{Numbers, Rows};
use crate::app::{Intent, Model};
use crate::domain::lockout::has_pane;
use crate::domain::{Setting, Side};
use crate::rollout::followup::{applies, cited, log, metrics};
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Answer, Button, Holds, Sign, told};
use crate::web::store::use_store;
use crate::words::followup as words;
use crate::words::planned::what_to_watch;

/// Most log lines shown.
const LINES_MAX: usize = 6;

/// "What to watch": only of a rollout that enabled client TLS 1.3 while clients renegotiate.
#[component]
pub fn WhatToWatch() -> impl IntoView {
    let store = use_store();
    let here = store.select(|model| model.shown().is_some_and(|run| applies(&run.plan)));
    move || {
        here.get().then(|| {
            view! {
                <Answer
                    id="rollout-watch"
                    title=what_to_watch()
                    holds=Holds::Subject(Sign::Bell)
                    answer=Signal::stored(words::in_short().to_owned())
                >
                    <FollowUp />
                </Answer>
            }
        })
    }
}

#[component]
fn FollowUp() -> impl IntoView {
    let store = use_store();
    let cited = store.select(|model| {
        let edition = model.shown().map_or(model.instance(), |run| run.plan.instance()).edition;
        cited(edition)
    });
    // Whole simulated calls: numbers that change ten times a second cannot be read.
    let rows = store.select(rows);
    let lines = store.select(|model| {
        let lines = model.shown().map_or_else(Vec::new, |run| log(&run.plan, run.now, LINES_MAX));
        lines.iter().map(words::log_line).collect::<Vec<_>>()
    });
    let log = move || {
        let mut lines = lines.get();
        if lines.is_empty() {
            lines.push(words::none_so_far().to_owned());
        }
        lines.into_iter().map(|line| view! { <li>{told(line)}</li> }).collect_view()
    };
    view! {
        <section class="stack" aria-label=words::after_enabling()>
            <p>{words::watch()} " " <SourceMark about=words::the_advice().to_owned() cited /></p>
            <div class="pair">
                <Numbers caption=words::metrics() rows />
                <div class="stack">
                    <h4>{words::latest()}</h4>
                    <ul class="log">{log}</ul>
                </div>
            </div>
            <WayBack />
        </section>
    }
}

fn rows(model: &Model) -> Rows {
    let heads =
        [words::caller(), words::operation(), words::calls(), words::failed(), words::no_answer()];
    let metrics = model.shown().map_or_else(Vec::new, |run| metrics(&run.plan, run.now));
    let row = |metric: &crate::rollout::followup::Metric| {
        let numbers =
            [metric.made, metric.failed, metric.unanswered].map(|number| number.to_string());
        let cells = std::iter::once(metric.caller.operation.to_owned()).chain(numbers);
        (metric.caller.caller.to_owned(), cells.collect())
    };
    Rows { heads: heads.map(str::to_owned).to_vec(), rows: metrics.iter().map(row).collect() }
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
            {move || {
                offered.get().then(|| {
                    view! {
                        <Button
                            label=words::turn_off()
                            press=move || store.dispatch(Intent::SetTls13(Side::Client, false))
                        />
                    }
                })
            }}
            {move || done.get().then(|| view! { <p>{words::is_off()}</p> })}
        </div>
    }
}
