//! What the command line says: its tables, remarks and refusals, a file a command. What its options mean stands beside their
//! declaration, where clap reads it.

pub mod args;
pub mod check;
pub mod convert;
pub mod drift;
pub mod explain;
pub mod hello;
pub mod impact;
pub mod input;
pub mod lesson;
pub mod lesson_pack;
pub mod read;
pub mod rollout;
pub mod sarif;

super::labels! {
    nothing_planned: "nothing of TLS is planned: all of it stays as it is live";
    not_decided: "not decided:";
}

/// What is not decided for one reason.
pub fn undecided(settings: &[String], why: &str) -> String {
    format!("{}: {why}", super::list(settings))
}

/// Why nothing could be written.
pub fn unwritable(error: &std::io::Error) -> String {
    format!("standard output: {error}")
}

/// A remark on something that was left out.
pub fn left_out(text: &str) -> String {
    format!("left out, {text}")
}
