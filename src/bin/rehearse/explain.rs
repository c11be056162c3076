//! What a tier allows.

use serde::Serialize;
use tls_rehearsal::codec::keys::keys;
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::lockout::{Effect, Locked, Lockout, Permit};
use tls_rehearsal::domain::{Channel, Instance, Setting, check_edit};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::explain as say;

use crate::args::Explain;
use crate::table::{Sources, Table, alike, paragraph, width};
use crate::{Failed, Outcome, planned};

/// By which way something is changed, and whether that is known to do anything.
type Way = (&'static str, Effect);

/// What holds of a setting, and of all that are like it.
#[derive(Clone, Eq, PartialEq)]
struct Answer {
    on: bool,
    ways: Vec<Way>,
    locked: Option<(String, Locked)>,
}

impl Answer {
    fn of(instance: Instance, setting: Setting) -> Self {
        let permits = Channel::ALL.map(|channel| (channel, check_edit(instance, channel, setting)));
        let is_in_pane = |locked: &Locked| matches!(locked.lockout, Lockout::ThroughPane(_));
        let in_pane = permits.iter().any(|(_, permit)| permit.as_ref().is_err_and(is_in_pane));
        let named = |(channel, permit): &(Channel, Result<Permit, Locked>)| {
            permit.as_ref().ok().map(|permit| (channel.name(), permit.effect))
        };
        let pane = in_pane.then_some((say::pane(), Effect::Confirmed));
        let locked = check_edit(instance, Channel::Portal, setting).err();
        Self {
            on: initial(instance, setting).on,
            ways: pane.into_iter().chain(permits.iter().filter_map(named)).collect(),
            locked: locked
                .map(|locked| (words::lockout::sentence(setting, locked.lockout), locked)),
        }
    }

    /// The ways in one line.
    fn ways(&self) -> String {
        let named = self.ways.iter().map(|(way, effect)| say::way(way, *effect));
        if self.ways.is_empty() {
            say::locked().to_owned()
        } else {
            named.collect::<Vec<_>>().join(", ")
        }
    }
}

pub fn explain(wanted: &Explain) -> Result<Outcome, Failed> {
    let instance = planned::instance(&wanted.place, Instance::default())?;
    let rows = Setting::ALL.map(|setting| (setting, Answer::of(instance, setting)));
    if wanted.json {
        out!("{}", serde_json::to_string(&Document::new(instance, &rows))?);
    } else {
        out!("{}", text(instance, &rows, width()));
    }
    Ok(Outcome::Holds)
}

/// What is alike in one row, and every source once.
fn text(instance: Instance, rows: &[(Setting, Answer)], width: u16) -> String {
    let named = |(setting, answer)| (answer, words::setting::full_name(setting));
    let rows = alike(rows.iter().map(|(setting, answer)| named((*setting, answer))));
    let mut sources = Sources::default();
    let heads = [say::setting(), say::at_first(), say::through(), say::why_not()];
    let mut table = Table::new(&heads);
    for (answer, names) in rows {
        let on = words::setting::on_or_off(answer.on).to_owned();
        let why = answer.locked.as_ref().map_or_else(String::new, |(sentence, locked)| {
            format!("{sentence} {}", sources.mark(locked.cited))
        });
        table.row([names.join("\n"), on, answer.ways(), why]);
    }
    [paragraph("", &say::head(instance), width), table.text(width), sources.text(width)]
        .join("\n\n")
}

/// `tls-rehearsal/explain/1`.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    instance: String,
    edition: &'static str,
    settings: Vec<Explained<'a>>,
}

#[derive(Serialize)]
struct Explained<'a> {
    setting: String,
    initial: bool,
    change_through: Vec<&'a str>,
    not_confirmed: Vec<&'a str>,
    why_not: String,
    keys: &'static [&'static str],
}

impl<'a> Document<'a> {
    fn new(instance: Instance, rows: &'a [(Setting, Answer)]) -> Self {
        let explained = |(setting, answer): &'a (Setting, Answer)| {
            let doubtful = answer.ways.iter().filter(|(_, effect)| *effect == Effect::NotConfirmed);
            Explained {
                setting: words::setting::full_name(*setting),
                initial: answer.on,
                change_through: answer.ways.iter().map(|(way, _)| *way).collect(),
                not_confirmed: doubtful.map(|(way, _)| *way).collect(),
                why_not: answer.locked.as_ref().map_or_else(String::new, |(sentence, locked)| {
                    say::sourced(sentence, locked.cited)
                }),
                keys: keys(*setting),
            }
        };
        Self {
            schema: "tls-rehearsal/explain/1",
            instance: words::tiers::summary(instance),
            edition: instance.edition.name(),
            settings: rows.iter().map(explained).collect(),
        }
    }
}
