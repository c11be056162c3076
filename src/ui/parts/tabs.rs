//! Tabs: arrow keys move and open, Tab leaves.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::erased::{CollectAny, act, truth};
use crate::web::store::Selected;

/// A named list of tabs.
#[component]
pub fn Tabs(
    /// The list's accessible name.
    label: &'static str,
    /// The tabs' names; their ids are `tab-0`, `tab-1` and so on.
    names: Vec<&'static str>,
    /// The position of the open one.
    open: Selected<usize>,
    /// What opening another does.
    choose: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let last = names.len().saturating_sub(1);
    let go = move |index: usize| {
        choose(index);
        let tab = document().get_element_by_id(&format!("tab-{index}"));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A tab that cannot be focused is not there.
            let _ = tab.focus();
        }
    };
    let tabs = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            view! {
                <button
                    type="button"
                    role="tab"
                    class="tab"
                    id=format!("tab-{index}")
                    aria-controls=format!("panel-{index}")
                    aria-selected=truth(move || open.get() == index)
                    tabindex=move || if open.get() == index { "0" } else { "-1" }
                    on:click=act(move || choose(index))
                    on:keydown=move |event| {
                        let to = match event.key().as_str() {
                            "ArrowRight" => if index == last { 0 } else { index + 1 },
                            "ArrowLeft" => if index == 0 { last } else { index - 1 },
                            "Home" => 0,
                            "End" => last,
                            _ => return,
                        };
                        event.prevent_default();
                        go(to);
                    }
                >
                    {name}
                </button>
            }
        })
        .collect_any();
    view! {
        <div role="tablist" class="tabs" aria-label=label>
            {tabs}
        </div>
    }
}
