//! The tab "Tiers".

mod conflicts;
mod differences;
mod reason;
mod table;

use leptos::prelude::*;

use self::conflicts::Conflicts;
use self::differences::Differences;
use self::reason::Reason;
use self::table::Table;
use crate::domain::Gateway;
use crate::domain::capability::{Capability, rows};
use crate::domain::compare::Rows;
use crate::ui::parts::{Answers, Choice, Choices, Head, Icon, Sign, said};
use crate::web::store::use_store;
use crate::words;

/// A place in the table: the row from 1, 0 for its heads, and the column from 0.
type Place = (usize, usize);

/// What a row is about; none for heads.
fn capability(row: usize) -> Option<Capability> {
    rows().get(row.checked_sub(1)?).copied()
}

/// What a place asks, and of which gateway; none for heads.
fn asked((row, column): Place) -> Option<(Capability, Gateway)> {
    Some((capability(row)?, *Gateway::ALL.get(column)?))
}

/// What every tier and gateway allows.
#[component]
pub fn Tiers() -> impl IntoView {
    let store = use_store();
    let edition = store.select(|model| model.instance().edition);
    let answer = store.select(|model| words::tiers_tab::answer(model.instance()));
    let shown = RwSignal::new(Rows::All);
    let chosen = RwSignal::new(None::<Place>);
    let counted = Signal::derive(move || {
        let differing = |each: &Capability| Rows::EditionsDiffer.show(edition.get(), *each);
        rows().into_iter().filter(differing).count().to_string()
    });
    let tools = move || {
        let choices = Rows::ALL.map(|rows| Choice {
            label: words::tiers_tab::rows_shown(rows),
            count: (rows == Rows::EditionsDiffer).then_some(counted),
        });
        view! {
            <Choices
                label=words::tiers_tab::show_rows()
                name="rows"
                titled=true
                choices=choices.to_vec()
                selected=Signal::derive(move || shown.get() as usize)
                choose=move |at| shown.set(Rows::ALL[at])
            />
        }
    };
    view! {
        <Head title=words::tiers_tab::title() answer tools />
        <section class="card" aria-label=words::tiers_tab::table()>
            <Table edition shown chosen />
            <Reason edition chosen />
        </section>
        <p class="quiet small grid-key">
            {said(move || words::tiers_tab::how_to(edition.get()))}
            " "
            <span class="grid-key__part">
                <span class="grid-key__dot" aria-hidden="true"></span>
                <span id=table::DIFFERS>{said(move || words::tiers_tab::dot(edition.get()))}</span>
            </span>
            " "
            <span class="grid-key__part">
                <Icon sign=Sign::Approximate />
                {words::tiers_tab::unconfirmed()}
            </span>
        </p>
        <Answers label=words::tiers_tab::title()>
            <Differences edition />
            <Conflicts />
        </Answers>
    }
}
