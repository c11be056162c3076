//! What points at the picture, pans it and zooms it: pointer, wheel, keys and buttons.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use crate::app::look::LookAct;
use crate::app::{Intent, Model};
use crate::rollout::SimTime;
use crate::rollout::drawing::percent;
use crate::rollout::picture::View;
use crate::web::Store;
use crate::web::store::use_store;
use crate::words;

/// How much of what is shown remains when zooming in, in percent.
const IN: u32 = 67;
/// How much is shown when zooming out.
const OUT: u32 = 150;
/// A share of the picture's width, in millionths, below which a press has not moved.
const STILL: u32 = 6_000;
/// What has the focus while the picture is read by key.
const PLOT: &str = "plot";

/// Over the lanes: the moment that is looked at, the one that is pointed at, and whatever points.
#[component]
pub fn Plot() -> impl IntoView {
    let store = use_store();
    let now = store.select(|model| line(model, model.shown().map(|run| run.now)));
    let flag = store.select(|model| {
        model.shown().map_or_else(String::new, |run| words::number::clock(run.now))
    });
    let pointed =
        store.select(|model| line(model, model.look().pointed.map(SimTime::from_seconds)));
    // All there is to read takes a while: it is asked for while somebody points, or may be listening.
    let listening = RwSignal::new(false);
    let told = store.select(move |model| {
        if listening.get() || model.look().pointed.is_some() {
            return words::calls::reading(model);
        }
        model.shown().map_or_else(String::new, |run| words::number::clock(run.now))
    });
    let end = store.select(|model| model.shown().map_or(0, |run| run.plan.end().seconds()));
    let at = store.select(|model| {
        let now = model.shown().map_or(0, |run| run.now.seconds());
        model.look().pointed.unwrap_or(now)
    });
    // Where a drag began, and what was shown then.
    let drag: Rc<Cell<Option<(u32, View)>>> = Rc::default();
    let (begun, moved, cancelled, ended) = (drag.clone(), drag.clone(), drag.clone(), drag);
    view! {
        <div
            class="plot"
            id=PLOT
            tabindex="0"
            role="slider"
            aria-label=words::picture::moment()
            aria-valuemin="0"
            aria-valuemax=move || end.get().to_string()
            aria-valuenow=move || at.get().to_string()
            aria-valuetext=move || told.get()
            aria-describedby="plot-keys"
            on:pointerdown=move |event| {
                if event.button() != 0 {
                    return;
                }
                if let Some(plot) = plot_of(&event) {
                    // Refused only for a pointer that is gone already.
                    let _ = plot.set_pointer_capture(event.pointer_id());
                }
                begun.set(store.read(Model::view).zip(place(&event)).map(|(view, at)| (at, view)));
            }
            on:pointermove=move |event: PointerEvent| {
                let Some(at) = place(&event) else { return };
                if event.buttons() == 0 {
                    moved.take();
                }
                match moved.get() {
                    Some((from, view)) => pan(store, view, i64::from(from) - i64::from(at)),
                    None => point(store, store.read(|model| model.moment_at(at))),
                }
            }
            on:pointerup=move |event: PointerEvent| {
                let from = ended.take().map(|(from, _)| from);
                // A press that did not move looks at that moment.
                let still = |at: &u32| from.is_some_and(|from| from.abs_diff(*at) < STILL);
                if let Some(at) = place(&event).filter(still) {
                    seek(store, store.read(|model| model.moment_at(at)));
                }
            }
            on:pointercancel=move |_| {
                cancelled.take();
            }
            on:pointerleave=move |_| point(store, None)
            on:wheel=move |event| wheel(store, &event)
            on:keydown=move |event| key(store, &event)
            on:focus=move |_| listening.set(true)
            on:blur=move |_| {
                listening.set(false);
                point(store, None);
            }
        >
            <svg class="plot__moments" aria-hidden="true">
                <svg x=move || pointed.get() overflow="visible">
                    <line class="pointed" y1="20" y2="100%"></line>
                </svg>
                <svg x=move || now.get() overflow="visible">
                    <line class="now" y1="18" y2="100%"></line>
                    <rect class="now-flag" class=("now-flag--wide", move || flag.with(|flag| flag.len() > 5)) rx="4"></rect>
                    <text class="now-text" dy="1.050em" prop:textContent=move || flag.get()></text>
                </svg>
            </svg>
        </div>
        <p class="visually-hidden" id="plot-keys">
            {words::picture::keys()}
        </p>
    }
}

/// Where the line of a moment stands; far outside where the moment is not shown.
fn line(model: &Model, at: Option<SimTime>) -> String {
    let inside = model.view().zip(at).and_then(|(view, at)| {
        let at = at.seconds();
        (view.from <= at && at <= view.to).then(|| percent(at, view))
    });
    inside.unwrap_or_else(|| "-100%".to_owned())
}

/// Where in the picture an event of the pointer is, in millionths of its width.
fn place(event: &MouseEvent) -> Option<u32> {
    Some((share(event)? * 1_000_000.0) as u32)
}

/// Where in what hears it an event of the pointer is, as a share of its width.
pub fn share(event: &MouseEvent) -> Option<f64> {
    let bounds = plot_of(event)?.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    Some(share.clamp(0.0, 1.0))
}

fn plot_of(event: &MouseEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn point(store: Store, at: Option<u32>) {
    if store.read(|model| model.look().pointed) != at {
        store.dispatch(Intent::Look(LookAct::Point(at)));
    }
}

fn seek(store: Store, at: Option<u32>) {
    if let Some(at) = at {
        store.dispatch(Intent::Seek(SimTime::from_seconds(at)));
    }
}

/// Moves `view` by millionths of its width.
fn pan(store: Store, view: View, millionths: i64) {
    let by = i64::from(view.seconds()) * millionths / 1_000_000;
    change(store, |_, end| view.moved(by as i32, end));
}

/// Shows what `next` makes of what is shown, and of the end.
fn change(store: Store, next: impl Fn(View, u32) -> View) {
    let new = store.read(|model| {
        let end = model.shown()?.plan.end().seconds();
        let new = next(model.view()?, end);
        Some((new != View::whole(end)).then_some(new))
    });
    if let Some(new) = new {
        store.dispatch(Intent::Look(LookAct::View(new)));
    }
}

/// Zooms about the moment that is pointed at, or else looked at.
fn zoom(store: Store, share: u32) {
    let now = |model: &Model| model.shown().map_or(0, |run| run.now.seconds());
    let at = store.read(|model| model.look().pointed.unwrap_or(now(model)));
    change(store, |view, end| view.zoomed(at.clamp(view.from, view.to), share, end));
}

/// Shows less of the rollout, and larger.
pub fn zoom_in(store: Store) {
    zoom(store, IN);
}

/// Shows more of it.
pub fn zoom_out(store: Store) {
    zoom(store, OUT);
}

/// Shows what comes before.
pub fn earlier(store: Store) {
    change(store, |view, end| view.moved(-(view.seconds() as i32) / 2, end));
}

/// Shows what comes after.
pub fn later(store: Store) {
    change(store, |view, end| view.moved(view.seconds() as i32 / 2, end));
}

/// Shows all of it.
pub fn whole(store: Store) {
    store.dispatch(Intent::Look(LookAct::View(None)));
}

/// The wheel zooms where it cannot be meant for the page: with Control, or when the picture has the focus. With Shift it pans.
fn wheel(store: Store, event: &WheelEvent) {
    let focused = document().active_element().is_some_and(|element| element.id() == PLOT);
    if !(event.ctrl_key() || event.shift_key() || focused) {
        return;
    }
    event.prevent_default();
    let turned = if event.delta_y() == 0.0 { event.delta_x() } else { event.delta_y() };
    if event.shift_key() {
        return change(store, |view, end| {
            view.moved((turned * f64::from(view.seconds()) / 1000.0) as i32, end)
        });
    }
    let at = place(event).and_then(|at| store.read(|model| model.moment_at(at)));
    let share = if turned < 0.0 { 80 } else { 125 };
    change(store, |view, end| view.zoomed(at.unwrap_or(view.from), share, end));
}

fn key(store: Store, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some((view, end, now)) = store.read(|model| {
        let run = model.shown()?;
        Some((model.view()?, run.plan.end().seconds(), run.now.seconds()))
    }) else {
        return;
    };
    let at = store.read(|model| model.look().pointed).unwrap_or(now);
    let step = (view.seconds() / 100).max(1);
    let go = |to: u32| {
        // What is pointed at stays in sight.
        if to < view.from || to > view.to {
            change(store, |view, end| {
                view.moved(to as i32 - (view.from + view.seconds() / 2) as i32, end)
            });
        }
        point(store, Some(to));
    };
    match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => go(at.saturating_sub(step)),
        "ArrowRight" | "ArrowUp" => go((at + step).min(end)),
        "Home" => go(0),
        "End" => go(end),
        "Enter" => seek(store, Some(at)),
        "Escape" => point(store, None),
        "+" | "=" => zoom_in(store),
        "-" => zoom_out(store),
        "0" => whole(store),
        "PageUp" => pan(store, view, -500_000),
        "PageDown" => pan(store, view, 500_000),
        _ => return,
    }
    event.prevent_default();
}
