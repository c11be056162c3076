//! What can be taken along: the picture, the window, the change request.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::rehearse::RehearseAct;
use crate::app::seen::{Copied, Seen};
use crate::codec::svg::write;
use crate::ui::parts::{Button, Popover, Sign};
use crate::web::store::use_store;
use crate::web::{Store, files, persist, today};
use crate::words::change_request::{calendar, request};
use crate::words::{picture, planned};

/// The picture as a file or on paper, then what is planned.
#[component]
pub fn TakeAlong() -> impl IntoView {
    let store = use_store();
    let sheet = move || store.read(picture::sheet).map(|sheet| write(&sheet));
    view! {
        <Popover name=picture::take_along() label=picture::take_along() sign=Sign::Download class="take-along">
            <Button
                label=picture::save_svg().to_owned()
                press=move || if let Some(file) = sheet() {
                    files::download("rollout.svg", &file.text);
                }
            />
            <Button
                label=picture::save_png().to_owned()
                press=move || if let Some(file) = sheet() {
                    files::download_png("rollout.png", file);
                }
            />
            <Button
                label=picture::print().to_owned()
                press=move || {
                    // Refused only where printing is forbidden.
                    let _ = window().print();
                }
            />
            <Papers />
        </Popover>
    }
}

/// What is planned, as a change request and as a calendar.
#[component]
pub fn ChangeRequest() -> impl IntoView {
    view! {
        <Popover name=planned::change_request() label=planned::change_request() sign=Sign::Download class="take-along">
            <Papers />
        </Popover>
    }
}

#[component]
fn Papers() -> impl IntoView {
    let store = use_store();
    view! {
        <Button label=planned::download_calendar().to_owned() press=move || save_calendar(store) />
        <Button label=planned::download_request().to_owned() press=move || save_request(store) />
        <Button label=planned::copy_request().to_owned() press=move || copy_request(store) />
    }
}

fn too_early(store: Store) {
    store.dispatch(Intent::Rehearse(RehearseAct::TooEarly));
}

fn save_calendar(store: Store) {
    let link = persist::link(store);
    match store.read(|model| calendar(model, &link, today::now())) {
        Some(text) => files::download("tls-change.ics", &text),
        None => too_early(store),
    }
}

fn save_request(store: Store) {
    let link = persist::link(store);
    match store.read(|model| request(model, &link)) {
        Some(text) => {
            files::download("change-request.md", &text);
            taken(store);
        }
        None => too_early(store),
    }
}

fn copy_request(store: Store) {
    let link = persist::link(store);
    match store.read(|model| request(model, &link)) {
        Some(text) => {
            files::copy_for(store, &text);
            taken(store);
        }
        None => too_early(store),
    }
}

/// Whoever has it as a file has it as well.
fn taken(store: Store) {
    store.dispatch(Intent::Saw(Seen::Copied(Copied::Request)));
}
