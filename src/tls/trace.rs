//! The steps of a handshake, told: what each looked at, and what came of it.
//!
//! The steps themselves are those of `negotiate`; this walks the same ones and keeps what they saw.

use super::negotiate::{At, offered};
use super::outcome::{Failure, Session, Step};
use super::party::{Client, Policy, ServerKey};
use super::registry::Suite;
use crate::domain::Protocol;

/// What a step looked at.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Looked {
    /// Versions of the client, of the server, and the one agreed on.
    Versions(Vec<Protocol>, Vec<Protocol>, Option<Protocol>),
    /// Suites of the client, of the server, and those that are left.
    Suites(Vec<u16>, Vec<u16>, Vec<u16>),
    /// The keys of the server's certificates, the suites it drops, and those that are left.
    Certificate(Vec<ServerKey>, Vec<u16>, Vec<u16>),
    /// The client's schemes (`None`: not listed), the suites that drop out, and the scheme agreed on.
    Schemes(Option<Vec<u16>>, Vec<u16>, Option<u16>),
    /// Groups of the client (`None`: not listed), of the server, the one agreed on, and whether a second hello was needed.
    Groups(Option<Vec<u16>>, Vec<u16>, Option<u16>, bool),
    /// Application protocols of the client, of the server, and the one agreed on.
    Alpn(Option<Vec<String>>, Option<Vec<String>>, Option<String>),
    /// Nothing to compare.
    Nothing,
}

/// One step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Which.
    pub step: Step,
    /// What it looked at.
    pub looked: Looked,
    /// The handshake ended here.
    pub fell: bool,
}

/// All steps up to the end, and the end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trace {
    /// The steps.
    pub entries: Vec<Entry>,
    /// How it ends.
    pub end: Result<Session, Failure>,
}

/// Walks the steps and keeps what they saw.
pub fn trace(client: &Client, server: &Policy) -> Trace {
    let mut entries = Vec::new();
    let end = super::negotiate(client, server);
    walk(client, server, &mut entries);
    let fell = end.as_ref().err().map(|failure| failure.step);
    for entry in &mut entries {
        entry.fell = Some(entry.step) == fell;
    }
    // A step that only checks is told where it ended the handshake.
    if let Some(step) = fell
        && !entries.iter().any(|entry| entry.fell)
    {
        entries.push(Entry { step, looked: Looked::Nothing, fell: true });
    }
    Trace { entries, end }
}

fn walk(client: &Client, server: &Policy, entries: &mut Vec<Entry>) -> Option<()> {
    let mut tell = |step, looked| entries.push(Entry { step, looked, fell: false });
    let at = At::agree(client, server);
    let agreed = at.as_ref().ok().map(|at| at.version);
    let on = Protocol::ALL.into_iter().filter(|version| server.versions.contains(version));
    tell(Step::Version, Looked::Versions(offered(client).collect(), on.collect(), agreed));
    let at = at.ok()?;
    at.fallback_check().and(at.sni()).and(at.parameters()).ok()?;
    let shared = at.suites();
    let left = codes(shared.as_deref().unwrap_or_default());
    tell(Step::Suite, Looked::Suites(client.suites.clone(), server.suites.clone(), left));
    let shared = shared.ok()?;
    let fitting = at.certificate(shared.clone());
    if at.version != Protocol::Tls13 {
        let left = codes(fitting.as_deref().unwrap_or_default());
        let dropped = dropped(&shared, &left);
        tell(Step::Certificate, Looked::Certificate(server.keys.clone(), dropped, left));
    }
    let fitting = fitting.ok()?;
    let signed = at.signature(fitting.clone());
    let candidates = at.candidates().ok();
    let suite = candidates.as_ref().and_then(|candidates| candidates.suites.first().copied());
    if matches!(at.version, Protocol::Tls13 | Protocol::Tls12) {
        let left = signed.as_ref().map_or(Vec::new(), |(suites, _)| codes(suites));
        let first = suite.or_else(|| signed.as_ref().ok()?.0.first().copied());
        let scheme =
            first.zip(signed.as_ref().ok()).and_then(|(suite, (_, schemes))| schemes.scheme(suite));
        let looked =
            Looked::Schemes(client.signature_schemes.clone(), dropped(&fitting, &left), scheme);
        tell(Step::Signature, looked);
    }
    signed.ok()?;
    let group = suite.zip(candidates.as_ref()).and_then(|(suite, all)| all.group(suite));
    if candidates.is_none() || group.is_some() {
        let retried = candidates.as_ref().is_some_and(|all| all.retried());
        let looked = Looked::Groups(client.groups.clone(), server.groups.clone(), group, retried);
        tell(Step::Group, looked);
    }
    let suite = suite?;
    let alpn = at.alpn();
    if client.alpn.is_some() {
        let agreed = alpn.as_ref().ok().copied().flatten().map(str::to_owned);
        tell(Step::Alpn, Looked::Alpn(client.alpn.clone(), server.alpn.clone(), agreed));
    }
    alpn.ok()?;
    at.server_hello_check(suite).ok()
}

fn codes(suites: &[Suite]) -> Vec<u16> {
    suites.iter().map(|suite| suite.code).collect()
}

fn dropped(before: &[Suite], left: &[u16]) -> Vec<u16> {
    before.iter().map(|suite| suite.code).filter(|code| !left.contains(code)).collect()
}
