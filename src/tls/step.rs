//! The steps of a handshake, each with the section of the RFC it stands in.

use super::negotiate::{At, Groups, Schemes, offered};
use super::outcome::{CertificateUse, End, Failure, Reason, Step};
use super::party::{Ask, AskWhen, ClientCertificate, ServerKey};
use super::registry::{
    Exchange, FALLBACK_SCSV, FFDHE2048, KeyType, RENEGOTIATION_SCSV, SECP256R1, SECP384R1, Suite,
    is_ffdhe, is_sha1, signs,
};
use crate::domain::Protocol::{self, Ssl30, Tls12, Tls13};

impl<'a> At<'a> {
    /// RFC 7507 3.
    pub(super) fn fallback_check(&self) -> Result<(), Failure> {
        let best = |mut versions: Box<dyn Iterator<Item = Protocol> + '_>| {
            versions.next().map(|version| version as usize)
        };
        let server_best = best(Box::new(
            Protocol::ALL.into_iter().filter(|version| self.server.versions.contains(version)),
        ));
        let client_best = best(Box::new(offered(self.client)));
        let fell_back = self.client.suites.contains(&FALLBACK_SCSV)
            && self.server.fallback_scsv
            && server_best < client_best;
        self.check(!fell_back, Step::FallbackCheck, Reason::InappropriateFallback, End::Server)
    }

    /// RFC 6066 3.
    pub(super) fn sni(&self) -> Result<(), Failure> {
        let known = match &self.server.strict_name {
            None => true,
            Some(name) => self.client.server_name.as_ref() == Some(name),
        };
        self.check(known, Step::Sni, Reason::UnrecognizedName, End::Server)
    }

    /// RFC 8446 4.1.2 and 9.2, RFC 5746 4.3, RFC 7627 5.3.
    pub(super) fn parameters(&self) -> Result<(), Failure> {
        let Self { client, server, version } = self;
        let check = |holds, reason| self.check(holds, Step::Parameters, reason, End::Server);
        if *version == Tls13 {
            check(client.compression == [0], Reason::CompressionOffered)?;
            let complete = client.signature_schemes.is_some()
                && client.groups.is_some()
                && client.key_shares.is_some();
            return check(complete, Reason::MissingExtension);
        }
        check(client.compression.contains(&0), Reason::NoNullCompression)?;
        let signalled = client.renegotiation_info || client.suites.contains(&RENEGOTIATION_SCSV);
        check(
            signalled || !server.requires_renegotiation_info,
            Reason::SecureRenegotiationRequired,
        )?;
        let extended = client.extended_master_secret && *version != Ssl30;
        check(
            extended || !server.requires_extended_master_secret,
            Reason::ExtendedMasterSecretRequired,
        )
    }

    /// The suites that both have in this version, in the order that decides.
    pub(super) fn suites(&self) -> Result<Vec<Suite>, Failure> {
        let Self { client, server, version } = self;
        let fail = |reason| self.fail(Step::Suite, reason, End::Server);
        let known: Vec<Suite> =
            client.suites.iter().filter_map(|code| Suite::known(*code)).collect();
        if known.is_empty() {
            return fail(Reason::NoCommonSuite);
        }
        let usable = |suites: Vec<Suite>| -> Vec<Suite> {
            suites.into_iter().filter(|suite| suite.serves(*version)).collect()
        };
        let theirs = usable(known);
        let ours = usable(server.suites.iter().filter_map(|code| Suite::known(*code)).collect());
        if ours.is_empty() || theirs.is_empty() {
            return fail(Reason::NoSuiteForVersion);
        }
        let (order, other) = if server.client_order { (theirs, ours) } else { (ours, theirs) };
        let shared: Vec<_> = order.into_iter().filter(|suite| other.contains(suite)).collect();
        if shared.is_empty() { fail(Reason::NoCommonSuite) } else { Ok(shared) }
    }

    /// RFC 8422 5.1.
    pub(super) fn certificate(&self, mut suites: Vec<Suite>) -> Result<Vec<Suite>, Failure> {
        if self.version == Tls13 {
            return Ok(suites);
        }
        let has =
            |suite: &Suite| self.server.keys.iter().any(|key| Some(key.key_type()) == suite.key);
        suites.retain(has);
        self.check(
            !suites.is_empty(),
            Step::Certificate,
            Reason::NoCertificateForSuite,
            End::Server,
        )?;
        if let Some(groups) = &self.client.groups {
            let curve_known = self.server.keys.iter().any(|key| match key {
                ServerKey::Rsa => false,
                ServerKey::P256 => groups.contains(&SECP256R1),
                ServerKey::P384 => groups.contains(&SECP384R1),
            });
            suites.retain(|suite| suite.key != Some(KeyType::Ecdsa) || curve_known);
        }
        self.check(
            !suites.is_empty(),
            Step::Certificate,
            Reason::CertificateCurveNotOffered,
            End::Server,
        )?;
        Ok(suites)
    }

    /// RFC 8446 4.2.3, RFC 5246 7.4.1.4.1 and 7.4.2.
    pub(super) fn signature(
        &self,
        mut suites: Vec<Suite>,
    ) -> Result<(Vec<Suite>, Schemes), Failure> {
        let listed = self.client.signature_schemes.as_deref();
        match self.version {
            Tls13 => {
                let fits = |key: &ServerKey| {
                    let schemes: &[u16] = match key {
                        ServerKey::Rsa => &[0x0804, 0x0805, 0x0806],
                        ServerKey::P256 => &[0x0403],
                        ServerKey::P384 => &[0x0503],
                    };
                    listed?.iter().copied().find(|scheme| schemes.contains(scheme))
                };
                match self.server.keys.iter().find_map(fits) {
                    Some(scheme) => Ok((suites, Schemes::Agreed(scheme))),
                    None => {
                        self.fail(Step::Signature, Reason::NoCommonSignatureScheme, End::Server)
                    }
                }
            }
            Tls12 => {
                // Without the extension a client is taken to know SHA-1.
                let schemes: Vec<u16> = listed
                    .unwrap_or(&[0x0201, 0x0203])
                    .iter()
                    .copied()
                    .filter(|scheme| self.server.signs_sha1 || !is_sha1(*scheme))
                    .collect();
                suites.retain(|suite| schemes.iter().any(|scheme| signs(*scheme) == suite.key));
                self.check(
                    !suites.is_empty(),
                    Step::Signature,
                    Reason::NoCommonSignatureScheme,
                    End::Server,
                )?;
                Ok((suites, Schemes::ByKey(schemes)))
            }
            Protocol::Tls11 | Protocol::Tls10 | Ssl30 => Ok((suites, Schemes::Fixed)),
        }
    }

    /// RFC 8446 4.1.4, RFC 8422, RFC 7919 4.
    pub(super) fn group(&self, mut suites: Vec<Suite>) -> Result<(Vec<Suite>, Groups), Failure> {
        let Self { client, server, version } = self;
        let fail = |reason| self.fail(Step::Group, reason, End::Server);
        let listed = client.groups.as_deref();
        if *version == Tls13 {
            let common = |group: &&u16| {
                server.groups.contains(group) && listed.is_some_and(|groups| groups.contains(group))
            };
            let shares = client.key_shares.as_deref().unwrap_or_default();
            let shared = shares.iter().find(common);
            let first = server.groups.iter().find(common);
            return match shared.or(first).copied() {
                None => fail(Reason::NoCommonGroup),
                curve => Ok((suites, Groups { curve, field: None, retried: shared.is_none() })),
            };
        }
        let curve = match listed {
            Some(groups) => server
                .groups
                .iter()
                .copied()
                .find(|group| !is_ffdhe(*group) && groups.contains(group)),
            None if server.assumes_p256 => {
                let p256 = server.groups.iter().copied().find(|group| *group == SECP256R1);
                p256.or(server.groups.first().copied())
            }
            None => None,
        };
        let mut fields =
            listed.unwrap_or_default().iter().copied().filter(|group| is_ffdhe(*group)).peekable();
        let field = if fields.peek().is_none() || !server.strict_ffdhe {
            Some(FFDHE2048)
        } else {
            let fields: Vec<u16> = fields.collect();
            server.groups.iter().copied().find(|group| fields.contains(group))
        };
        let only_dhe = suites.iter().all(|suite| suite.exchange == Exchange::Dhe);
        suites.retain(|suite| match suite.exchange {
            Exchange::Ecdhe => curve.is_some(),
            Exchange::Dhe => field.is_some(),
            Exchange::Rsa | Exchange::Tls13 => true,
        });
        if suites.is_empty() {
            return fail(if only_dhe { Reason::NoCommonFfdheGroup } else { Reason::NoCommonGroup });
        }
        Ok((suites, Groups { curve, field, retried: false }))
    }

    /// RFC 7301 3.2.
    pub(super) fn alpn(&self) -> Result<Option<&'a str>, Failure> {
        let (Some(listed), Some(ours)) = (&self.client.alpn, &self.server.alpn) else {
            return Ok(None);
        };
        let common =
            ours.iter().map(String::as_str).find(|each| listed.iter().any(|one| one == each));
        let fine = common.is_some() || !self.server.alpn_must_overlap;
        self.check(fine, Step::Alpn, Reason::NoCommonAlpn, End::Server)?;
        Ok(common)
    }

    /// What the client checks in ServerHello.
    pub(super) fn server_hello_check(&self, suite: Suite) -> Result<(), Failure> {
        let Self { client, server, version } = self;
        let check = |holds, reason| self.check(holds, Step::ServerHelloCheck, reason, End::Client);
        check(client.enabled.contains(version), Reason::ServerVersionNotEnabled)?;
        if *version == Tls13 {
            return Ok(());
        }
        let signalled = server.renegotiation_info || !client.requires_renegotiation_info;
        check(signalled, Reason::SecureRenegotiationRequired)?;
        let extended = server.extended_master_secret && *version != Ssl30;
        check(
            extended || !client.requires_extended_master_secret,
            Reason::ExtendedMasterSecretRequired,
        )?;
        let old_signature = *version != Tls12 && suite.exchange != Exchange::Rsa;
        check(!old_signature || client.accepts_old_signatures, Reason::OldSignatureRefused)
    }

    pub(super) fn client_certificate(&self) -> Result<CertificateUse, Failure> {
        let fail = |reason| self.fail(Step::ClientCertificate, reason, End::Server);
        match (self.server.ask, self.client.certificate) {
            (Ask::Request(AskWhen::Handshake), ClientCertificate::None) => {
                Ok(CertificateUse::AskedNotSent)
            }
            (
                Ask::Request(AskWhen::Handshake),
                ClientCertificate::Trusted | ClientCertificate::Untrusted,
            )
            | (Ask::Require(AskWhen::Handshake), ClientCertificate::Trusted) => {
                Ok(CertificateUse::Sent)
            }
            (Ask::Require(AskWhen::Handshake), ClientCertificate::None) => {
                fail(Reason::ClientCertificateMissing)
            }
            (Ask::Require(AskWhen::Handshake), ClientCertificate::Untrusted) => {
                fail(Reason::ClientCertificateUntrusted)
            }
            (Ask::No | Ask::Request(_) | Ask::Require(_), _) => Ok(CertificateUse::NotAsked),
        }
    }

    /// RFC 9113 9.2.
    pub(super) fn http2(&self, suite: Suite, alpn: Option<&str>) -> Result<(), Failure> {
        let fits = self.version == Tls13 || self.version == Tls12 && suite.fits_http2();
        if alpn == Some("h2") && !fits {
            for (checks, by) in [
                (self.server.checks_http2_suite, End::Server),
                (self.client.checks_http2_suite, End::Client),
            ] {
                self.check(!checks, Step::Http2, Reason::Http2InadequateSecurity, by)?;
            }
        }
        let only_h2 = self.client.alpn.as_deref().is_some_and(|listed| listed == ["h2"]);
        self.check(
            !only_h2 || alpn == Some("h2"),
            Step::Http2,
            Reason::Http2NotSelected,
            End::Client,
        )
    }

    /// What happens when the server asks for a certificate after a request. RFC 9113 9.2.1 and 9.2.3, RFC 8446 4.6.2.
    pub(super) fn later(&self, alpn: Option<&str>) -> Result<Option<CertificateUse>, Failure> {
        let (Ask::Request(when) | Ask::Require(when)) = self.server.ask else { return Ok(None) };
        let has_none = self.client.certificate == ClientCertificate::None;
        let h2 = alpn == Some("h2");
        match when {
            AskWhen::Handshake => Ok(None),
            AskWhen::Never => {
                self.fail(Step::Renegotiation, Reason::ServerNeverRenegotiates, End::Server)
            }
            AskWhen::Renegotiation => {
                let fail = |reason, by| self.fail(Step::Renegotiation, reason, by);
                if h2 && self.version != Tls13 {
                    return self.fail(
                        Step::Http2,
                        Reason::Http2RenegotiationForbidden,
                        End::Client,
                    );
                }
                if self.version == Tls13 {
                    return fail(Reason::RenegotiationImpossibleInTls13, End::Server);
                }
                if !self.client.renegotiates {
                    return fail(Reason::RenegotiationRefused, End::Client);
                }
                if has_none {
                    return fail(Reason::ClientCertificateMissing, End::Server);
                }
                Ok(Some(CertificateUse::SentInRenegotiation))
            }
            AskWhen::PostHandshake => {
                let fail = |reason, by| self.fail(Step::PostHandshakeAuth, reason, by);
                if h2 {
                    return self.fail(
                        Step::Http2,
                        Reason::Http2PostHandshakeAuthForbidden,
                        End::Client,
                    );
                }
                if !self.client.post_handshake_auth {
                    return fail(Reason::PostHandshakeAuthNotOffered, End::Server);
                }
                if has_none {
                    return fail(Reason::ClientCertificateMissing, End::Server);
                }
                Ok(Some(CertificateUse::SentAfterHandshake))
            }
        }
    }
}
