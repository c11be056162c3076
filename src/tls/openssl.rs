//! OpenSSL cipher strings, as `openssl-ciphers` documents them: names and keywords, joined by `+`, with `!`, `-` and `+` in
//! front. Only suites that the decision knows come out.

use super::registry::{Exchange, KeyType, Suite};
use super::suite_names::code;
use super::suites::SUITES;
use crate::domain::order;

/// Keywords whose suites have no RSA or ECDSA certificate, or a cipher that no gateway here has: they select nothing.
const EMPTY: [&str; 43] = [
    "aNULL",
    "SSLv2",
    "kECDH",
    "aECDH",
    "COMPLEMENTOFALL",
    "COMPLEMENTOFDEFAULT",
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

/// A word that means nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unknown {
    /// The word.
    pub word: String,
    /// Its first character, from 0.
    pub offset: usize,
}

/// The suites that `text` selects, in its order, and the names in it that are those of no suite known here.
///
/// # Errors
///
/// Names the word that means nothing.
pub fn suites(text: &str) -> Result<(Vec<u16>, Vec<String>), Unknown> {
    let mut chosen: Vec<u16> = Vec::new();
    let mut killed: Vec<u16> = Vec::new();
    let mut ignored = Vec::new();
    let mut offset = 0;
    for item in text.split([':', ',', ' ', '\n', '\t', '\r']) {
        let at = offset;
        offset += item.len() + 1;
        // A command may stand behind a word: DEFAULT@SECLEVEL=1.
        let (item, command) = item.split_once('@').unwrap_or((item, ""));
        if !item.is_empty() {
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
        if command == "STRENGTH" {
            // By bits of the key; suites of equal strength keep their order.
            chosen =
                order(chosen.len(), &mut |one, other| bits(chosen[other]).cmp(&bits(chosen[one])))
                    .into_iter()
                    .map(|at| chosen[at])
                    .collect();
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
fn select(words: &str, offset: usize, ignored: &mut Vec<String>) -> Result<Vec<u16>, Unknown> {
    if let Some(code) = code(words) {
        return Ok(vec![code]);
    }
    let mut selected: Vec<(u16, &str)> =
        SUITES.iter().copied().filter(|(code, _)| code >> 8 != 0x13).collect();
    let mut at = offset;
    for word in words.split('+') {
        let keyword = KEYWORDS.iter().find(|(each, _, _)| *each == word);
        let Some((_, any, none)) = keyword else {
            if EMPTY.contains(&word) {
                return Ok(Vec::new());
            }
            // A full name of a suite that is not known here selects nothing; a word that is no name at all is a mistake.
            if word.contains('-') && word.bytes().all(is_of_a_name) {
                ignored.push(word.to_owned());
                return Ok(Vec::new());
            }
            return Err(Unknown { word: word.to_owned(), offset: at });
        };
        selected.retain(|(code, name)| {
            let traits = traits(*code, name);
            traits & any != 0 && traits & none == 0
        });
        at += word.len() + 1;
    }
    Ok(selected.into_iter().map(|(code, _)| code).collect())
}

const fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-'
}

/// What a suite is, a bit each.
const ECDHE: u32 = 1;
const DHE: u32 = 1 << 1;
const RSA: u32 = 1 << 2;
const A_RSA: u32 = 1 << 3;
const A_ECDSA: u32 = 1 << 4;
const AES_128: u32 = 1 << 5;
const AES_256: u32 = 1 << 6;
const GCM: u32 = 1 << 7;
const CCM: u32 = 1 << 8;
const CCM_8: u32 = 1 << 9;
const CHACHA: u32 = 1 << 10;
const TRIPLE_DES: u32 = 1 << 11;
const SHA_1: u32 = 1 << 12;
const SHA_256: u32 = 1 << 13;
const SHA_384: u32 = 1 << 14;
const NEW: u32 = 1 << 15;
const OLD_CURVE: u32 = 1 << 16;
const OLD: u32 = 1 << 17;

/// Keywords, and the suites they select: any of these bits, and none of those.
const KEYWORDS: [(&str, u32, u32); 36] = [
    ("ALL", u32::MAX, 0),
    // The suites of CCM and of triple DES are not in the default list.
    ("DEFAULT", u32::MAX, TRIPLE_DES | CCM),
    ("HIGH", u32::MAX, TRIPLE_DES),
    ("MEDIUM", TRIPLE_DES, 0),
    ("FIPS", u32::MAX, 0),
    ("ECDHE", ECDHE, 0),
    ("EECDH", ECDHE, 0),
    ("kECDHE", ECDHE, 0),
    ("kEECDH", ECDHE, 0),
    ("ECDH", ECDHE, 0),
    ("DHE", DHE, 0),
    ("EDH", DHE, 0),
    ("kDHE", DHE, 0),
    ("kEDH", DHE, 0),
    ("DH", DHE, 0),
    ("kRSA", RSA, 0),
    ("RSA", RSA, 0),
    ("aRSA", A_RSA, 0),
    ("aECDSA", A_ECDSA, 0),
    ("ECDSA", A_ECDSA, 0),
    ("AES", AES_128 | AES_256, 0),
    ("AES128", AES_128, 0),
    ("AES256", AES_256, 0),
    ("AESGCM", GCM, 0),
    ("AESCCM", CCM, 0),
    ("AESCCM8", CCM_8, 0),
    ("CHACHA20", CHACHA, 0),
    ("3DES", TRIPLE_DES, 0),
    ("SHA1", SHA_1, 0),
    ("SHA", SHA_1, 0),
    ("SHA256", SHA_256, 0),
    ("SHA384", SHA_384, 0),
    ("TLSv1.2", NEW, 0),
    // By the oldest version that has the suite: curves came with TLS 1.0.
    ("TLSv1.0", OLD_CURVE, 0),
    ("TLSv1", OLD_CURVE, 0),
    ("SSLv3", OLD, 0),
];

/// What the suite with this number is.
fn traits(code: u16, name: &str) -> u32 {
    let Some(suite) = Suite::known(code) else { return 0 };
    let ecdhe = suite.exchange == Exchange::Ecdhe;
    let old = suite.serves(crate::domain::Protocol::Tls11);
    let facts = [
        (ecdhe, ECDHE),
        (suite.exchange == Exchange::Dhe, DHE),
        (suite.exchange == Exchange::Rsa, RSA),
        (suite.key == Some(KeyType::Rsa), A_RSA),
        (suite.key == Some(KeyType::Ecdsa), A_ECDSA),
        (!old, NEW),
        (old && ecdhe, OLD_CURVE),
        (old && !ecdhe, OLD),
    ];
    let parts = [
        ("AES_128", AES_128),
        ("AES_256", AES_256),
        ("GCM", GCM),
        ("CCM", CCM),
        ("CCM_8", CCM_8),
        ("CHACHA20", CHACHA),
        ("3DES", TRIPLE_DES),
        ("CBC_SHA256", SHA_256),
        ("CBC_SHA384", SHA_384),
    ];
    let sha1 = if name.ends_with("_SHA") { SHA_1 } else { 0 };
    let by_name = parts.iter().filter(|(part, _)| name.contains(part)).map(|(_, bit)| bit);
    let by_fact = facts.iter().filter(|(holds, _)| *holds).map(|(_, bit)| bit);
    by_name.chain(by_fact).fold(sha1, |all, bit| all | bit)
}
