//! The tab "Rollout": one region, three times. Before a rollout its forecast, while it runs what callers meet, and what came of it.

pub mod assumptions;
pub mod back;
pub mod before;
pub mod budget;
pub mod failing;
pub mod fields;
pub mod followup;
pub mod meanwhile;
pub mod odds;
pub mod odds_picture;
pub mod phases;
pub mod picture;
pub mod planned;
pub mod plot;
pub mod ready;
pub mod runs;
pub mod strategies;
pub mod table;
pub mod take_along;
pub mod transport;
pub mod twin;
pub mod updating;
pub mod watching;
pub mod window;

use leptos::prelude::*;

use self::before::{Before, Choose};
use self::meanwhile::Meanwhile;
use self::picture::Patterns;
use self::ready::Ready;
use self::watching::Watched;
use crate::app::look::LookAct;
use crate::app::stage::Stage;
use crate::app::{Intent, Model};
use crate::rollout::rehearsal::Today;
use crate::web::store::use_store;
use crate::web::{survey, today};
use crate::words;

/// A rollout, before, while and after it runs.
#[component]
pub fn RolloutTab() -> impl IntoView {
    let store = use_store();
    let now = today::now();
    store.dispatch(Intent::Look(LookAct::Today(Today::new(now.day, now.offset))));
    survey::run(store);
    // Running and over are drawn alike: dragging the time over the end moves nothing.
    let before = store.select(|model: &Model| model.stage() == Stage::Before);
    view! {
        <Patterns />
        <section class="stack" aria-label=words::watch::rollout()>
            {move || if before.get() { view! { <Before /> }.into_any() } else { view! { <Watched /> }.into_any() }}
        </section>
        {move || {
            if before.get() {
                view! { <Choose /> <Ready /> }.into_any()
            } else {
                view! { <Meanwhile /> }.into_any()
            }
        }}
    }
}
