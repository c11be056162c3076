//! Who connects, who fails, who is lost.

use super::miss::{Miss, Undecided};
use super::predicates::{Form, Main};
use crate::domain::Side;
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::member::is_name;
use crate::lesson::names::{At, Named, words};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::sight::{Loser, Sight};
use crate::tls::fleet::Member;
use crate::tls::impact::Verdict;

/// Most members that a condition names.
const MEMBERS_MAX: usize = 24;

/// Some members, by their ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Members(pub Vec<String>);

/// So many are lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// Only of this side.
    pub side: Option<Side>,
    /// Only those that must go on working.
    pub kept: bool,
    /// How many members.
    pub members: Option<Range>,
    /// How many requests a day.
    pub requests: Option<Range>,
}

/// Members by their ids.
pub fn members(cursor: &Cursor<'_>) -> Result<Vec<String>, Fault> {
    let items = cursor.list(1, MEMBERS_MAX)?;
    items.iter().map(|item| member(item).map(str::to_owned)).collect()
}

/// A member by its id.
pub fn member<'a>(cursor: &Cursor<'a>) -> Result<&'a str, Fault> {
    const WHAT: &str = "a member (such as grpc-1-85)";
    let text = cursor.text(WHAT)?;
    if is_name(text) { Ok(text) } else { Err(cursor.expected(WHAT)) }
}

/// The verdict on a member; not on one that is not there, or of whom nobody knows.
fn verdict<'a>(id: &str, at: At, sight: &Sight<'a>) -> Result<(&'a Member, bool), Miss> {
    let Some(member) = sight.member(id) else {
        return Err(Miss::Undecided(Undecided::NoMember(id.to_owned())));
    };
    match sight.judge(at).verdict(&member.profile) {
        Verdict::Connects(..) => Ok((member, true)),
        Verdict::Fails => Ok((member, false)),
        Verdict::Unknown => Err(Miss::Undecided(Undecided::Unknown(id.to_owned()))),
    }
}

impl Main for Members {
    const FORM: Form = Form::Members;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        members(cursor).map(Self)
    }

    fn write(&self) -> Node {
        Node::texts(&self.0)
    }
}

/// These connect.
pub(super) fn connect(members: &Members, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
    members.0.iter().try_for_each(|id| {
        let (member, connects) = verdict(id, at, sight)?;
        if connects {
            return Ok(());
        }
        Err(Miss::Fails {
            side: member.profile.side(),
            id: id.clone(),
            name: member.profile.facts().name.to_string(),
            at,
            failure: sight.judge(at).explain(&member.profile).err(),
        })
    })
}

/// These fail.
pub(super) fn fail(members: &Members, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
    members.0.iter().try_for_each(|id| {
        let (member, connects) = verdict(id, at, sight)?;
        if !connects {
            return Ok(());
        }
        let name = member.profile.facts().name.to_string();
        Err(Miss::Connects { side: member.profile.side(), id: id.clone(), name, at })
    })
}

impl Main for Lost {
    const FORM: Form = Form::Fields(&[
        ("side", Form::Word(words::<Side>)),
        ("kept", Form::Flag),
        ("members", Form::Range),
        ("requests", Form::Range),
    ]);

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let object = cursor.object(&["side", "kept", "members", "requests"])?;
        let range = |cursor: Cursor<'_>| Range::read(&cursor);
        let lost = Self {
            side: object.read("side", |cursor| cursor.word())?,
            kept: object.read("kept", |cursor| cursor.set())?.is_some(),
            members: object.read("members", range)?,
            requests: object.read("requests", range)?,
        };
        if lost.members.is_none() && lost.requests.is_none() {
            return Err(cursor.expected("members or requests"));
        }
        Ok(lost)
    }

    fn write(&self) -> Node {
        Node::object([
            ("side", self.side.map(|side| Node::text(side.word()))),
            ("kept", self.kept.then_some(Node::Flag(true))),
            ("members", self.members.map(Range::write)),
            ("requests", self.requests.map(Range::write)),
        ])
    }
}

/// So many of those who connected when the lesson began are lost.
pub(super) fn lost(lost: &Lost, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let Lost { side, kept, members, requests } = *lost;
    let is_meant =
        |loser: &Loser| side.is_none_or(|side| loser.side == side) && (!kept || loser.kept);
    let mut losers: Vec<Loser> = sight.lost(at).into_iter().filter(is_meant).collect();
    let lost = losers.iter().map(|loser| u64::from(loser.requests)).sum();
    let holds = members.is_none_or(|range| range.holds(losers.len() as u64))
        && requests.is_none_or(|range| range.holds(lost));
    if holds {
        return Ok(());
    }
    losers.sort_by_key(|loser| std::cmp::Reverse(loser.requests));
    Err(Miss::Lost { at, side, kept, losers, members, requests })
}
