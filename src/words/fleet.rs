//! What became of an act on the fleet.

use super::impact::number;
use super::{count, list};
use crate::app::fleet::FleetNotice;
use crate::codec::fleet::{NAME_MAX, RowFault};
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

fn fault_text(fault: &RowFault) -> String {
    match fault {
        RowFault::UnknownProfile(id) => format!("no built-in profile is called \"{id}\""),
        RowFault::Form => "nothing to read it from".to_owned(),
        RowFault::Name => format!("it needs a name of 1 to {NAME_MAX} characters"),
        RowFault::Twice(name) => format!("\"{name}\" is in the fleet already"),
        RowFault::Requests => "too many requests a day".to_owned(),
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
