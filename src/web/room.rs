//! How much room is left below: a bar that lies over the end of the window says how high it is, so that nothing stays behind it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// The style sheet's name for the height.
const HEIGHT: &str = "--bar-block-size";

/// From now on the page leaves as much room below as the element with this id takes.
pub fn give(id: &str) {
    let Some(bar) = document().get_element_by_id(id) else { return };
    let observed = bar.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        // A whole number: what writes others is 15 kB.
        let height = format!("{}px", bar.get_bounding_client_rect().height().ceil() as u32);
        let root = document().document_element();
        if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            // A height is a good value.
            let _ = root.style().set_property(HEIGHT, &height);
        }
    });
    if let Ok(observer) = ResizeObserver::new(measure.as_ref().unchecked_ref()) {
        observer.observe(&observed);
    }
    measure.forget();
}
