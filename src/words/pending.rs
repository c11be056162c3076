//! Pending changes and warnings, in words.

use super::setting::{full_name, side_name};
use super::{count, list};
use crate::domain::changes::{Change, Direction, Risk};
use crate::domain::warning::{Gravity, Warning};

/// "off to on".
pub const fn from_to(change: &Change) -> &'static str {
    if change.to { "off to on" } else { "on to off" }
}

/// What the change does to security, in a word.
pub const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Hardens => "hardens",
        Direction::Loosens => "loosens",
        Direction::Neutral => "neutral",
    }
}

/// What a risk means.
pub const fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::BreaksRenegotiatingClients => {
            "Callers on the list of recent renegotiations will fail to connect."
        }
        Risk::BreaksRenegotiatingBackends => {
            "Backends that ask for a client certificate by renegotiation will fail."
        }
        Risk::PeersWithoutAlternative => "Peers that offer nothing better will fail to connect.",
        Risk::WeakAccepted => "Something weak is accepted from then on.",
        Risk::StrongTakenAway => "Peers lose the better choice.",
        Risk::NeedsRestCall => "Needs the REST call; the portal cannot make it.",
        Risk::EffectNotConfirmed => "Effect not confirmed by any source.",
    }
}

/// How grave a warning is, in a word.
pub const fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Danger => "Danger",
        Gravity::Caution => "Caution",
        Gravity::Note => "Note",
    }
}

/// What a warning says.
pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::NoProtocol(side) => {
            format!("{} side: no protocol is left, so nobody connects.", side_name(*side))
        }
        Warning::NoSuite(side) => format!(
            "{} side: no suite is left that an enabled protocol and the certificate can use, so nobody connects.",
            side_name(*side)
        ),
        Warning::RenegotiatingClients => {
            "TLS 1.3 has no renegotiation: the callers on the list under View and manage configuration will fail."
                .to_owned()
        }
        Warning::RenegotiatingBackends => {
            "TLS 1.3 has no renegotiation: backends that ask for a client certificate that way will fail.".to_owned()
        }
        Warning::Http2WithoutSuite => {
            "HTTP/2 is on, but RFC 9113 forbids every suite that is left for it.".to_owned()
        }
        Warning::WeakProtocol(side, protocol) => {
            format!("{} {} is about to be accepted; an RFC forbids it.", side_name(*side), protocol.name())
        }
        Warning::WeakSuites(suites) => {
            let names: Vec<_> = suites.iter().map(|suite| suite.iana()).collect();
            format!("About to be accepted, and weak: {}.", list(&names))
        }
        Warning::IdleSuites(suites) => {
            let names: Vec<_> = suites.iter().map(|suite| suite.iana()).collect();
            format!("{} on that no enabled protocol can use: {}.", count(suites.len(), "suite"), list(&names))
        }
    }
}

/// The name of a change in the list.
pub fn change_name(change: &Change) -> String {
    full_name(change.setting)
}
