//! What scanners saw. A setting is on where it was accepted, off where it was not, and unknown where it was not seen.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

pub mod inside;
pub mod instead;
mod nmap;
mod screen;
mod seen;
mod ssllabs;
mod sslyze;
mod testssl;
mod tlsx;
mod tree;

use jsonc_parser::ast::Value as Json;

use super::{File, ImportError};
use crate::codec::imported::Imported;
use tree::{elements, get, is_list};

/// Elements of a list that are looked at before it is none of these.
const FIRST: usize = 20;

/// Who wrote it in JSON.
enum Scanner {
    Testssl,
    TestsslPretty,
    Sslyze,
    SslLabs,
    Tlsx,
}

/// Is it a scan that is no JSON, or not one value of it?
pub fn is_scan(text: &str) -> bool {
    let first = text.trim_start();
    testssl::is_csv(text)
        || nmap::is_report(first)
        || screen::is_screen(text)
        || tlsx::is_lines(first)
}

/// Refuses what is nested too deep before a parser that calls itself sees it: of the texts that are no JSON, only XML nests.
pub fn check_depth(text: &str, file: u16) -> Result<(), ImportError> {
    if nmap::is_report(text.trim_start()) { super::check_depth(text, file) } else { Ok(()) }
}

/// Is it a scan in JSON?
pub fn is_scan_json(value: &Json) -> bool {
    scanner(value).is_some()
}

fn scanner(value: &Json) -> Option<Scanner> {
    let any_is = |is: fn(&Json) -> bool| elements(Some(value)).iter().take(FIRST).any(is);
    if is_list(value) {
        return if any_is(testssl::is_row) {
            Some(Scanner::Testssl)
        } else if any_is(ssllabs::is_answer) {
            Some(Scanner::SslLabs)
        } else if any_is(tlsx::is_host) {
            Some(Scanner::Tlsx)
        } else {
            None
        };
    }
    if get(value, "scanResult").is_some_and(is_list) {
        Some(Scanner::TestsslPretty)
    } else if sslyze::is_report(value) {
        Some(Scanner::Sslyze)
    } else if ssllabs::is_answer(value) {
        Some(Scanner::SslLabs)
    } else if tlsx::is_host(value) {
        Some(Scanner::Tlsx)
    } else {
        None
    }
}

/// Reads a scan; of several servers the one called `wanted`, or the first that answered.
pub fn read(file: &File, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let source = file.source;
    let Some(value) = &file.json else {
        let first = source.text.trim_start();
        return if testssl::is_csv(source.text) {
            testssl::csv(source, wanted)
        } else if nmap::is_report(first) {
            nmap::read(source, wanted)
        } else if tlsx::is_lines(first) {
            tlsx::read_lines(source, wanted)
        } else {
            screen::read(source, wanted)
        };
    };
    match scanner(value) {
        Some(Scanner::Testssl) => testssl::flat(source, value, wanted),
        Some(Scanner::TestsslPretty) => testssl::pretty(source, value, wanted),
        Some(Scanner::Sslyze) => sslyze::read(source, value, wanted),
        Some(Scanner::SslLabs) => ssllabs::read(source, value, wanted),
        Some(Scanner::Tlsx) => tlsx::read(source, value, wanted),
        None => Err(ImportError::Unrecognized),
    }
}
