//! What was brought in beside the draft: what differs first, what it leaves open, and what to do with it.

use leptos::prelude::*;

use super::block::Block;
use super::remarks::Remarks;
use super::undecided::Undecided;
use super::{ask, copy, look};
use crate::app::look::{LookAct, Screen};
use crate::app::understood::{Compared, Standing};
use crate::app::{Intent, Model};
use crate::codec::lines::whole;
use crate::domain::Setting;
use crate::ui::frame::app::panel_id;
use crate::ui::parts::{
    Answer, Answers, Button, Card, Holds, Limited, Look, Sign, focus, said, told,
};
use crate::web::Store;
use crate::web::store::use_store;
use crate::words::import_tab as words;
use crate::words::setting::full_name;

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
    let settings =
        rows.slice(|rows| rows.iter().map(|row| row.compared.drift.setting).collect::<Vec<_>>());
    let row = move |setting: Setting| {
        let row = rows.slice(move |rows| {
            rows.iter().find(|row| row.compared.drift.setting == setting).cloned()
        });
        view! {
            <tr data-differs=move || row.with(|row| row.as_ref().is_some_and(Row::differs)).then_some("true")>
                <th scope="row">{full_name(setting)}</th>
                {move || row.get().map(cells)}
            </tr>
        }
    };
    view! {
        <div class="card__body stack">
            <Limited label=words::against() rows=settings.slice(Vec::len) all=words::show_all>
                <table class="table table--tight table--cards drift" aria-label=words::against()>
                    <thead>
                        <tr>
                            <th scope="col">{words::setting()}</th>
                            <th scope="col">{words::planned()}</th>
                            <th scope="col">{words::imported()}</th>
                            <th scope="col">{words::behind()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || settings.get() key=|setting| *setting children=row />
                    </tbody>
                </table>
            </Limited>
            <p class="small quiet">{said(move || summary.get())}</p>
        </div>
    }
}

#[derive(Clone, PartialEq)]
struct Row {
    compared: Compared,
    behind: String,
}

impl Row {
    fn differs(&self) -> bool {
        self.compared.standing == Standing::Differs
    }
}

fn rows(model: &Model) -> Vec<Row> {
    let Some(comparison) = model.comparison() else { return Vec::new() };
    let row = |compared: &Compared| Row {
        compared: *compared,
        behind: words::may_be_behind(compared, &comparison),
    };
    comparison.rows.iter().map(row).collect()
}

fn cells(row: Row) -> AnyView {
    let behind = (!row.behind.is_empty()).then(words::behind);
    let found = told(words::found_is(&row.compared));
    let found = if row.differs() {
        view! { <strong class="bad">{found}</strong> }.into_any()
    } else {
        found
    };
    view! {
        <td data-label=words::planned()>{told(words::planned_is(&row.compared))}</td>
        <td data-label=words::imported()>{found}</td>
        <td data-label=behind>{told(row.behind)}</td>
    }
    .into_any()
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
                press=move || copy(store, &whole(&lines.get_untracked()))
            />
        </div>
    }
}
