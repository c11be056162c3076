//! Traffic before and after: a table whose rows are the picture.

use leptos::prelude::*;

use super::ask;
use crate::domain::Side;
use crate::tls::traffic::{Kind, Share};
use crate::ui::parts::{Answer, Choice, Choices, Holds, Sign};
use crate::web::store::Selected;
use crate::words::impact_tab::traffic as words;
use crate::words::number::share;

/// The answer row.
#[component]
pub fn TrafficAnswer() -> impl IntoView {
    let moves = ask(|model| words::answer(&model.traffic(false)));
    view! {
        <Answer id="impact-traffic" title=words::title() holds=Signal::stored(Holds::Subject(Sign::Arrow)) answer=moves>
            <Tables />
        </Answer>
    }
}

#[component]
fn Tables() -> impl IntoView {
    let suites = RwSignal::new(false);
    let traffic = ask(move |model| model.traffic(suites.get()));
    let choices = vec![Choice::plain(words::by_version()), Choice::plain(words::by_suite())];
    let selected = Signal::derive(move || usize::from(suites.get()));
    view! {
        <div class="picture__head">
            <p class="small quiet">{words::key()}</p>
            <Choices label=words::by() name="traffic-by" choices selected choose=move |at| suites.set(at == 1) />
        </div>
        <div class="pair">
            {Side::ALL.map(|side| view! { <Dumbbells side traffic /> }).into_iter().collect_view()}
        </div>
    }
}

/// One side, a row a kind of traffic.
#[component]
fn Dumbbells(side: Side, traffic: Selected<[Vec<Share>; 2]>) -> impl IntoView {
    let shares = traffic.slice(move |traffic| traffic[side as usize].clone());
    let whole = shares.slice(|all| {
        let sum = |of: fn(&Share) -> u64| all.iter().map(of).sum::<u64>();
        (sum(|each| each.before), sum(|each| each.after))
    });
    let kinds = shares.slice(|all| {
        let some = all.iter().filter(|each| each.before + each.after > 0);
        some.map(|each| each.kind).collect::<Vec<_>>()
    });
    let row = move |kind: Kind| {
        let part = shares.slice(move |all| {
            let found = all.iter().find(|each| each.kind == kind);
            found.map_or((0, 0), |each| (each.before, each.after))
        });
        view! { <Dumbbell kind part whole /> }
    };
    view! {
        <table class="table table--tight dumbbell" aria-label=words::table(side)>
            <thead>
                <tr>
                    <th scope="col">{words::table(side)}</th>
                    <th scope="col" class="amount">{words::before()}</th>
                    <th scope="col"><span class="visually-hidden">{words::change()}</span></th>
                    <th scope="col" class="amount">{words::after()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || kinds.get() key=|kind| *kind children=row />
            </tbody>
        </table>
    }
}

#[component]
fn Dumbbell(kind: Kind, part: Selected<(u64, u64)>, whole: Selected<(u64, u64)>) -> impl IntoView {
    let is_bad = matches!(kind, Kind::Fails);
    move || {
        let ((before, after), (all_before, all_after)) = (part.get(), whole.get());
        let (from, to) = (place(before, all_before), place(after, all_after));
        let still = from == to;
        view! {
            <tr data-bad=is_bad.then_some("true") data-still=still.then_some("true")>
                <th scope="row">{words::kind(kind)}</th>
                <td class="amount"><span prop:textContent=share(before, all_before)></span></td>
                <td class="dumbbell__plot">
                    <svg aria-hidden="true">
                        <line class="rail" x1="0" x2="100%" y1="10" y2="10" />
                        <line class="move" x1=from.clone() x2=to.clone() y1="10" y2="10" />
                        <circle class="from" cx=from cy="10" r="5" />
                        <circle class="to" cx=to cy="10" r="5" />
                    </svg>
                </td>
                <td class="amount"><span prop:textContent=share(after, all_after)></span></td>
            </tr>
        }
    }
}

/// A share of the plot's width: "12.34%".
fn place(part: u64, whole: u64) -> String {
    let hundredths = u128::from(part) * 10_000 / u128::from(whole.max(1));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
