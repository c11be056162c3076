//! Exactly what was understood.

super::super::labels! {
    file_expected: "a file is expected: rehearse read FILE..., or - for standard input";
    setting: "Setting";
    value: "Value";
    said: "Said";
    place: "Where";
    why: "Why";
    others: "keys that no setting of the page has:";
}

/// A link needs no reading.
pub fn a_link(path: &str) -> String {
    format!("{path}: it is a link of the page, which says every setting; convert reads it")
}
