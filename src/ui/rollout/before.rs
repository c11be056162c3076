//! Before a rollout: the forecast of what is pending, or of any change, and three to choose.

use leptos::prelude::*;

use super::failing::of_planned;
use super::odds::Forecast;
use super::planned::planned;
use crate::app::look::{LookAct, Screen};
use crate::app::{Intent, Model};
use crate::domain::GatewayKind;
use crate::rollout::forecast::forecast;
use crate::ui::frame::draft::begin;
use crate::ui::parts::{Button, Head, Look, Sign};
use crate::web::store::use_store;
use crate::words::{planned as words, watch};

fn answer(model: &Model) -> String {
    if !can_save(model) {
        return words::nothing_to_save().to_owned();
    }
    let subject = model.asked_about();
    let forecast = forecast(subject.instance, model.rehearsal().assumed);
    words::answer(&subject, &forecast, of_planned(model).len())
}

fn can_save(model: &Model) -> bool {
    model.instance().kind == GatewayKind::Managed
}

/// Head and forecast.
#[component]
pub fn Before() -> impl IntoView {
    let store = use_store();
    let answer = planned(answer);
    let can_save = store.select(can_save);
    view! {
        <Head title=watch::rollout() answer />
        {move || can_save.get().then(|| view! { <Forecast /> })}
    }
}

/// Where nothing is planned: three changes to begin with.
#[component]
pub fn Choose() -> impl IntoView {
    let store = use_store();
    let any = store.select(|model| model.subject().is_none());
    let starts = store.select(Model::starts);
    let rows = move || starts.with(|starts| begin(store, starts));
    let is_shown = move || any.get() && starts.with(|starts| !starts.is_empty());
    move || {
        is_shown().then(|| {
            view! {
                <section class="card" aria-labelledby="choose">
                    <div class="card__head">
                        <h3 class="card__title" id="choose">{words::choose_change()}</h3>
                        <Button
                            label=words::all_switches()
                            look=Look::Link
                            sign=Sign::Arrow
                            press=move || store.dispatch(Intent::Look(LookAct::Screen(Screen::Settings)))
                        />
                    </div>
                    <div class="card__body">
                        <div class="starts starts--row">{rows}</div>
                    </div>
                </section>
            }
        })
    }
}
