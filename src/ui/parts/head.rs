//! The head of a view: its name, its answer, its one control.

use leptos::prelude::*;

use super::said::said;

/// Title and answer.
#[component]
pub fn Head(
    /// The view's name.
    title: &'static str,
    /// Its answer, one sentence; none where it is empty.
    #[prop(into, optional)]
    answer: Option<Signal<String>>,
    /// What stands at the other end.
    #[prop(into, optional)]
    tools: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <div class="head">
            <div class="head__text">
                <h2>{title}</h2>
                {answer.map(|answer| view! { <p class="head__answer">{said(move || answer.get())}</p> })}
            </div>
            {tools.map(|tools| view! { <div class="head__tools">{tools.run()}</div> })}
        </div>
    }
}
