//! The picture of a plan. The list of phases says the same in words, so this one is for eyes only.

use leptos::prelude::*;

use crate::rollout::lanes::{LaneRow, rows};
use crate::rollout::plan::InForce;
use crate::rollout::{Plan, SimTime, Span};
use crate::web::store::use_store;
use crate::words;

const ROW_HEIGHT: usize = 30;
const ROW_HEIGHT_MANY: usize = 18;
const AXIS_HEIGHT: usize = 22;

/// What a stretch of a lane looks like.
#[derive(Clone, Copy)]
enum Look {
    Old,
    New,
    Both,
    Updating,
    Down,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Old => "timeline__old",
            Self::New => "timeline__new",
            Self::Both => "timeline__both",
            Self::Updating => "timeline__updating",
            Self::Down => "timeline__down",
        }
    }
}

/// Lanes over time, drawn once a plan; only the now-line moves.
#[component]
pub fn Timeline() -> impl IntoView {
    let store = use_store();
    let plan = store.select(|model| model.shown().map(|run| run.plan.clone()));
    let now = store.select(|model| {
        model.shown().map_or_else(String::new, |run| percent(run.now, run.plan.end()))
    });
    move || plan.get().map(|plan| picture(&plan, now))
}

fn picture(plan: &Plan, now: Memo<String>) -> impl IntoView + use<> {
    let end = plan.end();
    let lanes = rows(plan);
    let row = if lanes.len() > 12 { ROW_HEIGHT_MANY } else { ROW_HEIGHT };
    let height = AXIS_HEIGHT + row * (lanes.len() + 1);
    let regions = plan.instance().regions();
    let names = std::iter::once("Settings in force".to_owned())
        .chain(lanes.iter().map(|lane| words::rollout::lane(lane.of, regions)))
        .map(|name| view! { <div class="timeline__name">{name}</div> })
        .collect_view();
    let ticks = ticks(end)
        .into_iter()
        .map(|time| {
            let at = percent(time, end);
            view! {
                <line class="timeline__tick" x1=at.clone() x2=at.clone() y1=AXIS_HEIGHT - 4 y2=height></line>
                <text class="timeline__time" x=at y="12">
                    {words::rollout::minutes(time.seconds())}
                </text>
            }
        })
        .collect_view();
    let force = plan
        .in_force()
        .into_iter()
        .map(|(span, force)| {
            let look = match force {
                InForce::Old => Look::Old,
                InForce::New => Look::New,
                InForce::Both => Look::Both,
                InForce::Nothing => Look::Down,
            };
            bar(span, end, look, AXIS_HEIGHT, row)
        })
        .collect_view();
    let bars = lanes
        .iter()
        .enumerate()
        .map(|(index, lane)| stretches(*lane, end, AXIS_HEIGHT + row * (index + 1), row))
        .collect_view();
    let down = plan.downtime().map(|span| {
        let middle = SimTime::from_seconds((span.from.seconds() + span.to.seconds()) / 2);
        view! {
            <text class="timeline__label" x=percent(middle, end) y=AXIS_HEIGHT + row / 2 + 4>
                {format!("no answer, {}", words::rollout::minutes(span.seconds()))}
            </text>
        }
    });
    view! {
        <div class="timeline" aria-hidden="true">
            <div class="timeline__names" data-many=(row == ROW_HEIGHT_MANY).then_some("true")>{names}</div>
            <svg class="timeline__plot" width="100%" height=height.to_string()>
                <defs>
                    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <rect class="timeline__hatch-ground" width="6" height="6"></rect>
                        <line class="timeline__hatch" x1="1.5" x2="1.5" y1="0" y2="6"></line>
                    </pattern>
                    <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
                        <rect class="timeline__dots-ground" width="6" height="6"></rect>
                        <circle class="timeline__dot" cx="3" cy="3" r="1.2"></circle>
                    </pattern>
                    <pattern id="halves" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <rect class="timeline__old" width="5" height="10"></rect>
                        <rect class="timeline__new" x="5" width="5" height="10"></rect>
                    </pattern>
                </defs>
                {ticks}
                {force}
                {bars}
                {down}
                <line class="timeline__now" x1=move || now.get() x2=move || now.get() y1="16" y2=height></line>
            </svg>
            <p class="timeline__legend">
                <Key look=Look::Old text="old settings" />
                <Key look=Look::New text="new settings" />
                <Key look=Look::Both text="either, by node" />
                <Key look=Look::Updating text="being updated" />
                <Key look=Look::Down text="no answer" />
            </p>
        </div>
    }
}

#[component]
fn Key(look: Look, text: &'static str) -> impl IntoView {
    view! {
        <span class="timeline__key">
            <svg width="14" height="12">
                <rect class=look.class() fill=fill(look) width="14" height="12" rx="2"></rect>
            </svg>
            {text}
        </span>
    }
}

fn stretches(lane: LaneRow, end: SimTime, top: usize, row: usize) -> impl IntoView + use<> {
    let LaneRow { updating, down, .. } = lane;
    let middle = if down { Look::Down } else { Look::Updating };
    view! {
        {bar(Span { from: SimTime::ZERO, to: updating.from }, end, Look::Old, top, row)}
        {bar(updating, end, middle, top, row)}
        {bar(Span { from: updating.to, to: end }, end, Look::New, top, row)}
    }
}

fn bar(span: Span, end: SimTime, look: Look, top: usize, row: usize) -> impl IntoView + use<> {
    view! {
        <rect
            class=look.class()
            fill=fill(look)
            x=percent(span.from, end)
            y=top + 3
            width=percent(SimTime::from_seconds(span.seconds()), end)
            height=row - 6
            rx="2"
        ></rect>
    }
}

/// A pattern has to be named in the drawing itself: in a style sheet it would be looked for in that file.
const fn fill(look: Look) -> Option<&'static str> {
    match look {
        Look::Old | Look::New => None,
        Look::Both => Some("url(#halves)"),
        Look::Updating => Some("url(#dots)"),
        Look::Down => Some("url(#hatch)"),
    }
}

fn percent(at: SimTime, end: SimTime) -> String {
    let share = f64::from(at.seconds()) / f64::from(end.seconds().max(1));
    format!("{:.2}%", share * 100.0)
}

/// Round times along the axis, at most eight.
fn ticks(end: SimTime) -> Vec<SimTime> {
    let minutes = end.seconds() / 60;
    let step = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480]
        .into_iter()
        .find(|step| minutes / step <= 7)
        .unwrap_or(960);
    // The last label would run over the edge if it were at the very end.
    (0..=minutes / step)
        .map(|number| SimTime::from_seconds(number * step * 60))
        .filter(|time| u64::from(time.seconds()) * 100 <= u64::from(end.seconds()) * 96)
        .collect()
}
