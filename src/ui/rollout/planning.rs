//! What is planned: regions of text that follow the model, and what their buttons and fields ask for.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::web_sys::Event;

use crate::app::Intent;
use crate::app::act::{Act, RolloutAct};
use crate::app::input::Input;
use crate::app::look::LookAct;
use crate::app::rehearse::RehearseAct;
use crate::rollout::operation::Operation;
use crate::rollout::rehearsal::{self, Today};
use crate::ui::parts::fields::Field;
use crate::ui::parts::text_rows::draw;
use crate::ui::parts::{field, focus, kept, pressed};
use crate::web::store::use_store;
use crate::web::{Store, files, follow, persist, survey, today};
use crate::words::change_request::{calendar, request};
use crate::words::rollout_tab::{
    MOMENT, PLANNED, PlannedRegion, answered, plan_premise, skeleton, typed_value,
};

/// The way back, what goes on meanwhile, how sure it is, the budget, strategies, the window.
#[component]
pub fn Planning() -> impl IntoView {
    let store = use_store();
    let now = today::now();
    store.dispatch(Intent::Look(LookAct::Today(Today::new(now.day, now.offset))));
    survey::run(store);
    kept::put_back(&["pasted-hours"]);
    let premise = store.select(plan_premise);
    let drawn = RefCell::new(PLANNED.map(|_| String::new()));
    follow(Box::new(move || {
        premise.get();
        let regions = store.read(|model| {
            let answered = answered(model);
            let drawn = drawn.borrow();
            let region = |((id, needs, region), drawn): (PlannedRegion, &String)| {
                // Until the seeds have answered anew, what they answered before stays: nothing jumps.
                let stale = needs > answered && !drawn.is_empty();
                (id, if stale { None } else { Some(region(model)) })
            };
            PLANNED.into_iter().zip(drawn.iter()).map(region).collect::<Vec<_>>()
        });
        // Not while the model is read: a field that goes away while something is typed in it asks for something.
        for (at, (id, html)) in regions.into_iter().enumerate() {
            mark_busy(id, html.is_none());
            if let Some(html) = html.filter(|html| *html != drawn.borrow()[at]) {
                draw(id, &html);
                drawn.borrow_mut()[at] = html;
            }
        }
    }));
    for (id, region) in MOMENT {
        let html = store.select(region);
        follow(Box::new(move || draw(id, &html.get())));
    }
    // A day or a time that is typed counts when its field is left, or with Enter: until then it is not what is meant.
    let typing = Rc::<RefCell<String>>::default();
    let (typed, left, pointed) = (typing.clone(), typing.clone(), typing.clone());
    let change: Box<dyn FnMut(Event)> = Box::new(move |event| {
        let field = field(&event);
        if *typing.borrow() != field.name {
            take(store, &field);
        }
    });
    let key: Box<dyn FnMut(KeyboardEvent)> = Box::new(move |event| {
        let field = field(&event);
        if field.by_key && event.key() == "Enter" {
            take(store, &field);
        }
        typed.replace(if field.by_key { field.name } else { String::new() });
    });
    let leave: Box<dyn FnMut(FocusEvent)> = Box::new(move |event| {
        let field = field(&event);
        if field.by_key {
            left.take();
            take(store, &field);
        }
    });
    // What is chosen from the calendar counts at once.
    let point: Box<dyn FnMut(leptos::ev::PointerEvent)> = Box::new(move |event| {
        let field = field(&event);
        if field.by_key {
            pointed.take();
        }
    });
    let press: Box<dyn FnMut(leptos::ev::MouseEvent)> = Box::new(move |event| press(store, &event));
    view! {
        <div
            class="panel"
            inner_html=skeleton()
            on:click=press
            on:change=change
            on:keydown=key
            on:pointerdown=point
            on:focusout=leave
        ></div>
    }
}

/// Takes what stands in a field, unless it is what is set already.
fn take(store: Store, field: &Field) {
    let Some(input) = Input::read(&field.name) else { return };
    if field.by_key && store.read(|model| typed_value(model, input)).as_ref() == Some(&field.text) {
        return;
    }
    let weekdays = store.read(|model| rehearsal::Field::Weekdays.of(&model.rehearsal()));
    store.dispatch(input.asks(&field.text, field.chosen, weekdays));
    // What was refused or brought within its range is shown as it is now.
    if let Some(now) = store.read(|model| typed_value(model, input)) {
        files::set_value(&field.name, &now);
    }
}

/// Says of a region that what it shows is about to change.
fn mark_busy(id: &str, busy: bool) {
    if let Some(region) = document().get_element_by_id(id) {
        // An attribute of a name without faults is never refused.
        let _ = region.set_attribute("aria-busy", if busy { "true" } else { "false" });
    }
}

fn press(store: Store, event: &Event) {
    match pressed(event) {
        Some(Act::Rollout(act)) => act_on(store, act),
        Some(Act::Try(at)) => {
            if let Some(operation) = Operation::ALL.get(at) {
                store.dispatch(Intent::Rehearse(RehearseAct::Try(*operation)));
            }
        }
        Some(Act::Adopt(config)) => store.dispatch(Intent::Adopt(config)),
        Some(
            Act::Turn(_)
            | Act::Open(_)
            | Act::Close
            | Act::Before
            | Act::After
            | Act::Keep(_)
            | Act::Remove(_)
            | Act::Add(_)
            | Act::AddOwn
            | Act::Again
            | Act::Example
            | Act::Empty
            | Act::Download
            | Act::Copy
            | Act::Import,
        )
        | None => {}
    }
}

fn act_on(store: Store, act: RolloutAct) {
    let link = || persist::link(store);
    let too_early = Intent::Rehearse(RehearseAct::TooEarly);
    match act {
        RolloutAct::RollBack => {
            store.roll_back();
            focus("panel");
        }
        RolloutAct::SaveCalendar => {
            match store.read(|model| calendar(model, &link(), today::now())) {
                Some(text) => files::download("tls-change.ics", &text),
                None => store.dispatch(too_early),
            }
        }
        RolloutAct::SaveRequest => match store.read(|model| request(model, &link())) {
            Some(text) => files::download("change-request.md", &text),
            None => store.dispatch(too_early),
        },
        RolloutAct::CopyRequest => match store.read(|model| request(model, &link())) {
            Some(text) => {
                files::copy(&text, move |copied| store.dispatch(Intent::Copied { copied }));
            }
            None => store.dispatch(too_early),
        },
        RolloutAct::Hours => {
            store.dispatch(Intent::Rehearse(RehearseAct::Hours(files::value("pasted-hours"))));
        }
        RolloutAct::Reset => store.dispatch(Intent::Rehearse(RehearseAct::Reset)),
        RolloutAct::ZoomIn
        | RolloutAct::ZoomOut
        | RolloutAct::Earlier
        | RolloutAct::Later
        | RolloutAct::Whole
        | RolloutAct::SaveSvg
        | RolloutAct::SavePng
        | RolloutAct::Print => {}
    }
}
