//! The tables of clients and backends.

use crate::app::listing::{Group, Show, Sort, is_weak};
use crate::app::outlook::{Outlook, Turn};
use crate::domain::{Config, Side};
use crate::tls::impact::{Change, Verdict};
use crate::words::impact::{assumed, failure, members, turns};

super::super::labels! {
    title: "Who connects";
    lead: "before is what is live, after is the draft";
    find: "Find";
    arrange: "Group and sort";
    show: "Show";
    status: "Status";
    group: "Group by";
    sort: "Sort by";
    each_its_own: "Each table its own";
    again: "Sort and filter again";
    requests: "Requests a day";
    before: "Before";
    after: "After";
    why: "Why";
    make_this_change: "Make this change";
    any: "Any";
    current: "Current";
    legacy: "Legacy";
    order_of_suites: "the order of suites";
}

/// The name of a side's table.
pub fn table(side: Side) -> &'static str {
    match side {
        Side::Client => "Clients",
        Side::Backend => "Backends",
    }
}

/// The name of what scrolls around it.
pub fn frame(side: Side) -> &'static str {
    match side {
        Side::Client => "Clients, scrollable",
        Side::Backend => "Backends, scrollable",
    }
}

/// The name of what is chosen of it.
pub fn choose(side: Side) -> &'static str {
    match side {
        Side::Client => "Show clients",
        Side::Backend => "Show backends",
    }
}

/// "Show all 100 at once".
pub fn all_at_once(rows: usize) -> String {
    format!("Show all {rows} at once")
}

/// Where a table has no row.
pub fn nobody(side: Side) -> &'static str {
    match side {
        Side::Client => "No client is like that.",
        Side::Backend => "No backend is like that.",
    }
}

/// "12 of 100 clients and 40 of 40 backends shown."
pub fn shown(shown: [usize; 2], all: [usize; 2]) -> String {
    let of =
        |side: Side| format!("{} of {}", shown[side as usize], members(all[side as usize], side));
    format!("{} and {} shown.", of(Side::Client), of(Side::Backend))
}

/// A choice in one word.
pub fn short(show: Show) -> &'static str {
    match show {
        Show::All => "All",
        Show::Lost => "Stop",
        Show::Failing => "Fail",
        Show::Changed => "Change",
        Show::Weak => "Weak",
        Show::Unknown => "Unknown",
        Show::PostQuantum => "Post-quantum",
    }
}

/// A choice of what both tables show.
pub fn show_of(show: Show) -> &'static str {
    match show {
        Show::All => "All",
        Show::Lost => "Stops connecting",
        Show::Failing => "Fails after",
        Show::Changed => "Anything changes",
        Show::Weak => "Weak after",
        Show::Unknown => "Unknown",
        Show::PostQuantum => "Offers post-quantum",
    }
}

/// By what members stand together.
pub fn group_of(group: Group) -> &'static str {
    match group {
        Group::None => "Nothing",
        Group::Family => "Family",
        Group::Status => "Status",
    }
}

/// What decides the order.
pub fn sort_of(sort: Sort) -> &'static str {
    match sort {
        Sort::Lost => "What changes",
        Sort::Requests => "Requests a day",
        Sort::Name => "Name",
    }
}

/// What changes for a member, and why.
pub fn reason(outlook: &Outlook) -> String {
    let effect = outlook.effect;
    let side = outlook.profile.side();
    let change = match effect.change() {
        Change::Lost => "Stops connecting.",
        Change::Gained => "Begins to connect.",
        Change::None if effect.after.fails() => "Fails as before.",
        Change::Moved => "Goes on.",
        Change::None => "No change.",
        Change::Unknown => "Nobody knows whether it goes on.",
    };
    let fell = outlook.fell.as_ref().map(|fell| match effect.change() {
        Change::Gained => format!("Before: {}", failure(fell, side)),
        Change::Lost | Change::Moved | Change::None | Change::Unknown => failure(fell, side),
    });
    let weak = is_weak(effect.after).then(|| "Weak.".to_owned());
    let assumed = match effect.after {
        Verdict::Unknown => None,
        Verdict::Connects(..) | Verdict::Fails => {
            Some(assumed(outlook.assumed)).filter(|text| !text.is_empty())
        }
    };
    let more = [fell, weak, assumed];
    std::iter::once(change.to_owned())
        .chain(more.into_iter().flatten())
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Smallest change that saves it: turn on TLS 1.0."
pub fn remedy(remedy: Option<&[Turn]>) -> String {
    match remedy {
        None => super::losses::nothing_saves().to_owned(),
        Some(these) => {
            let draft = these
                .iter()
                .fold(Config::default(), |draft, turn| draft.with(turn.setting, !turn.on));
            let these: Vec<_> = these.iter().map(|turn| turn.setting).collect();
            format!("Smallest change that saves it: {}.", turns(draft, &these))
        }
    }
}

/// "Or its owner: Update to Java 8."
pub fn owner(fix: &str) -> String {
    format!("{} {fix}", super::losses::owner())
}
