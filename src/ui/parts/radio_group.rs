//! One of several, with native radio buttons.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::choices::Choice;
use super::erased::CollectAny;
use crate::web::store::Selected;

/// A named group of radio buttons. What is chosen is shown from `selected`, also when `choose` refuses.
#[component]
pub fn RadioGroup(
    /// The group's accessible name.
    label: &'static str,
    /// Joins the buttons; unique in the page.
    name: &'static str,
    /// Show the group's name.
    #[prop(default = true)]
    titled: bool,
    /// Draw the choices as cards with notes.
    #[prop(optional)]
    cards: bool,
    /// The choices.
    choices: Vec<Choice>,
    /// The position of the chosen one.
    selected: Selected<usize>,
    /// What choosing does.
    choose: impl Fn(usize) + 'static,
) -> impl IntoView {
    let list = NodeRef::<leptos::html::Div>::new();
    let look = if cards { "choices choices--cards" } else { "choices" };
    let choose: Rc<dyn Fn(usize)> = Rc::new(choose);
    let options = choices
        .into_iter()
        .enumerate()
        .map(|(index, Choice { label, .. })| {
            let choose = Rc::clone(&choose);
            let checked: Box<dyn Fn() -> bool + Send> = Box::new(move || selected.get() == index);
            let changed: Box<dyn FnMut(web_sys::Event)> = Box::new(move |_| {
                choose(index);
                show_selected(list, selected.get_untracked(), index);
            });
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        class="choice__input"
                        name=name
                        aria-label=label
                        prop:checked=checked
                        on:change=changed
                    />
                    <span class="choice__label">{label}</span>
                </label>
            }
        })
        .collect_any();
    view! {
        <div class="field" role="radiogroup" aria-label=label>
            {titled.then(|| view! { <span class="field__label" aria-hidden="true">{label}</span> })}
            <div class=look node_ref=list>
                {options}
            </div>
        </div>
    }
}

/// A radio button checks itself, and takes the focus, before anybody is asked; this puts the model's answer back.
fn show_selected(list: NodeRef<leptos::html::Div>, selected: usize, pressed: usize) {
    let Some(list) = list.get_untracked() else { return };
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
