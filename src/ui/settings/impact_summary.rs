//! Who would break, beside the switches.

use leptos::prelude::*;

use crate::domain::Side;
use crate::ui::parts::{CollectAny, act, block, flag, said, text, told};
use crate::web::store::use_store;
use crate::words;

/// Most names that are given; the rest is a number.
const NAMES_MAX: usize = 3;

/// "Who would break", live with every toggle.
#[component]
pub fn ImpactSummary(
    /// Opens the Impact tab.
    open: impl Fn() + 'static,
) -> impl IntoView {
    let store = use_store();
    let impact = store.select(|model| {
        let impact = model.impact();
        let fleet = model.fleet();
        let totals = Side::ALL.map(|side| impact.totals(fleet, side));
        let lost = impact.lost();
        let name = |at: &usize| fleet.members[*at].profile.facts().name.to_string();
        let names: Vec<_> = lost.iter().take(NAMES_MAX).map(name).collect();
        (totals, names, lost.len().saturating_sub(NAMES_MAX))
    });
    let line = move |side: Side| {
        text(move || words::impact::summary(&impact.get().0[side as usize], side))
    };
    let lost = move |side: Side| flag(move || impact.get().0[side as usize].lost > 0);
    view! {
        <section class="card" aria-labelledby="impact-summary">
            <h2 class="card__title" id="impact-summary">
                "Who would break"
            </h2>
            <p class="traffic__summary" aria-live="polite" data-lost=lost(Side::Client)>
                {said(line(Side::Client))}
            </p>
            <p class="traffic__summary" aria-live="polite" data-lost=lost(Side::Backend)>
                {said(line(Side::Backend))}
            </p>
            {block(move || {
                let (_, names, more) = impact.get();
                let more = (more > 0).then(|| format!("and {more} more"));
                let items = names.into_iter().chain(more).map(|name| view! { <li>{told(name)}</li> }).collect_any();
                view! { <ul class="broken">{items}</ul> }
            })}
            <div class="buttons">
                <button type="button" class="button" on:click=act(open)>
                    "See who, and why"
                </button>
            </div>
        </section>
    }
}
