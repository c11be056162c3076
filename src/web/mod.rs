//! The browser's edge: one clock, one store, links and storage. Holds no rule.

pub mod clock;
pub mod files;
pub mod importer;
pub mod lms;
pub mod own;
pub mod persist;
pub mod store;
pub mod survey;
pub mod theme;
pub mod today;

pub use store::Store;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Runs `effect` soon and whenever what it reads changes, as long as the part of the page lives that asks for it.
pub fn follow(mut effect: Box<dyn FnMut()>) {
    Effect::new(move |_| effect());
}

/// From now on the root has this attribute while `is` says so, for the style sheet.
pub fn mark_root(name: &'static str, is: impl Fn() -> bool + 'static) {
    follow(Box::new(move || {
        if let Some(root) = document().document_element() {
            // An attribute of a name without faults is never refused.
            let _ = root.toggle_attribute_with_force(name, is());
        }
    }));
}

/// Waits until the page draws again, so that something long leaves room for it.
pub async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        // A promise of ours takes any value.
        request_animation_frame(move || drop(resolve.call0(&JsValue::NULL)));
    });
    // It is never refused.
    let _ = JsFuture::from(frame).await;
}

/// Waits so long, whether or not the page is drawn.
pub async fn rest(milliseconds: u32) {
    let mut end = None;
    let rest = Promise::new(&mut |resolve, _| {
        end = Some(Timeout::new(milliseconds, move || drop(resolve.call0(&JsValue::NULL))));
    });
    // It is never refused.
    let _ = JsFuture::from(rest).await;
    drop(end);
}

/// Hears the first of such events of the window, and no more of them.
pub fn listen_once(name: &str, hear: impl FnOnce() + 'static) {
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    let hear = Closure::once_into_js(hear);
    // The window refuses no listener.
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        name,
        hear.unchecked_ref(),
        &once,
    );
}

/// Hears an event of the window, as long as the page lives.
pub fn listen(name: &'static str, hear: Box<dyn FnMut(web_sys::Event)>) {
    let hear = Closure::wrap(hear);
    // The window refuses no listener.
    let _ = window().add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    hear.forget();
}
