//! What is dangerous in the draft.

use leptos::prelude::*;

use crate::domain::warning::Gravity;
use crate::ui::parts::{Callout, Tone};
use crate::web::store::use_store;
use crate::words::{self, settings_tab};

/// "What to watch": warnings of the draft, gravest first; nothing where there are none.
#[component]
pub fn Watch() -> impl IntoView {
    let store = use_store();
    let warnings = store.select(|model| model.warnings());
    let none = warnings.slice(Vec::is_empty);
    let callouts = move || {
        let callout = |warning: &_| {
            let gravity = crate::domain::warning::Warning::gravity(warning);
            let tone = match gravity {
                Gravity::Danger => Tone::Danger,
                Gravity::Caution => Tone::Caution,
                Gravity::Note => Tone::Note,
            };
            view! { <Callout tone word=words::pending::gravity(gravity) text=words::pending::warning(warning) /> }
        };
        warnings.with(|warnings| warnings.iter().map(callout).collect_view())
    };
    view! {
        <section class="card" aria-labelledby="watch" hidden=move || none.get()>
            <div class="card__part stack">
                <h3 id="watch">{settings_tab::watch()}</h3>
                {callouts}
            </div>
        </section>
    }
}
