//! What decided a handshake: what was offered, what was accepted, what came of it.

use leptos::prelude::*;

use crate::tls::trace::Trace;
use crate::ui::parts::{Button, Column, Look, heads, told};
use crate::words::impact_tab::story as words;
use crate::words::steps::{StepRow, steps};

/// Values that are shown before somebody asks for all.
const VALUES_MAX: usize = 4;

/// The steps as a table.
#[component]
pub fn Steps(
    /// The handshake.
    trace: Trace,
) -> impl IntoView {
    view! {
        <table class="table table--tight table--cards steps" role="table" aria-label=words::what_decided()>
            {heads(&[Column::Named(words::step()), Column::Named(words::offered_by()), Column::Named(words::accepted_by()), Column::Named(words::decided())])}
            <tbody role="rowgroup">{steps(&trace).into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(step: StepRow) -> AnyView {
    let StepRow { name, rfc, offered, accepted, decided, fell } = step;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {told(name)} <span class="steps__rfc" prop:textContent=rfc></span>
            </th>
            <td role="cell" data-label=words::offered()><Values values=offered step=name column=words::offered() /></td>
            <td role="cell" data-label=words::accepted()><Values values=accepted step=name column=words::accepted() /></td>
            <td role="cell" data-label=words::decided()>
                <span class:steps__fell=fell prop:textContent=decided></span>
            </td>
        </tr>
    }
    .into_any()
}

/// Values of a step, those in common marked; of many the first, and a button for the rest.
#[component]
fn Values(values: Vec<(String, bool)>, step: &'static str, column: &'static str) -> impl IntoView {
    let more = values.len().saturating_sub(VALUES_MAX);
    // One that stands alone behind a button is no shorter.
    let is_long = more > 1;
    let whole = RwSignal::new(!is_long);
    let values = StoredValue::new(values);
    let value = |(text, common): &(String, bool)| {
        if *common {
            view! {
                <li class="steps__common">
                    {told(text.clone())}
                    <span class="visually-hidden">" (" {words::in_common()} ")"</span>
                </li>
            }
            .into_any()
        } else {
            view! { <li prop:textContent=text.clone()></li> }.into_any()
        }
    };
    move || {
        let shown = if whole.get() { usize::MAX } else { VALUES_MAX };
        let list = values.with_value(|values| values.iter().take(shown).map(value).collect_view());
        let label = Signal::stored(words::more(more));
        let name = Signal::stored(words::more_of(more, step, column));
        view! {
            <ul>{list}</ul>
            {(!whole.get()).then(|| view! { <Button label name look=Look::Link press=move || whole.set(true) /> })}
        }
    }
}
