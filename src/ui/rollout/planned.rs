//! Answers about what is planned, followed by what they depend on; and what is set.

use leptos::prelude::*;

use crate::app::Model;
use crate::ui::frame::pieces::pieces;
use crate::ui::parts::Facts;
use crate::web::store::{Selected, use_store};
use crate::words::piece::Piece;
use crate::words::planned as words;

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

/// What is set, as a line of facts; its fields open in place.
#[component]
pub fn SetFacts(
    /// The facts, each a few words with what is set in bold.
    facts: fn(&Model) -> Vec<Vec<Piece>>,
    /// What they are about.
    about: &'static str,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let set = planned(facts);
    let fact = |fact: &Vec<Piece>| view! { <span>{pieces(fact)}</span> };
    let facts = move || set.with(|set| set.iter().map(fact).collect_view());
    view! {
        <Facts facts=move || view! { {facts} } change=words::change() name=words::change_of(about)>
            {children()}
        </Facts>
    }
}
