//! One subject of a view: a card with its title.

use leptos::prelude::*;

/// A card. What stands at the right of its title is given as `tools`.
#[component]
pub fn Card(
    /// Joins title and card; unique in the page.
    id: &'static str,
    /// Its title, and the region's accessible name.
    #[prop(into)]
    title: String,
    /// A few words beside the title, not part of its name.
    #[prop(into, optional)]
    lead: Option<ViewFn>,
    /// What stands at the other end of the head.
    #[prop(into, optional)]
    tools: Option<ViewFn>,
    /// `region`, or `group` where a contract says so.
    #[prop(default = "region")]
    role: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" role=role aria-labelledby=id>
            <div class="card__head">
                <h3 class="card__title">
                    <span id=id tabindex="-1">{title}</span>
                    {lead.map(|lead| view! { <span class="card__lead">{lead.run()}</span> })}
                </h3>
                {tools.map(|tools| tools.run())}
            </div>
            {children()}
        </section>
    }
}
