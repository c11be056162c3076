//! The worker that reads what others wrote. It is fetched when it is first needed.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions};

use super::Store;
use crate::app::Intent;
use crate::app::look::LookAct;
use crate::codec::imported::Imported;
use crate::codec::json::{self, Json};

/// The worker, and what waits for it to be ready.
#[derive(Clone)]
pub struct Importer {
    worker: Option<Worker>,
    waiting: Rc<RefCell<Waiting>>,
}

#[derive(Default)]
struct Waiting {
    ready: bool,
    messages: Vec<JsValue>,
}

impl Importer {
    /// Starts the worker; what it answers goes to `store`.
    pub fn start(store: Store) -> Self {
        let waiting = Rc::<RefCell<Waiting>>::default();
        let options = WorkerOptions::new();
        let worker = Worker::new_with_options("./importer_loader.js", &options).ok();
        let importer = Self { worker: worker.clone(), waiting };
        let heard = importer.clone();
        let hear =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                match event.data().as_string().as_deref() {
                    Some("ready") => heard.ready(),
                    Some(answer) => say(store, answer),
                    None => {}
                }
            });
        let fail = Closure::<dyn FnMut(JsValue)>::new(move |_| refuse(store));
        if let Some(worker) = worker {
            worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        }
        hear.forget();
        fail.forget();
        importer
    }

    /// Lets the worker read a text or the bytes of a file.
    pub fn read(&self, what: JsValue, store: Store) {
        let mut waiting = self.waiting.borrow_mut();
        match &self.worker {
            Some(worker) if waiting.ready => {
                // A worker that is gone has said so before.
                let _ = worker.post_message(&what);
            }
            Some(_) => waiting.messages.push(what),
            None => refuse(store),
        }
    }

    /// Ends the worker.
    pub fn stop(&self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }

    fn ready(&self) {
        let messages = {
            let mut waiting = self.waiting.borrow_mut();
            waiting.ready = true;
            std::mem::take(&mut waiting.messages)
        };
        if let Some(worker) = &self.worker {
            for message in messages {
                let _ = worker.post_message(&message);
            }
        }
    }
}

fn say(store: Store, answer: &str) {
    let read = json::read(answer).ok();
    let error = read.as_ref().and_then(|answer| answer.get("error")).and_then(Json::text);
    let imported = answer.strip_prefix("{\"imported\":").and_then(|rest| rest.strip_suffix('}'));
    let read = match (error, imported.and_then(Imported::from_json)) {
        (Some(error), _) => Err(error.to_owned()),
        (None, Some(imported)) => Ok(Arc::new(imported)),
        (None, None) => Err("the importer is of another version; reload the page".to_owned()),
    };
    store.dispatch(Intent::Look(LookAct::Import(Some(read))));
}

fn refuse(store: Store) {
    let why =
        "the importer could not be loaded; reload the page, or look at the network".to_owned();
    store.dispatch(Intent::Look(LookAct::Import(Some(Err(why)))));
}
