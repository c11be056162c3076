//! Where sources contradict each other.

use leptos::prelude::*;

use crate::domain::conflict::Conflict;
use crate::ui::parts::{Answer, Column, Holds, Sign, heads, told};
use crate::words;
use crate::words::tiers_tab::{followed, one_side, other_side, question, stated};

/// An answer row; under it a line for each disagreement, both sides with their sources, and which one is followed.
#[component]
pub fn Conflicts() -> impl IntoView {
    view! {
        <Answer
            id="tiers-conflicts"
            title=words::tiers_tab::conflicts()
            holds=Signal::stored(Holds::Subject(Sign::Differ))
            answer=Signal::stored(words::tiers_tab::disagree())
        >
            <table class="table table--cards" aria-label=words::tiers_tab::conflicts()>
                {heads(&[Column::Named(question()), Column::Named(one_side()), Column::Named(other_side()), Column::Named(followed())])}
                <tbody>{Conflict::ALL.map(row).into_iter().collect_view()}</tbody>
            </table>
        </Answer>
    }
}

fn row(conflict: Conflict) -> AnyView {
    let labels = [one_side(), other_side()];
    let sides = words::conflict::sides(conflict).into_iter().zip(conflict.sides()).zip(labels);
    let sides = sides.map(|((says, cited), label)| {
        view! {
            <td data-label=label>
                {told(says)} " " <span class="quiet small">{told(stated(cited))}</span>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">{words::conflict::topic(conflict)}</th>
            {sides.collect_view()}
            <td data-label=followed()>{words::conflict::followed(conflict)}</td>
        </tr>
    }
    .into_any()
}
