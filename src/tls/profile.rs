//! One caller or one backend: what it is, what is known of its TLS, and what had to be assumed.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::gateway::CertificateWay;
use super::party::{Client, Policy};
use super::reach::Reach;
use crate::domain::{Certificate, Side};

/// How the facts of a profile came to be known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Provenance {
    /// Captured or probed on loopback.
    Captured,
    /// Vendor documentation or source code.
    Documented,
    /// Second hand.
    Reported,
    /// The hello of a program that imitates another, captured on loopback.
    Emulated,
    /// Concluded by us.
    Inferred,
    /// Given by the person who uses the page.
    Own,
}

/// Something nobody knows of a profile. What is not known fails no handshake: the family's usual value is taken instead.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Assumption {
    /// Which versions it lists.
    Versions,
    /// Its groups.
    Groups,
    /// The groups it sends a share for.
    Shares,
    /// Its signature schemes.
    Schemes,
    /// Its application protocols.
    Alpn,
    /// Whether it answers a renegotiation.
    Renegotiation,
    /// Whether it trusts the gateway's certificate.
    Trust,
}

impl Assumption {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Versions,
        Self::Groups,
        Self::Shares,
        Self::Schemes,
        Self::Alpn,
        Self::Renegotiation,
        Self::Trust,
    ];
}

const _: () = assert!(Assumption::ALL.len() == Assumption::Trust as usize + 1);

/// A set of assumptions.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Assumed(u8);

impl Assumed {
    /// The same set, with `assumption` if it `applies`.
    #[must_use]
    pub const fn with(self, assumption: Assumption, applies: bool) -> Self {
        if applies { Self(self.0 | 1 << assumption as u8) } else { self }
    }

    /// Is it in the set?
    pub const fn has(self, assumption: Assumption) -> bool {
        self.0 >> assumption as u8 & 1 == 1
    }

    /// The members that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Is there none?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members.
    pub fn iter(self) -> impl Iterator<Item = Assumption> {
        Assumption::ALL.into_iter().filter(move |assumption| self.has(*assumption))
    }
}

/// How a profile behaves in a handshake.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Peer {
    /// It calls the gateway.
    Client(Client),
    /// The gateway calls it.
    Backend(Policy),
}

/// What a profile is made of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Facts {
    /// Unique within its side; of the built-in ones, stable from version to version.
    pub id: Cow<'static, str>,
    /// The name people read.
    pub name: Cow<'static, str>,
    /// The product it belongs to, in one word.
    pub family: &'static str,
    /// The year of its release; `None` where nobody said.
    pub year: Option<u16>,
    /// Still supported by its maker.
    pub current: bool,
    /// How its facts are known.
    pub provenance: Provenance,
    /// What its owner could do; may be empty.
    pub fix: Cow<'static, str>,
    /// What to know when judging the verdict; may be empty.
    pub note: Cow<'static, str>,
    /// Where the facts were read: page or file, and date.
    pub sources: Vec<(&'static str, &'static str)>,
    /// Its suites are known. If not, its verdict is never a failure.
    pub suites_known: bool,
    /// It has no suites beside those that are known. If it may have, it never fails for want of one.
    pub suites_complete: bool,
    /// How its certificate is asked for.
    pub way: CertificateWay,
    /// What had to be assumed.
    pub assumed: Assumed,
    /// Its behavior.
    pub peer: Peer,
}

/// What the data say where the owner need do nothing.
const NOTHING: &str = "Nothing to do.";

impl Facts {
    /// What its owner could do, if anything is known that helps.
    pub fn owner_could(&self) -> Option<&str> {
        Some(self.fix.as_ref()).filter(|fix| !fix.is_empty() && *fix != NOTHING)
    }
}

/// A caller or a backend, ready to be asked.
#[derive(Clone, Debug)]
pub struct Profile {
    facts: Facts,
    /// By certificate, as in [`Certificate::ALL`]; a backend brings its own, so its first serves for both.
    reach: [OnceLock<Reach>; Certificate::ALL.len()],
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        self.facts == other.facts
    }
}

// Shared profiles and fleets are compared at every act: with `Eq`, the same one is equal at a glance.
impl Eq for Profile {}

impl Profile {
    /// A profile of `facts`.
    pub const fn new(facts: Facts) -> Self {
        Self { facts, reach: [const { OnceLock::new() }; Certificate::ALL.len()] }
    }

    /// The same under this id.
    pub fn called(self, id: String) -> Self {
        Self { facts: Facts { id: Cow::Owned(id), ..self.facts }, ..self }
    }

    /// What it is made of.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The side it is on.
    pub const fn side(&self) -> Side {
        match self.facts.peer {
            Peer::Client(_) => Side::Client,
            Peer::Backend(_) => Side::Backend,
        }
    }

    /// What it agrees on with a gateway that has this certificate: worked out once, then every question is bits.
    pub fn reach(&self, certificate: Certificate) -> &Reach {
        match &self.facts.peer {
            Peer::Client(client) => self.reach[certificate as usize]
                .get_or_init(|| Reach::of_client(client, certificate, self.facts.way)),
            Peer::Backend(policy) => self.reach[0].get_or_init(|| Reach::of_backend(policy)),
        }
    }

    /// Does it offer or accept a hybrid post-quantum group? `None` where its groups are not known.
    pub fn post_quantum(&self) -> Option<bool> {
        if self.facts.assumed.has(Assumption::Groups) {
            return None;
        }
        Some(match &self.facts.peer {
            Peer::Client(client) => {
                client.groups.iter().flatten().any(|group| super::registry::is_hybrid(*group))
            }
            Peer::Backend(policy) => {
                policy.groups.iter().any(|group| super::registry::is_hybrid(*group))
            }
        })
    }
}
