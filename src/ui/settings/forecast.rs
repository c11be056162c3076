//! What a save will take, and what is dangerous in the draft.

use leptos::prelude::*;

use crate::domain::GatewayKind;
use crate::domain::warning::Gravity;
use crate::rollout::forecast::forecast;
use crate::ui::frame::source::SourceBadge;
use crate::ui::parts::{CollectAny, Icon, Sign, block, told};
use crate::web::store::use_store;
use crate::words;

/// "If you save now".
#[component]
pub fn ForecastCard() -> impl IntoView {
    let store = use_store();
    let asked = store.select(|model| (model.instance(), model.rehearsal().assumed));
    let body = move || {
        let (instance, assumed) = asked.get();
        if instance.kind != GatewayKind::Managed {
            return view! { <p class="card__lead">"Nothing can be saved here: this gateway's settings are not on the page."</p> }
                .into_any();
        }
        let forecast = forecast(instance, assumed);
        view! {
            <p class="figure">
                {told(words::rollout::duration(&forecast))} " " <span class="figure__more">" or longer "</span>
                <SourceBadge cited=forecast.duration />
            </p>
            <p class="forecast__text" data-down=forecast.downtime_minutes.is_some().then_some("true")>
                {told(words::rollout::availability(instance, &forecast))} " " <SourceBadge cited=forecast.downtime />
            </p>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="forecast">
            <h2 class="card__title" id="forecast">
                "If you save now"
            </h2>
            {block(body)}
        </section>
    }
}

/// "What to watch": warnings of the draft, gravest first.
#[component]
pub fn WarningsCard() -> impl IntoView {
    let store = use_store();
    let warnings = store.select(|model| model.warnings());
    let list = move || {
        let warnings = warnings.get();
        if warnings.is_empty() {
            return view! { <p class="card__lead">"Nothing dangerous in this draft."</p> }
                .into_any();
        }
        let items = warnings
            .iter()
            .map(|warning| {
                let gravity = warning.gravity();
                let look = match gravity {
                    Gravity::Danger => "callout callout--danger",
                    Gravity::Caution => "callout callout--caution",
                    Gravity::Note => "callout",
                };
                view! {
                    <li class=look>
                        <Icon sign=Sign::Warning />
                        <strong>{told(format!("{}: ", words::pending::gravity(gravity)))}</strong>
                        {told(words::pending::warning(warning))}
                    </li>
                }
            })
            .collect_any();
        view! { <ul class="warnings">{items}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="warnings">
            <h2 class="card__title" id="warnings">
                "What to watch"
            </h2>
            {block(list)}
        </section>
    }
}
