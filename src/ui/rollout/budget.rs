//! The error budget: what is in it, what the rollout takes, and what goes on after it.

use leptos::prelude::*;

use super::fields::Fields;
use super::planned::{SetFacts, held, planned};
use super::table::{Awaited, Rows};
use crate::app::Model;
use crate::app::checks::Figures;
use crate::domain::Cited;
use crate::rollout::budget::promise;
use crate::rollout::rehearsal::Field;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Callout, Tone, said};
use crate::words::budget as words;
use crate::words::checks::of;
use crate::words::number::number;
use crate::words::planned;

/// What the seeds say of it: the table, and what it comes to.
fn spent(model: &Model) -> Option<(Rows, String)> {
    let [_, budget, ..] = model.checks();
    let Some(Figures::ErrorBudget { left, half, most, daily, spending }) = budget.figures else {
        return None;
    };
    let days = model.rehearsal().objective.fix_days;
    let fixing = daily * u64::from(days);
    let row = |head: String, calls: u64| (head, vec![number(calls), of(calls, left)]);
    let rows = vec![
        row(words::in_half().to_owned(), half),
        row(words::in_most().to_owned(), most),
        row(words::a_day().to_owned(), daily),
        row(words::until_fixed(days), fixing),
    ];
    let heads = [words::taken_by(), words::calls(), words::of_left()].map(str::to_owned).to_vec();
    Some((Rows { heads, rows }, words::verdict(spending)))
}

/// All there is to know of it.
#[component]
pub fn BudgetBody() -> impl IntoView {
    let spent = held(spent);
    let rows = Memo::new(move |_| spent.with(|spent| spent.as_ref().map(|(rows, _)| rows.clone())));
    let about = planned(words::about);
    let tier = planned(|model| model.asked_about().instance.tier());
    let cited: Signal<Cited> = tier.slice(|tier| promise(*tier).1).into();
    view! {
        <section class="stack" aria-label=planned::error_budget()>
            <SetFacts facts=crate::words::facts::budget about=planned::error_budget()>
                <Fields fields=&[Field::Objective, Field::ObjectiveDays, Field::Spent, Field::FixDays] />
            </SetFacts>
            <div class="pair">
                <Awaited caption=words::what_is_taken() rows />
                <div class="stack">
                    <p>
                        <strong>{said(move || spent.get().unwrap_or_default().1)}</strong> " "
                        {said(move || about.get())}
                    </p>
                    <Callout
                        tone=Tone::Note
                        text=Signal::derive(move || words::agreement(tier.get()))
                        mark=move || view! { <SourceMark about=planned::agreement().to_owned() cited /> }
                    />
                    <p class="small quiet">{words::lost()}</p>
                </div>
            </div>
        </section>
    }
}
