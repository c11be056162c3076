//! Bicep: the resource of an instance, and in it `customProperties`. There is no kept parser of Bicep in Rust; no more of
//! the language is read than literal keys and values of that object.

use std::collections::BTreeMap;

use super::ImportError;
use super::gather::{Gather, NOT_GUESSED, Said};
use crate::codec::imported::{Imported, Kind};

/// The type of an instance, in small letters: types are the same in any letters.
const SERVICE: &str = "'microsoft.apimanagement/service@";

/// Does it look like Bicep, and not like another language that names the type?
pub fn is_bicep(text: &str) -> bool {
    // A type has its version after an @: of other lines nothing is copied.
    text.lines().any(|line| line.contains('@') && is_service(&scrubbed(line).0))
        || text.lines().any(|line| {
            line.trim_start().starts_with("module ") && line.contains("api-management/service")
        })
}

fn is_service(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("resource ") && line.to_lowercase().contains(SERVICE)
}

/// Reads the first instance.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let (plain, bare) = scrubbed(text);
    let defaults = defaults(&plain);
    let mut at = 0;
    let mut inside = Inside::Nothing;
    let mut depth = 0_usize;
    for (whole, bare) in plain.split_inclusive('\n').zip(bare.split_inclusive('\n')) {
        let start = at + (whole.len() - whole.trim_start().len());
        at += whole.len();
        let line = whole.trim();
        if line.is_empty() {
            continue;
        }
        let opens = bare.matches(['{', '[']).count();
        let closes = bare.matches(['}', ']']).count();
        match inside {
            Inside::Nothing => {
                if is_service(line) {
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
                resource(&mut gather, &defaults, line, depth, start, &mut inside);
            }
            Inside::Sku => {
                if let Some((name, value)) = line.split_once(':') {
                    let name = name.trim().trim_matches('\'');
                    sku(&mut gather, &defaults, name, value.trim(), start);
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
                if is_service(line) {
                    gather.another(start, "file");
                }
            }
        }
        depth = (depth + opens).saturating_sub(closes);
        if depth == 1 && matches!(inside, Inside::Sku) {
            inside = Inside::Resource;
        }
        if depth == 0 && matches!(inside, Inside::Resource) && closes > 0 {
            inside = Inside::Over;
        }
    }
    if matches!(inside, Inside::Map | Inside::Sku | Inside::Resource) {
        let place = gather.place(text.len());
        return Err(ImportError::Syntax(
            "Bicep",
            place,
            "the resource is not closed; a } is expected".to_owned(),
        ));
    }
    gather.done(Kind::Bicep)
}

/// A default that is longer names no tier and no number of units.
const DEFAULT_LENGTH_MAX: usize = 100;

/// The defaults of parameters, by their names.
type Defaults<'a> = BTreeMap<&'a str, &'a str>;

fn defaults(plain: &str) -> Defaults<'_> {
    fn parameter(line: &str) -> Option<(&str, &str)> {
        let (head, default) = line.trim().strip_prefix("param ")?.split_once('=')?;
        let short = default.len() <= DEFAULT_LENGTH_MAX;
        Some((head.split_whitespace().next()?, default)).filter(|_| short)
    }
    plain.lines().filter_map(parameter).collect()
}

/// Where a line stands.
#[derive(Clone, Copy)]
enum Inside {
    Nothing,
    Resource,
    Sku,
    Map,
    Over,
}

fn resource(
    gather: &mut Gather,
    defaults: &Defaults,
    line: &str,
    depth: usize,
    start: usize,
    inside: &mut Inside,
) {
    let (name, value) = line.split_once(':').unwrap_or((line, ""));
    let (name, value) = (name.trim().trim_matches('\''), value.trim());
    let inner = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    match name {
        // Other locations have one too, deeper.
        "sku" if inner.is_none() && depth == 1 => *inside = Inside::Sku,
        "sku" => {
            for (name, value) in inner
                .into_iter()
                .flat_map(|inner| inner.split(','))
                .filter_map(|each| each.split_once(':'))
            {
                sku(gather, defaults, name.trim(), value.trim(), start);
            }
        }
        "customProperties" => match (value, inner) {
            ("{", _) => *inside = Inside::Map,
            (_, Some(inner)) if inner.trim().is_empty() => {
                gather.ignore(
                    start,
                    "customProperties",
                    "it is empty: every setting is at its default",
                );
            }
            (_, Some(inner)) => {
                for each in inner.split(',') {
                    pair(gather, each.trim(), start);
                }
            }
            (value, None) => {
                let what = format!("customProperties: {value}");
                gather.ignore(start, &what, NOT_GUESSED);
            }
        },
        _ => {}
    }
}

/// A line of `sku`; the name of a parameter stands for its default.
fn sku(gather: &mut Gather, defaults: &Defaults, name: &str, value: &str, at: usize) {
    let mut said = said(value);
    if matches!(said, Said::Expression(_))
        && let Some(default) = defaults.get(value)
    {
        said = self::said(default);
    }
    match name {
        "name" => gather.tier(&said, at),
        "capacity" => gather.units(&said, at),
        _ => {}
    }
}

/// `'key': 'value'`.
fn pair(gather: &mut Gather, line: &str, at: usize) {
    let quoted = line.strip_prefix('\'').and_then(|rest| rest.split_once('\''));
    let Some((key, value)) =
        quoted.and_then(|(key, rest)| Some((key, rest.trim_start().strip_prefix(':')?)))
    else {
        return gather.ignore(at, line, "a key in quotes and a value are expected");
    };
    gather.key(key, &said(value), at);
}

/// A literal in quotes without an expression in it, a truth value, a number, or something that is computed.
fn said(value: &str) -> Said {
    let value = value.trim().trim_end_matches(',');
    match value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(text) if !text.contains("${") && !text.contains('\'') => Said::Text(text.to_owned()),
        Some(_) => Said::Expression(value.to_owned()),
        None => match value {
            "true" => Said::Truth(true),
            "false" => Said::Truth(false),
            digits if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Said::Other(digits.to_owned())
            }
            other => Said::Expression(other.to_owned()),
        },
    }
}

/// The text with spaces for comments and for strings of several lines, and the same with spaces for all strings. Line ends
/// stay where they are.
fn scrubbed(text: &str) -> (String, String) {
    #[derive(Clone, Copy)]
    enum State {
        Code,
        Text,
        /// After a backslash in a string.
        Escaped,
        /// Between three quotes, where a backslash is one.
        Lines,
        Line,
        Block,
    }
    let mut state = State::Code;
    let (mut plain, mut bare) =
        (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let mut before = ' ';
    // Quotes of three that are still to come.
    let mut quotes = 0;
    for (at, letter) in text.char_indices() {
        let rest = &text[at..];
        let (shown, counted) = match state {
            _ if quotes > 0 => {
                quotes -= 1;
                (true, false)
            }
            // Neither a comment nor a string of one line goes over its end.
            State::Code | State::Text | State::Escaped | State::Line if letter == '\n' => {
                state = State::Code;
                (true, true)
            }
            State::Lines | State::Block if letter == '\n' => (true, true),
            State::Code if rest.starts_with("//") => {
                state = State::Line;
                (false, false)
            }
            State::Code if rest.starts_with("/*") => {
                state = State::Block;
                (false, false)
            }
            State::Code if rest.starts_with("'''") => {
                (state, quotes) = (State::Lines, 2);
                (true, false)
            }
            State::Code if letter == '\'' => {
                state = State::Text;
                (true, false)
            }
            State::Code => (true, true),
            State::Text => {
                match letter {
                    '\\' => state = State::Escaped,
                    '\'' => state = State::Code,
                    _ => {}
                }
                (true, false)
            }
            State::Escaped => {
                state = State::Text;
                (true, false)
            }
            State::Lines if rest.starts_with("'''") => {
                (state, quotes) = (State::Code, 2);
                (true, false)
            }
            State::Lines | State::Line => (false, false),
            State::Block => {
                if before == '*' && letter == '/' {
                    state = State::Code;
                }
                (false, false)
            }
        };
        before = letter;
        let blank = || std::iter::repeat_n(' ', letter.len_utf8());
        let push = |into: &mut String, kept: bool| {
            if kept { into.push(letter) } else { into.extend(blank()) }
        };
        push(&mut plain, shown);
        push(&mut bare, counted);
    }
    (plain, bare)
}
