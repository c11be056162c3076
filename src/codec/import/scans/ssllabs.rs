//! SSL Labs: what its API answers about a host, a list of hosts, or one endpoint.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

use jsonc_parser::ast::Value;

use super::super::{ImportError, Source};
use super::seen::{Seen, Server, names, version_named};
use super::tree::{elements, get, is_list, start, text_of};
use crate::codec::imported::{Imported, Kind};
use crate::domain::Protocol;
use crate::tls::{registry, suite_names};

/// Is it an answer about a host, or about an endpoint?
pub fn is_answer(value: &Value) -> bool {
    let is_endpoint = |value: &Value| {
        get(value, "details").is_some_and(is_details)
            || (text_of(value, "ipAddress").is_some() && text_of(value, "statusMessage").is_some())
    };
    is_endpoint(value)
        || get(value, "endpoints").is_some_and(|list| {
            is_list(list)
                && (text_of(value, "host").is_some()
                    || elements(Some(list)).iter().any(is_endpoint))
        })
}

fn is_details(value: &Value) -> bool {
    get(value, "protocols").is_some_and(is_list) || get(value, "suites").is_some()
}

/// An endpoint that was looked at.
struct Endpoint<'v, 'a> {
    details: &'v Value<'a>,
    /// It was looked at to the end.
    complete: bool,
}

/// An answer of the API, versions 2 to 4.
pub fn read(source: Source, value: &Value, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let mut seen = Seen::new(source, Kind::SslLabs);
    let hosts = match value {
        Value::Array(list) => list.elements.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut all = Vec::new();
    for host in hosts {
        let name = text_of(host, "host").unwrap_or_default();
        let port = text_of(host, "port").unwrap_or_default();
        let complete = !matches!(text_of(host, "status"), Some("IN_PROGRESS" | "DNS" | "ERROR"));
        let endpoints = match get(host, "endpoints") {
            Some(list) => elements(Some(list)),
            None => std::slice::from_ref(host),
        };
        all.extend(endpoints.iter().map(|each| endpoint(each, (name, port), complete)));
    }
    if let Some(endpoint) = seen.choose(all, wanted)? {
        take(&mut seen, &endpoint);
    }
    seen.done()
}

fn endpoint<'v, 'a>(
    value: &'v Value<'a>,
    (host, port): (&str, &str),
    complete: bool,
) -> Server<Endpoint<'v, 'a>> {
    let part = |name: &str| text_of(value, name).unwrap_or_default();
    let message = part("statusMessage");
    let complete = complete && !message.eq_ignore_ascii_case("in progress");
    let details = get(value, "details").filter(|details| is_details(details));
    let why = if message.is_empty() { "it has no details" } else { message };
    Server {
        names: names(&[part("ipAddress"), part("serverName"), host], port),
        at: start(value),
        result: details.map(|details| Endpoint { details, complete }).ok_or_else(|| why.to_owned()),
    }
}

fn take(seen: &mut Seen, Endpoint { details, complete }: &Endpoint) {
    let protocols = elements(get(details, "protocols"));
    if !protocols.is_empty() {
        for version in Protocol::ALL {
            let row = protocols.iter().find(|row| version_of(row) == Some(version));
            match row {
                Some(row) => seen.version(version, true, start(row)),
                None if *complete => {
                    let at = get(details, "protocols").map_or(0, start);
                    seen.version(version, false, at);
                }
                None => {}
            }
        }
    }
    // Version 2 of the API has one list for all versions.
    let lists = match get(details, "suites") {
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        other => elements(other),
    };
    for list in lists {
        let suites = elements(get(list, "list"));
        let version = text_of(list, "protocol").and_then(numbered);
        if let Some(version) = version.filter(|_| protocols.is_empty() && !suites.is_empty()) {
            seen.version(version, true, start(list));
        }
        if *complete {
            match version {
                Some(version) => seen.lists(version),
                None if get(list, "protocol").is_none() => {
                    Protocol::ALL.into_iter().for_each(|each| seen.lists(each))
                }
                None => {}
            }
        }
        for suite in suites {
            let name = text_of(suite, "name").unwrap_or_default();
            let number = text_of(suite, "id").and_then(|id| id.parse().ok());
            seen.suite_of(suite_names::code(name).or(number), name, start(suite));
        }
    }
}

/// The version that a row of `protocols` is about.
fn version_of(row: &Value) -> Option<Protocol> {
    let named = || {
        let (name, version) = (text_of(row, "name")?, text_of(row, "version")?);
        version_named(&format!("{name}{version}"))
    };
    named().or_else(|| text_of(row, "id").and_then(numbered))
}

fn numbered(number: &str) -> Option<Protocol> {
    registry::version(number.parse().ok()?)
}
