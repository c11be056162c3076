//! A sentence that must not be missed.

use leptos::prelude::*;

use super::icon::{Icon, Sign};
use super::said::{said, told};

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
    /// The word that begins it.
    #[prop(into, optional)]
    word: Option<String>,
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// Where that comes from.
    #[prop(into, optional)]
    mark: Option<ViewFn>,
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
                {word.map(|word| view! { <strong>{told(format!("{word}: "))}</strong> })}
                {said(move || text.get())}
                {mark.map(|mark| view! { " " {mark.run()} })}
            </p>
        </div>
    }
}
