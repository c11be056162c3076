//! The accessible truth of a rollout: what happens when, and what it means for callers.

use std::cmp::Ordering;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::plot::Same;
use crate::rollout::Plan;
use crate::ui::parts::{Icon, Sign, said, told};
use crate::web::store::{Selected, use_store};
use crate::words;

/// The phases, done, now and to come.
#[component]
pub fn Phases() -> impl IntoView {
    let store = use_store();
    let plan = store.select(|model| model.shown().map(|run| Same(run.plan.clone())));
    let at = store.select(|model| model.shown().map_or(0, |run| run.plan.phase_index_at(run.now)));
    view! {
        <ol class="phases" aria-label=words::watch::phases() role="list">
            {move || plan.get().map(|plan| items(&plan.0, at))}
        </ol>
    }
}

fn items(plan: &Arc<Plan>, at: Selected<usize>) -> AnyView {
    let clock = words::number::clock;
    let mut items: Vec<_> = plan
        .phases()
        .iter()
        .enumerate()
        .map(|(index, phase)| {
            let meaning = words::rollout::phase_meaning(phase.kind, plan.is_mixed(phase.span));
            let progress = Signal::derive(move || index.cmp(&at.get()));
            item(progress, words::rollout::phase(phase.kind), clock(phase.span.from), meaning)
        })
        .collect();
    let last = plan.phases().len();
    // The last is done as soon as it is reached.
    let progress =
        Signal::derive(move || if at.get() < last { Ordering::Greater } else { Ordering::Less });
    let name = words::watch::succeeded().to_owned();
    items.push(item(progress, name, clock(plan.end()), words::watch::what_was_saved()));
    items.into_any()
}

fn item(progress: Signal<Ordering>, name: String, when: String, meaning: &'static str) -> AnyView {
    let word = move || {
        match progress.get() {
            Ordering::Less => words::watch::done_before(),
            Ordering::Equal => words::watch::now_before(),
            Ordering::Greater => "",
        }
        .to_owned()
    };
    view! {
        <li
            class="phase"
            data-progress=move || match progress.get() {
                Ordering::Less => "done",
                Ordering::Equal => "now",
                Ordering::Greater => "later",
            }
            aria-current=move || (progress.get() == Ordering::Equal).then_some("step")
        >
            <span class="phase__dot">
                {move || (progress.get() == Ordering::Less).then(|| view! { <Icon sign=Sign::Check /> })}
            </span>
            <span class="phase__name"><span class="visually-hidden">{said(word)}</span>{told(name)}</span>
            <span class="phase__when">{told(when)}</span>
            <span class="phase__what">{told(meaning)}</span>
        </li>
    }
    .into_any()
}
