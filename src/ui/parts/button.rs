//! What is pressed.

use leptos::prelude::*;

use super::does::Does;
use super::icon::{Icon, Sign};

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Look {
    /// The one of a view or a dialog.
    Primary,
    /// Any other.
    #[default]
    Plain,
    /// One in a row or a toolbar.
    Small,
    /// A quiet one in a row or a toolbar.
    SmallQuiet,
    /// A way on, in running text.
    Link,
    /// One of a toolbar, as a sign alone; its label is its name.
    Tool,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Plain => "button",
            Self::Small => "button button--small",
            Self::SmallQuiet => "button button--small button--quiet",
            Self::Link => "link",
            Self::Tool => "tool tool--icon",
        }
    }
}

/// A button. A locked one stays focusable, and pressing it is told to `press` like any other.
#[component]
pub fn Button(
    /// Its words, and its accessible name unless `name` says more.
    #[prop(into)]
    label: Signal<String>,
    /// A longer accessible name, which begins with the words.
    #[prop(into, optional)]
    name: Option<Signal<String>>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// A sign before its words.
    #[prop(optional, into)]
    sign: Option<Sign>,
    /// Has it no effect now?
    #[prop(into, default = Signal::stored(false))]
    locked: Signal<bool>,
    /// Is it the one of several that is as it says?
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
    /// The element that describes it, by id.
    #[prop(into, optional)]
    described_by: Option<String>,
    /// Its own id.
    #[prop(into, optional)]
    id: Option<String>,
    /// What a press does.
    #[prop(into)]
    press: Does,
) -> impl IntoView {
    let is_tool = look == Look::Tool;
    view! {
        <button
            type="button"
            class=look.class()
            id=id
            aria-label=move || name.map(|name| name.get()).or_else(|| is_tool.then(|| label.get()))
            title=move || is_tool.then(|| name.unwrap_or(label).get())
            aria-disabled=move || locked.get().then_some("true")
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            aria-describedby=described_by
            on:click=move |_| press.now()
        >
            {sign.map(|sign| view! { <Icon sign /> })}
            {(!is_tool).then(|| view! { <span prop:textContent=move || label.get()></span> })}
        </button>
    }
}
