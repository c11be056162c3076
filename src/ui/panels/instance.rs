//! The facts of the instance.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::{Intent, Model};
use crate::domain::{
    Certificate, Channel, Created, Edition, GatewayKind, Instance, Origin, Platform, Tier,
};
use crate::ui::parts::{Choice, Icon, NumberField, RadioGroup, Sign, Switch};
use crate::web::store::use_store;
use crate::words;

/// "Instance".
#[component]
pub fn InstancePanel() -> impl IntoView {
    let store = use_store();
    let at = move |view: fn(&Model) -> usize| -> Signal<usize> { store.select(view).into() };
    let tiers = Tier::ALL
        .map(|tier| Choice { label: tier.name(), note: Signal::stored(words::tiers::short(tier)) })
        .to_vec();
    let units = store.select(|model| model.instance().units());
    let regions = store.select(|model| model.instance().regions());
    let notes = store.select(|model| notes(model.instance()));
    view! {
        <section class="card" aria-labelledby="instance">
            <h2 class="card__title" id="instance">
                "Instance"
            </h2>
            <p class="card__lead">
                "What may change depends on the tier, and on which edition of the documentation you go by."
            </p>
            <RadioGroup
                label="Service tier"
                name="tier"
                titled=false
                cards=true
                choices=tiers
                selected=at(|model| model.instance().tier() as usize)
                choose=move |index| store.dispatch(Intent::ChooseTier(Tier::ALL[index]))
            />
            <div class="facts">
                <label class="field">
                    <span class="field__label">"Rules as documented"</span>
                    <EditionSelect />
                </label>
                <RadioGroup
                    label="Gateway"
                    name="gateway"
                    choices=GatewayKind::ALL.map(|kind| Choice::plain(kind.name())).to_vec()
                    selected=at(|model| model.instance().kind as usize)
                    choose=move |index| store.dispatch(Intent::ChooseGateway(GatewayKind::ALL[index]))
                />
                <RadioGroup
                    label="Change through"
                    name="channel"
                    choices=Channel::ALL.map(|channel| Choice::plain(channel.name())).to_vec()
                    selected=at(|model| model.channel() as usize)
                    choose=move |index| store.dispatch(Intent::ChooseChannel(Channel::ALL[index]))
                />
                <RadioGroup
                    label="Created"
                    name="created"
                    choices=Created::ALL.map(|created| Choice::plain(created.name())).to_vec()
                    selected=at(|model| model.instance().created as usize)
                    choose=move |index| store.dispatch(Intent::ChooseCreated(Created::ALL[index]))
                />
                <RadioGroup
                    label="Created by"
                    name="origin"
                    choices=Origin::ALL.map(|origin| Choice::plain(origin.name())).to_vec()
                    selected=at(|model| model.instance().origin as usize)
                    choose=move |index| store.dispatch(Intent::ChooseOrigin(Origin::ALL[index]))
                />
                <RadioGroup
                    label="Certificate key"
                    name="certificate"
                    choices=Certificate::ALL.map(|certificate| Choice::plain(certificate.name())).to_vec()
                    selected=at(|model| model.instance().certificate as usize)
                    choose=move |index| store.dispatch(Intent::ChooseCertificate(Certificate::ALL[index]))
                />
                <NumberField
                    label="Units"
                    value=units
                    range=Signal::derive(move || store.select(|model| model.instance().tier().units()).get())
                    change=move |units| store.dispatch(Intent::SetUnits(units))
                />
                <NumberField
                    label="Regions"
                    value=regions
                    range=Signal::derive(move || (1, store.select(|model| model.instance().tier().regions_max()).get()))
                    change=move |regions| store.dispatch(Intent::SetRegions(regions))
                />
                <div class="field field--switch">
                    <span class="field__label">"Clients recently used certificate renegotiation"</span>
                    <Switch
                        label="Clients recently used certificate renegotiation"
                        on=store.select(|model| model.instance().renegotiation)
                        press=move || {
                            let seen = store.read(|model| model.instance().renegotiation);
                            store.dispatch(Intent::SetRenegotiation(!seen));
                        }
                    />
                </div>
            </div>
            {move || {
                notes
                    .get()
                    .into_iter()
                    .map(|note| {
                        view! {
                            <p class="callout">
                                <Icon sign=Sign::Warning />
                                {note}
                            </p>
                        }
                    })
                    .collect_view()
            }}
        </section>
    }
}

#[component]
fn EditionSelect() -> impl IntoView {
    let store = use_store();
    let edition = store.select(|model| model.instance().edition);
    let options = Edition::ALL
        .map(|each| view! { <option value=each.name()>{each.name()}</option> })
        .collect_view();
    view! {
        <select
            class="field__select"
            prop:value=move || edition.get().name()
            on:change=move |event| {
                let Some(select) = event
                    .target()
                    .and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
                else { return };
                let chosen = Edition::ALL.into_iter().find(|each| each.name() == select.value());
                if let Some(chosen) = chosen {
                    store.dispatch(Intent::ChooseEdition(chosen));
                }
                select.set_value(edition.get_untracked().name());
            }
        >
            {options}
        </select>
    }
}

/// What to know of facts that have no effect, or do not go together.
fn notes(instance: Instance) -> Vec<String> {
    let v2 = instance.tier().platform() == Platform::V2;
    let managed = instance.kind == GatewayKind::Managed;
    let unused =
        v2 && managed && (instance.created == Created::OnOrBefore || instance.renegotiation);
    words::tiers::mismatch(instance)
        .into_iter()
        .chain(unused.then(|| {
            "Creation date and renegotiation change nothing here: v2 gateways are newer, and never renegotiate.".to_owned()
        }))
        .collect()
}
