//! Where the page is cut: what [`all`] names, and nothing else needs, is a file of its own in a release.
//!
//! With the feature `split` that file has to be fetched; without it everything is here.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::ui::code::CodeTab;
use tls_rehearsal::ui::frame::footer::Sources;
use tls_rehearsal::ui::frame::instance::Facts;
use tls_rehearsal::ui::impact::ImpactTab;
use tls_rehearsal::ui::later::{Part, Piece, awaited};
use tls_rehearsal::ui::rollout::RolloutTab;
use tls_rehearsal::ui::settings::pane::Pane;
use tls_rehearsal::ui::tiers::Tiers;
use tls_rehearsal::ui::training::{LessonRegion, TrainingTab};
use tls_rehearsal::web::persist::keep_fleet;

/// Fetches what was cut off; `None` if that failed, of which the console tells.
pub fn fetch() -> Pin<Box<dyn Future<Output = Option<Part>>>> {
    Box::pin(async { part().await.ok() })
}

fn all() -> Part {
    Part { build, import: FleetAct::import, keep_fleet }
}

fn build(piece: Piece) -> AnyView {
    match piece {
        Piece::Tiers => view! { <Tiers /> }.into_any(),
        Piece::Impact => view! { <ImpactTab /> }.into_any(),
        Piece::Rollout => view! { <RolloutTab /> }.into_any(),
        Piece::Code => view! { <CodeTab /> }.into_any(),
        Piece::Facts => view! { <Facts /> }.into_any(),
        Piece::Pane(side) => view! { <Pane side /> }.into_any(),
        Piece::Sources => view! { <Sources /> }.into_any(),
        Piece::Training => awaited(async { lessons().await.ok().map(|lessons| lessons.list) }),
        Piece::Lesson => awaited(async { lessons().await.ok().map(|lessons| lessons.lesson) }),
    }
}

/// What knows lessons: longer than most, and needed by fewer, so it is a file of its own.
struct Lessons {
    list: fn() -> AnyView,
    lesson: fn() -> AnyView,
}

const fn training() -> Lessons {
    Lessons {
        list: || view! { <TrainingTab /> }.into_any(),
        lesson: || view! { <LessonRegion /> }.into_any(),
    }
}

#[cfg(not(feature = "split"))]
async fn lessons() -> Result<Lessons, std::convert::Infallible> {
    Ok(training())
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(lessons, fallible)]
fn lessons() -> Result<Lessons, wasm_split_helpers::SplitLoaderError> {
    Ok(training())
}

#[cfg(not(feature = "split"))]
async fn part() -> Result<Part, std::convert::Infallible> {
    Ok(all())
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(tabs, fallible)]
fn part() -> Result<Part, wasm_split_helpers::SplitLoaderError> {
    Ok(all())
}
