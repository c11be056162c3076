//! Who is in the fleet, who could be, and how much of its traffic is invented.

use std::sync::Arc;

use super::Model;
use super::listing::search;
use crate::domain::Side;
use crate::tls::catalogue::{Entry, catalogue};
use crate::tls::fleet::Member;

/// Most profiles that a search shows at once.
const FOUND_MAX: usize = 8;

/// Built-in profiles that are searched for and not in the fleet.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Found {
    /// Positions of the first of them in the catalogue.
    pub shown: Vec<usize>,
    /// How many there are besides.
    pub more: usize,
}

/// The fleet in numbers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Roster {
    /// Its name.
    pub name: String,
    /// Members by side.
    pub members: [usize; 2],
    /// Requests a day by side.
    pub requests: [u64; 2],
    /// Members whose traffic is our example, invented.
    pub invented: usize,
    /// Members that must go on working.
    pub kept: usize,
    /// Members that people brought themselves.
    pub own: usize,
}

impl Model {
    /// The fleet in numbers.
    pub fn roster(&self) -> Roster {
        let fleet = self.fleet();
        let is_invented = |member: &&Member| {
            let same = |entry: &&Entry| Arc::ptr_eq(&entry.profile, &member.profile);
            catalogue().iter().find(same).is_some_and(|entry| entry.requests == member.requests)
        };
        Roster {
            name: fleet.name.clone(),
            members: Side::ALL.map(|side| fleet.on(side).count()),
            requests: Side::ALL.map(|side| fleet.requests(side)),
            invented: fleet.members.iter().filter(is_invented).count(),
            kept: fleet.members.iter().filter(|member| member.keep).count(),
            own: fleet.members.iter().filter(|member| member.origin.is_some()).count(),
        }
    }

    /// The profiles that could be added, of those whose name or family has the words that are searched for.
    pub fn found(&self) -> Found {
        let has_words = search(&self.look().wanted);
        let fits = |entry: &Entry| {
            let facts = entry.profile.facts();
            has_words(format_args!("{} {}", facts.name, facts.family))
                && self.fleet().position(entry.profile.side(), &facts.id).is_none()
        };
        let all: Vec<_> = catalogue()
            .iter()
            .enumerate()
            .filter(|(_, entry)| fits(entry))
            .map(|(at, _)| at)
            .collect();
        let more = all.len().saturating_sub(FOUND_MAX);
        Found { shown: all.into_iter().take(FOUND_MAX).collect(), more }
    }
}
