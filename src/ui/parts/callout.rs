//! A sentence that must not be missed.

use leptos::prelude::*;

use super::icon::{Icon, Sign};
use super::said::told;

/// How grave it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // The names say it.
pub enum Tone {
    Note,
    Caution,
    Danger,
}

/// A callout: the word in bold, then the sentence.
#[component]
pub fn Callout(
    /// How grave it is.
    tone: Tone,
    /// The word that begins it; may be empty.
    #[prop(into)]
    word: String,
    /// What it says.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let (class, sign) = match tone {
        Tone::Note => ("callout", Sign::Page),
        Tone::Caution => ("callout callout--caution", Sign::Warning),
        Tone::Danger => ("callout callout--danger", Sign::Cross),
    };
    view! {
        <div class=class>
            <Icon sign />
            <p>
                {(!word.is_empty()).then(|| view! { <strong>{told(format!("{word}: "))}</strong> })}
                {told(text)}
            </p>
        </div>
    }
}
