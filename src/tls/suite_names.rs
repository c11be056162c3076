//! Names of suites: IANA's, and how OpenSSL, GnuTLS, Java, Windows, Wireshark and nmap write them.

use std::sync::OnceLock;

use super::registry::{FALLBACK_SCSV, RENEGOTIATION_SCSV};
use super::suites::SUITES;

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

/// Longest name that is looked at, in bytes.
const NAME_MAX: usize = 120;

/// The number of the suite with this name, whoever wrote it: IANA, OpenSSL, GnuTLS, nmap, Windows with the curve behind it, Java
/// and Wireshark with the number. A number alone will do; where name and number contradict each other, neither is believed.
pub fn code(name: &str) -> Option<u16> {
    let name = name.trim();
    if name.len() > NAME_MAX {
        return None;
    }
    match numbered(name) {
        Some((rest, number)) => match by_name(rest) {
            Some(other) if other != number => None,
            Some(_) | None => Some(number),
        },
        None => by_name(name),
    }
}

/// A name with its number behind it: `NAME(0xC030)`, `NAME (0xc030)`, or the number alone.
fn numbered(name: &str) -> Option<(&str, u16)> {
    let (rest, digits) = match name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((rest, digits)) => (rest, digits),
        None => ("", name),
    };
    let digits = digits.trim();
    let digits = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"))?;
    // Wireshark's older versions write six digits.
    let fits = matches!(digits.len(), 4 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| fits)?;
    Some((rest.trim(), u16::try_from(number).ok()?))
}

fn by_name(name: &str) -> Option<u16> {
    static KEYS: OnceLock<Vec<(String, u16)>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let signals = [
            (RENEGOTIATION_SCSV, "TLS_EMPTY_RENEGOTIATION_INFO_SCSV"),
            (FALLBACK_SCSV, "TLS_FALLBACK_SCSV"),
        ];
        let all = SUITES.iter().copied().chain(signals);
        all.flat_map(|(code, iana)| [(key(iana), code), (key(&openssl(iana)), code)]).collect()
    });
    let find = |key: &str| keys.iter().find(|(each, _)| each == key).map(|(_, code)| *code);
    let key = key(name);
    find(&key)
        // Windows names the curve as well.
        .or_else(|| CURVES.iter().find_map(|curve| find(key.strip_suffix(curve)?)))
        // OpenSSL's name of old.
        .or_else(|| find(&format!("DHE{}", key.strip_prefix("EDH")?)))
        // GnuTLS says which SHA, and not what follows from ChaCha20; Go leaves that out as well.
        .or_else(|| find(key.strip_suffix('1').filter(|rest| rest.ends_with("SHA"))?))
        .or_else(|| find(&format!("{key}SHA256")).filter(|_| key.ends_with("POLY1305")))
}

/// How Windows ends the name of a suite, without what separates.
const CURVES: [&str; 3] = ["P256", "P384", "P521"];

/// A name without what is written in several ways: letters large, nothing between the words, no word that says nothing. That it
/// begins with TLS says something: OpenSSL calls another suite `AES256-GCM-SHA384` than IANA `TLS_AES_256_GCM_SHA384`.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for (at, word) in name.split(['_', '-']).enumerate() {
        if at == 0 && is_one_of(word, &["SSL"]) {
            key.push_str("TLS");
        } else if !(is_one_of(word, &["WITH"]) || at == 1 && is_one_of(word, &["AKE"])) {
            key.extend(word.chars().map(|letter| letter.to_ascii_uppercase()));
        }
    }
    key
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|each| each.eq_ignore_ascii_case(word))
}

/// Key exchanges of suites that no gateway here has, as IANA and OpenSSL write them.
const OTHER_EXCHANGES: [&str; 34] = [
    "NULL",
    "RSA_EXPORT",
    "RSA_EXPORT1024",
    "DH_DSS",
    "DH_DSS_EXPORT",
    "DH_RSA",
    "DH_RSA_EXPORT",
    "DHE_DSS",
    "DHE_DSS_EXPORT",
    "DHE_DSS_EXPORT1024",
    "DHE_RSA_EXPORT",
    "DH_ANON",
    "DH_ANON_EXPORT",
    "KRB5",
    "KRB5_EXPORT",
    "PSK",
    "DHE_PSK",
    "RSA_PSK",
    "ECDHE_PSK",
    "ECDH_ECDSA",
    "ECDH_RSA",
    "ECDH_ANON",
    "SRP_SHA",
    "SRP_SHA_RSA",
    "SRP_SHA_DSS",
    "ECCPWD",
    "GOSTR341112_256",
    "RSA_FIPS",
    "ADH",
    "AECDH",
    "EDH_DSS",
    "SRP",
    "EXP",
    "EXP1024",
];
/// Key exchanges of suites that are known here.
const EXCHANGES: [&str; 5] = ["RSA", "DHE_RSA", "EDH_RSA", "ECDHE_RSA", "ECDHE_ECDSA"];
/// Ciphers that no gateway here has.
const OTHER_CIPHERS: [&str; 13] = [
    "NULL",
    "RC4",
    "RC2",
    "DES_CBC",
    "DES40",
    "IDEA",
    "SEED",
    "CAMELLIA",
    "ARIA",
    "GOST",
    "KUZNYECHIK",
    "MAGMA",
    "28147",
];
/// Ciphers that suites known here have.
const CIPHERS: [&str; 4] = ["AES", "3DES", "DES_CBC3", "CHACHA20"];
/// Suites of TLS 1.3 that no gateway here has, and those of SSL 2.0.
const OTHERS: [&str; 7] =
    ["SM4_", "AEGIS_", "SHA256_SHA256", "SHA384_SHA384", "GOSTR341112_", "CK_", "ECDHE_SM4"];

/// Is it the name of a suite that IANA or OpenSSL have, and no gateway here?
pub fn is_foreign(name: &str) -> bool {
    if name.len() > NAME_MAX || code(name).is_some() {
        return false;
    }
    let name = name.trim().to_ascii_uppercase().replace('-', "_");
    let begins = |text: &str, all: &[&str]| all.iter().any(|each| text.starts_with(each));
    let is_cipher = |text: &str, exchange_is_foreign: bool| {
        begins(text, &OTHER_CIPHERS) || exchange_is_foreign && begins(text, &CIPHERS)
    };
    let Some(iana) = name.strip_prefix("TLS_").or_else(|| name.strip_prefix("SSL_")) else {
        // OpenSSL leaves out what joins the two, and RSA.
        let after = |exchange: &&str| name.strip_prefix(*exchange)?.strip_prefix('_');
        return is_cipher(&name, false)
            || EXCHANGES.iter().filter_map(after).any(|rest| is_cipher(rest, false))
            || OTHER_EXCHANGES.iter().filter_map(after).any(|rest| is_cipher(rest, true));
    };
    let by_parts = iana.split_once("_WITH_").is_some_and(|(exchange, cipher)| {
        let is_foreign = OTHER_EXCHANGES.contains(&exchange);
        (is_foreign || EXCHANGES.contains(&exchange)) && is_cipher(cipher, is_foreign)
    });
    by_parts || begins(iana, &OTHERS)
}

/// The names in a list: with commas, colons or lines between them, in quotes, as Wireshark and Java show it.
pub fn listed(text: &str) -> Vec<&str> {
    let separates = |letter: char| letter.is_whitespace() || ",;:\"'[]{}".contains(letter);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(separates) {
        let word = piece.trim_end_matches(separates);
        let end = start + word.len();
        match spans.last_mut() {
            // What stands in brackets belongs to the name before it.
            Some(last) if word.starts_with('(') => last.1 = end,
            Some(_) | None if word.is_empty() => {}
            Some(_) | None => spans.push((start, end)),
        }
        start += piece.len();
    }
    let is_label = |name: &&str| {
        let word = name.split(|letter: char| !letter.is_ascii_alphanumeric()).next();
        word.is_some_and(|word| is_one_of(word, &["cipher", "ciphers", "suite", "suites"]))
    };
    let names = spans.into_iter().filter_map(|(start, end)| text.get(start..end));
    names.filter(|name| !is_label(name)).collect()
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

    #[test]
    fn no_two_suites_share_a_key() {
        let mut seen: Vec<(String, u16)> = Vec::new();
        for (code, iana) in SUITES {
            for key in [key(iana), key(&openssl(iana))] {
                let other = seen.iter().find(|(each, other)| *each == key && *other != code);
                assert_eq!(other, None, "{key}");
                seen.push((key, code));
            }
        }
    }

    #[test]
    fn a_suite_is_known_however_it_is_written() {
        for (code_expected, iana) in SUITES {
            let small = iana.to_lowercase();
            let number = format!("{iana}(0x{code_expected:04X})");
            let shark = format!("Cipher Suite: {iana} (0x{code_expected:04x})");
            let [number_only, spaced] = [format!("0x{code_expected:04x}"), format!(" {iana}\t")];
            for name in [iana, &openssl(iana), &small, &number, &spaced, &number_only] {
                assert_eq!(code(name), Some(code_expected), "{name}");
            }
            assert_eq!(
                listed(&shark).into_iter().map(code).collect::<Vec<_>>(),
                [Some(code_expected)]
            );
        }
        for (name, expected) in [
            ("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P256", 0xC027),
            ("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384_P384", 0xC02C),
            ("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA_P521", 0xC014),
            ("SSL_RSA_WITH_3DES_EDE_CBC_SHA", 0x000A),
            ("SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA", 0x0016),
            ("TLS_AKE_WITH_AES_256_GCM_SHA384", 0x1302),
            ("TLS_ECDHE_RSA_AES_128_CBC_SHA1", 0xC013),
            ("TLS_ECDHE_RSA_CHACHA20_POLY1305", 0xCCA8),
            ("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", 0xCCA8),
            ("TLS-RSA-WITH-AES-128-CBC-SHA", 0x002F),
            ("EDH-RSA-DES-CBC3-SHA", 0x0016),
            ("TLS_EMPTY_RENEGOTIATION_INFO_SCSV", 0x00FF),
            ("Reserved (GREASE) (0x0a0a)", 0x0A0A),
            ("TLS_DHE_DSS_WITH_AES_128_GCM_SHA256(0x00A2)", 0x00A2),
            ("SSL2_RC4_128_WITH_MD5 (0x000a80)", 0x0A80),
        ] {
            assert_eq!(code(name), Some(expected), "{name}");
        }
    }

    #[test]
    fn where_name_and_number_contradict_each_other_neither_is_believed() {
        assert_eq!(code("TLS_RSA_WITH_AES_128_CBC_SHA(0xC030)"), None);
        assert_eq!(code("AES128-SHA (0x0035)"), None);
        assert!(!is_foreign("TLS_RSA_WITH_AES_128_CBC_SHA(0xC030)"));
    }

    #[test]
    fn suites_of_others_are_told_from_names_that_nobody_knows() {
        for name in [
            "TLS_RSA_WITH_RC4_128_MD5",
            "SSL_RSA_EXPORT_WITH_DES40_CBC_SHA",
            "TLS_DHE_DSS_WITH_AES_256_CBC_SHA",
            "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA",
            "TLS_SM4_GCM_SM3",
            "SSL_CK_RC4_128_WITH_MD5",
            "RC4-SHA",
            "CAMELLIA128-SHA",
            "ECDHE-RSA-CAMELLIA256-SHA384",
            "ADH-AES128-SHA",
            "EXP-RC4-MD5",
            "DES-CBC-SHA",
        ] {
            assert!(is_foreign(name) && code(name).is_none(), "{name}");
        }
        for name in [
            "TLS_FOO",
            "",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA256",
            "TLS_RSA_WITH_AES_128_CBC_SHA512",
            "ECDHE-RSA-AES512-SHA",
            "TLS_RSA_WITH_AES_128_CBC_SHA_P257",
            "hello",
        ] {
            assert!(!is_foreign(name) && code(name).is_none(), "{name}");
        }
        for (_, iana) in SUITES {
            assert!(!is_foreign(iana) && !is_foreign(&openssl(iana)));
        }
    }

    #[test]
    fn lists_are_taken_apart_as_they_are_shown() {
        let codes = |text: &str| listed(text).into_iter().map(code).collect::<Vec<_>>();
        let two = [Some(0xC030), Some(0x002F)];
        for text in [
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030), TLS_RSA_WITH_AES_128_CBC_SHA(0x002F)",
            "\"cipher suites\" : \"[TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030), TLS_RSA_WITH_AES_128_CBC_SHA(0x002F)]\",",
            "Cipher Suites (2 suites)\r\n    Cipher Suite: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xc030)\r\n    Cipher Suite: TLS_RSA_WITH_AES_128_CBC_SHA (0x002f)\r\n",
            "ECDHE-RSA-AES256-GCM-SHA384:AES128-SHA",
            "0xC030 0x002F",
        ] {
            assert_eq!(codes(text), two, "{text}");
        }
    }
}
