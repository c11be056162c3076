//! A fleet as JSON: how people keep it, hand it on, and bring it back. `docs/fleet.md` documents the form.

mod file;

pub use file::{read, write};

use std::fmt;
use std::sync::Arc;

use super::json::JsonError;
use super::name::clean;
use crate::domain::{Quote, Side};
use crate::tls::fleet::{Fleet, Member, NEW_REQUESTS, REQUESTS_MAX};
use crate::tls::own::{self, Origin, OwnError, Reading, Remark};

/// The value of `format`.
pub const FORMAT: &str = "tls-rehearsal/fleet";

/// The version that is written. All versions up to it are read.
pub const VERSION: u32 = 1;

/// Longest text that is read, in bytes.
pub const LENGTH_MAX: usize = 2 * 1024 * 1024;

/// Longest name, in characters.
pub const NAME_MAX: usize = 80;

/// Why a fleet was not read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FleetError {
    /// More than [`LENGTH_MAX`] bytes.
    TooLong,
    /// No JSON.
    NotJson(JsonError),
    /// JSON, but no fleet: a list for example, or a field for the second time.
    Shape(JsonError),
    /// A field that is missing, or is not what it should be.
    Field(&'static str),
    /// A field that no fleet has.
    Unknown(String),
    /// A version of the future.
    Version(u32),
    /// More than [`MEMBERS_MAX`](crate::tls::fleet::MEMBERS_MAX) members, or [`OWN_MAX`](crate::tls::fleet::OWN_MAX) of one's own.
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// A row that cannot be taken.
    Row {
        /// On which side.
        side: Side,
        /// Its position, from 1.
        number: usize,
        /// What is wrong with it.
        fault: RowFault,
    },
}

/// What is wrong with a row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RowFault {
    /// No built-in profile has this name.
    UnknownProfile(String),
    /// No object, or a field for the second time.
    Shape(JsonError),
    /// Neither `profile` nor exactly one of the forms of an own client.
    Form,
    /// An own client without a name, or with one that is too long.
    Name,
    /// A name for the second time.
    Twice(String),
    /// No number of requests, or more than [`REQUESTS_MAX`].
    Requests,
    /// A field that no row has, or of the wrong kind.
    Key(String),
    /// An own client that cannot be read.
    Own(OwnError),
}

impl fmt::Display for FleetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("more than 2 MiB; expected the file of one fleet"),
            Self::NotJson(error) => write!(f, "no JSON; {error}"),
            Self::Shape(error) => error.fmt(f),
            Self::Field(name) => {
                let right = match *name {
                    "format" => "\"tls-rehearsal/fleet\"",
                    "version" => "a whole number",
                    "name" => "a name of 1 to 80 characters",
                    _ => "a list",
                };
                write!(f, "\"{name}\": expected {right}")
            }
            Self::Unknown(name) => write!(
                f,
                "\"{}\" is no field of a fleet; expected format, version, name, clients, backends",
                Quote(name)
            ),
            Self::Version(found) => {
                write!(f, "version {found}; this page reads versions up to {VERSION}")
            }
            Self::TooMany { most } => write!(f, "too many members; at most {most} are taken"),
            Self::Row { side, number, fault } => {
                write!(f, "{}, entry {number}: ", list_of(*side))?;
                match fault {
                    RowFault::UnknownProfile(id) => {
                        write!(f, "no built-in profile is called \"{}\"", Quote(id))
                    }
                    RowFault::Shape(error) => error.fmt(f),
                    RowFault::Form => f.write_str(
                        "expected \"profile\", or \"name\" and one of \"hello\", \"ja3\", \"openssl\", \"suites\"",
                    ),
                    RowFault::Name => {
                        write!(f, "expected a name of 1 to {NAME_MAX} characters")
                    }
                    RowFault::Twice(name) => {
                        write!(f, "\"{}\" for the second time", Quote(name))
                    }
                    RowFault::Requests => {
                        write!(f, "\"requests_per_day\": expected 0 to {REQUESTS_MAX}")
                    }
                    RowFault::Key(key) => {
                        write!(f, "\"{}\" is no field of a row, or not of the right kind", Quote(key))
                    }
                    RowFault::Own(error) => error.fmt(f),
                }
            }
        }
    }
}

/// A fleet that was read, and what of it nobody knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The fleet.
    pub fleet: Fleet,
    /// Names of suites that nobody knows.
    pub unheeded: Vec<Unheeded>,
}

/// Names of suites in a row that nobody knows: where its verdict turns on them, it is unknown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unheeded {
    /// On which side.
    pub side: Side,
    /// Its position, from 1.
    pub number: usize,
    /// The name of the row.
    pub name: String,
    /// The names of the suites.
    pub suites: Vec<String>,
}

impl fmt::Display for Unheeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (list, number, name) = (list_of(self.side), self.number, &self.name);
        let plural = if self.suites.len() == 1 { "" } else { "s" };
        let suites: Vec<_> = self.suites.iter().map(|suite| clean(suite)).collect();
        let suites = suites.join(", ");
        write!(f, "{list}, entry {number}, {name}: unknown suite{plural} {suites}")
    }
}

/// What a side's list is called.
const fn list_of(side: Side) -> &'static str {
    match side {
        Side::Client => "clients",
        Side::Backend => "backends",
    }
}

/// How long the file of `fleet` is at most, in bytes: what is escaped is counted as if all of it were.
pub fn written_length_max(fleet: &Fleet) -> usize {
    const AROUND_A_ROW: usize = 120;
    let escaped = |text: &str| -> usize {
        text.bytes()
            .map(|byte| match byte {
                b'"' | b'\\' | b'\n' | b'\r' | b'\t' => 2,
                0..0x20 => 6,
                _ => 1,
            })
            .sum()
    };
    let row = |member: &Member| match &member.origin {
        Some(origin) => escaped(&member.profile.facts().name) + escaped(&origin.text),
        None => escaped(&member.profile.facts().id),
    };
    let rows: usize = fleet.members.iter().map(|member| AROUND_A_ROW + row(member)).sum();
    2 * AROUND_A_ROW + escaped(&fleet.name) + rows
}

/// A client of one's own that was read, or why it was not: what becomes a member where its name is free.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnClient {
    name: String,
    origin: Origin,
    reading: Result<Reading, OwnError>,
}

impl OwnClient {
    /// Reads what a person has.
    pub fn read(name: &str, origin: Origin) -> Self {
        let name = clean(name);
        let reading = own::read(origin.form, &origin.text, String::new(), name.clone());
        Self { name, origin, reading }
    }

    /// The new member for `fleet`, with what was left aside.
    ///
    /// # Errors
    ///
    /// A name that will not do, or text that could not be read.
    pub fn member(self, fleet: &Fleet) -> Result<(Member, Vec<Remark>), RowFault> {
        let Self { name, origin, reading } = self;
        if name.is_empty() || name.chars().count() > NAME_MAX {
            return Err(RowFault::Name);
        }
        if fleet.on(Side::Client).any(|member| member.profile.facts().name == name) {
            return Err(RowFault::Twice(name));
        }
        let Reading { profile, remarks } = reading.map_err(RowFault::Own)?;
        let free = |id: &String| fleet.position(Side::Client, id).is_none();
        let id = (1..).map(|number: usize| format!("own-{number}")).find(free).unwrap_or_default();
        let profile = Arc::new(profile.called(id));
        Ok((Member { profile, requests: NEW_REQUESTS, keep: false, origin: Some(origin) }, remarks))
    }
}
