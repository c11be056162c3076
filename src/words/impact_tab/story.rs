//! One member opened: its handshake, what saves it, and what is known of it.

use crate::app::outlook::{Opened, Story};
use crate::domain::Side;
use crate::tls::fleet::Member;
use crate::tls::impact::Verdict;
use crate::tls::profile::{Facts, Profile};
use crate::words::impact::{self, because, post_quantum, provenance};
use crate::words::number::{number, share};
use crate::words::plural;

super::super::labels! {
    before: "Before";
    after: "After";
    settings: "Settings";
    shown: "shown";
    handshake: "Handshake";
    what_decided: "What decided";
    step: "Step";
    offered: "Offered";
    offered_by: "Offered by the calling side";
    accepted: "Accepted";
    accepted_by: "Accepted by the other";
    decided: "Decided";
    in_common: "in common";
    what_saves_it: "What saves it";
    its_owner: "Its owner";
    in_your_fleet: "In your fleet";
    requests: "Requests a day";
    must_keep_working: "Must keep working";
    take_out: "Take out of the fleet";
    close: "Close";
    known_of_it: "What is known of it";
    sources: "Sources";
    unpublished: "Its suites are not published, so nobody can say how its handshake ends.";
    unknown_name: "A suite of it has a name that nobody knows: with that suite the handshake may end otherwise.";
}

/// "Client, 1,800 requests a day, under 0.1 %."
pub fn line(member: &Member, whole: u64) -> String {
    let requests = u64::from(member.requests);
    let (number, share) = (number(requests), share(requests, whole));
    match member.profile.side() {
        Side::Client => format!("Client, {number} requests a day, {share}."),
        Side::Backend => format!("Backend, {number} requests a day, {share}."),
    }
}

/// How it ends: "Fails with the draft."
pub fn verdict(story: &Story) -> &'static str {
    match (story.verdict, story.before) {
        (Verdict::Fails, false) => "Fails with the draft.",
        (Verdict::Fails, true) => "Fails with what is live.",
        (Verdict::Connects(..), false) => "Connects with the draft.",
        (Verdict::Connects(..), true) => "Connects with what is live.",
        (Verdict::Unknown, _) => "Nobody knows.",
    }
}

/// With what, or why not.
pub fn how(story: &Story) -> String {
    match (&story.fell, story.verdict) {
        (Some(fell), _) => format!("{}.", super::super::capitalised(&because(fell))),
        (None, Verdict::Unknown) if story.trace.is_none() => unpublished().to_owned(),
        (None, Verdict::Unknown) => unknown_name().to_owned(),
        (None, Verdict::Connects(..) | Verdict::Fails) => impact::verdict(story.verdict),
    }
}

/// "After", or "After: shown" of the one that is.
pub fn shown_is(words: &str, is_shown: bool) -> String {
    if is_shown { format!("{words}: {}", shown()) } else { words.to_owned() }
}

/// What the smallest change costs: "The smallest change. It costs 2 points of posture, 86 to 84."
pub fn price((now, saved): (u32, u32)) -> String {
    match now.checked_sub(saved) {
        None => format!("The smallest change. Posture rises from {now} to {saved}."),
        Some(0) => format!("The smallest change. Posture stays at {now}."),
        Some(points) => format!(
            "The smallest change. It costs {points} {} of posture, {now} to {saved}.",
            plural(points as usize, "point", "points")
        ),
    }
}

/// "and 12 more" of the values of a step.
pub fn more(number: usize) -> String {
    format!("and {number} more")
}

/// The accessible name of the same: "and 12 more: Cipher suite, Accepted".
pub fn more_of(number: usize, step: &str, column: &str) -> String {
    format!("{}: {step}, {column}", more(number))
}

/// Who sends a message, for people who cannot see the arrow.
pub fn from(end: &str) -> String {
    format!("From {end}: ")
}

/// How it is known, and what of post-quantum: "Inferred by us. Offers no hybrid post-quantum group."
pub fn known(profile: &Profile) -> String {
    format!("{}. {}.", provenance(profile.facts().provenance), post_quantum(profile))
}

/// "Since 2014, legacy."
pub fn since(facts: &Facts) -> Option<String> {
    let status = if facts.current { "current" } else { "legacy" };
    facts.year.map(|year| format!("Since {year}, {status}."))
}

/// A page, and when it was read.
pub fn source((page, date): (&str, &str)) -> String {
    format!("{page}, {date}")
}

/// What its owner could do.
pub fn owner(opened: &Opened) -> Option<&str> {
    opened.member.profile.facts().owner_could()
}
