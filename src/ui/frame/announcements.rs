//! The one polite live region, in a bar that can be put away.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, KeyboardEvent};
use wasm_bindgen::JsCast;

use super::app::panel_id;
use crate::ui::parts::focus::focus_where_it_is;
use crate::ui::parts::{act, flag, focus, said};
use crate::web::store::use_store;
use crate::web::{follow, listen, room};
use crate::words;

const BAR: &str = "announcements";
const AWAY: &str = "put-away";

/// Says the outcome of the last act, for eyes and ears.
#[component]
pub fn Announcements() -> impl IntoView {
    let store = use_store();
    let notice = store.select(|model| {
        let (number, notice) = model.notice();
        (number, notice.map(words::notice::notice))
    });
    // The number of the one that was put away.
    let away = RwSignal::new(None);
    let is_said = move || {
        let (number, said) = notice.get();
        said.is_some() && away.get() != Some(number)
    };
    // Whoever came to the button goes back to where they were.
    let from = Rc::<RefCell<Option<HtmlElement>>>::default();
    let came = from.clone();
    listen(
        "focusin",
        Box::new(move |event| {
            if is_at_button() {
                let before = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
                came.replace(before.and_then(|before| before.dyn_into().ok()));
            }
        }),
    );
    let put_away = move || {
        away.set(Some(notice.get_untracked().0));
        if is_at_button() {
            match from.take().filter(|before| before.is_connected()) {
                Some(before) => focus_where_it_is(&before),
                None => focus(&panel_id(store.read(|model| model.look().screen))),
            }
        }
    };
    let escape = put_away.clone();
    listen(
        "keydown",
        Box::new(move |event| {
            let is_escape =
                event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            // Where a dialog is open the key is for it.
            let dialog = document().query_selector("dialog[open]").ok().flatten();
            if is_escape && !event.default_prevented() && dialog.is_none() {
                escape();
            }
        }),
    );
    follow(Box::new(|| room::give(BAR)));
    view! {
        <div class="announcements" id=BAR role="region" aria-label="Last act" data-said=flag(is_said)>
            <div class="announcements__text" role="status" aria-label="Announcements">
                {said(move || {
                    let (number, said) = notice.get();
                    // A space that is there every other time makes the same sentence news again.
                    let again = if number % 2 == 0 { "" } else { "\u{a0}" };
                    let said = said.filter(|_| is_said());
                    said.map(|said| format!("{said}{again}")).unwrap_or_default()
                })}
            </div>
            <button
                type="button"
                class="announcements__away"
                id=AWAY
                aria-label="Put away"
                on:click=act(put_away)
            >
                <span aria-hidden="true">"\u{d7}"</span>
            </button>
        </div>
    }
}

fn is_at_button() -> bool {
    document().active_element().is_some_and(|at| at.id() == AWAY)
}
