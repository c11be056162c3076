//! Where a rule comes from, in words.

pub mod profile;

use crate::domain::{Cited, Confidence, Source};

/// One word for how a fact is known.
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "documented",
        Confidence::Reported => "reported",
        Confidence::Inferred => "inferred",
    }
}

/// Confidence and date, for a badge: "documented, August 2025".
pub fn badge(cited: Cited) -> String {
    format!("{}, {}", confidence(cited.confidence), cited.source.date())
}

/// Page and section, beside a badge that says the rest.
pub fn place(cited: Cited) -> String {
    format!("{}: {}.", cited.source.page(), cited.section)
}

/// Page, section, date and confidence, in full.
pub fn full(cited: Cited) -> String {
    let Cited { source, section, confidence: how } = cited;
    format!("{}: {} ({}, {})", source.page(), section, confidence(how), source.date())
}

/// The same after a sentence: "(documented, August 2025)".
pub fn in_brackets(cited: Cited) -> String {
    format!("({})", badge(cited))
}

/// A source alone: "RFC 8446, TLS 1.3 (August 2018)".
pub fn line(source: Source) -> String {
    format!("{} ({})", source.page(), source.date())
}
