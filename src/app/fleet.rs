//! What people do to their fleet.

use std::sync::Arc;

use super::model::Awaited;
use super::{Model, Notice};
use crate::codec::fleet::{
    self, FleetError, LENGTH_MAX, NAME_MAX, OwnClient, Read, RowFault, Unheeded, written_length_max,
};
use crate::codec::name::clean;
use crate::domain::Side;
use crate::tls::catalogue;
use crate::tls::fleet::{
    EXAMPLE, Fleet, MEMBERS_MAX, Member, NEW_REQUESTS, OWN, OWN_MAX, REQUESTS_MAX,
};
use crate::tls::own::{Origin, Remark};

/// An act on the fleet. A member is named by its position.
#[derive(Clone, Debug, PartialEq)]
pub enum FleetAct {
    /// Say how many requests a day a member has.
    SetRequests(usize, u32),
    /// Say whether a member must go on working.
    Keep(usize, bool),
    /// Take a member out.
    Remove(usize),
    /// Add a built-in profile.
    Add(Side, String),
    /// Add a client of one's own that was read, or could not be.
    AddOwn(Box<OwnClient>),
    /// Give the fleet a name.
    Rename(String),
    /// Bring a fleet in that was read, or could not be.
    Import(Box<Result<Read, FleetError>>),
    /// Ask the owner of a member to change it; a lesson says who does.
    AskOwner(usize),
    /// Say that requests a day were no number.
    NotANumber,
    /// Back to the built-in fleet.
    Example,
    /// Begin with nobody.
    Empty,
}

// What reads people's text is not needed to open the page: `update` does without it.
impl FleetAct {
    /// Bring a fleet in, from its JSON.
    pub fn import(text: &str) -> Self {
        Self::Import(Box::new(fleet::read(text)))
    }

    /// Add a client of one's own, from what a person has of it.
    pub fn add_own(name: &str, origin: Origin) -> Self {
        Self::AddOwn(Box::new(OwnClient::read(name, origin)))
    }
}

/// What became of an act on the fleet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FleetNotice {
    /// A member has other traffic.
    Requests(String, u32),
    /// A member must go on working, or need not.
    Kept(String, bool),
    /// A member was taken out.
    Removed(String),
    /// A member was added, and what was left aside of what it was read from.
    Added(String, Vec<Remark>),
    /// A member could not be added.
    NotAdded(RowFault),
    /// The member is not there any more.
    Gone,
    /// Its owner was asked, and has made this of it; or will not before the next release.
    Asked(String, Option<String>),
    /// Requests that are no number.
    NotANumber,
    /// A name that will not do.
    NotRenamed,
    /// A member would make the fleet larger than its file may be.
    TooLarge,
    /// There are as many members as there may be.
    Full(usize),
    /// The fleet has another name.
    Renamed(String),
    /// A fleet with so many members was brought in, and what of it nobody knows.
    Imported(String, usize, Vec<Unheeded>),
    /// A fleet could not be read.
    NotImported(FleetError),
    /// The built-in fleet is back.
    Example,
    /// The fleet is empty.
    Emptied,
}

/// Carries out `act`, and says what became of it. A refusal changes nothing.
pub(super) fn change(model: &mut Model, act: FleetAct) {
    let mut fleet = (*model.state.fleet).clone();
    let owners = model.world().map_or(&[][..], |world| &world.owners);
    let notice = apply(&mut fleet, owners, act);
    if fleet != *model.state.fleet {
        model.record();
        model.state.fleet = Arc::new(fleet);
    }
    model.say(Notice::Fleet(notice));
}

/// Puts the fleet of the last visit in the place of what stands for it, in what can be taken back as well.
pub(super) fn restore(model: &mut Model, read: Result<Read, FleetError>) {
    let Some(Awaited { stand_in, .. }) = model.awaited.take() else { return };
    match read {
        Ok(read) => {
            let fleet = Arc::new(read.fleet);
            let states = model.history.states_mut().chain([&mut model.state]);
            for state in states.filter(|state| Arc::ptr_eq(&state.fleet, &stand_in)) {
                state.fleet = Arc::clone(&fleet);
            }
        }
        Err(error) => model.say(Notice::Fleet(FleetNotice::NotImported(error))),
    }
}

fn apply(fleet: &mut Fleet, owners: &[(String, String)], act: FleetAct) -> FleetNotice {
    match act {
        FleetAct::SetRequests(at, requests) => with(fleet, at, |member, name| {
            member.requests = requests.min(REQUESTS_MAX);
            FleetNotice::Requests(name, member.requests)
        }),
        FleetAct::Keep(at, keep) => with(fleet, at, |member, name| {
            member.keep = keep;
            FleetNotice::Kept(name, keep)
        }),
        FleetAct::Remove(at) => {
            let notice = with(fleet, at, |_, name| FleetNotice::Removed(name));
            if at < fleet.members.len() {
                fleet.members.remove(at);
            }
            notice
        }
        FleetAct::Add(side, id) => {
            if fleet.members.len() >= MEMBERS_MAX {
                return FleetNotice::Full(MEMBERS_MAX);
            }
            if fleet.position(side, &id).is_some() {
                return FleetNotice::NotAdded(RowFault::Twice(id));
            }
            let Some(entry) = catalogue::find(side, &id) else {
                return FleetNotice::NotAdded(RowFault::UnknownProfile(id));
            };
            let requests = if entry.requests > 0 { entry.requests } else { NEW_REQUESTS };
            let member =
                Member { profile: entry.profile.clone(), requests, keep: false, origin: None };
            insert(fleet, member, Vec::new())
        }
        FleetAct::AddOwn(client) => {
            let own = fleet.members.iter().filter(|member| member.origin.is_some()).count();
            if own >= OWN_MAX || fleet.members.len() >= MEMBERS_MAX {
                return FleetNotice::Full(OWN_MAX);
            }
            match client.member(fleet) {
                Ok((member, remarks)) => {
                    let mut larger = fleet.clone();
                    let notice = insert(&mut larger, member, remarks);
                    if written_length_max(&larger) > LENGTH_MAX {
                        return FleetNotice::TooLarge;
                    }
                    *fleet = larger;
                    notice
                }
                Err(fault) => FleetNotice::NotAdded(fault),
            }
        }
        FleetAct::Rename(name) => {
            let name: String = clean(&name).chars().take(NAME_MAX).collect();
            if name.is_empty() {
                return FleetNotice::NotRenamed;
            }
            fleet.name = name.trim_end().to_owned();
            FleetNotice::Renamed(fleet.name.clone())
        }
        FleetAct::Import(read) => match *read {
            Ok(read) => {
                *fleet = read.fleet;
                FleetNotice::Imported(fleet.name.clone(), fleet.members.len(), read.unheeded)
            }
            Err(error) => FleetNotice::NotImported(error),
        },
        FleetAct::AskOwner(at) => {
            with(fleet, at, |member, name| FleetNotice::Asked(name, asked(member, owners)))
        }
        FleetAct::NotANumber => FleetNotice::NotANumber,
        FleetAct::Example => {
            *fleet = (*Fleet::example()).clone();
            FleetNotice::Example
        }
        FleetAct::Empty => {
            fleet.members.clear();
            if fleet.name == EXAMPLE {
                fleet.name = OWN.to_owned();
            }
            FleetNotice::Emptied
        }
    }
}

/// Makes of a member what its owner would, with its traffic and its mark; `None` if nothing.
fn asked(member: &mut Member, owners: &[(String, String)]) -> Option<String> {
    let id = &member.profile.facts().id;
    let (_, to) = owners.iter().find(|(owned, _)| owned == id)?;
    let entry = catalogue::find(member.profile.side(), to)?;
    member.profile = entry.profile.clone();
    Some(entry.profile.facts().name.to_string())
}

/// Changes the member at `at`; one that is not there any more was taken out.
fn with(
    fleet: &mut Fleet,
    at: usize,
    change: impl FnOnce(&mut Member, String) -> FleetNotice,
) -> FleetNotice {
    match fleet.members.get_mut(at) {
        Some(member) => {
            let name = member.profile.facts().name.to_string();
            change(member, name)
        }
        None => FleetNotice::Gone,
    }
}

/// Callers stay before backends.
fn insert(fleet: &mut Fleet, member: Member, remarks: Vec<Remark>) -> FleetNotice {
    let name = member.profile.facts().name.to_string();
    let side = member.profile.side();
    let clients = fleet.on(Side::Client).count();
    let at = match side {
        Side::Client => clients,
        Side::Backend => fleet.members.len(),
    };
    fleet.members.insert(at, member);
    FleetNotice::Added(name, remarks)
}
