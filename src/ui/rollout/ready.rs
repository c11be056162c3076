//! "Ready to save?": five questions with their answers, another way, and what all of it rests on.

use leptos::prelude::*;

use super::assumptions::AssumptionsBody;
use super::back::BackBody;
use super::budget::BudgetBody;
use super::failing::WouldFail;
use super::planned::{held, planned};
use super::runs::Runs;
use super::strategies::WaysBody;
use super::take_along::ChangeRequest;
use super::updating::Updating;
use super::window::WindowBody;
use crate::app::Model;
use crate::app::checks::{Check, Standing, Why};
use crate::ui::parts::{Answer, Holds, Sign, said};
use crate::web::store::use_store;
use crate::words::planned as words;
use crate::words::{checks, strategies};

/// A question's answer, and whether it holds.
type Told = (Standing, String);

/// What is said of all of them; `None` for those whose seeds have not answered.
fn told(model: &Model) -> [Option<Told>; Check::ALL.len()] {
    model.checks().map(|checked| {
        let waits = checked.standing == Standing::Unknown(Why::Asking);
        (!waits).then(|| (checked.standing, checks::answer(model, &checked)))
    })
}

const fn holds(standing: Standing) -> Holds {
    match standing {
        Standing::Holds => Holds::Yes,
        Standing::Fails => Holds::No,
        Standing::Unknown(_) => Holds::Subject(Sign::Question),
    }
}

/// The card.
#[component]
pub fn Ready() -> impl IntoView {
    let store = use_store();
    let now = planned(told);
    // What was answered stays until it is answered anew.
    let all = Memo::new(move |last: Option<&[Option<Told>; Check::ALL.len()]>| {
        let mut all = now.get();
        for (at, told) in all.iter_mut().enumerate() {
            if told.is_none() {
                *told = last.and_then(|last| last[at].clone());
            }
        }
        all
    });
    let row = move |check: Check| {
        let told = Memo::new(move |_| all.with(|all| all[check as usize].clone()));
        let sign = Signal::derive(move || {
            told.get().map_or(Holds::Subject(Sign::Question), |told| holds(told.0))
        });
        let says = Signal::derive(move || {
            told.get().map_or_else(|| words::being_asked().to_owned(), |told| told.1)
        });
        (sign, says)
    };
    let lead = move || {
        all.with(|all| {
            let standings = || all.iter().flatten().map(|told| told.0);
            let number = standings().filter(|standing| *standing == Standing::Holds).count();
            let waits =
                standings().any(|standing| standing == Standing::Unknown(Why::NothingPlanned));
            words::hold(number, Check::ALL.len(), waits)
        })
    };
    let ways = held(|model: &Model| Some(strategies::answer(model, model.ways().as_ref())));
    let assumed = planned(words::assumed);
    let several = store.select(|model| !model.runs().is_empty());
    let check = move |check: Check, id: &'static str, body: fn() -> AnyView| {
        let (holds, answer) = row(check);
        view! { <Answer id title=checks::question(check) holds answer>{body()}</Answer> }
    };
    view! {
        <section class="card" aria-labelledby="ready">
            <div class="card__head">
                <h3 class="card__title">
                    <span id="ready">{words::ready_to_save()}</span>
                    <span class="card__lead">{said(lead)}</span>
                </h3>
                <ChangeRequest />
            </div>
            <div class="answers">
                {check(Check::Callers, "rollout-callers", || view! { <WouldFail /> }.into_any())}
                {check(Check::ErrorBudget, "rollout-budget", || view! { <BudgetBody /> }.into_any())}
                {check(Check::Window, "rollout-window", || view! { <WindowBody /> }.into_any())}
                {check(Check::WayBack, "rollout-back", || view! { <BackBody /> }.into_any())}
                {check(Check::OfficeHours, "rollout-office", || view! { <OfficeHours /> }.into_any())}
                <Answer
                    id="rollout-ways"
                    title=words::another_way()
                    holds=Holds::Subject(Sign::Flag)
                    answer=Signal::derive(move || ways.get().unwrap_or_default())
                >
                    <WaysBody />
                </Answer>
                <Updating />
                <Answer
                    id="rollout-assumptions"
                    title=words::assumptions()
                    holds=Holds::Subject(Sign::Approximate)
                    answer=assumed
                >
                    <AssumptionsBody />
                </Answer>
                {move || several.get().then(|| view! { <Runs /> })}
            </div>
        </section>
    }
}

#[component]
fn OfficeHours() -> impl IntoView {
    let about = planned(words::shaped);
    view! {
        <p>{said(move || about.get())}</p>
        <p class="quiet">{words::set_elsewhere()}</p>
    }
}
