//! Hardening: the frontier with the draft on it, presets beside it, every step on demand.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::hardening::{Hardening, Recommended};
use crate::tls::harden::Point;
use crate::ui::frame::source::SourceMark;
use crate::ui::impact::frontier::Frontier;
use crate::ui::parts::{Answer, Button, Column, Holds, Look, Sign, heads, told};
use crate::web::Store;
use crate::web::store::{Selected, use_store};
use crate::words::impact_tab::hardening as words;
use crate::words::impact_tab::losses::of;

/// The answer row; open where there is nothing pending to look at first.
#[component]
pub fn HardeningAnswer() -> impl IntoView {
    let store = use_store();
    // What the search depends on. The draft is not among it, so a toggle costs no search.
    let premise = store
        .select(|model| (model.instance(), model.channel(), model.target(), model.fleet().clone()));
    let hardening = premise.slice(move |_| store.read(|model| model.hardening()));
    let draft = store.select(|model| (!model.changes().is_empty()).then(|| model.draft_point()));
    let answer = Signal::derive(move || {
        hardening.with(|hardening| draft.with(|draft| words::answer(hardening, draft.as_ref())))
    });
    let open = draft.get_untracked().is_none();
    view! {
        <Answer id="impact-hardening" title=words::title() holds=Signal::stored(Holds::Subject(Sign::Lock)) answer open>
            <Body hardening draft />
        </Answer>
    }
}

#[component]
fn Body(hardening: Selected<Hardening>, draft: Selected<Option<Point>>) -> impl IntoView {
    let shown = RwSignal::new(false);
    let label = Signal::derive(move || {
        let words = if shown.get() { words::hide_steps() } else { words::show_steps() };
        words.to_owned()
    });
    view! {
        <div class="pair pair--even">
            <div class="stack">
                <Frontier hardening draft />
                <p class="small quiet">{words::search()}</p>
                <Button label look=Look::Small press=move || shown.update(|shown| *shown = !*shown) />
            </div>
            <Presets hardening />
        </div>
        <Steps hardening shown />
    }
}

#[component]
fn Presets(hardening: Selected<Hardening>) -> impl IntoView {
    let store = use_store();
    view! {
        <table class="table table--cards presets" role="table" aria-label=words::presets()>
            {heads(&[Column::Named(words::preset()), Column::Amount(words::score()), Column::Named(words::loses()), Column::Heard(words::choose())])}
            <tbody role="rowgroup">
                {move || hardening.with(|hardening| {
                    let row = |each| preset(store, hardening, each);
                    hardening.presets.iter().map(row).collect_view()
                })}
            </tbody>
        </table>
    }
}

fn preset(store: Store, hardening: &Hardening, recommended: &Recommended) -> AnyView {
    let name = words::name(recommended);
    let point = *recommended.point();
    let cited = match recommended {
        Recommended::Keep(_) => None,
        Recommended::Preset(preset, ..) => Some(preset.cited()),
    };
    let mark = cited
        .map(|cited| view! { <SourceMark about=name.to_owned() cited=Signal::stored(cited) /> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {told(name)} " " {mark}
                <p class="presets__what" prop:textContent=words::meaning(recommended, &hardening.fleet)></p>
            </th>
            <td role="cell" class="amount" data-label=words::score()><strong prop:textContent=point.score.to_string()></strong></td>
            <td role="cell" data-label=words::loses()><span prop:textContent=words::loss(&point, &hardening.fleet)></span></td>
            <td role="cell">{adopt(store, &point, name)}</td>
        </tr>
    }
    .into_any()
}

fn adopt(store: Store, point: &Point, about: &str) -> AnyView {
    let config = point.config;
    let words = words::make_it_the_draft();
    let name = Signal::stored(of(words, about));
    let press = move || store.dispatch(Intent::Adopt(config));
    view! { <Button label=words name look=Look::Small press /> }.into_any()
}

/// Every step of the frontier with what it changes: long, so only for who asks.
#[component]
fn Steps(hardening: Selected<Hardening>, shown: RwSignal<bool>) -> impl IntoView {
    let store = use_store();
    let row = move |hardening: &Hardening, point: &Point| {
        let score = point.score.to_string();
        let about = words::of_score(point.score);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row" prop:textContent=score></th>
                <td role="cell" data-label=words::loses()><span prop:textContent=words::loss(point, &hardening.fleet)></span></td>
                <td role="cell" class="presets__changes" data-label=words::changes()>
                    <span prop:textContent=words::difference(hardening.from, point.config)></span>
                </td>
                <td role="cell">{adopt(store, point, &about)}</td>
            </tr>
        }
    };
    move || {
        shown.get().then(|| {
                view! {
                    <table class="table table--tight table--cards" role="table" aria-label=words::steps()>
                        {heads(&[Column::Named(words::score()), Column::Named(words::loses()), Column::Named(words::changes()), Column::Heard(words::choose())])}
                        <tbody role="rowgroup">
                            {move || hardening.with(|hardening| {
                                hardening.points.iter().map(|point| row(hardening, point)).collect_view()
                            })}
                        </tbody>
                    </table>
                }
            })
    }
}
