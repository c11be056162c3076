//! What was planned beside what was found.

use crate::codec::drift::Drift;
use crate::codec::imported::Imported;
use crate::words::setting::{full_name, on_or_off};

super::super::labels! {
    plan_expected: "what was planned is expected: rehearse drift FILE... --live FILE";
    turned_by_the_plan: "It is so before, by the same text; carrying it out turns it.";
    open: "not decided by what is planned:";
    undecided: "planned, and not decided by what was found:";
    unsaid: "planned, and not said in what was found:";
    no_difference: "no difference in what both say";
}

/// What is live was looked for in standard input.
pub fn read_from_input(label: &str, error: &str) -> String {
    format!(
        "{label} does not say what is live, nor does --live FILE, so it is read from standard input: {error}"
    )
}

/// A link says what is planned, not what was found.
pub fn a_link(path: &str) -> String {
    format!("{path}: it is a link; what was found is expected here")
}

/// What was found is about something else.
pub fn says_nothing(path: &str, found: &Imported) -> String {
    format!("{path}: it is {}, and says nothing of what was planned", found.kind.in_a_sentence())
}

/// The plan leaves it open.
pub fn not_planned(why: &str) -> String {
    format!("not decided by what is planned: {why}")
}

/// What was found leaves it open.
pub fn not_found(why: &str) -> String {
    format!("not decided by what was found: {why}")
}

/// What kind of text was found.
pub fn found(found: &Imported) -> String {
    format!("found: {}", found.kind.name())
}

/// A difference, and what may be behind it.
pub fn differs(row: &Drift, found: &Imported, why: &str) -> String {
    let on = |on: Option<bool>| on.map_or("not known", on_or_off);
    format!(
        "{}: planned {}, found {} ({}). {why}",
        full_name(row.setting),
        on(row.planned),
        on(row.found),
        found.at(row.place),
    )
}
