//! How strong something is: three rising bars and the word, in ink. Colours are for what connects.

use leptos::prelude::*;

/// How many of the three bars are full.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // The names say it.
pub enum Level {
    Weak,
    Aging,
    Strong,
}

/// The bars and the word.
#[component]
pub fn StrengthBars(
    /// How strong.
    level: Level,
    /// The word for it.
    word: &'static str,
) -> impl IntoView {
    let full = level as usize;
    let bar = |at: usize| {
        let height = 4 * (at + 1);
        view! {
            <rect
                class:on=at <= full
                x=(5 * at).to_string()
                y=(12 - height).to_string()
                width="4"
                height=height.to_string()
            />
        }
    };
    view! {
        <span class="strength" data-weak=(level == Level::Weak).then_some("true")>
            <svg viewBox="0 0 14 12" aria-hidden="true">
                {[0, 1, 2].map(bar).into_iter().collect_view()}
            </svg>
            {word}
        </span>
    }
}
