//! The link, where it could not be copied.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use crate::ui::parts::Dialog;
use crate::words::frame;

/// The link to be copied by hand, while it is shown.
#[derive(Clone, Copy)]
pub struct ByHand {
    open: RwSignal<bool>,
    link: RwSignal<String>,
}

impl Default for ByHand {
    fn default() -> Self {
        Self { open: RwSignal::new(false), link: RwSignal::new(String::new()) }
    }
}

impl ByHand {
    /// Shows this link.
    pub fn show(self, link: String) {
        self.link.set(link);
        self.open.set(true);
    }
}

/// A dialog with the link in a field to copy from, selected.
#[component]
pub fn ShareDialog(
    /// The link.
    by_hand: ByHand,
) -> impl IntoView {
    let ByHand { open, link } = by_hand;
    let select = |event: FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    view! {
        <Dialog
            id="share"
            open
            title=frame::share()
            first="share-link"
            close=frame::close()
            line=Signal::stored(frame::copy_by_hand().to_owned())
        >
            <label class="field">
                <span class="label">{frame::link()}</span>
                <input
                    type="text"
                    class="field__control"
                    id="share-link"
                    readonly
                    prop:value=move || link.get()
                    on:focus=select
                />
            </label>
        </Dialog>
    }
}
