//! The tab "Impact": regions of text that follow the model, and what their buttons and fields ask for.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::{Event, HtmlDialogElement};
use wasm_bindgen::JsCast;

use crate::app::act::Act;
use crate::app::fleet::FleetAct;
use crate::app::look::LookAct;
use crate::app::{Intent, Model};
use crate::codec;
use crate::domain::{Config, Side};
use crate::tls::catalogue::catalogue;
use crate::tls::own::{Form, Origin};
use crate::ui::parts::fields::Field;
use crate::ui::parts::text_rows::{Rows, TextRow, draw, draw_rows};
use crate::ui::parts::{field, focus, kept, pressed};
use crate::web::store::use_store;
use crate::web::{Store, files, follow};
use crate::words::impact_tab::{LISTS, REGIONS, hardening, rows, skeleton};
use crate::words::profiles::{self, Kept, Row};

/// Who connects before and after, and what would be stronger.
#[component]
pub fn ImpactTab() -> impl IntoView {
    let store = use_store();
    store.dispatch(Intent::Look(LookAct::Again));
    let heard = |hear: fn(Store, &Event)| -> Box<dyn FnMut(Event)> {
        Box::new(move |event| hear(store, &event))
    };
    let press = || -> Box<dyn FnMut(leptos::ev::MouseEvent)> {
        Box::new(move |event| press(store, &event))
    };
    // Effects run when the tab stands on the page, so the regions are there.
    for (id, region) in REGIONS {
        let html = store.select(region);
        follow(Box::new(move || draw(id, &html.get())));
    }
    for (id, list) in LISTS {
        let rows =
            store.select(move |model| list(model).into_iter().map(Arc::new).collect::<Vec<_>>());
        let drawn: RefCell<Rows<Row>> = RefCell::default();
        follow(Box::new(move || {
            let new: Rows<Row> = rows.get().into_iter().enumerate().collect();
            draw_rows(id, &drawn.borrow(), &new);
            drawn.replace(new);
        }));
    }
    // What the search depends on. The draft is not among it, so a toggle costs no search.
    let premise = store
        .select(|model| (model.instance(), model.channel(), model.target(), model.fleet().clone()));
    follow(Box::new(move || {
        premise.get();
        draw("hardening", &store.read(|model| hardening(model, &model.frontier())));
    }));
    tables(store);
    kept::put_back(&["own-name", "own-offer", "pasted-fleet"]);
    let opened = store.select(|model| model.look().opened.is_some());
    follow(Box::new(move || {
        let Some(dialog) = dialog() else { return };
        if opened.get() {
            // Refused only where it is open already.
            let _ = dialog.show_modal();
            focus("handshake-title");
        } else if dialog.open() {
            // Whoever was open is not in the fleet any more.
            dialog.close();
        }
    }));
    view! {
        <div
            class="panel"
            inner_html=skeleton()
            on:click=press()
            on:change=heard(changed)
            on:input=heard(typed)
        ></div>
        <dialog
            class="pane pane--wide"
            id="handshake"
            aria-labelledby="handshake-title"
            on:click=press()
            on:change=heard(changed)
            on:close=heard(|store, _| closed(store))
        >
            <div id="handshake-head"></div>
            <div class="filters">
                <div id="handshake-requests"></div>
                <div id="handshake-keep"></div>
            </div>
            <p class="pane__lead" id="handshake-notice" aria-live="polite"></p>
            <div id="handshake-story"></div>
        </dialog>
    }
}

/// Keeps the rows of both tables as the model has them.
fn tables(store: Store) {
    // All that a row can depend on.
    let premise = store.select(|model| {
        let draft = (model.live(), model.draft());
        (
            model.instance(),
            model.channel(),
            draft,
            model.fleet().clone(),
            model.look().items.clone(),
        )
    });
    let kept: RefCell<Vec<Kept>> = RefCell::default();
    let drawn: RefCell<[Rows<Row>; 2]> = RefCell::default();
    follow(Box::new(move || {
        premise.get();
        store.read(|model| {
            let all = profiles::rows(model, &kept.borrow());
            for (side, id) in [(Side::Client, "clients"), (Side::Backend, "backends")] {
                let new = rows(model, &all, side);
                draw_rows(id, &drawn.borrow()[side as usize], &new);
                drawn.borrow_mut()[side as usize] = new;
            }
            kept.replace(all);
        });
    }));
}

impl TextRow for Row {
    fn look(&self) -> &'static str {
        self.look
    }

    fn html(&self) -> &str {
        &self.html
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id("handshake")?.dyn_into().ok()
}

/// Buttons that are text say in an attribute what they ask for.
fn press(store: Store, event: &Event) {
    let Some(act) = pressed(event) else { return };
    // The second press of a double one meets what the first has put there.
    let again = files::property(event, "detail").as_f64().is_some_and(|times| times > 1.0);
    if again && matches!(act, Act::Add(_) | Act::AddOwn) {
        return;
    }
    let look = |act| store.dispatch(Intent::Look(act));
    let fleet = |act| store.dispatch(Intent::Fleet(act));
    let json = || store.read(|model| codec::fleet::write(model.fleet()));
    match act {
        Act::Adopt(config) => store.dispatch(Intent::Adopt(config)),
        Act::Turn(settings) => {
            let draft = store.read(|model| model.draft());
            let turned = Config::from_bits(draft.bits() ^ settings.bits());
            store.dispatch(Intent::Adopt(turned));
        }
        Act::Open(at) => look(LookAct::Open(Some(at))),
        Act::Close => close(),
        Act::Before => look(LookAct::Before(true)),
        Act::After => look(LookAct::Before(false)),
        Act::Keep(at) => {
            let keep = |model: &Model| model.fleet().members.get(at).is_some_and(|each| each.keep);
            fleet(FleetAct::Keep(at, !store.read(keep)));
        }
        Act::Remove(at) => {
            close();
            fleet(FleetAct::Remove(at));
        }
        Act::Add(at) => {
            if let Some(entry) = catalogue().get(at) {
                fleet(FleetAct::Add(entry.profile.side(), entry.profile.facts().id.to_string()));
                // The button goes with its row, and the last one leaves none behind.
                focus("wanted");
            }
        }
        Act::AddOwn => add_own(store),
        Act::Again => {
            look(LookAct::Again);
            // The button goes with its reason.
            focus("who");
        }
        Act::Example => fleet(FleetAct::Example),
        Act::Empty => fleet(FleetAct::Empty),
        Act::Download => files::download("fleet.json", &json()),
        Act::Copy => {
            files::copy(&json(), move |copied| store.dispatch(Intent::Copied { copied }));
        }
        Act::Import => fleet(FleetAct::Import(files::value("pasted-fleet"))),
        Act::Rollout(_) | Act::Try(_) | Act::Code(_) | Act::Format(_) | Act::Choose(_) => {}
    }
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// The focus goes back to the profile's name, if it is still there.
fn closed(store: Store) {
    let id = store.read(|model| model.look().opened).map(profiles::row_id);
    store.dispatch(Intent::Look(LookAct::Open(None)));
    let id = id.filter(|id| document().get_element_by_id(id).is_some());
    focus(id.as_deref().unwrap_or("panel"));
}

/// What was refused stays in its fields, to be mended.
fn add_own(store: Store) {
    let text = files::value("own-offer");
    let origin = Origin { form: Form::guess(&text), text };
    let clients = |model: &Model| model.fleet().on(Side::Client).count();
    let before = store.read(clients);
    store.dispatch(Intent::Fleet(FleetAct::AddOwn(files::value("own-name"), origin)));
    if store.read(clients) > before {
        kept::empty("own-name");
        kept::empty("own-offer");
    }
}

fn changed(store: Store, event: &Event) {
    let Field { name, text, chosen: at, .. } = field(event);
    let look = |act| store.dispatch(Intent::Look(act));
    match name.as_str() {
        "show" => look(LookAct::Show(at)),
        "status" => look(LookAct::Status(at)),
        "group" => look(LookAct::Group(at)),
        "sort" => look(LookAct::Sort(at)),
        "name" => {
            store.dispatch(Intent::Fleet(FleetAct::Rename(text)));
            files::set_value("fleet-name-field", &store.read(|model| model.fleet().name.clone()));
        }
        "requests" => {
            let opened = store.read(|model| model.look().opened);
            let Some(at) = opened else { return };
            // What is too much for the fleet is brought down to the most there may be.
            let act = match text.trim().parse::<u64>() {
                Ok(requests) => {
                    FleetAct::SetRequests(at, u32::try_from(requests).unwrap_or(u32::MAX))
                }
                Err(_) => FleetAct::NotANumber,
            };
            store.dispatch(Intent::Fleet(act));
            let requests = |model: &Model| model.fleet().members.get(at).map(|each| each.requests);
            files::set_value("requests", &store.read(requests).unwrap_or_default().to_string());
        }
        "file" => {
            let import = move |text| store.dispatch(Intent::Fleet(FleetAct::Import(text)));
            if let Some(file) = files::chosen(event) {
                files::read(&file, import, move || store.dispatch(Intent::Dropped(1)));
            }
        }
        _ => {}
    }
}

fn typed(store: Store, event: &Event) {
    let Field { name, text, .. } = field(event);
    match name.as_str() {
        "query" => store.dispatch(Intent::Look(LookAct::Query(text))),
        "wanted" => store.dispatch(Intent::Look(LookAct::Wanted(text))),
        _ => {}
    }
}
