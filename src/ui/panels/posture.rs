//! The posture score, and post-quantum readiness.

use leptos::prelude::*;

use super::source::SourceBadge;
use crate::domain::posture::{BEST, score};
use crate::ui::parts::{CollectAny, block, text};
use crate::web::store::use_store;
use crate::words;

/// The score of what is live and of the draft, with the rules that fired.
#[component]
pub fn Posture() -> impl IntoView {
    let store = use_store();
    let before = store.select(|model| score(model.live()));
    let draft = store.select(|model| model.draft());
    let rules = move || {
        let rules = words::presets::rules(draft.get());
        if rules.is_empty() {
            return view! { <p class="card__lead">"No rule fired."</p> }.into_any();
        }
        let items = rules
            .into_iter()
            .map(|(rule, points, cited)| {
                view! {
                    <li class="rule">
                        <span class="rule__points">"−" {points}</span>
                        {rule}
                        " "
                        <SourceBadge cited />
                    </li>
                }
            })
            .collect_any();
        view! { <ul class="rules" aria-label="Rules that fired">{items}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="posture">
            <h2 class="card__title" id="posture">
                "Posture score"
            </h2>
            <p class="figure">
                {text(move || score(draft.get()).to_string())}
                <span class="figure__more">
                    {text(move || format!(" of {BEST}; live: {}", before.get()))}
                </span>
            </p>
            <p class="card__lead">
                "Ours: the standards say what is weak, the points are our weights. What this instance keeps on counts as well."
            </p>
            {block(rules)}
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
            <p class="callout">
                {block(move || {
                    let (sentence, cited) = gateway.get();
                    view! {
                        {sentence}
                        " "
                        <SourceBadge cited />
                    }
                })}
            </p>
            <p class="card__lead">"Each client's own answer stands in its handshake."</p>
        </section>
    }
}
