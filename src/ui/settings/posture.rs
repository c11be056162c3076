//! What the draft is worth, beside what is live.

use leptos::prelude::*;

use crate::domain::posture::{BEST, score};
use crate::ui::parts::said;
use crate::web::store::use_store;
use crate::words::settings_tab;

/// "Posture".
#[component]
pub fn PostureCard() -> impl IntoView {
    let store = use_store();
    let standing = store.select(|model| (model.standing().score, score(model.live())));
    let width = move |of: u32| format!("{}%", of * 100 / BEST);
    view! {
        <section class="card" aria-labelledby="posture">
            <div class="card__part stack">
                <div class="card__line">
                    <h3 id="posture">{settings_tab::posture()}</h3>
                    <p>
                        <strong>{said(move || standing.get().0.to_string())}</strong>
                        " "
                        {said(move || settings_tab::of_best(BEST, standing.get().1))}
                    </p>
                </div>
                <svg class="meter" aria-hidden="true">
                    <rect class="is" width=move || width(standing.get().0) height="100%" />
                    <rect class="was" width=move || { let (draft, live) = standing.get(); width(draft.min(live)) } height="100%" />
                </svg>
            </div>
        </section>
    }
}
