//! Drafts that are allowed, and dangerous.

use super::beside::{Beside, Certainty, bounds, choices};
use super::cipher::{Authentication, Strength};
use super::refused::Refusal;
use super::{Certificate, CipherSuite, Config, Instance, Partial, Protocol, Setting, Side};

/// How grave a [`Warning`] is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Gravity {
    /// Connections fail.
    Danger,
    /// Connections are weak, or some fail.
    Caution,
    /// Something has no effect.
    Note,
}

/// What is dangerous, or without effect, in a draft.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Warning {
    /// Azure Resource Manager refuses the deployment.
    Refused(Refusal),
    /// No protocol is on: nobody connects on that side.
    NoProtocol(Side),
    /// Protocols are on, but none of them has a suite that is on and fits the certificate.
    NoSuite(Side),
    /// Client TLS 1.3 is about to be enabled while clients renegotiate.
    RenegotiatingClients,
    /// Backend TLS 1.3 is about to be enabled; backends that renegotiate fail.
    RenegotiatingBackends,
    /// HTTP/2 is on, but all suites that are left for TLS 1.2 are on RFC 9113's list of forbidden ones.
    Http2WithoutSuite,
    /// A weak protocol is about to be switched on.
    WeakProtocol(Side, Protocol),
    /// Weak suites are about to be switched on.
    WeakSuites(Vec<CipherSuite>),
    /// Those with these names connect with forward secrecy today, and would go on without.
    LosesForwardSecrecy(Vec<String>),
    /// Suites are on that no enabled protocol can use.
    IdleSuites(Vec<CipherSuite>),
}

impl Warning {
    /// The settings it is about.
    pub fn about(&self) -> Vec<Setting> {
        match self {
            Self::Refused(refusal) => refusal.settings.clone(),
            Self::NoProtocol(side) | Self::NoSuite(side) => {
                Protocol::ALL.map(|protocol| Setting::Protocol(*side, protocol)).to_vec()
            }
            Self::RenegotiatingClients => vec![Setting::CLIENT_TLS13],
            Self::RenegotiatingBackends => vec![Setting::BACKEND_TLS13],
            Self::Http2WithoutSuite => vec![Setting::Http2],
            Self::WeakProtocol(side, protocol) => vec![Setting::Protocol(*side, *protocol)],
            Self::LosesForwardSecrecy(_) => {
                let secret = CipherSuite::ALL.into_iter().filter(|suite| suite.forward_secret());
                secret.map(Setting::Cipher).collect()
            }
            Self::WeakSuites(suites) | Self::IdleSuites(suites) => {
                suites.iter().copied().map(Setting::Cipher).collect()
            }
        }
    }

    /// How grave it is.
    pub const fn gravity(&self) -> Gravity {
        match self {
            Self::Refused(_) | Self::NoProtocol(_) | Self::NoSuite(_) => Gravity::Danger,
            Self::RenegotiatingClients
            | Self::RenegotiatingBackends
            | Self::Http2WithoutSuite
            | Self::WeakProtocol(..)
            | Self::WeakSuites(_)
            | Self::LosesForwardSecrecy(_) => Gravity::Caution,
            Self::IdleSuites(_) => Gravity::Note,
        }
    }
}

/// What is dangerous or without effect in a draft, gravest first, beside what is live: what holds whatever is not known, and what may
/// hold. Suites that only may be meant stand in an open warning of their own.
pub fn warnings_of(instance: Instance, beside: Beside) -> Vec<(Warning, Certainty)> {
    let draft = beside.draft();
    let (least, most) = bounds(draft);
    let mut found = Vec::new();
    let mut add = |warning: Warning, certainty: Option<Certainty>| {
        found.extend(certainty.map(|certainty| (warning, certainty)));
    };
    for side in Side::ALL {
        let versions = Protocol::ALL.map(|version| Setting::Protocol(side, version));
        let none = |config: Config| !versions.iter().any(|setting| config.is_on(*setting));
        add(Warning::NoProtocol(side), Certainty::of(none(most), none(least)));
        let unusable = |config| !none(config) && usable(instance, config, side).next().is_none();
        let certainty = over_versions(draft, side, |least, most| (unusable(most), unusable(least)));
        add(Warning::NoSuite(side), certainty);
    }
    let clients = beside.switched_on(Setting::CLIENT_TLS13).filter(|_| instance.renegotiation);
    add(Warning::RenegotiatingClients, clients);
    add(Warning::RenegotiatingBackends, beside.switched_on(Setting::BACKEND_TLS13));
    let some = |config, forbidden| {
        usable(instance, config, Side::Client)
            .any(|(_, suite)| suite.forbidden_in_http2() == forbidden)
    };
    let http2 = draft.get(Setting::Http2);
    let certainty = over_versions(draft, Side::Client, |least, most| {
        let always = some(least, true) && !some(most, false);
        let ever = some(most, true) && !some(least, false);
        (http2 == Some(true) && always, http2 != Some(false) && ever)
    });
    add(Warning::Http2WithoutSuite, certainty);
    for side in Side::ALL {
        for protocol in Protocol::ALL {
            let setting = Setting::Protocol(side, protocol);
            if setting.strength() == Strength::Weak {
                add(Warning::WeakProtocol(side, protocol), beside.switched_on(setting));
            }
        }
    }
    let weak = CipherSuite::ALL.into_iter().filter(|suite| suite.strength() == Strength::Weak);
    let weak = weak.map(|suite| (suite, beside.switched_on(Setting::Cipher(suite))));
    listed(weak, Warning::WeakSuites, &mut add);
    let idle = CipherSuite::ALL.into_iter().map(|suite| {
        let always = least.is_on(Setting::Cipher(suite)) && is_idle(instance, most, suite);
        let ever = most.is_on(Setting::Cipher(suite)) && is_idle(instance, least, suite);
        (suite, Certainty::of(always, ever))
    });
    listed(idle, Warning::IdleSuites, &mut add);
    found
}

/// Those that are certain in one warning, and those that are open in another.
fn listed(
    suites: impl Iterator<Item = (CipherSuite, Option<Certainty>)> + Clone,
    warning: fn(Vec<CipherSuite>) -> Warning,
    add: &mut dyn FnMut(Warning, Option<Certainty>),
) {
    for certainty in [Certainty::Certain, Certainty::Open] {
        let those = suites.clone().filter(|(_, each)| *each == Some(certainty));
        let those: Vec<_> = those.map(|(suite, _)| suite).collect();
        if !those.is_empty() {
            add(warning(those), Some(certainty));
        }
    }
}

/// Is it so in every choice of the versions of `side` that are not known, and in any? `holds` says whether it is so always and
/// ever between a configuration with all other unknown settings off and one with them on.
fn over_versions(
    draft: Partial,
    side: Side,
    holds: impl Fn(Config, Config) -> (bool, bool),
) -> Option<Certainty> {
    let (least, most) = bounds(draft);
    let open: Vec<_> = draft.unknown().filter(|setting| setting.side() == Some(side)).collect();
    let versions = Protocol::ALL.map(|version| Setting::Protocol(side, version));
    let of_choice = |choice: Config| holds(choice, most.with_those_of(choice, versions));
    let both = choices(&open, least).map(of_choice);
    let (always, ever) =
        both.fold((true, false), |(always, ever), each| (always && each.0, ever || each.1));
    Certainty::of(always, ever)
}

/// Can no enabled protocol of either side use `suite`?
pub fn is_idle(instance: Instance, draft: Config, suite: CipherSuite) -> bool {
    !Side::ALL.into_iter().any(|side| {
        Protocol::ALL.into_iter().any(|protocol| fits(instance, draft, side, protocol, suite))
    })
}

/// Could some caller be offered `suite`, were it on: does a client protocol that is on use it, and the certificate fit?
pub fn may_be_offered(instance: Instance, draft: Config, suite: CipherSuite) -> bool {
    let fits = |protocol| fits(instance, draft, Side::Client, protocol, suite);
    Protocol::ALL.into_iter().any(fits)
}

/// The pairs of protocol and suite that `draft` allows on `side`.
fn usable(
    instance: Instance,
    draft: Config,
    side: Side,
) -> impl Iterator<Item = (Protocol, CipherSuite)> {
    Protocol::ALL.into_iter().flat_map(move |protocol| {
        CipherSuite::ALL.into_iter().filter_map(move |suite| {
            let on = draft.is_on(Setting::Cipher(suite));
            (on && fits(instance, draft, side, protocol, suite)).then_some((protocol, suite))
        })
    })
}

/// Is `protocol` on, may it use `suite`, and does the certificate fit? A backend brings its own certificate.
pub fn fits(
    instance: Instance,
    draft: Config,
    side: Side,
    protocol: Protocol,
    suite: CipherSuite,
) -> bool {
    let certificate = match (side, suite.parts().authentication, instance.certificate) {
        (Side::Backend, _, _) | (Side::Client, Authentication::Any, _) => true,
        (Side::Client, Authentication::Rsa, certificate) => certificate == Certificate::Rsa,
        (Side::Client, Authentication::Ecdsa, certificate) => certificate == Certificate::Ecdsa,
    };
    draft.is_on(Setting::Protocol(side, protocol)) && suite.serves(protocol) && certificate
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::initial::initial_config;

    fn warnings(instance: Instance, live: Config, draft: Config) -> Vec<Warning> {
        let found = warnings_of(instance, Beside::new(live, draft)).into_iter();
        found.map(|(warning, _)| warning).collect()
    }

    fn all_suites_off(config: Config) -> Config {
        CipherSuite::ALL
            .into_iter()
            .fold(config, |config, suite| config.with(Setting::Cipher(suite), false))
    }

    #[test]
    fn an_untouched_draft_is_no_danger() {
        for edition in crate::domain::Edition::ALL {
            for gateway in crate::domain::Gateway::ALL {
                let instance = Instance { edition, ..Instance::default() }.switched_to(gateway);
                let config = initial_config(instance);
                for warning in warnings(instance, config, config) {
                    assert_eq!(warning.gravity(), Gravity::Note, "{gateway:?}: {warning:?}");
                }
            }
        }
    }

    #[test]
    fn a_side_without_protocol_is_a_danger() {
        let instance = Instance::default();
        let live = initial_config(instance);
        let draft = live.with(Setting::Protocol(Side::Backend, Protocol::Tls12), false);
        assert_eq!(warnings(instance, live, draft)[0], Warning::NoProtocol(Side::Backend));
    }

    #[test]
    fn a_side_whose_protocols_have_no_suite_left_is_a_danger() {
        let instance = Instance::default();
        let live = initial_config(instance);
        let draft = all_suites_off(live);
        assert!(warnings(instance, live, draft).contains(&Warning::NoSuite(Side::Client)));
    }

    #[test]
    fn only_suites_of_the_certificate_can_serve_callers() {
        let instance = Instance {
            certificate: Certificate::Ecdsa,
            renegotiation: true,
            ..Instance::default()
        };
        let live = initial_config(instance);
        let rsa_only =
            all_suites_off(live).with(Setting::Cipher(CipherSuite::RsaAes128GcmSha256), true);
        assert!(warnings(instance, live, rsa_only).contains(&Warning::NoSuite(Side::Client)));
        assert!(!warnings(instance, live, rsa_only).contains(&Warning::NoSuite(Side::Backend)));
    }

    #[test]
    fn http2_with_forbidden_suites_only_is_warned_of() {
        let instance = Instance { renegotiation: true, ..Instance::default() };
        let live = initial_config(instance);
        let draft = all_suites_off(live)
            .with(Setting::Cipher(CipherSuite::RsaAes128GcmSha256), true)
            .with(Setting::Http2, true);
        assert!(warnings(instance, live, draft).contains(&Warning::Http2WithoutSuite));
        assert!(
            !warnings(instance, live, live.with(Setting::Http2, true))
                .contains(&Warning::Http2WithoutSuite)
        );
    }

    #[test]
    fn suites_that_no_enabled_protocol_can_use_are_noted() {
        let instance = Instance { renegotiation: true, ..Instance::default() };
        let live = initial_config(instance);
        assert_eq!(
            warnings(instance, live, live),
            [Warning::IdleSuites(vec![CipherSuite::Aes256GcmSha384, CipherSuite::Aes128GcmSha256])]
        );
    }

    #[test]
    fn what_is_switched_on_against_advice_is_warned_of() {
        let instance = Instance { renegotiation: true, ..Instance::default() };
        let live = initial_config(instance);
        let draft = live
            .with(Setting::Protocol(Side::Client, Protocol::Ssl30), true)
            .with(Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha), true)
            .with(Setting::CLIENT_TLS13, true)
            .with(Setting::BACKEND_TLS13, true);
        assert_eq!(
            warnings(instance, live, draft),
            [
                Warning::RenegotiatingClients,
                Warning::RenegotiatingBackends,
                Warning::WeakProtocol(Side::Client, Protocol::Ssl30),
                Warning::WeakSuites(vec![CipherSuite::Rsa3DesEdeCbcSha]),
            ]
        );
    }
}
