//! The facts of the instance.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::scale::Extent;
use crate::app::{Intent, Model};
use crate::domain::{
    Certificate, Channel, Created, Edition, GatewayKind, Instance, Origin, Platform, Tier,
};
use crate::ui::parts::{
    Choice, CollectAny, Icon, NumberField, RadioGroup, Sign, Switch, block, text, told,
};
use crate::web::Store;
use crate::web::store::use_store;
use crate::words;

/// "Instance".
#[component]
pub fn InstancePanel() -> impl IntoView {
    let store = use_store();
    let units = store.select(|model| model.instance().units());
    let regions = store.select(|model| model.instance().regions());
    let renegotiation = store.select(|model| model.instance().renegotiation);
    let notes = store.select(|model| notes(model.instance()));
    view! {
        <section class="card" aria-labelledby="instance">
            <h2 class="card__title" id="instance">
                "Instance"
            </h2>
            <p class="card__lead">
                "What may change depends on the tier, and on which edition of the documentation you go by."
            </p>
            {ask(store, &TIER)}
            <div class="facts">
                <label class="field">
                    <span class="field__label">"Rules as documented"</span>
                    <EditionSelect />
                </label>
                {FACTS.iter().map(|question| ask(store, question)).collect_any()}
                <NumberField
                    label="Units"
                    value=units
                    range=store.select(|model| model.instance().tier().units())
                    change=move |units| store.dispatch(units.map_or(Intent::NotScaled(Extent::Units), Intent::SetUnits))
                />
                <NumberField
                    label="Regions"
                    value=regions
                    range=store.select(|model| (1, model.instance().tier().regions_max()))
                    change=move |regions| store.dispatch(regions.map_or(Intent::NotScaled(Extent::Regions), Intent::SetRegions))
                />
                <div class="field field--switch">
                    <span class="field__label">"Clients recently used certificate renegotiation"</span>
                    <Switch
                        word=words::setting::state
                        label="Clients recently used certificate renegotiation"
                        on=Signal::derive(move || renegotiation.get())
                        press=move || {
                            let seen = store.read(|model| model.instance().renegotiation);
                            store.dispatch(Intent::SetRenegotiation(!seen));
                        }
                    />
                </div>
            </div>
            {block(move || {
                notes
                    .get()
                    .into_iter()
                    .map(|note| {
                        view! {
                            <p class="callout">
                                <Icon sign=Sign::Warning />
                                {told(note)}
                            </p>
                        }
                    })
                    .collect_any()
            })}
        </section>
    }
}

/// A fact of the instance that is one of several.
struct Question {
    label: &'static str,
    /// Joins its radio buttons.
    name: &'static str,
    choices: fn() -> Vec<Choice>,
    answer: fn(&Model) -> usize,
    choose: fn(usize) -> Intent,
}

const TIER: Question = Question {
    label: "Service tier",
    name: "tier",
    choices: || {
        let card = |tier: &Tier| Choice::plain(tier.name());
        Tier::ALL.iter().map(card).collect()
    },
    answer: |model| model.instance().tier() as usize,
    choose: |index| Intent::ChooseTier(Tier::ALL[index]),
};

const FACTS: [Question; 5] = [
    Question {
        label: "Gateway",
        name: "gateway",
        choices: || GatewayKind::ALL.iter().map(|kind| Choice::plain(kind.name())).collect(),
        answer: |model| model.instance().kind as usize,
        choose: |index| Intent::ChooseGateway(GatewayKind::ALL[index]),
    },
    Question {
        label: "Change through",
        name: "channel",
        choices: || Channel::ALL.iter().map(|channel| Choice::plain(channel.name())).collect(),
        answer: |model| model.channel() as usize,
        choose: |index| Intent::ChooseChannel(Channel::ALL[index]),
    },
    Question {
        label: "Created",
        name: "created",
        choices: || Created::ALL.iter().map(|created| Choice::plain(created.name())).collect(),
        answer: |model| model.instance().created as usize,
        choose: |index| Intent::ChooseCreated(Created::ALL[index]),
    },
    Question {
        label: "Created by",
        name: "origin",
        choices: || Origin::ALL.iter().map(|origin| Choice::plain(origin.name())).collect(),
        answer: |model| model.instance().origin as usize,
        choose: |index| Intent::ChooseOrigin(Origin::ALL[index]),
    },
    Question {
        label: "Certificate key",
        name: "certificate",
        choices: || Certificate::ALL.iter().map(|key| Choice::plain(key.name())).collect(),
        answer: |model| model.instance().certificate as usize,
        choose: |index| Intent::ChooseCertificate(Certificate::ALL[index]),
    },
];

/// The radio buttons of a question; those with notes are cards without a title.
fn ask(store: Store, question: &'static Question) -> AnyView {
    let choices = (question.choices)();
    let cards = false;
    view! {
        <RadioGroup
            label=question.label
            name=question.name
            titled=!cards
            cards=cards
            choices=choices
            selected=store.select(question.answer)
            choose=move |index| store.dispatch((question.choose)(index))
        />
    }
    .into_any()
}

#[component]
fn EditionSelect() -> impl IntoView {
    let store = use_store();
    let edition = store.select(|model| model.instance().edition);
    let options = Edition::ALL
        .into_iter()
        .map(|each| view! { <option value=each.name()>{each.name()}</option> })
        .collect_any();
    view! {
        <select
            class="field__select"
            prop:value=text(move || edition.get().name().to_owned())
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
