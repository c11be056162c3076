//! Facts: what is set, as a sentence, and one button that opens its fields in place.

use leptos::prelude::*;

use super::icon::{Icon, Sign};

/// A line of facts. Its fields are there while it is open.
#[component]
pub fn Facts(
    /// What is set.
    #[prop(into)]
    facts: ViewFn,
    /// The word on the button.
    change: &'static str,
    /// The button's accessible name, which begins with that word.
    #[prop(into)]
    name: String,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="stack">
            <p class="facts">
                {facts.run()}
                <button
                    type="button"
                    class="link"
                    aria-label=name
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Icon sign=Sign::Edit />
                    <span>{change}</span>
                </button>
            </p>
            {move || {
                let children = children.clone();
                open.get().then(|| view! { <div class="fields">{children()}</div> })
            }}
        </div>
    }
}
