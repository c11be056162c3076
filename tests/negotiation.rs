//! The engine against what real stacks did: 111 cases, and 46 captured clients before 12 policies.
//!
//! `data/` says how each was measured; the walk of the steps must give the same answer in all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/names.rs"]
mod names;
#[path = "support/vectors.rs"]
mod vectors;

use names::snake;
use serde_json::Value;
use tls_rehearsal::tls::negotiate;
use tls_rehearsal::tls::outcome::{CertificateUse, End, Failure, Session};
use vectors::{client, data, group, number, policy, scheme, version};

#[track_caller]
fn agrees(id: &str, expected: &Value, found: &Result<Session, Failure>) {
    match (expected["outcome"].as_str().unwrap(), found) {
        ("session", Ok(session)) => {
            assert_eq!(session.version, version(&expected["version"]), "{id}");
            assert_eq!(session.suite, number(&expected["suite"]), "{id}");
            assert_eq!(
                session.group,
                expected["group"].as_str().map(|_| group(&expected["group"])),
                "{id}"
            );
            assert_eq!(session.alpn.as_deref(), expected["alpn"].as_str(), "{id}");
            if let Some(retried) = expected["hello_retry_request"].as_bool() {
                assert_eq!(session.retried, retried, "{id}");
            }
            if let Some(extended) = expected["ems"].as_bool() {
                assert_eq!(session.extended_master_secret, extended, "{id}");
            }
            if !expected["sigalg"].is_null() {
                assert_eq!(session.signature, Some(scheme(&expected["sigalg"])), "{id}");
            }
            if let Some(certificate) = expected["client_certificate"].as_str() {
                let wanted = match certificate {
                    "requested, none sent" => CertificateUse::AskedNotSent,
                    "sent" => CertificateUse::Sent,
                    "sent in renegotiation" => CertificateUse::SentInRenegotiation,
                    "sent after the handshake" => CertificateUse::SentAfterHandshake,
                    other => panic!("{id}: {other}"),
                };
                assert_eq!(session.client_certificate, wanted, "{id}");
            }
        }
        ("failure", Err(failure)) => {
            let expected = &expected["failure"];
            assert_eq!(
                format!("{:?}", failure.reason),
                expected["reason"].as_str().unwrap(),
                "{id}"
            );
            assert_eq!(snake(failure.step), expected["step"].as_str().unwrap(), "{id}");
            assert_eq!(failure.alert().map(u64::from), expected["alert"].as_u64(), "{id}");
            let by = if failure.by == End::Client { "client" } else { "server" };
            assert_eq!(by, expected["noticed_by"].as_str().unwrap(), "{id}");
        }
        (wanted, found) => panic!("{id}: {wanted} wanted, found {found:?}"),
    }
}

#[test]
fn all_111_vectors_end_as_they_did_on_real_stacks() {
    let vectors = data("negotiation-vectors.json");
    let vectors = vectors["vectors"].as_array().unwrap();
    for vector in vectors {
        let found = negotiate(&client(&vector["client"]), &policy(&vector["server"]));
        agrees(vector["id"].as_str().unwrap(), &vector["expect"], &found);
    }
    assert_eq!(vectors.len(), 111);
}

#[test]
fn all_552_cells_of_the_matrix_are_what_real_servers_answered() {
    let hellos = data("captured-hellos.json");
    let matrix = data("negotiation-matrix.json");
    let mut cells = 0;
    for (name, answers) in matrix["results"].as_object().unwrap() {
        let policy = policy(&matrix["policies"][name]);
        for (id, answer) in answers.as_object().unwrap() {
            let rows = hellos["clients"].as_array().unwrap();
            let row = rows.iter().find(|row| row["id"] == id.as_str()).expect(id);
            // A cell is the server's answer: what the client makes of it was not measured.
            let mut client = client(row);
            client.alpn = None;
            let found = match negotiate(&client, &policy) {
                Err(failure) => format!("alert {}", failure.alert().unwrap()),
                Ok(session) => {
                    let group = match session.group {
                        None => "-",
                        Some(0x0017) => "secp256r1",
                        Some(0x0018) => "secp384r1",
                        Some(0x001D) => "x25519",
                        Some(other) => panic!("{id}: group {other:#06x}"),
                    };
                    let version = session.version.name().replace(' ', "");
                    let retry = if session.retried { " hrr" } else { "" };
                    format!("{version} 0x{:04X} {group}{retry}", session.suite)
                }
            };
            // Where two stacks differ, it is in the group: OpenSSL takes the server's order, as this engine does.
            let answer = answer.as_str().or(answer["OpenSSL"].as_str()).unwrap();
            assert_eq!(found, answer, "{name}: {id}");
            cells += 1;
        }
    }
    assert_eq!(cells, 552);
}
