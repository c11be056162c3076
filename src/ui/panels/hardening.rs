//! How strong this instance can become, and what each step costs.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::Side;
use crate::domain::posture::score;
use crate::ui::parts::text;
use crate::web::store::use_store;
use crate::words;

/// Presets, and the frontier as a chart and as a table.
#[component]
pub fn Hardening() -> impl IntoView {
    let store = use_store();
    // What the search depends on. The draft is not among it, so a toggle costs no search.
    let premise = store
        .select(|model| (model.instance(), model.channel(), model.target(), model.fleet().clone()));
    let points = premise.pick(move |_| Arc::new(store.read(|model| model.frontier())));
    let presets = move || {
        let points = points.get();
        store.read(|model| words::presets::rows(model, &points))
    };
    let steps = move || {
        let points = points.get();
        store.read(|model| words::presets::steps(model, &points))
    };
    let chart = move || {
        let points = points.get();
        store.read(|model| {
            let fleet = model.fleet();
            let whole = fleet.requests(Side::Client) + fleet.requests(Side::Backend);
            words::charts::frontier(&points, score(model.target()), whole)
        })
    };
    view! {
        <section class="card" aria-labelledby="hardening">
            <h2 class="card__title" id="hardening">
                "Hardening"
            </h2>
            <p class="card__lead">
                "An exact search over every draft that can be reached here. Members marked “must keep working” are never lost; the draft is yours to change on."
            </p>
            <div class="scroll" tabindex="0" role="region" aria-label="Presets, scrollable">
                <table class="table" aria-label="Presets">
                    <thead inner_html="<tr><th scope=\"col\">Preset</th><th scope=\"col\">Score</th><th scope=\"col\">Loses</th><th scope=\"col\"><span class=\"visually-hidden\">Choose</span></th></tr>"></thead>
                    <tbody inner_html=text(presets)></tbody>
                </table>
            </div>
            <h3 class="card__subtitle">"Strength against traffic"</h3>
            <div aria-hidden="true" inner_html=text(chart)></div>
            <p class="card__lead">"The square is what is live. Every point is the strongest configuration for what it loses."</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Steps of hardening, scrollable">
                <table class="table" aria-label="Steps of hardening">
                    <thead inner_html="<tr><th scope=\"col\">Score</th><th scope=\"col\">Loses</th><th scope=\"col\">Changes</th><th scope=\"col\"><span class=\"visually-hidden\">Choose</span></th></tr>"></thead>
                    <tbody inner_html=text(steps)></tbody>
                </table>
            </div>
        </section>
    }
}
