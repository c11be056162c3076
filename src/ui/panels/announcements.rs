//! The one polite live region.

use leptos::prelude::*;

use crate::ui::parts::text;
use crate::web::store::use_store;
use crate::words;

/// Says the outcome of the last act, for eyes and ears.
#[component]
pub fn Announcements() -> impl IntoView {
    let store = use_store();
    let notice = store.select(|model| {
        let (number, notice) = model.notice();
        (number, notice.map(words::notice::notice))
    });
    view! {
        <div class="announcements" role="status" aria-label="Announcements">
            {text(move || {
                let (number, said) = notice.get();
                // A space that is there every other time makes the same sentence news again.
                let again = if number % 2 == 0 { "" } else { "\u{a0}" };
                said.map(|said| format!("{said}{again}")).unwrap_or_default()
            })}
        </div>
    }
}
