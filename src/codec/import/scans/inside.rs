//! A value of JSON inside of other text, as a terminal or notes show it.

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Range;

/// Most bytes that are looked at in vain, after brackets that never close.
const IN_VAIN_MAX: usize = 16 * 1024 * 1024;

/// The end of the value of JSON that begins with a bracket at `start`; `None` if its brackets do not close.
pub fn value_at(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            // A quotation mark in prose: no string of JSON goes over the end of its line.
            b'\n' if quoted => return None,
            _ if quoted => {}
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(*byte) {
                    return None;
                }
                if open.is_empty() {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Where values of JSON may stand in `text`, in order and apart. The last may break off: then its end is that of the text.
pub fn values(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut tries = 4.max(IN_VAIN_MAX / text.len().max(1));
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(['{', '['])) {
        let start = at + next;
        if text.get(..start).is_some_and(|before| before.ends_with('\u{1b}')) {
            // A terminal's colour.
            at = start + 1;
            continue;
        }
        match value_at(text, start) {
            Some(end) => {
                found.push(start..end);
                at = end;
            }
            None if begins_a_value(text, start) => {
                found.push(start..text.len());
                break;
            }
            None if tries == 0 => break,
            None => {
                tries -= 1;
                at = start + 1;
            }
        }
    }
    found
}

/// Does it look like JSON, so that what is in it must not be read without it?
pub fn begins_a_value(text: &str, start: usize) -> bool {
    let rest = text.get(start..).unwrap_or_default();
    let mut letters = rest.chars().filter(|letter| !letter.is_whitespace());
    matches!(
        (letters.next(), letters.next()),
        (Some('{'), Some('"')) | (Some('['), Some('{' | '"'))
    )
}

/// Moves all that a value says of its places: it stands so many bytes further on.
pub fn move_by(value: &mut Value, bytes: usize) {
    let moved = |range: &mut Range| {
        range.start += bytes;
        range.end += bytes;
    };
    match value {
        Value::StringLit(text) => moved(&mut text.range),
        Value::NumberLit(number) => moved(&mut number.range),
        Value::BooleanLit(truth) => moved(&mut truth.range),
        Value::NullKeyword(null) => moved(&mut null.range),
        Value::Array(list) => {
            moved(&mut list.range);
            list.elements.iter_mut().for_each(|element| move_by(element, bytes));
        }
        Value::Object(object) => {
            moved(&mut object.range);
            for property in &mut object.properties {
                moved(&mut property.range);
                match &mut property.name {
                    ObjectPropName::String(name) => moved(&mut name.range),
                    ObjectPropName::Word(name) => moved(&mut name.range),
                }
                move_by(&mut property.value, bytes);
            }
        }
    }
}
