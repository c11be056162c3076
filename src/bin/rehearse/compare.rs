//! Any format into any other, and what was planned beside what was found.

use tls_rehearsal::codec::drift::drift as compare;
use tls_rehearsal::codec::export::{Wish, export};
use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::words;

use crate::args::{Convert, Drift};
use crate::{Failed, Outcome, input};

pub fn convert(wanted: &Convert) -> Result<Outcome, Failed> {
    let planned = input::configured(&wanted.place, &wanted.file)?;
    let instance = planned.instance;
    let live = input::live(wanted.live.as_deref(), instance)?;
    let only_change = wanted.live.is_some();
    if only_change && live == planned.config {
        eprintln!("nothing differs from the live configuration; nothing is written");
        return Ok(Outcome::Holds);
    }
    let wish = Wish { instance, live, draft: planned.config, only_change, header: &[] };
    let header = words::code::header(wanted.to, &wish, None);
    out!("{}", export(wanted.to, &Wish { header: &header, ..wish }).trim_end());
    if !wanted.to.has_comments() {
        for line in header {
            eprintln!("{line}");
        }
    }
    Ok(Outcome::Holds)
}

pub fn drift(wanted: &Drift) -> Result<Outcome, Failed> {
    let planned = input::configured(&wanted.place, &wanted.planned)?;
    let found = input::read(&wanted.found, &input::text(&wanted.found)?)?;
    // The plan may not say what it is for.
    let silent = planned.imported.as_ref().is_some_and(|imported| imported.tier.is_none());
    let tier = found.tier.filter(|_| silent && wanted.place.tier.is_none());
    let instance = tier.map_or(planned.instance, |tier| planned.instance.in_tier(tier));
    // What the plan does not say is not planned.
    let said = |setting| match &planned.imported {
        Some(imported) => {
            imported.found.iter().any(|found| found.setting == setting)
                || imported.is_at_default(setting)
        }
        None => true,
    };
    let rows: Vec<_> = compare(planned.said, &found, instance)
        .into_iter()
        .filter(|row| said(row.setting))
        .collect();
    if rows.is_empty() {
        return Err(Failed(format!("{}: it plans nothing of TLS", wanted.planned)));
    }
    if rows.iter().all(|row| row.found.is_none()) {
        let name = found.kind.name();
        return Err(Failed(format!(
            "{}: it is {name}, and says nothing of what was planned",
            wanted.found
        )));
    }
    let kind = found.kind;
    let differs = rows.iter().any(|row| row.differs());
    if wanted.json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                // Both count from 1; what is not listed has no place.
                let number =
                    |at: u32| if at == 0 { "null".to_owned() } else { at.to_string() };
                let seen = row.found.map_or("null".to_owned(), |found| found.to_string());
                format!(
                    "{{\"setting\":{},\"planned\":{},\"found\":{seen},\"differs\":{},\"line\":{},\"column\":{},\"why\":{}}}",
                    quoted(&words::setting::full_name(row.setting)),
                    row.planned,
                    row.differs(),
                    number(row.place.line),
                    number(row.place.column),
                    quoted(&words::code::explained(*row, kind, instance))
                )
            })
            .collect();
        out!(
            "{{\"schema\":\"tls-rehearsal/drift/1\",\"kind\":{},\"differs\":{differs},\"settings\":[{}]}}",
            quoted(found.kind.name()),
            rows.join(",")
        );
    } else {
        out!("found: {}", found.kind.name());
        for row in &rows {
            let on = |on: bool| if on { "on" } else { "off" };
            let seen = row.found.map_or("not said", on);
            let name = words::setting::full_name(row.setting);
            if row.differs() {
                let why = words::code::explained(*row, kind, instance);
                out!("{name}: planned {}, found {seen} ({}). {why}", on(row.planned), row.place);
            }
        }
        let unsaid: Vec<_> = rows.iter().filter(|row| row.found.is_none()).collect();
        if !unsaid.is_empty() {
            let names: Vec<_> =
                unsaid.iter().map(|row| words::setting::full_name(row.setting)).collect();
            out!("planned, and not said in what was found: {}", words::list(&names));
        }
        if !differs {
            out!("no difference in what both say");
        }
    }
    Ok(if differs { Outcome::FallsShort } else { Outcome::Holds })
}
