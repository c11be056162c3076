//! The posture score, and post-quantum readiness.

use leptos::prelude::*;

use crate::domain::posture::{BEST, score};
use crate::ui::parts::text;
use crate::web::store::use_store;
use crate::words;

/// The score of what is live and of the draft, with the rules that fired.
#[component]
pub fn Posture() -> impl IntoView {
    let store = use_store();
    let scores = store.select(|model| (score(model.draft()), score(model.live())));
    let rules = store.select(|model| words::presets::rules(model.draft()));
    view! {
        <section class="card" aria-labelledby="posture">
            <h2 class="card__title" id="posture">
                "Posture score"
            </h2>
            <p class="figure">
                {text(move || scores.get().0.to_string())}
                <span class="figure__more">
                    {text(move || format!(" of {BEST}; live: {}", scores.get().1))}
                </span>
            </p>
            <p class="card__lead">
                "Ours: the standards say what is weak, the points are our weights. What this instance keeps on counts as well."
            </p>
            <ul class="rules" aria-label="Rules that fired" inner_html=text(move || rules.get())></ul>
        </section>
    }
}

/// Who offers a hybrid group, and what the gateway is known to do with it.
#[component]
pub fn PostQuantum() -> impl IntoView {
    let store = use_store();
    let ready = store.select(|model| words::presets::readiness(model.fleet()));
    let gateway = store.select(|model| words::presets::gateway_readiness(model.instance()));
    view! {
        <section class="card" aria-labelledby="post-quantum">
            <h2 class="card__title" id="post-quantum">
                "Post-quantum readiness"
            </h2>
            <p>{text(move || ready.get())}</p>
            <p class="callout" inner_html=text(move || gateway.get())></p>
            <p class="card__lead">"Each client's own answer stands in its handshake."</p>
        </section>
    }
}
