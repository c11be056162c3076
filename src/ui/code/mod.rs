//! The tab "Code": regions of text that follow the model, and what their buttons and fields ask for.

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::web_sys::{Blob, Event};
use wasm_bindgen::JsValue;

use crate::app::act::{Act, CodeAct};
use crate::app::look::{Decision, LookAct, Unread};
use crate::app::{Intent, Model};
use crate::codec::export::Format;
use crate::domain::Setting;
use crate::ui::parts::text_rows::draw;
use crate::ui::parts::{field, focus, kept, pressed};
use crate::web::store::use_store;
use crate::web::{Store, files, follow, importer};
use crate::words::code_tab::{REGIONS, exported, premise, skeleton};

/// Out, in, drift and verdicts.
#[component]
pub fn CodeTab() -> impl IntoView {
    let store = use_store();
    let address = window().location();
    let address = [address.origin(), address.pathname()].map(Result::unwrap_or_default).concat();
    look(store, LookAct::Address(address));
    importer::prepare(store);
    kept::put_back(&["to-import"]);
    let premise = store.select(premise);
    let drawn = StoredValue::new_local(REGIONS.map(|_| String::new()));
    follow(Box::new(move || {
        premise.get();
        let regions = store.read(|model| REGIONS.map(|(id, region)| (id, region(model))));
        // Not while the model is read: what goes away while somebody is at it may ask for something.
        for (at, (id, html)) in regions.into_iter().enumerate() {
            if drawn.with_value(|drawn| drawn[at] != html) {
                draw(id, &html);
                drawn.update_value(|drawn| drawn[at] = html);
            }
        }
    }));
    let press: Box<dyn FnMut(leptos::ev::MouseEvent)> = Box::new(move |event| press(store, &event));
    let change: Box<dyn FnMut(Event)> = Box::new(move |event| changed(store, &event));
    let key: Box<dyn FnMut(KeyboardEvent)> = Box::new(move |event| key(store, &event));
    // Text that is dragged goes where it is dropped.
    let over: Box<dyn FnMut(DragEvent)> = Box::new(move |event| {
        if files::holds_files(&event) {
            event.prevent_default();
        }
    });
    let drop: Box<dyn FnMut(DragEvent)> = Box::new(move |event| {
        if files::holds_files(&event) {
            event.prevent_default();
            read_files(store, files::dropped(&event));
        }
    });
    view! {
        <div
            class="panel"
            inner_html=skeleton()
            on:click=press
            on:change=change
            on:keydown=key
            on:dragover=over
            on:drop=drop
        ></div>
    }
}

fn read_files(store: Store, chosen: Vec<Blob>) {
    if chosen.is_empty() {
        return;
    }
    let asked = importer::ask(store);
    files::bytes(
        chosen,
        move |read| asked.read(read, None, store),
        move |too_long| match too_long {
            Some(size) => asked.refuse(Unread::TooLong(size as u64), store),
            None => asked.refuse(Unread::NoFile, store),
        },
    );
}

fn look(store: Store, act: LookAct) {
    store.dispatch(Intent::Look(act));
}

/// Opens a format and moves to its tab.
fn open(store: Store, at: usize) {
    look(store, LookAct::Format(at));
    focus(&Act::Format(at).to_string());
}

fn press(store: Store, event: &Event) {
    let Some(act) = pressed(event) else { return };
    match act {
        Act::Format(at) => open(store, at),
        Act::Code(CodeAct::Copy) => {
            let text = store.read(exported);
            files::copy(&text, move |copied| store.dispatch(Intent::Copied { copied }));
        }
        Act::Code(CodeAct::Download) => {
            let name = store.read(|model| model.look().code.format().file_name());
            files::download(name, &store.read(exported));
        }
        Act::Code(CodeAct::Import) => {
            let text = files::value("to-import");
            let pasted = (String::new(), JsValue::from_str(&text));
            importer::ask(store).read(vec![pasted], None, store);
        }
        Act::Code(CodeAct::Take) => {
            let taken = store.read(Model::taken);
            if let Some(config) = taken {
                store.dispatch(Intent::Adopt(config));
            }
        }
        Act::Code(CodeAct::TakeInstance) => {
            let instance = store.read(|model| {
                let imported = model.look().code.imported.clone()?;
                Some(imported.instance(model.instance()))
            });
            if let Some(instance) = instance {
                store.dispatch(Intent::ChooseImported(instance));
                // The button goes with its reason, unless that was refused.
                if store.read(|model| model.instance() == instance) {
                    focus("in");
                }
            }
        }
        Act::Code(CodeAct::GiveUp) => {
            look(store, LookAct::Import(None));
            focus("in");
        }
        Act::Choose(at) => {
            let name = store.read(|model| match &model.look().code.refused {
                Some(Unread::Several(names)) => names.get(at).cloned(),
                Some(_) | None => None,
            });
            if let Some(name) = name {
                importer::choose(store, &name);
                focus("in");
            }
        }
        Act::Adopt(_)
        | Act::Turn(_)
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
        | Act::Import
        | Act::Rollout(_)
        | Act::Try(_) => {}
    }
}

fn changed(store: Store, event: &Event) {
    let field = field(event);
    match field.name.as_str() {
        "only-change" => look(store, LookAct::OnlyChange(field.ticked)),
        "import-file" => read_files(store, files::all_chosen(event)),
        name => {
            let Some(which) = name.strip_prefix("decide-") else { return };
            let setting = which.parse().ok().and_then(|at: usize| Setting::ALL.get(at).copied());
            let decision = Decision::ALL.get(field.chosen).copied().unwrap_or_default();
            look(store, LookAct::Decide(setting, decision));
        }
    }
}

/// Arrow keys move between formats and open them.
fn key(store: Store, event: &KeyboardEvent) {
    let Some(Act::Format(at)) = pressed(event) else { return };
    let last = Format::ALL.len() - 1;
    let to = match event.key().as_str() {
        "ArrowRight" => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        "ArrowLeft" => {
            if at == 0 {
                last
            } else {
                at - 1
            }
        }
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    open(store, to);
}
