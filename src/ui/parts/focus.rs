//! Moving the focus.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

use crate::web::listen;

/// Gives the focus to an element, if it is there.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|each| each.dyn_into::<web_sys::HtmlElement>().ok()) {
        // One that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}

/// From now on the focus is never nowhere: where what had it goes, `refuge` gets it.
pub fn keep(refuge: &'static str) {
    let last = Rc::<RefCell<Option<Element>>>::default();
    let seen = last.clone();
    listen(
        "focusin",
        Box::new(move |event| {
            let target = event.target();
            *seen.borrow_mut() = target.and_then(|target| target.dyn_into().ok());
        }),
    );
    let check = move || {
        let is_lost = last.borrow().as_ref().is_some_and(|last| !last.is_connected())
            && document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if is_lost {
            last.replace(None);
            focus(refuge);
        }
    };
    let check = Closure::<dyn FnMut()>::new(check);
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    let observer = MutationObserver::new(check.as_ref().unchecked_ref());
    if let (Ok(observer), Some(body)) = (observer, document().body()) {
        // The page's own body can be observed.
        let _ = observer.observe_with_options(&body, &options);
    }
    check.forget();
}
