//! sslyze, in JSON: what its versions from 0.9 to 6 write.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

use jsonc_parser::ast::Value;

use super::super::{ImportError, Source};
use super::seen::{Seen, Server, names, version_named};
use super::tree::{any, elements, get, is_list, properties, start, text, text_of, truth_of};
use crate::codec::imported::{Imported, Kind};
use crate::domain::Protocol;
use crate::tls::suite_names;

/// Lists of servers that were looked at.
const SERVERS: [&str; 3] = ["server_scan_results", "accepted_targets", "accepted_servers"];
/// Lists of servers that were not reached.
const UNREACHABLE: [&str; 3] =
    ["server_connectivity_errors", "invalid_targets", "invalid_server_strings"];
/// What was seen of a server.
const RESULTS: [&str; 3] = ["scan_result", "scan_commands_results", "commands_results"];
const ACCEPTED: [&str; 2] = ["accepted_cipher_suites", "accepted_cipher_list"];
const SUPPORTED: [&str; 2] = ["is_tls_version_supported", "is_tls_protocol_version_supported"];

/// Is it a report of sslyze, or one server of it?
pub fn is_report(value: &Value) -> bool {
    any(value, &SERVERS).is_some_and(is_list) || any(value, &RESULTS).is_some_and(is_results)
}

/// Has it the scan of a version?
fn is_results(value: &Value) -> bool {
    scans(value).next().is_some()
}

/// The scans of versions, with what they are called; SSL 2.0 is none of the versions.
fn scans<'v, 'a>(
    results: &'v Value<'a>,
) -> impl Iterator<Item = (Option<Protocol>, &'v str, &'v Value<'a>)> {
    let object = if let Value::Object(object) = results { Some(object) } else { None };
    object.into_iter().flat_map(properties).filter_map(|(name, scan)| {
        let small = name.to_ascii_lowercase();
        let plain = small.trim_end_matches("_cipher_suites");
        let version = version_named(plain);
        (version.is_some() || matches!(plain, "sslv2" | "ssl_2_0")).then_some((version, name, scan))
    })
}

/// What sslyze writes with `--json_out`.
pub fn read(source: Source, value: &Value, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let mut seen = Seen::new(source, Kind::Sslyze);
    let list = any(value, &SERVERS);
    let servers = match list {
        Some(_) => elements(list),
        None => std::slice::from_ref(value),
    };
    let mut all: Vec<Server<&Value>> = servers.iter().map(server).collect();
    let missed = UNREACHABLE.iter().flat_map(|name| elements(get(value, name)));
    all.extend(missed.map(unreachable));
    if let Some(results) = seen.choose(all, wanted)? {
        for (version, name, scan) in scans(results) {
            take(&mut seen, version, name, scan);
        }
    }
    seen.done()
}

fn server<'v, 'a>(server: &'v Value<'a>) -> Server<&'v Value<'a>> {
    let info = get(server, "server_info");
    let location = get(server, "server_location")
        .or_else(|| info.and_then(|info| get(info, "server_location")))
        .or(info);
    let part = |name: &str| location.and_then(|it| text_of(it, name)).unwrap_or_default();
    let results = any(server, &RESULTS).filter(|results| is_results(results));
    let status = || {
        let status = ["scan_status", "connectivity_status"].iter();
        let status = status.filter_map(|name| text_of(server, name)).next();
        status.unwrap_or("it has no result").to_owned()
    };
    Server {
        names: names(&[part("hostname"), part("ip_address")], part("port")),
        at: start(server),
        result: results.ok_or_else(status),
    }
}

/// A server that was not reached: its name and what happened, in one of three shapes.
fn unreachable<'v, 'a>(server: &'v Value<'a>) -> Server<&'v Value<'a>> {
    let pair = || match server {
        Value::Array(pair) => {
            let mut texts = pair.elements.iter().filter_map(text);
            Some((texts.next()?, texts.next().unwrap_or_default()))
        }
        Value::Object(object) => {
            let (name, why) = properties(object).next()?;
            Some((name, text(why).unwrap_or_default()))
        }
        _ => Some((text(server)?, "")),
    };
    let (name, why) = match text_of(server, "server_string") {
        Some(name) => (name, text_of(server, "error_message").unwrap_or_default()),
        None => pair().unwrap_or_default(),
    };
    let (host, port) = name.rsplit_once(':').unwrap_or((name, ""));
    let first_line = why.lines().next().unwrap_or_default();
    Server { names: names(&[host], port), at: start(server), result: Err(first_line.to_owned()) }
}

/// Takes the scan of a version.
fn take(seen: &mut Seen, version: Option<Protocol>, name: &str, scan: &Value) {
    let at = start(scan);
    let result = if get(scan, "status").is_some() {
        get(scan, "result")
    } else {
        get(scan, "result").or(Some(scan))
    };
    let result = result.filter(|result| matches!(result, Value::Object(_)));
    let accepted = result.and_then(|result| any(result, &ACCEPTED)).filter(|list| is_list(list));
    let said = result.and_then(|result| SUPPORTED.iter().find_map(|key| truth_of(result, key)));
    let Some(version) = version else {
        if said == Some(true) || !elements(accepted).is_empty() {
            seen.leave_out(at, name, "the page has no setting for SSL 2.0");
        }
        return;
    };
    let supported = said.or(accepted.map(|list| !elements(Some(list)).is_empty()));
    let Some(supported) = supported else {
        // What was not asked for has an entry as well.
        if text_of(scan, "status") != Some("NOT_SCHEDULED")
            && !matches!(scan, Value::NullKeyword(_))
        {
            seen.undecided(version, at, "its scan has no result");
        }
        return;
    };
    let failed =
        result.and_then(|result| any(result, &["errored_cipher_list", "errored_cipher_suites"]));
    let failed = elements(failed);
    if supported || failed.is_empty() {
        seen.version(version, supported, at);
    } else {
        seen.undecided(version, at, "no attempt succeeded, and some failed without an answer");
    }
    if accepted.is_some() {
        seen.lists(version);
    }
    for suite in elements(accepted) {
        seen.suite(suite_name(suite), start(suite));
    }
    for suite in failed {
        seen.failed(suite_name(suite));
    }
}

/// The name of a suite: IANA's, or else OpenSSL's.
fn suite_name<'v>(suite: &'v Value) -> &'v str {
    if let Some(name) = text(suite) {
        return name;
    }
    let suite = get(suite, "cipher_suite").unwrap_or(suite);
    let names = || ["name", "openssl_name"].into_iter().filter_map(|key| text_of(suite, key));
    let known = names().find(|name| suite_names::code(name).is_some());
    known.or_else(|| names().next()).unwrap_or_default()
}
