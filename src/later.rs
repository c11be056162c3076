//! Where the page is cut: what [`built`] needs, and nothing else does, is a file of its own in a release.
//!
//! With the feature `split` that file has to be fetched; without it everything is here.

use leptos::prelude::*;
use tls_rehearsal::ui::code::CodeTab;
use tls_rehearsal::ui::impact::ImpactTab;
use tls_rehearsal::ui::later::{Later, Tab};
use tls_rehearsal::ui::rollout::RolloutTab;
use tls_rehearsal::ui::tiers::Tiers;

pub use how::LATER;

fn view_of(tab: Tab) -> AnyView {
    match tab {
        Tab::Tiers => view! { <Tiers /> }.into_any(),
        Tab::Impact => view! { <ImpactTab /> }.into_any(),
        Tab::Rollout => view! { <RolloutTab /> }.into_any(),
        Tab::Code => view! { <CodeTab /> }.into_any(),
    }
}

#[cfg(not(feature = "split"))]
mod how {
    use super::{Later, view_of};

    pub const LATER: Later = Later {
        fetch: || Box::pin(std::future::ready(())),
        is_here: || true,
        build: |tab| Some(view_of(tab)),
    };
}

#[cfg(feature = "split")]
mod how {
    use std::pin::pin;
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
    use std::task::{Context, Poll, Waker};

    use leptos::prelude::*;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Later, Tab, view_of};

    pub const LATER: Later = Later {
        fetch: || {
            Box::pin(async {
                // Of what went wrong the console tells.
                HERE.store(fetch().await.is_ok(), Relaxed);
            })
        },
        is_here: || HERE.load(Relaxed),
        build: |tab| {
            if !HERE.load(Relaxed) {
                return None;
            }
            // What is here is built at the first asking.
            match pin!(built(tab)).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(built) => built.ok(),
                Poll::Pending => None,
            }
        },
    };

    static HERE: AtomicBool = AtomicBool::new(false);

    #[wasm_split(tabs, fallible, preload(fetch))]
    fn built(tab: Tab) -> Result<AnyView, SplitLoaderError> {
        Ok(view_of(tab))
    }
}
