//! Who stops connecting.

use crate::domain::{Config, Setting, Side};
use crate::tls::fleet::Member;
use crate::words::list;
use crate::words::number::number;
use crate::words::setting::{full_name, on_or_off, side_name};

super::super::labels! {
    a_fleet: "a fleet";
    stops: "stops:";
    open: "open:";
    nothing_saves: "no change of up to three settings that may be made saves it";
}

/// What stands before the summary of a side.
pub fn side(side: Side) -> String {
    format!("{}:", side_name(side))
}

/// A member, and why it stops.
pub fn lost(member: &Member, why: &str) -> String {
    format!("{}: {why}", about(member))
}

/// What saves it, from what is in `draft`.
pub fn saves(draft: Config, turned: &[Setting]) -> String {
    let turn = |setting: &Setting| {
        format!("turn {} {}", on_or_off(!draft.is_on(*setting)), full_name(*setting))
    };
    let turned: Vec<_> = turned.iter().map(turn).collect();
    format!("smallest change that saves it: {}", list(&turned))
}

/// What its owner can do.
pub fn owner(fix: &str) -> String {
    format!("or its owner: {fix}")
}

/// What may happen, and to whom.
pub fn open_for(what: &str, names: &[String]) -> String {
    format!("{what}: {}", list(names))
}

/// How many begin to connect.
pub fn gained(members: usize) -> String {
    format!("begin to connect: {members}")
}

/// A member, and what hangs on it.
pub fn about(member: &Member) -> String {
    let (name, requests) = (&member.profile.facts().name, number(u64::from(member.requests)));
    if member.keep {
        format!("{name} (must keep working, {requests} requests a day)")
    } else {
        format!("{name} ({requests} requests a day)")
    }
}
