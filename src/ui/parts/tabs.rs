//! Tabs: arrow keys move and open, Tab leaves.

use leptos::prelude::*;

use super::does::Does;
use super::focus::focus;
use crate::web::store::Selected;

/// How a list of tabs looks, and where its tabs and what they open are found.
#[derive(Clone, Copy, Debug)]
pub struct TabList {
    /// Begins the tabs' ids: `tab-0`, `tab-1` and so on.
    pub id: &'static str,
    /// What a tab opens, by id.
    pub panel: fn(usize) -> String,
    /// The class of the list, and of a tab.
    pub classes: [&'static str; 2],
    /// They stand below each other where there is room.
    pub upright: bool,
}

impl TabList {
    /// The views of the page.
    pub const VIEWS: Self = Self {
        id: "tab",
        panel: |at| format!("panel-{at}"),
        classes: ["tabs", "tab"],
        upright: false,
    };
}

/// A named list of tabs.
#[component]
pub fn Tabs(
    /// The list's accessible name.
    label: &'static str,
    /// The tabs' names.
    names: Vec<&'static str>,
    /// Headings among them: before which tab, and what.
    #[prop(optional)]
    heads: Vec<(usize, &'static str)>,
    /// How it looks.
    #[prop(default = TabList::VIEWS)]
    list: TabList,
    /// The position of the open one.
    open: Selected<usize>,
    /// What opening another does.
    #[prop(into)]
    choose: Does<usize>,
) -> impl IntoView {
    let last = names.len().saturating_sub(1);
    let id = move |index: usize| format!("{}-{index}", list.id);
    let tab = move |(index, name): (usize, &'static str)| {
        let head = heads.iter().find(|(before, _)| *before == index).map(|(_, head)| *head);
        let (by_key, by_press) = (choose.clone(), choose.clone());
        let key = move |event: leptos::ev::KeyboardEvent| {
            let to = match (event.key().as_str(), list.upright) {
                ("ArrowRight", _) | ("ArrowDown", true) => (index + 1) % (last + 1),
                ("ArrowLeft", _) | ("ArrowUp", true) => (index + last) % (last + 1),
                ("Home", _) => 0,
                ("End", _) => last,
                _ => return,
            };
            event.prevent_default();
            by_key.with(to);
            focus(&id(to));
        };
        view! {
            {head.map(|head| view! { <span class="tabs__head" role="presentation">{head}</span> })}
            <button
                type="button"
                role="tab"
                class=list.classes[1]
                id=id(index)
                aria-controls=(list.panel)(index)
                aria-selected=move || if open.get() == index { "true" } else { "false" }
                tabindex=move || if open.get() == index { "0" } else { "-1" }
                on:click=move |_| by_press.with(index)
                on:keydown=key
            >
                {name}
            </button>
        }
    };
    view! {
        <div
            role="tablist"
            class=list.classes[0]
            aria-label=label
            aria-orientation=list.upright.then_some("vertical")
        >
            {names.into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
}
