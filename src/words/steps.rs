//! The steps of a handshake as rows: what was offered, what was accepted, what decided.

use super::impact::{rfc, step};
use super::{count, list};
use crate::tls::party::ServerKey;
use crate::tls::suite_names::{group, name, scheme};
use crate::tls::trace::{Looked, Trace};

/// A row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StepRow {
    /// The step.
    pub name: &'static str,
    /// Where its rule stands.
    pub rfc: &'static str,
    /// What the client offers, and whether it is in common.
    pub offered: Vec<(String, bool)>,
    /// What the server accepts, and whether it is in common.
    pub accepted: Vec<(String, bool)>,
    /// What came of it.
    pub decided: String,
    /// The handshake ended here.
    pub fell: bool,
}

/// The rows of `trace`.
pub fn steps(trace: &Trace) -> Vec<StepRow> {
    trace
        .entries
        .iter()
        .map(|entry| {
            let (offered, accepted, decided) = row(&entry.looked);
            let decided =
                if entry.fell && decided.is_empty() { "Ends here".to_owned() } else { decided };
            StepRow {
                name: step(entry.step),
                rfc: rfc(entry.step),
                offered,
                accepted,
                decided,
                fell: entry.fell,
            }
        })
        .collect()
}

type Values = Vec<(String, bool)>;

fn row(looked: &Looked) -> (Values, Values, String) {
    match looked {
        Looked::Versions(client, server, agreed) => {
            let names = |versions: &[crate::domain::Protocol]| -> Vec<String> {
                versions.iter().map(|version| version.name().to_owned()).collect()
            };
            let decided = agreed.map_or("No version in common".to_owned(), |version| {
                format!("{}: the newest in common", version.name())
            });
            both(names(client), names(server), decided)
        }
        Looked::Suites(client, server, left) => {
            let decided = match left.len() {
                0 => "No suite in common in this version".to_owned(),
                left => format!("{} in common in this version", count(left, "suite", "suites")),
            };
            // In common, and of use in this version.
            let mark = |codes: &[u16]| {
                codes.iter().map(|code| (name(*code), left.contains(code))).collect()
            };
            (mark(client), mark(server), decided)
        }
        Looked::Certificate(keys, dropped, left) => {
            let keys = keys
                .iter()
                .map(|key| match key {
                    ServerKey::Rsa => ("RSA key".to_owned(), false),
                    ServerKey::P256 => ("ECDSA key, secp256r1".to_owned(), false),
                    ServerKey::P384 => ("ECDSA key, secp384r1".to_owned(), false),
                })
                .collect();
            (Vec::new(), keys, dropped_text(dropped, left.is_empty()))
        }
        Looked::Schemes(client, dropped, agreed) => {
            let offered = client.as_ref().map_or_else(
                || vec![("Not listed: SHA-1 is meant".to_owned(), false)],
                |codes| codes.iter().map(|code| (scheme(*code), Some(*code) == *agreed)).collect(),
            );
            let decided = match agreed {
                Some(code) => scheme(*code),
                None if dropped.is_empty() => "No signature in this exchange".to_owned(),
                None => dropped_text(dropped, true),
            };
            (offered, Vec::new(), decided)
        }
        Looked::Groups(client, server, agreed, retried) => {
            let names = |codes: &[u16]| codes.iter().map(|code| group(*code)).collect();
            let decided = match (agreed, retried) {
                (None, _) => "No group in common".to_owned(),
                (Some(code), true) => format!("{}, after a second hello", group(*code)),
                (Some(code), false) => group(*code),
            };
            match client {
                Some(codes) => both(names(codes), names(server), decided),
                None => {
                    let (_, accepted, decided) = both(Vec::new(), names(server), decided);
                    (vec![("Not listed".to_owned(), false)], accepted, decided)
                }
            }
        }
        Looked::Alpn(client, server, agreed) => {
            let decided = agreed.clone().unwrap_or_else(|| "None in common".to_owned());
            both(client.clone().unwrap_or_default(), server.clone().unwrap_or_default(), decided)
        }
        Looked::Nothing => (Vec::new(), Vec::new(), String::new()),
    }
}

/// Two lists, each value marked if the other has it.
fn both(client: Vec<String>, server: Vec<String>, decided: String) -> (Values, Values, String) {
    let mark = |of: &[String], other: &[String]| {
        of.iter().map(|value| (value.clone(), other.contains(value))).collect()
    };
    (mark(&client, &server), mark(&server, &client), decided)
}

fn dropped_text(dropped: &[u16], nothing_left: bool) -> String {
    let names: Vec<_> = dropped.iter().map(|code| name(*code)).collect();
    match (names.is_empty(), nothing_left) {
        (true, _) => "Drops no suite".to_owned(),
        (false, true) => format!("Drops the last: {}", list(&names)),
        (false, false) => format!("Drops {}", list(&names)),
    }
}
