//! What the tab "Protocols + ciphers" says beside the settings' own names and notes.

use super::number::share;
use super::{count, plural};
use crate::app::suites::Suites;
use crate::domain::{CipherSuite, Gateway, Side};
use crate::rollout::forecast::Forecast;
use crate::tls::impact::Totals;
use crate::tls::usage::{Usage, Use};

super::labels! {
    title: "Protocols + ciphers";
    ciphers: "Ciphers";
    order_of_suites: "the order of the suites";
    show_suites: "Show suites";
    suite: "Suite";
    encryption: "Encryption";
    serves: "Serves";
    calls_in: "Calls in";
    calls_out: "Calls out";
    strength: "Strength";
    source: "Source";
    state: "On or off";
    locked: "Locked: ";
    waits: "pending: ";
    who_would_break: "Who would break";
    see_who: "See who, and why";
    if_you_save: "If you save now";
    or_longer: "or longer";
    down: "down";
    no_downtime: "none";
    downtime: "Downtime";
    duration: "Duration";
    the_duration: "the duration";
    the_downtime: "the downtime";
    posture: "Posture";
    watch: "What to watch";
    call: "The call";
    call_body: "PATCH body";
    call_lead: "PATCH with every TLS key of this page. Copy the other custom properties of your instance into it: what is left out is reset.";
    not_here: "Nothing can be saved here: this gateway's settings are not on the page.";
    no_suites: "No suite is like that here.";
    other_properties: "what a PATCH leaves out";
}

/// Beside the title of the ciphers: "21 suites, strongest first; 15 can change on Developer".
pub fn ciphers_lead(changeable: usize, gateway: Gateway) -> String {
    format!(
        "{}, strongest first; {changeable} can change on {}",
        count(CipherSuite::ALL.len(), "suite", "suites"),
        gateway.name()
    )
}

/// Which suites are shown, in a word.
pub const fn suites(suites: Suites) -> &'static str {
    match suites {
        Suites::All => "All",
        Suites::Weak => "Weak",
        Suites::Unused => "Unused",
    }
}

/// The button in the head of a family: "Turn off all 8".
pub fn turn_off_all(number: usize) -> String {
    format!("Turn off all {number}")
}

/// The same by name, for those who do not see where it stands: "Turn off all 8, ECDHE with AES-CBC".
pub fn turn_off_all_of(number: usize, family: &str) -> String {
    format!("{}, {family}", turn_off_all(number))
}

/// How long nothing answers: "9 to 36 min".
pub fn downtime_of(forecast: &Forecast) -> String {
    match forecast.downtime_minutes {
        Some((low, high)) => format!("{low} to {high} min"),
        None => no_downtime().to_owned(),
    }
}

/// How often a suite is used: "15.7 %"; a dash where nobody can, a question mark where nobody knows.
pub fn usage(usage: Use, of: u64) -> String {
    match usage.usage() {
        Usage::Somebody => share(usage.requests, of),
        Usage::Nobody => "–".to_owned(),
        Usage::Unknown => "?".to_owned(),
    }
}

/// The same for those who do not see the table: "15.7 % of calls in"; nothing where nobody can.
pub fn use_on(side: Side, usage: Use, of: u64) -> Option<String> {
    let direction = match side {
        Side::Client => "in",
        Side::Backend => "out",
    };
    match usage.usage() {
        Usage::Somebody => Some(format!("{} of calls {direction}", share(usage.requests, of))),
        Usage::Nobody => None,
        Usage::Unknown => Some(format!("calls {direction} not known")),
    }
}

/// What both columns say, for a narrow window.
pub fn use_of(uses: [(Use, u64); 2]) -> String {
    let said: Vec<_> = Side::ALL
        .into_iter()
        .zip(uses)
        .filter_map(|(side, (usage, of))| use_on(side, usage, of))
        .collect();
    if said.is_empty() { "unused".to_owned() } else { said.join(", ") }
}

/// "of 100 clients".
pub fn of_members(totals: &Totals, side: Side) -> String {
    format!("of {}", super::impact::members(totals.members, side))
}

/// What fails whatever is changed: "16 clients and 3 backends fail already, before any change."
pub fn failing_already(totals: &[Totals; 2]) -> String {
    let [clients, backends] = totals.map(|totals| totals.failing);
    match (clients, backends) {
        (0, 0) => "Nobody fails before the change.".to_owned(),
        (clients, 0) => format!(
            "{} {} already, before any change.",
            super::impact::members(clients, Side::Client),
            plural(clients, "fails", "fail")
        ),
        (0, backends) => format!(
            "{} {} already, before any change.",
            super::impact::members(backends, Side::Backend),
            plural(backends, "fails", "fail")
        ),
        (clients, backends) => format!(
            "{} and {} fail already, before any change.",
            super::impact::members(clients, Side::Client),
            super::impact::members(backends, Side::Backend)
        ),
    }
}

/// Those beyond the ones that are named: "and 3 more".
pub fn and_more(number: usize) -> String {
    format!("and {number} more")
}

/// The score beside that of what is live: "of 100, live 77".
pub fn of_best(best: u32, live: u32) -> String {
    format!("of {best}, live {live}")
}
