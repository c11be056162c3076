//! The traffic of one side by protocol version and by suite, before and after.

use super::fleet::Fleet;
use super::impact::{Impact, Verdict};
use crate::domain::{CipherSuite, Protocol, Side};

/// What traffic is counted under.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// Connections of this version.
    Version(Protocol),
    /// Connections with this suite.
    Suite(CipherSuite),
    /// No connection.
    Fails,
    /// Nobody knows.
    Unknown,
}

/// Requests a day of one kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Share {
    /// Of which kind.
    pub kind: Kind,
    /// With the live configuration.
    pub before: u64,
    /// With the draft.
    pub after: u64,
}

/// By version, newest first; then what fails and what nobody knows.
pub fn by_version(fleet: &Fleet, impact: &Impact, side: Side) -> Vec<Share> {
    shares(fleet, impact, side, Protocol::ALL.into_iter().map(Kind::Version))
}

/// By suite, strongest first; then what fails and what nobody knows.
pub fn by_suite(fleet: &Fleet, impact: &Impact, side: Side) -> Vec<Share> {
    shares(fleet, impact, side, CipherSuite::ALL.into_iter().map(Kind::Suite))
}

fn shares(
    fleet: &Fleet,
    impact: &Impact,
    side: Side,
    kinds: impl Iterator<Item = Kind>,
) -> Vec<Share> {
    let counts = |kind: Kind, verdict: Verdict| match (kind, verdict) {
        (Kind::Version(version), Verdict::Connects(used, _)) => version == used,
        (Kind::Suite(suite), Verdict::Connects(_, used)) => suite == used,
        (Kind::Fails, Verdict::Fails) | (Kind::Unknown, Verdict::Unknown) => true,
        (Kind::Version(_) | Kind::Suite(_) | Kind::Fails | Kind::Unknown, _) => false,
    };
    kinds
        .chain([Kind::Fails, Kind::Unknown])
        .map(|kind| {
            let mut share = Share { kind, before: 0, after: 0 };
            for (member, effect) in fleet.members.iter().zip(&impact.effects) {
                if member.profile.side() == side {
                    let requests = u64::from(effect.requests);
                    share.before += if counts(kind, effect.before) { requests } else { 0 };
                    share.after += if counts(kind, effect.after) { requests } else { 0 };
                }
            }
            share
        })
        .collect()
}
