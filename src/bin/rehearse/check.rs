//! Warnings, and what linters say.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::domain::warning::{Gravity, Warning, warnings};
use tls_rehearsal::verdict::{Opinion, opinions};
use tls_rehearsal::words;

use crate::args::{Check, Severity};
use crate::{Failed, Outcome, input};

const fn severity(gravity: Gravity) -> Severity {
    match gravity {
        Gravity::Danger => Severity::Danger,
        Gravity::Caution => Severity::Caution,
        Gravity::Note => Severity::Note,
    }
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Danger => "danger",
        Severity::Caution => "caution",
        Severity::Note => "note",
    }
}

pub fn check(wanted: &Check) -> Result<Outcome, Failed> {
    let (planned, live) = input::planned(&wanted.place, &wanted.config, wanted.live.as_deref())?;
    let warnings = warnings(planned.instance, live, planned.config);
    let found: Vec<_> = warnings
        .iter()
        .map(|warning| (severity(warning.gravity()), words::pending::warning(warning)))
        .collect();
    let opinions = opinions(planned.instance, planned.config);
    if wanted.sarif {
        let name = wanted.name.as_deref().unwrap_or(&wanted.config);
        out!("{}", sarif(name, &warnings, planned.imported.as_ref()));
    } else if wanted.json {
        let found: Vec<_> = found
            .iter()
            .map(|(severity, text)| {
                format!("{{\"severity\":\"{}\",\"text\":{}}}", name(*severity), quoted(text))
            })
            .collect();
        let opinions: Vec<_> = opinions.iter().map(opinion).collect();
        out!(
            "{{\"schema\":\"tls-rehearsal/check/1\",\"warnings\":[{}],\"verdicts\":[{}]}}",
            found.join(","),
            opinions.join(",")
        );
    } else {
        for (severity, text) in &found {
            out!("{}: {text}", name(*severity));
        }
        out!("what linters say of it as convert writes it, and of the instance after it:");
        for each in &opinions {
            out!("{}", words::verdict::line(each));
        }
    }
    let short = found.iter().any(|(severity, _)| *severity <= wanted.severity);
    Ok(if short { Outcome::FallsShort } else { Outcome::Holds })
}

fn opinion(opinion: &Opinion) -> String {
    format!(
        "{{\"rule\":{},\"version\":{},\"of\":{},\"says\":{},\"judged\":{},\"why\":{}}}",
        quoted(opinion.rule.name()),
        quoted(opinion.rule.version()),
        quoted(words::verdict::seen(opinion.seen)),
        quoted(words::verdict::says(opinion.says)),
        quoted(words::verdict::judged(opinion.judged)),
        quoted(words::verdict::why(opinion.why))
    )
}

/// What stays as it is in a relative reference (RFC 3986): what is unreserved there, and the slash.
const KEPT: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    utf8_percent_encode(&path, &KEPT).to_string()
}

/// The rule that a warning comes from: its name, and what it is about.
const fn rule(warning: &Warning) -> (&'static str, &'static str) {
    match warning {
        Warning::NoProtocol(_) => ("no-protocol", "No protocol is left on a side"),
        Warning::NoSuite(_) => ("no-suite", "No cipher suite is left on a side"),
        Warning::RenegotiatingClients => {
            ("renegotiating-clients", "Client TLS 1.3 while clients renegotiate")
        }
        Warning::RenegotiatingBackends => {
            ("renegotiating-backends", "Backend TLS 1.3, which has no renegotiation")
        }
        Warning::Http2WithoutSuite => ("http2-without-suite", "HTTP/2 without a suite for it"),
        Warning::WeakProtocol(..) => ("weak-protocol", "A weak protocol is about to be accepted"),
        Warning::WeakSuites(_) => ("weak-suites", "Weak cipher suites are about to be accepted"),
        Warning::IdleSuites(_) => ("idle-suites", "Cipher suites that no protocol can use"),
    }
}

fn sarif(path: &str, warnings: &[Warning], imported: Option<&Imported>) -> String {
    let line = |warning: &Warning| {
        let found = imported.map_or(&[][..], |imported| &imported.found);
        let about = warning.about();
        let place = found.iter().find(|found| about.contains(&found.setting));
        place.map_or(1, |found| found.place.line.max(1))
    };
    let results: Vec<_> = warnings
        .iter()
        .map(|warning| {
            let level = match severity(warning.gravity()) {
                Severity::Danger => "error",
                Severity::Caution => "warning",
                Severity::Note => "note",
            };
            // Standard input has no address, unless it is given one.
            let location = if path == "-" {
                String::new()
            } else {
                format!(
                    "{{\"physicalLocation\":{{\"artifactLocation\":{{\"uri\":{}}},\"region\":{{\"startLine\":{}}}}}}}",
                    quoted(&uri(path)),
                    line(warning)
                )
            };
            format!(
                "{{\"ruleId\":\"tls-rehearsal/{}\",\"level\":\"{level}\",\"message\":{{\"text\":{}}},\"locations\":[{location}]}}",
                rule(warning).0,
                quoted(&words::pending::warning(warning))
            )
        })
        .collect();
    let mut rules: Vec<_> = warnings.iter().map(rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let rules: Vec<_> = rules
        .into_iter()
        .map(|(name, about)| {
            format!(
                "{{\"id\":\"tls-rehearsal/{name}\",\"shortDescription\":{{\"text\":\"{about}\"}}}}"
            )
        })
        .collect();
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"TLS Rehearsal\",\"version\":{},\"rules\":[{}]}}}},\"results\":[{}]}}]}}",
        quoted(env!("CARGO_PKG_VERSION")),
        rules.join(","),
        results.join(",")
    )
}
