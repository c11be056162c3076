//! Moving the focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Gives the focus to an element, if it is there.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|each| each.dyn_into::<web_sys::HtmlElement>().ok()) {
        // One that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}
