//! Pending changes and warnings, in words.

use super::setting::{full_name, side_name};
use super::{count, list};
use crate::codec::keys::keys;
use crate::domain::Certainty;
use crate::domain::changes::{Change, Direction, Risk};
use crate::domain::refused::Refusal;
use crate::domain::source::Confidence;
use crate::domain::warning::{Gravity, Warning};

/// "off to on".
pub const fn from_to(change: &Change) -> &'static str {
    turned(change.to)
}

/// What a setting was and is to be, where it is to be `on`: "off to on".
pub const fn turned(on: bool) -> &'static str {
    if on { "off to on" } else { "on to off" }
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

/// What a warning says, and that it may be so, where that is open.
pub fn warning_of(warning: &Warning, certainty: Certainty) -> String {
    let text = self::warning(warning);
    match certainty {
        Certainty::Certain => text,
        Certainty::Open => format!("Open, it turns on what is not known here: {text}"),
    }
}

/// What Azure Resource Manager answers. Of a setting with two keys the documented one is named, as in the answer that was
/// reported.
pub fn refusal(refusal: &Refusal) -> String {
    let mut refused: Vec<_> =
        refusal.settings.iter().filter_map(|setting| keys(*setting).first().copied()).collect();
    refused.sort_unstable();
    let tier = refusal.tier.name();
    format!("'{}' customProperties are not supported in SkuType {tier}.", refused.join(","))
}

/// Most names that a warning lists.
const NAMES_MAX: usize = 8;

/// The first names of a list, and how many more there are.
pub fn some_of(names: &[String]) -> String {
    let shown = &names[..names.len().min(NAMES_MAX)];
    let more = names.len() - shown.len();
    let mut shown: Vec<String> = shown.to_vec();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    list(&shown)
}

/// "81 of 100"; "between 60 and 81 of 100", where not all is known.
pub fn score(at_least: u32, at_most: u32, best: u32) -> String {
    if at_least == at_most {
        format!("{at_least} of {best}")
    } else {
        format!("between {at_least} and {at_most} of {best}")
    }
}

/// What a warning says.
pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::Refused(refused) => {
            let refuses = match refused.cited.confidence {
                Confidence::Documented | Confidence::Reported => "refuses it, and answers",
                Confidence::Inferred => "is taken to refuse it, and to answer",
            };
            format!("Azure Resource Manager {refuses}: {}", refusal(refused))
        }
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
        Warning::LosesForwardSecrecy(names) => format!(
            "{} would go on without forward secrecy, so that whoever gets the server's key reads what was recorded: {}.",
            count(names.len(), "member", "members"),
            some_of(names)
        ),
        Warning::IdleSuites(suites) => {
            let names: Vec<_> = suites.iter().map(|suite| suite.iana()).collect();
            format!("{} on that no enabled protocol can use: {}.", count(suites.len(), "suite", "suites"), list(&names))
        }
    }
}

/// The name of a change in the list.
pub fn change_name(change: &Change) -> String {
    full_name(change.setting)
}
