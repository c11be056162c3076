//! Answer rows: one question a row, answered on the row; what it rests on is folded under it.

use leptos::context::Provider;
use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::icon::{Icon, Sign};
use super::paper::on_paper;
use super::said::said;
use crate::web::persist::{folded, keep_folded};
use crate::web::store::{ever, use_store};

/// Does what is asked hold?
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It is nothing that holds or does not, or nobody knows: the subject's own sign.
    Subject(Sign),
}

impl Holds {
    const fn sign(self) -> Sign {
        match self {
            Self::Yes => Sign::Check,
            Self::No => Sign::Cross,
            Self::Subject(sign) => sign,
        }
    }

    const fn data(self) -> Option<&'static str> {
        match self {
            Self::Yes => Some("yes"),
            Self::No => Some("no"),
            Self::Subject(_) => None,
        }
    }
}

/// Several answer rows.
#[component]
pub fn Answers(
    /// Their accessible name.
    #[prop(into)]
    label: String,
    /// They stand in a card.
    #[prop(optional)]
    inside: bool,
    /// The rows.
    children: Children,
) -> impl IntoView {
    if inside {
        return view! { <div class="answers answers--in" role="group" aria-label=label>{children()}</div> }.into_any();
    }
    view! {
        <section class="card answers" aria-label=label>
            {children()}
        </section>
    }
    .into_any()
}

/// An answer row. What is folded in it is built when it is first opened; while it is closed its parts of the model stand still.
#[component]
pub fn Answer(
    /// Names it where what is open is kept; unique in the page.
    id: &'static str,
    /// What is asked.
    #[prop(into)]
    title: String,
    /// Does it hold?
    #[prop(into)]
    holds: Signal<Holds>,
    /// The answer, one sentence.
    #[prop(into)]
    answer: Signal<String>,
    /// Open, unless a person closed it.
    #[prop(optional)]
    open: bool,
    /// What the answer rests on.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(folded(id).map_or(open, |folded| !folded));
    let paper = on_paper();
    // Paper shows what is folded as well.
    let is_drawn = move || is_open.get() || paper.get();
    let visited = ever(is_drawn);
    let store = use_store().while_awake(is_drawn);
    let children = StoredValue::new(children);
    view! {
        <details
            id=id
            open=is_open.get_untracked()
            on:toggle=move |event| {
                let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
                let now = element.is_some_and(|element| element.has_attribute("open"));
                if now != is_open.get_untracked() {
                    is_open.set(now);
                    keep_folded(id, !now);
                }
            }
        >
            <summary class="answer">
                <span class="verdict" data-holds=move || holds.get().data()>
                    {move || view! { <Icon sign=holds.get().sign() /> }}
                </span>
                <h3 class="answer__title">{title}</h3>
                <span class="answer__text">{said(move || answer.get())}</span>
                <Icon sign=Sign::Chevron />
            </summary>
            <div class="answer__body">
                {move || {
                    visited.get().then(|| {
                        let children = children.get_value();
                        view! { <Provider value=store>{children()}</Provider> }
                    })
                }}
            </div>
        </details>
    }
}
