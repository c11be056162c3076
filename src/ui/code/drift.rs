//! What was brought in beside the draft: what differs first, what it leaves open, and what to do with it.

use leptos::prelude::*;

use super::block::Block;
use super::remarks::Remarks;
use super::settings_table::{Row, SettingsTable};
use super::undecided::Undecided;
use super::{ask, look};
use crate::app::look::{LookAct, Screen};
use crate::app::understood::{Compared, Standing};
use crate::app::{Intent, Model};
use crate::codec::lines::whole;
use crate::ui::frame::app::panel_id;
use crate::ui::parts::{Answer, Answers, Button, Card, Holds, Look, Sign, focus, said};
use crate::web::store::use_store;
use crate::web::{Store, files};
use crate::words::import_tab as words;

/// The id of the card's title.
pub const TITLE: &str = "drift";

/// The card.
#[component]
pub fn Drift() -> impl IntoView {
    let understood = ask(Model::understood);
    let lead = understood.slice(|found| found.as_ref().map(words::drift_lead).unwrap_or_default());
    let has_diff = understood
        .slice(|found| found.as_ref().is_some_and(|found| !found.imported.kind.is_scan()));
    let has_remarks = understood
        .slice(|found| found.as_ref().is_some_and(|found| !found.imported.remarks.is_empty()));
    view! {
        <Card
            id=TITLE
            title=words::drift()
            lead=move || said(move || lead.get())
            tools=|| view! { <Tools /> }.into_any()
        >
            <Beside />
            <Undecided />
            <Answers label=words::drift() inside=true>
                {move || has_remarks.get().then(|| view! { <Remarks /> })}
                {move || has_diff.get().then(|| view! { <Difference /> })}
            </Answers>
        </Card>
    }
}

/// What can be done with it.
#[component]
fn Tools() -> impl IntoView {
    let store = use_store();
    let can_be_draft = ask(|model| model.understood().is_some_and(|found| found.can_be_draft));
    let instance = ask(|model| Some((model.understood()?.instance?, model.instance())));
    let give_up = move || {
        look(store, LookAct::Import(None));
        focus(&panel_id(Screen::Code));
    };
    view! {
        <div class="buttons drift-tools">
            {move || {
                instance.get().map(|(said, now)| {
                    let label = words::take_instance(said, now);
                    view! { <Button label press=move || take_instance(store) /> }
                })
            }}
            <Button label=words::give_up().to_owned() press=give_up />
            {move || {
                can_be_draft.get().then(|| {
                    let label = words::take().to_owned();
                    view! { <Button label look=Look::Primary press=move || take(store) /> }
                })
            }}
        </div>
    }
}

fn take(store: Store) {
    if let Some(config) = store.read(Model::taken) {
        store.dispatch(Intent::Adopt(config));
    }
}

fn take_instance(store: Store) {
    if let Some(instance) = store.read(|model| model.understood()?.instance) {
        store.dispatch(Intent::ChooseImported(instance));
        // The button goes with its reason, unless that was refused.
        if store.read(|model| model.instance() == instance) {
            focus(TITLE);
        }
    }
}

/// Planned and imported, setting by setting.
#[component]
fn Beside() -> impl IntoView {
    let rows = ask(rows);
    let summary =
        ask(|model| model.comparison().as_ref().map(words::drift_summary).unwrap_or_default());
    view! {
        <div class="card__body stack">
            <SettingsTable name=words::against() heads=[words::planned(), words::imported(), words::behind()] rows />
            <p class="small quiet">{said(move || summary.get())}</p>
        </div>
    }
}

fn rows(model: &Model) -> Vec<Row> {
    let Some(comparison) = model.comparison() else { return Vec::new() };
    let row = |compared: &Compared| Row {
        setting: compared.drift.setting,
        cells: [
            words::planned_is(compared).to_owned(),
            words::found_is(compared),
            words::may_be_behind(compared, &comparison),
        ],
        differs: compared.standing == Standing::Differs,
    };
    comparison.rows.iter().map(row).collect()
}

/// The same as a unified diff.
#[component]
fn Difference() -> impl IntoView {
    let answer = Signal::stored(words::diff_answer().to_owned());
    view! {
        <Answer id="unified-diff" title=words::diff() holds=Holds::Subject(Sign::Differ) answer>
            <Diff />
        </Answer>
    }
}

#[component]
fn Diff() -> impl IntoView {
    let store = use_store();
    let lines = ask(|model| model.difference(words::diff_names()));
    view! {
        <Block name=words::diff_name() lines />
        <div class="buttons">
            <Button
                label=crate::words::code_tab::copy().to_owned()
                look=Look::Small
                sign=Sign::Copy
                press=move || files::copy_for(store, &whole(&lines.get_untracked()))
            />
        </div>
    }
}
