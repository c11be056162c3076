//! What was read does not decide everything: what each of the rest is to be.

use leptos::prelude::*;

use super::{ask, look};
use crate::app::Model;
use crate::app::look::{Decision, LookAct};
use crate::domain::Setting;
use crate::ui::parts::{Callout, Column, Select, Tone, heads, said, told};
use crate::web::store::use_store;
use crate::words::import_tab as words;
use crate::words::setting::{full_name, on_or_off};

/// The table, where there is something to decide.
#[component]
pub fn Undecided() -> impl IntoView {
    let open = ask(|model| model.understood().map(|found| found.open).unwrap_or_default());
    move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            view! {
                <div class="card__part stack">
                    <Callout tone=Tone::Caution text=words::open(open.len()) />
                    <div class="scroll">
                        <table class="table table--tight table--cards undecided" aria-label=words::not_decided()>
                            {heads(&[Column::Named(words::setting()), Column::Named(words::to_be()), Column::Named(words::live()), Column::Named(words::why()), Column::Named(words::place())])}
                            <tbody>
                                {(open.len() > 1).then(all)}
                                {open.into_iter().map(row).collect_view()}
                            </tbody>
                        </table>
                    </div>
                </div>
            }
        })
    }
}

fn all() -> AnyView {
    view! {
        <tr>
            <th scope="row">{words::all_of_them()}</th>
            <td data-label=words::to_be()><Choice setting=None /></td>
            <td></td>
            <td></td>
            <td></td>
        </tr>
    }
    .into_any()
}

fn row(setting: Setting) -> AnyView {
    let live = ask(move |model| model.target().is_on(setting));
    let (why, place) = use_store().read(|model| said_of(model, setting));
    view! {
        <tr>
            <th scope="row">{full_name(setting)}</th>
            <td data-label=words::to_be()><Choice setting=Some(setting) /></td>
            <td data-label=words::live()>{said(move || on_or_off(live.get()).to_owned())}</td>
            <td data-label=words::why()>{told(why)}</td>
            <td data-label=words::place()>{told(place)}</td>
        </tr>
    }
    .into_any()
}

fn said_of(model: &Model, setting: Setting) -> (String, String) {
    let Some(imported) = model.look().code.imported.as_deref() else {
        return Default::default();
    };
    let found = imported.of(setting);
    (words::why_open(found), imported.at(found.place))
}

/// What a setting is to be, or all of them; nothing is chosen where some are to be this and some that.
#[component]
fn Choice(
    /// Which; `None` for all of them.
    setting: Option<Setting>,
) -> impl IntoView {
    let store = use_store();
    let chosen = ask(move |model| decision(model, setting));
    let selected = Signal::derive(move || {
        Decision::ALL.iter().position(|each| Some(*each) == chosen.get()).unwrap_or(usize::MAX)
    });
    let choose = move |at: usize| {
        let decision = Decision::ALL.get(at).copied().unwrap_or_default();
        look(store, LookAct::Decide(setting, decision));
    };
    let options = Decision::ALL.map(|each| words::decision(each).to_owned()).to_vec();
    view! { <Select label=words::is_to_be(setting) options selected bare=true choose /> }
}

fn decision(model: &Model, setting: Option<Setting>) -> Option<Decision> {
    let code = &model.look().code;
    if let Some(setting) = setting {
        return Some(code.decision(setting));
    }
    let mut all = code.imported.as_deref()?.undecided().map(|found| code.decision(found.setting));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}
