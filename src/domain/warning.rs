//! Drafts that are allowed, and dangerous.

use super::cipher::{Authentication, Strength};
use super::{Certificate, CipherSuite, Config, Instance, Protocol, Setting, Side};

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
    /// Suites are on that no enabled protocol can use.
    IdleSuites(Vec<CipherSuite>),
}

impl Warning {
    /// The settings it is about.
    pub fn about(&self) -> Vec<Setting> {
        match self {
            Self::NoProtocol(side) | Self::NoSuite(side) => {
                Protocol::ALL.map(|protocol| Setting::Protocol(*side, protocol)).to_vec()
            }
            Self::RenegotiatingClients => vec![Setting::CLIENT_TLS13],
            Self::RenegotiatingBackends => vec![Setting::BACKEND_TLS13],
            Self::Http2WithoutSuite => vec![Setting::Http2],
            Self::WeakProtocol(side, protocol) => vec![Setting::Protocol(*side, *protocol)],
            Self::WeakSuites(suites) | Self::IdleSuites(suites) => {
                suites.iter().copied().map(Setting::Cipher).collect()
            }
        }
    }

    /// How grave it is.
    pub const fn gravity(&self) -> Gravity {
        match self {
            Self::NoProtocol(_) | Self::NoSuite(_) => Gravity::Danger,
            Self::RenegotiatingClients
            | Self::RenegotiatingBackends
            | Self::Http2WithoutSuite
            | Self::WeakProtocol(..)
            | Self::WeakSuites(_) => Gravity::Caution,
            Self::IdleSuites(_) => Gravity::Note,
        }
    }
}

/// What is dangerous or without effect in `draft`, gravest first. `live` tells what is new in it.
pub fn warnings(instance: Instance, live: Config, draft: Config) -> Vec<Warning> {
    let switched_on = |setting: Setting| draft.is_on(setting) && !live.is_on(setting);
    let mut found = Vec::new();
    for side in Side::ALL {
        if !Protocol::ALL.into_iter().any(|protocol| draft.is_on(Setting::Protocol(side, protocol)))
        {
            found.push(Warning::NoProtocol(side));
        } else if !usable(instance, draft, side).any(|_| true) {
            found.push(Warning::NoSuite(side));
        }
    }
    if switched_on(Setting::CLIENT_TLS13) && instance.renegotiation {
        found.push(Warning::RenegotiatingClients);
    }
    if switched_on(Setting::BACKEND_TLS13) {
        found.push(Warning::RenegotiatingBackends);
    }
    if draft.is_on(Setting::Http2)
        && usable(instance, draft, Side::Client).any(|_| true)
        && usable(instance, draft, Side::Client).all(|(_, suite)| suite.forbidden_in_http2())
    {
        found.push(Warning::Http2WithoutSuite);
    }
    for side in Side::ALL {
        for protocol in Protocol::ALL {
            let setting = Setting::Protocol(side, protocol);
            if switched_on(setting) && setting.strength() == Strength::Weak {
                found.push(Warning::WeakProtocol(side, protocol));
            }
        }
    }
    let weak: Vec<_> = CipherSuite::ALL
        .into_iter()
        .filter(|suite| switched_on(Setting::Cipher(*suite)) && suite.strength() == Strength::Weak)
        .collect();
    if !weak.is_empty() {
        found.push(Warning::WeakSuites(weak));
    }
    let idle: Vec<_> = CipherSuite::ALL
        .into_iter()
        .filter(|suite| draft.is_on(Setting::Cipher(*suite)) && is_idle(instance, draft, *suite))
        .collect();
    if !idle.is_empty() {
        found.push(Warning::IdleSuites(idle));
    }
    found
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
fn fits(
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
