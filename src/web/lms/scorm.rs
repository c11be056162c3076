//! The API of SCORM 1.2: an object `API` on this window, on one above it, or on the one that opened it.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::web::clock::now;
use crate::web::rest;

/// Most windows above.
const ABOVE_MAX: usize = 10;

/// Some players make it a moment after what they play is loaded.
const PATIENCE_MILLISECONDS: f64 = 1000.0;

/// How long between two looks.
const LOOK_MILLISECONDS: u32 = 50;

/// What an LMS offers.
pub struct Api(JsValue);

impl Api {
    /// Looks for it; `None` where nobody offers it in time.
    pub async fn find() -> Option<Self> {
        let until = now() + PATIENCE_MILLISECONDS;
        loop {
            let found = found();
            if found.is_some() || now() > until {
                return found.map(Self);
            }
            rest(LOOK_MILLISECONDS).await;
        }
    }

    /// Begins a visit, and says whether it did.
    pub fn initialize(&self) -> bool {
        is_done(&self.call("LMSInitialize", &[""]))
    }

    /// What it has under a name; empty where it has nothing.
    pub fn get(&self, element: &str) -> String {
        let value = self.call("LMSGetValue", &[element]);
        value.and_then(|value| value.as_string()).unwrap_or_default()
    }

    /// Sets a value, and says whether it was taken.
    pub fn set(&self, element: &str, value: &str) -> bool {
        is_done(&self.call("LMSSetValue", &[element, value]))
    }

    /// Has it keep what was set, and says whether it did.
    pub fn commit(&self) -> bool {
        is_done(&self.call("LMSCommit", &[""]))
    }

    /// Ends the visit, and says whether that was taken.
    pub fn finish(&self) -> bool {
        is_done(&self.call("LMSFinish", &[""]))
    }

    fn call(&self, name: &str, words: &[&str]) -> Option<JsValue> {
        let words: Array = words.iter().map(|word| JsValue::from_str(word)).collect();
        let function: Function = Reflect::get(&self.0, &name.into()).ok()?.dyn_into().ok()?;
        // Where the LMS cannot be reached, some throw.
        Reflect::apply(&function, &self.0, &words).ok()
    }
}

/// Only a "false" is one: some answer nothing where all went well.
fn is_done(answer: &Option<JsValue>) -> bool {
    answer.as_ref().is_some_and(|answer| {
        *answer != JsValue::FALSE && answer.as_string().as_deref() != Some("false")
    })
}

fn found() -> Option<JsValue> {
    let own: JsValue = window().into();
    let top = Reflect::get(&own, &"top".into()).unwrap_or_default();
    let opener = |of: &JsValue| Reflect::get(of, &"opener".into()).unwrap_or_default();
    above(own.clone()).or_else(|| above(opener(&own))).or_else(|| above(opener(&top)))
}

/// The API of a window, or of the next above it that has one. One of another host is passed: it tells nothing but what is above it.
fn above(window: JsValue) -> Option<JsValue> {
    let mut window = window;
    for _ in 0..=ABOVE_MAX {
        let api = Reflect::get(&window, &"API".into()).unwrap_or_default();
        let begins = Reflect::get(&api, &"LMSInitialize".into()).unwrap_or_default();
        if begins.is_function() {
            return Some(api);
        }
        let parent = Reflect::get(&window, &"parent".into()).ok()?;
        if parent == window || !parent.is_object() {
            return None;
        }
        window = parent;
    }
    None
}
