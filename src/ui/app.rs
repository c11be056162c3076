//! The frame: header, tabs, the open tab, what was last said.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::later::{Later, Tab, fetch_when_used, show};
use super::panels::announcements::Announcements;
use super::panels::header::Header;
use super::panels::settings::Settings;
use super::panels::share::{self, ShareDialog};
use super::panels::source::reveal;
use super::parts::focus::keep as keep_focus;
use super::parts::{Tabs, block, focus, kept, text};
use crate::app::Intent;
use crate::app::fleet::FleetAct;
use crate::app::look::{LookAct, Screen};
use crate::web::{Store, clock, files, listen, persist};

const TABS: [&str; 5] = ["Protocols + ciphers", "Tiers", "Impact", "Rollout", "Code"];

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
    reveal();
    take_drops(store);
    let screen = store.select(|model| model.look().screen);
    let open = screen.pick(|screen| screen as usize);
    let show_screen = move |screen| store.dispatch(Intent::Look(LookAct::Screen(screen)));
    // The button that was pressed goes with its tab: the focus moves on to what it opened.
    let go = move |screen| {
        show_screen(screen);
        request_animation_frame(|| focus("panel"));
    };
    view! {
        <Header share=move || persist::share(store, share::show) />
        <div class="nav" role="navigation" aria-label="Main">
            <Tabs label="Views" names=TABS.to_vec() open choose=move |at| show_screen(Screen::ALL[at]) />
        </div>
        <main class="main">
            <div class="panel" id="panel" role="tabpanel" tabindex="-1" aria-labelledby=text(move || format!("tab-{}", open.get()))>
                {block(move || match screen.get() {
                    Screen::Settings => view! { <Settings watch=move || go(Screen::Rollout) impact=move || go(Screen::Impact) /> }.into_any(),
                    Screen::Tiers => show(later, Tab::Tiers),
                    Screen::Impact => show(later, Tab::Impact),
                    Screen::Rollout => show(later, Tab::Rollout),
                    Screen::Code => show(later, Tab::Code),
                })}
            </div>
        </main>
        <div class="footer" role="contentinfo">
                "An independent simulator, not a Microsoft product. It talks to no Azure; what you enter stays in this browser. Rules as read in November 2026, each with its source."
        </div>
        <Announcements />
        <ShareDialog />
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

/// Files that are dropped where no tab takes them never replace the page. On the Impact tab one is a fleet; else it is said
/// that nothing was read.
fn take_drops(store: Store) {
    for name in ["dragover", "drop"] {
        let hear = move |event: web_sys::Event| {
            if event.default_prevented() || !files::holds_files(&event) {
                return;
            }
            event.prevent_default();
            if name == "drop" {
                dropped(store, files::dropped(&event));
            }
        };
        listen(name, Box::new(hear));
    }
}

fn dropped(store: Store, mut files: Vec<web_sys::Blob>) {
    let count = files.len();
    match files.pop() {
        Some(file) if count == 1 && store.read(|model| model.look().screen) == Screen::Impact => {
            let import = move |text| store.dispatch(Intent::Fleet(FleetAct::Import(text)));
            files::read(&file, import, move || store.dispatch(Intent::Dropped(count)));
        }
        Some(_) | None => store.dispatch(Intent::Dropped(count)),
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
