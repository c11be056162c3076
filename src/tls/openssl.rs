//! OpenSSL cipher strings, as `openssl-ciphers` documents them: names and keywords, joined by `+`, with `!`, `-` and `+` in
//! front. Only suites that the decision knows come out.

use super::own::OwnError;
use super::registry::{Exchange, KeyType, Suite};
use super::suite_names::{SUITES, code};

/// Keywords whose suites have no RSA or ECDSA certificate, or a cipher that no gateway here has: they select nothing.
const EMPTY: [&str; 38] = [
    "aNULL",
    "eNULL",
    "NULL",
    "EXP",
    "EXPORT",
    "LOW",
    "RC4",
    "RC2",
    "MD5",
    "DES",
    "PSK",
    "kPSK",
    "aPSK",
    "kECDHEPSK",
    "kDHEPSK",
    "kRSAPSK",
    "SRP",
    "kSRP",
    "aSRP",
    "CAMELLIA",
    "CAMELLIA128",
    "CAMELLIA256",
    "ARIA",
    "ARIA128",
    "ARIA256",
    "ARIAGCM",
    "SEED",
    "IDEA",
    "DSS",
    "aDSS",
    "ADH",
    "AECDH",
    "kDHr",
    "kDHd",
    "kGOST",
    "aGOST",
    "GOST94",
    "aDH",
];

/// The suites that `text` selects, in its order, and the names in it that are those of no suite known here.
///
/// # Errors
///
/// Names the word that means nothing.
pub fn suites(text: &str) -> Result<(Vec<u16>, Vec<String>), OwnError> {
    let mut chosen: Vec<u16> = Vec::new();
    let mut killed: Vec<u16> = Vec::new();
    let mut ignored = Vec::new();
    let mut offset = 0;
    for item in text.split([':', ',', ' ', '\n', '\t', '\r']) {
        let at = offset;
        offset += item.len() + 1;
        if item.is_empty() || item.starts_with("@SECLEVEL=") {
            continue;
        }
        if item == "@STRENGTH" {
            // By bits of the key; suites of equal strength keep their order.
            chosen.sort_by_key(|code| std::cmp::Reverse(bits(*code)));
            continue;
        }
        let (sign, words) = match item.as_bytes().first() {
            Some(sign @ (b'!' | b'-' | b'+')) => (Some(*sign), &item[1..]),
            Some(_) | None => (None, item),
        };
        let selected = select(words, at + item.len() - words.len(), &mut ignored)?;
        match sign {
            Some(b'!') => {
                chosen.retain(|code| !selected.contains(code));
                killed.extend(selected);
            }
            Some(b'-') => chosen.retain(|code| !selected.contains(code)),
            Some(_) => {
                let (moved, stay): (Vec<_>, Vec<_>) =
                    chosen.into_iter().partition(|code| selected.contains(code));
                chosen = [stay, moved].concat();
            }
            None => {
                for code in selected {
                    if !chosen.contains(&code) && !killed.contains(&code) {
                        chosen.push(code);
                    }
                }
            }
        }
    }
    Ok((chosen, ignored))
}

fn bits(code: u16) -> u32 {
    let name = super::suite_names::iana(code).unwrap_or_default();
    if name.contains("256_") && !name.contains("AES_128") || name.contains("CHACHA20") {
        256
    } else if name.contains("3DES") {
        112
    } else {
        128
    }
}

/// The suites that all of the words between `+` select.
fn select(words: &str, offset: usize, ignored: &mut Vec<String>) -> Result<Vec<u16>, OwnError> {
    if let Some(code) = code(words) {
        return Ok(vec![code]);
    }
    let mut selected: Vec<u16> =
        SUITES.iter().map(|(code, _)| *code).filter(|code| code >> 8 != 0x13).collect();
    let mut at = offset;
    for word in words.split('+') {
        if !is_keyword(word) {
            // A full name of a suite that is not known here selects nothing; a word that is no name at all is a mistake.
            if word.contains('-') && word.bytes().all(is_of_a_name) {
                ignored.push(word.to_owned());
                return Ok(Vec::new());
            }
            return Err(OwnError::Word { word: word.to_owned(), offset: at });
        }
        selected.retain(|code| matches(word, *code));
        at += word.len() + 1;
    }
    Ok(selected)
}

const fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-'
}

const KEYWORDS: [&str; 37] = [
    "ALL",
    "DEFAULT",
    "COMPLEMENTOFALL",
    "COMPLEMENTOFDEFAULT",
    "HIGH",
    "MEDIUM",
    "FIPS",
    "ECDHE",
    "EECDH",
    "kECDHE",
    "kEECDH",
    "ECDH",
    "DHE",
    "EDH",
    "kDHE",
    "kEDH",
    "DH",
    "kRSA",
    "RSA",
    "aRSA",
    "aECDSA",
    "ECDSA",
    "AES",
    "AES128",
    "AES256",
    "AESGCM",
    "AESCCM",
    "AESCCM8",
    "CHACHA20",
    "3DES",
    "SHA1",
    "SHA",
    "SHA256",
    "SHA384",
    "TLSv1.2",
    "TLSv1.0",
    "TLSv1",
];

fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || EMPTY.contains(&word) || word == "SSLv3"
}

fn matches(word: &str, code: u16) -> bool {
    let (Some(suite), Some(name)) = (Suite::known(code), super::suite_names::iana(code)) else {
        return false;
    };
    let sha1 = name.ends_with("_SHA");
    let old = suite.serves(crate::domain::Protocol::Tls11);
    match word {
        "ALL" | "FIPS" => true,
        // The suites of CCM with a short tag and of 3DES are not in the default list.
        "DEFAULT" => !name.contains("3DES") && !name.contains("CCM"),
        "HIGH" => !name.contains("3DES"),
        "MEDIUM" | "3DES" => name.contains("3DES"),
        "ECDHE" | "EECDH" | "kECDHE" | "kEECDH" | "ECDH" => suite.exchange == Exchange::Ecdhe,
        "DHE" | "EDH" | "kDHE" | "kEDH" | "DH" => suite.exchange == Exchange::Dhe,
        "kRSA" | "RSA" => suite.exchange == Exchange::Rsa,
        "aRSA" => suite.key == Some(KeyType::Rsa),
        "aECDSA" | "ECDSA" => suite.key == Some(KeyType::Ecdsa),
        "AES" => name.contains("AES"),
        "AES128" => name.contains("AES_128"),
        "AES256" => name.contains("AES_256"),
        "AESGCM" => name.contains("GCM"),
        "AESCCM" => name.contains("CCM"),
        "AESCCM8" => name.ends_with("CCM_8"),
        "CHACHA20" => name.contains("CHACHA20"),
        "SHA1" | "SHA" => sha1,
        "SHA256" => name.ends_with("CBC_SHA256"),
        "SHA384" => name.ends_with("CBC_SHA384"),
        "TLSv1.2" => !old,
        // By the oldest version that has the suite: curves came with TLS 1.0.
        "TLSv1.0" | "TLSv1" => old && suite.exchange == Exchange::Ecdhe,
        "SSLv3" => old && suite.exchange != Exchange::Ecdhe,
        _ => false,
    }
}
