//! A rollout that runs, or has run: what callers meet, in figures, over time, by phase.

use leptos::prelude::*;

use super::failing::{Lost as Members, lost_by_rollout};
use super::phases::Phases;
use super::picture::{Lanes, Legend, PictureTools, drawing};
use super::planned::planned;
use super::take_along::TakeAlong;
use super::transport::Transport;
use super::twin::Twins;
use crate::app::look::LookAct;
use crate::app::plot::Same;
use crate::app::stage::Stage;
use crate::app::watched::{Lost, Rank};
use crate::app::{Intent, Model, Run};
use crate::domain::Side;
use crate::rollout::Speed;
use crate::rollout::plan::InForce;
use crate::tls::impact::impact;
use crate::ui::parts::{Button, Choice, Choices, Figure, FigureView, said, told};
use crate::web::store::use_store;
use crate::words::{self, watch};

/// Head and card of the rollout that is looked at.
#[component]
pub fn Watched() -> impl IntoView {
    let store = use_store();
    let plan = store.select(|model| model.shown().map(|run| Same(run.plan.clone())));
    let about =
        plan.slice(|plan| plan.as_ref().map_or_else(String::new, |plan| watch::about(&plan.0)));
    let more = plan.slice(|plan| {
        plan.as_ref()
            .filter(|plan| watch::is_shortened(&plan.0))
            .map(|plan| watch::changes(&plan.0))
    });
    let which = RwSignal::new(false);
    let ahead =
        store.select(|model| model.stage() == Stage::After && model.target() != model.draft());
    view! {
        <div class="head">
            <div class="head__text">
                <h2>{watch::rollout()}</h2>
                <p class="head__answer">
                    {said(move || about.get())} " "
                    {move || more.with(Option::is_some).then(|| {
                        view! {
                            <button
                                type="button"
                                class="link"
                                aria-expanded=move || which.get().to_string()
                                on:click=move |_| which.update(|which| *which = !*which)
                            >
                                {told(watch::which())}
                            </button>
                        }
                    })}
                </p>
                {move || more.get().filter(|_| which.get()).map(|more| view! { <p class="small">{told(more)}</p> })}
            </div>
            {move || ahead.get().then(|| {
                view! {
                    <Button
                        label=watch::show_ahead()
                        press=move || store.dispatch(Intent::Look(LookAct::Ahead(true)))
                    />
                }
            })}
        </div>
        <Watching />
    }
}

#[component]
fn Watching() -> impl IntoView {
    let store = use_store();
    let shown = drawing();
    let speed = store.select(|model| model.shown().map_or(0, |run| run.speed as usize));
    view! {
        <div class="card">
            <div class="card__part"><Status /></div>
            <Figures />
            <div class="card__part stack">
                <div class="picture">
                    <div class="picture__head">
                        <Choices
                            label=watch::speed()
                            name="speed"
                            choices=Speed::ALL.iter().map(|speed| Choice::plain(speed.name())).collect()
                            selected=speed
                            choose=move |index| store.dispatch(Intent::SetSpeed(Speed::ALL[index]))
                        />
                        <div class="picture__tools" role="group" aria-label=words::picture::tools()>
                            <PictureTools />
                            <TakeAlong />
                        </div>
                    </div>
                    <Lanes drawing=shown />
                    <Transport />
                </div>
                <div class="picture__foot">
                    <Legend drawing=shown />
                    <Twins />
                </div>
            </div>
            <div class="card__part"><Phases /></div>
        </div>
    }
}

/// Members that the rollout which is looked at takes away, by side.
fn lost_members(model: &Model) -> [usize; 2] {
    model.shown().map_or([0; 2], |run| {
        let plan = &run.plan;
        let impact = impact(plan.instance(), model.fleet(), plan.before(), plan.after());
        Side::ALL.map(|side| impact.totals(model.fleet(), side).lost)
    })
}

#[component]
fn Status() -> impl IntoView {
    let store = use_store();
    let lost = store.select(Model::plot_premise).slice(move |_| store.read(lost_members));
    let now = store.select(Model::now);
    let status = move || now.get().map(|now| watch::status(&now, lost.get()));
    let earlier = store.select(Model::looks_back);
    view! {
        <div
            class="status"
            data-down=move || now.with(|now| now.is_some_and(|now| now.force == InForce::Nothing)).then_some("true")
        >
            <span class="status__dot"></span>
            <p class="status__now">{said(move || status().map_or_else(String::new, |(now, _)| now.to_owned()))}</p>
            <p class="status__next">{said(move || status().map_or_else(String::new, |(_, next)| next))}</p>
            {move || earlier.get().then(|| view! { <p class="status__next quiet">{words::rollout::earlier()}</p> })}
        </div>
    }
}

fn figure(label: &str, value: String, more: String, bad: bool) -> Figure {
    Figure { label: label.to_owned(), value, more, bad, ..Figure::default() }
}

/// The time; once it is over, how it compares.
fn time(model: &Model, rank: Option<Rank>) -> Figure {
    let Some(run) = model.shown() else { return Figure::default() };
    let compared = rank.filter(|_| run.is_over()).map(watch::longer_than);
    let more = compared.unwrap_or_else(|| watch::of_end(run.plan.end()));
    figure(watch::time(), words::number::clock(run.now), more, false)
}

fn downtime(model: &Model) -> Figure {
    let Some(run) = model.shown() else { return Figure::default() };
    let bad = run.plan.downtime_seconds_until(run.now) > 0;
    figure(watch::downtime(), watch::minutes_down(run), watch::minutes_down_in_all(run), bad)
}

/// Calls lost; once it is over, what share of the budget that is.
fn losses(model: &Model, lost: Lost) -> (Figure, Figure) {
    let left = model.rehearsal().objective.left(model.fleet().requests(Side::Client));
    let over = model.shown().is_some_and(Run::is_over);
    let (share, about) = watch::budget(lost, left);
    let more = if over { watch::of_budget(&share) } else { watch::lost_in_all(lost) };
    let number = words::number::number(lost.so_far);
    let calls = figure(watch::calls_lost(), number, more, lost.so_far > 0);
    (calls, figure(watch::error_budget(), share, about.to_owned(), lost.in_all > left))
}

/// Who fails after it, and how many of their calls a day.
fn failing(lost: &Members) -> Figure {
    let daily = lost.iter().map(|(_, requests)| u64::from(*requests)).sum();
    let (number, more) = (lost.len().to_string(), watch::calls_a_day(daily));
    let beside = watch::callers(lost.len()).to_owned();
    Figure { beside, ..figure(watch::still_failing(), number, more, !lost.is_empty()) }
}

#[component]
fn Figures() -> impl IntoView {
    let store = use_store();
    let over = store.select(|model| model.shown().is_some_and(Run::is_over));
    let rank = planned(Model::rank);
    let rank_now = move || rank.get();
    let time = store.select(move |model| time(model, rank_now()));
    // Who fares how is asked once, and read at every moment.
    let question =
        store.select(Model::plot_premise).slice(move |_| store.read(Model::run_question));
    let losses = store.select(move |model| {
        let lost = question.with(|question| model.lost_by(question.as_ref()?));
        losses(model, lost.unwrap_or_default())
    });
    let budget = losses.slice(|(_, budget)| budget.clone());
    let failing = lost_by_rollout().slice(failing);
    let last = Signal::derive(move || if over.get() { failing.get() } else { budget.get() });
    view! {
        <div class="figures figures--strip">
            <FigureView figure=time />
            <FigureView figure=store.select(downtime) />
            <FigureView figure=losses.slice(|(calls, _)| calls.clone()) />
            <FigureView figure=last />
        </div>
    }
}
