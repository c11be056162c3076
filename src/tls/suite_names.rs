//! Names of suites: IANA's, and OpenSSL's, which follow from them.

/// The suites the decision knows, in the order in which OpenSSL lists them. Source: IANA's TLS parameters;
/// `openssl ciphers -V -stdname ALL`.
pub const SUITES: [(u16, &str); 48] = [
    (0x1302, "TLS_AES_256_GCM_SHA384"),
    (0x1303, "TLS_CHACHA20_POLY1305_SHA256"),
    (0x1301, "TLS_AES_128_GCM_SHA256"),
    (0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
    (0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0xCCA9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xCCAA, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xC0AF, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8"),
    (0xC0AD, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM"),
    (0xC0A3, "TLS_DHE_RSA_WITH_AES_256_CCM_8"),
    (0xC09F, "TLS_DHE_RSA_WITH_AES_256_CCM"),
    (0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
    (0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0xC0AE, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8"),
    (0xC0AC, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM"),
    (0xC0A2, "TLS_DHE_RSA_WITH_AES_128_CCM_8"),
    (0xC09E, "TLS_DHE_RSA_WITH_AES_128_CCM"),
    (0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
    (0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
    (0x006B, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"),
    (0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
    (0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
    (0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
    (0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
    (0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
    (0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
    (0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
    (0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
    (0xC0A1, "TLS_RSA_WITH_AES_256_CCM_8"),
    (0xC09D, "TLS_RSA_WITH_AES_256_CCM"),
    (0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
    (0xC0A0, "TLS_RSA_WITH_AES_128_CCM_8"),
    (0xC09C, "TLS_RSA_WITH_AES_128_CCM"),
    (0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
    (0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
    (0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
    (0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"),
    (0x1304, "TLS_AES_128_CCM_SHA256"),
    (0x1305, "TLS_AES_128_CCM_8_SHA256"),
    (0xC008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA"),
    (0xC012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
];

/// IANA's name of a suite the decision knows.
pub fn iana(code: u16) -> Option<&'static str> {
    SUITES.iter().find(|(each, _)| *each == code).map(|(_, name)| *name)
}

/// IANA's name, or the number.
pub fn name(code: u16) -> String {
    match code {
        super::registry::RENEGOTIATION_SCSV => "TLS_EMPTY_RENEGOTIATION_INFO_SCSV".to_owned(),
        super::registry::FALLBACK_SCSV => "TLS_FALLBACK_SCSV".to_owned(),
        _ => iana(code).map_or_else(|| format!("0x{code:04X}"), str::to_owned),
    }
}

/// OpenSSL's name of a suite that IANA calls `iana`. In TLS 1.3 they are the same.
pub fn openssl(iana: &str) -> String {
    let Some((exchange, rest)) = iana.trim_start_matches("TLS_").split_once("_WITH_") else {
        return iana.to_owned();
    };
    let rest = match rest {
        "3DES_EDE_CBC_SHA" => "DES-CBC3-SHA".to_owned(),
        "CHACHA20_POLY1305_SHA256" => "CHACHA20-POLY1305".to_owned(),
        _ => rest.replace("AES_", "AES").replace("_CBC", "").replace("CCM_8", "CCM8"),
    };
    let whole = if exchange == "RSA" { rest } else { format!("{exchange}-{rest}") };
    whole.replace('_', "-")
}

/// The suite with this name in IANA's or OpenSSL's spelling.
pub fn code(name: &str) -> Option<u16> {
    SUITES.iter().find(|(_, iana)| *iana == name || openssl(iana) == name).map(|(code, _)| *code)
}

/// The name of a group, or its number.
pub fn group(code: u16) -> String {
    let name = match code {
        0x0017 => "secp256r1",
        0x0018 => "secp384r1",
        0x0019 => "secp521r1",
        0x001D => "x25519",
        0x001E => "x448",
        0x0100 => "ffdhe2048",
        0x0101 => "ffdhe3072",
        0x0102 => "ffdhe4096",
        0x0103 => "ffdhe6144",
        0x0104 => "ffdhe8192",
        0x11EB => "SecP256r1MLKEM768",
        0x11EC => "X25519MLKEM768",
        0x11ED => "SecP384r1MLKEM1024",
        _ => return format!("0x{code:04X}"),
    };
    name.to_owned()
}

/// The name of a signature scheme, or its number.
pub fn scheme(code: u16) -> String {
    let name = match code {
        0x0201 => "rsa_pkcs1_sha1",
        0x0203 => "ecdsa_sha1",
        0x0401 => "rsa_pkcs1_sha256",
        0x0403 => "ecdsa_secp256r1_sha256",
        0x0501 => "rsa_pkcs1_sha384",
        0x0503 => "ecdsa_secp384r1_sha384",
        0x0601 => "rsa_pkcs1_sha512",
        0x0603 => "ecdsa_secp521r1_sha512",
        0x0804 => "rsa_pss_rsae_sha256",
        0x0805 => "rsa_pss_rsae_sha384",
        0x0806 => "rsa_pss_rsae_sha512",
        0x0807 => "ed25519",
        0x0808 => "ed448",
        _ => return format!("0x{code:04X}"),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CipherSuite;
    use crate::tls::registry::Suite;

    #[test]
    fn every_suite_the_decision_knows_has_a_name_and_no_other() {
        for code in 0..=u16::MAX {
            assert_eq!(Suite::known(code).is_some(), iana(code).is_some(), "{code:#06x}");
        }
    }

    #[test]
    fn openssl_names_follow_from_those_of_iana() {
        for suite in CipherSuite::ALL {
            assert_eq!(iana(suite.parts().code_point), Some(suite.iana()));
            assert_eq!(openssl(suite.iana()), suite.parts().openssl);
        }
        assert_eq!(openssl("TLS_DHE_RSA_WITH_AES_256_CCM_8"), "DHE-RSA-AES256-CCM8");
        assert_eq!(
            openssl("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
            "ECDHE-ECDSA-CHACHA20-POLY1305"
        );
    }
}
