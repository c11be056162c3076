//! A dialog: title, one line, Close in the corner; its body scrolls, its foot stays. A sheet from below on a phone.

use leptos::prelude::*;
use leptos::web_sys::HtmlDialogElement;
use wasm_bindgen::JsCast;

use super::icon::Sign;
use super::{Button, Look};

/// A modal dialog, closed until [`show`] opens it. What is in it is built while it is open and goes with it.
#[component]
pub fn Dialog(
    /// Its id.
    id: &'static str,
    /// Its title, and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// The word on the button that closes it.
    close: &'static str,
    /// Is it for a table?
    #[prop(optional)]
    wide: bool,
    /// One line under the title.
    #[prop(into, optional)]
    line: Option<Signal<String>>,
    /// What happens when it is closed, by whatever.
    #[prop(optional)]
    closed: Option<Callback<()>>,
    /// What stands at its foot.
    #[prop(into, optional)]
    foot: Option<ViewFn>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    view! {
        <dialog
            class=if wide { "dialog dialog--wide" } else { "dialog" }
            id=id
            aria-labelledby=title_id.clone()
            on:close=move |_| if let Some(closed) = closed { closed.run(()) }
        >
            <div class="dialog__head">
                <div>
                    <h2 class="dialog__title" id=title_id.clone() prop:textContent=move || title.get()></h2>
                    {line.map(|line| view! { <p class="quiet" prop:textContent=move || line.get()></p> })}
                </div>
                <Button label=close sign=Sign::Cross look=Look::Tool press=move || hide(id) />
            </div>
            <div class="dialog__body">{children()}</div>
            {foot.map(|foot| view! { <div class="dialog__foot">{foot.run()}</div> })}
        </dialog>
    }
}

fn find(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the dialog with this id.
pub fn show(id: &str) {
    if let Some(dialog) = find(id) {
        // Refused only where it is open already.
        let _ = dialog.show_modal();
    }
}

/// Closes it. The focus goes back to where it was.
pub fn hide(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}
