//! Where what is known of a profile comes from, in words.

use crate::tls::profile::{Facts, Provenance};
use crate::words::impact::provenance;

/// How it is known, in a word.
pub const fn word(facts: &Facts) -> &'static str {
    match facts.provenance {
        Provenance::Captured => "captured",
        Provenance::Documented => "documented",
        Provenance::Reported | Provenance::Emulated => "reported",
        Provenance::Inferred => "inferred",
        Provenance::Own => "yours",
    }
}

/// The same with the date of what was read first: "inferred, November 2026".
pub fn badge(facts: &Facts) -> String {
    match facts.sources.first() {
        Some((_, date)) => format!("{}, {date}", word(facts)),
        None => word(facts).to_owned(),
    }
}

/// "Source of Java 7: reported, November 2026".
pub fn name(facts: &Facts) -> String {
    format!("Source of {}: {}", facts.name, badge(facts))
}

/// How it is known, in a sentence.
pub fn heading(facts: &Facts) -> String {
    provenance(facts.provenance).to_owned()
}

/// What was read, when, and what to know of it.
pub fn rows(facts: &Facts) -> Vec<(String, String)> {
    let read = |(page, date): &(&str, &str)| ("Read".to_owned(), format!("{page}, {date}"));
    let note = (!facts.note.is_empty()).then(|| ("Note".to_owned(), facts.note.to_string()));
    facts.sources.iter().map(read).chain(note).collect()
}
