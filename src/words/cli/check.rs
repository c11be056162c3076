//! Warnings, and what linters say.

use crate::domain::Certainty;
use crate::domain::warning::Gravity;
use crate::words::pending;

super::super::labels! {
    rule: "Rule";
    of: "Of";
    says: "Says";
    judged: "Which is";
    why: "Why";
    verdicts: "what linters say of it as convert writes it, and of the instance after it:";
}

/// What stands before a warning.
pub const fn severity(gravity: Gravity, certainty: Certainty) -> &'static str {
    match (certainty, gravity) {
        (Certainty::Certain, Gravity::Danger) => "danger:",
        (Certainty::Certain, Gravity::Caution) => "caution:",
        (Certainty::Certain, Gravity::Note) => "note:",
        (Certainty::Open, Gravity::Danger | Gravity::Caution | Gravity::Note) => "unknown:",
    }
}

/// The score, of `best`.
pub fn score(at_least: u32, at_most: u32, best: u32) -> String {
    format!("score: {}", pending::score(at_least, at_most, best))
}
