//! Where a rule comes from, in words.

use crate::domain::{Cited, Confidence};

/// One word for how a fact is known.
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "documented",
        Confidence::Reported => "reported",
        Confidence::Inferred => "inferred",
    }
}

/// What that word means.
pub const fn confidence_meaning(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "the vendor or a standard says so",
        Confidence::Reported => "users or issue trackers say so",
        Confidence::Inferred => "we conclude it",
    }
}

/// Confidence and date, for a badge: "documented, August 2025".
pub fn badge(cited: Cited) -> String {
    format!("{}, {}", confidence(cited.confidence), cited.source.date())
}

/// Page, section, date and confidence, in full.
pub fn full(cited: Cited) -> String {
    format!(
        "{}: {} ({}; {}: {})",
        cited.source.page(),
        cited.section,
        cited.source.date(),
        confidence(cited.confidence),
        confidence_meaning(cited.confidence),
    )
}
