//! What is said in a lesson: of its goals, of what is missing and where to go for it, of its questions, and of its flaws.

mod act;
mod event;
mod flaw;
mod miss;
mod package;
mod place;
mod prose;
mod question;
mod run;
mod statement;

pub use act::act;
pub use event::event;
pub use flaw::flaw;
pub use miss::{Said, miss, now};
pub use package::refused;
pub use place::place;
pub use prose::{line, prose};
pub use question::{asked, explained, option};
pub use run::{checked, goal, hint, mode, news};
pub use statement::{group, statement, value};

use crate::app::world::Fact;
use crate::lesson::names::At;

/// A configuration, in a sentence.
pub const fn place_of(at: At) -> &'static str {
    match at {
        At::Live => "in the live configuration",
        At::Draft => "in the draft",
        At::Target => "in what is saved",
    }
}

/// With what callers are judged, in a sentence.
pub const fn with(at: At) -> &'static str {
    match at {
        At::Live => "with what is live",
        At::Draft => "with the draft",
        At::Target => "with what is saved",
    }
}

/// That a lesson fixes something.
pub fn fixed(fact: Fact) -> String {
    format!("The lesson fixes {}.", fact_name(fact))
}

/// A fact of the world, in a sentence.
pub const fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Edition => "whose rules apply",
        Fact::Tier => "the tier",
        Fact::Gateway => "which gateway is meant",
        Fact::Created => "when the instance was created",
        Fact::Origin => "what created the instance",
        Fact::Certificate => "the certificate",
        Fact::Renegotiation => "whether clients renegotiate",
        Fact::Units => "the units",
        Fact::Regions => "the regions",
        Fact::Fleet => "the fleet",
        Fact::Own => "who calls: no caller can be added",
        Fact::Assumed => "what is assumed of a rollout",
        Fact::Objective => "the objective, and how long it takes to notice",
        Fact::Imported => "what can be imported: only its own texts",
        Fact::Link => "the state: leave the lesson to open a link",
    }
}
