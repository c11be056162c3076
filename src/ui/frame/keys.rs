//! Keys that do something in every view.

use wasm_bindgen::JsCast;

use crate::app::Intent;
use crate::web::{Store, listen};

/// Control or Command with Z, and with Shift to go forward, outside of text.
pub fn undo_by_key(store: Store) {
    listen(
        "keydown",
        Box::new(move |event| {
            let typing = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
                .is_some_and(|input| {
                    matches!(input.type_().as_str(), "number" | "text" | "search" | "date" | "time")
                })
                || event
                    .target()
                    .is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>());
            let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
            let command = event.ctrl_key() || event.meta_key();
            let is_z = matches!(event.key().as_str(), "z" | "Z");
            if !command || event.alt_key() || typing || !is_z {
                return;
            }
            event.prevent_default();
            store.dispatch(if event.shift_key() { Intent::Redo } else { Intent::Undo });
        }),
    );
}
