//! The importer: a worker that reads what others wrote, with parsers that the page does not hold.
//!
//! It says "ready", then answers every message, which is a file's bytes or a text, with JSON: `{"imported": ...}` or
//! `{"error": "..."}`.

use js_sys::{ArrayBuffer, Uint8Array};
use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::json::quoted;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // A page that is gone hears nothing.
        let _ = answering.post_message(&answer(&event).into());
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    let _ = scope.post_message(&"ready".into());
}

fn answer(event: &MessageEvent) -> String {
    let data = event.data();
    let text = match data.as_string() {
        Some(text) => Ok(text),
        None => {
            let buffer: ArrayBuffer = data.unchecked_into();
            decode(&Uint8Array::new(&buffer).to_vec())
        }
    };
    match text.and_then(|text| import(&text)) {
        Ok(imported) => format!("{{\"imported\":{}}}", imported.to_json()),
        Err(error) => format!("{{\"error\":{}}}", quoted(&error.to_string())),
    }
}
