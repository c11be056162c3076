//! A line or a few lines of text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A labelled line of text that tells every change as it is typed.
#[component]
pub fn TextField(
    /// The accessible name.
    label: &'static str,
    /// What kind of line: "text" or "search".
    #[prop(default = "text")]
    kind: &'static str,
    /// The text.
    text: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                type=kind
                class="field__text"
                maxlength="200"
                prop:value=move || text.get()
                on:input=move |event| text.set(value_of(&event))
            />
        </label>
    }
}

/// Labelled lines of text.
#[component]
pub fn TextArea(
    /// The accessible name.
    label: &'static str,
    /// The text.
    text: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="field field--wide">
            <span class="field__label">{label}</span>
            <textarea
                class="field__area"
                rows="3"
                spellcheck="false"
                prop:value=move || text.get()
                on:input=move |event| text.set(value_of(&event))
            ></textarea>
        </label>
    }
}

/// What is in the field that an event is about.
pub fn value_of(event: &leptos::web_sys::Event) -> String {
    let target = event.target();
    let value = target
        .and_then(|target| js_sys::Reflect::get(target.unchecked_ref(), &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
