//! The frame: header, context, the open view, the draft at hand, what was last said.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;

use super::context::Context;
use super::draft::Draft;
use super::drops::take_drops;
use super::footer::Footer;
use super::header::Header;
use super::keys::undo_by_key;
use super::share::{ByHand, ShareDialog};
use super::toast::Toast;
use super::welcome::Welcome;
use crate::app::Intent;
use crate::app::look::{LookAct, Screen};
use crate::ui::later::{Fetch, Later, Piece, fetch_when_used, keep_fleet, show};
use crate::ui::parts::focus::keep as keep_focus;
use crate::ui::parts::mark::Citations;
use crate::ui::parts::{self, CitationBox, Signs, focus};
use crate::ui::settings::Settings;
use crate::ui::settings::forecast::ForecastCard;
use crate::ui::settings::posture::PostureCard;
use crate::ui::settings::watch::Watch;
use crate::ui::settings::who::Who;
use crate::web::store::{Lesson, Selected, ever, use_store};
use crate::web::{clock, mark_root, persist};

/// The whole page.
#[component]
pub fn App(
    /// Fetches what comes later.
    fetch: Fetch,
) -> impl IntoView {
    let store = persist::restore();
    provide_context(store);
    Citations::provide();
    parts::paper::provide();
    persist::keep(store);
    clock::run(store);
    undo_by_key(store);
    let later = Later::new(fetch);
    provide_context(later);
    fetch_when_used(later);
    keep_fleet(later, store);
    take_drops(later, store);
    let by_hand = ByHand::default();
    let screen = store.select(|model| model.look().screen);
    keep_focus(move || panel_id(screen.get_untracked()));
    // On paper the table of tiers lies across.
    let lesson = store.lesson();
    let has_lesson = Memo::new(move |_| matches!(lesson.get(), Lesson::Runs(_)));
    let wants_lesson = Memo::new(move |_| lesson.get() != Lesson::Free);
    // Opened for one lesson alone, it has no list of lessons beside it.
    let is_alone = persist::is_alone();
    let alone = Memo::new(move |_| is_alone && wants_lesson.get());
    mark_root("data-across", move || screen.get() == Screen::Tiers);
    mark_root("data-lesson", move || has_lesson.get());
    let show_screen = move |screen| store.dispatch(Intent::Look(LookAct::Screen(screen)));
    // Whoever goes to another view by something in this one takes the focus along.
    let go = move |screen| {
        show_screen(screen);
        request_animation_frame(move || focus(&panel_id(screen)));
    };
    // What floats at the lower edge keeps clear of the bar.
    let docked = store.select(|model| !model.changes().is_empty());
    let first = Memo::new(move |_| screen.get() == Screen::Settings && !has_lesson.get());
    let panels = Screen::ALL.map(|each| {
        let draw = move || match each {
            Screen::Settings => view! { <Settings /> }.into_any(),
            Screen::Tiers => show(Piece::Tiers),
            Screen::Impact => show(Piece::Impact),
            Screen::Rollout => show(Piece::Rollout),
            Screen::Code => show(Piece::Code),
            Screen::Training => show(Piece::Training),
        };
        view! { <Panel screen=each open=screen draw=Arc::new(draw) /> }
    });
    view! {
        <Signs />
        <Header share=move || persist::share(store, move |link| by_hand.show(link)) choose=show_screen alone />
        <Context />
        <main
            class="page"
            data-docked=move || docked.get().then_some("true")
            data-columns=move || first.get().then_some("true")
            data-lesson=move || has_lesson.get().then_some("true")>
            {move || wants_lesson.get().then(|| show(Piece::Lesson))}
            <Welcome go />
            {panels.into_iter().collect_view()}
            <Side first go />
        </main>
        {move || (!alone.get()).then(|| view! { <Footer /> })}
        <Toast />
        <ShareDialog by_hand />
        <CitationBox />
    }
}

/// What stands beside the first view, and the draft at hand, which stays in every other.
#[component]
fn Side(first: Memo<bool>, go: impl Fn(Screen) + Copy + Send + Sync + 'static) -> impl IntoView {
    let beside = use_store().while_awake(move || first.get());
    view! {
        <div class="side" data-first=move || first.get().then_some("true")>
            <Draft go />
            <Provider value=beside>
                <div class="side__more" hidden=move || !first.get()>
                    <Who go />
                    <Watch />
                    <ForecastCard />
                    <PostureCard />
                </div>
            </Provider>
        </div>
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
    let visited = ever(move || is_open.get());
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
pub fn mount(fetch: Fetch) {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    leptos::mount::mount_to_body(move || view! { <App fetch /> });
    if let Some(performance) = window().performance() {
        // For the benchmark; a browser that cannot mark is no reason to fail.
        let _ = performance.mark("ready");
    }
}
