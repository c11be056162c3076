//! Reads configurations and scans that others wrote. What a text is, is recognized by its content; a name only decides where the
//! content leaves it open.
//!
//! Nothing here is called by the page itself: it has a module of its own, so that the parsers are loaded only when needed.

mod arm;
mod gather;
mod json;
mod refused;
mod scans;
mod terraform;
mod value;

use jsonc_parser::ast::Value as Json;

use super::imported::{Imported, Kind, Place, Remark};
use gather::place_in;
pub use json::VALUES_MAX;
use json::{check_depth, moved, parse, parse_at, parse_part};
pub use refused::ImportError;

/// Largest text that is read, in bytes, and all files together.
pub const LENGTH_MAX: usize = 8 * 1024 * 1024;

/// Deepest nesting of brackets or tags that is read.
pub const DEPTH_MAX: usize = 64;

/// Most files that are read together.
pub const FILES_MAX: usize = 64;

/// A text, and what its file is called; a pasted text has no name.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name.
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
}

/// Why files were not read, and which of them is to blame, from 0.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// The file.
    pub file: usize,
    /// What is wrong.
    pub error: ImportError,
}

/// One of the files, with what is known of it before it is read.
struct File<'a> {
    /// Its position among those given.
    index: u16,
    source: Source<'a>,
    /// The same as JSON, if it is that.
    json: Option<Json<'a>>,
    /// Where another value begins that could be read as well, if the JSON stands inside of other text.
    more: Option<usize>,
}

/// Who reads a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Family {
    /// ARM and Bicep, with their values files, and what the management API answers.
    Arm,
    /// Terraform with its values files, plans and states.
    Terraform,
    /// What scanners saw.
    Scan,
    /// JSON that any of the others may want as values.
    Values,
}

/// The text in `bytes`: UTF-8, or UTF-16 with a byte order mark.
///
/// # Errors
///
/// Where it is neither.
pub fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    let wide = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(join);
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map_err(|_| ImportError::Binary(Place { file: 0, line: 1, column: 1 }))
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let before = String::from_utf8_lossy(before);
                Err(ImportError::Binary(place_in(&before, before.len())))
            }
        },
    }
}

/// Reads a configuration or a scan.
///
/// # Errors
///
/// Says what is wrong, where, and what would be right.
pub fn import(text: &str) -> Result<Imported, ImportError> {
    import_files(&[Source { name: "", text }], None).map_err(|failure| failure.error)
}

/// Reads files that belong together, such as a template with its parameters; of several instances the one called `wanted`.
///
/// # Errors
///
/// Says what is wrong, in which of them, where, and what would be right.
pub fn import_files(sources: &[Source], wanted: Option<&str>) -> Result<Imported, Failure> {
    let fail = |file: usize| move |error: ImportError| Failure { file, error };
    let sources: Vec<Source> = sources
        .iter()
        .map(|source| Source {
            text: source.text.strip_prefix('\u{feff}').unwrap_or(source.text),
            ..*source
        })
        .collect();
    if sources.len() > FILES_MAX {
        return Err(fail(FILES_MAX)(ImportError::TooMany(sources.len())));
    }
    let whole: usize = sources.iter().map(|source| source.text.len()).sum();
    let mut files = Vec::with_capacity(sources.len());
    let mut families = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let length = source.text.len();
        if length > LENGTH_MAX || whole > LENGTH_MAX {
            let length = if length > LENGTH_MAX { length } else { whole };
            return Err(fail(index)(ImportError::TooLong(length)));
        }
        // Among several an empty one says nothing.
        if sources.len() > 1 && source.text.trim_start().is_empty() {
            continue;
        }
        let (file, family) = recognized(index as u16, *source).map_err(fail(index))?;
        families.push(family);
        files.push(file);
    }
    let chosen = families.iter().copied().find(|family| *family != Family::Values);
    let stranger =
        families.iter().position(|family| *family != Family::Values && Some(*family) != chosen);
    if let Some(at) = stranger {
        return Err(fail(usize::from(files[at].index))(ImportError::Mixed));
    }
    if families.is_empty() {
        return Err(fail(0)(ImportError::Empty));
    }
    let mut read = match chosen.unwrap_or(Family::Arm) {
        Family::Arm | Family::Values => arm::read(&sources, &files, wanted),
        Family::Terraform => terraform::read(&sources, &files, wanted),
        Family::Scan => match files.as_slice() {
            [file] => scans::read(file, wanted),
            [_, other, ..] => return Err(fail(usize::from(other.index))(ImportError::Mixed)),
            [] => return Err(fail(0)(ImportError::Empty)),
        },
    };
    if let Ok(imported) = &mut read {
        let others = files.iter().filter_map(|file| {
            let place = place_in(file.source.text, file.more?);
            Some(Place { file: file.index, ..place })
        });
        imported.remarks.extend(others.map(|place| Remark {
            place,
            about: "another value of JSON".to_owned(),
            text: "the first in a text is read".to_owned(),
            left_out: true,
            absent: false,
        }));
    }
    read.map_err(|error| {
        let file = error.place().map_or(0, |place| usize::from(place.file));
        Failure { file, error }
    })
}

/// What a text is.
fn recognized(index: u16, source: Source<'_>) -> Result<(File<'_>, Family), ImportError> {
    let text = source.text;
    let file = |json| File { index, source, json, more: None };
    if text.trim_start().is_empty() {
        return Err(ImportError::Empty);
    }
    let here = |byte: usize| Place { file: index, ..place_in(text, byte) };
    if let Some(at) = text.bytes().position(|byte| byte == 0) {
        return Err(ImportError::Binary(here(at)));
    }
    if scans::is_scan(text) {
        return scans::check_depth(text, index).map(|()| (file(None), Family::Scan));
    }
    let depth = check_depth(text, index);
    let first = after_comments(text);
    if first.starts_with('{') || first.starts_with('[') {
        return match depth.and_then(|()| parse(text, index)) {
            Ok(value) => {
                let family = family_of(&value, source.name)?;
                Ok((file(Some(value)), family))
            }
            Err(error) => match embedded(index, source) {
                Ok(Some(found)) => Ok(found),
                Ok(None) => Err(scans::instead::of_text(text).unwrap_or(error)),
                Err(ImportError::Instead(what, instead)) => {
                    Err(ImportError::Instead(what, instead))
                }
                Err(_) => Err(error),
            },
        };
    }
    if depth.is_ok() && arm::is_bicep(text) {
        return Ok((file(None), Family::Arm));
    }
    if depth.is_ok() && terraform::is_hcl(text) {
        return Ok((file(None), Family::Terraform));
    }
    match (embedded(index, source), scans::instead::of_text(text), depth) {
        (Ok(Some(found)), _, _) => Ok(found),
        (_, Some(refused), _) => Err(refused),
        (_, None, Err(error)) | (Err(error), None, Ok(())) => Err(error),
        (Ok(None), None, Ok(())) => match family_named(source.name) {
            Some(family) => Ok((file(None), family)),
            None => Err(scans::instead::of_keys(text).unwrap_or(ImportError::Unrecognized)),
        },
    }
}

/// Whose file it is by its name, where its content leaves that open: what breaks off is told what it is not.
fn family_named(name: &str) -> Option<Family> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "tf" | "tfvars" | "tofu" => Some(Family::Terraform),
        "bicep" | "bicepparam" => Some(Family::Arm),
        _ => None,
    }
}

/// One value of JSON in other text, as a terminal shows it: the first that is of a kind that is read.
///
/// # Errors
///
/// Where what looks like such a value cannot be read.
fn embedded<'a>(index: u16, source: Source<'a>) -> Result<Option<(File<'a>, Family)>, ImportError> {
    let mut found: Option<(File<'a>, Family)> = None;
    let mut failure = None;
    for range in scans::inside::values(source.text) {
        let start = range.start;
        match parse_part(source.text, range, index) {
            Ok(json) => match (family_of(&json, source.name)?, &mut found) {
                (Family::Values, _) => {}
                (_, Some((file, _))) => {
                    file.more = Some(start);
                    break;
                }
                (family, None) => {
                    found = Some((File { index, source, json: Some(json), more: None }, family));
                }
            },
            // Words in brackets are no JSON that breaks off.
            Err(error) if scans::inside::begins_a_value(source.text, start) => {
                failure = failure.or(Some((error, start)));
            }
            Err(_) => {}
        }
    }
    match (found, failure) {
        (None, Some((error, start))) => Err(moved(error, source.text, start)),
        (found, _) => Ok(found),
    }
}

/// Whose JSON it is.
fn family_of(value: &Json, name: &str) -> Result<Family, ImportError> {
    if value.as_array().is_some_and(|list| list.elements.is_empty()) {
        // A list of instances where there is none.
        Err(ImportError::Nothing(Kind::ArmService))
    } else if scans::is_scan_json(value) {
        Ok(Family::Scan)
    } else if terraform::is_terraform_json(value, name) {
        Ok(Family::Terraform)
    } else if arm::is_arm_json(value) {
        Ok(Family::Arm)
    } else if let Some(refused) = scans::instead::of_json(value) {
        Err(refused)
    } else {
        Ok(Family::Values)
    }
}

fn after_comments(text: &str) -> &str {
    let mut text = text.trim_start();
    loop {
        let rest = if text.starts_with("//") {
            text.split_once('\n').map(|(_, rest)| rest)
        } else if text.starts_with("/*") {
            text.split_once("*/").map(|(_, rest)| rest)
        } else {
            None
        };
        match rest {
            Some(rest) => text = rest.trim_start(),
            None => return text,
        }
    }
}

/// Of several the one that is wanted by its name, in whatever letters; the only one if none is.
fn choose<T>(all: Vec<(String, T)>, wanted: Option<&str>) -> Result<T, ImportError> {
    let names = |all: &[(String, T)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    match wanted {
        Some(wanted) => {
            let names = names(&all);
            let found = all.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, it)| it).ok_or(ImportError::NoSuch(wanted.to_owned(), names))
        }
        None if all.len() > 1 => Err(ImportError::Several(names(&all))),
        None => all.into_iter().next().map(|(_, it)| it).ok_or(ImportError::Unrecognized),
    }
}
