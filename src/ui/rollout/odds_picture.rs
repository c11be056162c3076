//! What callers meet in many rehearsals, minute by minute: old settings from below, new ones from above, between them nobody, or
//! either.

use std::fmt::Write;

use leptos::prelude::*;

use super::plot::share;
use crate::app::forecasts::{Odds, until};
use crate::codec::svg::ink;
use crate::rollout::drawing::{Says, percent, tick_seconds};
use crate::rollout::minutes::Minute;
use crate::rollout::picture::View;
use crate::rollout::survey::SEEDS;
use crate::ui::parts::said;
use crate::words::{picture, planned as words};

/// How high it is, in pixels, and its plot.
const HEIGHT: u32 = 214;
const PLOT: u32 = 190;

/// Tenths of a percent of the seeds.
const fn tenths(seeds: u32) -> u32 {
    seeds * 1000 / SEEDS
}

/// The picture, and what is read of it at a minute.
#[component]
pub fn OddsPicture(
    /// What the seeds say.
    odds: Memo<Option<Odds>>,
) -> impl IntoView {
    let pointed = RwSignal::new(None::<u32>);
    let last = Memo::new(move |_| {
        odds.with(|odds| odds.as_ref().map_or(1, |odds| until(&odds.minutes) as u32))
    });
    // Until somebody points, a minute in the middle of it.
    let at = Memo::new(move |_| {
        let middle = last.get() * 3 / 10;
        pointed.get().unwrap_or(middle - middle % 5).min(last.get())
    });
    let told = move || {
        odds.with(|odds| {
            let minute = odds.as_ref().and_then(|odds| odds.minutes.get(at.get() as usize));
            minute.map_or_else(
                || words::asking().to_owned(),
                |minute| words::reading(at.get(), minute),
            )
        })
    };
    let place = move |event: &leptos::ev::PointerEvent| {
        if let Some(share) = share(event) {
            pointed.set(Some((share * f64::from(last.get_untracked())).round() as u32));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => now + 1,
            "PageDown" => now.saturating_sub(10),
            "PageUp" => now + 10,
            "Home" => 0,
            "End" => last.get_untracked(),
            _ => return,
        };
        event.prevent_default();
        pointed.set(Some(to.min(last.get_untracked())));
    };
    let x = move || percent(at.get(), View::whole(last.get()));
    view! {
        <div class="picture__head">
            <div>
                <h3>{words::rehearsals()}</h3>
                <p class="small quiet">{words::by_minute()}</p>
            </div>
            <p class="reading" aria-hidden="true">{said(told)}</p>
        </div>
        <div
            class="odds"
            tabindex="0"
            role="slider"
            aria-label=words::minute()
            aria-valuemin="0"
            aria-valuemax=move || last.get().to_string()
            aria-valuenow=move || at.get().to_string()
            aria-valuetext=told
            aria-description=words::as_a_table()
            on:pointermove=move |event| place(&event)
            on:pointerdown=move |event| place(&event)
            on:keydown=key
        >
            <svg width="100%" height=HEIGHT.to_string() aria-hidden="true">
                {move || odds.with(|odds| odds.as_ref().map(|odds| drawn(&odds.minutes)))}
                <svg x=x overflow="visible">
                    <line class="now" y1="0" y2=PLOT.to_string()></line>
                    <rect class="now-flag now-flag--wide" class=("now-flag--wider", move || at.get() >= 60) rx="4"></rect>
                    <text class="now-text" dy="1.050em" prop:textContent=move || crate::words::number::minutes(at.get() * 60)></text>
                </svg>
            </svg>
        </div>
    }
}

fn drawn(minutes: &[Minute]) -> AnyView {
    let last = until(minutes) as u32;
    let minutes = minutes.get(..=last as usize).unwrap_or(minutes);
    let is_down = minutes.iter().any(|minute| minute.nobody > 0);
    let view_box = format!("0 0 {last} 1000");
    let old = edge(minutes, |minute| 1000 - tenths(minute.old));
    let new = edge(minutes, |minute| tenths(minute.new));
    let middle = if is_down { "area-down" } else { "area-both" };
    view! {
        <rect class=middle width="100%" height=PLOT.to_string()></rect>
        {is_down.then(|| view! { <rect fill="url(#p-down)" width="100%" height=PLOT.to_string()></rect> })}
        <svg width="100%" height=PLOT.to_string() viewBox=view_box preserveAspectRatio="none">
            <path class="area-old" d=format!("{old}V1000H0Z")></path>
            <path class="area-new" d=format!("{new}V0H0Z")></path>
            <path class="edge edge--old" d=old></path>
            <path class="edge edge--new" d=new></path>
        </svg>
        {axis(last)}
        {labels(minutes, is_down)}
    }
    .into_any()
}

/// A line through all minutes.
fn edge(minutes: &[Minute], height: impl Fn(&Minute) -> u32) -> String {
    let mut path = String::new();
    for (at, minute) in minutes.iter().enumerate() {
        // Writing into a string cannot fail.
        let _ = write!(path, "{}{at} {}", if at == 0 { "M" } else { "L" }, height(minute));
    }
    path
}

fn axis(last: u32) -> AnyView {
    let view = View::whole(last * 60);
    let step = tick_seconds(view);
    let ticks: Vec<u32> = (0..=view.to / step)
        .map(|tick| tick * step)
        .filter(|at| u64::from(*at) * 100 <= u64::from(view.to) * 96)
        .collect();
    ticks
        .iter()
        .enumerate()
        .map(|(number, at)| {
            let x = percent(*at, view);
            let look = if number == 0 { "axis" } else { "axis axis--mid" };
            let other = if number % 2 == 1 { " axis--other" } else { "" };
            let line = (number > 0).then(|| {
                view! { <line class="grid-line" x1=x.clone() x2=x.clone() y1="0" y2=PLOT.to_string()></line> }
            });
            let says = picture::tick(*at, step, number + 1 == ticks.len());
            view! { {line} <text class=format!("{look}{other}") x=x y="207">{says}</text> }
        })
        .collect_view()
        .into_any()
}

/// Words where there is room for them.
fn labels(minutes: &[Minute], is_down: bool) -> AnyView {
    let last = minutes.len().saturating_sub(1).max(1);
    let at = |percent: usize| minutes.get(last * percent / 100).copied().unwrap_or_default();
    let y = |tenths: u32| (tenths * PLOT / 1000 + 5).to_string();
    let old = (tenths(at(5).old) > 140).then(|| {
        view! { <text class="says says--start" x="1.5%" y="174">{words::old_settings()}</text> }
    });
    let new = (tenths(at(76).new) > 200).then(|| {
        view! { <text class="says" x="76%" y=y(tenths(at(76).new) / 2)>{words::new_settings()}</text> }
    });
    let middle = |minute: &Minute| minute.nobody + minute.both;
    let most = (last * 10 / 100..=last * 88 / 100).max_by_key(|at| minutes.get(*at).map(middle));
    let between = most.filter(|at| minutes.get(*at).is_some_and(|minute| tenths(middle(minute)) > 160)).map(|at| {
        let minute = minutes.get(at).copied().unwrap_or_default();
        let center = (tenths(minute.new) + 1000 - tenths(minute.old)) / 2;
        let (look, says) = if is_down {
            (ink(Says::NoAnswer(0)), words::no_answer())
        } else {
            (ink(Says::Either), words::either())
        };
        view! { <text class=look x=percent(at as u32, View::whole(last as u32)) y=y(center)>{says}</text> }
    });
    view! { {old} {new} {between} }.into_any()
}
