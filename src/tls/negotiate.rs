//! One client, one server: what they agree on, or where it falls.
//!
//! The steps are walked in order and the first that fails ends it, as real stacks do. The version is never lowered to
//! find a suite.

use super::outcome::{CertificateUse, End, Failure, Reason, Session, Step};
use super::party::{Client, Policy};
use super::registry::{Exchange, Suite, signs};
use crate::domain::Protocol::{self, Ssl30, Tls13};

/// What `client` and `server` agree on.
///
/// # Errors
///
/// Where it falls, why, and who notices.
pub fn negotiate(client: &Client, server: &Policy) -> Result<Session, Failure> {
    let at = At::agree(client, server)?;
    at.end(&at.candidates()?)
}

/// What is left to choose from when suites, certificate, signature and group have been settled.
pub(super) struct Candidates {
    /// The suites, in the order that decides; never empty.
    pub(super) suites: Vec<Suite>,
    schemes: Schemes,
    groups: Groups,
}

impl Candidates {
    /// The group that `suite` would use, if any.
    pub(super) fn group(&self, suite: Suite) -> Option<u16> {
        match suite.exchange {
            Exchange::Tls13 | Exchange::Ecdhe => self.groups.curve,
            Exchange::Dhe => self.groups.field,
            Exchange::Rsa => None,
        }
    }

    /// The group needed a second hello.
    pub(super) const fn retried(&self) -> bool {
        self.groups.retried
    }
}

/// Which signature a suite will carry.
pub(super) enum Schemes {
    /// TLS 1.3: this one.
    Agreed(u16),
    /// TLS 1.2: the first that fits the suite's key.
    ByKey(Vec<u16>),
    /// Fixed by the version.
    Fixed,
}

impl Schemes {
    /// The scheme that would sign with `suite`, where the client's list decides it.
    pub(super) fn scheme(&self, suite: Suite) -> Option<u16> {
        match self {
            Self::Agreed(scheme) => Some(*scheme),
            Self::ByKey(schemes) if suite.exchange != Exchange::Rsa => {
                schemes.iter().copied().find(|scheme| signs(*scheme) == suite.key)
            }
            Self::ByKey(_) | Self::Fixed => None,
        }
    }
}

/// The groups that ephemeral exchanges would use.
pub(super) struct Groups {
    pub(super) curve: Option<u16>,
    pub(super) field: Option<u16>,
    pub(super) retried: bool,
}

/// RFC 8446 4.2.1, RFC 5246 E.1.
fn version(client: &Client, server: &Policy) -> Result<Protocol, Failure> {
    // Newest first, so the first that both have wins.
    let common = offered(client).find(|version| server.versions.contains(version));
    common.ok_or(Failure {
        step: Step::Version,
        reason: Reason::NoCommonVersion,
        by: End::Server,
        version: None,
    })
}

/// The versions a hello offers, newest first. Without supported_versions a client cannot say where its range ends.
pub(super) fn offered(client: &Client) -> impl Iterator<Item = Protocol> {
    let below_13 = move |version: &Protocol| {
        *version != Tls13 && *version as usize >= client.legacy_version as usize
    };
    Protocol::ALL.into_iter().filter(move |version| match &client.supported_versions {
        Some(list) => list.contains(version),
        None => below_13(version),
    })
}

/// A client and a server that have agreed on a version.
pub(super) struct At<'a> {
    pub(super) client: &'a Client,
    pub(super) server: &'a Policy,
    pub(super) version: Protocol,
}

impl<'a> At<'a> {
    pub(super) fn agree(client: &'a Client, server: &'a Policy) -> Result<Self, Failure> {
        let version = version(client, server)?;
        Ok(Self { client, server, version })
    }

    /// The steps up to the group.
    pub(super) fn candidates(&self) -> Result<Candidates, Failure> {
        self.fallback_check()?;
        self.sni()?;
        self.parameters()?;
        let suites = self.certificate(self.suites()?)?;
        let (suites, schemes) = self.signature(suites)?;
        let (suites, groups) = self.group(suites)?;
        Ok(Candidates { suites, schemes, groups })
    }

    /// The steps after it, with the first of the candidates.
    fn end(&self, candidates: &Candidates) -> Result<Session, Failure> {
        let Some(suite) = candidates.suites.first().copied() else {
            return self.fail(Step::Suite, Reason::NoCommonSuite, End::Server);
        };
        let (alpn, client_certificate) = self.finish(suite)?;
        let extended_master_secret = self.version == Tls13
            || self.client.extended_master_secret
                && self.server.extended_master_secret
                && self.version != Ssl30;
        Ok(Session {
            version: self.version,
            suite: suite.code,
            group: candidates.group(suite),
            signature: candidates.schemes.scheme(suite),
            alpn: alpn.map(str::to_owned),
            retried: candidates.retried(),
            extended_master_secret,
            client_certificate,
        })
    }

    /// The steps after the group, with `suite`.
    pub(super) fn finish(
        &self,
        suite: Suite,
    ) -> Result<(Option<&'a str>, CertificateUse), Failure> {
        let alpn = self.alpn()?;
        self.server_hello_check(suite)?;
        let certificate = self.client_certificate()?;
        self.http2(suite, alpn)?;
        Ok((alpn, self.later(alpn)?.unwrap_or(certificate)))
    }

    pub(super) fn fail<T>(&self, step: Step, reason: Reason, by: End) -> Result<T, Failure> {
        Err(Failure { step, reason, by, version: Some(self.version) })
    }

    pub(super) fn check(
        &self,
        holds: bool,
        step: Step,
        reason: Reason,
        by: End,
    ) -> Result<(), Failure> {
        if holds { Ok(()) } else { self.fail(step, reason, by) }
    }
}
