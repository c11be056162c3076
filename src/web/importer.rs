//! The worker that reads what others wrote. It is fetched with the first visit of its tab, and stays: what was asked of it is
//! answered wherever the person is by then.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use web_sys::{MessageEvent, Worker, WorkerOptions};

use super::Store;
use crate::app::Intent;
use crate::app::look::{LookAct, Unread};
use crate::codec::imported::Imported;
use crate::codec::reply::Reply;

thread_local! {
    static IMPORTER: RefCell<Importer> = RefCell::default();
}

#[derive(Default)]
struct Importer {
    /// The worker; none before the first visit, and after it has failed.
    worker: Option<Worker>,
    ready: bool,
    /// How often something was asked for.
    asked: u32,
    /// What waits for the worker to be ready: the last that was asked for.
    waiting: Option<(u32, JsValue)>,
    /// What it was given, and has not answered.
    given: VecDeque<u32>,
    /// What was asked for last, to be asked again when a person has chosen one of several instances.
    last: Option<Vec<(String, JsValue)>>,
}

/// Something that is to be read. Only the last that was asked for is answered.
#[derive(Clone, Copy)]
pub struct Asked(u32);

/// Fetches the worker, unless it is there.
pub fn prepare(store: Store) {
    if IMPORTER.with_borrow(|importer| importer.worker.is_some()) {
        return;
    }
    let worker = Worker::new_with_options("./importer_loader.js", &WorkerOptions::new()).ok();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match event.data().as_string().as_deref() {
            Some("ready") => IMPORTER.with_borrow_mut(Importer::begin),
            Some(answer) => answered(store, answer),
            None => {}
        }
    });
    let fail = Closure::<dyn FnMut(JsValue)>::new(move |_| failed(store));
    if let Some(worker) = &worker {
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    }
    hear.forget();
    fail.forget();
    IMPORTER.with_borrow_mut(|importer| {
        importer.worker = worker;
        importer.ready = false;
    });
}

/// Says that something is to be read, at the moment at which the person asks for it.
pub fn ask(store: Store) -> Asked {
    let asked = IMPORTER.with_borrow_mut(|importer| {
        importer.asked = importer.asked.wrapping_add(1);
        importer.waiting = None;
        Asked(importer.asked)
    });
    store.dispatch(Intent::Look(LookAct::Reading));
    asked
}

impl Asked {
    /// Lets the worker read files, each a name with a text or bytes; of several instances the one called `wanted`.
    pub fn read(self, files: Vec<(String, JsValue)>, wanted: Option<&str>, store: Store) {
        if !self.is_last() {
            return;
        }
        prepare(store);
        let what = Array::of1(&wanted.map_or(JsValue::NULL, JsValue::from_str));
        for (name, file) in &files {
            what.push(&name.as_str().into());
            what.push(file);
        }
        let what: JsValue = what.into();
        IMPORTER.with_borrow_mut(|importer| importer.last = Some(files));
        let has_worker = IMPORTER.with_borrow_mut(|importer| {
            importer.waiting = Some((self.0, what));
            if importer.ready {
                importer.begin();
            }
            importer.worker.is_some()
        });
        if !has_worker {
            self.refuse(Unread::NoImporter, store);
        }
    }

    /// Says that it cannot be read.
    pub fn refuse(self, why: Unread, store: Store) {
        if self.is_last() {
            say(store, Err(why));
        }
    }

    fn is_last(self) -> bool {
        IMPORTER.with_borrow(|importer| importer.asked == self.0)
    }
}

impl Importer {
    /// Gives the worker, which is ready, what waits for it.
    fn begin(&mut self) {
        self.ready = true;
        if let (Some(worker), Some((asked, what))) = (&self.worker, self.waiting.take()) {
            self.given.push_back(asked);
            // A text and a buffer can be posted.
            let _ = worker.post_message(&what);
        }
    }
}

/// Reads texts, each by its name; or says which is none that can be read.
pub async fn read_all(texts: &[(String, String)]) -> Result<Vec<(String, Arc<Imported>)>, String> {
    let mut read = Vec::new();
    for (name, text) in texts {
        match read_apart(text).await {
            Some(imported) => read.push((name.clone(), Arc::new(imported))),
            None => return Err(name.clone()),
        }
    }
    Ok(read)
}

/// Reads one text, by a worker of its own; `None` if it is none, or no worker came.
async fn read_apart(text: &str) -> Option<Imported> {
    let worker = Worker::new_with_options("./importer_loader.js", &WorkerOptions::new()).ok()?;
    let what = Array::of3(&JsValue::NULL, &"".into(), &text.into());
    let asked = worker.clone();
    let mut hears = None;
    let answer = Promise::new(&mut |resolve, _| {
        let (given, what) = (asked.clone(), what.clone());
        let (resolve, fail) = (resolve.clone(), resolve);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().as_deref() {
                // A text can be posted.
                Some("ready") => drop(given.post_message(&what)),
                _ => drop(resolve.call1(&JsValue::NULL, &event.data())),
            }
        });
        let broken = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            drop(fail.call1(&JsValue::NULL, &JsValue::NULL));
        });
        asked.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        asked.set_onerror(Some(broken.as_ref().unchecked_ref()));
        hears = Some((hear, broken));
    });
    let answer = JsFuture::from(answer).await.ok()?.as_string();
    worker.terminate();
    drop(hears);
    match Reply::from_json(&answer?)? {
        Reply::Imported(imported) => Some(*imported),
        Reply::Several(_) | Reply::Error(_) => None,
    }
}

/// Reads once more what was read last: the instance of this name in it.
pub fn choose(store: Store, name: &str) {
    let last = IMPORTER.with_borrow(|importer| importer.last.clone());
    if let Some(files) = last {
        ask(store).read(files, Some(name), store);
    }
}

/// The worker answers in the order in which it was given something.
fn answered(store: Store, answer: &str) {
    let is_last =
        IMPORTER.with_borrow_mut(|importer| importer.given.pop_front() == Some(importer.asked));
    if !is_last {
        return;
    }
    let read = match Reply::from_json(answer) {
        Some(Reply::Imported(imported)) => Ok(Arc::from(imported)),
        Some(Reply::Several(names)) => Err(Unread::Several(names)),
        Some(Reply::Error(error)) => Err(Unread::Wrong(error)),
        None => Err(Unread::OtherImporter),
    };
    say(store, read);
}

/// The worker did not come, or broke down: the next that is asked for gets another one.
fn failed(store: Store) {
    IMPORTER.with_borrow_mut(|importer| {
        if let Some(worker) = importer.worker.take() {
            worker.terminate();
        }
        importer.ready = false;
        importer.given.clear();
        importer.waiting = None;
    });
    say(store, Err(Unread::NoImporter));
}

/// Says what came of it; the model heeds it only while something is being read.
fn say(store: Store, read: Result<Arc<Imported>, Unread>) {
    store.dispatch(Intent::Look(LookAct::Import(Some(read))));
}
