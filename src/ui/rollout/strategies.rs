//! Strategies side by side: on one axis, in numbers, and what of each can be edited.

use leptos::prelude::*;

use super::picture::still;
use super::planned::{asking, held, planned};
use super::table::{Numbers, Rows};
use crate::app::forecasts::{Total, Ways};
use crate::app::rehearse::RehearseAct;
use crate::app::typed::wait;
use crate::app::{Intent, Model};
use crate::domain::{Config, Setting};
use crate::rollout::course::{Course, Kind, SAVES_MAX, WAIT_MAX, Work};
use crate::rollout::rehearsal::STRATEGIES;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Button, Callout, Kind as Typed, Line, Select, Tone};
use crate::web::store::use_store;
use crate::words::number::number;
use crate::words::setting::full_name;
use crate::words::{planned as names, strategies as words};

/// What each does, under its name.
fn steps(model: &Model) -> Option<Rows> {
    let ways = model.ways()?;
    let kinds = model.rehearsal().strategies.map(|strategy| strategy.kind);
    let mut heads = vec![words::seed(ways.subject.seed.0)];
    heads.extend(kinds.iter().enumerate().map(|(at, kind)| words::head(at, *kind)));
    let rows =
        vec![(words::steps_row().to_owned(), ways.courses.iter().map(words::steps).collect())];
    Some(Rows { heads, rows })
}

/// What the seeds say of each.
fn numbers(model: &Model) -> Option<Vec<(String, Vec<String>)>> {
    model.ways()?.totals.as_deref().map(of_totals)
}

fn of_totals(totals: &[Total]) -> Vec<(String, Vec<String>)> {
    let row = |head: &str, cell: &dyn Fn(&Total) -> String| {
        (head.to_owned(), totals.iter().map(cell).collect::<Vec<_>>())
    };
    vec![
        row(words::first_to_last(), &|total| words::lasting(total.sample.end, total.end)),
        row(words::busy(), &|total| words::lasting(total.sample.busy, total.busy)),
        row(words::downtime(), &|total| words::lasting(total.sample.down, total.down)),
        row(words::lost(), &|total| words::losing(total.sample.lost, total.lost)),
        row(words::daily(), &|total| number(total.daily)),
    ]
}

/// What scaling first does: has it downtime itself (`true`), or is there nothing to scale?
fn scaling(model: &Model) -> Option<(bool, String)> {
    let subject = model.subject()?;
    let scales =
        |course: &Course| course.steps.iter().any(|step| matches!(step.work, Work::Scale(_)));
    if model.courses(&subject).iter().any(scales) {
        return Some((true, words::scaling().to_owned()));
    }
    let mut kinds = model.rehearsal().strategies.into_iter().map(|strategy| strategy.kind);
    kinds
        .any(|kind| kind == Kind::ScaleFirst)
        .then(|| (false, words::nothing_to_scale(subject.instance.tier())))
}

/// All there is to know of them.
#[component]
pub fn WaysBody() -> impl IntoView {
    let store = use_store();
    let steps = held(steps);
    let numbers = held(numbers);
    let any = planned(|model| model.subject().is_some());
    let drawing = planned(Model::ways_drawing);
    let scaling = planned(scaling);
    let busy = asking();
    let kinds = (0..STRATEGIES)
        .map(|at| {
            let selected = store.select(move |model| {
                model.rehearsal().strategies.get(at).map_or(0, |strategy| strategy.kind as usize)
            });
            let choose = move |kind| store.dispatch(Intent::Rehearse(RehearseAct::Kind(at, kind)));
            let options = Kind::ALL.map(|kind| kind.name().to_owned()).to_vec();
            view! { <Select label=words::strategy(at) options selected choose /> }
        })
        .collect_view();
    let table = move || {
        any.get().then(|| {
            let rows = Signal::derive(move || {
                let mut table = steps.get().unwrap_or_default();
                let waiting = || {
                    let each = table.heads.iter().skip(1).map(|_| names::asking().to_owned());
                    vec![(words::totals_row().to_owned(), each.collect())]
                };
                let numbers = numbers.get().unwrap_or_else(waiting);
                table.rows.extend(numbers);
                table
            });
            view! {
                {move || drawing.with(|drawing| drawing.as_ref().map(still))}
                <div id="strategies-in-numbers" aria-busy=move || busy.get().to_string()>
                    <Numbers caption=words::table() rows worded=true />
                </div>
            }
        })
    };
    view! {
        <section class="stack" aria-label=words::compared()>
            <div class="fields">{kinds}</div>
            {move || (!any.get()).then(|| view! { <p>{names::nothing_to_split()}</p> })}
            {table}
            {move || {
                scaling.get().map(|(cited, text)| {
                    let mark = move || {
                        cited.then(|| view! { <SourceMark about=words::the_scaling().to_owned() cited=words::SCALING /> })
                    };
                    view! { <Callout tone=Tone::Note text mark /> }
                })
            }}
            <p class="small quiet">{words::same_for_all()}</p>
            {(0..STRATEGIES).map(|at| view! { <Edit at /> }).collect_view()}
        </section>
    }
}

/// What of a strategy is there to be edited: steps before the last, and settings that change.
#[derive(Clone, Debug, PartialEq)]
struct Editable {
    waits: usize,
    settings: Vec<Setting>,
    /// The first save alone, where it can be made the draft.
    first: Option<Config>,
}

fn editable(model: &Model, at: usize) -> Option<Editable> {
    let Ways { subject, courses, .. } = model.ways()?;
    let course = courses.get(at)?;
    let first = course.steps.iter().find(|step| matches!(step.work, Work::Save(_)));
    Some(Editable {
        waits: course.steps.len().saturating_sub(1),
        settings: subject.before.differing(subject.after).collect(),
        first: first.filter(|_| subject.pending && course.steps.len() > 1).map(|step| step.after),
    })
}

/// Waits, and in which save each setting is changed.
#[component]
fn Edit(
    /// Which strategy.
    at: usize,
) -> impl IntoView {
    let what = planned(move |model| editable(model, at));
    let first = what.slice(|what| what.as_ref().and_then(|what| what.first));
    let waits = what.slice(|what| what.as_ref().map_or(0, |what| what.waits));
    let settings =
        what.slice(|what| what.as_ref().map_or_else(Vec::new, |what| what.settings.clone()));
    let store = use_store();
    view! {
        <details class="twin">
            <summary class="twin__summary">{words::edit(at)}</summary>
            <div class="stack">
                <div class="fields">
                    <For each=move || 0..waits.get() key=|step| *step children=move |step| view! { <Wait at step /> } />
                </div>
                <div class="moves">
                    <For each=move || settings.get() key=|setting| *setting children=move |setting| view! { <Move at setting /> } />
                </div>
                {move || {
                    first.get().map(|config| {
                        view! {
                            <div class="buttons">
                                <Button
                                    label=words::make_first()
                                    name=words::make_first_of(at)
                                    press=move || store.dispatch(Intent::Adopt(config))
                                />
                            </div>
                        }
                    })
                }}
            </div>
        </details>
    }
}

#[component]
fn Wait(at: usize, step: usize) -> impl IntoView {
    let store = use_store();
    let minutes = store.select(move |model| {
        let strategy = model.rehearsal().strategies.into_iter().nth(at);
        strategy.and_then(|strategy| strategy.waits.get(step).copied()).unwrap_or_default()
    });
    let value = Signal::derive(move || minutes.get().to_string());
    let range = Signal::stored((0.to_string(), WAIT_MAX.to_string()));
    let change = move |text: String| store.dispatch(wait(at, step, &text));
    view! { <Line label=words::wait_after(step) value kind=Typed::Number range short=true change /> }
}

#[component]
fn Move(at: usize, setting: Setting) -> impl IntoView {
    let store = use_store();
    let selected = store.select(move |model| {
        let strategy = model.rehearsal().strategies.into_iter().nth(at);
        strategy.map_or(0, |strategy| strategy.save_of(setting))
    });
    let choose = move |save| store.dispatch(Intent::Rehearse(RehearseAct::Move(at, setting, save)));
    let options = (0..SAVES_MAX).map(words::save).collect::<Vec<_>>();
    view! { <Select label=full_name(setting) more=words::of_strategy(at) options selected choose /> }
}
