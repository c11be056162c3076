//! The picture's twin: every call of a side in a table.

use leptos::prelude::*;

use super::table::{Numbers, Rows};
use crate::app::Model;
use crate::domain::Side;
use crate::rollout::calls::Outcome;
use crate::rollout::picture::{Calls, Picture};
use crate::ui::parts::said;
use crate::web::store::use_store;
use crate::words::calls::{after_save, all_columns, from_to, made, outcome, side};
use crate::words::number::number;
use crate::words::watch::as_a_table;

/// Both sides, folded.
#[component]
pub fn Twins() -> impl IntoView {
    Side::ALL.map(|of| view! { <Twin of /> }).into_iter().collect_view()
}

#[component]
fn Twin(
    /// Whose calls.
    of: Side,
) -> impl IntoView {
    let store = use_store();
    let open = RwSignal::new(false);
    // Nobody counts columns that nobody sees.
    let awake = store.while_awake(move || open.get());
    let table = move || {
        open.get().then(|| {
            let premise = awake.select(Model::plot_premise);
            let rows = premise.slice(move |_| awake.read(|model| rows(model.picture(), of)));
            view! { <Numbers caption=side(of) rows /> }
        })
    };
    view! {
        <details
            class="twin"
            on:toggle=move |event| {
                use leptos::wasm_bindgen::JsCast;
                let element = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                open.set(element.is_some_and(|element| element.has_attribute("open")));
            }
        >
            <summary class="twin__summary">{side(of)} " " <span class="quiet">{said(|| as_a_table().to_owned())}</span></summary>
            {table}
        </details>
    }
}

fn rows(picture: Option<Picture>, of: Side) -> Rows {
    let Some(picture) = picture else { return Rows::default() };
    let all = picture.totals(of);
    let is_shown = |each: &Outcome| *each == Outcome::Served || all.of(*each) > 0;
    let shown: Vec<Outcome> = picture.outcomes(of).into_iter().filter(is_shown).collect();
    let mut heads = vec![after_save().to_owned(), made().to_owned()];
    heads.extend(shown.iter().map(|each| outcome(*each).to_owned()));
    let cells = |calls: &Calls| {
        let parts = shown.iter().map(|each| calls.of(*each));
        std::iter::once(calls.made).chain(parts).map(number).collect::<Vec<_>>()
    };
    let columns = picture.columns.iter();
    let mut rows: Vec<_> = columns
        .map(|column| (from_to(column.from, column.to), cells(&picture.calls(of, column))))
        .collect();
    rows.push((all_columns().to_owned(), cells(&all)));
    Rows { heads, rows }
}
