//! A small table of numbers: its heads, and a row for each of what is counted.

use leptos::prelude::*;

use crate::ui::parts::told;
use crate::words::planned::asking;

/// What stands in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Head and cells of each row.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The table, in a frame that scrolls.
#[component]
pub fn Numbers(
    /// Its accessible name.
    #[prop(into)]
    caption: String,
    /// What stands in it.
    #[prop(into)]
    rows: Signal<Rows>,
    /// Are its cells sentences?
    #[prop(optional)]
    worded: bool,
) -> impl IntoView {
    let label = caption.clone();
    let look = if worded { "table" } else { "table table--tight table--fit" };
    let cell = if worded { "" } else { "amount" };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class=look>
                <caption class="visually-hidden">{caption}</caption>
                {move || rows.with(|rows| {
                    let heads = rows
                        .heads
                        .iter()
                        .enumerate()
                        .map(|(at, head)| view! { <th scope="col" class=if at == 0 { "" } else { cell }>{told(head.clone())}</th> })
                        .collect_view();
                    let body = rows
                        .rows
                        .iter()
                        .map(|(head, cells)| {
                            let cells = cells.iter().map(|text| view! { <td class=cell>{told(text.clone())}</td> }).collect_view();
                            view! { <tr><th scope="row">{told(head.clone())}</th>{cells}</tr> }
                        })
                        .collect_view();
                    view! { <thead><tr>{heads}</tr></thead><tbody>{body}</tbody> }
                })}
            </table>
        </div>
    }
}

/// The table of what the seeds say, once they have answered.
#[component]
pub fn Awaited(
    /// Its accessible name.
    caption: &'static str,
    /// What stands in it.
    rows: Memo<Option<Rows>>,
) -> impl IntoView {
    let known = Memo::new(move |_| rows.with(Option::is_some));
    move || {
        if known.get() {
            let rows = Signal::derive(move || rows.get().unwrap_or_default());
            view! { <Numbers caption rows /> }.into_any()
        } else {
            view! { <p class="quiet awaited">{asking()}</p> }.into_any()
        }
    }
}
