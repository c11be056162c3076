//! The tab "Tiers".

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::{JsCast, JsValue};

use crate::app::Intent;
use crate::domain::capability::{Capability, Verdict, cell, rows};
use crate::domain::compare::differences;
use crate::domain::conflict::Conflict;
use crate::domain::{Edition, Gateway};
use crate::ui::frame::badge::SourceBadge;
use crate::ui::parts::{CollectAny, act, block, flag, maybe, said, text, told, truth};
use crate::web::files;
use crate::web::store::{Selected, use_store};
use crate::words;

/// Every capability by every tier and gateway.
#[component]
pub fn Tiers() -> impl IntoView {
    let store = use_store();
    let edition = store.select(|model| model.instance().edition);
    // The cell whose reason is shown: its number from the top left, from 1; 0 for none.
    let chosen = RwSignal::new(0);
    view! {
        <section class="card" aria-labelledby="tiers">
            <h2 class="card__title" id="tiers">
                "What each tier and gateway allows"
            </h2>
            <p class="card__lead">
                "Rules as documented in " {said(move || edition.get().name().to_owned())}
                ". Press a column's head to switch the instance, a cell to read why. Arrow keys move through the table."
            </p>
            <Reason chosen edition />
            <div class="scroll scroll--table" role="region" aria-label="Capabilities by tier and gateway">
                {block(move || view! { <CapabilityTable edition=edition.get() chosen /> })}
            </div>
        </section>
        <Differences edition />
        <Conflicts />
    }
}

#[component]
fn CapabilityTable(edition: Edition, chosen: RwSignal<usize>) -> impl IntoView {
    let store = use_store();
    let current = store.select(|model| model.instance().gateway());
    let heads = Gateway::ALL
        .into_iter()
        .map(|gateway| {
            let is_current = move || current.get() == gateway;
            view! {
                <th scope="col" class="grid__head" data-current=flag(is_current)>
                    <button
                        type="button"
                        class="grid__switch"
                        tabindex=if gateway == Gateway::ALL[0] { "0" } else { "-1" }
                        aria-pressed=truth(is_current)
                        on:click=act(move || store.dispatch(Intent::SwitchTo(gateway)))
                    >
                        {gateway.name()}
                    </button>
                    {maybe(move || is_current().then(|| view! { <span class="grid__now">"current"</span> }))}
                </th>
            }
        })
        .collect_any();
    let body = rows()
        .into_iter()
        .enumerate()
        .map(|(row, capability)| {
            let cells = Gateway::ALL
                .into_iter()
                .enumerate()
                .map(|(column, gateway)| {
                    let cell = cell(edition, gateway, capability);
                    let number = row * Gateway::ALL.len() + column + 1;
                    view! {
                        <td class=look(cell.verdict) data-current=flag(move || current.get() == gateway)>
                            <button
                                type="button"
                                class="grid__cell"
                                tabindex="-1"
                                aria-label=words::tiers::cell_name(gateway, capability, cell.verdict)
                                aria-describedby=text(move || if chosen.get() == number { "reason".to_owned() } else { String::new() })
                                aria-pressed=truth(move || chosen.get() == number)
                                on:click=act(move || chosen.set(number))
                            >
                                {told(words::tiers::verdict(cell.verdict))}
                            </button>
                        </td>
                    }
                })
                .collect_any();
            view! {
                <tr>
                    <th scope="row" class="grid__row">
                        {words::tiers::row(capability)}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_any();
    view! {
        <table class="grid" on:keydown=move_by_key on:focusin=make_stop>
            <caption class="visually-hidden">"Capabilities by tier and gateway"</caption>
            <thead>
                <tr>
                    <th scope="col" class="grid__row">
                        "Capability"
                    </th>
                    {heads}
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}

/// Arrow keys go from button to button of the table, Home and End to the ends of a row, with Control of the table.
fn move_by_key(event: KeyboardEvent) {
    let Some(cell) = cell_of(&event) else { return };
    let here = |name: &str| files::property(&cell, name).as_f64().unwrap_or_default();
    let row = cell.parent_element().map(JsValue::from).unwrap_or_default();
    let index = files::property(&row, "rowIndex").as_f64().unwrap_or_default();
    let (row, column) = (index as usize, here("cellIndex") as usize);
    let (last_row, last) = (rows().len(), Gateway::ALL.len());
    // The first column holds the heads of rows, which are no buttons.
    let (row, column) = match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowRight", _) => (row, (column + 1).min(last)),
        ("ArrowLeft", _) => (row, column.saturating_sub(1).max(1)),
        ("ArrowDown", _) => ((row + 1).min(last_row), column),
        ("ArrowUp", _) => (row.saturating_sub(1), column),
        ("Home", false) => (row, 1),
        ("End", false) => (row, last),
        ("Home", true) => (0, 1),
        ("End", true) => (last_row, last),
        _ => return,
    };
    event.prevent_default();
    let place = format!(".grid tr:nth-child({}) > :nth-child({}) button", row.max(1), column + 1);
    let part = if row == 0 { "thead" } else { "tbody" };
    let button = document().query_selector(&place.replacen(".grid", &format!(".grid {part}"), 1));
    if let Some(button) = button.ok().flatten().and_then(|each| each.dyn_into::<HtmlElement>().ok())
    {
        // A button of the table takes the focus.
        let _ = button.focus();
    }
}

/// The table is one stop of Tab: the button that had the focus last.
fn make_stop(event: FocusEvent) {
    let Some(button) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    if let Ok(Some(stop)) = document().query_selector(".grid [tabindex=\"0\"]") {
        // Attributes of names without faults are never refused.
        let _ = stop.set_attribute("tabindex", "-1");
    }
    let _ = button.set_attribute("tabindex", "0");
}

fn cell_of(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("td,th").ok().flatten()
}

/// Yes, no, or with a condition: the words say which, the look only helps.
const fn look(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "grid__yes",
        Verdict::No | Verdict::Rejected => "grid__no",
        Verdict::Fixed | Verdict::FixedOn | Verdict::Elsewhere => "grid__fixed",
        Verdict::YesUnconfirmed
        | Verdict::FixedOnOrPane
        | Verdict::Pane
        | Verdict::RestOnly
        | Verdict::Unknown => "grid__condition",
        Verdict::Range(..)
        | Verdict::QuarterToThreeQuarters
        | Verdict::Renegotiation
        | Verdict::HandshakeOnly
        | Verdict::Customer => "grid__plain",
    }
}

/// Why the chosen cell says what it says.
#[component]
fn Reason(chosen: RwSignal<usize>, edition: Selected<Edition>) -> impl IntoView {
    let reason = move || {
        let place = chosen.get().checked_sub(1)?;
        let capability: Capability = *rows().get(place / Gateway::ALL.len())?;
        let gateway = Gateway::ALL[place % Gateway::ALL.len()];
        let cell = cell(edition.get(), gateway, capability);
        Some(view! {
            <strong>
                {told(format!("{}.", words::tiers::cell_name(gateway, capability, cell.verdict)))}
            </strong>
            " "
            {told(words::tiers::reason(capability, &cell))}
            " "
            <span class="grid__source">{told(words::source::full(cell.cited))}</span>
        })
    };
    view! {
        <p class="grid__reason" id="reason">
            {block(move || match reason() {
                Some(reason) => reason.into_any(),
                None => view! { <span>"No cell is chosen."</span> }.into_any(),
            })}
        </p>
    }
}

/// What the other edition says differently.
#[component]
fn Differences(edition: Selected<Edition>) -> impl IntoView {
    let other = move || {
        Edition::ALL.into_iter().find(|each| *each != edition.get()).unwrap_or(edition.get())
    };
    view! {
        <section class="card" aria-labelledby="differences">
            <h2 class="card__title" id="differences">
                "What differs in " {said(move || other().name().to_owned())}
            </h2>
            <ul class="lines">
                {block(move || {
                    differences(edition.get(), other())
                        .iter()
                        .map(|difference| {
                            view! {
                                <li>
                                    {told(words::tiers::difference(difference))} " "
                                    <SourceBadge cited=difference.to.cited />
                                </li>
                            }
                        })
                        .collect_any()
                })}
            </ul>
        </section>
    }
}

/// Where sources contradict each other.
#[component]
fn Conflicts() -> impl IntoView {
    let items = Conflict::ALL
        .into_iter()
        .map(|conflict| view! { <li>{words::conflict::sentence(conflict)}</li> })
        .collect_any();
    view! {
        <section class="card" aria-labelledby="conflicts">
            <h2 class="card__title" id="conflicts">
                "Where sources disagree"
            </h2>
            <ul class="lines">{items}</ul>
        </section>
    }
}
