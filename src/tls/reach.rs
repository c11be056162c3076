//! What a profile agrees on with the gateway, as bits: a whole fleet is judged in microseconds.
//!
//! The bits are the engine's own answers, asked once for every version with every suite on. A configuration only takes
//! versions and suites away: the newest common version decides, then the first of the suites left. `tests/fleet.rs`
//! compares the two for every profile.

use super::gateway::{
    ALL_VERSIONS, CertificateWay, caller, offered_to_backends, server, suite_mask, versions,
};
use super::negotiate::{At, offered};
use super::party::{Client, Policy};
use crate::domain::{Certificate, CipherSuite, Config, Instance, Protocol, Setting, Side};

/// A bit for each version: its position in [`Protocol::ALL`], so the newest is the lowest bit.
type Versions = u8;
/// A bit for each suite of the gateway: its position in [`CipherSuite::ALL`].
type Suites = u32;

/// What a profile agrees on, whatever the configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    versions: Versions,
    /// By version: suites that may be chosen.
    chosen: [Suites; 5],
    /// By HTTP/2 off or on, and version: of the chosen suites those with which the handshake ends well.
    good: [[Suites; 5]; 2],
    /// The order of choice, where it is not the gateway's.
    order: Option<Box<[CipherSuite]>>,
}

/// What of a configuration decides on one side.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct View {
    /// The versions that the gateway's end offers.
    offers: Versions,
    /// The versions it accepts.
    accepts: Versions,
    suites: Suites,
    http2: bool,
}

impl View {
    /// What of `config` decides on `side`.
    pub const fn new(config: Config, side: Side) -> Self {
        let accepts = versions(config, side);
        let offers = match side {
            Side::Client => accepts,
            Side::Backend => offered_to_backends(config),
        };
        Self { offers, accepts, suites: suite_mask(config), http2: config.is_on(Setting::Http2) }
    }

    /// The suites that are on.
    pub(super) const fn suites(self) -> Suites {
        self.suites
    }
}

impl Reach {
    /// What `client` agrees on with a gateway that can renegotiate.
    pub fn of_client(client: &Client, certificate: Certificate, way: CertificateWay) -> Self {
        let instance = Instance { certificate, ..Instance::default() };
        let versions = offered(client).fold(0, |mask, version| mask | 1 << version as u8);
        let mut reach = Self::empty(versions);
        // Whoever offers no HTTP/2 ends the same with and without.
        let offers_http2 = client.alpn.iter().flatten().any(|each| each == "h2");
        let cases =
            if offers_http2 { vec![(false, 0..1), (true, 1..2)] } else { vec![(false, 0..2)] };
        for (http2, answers) in cases {
            let policy = server(instance, http2, way);
            for version in Protocol::ALL {
                reach.ask(client, &policy, version, answers.clone());
            }
        }
        reach
    }

    /// What the gateway agrees on with a backend.
    pub fn of_backend(policy: &Policy) -> Self {
        let all = caller(Config::from_bits(u32::MAX));
        let versions = policy.versions.iter().fold(0, |mask, version| mask | 1 << *version as u8);
        let mut reach = Self::empty(versions);
        for version in Protocol::ALL {
            reach.ask(&all, policy, version, 0..2);
        }
        if !policy.client_order {
            let of_gateway = |code: &u16| CipherSuite::of_code(*code);
            reach.order = Some(policy.suites.iter().filter_map(of_gateway).collect());
        }
        reach
    }

    fn empty(versions: Versions) -> Self {
        Self { versions, chosen: [0; 5], good: [[0; 5]; 2], order: None }
    }

    /// Asks the engine what is left in `version` before the choice, and with which of it the handshake ends well.
    fn ask(
        &mut self,
        client: &Client,
        policy: &Policy,
        version: Protocol,
        http2: std::ops::Range<usize>,
    ) {
        if self.versions & 1 << version as u8 == 0 {
            return;
        }
        let at = At { client, server: policy, version };
        let Ok(candidates) = at.candidates() else { return };
        for suite in candidates.suites {
            let Some(known) = CipherSuite::of_code(suite.code) else { continue };
            let bit = 1 << known as u32;
            self.chosen[version as usize] |= bit;
            if at.finish(suite).is_ok() {
                for http2 in http2.clone() {
                    self.good[http2][version as usize] |= bit;
                }
            }
        }
    }

    /// The version and the suite of the connection; `None` if there is none.
    pub fn agree(&self, view: View) -> Option<(Protocol, CipherSuite)> {
        let (version, good) = self.version(view)?;
        let left = self.chosen[version as usize] & view.suites;
        let suite = match &self.order {
            None => *CipherSuite::ALL.get(left.trailing_zeros() as usize)?,
            Some(order) => *order.iter().find(|suite| left >> **suite as u32 & 1 == 1)?,
        };
        (good >> suite as u32 & 1 == 1).then_some((version, suite))
    }

    /// The version that `view` leads to, and the suites that end well in it.
    pub(super) fn version(&self, view: View) -> Option<(Protocol, Suites)> {
        let common = self.versions & view.offers & ALL_VERSIONS;
        let version = *Protocol::ALL.get(common.trailing_zeros() as usize)?;
        let accepted = view.accepts >> version as u8 & 1 == 1;
        accepted.then(|| (version, self.good[usize::from(view.http2)][version as usize]))
    }

    /// What may be agreed on in the version that `view` leads to, whichever suites are on: in the order of choice, each with
    /// whether the handshake ends well.
    pub(super) fn chances(
        &self,
        view: View,
    ) -> impl Iterator<Item = (Protocol, CipherSuite, bool)> + '_ {
        let order = self.order.as_deref().unwrap_or(&CipherSuite::ALL);
        self.version(view).into_iter().flat_map(move |(version, good)| {
            let has = |suites: Suites, suite: CipherSuite| suites >> suite as u32 & 1 == 1;
            let chosen = self.chosen[version as usize];
            let chances = order.iter().copied().filter(move |suite| has(chosen, *suite));
            chances.map(move |suite| (version, suite, has(good, suite)))
        })
    }

    /// All that `view` decides besides the suites: where it is equal, so are the chances.
    pub(super) fn decided(&self, view: View) -> Option<impl Eq + use<>> {
        self.version(view)
    }

    /// Any suite that may be chosen in any version.
    pub(super) fn any_suite(&self) -> Suites {
        self.chosen.iter().fold(0, |all, suites| all | suites)
    }
}
