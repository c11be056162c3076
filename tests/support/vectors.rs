//! The clients, servers and answers in `tests/data/`, as the engine takes them.

use serde_json::Value;
use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::party::{Ask, AskWhen, Client, ClientCertificate, Policy, ServerKey};

const OWN_NAME: &str = "gateway.example.test";

pub fn data(name: &str) -> Value {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub fn version(text: &Value) -> Protocol {
    match text.as_str().unwrap() {
        "TLS1.3" => Protocol::Tls13,
        "TLS1.2" => Protocol::Tls12,
        "TLS1.1" => Protocol::Tls11,
        "TLS1.0" => Protocol::Tls10,
        "SSL3" | "SSL3.0" => Protocol::Ssl30,
        other => panic!("no version: {other}"),
    }
}

pub fn number(text: &Value) -> u16 {
    let text = text.as_str().unwrap();
    u16::from_str_radix(text.strip_prefix("0x").unwrap_or(text), 16).unwrap()
}

pub fn group(text: &Value) -> u16 {
    match text.as_str().unwrap() {
        "secp256r1" => 0x0017,
        "secp384r1" => 0x0018,
        "secp521r1" => 0x0019,
        "x25519" => 0x001D,
        "x448" => 0x001E,
        "ffdhe2048" => 0x0100,
        "ffdhe3072" => 0x0101,
        "ffdhe4096" => 0x0102,
        "ffdhe6144" => 0x0103,
        "ffdhe8192" => 0x0104,
        "X25519MLKEM768" => 0x11EC,
        "X25519Kyber768Draft00" => 0x6399,
        // A group that no server here has: which one does not matter.
        _ => 0xFF01,
    }
}

pub fn scheme(text: &Value) -> u16 {
    match text.as_str().unwrap() {
        "rsa_pkcs1_sha1" => 0x0201,
        "ecdsa_sha1" => 0x0203,
        "rsa_sha224" => 0x0301,
        "ecdsa_sha224" => 0x0303,
        "rsa_pkcs1_sha256" => 0x0401,
        "ecdsa_secp256r1_sha256" => 0x0403,
        "rsa_pkcs1_sha384" => 0x0501,
        "ecdsa_secp384r1_sha384" => 0x0503,
        "rsa_pkcs1_sha512" => 0x0601,
        "ecdsa_secp521r1_sha512" => 0x0603,
        "rsa_pss_rsae_sha256" => 0x0804,
        "rsa_pss_rsae_sha384" => 0x0805,
        "rsa_pss_rsae_sha512" => 0x0806,
        // A scheme with which no certificate here signs.
        _ => 0xFE01,
    }
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> T) -> Option<Vec<T>> {
    value.as_array().map(|values| values.iter().map(read).collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub fn client(row: &Value) -> Client {
    let protocols = &row["protocols"];
    let suites = ["tls13_suites", "legacy_suites", "signalling_suites"];
    let legacy_version = match protocols["hello_legacy_version"].as_str() {
        Some("TLS1.3") => Protocol::Tls12,
        _ => version(&protocols["hello_legacy_version"]),
    };
    Client {
        supported_versions: list(&protocols["advertised_in_supported_versions"], version),
        legacy_version,
        enabled: list(&protocols["enabled"], version).unwrap_or_else(|| Protocol::ALL.to_vec()),
        suites: suites
            .iter()
            .flat_map(|key| list(&row[*key], number).unwrap_or_default())
            .collect(),
        groups: list(&row["groups"], group),
        signature_schemes: list(&row["sigalgs"], scheme),
        key_shares: list(&row["key_shares"], group),
        alpn: list(&row["alpn"], text),
        server_name: match (row["server_name"].as_str(), row["sni"].as_bool()) {
            (Some(name), _) => Some(name.to_owned()),
            (None, Some(true)) => Some(OWN_NAME.to_owned()),
            (None, Some(false) | None) => None,
        },
        compression: list(&row["compression"], |value| value.as_u64().unwrap() as u8)
            .unwrap_or_else(|| vec![0]),
        extended_master_secret: row["extended_master_secret"] == true,
        renegotiation_info: row["secure_renegotiation"] == true,
        post_handshake_auth: row["post_handshake_auth"] == true,
        certificate: match row["certificate"].as_str() {
            None => ClientCertificate::None,
            Some("selfsigned") => ClientCertificate::Untrusted,
            Some(_) => ClientCertificate::Trusted,
        },
        renegotiates: row["renegotiation"] == "allow",
        requires_extended_master_secret: row["ems_required"] == true,
        requires_renegotiation_info: row["ri_required"] == true,
        checks_http2_suite: row["http2_checks_suite"] == true,
        accepts_old_signatures: true,
    }
}

pub fn policy(row: &Value) -> Policy {
    let when = match row["client_certificate_when"].as_str() {
        Some("renegotiation") => AskWhen::Renegotiation,
        Some("post_handshake") => AskWhen::PostHandshake,
        _ => AskWhen::Handshake,
    };
    let key = |value: &Value| match value.as_str().unwrap() {
        "rsa" => ServerKey::Rsa,
        "ec" => ServerKey::P256,
        "ec384" => ServerKey::P384,
        other => panic!("no certificate: {other}"),
    };
    Policy {
        versions: list(&row["versions"], version).unwrap(),
        suites: list(&row["suites"], number).unwrap(),
        client_order: row["preference"] == "client",
        keys: list(&row["certificates"], key).unwrap(),
        groups: list(&row["groups"], group).unwrap(),
        alpn: list(&row["alpn"], text),
        alpn_must_overlap: row["alpn_no_overlap"] != "ignore",
        ask: match row["client_certificate"].as_str().unwrap() {
            "none" => Ask::No,
            "request" => Ask::Request(when),
            "require" => Ask::Require(when),
            other => panic!("no such ask: {other}"),
        },
        fallback_scsv: row["fallback_scsv"] == true,
        requires_extended_master_secret: row["ems_required"] == true,
        extended_master_secret: row["extended_master_secret"] != false,
        renegotiation_info: row["secure_renegotiation"] != false,
        requires_renegotiation_info: row["secure_renegotiation"] == "required",
        signs_sha1: row["legacy_signatures"] == true,
        assumes_p256: row["missing_groups"].as_str().unwrap_or("assume_p256") == "assume_p256",
        strict_ffdhe: row["ffdhe_strict"] == true,
        strict_name: (row["sni"] == "strict").then(|| OWN_NAME.to_owned()),
        checks_http2_suite: row["http2_checks_suite"] == true,
    }
}
