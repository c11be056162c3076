//! How a lesson names members of a fleet: by their ids, a backend that shares its id with a caller as `backend.<id>`.

use super::cursor::is_id;
use crate::domain::Side;
use crate::tls::catalogue::{self, Entry};
use crate::tls::fleet::{Fleet, Member};

const BACKEND: &str = "backend.";

/// Can it be the name of a member?
pub fn is_name(text: &str) -> bool {
    is_id(text.strip_prefix(BACKEND).unwrap_or(text))
}

/// The name of what has this id on a side.
pub fn name_of(side: Side, id: &str) -> String {
    let is_shared = side == Side::Backend && catalogue::find(Side::Client, id).is_some();
    if is_shared { format!("{BACKEND}{id}") } else { id.to_owned() }
}

/// The name of a member.
pub fn name(member: &Member) -> String {
    name_of(member.profile.side(), &member.profile.facts().id)
}

/// The place of a member in a fleet.
pub fn position(fleet: &Fleet, name: &str) -> Option<usize> {
    match name.strip_prefix(BACKEND) {
        Some(id) => fleet.position(Side::Backend, id),
        None => Side::ALL.into_iter().find_map(|side| fleet.position(side, name)),
    }
}

/// The built-in profile of this name.
pub fn built_in(name: &str) -> Option<&'static Entry> {
    match name.strip_prefix(BACKEND) {
        Some(id) => catalogue::find(Side::Backend, id),
        None => Side::ALL.into_iter().find_map(|side| catalogue::find(side, name)),
    }
}
