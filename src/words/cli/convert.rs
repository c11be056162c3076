//! Any format into any other.

super::super::labels! {
    nothing_differs: "nothing differs from the live configuration; nothing is written";
}

/// The tier has to be said.
pub fn no_tier(label: &str, format: &str) -> String {
    format!("{label}: it says no tier, and {format} writes one: --tier is expected")
}

/// The number of units has to be said.
pub fn no_units(label: &str, format: &str) -> String {
    format!(
        "{label}: it does not say how many units, and {format} writes that: --units is expected"
    )
}

/// What was read has more units than the tier by default.
pub fn would_scale(label: &str, read: u8, tier: &str, units: u8) -> String {
    format!(
        "{label}: {read} units: {tier} has {units} at most by default, and writing that would scale it; --units is expected, or a format that writes no units, such as patch"
    )
}
