//! The frame: header, tabs, the open tab, what was last said.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::announcements::Announcements;
use super::header::Header;
use super::share::{self, ShareDialog};
use super::source::reveal;
use crate::app::Intent;
use crate::app::fleet::FleetAct;
use crate::app::look::{LookAct, Screen};
use crate::ui::later::{Later, Tab, fetch_when_used, show};
use crate::ui::parts::focus::keep as keep_focus;
use crate::ui::parts::mark::Citations;
use crate::ui::parts::{CitationBox, Signs, Tabs, focus, kept};
use crate::ui::settings::Settings;
use crate::web::store::{Selected, use_store};
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
    Citations::provide();
    persist::keep(store);
    clock::run(store);
    undo_by_key(store);
    kept::keep();
    fetch_when_used(later);
    reveal();
    take_drops(store);
    let screen = store.select(|model| model.look().screen);
    let open = screen.pick(|screen| screen as usize);
    keep_focus(move || panel_id(screen.get_untracked()));
    let show_screen = move |screen| store.dispatch(Intent::Look(LookAct::Screen(screen)));
    // The button that was pressed goes with its tab: the focus moves on to what it opened.
    let go = move |screen| {
        show_screen(screen);
        request_animation_frame(move || focus(&panel_id(screen)));
    };
    view! {
        <Signs />
        <Header share=move || persist::share(store, share::show) />
        <div class="nav" role="navigation" aria-label="Main">
            <Tabs label="Views" names=TABS.to_vec() open choose=move |at| show_screen(Screen::ALL[at]) />
        </div>
        <main>
            {Screen::ALL.map(|each| {
                let build = move || match each {
                    Screen::Settings => view! { <Settings watch=move || go(Screen::Rollout) impact=move || go(Screen::Impact) /> }.into_any(),
                    Screen::Tiers => show(later, Tab::Tiers),
                    Screen::Impact => show(later, Tab::Impact),
                    Screen::Rollout => show(later, Tab::Rollout),
                    Screen::Code => show(later, Tab::Code),
                };
                view! { <Panel screen=each open=screen draw=Arc::new(build) /> }
            }).into_iter().collect_view()}
        </main>
        <div class="footer" role="contentinfo">
                "An independent simulator, not a Microsoft product. It talks to no Azure; what you enter stays in this browser. Rules as read in November 2026, each with its source."
        </div>
        <Announcements />
        <ShareDialog />
        <CitationBox />
    }
}

/// A view of the page: built when it is first opened, then kept. While another is open it takes no part in anything, and its parts
/// of the model stand still.
#[component]
fn Panel(
    /// Which one.
    screen: Screen,
    /// The one that is open.
    open: Selected<Screen>,
    /// Builds it.
    draw: Arc<dyn Fn() -> AnyView + Send + Sync>,
) -> impl IntoView {
    let is_open = Memo::new(move |_| open.get() == screen);
    let visited = Memo::new(move |last: Option<&bool>| last == Some(&true) || is_open.get());
    let store = use_store().while_awake(move || is_open.get());
    view! {
        <div
            class="main"
            id=panel_id(screen)
            role="tabpanel"
            tabindex="-1"
            aria-labelledby=format!("tab-{}", screen as usize)
            inert=move || !is_open.get()
            data-asleep=move || (!is_open.get()).then_some("true")
        >
            {move || {
                visited.get().then(|| {
                    let draw = draw.clone();
                    view! { <Provider value=store>{draw()}</Provider> }
                })
            }}
        </div>
    }
}

/// The id of a view's panel.
pub fn panel_id(screen: Screen) -> String {
    format!("panel-{}", screen as usize)
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
