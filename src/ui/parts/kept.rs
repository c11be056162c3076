//! What is typed into fields that come and go with their tab: nothing of the model, but not to be lost either.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::web_sys::{Element, HtmlTextAreaElement};
use wasm_bindgen::JsCast;

use crate::web::{files, follow, listen};

thread_local! {
    /// By the fields' ids.
    static KEPT: RefCell<BTreeMap<String, String>> = RefCell::default();
}

/// From now on keeps what is typed into areas of text, and into fields that no act is asked of.
pub fn keep() {
    listen(
        "input",
        Box::new(move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(field) = target.filter(|field| !field.has_attribute("data-name")) else {
                return;
            };
            let is_text = field.has_type::<HtmlTextAreaElement>()
                || field.get_attribute("type").as_deref() == Some("text");
            let value = files::property(&field, "value").as_string();
            if let Some(value) = value.filter(|_| is_text && !field.id().is_empty()) {
                KEPT.with_borrow_mut(|kept| kept.insert(field.id(), value));
            }
        }),
    );
}

/// Puts back what was typed into these fields, when their tab stands on the page.
pub fn put_back(ids: &'static [&'static str]) {
    follow(Box::new(move || {
        for id in ids {
            if let Some(text) = KEPT.with_borrow(|kept| kept.get(*id).cloned()) {
                files::set_value(id, &text);
            }
        }
    }));
}

/// Empties a field whose text was taken.
pub fn empty(id: &str) {
    KEPT.with_borrow_mut(|kept| kept.remove(id));
    files::set_value(id, "");
}
