//! What is assumed: how long it may take, when calls come, how regions follow each other.

use leptos::prelude::*;

use super::fields::Fields;
use super::planned::{SetFacts, planned};
use crate::app::rehearse::RehearseAct;
use crate::app::typed::units;
use crate::app::{Intent, Model};
use crate::rollout::Assumed;
use crate::rollout::assumed::Downtime;
use crate::rollout::rehearsal::Field;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Button, Kind, Line, said};
use crate::web::store::use_store;
use crate::words::number::short_weekday;
use crate::words::planned as words;

/// All that is assumed.
#[component]
pub fn AssumptionsBody() -> impl IntoView {
    let store = use_store();
    view! {
        <HowLong />
        <CallsCome />
        <Regions />
        <div class="buttons">
            <Button label=words::reset() press=move || store.dispatch(Intent::Rehearse(RehearseAct::Reset)) />
        </div>
    }
}

#[component]
fn HowLong() -> impl IntoView {
    let instance = planned(|model| model.asked_about().instance);
    let is_down = move || Downtime::matters(instance.get());
    view! {
        <section class="stack" aria-label=words::odds()>
            <h4>{words::odds()}</h4>
            <SetFacts facts=crate::words::facts::tail about=words::odds()>
                <Fields fields=&[Field::TailPercent, Field::TailMinutes, Field::TailShape] />
                {move || is_down().then(|| view! { <Fields fields=&[Field::Downtime] /> })}
                <Fields fields=&[Field::Seed] />
            </SetFacts>
            <p>
                {said(move || words::about_tail(instance.get().tier().platform()).to_owned())} " "
                <SourceMark about=words::the_duration().to_owned() cited=Assumed::CITED />
            </p>
            {move || is_down().then(|| view! { <p>{words::about_downtime()}</p> })}
        </section>
    }
}

/// How high the picture of a week is.
const HEIGHT: u32 = 48;

/// The outline of a week of calls, hour by hour.
fn outline(model: &Model) -> String {
    let week = model.rehearsal().week();
    let most = u32::from(week.weights().iter().copied().max().unwrap_or_default().max(1));
    let mut path = format!("M0 {HEIGHT}");
    for (hour, weight) in week.weights().iter().enumerate() {
        let y = HEIGHT - u32::from(*weight) * HEIGHT / most;
        path.push_str(&format!("V{y}H{}", hour + 1));
    }
    path.push_str(&format!("V{HEIGHT}Z"));
    path
}

#[component]
fn CallsCome() -> impl IntoView {
    let store = use_store();
    let week = planned(outline);
    let about = planned(words::shaped);
    let pasted = RwSignal::new(String::new());
    let take = move || store.dispatch(Intent::Rehearse(RehearseAct::Hours(pasted.get_untracked())));
    view! {
        <section class="stack" aria-label=words::calls_come()>
            <h4>{words::calls_come()}</h4>
            <SetFacts facts=crate::words::facts::calls about=words::calls_come()>
                <Fields fields=&[Field::Shape, Field::Callers] />
                <label class="field field--wide">
                    <span class="label">{words::pasted_hours()}</span>
                    <textarea
                        class="field__control area"
                        rows="3"
                        spellcheck="false"
                        prop:value=move || pasted.get()
                        on:input=move |event| pasted.set(event_target_value(&event))
                    ></textarea>
                </label>
                <Button label=words::take_hours() press=take />
            </SetFacts>
            <div>
                <svg class="week" aria-hidden="true" viewBox=format!("0 0 168 {HEIGHT}") preserveAspectRatio="none">
                    <path d=move || week.get()></path>
                </svg>
                <p class="week__days" aria-hidden="true">
                    {(0..7).map(|day| view! { <span>{short_weekday(day)}</span> }).collect_view()}
                </p>
            </div>
            <p>{said(move || about.get())}</p>
        </section>
    }
}

#[component]
fn Regions() -> impl IntoView {
    let store = use_store();
    let instance = store.select(Model::instance);
    let regions = instance.slice(|instance| instance.regions());
    let about = move || {
        let instance = instance.get();
        words::about_regions(instance.tier().regions_max(), instance.regions()).to_owned()
    };
    let several = move || regions.get() > 1;
    view! {
        <section class="stack" aria-label=words::regions()>
            <h4>{words::regions()}</h4>
            <p>
                {said(about)} " "
                {move || several().then(|| view! { <SourceMark about=words::the_regions().to_owned() cited=Assumed::CITED /> })}
            </p>
            {move || {
                several()
                    .then(|| {
                        view! {
                            <div class="fields">
                                <For
                                    each=move || 1..=regions.get()
                                    key=|region| *region
                                    children=move |region| view! { <Units region /> }
                                />
                                <Fields fields=&[Field::FirstLast, Field::Drained] />
                            </div>
                        }
                    })
            }}
        </section>
    }
}

#[component]
fn Units(region: u8) -> impl IntoView {
    let store = use_store();
    let value = store.select(move |model| model.instance().units_in(region).to_string());
    let range = store.select(|model| {
        let (fewest, most) = model.instance().tier().units();
        (fewest.to_string(), most.to_string())
    });
    let change = move |text: String| store.dispatch(units(region, &text));
    view! { <Line label=words::units_of(region) value kind=Kind::Number range short=true change /> }
}
