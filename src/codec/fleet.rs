//! A fleet as JSON: how people keep it, hand it on, and bring it back. `docs/fleet.md` documents the form.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::Side;
use crate::tls::fleet::{Fleet, MEMBERS_MAX, Member, OWN_MAX, REQUESTS_MAX};
use crate::tls::own::{self, Form, Origin, OwnError};
use crate::tls::{catalogue, fleet};

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
    /// Not the JSON of a fleet; what the reader says, with line and column.
    NotAFleet(String),
    /// Another format.
    Format(String),
    /// A version of the future.
    Version(u32),
    /// More than [`MEMBERS_MAX`] members, or [`OWN_MAX`] of one's own.
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
    /// Neither `profile` nor exactly one of the forms of an own client.
    Form,
    /// An own client without a name, or with one that is too long.
    Name,
    /// A name for the second time.
    Twice(String),
    /// More than [`REQUESTS_MAX`] requests.
    Requests,
    /// An own client that cannot be read.
    Own(OwnError),
}

impl fmt::Display for FleetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("more than 2 MiB; expected the file of one fleet"),
            Self::NotAFleet(message) => f.write_str(message),
            Self::Format(found) => write!(f, "format \"{found}\"; expected \"{FORMAT}\""),
            Self::Version(found) => {
                write!(f, "version {found}; this page reads versions up to {VERSION}")
            }
            Self::TooMany { most } => write!(f, "too many members; at most {most} are taken"),
            Self::Row { side, number, fault } => {
                let list = match side {
                    Side::Client => "clients",
                    Side::Backend => "backends",
                };
                write!(f, "{list}, entry {number}: ")?;
                match fault {
                    RowFault::UnknownProfile(id) => {
                        write!(f, "no built-in profile is called \"{id}\"")
                    }
                    RowFault::Form => f.write_str(
                        "expected \"profile\", or \"name\" and one of \"hello\", \"ja3\", \"openssl\", \"suites\"",
                    ),
                    RowFault::Name => {
                        write!(f, "expected a name of 1 to {NAME_MAX} characters")
                    }
                    RowFault::Twice(name) => write!(f, "\"{name}\" for the second time"),
                    RowFault::Requests => {
                        write!(f, "expected at most {REQUESTS_MAX} requests a day")
                    }
                    RowFault::Own(error) => error.fmt(f),
                }
            }
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: String,
    version: u32,
    name: String,
    clients: Vec<Row>,
    backends: Vec<Row>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hello: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ja3: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    openssl: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suites: Option<String>,
    requests_per_day: u32,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    keep: bool,
}

/// The JSON of `fleet`.
pub fn write(fleet: &Fleet) -> String {
    let rows = |side| fleet.on(side).map(row).collect();
    let document = Document {
        format: FORMAT.to_owned(),
        version: VERSION,
        name: fleet.name.clone(),
        clients: rows(Side::Client),
        backends: rows(Side::Backend),
    };
    // Text and numbers only: nothing in it can fail to be written.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn row(member: &Member) -> Row {
    let mut row = Row { requests_per_day: member.requests, keep: member.keep, ..Row::default() };
    let facts = member.profile.facts();
    match &member.origin {
        None => row.profile = Some(facts.id.to_string()),
        Some(origin) => {
            row.name = Some(facts.name.to_string());
            let text = Some(origin.text.clone());
            match origin.form {
                Form::Hello => row.hello = text,
                Form::Ja3 => row.ja3 = text,
                Form::OpenSsl => row.openssl = text,
                Form::Suites => row.suites = text,
            }
        }
    }
    row
}

/// Reads a fleet.
///
/// # Errors
///
/// Names what is wrong, where, and what would be right.
pub fn read(text: &str) -> Result<Fleet, FleetError> {
    if text.len() > LENGTH_MAX {
        return Err(FleetError::TooLong);
    }
    let document: Document =
        serde_json::from_str(text).map_err(|error| FleetError::NotAFleet(error.to_string()))?;
    if document.format != FORMAT {
        return Err(FleetError::Format(document.format));
    }
    if document.version > VERSION {
        return Err(FleetError::Version(document.version));
    }
    if document.clients.len() + document.backends.len() > MEMBERS_MAX {
        return Err(FleetError::TooMany { most: MEMBERS_MAX });
    }
    let mut fleet = Fleet { name: clean(&document.name), members: Vec::new() };
    if fleet.name.is_empty() {
        fleet.name = "Imported fleet".to_owned();
    }
    for (side, rows) in [(Side::Client, document.clients), (Side::Backend, document.backends)] {
        for (index, row) in rows.into_iter().enumerate() {
            let fail = |fault| FleetError::Row { side, number: index + 1, fault };
            let member = member(&fleet, side, row).map_err(fail)?;
            fleet.members.push(member);
        }
    }
    if fleet.members.iter().filter(|member| member.origin.is_some()).count() > OWN_MAX {
        return Err(FleetError::TooMany { most: OWN_MAX });
    }
    Ok(fleet)
}

fn member(fleet: &Fleet, side: Side, row: Row) -> Result<Member, RowFault> {
    if row.requests_per_day > REQUESTS_MAX {
        return Err(RowFault::Requests);
    }
    let forms = [
        (Form::Hello, row.hello),
        (Form::Ja3, row.ja3),
        (Form::OpenSsl, row.openssl),
        (Form::Suites, row.suites),
    ];
    let mut given = forms.into_iter().filter_map(|(form, text)| Some(Origin { form, text: text? }));
    let (requests, keep) = (row.requests_per_day, row.keep);
    match (row.profile, row.name, given.next(), given.next()) {
        (Some(id), None, None, None) => {
            let entry = catalogue::find(side, &id).ok_or(RowFault::UnknownProfile(id.clone()))?;
            if fleet.position(side, &id).is_some() {
                return Err(RowFault::Twice(id));
            }
            Ok(Member { profile: entry.profile.clone(), requests, keep, origin: None })
        }
        (None, Some(name), Some(origin), None) if side == Side::Client => {
            let (member, _) = own_member(fleet, &name, origin)?;
            Ok(Member { requests, keep, ..member })
        }
        (_, _, _, _) => Err(RowFault::Form),
    }
}

/// A new member for `fleet`, read from what a person has, with what was left aside.
///
/// # Errors
///
/// A name that will not do, or text that cannot be read.
pub fn own_member(
    fleet: &Fleet,
    name: &str,
    origin: Origin,
) -> Result<(Member, Vec<own::Remark>), RowFault> {
    let name = clean(name);
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(RowFault::Name);
    }
    if fleet.on(Side::Client).any(|member| member.profile.facts().name == name) {
        return Err(RowFault::Twice(name));
    }
    let free = |number: &usize| fleet.position(Side::Client, &own_id(*number)).is_none();
    let number = (1..).find(free).unwrap_or_default();
    let reading =
        own::read(origin.form, &origin.text, own_id(number), name).map_err(RowFault::Own)?;
    let member = Member {
        profile: Arc::new(reading.profile),
        requests: fleet::NEW_REQUESTS,
        keep: false,
        origin: Some(origin),
    };
    Ok((member, reading.remarks))
}

fn own_id(number: usize) -> String {
    format!("own-{number}")
}

/// A name without control characters and outer space.
fn clean(name: &str) -> String {
    name.trim().chars().filter(|letter| !letter.is_control()).collect()
}
