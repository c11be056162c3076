//! Figures: a label, a number, and what it is a part of.

use leptos::prelude::*;

use super::said::said;

/// What a figure says. Its text reads "Downtime: 3 min so far, 27 min in all".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The number, with its unit.
    pub value: String,
    /// What stands beside the number, smaller; may be empty.
    pub beside: String,
    /// What it is a part of, or more about it; may be empty.
    pub more: String,
    /// Is it bad?
    pub bad: bool,
}

/// A figure that follows what it reads.
#[component]
pub fn FigureView(
    /// What it says.
    #[prop(into)]
    figure: Signal<Figure>,
) -> impl IntoView {
    view! {
        <p class="figure">
            <span class="figure__label">
                {said(move || figure.with(|figure| figure.label.clone()))} <span class="visually-hidden">": "</span>
            </span>
            <span class="figure__value" class:bad=move || figure.with(|figure| figure.bad)>
                {said(move || figure.with(|figure| figure.value.clone()))} " "
                <small prop:textContent=move || figure.with(|figure| figure.beside.clone())></small>
            </span>
            " "
            <span class="figure__more">{said(move || figure.with(|figure| figure.more.clone()))}</span>
        </p>
    }
}
