//! The place to go to, shown by going there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::app::Intent;
use crate::app::look::{LookAct, Screen};
use crate::app::world::Fact;
use crate::domain::{Protocol, Setting};
use crate::lesson::condition::Place;
use crate::lesson::member::position;
use crate::ui::frame::app::panel_id;
use crate::ui::impact::table::row_id as member_row;
use crate::ui::settings::setting_row::row_id;
use crate::ui::settings::switch_id;
use crate::ui::training::question::form_id;
use crate::web::Store;

/// Frames until what was just opened stands on the page.
const FRAMES: u8 = 30;

/// Opens the view of a place, and what is folded around it, and moves the focus there.
pub fn go(store: Store, place: &Place) {
    if let Some(screen) = place.screen() {
        store.dispatch(Intent::Look(LookAct::Screen(screen)));
    }
    let panel = panel_id(place.screen().unwrap_or(Screen::Settings));
    let wanted = found_by(store, place).unwrap_or((format!("#{panel}"), None));
    wait(wanted, FRAMES, arrive);
}

/// Brings a place of the open view into sight; the focus stays where it is.
pub fn bring(store: Store, place: &Place) {
    if let Some(wanted) = found_by(store, place) {
        wait(wanted, FRAMES, |element| {
            let into = ScrollIntoViewOptions::new();
            into.set_block(ScrollLogicalPosition::Center);
            element.scroll_into_view_with_scroll_into_view_options(&into);
        });
    }
}

/// Selects an element, and one in it.
type Wanted = (String, Option<&'static str>);

fn wait(wanted: Wanted, frames: u8, arrived: fn(&Element)) {
    request_animation_frame(move || {
        let (outer, inner) = &wanted;
        let outer = document().query_selector(outer).ok().flatten();
        let found = match inner {
            Some(inner) => outer.and_then(|outer| outer.query_selector(inner).ok().flatten()),
            None => outer,
        };
        match found {
            Some(element) => arrived(&element),
            None if frames > 0 => wait(wanted, frames - 1, arrived),
            None => {}
        }
    });
}

/// Unfolds what is around it, and gives it the focus, or to the first in it that takes it.
fn arrive(element: &Element) {
    let mut around = element.closest("details:not([open])").ok().flatten();
    while let Some(folded) = around {
        let _ = folded.set_attribute("open", "");
        around = folded.closest("details:not([open])").ok().flatten();
    }
    let takes = "button,input,select,textarea,summary,[tabindex]";
    let takes_it = element.matches(takes).unwrap_or(false);
    let inside = || element.query_selector(takes).ok().flatten();
    let taker = if takes_it { Some(element.clone()) } else { inside() };
    if let Some(taker) = taker.and_then(|taker| taker.dyn_into::<HtmlElement>().ok()) {
        taker.scroll_into_view();
        let _ = taker.focus();
    }
}

/// Where it stands in the page; none if the whole view is meant.
fn found_by(store: Store, place: &Place) -> Option<Wanted> {
    let folded = |id: &str| (format!("#{id}"), Some("summary"));
    let within = |outer: &str, inner| (outer.to_owned(), Some(inner));
    let in_panel = |screen, inner| (format!("#{}", panel_id(screen)), Some(inner));
    let one = |selector: String| (selector, None);
    Some(match place {
        Place::Instance(Fact::Tier) => within(".tiers", ":checked"),
        Place::Instance(Fact::Fleet | Fact::Own) | Place::Own => folded("impact-fleet"),
        Place::Instance(Fact::Assumed | Fact::Objective) | Place::Field(_) => {
            folded("rollout-assumptions")
        }
        Place::Instance(Fact::Imported) | Place::Import => one("#to-import".to_owned()),
        Place::Instance(
            Fact::Edition
            | Fact::Gateway
            | Fact::Created
            | Fact::Origin
            | Fact::Certificate
            | Fact::Renegotiation
            | Fact::Units
            | Fact::Regions
            | Fact::Link,
        ) => within(".context", "[aria-expanded]"),
        Place::Channel => in_panel(Screen::Settings, ":checked"),
        Place::Setting(Some(setting)) => one(format!("#{}", switch_id(*setting))),
        Place::Setting(None) => in_panel(Screen::Settings, "[role=switch]"),
        Place::Pane(side) => {
            let tls13 = Setting::Protocol(*side, Protocol::Tls13);
            (format!("#{}", row_id(tls13)), Some(".link"))
        }
        Place::Pending => within(".pending", "button"),
        Place::Member(_, name) => {
            let at = store.read(|model| position(model.fleet(), name))?;
            one(format!("#{}", member_row(at)))
        }
        Place::Hardening => folded("impact-hardening"),
        Place::Time(_) => one(".transport__time".to_owned()),
        Place::RollBack => folded("rollout-back"),
        Place::Operation(_) => folded("rollout-updating"),
        Place::Forecast => in_panel(Screen::Rollout, "h2"),
        Place::ChangeRequest => in_panel(Screen::Rollout, ".button"),
        Place::Share => within(".header__tools", ".header__roomy"),
        Place::Format(_) => in_panel(Screen::Code, "[role=tab][aria-selected=true]"),
        Place::Verdicts => folded("linters"),
        Place::Tab(screen) => one(format!("#tab-{}", *screen as usize)),
        Place::Question(id) => one(format!("#{}", form_id(id))),
    })
}
