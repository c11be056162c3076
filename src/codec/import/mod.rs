//! Reads configurations and scans that others wrote. What a text is, is recognized by its content, never by a name.
//!
//! Nothing here is called by the page itself: it has a module of its own, so that the parsers are loaded only when needed.

mod bicep;
mod bicep_syntax;
mod configured;
mod gather;
mod hcl;
mod scans;
mod tables;
mod terraform;

use std::fmt;

use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::imported::{Imported, Kind, Place};
use gather::Gather;

/// Largest text that is read, in bytes.
pub const LENGTH_MAX: usize = 512 * 1024;

/// Largest Terraform text that is read, in bytes: its parser is slower than the others.
pub const HCL_LENGTH_MAX: usize = 128 * 1024;

/// Deepest nesting of brackets or tags that is read.
pub const DEPTH_MAX: usize = 64;

/// Why a text was not read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ImportError {
    /// Nothing but space.
    Empty,
    /// So many bytes, of at most so many.
    TooLong(usize, usize),
    /// It is no text: a byte that no text has, at this place.
    Binary(Place),
    /// Brackets or tags are nested deeper than is read, at this place.
    TooDeep(Place),
    /// It is like nothing that is known here.
    Unrecognized,
    /// It is written in this, and breaks off or errs at this place.
    Syntax(&'static str, Place, String),
    /// It is of this kind, and says nothing of an API Management instance, or of a server's TLS.
    Nothing(Kind),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty; paste a configuration or a scan"),
            Self::TooLong(length, most) => {
                write!(f, "it has {length} bytes; at most {most} are read: cut it down to the API Management resource")
            }
            Self::Binary(place) => {
                write!(f, "it is no text: {place} has a byte that text does not have; save it as UTF-8")
            }
            Self::TooDeep(place) => {
                write!(f, "it is nested deeper than {DEPTH_MAX} at {place}; nothing that is read here is")
            }
            Self::Unrecognized => f.write_str(
                "it is like none of these: az apim show or ARM GET, an ARM template, Bicep, Terraform, a Terraform plan, testssl.sh, sslyze, nmap, tlsx, SSL Labs",
            ),
            Self::Syntax(language, place, what) => write!(f, "{place}: no {language}: {what}"),
            Self::Nothing(kind) => {
                let wanted = if kind.is_scan() {
                    "results about TLS versions or cipher suites"
                } else {
                    "API Management instance with customProperties or TLS settings"
                };
                write!(f, "it is {}, and has no {wanted}", kind.name())
            }
        }
    }
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
        text.map_err(|_| ImportError::Binary(Place { line: 1, column: 1 }))
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let before = String::from_utf8_lossy(before);
                Err(ImportError::Binary(Gather::new(&before).place(before.len())))
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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > LENGTH_MAX {
        return Err(ImportError::TooLong(text.len(), LENGTH_MAX));
    }
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some(at) = text.bytes().position(|byte| byte == 0) {
        return Err(ImportError::Binary(Gather::new(text).place(at)));
    }
    check_depth(text)?;
    if start.starts_with('<') {
        return tables::nmap(text);
    }
    if start.starts_with("\"id\"") || start.starts_with("id,") {
        return tables::testssl_csv(text);
    }
    // Comments may stand before the first brace.
    let first = after_comments(start);
    if first.starts_with('{') || first.starts_with('[') {
        return json(text);
    }
    if bicep::is_bicep(text) {
        return bicep::read(text);
    }
    if text.contains("azurerm_api_management") || text.contains("azapi_") || hcl::is_hcl(text) {
        if text.len() > HCL_LENGTH_MAX {
            return Err(ImportError::TooLong(text.len(), HCL_LENGTH_MAX));
        }
        return hcl::read(text);
    }
    Err(ImportError::Unrecognized)
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

/// Refuses what is nested too deep before a parser that calls itself sees it.
fn check_depth(text: &str) -> Result<(), ImportError> {
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
            return Err(ImportError::TooDeep(Gather::new(text).place(at)));
        }
    }
    Ok(())
}

/// Parses JSON with comments.
fn parse(text: &str) -> Result<Value<'_>, ImportError> {
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
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| {
        let place = Gather::new(text).place(error.range().start);
        ImportError::Syntax("JSON", place, error.kind().to_string())
    })?;
    parsed.value.ok_or(ImportError::Empty)
}

fn json(text: &str) -> Result<Imported, ImportError> {
    match parse(text) {
        Ok(value) => of_json(text, &value),
        // Several values, one a line: what tlsx writes.
        Err(error) => {
            let mut lines = lines_of(text);
            let all = lines.clone().count() > 1
                && lines.all(|line| {
                    line.trim_start().starts_with('{') && line.trim_end().ends_with('}')
                });
            let first = lines_of(text).next().unwrap_or_default();
            if all && TLSX.iter().any(|name| first.contains(name)) {
                scans::tlsx(text)
            } else {
                Err(error)
            }
        }
    }
}

/// What a line of tlsx has.
const TLSX: [&str; 3] = ["\"tls_version\"", "\"version_enum\"", "\"cipher_enum\""];

fn lines_of(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.lines().filter(|line| !line.trim().is_empty())
}

fn of_json(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let has = |name: &str| gather::get(value, name).is_some();
    if let Value::Array(array) = value {
        let first = array.elements.first();
        let has = |name: &str| first.is_some_and(|first| gather::get(first, name).is_some());
        if has("id") && has("finding") {
            return scans::testssl(text, value);
        }
        if has("endpoints") {
            return scans::ssl_labs(text, value);
        }
        // A list of instances, as `az apim list` prints it.
        return configured::service(text, value);
    }
    if has("scanResult") {
        scans::testssl_pretty(text, value)
    } else if has("server_scan_results") {
        scans::sslyze(text, value)
    } else if has("endpoints") {
        scans::ssl_labs(text, value)
    } else if has("version_enum") || has("cipher_enum") || has("tls_version") {
        scans::tlsx(text)
    } else if has("planned_values") || has("resource_changes") {
        terraform::plan(text, value)
    } else if has("resources") && (has("$schema") || has("contentVersion")) {
        configured::template(text, value)
    } else if has("customProperties") || has("properties") || has("sku") {
        configured::service(text, value)
    } else {
        Err(ImportError::Unrecognized)
    }
}
