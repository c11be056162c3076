//! Parts of the page whose inside is text, drawn only where they differ. The focus stays where it was.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::focus::focus;
use super::morph::morph;

/// A row: how it looks, and its cells.
pub trait TextRow {
    /// For the style sheet.
    fn look(&self) -> &'static str;
    /// Its cells.
    fn html(&self) -> &str;
}

/// Rows with their names; equal names are the same row.
pub type Rows<R> = Vec<(usize, Arc<R>)>;

/// Draws `html` into the element with this id.
pub fn draw(id: &str, html: &str) {
    if let Some(place) = document().get_element_by_id(id) {
        put(&place, html);
    }
}

/// Draws `new` rows into the body of a table that shows `old` ones, touching only those that are not the same any more.
pub fn draw_rows<R: TextRow>(id: &str, old: &Rows<R>, new: &Rows<R>) {
    let Some(body) = document().get_element_by_id(id) else { return };
    let same = old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.0 == new.0);
    if !same {
        let mut whole = String::new();
        for (_, row) in new {
            whole.push_str("<tr role=\"row\" data-look=\"");
            whole.push_str(row.look());
            whole.push_str("\">");
            whole.push_str(row.html());
            whole.push_str("</tr>");
        }
        return put(&body, &whole);
    }
    let children = body.children();
    for (at, ((_, old), (_, new))) in old.iter().zip(new).enumerate() {
        if Arc::ptr_eq(old, new) || old.html() == new.html() {
            continue;
        }
        if let Some(child) = children.item(at as u32) {
            put(&child, new.html());
            // An attribute of a name without faults is never refused.
            let _ = child.set_attribute("data-look", new.look());
        }
    }
}

/// Replaces what is in `place`. Where what had the focus goes, the element of the same name gets it, or the first button.
fn put(place: &Element, html: &str) {
    let focused = document().active_element().filter(|element| place.contains(Some(element)));
    morph(place, html);
    let gone = |element: &Element| !place.contains(Some(element));
    let Some(id) = focused.filter(gone).map(|element| element.id()) else { return };
    let same = document().get_element_by_id(&id).map(|_| id);
    let first = || place.query_selector("button[id]").ok().flatten().map(|button| button.id());
    if let Some(id) = same.or_else(first) {
        focus(&id);
    }
}
