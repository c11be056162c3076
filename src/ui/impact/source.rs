//! Where what is known of a profile comes from.

use std::sync::Arc;

use leptos::prelude::*;

use crate::tls::profile::{Facts, Profile, Provenance};
use crate::ui::parts::mark::{Citation, Cite, Confidence, Mark};
use crate::words::source::profile as words;

/// The mark of what a profile is known by; none of one that people brought themselves.
#[component]
pub fn ProfileMark(
    /// Whose.
    profile: Arc<Profile>,
) -> impl IntoView {
    cite(profile.facts()).map(|cite| view! { <Mark cite=Signal::stored(Arc::new(cite)) /> })
}

fn cite(facts: &Facts) -> Option<Cite> {
    let confidence = match facts.provenance {
        Provenance::Captured | Provenance::Documented => Confidence::Documented,
        Provenance::Reported | Provenance::Emulated => Confidence::Reported,
        Provenance::Inferred => Confidence::Inferred,
        Provenance::Own => return None,
    };
    let word = match confidence {
        Confidence::Documented | Confidence::Differ => String::new(),
        Confidence::Reported | Confidence::Inferred => words::word(facts).to_owned(),
    };
    Some(Cite {
        word,
        name: words::name(facts),
        paper: words::badge(facts),
        citation: Citation { confidence, heading: words::heading(facts), rows: words::rows(facts) },
    })
}
