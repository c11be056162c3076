//! Answers about what is planned, followed by what they depend on; and how they are set off.

use leptos::prelude::*;

use crate::app::Model;
use crate::ui::parts::told;
use crate::web::store::{Selected, use_store};
use crate::words::piece::Piece;

/// Follows an answer about what is planned. It is computed only when something differs that it depends on.
pub fn planned<T>(view: impl Fn(&Model) -> T + Copy + Send + Sync + 'static) -> Selected<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let store = use_store();
    store.select(Model::planned_premise).slice(move |_| store.read(view))
}

/// The same of one that waits for the seeds: until they have answered anew, what they answered before stays. Nothing jumps.
pub fn held<T>(view: impl Fn(&Model) -> Option<T> + Copy + Send + Sync + 'static) -> Memo<Option<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let now = planned(view);
    Memo::new(move |last: Option<&Option<T>>| now.get().or_else(|| last.cloned().flatten()))
}

/// Is an answer on its way?
pub fn asking() -> Signal<bool> {
    planned(|model| model.surveys().is_none()).into()
}

/// Several facts, each a few words with what is set in bold.
pub fn facts(facts: &[Vec<Piece>]) -> AnyView {
    facts.iter().map(|fact| view! { <span>{pieces(fact)}</span> }).collect_view().into_any()
}

fn pieces(pieces: &[Piece]) -> AnyView {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Plain(text) => told(text.clone()),
            Piece::Strong(text) => view! { <strong>{told(text.clone())}</strong> }.into_any(),
            Piece::Code(text) => view! { <code>{told(text.clone())}</code> }.into_any(),
        })
        .collect_view()
        .into_any()
}
