//! Small drawings that go with words, never instead of them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, PartialEq)]
#[allow(missing_docs)] // The names say it.
pub enum Sign {
    Undo,
    Redo,
    Share,
    Restart,
    Theme,
    Lock,
    Warning,
    Check,
    Shield,
}

/// A drawing in the colour of the text around it.
#[component]
pub fn Icon(sign: Sign) -> impl IntoView {
    let path = match sign {
        Sign::Undo => "M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6",
        Sign::Redo => "m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10",
        Sign::Share => "M8 10V2M5 4.5 8 1.8l3 2.7M3.5 8v5.5h9V8",
        Sign::Restart => "M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.6",
        Sign::Theme => "M13 9.8A5.5 5.5 0 1 1 6.2 3 4.5 4.5 0 0 0 13 9.8z",
        Sign::Lock => "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
        Sign::Warning => "M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.4v.2",
        Sign::Check => "m3 8.5 3.2 3.2L13 4.8",
        Sign::Shield => {
            "M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6zM5.7 8l1.7 1.7L10.5 6.3"
        }
    };
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}
