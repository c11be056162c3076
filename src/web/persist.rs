//! The share link in the address bar and in storage.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use js_sys::encode_uri_component;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Storage, UrlSearchParams};

use super::store::Lesson;
use super::{Store, files, follow, listen};
use crate::app::look::{LookAct, Screen};
use crate::app::seen::{Copied, Seen};
use crate::app::{Intent, Model};
use crate::codec::fleet;
use crate::codec::link::{self, Snapshot};
use crate::rollout::SimTime;

const STORAGE_KEY: &str = "tls-rehearsal";
const SCREEN_KEY: &str = "tls-rehearsal-screen";
const FLEET_KEY: &str = "tls-rehearsal-fleet";
const UNREADABLE_FLEET_KEY: &str = "tls-rehearsal-fleet-unreadable";
const UNREADABLE_KEY: &str = "tls-rehearsal-unreadable";

/// How long the state must rest before it is written: browsers limit how often an address may change.
const REST_MILLISECONDS: u32 = 250;

/// The store as this tab, or else the last visit, left it; then what a link in the address asks for.
///
/// An address that this page has written carries a mark, so a reload is told from a link. What the tab was left with is
/// newer than the address, which follows the state only when it rests.
pub fn restore() -> Store {
    let own_address =
        window().history().and_then(|history| history.state()).is_ok_and(|mark| mark.is_truthy());
    let (fragment, lesson) = match fragment() {
        // What a package plays is asked of the package.
        _ if is_package() => (None, Some(LESSON.to_owned())),
        Some(text) if is_lesson(&text) => (None, Some(text)),
        fragment => (fragment, None),
    };
    let (stored, link) = if own_address {
        (get_item(tab_storage(), STORAGE_KEY).or(fragment), None)
    } else {
        (get_item(storage(), STORAGE_KEY), fragment)
    };
    let last_visit = stored.as_deref().map(link::read);
    let snapshot = last_visit.as_ref().and_then(|read| read.as_ref().ok()).cloned();
    let of_tab = own_address.then(|| get_item(tab_storage(), FLEET_KEY)).flatten();
    let kept = of_tab.or_else(|| get_item(storage(), FLEET_KEY));
    let store = Store::new(Model::restored(snapshot, kept));
    if let (Some(Err(error)), Some(text)) = (last_visit, &stored) {
        // Kept, since a newer version of the page may be able to read it.
        set_item(storage(), UNREADABLE_KEY, text);
        store.dispatch(Intent::RefuseLink(error));
    }
    match link.filter(|text| Some(text) != stored.as_ref()) {
        // It says itself what is to be seen.
        Some(text) => open(store, &text),
        None => look_on(store),
    }
    if let Some(lesson) = lesson.or_else(alone) {
        store.ask_lesson(&lesson);
    }
    store
}

/// Keeps address bar and storage in step with the model, and opens links that are put into the address bar.
pub fn keep(store: Store) {
    // While time passes, the moment alone is no reason to write.
    let key = store.select(|model| Snapshot { rollout: still(model), ..model.snapshot() });
    let mut waiting = None;
    follow(Box::new(move || {
        key.get();
        // The timeout that is replaced does not fire.
        waiting.replace(Timeout::new(REST_MILLISECONDS, move || {
            write(store);
        }));
    }));
    let screen = store.select(|model| model.look().screen);
    follow(Box::new(move || {
        set_item(tab_storage(), SCREEN_KEY, &(screen.get() as usize).to_string());
    }));
    listen(
        "pagehide",
        Box::new(move |_| {
            write(store);
            // What nobody has read is kept as it is.
            if let Some(text) = store.read(|model| model.awaited_fleet().map(str::to_owned)) {
                set_item(tab_storage(), FLEET_KEY, &text);
            }
        }),
    );
    listen(
        "hashchange",
        Box::new(move |event| {
            // The address may have been written again by now.
            let address = files::property(&event, "newURL").as_string();
            let text = address.as_deref().and_then(|address| address.split_once('#'));
            match text.filter(|(_, text)| !text.is_empty()) {
                Some((_, text)) if is_lesson(text) => store.ask_lesson(text),
                Some((_, text)) => open(store, text),
                None => {}
            }
        }),
    );
}

/// Takes up the fleet of the last visit, and keeps storage in step with the fleet from then on. Before that nothing is written over
/// what storage holds: what reads and writes fleets is not needed to open the page.
pub fn keep_fleet(store: Store) {
    let mut stored = store.read(|model| model.fleet().clone());
    if let Some(text) = store.read(|model| model.awaited_fleet().map(str::to_owned)) {
        let read = fleet::read(&text);
        match &read {
            Ok(read) => stored = Arc::new(read.fleet.clone()),
            // A newer version of the page may be able to read it.
            Err(_) => set_item(storage(), UNREADABLE_FLEET_KEY, &text),
        }
        store.dispatch(Intent::RestoreFleet(Box::new(read)));
    }
    let own = store.select(|model| model.fleet().clone());
    follow(Box::new(move || {
        let fleet = own.get();
        if store.is_lesson() {
            return;
        }
        if fleet != stored {
            set_item(storage(), FLEET_KEY, &fleet::write(&fleet));
        }
        stored = fleet;
    }));
    // What lasts from visit to visit may be another tab's by then.
    listen("pagehide", Box::new(move |_| keep_fleet_of_tab(store)));
}

fn keep_fleet_of_tab(store: Store) {
    if !store.is_lesson() {
        let fleet = store.read(|model| fleet::write(model.fleet()));
        set_item(tab_storage(), FLEET_KEY, &fleet);
    }
}

/// Writes all of the person's own down, before a lesson takes its place.
pub fn keep_now(store: Store) {
    write(store);
    keep_fleet_of_tab(store);
}

/// Does an address ask for a lesson?
fn is_lesson(text: &str) -> bool {
    text.starts_with(LESSON)
}

/// Begins the address of a lesson, after `#`.
pub const LESSON: &str = "lesson/";

/// The address that opens this moment again, whatever the address bar shows.
pub fn link(store: Store) -> String {
    let text = write(store);
    let address = window().location().href().unwrap_or_default();
    let page = address.split_once('#').map_or(&*address, |(page, _)| page);
    format!("{page}#{text}")
}

/// Copies the link of this moment, and says whether that was allowed; where it was not, `show` gets it.
pub fn share(store: Store, show: impl Fn(String) + Clone + 'static) {
    let address = link(store);
    files::copy(&address.clone(), move |copied| {
        store.dispatch(Intent::Shared { copied });
        store.dispatch(Intent::Saw(Seen::Copied(Copied::Link)));
        if !copied {
            show(address.clone());
        }
    });
}

/// Opens the tab that was open in this visit.
fn look_on(store: Store) {
    let at = get_item(tab_storage(), SCREEN_KEY).and_then(|at| at.parse::<usize>().ok());
    if let Some(screen) = at.and_then(|at| Screen::ALL.get(at)) {
        store.dispatch(Intent::Look(LookAct::Screen(*screen)));
    }
}

fn still(model: &Model) -> Option<link::RolloutSnapshot> {
    let rollout = model.snapshot().rollout?;
    Some(if model.is_playing() {
        link::RolloutSnapshot { now: SimTime::ZERO, ..rollout }
    } else {
        rollout
    })
}

/// Writes down what is the person's own, and the address, and gives the address: of a lesson that runs or is asked for it is the
/// lesson's.
fn write(store: Store) -> String {
    let own = (!store.is_lesson()).then(|| store.read(|model| link::write(&model.snapshot())));
    if let Some(text) = &own {
        set_item(storage(), STORAGE_KEY, text);
        set_item(tab_storage(), STORAGE_KEY, text);
    }
    let text = match store.lesson().get_untracked() {
        Lesson::Asked(address) | Lesson::Runs(address) => address.to_string(),
        Lesson::Free => own.unwrap_or_default(),
    };
    if let Ok(history) = window().history() {
        // Refused only when the address changes too often; the next write makes up for it.
        let _ = history.replace_state_with_url(&JsValue::TRUE, "", Some(&format!("#{text}")));
    }
    text
}

fn open(store: Store, text: &str) {
    let intent = match link::read(text) {
        Ok(snapshot) => Intent::Open(snapshot),
        Err(error) => Intent::RefuseLink(error),
    };
    store.dispatch(intent);
}

/// The lesson that the page is opened for alone, in a frame of another page: `?lesson=first-save/2&class=blue`.
fn alone() -> Option<String> {
    let asked = UrlSearchParams::new_with_str(&window().location().search().ok()?).ok()?;
    let class = asked.get("class").map(|class| String::from(encode_uri_component(&class)));
    let class = class.map_or_else(String::new, |class| format!("?class={class}"));
    Some(format!("{LESSON}{}{class}", asked.get("lesson")?))
}

/// Is the page opened for one lesson alone?
pub fn is_alone() -> bool {
    alone().is_some()
}

/// What follows `#`; `None` where nothing does.
fn fragment() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let text = hash.strip_prefix('#').filter(|text| !text.is_empty())?;
    Some(text.to_owned())
}

/// Is this page in a package for an LMS? A package says so in its head, as `lesson/package` writes it.
pub fn is_package() -> bool {
    document().get_element_by_id("package").is_some()
}

/// What lasts from visit to visit, where it is allowed. Not in an LMS: all packages and people of its host share it.
pub fn storage() -> Option<Storage> {
    if is_package() { None } else { window().local_storage().ok().flatten() }
}

/// What lasts as long as this tab, likewise.
fn tab_storage() -> Option<Storage> {
    if is_package() { None } else { window().session_storage().ok().flatten() }
}

/// What `storage` holds under `key`.
pub fn get_item(storage: Option<Storage>, key: &str) -> Option<String> {
    storage?.get_item(key).ok().flatten()
}

/// Keeps `text` in `storage` under `key`.
pub fn set_item(storage: Option<Storage>, key: &str, text: &str) {
    if let Some(storage) = storage {
        // Full or forbidden storage costs the next visit its memory, nothing else.
        let _ = storage.set_item(key, text);
    }
}

const FOLDED_KEY: &str = "tls-rehearsal-folded";

/// Did a person fold the answer row of this name, or open it? `None` where they did neither.
pub fn folded(id: &str) -> Option<bool> {
    let kept = get_item(storage(), FOLDED_KEY)?;
    kept.split(' ').find_map(|row| {
        let (name, state) = row.split_once(':')?;
        (name == id).then_some(state == "folded")
    })
}

/// Keeps that a person folded the answer row of this name, or opened it.
pub fn keep_folded(id: &str, folded: bool) {
    let kept = get_item(storage(), FOLDED_KEY).unwrap_or_default();
    let others =
        kept.split(' ').filter(|row| row.split_once(':').is_some_and(|(name, _)| name != id));
    let state = if folded { "folded" } else { "open" };
    let all: Vec<_> = others.map(str::to_owned).chain([format!("{id}:{state}")]).collect();
    set_item(storage(), FOLDED_KEY, &all.join(" "));
}

const WELCOMED_KEY: &str = "tls-rehearsal-welcomed";

/// Is this a first visit, of somebody who was never here? A link is none: it says itself what is to be seen.
pub fn is_welcome() -> bool {
    let stored = get_item(storage(), STORAGE_KEY).or_else(|| get_item(storage(), WELCOMED_KEY));
    stored.is_none() && fragment().is_none() && !is_package()
}

/// Keeps that this browser was welcomed.
pub fn keep_welcomed() {
    set_item(storage(), WELCOMED_KEY, "yes");
}
