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
}

/// A drawing in the colour of the text around it.
#[component]
pub fn Icon(
    /// What is drawn.
    sign: Sign,
) -> impl IntoView {
    let drawing = match sign {
        Sign::Undo => drawing!("M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6"),
        Sign::Redo => drawing!("m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10"),
        Sign::Share => drawing!("M8 10V2M5 4.5 8 1.8l3 2.7M3.5 8v5.5h9V8"),
        Sign::Restart => drawing!("M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.6"),
        Sign::Theme => drawing!("M13 9.8A5.5 5.5 0 1 1 6.2 3 4.5 4.5 0 0 0 13 9.8z"),
        Sign::Lock => drawing!("M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z"),
        Sign::Warning => drawing!("M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.4v.2"),
    };
    view! { <span class="icon" aria-hidden="true" inner_html=drawing></span> }
}

macro_rules! drawing {
    ($path:literal) => {
        concat!("<svg viewBox=\"0 0 16 16\"><path d=\"", $path, "\"/></svg>")
    };
}
use drawing;
