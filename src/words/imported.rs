//! What was read of a file: what it is, and what it says of each setting.

use super::count;
use crate::codec::imported::{Answer, Imported};
use crate::domain::Tier;

/// What was read, in a line.
pub fn headline(imported: &Imported) -> String {
    let mut parts = vec![imported.kind.name().to_owned()];
    parts.extend(imported.name.as_ref().map(|name| format!("instance {name}")));
    if !imported.kind.is_scan() {
        parts.push(
            imported
                .tier
                .map_or_else(|| "tier not known".to_owned(), |tier| tier.name().to_owned()),
        );
    }
    parts.extend(imported.units.map(|units| count(units.into(), "unit", "units")));
    parts.extend(imported.regions.map(|regions| count(regions.into(), "region", "regions")));
    parts.extend(imported.created.map(|created| super::decapitalised(created.name())));
    if imported.merges {
        parts.push("merged into what is live".to_owned());
    }
    parts.join(", ")
}

/// On or off, or that it is not known; of a scan, whether it was accepted.
pub const fn value(on: Option<bool>, of_scan: bool) -> &'static str {
    match (on, of_scan) {
        (Some(true), false) => "on",
        (Some(false), false) => "off",
        (None, false) => "not known",
        (Some(true), true) => "accepted",
        (Some(false), true) => "not accepted",
        (None, true) => "not seen",
    }
}

/// A reason that holds unless the tier is this, which is not decided.
pub fn unless(why: &str, tier: Tier) -> String {
    format!("{why}, unless the tier is {}; which it is, is not decided", tier.name())
}

/// What kind of answer it is.
pub const fn said(answer: Answer, of_scan: bool) -> &'static str {
    match answer {
        Answer::Stated(_) => "stated",
        Answer::Default => "default",
        Answer::Kept => "stays as live",
        Answer::Unknown if of_scan => "not seen",
        Answer::Unknown => "not decided",
    }
}
