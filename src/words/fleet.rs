//! What became of an act on the fleet.

use std::sync::Arc;

use super::html::Html;
use super::impact::member;
use super::number::number;
use super::{count, list};
use crate::app::act::Act;
use crate::app::fleet::FleetNotice;
use crate::codec::fleet::{NAME_MAX, RowFault};
use crate::domain::Quote;
use crate::domain::quote::cut;
use crate::tls::Fleet;
use crate::tls::catalogue::{Entry, catalogue};
use crate::tls::fleet::Member;
use crate::tls::own::Remark;

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
        FleetNotice::Imported(name, members, unheeded) => {
            let open = format!(
                "{name} is open: {}. Undo brings yours back.",
                count(*members, "member", "members")
            );
            if unheeded.is_empty() {
                return open;
            }
            let unheeded: Vec<_> =
                unheeded.iter().map(|each| cut(&each.to_string(), ENTRY_MAX)).collect();
            format!("{open} Not known, so that verdicts may turn on it: {}.", some_of(&unheeded))
        }
        FleetNotice::NotImported(error) => {
            format!("This fleet cannot be opened: {error}. What you had is untouched.")
        }
        FleetNotice::Gone => "That profile is not in the fleet any more.".to_owned(),
        FleetNotice::NotANumber => "Not changed: requests a day are a whole number.".to_owned(),
        FleetNotice::NotRenamed => {
            format!(
                "Not changed: a fleet needs a name of 1 to {NAME_MAX} characters that can be seen."
            )
        }
        FleetNotice::TooLarge => {
            "Not added: the fleet would be larger than a file of it may be.".to_owned()
        }
        FleetNotice::Example => "The example fleet is open. Undo brings yours back.".to_owned(),
        FleetNotice::Emptied => "The fleet is empty. Undo brings everybody back.".to_owned(),
    }
}

/// Whose traffic is shown, and how much of it is invented. A name comes from people, and from files of others.
pub fn about(fleet: &Fleet) -> String {
    let is_invented = |member: &&Member| {
        let same = |entry: &&Entry| Arc::ptr_eq(&entry.profile, &member.profile);
        catalogue().iter().find(same).is_some_and(|entry| entry.requests == member.requests)
    };
    let invented = match fleet.members.iter().filter(is_invented).count() {
        0 => String::new(),
        some if some == fleet.members.len() => {
            ", whose weights are all our example, invented".to_owned()
        }
        some => {
            format!(", of whose {} weights {some} are our example, invented", fleet.members.len())
        }
    };
    let mut html = Html::default();
    html.element("Traffic of ", &fleet.name, "").text(&invented);
    html.tags(". Choose, weigh and add your own under Fleet, below.").done()
}

/// Most unknown names that are said.
const NAMES_MAX: usize = 3;

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
        html.text(member(entry.profile.side())).tags("</td><td>");
        html.button(&format!("add-{at}"), Act::Add(at), "link", "Add", &facts.name);
        html.tags("</td></tr>");
    }
    if shown == 0 {
        html.tags("<tr><td colspan=\"3\">No other profile has these words, or all are in the fleet.</td></tr>");
    }
    if more > 0 {
        let more = format!("{more} more: type to narrow down.");
        html.element("<tr><td colspan=\"3\">", &more, "</td></tr>");
    }
    html.done()
}

fn fault_text(fault: &RowFault) -> String {
    match fault {
        RowFault::UnknownProfile(id) => format!("no built-in profile is called \"{}\"", Quote(id)),
        RowFault::Form => "nothing to read it from".to_owned(),
        RowFault::Name => format!("it needs a name of 1 to {NAME_MAX} characters that can be seen"),
        RowFault::Twice(name) => format!("\"{}\" is in the fleet already", Quote(name)),
        RowFault::Requests | RowFault::Key(_) => "its requests a day are no number".to_owned(),
        RowFault::Own(error) => error.to_string(),
    }
}

/// Most characters that are said of an entry with unknown names.
const ENTRY_MAX: usize = 90;

fn some_quoted(names: &[String]) -> String {
    let quoted = |name: &String| Quote(name).to_string();
    some_of(&names.iter().map(quoted).collect::<Vec<_>>())
}

/// The first names, and how many more there are.
pub fn some_of(names: &[String]) -> String {
    let first: Vec<_> = names.iter().take(NAMES_MAX).collect();
    match names.len().saturating_sub(NAMES_MAX) {
        0 => list(&first),
        more => format!("{}, and {more} more", list(&first)),
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::LeftOver(bytes) => {
            format!(" {} after the hello not read.", count(*bytes, "byte", "bytes"))
        }
        Remark::Ignored(names) => {
            format!(" Left out, since no gateway here has them: {}.", some_quoted(names))
        }
        Remark::UnknownNames(names) => format!(
            " No suite is called {}: where it turns on that, the verdict is unknown.",
            some_quoted(names)
        ),
        Remark::UnknownSuites(suites) => {
            format!(
                " {} of no weight here, GREASE among them.",
                count(*suites, "suite number", "suite numbers")
            )
        }
    }
}
