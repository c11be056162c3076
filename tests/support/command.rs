//! The command line, run.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Exit code, standard output, standard error.
pub type Told = (i32, String, String);

/// Runs it in a folder, of this package unless said otherwise, with `input` as its standard input, in so many columns.
pub fn run(folder: impl AsRef<Path>, columns: Option<&str>, words: &[&str], input: &str) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rehearse"));
    command.args(words).current_dir(folder).env_remove("COLUMNS");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(columns) = columns {
        command.env("COLUMNS", columns);
    }
    let mut child = command.spawn().unwrap();
    // A command that does not read its input may be gone before all of it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// One document, and the exit code.
pub fn document((code, out, err): Told) -> (i32, Value) {
    (code, serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{err}")))
}
