//! Who stops connecting, a card each.

use crate::app::outlook::Turn;
use crate::domain::Side;
use crate::tls::impact::Effect;
use crate::words::number::{number, share};
use crate::words::{list, plural, setting};

super::super::labels! {
    see_the_handshake: "See the handshake";
    owner: "Or its owner:";
    nothing_saves: "No change of up to three settings that may be made here saves it.";
}

/// "Backend, " before its traffic.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Client => "Client, ",
        Side::Backend => "Backend, ",
    }
}

/// "80,000 requests a day, 2.7 %", of all on its side.
pub fn traffic(effect: &Effect, whole: u64) -> String {
    let requests = u64::from(effect.requests);
    format!("{} requests a day, {}", number(requests), share(requests, whole))
}

/// What a button does that turns these settings: "Keep Backend TLS 1.3 off", "Turn on TLS 1.0".
pub fn save(turns: &[Turn]) -> String {
    let names = |on: bool| -> Vec<String> {
        let these = turns.iter().filter(|turn| turn.on == on);
        these.map(|turn| setting::full_name(turn.setting)).collect()
    };
    let (on, off) = (list(&names(true)), list(&names(false)));
    match (turns.iter().all(|turn| turn.as_live), on.as_str(), off.as_str()) {
        (true, on, "") => format!("Keep {on} on"),
        (true, "", off) => format!("Keep {off} off"),
        (true, on, off) => format!("Keep {on} on and {off} off"),
        (false, on, "") => format!("Turn on {on}"),
        (false, "", off) => format!("Turn off {off}"),
        (false, on, off) => format!("Turn on {on} and turn off {off}"),
    }
}

/// The accessible name of a button of several with the same words.
pub fn of(words: &str, name: &str) -> String {
    format!("{words}: {name}")
}

/// "8 more stop connecting. They stand first in the tables below."
pub fn more(number: usize) -> String {
    format!(
        "{number} more {} connecting. They stand in the tables below.",
        plural(number, "stops", "stop")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Protocol, Setting};

    #[test]
    fn what_saves_is_kept_where_it_is_live_and_turned_where_it_is_not() {
        let turn = |protocol, on, as_live| Turn {
            setting: Setting::Protocol(Side::Backend, protocol),
            on,
            as_live,
        };
        let off = turn(Protocol::Tls13, false, true);
        assert_eq!(save(&[off]), "Keep Backend TLS 1.3 off");
        assert_eq!(
            save(&[off, turn(Protocol::Tls10, true, true)]),
            "Keep Backend TLS 1.0 on and Backend TLS 1.3 off"
        );
        assert_eq!(save(&[turn(Protocol::Tls10, true, false)]), "Turn on Backend TLS 1.0");
        assert_eq!(
            save(&[off, turn(Protocol::Tls10, true, false)]),
            "Turn on Backend TLS 1.0 and turn off Backend TLS 1.3"
        );
    }
}
