//! Traffic by protocol version and by suite, before and after.

use leptos::prelude::*;

use crate::domain::Side;
use crate::tls::traffic::{Share, by_suite, by_version};
use crate::ui::parts::{CollectAny, block, text};
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
                    <p class="traffic__summary" data-lost=move || (totals.get().lost > 0).then_some("true")>
                        {text(move || words::impact::summary(&totals.get(), side))}
                    </p>
                    <p class="card__lead">{text(move || words::impact::others(&totals.get()))}</p>
                    <Bars title="By protocol version" shares=versions />
                    <Bars title="By cipher suite" shares=suites />
                </section>
            }
        })
        .collect_any();
    let name = store.select(|model| model.fleet().name.clone());
    let example = store.select(|model| model.fleet().is_example());
    view! {
        <p class="traffic__fleet">
            "Traffic of " <strong>{text(move || name.get())}</strong>
            {text(move || {
                let about = if example.get() { ", invented by us: 100 callers and 40 backends with weights that are only an example." } else { "." };
                about.to_owned()
            })} " Choose, weigh and add your own under Fleet, below."
        </p>
        <div class="pair">{sides}</div>
    }
}

#[component]
fn Bars(title: &'static str, shares: Selected<Vec<Share>>) -> impl IntoView {
    let rows = move || {
        let shares = shares.get();
        let whole = |of: fn(&Share) -> u64| shares.iter().map(of).sum::<u64>();
        let (before, after) = (whole(|share| share.before), whole(|share| share.after));
        shares
            .iter()
            .map(|share| {
                view! {
                    <tr>
                        <th scope="row">
                            <span aria-hidden="true" inner_html=words::charts::sample(share.kind)></span>
                            {words::charts::kind(share.kind)}
                        </th>
                        <td>{words::impact::share(share.before, before)}</td>
                        <td>{words::impact::share(share.after, after)}</td>
                    </tr>
                }
            })
            .collect_any()
    };
    view! {
        <h3 class="card__subtitle">{title}</h3>
        <div aria-hidden="true" inner_html=move || words::charts::bars(&shares.get())></div>
        <table class="table traffic" aria-label=title>
            <thead>
                <tr>
                    <th scope="col">"Requests with"</th>
                    <th scope="col">"Before"</th>
                    <th scope="col">"After"</th>
                </tr>
            </thead>
            <tbody>{block(rows)}</tbody>
        </table>
    }
}
