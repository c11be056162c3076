//! A person's own client, read from what they have: a ClientHello, a JA3 string, an OpenSSL cipher string, or names of suites.

use std::borrow::Cow;
use std::fmt;

use super::gateway::CertificateWay;
use super::hello::{self, HelloError};
use super::openssl;
use super::party::{Client, USUAL_SCHEMES};
use super::profile::{Assumed, Assumption, Facts, Peer, Profile, Provenance};
use super::registry::{FALLBACK_SCSV, RENEGOTIATION_SCSV, Suite, version};
use super::suite_names;
use crate::domain::{Protocol, Quote};

/// Longest text that is read, in characters.
pub const TEXT_MAX: usize = 512 * 1024;

/// What a profile was read from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin {
    /// In which form.
    pub form: Form,
    /// The text.
    pub text: String,
}

/// The forms that are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// A ClientHello in hexadecimal or base64, as a record or a bare handshake message.
    Hello,
    /// A JA3 string: version, suites, extensions, groups, point formats.
    Ja3,
    /// An OpenSSL cipher string.
    OpenSsl,
    /// IANA's names of suites.
    Suites,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Hello, Self::Ja3, Self::OpenSsl, Self::Suites];

    /// The form that `text` seems to have.
    pub fn guess(text: &str) -> Self {
        let text = text.trim();
        let fields = text.split(',').count();
        if fields == 5 && text.bytes().all(|byte| byte.is_ascii_digit() || b",-".contains(&byte)) {
            Self::Ja3
        } else if text.contains("TLS_") || text.contains("_WITH_") {
            Self::Suites
        } else if is_hexadecimal(text) {
            Self::Hello
        } else if openssl::suites(text).is_ok() {
            // Many a cipher string is base64 as well.
            Self::OpenSsl
        } else if base64(text).is_ok_and(|bytes| matches!(bytes.first(), Some(22 | 1))) {
            Self::Hello
        } else {
            Self::OpenSsl
        }
    }
}

/// What was read, and what was not.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The profile.
    pub profile: Profile,
    /// What was left aside.
    pub remarks: Vec<Remark>,
}

/// Something that was left aside.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Remark {
    /// So many bytes after the hello.
    LeftOver(usize),
    /// Names of suites that no gateway here has.
    Ignored(Vec<String>),
    /// Names of suites that nobody knows.
    UnknownNames(Vec<String>),
    /// So many numbers that the decision does not know; GREASE is among them.
    UnknownSuites(usize),
}

/// Why nothing was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum OwnError {
    /// Nothing was given.
    Empty,
    /// More than [`TEXT_MAX`] characters.
    TooLong,
    /// Neither hexadecimal nor base64: the character, from 0.
    NotBytes(usize),
    /// The bytes are no hello.
    Hello(HelloError),
    /// A field of a JA3 string, from 1, and the character, from 0.
    Ja3 {
        /// The field.
        field: usize,
        /// The character.
        offset: usize,
    },
    /// A word of a cipher string that means nothing, and its first character, from 0.
    Word {
        /// The word.
        word: String,
        /// The character.
        offset: usize,
    },
    /// No suite that the decision knows.
    NoSuite,
}

impl fmt::Display for OwnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing to read; expected a ClientHello, a JA3 string, an OpenSSL cipher string or suite names"),
            Self::TooLong => write!(f, "more than {TEXT_MAX} characters; expected one hello or list"),
            Self::NotBytes(offset) => write!(f, "character {offset}: neither hexadecimal nor base64"),
            Self::Hello(error) => error.fmt(f),
            Self::Ja3 { field, offset } => write!(
                f,
                "character {offset}: field {field} of a JA3 string; expected five fields between commas, numbers up to 65535 between hyphens"
            ),
            Self::Word { word, offset } => write!(
                f,
                "character {offset}: \"{}\" is no OpenSSL cipher name or keyword; expected for example ECDHE+AESGCM or AES128-SHA",
                Quote(word)
            ),
            Self::NoSuite => f.write_str("no suite with RSA or ECDSA authentication; expected at least one"),
        }
    }
}

/// Reads a client from `text`.
///
/// # Errors
///
/// Names what is wrong, where, and what would be right.
pub fn read(form: Form, text: &str, id: String, name: String) -> Result<Reading, OwnError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(OwnError::Empty);
    }
    if text.len() > TEXT_MAX {
        return Err(OwnError::TooLong);
    }
    let (client, assumed, mut remarks) = match form {
        Form::Hello => from_hello(text)?,
        Form::Ja3 => from_ja3(text)?,
        Form::OpenSsl => {
            let (suites, ignored) = openssl::suites(text)
                .map_err(|openssl::Unknown { word, offset }| OwnError::Word { word, offset })?;
            from_names(with_tls13(suites), ignored, true)
        }
        Form::Suites => {
            let (suites, ignored) = iana_names(text);
            from_names(suites, ignored, false)
        }
    };
    if !client.suites.iter().any(|code| Suite::known(*code).is_some()) {
        return Err(OwnError::NoSuite);
    }
    let unknown = client
        .suites
        .iter()
        .filter(|code| suite_names::iana(**code).is_none() && **code != RENEGOTIATION_SCSV)
        .count();
    if unknown > 0 {
        remarks.push(Remark::UnknownSuites(unknown));
    }
    let names_unknown = remarks.iter().any(|remark| matches!(remark, Remark::UnknownNames(_)));
    let profile = Profile::new(Facts {
        id: Cow::Owned(id),
        name: Cow::Owned(name),
        family: "own",
        year: None,
        current: true,
        provenance: Provenance::Own,
        fix: Cow::Borrowed(""),
        note: Cow::Borrowed(""),
        sources: Vec::new(),
        suites_known: true,
        suites_complete: !names_unknown,
        way: CertificateWay::None,
        assumed,
        peer: Peer::Client(client),
    });
    Ok(Reading { profile, remarks })
}

type Parts = (Client, Assumed, Vec<Remark>);

fn from_hello(text: &str) -> Result<Parts, OwnError> {
    let hello = hello::read(&bytes(text)?).map_err(OwnError::Hello)?;
    let known = |codes: &Vec<u16>| -> Vec<Protocol> {
        codes.iter().filter_map(|code| version(*code)).collect()
    };
    let listed = hello.supported_versions.as_ref().map(known);
    let legacy_version = version(hello.legacy_version).unwrap_or(Protocol::Tls12);
    let legacy_version =
        if legacy_version == Protocol::Tls13 { Protocol::Tls12 } else { legacy_version };
    let mut remarks = Vec::new();
    if hello.left_over > 0 {
        remarks.push(Remark::LeftOver(hello.left_over));
    }
    // A hello without a list of versions does not say where its range begins.
    let assumed = Assumed::default().with(Assumption::Versions, listed.is_none());
    let client = Client {
        enabled: listed.clone().unwrap_or_else(|| all_to(legacy_version)),
        supported_versions: listed,
        legacy_version,
        extended_master_secret: hello.extended_master_secret(),
        renegotiation_info: hello.renegotiation_info(),
        post_handshake_auth: hello.post_handshake_auth(),
        suites: hello.suites,
        groups: hello.groups,
        signature_schemes: hello.signature_schemes,
        key_shares: hello.key_shares,
        alpn: hello.alpn,
        server_name: hello.server_name,
        compression: hello.compression,
        ..Client::usual(Vec::new())
    };
    Ok((client, assumed, remarks))
}

fn from_ja3(text: &str) -> Result<Parts, OwnError> {
    let mut fields = Vec::new();
    let mut offset = 0;
    for (index, field) in text.split(',').enumerate() {
        let mut numbers = Vec::new();
        let mut at = offset;
        for number in field.split('-').filter(|_| !field.is_empty()) {
            let bad = OwnError::Ja3 { field: index + 1, offset: at };
            numbers.push(number.parse::<u16>().map_err(|_| bad)?);
            at += number.len() + 1;
        }
        fields.push(numbers);
        offset += field.len() + 1;
    }
    let fields = <[Vec<u16>; 5]>::try_from(fields).map_err(|fields| OwnError::Ja3 {
        // The one that is missing at the end, or the one too many.
        field: (fields.len() + 1).min(6),
        offset: text.split(',').take(5).map(|field| field.len() + 1).sum::<usize>().min(text.len()),
    })?;
    let [legacy, suites, extensions, groups, _formats] = fields;
    let bad_version = OwnError::Ja3 { field: 1, offset: 0 };
    let [legacy] = legacy[..] else { return Err(bad_version) };
    let legacy = version(legacy).ok_or(bad_version)?;
    let has = |extension| extensions.contains(&extension);
    let listed = has(43).then(|| {
        let new = suites.iter().any(|code| is_tls13(*code));
        let newest = if new { Protocol::Tls13 } else { Protocol::Tls12 };
        up_to(newest)
    });
    let (has_groups, has_schemes, has_shares) = (has(10), has(13), has(51));
    let assumed = Assumed::default()
        .with(Assumption::Versions, true)
        .with(Assumption::Shares, has_shares)
        .with(Assumption::Schemes, has_schemes)
        .with(Assumption::Alpn, has(16));
    let legacy_version = if legacy == Protocol::Tls13 { Protocol::Tls12 } else { legacy };
    let client = Client {
        enabled: listed.clone().unwrap_or_else(|| all_to(legacy_version)),
        supported_versions: listed,
        legacy_version,
        // JA3 leaves GREASE out; the first group is the one a share is usually sent for.
        key_shares: has_shares.then(|| groups.iter().copied().take(1).collect()),
        groups: has_groups.then_some(groups),
        signature_schemes: has_schemes.then(|| USUAL_SCHEMES.to_vec()),
        extended_master_secret: has(23),
        renegotiation_info: has(65281) || suites.contains(&RENEGOTIATION_SCSV),
        post_handshake_auth: has(49),
        ..Client::usual(suites)
    };
    Ok((client, assumed, Vec::new()))
}

fn from_names(suites: Vec<u16>, ignored: Vec<String>, lists: bool) -> Parts {
    let new = suites.iter().any(|code| is_tls13(*code));
    let enabled = up_to(if new { Protocol::Tls13 } else { Protocol::Tls12 });
    let client = Client {
        supported_versions: (new || lists).then(|| enabled.clone()),
        enabled,
        ..Client::usual(suites)
    };
    let assumed = Assumed::default()
        .with(Assumption::Versions, true)
        .with(Assumption::Groups, true)
        .with(Assumption::Schemes, true)
        .with(Assumption::Alpn, true);
    let (foreign, unknown): (Vec<_>, Vec<_>) =
        ignored.into_iter().partition(|name| suite_names::is_foreign(name));
    let remarks = [Remark::Ignored(foreign), Remark::UnknownNames(unknown)]
        .into_iter()
        .filter(|remark| !matches!(remark, Remark::Ignored(names) | Remark::UnknownNames(names) if names.is_empty()))
        .collect();
    (client, assumed, remarks)
}

/// A cipher string is about TLS 1.2 and below; OpenSSL has the suites of TLS 1.3 on besides.
fn with_tls13(suites: Vec<u16>) -> Vec<u16> {
    [0x1302, 0x1303, 0x1301].into_iter().chain(suites).collect()
}

fn iana_names(text: &str) -> (Vec<u16>, Vec<String>) {
    let (mut suites, mut ignored) = (Vec::new(), Vec::new());
    for name in suite_names::listed(text) {
        match suite_names::code(name) {
            // A list that is configured does not fall back.
            Some(FALLBACK_SCSV) => {}
            Some(code) => suites.push(code),
            None => ignored.push(name.to_owned()),
        }
    }
    (suites, ignored)
}

const fn is_tls13(code: u16) -> bool {
    code >> 8 == 0x13
}

/// TLS 1.0 to `newest`: what libraries have on unless told otherwise.
fn up_to(newest: Protocol) -> Vec<Protocol> {
    all_to(newest).into_iter().filter(|version| *version != Protocol::Ssl30).collect()
}

/// Every version up to `newest`: a client that does not list its versions does not say where its range begins.
fn all_to(newest: Protocol) -> Vec<Protocol> {
    Protocol::ALL.into_iter().filter(|version| *version as usize >= newest as usize).collect()
}

/// Hexadecimal, with or without separators, or base64.
fn bytes(text: &str) -> Result<Vec<u8>, OwnError> {
    if is_hexadecimal(text) {
        // A digit too few is missing at the end.
        return hexadecimal(text).ok_or(OwnError::NotBytes(text.len()));
    }
    // Two by two is how bytes are written in hexadecimal: then one letter is wrong, not the whole.
    if text.split(separates).next().is_some_and(|first| first.len() == 2) {
        let wrong = |letter: char| !letter.is_ascii_hexdigit() && !separates(letter);
        return Err(OwnError::NotBytes(text.find(wrong).unwrap_or(text.len())));
    }
    base64(text).map_err(OwnError::NotBytes)
}

/// Base64 (RFC 4648), white space aside; the place of a character that does not belong.
fn base64(text: &str) -> Result<Vec<u8>, usize> {
    let (mut bytes, mut bits, mut have) = (Vec::new(), 0_u32, 0);
    for (at, letter) in text.bytes().enumerate() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' | b' ' | b'\n' | b'\r' | b'\t' => continue,
            _ => return Err(at),
        };
        bits = bits << 6 | u32::from(value);
        have += 6;
        if have >= 8 {
            have -= 8;
            bytes.push((bits >> have) as u8);
        }
    }
    // What is left of the last letter is empty, and no letter is left alone.
    if have >= 6 || bits & ((1 << have) - 1) != 0 {
        return Err(text.len());
    }
    Ok(bytes)
}

const fn separates(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ':' | ',' | '-')
}

/// Is there nothing but hexadecimal digits, prefixes and what separates them?
fn is_hexadecimal(text: &str) -> bool {
    text.split(separates).all(|part| {
        let part = part.strip_prefix("0x").unwrap_or(part);
        part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text
        .split(separates)
        .flat_map(|part| part.strip_prefix("0x").unwrap_or(part).chars())
        .map(|letter| letter.to_digit(16))
        .collect::<Option<_>>()?;
    let (pairs, over) = digits.as_chunks::<2>();
    over.is_empty().then(|| pairs.iter().map(|[high, low]| (high << 4 | low) as u8).collect())
}
