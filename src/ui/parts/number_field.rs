//! A small whole number.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::erased::text;
use crate::web::store::Selected;

/// A number between two bounds. What is shown comes from `value`, also when `change` refuses.
#[component]
pub fn NumberField(
    /// The accessible name.
    label: &'static str,
    /// The number.
    value: Selected<u8>,
    /// The least and the most it may be.
    range: Selected<(u8, u8)>,
    /// What another number does, or text that is none.
    change: impl Fn(Option<u8>) + 'static,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                type="number"
                class="field__number"
                min=text(move || range.get().0.to_string())
                max=text(move || range.get().1.to_string())
                prop:value=text(move || value.get().to_string())
                on:change=move |event| {
                    let Some(input) = event
                        .target()
                        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
                    else { return };
                    let number = input.value().trim().parse::<u64>().ok();
                    change(number.map(|number| u8::try_from(number).unwrap_or(u8::MAX)));
                    input.set_value(&value.get_untracked().to_string());
                }
            />
        </label>
    }
}
