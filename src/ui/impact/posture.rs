//! The posture score with what it rests on, and readiness for post-quantum key exchange.

use leptos::prelude::*;

use crate::domain::posture::{Deductions, broken, score};
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Answer, Callout, Holds, Sign, Tone, said, told};
use crate::web::store::{Selected, use_store};
use crate::words::impact_tab::hardening::held_down;
use crate::words::impact_tab::posture as words;

/// The score's answer row.
#[component]
pub fn PostureAnswer() -> impl IntoView {
    let store = use_store();
    let answer = store.select(|model| words::answer(&model.standing(), &broken(model.draft())));
    view! {
        <Answer id="impact-posture" title=words::title() holds=Signal::stored(Holds::Subject(Sign::Shield)) answer>
            <section class="stack" aria-label=words::title()>
                <Posture />
            </section>
        </Answer>
    }
}

#[component]
fn Posture() -> impl IntoView {
    let store = use_store();
    let scores = store.select(|model| (model.standing().score, score(model.live())));
    let held = store.select(|model| held_down(&model.standing(), model.fleet()));
    let rules = store.select(|model| broken(model.draft()));
    view! {
        <p class="figure">
            <span class="figure__value">
                {said(move || scores.get().0.to_string())} " "
                <small prop:textContent=move || words::beside(scores.get().1)></small>
            </span>
        </p>
        {move || held.get().map(|text| view! { <Callout tone=Tone::Caution text /> })}
        <Rules rules />
        <p class="small quiet">{words::weights()}</p>
    }
}

#[component]
fn Rules(rules: Selected<Vec<Deductions>>) -> impl IntoView {
    let row = |group: &Deductions| {
        let wrong = words::broken(group);
        let about = Signal::stored(wrong.clone());
        view! {
            <tr>
                <td class="rules__points" prop:textContent=words::deducted(group)></td>
                <th scope="row">
                    {told(wrong)} " " <SourceMark about cited=Signal::stored(group.cited) />
                    {words::names(group).map(|names| view! { <p class="rules__names" prop:textContent=names></p> })}
                </th>
            </tr>
        }
    };
    view! {
        <table class="table table--tight rules" aria-label=words::rules()>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">{words::points()}</th>
                    <th scope="col">{words::what()}</th>
                </tr>
            </thead>
            <tbody>{move || rules.with(|rules| rules.iter().map(row).collect_view())}</tbody>
        </table>
    }
}

/// The answer row of post-quantum readiness.
#[component]
pub fn QuantumAnswer() -> impl IntoView {
    let store = use_store();
    let answer = store.select(|model| words::readiness(model.fleet()));
    view! {
        <Answer id="impact-post-quantum" title=words::quantum() holds=Signal::stored(Holds::Subject(Sign::Question)) answer>
            <section class="stack" aria-label=words::readiness_title()>
                <Readiness />
            </section>
        </Answer>
    }
}

#[component]
fn Readiness() -> impl IntoView {
    let store = use_store();
    let clients = store.select(|model| words::readiness(model.fleet()));
    let gateway = store.select(|model| words::gateway_readiness(model.instance()));
    view! {
        <p>{said(move || clients.get())}</p>
        <p>
            {said(move || gateway.get().0.to_owned())} " "
            <SourceMark about=words::gateway_groups() cited=gateway.slice(|(_, cited)| *cited) />
        </p>
        <p class="small quiet">{words::each_client()}</p>
    }
}
