//! The instance, opened: every fact that rules depend on.

use leptos::prelude::*;

use crate::app::scale::Extent;
use crate::app::{Intent, Model};
use crate::domain::{Certificate, Created, Edition, GatewayKind, Instance, Origin, Platform};
use crate::ui::parts::{Callout, Choice, Choices, NumberField, Select, Switch, Tone};
use crate::web::Store;
use crate::web::store::use_store;
use crate::words::{self, frame};

/// All of its facts but the tier.
#[component]
pub fn Facts() -> impl IntoView {
    let store = use_store();
    let units = store.select(|model| model.instance().units());
    let units_range = store.select(|model| model.instance().tier().units());
    let regions = store.select(|model| model.instance().regions());
    let regions_range = store.select(|model| (1, model.instance().tier().regions_max()));
    let renegotiation = store.select(|model| model.instance().renegotiation);
    let edition = store.select(|model| model.instance().edition as usize);
    let notes = store.select(|model| notes(model.instance()));
    view! {
        {ask(store, &GATEWAY)}
        <Select
            label=frame::rules()
            options=Edition::ALL.map(|edition| edition.name().to_owned()).to_vec()
            selected=edition
            choose=move |at| store.dispatch(Intent::ChooseEdition(Edition::ALL[at]))
        />
        <NumberField
            label=frame::units()
            value=units
            range=units_range
            change=scale(store, Extent::Units, Intent::SetUnits)
        />
        <NumberField
            label=frame::regions()
            value=regions
            range=regions_range
            change=scale(store, Extent::Regions, Intent::SetRegions)
        />
        {QUESTIONS.iter().map(|question| ask(store, question)).collect_view()}
        <div class="instance__switch">
            <Switch
                word=words::setting::state
                label=frame::renegotiation()
                on=renegotiation
                press=move || {
                    let seen = store.read(|model| model.instance().renegotiation);
                    store.dispatch(Intent::SetRenegotiation(!seen));
                }
            />
            <span aria-hidden="true">{frame::renegotiation()}</span>
        </div>
        {move || {
            notes
                .get()
                .into_iter()
                .map(|note| view! { <Callout tone=Tone::Note text=note /> })
                .collect_view()
        }}
    }
}

/// What another number does, or text that is none.
fn scale(store: Store, extent: Extent, set: fn(u8) -> Intent) -> impl Fn(Option<u8>) + 'static {
    move |number| store.dispatch(number.map_or(Intent::NotScaled(extent), set))
}

/// A fact of the instance that is one of several.
struct Question {
    label: fn() -> &'static str,
    /// Joins its radio buttons.
    name: &'static str,
    choices: fn() -> Vec<Choice>,
    answer: fn(&Model) -> usize,
    choose: fn(usize) -> Intent,
}

const GATEWAY: Question = Question {
    label: frame::gateway,
    name: "gateway",
    choices: || GatewayKind::ALL.iter().map(|kind| Choice::plain(kind.name())).collect(),
    answer: |model| model.instance().kind as usize,
    choose: |index| Intent::ChooseGateway(GatewayKind::ALL[index]),
};

const QUESTIONS: [Question; 3] = [
    Question {
        label: frame::certificate_key,
        name: "certificate",
        choices: || Certificate::ALL.iter().map(|key| Choice::plain(key.name())).collect(),
        answer: |model| model.instance().certificate as usize,
        choose: |index| Intent::ChooseCertificate(Certificate::ALL[index]),
    },
    Question {
        label: frame::created,
        name: "created",
        choices: || Created::ALL.iter().map(|created| Choice::plain(created.name())).collect(),
        answer: |model| model.instance().created as usize,
        choose: |index| Intent::ChooseCreated(Created::ALL[index]),
    },
    Question {
        label: frame::created_by,
        name: "origin",
        choices: || Origin::ALL.iter().map(|origin| Choice::plain(origin.name())).collect(),
        answer: |model| model.instance().origin as usize,
        choose: |index| Intent::ChooseOrigin(Origin::ALL[index]),
    },
];

/// The radio buttons of a question, under its name.
fn ask(store: Store, question: &'static Question) -> AnyView {
    view! {
        <div class="field">
            <span class="label" aria-hidden="true">{(question.label)()}</span>
            <Choices
                label=(question.label)()
                name=question.name
                choices=(question.choices)()
                selected=store.select(question.answer)
                choose=move |index| store.dispatch((question.choose)(index))
            />
        </div>
    }
    .into_any()
}

/// What to know of facts that have no effect, or do not go together.
fn notes(instance: Instance) -> Vec<String> {
    let v2 = instance.tier().platform() == Platform::V2;
    let managed = instance.kind == GatewayKind::Managed;
    let unused =
        v2 && managed && (instance.created == Created::OnOrBefore || instance.renegotiation);
    let units = match instance.tier().units() {
        (0, 0) => Some(frame::no_units()),
        (1, 1) => Some(frame::one_unit()),
        _ => None,
    };
    let regions = (instance.tier().regions_max() == 1).then_some(frame::one_region());
    words::tiers::mismatch(instance)
        .into_iter()
        .chain(units.map(str::to_owned))
        .chain(regions.map(str::to_owned))
        .chain(unused.then(|| frame::unused_facts().to_owned()))
        .collect()
}
