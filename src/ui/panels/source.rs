//! Where a rule comes from, as a badge.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{Cited, Confidence};
use crate::ui::parts::{CollectAny, maybe};
use crate::words;

/// Confidence and date; the full place on hover, and under Details for everybody.
#[component]
pub fn SourceBadge(
    /// The place.
    cited: Cited,
) -> impl IntoView {
    let look = match cited.confidence {
        Confidence::Documented => "source source--documented",
        Confidence::Reported => "source source--reported",
        Confidence::Inferred => "source source--inferred",
    };
    view! {
        <span class=look title=words::source::full(cited)>
            {words::source::badge(cited)}
        </span>
    }
}

/// Label and text, one pair a line.
#[component]
pub fn Details(
    /// What the details are about, for people who cannot see what they stand under.
    about: String,
    /// The pairs. Asked for only when the details are opened.
    lines: impl Fn() -> Vec<(&'static str, String)> + Send + Sync + 'static,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details class="details" on:toggle=move |event| {
                let element = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                open.set(element.is_some_and(|element| element.has_attribute("open")));
            }>
            <summary class="details__summary">
                "Details" <span class="visually-hidden">" of " {about}</span>
            </summary>
            <ul class="details__list">
                {maybe(move || {
                    open.get()
                        .then(|| {
                            lines()
                                .into_iter()
                                .map(|(label, text)| {
                                    view! {
                                        <li><strong>{label} ": "</strong>{text}</li>
                                    }
                                })
                                .collect_any()
                        })
                })}
            </ul>
        </details>
    }
}
