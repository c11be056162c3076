//! What is not needed to open the page: a release fetches it as soon as somebody does something.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::fleet::FleetAct;
use crate::domain::Side;
use crate::web::store::use_store;
use crate::web::{Store, follow, listen_once};
use crate::words::frame;

/// A piece of the page that comes later.
#[derive(Clone, Copy)]
pub enum Piece {
    /// What every tier allows.
    Tiers,
    /// Who connects before and after.
    Impact,
    /// What happens after Save.
    Rollout,
    /// Configuration as code.
    Code,
    /// All facts of the instance but its tier.
    Facts,
    /// What stands in the pane of TLS 1.3.
    Pane(Side),
    /// Every source.
    Sources,
    /// Lessons.
    Training,
    /// The lesson that runs.
    Lesson,
}

/// What comes later.
#[derive(Clone, Copy)]
pub struct Part {
    /// Builds a piece.
    pub build: fn(Piece) -> AnyView,
    /// Reads a fleet's JSON.
    pub import: fn(&str) -> FleetAct,
    /// Takes up the fleet of the last visit, and keeps the fleet from then on.
    pub keep_fleet: fn(Store),
}

/// Fetches it; `None` if it could not be fetched.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Option<Part>>>>;

/// How it comes, and what has come.
#[derive(Clone, Copy)]
pub struct Later {
    fetch: Fetch,
    came: RwSignal<Option<Part>>,
    page: StoredValue<Option<Owner>>,
}

impl Later {
    /// What `fetch` brings, which it has not yet.
    pub fn new(fetch: Fetch) -> Self {
        Self { fetch, came: RwSignal::new(None), page: StoredValue::new(Owner::current()) }
    }

    /// What has come.
    pub fn part(self) -> Option<Part> {
        self.came.get_untracked()
    }

    /// Makes something that lasts as long as the page, wherever it is first asked for.
    pub fn for_good<T>(self, make: impl FnOnce() -> T) -> T {
        match self.page.get_value() {
            Some(page) => page.with(make),
            None => make(),
        }
    }

    /// Fetches it, if it is not here.
    pub async fn come(self) {
        let part = (self.fetch)().await;
        // Of several who asked for it at once the first is enough.
        if part.is_some() && self.part().is_none() {
            self.came.set(part);
        }
    }
}

/// Shows a piece: at once if it is here, else as soon as it is. What could not be fetched is asked for again when it is opened again.
pub fn show(piece: Piece) -> AnyView {
    let later: Later = expect_context();
    let store = use_store();
    let is_missed = RwSignal::new(false);
    follow(Box::new(move || {
        if store.is_awake() && later.part().is_none() {
            is_missed.set(false);
            spawn_local(async move {
                later.come().await;
                is_missed.try_set(later.part().is_none());
            });
        }
    }));
    (move || match later.came.get() {
        Some(part) => (part.build)(piece),
        None if is_missed.get() => view! { <Missing /> }.into_any(),
        None => view! { <p class="shell__message" role="status">{frame::loading()}</p> }.into_any(),
    })
    .into_any()
}

/// Shows what comes later still: as soon as `fetch` has brought what draws it.
pub fn awaited(fetch: impl Future<Output = Option<fn() -> AnyView>> + 'static) -> AnyView {
    let came = RwSignal::new(None);
    spawn_local(async move {
        // Whoever has gone away meanwhile needs it no more.
        came.try_set(Some(fetch.await));
    });
    (move || match came.get() {
        Some(Some(draw)) => draw(),
        Some(None) => view! { <Missing /> }.into_any(),
        None => view! { <p class="shell__message" role="status">{frame::loading()}</p> }.into_any(),
    })
    .into_any()
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <p class="shell__message" role="alert">
            {frame::missing()}
        </p>
    }
}

/// Fetches it at the first move of the pointer or press of a key: by then the page is open, and whoever goes to a tab finds
/// it there.
pub fn fetch_when_used(later: Later) {
    for event in ["pointermove", "pointerdown", "keydown"] {
        listen_once(event, move || spawn_local(later.come()));
    }
}

/// Has the fleet kept as soon as what does it is here; a fleet of the last visit waits for nobody to do something.
pub fn keep_fleet(later: Later, store: Store) {
    if store.read(|model| model.awaited_fleet().is_some()) {
        spawn_local(later.come());
    }
    follow(Box::new(move || {
        if let Some(part) = later.came.get() {
            (part.keep_fleet)(store);
        }
    }));
}
