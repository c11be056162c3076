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

impl Figure {
    /// All of it in a row, for those who do not see how it is laid out.
    fn told(&self) -> String {
        let parts = [&self.value, &self.beside, &self.more];
        let parts: Vec<_> =
            parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        format!("{}: {}", self.label, parts.join(" "))
    }
}

/// A figure that follows what it reads.
#[component]
pub fn FigureView(
    /// What it says.
    #[prop(into)]
    figure: Signal<Figure>,
    /// Where it comes from.
    #[prop(into, optional)]
    mark: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <div class="figure">
            <p class="visually-hidden" prop:textContent=move || figure.with(Figure::told)></p>
            <span class="figure__label" aria-hidden="true" prop:textContent=move || figure.with(|figure| figure.label.clone())></span>
            <span class="figure__value" aria-hidden="true" class:bad=move || figure.with(|figure| figure.bad)>
                {said(move || figure.with(|figure| figure.value.clone()))} " "
                <small prop:textContent=move || figure.with(|figure| figure.beside.clone())></small>
            </span>
            <span class="figure__more">
                <span aria-hidden="true" prop:textContent=move || figure.with(|figure| figure.more.clone())></span>
                " "
                {mark.map(|mark| mark.run())}
            </span>
        </div>
    }
}
