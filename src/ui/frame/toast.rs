//! What was last said: seen for a while, or until it is put away; heard at once. The live region itself never goes.

use gloo_timers::callback::Timeout;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, KeyboardEvent};
use wasm_bindgen::JsCast;

use super::app::panel_id;
use crate::app::Intent;
use crate::ui::parts::focus::{focus_where_it_is, within};
use crate::ui::parts::{Icon, Sign, focus, said};
use crate::web::store::use_store;
use crate::web::{follow, listen, mark_root};
use crate::words::{self, frame};

const TOAST: &str = "toast";

/// How long it is seen. Longer while the pointer or the focus is on it.
const SEEN_MILLISECONDS: u32 = 6000;

/// Says the outcome of the last act, for eyes and ears.
#[component]
pub fn Toast() -> impl IntoView {
    let store = use_store();
    let notice = store.select(|model| {
        let (number, notice) = model.notice();
        let undo = notice.is_some_and(|notice| notice.can_be_undone() && model.can_undo());
        (number, notice.map(words::notice::notice), undo)
    });
    let number = notice.slice(|(number, ..)| *number);
    // The number of the one that was put away, or was seen long enough.
    let away = RwSignal::new(None);
    let seen = Memo::new(move |_| {
        notice.with(|(number, said, _)| said.is_some() && away.get() != Some(*number))
    });
    // While it is seen the page has room for it at its end.
    mark_root("data-said", move || seen.get());
    let held = RwSignal::new(false);
    let mut clock = None;
    follow(Box::new(move || {
        let number = number.get();
        clock.take();
        if !held.get() {
            clock = Some(Timeout::new(SEEN_MILLISECONDS, move || {
                away.try_set(Some(number));
            }));
        }
    }));
    // Whoever came to it goes back to where they were.
    let from = StoredValue::new_local(None::<HtmlElement>);
    listen(
        "focusin",
        Box::new(move |event| {
            if !is_within() {
                request_animation_frame(clear_of_toast);
                return;
            }
            let before = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
            let before = before.and_then(|before| before.dyn_into::<HtmlElement>().ok());
            if !before.as_ref().is_some_and(|before| within(before, "#toast")) {
                from.set_value(before);
            }
        }),
    );
    // What a person has put away is not there to be heard again either.
    let put_away_by_hand = RwSignal::new(None);
    let put_away = move || {
        away.set(Some(number.get_untracked()));
        put_away_by_hand.set(Some(number.get_untracked()));
        if is_within() {
            match from
                .try_update_value(Option::take)
                .flatten()
                .filter(|before| before.is_connected())
            {
                Some(before) => focus_where_it_is(&before),
                None => focus(&panel_id(store.read(|model| model.look().screen))),
            }
        }
    };
    listen(
        "keydown",
        Box::new(move |event| {
            let is_escape =
                event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            // Where a dialog is open the key is for it.
            let dialog = document().query_selector("dialog[open]").ok().flatten();
            if is_escape && !event.default_prevented() && dialog.is_none() {
                put_away();
            }
        }),
    );
    let undo = move || {
        store.dispatch(Intent::Undo);
        put_away();
    };
    view! {
        <div
            class="toast"
            id=TOAST
            data-away=move || (!seen.get()).then_some("true")
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            <div class="toast__text" role="status" aria-label=frame::announcements()>
                {said(move || notice.with(|(number, said, _)| {
                    // A space that is there every other time makes the same sentence news again.
                    let again = if number % 2 == 0 { "" } else { "\u{a0}" };
                    let said = said.as_ref().filter(|_| put_away_by_hand.get() != Some(*number));
                    said.map(|said| format!("{said}{again}")).unwrap_or_default()
                }))}
            </div>
            {move || {
                let can = notice.with(|(_, _, undo)| *undo);
                (seen.get() && can)
                    .then(|| {
                        view! {
                            <button type="button" class="link" on:click=move |_| undo()>
                                {frame::undo()}
                            </button>
                        }
                    })
            }}
            {move || {
                seen.get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="toast__away"
                                aria-label=frame::put_away()
                                on:click=move |_| put_away()
                            >
                                <Icon sign=Sign::Cross />
                            </button>
                        }
                    })
            }}
        </div>
    }
}

/// What has the focus is not behind what was said.
fn clear_of_toast() {
    let toast =
        document().get_element_by_id(TOAST).filter(|toast| !toast.has_attribute("data-away"));
    let (Some(toast), Some(at)) = (toast, document().active_element()) else { return };
    // The bar of the draft stands below it, and does not scroll.
    let is_docked = within(&at, ".pending");
    let behind = at.get_bounding_client_rect().bottom() - toast.get_bounding_client_rect().top();
    if behind > 0.0 && !is_docked {
        window().scroll_by_with_x_and_y(0.0, behind + 16.0);
    }
}

fn is_within() -> bool {
    let at = document().active_element();
    at.is_some_and(|at| within(&at, "#toast"))
}
