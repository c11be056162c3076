//! Parts of the page whose inside is text, drawn only where they differ. The focus stays where it was.

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::focus::focus;

/// A row: its name, its look, its inside.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TextRow {
    /// Equal names are the same row.
    pub key: usize,
    /// For the style sheet.
    pub look: &'static str,
    /// Its cells.
    pub html: String,
}

/// Draws `html` into the element with this id.
pub fn draw(id: &str, html: &str) {
    if let Some(place) = document().get_element_by_id(id) {
        put(&place, html);
    }
}

/// Draws `new` rows into the body of a table that shows `old` ones, touching only what differs.
pub fn draw_rows(id: &str, old: &[TextRow], new: &[TextRow]) {
    let Some(body) = document().get_element_by_id(id) else { return };
    let same = old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.key == new.key);
    if !same {
        let mut whole = String::new();
        for row in new {
            whole.push_str("<tr role=\"row\" data-look=\"");
            whole.push_str(row.look);
            whole.push_str("\">");
            whole.push_str(&row.html);
            whole.push_str("</tr>");
        }
        return put(&body, &whole);
    }
    let children = body.children();
    for (at, (old, new)) in old.iter().zip(new).enumerate() {
        if let Some(child) = children.item(at as u32).filter(|_| old != new) {
            put(&child, &new.html);
            // An attribute of a name without faults is never refused.
            let _ = child.set_attribute("data-look", new.look);
        }
    }
}

/// Replaces what is in `place`. Where the focus was in it, it goes to the element of the same name, or to the first button.
fn put(place: &Element, html: &str) {
    let focused = document().active_element().filter(|element| place.contains(Some(element)));
    place.set_inner_html(html);
    let Some(id) = focused.map(|element| element.id()) else { return };
    let same = document().get_element_by_id(&id).map(|_| id);
    let first = || place.query_selector("button").ok().flatten().map(|button| button.id());
    if let Some(id) = same.or_else(first) {
        focus(&id);
    }
}
