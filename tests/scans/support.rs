//! Reading scans in tests.

use std::fs;
use std::path::Path;

use tls_rehearsal::codec::import::{ImportError, Source, import, import_files};
use tls_rehearsal::codec::imported::{Answer, Imported};
use tls_rehearsal::codec::reply::Reply;
use tls_rehearsal::domain::{CipherSuite, Protocol, Setting, Side};

pub fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

pub fn read(text: &str) -> Imported {
    import(text).unwrap_or_else(|error| panic!("{text:.300}: {error}"))
}

pub fn specimen(path: &str) -> Imported {
    read(&file(&format!("specimens/{path}")))
}

pub fn case(name: &str) -> Imported {
    read(&file(&format!("cases/{name}")))
}

/// The one that is chosen by its name.
pub fn read_of(text: &str, wanted: &str) -> Result<Imported, ImportError> {
    let source = Source { name: "", text };
    import_files(&[source], Some(wanted)).map_err(|failure| failure.error)
}

pub fn version(imported: &Imported, version: Protocol) -> Option<bool> {
    imported.of(Setting::Protocol(Side::Client, version)).stated()
}

/// What is said of the client versions, newest first.
pub fn versions(imported: &Imported) -> [Option<bool>; 5] {
    Protocol::ALL.map(|each| version(imported, each))
}

/// What is said of the suite with this name.
pub fn suite(imported: &Imported, name: &str) -> Option<bool> {
    let suite = CipherSuite::ALL.into_iter().find(|suite| suite.iana() == name);
    imported.of(Setting::Cipher(suite.unwrap_or_else(|| panic!("{name}")))).stated()
}

/// The suites that were accepted.
pub fn accepted(imported: &Imported) -> Vec<&'static str> {
    let suites = CipherSuite::ALL.into_iter().map(CipherSuite::iana);
    suites.filter(|name| suite(imported, name) == Some(true)).collect()
}

/// What is left out, in words.
pub fn left_out(imported: &Imported) -> Vec<String> {
    let remarks = imported.remarks.iter().filter(|remark| remark.left_out);
    remarks.map(|remark| format!("{}: {}", remark.about, remark.text)).collect()
}

#[track_caller]
pub fn no_backend_side(imported: &Imported) {
    for found in imported.settings() {
        let is_clients =
            matches!(found.setting, Setting::Protocol(Side::Client, _) | Setting::Cipher(_));
        assert!(found.answer != Answer::Default && found.answer != Answer::Kept, "{found:?}");
        assert!(is_clients || found.answer == Answer::Unknown, "{found:?}");
        assert!(found.answer != Answer::Unknown || !found.why.is_empty(), "{found:?}");
    }
    let reply = Reply::Imported(Box::new(imported.clone()));
    assert_eq!(Reply::from_json(&reply.to_json()), Some(reply));
}

/// The suite that most of these servers accept.
pub const SHORT: &str = "TLS_RSA_WITH_AES_128_CBC_SHA";
