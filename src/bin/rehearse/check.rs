//! Warnings, and what linters say.

use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::domain::warning::{Gravity, warnings};
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
    let planned = input::configured(&wanted.place, &wanted.config)?;
    let live = input::live(wanted.live.as_deref(), planned.instance)?;
    let found: Vec<_> = warnings(planned.instance, live, planned.config)
        .iter()
        .map(|warning| (severity(warning.gravity()), words::pending::warning(warning)))
        .collect();
    let opinions = opinions(planned.instance, planned.config);
    if wanted.sarif {
        out!("{}", sarif(&wanted.config, &found));
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

/// A path as a relative reference (RFC 3986): what is not unreserved there, and no slash, is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

fn sarif(path: &str, found: &[(Severity, String)]) -> String {
    let results: Vec<_> = found
        .iter()
        .map(|(severity, text)| {
            let level = match severity {
                Severity::Danger => "error",
                Severity::Caution => "warning",
                Severity::Note => "note",
            };
            // Standard input has no address.
            let location = if path == "-" {
                String::new()
            } else {
                format!(
                    "{{\"physicalLocation\":{{\"artifactLocation\":{{\"uri\":{}}},\"region\":{{\"startLine\":1}}}}}}",
                    quoted(&uri(path))
                )
            };
            format!(
                "{{\"ruleId\":\"tls-rehearsal/{}\",\"level\":\"{level}\",\"message\":{{\"text\":{}}},\"locations\":[{location}]}}",
                name(*severity),
                quoted(text)
            )
        })
        .collect();
    let rules: Vec<_> = [Severity::Danger, Severity::Caution, Severity::Note]
        .map(|severity| format!("{{\"id\":\"tls-rehearsal/{}\"}}", name(severity)))
        .into_iter()
        .collect();
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"TLS Rehearsal\",\"version\":{},\"rules\":[{}]}}}},\"results\":[{}]}}]}}",
        quoted(env!("CARGO_PKG_VERSION")),
        rules.join(","),
        results.join(",")
    )
}
