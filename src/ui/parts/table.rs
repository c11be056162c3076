//! The head of a table.

use leptos::prelude::*;

/// The head of a column.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// Its name.
    Named(&'static str),
    /// Of numbers.
    Amount(&'static str),
    /// A name for ears alone.
    Heard(&'static str),
}

/// The head of a table. Its roles are said: where a table is laid out otherwise, some browsers forget them.
pub fn heads(columns: &[Column]) -> AnyView {
    let head = |column: &Column| match *column {
        Column::Named(name) => view! { <th role="columnheader" scope="col">{name}</th> }.into_any(),
        Column::Amount(name) => {
            view! { <th role="columnheader" scope="col" class="amount">{name}</th> }.into_any()
        }
        Column::Heard(name) => view! {
            <th role="columnheader" scope="col">
                <span class="visually-hidden">{name}</span>
            </th>
        }
        .into_any(),
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">{columns.iter().map(head).collect_view()}</tr>
        </thead>
    }
    .into_any()
}
