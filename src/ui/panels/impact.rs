//! The tab "Impact".

use std::sync::Arc;

use leptos::prelude::*;

use super::fleet::FleetCard;
use super::handshake::Handshake;
use super::hardening::Hardening;
use super::posture::{PostQuantum, Posture};
use super::profiles::Profiles;
use super::traffic::Traffic;
use crate::app::Intent;
use crate::app::act::Act;
use crate::app::fleet::FleetAct;
use crate::app::listing::{Group, Listing, Show, Sort};
use crate::domain::Side;
use crate::tls::catalogue::catalogue;
use crate::ui::parts::text_rows::clicked;
use crate::ui::parts::{SelectField, TextField};
use crate::web::store::use_store;
use crate::words;

/// Who connects before and after, and what would be stronger.
#[component]
pub fn ImpactTab() -> impl IntoView {
    let store = use_store();
    let opened = RwSignal::new(None);
    let filters = Filters::default();
    let rows = store.select(|model| Arc::new(words::profiles::rows(model)));
    // The buttons in tables are text: what they ask for is heard here.
    let press = move |event: web_sys::MouseEvent| match clicked(&event, "data-act")
        .as_deref()
        .and_then(Act::read)
    {
        Some(Act::Adopt(config)) => store.dispatch(Intent::Adopt(config)),
        Some(Act::Open(at)) => opened.set(Some(at)),
        Some(Act::Add(at)) => {
            if let Some(entry) = catalogue().get(at) {
                let (side, id) = (entry.profile.side(), entry.profile.facts().id.to_string());
                store.dispatch(Intent::Fleet(FleetAct::Add(side, id)));
            }
        }
        None => {}
    };
    view! {
        <div class="panel" on:click=press>
            <Traffic />
            <section class="card" aria-labelledby="who">
                <h2 class="card__title" id="who">
                    "Who connects"
                </h2>
                <p class="card__lead">
                    "Before is what is live, after is the draft. Press a name to see its handshake step by step. "
                    {words::impact::ALERTS} " " {words::impact::ORDER}
                </p>
                <div class="filters">
                    <TextField label="Find" kind="search" text=filters.query />
                    <SelectField label="Show" names=Show::ALL.map(words::listing::show).to_vec() chosen=filters.show />
                    <SelectField label="Status" names=words::listing::STATUS.to_vec() chosen=filters.status />
                    <SelectField label="Group by" names=Group::ALL.map(words::listing::group).to_vec() chosen=filters.group />
                    <SelectField label="Sort by" names=Sort::ALL.map(words::listing::sort).to_vec() chosen=filters.sort />
                </div>
                <Profiles side=Side::Client filters rows />
                <Profiles side=Side::Backend filters rows />
            </section>
            <Hardening />
            <div class="pair">
                <Posture />
                <PostQuantum />
            </div>
            <FleetCard />
        </div>
        <Handshake opened />
    }
}

/// What the tables show. Kept here, not in the model: it concerns nothing else.
#[derive(Clone, Copy, Default)]
pub struct Filters {
    query: RwSignal<String>,
    show: RwSignal<usize>,
    status: RwSignal<usize>,
    group: RwSignal<usize>,
    sort: RwSignal<usize>,
}

impl Filters {
    /// As the tables take it, followed.
    pub fn listing(self) -> Listing {
        Listing {
            query: self.query.get(),
            show: Show::ALL.get(self.show.get()).copied().unwrap_or_default(),
            current: match self.status.get() {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            },
            group: Group::ALL.get(self.group.get()).copied().unwrap_or_default(),
            sort: Sort::ALL.get(self.sort.get()).copied().unwrap_or_default(),
        }
    }
}
