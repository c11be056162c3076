//! What was left out of what was read, and what else there is to know of it.

use leptos::prelude::*;

use super::ask;
use crate::app::Model;
use crate::codec::imported::Remark;
use crate::ui::parts::{Answer, Button, Column, Holds, Look, Sign, heads};
use crate::words::import_tab as words;

/// Rows that are drawn before somebody asks for more: a file can have any number.
const ROWS_MAX: usize = 50;

/// The row.
#[component]
pub fn Remarks() -> impl IntoView {
    let answer = ask(|model| {
        let code = &model.look().code;
        code.imported.as_deref().map(words::remarks_answer).unwrap_or_default()
    });
    view! {
        <Answer id="left-out" title=words::left_out() holds=Holds::Subject(Sign::Minus) answer>
            <Table />
        </Answer>
    }
}

#[component]
fn Table() -> impl IntoView {
    let remarks = ask(remarks);
    let whole = RwSignal::new(false);
    let number = remarks.slice(Vec::len);
    let is_cut = Memo::new(move |_| number.get() > ROWS_MAX && !whole.get());
    let shown = move || {
        let most = if is_cut.get() { ROWS_MAX } else { usize::MAX };
        let rows = remarks.with(|remarks| remarks.iter().take(most).cloned().collect::<Vec<_>>());
        rows.into_iter().map(|(place, remark)| row(place, remark)).collect_view()
    };
    view! {
        <div class="scroll">
            <table class="table table--tight table--cards" aria-label=words::left_out()>
                {heads(&[Column::Named(words::place()), Column::Named(words::about()), Column::Named(words::why())])}
                <tbody>{shown}</tbody>
            </table>
        </div>
        {move || {
            is_cut.get().then(|| {
                let label = Signal::derive(move || words::show_all(number.get()));
                view! { <Button label look=Look::SmallQuiet press=move || whole.set(true) /> }
            })
        }}
    }
}

/// With where they stand. They never change while they are shown: another import draws the card anew.
fn remarks(model: &Model) -> Vec<(String, Remark)> {
    let imported = model.look().code.imported.as_deref();
    let all = imported.into_iter().flat_map(|imported| {
        imported.remarks.iter().map(|remark| (imported.at(remark.place), remark.clone()))
    });
    all.collect()
}

fn row(place: String, remark: Remark) -> AnyView {
    view! {
        <tr>
            <th scope="row">{place}</th>
            <td data-label=words::about()>{remark.about}</td>
            <td data-label=words::why()>{remark.text}</td>
        </tr>
    }
    .into_any()
}
