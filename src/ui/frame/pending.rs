//! What waits to be saved.

use leptos::prelude::*;

use crate::app::Intent;
use crate::ui::parts::{CollectAny, Icon, Sign, act, block, flag, said, told};
use crate::web::store::use_store;
use crate::words;

/// "Pending changes", with Save and Discard.
#[component]
pub fn Pending() -> impl IntoView {
    let store = use_store();
    let changes = store.select(|model| model.changes());
    let none = store.select(|model| model.changes().is_empty());
    let cannot_save = store.select(|model| model.is_updating() || model.changes().is_empty());
    let list = move || {
        if none.get() {
            return view! { <p class="card__lead">"None. Press a switch to rehearse a change."</p> }.into_any();
        }
        let items = changes
            .get()
            .into_iter()
            .map(|change| {
                let risks = change
                    .risks
                    .iter()
                    .map(|risk| {
                        view! {
                            <p class="change__risk">
                                <Icon sign=Sign::Warning />
                                {told(words::pending::risk(*risk))}
                            </p>
                        }
                    })
                    .collect_any();
                view! {
                    <li class="change">
                        <span class="change__name">{told(words::pending::change_name(&change))}</span>
                        <span class="change__to">{told(words::pending::from_to(&change))}</span>
                        <span class="change__direction">{told(words::pending::direction(change.direction))}</span>
                        {risks}
                    </li>
                }
            })
            .collect_any();
        view! { <ul class="changes">{items}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-label="Pending changes">
            <h2 class="card__title">
                "Pending changes"
                <span class="count">
                    {said(move || Some(changes.get().len()).filter(|count| *count > 0).map(|count| count.to_string()).unwrap_or_default())}
                </span>
            </h2>
            {block(list)}
            <div class="buttons">
                <button
                    type="button"
                    class="button button--primary"
                    aria-disabled=flag(move || cannot_save.get())
                    on:click=act(move || store.save())
                >
                    "Save"
                </button>
                <button
                    type="button"
                    class="button"
                    aria-disabled=flag(move || none.get())
                    on:click=act(move || store.dispatch(Intent::Discard))
                >
                    "Discard"
                </button>
            </div>
        </section>
    }
}
