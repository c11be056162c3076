//! Where a real stack and the engine differ, and why. Each rule is as narrow as its cause.

use super::case::{Run, Verdict};
use super::stack::Stack;
use tls_rehearsal::domain::Protocol::{self, Ssl30, Tls11, Tls12, Tls13};
use tls_rehearsal::tls::outcome::Reason;
use tls_rehearsal::tls::party::{Ask, ClientCertificate, ServerKey};
use tls_rehearsal::tls::registry::{
    Exchange, KeyType, SECP256R1, SECP384R1, Suite, is_sha1, signs,
};

/// A difference that is understood.
pub struct Known {
    pub name: &'static str,
    pub cause: &'static str,
    pub applies: fn(&Run) -> bool,
}

pub const KNOWN: &[Known] = &[
    Known {
        name: "gnutls-certificate-curve",
        cause: "GnuTLS serves an ECDSA certificate though the client does not name its curve; the engine follows \
                RFC 8422 5.1, as OpenSSL and Java do",
        applies: |run| is(run, Stack::GnuTls) && serves_unnamed_curve(run),
    },
    Known {
        name: "tlslite-certificate-curve-below-1.2",
        cause: "tlslite-ng looks at the certificate's curve only if the client sends signature_algorithms, which \
                none does below TLS 1.2",
        applies: |run| {
            is(run, Stack::TlsLite)
                && run.hello.signature_schemes.is_none()
                && serves_unnamed_curve(run)
        },
    },
    Known {
        name: "openssl-no-suite-for-newest",
        cause: "OpenSSL's server refuses every client unless it has a suite for the newest version of its lowest \
                range without gaps; the engine refuses only those that would get that version",
        applies: |run| {
            run.case.server_stack.is_openssl()
                && run.found == Verdict::Failure
                && !has_suite_for(run, newest_without_gap(&run.policy.versions))
        },
    },
    Known {
        name: "gnutls-legacy-version",
        cause: "GnuTLS takes legacy_version for an offer where supported_versions lists nothing older; the engine \
                follows RFC 8446 4.2.1, as the others do",
        applies: |run| {
            let listed = run.hello.supported_versions.as_ref();
            is(run, Stack::GnuTls)
                && run.chosen.is_some_and(|(version, _)| {
                    listed.is_some_and(|versions| !versions.contains(&version))
                })
        },
    },
    Known {
        name: "gnutls-gap",
        cause: "GnuTLS's server has no older version for a client whose newest one falls into a gap of its own; the \
                engine goes below the gap, as OpenSSL and Java do",
        applies: |run| {
            let newest = run.hello.legacy_version;
            let newer = |version: &Protocol| (*version as usize) < newest as usize;
            is(run, Stack::GnuTls)
                && run.found == Verdict::Failure
                && run.hello.supported_versions.is_none()
                && !run.policy.versions.contains(&newest)
                && run.policy.versions.iter().any(newer)
        },
    },
    Known {
        name: "downgrade-signal",
        cause: "A server that has a newer version than the one it answers marks its random, and a client that has a \
                newer one too ends with alert 47 (RFC 8446 4.1.3); the engine has no such step",
        applies: |run| {
            let newest = run.hello.enabled.iter().map(|version| *version as usize).min();
            run.found == Verdict::Failure
                && run.alert == Some(("client", 47))
                && run.chosen.is_some_and(|(version, _)| {
                    version as usize >= Tls11 as usize && newest < Some(version as usize)
                })
        },
    },
    Known {
        name: "java-signs-as-listed",
        cause: "Java's server wants the schemes of the client to fit what signed the certificate, too, and takes none \
                for granted where the extension is absent",
        applies: |run| {
            let signed_with = |scheme: &u16| {
                *scheme <= 0x0603 && !is_sha1(*scheme) && signs(*scheme) == Some(KeyType::Rsa)
            };
            is(run, Stack::Java)
                && run.found == Verdict::Failure
                && matches!(version(run), Some(Tls12 | Tls13))
                && run.policy.keys.contains(&ServerKey::Rsa)
                && !run.hello.signature_schemes.iter().flatten().any(signed_with)
        },
    },
    Known {
        name: "curves-in-ssl-3.0",
        cause: "Java and tlslite-ng use elliptic curves in SSL 3.0, too; RFC 8422 has them from TLS 1.0",
        applies: |run| {
            let both = [Stack::Java, Stack::TlsLite];
            both.contains(&run.case.server_stack)
                && run.chosen.is_some_and(|(version, code)| {
                    let suite = Suite::known(code);
                    version == Ssl30 && suite.is_some_and(|suite| suite.exchange == Exchange::Ecdhe)
                })
        },
    },
    Known {
        name: "tlslite-share-without-groups",
        cause: "tlslite-ng's server wants supported_groups beside key_share before it has chosen a version, and its \
                own client leaves it out if only TLS 1.3 needs it",
        applies: |run| {
            is(run, Stack::TlsLite)
                && run.alert == Some(("server", 109))
                && run.hello.key_shares.is_some()
                && run.hello.groups.is_none()
        },
    },
    Known {
        name: "request-checks-what-it-gets",
        cause: "The servers of Java and Python end with a client whose certificate they only asked for, but do not \
                trust; OpenSSL's program and the engine go on",
        applies: |run| {
            [Stack::Java, Stack::Python].contains(&run.case.server_stack)
                && run.found == Verdict::Failure
                && matches!(run.policy.ask, Ask::Request(_))
                && run.hello.certificate == ClientCertificate::Untrusted
        },
    },
    Known {
        name: "tlslite-master-secret-in-ssl-3.0",
        cause: "tlslite-ng's server takes up extended_master_secret in SSL 3.0, which has none, and breaks off",
        applies: |run| {
            is(run, Stack::TlsLite)
                && run.found == Verdict::Failure
                && run.hello.extended_master_secret
                && run.chosen.is_some_and(|(version, _)| version == Ssl30)
        },
    },
    Known {
        name: "java-notices-late",
        cause: "Java 17 notices in TLS 1.3 that it has no signature scheme in common only after its ServerHello, \
                which is all that a hello without a client sees",
        applies: |run| {
            is_bytes(run, Stack::Java)
                && failed(run, Reason::NoCommonSignatureScheme)
                && version(run) == Some(Tls13)
        },
    },
    Known {
        name: "compression-ignored",
        cause: "Java looks at no compression method at all, GnuTLS and tlslite-ng at none in TLS 1.3; the engine \
                follows RFC 8446 4.1.2 and RFC 5246 7.4.1.2",
        applies: |run| {
            let both = failed(run, Reason::CompressionOffered)
                && [Stack::GnuTls, Stack::Java, Stack::TlsLite].contains(&run.case.server_stack);
            both || is(run, Stack::Java) && failed(run, Reason::NoNullCompression)
        },
    },
    Known {
        name: "gnutls-rsa-exchange-unsigned",
        cause: "GnuTLS does not look at the schemes of the client for an exchange that nobody signs; RFC 5246 \
                7.4.2 wants it to",
        applies: |run| {
            is(run, Stack::GnuTls)
                && failed(run, Reason::NoCommonSignatureScheme)
                && version(run) == Some(Tls12)
        },
    },
    Known {
        name: "tlslite-alpn-in-1.3",
        cause: "tlslite-ng ends without a common application protocol in TLS 1.2, but goes on in TLS 1.3",
        applies: |run| {
            is(run, Stack::TlsLite)
                && failed(run, Reason::NoCommonAlpn)
                && version(run) == Some(Tls13)
        },
    },
];

fn is(run: &Run, server: Stack) -> bool {
    run.case.server_stack == server
}

fn is_bytes(run: &Run, server: Stack) -> bool {
    is(run, server) && run.case.client_stack == Stack::Bytes
}

/// The engine says that it falls for this reason, and the stack connects.
fn failed(run: &Run, reason: Reason) -> bool {
    run.found != Verdict::Failure
        && run.engine.as_ref().is_err_and(|failure| failure.reason == reason)
}

/// The version that the engine comes to.
fn version(run: &Run) -> Option<Protocol> {
    match &run.engine {
        Ok(session) => Some(session.version),
        Err(failure) => failure.version,
    }
}

/// The server chose an ECDSA suite up to TLS 1.2, and the client names groups, but not the certificate's curve.
fn serves_unnamed_curve(run: &Run) -> bool {
    let Some(groups) = &run.hello.groups else { return false };
    let ecdsa = run
        .chosen
        .and_then(|(_, code)| Suite::known(code))
        .is_some_and(|suite| suite.key == Some(KeyType::Ecdsa));
    ecdsa
        && !run.policy.keys.iter().any(|key| match key {
            ServerKey::Rsa => false,
            ServerKey::P256 => groups.contains(&SECP256R1),
            ServerKey::P384 => groups.contains(&SECP384R1),
        })
}

/// The newest version down from which all are on as far as the oldest.
fn newest_without_gap(versions: &[Protocol]) -> Option<Protocol> {
    let from_oldest =
        Protocol::ALL.into_iter().rev().skip_while(|version| !versions.contains(version));
    from_oldest.take_while(|version| versions.contains(version)).last()
}

fn has_suite_for(run: &Run, version: Option<Protocol>) -> bool {
    let known = run.policy.suites.iter().filter_map(|code| Suite::known(*code));
    version.is_some_and(|version| known.into_iter().any(|suite| suite.serves(version)))
}
