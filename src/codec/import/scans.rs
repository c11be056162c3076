//! Scans in JSON: testssl.sh, sslyze, tlsx, SSL Labs. Each saw a server from outside, so only the client side is found.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums are a library's, or errors that are handed on"
)]

use jsonc_parser::ast::Value;

use super::gather::{Gather, NOWHERE, elements, get, properties, start, text, text_of};
use super::{ImportError, parse};
use crate::codec::imported::{Imported, Kind};
use crate::domain::{CipherSuite, Protocol, Setting, Side};

/// What a scan saw.
#[derive(Default)]
pub struct Seen {
    /// Suites were listed, so that those not listed are not offered.
    suites_listed: bool,
    /// Versions that were not looked at.
    pub unscanned: Vec<Protocol>,
    /// Whom the findings are about: the first target of a report.
    target: Option<String>,
    offered: Vec<CipherSuite>,
}

impl Seen {
    /// Is a row about the first target? Another is named once.
    pub fn is_first(&mut self, gather: &mut Gather, target: &str, at: usize) -> bool {
        match &self.target {
            None => {
                self.target = Some(target.to_owned());
                true
            }
            Some(first) if first == target => true,
            Some(_) => {
                let what = format!("another target, {target}");
                if !gather.has_left_out(&what) {
                    gather.ignore(at, &what, "the first one of a report is read");
                }
                false
            }
        }
    }

    /// A version was offered, or not.
    pub fn version(gather: &mut Gather, version: Protocol, offered: bool, at: usize) {
        gather.found(Setting::Protocol(Side::Client, version), offered, version.name(), at);
    }

    /// A suite was offered, by its number or its IANA name.
    pub fn suite(
        &mut self,
        gather: &mut Gather,
        suite: Option<CipherSuite>,
        name: &str,
        at: usize,
    ) {
        self.suites_listed = true;
        match suite {
            Some(suite) => {
                if !self.offered.contains(&suite) {
                    self.offered.push(suite);
                    gather.found(Setting::Cipher(suite), true, suite.iana(), at);
                }
            }
            None => gather.ignore(at, name, "it is none of the 21 suites of the page"),
        }
    }

    /// What was not listed is not offered.
    pub fn finish(self, gather: &mut Gather) {
        if !self.suites_listed {
            return;
        }
        for suite in CipherSuite::ALL {
            // A suite that a version could have used that was not looked at may be offered there.
            let open = self.unscanned.iter().any(|version| suite.serves(*version));
            if !self.offered.contains(&suite) && !open {
                gather.found(Setting::Cipher(suite), false, suite.iana(), NOWHERE);
            }
        }
    }
}

/// The suite with this IANA name; nmap writes those of TLS 1.3 in its own way.
pub fn by_name(name: &str) -> Option<CipherSuite> {
    let name = name.replacen("TLS_AKE_WITH_", "TLS_", 1);
    CipherSuite::ALL.into_iter().find(|suite| suite.iana() == name)
}

fn by_number(number: u16) -> Option<CipherSuite> {
    CipherSuite::ALL.into_iter().find(|suite| suite.parts().code_point == number)
}

/// A row of testssl.sh about `target`.
pub fn testssl_row(
    gather: &mut Gather,
    seen: &mut Seen,
    (id, finding, target): (&str, &str, &str),
    at: usize,
) {
    let about_tls = matches!(id, "SSLv3" | "TLS1" | "TLS1_1" | "TLS1_2" | "TLS1_3")
        || id.starts_with("cipher-")
        || id.starts_with("cipher_x");
    if about_tls && !seen.is_first(gather, target, at) {
        return;
    }
    let version = match id {
        "SSLv3" => Some(Protocol::Ssl30),
        "TLS1" => Some(Protocol::Tls10),
        "TLS1_1" => Some(Protocol::Tls11),
        "TLS1_2" => Some(Protocol::Tls12),
        "TLS1_3" => Some(Protocol::Tls13),
        _ => None,
    };
    if let Some(version) = version {
        // "not offered + downgraded" holds the word as well.
        return Seen::version(gather, version, finding.trim_start().starts_with("offered"), at);
    }
    match id {
        "SSLv2" => gather.ignore(at, id, "the page has no setting for SSL 2.0"),
        "scanProblem" => gather.ignore(at, finding, "the scan did not reach the server"),
        _ if id.starts_with("cipher-") || id.starts_with("cipher_x") => {
            let number =
                id.rsplit_once("_x").and_then(|(_, digits)| u16::from_str_radix(digits, 16).ok());
            seen.suite(gather, number.and_then(by_number), finding, at);
        }
        _ => {}
    }
}

/// One row a finding.
pub fn testssl(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let (mut gather, mut seen) = (Gather::new(text), Seen::default());
    for row in elements(value) {
        testssl_of(&mut gather, &mut seen, row);
    }
    seen.finish(&mut gather);
    gather.done(Kind::Testssl)
}

fn testssl_of(gather: &mut Gather, seen: &mut Seen, row: &Value) {
    let part = |name: &str| text_of(row, name).unwrap_or_default();
    if let (Some(id), Some(finding)) = (text_of(row, "id"), text_of(row, "finding")) {
        let target = format!("{}:{}", part("ip"), part("port"));
        testssl_row(gather, seen, (id, finding, &target), start(row));
    }
}

/// Rows in groups, by target.
pub fn testssl_pretty(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let (mut gather, mut seen) = (Gather::new(text), Seen::default());
    let mut targets = 0;
    for target in get(value, "scanResult").map_or(&[][..], elements) {
        testssl_of(&mut gather, &mut seen, target);
        if get(target, "protocols").is_none() {
            continue;
        }
        targets += 1;
        if targets > 1 {
            gather.ignore(start(target), "another target", "the first one of a report is read");
            continue;
        }
        let Value::Object(groups) = target else { continue };
        for (_, group, _) in properties(groups) {
            for row in elements(group) {
                testssl_of(&mut gather, &mut seen, row);
            }
        }
    }
    seen.finish(&mut gather);
    gather.done(Kind::TestsslPretty)
}

/// The scans of sslyze, with the version that each is about.
const SSLYZE: [(&str, Protocol); 5] = [
    ("ssl_3_0_cipher_suites", Protocol::Ssl30),
    ("tls_1_0_cipher_suites", Protocol::Tls10),
    ("tls_1_1_cipher_suites", Protocol::Tls11),
    ("tls_1_2_cipher_suites", Protocol::Tls12),
    ("tls_1_3_cipher_suites", Protocol::Tls13),
];

/// What sslyze writes with `--json_out`.
pub fn sslyze(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let (mut gather, mut seen) = (Gather::new(text), Seen::default());
    for (number, server) in
        get(value, "server_scan_results").map_or(&[][..], elements).iter().enumerate()
    {
        if number > 0 {
            gather.ignore(start(server), "another server", "the first one of a report is read");
            continue;
        }
        let Some(result @ Value::Object(_)) = get(server, "scan_result") else {
            let status = text_of(server, "scan_status").unwrap_or("no result");
            gather.ignore(start(server), status, "the scan did not reach the server");
            continue;
        };
        for (name, version) in SSLYZE {
            let scan = get(result, name).and_then(|scan| get(scan, "result"));
            let offered = scan.and_then(|scan| get(scan, "is_tls_version_supported"));
            let (Some(scan), Some(Value::BooleanLit(offered))) = (scan, offered) else {
                seen.unscanned.push(version);
                gather.ignore(
                    start(result),
                    name,
                    "it has no result: nothing is known of this version",
                );
                continue;
            };
            Seen::version(&mut gather, version, offered.value, start(scan));
            seen.suites_listed = true;
            for accepted in get(scan, "accepted_cipher_suites").map_or(&[][..], elements) {
                let name = get(accepted, "cipher_suite").and_then(|suite| text_of(suite, "name"));
                let name = name.unwrap_or_default();
                seen.suite(&mut gather, by_name(name), name, start(accepted));
            }
        }
    }
    seen.finish(&mut gather);
    gather.done(Kind::Sslyze)
}

/// The version that tlsx calls so.
fn tlsx_version(name: &str) -> Option<Protocol> {
    match name {
        "ssl30" => Some(Protocol::Ssl30),
        "tls10" => Some(Protocol::Tls10),
        "tls11" => Some(Protocol::Tls11),
        "tls12" => Some(Protocol::Tls12),
        "tls13" => Some(Protocol::Tls13),
        _ => None,
    }
}

/// One object a line.
pub fn tlsx(text_of_file: &str) -> Result<Imported, ImportError> {
    let (mut gather, mut seen) = (Gather::new(text_of_file), Seen::default());
    let mut at = 0;
    let mut lines = 0;
    for whole in text_of_file.split_inclusive('\n') {
        let start_of_line = at;
        at += whole.len();
        if whole.trim().is_empty() {
            continue;
        }
        lines += 1;
        let value = parse(whole).map_err(|error| match error {
            ImportError::Syntax(language, place, what) => {
                let line = gather.place(start_of_line).line + place.line - 1;
                ImportError::Syntax(language, crate::codec::imported::Place { line, ..place }, what)
            }
            other => other,
        })?;
        if lines > 1 {
            gather.ignore(start_of_line, "another host", "the first line is read");
            continue;
        }
        if let Some(versions) = get(&value, "version_enum") {
            let offered: Vec<_> =
                elements(versions).iter().filter_map(text).filter_map(tlsx_version).collect();
            for version in Protocol::ALL {
                Seen::version(
                    &mut gather,
                    version,
                    offered.contains(&version),
                    start_of_line + start(versions),
                );
            }
        } else if let Some(version) = text_of(&value, "tls_version").and_then(tlsx_version) {
            Seen::version(&mut gather, version, true, start_of_line);
        }
        for entry in get(&value, "cipher_enum").map_or(&[][..], elements) {
            let Some(groups @ Value::Object(object)) = get(entry, "ciphers") else { continue };
            seen.suites_listed = true;
            for (_, group, _) in properties(object) {
                for name in elements(group).iter().filter_map(text) {
                    seen.suite(&mut gather, by_name(name), name, start_of_line + start(groups));
                }
            }
        }
    }
    seen.finish(&mut gather);
    gather.done(Kind::Tlsx)
}

/// The version that SSL Labs numbers so.
fn ssl_labs_version(name: &str, version: &str) -> Option<Protocol> {
    match (name, version) {
        ("SSL", "3.0") => Some(Protocol::Ssl30),
        ("TLS", "1.0") => Some(Protocol::Tls10),
        ("TLS", "1.1") => Some(Protocol::Tls11),
        ("TLS", "1.2") => Some(Protocol::Tls12),
        ("TLS", "1.3") => Some(Protocol::Tls13),
        _ => None,
    }
}

/// An answer of the API of SSL Labs, version 3, or a list of them.
pub fn ssl_labs(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let (mut gather, mut seen) = (Gather::new(text), Seen::default());
    let hosts = match value {
        Value::Array(array) => array.elements.as_slice(),
        other => std::slice::from_ref(other),
    };
    let endpoints = hosts.iter().flat_map(|host| get(host, "endpoints").map_or(&[][..], elements));
    for (number, endpoint) in endpoints.enumerate() {
        if number > 0 {
            gather.ignore(start(endpoint), "another endpoint", "the first one of a report is read");
            continue;
        }
        let Some(details) = get(endpoint, "details") else {
            gather.ignore(start(endpoint), "an endpoint", "it has no details");
            continue;
        };
        if let Some(protocols) = get(details, "protocols") {
            let offered: Vec<_> = elements(protocols)
                .iter()
                .filter_map(|each| {
                    ssl_labs_version(text_of(each, "name")?, text_of(each, "version")?)
                })
                .collect();
            for version in Protocol::ALL {
                Seen::version(&mut gather, version, offered.contains(&version), start(protocols));
            }
        }
        for suites in get(details, "suites").map_or(&[][..], |suites| match suites {
            Value::Array(array) => array.elements.as_slice(),
            one => std::slice::from_ref(one),
        }) {
            seen.suites_listed = true;
            for suite in get(suites, "list").map_or(&[][..], elements) {
                let name = text_of(suite, "name").unwrap_or_default();
                seen.suite(&mut gather, by_name(name), name, start(suite));
            }
        }
    }
    seen.finish(&mut gather);
    gather.done(Kind::SslLabs)
}
