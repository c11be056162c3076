//! Parses JSON with comments, as large and as deep as it may be.

use std::ops::Range;

use jsonc_parser::ast::Value as Json;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::gather::place_in;
use super::{DEPTH_MAX, ImportError, scans};
use crate::codec::imported::Place;

/// Most values that a text of JSON may hold: what people have of the largest size holds half as many, and one that is made of nothing
/// but brackets would need ten times the memory.
pub const VALUES_MAX: usize = 700_000;

/// Parses a part of `text` as JSON, with the places of the whole.
pub(super) fn parse_at(
    text: &str,
    range: Range<usize>,
    file: u16,
) -> Result<Json<'_>, ImportError> {
    let start = range.start;
    parse_part(text, range, file).map_err(|error| moved(error, text, start))
}

/// The same, but the place of an error is counted from where the part begins.
pub(super) fn parse_part(
    text: &str,
    range: Range<usize>,
    file: u16,
) -> Result<Json<'_>, ImportError> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut value = check_depth(part, file).and_then(|()| parse(part, file))?;
    scans::inside::move_by(&mut value, range.start);
    Ok(value)
}

/// An error in a part of `text` that begins at `start`, with its place in the whole.
pub(super) fn moved(error: ImportError, text: &str, start: usize) -> ImportError {
    let moved = |place: Place| {
        let before = place_in(text, start);
        let column = if place.line == 1 { place.column + before.column - 1 } else { place.column };
        Place { line: place.line + before.line - 1, column, ..place }
    };
    match (error.place(), error) {
        (Some(place), ImportError::Syntax(language, _, what)) => {
            ImportError::Syntax(language, moved(place), what)
        }
        (Some(place), ImportError::TooDeep(_)) => ImportError::TooDeep(moved(place)),
        (_, error) => error,
    }
}

/// Refuses what is nested too deep before a parser that calls itself sees it.
pub(super) fn check_depth(text: &str, file: u16) -> Result<(), ImportError> {
    let (mut depth, mut quoted) = (0_usize, false);
    let bytes = text.as_bytes();
    let xml = text.trim_start().starts_with('<');
    for (at, byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        match byte {
            b'<' if xml && next == b'/' => depth = depth.saturating_sub(1),
            b'<' if xml && next.is_ascii_alphabetic() => depth += 1,
            b'/' if xml && next == b'>' => depth = depth.saturating_sub(1),
            b'"' if !xml && (at == 0 || bytes[at - 1] != b'\\') => quoted = !quoted,
            // No string that matters here goes over the end of its line.
            b'\n' => quoted = false,
            b'{' | b'[' | b'(' if !xml && !quoted => depth += 1,
            b'}' | b']' | b')' if !xml && !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err(ImportError::TooDeep(Place { file, ..place_in(text, at) }));
        }
    }
    Ok(())
}

/// How many values a text of JSON may hold at the most: what begins one, outside of strings.
fn values_in(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (1, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' | b',' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}

/// Parses JSON with comments.
pub(super) fn parse(text: &str, file: u16) -> Result<Json<'_>, ImportError> {
    let options = ParseOptions {
        allow_comments: true,
        allow_loose_object_property_names: false,
        allow_trailing_commas: true,
        allow_missing_commas: false,
        allow_single_quoted_strings: true,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        ..ParseOptions::default()
    };
    let count = values_in(text);
    if count > VALUES_MAX {
        return Err(ImportError::TooManyValues(count, VALUES_MAX));
    }
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| {
        let place = Place { file, ..place_in(text, error.range().start) };
        ImportError::Syntax("JSON", place, error.kind().to_string())
    })?;
    parsed.value.ok_or(ImportError::Empty)
}
