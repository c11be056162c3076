//! The tab "Impact": who stops connecting and what saves them, then everybody, then what would be stronger.

pub mod fleet;
pub mod frontier;
pub mod handshake;
pub mod hardening;
pub mod losses;
pub mod posture;
pub mod source;
pub mod steps;
pub mod story;
pub mod table;
pub mod traffic;
pub mod who;

use leptos::prelude::*;

use crate::app::look::LookAct;
use crate::app::{Intent, Model};
use crate::ui::frame::pieces::pieces;
use crate::ui::parts::Answers;
use crate::web::store::{Selected, use_store};
use crate::words::impact_tab::{answer, more_about_the_draft, title};
use fleet::FleetAnswer;
use handshake::Handshake;
use hardening::HardeningAnswer;
use losses::Losses;
use posture::{PostureAnswer, QuantumAnswer};
use traffic::TrafficAnswer;
use who::Who;

/// Who connects before and after, and what would be stronger.
#[component]
pub fn ImpactTab() -> impl IntoView {
    let store = use_store();
    // Rows stay where they are while one looks; whoever comes finds them in order.
    Effect::new(move |_| {
        if store.is_awake() {
            untrack(|| store.dispatch(Intent::Look(LookAct::Again)));
        }
    });
    let outlooks = ask(Model::outlooks);
    let said = ask(|model| (model.totals(), !model.changes().is_empty()));
    view! {
        <div class="head">
            <div class="head__text">
                <h2>{title()}</h2>
                <p class="head__answer">
                    {move || said.with(|(totals, pending)| pieces(&answer(totals, *pending)))}
                </p>
            </div>
        </div>
        <Losses outlooks />
        <Who outlooks />
        <Answers label=more_about_the_draft()>
            <TrafficAnswer />
            <HardeningAnswer />
            <PostureAnswer />
            <QuantumAnswer />
            <FleetAnswer />
        </Answers>
        <Handshake />
    }
}

/// Follows an answer about what becomes of the members: how they are looked at, and time that passes, are no reason to ask again.
fn ask<T: PartialEq + Send + Sync + 'static>(
    question: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Selected<T> {
    let store = use_store();
    store.select(Model::outlook_premise).slice(move |_| store.read(&question))
}
