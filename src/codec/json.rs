//! JSON of our own: read by serde, with the place of every mistake as a person counts it; and text quoted for code of others.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::domain::quote::cut;

/// Most characters of a reason that are told: it may quote what was read.
const REASON_MAX: usize = 200;

/// Where reading stopped, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JsonError {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
    /// What is wrong, or what would be right.
    pub reason: String,
}

impl JsonError {
    /// What went wrong with `text`.
    pub fn new(text: &str, error: &serde_json::Error) -> Self {
        let (line, bytes) = (error.line(), error.column());
        let told = error.to_string();
        let place = format!(" at line {line} column {bytes}");
        // The library counts bytes, and from 0 where nothing is.
        let before =
            text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().char_indices();
        let column = before.take_while(|(at, _)| at + 1 < bytes).count() + 1;
        let reason = told.strip_suffix(&place).unwrap_or(&told).to_owned();
        Self { line: line.max(1), column, reason }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = cut(&self.reason, REASON_MAX);
        write!(f, "line {}, column {}: {reason}", self.line, self.column)
    }
}

/// What an object holds.
pub trait Fields {
    /// Told where something else stands.
    const EXPECTED: &'static str;
}

/// An object with names. Derived readers also take a list of the values alone, which nobody can read.
#[derive(Debug)]
pub struct Object<T>(pub T);

impl<T: Serialize> Serialize for Object<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Fields + Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Named(PhantomData)).map(Self)
    }
}

struct Named<T>(PhantomData<T>);

impl<'de, T: Fields + Deserialize<'de>> Visitor<'de> for Named<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// A value that may be left out, but if it is there is of its kind: `null` is not.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// `text` in double quotes, with those escapes alone that Terraform has too: serde would write `\b` and `\f`.
pub fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\0'..='\u{1F}' => json.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => json.push(letter),
        }
    }
    json.push('"');
    json
}
