//! What is said of lessons that are packed.

use super::super::number::number;
use super::super::{count, list};

super::super::labels! {
    title: "TLS Rehearsal";
    about: "Rehearse TLS changes to Azure API Management.";
    passing: "\"solved\" or a number from 0 to 100 is expected";
    class: "a code of 1 to 80 characters that can be seen is expected";
}

/// "a.zip: 7 lessons, 1,421,337 bytes."
pub fn written(path: &str, lessons: usize, bytes: usize) -> String {
    format!("{path}: {}, {} bytes.", count(lessons, "lesson", "lessons"), number(bytes as u64))
}

/// There is no course or lesson of this name.
pub fn unknown(id: &str, known: &[&str]) -> String {
    format!("nothing is called \"{id}\"; {} are known", list(known))
}
