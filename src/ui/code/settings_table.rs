//! A table of settings, a row each.

use leptos::prelude::*;

use crate::domain::Setting;
use crate::ui::parts::{Column, Limited, heads as drawn_heads, told};
use crate::web::store::Selected;
use crate::words::import_tab as words;
use crate::words::setting::full_name;

/// What is said of a setting.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Which.
    pub setting: Setting,
    /// What stands under each head; may be empty.
    pub cells: [String; 3],
    /// Is the second of them another than the first?
    pub differs: bool,
}

/// The table, in a frame of limited height.
#[component]
pub fn SettingsTable(
    /// Its accessible name.
    name: &'static str,
    /// What stands over the cells.
    heads: [&'static str; 3],
    /// Its rows.
    rows: Selected<Vec<Row>>,
) -> impl IntoView {
    let settings = rows.slice(|rows| rows.iter().map(|row| row.setting).collect::<Vec<_>>());
    let row = move |setting: Setting| {
        let row = rows.slice(move |rows| rows.iter().find(|row| row.setting == setting).cloned());
        let differs = move || row.with(|row| row.as_ref().is_some_and(|row| row.differs));
        view! {
            <tr data-differs=move || differs().then_some("true")>
                <th scope="row">{full_name(setting)}</th>
                {move || row.get().map(|row| cells(row, heads))}
            </tr>
        }
    };
    let [first, second, third] = heads;
    let columns = [words::setting(), first, second, third].map(Column::Named);
    view! {
        <Limited label=name rows=settings.slice(Vec::len) all=words::show_all>
            <table class="table table--tight table--cards drift" aria-label=name>
                {drawn_heads(&columns)}
                <tbody>
                    <For each=move || settings.get() key=|setting| *setting children=row />
                </tbody>
            </table>
        </Limited>
    }
}

fn cells(row: Row, heads: [&'static str; 3]) -> AnyView {
    let Row { cells: [first, second, third], differs, .. } = row;
    // On a phone each cell says its head; one that is empty does not.
    let label = (!third.is_empty()).then_some(heads[2]);
    let second = told(second);
    let second =
        if differs { view! { <strong class="bad">{second}</strong> }.into_any() } else { second };
    view! {
        <td data-label=heads[0]>{told(first)}</td>
        <td data-label=heads[1]>{second}</td>
        <td data-label=label>{told(third)}</td>
    }
    .into_any()
}
