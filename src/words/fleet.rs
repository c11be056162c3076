//! What became of an act on the fleet.

use super::number::number;
use super::{count, list};
use crate::app::fleet::FleetNotice;
use crate::codec::fleet::{NAME_MAX, RowFault};
use crate::domain::Quote;
use crate::domain::quote::cut;
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
        FleetNotice::Asked(name, Some(to)) => format!("{name}: its owner has made it {to}."),
        FleetNotice::Asked(name, None) => {
            format!("{name}: its owner says not before the next release.")
        }
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

/// Most unknown names that are said.
const NAMES_MAX: usize = 3;

fn fault_text(fault: &RowFault) -> String {
    match fault {
        RowFault::UnknownProfile(id) => format!("no built-in profile is called \"{}\"", Quote(id)),
        RowFault::Form | RowFault::Shape(_) => "nothing to read it from".to_owned(),
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
