//! What whoever deploys the export has to know.

use leptos::prelude::*;

use super::ask;
use crate::app::Model;
use crate::ui::parts::{Answer, Holds, Sign, told};
use crate::words::{code, code_tab as words};

/// The row.
#[component]
pub fn Deploy() -> impl IntoView {
    let before = ask(|model| code::before(model.look().code.format(), &model.wish()));
    let answer = Signal::derive(move || {
        before.with(|lines| {
            lines.first().cloned().unwrap_or_else(|| words::nothing_to_know().to_owned())
        })
    });
    view! {
        <Answer id="deploy" title=words::before() holds=Holds::Subject(Sign::Warning) answer>
            <Lines />
        </Answer>
    }
}

#[component]
fn Lines() -> impl IntoView {
    let lines = ask(told_of);
    view! {
        <ul class="notes">
            {move || lines.get().into_iter().map(|line| view! { <li>{told(line)}</li> }).collect_view()}
        </ul>
    }
}

/// All that stands above the code where it may have comments; where it may not, the link that opens it again as well.
fn told_of(model: &Model) -> Vec<String> {
    let format = model.look().code.format();
    let link = (!format.has_comments()).then(|| model.address());
    code::header(format, &model.wish(), link.as_deref())
}
