//! The importer: a worker that reads what others wrote, with parsers that the page does not hold.
//!
//! It says "ready", then answers every message. A message is a list: which instance is meant, or null; then name and text, or name
//! and bytes, of each file. An answer is a [`Reply`].

use js_sys::{Array, ArrayBuffer, Uint8Array};
use tls_rehearsal::codec::import::{Failure, ImportError, Source, decode, import_files};
use tls_rehearsal::codec::reply::Reply;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // A page that is gone hears nothing.
        let _ = answering.post_message(&answer(&event).to_json().into());
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    let _ = scope.post_message(&"ready".into());
}

fn answer(event: &MessageEvent) -> Reply {
    let message: Array = event.data().unchecked_into();
    let wanted = message.get(0).as_string();
    let parts: Vec<_> = message.iter().skip(1).collect();
    let mut files = Vec::new();
    for pair in parts.chunks_exact(2) {
        let name = pair[0].as_string().unwrap_or_default();
        let text = match pair[1].as_string() {
            Some(text) => Ok(text),
            None => {
                let buffer: ArrayBuffer = pair[1].clone().unchecked_into();
                decode(&Uint8Array::new(&buffer).to_vec())
            }
        };
        match text {
            Ok(text) => files.push((name, text)),
            Err(error) => return Reply::Error(named(&name, &error)),
        }
    }
    let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
    match import_files(&sources, wanted.as_deref()) {
        Ok(imported) => Reply::Imported(Box::new(imported)),
        Err(Failure { error: ImportError::Several(names), .. }) => Reply::Several(names),
        Err(Failure { file, error }) => {
            Reply::Error(named(files.get(file).map_or("", |(name, _)| name), &error))
        }
    }
}

/// The error, with the file that it is about.
fn named(name: &str, error: &ImportError) -> String {
    if name.is_empty() { error.to_string() } else { format!("{name}: {error}") }
}
