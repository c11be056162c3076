//! What a save will take.

use leptos::prelude::*;

use crate::domain::{Cited, GatewayKind};
use crate::rollout::forecast::{Forecast, forecast};
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::said;
use crate::web::store::use_store;
use crate::words::{self, settings_tab};

/// "If you save now".
#[component]
pub fn ForecastCard() -> impl IntoView {
    let store = use_store();
    let asked = store.select(|model| {
        let instance = model.instance();
        let can = instance.kind == GatewayKind::Managed;
        can.then(|| (instance, forecast(instance, model.rehearsal().assumed)))
    });
    let of = move |say: fn(&Forecast) -> String| {
        said(move || {
            asked
                .with(|asked| asked.as_ref().map(|(_, forecast)| say(forecast)).unwrap_or_default())
        })
    };
    // Where nothing can be saved there is nothing to cite; what stands here is not drawn then.
    let cited = move |of: fn(&Forecast) -> Cited| {
        Signal::derive(move || {
            asked.with(|asked| asked.as_ref().map_or(Cited::ours(""), |(_, forecast)| of(forecast)))
        })
    };
    let can = asked.slice(Option::is_some);
    let down = asked.slice(|asked| {
        asked.as_ref().is_some_and(|(_, forecast)| forecast.downtime_minutes.is_some())
    });
    let body = move || {
        if !can.get() {
            return view! { <p class="quiet">{settings_tab::not_here()}</p> }.into_any();
        }
        view! {
            <div class="figures figures--small">
                <p class="figure">
                    <span class="visually-hidden">{settings_tab::duration()} ": "</span>
                    <span class="figure__value">{of(words::rollout::duration)}</span>
                    " "
                    <span class="figure__more">
                        {settings_tab::or_longer()} " "
                        <SourceMark about=Signal::stored(settings_tab::the_duration().to_owned()) cited=cited(|forecast| forecast.duration) />
                    </span>
                </p>
                <p class="figure">
                    <span class="visually-hidden">{settings_tab::downtime()} ": "</span>
                    <span class="figure__value" class:bad=move || down.get()>{of(settings_tab::downtime_of)}</span>
                    " "
                    <span class="figure__more">
                        {settings_tab::down()} " "
                        <SourceMark about=Signal::stored(settings_tab::the_downtime().to_owned()) cited=cited(|forecast| forecast.downtime) />
                    </span>
                </p>
            </div>
            <p class="small quiet">
                {said(move || asked.with(|asked| {
                    let say = |(instance, forecast): &(_, Forecast)| words::rollout::availability(*instance, forecast);
                    asked.as_ref().map(say).unwrap_or_default()
                }))}
            </p>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="forecast">
            <div class="card__part stack">
                <h3 id="forecast">{settings_tab::if_you_save()}</h3>
                {body}
            </div>
        </section>
    }
}
