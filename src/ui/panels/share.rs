//! The link, where it could not be copied.

use leptos::html::{Dialog, Input};
use leptos::prelude::*;

use crate::ui::parts::act;
use crate::web::follow;

/// A dialog with the link in a field to copy from; open while there is one.
#[component]
pub fn ShareDialog(
    /// The link.
    link: RwSignal<Option<String>>,
) -> impl IntoView {
    let (dialog, field) = (NodeRef::<Dialog>::new(), NodeRef::<Input>::new());
    follow(Box::new(move || {
        if let (Some(address), Some(dialog), Some(field)) = (link.get(), dialog.get(), field.get())
        {
            field.set_value(&address);
            // Refused only where it is open already.
            let _ = dialog.show_modal();
            field.select();
        }
    }));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="pane" aria-labelledby="link-title" node_ref=dialog on:close=move |_| link.set(None)>
            <h2 class="pane__title" id="link-title">
                "Share"
            </h2>
            <p class="pane__lead">"Copying was not allowed here. Copy the link from this field."</p>
            <label class="field">
                <span class="field__label">"Link"</span>
                <input type="text" class="field__text" readonly node_ref=field />
            </label>
            <div class="buttons">
                <button type="button" class="button" on:click=act(close)>
                    "Close"
                </button>
            </div>
        </dialog>
    }
}
