//! One pair: what it is configured with, what happened, and what the engine says should have.

use super::configuration::Configuration;
use super::hello_bytes;
use super::relay::Relay;
use super::stack::Stack;
use super::wire::{self, Wire};
use super::worker::{Said, Worker};
use std::fmt;
use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::hello::Fault;
use tls_rehearsal::tls::negotiate;
use tls_rehearsal::tls::outcome::{Failure, Session};
use tls_rehearsal::tls::party::{Client, Policy};

/// What is to be run.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    pub client_stack: Stack,
    pub server_stack: Stack,
    pub client: Configuration,
    pub server: Configuration,
    /// For [`Stack::Bytes`]: the hello.
    pub bytes: Vec<u8>,
    /// For a vector: its name, and what the engine says of it.
    pub vector: Option<(String, Result<Session, Failure>)>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    Session(Protocol, u16),
    Failure,
}

impl From<&Result<Session, Failure>> for Verdict {
    fn from(result: &Result<Session, Failure>) -> Self {
        match result {
            Ok(session) => Self::Session(session.version, session.suite),
            Err(_) => Self::Failure,
        }
    }
}

/// A pair that was run and can be compared.
#[derive(Debug)]
pub struct Run {
    pub case: Case,
    /// The client, as its hello on the wire describes it.
    pub hello: Client,
    pub policy: Policy,
    pub engine: Result<Session, Failure>,
    /// Version and suite of the server's hello, whatever came after it.
    pub chosen: Option<(Protocol, u16)>,
    pub found: Verdict,
    pub alert: Option<(&'static str, u8)>,
    pub client_said: Said,
    pub server_said: Said,
}

impl Run {
    pub fn agrees(&self) -> bool {
        Verdict::from(&self.engine) == self.found
    }

    /// The vector whose case this is in the end, whatever the stacks made of its configuration.
    pub fn vector(&self) -> Option<&str> {
        let (name, wanted) = self.case.vector.as_ref()?;
        let same = match (wanted, &self.engine) {
            (Err(wanted), Err(found)) => wanted.reason == found.reason,
            (Ok(wanted), Ok(found)) => {
                let compared = |of: &Session| {
                    (of.version, of.suite, of.client_certificate, of.extended_master_secret)
                };
                compared(wanted) == compared(found)
            }
            (_, _) => false,
        };
        (same && self.agrees()).then_some(name)
    }
}

/// Everything that is needed to run it again.
impl fmt::Display for Run {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { name, client_stack, server_stack, client, server, .. } = &self.case;
        writeln!(formatter, "{name}: {client_stack} client, {server_stack} server")?;
        writeln!(formatter, "  client configured: {client:04X?}")?;
        writeln!(formatter, "  client sent:       {:04X?}", self.hello)?;
        writeln!(formatter, "  server configured: {server:04X?}")?;
        writeln!(formatter, "  server accepts:    {:04X?}", self.policy)?;
        writeln!(formatter, "  engine: {:04X?}", self.engine)?;
        writeln!(formatter, "  stacks: {:04X?}, alert {:?}", self.found, self.alert)?;
        writeln!(formatter, "  client said: {:?}", self.client_said)?;
        write!(formatter, "  server said: {:?}", self.server_said)
    }
}

/// Runs a pair; `Err` with what a stack says if it does not take the configuration, or a client sends no hello at all.
pub fn run(worker: &mut Worker<'_>, case: Case) -> Result<Run, String> {
    let server = worker.listen(case.server_stack, &case.server)?;
    let policy = case.server_stack.policy(&case.server, server.suites.clone());
    let relay = Relay::to(server.port);
    let is_bytes = case.client_stack == Stack::Bytes;
    let client_said = if is_bytes {
        hello_bytes::ask(&case.bytes, relay.port);
        Said::Nothing
    } else {
        worker.connect(case.client_stack, &case.client, relay.port)
    };
    let wire = relay.finish();
    let server_said = worker.served(server);
    let hello = match wire.hello() {
        Some(Ok(hello)) => hello,
        None => return Err(format!("no hello: {client_said:?}")),
        // GnuTLS sends it when it has no suite for its versions.
        Some(Err(error)) if error.fault == Fault::NoSuites => return Err(error.to_string()),
        Some(Err(error)) => panic!("{}: {error} in {:02X?}", case.name, wire.from_client),
    };
    let enabled = if is_bytes { &Protocol::ALL[..] } else { &case.client.versions };
    let mut hello = wire::client(&hello, enabled);
    hello.certificate = case.client.certificate;
    if policy.alpn.is_none() || !policy.alpn_must_overlap {
        // What follows from no common protocol is then the application's affair, and here is none.
        hello.alpn = None;
    }
    let engine = negotiate(&hello, &policy);
    let found = if is_bytes {
        wire.answer().map_or(Verdict::Failure, |(version, suite)| Verdict::Session(version, suite))
    } else {
        verdict(&wire, &client_said, &server_said)
    };
    let (chosen, alert) = (wire.answer(), wire.alert());
    Ok(Run { case, hello, policy, engine, chosen, found, alert, client_said, server_said })
}

/// It is a session if no end says that it failed; which one, the server's hello says.
fn verdict(wire: &Wire, client: &Said, server: &Said) -> Verdict {
    let failed = [client, server].iter().any(|said| matches!(said, Said::Failure(_)));
    match wire.chosen() {
        Some((version, suite)) if !failed => Verdict::Session(version, suite),
        Some(_) | None => Verdict::Failure,
    }
}
