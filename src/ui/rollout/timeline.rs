//! The picture of a plan: pointed at, panned and zoomed.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use leptos::web_sys::{Element, Event};
use wasm_bindgen::JsCast;

use crate::app::act::{Act, RolloutAct};
use crate::app::look::LookAct;
use crate::app::{Intent, Model};
use crate::rollout::SimTime;
use crate::rollout::picture::View;
use crate::ui::parts::text_rows::draw;
use crate::ui::parts::{pressed, said, text};
use crate::web::store::use_store;
use crate::web::{Store, files, follow};
use crate::words::rollout_tab::{
    PICTURE, moment_at, picture_file, picture_premise, picture_skeleton, picture_twins, reading,
    shown,
};
use crate::words::timeline::percent;

/// How much of what is shown remains when zooming in, in percent.
const IN: u32 = 67;
/// How much is shown when zooming out.
const OUT: u32 = 150;

/// Lanes and calls over time; only the now-line moves on its own.
#[component]
pub fn Timeline(
    /// What stands under the drawing, as wide as it.
    children: Children,
) -> impl IntoView {
    let store = use_store();
    let premise = store.select(picture_premise);
    follow(Box::new(move || {
        premise.get();
        store.read(|model| {
            for (id, region) in PICTURE {
                draw(id, &region(model));
            }
        });
    }));
    let now = store.select(|model| line(model, model.shown().map(|run| run.now)));
    let pointed =
        store.select(|model| line(model, model.look().pointed.map(SimTime::from_seconds)));
    let told = store.select(reading);
    let end = store.select(|model| model.shown().map_or(0, |run| run.plan.end().seconds()));
    let at = store.select(|model| {
        let now = model.shown().map_or(0, |run| run.now.seconds());
        model.look().pointed.unwrap_or(now)
    });
    // Where a drag began, and what was shown then.
    let drag: Rc<Cell<Option<(u32, View)>>> = Rc::default();
    let (begun, moved, cancelled, ended) = (drag.clone(), drag.clone(), drag.clone(), drag);
    view! {
        <div class="picture" inner_html=picture_skeleton() on:click=boxed(move |event: &MouseEvent| press(store, event))></div>
        <div class="timeline">
            <div class="timeline__names" id="picture-names" aria-hidden="true"></div>
            <div
                class="timeline__drawing"
                id="plot"
                tabindex="0"
                role="slider"
                aria-label="Moment in the picture"
                aria-valuemin="0"
                aria-valuemax=text(move || end.get().to_string())
                aria-valuenow=text(move || at.get().to_string())
                aria-valuetext=text(move || told.get())
                aria-describedby="plot-keys"
                on:pointerdown=boxed(move |event: &PointerEvent| {
                    if event.button() != 0 {
                        return;
                    }
                    if let Some(plot) = plot_of(event) {
                        // Refused only for a pointer that is gone already.
                        let _ = plot.set_pointer_capture(event.pointer_id());
                    }
                    let view = store.read(view_now);
                    begun.set(view.zip(place(event)).map(|(view, at)| (at, view)));
                })
                on:pointermove=boxed(move |event: &PointerEvent| {
                    let Some(at) = place(event) else { return };
                    if event.buttons() == 0 {
                        moved.take();
                    }
                    match moved.get() {
                        Some((from, view)) => pan(store, view, i64::from(from) - i64::from(at)),
                        None => point(store, store.read(|model| moment_at(model, at))),
                    }
                })
                on:pointerup=boxed(move |event: &PointerEvent| {
                    let from = ended.take().map(|(from, _)| from);
                    // A press that did not move looks at that moment.
                    if let Some(at) = place(event).filter(|at| from.is_some_and(|from| from.abs_diff(*at) < STILL)) {
                        seek(store, store.read(|model| moment_at(model, at)));
                    }
                })
                on:pointercancel=boxed(move |_: &PointerEvent| {
                    cancelled.take();
                })
                on:pointerleave=boxed(move |_: &PointerEvent| point(store, None))
                on:wheel=boxed(move |event: &WheelEvent| wheel(store, event))
                on:keydown=boxed(move |event: &KeyboardEvent| key(store, event))
                on:blur=boxed(move |_: &FocusEvent| point(store, None))
            >
                <div id="picture" aria-hidden="true"></div>
                <svg class="timeline__moment" aria-hidden="true">
                    <line class="timeline__now" x1=text(move || now.get()) x2=text(move || now.get()) y1="16" y2="100%"></line>
                    <line class="timeline__pointed" x1=text(move || pointed.get()) x2=text(move || pointed.get()) y1="16" y2="100%"></line>
                </svg>
            </div>
            {children()}
            <p class="timeline__reading">{said(move || told.get())}</p>
            <p class="visually-hidden" id="plot-keys">
                "Left and right move along the picture, Home and End go to its ends, Enter looks at the moment; plus and minus zoom, Page Up and Page Down move what is shown, 0 shows all."
            </p>
            <div class="timeline__twins" inner_html=picture_twins()></div>
        </div>
    }
}

/// A share of the picture's width, in millionths, below which a press has not moved.
const STILL: u32 = 6_000;

/// Handlers of one type each.
fn boxed<E: 'static>(hear: impl Fn(&E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(move |event| hear(&event))
}

/// Where the line of a moment stands; far outside where the moment is not shown.
fn line(model: &Model, at: Option<SimTime>) -> String {
    let inside = model.shown().zip(at).and_then(|(run, at)| {
        let view = shown(model.look(), &run.plan);
        let at = at.seconds();
        (view.from <= at && at <= view.to).then(|| percent(at, view))
    });
    inside.unwrap_or_else(|| "-100%".to_owned())
}

fn view_now(model: &Model) -> Option<View> {
    model.shown().map(|run| shown(model.look(), &run.plan))
}

/// Where in the picture an event of the pointer is, in millionths of its width.
fn place(event: &MouseEvent) -> Option<u32> {
    let bounds = plot_of(event)?.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    Some((share.clamp(0.0, 1.0) * 1_000_000.0) as u32)
}

fn plot_of(event: &MouseEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn look(store: Store, act: LookAct) {
    store.dispatch(Intent::Look(act));
}

fn point(store: Store, at: Option<u32>) {
    if store.read(|model| model.look().pointed) != at {
        look(store, LookAct::Point(at));
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
        let new = next(view_now(model)?, end);
        Some((new != View::whole(end)).then_some(new))
    });
    if let Some(new) = new {
        look(store, LookAct::View(new));
    }
}

/// Zooms about the moment that is pointed at, or else looked at.
fn zoom(store: Store, share: u32) {
    let now = |model: &Model| model.shown().map_or(0, |run| run.now.seconds());
    let at = store.read(|model| model.look().pointed.unwrap_or(now(model)));
    change(store, |view, end| view.zoomed(at.clamp(view.from, view.to), share, end));
}

/// The wheel zooms where it cannot be meant for the page: with Control, or when the picture has the focus. With Shift it pans.
fn wheel(store: Store, event: &WheelEvent) {
    let focused = document().active_element().is_some_and(|element| element.id() == "plot");
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
    let at = place(event).and_then(|at| store.read(|model| moment_at(model, at)));
    let share = if turned < 0.0 { 80 } else { 125 };
    change(store, |view, end| view.zoomed(at.unwrap_or(view.from), share, end));
}

fn key(store: Store, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some((view, end, now)) = store.read(|model| {
        let run = model.shown()?;
        Some((view_now(model)?, run.plan.end().seconds(), run.now.seconds()))
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
        "+" | "=" => zoom(store, IN),
        "-" => zoom(store, OUT),
        "0" => look(store, LookAct::View(None)),
        "PageUp" => pan(store, view, -500_000),
        "PageDown" => pan(store, view, 500_000),
        _ => return,
    }
    event.prevent_default();
}

fn press(store: Store, event: &Event) {
    let Some(Act::Rollout(act)) = pressed(event) else { return };
    match act {
        RolloutAct::ZoomIn => zoom(store, IN),
        RolloutAct::ZoomOut => zoom(store, OUT),
        RolloutAct::Earlier => {
            change(store, |view, end| view.moved(-(view.seconds() as i32) / 2, end))
        }
        RolloutAct::Later => change(store, |view, end| view.moved(view.seconds() as i32 / 2, end)),
        RolloutAct::Whole => look(store, LookAct::View(None)),
        RolloutAct::SaveSvg => {
            if let Some((_, _, svg)) = store.read(picture_file) {
                files::download("rollout.svg", &svg);
            }
        }
        RolloutAct::SavePng => {
            if let Some(file) = store.read(picture_file) {
                files::download_png("rollout.png", file);
            }
        }
        RolloutAct::Print => {
            // Refused only where printing is forbidden.
            let _ = window().print();
        }
        RolloutAct::RollBack
        | RolloutAct::SaveCalendar
        | RolloutAct::SaveRequest
        | RolloutAct::CopyRequest
        | RolloutAct::Hours
        | RolloutAct::Reset => {}
    }
}
