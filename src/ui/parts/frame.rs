//! A frame that scrolls by itself: a table that is longer than it should be tall.

use leptos::prelude::*;

use super::{Button, Look};

/// Rows from which on a table is framed.
const ROWS_MAX: usize = 8;

/// A frame of limited height, with a button under it that shows all rows at once.
#[component]
pub fn Limited(
    /// The accessible name of what scrolls.
    #[prop(into)]
    label: String,
    /// How many rows there are.
    #[prop(into)]
    rows: Signal<usize>,
    /// Says "Show all N at once", by number.
    all: fn(usize) -> String,
    /// The table.
    children: Children,
) -> impl IntoView {
    let whole = RwSignal::new(false);
    let is_long = Memo::new(move |_| rows.get() > ROWS_MAX);
    view! {
        <div
            class="scroll"
            class:limited=move || is_long.get() && !whole.get()
            role="region"
            aria-label=label
            tabindex="0"
        >
            {children()}
        </div>
        {move || {
            (is_long.get() && !whole.get())
                .then(|| {
                    view! {
                        <Button
                            label=Signal::derive(move || all(rows.get()))
                            look=Look::Small
                            press=move || whole.set(true)
                        />
                    }
                })
        }}
    }
}
