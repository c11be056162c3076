//! A choice from a short list.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::erased::CollectAny;

/// A labelled list to choose from.
#[component]
pub fn SelectField(
    /// The accessible name.
    label: &'static str,
    /// The names of the choices.
    names: Vec<&'static str>,
    /// The position of the chosen one.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let options = names.into_iter().map(|name| view! { <option>{name}</option> }).collect_any();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select
                class="field__select"
                on:change=move |event| {
                    let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
                    if let Some(select) = select {
                        chosen.set(usize::try_from(select.selected_index()).unwrap_or_default());
                    }
                }
            >
                {options}
            </select>
        </label>
    }
}
