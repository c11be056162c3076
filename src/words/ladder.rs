//! A handshake as its messages, one after another.

use super::impact::failure;
use crate::domain::{Protocol, Side};
use crate::tls::outcome::{CertificateUse, End, Failure, Reason, Session, Step};
use crate::tls::registry::{Exchange, Suite};
use crate::tls::suite_names::{group, name};
use crate::tls::trace::{Looked, Trace};

/// A message, or what happens in its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rung {
    /// Who sends it.
    pub from: End,
    /// What.
    pub message: String,
    /// It ends the handshake.
    pub ends: bool,
}

/// The messages of `trace`, in order.
pub fn rungs(trace: &Trace, side: Side) -> Vec<Rung> {
    let mut ladder = Ladder { rungs: Vec::new() };
    ladder.client(hello(trace));
    match &trace.end {
        Ok(session) => ladder.whole(session),
        Err(fell) => ladder.broken(fell, trace, side),
    }
    ladder.rungs
}

struct Ladder {
    rungs: Vec<Rung>,
}

impl Ladder {
    fn client(&mut self, message: impl Into<String>) {
        self.rungs.push(Rung { from: End::Client, message: message.into(), ends: false });
    }

    fn server(&mut self, message: impl Into<String>) {
        self.rungs.push(Rung { from: End::Server, message: message.into(), ends: false });
    }

    fn whole(&mut self, session: &Session) {
        if session.retried {
            self.server(format!(
                "HelloRetryRequest: a share of {} please",
                session.group.map(group).unwrap_or_default()
            ));
            self.client("ClientHello again, with that share");
        }
        let ephemeral =
            Suite::known(session.suite).is_none_or(|suite| suite.exchange != Exchange::Rsa);
        let using = session.group.map(|code| format!(", {}", group(code))).unwrap_or_default();
        self.server(format!(
            "ServerHello: {}, {}{using}",
            session.version.name(),
            name(session.suite)
        ));
        let asked = matches!(
            session.client_certificate,
            CertificateUse::AskedNotSent | CertificateUse::Sent
        );
        let sent = session.client_certificate == CertificateUse::Sent;
        if session.version == Protocol::Tls13 {
            self.server("EncryptedExtensions");
            if asked {
                self.server("CertificateRequest");
            }
            self.server("Certificate, CertificateVerify");
            self.server("Finished");
            if asked {
                self.client(if sent {
                    "Certificate, CertificateVerify"
                } else {
                    "Certificate, empty"
                });
            }
            self.client("Finished");
        } else {
            self.server("Certificate");
            if ephemeral {
                self.server("ServerKeyExchange, signed");
            }
            if asked {
                self.server("CertificateRequest");
            }
            self.server("ServerHelloDone");
            if asked {
                self.client(if sent { "Certificate" } else { "Certificate, empty" });
            }
            self.client(if ephemeral {
                "ClientKeyExchange"
            } else {
                "ClientKeyExchange, encrypted to the server's RSA key"
            });
            if sent {
                self.client("CertificateVerify");
            }
            self.client("ChangeCipherSpec, Finished");
            self.server("ChangeCipherSpec, Finished");
        }
        if session.client_certificate == CertificateUse::SentInRenegotiation {
            self.client("HTTP request");
            self.server("HelloRequest: a second handshake, for the certificate");
            self.client("The second handshake, with the certificate");
        }
        let protocol = session.alpn.as_deref().map(|each| format!(" ({each})")).unwrap_or_default();
        self.client(format!("Application data{protocol}"));
    }

    fn broken(&mut self, fell: &Failure, trace: &Trace, side: Side) {
        let after_hello = matches!(
            fell.step,
            Step::ServerHelloCheck
                | Step::ClientCertificate
                | Step::Http2
                | Step::Renegotiation
                | Step::PostHandshakeAuth
        );
        if after_hello {
            let version = fell.version.map(Protocol::name).unwrap_or_default();
            let suite = chosen(trace).map(name).unwrap_or_default();
            self.server(format!("ServerHello: {version}, {suite}"));
        }
        if fell.reason == Reason::OldSignatureRefused {
            self.server("Certificate, ServerKeyExchange");
        }
        if matches!(fell.step, Step::Http2 | Step::Renegotiation | Step::PostHandshakeAuth) {
            self.server("The rest of the handshake, which succeeds");
            if fell.reason != Reason::Http2NotSelected {
                self.client("HTTP request");
            }
        }
        self.rungs.push(Rung { from: fell.by, message: failure(fell, side), ends: true });
    }
}

/// The suite that the server took, of those that were left.
fn chosen(trace: &Trace) -> Option<u16> {
    trace.entries.iter().rev().find_map(|entry| match &entry.looked {
        Looked::Suites(_, _, left) | Looked::Certificate(_, _, left) => left.first().copied(),
        Looked::Versions(..)
        | Looked::Schemes(..)
        | Looked::Groups(..)
        | Looked::Alpn(..)
        | Looked::Nothing => None,
    })
}

fn hello(trace: &Trace) -> String {
    let mut parts = Vec::new();
    for entry in &trace.entries {
        match &entry.looked {
            Looked::Versions(offered, _, _) => {
                let names: Vec<_> = offered.iter().map(|version| version.name()).collect();
                parts.push(names.join(", "));
            }
            Looked::Suites(offered, _, _) => {
                parts.push(super::count(offered.len(), "suite", "suites"))
            }
            Looked::Groups(Some(offered), _, _, _) => {
                parts.push(super::count(offered.len(), "group", "groups"));
            }
            Looked::Alpn(Some(offered), _, _) => parts.push(offered.join(", ")),
            Looked::Groups(None, _, _, _)
            | Looked::Alpn(None, _, _)
            | Looked::Certificate(..)
            | Looked::Schemes(..)
            | Looked::Nothing => {}
        }
    }
    format!("ClientHello: {}", parts.join("; "))
}
