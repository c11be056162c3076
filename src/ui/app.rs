//! The frame: header, tabs, the open tab, what was last said.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::later::{Later, Tab, fetch_when_used, show};
use super::panels::announcements::Announcements;
use super::panels::header::Header;
use super::panels::settings::Settings;
use super::parts::focus::keep as keep_focus;
use super::parts::{Tabs, block, focus, kept, text};
use crate::app::Intent;
use crate::web::{Store, clock, listen, persist};

const TABS: [&str; 5] = ["Protocols + ciphers", "Tiers", "Impact", "Rollout", "Code"];
const TIERS: usize = 1;
const IMPACT: usize = 2;
const ROLLOUT: usize = 3;

/// The whole page.
#[component]
pub fn App(
    /// The tabs that come later.
    later: Later,
) -> impl IntoView {
    let store = persist::restore();
    provide_context(store);
    persist::keep(store);
    clock::run(store);
    undo_by_key(store);
    keep_focus("panel");
    kept::keep();
    fetch_when_used(later);
    let open = RwSignal::new(0);
    // The button that was pressed goes with its tab: the focus moves on to what it opened.
    let go = move |tab: usize| {
        open.set(tab);
        request_animation_frame(|| focus("panel"));
    };
    view! {
        <Header />
        <div class="nav" role="navigation" aria-label="Main">
            <Tabs label="Views" names=TABS.to_vec() open />
        </div>
        <main class="main">
            <div class="panel" id="panel" role="tabpanel" tabindex="-1" aria-labelledby=text(move || format!("tab-{}", open.get()))>
                {block(move || match open.get() {
                    0 => view! { <Settings watch=move || go(ROLLOUT) impact=move || go(IMPACT) /> }.into_any(),
                    TIERS => show(later, Tab::Tiers),
                    IMPACT => show(later, Tab::Impact),
                    ROLLOUT => show(later, Tab::Rollout),
                    _ => show(later, Tab::Code),
                })}
            </div>
        </main>
        <div class="footer" role="contentinfo">
                "An independent simulator, not a Microsoft product. It talks to no Azure; what you enter stays in this browser. Rules as read in November 2026, each with its source."
        </div>
        <Announcements />
    }
}

/// Puts the page in the place of the static shell that was painted before the program arrived.
pub fn mount(later: Later) {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    leptos::mount::mount_to_body(move || view! { <App later /> });
    if let Some(performance) = window().performance() {
        // For the benchmark; a browser that cannot mark is no reason to fail.
        let _ = performance.mark("ready");
    }
}

/// Control or Command with Z, and with Shift to go forward, outside of text.
fn undo_by_key(store: Store) {
    listen(
        "keydown",
        Box::new(move |event| {
            let typing = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
                .is_some_and(|input| {
                    matches!(input.type_().as_str(), "number" | "text" | "search" | "date" | "time")
                })
                || event
                    .target()
                    .is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>());
            let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
            let command = event.ctrl_key() || event.meta_key();
            let is_z = matches!(event.key().as_str(), "z" | "Z");
            if !command || event.alt_key() || typing || !is_z {
                return;
            }
            event.prevent_default();
            store.dispatch(if event.shift_key() { Intent::Redo } else { Intent::Undo });
        }),
    );
}
