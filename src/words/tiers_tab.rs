//! What the tab "Tiers" says beside what stands in its table.

use super::list;
use super::tiers::{row, verdict};
use crate::domain::capability::{Capability, Cell, Fact, Section, Verdict, cell, rows};
use crate::domain::compare::Rows;
use crate::domain::conflict::Conflict;
use crate::domain::lockout::{free, may_ever_be_pending};
use crate::domain::{Channel, Cited, Edition, Gateway, Instance, Setting};

super::labels! {
    title: "Tiers";
    table: "What each tier and gateway allows";
    caption: "Capabilities by tier and gateway";
    capability: "Capability";
    current: "current";
    show_rows: "Show rows";
    reason: "Reason";
    show_switch: "Show this switch";
    through_rest: "Change through REST API";
    unconfirmed: "effect not confirmed.";
    differences: "Where editions differ";
    conflicts: "Where sources disagree";
    question: "What";
    one_side: "One says";
    other_side: "Another says";
    followed: "Here";
}

/// Which rows are looked at.
pub const fn rows_shown(rows: Rows) -> &'static str {
    match rows {
        Rows::All => "All",
        Rows::TiersDiffer => "Where tiers differ",
        Rows::EditionsDiffer => "Where editions differ",
    }
}

/// The head of a section.
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::ClientProtocol => "Client protocol",
        Section::BackendProtocol => "Backend protocol",
        Section::Ciphers => "Ciphers",
        Section::Save => "Save",
        Section::Service => "Size and service",
        Section::Gateways => "Certificates and gateways",
    }
}

/// A verdict as short as a cell wants it. The name of the cell has it whole.
pub fn short(cell: Verdict) -> String {
    match cell {
        Verdict::YesUnconfirmed => "Yes".to_owned(),
        Verdict::FixedOnOrPane => "On, or pane".to_owned(),
        Verdict::RestOnly => "REST API".to_owned(),
        Verdict::Rejected => "Rejected".to_owned(),
        Verdict::Elsewhere => "Elsewhere".to_owned(),
        Verdict::Yes
        | Verdict::No
        | Verdict::FixedOn
        | Verdict::Pane
        | Verdict::Fixed
        | Verdict::Range(..)
        | Verdict::QuarterToThreeQuarters
        | Verdict::Renegotiation
        | Verdict::HandshakeOnly
        | Verdict::Customer
        | Verdict::Unknown => verdict(cell),
    }
}

/// How much may be changed, by which way, and what a save costs: for the gateway that is looked at.
pub fn answer(instance: Instance) -> String {
    let ever = Setting::ALL.into_iter().filter(|setting| may_ever_be_pending(instance, *setting));
    let (ever, in_portal) = (ever.count(), free(instance, Channel::Portal).len());
    let all = Setting::ALL.len();
    let name = match instance.gateway() {
        Gateway::Managed(tier) => tier.name(),
        Gateway::Workspace => "A workspace gateway",
        Gateway::SelfHosted => {
            return format!(
                "A self-hosted gateway takes none of the {all} settings from this page: they are set on its container, or in its hostname configuration."
            );
        }
    };
    if ever == 0 {
        return format!("{name} lets you change none of {all} settings: all keep their defaults.");
    }
    let way = match ever.saturating_sub(in_portal) {
        0 => "all of them in the portal".to_owned(),
        1 => "all but one in the portal".to_owned(),
        ever if in_portal == 0 => format!("{ever} only through the REST API"),
        others => format!("all but {others} in the portal"),
    };
    let downtime =
        cell(instance.edition, instance.gateway(), Capability::Fact(Fact::DowntimeOnSave)).verdict;
    let saves = if downtime == Verdict::Yes {
        "Of the tiers whose ciphers can change, it alone is down while it saves."
    } else if downtime == Verdict::No {
        "It goes on serving while it saves."
    } else {
        "Whether it is down while it saves is not known."
    };
    format!("{name} lets you change {ever} of {all} settings, {way}. {saves}")
}

/// How to use the table.
pub fn how_to(edition: Edition) -> String {
    format!(
        "Rules as documented in {}. Press a column's head to switch the instance, a cell to read why; arrow keys move between cells.",
        edition.name()
    )
}

/// What the dot in a cell says.
pub fn dot(edition: Edition) -> String {
    format!("{} says something else.", edition.compared().name())
}

/// What the compared edition says of a cell that it answers otherwise.
pub fn says(edition: Edition, cell: &Cell) -> String {
    let said = super::decapitalised(&verdict(cell.verdict));
    format!("In {}: {said}.", edition.compared().name())
}

/// Name of the list of what the compared edition says differently.
pub fn differs_in(edition: Edition) -> String {
    format!("What differs in {}", edition.compared().name())
}

/// What the compared edition says differently, in short.
pub fn differs_on(edition: Edition) -> String {
    let differing: Vec<_> = rows()
        .into_iter()
        .filter(|capability| Rows::EditionsDiffer.show(edition, *capability))
        .map(row)
        .collect();
    let other = edition.compared().name();
    if differing.is_empty() {
        return format!("{other} says the same of every row.");
    }
    format!("{other} differs on {}.", list(&differing))
}

/// In how many places sources disagree.
pub fn disagree() -> String {
    let places = super::count(Conflict::ALL.len(), "place", "places");
    format!("In {places}: for each both sides, and which one the simulator follows.")
}

/// What stands at the place of a source that takes a side: "ARM reference ... (documented, API version 2024-05-01)".
pub fn stated(cited: Cited) -> String {
    format!("{} ({})", cited.source.page(), super::source::badge(cited))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Tier;

    #[test]
    fn the_answer_counts_what_may_change_and_says_what_a_save_costs() {
        let of = |gateway| answer(Instance::default().switched_to(gateway));
        assert_eq!(
            of(Gateway::Managed(Tier::Developer)),
            "Developer lets you change 24 of 32 settings, all but one in the portal. Of the tiers whose ciphers can change, it alone is down while it saves."
        );
        assert!(
            of(Gateway::Managed(Tier::Premium)).ends_with("It goes on serving while it saves.")
        );
        assert!(of(Gateway::Workspace).contains("none of 32 settings"));
        assert!(of(Gateway::SelfHosted).contains("on its container"));
    }

    /// A name that holds what is seen is found by people who speak to their computer.
    #[test]
    fn what_a_cell_shows_is_part_of_its_name() {
        for edition in Edition::ALL {
            for capability in rows() {
                for gateway in Gateway::ALL {
                    let verdict = cell(edition, gateway, capability).verdict;
                    let name = super::super::tiers::cell_name(gateway, capability, verdict);
                    let seen = short(verdict);
                    assert!(name.to_lowercase().contains(&seen.to_lowercase()), "{name}: {seen}");
                }
            }
        }
    }
}
