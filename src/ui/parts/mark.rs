//! Where a rule comes from: a mark beside it, and the citation that the mark opens.
//!
//! Documented is the rule, so its mark is silent; the exceptions say their word. There is one box for all citations; it stands at the
//! end of the page, or in the dialog that its mark is in, and gets the focus while it is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};
use wasm_bindgen::JsCast;

use super::focus::focus_where_it_is;
use super::icon::{Icon, Sign};
use super::said::told;
use crate::web::listen;

/// How well a rule is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // The names say it.
pub enum Confidence {
    Documented,
    Reported,
    Inferred,
    /// Sources differ.
    Differ,
}

impl Confidence {
    const fn sign(self) -> Sign {
        match self {
            Self::Documented => Sign::Page,
            Self::Reported => Sign::Bubble,
            Self::Inferred => Sign::Approximate,
            Self::Differ => Sign::Differ,
        }
    }
}

/// What a mark opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// How well it is known.
    pub confidence: Confidence,
    /// "Documented, August 2025".
    pub heading: String,
    /// Label and text.
    pub rows: Vec<(String, String)>,
}

/// Mark and citation of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    /// What is said on the mark; nothing where it is silent.
    pub word: String,
    /// The mark's accessible name: "Source of Backend TLS 1.2: documented, August 2025".
    pub name: String,
    /// What stands in its place on paper: "documented, August 2025".
    pub paper: String,
    /// What it opens.
    pub citation: Citation,
}

#[derive(Clone)]
struct Open {
    mark: usize,
    citation: Citation,
}

/// Which citation is open; the frame provides it.
#[derive(Clone, Copy)]
pub struct Citations(RwSignal<Option<Open>>);

impl Citations {
    /// None is open.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }
}

static MARKS: AtomicUsize = AtomicUsize::new(0);
const BOX: &str = "citation";

/// A mark. It follows what it reads.
#[component]
pub fn Mark(
    /// What it says and opens.
    #[prop(into)]
    cite: Signal<Arc<Cite>>,
) -> impl IntoView {
    let Citations(open) = expect_context();
    let number = MARKS.fetch_add(1, Relaxed);
    let is_open =
        Memo::new(move |_| open.with(|open| open.as_ref().is_some_and(|open| open.mark == number)));
    let press = move |_| {
        if is_open.get_untracked() {
            return close(open);
        }
        open.set(Some(Open {
            mark: number,
            citation: cite.with_untracked(|cite| cite.citation.clone()),
        }));
        request_animation_frame(move || place(number));
    };
    view! {
        <button
            type="button"
            class="mark"
            class:mark--said=move || cite.with(|cite| !cite.word.is_empty())
            id=mark_id(number)
            aria-expanded=move || is_open.get().to_string()
            aria-label=move || cite.with(|cite| cite.name.clone())
            data-cite=move || cite.with(|cite| cite.paper.clone())
            on:click=press
        >
            {move || cite.with(|cite| {
                view! {
                    <Icon sign=cite.citation.confidence.sign() />
                    {(!cite.word.is_empty()).then(|| view! { <span class="mark__word">{told(cite.word.clone())}</span> })}
                }
            })}
        </button>
    }
}

/// The box for citations; once in the page, after everything.
#[component]
pub fn CitationBox() -> impl IntoView {
    let Citations(open) = expect_context();
    listen(
        "pointerdown",
        Box::new(move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let inside = target.and_then(|target| target.closest(".cite, .mark").ok().flatten());
            if inside.is_none() && open.with_untracked(Option::is_some) {
                open.set(None);
                bring_home();
            }
        }),
    );
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            close(open);
        }
        // On from the mark, as if the box were not there.
        "Tab" => close(open),
        _ => {}
    };
    view! {
        <div id="citation-home">
            <div
                class="cite"
                id=BOX
                role="note"
                tabindex="-1"
                hidden=move || open.with(Option::is_none)
                on:keydown=key
            >
                {move || open.with(|open| open.as_ref().map(|open| drawn(&open.citation)))}
            </div>
        </div>
    }
}

fn drawn(citation: &Citation) -> AnyView {
    let rows = citation
        .rows
        .iter()
        .map(|(label, text)| view! { <dt>{told(label.clone())}</dt> <dd>{told(text.clone())}</dd> })
        .collect_view();
    view! {
        <p class="cite__kind">
            <Icon sign=citation.confidence.sign() />
            {told(citation.heading.clone())}
        </p>
        <dl>{rows}</dl>
    }
    .into_any()
}

fn mark_id(number: usize) -> String {
    format!("mark-{number}")
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Closes it; the focus returns to its mark.
fn close(open: RwSignal<Option<Open>>) {
    let mark = open.with_untracked(|open| open.as_ref().map(|open| open.mark));
    open.set(None);
    bring_home();
    if let Some(mark) = mark.and_then(|mark| element(&mark_id(mark))) {
        focus_where_it_is(&mark);
    }
}

fn bring_home() {
    if let (Some(home), Some(cite)) = (element("citation-home"), element(BOX)) {
        // A place in the page takes what belongs to it.
        let _ = home.append_child(&cite);
    }
}

/// Puts the box under its mark, or over it where there is no room; in the dialog that the mark is in.
fn place(number: usize) {
    let (Some(mark), Some(cite)) = (element(&mark_id(number)), element(BOX)) else { return };
    let dialog = mark.closest("dialog").ok().flatten();
    if let Some(dialog) = &dialog {
        // As above.
        let _ = dialog.append_child(&cite);
    }
    let of = mark.get_bounding_client_rect();
    let own = cite.get_bounding_client_rect();
    let root = document().document_element();
    let (width, height) = root.map_or((0, 0), |root| (root.client_width(), root.client_height()));
    let fits_below = of.bottom() as i32 + own.height() as i32 + 8 < height;
    let top = if fits_below {
        of.bottom() as i32 + 4
    } else {
        (of.top() as i32 - own.height() as i32 - 4).max(8)
    };
    let left = (of.left() as i32).min(width - own.width() as i32 - 8).max(8);
    let style = cite.style();
    // Whole pixels are good values. A window that scrolls takes the box along only where it stands in the page.
    let (x, y) = match &dialog {
        Some(dialog) => {
            let around = dialog.get_bounding_client_rect();
            (-(around.left() as i32), -(around.top() as i32))
        }
        None => (scrolled("scrollX"), scrolled("scrollY")),
    };
    let _ = style.set_property("inset-inline-start", &format!("{}px", left + x));
    let _ = style.set_property("inset-block-start", &format!("{}px", top + y));
    focus_where_it_is(&cite);
}

fn scrolled(name: &str) -> i32 {
    crate::web::files::property(&window(), name).as_f64().unwrap_or_default() as i32
}
