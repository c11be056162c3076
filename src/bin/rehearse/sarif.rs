//! Warnings as SARIF 2.1.0, for code scanning.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use tls_rehearsal::codec::imported::Place;
use tls_rehearsal::domain::warning::Warning;
use tls_rehearsal::domain::{Certainty, Setting};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::sarif as say;

use crate::Failed;
use crate::args::Severity;
use crate::check::severity;
use crate::notes::Note;
use crate::planned::Configured;

/// What stays as it is in a relative reference (RFC 3986): what is unreserved there, and the slash.
const KEPT: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    utf8_percent_encode(&path, &KEPT).to_string()
}

/// The rule of what is not decided.
const NOT_DECIDED: &str = "not-decided";

/// The rule that a warning comes from.
const fn rule(warning: &Warning) -> &'static str {
    match warning {
        Warning::Refused(_) => "refused",
        Warning::NoProtocol(_) => "no-protocol",
        Warning::NoSuite(_) => "no-suite",
        Warning::RenegotiatingClients => "renegotiating-clients",
        Warning::RenegotiatingBackends => "renegotiating-backends",
        Warning::Http2WithoutSuite => "http2-without-suite",
        Warning::WeakProtocol(..) => "weak-protocol",
        Warning::WeakSuites(_) => "weak-suites",
        Warning::LosesForwardSecrecy(_) => "loses-forward-secrecy",
        Warning::IdleSuites(_) => "idle-suites",
    }
}

/// Files by the names that a host knows them by: standard input has none, unless it is given one.
struct Names<'a> {
    alias: Option<&'a str>,
    paths: &'a [String],
}

impl Names<'_> {
    fn of(&self, file: usize) -> Option<&str> {
        let path = self.paths.get(file).map(String::as_str)?;
        match self.alias {
            Some(alias) if file == 0 => Some(alias),
            Some(_) | None => Some(path).filter(|path| *path != "-"),
        }
    }

    fn location(&self, file: usize, line: u32, column: u32) -> Vec<Value> {
        self.of(file).map(|name| Self::at(name, line, column)).into_iter().collect()
    }

    /// A place in a file that is read beside them, such as what is live.
    fn at(name: &str, line: u32, column: u32) -> Value {
        let mut region = json!({ "startLine": line.max(1) });
        if column > 0 {
            region["startColumn"] = column.into();
        }
        json!({ "physicalLocation": { "artifactLocation": { "uri": uri(name) }, "region": region } })
    }

    /// Where a setting is said to be on or off, or not decided.
    fn of_settings(&self, planned: &Configured, settings: &[Setting]) -> Vec<Value> {
        let place = planned.imported.as_ref().and_then(|imported| {
            let places = settings.iter().map(|setting| imported.of(*setting).place);
            places.into_iter().find(|place| place.is_somewhere())
        });
        let Place { file, line, .. } = place.unwrap_or_default();
        self.location(usize::from(file), line, 0)
    }
}

pub fn document(
    alias: Option<&str>,
    paths: &[String],
    planned: &Configured,
    warnings: &[(Warning, Certainty)],
    doubts: &[(Setting, String)],
    notes: &[Note],
) -> Result<String, Failed> {
    let names = Names { alias, paths };
    let result = |name: &str, level: &str, text: &str, locations: Vec<Value>| json!({ "ruleId": format!("tls-rehearsal/{name}"), "level": level, "message": { "text": text }, "locations": locations });
    let mut results = Vec::new();
    for (warning, certainty) in warnings {
        let level = match (certainty, severity(warning.gravity())) {
            (Certainty::Open, _) | (Certainty::Certain, Severity::Note) => "note",
            (Certainty::Certain, Severity::Danger) => "error",
            (Certainty::Certain, Severity::Caution) => "warning",
        };
        let text = words::pending::warning_of(warning, *certainty);
        let locations = names.of_settings(planned, &warning.about());
        results.push(result(rule(warning), level, &text, locations));
    }
    for (setting, why) in doubts {
        let text = say::undecided(*setting, why);
        let locations = names.of_settings(planned, &[*setting]);
        results.push(result(NOT_DECIDED, "note", &text, locations));
    }
    let mut rules: Vec<_> =
        warnings.iter().map(|(warning, _)| (rule(warning), say::rule(warning))).collect();
    if !doubts.is_empty() {
        rules.push((NOT_DECIDED, say::not_decided()));
    }
    rules.sort_unstable();
    rules.dedup();
    let rules: Vec<_> = rules
        .into_iter()
        .map(|(name, about)| {
            json!({ "id": format!("tls-rehearsal/{name}"), "shortDescription": { "text": about } })
        })
        .collect();
    let notifications: Vec<_> = notes
        .iter()
        .map(|note| {
            let (line, column) = (note.line.unwrap_or(1), note.column.unwrap_or_default());
            let name = note.file.as_deref().unwrap_or("-");
            let locations = match paths.iter().position(|path| path == name) {
                Some(file) => names.location(file, line, column),
                None if name == "-" => Vec::new(),
                None => vec![Names::at(name, line, column)],
            };
            let text = format!("{}: {}", note.about, note.text);
            json!({ "level": "note", "message": { "text": text }, "locations": locations })
        })
        .collect();
    let driver =
        json!({ "name": say::tool(), "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    });
    Ok(serde_json::to_string(&document)?)
}
