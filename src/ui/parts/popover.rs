//! What is tucked away behind a button: it opens under it, and closes with Escape, with a press elsewhere, or when it was used.

use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent, Node};
use wasm_bindgen::JsCast;

use super::focus::{focus_where_it_is, within};
use super::icon::{Icon, Sign};
use crate::web::listen;

/// A button, and what it opens. What is in it is there only while it is open.
#[component]
pub fn Popover(
    /// The button's accessible name.
    name: &'static str,
    /// The sign on it.
    sign: Sign,
    /// For the style sheet.
    class: &'static str,
    /// Words beside the sign; a sign alone where they are empty.
    #[prop(optional)]
    label: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let around = NodeRef::<leptos::html::Span>::new();
    let button = NodeRef::<leptos::html::Button>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let button: &HtmlElement = &button;
            focus_where_it_is(button);
        }
    };
    listen(
        "pointerdown",
        Box::new(move |event| {
            if open.try_get_untracked() != Some(true) {
                return;
            }
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let inside = around.get_untracked().is_some_and(|around| {
                let around: &Node = &around;
                around.contains(target.as_ref())
            });
            if !inside {
                open.set(false);
            }
        }),
    );
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            close();
        }
    };
    let used = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| within(&target, "button")) {
            close();
        }
    };
    let look = if label.is_empty() { "tool tool--icon" } else { "button" };
    view! {
        <span class=format!("popover {class}") node_ref=around on:keydown=key>
            <button
                type="button"
                class=look
                aria-label=name
                title=name
                aria-expanded=move || open.get().to_string()
                node_ref=button
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon sign />
                {(!label.is_empty()).then_some(label)}
            </button>
            {move || {
                let children = children.clone();
                open.get().then(|| view! { <span class="popover__sheet" on:click=used>{children()}</span> })
            }}
        </span>
    }
}
