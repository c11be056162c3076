//! The trap of PATCH: what a call that names only the changed keys would do, by both readings, and the call that is safe.

use leptos::prelude::*;

use super::ask;
use super::block::Block;
use crate::app::Model;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Answer, Column, Holds, Sign, heads, said, told};
use crate::verdict::map::Reading;
use crate::words::code_tab as words;

/// The row.
#[component]
pub fn Patch() -> impl IntoView {
    let partly = ask(Model::partly);
    let answer = Signal::derive(move || partly.with(words::patch_answer));
    view! {
        <Answer id="patch" title=words::patch() holds=Holds::Subject(Sign::Differ) answer>
            <Partly />
        </Answer>
    }
}

#[component]
fn Partly() -> impl IntoView {
    let partly = ask(Model::partly);
    let path = partly.slice(|partly| partly.path.clone());
    let row = move |(at, reading): (usize, Reading)| {
        let turned = partly
            .slice(move |partly| partly.turned.get(at).map(|(_, turned)| words::turned(turned)));
        view! {
            <tr>
                <th scope="row">
                    {words::reading_says(reading)} " " <SourceMark about=words::reading_says(reading).to_owned() cited=reading.cited() />
                </th>
                <td data-label=words::turns()>{said(move || turned.get().unwrap_or_default())}</td>
            </tr>
        }
    };
    let call = |only_change: bool, name: &'static str| {
        view! {
            <div class="stack">
                <h4>{name}</h4>
                <Block name lines=ask(move |model| model.patch_body(only_change)) />
            </div>
        }
    };
    view! {
        <p>{words::patch_lead()}</p>
        <table class="table table--cards" aria-label=words::partial_patch()>
            {heads(&[Column::Named(words::reading()), Column::Named(words::turns())])}
            <tbody>{Reading::ALL.into_iter().enumerate().map(row).collect_view()}</tbody>
        </table>
        <div class="pair">
            {call(true, words::short_call())} {call(false, words::safe_call())}
        </div>
        {move || path.get().map(|path| view! { <p class="small">{told(words::set_path(&path))}</p> })}
    }
}
