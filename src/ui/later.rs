//! Tabs that are not needed to open the page: a release fetches them as soon as somebody does something.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::block;
use crate::web::listen_once;

/// A tab that comes later.
#[derive(Clone, Copy)]
pub enum Tab {
    /// What every tier allows.
    Tiers,
    /// Who connects before and after.
    Impact,
    /// What happens after Save.
    Rollout,
    /// Configuration as code.
    Code,
}

/// How the tabs come.
#[derive(Clone, Copy)]
pub struct Later {
    /// Fetches what they need, once; over also if it could not be fetched.
    pub fetch: fn() -> Pin<Box<dyn Future<Output = ()>>>,
    /// Was it fetched?
    pub is_here: fn() -> bool,
    /// Builds a tab; `None` as long as it is not here.
    pub build: fn(Tab) -> Option<AnyView>,
}

/// Shows a tab: at once if it is here, else as soon as it is.
pub fn show(later: Later, tab: Tab) -> AnyView {
    let waiting = RwSignal::new(!(later.is_here)());
    if waiting.get_untracked() {
        spawn_local(async move {
            (later.fetch)().await;
            // Another tab may be open by now, and nobody waits for this one any more.
            waiting.try_set(false);
        });
    }
    block(move || {
        if waiting.get() {
            return view! { <p class="shell__message" role="status">"Loading."</p> }.into_any();
        }
        (later.build)(tab).unwrap_or_else(|| view! { <Missing /> }.into_any())
    })
    .into_any()
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <p class="shell__message" role="alert">
            "This part of the page could not be fetched. Check the connection, then open another tab and this one again. If that does not help, reload the page: your draft stays."
        </p>
    }
}

/// Fetches them at the first move of the pointer or press of a key: by then the page is open, and whoever goes to a tab finds
/// it there. What could not be fetched is asked for again when a tab is opened.
pub fn fetch_when_used(later: Later) {
    for event in ["pointermove", "pointerdown", "keydown"] {
        listen_once(event, move || spawn_local((later.fetch)()));
    }
}
