//! Reading trees of JSON.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

/// Where a value begins.
pub fn start(value: &Value) -> usize {
    value.range().start
}

/// The value of a key, if this is an object that has it.
pub fn get<'v, 'a>(value: &'v Value<'a>, key: &str) -> Option<&'v Value<'a>> {
    let Value::Object(object) = value else { return None };
    properties(object).find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// The first of these keys that this has.
pub fn any<'v, 'a>(value: &'v Value<'a>, keys: &[&str]) -> Option<&'v Value<'a>> {
    keys.iter().find_map(|key| get(value, key))
}

/// Keys and values of an object.
pub fn properties<'v, 'a>(
    object: &'v Object<'a>,
) -> impl Iterator<Item = (&'v str, &'v Value<'a>)> {
    object.properties.iter().map(|property| (property.name.as_str(), &property.value))
}

/// The elements of a list; nothing has none.
pub fn elements<'v, 'a>(value: Option<&'v Value<'a>>) -> &'v [Value<'a>] {
    match value {
        Some(Value::Array(list)) => &list.elements,
        _ => &[],
    }
}

/// Text, or a number as it is written.
pub fn text<'v>(value: &'v Value) -> Option<&'v str> {
    match value {
        Value::StringLit(text) => Some(&text.value),
        Value::NumberLit(number) => Some(number.value),
        _ => None,
    }
}

/// The text of a key.
pub fn text_of<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    get(value, key).and_then(text)
}

/// The truth value of a key.
pub fn truth_of(value: &Value, key: &str) -> Option<bool> {
    match get(value, key) {
        Some(Value::BooleanLit(truth)) => Some(truth.value),
        _ => None,
    }
}

/// Is it a list?
pub const fn is_list(value: &Value) -> bool {
    matches!(value, Value::Array(_))
}
