//! The stacks: what each can be configured with, and what it then accepts as a server.

use super::configuration::Configuration;
use super::suites::{self, is_13};
use std::fmt;
use tls_rehearsal::domain::Protocol::{self, Ssl30, Tls12, Tls13};
use tls_rehearsal::tls::party::{Ask, AskWhen, Policy, ServerKey};
use tls_rehearsal::tls::registry::Suite;

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Stack {
    OpenSsl,
    GnuTls,
    Java,
    Python,
    TlsLite,
    /// No stack: a hello written byte by byte, which asks a server and leaves.
    Bytes,
}

impl Stack {
    /// Those that have both ends.
    pub const ALL: [Self; 5] =
        [Self::OpenSsl, Self::GnuTls, Self::Java, Self::Python, Self::TlsLite];

    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenSsl => "OpenSSL",
            Self::GnuTls => "GnuTLS",
            Self::Java => "Java",
            Self::Python => "Python",
            Self::TlsLite => "tlslite-ng",
            Self::Bytes => "bytes",
        }
    }

    /// Is OpenSSL's library in it?
    pub const fn is_openssl(self) -> bool {
        matches!(self, Self::OpenSsl | Self::Python)
    }

    /// The nearest configuration that this stack can have; `None` if nothing is left.
    pub fn nearest(self, wanted: &Configuration) -> Option<Configuration> {
        let mut near = wanted.clone();
        near.suites.retain(|suite| suites::iana(*suite).is_some());
        near.groups.retain(|code| group(*code).is_some());
        match self {
            Self::OpenSsl | Self::Python => {
                near.versions.retain(|version| *version != Ssl30);
                near.suites.retain(|suite| suites::openssl(*suite).is_some());
            }
            Self::GnuTls => near.versions.retain(|version| *version != Ssl30),
            Self::TlsLite => {
                let ends = near.versions.first().copied().zip(near.versions.last().copied());
                if let Some((newest, oldest)) = ends {
                    near.versions = Protocol::ALL[newest as usize..=oldest as usize].to_vec();
                }
                near.keys.truncate(1);
                near.client_order = false;
            }
            Self::Java | Self::Bytes => {}
        }
        // tlslite-ng cannot insist, and gnutls-serv does not say how it went, which a client in TLS 1.3 does not know.
        let asks = matches!(self, Self::OpenSsl | Self::Java | Self::Python);
        // Asking later is an application's affair.
        let at_once = [Ask::Request(AskWhen::Handshake), Ask::Require(AskWhen::Handshake)];
        if !asks || !at_once.contains(&near.ask) {
            near.ask = Ask::No;
        }
        match self {
            // Its suites of TLS 1.3 cannot be chosen, and one group is all that it can be told; of x25519 some builds of
            // Python 3.11 know nothing.
            Self::Python => {
                near.suites.retain(|suite| !is_13(*suite));
                if !near.suites.is_empty() {
                    near.suites.splice(0..0, [0x1302, 0x1303, 0x1301]);
                }
                near.groups.retain(|group| matches!(group, 0x0017..=0x0019));
                near.groups.truncate(1);
                if near.groups.is_empty() {
                    near.groups.push(0x0017);
                }
            }
            // Its groups are set for a whole process.
            Self::Java => near.groups = GROUPS.iter().map(|group| group.0).collect(),
            // As a server it can do DHE only in a group that it is told of.
            Self::GnuTls => {
                let dhe = near
                    .suites
                    .iter()
                    .any(|suite| suites::parts(*suite).exchange == Some("DHE_RSA"));
                if dhe && !near.groups.contains(&0x0100) {
                    near.groups.push(0x0100);
                }
            }
            Self::TlsLite | Self::OpenSsl | Self::Bytes => {}
        }
        let complete = !near.versions.is_empty()
            && !near.suites.is_empty()
            && near.groups.iter().any(|group| *group < 0x0100);
        complete.then_some(near)
    }

    /// What a server of this stack accepts. `reported` are the suites that it says it has, where it says so.
    pub fn policy(self, is: &Configuration, reported: Option<Vec<u16>>) -> Policy {
        let mut suites = reported.unwrap_or_else(|| is.suites.clone());
        if self == Self::Python {
            // It has no parameters for DHE unless a file is loaded.
            suites.retain(|suite| !suites::iana(*suite).is_some_and(|name| name.contains("_DHE_")));
        }
        let mut versions = is.versions.clone();
        if self == Self::Java {
            // It leaves out a version in which no suite of its own works.
            let known: Vec<_> = suites.iter().filter_map(|code| Suite::known(*code)).collect();
            versions.retain(|version| known.iter().any(|suite| suite.serves(*version)));
        }
        if self == Self::GnuTls && !versions.contains(&Tls12) && versions.len() > 1 {
            // It has TLS 1.3 only with TLS 1.2, or alone.
            versions.retain(|version| *version != Tls13);
        }
        Policy {
            versions,
            suites,
            client_order: is.client_order,
            keys: is.keys.clone(),
            groups: is.groups.clone(),
            alpn: is.alpn.clone(),
            alpn_must_overlap: !matches!(self, Self::GnuTls | Self::Python),
            ask: is.ask,
            fallback_scsv: self != Self::Java,
            requires_extended_master_secret: false,
            extended_master_secret: true,
            renegotiation_info: true,
            requires_renegotiation_info: false,
            signs_sha1: true,
            assumes_p256: !self.is_openssl(),
            strict_ffdhe: matches!(self, Self::GnuTls | Self::TlsLite),
            strict_name: None,
            checks_http2_suite: false,
        }
    }
}

impl fmt::Display for Stack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The groups that stacks are told of, with IANA's names.
const GROUPS: &[(u16, &str)] = &[
    (0x001D, "x25519"),
    (0x0017, "secp256r1"),
    (0x0018, "secp384r1"),
    (0x0019, "secp521r1"),
    (0x001E, "x448"),
    (0x0100, "ffdhe2048"),
    (0x0101, "ffdhe3072"),
];

/// IANA's name of a group, if stacks are told of it.
pub fn group(code: u16) -> Option<&'static str> {
    GROUPS.iter().find(|group| group.0 == code).map(|group| group.1)
}

/// The name of a certificate's files.
pub const fn file(key: ServerKey) -> &'static str {
    match key {
        ServerKey::Rsa => "rsa",
        ServerKey::P256 => "p256",
        ServerKey::P384 => "p384",
    }
}
