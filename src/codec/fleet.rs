//! A fleet as JSON: how people keep it, hand it on, and bring it back. `docs/fleet.md` documents the form.

use std::fmt;
use std::sync::Arc;

use super::json::{self, Json, JsonError, write_text};
use super::name::clean;
use crate::domain::{Quote, Side};
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
    /// No JSON.
    NotJson(JsonError),
    /// A field that is missing, or is not what it should be.
    Field(&'static str),
    /// A field that no fleet has.
    Unknown(String),
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

/// The JSON of `fleet`.
pub fn write(fleet: &Fleet) -> String {
    let mut json =
        format!("{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"name\": ");
    write_text(&mut json, &fleet.name);
    for (side, list) in LISTS {
        json.push_str(",\n  ");
        write_text(&mut json, list);
        json.push_str(": [");
        for (index, member) in fleet.on(side).enumerate() {
            json.push_str(if index > 0 { ",\n    {" } else { "\n    {" });
            let facts = member.profile.facts();
            let texts = match &member.origin {
                None => vec![("profile", &*facts.id)],
                Some(origin) => vec![("name", &*facts.name), (key(origin.form), &*origin.text)],
            };
            for (name, text) in texts {
                write_text(&mut json, name);
                json.push_str(": ");
                write_text(&mut json, text);
                json.push_str(", ");
            }
            json.push_str("\"requests_per_day\": ");
            json.push_str(&member.requests.to_string());
            json.push_str(if member.keep { ", \"keep\": true}" } else { "}" });
        }
        json.push_str("\n  ]");
    }
    json.push_str("\n}\n");
    json
}

/// The lists of a fleet, by side.
const LISTS: [(Side, &str); 2] =
    [(Side::Client, list_of(Side::Client)), (Side::Backend, list_of(Side::Backend))];

/// The name under which what a client was read from is written.
const fn key(form: Form) -> &'static str {
    match form {
        Form::Hello => "hello",
        Form::Ja3 => "ja3",
        Form::OpenSsl => "openssl",
        Form::Suites => "suites",
    }
}

/// Reads a fleet.
///
/// # Errors
///
/// Names what is wrong, where, and what would be right.
pub fn read(text: &str) -> Result<Read, FleetError> {
    if text.len() > LENGTH_MAX {
        return Err(FleetError::TooLong);
    }
    // Some editors put a mark of the byte order in front.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let Json::Object(members) = json::read(text).map_err(FleetError::NotJson)? else {
        return Err(FleetError::Field("format"));
    };
    for (name, _) in &members {
        if !["format", "version", "name", "clients", "backends"].contains(&name.as_str()) {
            return Err(FleetError::Unknown(name.clone()));
        }
    }
    match find(&members, "format") {
        Some(Json::Text(format)) if format == FORMAT => {}
        Some(_) | None => return Err(FleetError::Field("format")),
    }
    match find(&members, "version").and_then(whole) {
        Some(0) => return Err(FleetError::Field("version")),
        Some(version) if version > VERSION => return Err(FleetError::Version(version)),
        Some(_) => {}
        None => return Err(FleetError::Field("version")),
    }
    let name = match find(&members, "name") {
        Some(Json::Text(name)) => clean(name),
        Some(_) | None => return Err(FleetError::Field("name")),
    };
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(FleetError::Field("name"));
    }
    let mut fleet = Fleet { name, members: Vec::new() };
    let mut unheeded = Vec::new();
    for (side, list) in LISTS {
        let Some(Json::List(rows)) = find(&members, list) else {
            return Err(FleetError::Field(list));
        };
        if fleet.members.len() + rows.len() > MEMBERS_MAX {
            return Err(FleetError::TooMany { most: MEMBERS_MAX });
        }
        for (index, row) in rows.iter().enumerate() {
            let fail = |fault| FleetError::Row { side, number: index + 1, fault };
            let (member, remarks) = member(&fleet, side, row).map_err(fail)?;
            let name = &member.profile.facts().name;
            unheeded.extend(remarks.into_iter().filter_map(|remark| match remark {
                own::Remark::UnknownNames(suites) => {
                    Some(Unheeded { side, number: index + 1, name: name.to_string(), suites })
                }
                own::Remark::LeftOver(_)
                | own::Remark::Ignored(_)
                | own::Remark::UnknownSuites(_) => None,
            }));
            fleet.members.push(member);
        }
    }
    if fleet.members.iter().filter(|member| member.origin.is_some()).count() > OWN_MAX {
        return Err(FleetError::TooMany { most: OWN_MAX });
    }
    Ok(Read { fleet, unheeded })
}

fn find<'a>(members: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    members.iter().find(|(each, _)| each == name).map(|(_, value)| value)
}

/// A whole number that fits.
fn whole(value: &Json) -> Option<u32> {
    match value {
        Json::Number(text) => text.parse().ok(),
        Json::Null | Json::Bool(_) | Json::Text(_) | Json::List(_) | Json::Object(_) => None,
    }
}

/// The member that a row is, with what was left aside of it.
fn member(fleet: &Fleet, side: Side, row: &Json) -> Result<(Member, Vec<own::Remark>), RowFault> {
    let Json::Object(members) = row else { return Err(RowFault::Form) };
    let (mut profile, mut name, mut origin) = (None, None, None);
    let (mut requests, mut keep) = (None, false);
    for (key_found, value) in members {
        let form = Form::ALL.into_iter().find(|form| key(*form) == key_found);
        match (key_found.as_str(), value, form) {
            ("profile", Json::Text(text), _) => profile = Some(text),
            ("name", Json::Text(text), _) => name = Some(text),
            ("requests_per_day", value, _) => {
                let number = whole(value).filter(|number| *number <= REQUESTS_MAX);
                requests = Some(number.ok_or(RowFault::Requests)?);
            }
            ("keep", Json::Bool(on), _) => keep = *on,
            (_, Json::Text(text), Some(form)) if origin.is_none() => {
                origin = Some(Origin { form, text: text.clone() });
            }
            (_, _, _) => return Err(RowFault::Key(key_found.clone())),
        }
    }
    let requests = requests.ok_or(RowFault::Requests)?;
    match (profile, name, origin) {
        (Some(id), None, None) => {
            let entry = catalogue::find(side, id).ok_or(RowFault::UnknownProfile(id.clone()))?;
            if fleet.position(side, id).is_some() {
                return Err(RowFault::Twice(id.clone()));
            }
            let profile = entry.profile.clone();
            Ok((Member { profile, requests, keep, origin: None }, Vec::new()))
        }
        (None, Some(name), Some(origin)) if side == Side::Client => {
            let (member, remarks) = own_member(fleet, name, origin)?;
            Ok((Member { requests, keep, ..member }, remarks))
        }
        (_, _, _) => Err(RowFault::Form),
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
