//! testssl.sh: flat JSON, pretty JSON, CSV.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

use std::collections::HashMap;

use csv::{ByteRecord, Position, Reader, ReaderBuilder};
use jsonc_parser::ast::Value;

use super::super::gather::place_in;
use super::super::{ImportError, Source};
use super::seen::{Seen, Server, names, version_named};
use super::tree::{elements, get, is_list, properties, start, text_of};
use crate::codec::imported::{Imported, Kind};
use crate::domain::Protocol;
use crate::tls::suite_names;

/// A finding about a target.
struct Row<'r> {
    id: &'r str,
    finding: &'r str,
    /// Name and address, with a slash between.
    host: &'r str,
    port: &'r str,
    at: usize,
}

/// What a row is about.
enum About<'r> {
    Version(Protocol),
    Ssl2,
    /// A suite by its number.
    Suite(Option<u16>),
    /// The suites of a version in the order of the server.
    Order(Protocol),
    /// Why the target was not reached.
    Problem(&'r str),
    /// The scan was broken off.
    Interrupted,
    Other,
}

impl<'r> Row<'r> {
    fn about(&self) -> About<'r> {
        let id = self.id;
        if let Some(rest) = id.strip_prefix("cipher").filter(|rest| rest.contains("_x")) {
            let (_, digits) = rest.rsplit_once("_x").unwrap_or_default();
            return About::Suite(u16::from_str_radix(digits, 16).ok());
        }
        if let Some(version) = id.strip_prefix("cipherorder_").and_then(version_named) {
            return About::Order(version);
        }
        match id {
            "SSLv2" | "sslv2" => About::Ssl2,
            "scanProblem" => About::Problem(self.finding),
            "scanTime" if self.finding.contains("interrupted") => About::Interrupted,
            _ if id.len() <= 7 => version_named(id).map_or(About::Other, About::Version),
            _ => About::Other,
        }
    }
}

/// Was it offered? `None` where the finding does not say.
fn offered(finding: &str) -> Option<bool> {
    let finding = finding.to_ascii_lowercase();
    if finding.contains("not offered") || finding.contains("not a/v") {
        Some(false)
    } else if finding.contains("likely") || finding.contains("not tested") {
        None
    } else {
        let says = |word: &&str| finding.contains(*word);
        ["offered", "supported but"].iter().any(says).then_some(true)
    }
}

/// Reads the rows that `each` goes through: once for the targets, once for what was seen of one.
fn read<'a>(
    source: Source<'a>,
    kind: Kind,
    wanted: Option<&str>,
    each: impl Fn(&mut dyn FnMut(&Row)) -> Result<(), ImportError>,
) -> Result<Imported, ImportError> {
    let mut seen = Seen::new(source, kind);
    let mut targets: Vec<Server<usize>> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let mut last: Option<((String, String), usize)> = None;
    each(&mut |row| {
        let about = row.about();
        if matches!(about, About::Other) {
            return;
        }
        let is_last =
            |((host, port), _): &&((String, String), usize)| host == row.host && port == row.port;
        let at = match last.as_ref().filter(is_last) {
            Some((_, at)) => *at,
            None => {
                let key = (row.host.to_owned(), row.port.to_owned());
                let at = *known.entry(key.clone()).or_insert(targets.len());
                if at == targets.len() {
                    let hosts: Vec<_> = row.host.split('/').collect();
                    let result = Err(String::new());
                    targets.push(Server { names: names(&hosts, row.port), at: row.at, result });
                }
                last = Some((key, at));
                at
            }
        };
        match (about, &mut targets[at].result) {
            (About::Problem(why), result @ Err(_)) => *result = Err(why.to_owned()),
            (About::Problem(_) | About::Interrupted | About::Other, _) => {}
            (_, result) => *result = Ok(at),
        }
    })?;
    if let Some(chosen) = seen.choose(targets, wanted)? {
        let is_chosen = |row: &Row| {
            let key = (row.host.to_owned(), row.port.to_owned());
            known.get(&key) == Some(&chosen)
        };
        let (mut lists, mut whole) = (false, true);
        each(&mut |row| {
            let about = row.about();
            if !matches!(about, About::Other) && is_chosen(row) {
                lists |= matches!(about, About::Suite(_));
                whole &= !matches!(about, About::Interrupted);
                take(&mut seen, row, &about);
            }
        })?;
        // Suites are looked for in all versions in turn.
        if lists && whole {
            Protocol::ALL.into_iter().for_each(|version| seen.lists(version));
        }
    }
    seen.done()
}

/// Takes a row about the target that is read.
fn take(seen: &mut Seen, row: &Row, about: &About) {
    match about {
        About::Version(version) => match offered(row.finding) {
            Some(offered) => seen.version(*version, offered, row.at),
            None => seen.undecided(*version, row.at, &format!("testssl.sh says: {}", row.finding)),
        },
        About::Ssl2 if offered(row.finding) != Some(false) => {
            seen.leave_out(row.at, row.id, "the page has no setting for SSL 2.0");
        }
        About::Suite(number) if offered(row.finding) != Some(false) => {
            seen.suite_of(*number, row.finding, row.at);
        }
        About::Order(version) => {
            let all = suite_names::listed(row.finding);
            if all.iter().any(|name| suite_names::code(name).is_some()) {
                seen.lists(*version);
                all.into_iter().for_each(|name| seen.suite(name, row.at));
            }
        }
        About::Ssl2 | About::Suite(_) | About::Problem(_) | About::Interrupted | About::Other => {}
    }
}

/// Is it a finding?
pub fn is_row(value: &Value) -> bool {
    text_of(value, "id").is_some() && text_of(value, "finding").is_some()
}

/// One row a finding.
pub fn flat(source: Source, value: &Value, wanted: Option<&str>) -> Result<Imported, ImportError> {
    read(source, Kind::Testssl, wanted, |each| {
        for row in elements(Some(value)) {
            give(row, ("", ""), each);
        }
        Ok(())
    })
}

/// Rows in groups, by target.
pub fn pretty(
    source: Source,
    value: &Value,
    wanted: Option<&str>,
) -> Result<Imported, ImportError> {
    read(source, Kind::TestsslPretty, wanted, |each| {
        for target in elements(get(value, "scanResult")) {
            let part = |name: &str| text_of(target, name).unwrap_or_default();
            let (name, ip) = (part("targetHost"), part("ip"));
            let host =
                if name.is_empty() || name == ip { ip.to_owned() } else { format!("{name}/{ip}") };
            give(target, ("", ""), each);
            let Value::Object(groups) = target else { continue };
            for (_, group) in properties(groups).filter(|(_, group)| is_list(group)) {
                for row in elements(Some(group)) {
                    give(row, (&host, part("port")), each);
                }
            }
        }
        Ok(())
    })
}

/// Hands on a row; what it does not say of its target, its surroundings do.
fn give(row: &Value, (host, port): (&str, &str), each: &mut dyn FnMut(&Row)) {
    if let (Some(id), Some(finding)) = (text_of(row, "id"), text_of(row, "finding")) {
        let host = text_of(row, "ip").unwrap_or(host);
        let port = text_of(row, "port").unwrap_or(port);
        each(&Row { id, finding, host, port, at: start(row) });
    }
}

/// The columns of a CSV, by their first line.
struct Columns {
    id: usize,
    finding: usize,
    host: Option<usize>,
    port: Option<usize>,
    separator: u8,
}

/// Is it a CSV of testssl.sh, by its first line?
pub fn is_csv(text: &str) -> bool {
    columns(text).is_some()
}

fn columns(text: &str) -> Option<Columns> {
    let head = text.lines().next()?;
    // A spreadsheet that saves it again may write semicolons or tabs.
    let separator = [',', ';', '\t'].into_iter().max_by_key(|each| head.matches(*each).count())?;
    let heads: Vec<String> = head
        .split(separator)
        .map(|head| head.trim().trim_matches('"').trim().to_ascii_lowercase())
        .collect();
    let column = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
    Some(Columns {
        id: column(&["id"])?,
        finding: column(&["finding", "findings"])?,
        host: column(&["fqdn/ip", "ip", "host", "fqdn"]),
        port: column(&["port"]),
        separator: separator as u8,
    })
}

/// Columns: id, fqdn/ip, port, severity, finding, and more.
pub fn csv(source: Source, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let text = source.text;
    let columns = columns(text).ok_or(ImportError::Unrecognized)?;
    read(source, Kind::TestsslCsv, wanted, |each| {
        let mut reader: Reader<&[u8]> = ReaderBuilder::new()
            .flexible(true)
            .delimiter(columns.separator)
            .from_reader(text.as_bytes());
        let mut record = ByteRecord::new();
        let byte = |position: Option<&Position>| position.map_or(0, |it| it.byte() as usize);
        while reader.read_byte_record(&mut record).map_err(|error| {
            let place = place_in(text, byte(error.position()));
            ImportError::Syntax("CSV", place, error.to_string())
        })? {
            let part = |at: Option<usize>| {
                let part = at.and_then(|at| record.get(at)).unwrap_or_default();
                std::str::from_utf8(part).unwrap_or_default().trim()
            };
            let at = byte(record.position());
            let (id, finding) = (part(Some(columns.id)), part(Some(columns.finding)));
            each(&Row { id, finding, host: part(columns.host), port: part(columns.port), at });
        }
        Ok(())
    })
}
