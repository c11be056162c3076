//! How strong this instance can become, and what each step costs.

use std::sync::Arc;

use leptos::prelude::*;

use super::source::SourceBadge;
use crate::app::Intent;
use crate::domain::{Cited, Config, Side};
use crate::tls::Fleet;
use crate::tls::harden::{Point, point};
use crate::tls::preset::Preset;
use crate::ui::parts::{CollectAny, act, block, text};
use crate::web::store::{Selected, use_store};
use crate::words;

/// Presets, and the frontier as a chart and as a table.
#[component]
pub fn Hardening() -> impl IntoView {
    let store = use_store();
    // What the search depends on. The draft is not among it, so a toggle costs no search.
    let premise = store
        .select(|model| (model.instance(), model.channel(), model.target(), model.fleet().clone()));
    let points = premise.pick(move |_| Arc::new(store.read(|model| model.frontier())));
    let chart = move || {
        let (_, _, live, fleet) = premise.get();
        let whole = fleet.requests(Side::Client) + fleet.requests(Side::Backend);
        let today = crate::domain::posture::score(live);
        words::charts::frontier(&points.get(), today, whole)
    };
    let rows = move || {
        let (_, _, live, fleet) = premise.get();
        points
            .get()
            .iter()
            .map(|point| {
                view! {
                    <tr>
                        <th scope="row">{point.score}</th>
                        <td>{words::presets::loss(point, &fleet)}</td>
                        <td>{words::presets::difference(live, point.config)}</td>
                        <td>
                            <Choose config=point.config name=format!("score {}", point.score) />
                        </td>
                    </tr>
                }
            })
            .collect_any()
    };
    view! {
        <section class="card" aria-labelledby="hardening">
            <h2 class="card__title" id="hardening">
                "Hardening"
            </h2>
            <p class="card__lead">
                "An exact search over every draft that can be reached here. Members marked “must keep working” are never lost; the draft is yours to change on."
            </p>
            <Presets premise points />
            <h3 class="card__subtitle">"Strength against traffic"</h3>
            <div aria-hidden="true" inner_html=chart></div>
            <p class="card__lead">"The square is what is live. Every point is the strongest configuration for what it loses."</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Steps of hardening, scrollable">
                <table class="table" aria-label="Steps of hardening">
                    <thead>
                        <tr>
                            <th scope="col">"Score"</th>
                            <th scope="col">"Loses"</th>
                            <th scope="col">"Changes"</th>
                            <th scope="col">
                                <span class="visually-hidden">"Choose"</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{block(rows)}</tbody>
                </table>
            </div>
        </section>
    }
}

type Premise = Selected<(crate::domain::Instance, crate::domain::Channel, Config, Arc<Fleet>)>;

#[component]
fn Presets(premise: Premise, points: Selected<Arc<Vec<Point>>>) -> impl IntoView {
    let rows = move || {
        let (instance, channel, live, fleet) = premise.get();
        let keep = points.get().iter().rfind(|point| point.lost == 0).copied();
        let keep = keep.map(|point| {
            preset_row(
                words::presets::KEEP,
                words::presets::KEEP_MEANING.to_owned(),
                None,
                point,
                &fleet,
            )
        });
        let others = Preset::ALL.into_iter().map(|preset| {
            let reached = preset.reach(instance, channel, live);
            let meaning = format!(
                "{} {}",
                words::presets::meaning(preset),
                words::presets::out_of_reach(&reached)
            );
            let point = point(instance, &fleet, live, reached.config);
            preset_row(words::presets::name(preset), meaning, Some(preset.cited()), point, &fleet)
        });
        keep.into_iter().chain(others).collect_any()
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Presets, scrollable">
            <table class="table" aria-label="Presets">
                <thead>
                    <tr>
                        <th scope="col">"Preset"</th>
                        <th scope="col">"Score"</th>
                        <th scope="col">"Loses"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Choose"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{block(rows)}</tbody>
            </table>
        </div>
    }
}

fn preset_row(
    name: &'static str,
    meaning: String,
    cited: Option<Cited>,
    point: Point,
    fleet: &Fleet,
) -> AnyView {
    view! {
        <tr>
            <th scope="row">
                {name} <p class="preset__meaning">
                    {meaning} " " {cited.map(|cited| view! { <SourceBadge cited /> })}
                </p>
            </th>
            <td>{point.score}</td>
            <td>{words::presets::loss(&point, fleet)}</td>
            <td>
                <Choose config=point.config name=name.to_owned() />
            </td>
        </tr>
    }
    .into_any()
}

/// Makes a configuration the draft.
#[component]
fn Choose(config: Config, name: String) -> impl IntoView {
    let store = use_store();
    let is_draft = store.select(move |model| model.draft() == config);
    view! {
        <button
            type="button"
            class="button"
            aria-label=format!("Make it the draft: {name}")
            aria-pressed=move || is_draft.get().to_string()
            on:click=act(move || store.dispatch(Intent::Adopt(config)))
        >
            {text(move || if is_draft.get() { "Is the draft" } else { "Make it the draft" }.to_owned())}
        </button>
    }
}
