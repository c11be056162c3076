//! The second column: what follows from the draft.

use leptos::prelude::*;

use super::forecast::{ForecastCard, WarningsCard};
use super::impact_summary::ImpactSummary;
use super::rest_call::RestCall;
use crate::app::Intent;
use crate::ui::frame::pending::Pending;
use crate::ui::parts::{act, maybe, said};
use crate::web::store::use_store;
use crate::words;

/// Pending changes, warnings, forecast, the call, and the rollout under way.
#[component]
pub fn Consequences(
    /// Opens the Rollout tab.
    watch: impl Fn() + Clone + Send + 'static,
    /// Opens the Impact tab.
    impact: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="consequences">
            <UnderWay watch />
            <Pending />
            <ImpactSummary open=impact />
            <WarningsCard />
            <ForecastCard />
            <RestCall />
        </div>
    }
}

#[component]
fn UnderWay(watch: impl Fn() + Clone + Send + 'static) -> impl IntoView {
    let store = use_store();
    let updating = store.select(|model| model.is_updating());
    let line = store.select(|model| {
        model.current().map(|run| {
            format!("{} of {}", words::number::clock(run.now), words::number::clock(run.plan.end()))
        })
    });
    maybe(move || {
        let watch = watch.clone();
        updating.get().then(|| {
            view! {
                <section class="card card--busy" aria-labelledby="under-way">
                    <h2 class="card__title" id="under-way">
                        "Rollout under way"
                    </h2>
                    <p class="figure">{said(move || line.get().unwrap_or_default())}</p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=act(move || {
                            // The one under way, whichever was looked at before.
                            store.dispatch(Intent::ShowRun(store.read(|model| model.runs().len().saturating_sub(1))));
                            watch();
                        })>
                            "Watch the rollout"
                        </button>
                    </div>
                </section>
            }
        })
    })
}
