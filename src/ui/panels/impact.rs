//! The tab "Impact".

use leptos::prelude::*;

use super::fleet::FleetCard;
use super::handshake::{Handshake, Opened};
use super::hardening::Hardening;
use super::posture::{PostQuantum, Posture};
use super::profiles::Profiles;
use super::traffic::Traffic;
use crate::app::listing::{Group, Listing, Show, Sort};
use crate::domain::Side;
use crate::ui::parts::{SelectField, TextField};
use crate::words;

/// Who connects before and after, and what would be stronger.
#[component]
pub fn ImpactTab() -> impl IntoView {
    let opened = Opened(RwSignal::new(None));
    provide_context(opened);
    let filters = Filters::default();
    view! {
        <Traffic />
        <section class="card" aria-labelledby="who">
            <h2 class="card__title" id="who">
                "Who connects"
            </h2>
            <p class="card__lead">
                "Before is what is live, after is the draft. Press a name to see its handshake step by step. "
                {words::impact::ALERTS}
                " "
                {words::impact::ORDER}
            </p>
            <div class="filters">
                <TextField label="Find" kind="search" text=filters.query />
                <SelectField label="Show" names=Show::ALL.map(words::listing::show).to_vec() chosen=filters.show />
                <SelectField label="Status" names=words::listing::STATUS.to_vec() chosen=filters.status />
                <SelectField label="Group by" names=Group::ALL.map(words::listing::group).to_vec() chosen=filters.group />
                <SelectField label="Sort by" names=Sort::ALL.map(words::listing::sort).to_vec() chosen=filters.sort />
            </div>
            <Profiles side=Side::Client filters />
            <Profiles side=Side::Backend filters />
        </section>
        <Hardening />
        <div class="pair">
            <Posture />
            <PostQuantum />
        </div>
        <FleetCard />
        <Handshake opened />
    }
}

/// What the tables show. Kept here, not in the model: it is nobody's else.
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
