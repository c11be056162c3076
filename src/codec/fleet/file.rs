//! The file of a fleet: what it holds, as serde reads and writes it.

use std::borrow::Cow;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::ser::Formatter;
use serde_path_to_error::Segment;

use super::{
    FORMAT, FleetError, LENGTH_MAX, NAME_MAX, OwnClient, Read, RowFault, Unheeded, VERSION,
};
use super::{list_of, written_length_max};
use crate::codec::json::{Fields, JsonError, Object, given};
use crate::codec::name::clean;
use crate::domain::Side;
use crate::tls::catalogue;
use crate::tls::fleet::{Fleet, MEMBERS_MAX, Member, OWN_MAX, REQUESTS_MAX};
use crate::tls::own::{Form, Origin, Remark};

type Text<'a> = Option<Cow<'a, str>>;

/// What says how to read the rest, of whatever version it is.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Head<'a> {
    #[serde(deserialize_with = "given")]
    format: Text<'a>,
    #[serde(deserialize_with = "given")]
    version: Option<u32>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct File<'a> {
    #[serde(deserialize_with = "given")]
    format: Text<'a>,
    #[serde(deserialize_with = "given")]
    version: Option<u32>,
    #[serde(deserialize_with = "given")]
    name: Text<'a>,
    #[serde(deserialize_with = "given")]
    clients: Option<Vec<Object<Row<'a>>>>,
    #[serde(deserialize_with = "given")]
    backends: Option<Vec<Object<Row<'a>>>>,
}

/// A built-in profile, or a client of one's own in one of the forms.
#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct Row<'a> {
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    profile: Text<'a>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    name: Text<'a>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    hello: Text<'a>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    ja3: Text<'a>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    openssl: Text<'a>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    suites: Text<'a>,
    #[serde(deserialize_with = "given")]
    requests_per_day: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    keep: bool,
}

const A_FLEET: &str = "an object with format, version, name, clients, backends";

impl Fields for Head<'_> {
    const EXPECTED: &'static str = A_FLEET;
}

impl Fields for File<'_> {
    const EXPECTED: &'static str = A_FLEET;
}

impl Fields for Row<'_> {
    const EXPECTED: &'static str =
        "an object with profile, or with name and one of hello, ja3, openssl, suites";
}

/// The JSON of `fleet`, a line for each member.
pub fn write(fleet: &Fleet) -> String {
    let rows = |side| Some(fleet.on(side).map(|member| Object(Row::of(member))).collect());
    let file = File {
        format: Some(FORMAT.into()),
        version: Some(VERSION),
        name: Some((&*fleet.name).into()),
        clients: rows(Side::Client),
        backends: rows(Side::Backend),
    };
    let mut json = Vec::with_capacity(written_length_max(fleet));
    let mut writer = serde_json::Serializer::with_formatter(&mut json, Lines { depth: 0 });
    // Text and numbers can always be written, and memory takes them.
    let _ = file.serialize(&mut writer);
    json.push(b'\n');
    String::from_utf8(json).unwrap_or_default()
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
    let head: Head<'_> = parse(text)?;
    if head.format.is_none_or(|format| format != FORMAT) {
        return Err(FleetError::Field("format"));
    }
    match head.version {
        None | Some(0) => return Err(FleetError::Field("version")),
        Some(version) if version > VERSION => return Err(FleetError::Version(version)),
        Some(_) => {}
    }
    let file: File<'_> = parse(text)?;
    let name = file.name.map(|name| clean(&name)).unwrap_or_default();
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(FleetError::Field("name"));
    }
    let mut read = Read { fleet: Fleet { name, members: Vec::new() }, unheeded: Vec::new() };
    for (side, rows) in [(Side::Client, file.clients), (Side::Backend, file.backends)] {
        let rows = rows.ok_or(FleetError::Field(list_of(side)))?;
        if read.fleet.members.len() + rows.len() > MEMBERS_MAX {
            return Err(FleetError::TooMany { most: MEMBERS_MAX });
        }
        for (number, Object(row)) in (1..).zip(rows) {
            let taken = row.member(&read.fleet, side);
            let (member, remarks) =
                taken.map_err(|fault| FleetError::Row { side, number, fault })?;
            let name = &member.profile.facts().name;
            read.unheeded.extend(remarks.into_iter().filter_map(|remark| match remark {
                Remark::UnknownNames(suites) => {
                    Some(Unheeded { side, number, name: name.to_string(), suites })
                }
                Remark::LeftOver(_) | Remark::Ignored(_) | Remark::UnknownSuites(_) => None,
            }));
            read.fleet.members.push(member);
        }
    }
    if read.fleet.members.iter().filter(|member| member.origin.is_some()).count() > OWN_MAX {
        return Err(FleetError::TooMany { most: OWN_MAX });
    }
    Ok(read)
}

fn parse<'de, T: Fields + Deserialize<'de>>(text: &'de str) -> Result<T, FleetError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let Object(value) = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| fault(text, error.path().iter().collect(), error.inner()))?;
    reader.end().map_err(|error| FleetError::NotJson(JsonError::new(text, &error)))?;
    Ok(value)
}

/// What is wrong at `path`.
fn fault(text: &str, path: Vec<&Segment>, error: &serde_json::Error) -> FleetError {
    let place = JsonError::new(text, error);
    if !error.is_data() {
        return FleetError::NotJson(place);
    }
    match path[..] {
        [Segment::Map { key }] => {
            let known = ["format", "version", "name", "clients", "backends"];
            let known = known.into_iter().find(|known| known == key);
            known.map_or_else(|| FleetError::Unknown(key.clone()), FleetError::Field)
        }
        [Segment::Map { key: list }, Segment::Seq { index }, ref rest @ ..] => {
            let clients = list == list_of(Side::Client);
            let side = if clients { Side::Client } else { Side::Backend };
            let fault = match rest {
                [Segment::Map { key }] if key == "requests_per_day" => RowFault::Requests,
                [Segment::Map { key }] => RowFault::Key(key.clone()),
                _ => RowFault::Shape(place),
            };
            FleetError::Row { side, number: index + 1, fault }
        }
        _ => FleetError::Shape(place),
    }
}

impl<'a> Row<'a> {
    fn of(member: &'a Member) -> Self {
        let facts = member.profile.facts();
        let mut row =
            Row { requests_per_day: Some(member.requests), keep: member.keep, ..Row::default() };
        match &member.origin {
            None => row.profile = Some((&*facts.id).into()),
            Some(origin) => {
                row.name = Some((&*facts.name).into());
                *row.text(origin.form) = Some((&*origin.text).into());
            }
        }
        row
    }

    fn text(&mut self, form: Form) -> &mut Text<'a> {
        match form {
            Form::Hello => &mut self.hello,
            Form::Ja3 => &mut self.ja3,
            Form::OpenSsl => &mut self.openssl,
            Form::Suites => &mut self.suites,
        }
    }

    /// The member that this is, with what was left aside of it.
    fn member(mut self, fleet: &Fleet, side: Side) -> Result<(Member, Vec<Remark>), RowFault> {
        let mut origin = None;
        for form in Form::ALL {
            if let Some(text) = self.text(form).take() {
                if origin.is_some() {
                    return Err(RowFault::Key(key(form).to_owned()));
                }
                origin = Some(Origin { form, text: text.into_owned() });
            }
        }
        let requests = self.requests_per_day.filter(|requests| *requests <= REQUESTS_MAX);
        let requests = requests.ok_or(RowFault::Requests);
        match (self.profile, self.name, origin) {
            (Some(id), None, None) => {
                let requests = requests?;
                let Some(entry) = catalogue::find(side, &id) else {
                    return Err(RowFault::UnknownProfile(id.into_owned()));
                };
                if fleet.position(side, &id).is_some() {
                    return Err(RowFault::Twice(id.into_owned()));
                }
                let profile = entry.profile.clone();
                Ok((Member { profile, requests, keep: self.keep, origin: None }, Vec::new()))
            }
            (None, Some(name), Some(origin)) if side == Side::Client => {
                let requests = requests?;
                let (member, remarks) = OwnClient::read(&name, origin).member(fleet)?;
                Ok((Member { requests, keep: self.keep, ..member }, remarks))
            }
            (_, _, _) => Err(RowFault::Form),
        }
    }
}

/// The name under which what a client was read from is written.
const fn key(form: Form) -> &'static str {
    match form {
        Form::Hello => "hello",
        Form::Ja3 => "ja3",
        Form::OpenSsl => "openssl",
        Form::Suites => "suites",
    }
}

/// The layout of the file: a line for each field, and for each member.
struct Lines {
    depth: usize,
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(match (self.depth, first) {
            (1, true) => b"\n  ",
            (1, false) => b",\n  ",
            (_, true) => b"",
            (_, false) => b", ",
        })
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(if first { b"\n    " } else { b",\n    " })
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n  ]")
    }
}
