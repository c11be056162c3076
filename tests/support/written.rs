//! The command line, run among the files that other tools wrote.

use serde_json::Value;

#[path = "command.rs"]
mod command;

use command::{Told, document, run};

/// Exit code, standard output, standard error.
pub fn rehearse(words: &[&str], input: &str) -> Told {
    run("tests/specimens/written", None, words, input)
}

/// One document, and the exit code.
pub fn json(words: &[&str], input: &str) -> (i32, Value) {
    document(rehearse(words, input))
}
