//! What is remarked of files, and why they cannot be used.

use crate::codec::imported::Imported;
use crate::words::count;
use crate::words::setting::on_or_off;

super::super::labels! {
    input_twice: "standard input (-) can be read only once; name a file for the other";
    renegotiates: "client TLS 1.3 is off in it";
    taken_as_renegotiating: "taken as an instance whose clients were seen to renegotiate";
    no_tier: "it says no tier";
    no_units: "it says no number of units";
    at_default: "it is at its default, which depends on the tier; --tier says which";
    kept: "it is not named, and stays as it is live; --live says how that is";
    unsaid: "it is not said";
    left_as_live: "not decided, and taken to stay as it is live";
    live_is_open: "not decided by what is live";
}

/// A scan does not say what is configured.
pub fn a_scan(path: &str, imported: &Imported) -> String {
    format!("{path}: it is {}, a scan; a configuration is expected here", imported.kind.name())
}

/// So many units were read.
pub fn units(read: u8) -> String {
    count(read.into(), "unit", "units")
}

/// So many regions were read.
pub fn regions(read: u8) -> String {
    count(read.into(), "region", "regions")
}

/// A tier that does not have as many.
pub fn none_such(tier: &str, taken: u8) -> String {
    format!("{tier} has none such by default; {taken} are taken")
}

/// What is not said, and how to say it.
pub fn tier_assumed(tier: &str) -> String {
    format!("{tier} is assumed; --tier says another")
}

/// The same of units.
pub fn units_assumed(units: u8) -> String {
    format!("{units} is assumed; --units says another")
}

/// A tier that does not have what was asked for.
pub fn not_in_tier(option: &str, asked: u8, tier: &str, nearest: u8) -> String {
    format!("{option} {asked}: {tier} does not have that; the nearest is {nearest}")
}

/// A setting that an instance cannot change.
pub fn cannot_change(stays: bool) -> String {
    format!("left out, this instance cannot change it; it stays {}", on_or_off(stays))
}
