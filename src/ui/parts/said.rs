//! Words on the page that may change.
//!
//! They are written through an element of their own: a browser that translates the page puts other nodes in the place of those that
//! text is in, and what is written into the old ones is not seen any more.

use leptos::prelude::*;

/// Words that follow what they read.
pub fn said(words: impl Fn() -> String + Send + 'static) -> AnyView {
    following(Box::new(words))
}

/// Of one type, whatever the words follow: in the page once, and not once for each of its uses.
fn following(words: Box<dyn Fn() -> String + Send>) -> AnyView {
    view! { <span prop:textContent=words></span> }.into_any()
}

/// Words in a part of the page that is drawn anew when they change.
pub fn told(words: impl Into<String>) -> AnyView {
    drawn(words.into())
}

fn drawn(words: String) -> AnyView {
    view! { <span prop:textContent=words></span> }.into_any()
}
