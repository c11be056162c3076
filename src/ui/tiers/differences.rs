//! What the other edition says differently.

use leptos::prelude::*;

use crate::domain::Edition;
use crate::domain::compare::differences;
use crate::ui::parts::{Answer, Holds, Sign, told};
use crate::web::store::Selected;
use crate::words;

/// An answer row; under it a line for each rule that differs, with its source.
#[component]
pub fn Differences(
    /// Whose rules.
    edition: Selected<Edition>,
) -> impl IntoView {
    let lines = move || {
        let here = edition.get();
        let lines = differences(here, here.compared()).into_iter().map(|difference| {
            view! {
                <li>
                    {told(words::tiers::difference(&difference))} " "
                    <span class="quiet small">{told(words::source::full(difference.to.cited))}</span>
                </li>
            }
        });
        view! {
            <section aria-label=words::tiers_tab::differs_in(here)>
                <ul class="grid-lines">{lines.collect_view()}</ul>
            </section>
        }
    };
    view! {
        <Answer
            id="tiers-differences"
            title=words::tiers_tab::differences()
            holds=Signal::stored(Holds::Subject(Sign::Redo))
            answer=Signal::derive(move || words::tiers_tab::differs_on(edition.get()))
        >
            {lines}
        </Answer>
    }
}
