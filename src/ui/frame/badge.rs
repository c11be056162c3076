//! Where a rule comes from, as a badge.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{Cited, Confidence};
use crate::ui::parts::{CollectAny, maybe, told};
use crate::web::listen;
use crate::words;

/// Confidence and date; a press shows page and section beside it.
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
        <button type="button" aria-expanded="false" class=look>
            {told(words::source::badge(cited))}
        </button>
        <span class="source__full">" " {told(words::source::place(cited))}</span>
    }
}

/// From now on a press of any badge shows or hides what stands behind it, drawn here or as text.
pub fn reveal() {
    listen(
        "click",
        Box::new(|event| {
            let target =
                event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let badge = target.and_then(|target| target.closest(".source").ok().flatten());
            if let Some(badge) = badge {
                let open = badge.get_attribute("aria-expanded").as_deref() == Some("true");
                // An attribute of a name without faults is never refused.
                let _ = badge.set_attribute("aria-expanded", if open { "false" } else { "true" });
            }
        }),
    );
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
                                        <li><strong>{told(format!("{label}: "))}</strong>{told(text)}</li>
                                    }
                                })
                                .collect_any()
                        })
                })}
            </ul>
        </details>
    }
}
