//! Under a rollout that runs or has run: what goes on, the way back, how it compares, what it rests on.

use leptos::prelude::*;

use super::assumptions::AssumptionsBody;
use super::back::WayBack;
use super::budget::BudgetBody;
use super::failing::{StillFailing, lost_by_rollout};
use super::followup::WhatToWatch;
use super::odds::Percentiles;
use super::planned::planned;
use super::runs::Runs;
use super::strategies::WaysBody;
use super::take_along::ChangeRequest;
use super::updating::Updating;
use super::window::WindowBody;
use crate::app::Model;
use crate::app::plot::Same;
use crate::app::stage::Stage;
use crate::ui::parts::{Answer, Holds, Sign, said, told};
use crate::web::store::use_store;
use crate::words::planned as words;

/// The answer rows of a rollout.
#[component]
pub fn Meanwhile() -> impl IntoView {
    let store = use_store();
    let stage = store.select(Model::stage);
    let after = move || stage.get() == Stage::After;
    let opens = stage.get_untracked() == Stage::Running;
    view! {
        <section class="card" aria-label=words::meanwhile()>
            {move || after().then(|| view! { <Head /> })}
            <div class="answers">
                {move || after().then(|| view! { <StillFailing /> })}
                <WhatToWatch />
                <Updating open=opens />
                <WayBack />
                <Against />
                {move || (!after()).then(|| view! { <RestsOn /> })}
                <Runs />
                <PlannedWith />
            </div>
        </section>
    }
}

#[component]
fn Head() -> impl IntoView {
    let lost = lost_by_rollout();
    view! {
        <div class="card__head">
            <h3 class="card__title">
                <span>{words::what_next()}</span>
                <span class="card__lead">{said(move || lost.with(|lost| words::wait(lost.len())))}</span>
            </h3>
            <ChangeRequest />
        </div>
    }
}

#[component]
fn Against() -> impl IntoView {
    let answer = planned(|model: &Model| {
        model.shown().map_or_else(String::new, |run| words::against(run, model.rank()))
    });
    view! {
        <Answer id="rollout-against" title=words::against_forecast() holds=Holds::Subject(Sign::Clock) answer>
            <Percentiles beside=true />
        </Answer>
    }
}

#[component]
fn RestsOn() -> impl IntoView {
    let store = use_store();
    let plan = store.select(|model| model.shown().map(|run| Same(run.plan.clone())));
    let answer = plan.slice(|plan| {
        plan.as_ref().map_or_else(String::new, |plan| words::in_short(plan.0.instance()).to_owned())
    });
    let lines = move || {
        let plan = plan.get();
        let lines = plan.map_or_else(Vec::new, |plan| {
            crate::words::rollout::assumptions(plan.0.instance(), plan.0.assumed())
        });
        lines.into_iter().map(|line| view! { <li>{told(line)}</li> }).collect_view()
    };
    view! {
        <Answer id="rollout-rests" title=words::rests_on() holds=Holds::Subject(Sign::Page) answer>
            <ul class="lines">{lines}</ul>
        </Answer>
    }
}

#[component]
fn PlannedWith() -> impl IntoView {
    let answer = Signal::stored(words::goes_on_from_here().to_owned());
    view! {
        <Answer id="rollout-planned" title=words::planned_with() holds=Holds::Subject(Sign::Calendar) answer>
            <h4>{words::window()}</h4>
            <WindowBody />
            <h4>{words::error_budget()}</h4>
            <BudgetBody />
            <h4>{words::another_way()}</h4>
            <WaysBody />
            <AssumptionsBody />
        </Answer>
    }
}
