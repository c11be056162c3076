//! Traffic by protocol version and by suite, before and after.

use leptos::prelude::*;

use crate::domain::Side;
use crate::tls::traffic::{Share, by_suite, by_version};
use crate::ui::parts::{CollectAny, flag, text};
use crate::web::store::{Selected, use_store};
use crate::words;

/// The summary, and the bars of both sides.
#[component]
pub fn Traffic() -> impl IntoView {
    let store = use_store();
    let sides = Side::ALL
        .into_iter()
        .map(|side| {
            let totals = store.select(move |model| model.impact().totals(model.fleet(), side));
            let versions =
                store.select(move |model| by_version(model.fleet(), &model.impact(), side));
            let suites = store.select(move |model| by_suite(model.fleet(), &model.impact(), side));
            view! {
                <section class="card" aria-label=format!("{} traffic", words::setting::side_name(side))>
                    <h2 class="card__title">{words::setting::side_name(side)} " side"</h2>
                    <p class="traffic__summary" data-lost=flag(move || totals.get().lost > 0)>
                        {text(move || words::impact::summary(&totals.get(), side))}
                    </p>
                    <p class="card__lead">{text(move || words::impact::others(&totals.get()))}</p>
                    {bars("By protocol version", versions)}
                    {bars("By cipher suite", suites)}
                </section>
            }
        })
        .collect_any();
    let fleet = store.select(|model| words::fleet::about(model.fleet()));
    view! {
        <p class="traffic__fleet">{text(move || fleet.get())}</p>
        <div class="pair">{sides}</div>
    }
}

fn bars(title: &'static str, shares: Selected<Vec<Share>>) -> AnyView {
    view! {
        <h3 class="card__subtitle">{title}</h3>
        <div aria-hidden="true" inner_html=text(move || words::charts::bars(&shares.get()))></div>
        <table class="table traffic" aria-label=title>
            <thead inner_html="<tr><th scope=\"col\">Requests with</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr>"></thead>
            <tbody inner_html=text(move || words::charts::rows(&shares.get()))></tbody>
        </table>
    }
    .into_any()
}
