//! The service tier: the classic five and the three of v2.

use leptos::prelude::*;

use crate::app::Intent;
use crate::domain::Tier;
use crate::ui::parts::choices::show_selected;
use crate::web::store::use_store;
use crate::words::{frame, tiers};

/// One of eight: on a phone, and on the other views, part of the opened instance.
#[component]
pub fn TierPicker(
    /// Is the instance opened?
    open: Signal<bool>,
    /// Is the first view shown?
    #[prop(into)]
    first: Signal<bool>,
) -> impl IntoView {
    let store = use_store();
    let tier = store.select(|model| model.instance().tier());
    let list = NodeRef::<leptos::html::Div>::new();
    let tiers = Tier::ALL.into_iter().enumerate().map(|(at, each)| {
        let note = format!("tier-{at}-note");
        view! {
            <label class="tier">
                <input
                    type="radio"
                    class="tier__input"
                    name="tier"
                    aria-label=each.name()
                    aria-describedby=note.clone()
                    prop:checked=move || tier.get() == each
                    on:change=move |_| {
                        store.dispatch(Intent::ChooseTier(each));
                        show_selected(list, tier.get_untracked() as usize, at);
                    }
                />
                <span class="tier__name">{each.name()}</span>
                <span class="tier__note" id=note>{tiers::short(each)}</span>
            </label>
        }
    });
    view! {
        <div
            class="tiers"
            role="radiogroup"
            aria-label=frame::service_tier()
            data-open=move || open.get().then_some("true")
            data-folded=move || (!first.get() && !open.get()).then_some("true")
            node_ref=list
        >
            {tiers.collect_view()}
        </div>
    }
}
