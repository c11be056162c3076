//! Who connects before a change and after it, why not, and the smallest change that would save them.

use super::fleet::{Fleet, Member};
use super::gateway::{CertificateWay, caller, policy, renegotiates};
use super::outcome::{Failure, Session};
use super::party::{Client, Policy};
use super::profile::{Assumed, Assumption, Peer, Profile};
use super::reach::View;
use super::{negotiate, trace};
use crate::domain::lockout::free;
use crate::domain::order;
use crate::domain::posture::cost;
use crate::domain::warning::fits;
use crate::domain::{Channel, CipherSuite, Config, Instance, Protocol, Setting, Side};

/// What becomes of a connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// There is one, of this version and suite.
    Connects(Protocol, CipherSuite),
    /// There is none.
    Fails,
    /// Nobody knows: the profile's suites are not published, or one of them has a name that nobody knows.
    Unknown,
}

impl Verdict {
    /// Is it a failure?
    pub const fn fails(self) -> bool {
        matches!(self, Self::Fails)
    }
}

impl Verdict {
    /// The verdict on a profile that agrees on this, or on nothing: not known, if it may have other suites than those we know.
    pub(super) fn of(profile: &Profile, agreed: Option<(Protocol, CipherSuite)>) -> Self {
        match agreed {
            Some((version, suite)) => Self::Connects(version, suite),
            None if profile.facts().suites_complete => Self::Fails,
            None => Self::Unknown,
        }
    }
}

/// What a change does to a connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// It stops.
    Lost,
    /// It begins to work.
    Gained,
    /// It goes on with another version or suite.
    Moved,
    /// Nothing.
    None,
    /// Nobody knows: before or after it is decided, and the other is not.
    Unknown,
}

/// A member before and after.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Effect {
    /// With the live configuration.
    pub before: Verdict,
    /// With the draft.
    pub after: Verdict,
    /// Requests a day.
    pub requests: u32,
}

impl Effect {
    /// What becomes of `member`, judged before and after.
    pub fn of(member: &Member, before: &Judge, after: &Judge) -> Self {
        Self {
            before: before.verdict(&member.profile),
            after: after.verdict(&member.profile),
            requests: member.requests,
        }
    }

    /// What changes.
    pub fn change(self) -> Change {
        if [self.before, self.after].contains(&Verdict::Unknown) {
            return if self.before == self.after { Change::None } else { Change::Unknown };
        }
        match (self.before.fails(), self.after.fails()) {
            (false, true) => Change::Lost,
            (true, false) => Change::Gained,
            (true, true) => Change::None,
            (false, false) if self.before == self.after => Change::None,
            (false, false) => Change::Moved,
        }
    }

    /// Requests a day that are lost by the change.
    pub fn lost(self) -> u32 {
        if self.change() == Change::Lost { self.requests } else { 0 }
    }
}

/// A configuration, ready to be asked about by a whole fleet.
#[derive(Clone, Copy, Debug)]
pub struct Judge {
    instance: Instance,
    config: Config,
    views: [View; 2],
}

impl Judge {
    /// Asks about `config` on `instance`.
    pub fn new(instance: Instance, config: Config) -> Self {
        Self { instance, config, views: Side::ALL.map(|side| View::new(config, side)) }
    }

    /// What becomes of the connections of `profile`.
    pub fn verdict(&self, profile: &Profile) -> Verdict {
        let view = self.views[profile.side() as usize];
        settled(profile, self.instance).unwrap_or_else(|| {
            Verdict::of(profile, profile.reach(self.instance.certificate).agree(view))
        })
    }

    /// The version that a connection of `profile` would have, whatever its suites are.
    pub(super) fn version(&self, profile: &Profile) -> Option<Protocol> {
        let view = self.views[profile.side() as usize];
        profile.reach(self.instance.certificate).version(view).map(|(version, _)| version)
    }

    /// May a connection of `profile` have `suite`, were it among its suites?
    pub(super) fn may_use(&self, profile: &Profile, suite: CipherSuite) -> bool {
        let side = profile.side();
        let may = |version| fits(self.instance, self.config, side, version, suite);
        self.config.is_on(Setting::Cipher(suite)) && self.version(profile).is_some_and(may)
    }

    /// The handshake of `profile` itself.
    ///
    /// # Errors
    ///
    /// Where it falls.
    pub fn explain(&self, profile: &Profile) -> Result<Session, Failure> {
        let (client, server) = self.ends(profile);
        negotiate(&client, &server)
    }

    /// The handshake of `profile`, step by step.
    pub fn trace(&self, profile: &Profile) -> trace::Trace {
        let (client, server) = self.ends(profile);
        trace::trace(&client, &server)
    }

    /// The two ends of a connection of `profile`: client and server.
    pub fn ends(&self, profile: &Profile) -> (Client, Policy) {
        let facts = profile.facts();
        match &facts.peer {
            Peer::Client(client) => (client.clone(), policy(self.instance, self.config, facts.way)),
            Peer::Backend(backend) => (caller(self.config), backend.clone()),
        }
    }

    /// The assumptions that the verdict on `profile` rests on.
    pub fn assumed(&self, profile: &Profile) -> Assumed {
        let view = self.views[profile.side() as usize];
        let mut relevant = Assumed::default()
            .with(Assumption::Versions, true)
            .with(Assumption::Renegotiation, true)
            .with(Assumption::Trust, true)
            .with(Assumption::Alpn, self.config.is_on(Setting::Http2));
        if let Some((version, suite)) = profile.reach(self.instance.certificate).agree(view) {
            let new = version == Protocol::Tls13;
            relevant = relevant
                .with(Assumption::Groups, new || suite.forward_secret())
                .with(Assumption::Shares, new)
                .with(Assumption::Schemes, new || version == Protocol::Tls12);
        }
        profile.facts().assumed.and(relevant)
    }
}

/// The verdict on `profile` where it is the same whatever the configuration.
pub(super) fn settled(profile: &Profile, instance: Instance) -> Option<Verdict> {
    if !profile.facts().suites_known {
        return Some(Verdict::Unknown);
    }
    never_asked(profile, instance).then_some(Verdict::Fails)
}

/// Does it need a certificate to be asked for in a way that this gateway never does?
fn never_asked(profile: &Profile, instance: Instance) -> bool {
    profile.side() == Side::Client
        && profile.facts().way == CertificateWay::Renegotiation
        && !renegotiates(instance)
}

/// A fleet before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// In the order of the fleet's members.
    pub effects: Vec<Effect>,
}

/// What becomes of `fleet` when `live` becomes `draft`.
pub fn impact(instance: Instance, fleet: &Fleet, live: Config, draft: Config) -> Impact {
    let (before, after) = (Judge::new(instance, live), Judge::new(instance, draft));
    let effects = fleet.members.iter().map(|member| Effect::of(member, &before, &after));
    Impact { effects: effects.collect() }
}

/// One side in numbers.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Members.
    pub members: usize,
    /// Their requests a day.
    pub requests: u64,
    /// Members that fail after the change and did not before.
    pub lost: usize,
    /// Their requests a day.
    pub lost_requests: u64,
    /// Members that fail no longer.
    pub gained: usize,
    /// Members that fail before and after.
    pub failing: usize,
    /// Members of which nobody knows.
    pub unknown: usize,
}

impl Impact {
    /// The numbers of one side of `fleet`, which this is the impact of.
    pub fn totals(&self, fleet: &Fleet, side: Side) -> Totals {
        let mut totals = Totals::default();
        for (member, effect) in fleet.members.iter().zip(&self.effects) {
            if member.profile.side() != side {
                continue;
            }
            totals.members += 1;
            totals.requests += u64::from(effect.requests);
            totals.lost_requests += u64::from(effect.lost());
            match effect.change() {
                Change::Lost => totals.lost += 1,
                Change::Gained => totals.gained += 1,
                Change::Moved | Change::Unknown => {}
                Change::None => totals.failing += usize::from(effect.after.fails()),
            }
            let is_unknown = effect.after == Verdict::Unknown || effect.change() == Change::Unknown;
            totals.unknown += usize::from(is_unknown);
        }
        totals
    }

    /// The numbers of both sides of it.
    pub fn both(&self, fleet: &Fleet) -> [Totals; 2] {
        Side::ALL.map(|side| self.totals(fleet, side))
    }

    /// Positions of the members that are lost, most requests first.
    pub fn lost(&self) -> Vec<usize> {
        let lost: Vec<_> = (0..self.effects.len())
            .filter(|at| self.effects[*at].change() == Change::Lost)
            .collect();
        let requests = |at: usize| self.effects[lost[at]].requests;
        order(lost.len(), &mut |one, other| requests(other).cmp(&requests(one)))
            .into_iter()
            .map(|at| lost[at])
            .collect()
    }
}

/// Most settings that a remedy may turn.
const REMEDY_MAX: usize = 3;

/// The smallest change of `draft` with which `profile` connects, of those that may be made here: fewest settings, and among
/// as many the one that costs least posture. `None` if no change of up to three settings does.
pub fn remedy(
    instance: Instance,
    channel: Channel,
    draft: Config,
    profile: &Profile,
) -> Option<Vec<Setting>> {
    let side = profile.side();
    if never_asked(profile, instance) {
        return None;
    }
    let reach = profile.reach(instance.certificate);
    let matters = |setting: &Setting| match setting {
        Setting::Http2 => side == Side::Client,
        Setting::Protocol(of, _) => *of == side,
        Setting::Cipher(suite) => reach.any_suite() >> *suite as u32 & 1 == 1,
    };
    let candidates: Vec<Setting> = free(instance, channel).into_iter().filter(matters).collect();
    let mut best = None;
    for size in 1..=REMEDY_MAX {
        turn(&candidates, size, draft, &mut Vec::new(), &mut |config, turned| {
            if reach.agree(View::new(config, side)).is_none() {
                return;
            }
            let points = cost(config);
            if best.as_ref().is_none_or(|(fewest, _)| points < *fewest) {
                best = Some((points, turned.to_vec()));
            }
        });
        if best.is_some() {
            break;
        }
    }
    best.map(|(_, turned)| turned)
}

/// Calls `found` for `config` with every choice of `size` of the `candidates` turned.
fn turn(
    candidates: &[Setting],
    size: usize,
    config: Config,
    turned: &mut Vec<Setting>,
    found: &mut dyn FnMut(Config, &[Setting]),
) {
    if size == 0 {
        return found(config, turned);
    }
    for (at, setting) in candidates.iter().enumerate() {
        turned.push(*setting);
        let next = config.with(*setting, !config.is_on(*setting));
        turn(&candidates[at + 1..], size - 1, next, turned, found);
        turned.pop();
    }
}
