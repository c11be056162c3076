//! A button that opens files.

use leptos::prelude::*;
use leptos::web_sys::Blob;

use super::does::Does;
use super::icon::{Icon, Sign};
use crate::web::files;

/// A button for files, several at once.
#[component]
pub fn FileButton(
    /// Its words.
    #[prop(into)]
    label: String,
    /// What is done with them.
    #[prop(into)]
    take: Does<Vec<Blob>>,
) -> impl IntoView {
    view! {
        <label class="button">
            <Icon sign=Sign::Import />
            <span>{label}</span>
            <input
                type="file"
                multiple
                class="visually-hidden"
                on:change=move |event| take.with(files::all_chosen(&event))
            />
        </label>
    }
}
