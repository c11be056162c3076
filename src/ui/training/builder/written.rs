//! A field for prose, taken at every key: what is typed is kept, whatever happens next.

use leptos::prelude::*;

/// A field of one line, or of several.
#[component]
pub fn Written(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// What stands in it.
    value: Signal<String>,
    /// How many lines it shows.
    #[prop(default = 1)]
    rows: u8,
    /// Another text.
    change: Callback<String>,
) -> impl IntoView {
    let take = move |event| change.run(event_target_value(&event));
    let field = if rows == 1 {
        view! { <input type="text" class="field__control" prop:value=move || value.get() on:input=take /> }
            .into_any()
    } else {
        view! {
            <textarea
                class="field__control builder__prose"
                rows=rows.to_string()
                prop:value=move || value.get()
                on:input=take
            ></textarea>
        }
        .into_any()
    };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            {field}
        </label>
    }
}
