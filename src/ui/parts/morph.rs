//! Turns what stands on the page into what shall stand there, and leaves alone what is the same: what has the focus keeps it,
//! what is being clicked stays to be clicked, and what is typed and not yet taken stays typed.

use leptos::web_sys::{Element, Node};
use wasm_bindgen::{JsCast, JsValue};

use crate::web::files::{property, set_property};

/// What a person can be at.
const CONTROLS: &str = "button,input,select,textarea,a,summary,[tabindex]";

/// Makes `html` the inside of `place`.
pub fn morph(place: &Element, html: &str) {
    let has_controls = place.query_selector(CONTROLS).is_ok_and(|found| found.is_some());
    // Where nobody can be at anything, all at once is quicker.
    if !has_controls {
        return place.set_inner_html(html);
    }
    if let Ok(fresh) = place.clone_node()
        && let Some(element) = fresh.dyn_ref::<Element>()
    {
        element.set_inner_html(html);
        children(place, element);
    }
}

fn children(old: &Node, new: &Node) {
    let (mut here, mut wanted) = (old.first_child(), new.first_child());
    while let Some(next) = wanted {
        wanted = next.next_sibling();
        match here {
            Some(there) => {
                here = there.next_sibling();
                if !there.is_equal_node(Some(&next)) && !same_kind(&there, &next) {
                    // A child that stands there can be replaced.
                    let _ = old.replace_child(&next, &there);
                }
            }
            None => {
                let _ = old.append_child(&next);
            }
        }
    }
    while let Some(rest) = here {
        here = rest.next_sibling();
        let _ = old.remove_child(&rest);
    }
}

/// If both are the same element, makes one as the other is; are they?
fn same_kind(old: &Node, new: &Node) -> bool {
    let (Some(old), Some(new)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) else {
        return false;
    };
    if old.tag_name() != new.tag_name() || old.id() != new.id() {
        return false;
    }
    attributes(old, new);
    children(old, new);
    // What is chosen of a list is no attribute of it.
    let chosen = property(new, "selectedIndex");
    if !chosen.is_undefined() {
        set_property(old, "selectedIndex", &chosen);
    }
    true
}

fn attributes(old: &Element, new: &Element) {
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let wanted = new.get_attribute(&name).unwrap_or_default();
        // What a person has opened stays open.
        if name != "aria-expanded" && old.get_attribute(&name).as_ref() != Some(&wanted) {
            // An attribute that stands in a text of ours is a good one.
            let _ = old.set_attribute(&name, &wanted);
            match name.as_str() {
                // Once a person has typed or pressed, the attribute alone does nothing any more.
                "value" => set_property(old, "value", &wanted.into()),
                "checked" => set_property(old, "checked", &JsValue::TRUE),
                _ => {}
            }
        }
    }
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        // As above: details.
        if !new.has_attribute(&name) && name != "open" {
            let _ = old.remove_attribute(&name);
            if name == "checked" {
                set_property(old, "checked", &JsValue::FALSE);
            }
        }
    }
}
