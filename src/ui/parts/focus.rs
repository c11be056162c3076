//! Moving the focus.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

use crate::web::listen;

/// Gives the focus to an element, if it is there.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|each| each.dyn_into::<web_sys::HtmlElement>().ok()) {
        // One that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Gives the focus to an element, and leaves the page where it is.
pub fn focus_where_it_is(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // One that takes no focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Is it what `selector` selects, or inside of it?
pub fn within(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

fn is_nowhere() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// From now on the focus is never nowhere: where what had it goes, the element gets it whose id `refuge` gives.
pub fn keep(refuge: impl Fn() -> String + 'static) {
    let last = Rc::<RefCell<Option<Element>>>::default();
    let seen = last.clone();
    listen(
        "focusin",
        Box::new(move |event| {
            let target = event.target();
            *seen.borrow_mut() = target.and_then(|target| target.dyn_into().ok());
        }),
    );
    // Who leaves it on purpose is not brought back. That it goes is said in the same way, so it is looked at a frame later.
    let left = last.clone();
    listen(
        "focusout",
        Box::new(move |_| {
            let left = left.clone();
            request_animation_frame(move || {
                let mut last = left.borrow_mut();
                let nowhere = is_nowhere();
                *last = last.take().filter(|last| !(nowhere && last.is_connected()));
            });
        }),
    );
    let check = move || {
        let is_gone = last.borrow().as_ref().is_some_and(|last| !last.is_connected());
        if is_gone && is_nowhere() {
            last.replace(None);
            focus(&refuge());
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
