//! The link, where it could not be copied.

use leptos::prelude::*;
use leptos::web_sys::{HtmlDialogElement, HtmlInputElement};
use wasm_bindgen::JsCast;

use crate::words::notice::BY_HAND;

/// A dialog with the link in a field to copy from.
#[component]
pub fn ShareDialog() -> impl IntoView {
    view! { <dialog class="pane" id="share" aria-labelledby="share-title" inner_html=BY_HAND></dialog> }
}

/// Opens it with this link, selected.
pub fn show(link: &str) {
    let part = |id: &str| document().get_element_by_id(id);
    let dialog = part("share").and_then(|each| each.dyn_into::<HtmlDialogElement>().ok());
    let field = part("share-link").and_then(|each| each.dyn_into::<HtmlInputElement>().ok());
    if let (Some(dialog), Some(field)) = (dialog, field) {
        field.set_value(link);
        // Refused only where it is open already.
        let _ = dialog.show_modal();
        field.select();
    }
}
