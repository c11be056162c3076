//! What linters say of the draft, a row a rule and a column a format; and whether they are right.

use leptos::prelude::*;

use super::ask;
use crate::app::Model;
use crate::app::code::Verdicts;
use crate::ui::frame::pieces::pieces;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Answer, Holds, Icon, Sign, told};
use crate::verdict::{Judged, Opinion, Rule, Seen};
use crate::web::store::Selected;
use crate::words::{code_tab as words, verdict};

/// The row. It is open where somebody is wrong, or did not look.
#[component]
pub fn Linters() -> impl IntoView {
    let verdicts = ask(Model::verdicts);
    let answer = Signal::derive(move || verdicts.with(verdict::summary));
    let is_all_right = verdicts
        .slice(|verdicts| verdicts.number(Judged::Wrong) + verdicts.number(Judged::Blind) == 0);
    let open = !is_all_right.get_untracked();
    view! {
        <Answer id="linters" title=words::linters() holds=Holds::Subject(Sign::Bulb) answer open>
            <Matrix />
        </Answer>
    }
}

#[component]
fn Matrix() -> impl IntoView {
    let verdicts = ask(Model::verdicts);
    let reasons = verdicts.slice(verdict::reasons);
    view! {
        <p>{words::linters_lead()}</p>
        <div class="scroll">
            <table class="table table--tight table--cards" aria-label=words::verdicts()>
                <thead>
                    <tr>
                        <th scope="col">{words::rule()}</th>
                        {Seen::ALL.map(|of| view! { <th scope="col">{verdict::column(of)}</th> }).into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {Rule::ALL.into_iter().enumerate().map(|(at, rule)| row(verdicts, at, rule)).collect_view()}
                </tbody>
            </table>
        </div>
        <ul class="notes small">
            {move || reasons.get().iter().map(|reason| view! { <li>{pieces(reason)}</li> }).collect_view()}
        </ul>
    }
}

fn row(verdicts: Selected<Verdicts>, at: usize, rule: Rule) -> AnyView {
    let cell = move |(column, of): (usize, Seen)| {
        let opinion =
            verdicts.slice(move |verdicts| verdicts.rows.get(at).and_then(|(_, row)| row[column]));
        let name = verdict::column(of);
        move || match opinion.get() {
            Some(opinion) => view! { <td data-label=name>{judged(opinion)}</td> }.into_any(),
            None => view! {
                <td class="quiet judged-none">
                    <span aria-hidden="true">"–"</span>
                    <span class="visually-hidden">{words::no_verdict()}</span>
                </td>
            }
            .into_any(),
        }
    };
    view! {
        <tr>
            <th scope="row">
                {pieces(&verdict::rule(rule))} " " <SourceMark about=rule.name().to_owned() cited=rule.cited() />
            </th>
            {Seen::ALL.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
    .into_any()
}

fn judged(opinion: Opinion) -> AnyView {
    let (look, sign) = match opinion.judged {
        Judged::Right => ("right", Sign::Check),
        Judged::Wrong => ("wrong", Sign::Cross),
        Judged::Blind => ("blind", Sign::Question),
        Judged::Unknown => ("unknown", Sign::Question),
    };
    view! {
        <span class="judged" data-judged=look>
            <Icon sign />
            <span>
                {told(verdict::says(opinion.says))} " "
                <span class="judged__word">{told(verdict::judged(opinion.judged))}</span>
            </span>
        </span>
    }
    .into_any()
}
