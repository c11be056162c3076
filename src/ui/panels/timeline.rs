//! The picture of a plan, with the line of the moment that is looked at.

use leptos::prelude::*;

use crate::rollout::Plan;
use crate::ui::parts::{CollectAny, maybe, text};
use crate::web::store::{Selected, use_store};
use crate::words;
use crate::words::timeline::{Look, percent};

/// Lanes over time, drawn once a plan; only the now-line moves.
#[component]
pub fn Timeline() -> impl IntoView {
    let store = use_store();
    let plan = store.select(|model| model.shown().map(|run| run.plan.clone()));
    let now = store.select(|model| {
        model.shown().map_or_else(String::new, |run| percent(run.now, run.plan.end()))
    });
    maybe(move || plan.get().map(|plan| picture(&plan, now)))
}

fn picture(plan: &Plan, now: Selected<String>) -> AnyView {
    let (names, many) = words::timeline::names(plan);
    let names = names
        .into_iter()
        .map(|name| view! { <div class="timeline__name">{name}</div> })
        .collect_any();
    let legend = Look::ALL
        .into_iter()
        .map(|look| {
            view! {
                <span class="timeline__key">
                    <span inner_html=words::timeline::key(look)></span>
                    {look.meaning()}
                </span>
            }
        })
        .collect_any();
    view! {
        <div class="timeline" aria-hidden="true">
            <div class="timeline__names" data-many=many.then_some("true")>{names}</div>
            <div class="timeline__drawing">
                <div inner_html=words::timeline::drawing(plan)></div>
                <svg class="timeline__moment">
                    <line class="timeline__now" x1=text(move || now.get()) x2=text(move || now.get()) y1="16" y2="100%"></line>
                </svg>
            </div>
            <p class="timeline__legend">{legend}</p>
        </div>
    }
    .into_any()
}
