//! Names and notes of settings.

use super::{cipher, conflict, lockout, source};
use crate::app::Row;
use crate::domain::conflict::Conflict;
use crate::domain::lockout::{Effect, Locked};
use crate::domain::protocol::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use crate::domain::protocol::Side::{self, Backend, Client};
use crate::domain::{Cited, Setting};

/// "On" or "Off", standing alone.
pub const fn state(on: bool) -> &'static str {
    if on { "On" } else { "Off" }
}

/// "on" or "off".
pub const fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

/// The setting's name where both sides appear together: "Client TLS 1.0".
pub fn full_name(setting: Setting) -> String {
    match setting {
        Setting::Http2 | Setting::Cipher(_) => setting.name().to_owned(),
        Setting::Protocol(side, protocol) => format!("{} {}", side_name(side), protocol.name()),
    }
}

/// "Client" or "Backend".
pub const fn side_name(side: Side) -> &'static str {
    match side {
        Client => "Client",
        Backend => "Backend",
    }
}

/// What to know of a setting that may change.
const fn hint(setting: Setting) -> &'static str {
    match setting {
        Setting::Http2 => "Callers may use HTTP/2 over TLS.",
        Setting::Protocol(Client, Tls13) => "Callers that renegotiate certificates cannot use it.",
        Setting::Protocol(Backend, Tls13) => {
            "Optional. Backends that ask for a client certificate by renegotiation will fail."
        }
        Setting::Protocol(_, Tls12) => "What most peers speak.",
        Setting::Protocol(Client, Tls11 | Tls10) => "Weak: deprecated.",
        Setting::Protocol(Backend, Tls11 | Tls10) => "Weak. For backends that speak nothing newer.",
        Setting::Protocol(_, Ssl30) => "Broken: must not be used.",
        Setting::Cipher(_) => "",
    }
}

/// Where the hint is stated: the RFC against a weak protocol, or the page that warns of backend TLS 1.3.
const fn hint_source(setting: Setting, permit: Cited) -> Option<Cited> {
    match setting {
        Setting::Protocol(Backend, Tls13) => Some(permit),
        Setting::Protocol(_, protocol) => protocol.deprecated_by(),
        Setting::Http2 | Setting::Cipher(_) => None,
    }
}

/// What a row says under its name, and where that is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// One sentence, or two.
    pub text: String,
    /// Where it is stated; `None` where nothing needs a source.
    pub cited: Option<Cited>,
    /// The setting is locked.
    pub locked: bool,
}

/// The note under a setting.
pub fn note(setting: Setting, row: &Row) -> Note {
    match row.answer {
        Err(locked) => locked_note(setting, locked),
        Ok(permit) => {
            let (mut text, cited) = match permit.effect {
                Effect::Confirmed => (hint(setting).to_owned(), hint_source(setting, permit.cited)),
                Effect::NotConfirmed => (
                    format!(
                        "{} Effect not confirmed: no source says that this gateway heeds it.",
                        hint(setting)
                    ),
                    Some(permit.cited),
                ),
            };
            if row.idle {
                text.push_str("No enabled protocol can use it.");
            }
            Note { text, cited, locked: false }
        }
    }
}

/// The note of a setting that is locked.
pub fn locked_note(setting: Setting, locked: Locked) -> Note {
    Note {
        text: lockout::sentence(setting, locked.lockout),
        cited: Some(locked.cited),
        locked: true,
    }
}

/// What there is to know of a setting: label and text, for a list of details.
pub fn details(setting: Setting, row: &Row) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    match setting {
        Setting::Cipher(suite) => {
            lines.push(("OpenSSL name", suite.parts().openssl.to_owned()));
            lines.push(("Code point", cipher::code_point(suite)));
            let reason = suite.strength_reason();
            lines.push((
                "Class",
                format!(
                    "{}: {}. {}",
                    cipher::strength(suite.strength()),
                    cipher::strength_reason(reason),
                    source::full(reason.cited())
                ),
            ));
        }
        Setting::Protocol(_, protocol) => {
            if let Some(cited) = protocol.deprecated_by() {
                lines.push(("Deprecated by", source::full(cited)));
            }
        }
        Setting::Http2 => {}
    }
    lines.push(match row.answer {
        Ok(permit) => ("May change", source::full(permit.cited)),
        Err(locked) => ("Locked", source::full(locked.cited)),
    });
    lines.push(("At creation", source::full(row.initial)));
    let keys = crate::codec::keys::keys(setting);
    lines.push((
        "customProperties",
        if keys.is_empty() { "no key".to_owned() } else { keys.join(", ") },
    ));
    for about in Conflict::ALL.into_iter().filter(|about| about.bears_on(row.gateway, setting)) {
        lines.push(("Sources disagree", conflict::sentence(about)));
    }
    lines
}
