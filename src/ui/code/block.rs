//! Code with its line numbers; lines that change are marked.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use crate::codec::lines::{Change, Line};
use crate::codec::tokens::Token;
use crate::web::files::property;
use crate::web::store::Selected;

/// What a block of code is for those who do not see it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// Text that is read and copied.
    TextBox,
    /// A part of the page.
    Region,
}

/// A block of code. It is never translated, and all of it is chosen where everything would be.
#[component]
pub fn Block(
    /// Its accessible name.
    name: &'static str,
    /// What it is.
    #[prop(default = Role::Region)]
    role: Role,
    /// Its own id.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Its lines.
    lines: Selected<Vec<Line>>,
    /// The line that is gone to.
    #[prop(into, default = Signal::stored(None))]
    current: Signal<Option<usize>>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let is_box = role == Role::TextBox;
    let count = lines.slice(Vec::len);
    let line = move |at: usize| {
        let line = lines.slice(move |lines| lines.get(at).cloned());
        view! {
            <span
                class="code__line"
                data-change=move || line.with(|line| line.as_ref().and_then(|line| mark(line.change)))
                data-current=move || (current.get() == Some(at)).then_some("true")
            >
                {move || line.with(|line| line.as_ref().map(drawn))}
            </span>
            "\n"
        }
    };
    Effect::new(move |_| {
        if let (Some(at), Some(place)) = (current.get(), place.get()) {
            show(&place, at);
        }
    });
    let choose_all = move |event: KeyboardEvent| {
        let is_all =
            (event.ctrl_key() || event.meta_key()) && matches!(event.key().as_str(), "a" | "A");
        if let (true, Some(place)) = (is_all, place.get_untracked()) {
            event.prevent_default();
            if let Ok(Some(selection)) = window().get_selection() {
                // What stands in the page can be chosen.
                let _ = selection.select_all_children(&place);
            }
        }
    };
    view! {
        <div
            class="code"
            class:code--in=!is_box
            id=id
            role=if is_box { "textbox" } else { "region" }
            aria-label=name
            aria-readonly=is_box.then_some("true")
            aria-multiline=is_box.then_some("true")
            tabindex="0"
            translate="no"
            node_ref=place
            on:keydown=choose_all
        >
            <For each=move || 0..count.get() key=|at| *at children=line />
        </div>
    }
}

const fn mark(change: Change) -> Option<&'static str> {
    match change {
        Change::Same => None,
        Change::Changed => Some("changed"),
        Change::Minus => Some("minus"),
        Change::Plus => Some("plus"),
    }
}

/// The pieces of a line.
fn drawn(line: &Line) -> AnyView {
    let piece = |(token, text): &(Token, String)| {
        let text = text.clone();
        match token {
            Token::Plain => text.into_any(),
            Token::Comment => view! { <span class="code__comment">{text}</span> }.into_any(),
            Token::Text => view! { <span class="code__string">{text}</span> }.into_any(),
            Token::Word => view! { <span class="code__word">{text}</span> }.into_any(),
        }
    };
    line.pieces.iter().map(piece).collect_view().into_any()
}

/// Scrolls to a line: in its block to the middle, and the page as far as it must.
fn show(place: &Element, at: usize) {
    let Some(line) = place.children().item(at as u32) else { return };
    let number =
        |element: &Element, name: &str| property(element, name).as_f64().unwrap_or_default();
    let middle = (number(place, "clientHeight") - number(&line, "offsetHeight")) / 2.0;
    let top = number(&line, "offsetTop") - middle;
    place.set_scroll_top(top.max(0.0) as i32);
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    line.unchecked_ref::<Element>().scroll_into_view_with_scroll_into_view_options(&options);
}
