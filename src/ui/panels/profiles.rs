//! The tables "Clients" and "Backends".
//!
//! Rows are drawn anew only when other members are to be seen, or in another order; a change of the draft changes rows in
//! their place, so nothing moves under a hand. A row that is out of sight is left out of layout by the style sheet.

use std::sync::Arc;

use leptos::html::Tbody;
use leptos::prelude::*;

use super::impact::Filters;
use crate::app::listing::{Item, items};
use crate::domain::Side;
use crate::ui::parts::text_rows::{TextRow, keep_rows};
use crate::ui::parts::{act, maybe, text};
use crate::web::store::{Selected, use_store};
use crate::words;
use crate::words::profiles::Row;

/// Where the rows of groups are numbered from, beyond every member.
const HEADS: usize = 1 << 16;

/// The table of one side.
#[component]
pub fn Profiles(
    /// Which.
    side: Side,
    /// What is shown.
    filters: Filters,
    /// The row of every member.
    rows: Selected<Arc<Vec<Row>>>,
) -> impl IntoView {
    let store = use_store();
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
    let stale = Memo::new(move |_| {
        rows.get();
        let listing = filters.listing();
        store.read(|model| items(model, side, &listing)) != shown.get()
    });
    let body = NodeRef::<Tbody>::new();
    keep_rows(body, move || {
        let rows = rows.get();
        let row = |(at, item): (usize, &Item)| match item {
            Item::Head(name) => (HEADS + at, words::profiles::head(name)),
            Item::Member(at) => (*at, rows.get(*at).cloned().unwrap_or_default()),
        };
        let shown = shown.get();
        shown
            .iter()
            .enumerate()
            .map(row)
            .map(|(key, Row { look, html })| TextRow { key, look, html })
            .collect()
    });
    let name = words::setting::side_name(side);
    let count = move || {
        let shown = shown.get();
        let shown = shown.iter().filter(|item| matches!(item, Item::Member(_))).count();
        let all = store.read(|model| model.fleet().on(side).count());
        format!("{shown} of {}", words::count(all, words::impact::members(side)))
    };
    view! {
        <div class="profiles__head">
            <h3 class="card__subtitle">{words::profiles::table(side)}</h3>
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
        <table class="profiles" role="table" aria-label=words::profiles::table(side)>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{name}</th>
                    <th role="columnheader" scope="col">"Requests a day"</th>
                    <th role="columnheader" scope="col">"Before"</th>
                    <th role="columnheader" scope="col">"After"</th>
                    <th role="columnheader" scope="col">"What changes, and why"</th>
                </tr>
            </thead>
            <tbody role="rowgroup" node_ref=body></tbody>
        </table>
    }
}
