//! Any format into any other, and what was planned beside what was found.

use std::sync::Arc;

use serde::Serialize;
use tls_rehearsal::codec::drift::{Drift as Row, drift as compare};
use tls_rehearsal::codec::export::{Carried, Wish, export, writes_instance};
use tls_rehearsal::codec::imported::{Answer, Imported};
use tls_rehearsal::codec::link::{self, Snapshot};
use tls_rehearsal::domain::lockout::may_be_pending;
use tls_rehearsal::domain::{Channel, Config, Instance};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::drift as say;
use tls_rehearsal::words::setting::full_name;

use crate::args::{Convert, Drift};
use crate::input::{Asked, Origin};
use crate::notes::{Note, Notes, place};
use crate::planned::{Beside, Change, Configured, Known};
use crate::table::line;
use crate::{Failed, Outcome, input, outcome, planned};

pub fn convert(wanted: &Convert) -> Result<Outcome, Failed> {
    let mut notes = Notes::default();
    let paths = wanted.planned.paths_or_input();
    let asked = wanted.planned.asked(&paths);
    let live_path = wanted.planned.live.as_deref();
    let Change { planned, live, .. } =
        planned::as_written(&wanted.place, asked, live_path, &mut notes)?;
    let instance = planned.instance;
    if writes_instance(wanted.to) {
        writable(wanted, &planned)?;
    }
    let undecided = planned.undecided();
    let draft = planned::filled(planned.config.or(live), instance);
    let live = live.filled_from(draft);
    let only_change = live_path.is_some();
    let strict = wanted.planned.files.strict && (notes.left_out() || !undecided.is_empty());
    if only_change && live == draft && undecided.is_empty() {
        eprintln!("{}", words::cli::convert::nothing_differs());
        return Ok(outcome(strict));
    }
    let imported = planned.imported.as_ref();
    let named: Vec<_> = imported
        .into_iter()
        .flat_map(Imported::stated)
        .filter(|(found, on)| draft.is_on(found.setting) == *on)
        .map(|(found, _)| found.setting)
        .collect();
    let others = imported.map_or(&[][..], |imported| &imported.others);
    let carried = Carried { named: &named, others };
    let undecided = &undecided;
    let wish = Wish { instance, live, draft, only_change, carried, undecided, header: &[] };
    let link = format!("#{}", link(instance, live, draft));
    // A link has no third answer.
    let link = undecided.is_empty().then_some(link.as_str());
    let header = words::code::header(wanted.to, &wish, link);
    out!("{}", export(wanted.to, &Wish { header: &header, ..wish }).trim_end());
    if !wanted.to.has_comments() {
        for line in header {
            eprintln!("{line}");
        }
    }
    Ok(outcome(strict))
}

/// A deployment of what is written must not make another instance of it.
fn writable(wanted: &Convert, planned: &Configured) -> Result<(), Failed> {
    let label = &planned.label;
    if !planned.tier_is_said {
        return Err(Failed(words::cli::convert::no_tier(label, wanted.to.name())));
    }
    let (fewest, most) = planned.instance.tier().units();
    if !planned.units_are_said && fewest < most {
        return Err(Failed(words::cli::convert::no_units(label, wanted.to.name())));
    }
    let read = planned.imported.as_ref().and_then(|imported| imported.units);
    let (units, tier) = (planned.instance.units(), planned.instance.tier().name());
    match read.filter(|read| *read != units && wanted.place.units.is_none()) {
        Some(read) => Err(Failed(words::cli::convert::would_scale(label, read, tier, units))),
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

/// A row of the document.
#[derive(Serialize)]
struct Compared {
    setting: String,
    planned: Option<bool>,
    found: Option<bool>,
    differs: bool,
    /// Where it was found; null where it is not listed.
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    why: String,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    kind: &'static str,
    differs: bool,
    settings: Vec<Compared>,
    remarks: &'a [Note],
}

pub fn drift(wanted: &Drift) -> Result<Outcome, Failed> {
    let mut notes = Notes::default();
    let paths = wanted.planned.paths();
    if paths.is_empty() {
        return Err(say::plan_expected().into());
    }
    let asked = wanted.planned.asked(&paths);
    let found_path = wanted.found.as_ref().or(wanted.planned.live.as_ref());
    let found_paths = [found_path.map_or("-", String::as_str).to_owned()];
    let is_apart = found_path.is_some();
    if is_apart {
        input::once(paths.iter().chain(&found_paths))?;
    }
    let origin = input::configuration(asked)?;
    let before = match &origin {
        // What-if results and plans say themselves what is live.
        Origin::Files(Imported { before: Some(before), .. }) if !is_apart => Some(*before.clone()),
        Origin::Files(_) | Origin::Link(_) => None,
    };
    let is_own = before.is_some();
    let (found, known) = match before {
        Some(found) => (found, Known::default()),
        None => {
            input::once(paths.iter().chain(&found_paths))?;
            let of_found = Asked { paths: &found_paths, any_name: true, ..asked };
            let read = input::origin(of_found).map_err(|Failed(why)| {
                if is_apart {
                    Failed(why)
                } else {
                    Failed(say::read_from_input(asked.label(), &why))
                }
            })?;
            let Origin::Files(found) = read else {
                return Err(Failed(say::a_link(&found_paths[0])));
            };
            notes.of(&found);
            // The plan may not say what it is for.
            let known = Known::default().and(&wanted.place, &found_paths[0], &found, &mut notes);
            (found, known)
        }
    };
    let (meant, label) = (&wanted.place, asked.label());
    let planned = planned::settled(meant, label, origin, known, &Beside::Found, &mut notes)?;
    let instance = planned.live_instance;
    // What the plan leaves as it is, is not planned.
    let rows: Vec<_> = compare(planned.said, &found, instance, planned.tier_is_said)
        .into_iter()
        .filter(|row| !planned.keeps(row.setting))
        .collect();
    if planned.plans_something() && rows.iter().all(|row| row.found.is_none()) {
        return Err(Failed(say::says_nothing(&found_paths[0], &found)));
    }
    let differs = rows.iter().any(|row| row.differs());
    let open = rows
        .iter()
        .any(|row| row.planned.is_none() && may_matter(&planned, row) || is_undecided(&found, row));
    if wanted.json {
        let compared = |row: &Row| {
            let (file, line, column) = place(&found, row.place);
            Compared {
                setting: full_name(row.setting),
                planned: row.planned,
                found: row.found,
                differs: row.differs(),
                file,
                line,
                column,
                why: why(&planned, (&found, is_own), row, instance),
            }
        };
        let settings = rows.iter().map(compared).collect();
        let (schema, kind) = ("tls-rehearsal/drift/1", found.kind.name());
        out_json!(&Document { schema, kind, differs, settings, remarks: notes.all() });
    } else {
        said(&planned, (&found, is_own), &rows, instance);
    }
    let strict = wanted.planned.files.strict && (open || notes.left_out());
    Ok(outcome(differs || strict))
}

/// Could it be changed here, were it decided?
fn may_matter(planned: &Configured, row: &Row) -> bool {
    planned.answer(row.setting) == Answer::Unknown
}

/// Was it found in a file that does not decide it?
fn is_undecided(found: &Imported, row: &Row) -> bool {
    row.found.is_none() && row.answer == Answer::Unknown && !found.kind.is_scan()
}

/// What may be behind a row.
fn why(
    planned: &Configured,
    (found, is_own): (&Imported, bool),
    row: &Row,
    instance: Instance,
) -> String {
    if is_own && row.differs() {
        return say::turned_by_the_plan().to_owned();
    }
    if row.planned.is_none() {
        return say::not_planned(&planned.doubt(row.setting));
    }
    if is_undecided(found, row) {
        return say::not_found(&found.of(row.setting).why);
    }
    words::code::explained(*row, found, instance)
}

/// The same for people.
fn said(planned: &Configured, of: (&Imported, bool), rows: &[Row], instance: Instance) {
    let (found, _) = of;
    out!("{}", say::found(found));
    for row in rows.iter().filter(|row| row.differs()) {
        out!("{}", line("", &say::differs(row, found, &why(planned, of, row, instance))));
    }
    let named = |keep: &dyn Fn(&Row) -> bool| {
        let names = rows.iter().filter(|row| keep(row)).map(|row| full_name(row.setting));
        names.collect::<Vec<_>>()
    };
    let open = named(&|row| row.planned.is_none());
    if !open.is_empty() {
        out!("{}", line(say::open(), &words::list(&open)));
    }
    let undecided = named(&|row| row.planned.is_some() && is_undecided(found, row));
    if !undecided.is_empty() {
        out!("{}", line(say::undecided(), &words::list(&undecided)));
    }
    let unsaid =
        named(&|row| row.planned.is_some() && row.found.is_none() && !is_undecided(found, row));
    if !unsaid.is_empty() {
        out!("{}", line(say::unsaid(), &words::list(&unsaid)));
    }
    if !planned.plans_something() {
        out!("{}", words::cli::nothing_planned());
    } else if !rows.iter().any(|row| row.differs()) {
        out!("{}", say::no_difference());
    }
}
