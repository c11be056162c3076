//! Any format into any other, and what was planned beside what was found.

use std::sync::Arc;

use tls_rehearsal::codec::drift::drift as compare;
use tls_rehearsal::codec::export::{Carried, Wish, export, writes_instance};
use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::codec::link::{self, Snapshot};
use tls_rehearsal::domain::lockout::may_be_pending;
use tls_rehearsal::domain::{Channel, Config, Instance};
use tls_rehearsal::words;
use tls_rehearsal::words::setting::{full_name, on_or_off};

use crate::args::{Convert, Drift};
use crate::input::{Configured, Known};
use crate::{Failed, Outcome, input};

pub fn convert(wanted: &Convert) -> Result<Outcome, Failed> {
    let (planned, live) = input::planned(&wanted.place, &wanted.file, wanted.live.as_deref())?;
    let instance = planned.instance;
    if writes_instance(wanted.to) {
        writable(wanted, &planned)?;
    }
    let only_change = wanted.live.is_some();
    if only_change && live == planned.config {
        eprintln!("nothing differs from the live configuration; nothing is written");
        return Ok(Outcome::Holds);
    }
    let imported = planned.imported.as_ref();
    let named: Vec<_> = imported
        .map_or(&[][..], |imported| &imported.found)
        .iter()
        .filter(|found| planned.config.is_on(found.setting) == found.on)
        .map(|found| found.setting)
        .collect();
    let others = imported.map_or(&[][..], |imported| &imported.others);
    let carried = Carried { named: &named, others };
    let wish = Wish { instance, live, draft: planned.config, only_change, carried, header: &[] };
    let link = format!("#{}", link(instance, live, planned.config));
    let header = words::code::header(wanted.to, &wish, Some(&link));
    out!("{}", export(wanted.to, &Wish { header: &header, ..wish }).trim_end());
    if !wanted.to.has_comments() {
        for line in header {
            eprintln!("{line}");
        }
    }
    Ok(Outcome::Holds)
}

/// A deployment of what is written must not make another instance of it.
fn writable(wanted: &Convert, planned: &Configured) -> Result<(), Failed> {
    if !planned.tier_is_said {
        return Err(Failed(format!(
            "{}: it says no tier, and {} writes one: --tier is expected",
            wanted.file,
            wanted.to.name()
        )));
    }
    let (fewest, most) = planned.instance.tier().units();
    if !planned.units_are_said && fewest < most {
        return Err(Failed(format!(
            "{}: it does not say how many units, and {} writes that: --units is expected",
            wanted.file,
            wanted.to.name()
        )));
    }
    let read = planned.imported.as_ref().and_then(|imported| imported.units);
    let (units, tier) = (planned.instance.units(), planned.instance.tier().name());
    match read.filter(|read| *read != units && wanted.place.units.is_none()) {
        Some(read) => Err(Failed(format!(
            "{}: {read} units: {tier} has {units} at most by default, and writing that would scale it; --units is expected, or a format that writes no units, such as patch",
            wanted.file
        ))),
        None => Ok(()),
    }
}

/// The link's text that opens this on the page.
fn link(instance: Instance, live: Config, draft: Config) -> String {
    let by_portal =
        live.differing(draft).all(|setting| may_be_pending(instance, Channel::Portal, setting));
    let channel = if by_portal { Channel::Portal } else { Channel::RestApi };
    let rehearsal = Arc::default();
    link::write(&Snapshot { instance, channel, live, draft, rehearsal, rollout: None })
}

pub fn drift(wanted: &Drift) -> Result<Outcome, Failed> {
    input::once(&[&wanted.planned, &wanted.found])?;
    let found = input::read(&wanted.found, &input::text(&wanted.found)?)?;
    // The plan may not say what it is for.
    let known = Known::default().and(&wanted.place, &wanted.found, &found);
    let planned = input::configured(&wanted.place, &wanted.planned, known)?;
    let instance = planned.live_instance;
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
                    quoted(&full_name(row.setting)),
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
            let seen = row.found.map_or("not said", on_or_off);
            let name = full_name(row.setting);
            if row.differs() {
                let why = words::code::explained(*row, kind, instance);
                out!(
                    "{name}: planned {}, found {seen} ({}). {why}",
                    on_or_off(row.planned),
                    row.place
                );
            }
        }
        let unsaid: Vec<_> = rows.iter().filter(|row| row.found.is_none()).collect();
        if !unsaid.is_empty() {
            let names: Vec<_> = unsaid.iter().map(|row| full_name(row.setting)).collect();
            out!("planned, and not said in what was found: {}", words::list(&names));
        }
        if !differs {
            out!("no difference in what both say");
        }
    }
    Ok(if differs { Outcome::FallsShort } else { Outcome::Holds })
}
