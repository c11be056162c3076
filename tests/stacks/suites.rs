//! The suites that are drawn from, and how each stack calls them.

/// The gateway's 21, then what else the engine decides about: ChaCha20, DHE and 3DES.
const TABLE: &[(u16, &str, Option<&str>)] = &[
    (0x1302, "TLS_AES_256_GCM_SHA384", Some("TLS_AES_256_GCM_SHA384")),
    (0x1301, "TLS_AES_128_GCM_SHA256", Some("TLS_AES_128_GCM_SHA256")),
    (0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", Some("ECDHE-ECDSA-AES256-GCM-SHA384")),
    (0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", Some("ECDHE-ECDSA-AES128-GCM-SHA256")),
    (0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", Some("ECDHE-RSA-AES256-GCM-SHA384")),
    (0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", Some("ECDHE-RSA-AES128-GCM-SHA256")),
    (0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", Some("ECDHE-ECDSA-AES256-SHA384")),
    (0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", Some("ECDHE-ECDSA-AES128-SHA256")),
    (0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", Some("ECDHE-RSA-AES256-SHA384")),
    (0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", Some("ECDHE-RSA-AES128-SHA256")),
    (0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", Some("ECDHE-ECDSA-AES256-SHA")),
    (0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", Some("ECDHE-ECDSA-AES128-SHA")),
    (0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", Some("ECDHE-RSA-AES256-SHA")),
    (0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", Some("ECDHE-RSA-AES128-SHA")),
    (0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384", Some("AES256-GCM-SHA384")),
    (0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256", Some("AES128-GCM-SHA256")),
    (0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256", Some("AES256-SHA256")),
    (0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256", Some("AES128-SHA256")),
    (0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA", Some("AES256-SHA")),
    (0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA", Some("AES128-SHA")),
    (0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA", None),
    (0x1303, "TLS_CHACHA20_POLY1305_SHA256", Some("TLS_CHACHA20_POLY1305_SHA256")),
    (
        0xCCA9,
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        Some("ECDHE-ECDSA-CHACHA20-POLY1305"),
    ),
    (0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", Some("ECDHE-RSA-CHACHA20-POLY1305")),
    (0xCCAA, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", Some("DHE-RSA-CHACHA20-POLY1305")),
    (0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", Some("DHE-RSA-AES256-GCM-SHA384")),
    (0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", Some("DHE-RSA-AES128-GCM-SHA256")),
    (0x006B, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", Some("DHE-RSA-AES256-SHA256")),
    (0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256", Some("DHE-RSA-AES128-SHA256")),
    (0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA", Some("DHE-RSA-AES256-SHA")),
    (0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA", Some("DHE-RSA-AES128-SHA")),
    (0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA", None),
    (0xC008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA", None),
    (0xC012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", None),
];

/// Every number in the table.
pub fn all() -> Vec<u16> {
    TABLE.iter().map(|row| row.0).collect()
}

/// IANA's name, if the table has the suite.
pub fn iana(code: u16) -> Option<&'static str> {
    TABLE.iter().find(|row| row.0 == code).map(|row| row.1)
}

/// OpenSSL's name, if today's OpenSSL has the suite.
pub fn openssl(code: u16) -> Option<&'static str> {
    TABLE.iter().find(|row| row.0 == code).and_then(|row| row.2)
}

/// Java's name: IANA's, except for suites that Java had before TLS had its name.
pub fn java(code: u16) -> Option<String> {
    let old = [0x000A, 0x0016].contains(&code);
    iana(code).map(|name| if old { name.replacen("TLS", "SSL", 1) } else { name.to_owned() })
}

/// Is it one of TLS 1.3?
pub const fn is_13(code: u16) -> bool {
    code >> 8 == 0x13
}

/// What stacks that are configured by parts put a suite together from. IANA's words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Parts {
    /// "ECDHE_RSA"; none in TLS 1.3.
    pub exchange: Option<&'static str>,
    /// "AES_256_GCM".
    pub cipher: &'static str,
    /// "SHA384" or, where the cipher does it, "AEAD".
    pub mac: &'static str,
}

/// The parts of a suite of the table.
pub fn parts(code: u16) -> Parts {
    let name = iana(code).expect("a suite of the table").trim_start_matches("TLS_");
    let (exchange, rest) = match name.split_once("_WITH_") {
        Some((exchange, rest)) => (Some(exchange), rest),
        None => (None, name),
    };
    let (cipher, hash) = rest.rsplit_once('_').expect("a hash at the end");
    let aead = cipher.ends_with("GCM") || cipher.ends_with("POLY1305");
    Parts { exchange, cipher, mac: if aead { "AEAD" } else { hash } }
}
