//! One of several, with native radio buttons.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::does::Does;
use super::said::said;

/// One of the choices.
#[derive(Clone)]
pub struct Choice {
    /// The accessible name.
    pub label: &'static str,
    /// How many there are of it, shown beside it; nothing where it is empty.
    pub count: Option<Signal<String>>,
}

impl Choice {
    /// A choice that is a name and nothing else.
    pub const fn plain(label: &'static str) -> Self {
        Self { label, count: None }
    }
}

/// A named group of joined radio buttons. What is chosen is shown from `selected`, also when `choose` refuses.
#[component]
pub fn Choices(
    /// The group's accessible name.
    label: &'static str,
    /// Joins the buttons; unique in the page.
    name: &'static str,
    /// Show the group's name before it.
    #[prop(optional)]
    titled: bool,
    /// The choices.
    choices: Vec<Choice>,
    /// The position of the chosen one.
    #[prop(into)]
    selected: Signal<usize>,
    /// What choosing does.
    #[prop(into)]
    choose: Does<usize>,
) -> impl IntoView {
    let list = NodeRef::<leptos::html::Span>::new();
    let options = choices
        .into_iter()
        .enumerate()
        .map(|(index, Choice { label, count })| {
            let choose = choose.clone();
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        class="choice__input"
                        name=name
                        aria-label=label
                        prop:checked=move || selected.get() == index
                        on:change=move |_| {
                            choose.with(index);
                            show_selected(list, selected.get_untracked(), index);
                        }
                    />
                    <span class="choice__label">{label}</span>
                    {count.map(|count| view! { <span class="choice__count">{said(move || count.get())}</span> })}
                </label>
            }
        })
        .collect_view();
    view! {
        <span class="labelled">
            {titled.then(|| view! { <span class="label" aria-hidden="true">{label}</span> })}
            <span class="choices" role="radiogroup" aria-label=label node_ref=list>
                {options}
            </span>
        </span>
    }
}

/// A radio button checks itself, and takes the focus, before anybody is asked; this puts the model's answer back.
pub fn show_selected<E>(list: NodeRef<E>, selected: usize, pressed: usize)
where
    E: leptos::html::ElementType,
    E::Output: JsCast + Clone + 'static,
{
    let Some(list) = list.get_untracked() else { return };
    let Some(list) = list.dyn_ref::<web_sys::Element>() else { return };
    let Ok(inputs) = list.query_selector_all("input") else { return };
    for index in 0..inputs.length() {
        let input =
            inputs.get(index).and_then(|node| node.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            let is_selected = index as usize == selected;
            input.set_checked(is_selected);
            if is_selected && pressed != selected {
                // What is chosen can be focused: the one that was refused could.
                let _ = input.focus();
            }
        }
    }
}
