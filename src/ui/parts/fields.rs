//! Buttons and fields that are text: what an event is about.

use leptos::web_sys::{Element, Event};
use wasm_bindgen::JsCast;

use crate::app::act::Act;
use crate::web::files;

/// What the button asks for that was pressed.
pub fn pressed(event: &Event) -> Option<Act> {
    let button = target(event)?.closest("[data-act]").ok().flatten()?;
    Act::read(&button.get_attribute("data-act")?)
}

/// A field as it stands.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// The position of what is chosen in it.
    pub chosen: usize,
    /// Is it a box that is ticked?
    pub ticked: bool,
    /// Does every key that is pressed in it give another value? A day and a time of day do.
    pub by_key: bool,
}

/// The field an event is about.
pub fn field(event: &Event) -> Field {
    let Some(target) = target(event) else { return Field::default() };
    let chosen = files::property(&target, "selectedIndex").as_f64().unwrap_or_default();
    Field {
        name: target.get_attribute("data-name").unwrap_or_default(),
        text: files::property(&target, "value").as_string().unwrap_or_default(),
        chosen: chosen as usize,
        ticked: files::property(&target, "checked").is_truthy(),
        by_key: matches!(target.get_attribute("type").as_deref(), Some("date" | "time")),
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
