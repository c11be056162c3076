//! The picture of a rollout: lanes over time, drawn when the rollout or what is shown of it changes; only the moment moves.

use leptos::prelude::*;

use super::plot::{Plot, earlier, later, whole, zoom_in, zoom_out};
use crate::app::Model;
use crate::codec::svg::{class, edge, hatch, ink, outline, part};
use crate::rollout::drawing::{
    Area, Bar, Drawing, HEIGHT, Label, Lane, LaneOf, Look as Means, percent, width,
};
use crate::rollout::picture::View;
use crate::ui::parts::{Button, Look, Sign, said, told};
use crate::web::store::{Selected, use_store};
use crate::words;

/// The drawing that is shown now.
pub type Shown = Selected<Option<Drawing>>;

/// Follows what the drawing depends on, and nothing else.
pub fn drawing() -> Shown {
    let store = use_store();
    store.select(Model::plot_premise).slice(move |_| store.read(Model::drawing))
}

/// Zoom and pan.
#[component]
pub fn PictureTools() -> impl IntoView {
    let store = use_store();
    view! {
        <Button label=words::picture::earlier().to_owned() sign=Sign::Back look=Look::Tool press=move || earlier(store) />
        <Button label=words::picture::later().to_owned() sign=Sign::Chevron look=Look::Tool press=move || later(store) />
        <Button label=words::picture::zoom_in().to_owned() sign=Sign::ZoomIn look=Look::Tool press=move || zoom_in(store) />
        <Button label=words::picture::zoom_out().to_owned() sign=Sign::ZoomOut look=Look::Tool press=move || zoom_out(store) />
        <Button label=words::picture::whole().to_owned() sign=Sign::Whole look=Look::Tool press=move || whole(store) />
    }
}

/// Lanes, with what points at them.
#[component]
pub fn Lanes(
    /// What is drawn.
    drawing: Shown,
) -> impl IntoView {
    view! {
        <div class="lanes">
            {move || drawing.with(|drawing| drawing.as_ref().map(drawn))}
            <Plot />
        </div>
    }
}

fn drawn(drawing: &Drawing) -> AnyView {
    let view = drawing.view;
    let ticks = drawing
        .ticks()
        .map(|at| {
            let x = percent(at, view);
            view! { <line class="tick" x1=x.clone() x2=x y1="0" y2="100%"></line> }
        })
        .collect_view();
    let times = words::picture::ticks(drawing)
        .into_iter()
        .enumerate()
        .map(|(at, (second, time))| {
            let look = if second == view.from { "axis" } else { "axis axis--mid" };
            // Where it is narrow, every other one would run into the next.
            let look = if at % 2 == 1 { format!("{look} axis--other") } else { look.to_owned() };
            view! { <text class=look x=percent(second, view) y="12">{time}</text> }
        })
        .collect_view();
    let lanes = drawing.lanes.iter().map(|lane| lane_of(lane, view)).collect_view();
    view! {
        <svg class="lanes__grid" aria-hidden="true">{ticks}</svg>
        <div class="lane lane--axis" aria-hidden="true">
            <span class="lane__name"><span class="visually-hidden">{words::picture::minutes_after()}</span></span>
            <svg height="20">{times}</svg>
        </div>
        {lanes}
    }
    .into_any()
}

/// Lanes that nothing points at.
pub fn still(drawing: &Drawing) -> AnyView {
    view! { <div class="lanes">{drawn(drawing)}</div> }.into_any()
}

fn lane_of(lane: &Lane, view: View) -> AnyView {
    let mut name = words::picture::name(lane.of).into_iter();
    let first = name.next().unwrap_or_default();
    let second = name.next().map(|line| view! { <span class="lane__more">{told(line)}</span> });
    let kind = match lane.of {
        LaneOf::Calls(..) => "lane lane--chart",
        LaneOf::InForce
        | LaneOf::Node(..)
        | LaneOf::Units(..)
        | LaneOf::Share(..)
        | LaneOf::Way(_) => "lane",
    };
    let round = if matches!(lane.of, LaneOf::Calls(..)) { "0" } else { "3" };
    let bars = lane.bars.iter().map(|bar| bar_of(bar, view, round)).collect_view();
    let areas = lane.areas.iter().map(|area| area_of(area, view)).collect_view();
    let height = lane.height();
    let labels =
        lane.labels.iter().filter_map(|label| label_of(label, view, height)).collect_view();
    view! {
        <div class=kind aria-hidden="true">
            <span class="lane__name">{told(first)} {second}</span>
            <svg height=height.to_string()>{bars} {areas} {labels}</svg>
        </div>
    }
    .into_any()
}

fn bar_of(bar: &Bar, view: View, round: &'static str) -> AnyView {
    let (x, wide) = (percent(bar.from, view), width(bar.to - bar.from, view));
    let (y, high) = (part(bar.top), part(bar.height));
    let rect = move |class: &'static str, fill: Option<String>| {
        view! {
            <rect class=class fill=fill x=x.clone() width=wide.clone() y=y.clone() height=high.clone() rx=round></rect>
        }
    };
    let hatched = hatch(bar.look).map(|name| rect("hatched", Some(format!("url(#p-{name})"))));
    let edge = (bar.look == Means::Down).then(|| rect("down-edge", None));
    view! { {rect(class(bar.look), None)} {hatched} {edge} }.into_any()
}

fn area_of(area: &Area, view: View) -> AnyView {
    let edge = (area.look == Means::Served)
        .then(|| view! { <path class="served-edge" d=edge(area)></path> });
    view! {
        <svg
            width="100%"
            height="100%"
            viewBox=format!("{} 0 {} {HEIGHT}", view.from, view.seconds().max(1))
            preserveAspectRatio="none"
        >
            <path class=class(area.look) d=outline(area)></path>
            {edge}
        </svg>
    }
    .into_any()
}

/// Pixels that a letter takes, more or less, and what is left beside the words.
const LETTER: u32 = 7;
const BESIDE: u32 = 14;
/// Windows from which on a plot is at least so many pixels wide.
const WIDE: [(u32, &str); 6] =
    [(288, "any"), (448, "30"), (524, "48"), (748, "62"), (956, "75"), (1180, "90")];

fn label_of(label: &Label, view: View, height: u32) -> Option<AnyView> {
    let says = words::picture::says(label.says);
    let needs = (LETTER * says.chars().count() as u32 + BESIDE) as u64 * u64::from(view.seconds());
    let needs = needs / u64::from((label.to - label.from).max(1));
    let (_, from) = WIDE.into_iter().find(|(wide, _)| needs <= u64::from(*wide))?;
    let x = percent(label.from + (label.to - label.from) / 2, view);
    let y = (height / 2 + 5).to_string();
    Some(view! { <text class=ink(label.says) data-from=from x=x y=y>{says}</text> }.into_any())
}

/// What the looks mean; while a moment is pointed at, what is to be read there.
#[component]
pub fn Legend(
    /// What is drawn.
    drawing: Shown,
) -> impl IntoView {
    let store = use_store();
    let points = store.select(|model| model.look().pointed.is_some());
    let told = store.select(|model| {
        model.look().pointed.map(|_| words::calls::reading(model)).unwrap_or_default()
    });
    let keys = move || {
        let looks = drawing.with(|drawing| {
            drawing.as_ref().map_or_else(Vec::new, |drawing| drawing.looks().collect())
        });
        looks.into_iter().map(key).collect_view()
    };
    view! {
        <p class="legend" aria-hidden="true" hidden=move || points.get()>{keys}</p>
        <p class="reading" hidden=move || !points.get()>{said(move || told.get())}</p>
    }
}

fn key(look: Means) -> AnyView {
    // What is said in the drawing itself where there is room.
    let narrow = matches!(look, Means::Old | Means::New);
    let hatched = hatch(look).map(
        |name| view! { <rect fill=format!("url(#p-{name})") width="100%" height="100%"></rect> },
    );
    let edge = (look == Means::Served)
        .then(|| view! { <rect class="served-edge" width="100%" height="3"></rect> });
    view! {
        <span class=if narrow { "legend__key legend__key--narrow" } else { "legend__key" }>
            <svg><rect class=class(look) width="100%" height="100%"></rect> {hatched} {edge}</svg>
            {told(words::picture::meaning(look))}
        </span>
    }
    .into_any()
}

/// The patterns that drawings name; once in the page.
#[component]
pub fn Patterns() -> impl IntoView {
    view! {
        <svg class="defs" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="p-down" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="hatch" d="M0 0V7"></path>
                </pattern>
                <pattern id="p-stays" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <path class="hatch--old" d="M0 0V6"></path>
                </pattern>
            </defs>
        </svg>
    }
}
