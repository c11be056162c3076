//! `rehearse`: what the page knows, for scripts and pipelines.

/// Prints a line. What nobody could read does not hold; that whoever reads has gone is no news to them.
macro_rules! out {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        if let Err(error) = writeln!(std::io::stdout(), $($words)*) {
            if error.kind() != std::io::ErrorKind::BrokenPipe {
                eprintln!("rehearse: {}", tls_rehearsal::words::cli::unwritable(&error));
            }
            std::process::exit(2);
        }
    }};
}

/// Prints one document.
macro_rules! out_json {
    ($document:expr) => {
        out!("{}", serde_json::to_string($document)?)
    };
}

mod args;
mod check;
mod compare;
mod explain;
mod hello;
mod impact;
mod input;
mod lesson;
mod lesson_pack;
mod lesson_play;
mod lesson_prove;
mod lesson_read;
mod lesson_show;
mod notes;
mod planned;
mod read;
mod rollout;
mod sarif;
mod table;

use std::process::ExitCode;

use args::{Command, Rehearse};
use clap::Parser;

/// What a command found.
pub enum Outcome {
    /// Everything holds.
    Holds,
    /// Something falls short.
    FallsShort,
}

/// What a command found, if what it looked for `falls_short`.
const fn outcome(falls_short: bool) -> Outcome {
    if falls_short { Outcome::FallsShort } else { Outcome::Holds }
}

/// Why a command could not be carried out.
pub struct Failed(String);

impl<E: std::fmt::Display> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

fn main() -> ExitCode {
    let Rehearse { command } = Rehearse::parse();
    let outcome = match command {
        Command::Explain(wanted) => explain::explain(&wanted),
        Command::Read(wanted) => read::read(&wanted),
        Command::Impact(wanted) => impact::impact(&wanted),
        Command::Check(wanted) => check::check(&wanted),
        Command::Convert(wanted) => compare::convert(&wanted),
        Command::Drift(wanted) => compare::drift(&wanted),
        Command::Rollout(wanted) => rollout::rollout(&wanted),
        Command::Hello(wanted) => hello::hello(&wanted),
        Command::Lesson(wanted) => lesson::lesson(&wanted),
    };
    match outcome {
        Ok(Outcome::Holds) => ExitCode::SUCCESS,
        Ok(Outcome::FallsShort) => ExitCode::from(1),
        Err(Failed(why)) => {
            eprintln!("rehearse: {why}");
            ExitCode::from(2)
        }
    }
}
