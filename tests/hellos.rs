//! Raw hellos, good and broken, and bytes that are none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/names.rs"]
mod names;

use names::snake;
use proptest::prelude::*;
use serde_json::Value;
use tls_rehearsal::tls::hello::{Framing, Hello, read};

fn vectors() -> Vec<Value> {
    let path = format!("{}/tests/data/hello-vectors.json", env!("CARGO_MANIFEST_DIR"));
    let data: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    data["hellos"].as_array().unwrap().clone()
}

fn bytes(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().unwrap();
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn number(text: &Value) -> u64 {
    u64::from_str_radix(text.as_str().unwrap().trim_start_matches("0x"), 16).unwrap()
}

fn numbers(list: &Value) -> Option<Vec<u64>> {
    list.as_array().map(|list| list.iter().map(number).collect())
}

fn wide(list: &[u16]) -> Vec<u64> {
    list.iter().map(|number| u64::from(*number)).collect()
}

fn agrees(id: &str, hello: &Hello, decoded: &Value) {
    let list = |found: Option<&[u16]>, key: &str| {
        assert_eq!(found.map(wide), numbers(&decoded[key]), "{id}: {key}");
    };
    assert_eq!(wide(&hello.suites), numbers(&decoded["suites"]).unwrap(), "{id}: suites");
    assert_eq!(u64::from(hello.legacy_version), number(&decoded["legacy_version"]), "{id}");
    assert_eq!(hello.consumed as u64, decoded["consumed"].as_u64().unwrap(), "{id}: consumed");
    assert_eq!(hello.left_over as u64, decoded["left_over"].as_u64().unwrap(), "{id}: left over");
    if decoded["format"] == "SSLv2" {
        assert_eq!(hello.framing, Framing::Ssl2, "{id}");
        return;
    }
    assert_eq!(hello.records as u64, decoded["records"].as_u64().unwrap(), "{id}: records");
    assert_eq!(u64::from(hello.record_version), number(&decoded["record_version"]), "{id}");
    assert_eq!(
        hello.session_id_length as u64,
        decoded["session_id_length"].as_u64().unwrap(),
        "{id}"
    );
    list(Some(&hello.extensions), "extensions");
    list(hello.groups.as_deref(), "groups");
    list(hello.signature_schemes.as_deref(), "signature_schemes");
    list(hello.supported_versions.as_deref(), "supported_versions");
    list(hello.key_shares.as_deref(), "key_shares");
    assert_eq!(hello.server_name.as_deref(), decoded["server_name"].as_str(), "{id}: server name");
    let alpn = decoded["alpn"]
        .as_array()
        .map(|list| list.iter().map(|name| name.as_str().unwrap()).collect::<Vec<_>>());
    assert_eq!(
        hello.alpn.as_ref().map(|list| list.iter().map(String::as_str).collect::<Vec<_>>()),
        alpn,
        "{id}"
    );
    assert_eq!(hello.extended_master_secret(), decoded["extended_master_secret"] == true, "{id}");
    assert_eq!(hello.renegotiation_info(), decoded["renegotiation_info"] == true, "{id}");
    assert_eq!(hello.post_handshake_auth(), decoded["post_handshake_auth"] == true, "{id}");
}

#[test]
fn all_33_hellos_are_read_or_refused_at_the_right_byte() {
    let vectors = vectors();
    for vector in &vectors {
        let id = vector["id"].as_str().unwrap();
        let expected = &vector["expect"];
        match read(&bytes(&vector["hex"])) {
            Ok(hello) => {
                assert!(expected["ok"] == true, "{id}: read, {} wanted", expected["error"]);
                agrees(id, &hello, &expected["decoded"]);
            }
            Err(error) => {
                assert_eq!(expected["error"]["kind"], snake(error.fault).as_str(), "{id}: {error}");
                assert_eq!(expected["error"]["offset"], error.offset, "{id}: {error}");
            }
        }
    }
    assert_eq!(vectors.len(), 33);
}

#[test]
fn a_bare_handshake_message_is_read_like_one_in_a_record() {
    let vectors = vectors();
    let vector = vectors.iter().find(|vector| vector["id"] == "hv-plain-12").unwrap();
    let record = bytes(&vector["hex"]);
    let (framed, bare) = (read(&record).unwrap(), read(&record[5..]).unwrap());
    assert_eq!(bare.framing, Framing::Message);
    assert_eq!((framed.suites, framed.extensions), (bare.suites, bare.extensions));
}

proptest! {
    /// Whatever the bytes, reading ends, and an error points into the input.
    #[test]
    fn any_bytes_are_read_or_refused(input in proptest::collection::vec(any::<u8>(), 0..600)) {
        for head in [&[][..], &[22, 3, 1, 1, 0, 1, 0, 0, 200, 3, 3], &[0x80, 40, 1, 3, 3], &[1, 0, 0, 200, 3, 3]] {
            let bytes = [head, &input].concat();
            if let Err(error) = read(&bytes) {
                prop_assert!(error.offset <= bytes.len(), "{error}");
            }
        }
    }

    /// A good hello with one byte changed is read or refused, never more.
    #[test]
    fn a_hello_with_a_changed_byte_is_read_or_refused(which in 0..17_usize, at in any::<proptest::sample::Index>(), to in any::<u8>()) {
        let good: Vec<_> = vectors().into_iter().filter(|vector| vector["expect"]["ok"] == true).collect();
        let mut bytes = bytes(&good[which % good.len()]["hex"]);
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Err(error) = read(&bytes) {
            prop_assert!(error.offset <= bytes.len(), "{error}");
        }
    }
}
