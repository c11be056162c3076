//! Bicep: the resource of an instance, and in it `customProperties`. There is no kept parser of Bicep in Rust; no more of
//! the language is read than literal keys and values of that object.

use super::ImportError;
use super::gather::{Gather, Said};
use crate::codec::imported::{Imported, Kind};

/// Does it look like Bicep, and not like another language that names the type?
pub fn is_bicep(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        line.starts_with("resource ") && line.contains("'Microsoft.ApiManagement/service@")
    })
}

/// Reads the first instance.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let mut at = 0;
    let mut inside = Inside::Nothing;
    let mut depth = 0_usize;
    for whole in text.split_inclusive('\n') {
        let start = at + (whole.len() - whole.trim_start().len());
        at += whole.len();
        let line = without_comment(whole.trim());
        if line.is_empty() {
            continue;
        }
        let opens = line.matches(['{', '[']).count();
        let closes = line.matches(['}', ']']).count();
        match inside {
            Inside::Nothing => {
                if line.starts_with("resource ")
                    && line.contains("'Microsoft.ApiManagement/service@")
                {
                    if line.contains(" existing ") {
                        gather.ignore(
                            start,
                            "an existing instance",
                            "it is only referred to, not configured",
                        );
                        continue;
                    }
                    inside = Inside::Resource;
                    depth = 0;
                }
            }
            Inside::Resource => {
                if let (2, Some(Said::Text(name))) = (depth, value_of(line, "name:")) {
                    gather.tier(&name);
                }
                if let Some(rest) = line.strip_prefix("customProperties:") {
                    match rest.trim() {
                        "{" => inside = Inside::Map,
                        "{}" => gather.ignore(
                            start,
                            "customProperties",
                            "it is empty: every setting is at its default",
                        ),
                        rest => gather.ignore(
                            start,
                            &format!("customProperties: {rest}"),
                            "it is an expression; its value is not guessed",
                        ),
                    }
                }
            }
            Inside::Map => {
                if line.starts_with('}') {
                    inside = Inside::Resource;
                } else {
                    pair(&mut gather, line, start);
                }
            }
            Inside::Over => {
                if is_bicep(line) {
                    gather.ignore(start, "another instance", "the first one of a file is read");
                }
            }
        }
        depth = (depth + opens).saturating_sub(closes);
        if depth == 0 && matches!(inside, Inside::Resource) && closes > 0 {
            inside = Inside::Over;
        }
    }
    if matches!(inside, Inside::Map | Inside::Resource) {
        let place = gather.place(text.len());
        return Err(ImportError::Syntax(
            "Bicep",
            place,
            "the resource is not closed; a } is expected".to_owned(),
        ));
    }
    gather.done(Kind::Bicep)
}

/// Where a line stands.
#[derive(Clone, Copy)]
enum Inside {
    Nothing,
    Resource,
    Map,
    Over,
}

/// `'key': 'value'`.
fn pair(gather: &mut Gather, line: &str, at: usize) {
    let Some((key, value)) = line.strip_prefix('\'').and_then(|rest| rest.split_once("':")) else {
        return gather.ignore(at, line, "a key in quotes and a value are expected");
    };
    gather.key(key, &said(value), at);
}

fn value_of(line: &str, name: &str) -> Option<Said> {
    line.strip_prefix(name).map(said)
}

/// A literal in quotes without an expression in it, a truth value, or something that is computed.
fn said(value: &str) -> Said {
    let value = value.trim().trim_end_matches(',');
    match value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(text) if !text.contains("${") && !text.contains('\'') => Said::Text(text.to_owned()),
        Some(_) => Said::Expression(value.to_owned()),
        None => match value {
            "true" => Said::Truth(true),
            "false" => Said::Truth(false),
            other => Said::Expression(other.to_owned()),
        },
    }
}

/// Without what stands behind `//`, unless that is in quotes.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let bytes = line.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'/' if !quoted && bytes.get(at + 1) == Some(&b'/') => {
                return line.get(..at).unwrap_or(line).trim_end();
            }
            _ => {}
        }
    }
    line
}
