//! The built-in profiles, read from `data/`: one line each, columns between bars, named in the first line of the file.
//!
//! Lists of numbers are hexadecimal, four digits each. `-` says that the hello does not carry it, `?` that nobody knows.
//! Requests a day are our example; 0 marks a profile that is not in the example fleet and can be added.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use super::gateway::CertificateWay;
use super::party::{
    Ask, AskWhen, Client, ClientCertificate, Policy, ServerKey, USUAL_GROUPS, USUAL_SCHEMES,
};
use super::profile::{Assumed, Assumption, Facts, Peer, Profile, Provenance};
use super::registry::X25519;
use crate::domain::Protocol;
use crate::domain::Side;

const CLIENTS: &str = include_str!("data/clients.txt");
const BACKENDS: &str = include_str!("data/backends.txt");
const SOURCES: &str = include_str!("data/sources.txt");

/// A built-in profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Who.
    pub profile: Arc<Profile>,
    /// Requests a day in the example fleet; 0 if it is not in it.
    pub requests: u32,
}

/// A line that is not as it should be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DataError {
    /// On which side.
    pub side: Side,
    /// The line, from 1.
    pub line: usize,
    /// The column that cannot be read.
    pub column: &'static str,
}

static CATALOGUE: LazyLock<Vec<Entry>> = LazyLock::new(|| read().unwrap_or_default());

/// Every built-in profile: callers, then backends.
pub fn catalogue() -> &'static [Entry] {
    &CATALOGUE
}

/// The built-in profile of this name on `side`.
pub fn find(side: Side, id: &str) -> Option<&'static Entry> {
    catalogue().iter().find(|entry| entry.profile.side() == side && entry.profile.facts().id == id)
}

/// Reads the data files anew.
///
/// # Errors
///
/// Names the line and the column.
pub fn read() -> Result<Vec<Entry>, DataError> {
    let mut entries = Vec::new();
    for (side, text) in [(Side::Client, CLIENTS), (Side::Backend, BACKENDS)] {
        for (index, line) in text.lines().enumerate().skip(1) {
            let mut columns = Columns { rest: line.split('|') };
            let entry = match side {
                Side::Client => client(&mut columns),
                Side::Backend => backend(&mut columns),
            };
            entries.push(entry.map_err(|column| DataError { side, line: index + 1, column })?);
        }
    }
    Ok(entries)
}

/// A column that cannot be read.
type Bad = &'static str;

struct Columns {
    rest: std::str::Split<'static, char>,
}

/// A list in a column.
enum Cell<T> {
    Absent,
    Unknown,
    Given(T),
}

impl<T> Cell<T> {
    const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The list as sent; where nobody knows it, the usual one.
    fn or(self, usual: T) -> Option<T> {
        match self {
            Self::Absent => None,
            Self::Unknown => Some(usual),
            Self::Given(list) => Some(list),
        }
    }
}

impl Columns {
    fn text(&mut self, column: Bad) -> Result<&'static str, Bad> {
        self.rest.next().ok_or(column)
    }

    fn letter(&mut self, column: Bad) -> Result<Option<char>, Bad> {
        let mut letters = self.text(column)?.chars();
        match (letters.next(), letters.next()) {
            (letter, None) => Ok(letter),
            (_, Some(_)) => Err(column),
        }
    }

    /// `y`, `n` or `?`.
    fn known(&mut self, column: Bad) -> Result<Option<bool>, Bad> {
        match self.letter(column)? {
            Some('y') => Ok(Some(true)),
            Some('n') => Ok(Some(false)),
            Some('?') => Ok(None),
            Some(_) | None => Err(column),
        }
    }

    fn cell<T>(
        &mut self,
        column: Bad,
        read: impl Fn(&'static str) -> Option<T>,
    ) -> Result<Cell<T>, Bad> {
        match self.text(column)? {
            "-" => Ok(Cell::Absent),
            "?" => Ok(Cell::Unknown),
            text => read(text).map(Cell::Given).ok_or(column),
        }
    }

    fn numbers(&mut self, column: Bad) -> Result<Cell<Vec<u16>>, Bad> {
        self.cell(column, |text| {
            let (codes, over) = text.as_bytes().as_chunks::<4>();
            let number =
                |code: &[u8; 4]| u16::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok();
            if over.is_empty() { codes.iter().map(number).collect() } else { None }
        })
    }

    fn alpn(&mut self) -> Result<Cell<Vec<String>>, Bad> {
        self.cell("alpn", |text| Some(text.split(',').map(str::to_owned).collect()))
    }

    fn requests(&mut self) -> Result<u32, Bad> {
        self.text("requests")?.parse().map_err(|_| "requests")
    }

    fn way(&mut self) -> Result<CertificateWay, Bad> {
        match self.letter("certificate")? {
            Some('n') => Ok(CertificateWay::None),
            Some('i') => Ok(CertificateWay::Initial),
            Some('r') => Ok(CertificateWay::Renegotiation),
            Some(_) | None => Err("certificate"),
        }
    }

    fn provenance(&mut self) -> Result<Provenance, Bad> {
        match self.text("confidence")? {
            "c" => Ok(Provenance::Captured),
            "d" => Ok(Provenance::Documented),
            "r" => Ok(Provenance::Reported),
            "re" => Ok(Provenance::Emulated),
            "i" => Ok(Provenance::Inferred),
            _ => Err("confidence"),
        }
    }

    fn status(&mut self) -> Result<bool, Bad> {
        match self.letter("status")? {
            Some('c') => Ok(true),
            Some('l') => Ok(false),
            Some(_) | None => Err("status"),
        }
    }

    fn sources(&mut self) -> Result<Vec<(&'static str, &'static str)>, Bad> {
        self.text("sources")?.split(',').map(|key| source(key).ok_or("sources")).collect()
    }
}

/// The page and the date behind a key.
fn source(key: &str) -> Option<(&'static str, &'static str)> {
    SOURCES.lines().skip(1).find_map(|line| {
        let (_, rest) = line.split_once('|').filter(|(each, _)| *each == key)?;
        rest.split_once('|')
    })
}

/// The first columns of both files.
struct Head {
    id: &'static str,
    name: &'static str,
    family: &'static str,
    year: u16,
    current: bool,
    provenance: Provenance,
}

impl Columns {
    fn head(&mut self) -> Result<Head, Bad> {
        Ok(Head {
            id: self.text("id")?,
            name: self.text("name")?,
            family: self.text("family")?,
            year: self.text("year")?.parse().map_err(|_| "year")?,
            current: self.status()?,
            provenance: self.provenance()?,
        })
    }

    /// The last columns of both files, and the profile.
    fn entry(
        &mut self,
        head: Head,
        (way, suites_known, assumed): (CertificateWay, bool, Assumed),
        peer: Peer,
    ) -> Result<Entry, Bad> {
        let requests = self.requests()?;
        let (fix, note) = (self.text("fix")?, self.text("note")?);
        let profile = Profile::new(Facts {
            id: Cow::Borrowed(head.id),
            name: Cow::Borrowed(head.name),
            family: head.family,
            year: Some(head.year),
            current: head.current,
            provenance: head.provenance,
            fix: Cow::Borrowed(fix),
            note: Cow::Borrowed(note),
            sources: self.sources()?,
            suites_known,
            suites_complete: suites_known,
            way,
            assumed,
            peer,
        });
        Ok(Entry { profile: Arc::new(profile), requests })
    }
}

fn client(columns: &mut Columns) -> Result<Entry, Bad> {
    let head = columns.head()?;
    let (enabled, listed) = range(columns.text("versions")?).ok_or("versions")?;
    let suites = columns.numbers("suites")?;
    let renegotiation_info = columns.known("signals")? == Some(true);
    let (groups, schemes) = (columns.numbers("groups")?, columns.numbers("schemes")?);
    let (shares, alpn) = (columns.numbers("shares")?, columns.alpn()?);
    let named = columns.known("sni")? == Some(true);
    let extended_master_secret = columns.known("ems")?.unwrap_or(true);
    let post_handshake_auth = columns.known("auth")?.unwrap_or(false);
    let way = columns.way()?;
    let accepts_old_signatures = columns.letter("old")?.is_none();
    let renegotiates = columns.known("renegotiation")?;
    let assumed = Assumed::default()
        .with(Assumption::Groups, groups.is_unknown())
        .with(Assumption::Shares, shares.is_unknown())
        .with(Assumption::Schemes, schemes.is_unknown())
        .with(Assumption::Alpn, alpn.is_unknown())
        .with(
            Assumption::Renegotiation,
            way == CertificateWay::Renegotiation && renegotiates.is_none(),
        );
    let suites_known = !suites.is_unknown();
    let newest_old = enabled.iter().copied().find(|version| *version != Protocol::Tls13);
    let peer = Peer::Client(Client {
        supported_versions: listed.then(|| enabled.clone()),
        legacy_version: newest_old.unwrap_or(Protocol::Tls12),
        enabled,
        groups: groups.or(USUAL_GROUPS.to_vec()),
        signature_schemes: schemes.or(USUAL_SCHEMES.to_vec()),
        key_shares: shares.or(vec![X25519]),
        // Not knowing says nothing of HTTP/2; without ALPN nothing depends on it.
        alpn: alpn.or(vec!["http/1.1".to_owned()]),
        server_name: named.then(|| "gateway.example".to_owned()),
        extended_master_secret,
        renegotiation_info,
        post_handshake_auth,
        certificate: match way {
            CertificateWay::None => ClientCertificate::None,
            CertificateWay::Initial | CertificateWay::Renegotiation => ClientCertificate::Trusted,
        },
        renegotiates: renegotiates.unwrap_or(true),
        accepts_old_signatures,
        ..Client::usual(suites.or(Vec::new()).unwrap_or_default())
    });
    columns.entry(head, (way, suites_known, assumed), peer)
}

fn backend(columns: &mut Columns) -> Result<Entry, Bad> {
    let head = columns.head()?;
    let versions: Option<Vec<_>> = columns.text("versions")?.chars().map(version).collect();
    let suites = columns.numbers("suites")?;
    let client_order = columns.letter("order")? == Some('c');
    let groups = columns.numbers("groups")?;
    let key = |letter| match letter {
        'r' => Some(ServerKey::Rsa),
        'e' => Some(ServerKey::P256),
        _ => None,
    };
    let keys: Option<Vec<_>> = columns.text("keys")?.chars().map(key).collect();
    let alpn = columns.alpn()?;
    let way = columns.way()?;
    // No server's schemes were probed.
    let assumed = Assumed::default()
        .with(Assumption::Groups, groups.is_unknown())
        .with(Assumption::Schemes, true)
        .with(Assumption::Trust, way != CertificateWay::None);
    let suites_known = !suites.is_unknown();
    let suites = suites.or(Vec::new()).unwrap_or_default();
    let peer = Peer::Backend(Policy {
        client_order,
        keys: keys.ok_or("keys")?,
        groups: groups.or(USUAL_GROUPS.to_vec()).unwrap_or_default(),
        alpn: alpn.or(vec!["http/1.1".to_owned()]),
        ask: match way {
            CertificateWay::None => Ask::No,
            CertificateWay::Initial => Ask::Require(AskWhen::Handshake),
            CertificateWay::Renegotiation => Ask::Require(AskWhen::Renegotiation),
        },
        ..Policy::usual(versions.ok_or("versions")?, suites)
    });
    columns.entry(head, (way, suites_known, assumed), peer)
}

/// Oldest and newest version, and `s` if the hello lists them.
fn range(text: &str) -> Option<(Vec<Protocol>, bool)> {
    let mut letters = text.chars();
    let (oldest, newest) = (version(letters.next()?)?, version(letters.next()?)?);
    let inside = newest as usize..=oldest as usize;
    let versions = Protocol::ALL.into_iter().filter(|each| inside.contains(&(*each as usize)));
    Some((versions.collect(), letters.next() == Some('s')))
}

/// 0 for SSL 3.0 to 4 for TLS 1.3.
fn version(digit: char) -> Option<Protocol> {
    let place = digit.to_digit(10)? as usize;
    Protocol::ALL.into_iter().rev().nth(place)
}
