//! A dialog: title, one line, Close in the corner; its body scrolls, its foot stays. A sheet from below on a phone.

use leptos::html;
use leptos::prelude::*;

use super::icon::Sign;
use super::{Button, Look, focus};

/// A modal dialog, there while `open` says so. What is in it is built when it opens and goes with it; the browser gives the focus back to
/// where it was.
#[component]
pub fn Dialog(
    /// Its id.
    id: &'static str,
    /// Is it open? Becomes false when it is closed, by whatever.
    open: RwSignal<bool>,
    /// Its title, and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// The word on the button that closes it.
    close: &'static str,
    /// Is it for a table?
    #[prop(optional)]
    wide: bool,
    /// What has the focus when it opens, by id; else the button that closes it.
    #[prop(optional)]
    first: Option<&'static str>,
    /// One line under the title. What changes in it is heard.
    #[prop(into, optional)]
    line: Option<Signal<String>>,
    /// What stands at its foot.
    #[prop(into, optional)]
    foot: Option<ViewFn>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let hide = move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            // One that is closed stays closed.
            dialog.close();
        }
    };
    Effect::new(move |_| {
        if open.get() {
            // Shown when its contents are there, so that the focus finds its place.
            request_animation_frame(move || {
                let dialog = dialog.try_get_untracked().flatten();
                if let (Some(dialog), Some(true)) = (dialog, open.try_get_untracked()) {
                    // Refused only where it is open already.
                    let _ = dialog.show_modal();
                    if let Some(first) = first {
                        focus(first);
                    }
                }
            });
        } else {
            hide();
        }
    });
    let title_id = format!("{id}-title");
    let named_by = title_id.clone();
    let foot = StoredValue::new(foot);
    let contents = move || {
        view! {
            <div class="dialog__head">
                <div>
                    <h2 class="dialog__title" id=title_id.clone() prop:textContent=move || title.get()></h2>
                    {line.map(|line| view! { <p class="small" aria-live="polite" prop:textContent=move || line.get()></p> })}
                </div>
                <Button label=close sign=Sign::Cross look=Look::Tool press=hide />
            </div>
            <div class="dialog__body">{children()}</div>
            {foot.with_value(|foot| foot.as_ref().map(|foot| view! { <div class="dialog__foot">{foot.run()}</div> }))}
        }
    };
    view! {
        <dialog
            class=if wide { "dialog dialog--wide" } else { "dialog" }
            id=id
            aria-labelledby=named_by
            node_ref=dialog
            on:close=move |_| open.set(false)
        >
            {move || open.get().then(&contents)}
        </dialog>
    }
}
