//! The way back: what it takes, and the button that begins it.

use leptos::prelude::*;

use super::fields::Fields;
use super::planned::{SetFacts, held};
use super::table::{Awaited, Rows};
use crate::app::Model;
use crate::app::forecasts::Back;
use crate::rollout::rehearsal::Field;
use crate::ui::parts::{Answer, Button, Holds, Sign, said};
use crate::web::store::use_store;
use crate::words::facts::notice;
use crate::words::number::{minutes, number};
use crate::words::planned as words;

/// "Way back" of a rollout that runs or has run.
#[component]
pub fn WayBack() -> impl IntoView {
    let answer = held(|model: &Model| {
        let own = !model.asked_about().pending;
        model.back().filter(|_| own).map(|back| words::back_in(&back))
    });
    let answer =
        Signal::derive(move || answer.get().unwrap_or_else(|| words::not_stopped().to_owned()));
    view! {
        <Answer id="rollout-back" title=words::way_back() holds=Holds::Subject(Sign::Undo) answer>
            <BackBody />
        </Answer>
    }
}

/// What it takes, and the button.
#[component]
pub fn BackBody() -> impl IntoView {
    let rows = held(|model: &Model| model.back().map(|back| rows(&back)));
    view! {
        <section class="stack" aria-label=words::the_way_back()>
            <SetFacts facts=notice about=words::way_back()>
                <Fields fields=&[Field::Notice] />
            </SetFacts>
            <div class="pair">
                <Awaited caption=words::the_way_back_numbers() rows />
                <RollBack />
            </div>
        </section>
    }
}

fn rows(back: &Back) -> Rows {
    let heads = [words::not_more(), "50", "95"].map(str::to_owned).to_vec();
    let rows = vec![
        (words::until_as_before().to_owned(), back.end.map(minutes).to_vec()),
        (words::both_down().to_owned(), back.down.map(minutes).to_vec()),
        (words::lost_until_then().to_owned(), back.lost.map(number).to_vec()),
    ];
    Rows { heads, rows }
}

/// Why nothing can be rolled back now; empty where it can.
fn why_not(model: &Model) -> &'static str {
    match model.current() {
        None => words::no_way_back(),
        Some(run) if !run.is_over() => words::not_while_updating(),
        Some(_) => "",
    }
}

/// What it would turn.
fn turns(model: &Model) -> String {
    model.current().map_or_else(String::new, |run| {
        let (to, from) = (run.plan.before(), run.plan.after());
        let settings: Vec<_> = to.differing(from).collect();
        words::would_turn(&crate::words::impact::turns(from, &settings))
    })
}

#[component]
fn RollBack() -> impl IntoView {
    const WHY: &str = "roll-back-why";
    let store = use_store();
    let why = store.select(|model| {
        let why = why_not(model);
        if why.is_empty() { (turns(model), false) } else { (why.to_owned(), true) }
    });
    let locked = why.slice(|(_, locked)| *locked);
    view! {
        <div class="stack">
            <p id=WHY>{said(move || why.with(|(why, _)| why.clone()))}</p>
            <div class="buttons">
                <Button
                    label=words::roll_back()
                    locked
                    described_by=WHY
                    press=move || store.roll_back()
                />
            </div>
        </div>
    }
}
