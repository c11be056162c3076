//! What became of an act on the fleet.

use super::html::Html;
use super::impact::{members, number};
use super::{count, list};
use crate::app::act::Act;
use crate::app::fleet::FleetNotice;
use crate::codec::fleet::{NAME_MAX, RowFault};
use crate::tls::Fleet;
use crate::tls::catalogue::catalogue;
use crate::tls::own::{Form, Remark};

/// The sentence for it.
pub fn notice(notice: &FleetNotice) -> String {
    match notice {
        FleetNotice::Requests(name, requests) => {
            format!("{name}: {} requests a day.", number(u64::from(*requests)))
        }
        FleetNotice::Kept(name, true) => format!("{name} must go on working."),
        FleetNotice::Kept(name, false) => format!("{name} may be lost."),
        FleetNotice::Removed(name) => format!("{name} is out of the fleet. Undo brings it back."),
        FleetNotice::Added(name, remarks) => {
            let remarks: String = remarks.iter().map(remark).collect();
            format!("{name} is in the fleet.{remarks}")
        }
        FleetNotice::NotAdded(fault) => format!("Not added: {}.", fault_text(fault)),
        FleetNotice::Full(most) => {
            format!("Not added: there are {most} already, the most there may be.")
        }
        FleetNotice::Renamed(name) => format!("The fleet is called {name}."),
        FleetNotice::Imported(name, members) => {
            format!("{name} is open: {}. Undo brings yours back.", count(*members, "member"))
        }
        FleetNotice::NotImported(error) => {
            format!("This fleet cannot be opened: {error}. What you had is untouched.")
        }
        FleetNotice::Example => "The example fleet is open. Undo brings yours back.".to_owned(),
        FleetNotice::Emptied => "The fleet is empty. Undo brings everybody back.".to_owned(),
    }
}

/// Whose traffic is shown. A name comes from people, and from files of others.
pub fn about(fleet: &Fleet) -> String {
    let invented = if fleet.is_example() {
        ", invented by us: 100 callers and 40 backends with weights that are only an example"
    } else {
        ""
    };
    let mut html = Html::default();
    html.element("Traffic of ", &fleet.name, "").text(invented);
    html.tags(". Choose, weigh and add your own under Fleet, below.").done()
}

/// Most profiles that a search shows at once.
const FOUND_MAX: usize = 8;

/// The built-in profiles that `query` finds and `fleet` has not, as rows; if there are more, a last row says so.
pub fn found(fleet: &Fleet, query: &str) -> String {
    let words: Vec<String> = query.split_whitespace().map(str::to_ascii_lowercase).collect();
    let mut html = Html::default();
    let (mut shown, mut more) = (0, 0);
    for (at, entry) in catalogue().iter().enumerate() {
        let facts = entry.profile.facts();
        let text = format!("{} {}", facts.name, facts.family).to_ascii_lowercase();
        let fits = words.iter().all(|word| text.contains(word.as_str()));
        if !fits || fleet.position(entry.profile.side(), &facts.id).is_some() {
            continue;
        }
        if shown == FOUND_MAX {
            more += 1;
            continue;
        }
        shown += 1;
        html.element("<tr><th scope=\"row\">", &facts.name, "</th><td>");
        html.text(members(entry.profile.side())).tags("</td><td>");
        html.button(&format!("add-{at}"), Act::Add(at), "link", "Add", &facts.name);
        html.tags("</td></tr>");
    }
    if more > 0 {
        let more = format!("{more} more: type to narrow down.");
        html.element("<tr><td colspan=\"3\">", &more, "</td></tr>");
    }
    html.done()
}

fn fault_text(fault: &RowFault) -> String {
    match fault {
        RowFault::UnknownProfile(id) => format!("no built-in profile is called \"{id}\""),
        RowFault::Form => "nothing to read it from".to_owned(),
        RowFault::Name => format!("it needs a name of 1 to {NAME_MAX} characters"),
        RowFault::Twice(name) => format!("\"{name}\" is in the fleet already"),
        RowFault::Requests | RowFault::Key(_) => "its requests a day are no number".to_owned(),
        RowFault::Own(error) => error.to_string(),
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::LeftOver(bytes) => format!(" {} after the hello not read.", count(*bytes, "byte")),
        Remark::Ignored(names) => format!(" Left out, unknown here: {}.", list(names)),
        Remark::UnknownSuites(suites) => {
            format!(" {} of no weight here, GREASE among them.", count(*suites, "suite number"))
        }
    }
}

/// The name of a form.
pub const fn form(form: Form) -> &'static str {
    match form {
        Form::Hello => "ClientHello, hexadecimal or base64",
        Form::Ja3 => "JA3 string",
        Form::OpenSsl => "OpenSSL cipher string",
        Form::Suites => "IANA suite names",
    }
}
