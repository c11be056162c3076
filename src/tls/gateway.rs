//! The gateway's two ends: a server to its callers, a client to its backends.
//!
//! Both are taken to be Windows Schannel under HTTP.sys. No Azure gateway was run, so all that is not a setting of the page
//! is inferred: the order of suites (that of the ARM reference), the groups, the signature schemes, no TLS_FALLBACK_SCSV,
//! and that it negotiates HTTP/2 over a suite that RFC 9113 forbids and leaves noticing to the client.

use super::party::{Ask, AskWhen, Client, ClientCertificate, Policy, ServerKey};
use super::registry::{SECP256R1, SECP384R1, X25519};
use crate::domain::source::{Cited, Confidence, Source};
use crate::domain::{
    Certificate, CipherSuite, Config, Gateway, Instance, Platform, Protocol, Setting, Side,
};

/// Where the order of suites comes from.
pub const SUITE_ORDER: Cited =
    Cited::new(Source::ArmReference, "customProperties", Confidence::Inferred);

/// Groups in order; Schannel's default.
const GROUPS: [u16; 3] = [X25519, SECP256R1, SECP384R1];

/// Schemes the gateway offers to backends, strongest padding first; SHA-1 last.
const SCHEMES: [u16; 8] = [0x0804, 0x0805, 0x0401, 0x0501, 0x0403, 0x0503, 0x0201, 0x0203];

/// When a caller's certificate is asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CertificateWay {
    /// The caller uses none.
    None,
    /// In the first handshake ("Negotiate client certificate" is on).
    Initial,
    /// After the request, by renegotiation.
    Renegotiation,
}

/// The gateway as the server of a caller whose certificate is asked for in this `way`.
pub fn policy(instance: Instance, config: Config, way: CertificateWay) -> Policy {
    let protocols = on(config, Side::Client).collect();
    let suites = suites(config);
    Policy { versions: protocols, suites, ..server(instance, config.is_on(Setting::Http2), way) }
}

/// The gateway as a server with every version and suite.
pub(super) fn server(instance: Instance, http2: bool, way: CertificateWay) -> Policy {
    let http11 = "http/1.1".to_owned();
    Policy {
        keys: vec![match instance.certificate {
            Certificate::Rsa => ServerKey::Rsa,
            Certificate::Ecdsa => ServerKey::P256,
        }],
        groups: GROUPS.to_vec(),
        alpn: Some(if http2 { vec!["h2".to_owned(), http11] } else { vec![http11] }),
        ask: match way {
            CertificateWay::None => Ask::No,
            CertificateWay::Initial => Ask::Request(AskWhen::Handshake),
            CertificateWay::Renegotiation => Ask::Require(if renegotiates(instance) {
                AskWhen::Renegotiation
            } else {
                AskWhen::Never
            }),
        },
        ..Policy::usual(Protocol::ALL.to_vec(), suites(Config::from_bits(u32::MAX)))
    }
}

/// The gateway as the client of a backend.
///
/// It lists its versions only when TLS 1.3 is among them; without a list it cannot say where its range has gaps.
pub fn caller(config: Config) -> Client {
    let enabled: Vec<_> = on(config, Side::Backend).collect();
    let lists = enabled.is_empty() || enabled.contains(&Protocol::Tls13);
    let newest_old = enabled.iter().copied().find(|version| *version != Protocol::Tls13);
    Client {
        supported_versions: lists.then(|| enabled.clone()),
        legacy_version: newest_old.unwrap_or(Protocol::Tls12),
        enabled,
        groups: Some(GROUPS.to_vec()),
        signature_schemes: Some(SCHEMES.to_vec()),
        server_name: Some("backend.example".to_owned()),
        certificate: ClientCertificate::Trusted,
        ..Client::usual(suites(config))
    }
}

/// The versions that the gateway offers to a backend: with no list, all below the newest too.
pub(super) const fn offered_to_backends(config: Config) -> u8 {
    let on = versions(config, Side::Backend);
    if on == 0 || on & 1 << Protocol::Tls13 as u8 != 0 {
        return on;
    }
    // Newest first, so lower versions are higher bits.
    let newest = on.trailing_zeros();
    (u8::MAX << newest) & ALL_VERSIONS
}

/// Every version, a bit each at its position in [`Protocol::ALL`].
pub(super) const ALL_VERSIONS: u8 = (1 << Protocol::ALL.len()) - 1;

/// The versions that are on, a bit each at its position in [`Protocol::ALL`].
pub(super) const fn versions(config: Config, side: Side) -> u8 {
    let first = Setting::Protocol(side, Protocol::ALL[0]).index();
    (config.bits() >> first) as u8 & ALL_VERSIONS
}

/// The suites that are on, a bit each at its position in [`CipherSuite::ALL`].
pub(super) const fn suite_mask(config: Config) -> u32 {
    config.bits() >> FIRST_SUITE
}

/// The position of the first suite among the settings.
pub(super) const FIRST_SUITE: usize = Setting::Cipher(CipherSuite::ALL[0]).index();

fn on(config: Config, side: Side) -> impl Iterator<Item = Protocol> {
    Protocol::ALL.into_iter().filter(move |version| config.is_on(Setting::Protocol(side, *version)))
}

fn suites(config: Config) -> Vec<u16> {
    CipherSuite::ALL
        .into_iter()
        .filter(|suite| config.is_on(Setting::Cipher(*suite)))
        .map(|suite| suite.parts().code_point)
        .collect()
}

/// Can this gateway ask for a certificate by renegotiation? The v2 tiers and the self-hosted gateway never do; of workspace
/// gateways no source says, and what is unknown fails nobody.
pub(super) const fn renegotiates(instance: Instance) -> bool {
    match instance.gateway() {
        Gateway::Managed(tier) => match tier.platform() {
            Platform::Dedicated | Platform::Serverless => true,
            Platform::V2 => false,
        },
        Gateway::Workspace => true,
        Gateway::SelfHosted => false,
    }
}
