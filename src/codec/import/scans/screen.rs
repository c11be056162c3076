//! nmap's script ssl-enum-ciphers, as it stands on a screen: alone, in a terminal's text, in notes.

use super::super::{ImportError, Source};
use super::nmap::versions;
use super::seen::{Seen, Server, names, version_named};
use crate::codec::imported::{Imported, Kind};
use crate::domain::Protocol;

/// The output of the script for one port.
#[derive(Default)]
struct Section<'a> {
    at: usize,
    versions: Vec<(Protocol, usize)>,
    /// Names of versions that no setting has.
    others: Vec<(&'a str, usize)>,
    suites: Vec<(&'a str, usize)>,
    /// It goes on to its last line, so that what is not listed is not accepted.
    complete: bool,
}

/// Where a line of the script's output stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Under {
    Nothing,
    Script,
    Ciphers,
}

/// A line of a script's output: how far it is indented, what it says, and where that begins.
struct Line<'a> {
    indent: usize,
    words: &'a str,
    at: usize,
    last: bool,
}

const HEAD: &str = "ssl-enum-ciphers:";

/// Is it what nmap shows of the script?
pub fn is_screen(text: &str) -> bool {
    let begins = |whole: &str| line(whole, 0).is_some_and(|line| line.words.starts_with(HEAD));
    text.contains(HEAD) && text.split('\n').any(begins)
}

/// A line that a script wrote, whatever quotes it.
fn line(text: &str, start: usize) -> Option<Line<'_>> {
    let quoted = text.trim_start_matches([' ', '\t', '>', '*', '#']);
    let rest = quoted.strip_prefix('|')?;
    let last = rest.starts_with('_');
    let rest = rest.strip_prefix('_').unwrap_or(rest);
    let words = rest.trim_start();
    let at = start + (text.len() - words.len());
    Some(Line { indent: rest.len() - words.len(), words: words.trim_end(), at, last })
}

/// Everything that the scripts wrote, by port.
fn sections(text: &str) -> Vec<Server<Section<'_>>> {
    let mut found: Vec<Server<Section>> = Vec::new();
    let (mut host, mut port) = (Vec::new(), "");
    let (mut under, mut margin) = (Under::Nothing, 0);
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let here = start;
        start += whole.len();
        let Some(line) = line(whole, here) else {
            under = Under::Nothing;
            let words = whole.trim_matches([' ', '\t', '>', '\r', '\n']);
            if let Some((_, name)) = words.split_once("scan report for ") {
                host = name
                    .split([' ', '(', ')'])
                    .filter(|part| part.contains(['.', ':']) || !part.is_empty())
                    .collect();
                port = "";
            } else if let Some((number, _)) = words.split_once("/tcp") {
                port = if number.bytes().all(|byte| byte.is_ascii_digit()) { number } else { port };
            }
            continue;
        };
        if line.words.starts_with(HEAD) {
            (under, margin) = (Under::Script, line.indent);
            let section = Section { at: line.at, complete: line.last, ..Section::default() };
            found.push(Server { names: names(&host, port), at: line.at, result: Ok(section) });
            continue;
        }
        let Some(Ok(section)) = found.last_mut().map(|server| &mut server.result) else { continue };
        if under == Under::Nothing || line.indent <= margin && !line.last {
            // Another script of the same port.
            under = Under::Nothing;
            continue;
        }
        section.complete |= line.last;
        under = take(section, &line, under);
        if line.last {
            under = Under::Nothing;
        }
    }
    found
}

/// Takes a line of the script's own; what it stands under.
fn take<'a>(section: &mut Section<'a>, line: &Line<'a>, under: Under) -> Under {
    let (head, rest) = line.words.split_once(':').unwrap_or((line.words, ""));
    if head.starts_with("SSLv") || head.starts_with("TLSv") {
        // Older versions say of each: no supported ciphers found.
        if rest.trim().is_empty() {
            match version_named(head) {
                Some(version) => section.versions.push((version, line.at)),
                None => section.others.push((head, line.at)),
            }
        }
        return Under::Script;
    }
    if head.trim_end().to_ascii_lowercase().starts_with("ciphers") {
        return Under::Ciphers;
    }
    let name = line.words.split_whitespace().next().unwrap_or_default();
    let is_suite = name.starts_with("TLS_") || name.starts_with("SSL_");
    if under == Under::Ciphers && is_suite {
        section.suites.push((name, line.at));
        return Under::Ciphers;
    }
    Under::Script
}

/// What nmap shows on a screen.
pub fn read(source: Source, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let mut seen = Seen::new(source, Kind::NmapScreen);
    let all: Vec<_> = sections(source.text).into_iter().map(answered).collect();
    if all.iter().all(|server| server.result.is_err()) {
        return Err(ImportError::Nothing(Kind::NmapScreen));
    }
    let lists_new = source.text.contains("TLSv1.3:");
    if let Some(section) = seen.choose(all, wanted)? {
        for (name, at) in &section.others {
            seen.leave_out(*at, name, "the page has no setting for this version");
        }
        if section.complete {
            section.versions.iter().for_each(|(version, _)| seen.lists(*version));
            versions(&mut seen, &section.versions, section.at, lists_new);
        } else {
            section.versions.iter().for_each(|(version, at)| seen.version(*version, true, *at));
            seen.leave_out(
                section.at,
                "ssl-enum-ciphers",
                "its output breaks off: what is not listed is not known",
            );
        }
        section.suites.iter().for_each(|(name, at)| seen.suite(name, *at));
    }
    seen.done()
}

/// A port of which the script said nothing did not answer.
fn answered(server: Server<Section<'_>>) -> Server<Section<'_>> {
    let says_nothing = |section: &Section| section.versions.is_empty() && section.others.is_empty();
    let result = server.result.and_then(|section| {
        if says_nothing(&section) { Err("no version was accepted".to_owned()) } else { Ok(section) }
    });
    Server { result, ..server }
}
