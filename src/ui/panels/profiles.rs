//! The tables "Clients" and "Backends".
//!
//! Rows are made anew only when other members are to be seen, or in another order; a change of the draft changes words in
//! their place, so nothing moves under a hand. Each row that is out of sight is left out of layout by the style sheet.

use std::sync::Arc;

use leptos::prelude::*;

use super::handshake::{Opened, row_id};
use super::impact::Filters;
use crate::app::Intent;
use crate::app::listing::{Item, items};
use crate::domain::Side;
use crate::ui::parts::{CollectAny, act, block, focus, maybe, text};
use crate::web::store::{Selected, use_store};
use crate::words;
use crate::words::profiles::{Look, Row};

/// The table of one side.
#[component]
pub fn Profiles(
    /// Which.
    side: Side,
    /// What is shown.
    filters: Filters,
) -> impl IntoView {
    let store = use_store();
    let rows = store.select(move |model| words::profiles::rows(model, side));
    let members = store.select(|model| {
        let ids = model.fleet().members.iter();
        ids.map(|member| Arc::as_ptr(&member.profile) as usize).collect::<Vec<_>>()
    });
    let again = RwSignal::new(0);
    let shown = Memo::new(move |_| {
        again.track();
        members.get();
        let listing = filters.listing();
        store.read(|model| items(model, side, &listing))
    });
    let stale = store.select(|model| (model.draft(), model.live())).pick(move |_| {
        let listing = filters.listing();
        store.read(|model| items(model, side, &listing)) != shown.get()
    });
    let name = words::setting::side_name(side);
    let count = move || {
        let shown = shown.get();
        let shown = shown.iter().filter(|item| matches!(item, Item::Member(_))).count();
        format!("{shown} of {}", words::count(rows.get().len(), words::impact::members(side)))
    };
    view! {
        <div class="profiles__head">
            <h3 class="card__subtitle">{name} "s"</h3>
            <span class="profiles__count" aria-live="polite">
                {text(count)}
            </span>
            {maybe(move || {
                stale.get()
                    .then(|| {
                        view! {
                            <button type="button" class="link" on:click=act(move || again.update(|count| *count += 1))>
                                "Sort and filter again"
                            </button>
                        }
                    })
            })}
        </div>
        <table class="profiles" role="table" aria-label=format!("{name}s")>
            <thead role="rowgroup">
                <tr role="row" class="profiles__row profiles__row--head">
                    <th role="columnheader" scope="col">{name}</th>
                    <th role="columnheader" scope="col">"Requests a day"</th>
                    <th role="columnheader" scope="col">"Before"</th>
                    <th role="columnheader" scope="col">"After"</th>
                    <th role="columnheader" scope="col">"What changes, and why"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {block(move || {
                    let first = store.read(|model| model.fleet().members.iter().position(|member| member.profile.side() == side));
                    let first = first.unwrap_or_default();
                    shown
                        .get()
                        .into_iter()
                        .map(|item| match item {
                            Item::Head(head) => {
                                view! {
                                    <tr role="row" class="profiles__group">
                                        <th role="rowheader" scope="rowgroup">{head}</th>
                                    </tr>
                                }
                                    .into_any()
                            }
                            Item::Member(at) => {
                                let row = rows.pick(move |rows| rows.get(at - first).cloned());
                                view! { <ProfileRow side at row /> }.into_any()
                            }
                        })
                        .collect_any()
                })}
            </tbody>
        </table>
    }
}

#[component]
fn ProfileRow(side: Side, at: usize, row: Selected<Option<Arc<Row>>>) -> impl IntoView {
    let opened = expect_context::<Opened>();
    let of = move |part: fn(&Row) -> &str| {
        text(move || row.get().map(|row| part(&row).to_owned()).unwrap_or_default())
    };
    view! {
        <tr role="row" class="profiles__row" data-look=move || row.get().map(|row| look(row.look))>
            <th role="rowheader" scope="row">
                <button type="button" class="profiles__name" id=row_id(side, at) on:click=act(move || opened.0.set(Some(at)))>
                    {of(|row| &row.name)}
                </button>
            </th>
            <td role="cell" class="profiles__number" data-label="Requests a day">
                {of(|row| &row.requests)}
            </td>
            <td role="cell" data-label="Before">{of(|row| &row.before)}</td>
            <td role="cell" class="profiles__after" data-label="After">{of(|row| &row.after)}</td>
            <td role="cell" data-label="What changes, and why">
                {of(|row| &row.reason)}
                {maybe(move || row.get().filter(|row| !row.help.is_empty()).map(|row| help(side, at, &row)))}
            </td>
        </tr>
    }
}

/// What helps, and the button that does the smallest of it.
fn help(side: Side, at: usize, row: &Row) -> impl IntoView + use<> {
    let store = use_store();
    let lines = row
        .help
        .iter()
        .map(|line| view! { <p class="profiles__help">{line.clone()}</p> })
        .collect_any();
    let saved = row.saved;
    let name = row.name.clone();
    view! {
        {lines}
        {saved.map(|config| {
            view! {
                <button
                    type="button"
                    class="link"
                    aria-label=format!("Make this change, for {name}")
                    on:click=act(move || {
                        store.dispatch(Intent::Adopt(config));
                        // The button goes with the failure; the focus stays in the row.
                        focus(&row_id(side, at));
                    })
                >
                    "Make this change"
                </button>
            }
        })}
    }
}

const fn look(look: Look) -> &'static str {
    match look {
        Look::Lost => "lost",
        Look::Failing => "failing",
        Look::Weak => "weak",
        Look::Gained => "gained",
        Look::Plain => "plain",
    }
}
