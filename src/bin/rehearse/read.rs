//! Exactly what was understood.

use serde::Serialize;
use tls_rehearsal::codec::imported::{Answer, Found, Imported};
use tls_rehearsal::domain::{Created, Instance, Partial, Setting, Side, Tier};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::read as say;
use tls_rehearsal::words::setting::full_name;

use crate::args::Read;
use crate::input::{Asked, Origin};
use crate::notes::{Note, Notes, place};
use crate::table::{Table, alike, line};
use crate::{Failed, Outcome, input, outcome};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    kind: &'a str,
    merges: bool,
    instance: Meant<'a>,
    settings: Vec<Said>,
    /// Keys that no setting of the page has.
    others: Vec<&'a str>,
    remarks: &'a [Note],
}

/// What is said of the instance.
#[derive(Serialize)]
struct Meant<'a> {
    name: Option<&'a str>,
    tier: Option<&'static str>,
    units: Option<u8>,
    regions: Option<u8>,
    created: Option<&'static str>,
}

/// A setting. Of a scan `value` is whether it was accepted, null where it was not seen.
#[derive(Serialize)]
struct Said {
    setting: String,
    value: Option<bool>,
    said: &'static str,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    why: String,
}

pub fn read(wanted: &Read) -> Result<Outcome, Failed> {
    let mut notes = Notes::default();
    let paths = &wanted.files.files;
    if paths.is_empty() {
        return Err(say::file_expected().into());
    }
    input::once(paths.iter().chain(&wanted.live))?;
    let name = wanted.files.name.as_deref();
    let imported = match input::origin(Asked { paths, name, any_name: false })? {
        Origin::Files(imported) if wanted.live.is_none() => imported.without_live(),
        Origin::Files(imported) => imported,
        Origin::Link(_) => {
            return Err(Failed(say::a_link(&paths[0])));
        }
    };
    notes.of(&imported);
    let (instance, tier_is_known) = instance(wanted, &imported)?;
    let partial = imported.partial(instance, tier_is_known);
    let settings: Vec<_> =
        imported.settings().iter().map(|found| said(&imported, found, partial)).collect();
    let open = imported.settings().iter().any(|found| is_open(&imported, found, partial));
    if wanted.json {
        let meant = Meant {
            name: imported.name.as_deref(),
            tier: imported.tier.map(Tier::name),
            units: imported.units,
            regions: imported.regions,
            created: imported.created.map(Created::name),
        };
        let document = Document {
            schema: "tls-rehearsal/read/1",
            kind: imported.kind.name(),
            merges: imported.merges,
            instance: meant,
            settings,
            others: imported.others.iter().map(|(key, _)| key.as_str()).collect(),
            remarks: notes.all(),
        };
        out_json!(&document);
    } else {
        out!("{}", line("", &words::imported::headline(&imported)));
        let mut table =
            Table::new(&[say::setting(), say::value(), say::said(), say::place(), say::why()]);
        for (cells, names) in grouped(&imported, &settings) {
            let [value, said, place, why] = &cells;
            table.row([&names.join("\n"), value, said, place, why]);
        }
        out!("{}", table.text(crate::table::width()));
        if !imported.others.is_empty() {
            let names: Vec<_> = imported.others.iter().map(|(key, _)| key.as_str()).collect();
            let names = words::list(&names);
            out!("{}", line(say::others(), &names));
        }
    }
    Ok(outcome(wanted.files.strict && (open || notes.left_out())))
}

/// The instance by whose defaults it is read, and whether its tier is known: by the files, or by what is live.
fn instance(wanted: &Read, imported: &Imported) -> Result<(Instance, bool), Failed> {
    let paths: Vec<_> = wanted.live.iter().cloned().collect();
    let name = wanted.files.name.as_deref();
    let live = match paths.is_empty() {
        true => None,
        false => Some(input::origin(Asked { paths: &paths, name, any_name: true })?),
    };
    let (live, is_known) = match &live {
        Some(Origin::Files(live)) => (live.instance(Instance::default()), live.tier.is_some()),
        Some(Origin::Link(link)) => (link.instance, true),
        None => (Instance::default(), false),
    };
    Ok((imported.instance(live), is_known || imported.tier.is_some()))
}

/// Value, kind of answer, place and reason, each with the settings of which they hold.
fn grouped(imported: &Imported, settings: &[Said]) -> Vec<([String; 4], Vec<String>)> {
    let is_scan = imported.kind.is_scan();
    let cells = settings.iter().zip(imported.settings()).map(|(row, found)| {
        let place =
            if found.place.is_somewhere() { imported.at(found.place) } else { String::new() };
        let said = words::imported::said(found.answer, is_scan).to_owned();
        let value = words::imported::value(row.value, is_scan).to_owned();
        ([value, said, place, row.why.clone()], row.setting.clone())
    });
    alike(cells)
}

/// Does nothing decide a setting that could have been decided? No scan sees what the gateway does to backends.
fn is_open(imported: &Imported, found: &Found, partial: Partial) -> bool {
    let could_be_seen = !imported.kind.is_scan()
        || !matches!(found.setting, Setting::Protocol(Side::Backend, _) | Setting::Http2);
    match found.answer {
        Answer::Stated(_) | Answer::Default | Answer::Unknown => {
            could_be_seen && partial.get(found.setting).is_none()
        }
        Answer::Kept => false,
    }
}

fn said(imported: &Imported, found: &Found, partial: Partial) -> Said {
    let (file, line, column) = place(imported, found.place);
    Said {
        setting: full_name(found.setting),
        value: partial.get(found.setting),
        said: match found.answer {
            Answer::Stated(_) if partial.get(found.setting).is_none() => "unknown",
            Answer::Stated(_) => "stated",
            Answer::Default => "default",
            Answer::Kept | Answer::Unknown => "unknown",
        },
        file,
        line,
        column,
        why: match found.unless.filter(|_| partial.get(found.setting).is_none()) {
            Some(tier) => words::imported::unless(&found.why, tier),
            None => found.why.clone(),
        },
    }
}
