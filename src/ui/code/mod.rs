//! The tab "Code": what was brought in beside the draft, the draft as text, what to know of it, and the way in.

mod block;
mod bring_in;
mod deploy;
mod drift;
mod export;
mod linters;
mod patch;
mod remarks;
mod settings_table;
mod undecided;
mod understood;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::web_sys::{Blob, HtmlInputElement, HtmlTextAreaElement};
use wasm_bindgen::JsCast;

use crate::app::look::{LookAct, Unread};
use crate::app::{Intent, Model};
use crate::ui::parts::{Answers, Head, focus};
use crate::web::store::{Selected, use_store};
use crate::web::{Store, files, importer};
use crate::words::{code_tab as words, import_tab};

/// Out, in, drift and verdicts.
#[component]
pub fn CodeTab() -> impl IntoView {
    let store = use_store();
    let address = window().location();
    let address = [address.origin(), address.pathname()].map(Result::unwrap_or_default).concat();
    look(store, LookAct::Address(address));
    importer::prepare(store);
    let comparison = ask(Model::comparison);
    let has_import = comparison.slice(Option::is_some);
    let answer = Signal::derive(move || {
        comparison.with(|found| found.as_ref().map_or_else(words::answer, import_tab::answer))
    });
    Effect::new(move |before: Option<bool>| {
        let is_here = has_import.get();
        // What came is above what was asked for: the focus goes there, unless somebody types already.
        if is_here && before == Some(false) {
            request_animation_frame(|| {
                if !is_typing() {
                    focus(drift::TITLE);
                }
            });
        }
        is_here
    });
    // Text that is dragged goes where it is dropped.
    let over = move |event: DragEvent| {
        if files::holds_files(&event) {
            event.prevent_default();
        }
    };
    let drop = move |event: DragEvent| {
        if files::holds_files(&event) {
            event.prevent_default();
            read_files(store, files::dropped(&event));
        }
    };
    view! {
        <div class="stack" on:dragover=over on:drop=drop>
            <Head title=words::title() answer />
            {move || has_import.get().then(|| view! { <drift::Drift /> })}
            <export::Export />
            <Answers label=words::about()>
                <deploy::Deploy />
                <patch::Patch />
                <linters::Linters />
            </Answers>
            <bring_in::BringIn />
        </div>
    }
}

/// Follows an answer of the model that depends on nothing but what the tab depends on.
fn ask<T: PartialEq + Send + Sync + 'static>(
    question: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Selected<T> {
    let store = use_store();
    store.select(Model::code_premise).slice(move |_| store.read(&question))
}

fn look(store: Store, act: LookAct) {
    store.dispatch(Intent::Look(act));
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

fn is_typing() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| {
        active.has_type::<HtmlTextAreaElement>()
            || active
                .dyn_ref::<HtmlInputElement>()
                .is_some_and(|input| !matches!(input.type_().as_str(), "file" | "checkbox"))
    })
}
