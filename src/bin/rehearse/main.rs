//! `rehearse`: what the page knows, for scripts and pipelines.

/// Prints a line. What nobody could read does not hold; that whoever reads has gone is no news to them.
macro_rules! out {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        if let Err(error) = writeln!(std::io::stdout(), $($words)*) {
            if error.kind() != std::io::ErrorKind::BrokenPipe {
                eprintln!("rehearse: standard output: {error}");
            }
            std::process::exit(2);
        }
    }};
}

mod args;
mod check;
mod compare;
mod explain;
mod hello;
mod impact;
mod input;
mod rollout;

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
        Command::Impact(wanted) => impact::impact(&wanted),
        Command::Check(wanted) => check::check(&wanted),
        Command::Convert(wanted) => compare::convert(&wanted),
        Command::Drift(wanted) => compare::drift(&wanted),
        Command::Rollout(wanted) => rollout::rollout(&wanted),
        Command::Hello(wanted) => hello::hello(&wanted),
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
