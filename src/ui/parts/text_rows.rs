//! Parts of the page whose inside is text: drawn at once, patched where they differ. The focus stays where it was.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

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

/// Draws `rows` into the body of a table whenever they differ, touching only what does.
pub fn keep_rows(body: NodeRef<leptos::html::Tbody>, rows: impl Fn() -> Vec<TextRow> + 'static) {
    let drawn: RefCell<Vec<TextRow>> = RefCell::default();
    Effect::new(move |_| {
        let rows = rows();
        let Some(body) = body.get() else { return };
        let focused = document().active_element();
        let mut left = None;
        let mut drawn = drawn.borrow_mut();
        let keys = |rows: &[TextRow]| rows.iter().map(|row| row.key).collect::<Vec<_>>();
        if keys(&drawn) == keys(&rows) {
            let children = body.children();
            for (at, (old, new)) in drawn.iter().zip(&rows).enumerate() {
                let Some(child) = children.item(at as u32).filter(|_| old != new) else { continue };
                if focused.as_ref().is_some_and(|element| child.contains(Some(element))) {
                    left = Some(child.clone());
                }
                child.set_inner_html(&new.html);
                // An attribute of a name without faults is never refused.
                let _ = child.set_attribute("data-look", new.look);
            }
        } else {
            left = focused
                .clone()
                .filter(|element| body.contains(Some(element)))
                .map(|_| (**body).clone());
            let whole: String = rows
                .iter()
                .map(|row| format!("<tr role=\"row\" data-look=\"{}\">{}</tr>", row.look, row.html))
                .collect();
            body.set_inner_html(&whole);
        }
        *drawn = rows;
        // What had the focus is another element now, or gone: then the first button of its place has it.
        if let Some(place) = left {
            let id = focused.map(|element| element.id()).unwrap_or_default();
            let same = document().get_element_by_id(&id).map(|_| id);
            let first = || place.query_selector("button").ok().flatten().map(|button| button.id());
            if let Some(id) = same.or_else(first) {
                focus(&id);
            }
        }
    });
}

/// The value of `attribute` of the nearest element around what was clicked that has it.
pub fn clicked(event: &web_sys::MouseEvent, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let holder = target.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)
}
