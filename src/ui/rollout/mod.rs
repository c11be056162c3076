//! The tab "Rollout".

pub mod followup;
pub mod planning;
pub mod timeline;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::followup::FollowUp;
use self::planning::Planning;
use self::timeline::Timeline;
use crate::app::{Intent, Run};
use crate::rollout::{SimTime, Speed};
use crate::ui::parts::{Choice, CollectAny, RadioGroup, act, block, flag, maybe, said, text, told};
use crate::web::store::use_store;
use crate::words;

/// The rollout that is looked at, or how to get one.
#[component]
pub fn RolloutTab() -> impl IntoView {
    let store = use_store();
    let any = store.select(|model| model.shown().is_some());
    view! {
        <section class="card" aria-label="Rollout">
            {block(move || {
                if any.get() {
                    view! { <Watching /> }.into_any()
                } else {
                    view! { <Empty /> }.into_any()
                }
            })}
        </section>
        <FollowUp />
        <Planning />
        <Past />
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <h2 class="card__title">"No rollout yet"</h2>
        <p class="card__lead">
            "Change a setting under Protocols + ciphers and press Save. Here you will see its phases, what serves when, and how long nothing does."
        </p>
    }
}

/// What an arrow key moves by, in seconds.
const MINUTE: u32 = 60;

/// Most changes that are named at once.
const FEW: usize = 3;

#[component]
fn Watching() -> impl IntoView {
    let store = use_store();
    let shown =
        move |view: fn(&Run) -> u32| store.select(move |model| model.shown().map_or(0, view));
    let clock = store.select(|model| {
        model
            .shown()
            .map(|run| (words::number::clock(run.now), words::number::clock(run.plan.end())))
    });
    let downtime = store.select(|model| {
        model.shown().map(|run| {
            let in_all = run.plan.downtime().map_or(0, |span| span.seconds());
            let so_far = run.plan.downtime_seconds_until(run.now);
            (words::number::whole_minutes(so_far), words::number::whole_minutes(in_all))
        })
    });
    let seconds = shown(|run| run.now.seconds());
    let end = shown(|run| run.plan.end().seconds());
    let earlier = store.select(|model| model.looks_back());
    let playing = store.select(|model| model.is_playing());
    let over = store.select(|model| model.shown().is_some_and(Run::is_over));
    let speed = store.select(|model| model.shown().map_or(0, |run| run.speed as usize));
    let about = store.select(|model| {
        model.shown().map(|run| {
            let plan = &run.plan;
            let changes: Vec<_> = plan
                .before()
                .differing(plan.after())
                .map(|setting| {
                    let to = words::setting::on_or_off(plan.after().is_on(setting));
                    format!("{} {to}", words::setting::full_name(setting))
                })
                .collect();
            let summary = words::tiers::summary(plan.instance());
            let few = changes.len() <= FEW;
            let short = if few {
                words::list(&changes)
            } else {
                words::count(changes.len(), "change", "changes")
            };
            (
                format!("{summary}: {short}."),
                if few { String::new() } else { words::list(&changes) },
            )
        })
    });
    view! {
        <div class="watch">
            <h2 class="card__title">"Rollout"</h2>
            <p class="watch__clock">
                <strong>{said(move || clock.get().unwrap_or_default().0)}</strong>
                " of "
                {said(move || clock.get().unwrap_or_default().1)}
            </p>
            <p class="watch__down" data-down=flag(move || downtime.get().is_some_and(|(_, in_all)| in_all > 0))>
                <strong>{said(move || format!("Downtime: {} min", downtime.get().unwrap_or_default().0))}</strong>
                {said(move || format!(" so far, {} min in all", downtime.get().unwrap_or_default().1))}
            </p>
            <div class="watch__controls">
                <RadioGroup
                    label="Speed"
                    name="speed"
                    titled=false
                    choices=Speed::ALL.iter().map(|speed| Choice::plain(speed.name())).collect()
                    selected=speed
                    choose=move |index| store.dispatch(Intent::SetSpeed(Speed::ALL[index]))
                />
                <button
                    type="button"
                    class="button"
                    aria-disabled=flag(move || over.get())
                    on:click=act(move || {
                        let intent = if playing.get_untracked() { Intent::Pause } else { Intent::Resume };
                        store.dispatch(intent);
                    })
                >
                    {said(move || if playing.get() { "Pause" } else { "Resume" }.to_owned())}
                </button>
                <button
                    type="button"
                    class="button"
                    aria-disabled=flag(move || over.get())
                    on:click=act(move || store.dispatch(Intent::SkipToEnd))
                >
                    "Skip to end"
                </button>
            </div>
        </div>
        {maybe(move || earlier.get().then(|| view! { <p class="callout">{words::rollout::earlier()}</p> }))}
        <p class="card__lead">{said(move || about.get().unwrap_or_default().0)}</p>
        {maybe(move || {
            let changes = about.get().unwrap_or_default().1;
            (!changes.is_empty())
                .then(|| {
                    view! {
                        <details class="details">
                            <summary class="details__summary">"Which changes"</summary>
                            <p class="card__lead">{told(changes)}</p>
                        </details>
                    }
                })
        })}
        <progress
            class="watch__progress"
            aria-label="Apply progress"
            max=text(move || end.get().to_string())
            prop:value=text(move || seconds.get().to_string())
        ></progress>
        <div class="watch__picture">
            <Timeline>
            <input
                type="range"
                class="watch__time"
                aria-label="Simulated time"
                        max=text(move || end.get().to_string())
                prop:value=text(move || seconds.get().to_string())
                aria-valuetext=text(move || words::number::spoken(SimTime::from_seconds(seconds.get())))
                aria-describedby="time-keys"
                on:keydown=move |event| {
                    let step = if event.shift_key() { 1 } else { MINUTE };
                    let now = seconds.get_untracked();
                    let to = match event.key().as_str() {
                        "ArrowRight" | "ArrowUp" => now.saturating_add(step),
                        "ArrowLeft" | "ArrowDown" => now.saturating_sub(step),
                        _ => return,
                    };
                    event.prevent_default();
                    store.dispatch(Intent::Seek(SimTime::from_seconds(to.min(end.get_untracked()))));
                }
                on:input=move |event| {
                    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
                    if let Some(seconds) = input.and_then(|input| input.value().parse().ok()) {
                        store.dispatch(Intent::Seek(SimTime::from_seconds(seconds)));
                    }
                }
            />
            <p class="visually-hidden" id="time-keys">{words::rollout::time_keys()}</p>
            </Timeline>
        </div>
        <Phases />
        <Assumptions />
    }
}

/// The accessible truth of the rollout: what happens when.
#[component]
fn Phases() -> impl IntoView {
    let store = use_store();
    let plan = store.select(|model| model.shown().map(|run| run.plan.clone()));
    let at = store.select(|model| model.shown().map_or(0, |run| run.plan.phase_index_at(run.now)));
    let item = move |index: usize, name: String, meaning: String, when: String| {
        let progress = move || match index.cmp(&at.get()) {
            std::cmp::Ordering::Less => ("done", "Done: "),
            std::cmp::Ordering::Equal => ("now", "Now: "),
            std::cmp::Ordering::Greater => ("later", ""),
        };
        view! {
            <li
                class="phase"
                data-progress=text(move || progress().0.to_owned())
                aria-current=move || (index == at.get()).then_some("step")
            >
                <span class="phase__name">
                    <span class="visually-hidden">{said(move || progress().1.to_owned())}</span>
                    {told(name)}
                </span>
                <span class="phase__meaning">{told(meaning)}</span>
                <span class="phase__when">{told(when)}</span>
            </li>
        }
    };
    let items = move || {
        plan.get().map(|plan| {
            let end = words::number::clock(plan.end());
            let mut items: Vec<_> = plan
                .phases()
                .iter()
                .enumerate()
                .map(|(index, phase)| {
                    let span = phase.span;
                    item(
                        index,
                        words::rollout::phase(phase.kind),
                        words::rollout::phase_meaning(phase.kind, plan.is_mixed(span)).to_owned(),
                        format!(
                            "{} to {}",
                            words::number::clock(span.from),
                            words::number::clock(span.to)
                        ),
                    )
                })
                .collect();
            items.push(item(
                plan.phases().len(),
                "Succeeded".to_owned(),
                "what was saved is live".to_owned(),
                end,
            ));
            items
        })
    };
    view! {
        <ol class="phases" aria-label="Phases" role="list">
            {maybe(items)}
        </ol>
    }
}

#[component]
fn Assumptions() -> impl IntoView {
    let store = use_store();
    let plan =
        store.select(|model| model.shown().map(|run| (run.plan.instance(), run.plan.assumed())));
    view! {
        <details class="details">
            <summary class="details__summary">"What this picture rests on"</summary>
            <ul class="lines">
                {maybe(move || {
                    plan.get()
                        .map(|(instance, assumed)| {
                            words::rollout::assumptions(instance, assumed)
                                .into_iter()
                                .map(|line| view! { <li>{told(line)}</li> })
                                .collect_any()
                        })
                })}
            </ul>
        </details>
    }
}

/// Rollouts of this visit.
#[component]
fn Past() -> impl IntoView {
    let store = use_store();
    let runs = store.select(|model| {
        let shown = model.shown_index();
        model
            .runs()
            .iter()
            .enumerate()
            .map(|(index, run)| {
                let changes = run.plan.before().differing(run.plan.after()).count();
                let line = format!(
                    "{}: {}, {}, downtime {}",
                    run.plan.instance().tier().name(),
                    words::count(changes, "change", "changes"),
                    words::number::minutes(run.plan.end().seconds()),
                    words::number::minutes(run.plan.downtime().map_or(0, |span| span.seconds())),
                );
                (line, index == shown)
            })
            .collect::<Vec<_>>()
    });
    maybe(move || {
        let runs = runs.get();
        (!runs.is_empty()).then(|| {
            let items = runs
                .into_iter()
                .enumerate()
                .map(|(index, (line, shown))| {
                    view! {
                        <li>
                            <button
                                type="button"
                                class="link"
                                aria-current=shown.then_some("true")
                                on:click=act(move || store.dispatch(Intent::ShowRun(index)))
                            >
                                {told(line)}
                            </button>
                        </li>
                    }
                })
                .collect_any();
            view! {
                <section class="card" aria-labelledby="past">
                    <h2 class="card__title" id="past">
                        "Rollouts of this visit"
                    </h2>
                    <ol class="lines">{items}</ol>
                </section>
            }
        })
    })
}
