//! Profiles with their traffic: who calls the gateway, and whom it calls.

use std::sync::{Arc, LazyLock};

use super::catalogue::catalogue;
use super::profile::Profile;
use crate::domain::Side;

/// Most members of a fleet.
pub const MEMBERS_MAX: usize = 250;

/// Most of them that people added themselves.
pub const OWN_MAX: usize = 40;

/// Requests a day of a member that was just added; ours.
pub const NEW_REQUESTS: u32 = 1000;

/// Most requests a day that a member may have.
pub const REQUESTS_MAX: u32 = 1_000_000_000;

/// A profile in a fleet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Member {
    /// Who.
    pub profile: Arc<Profile>,
    /// Requests a day.
    pub requests: u32,
    /// It must go on working, whatever hardening gains.
    pub keep: bool,
    /// What the profile was read from, if it is a person's own.
    pub origin: Option<super::own::Origin>,
}

/// Callers and backends with their traffic.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fleet {
    /// Its name.
    pub name: String,
    /// Callers, then backends.
    pub members: Vec<Member>,
}

static BUILT_IN: LazyLock<Arc<Fleet>> = LazyLock::new(|| {
    let members = catalogue()
        .iter()
        .filter(|entry| entry.requests > 0)
        .map(|entry| Member {
            profile: entry.profile.clone(),
            requests: entry.requests,
            keep: false,
            origin: None,
        })
        .collect();
    Arc::new(Fleet { name: EXAMPLE.to_owned(), members })
});

/// The name of the built-in fleet.
pub const EXAMPLE: &str = "Example fleet";

/// The name of one that a person begins with nobody.
pub const OWN: &str = "My fleet";

impl Fleet {
    /// The built-in fleet: 100 callers and 40 backends. Its traffic is invented.
    pub fn example() -> Arc<Self> {
        BUILT_IN.clone()
    }

    /// The members on one side.
    pub fn on(&self, side: Side) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.profile.side() == side)
    }

    /// Requests a day on one side.
    pub fn requests(&self, side: Side) -> u64 {
        self.on(side).map(|member| u64::from(member.requests)).sum()
    }

    /// The position of a member.
    pub fn position(&self, side: Side, id: &str) -> Option<usize> {
        self.members
            .iter()
            .position(|member| member.profile.side() == side && member.profile.facts().id == id)
    }
}
