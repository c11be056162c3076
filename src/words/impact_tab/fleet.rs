//! Who is in the fleet, and who comes into it.

use crate::app::roster::Roster;
use crate::domain::Side;
use crate::words::impact::members;
use crate::words::number::number;
use crate::words::piece::Piece;

super::super::labels! {
    title: "Fleet";
    kept_here: "It is kept in this browser and goes nowhere; a share link does not carry it. Open a profile above to weigh it, to mark that it must keep working, or to take it out.";
    name: "Fleet name";
    change: "Change";
    example: "Example fleet";
    empty: "Empty fleet";
    add_known: "Add a known profile";
    find: "Find a profile to add";
    profiles: "Profiles to add";
    profile: "Profile";
    side: "Side";
    choose: "Choose";
    add: "Add";
    none_found: "No other profile has these words, or all are in the fleet.";
    add_own: "Add a client of your own";
    client_name: "Client name";
    sends: "What it sends";
    forms: "A ClientHello from a capture (hexadecimal or base64), a JA3 string, an OpenSSL cipher string such as ECDHE+AESGCM:AES128-SHA, or IANA suite names. Which of them it is, is recognized.";
    add_client: "Add client";
    keep: "Take it along, or bring one in";
    download: "Download fleet";
    copy: "Copy fleet";
    open: "Open a file";
    to_import: "Fleet to import";
    import: "Import fleet";
    file: "fleet.json";
}

/// "Example fleet: 100 clients and 40 backends, whose traffic is our example, invented."
pub fn answer(roster: &Roster) -> String {
    let [clients, backends] = roster.members;
    let all = clients + backends;
    let (clients, backends) = (members(clients, Side::Client), members(backends, Side::Backend));
    let invented = match roster.invented {
        0 => String::new(),
        some if some == all => ", whose traffic is our example, invented".to_owned(),
        some => format!("; the traffic of {some} is our example, invented"),
    };
    format!("{}: {clients} and {backends}{invented}.", roster.name)
}

/// The fleet as a sentence of its facts.
pub fn facts(roster: &Roster) -> Vec<Piece> {
    let [clients, backends] = roster.members;
    let [calls_in, calls_out] = roster.requests;
    vec![
        Piece::strong(roster.name.clone()),
        Piece::plain(" has "),
        Piece::strong(members(clients, Side::Client)),
        Piece::plain(format!(" with {} requests a day, and ", number(calls_in))),
        Piece::strong(members(backends, Side::Backend)),
        Piece::plain(format!(" with {}. ", number(calls_out))),
        Piece::strong(roster.own.to_string()),
        Piece::plain(" came from you; "),
        Piece::strong(roster.kept.to_string()),
        Piece::plain(" must keep working."),
    ]
}

/// "132 more: type to narrow down."
pub fn more(number: usize) -> String {
    format!("{number} more: type to narrow down.")
}
