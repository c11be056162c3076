//! What a gateway answers to ClientHellos.

use crate::domain::{Protocol, Side};
use crate::tls::outcome::{Failure, Session};
use crate::tls::suite_names;
use crate::words::{impact, list};

super::super::labels! {
    server_expected: "--config FILE is expected, or --versions with --suites";
    no_client: "it is no client";
}

/// What became of a hello.
pub fn answer(answer: &Result<Session, Failure>) -> String {
    match answer {
        Ok(session) => format!("{}, {}", session.version.name(), suite_names::name(session.suite)),
        Err(failure) => impact::failure(failure, Side::Client),
    }
}

/// A line that is no hello.
pub fn unreadable(error: &str) -> String {
    format!("unreadable: {error}")
}

/// Nothing to answer.
pub fn empty(path: &str) -> String {
    format!("{path}: it is empty; a ClientHello a line is expected")
}

/// How many lines were no hello.
pub fn unreadable_lines(lines: usize) -> String {
    format!("{lines} of the lines are no ClientHello that can be read")
}

/// The configuration leaves something open.
pub fn undecided(path: &str, settings: &[String]) -> String {
    format!("{path}: it does not decide {}; --live FILE says what is live", list(settings))
}

/// No version has this name.
pub fn no_version(name: &str) -> String {
    let names = Protocol::ALL.map(Protocol::name);
    format!("--versions: \"{name}\" is none of {}", names.join(", "))
}

/// No suite has this name.
pub fn no_suite(name: &str) -> String {
    format!("--suites: \"{name}\" is no suite that IANA names")
}
