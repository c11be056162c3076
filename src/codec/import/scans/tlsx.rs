//! tlsx, in JSON: one object a line, over several lines, or in a list.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

use jsonc_parser::ast::Value;

use super::super::{ImportError, Source, parse_at};
use super::inside::value_at;
use super::seen::{Seen, Server, names, version_named};
use super::tree::{elements, get, is_list, properties, start, text, text_of, truth_of};
use crate::codec::imported::{Imported, Kind};
use crate::domain::{CipherSuite, Protocol};

/// What tlsx looks for only with OpenSSL's help.
const OPENSSL_ONLY: &str = "tlsx looks for it only where it has OpenSSL";

/// Longest text that is searched for what an object of tlsx has.
const OBJECT_MAX: usize = 256 * 1024;

/// Is it what tlsx writes of a host?
pub fn is_host(value: &Value) -> bool {
    let named = |key: &str| text_of(value, key).is_some_and(|name| version_named(name).is_some());
    named("tls_version")
        || ["version_enum", "cipher_enum"].iter().any(|key| get(value, key).is_some_and(is_list))
        || (truth_of(value, "probe_status").is_some() && text_of(value, "host").is_some())
}

/// Are there several objects, one after the other, of which one is a host?
pub fn is_lines(text: &str) -> bool {
    const MARKS: [&str; 4] =
        ["\"tls_version\"", "\"version_enum\"", "\"cipher_enum\"", "\"probe_status\""];
    let mut rest = text.trim_start();
    let start = rest.get(..rest.floor_char_boundary(OBJECT_MAX)).unwrap_or_default();
    if !MARKS.iter().any(|mark| start.contains(mark)) {
        return false;
    }
    let mut marked = false;
    for count in 0..2 {
        if !rest.starts_with('{') {
            return false;
        }
        let Some(end) = value_at(rest, 0) else { return count == 1 && marked };
        let first = rest.get(..end).unwrap_or_default();
        marked |= MARKS.iter().any(|mark| first.contains(mark));
        rest = rest.get(end..).unwrap_or_default().trim_start_matches([',', ' ', '\r', '\n', '\t']);
    }
    marked
}

/// One object, or a list of them.
pub fn read(source: Source, value: &Value, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let hosts = match value {
        Value::Array(list) => list.elements.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut seen = Seen::new(source, Kind::Tlsx);
    let servers = hosts.iter().map(|host| server(host, host)).collect();
    if let Some(host) = seen.choose(servers, wanted)? {
        take(&mut seen, host);
    }
    seen.done()
}

/// One object after the other.
pub fn read_lines(source: Source, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let (mut servers, mut at) = (Vec::new(), 0);
    let text = source.text;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('{')) {
        let begin = at + next;
        let end = value_at(text, begin).unwrap_or(text.len());
        let host = parse_at(text, begin..end, 0)?;
        servers.push(server(&host, begin..end));
        at = end;
    }
    let mut seen = Seen::new(source, Kind::Tlsx);
    if let Some(range) = seen.choose(servers, wanted)? {
        take(&mut seen, &parse_at(text, range, 0)?);
    }
    seen.done()
}

fn server<T>(host: &Value, result: T) -> Server<T> {
    let part = |name: &str| text_of(host, name).unwrap_or_default();
    let reached = truth_of(host, "probe_status") != Some(false);
    let why = || part("error").to_owned();
    Server {
        names: names(&[part("host"), part("ip")], part("port")),
        at: start(host),
        result: if reached { Ok(result) } else { Err(why()) },
    }
}

fn take(seen: &mut Seen, host: &Value) {
    let with_openssl = text_of(host, "tls_connection") == Some("openssl");
    match get(host, "version_enum") {
        Some(list) => {
            let accepted: Vec<_> =
                elements(Some(list)).iter().filter_map(text).filter_map(version_named).collect();
            for version in Protocol::ALL {
                let at = start(list);
                match accepted.contains(&version) {
                    false if version == Protocol::Ssl30 && !with_openssl => {
                        seen.undecided(version, at, OPENSSL_ONLY);
                    }
                    accepted => seen.version(version, accepted, at),
                }
            }
        }
        None => {
            if let Some(version) = text_of(host, "tls_version").and_then(version_named) {
                seen.version(version, true, get(host, "tls_version").map_or(0, start));
            }
        }
    }
    if let Some(cipher) = get(host, "cipher") {
        text(cipher).into_iter().for_each(|name| seen.suite(name, start(cipher)));
    }
    let listed = elements(get(host, "cipher_enum"));
    // It may have been asked for suites of one strength only.
    let has = |level: &str| {
        listed.iter().any(|entry| get(entry, "ciphers").is_some_and(|it| get(it, level).is_some()))
    };
    let is_whole = has("weak") && has("secure");
    let only_go = text_of(host, "tls_connection") == Some("ctls");
    for entry in listed {
        if let Some(version) =
            text_of(entry, "version").and_then(version_named).filter(|_| is_whole)
        {
            seen.lists(version);
        }
        let Some(Value::Object(levels)) = get(entry, "ciphers") else { continue };
        for (_, level) in properties(levels) {
            for suite in elements(Some(level)) {
                text(suite).into_iter().for_each(|name| seen.suite(name, start(suite)));
            }
        }
    }
    if only_go {
        NOT_OF_GO.into_iter().for_each(|suite| seen.failed(suite.iana()));
    }
}

/// Suites that Go's own TLS does not know.
const NOT_OF_GO: [CipherSuite; 3] = [
    CipherSuite::EcdheEcdsaAes256CbcSha384,
    CipherSuite::EcdheRsaAes256CbcSha384,
    CipherSuite::RsaAes256CbcSha256,
];
