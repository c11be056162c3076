//! The rows of the tables of clients and backends.

use std::sync::Arc;

use super::impact::{assumed, failure, number, remedy, verdict};
use crate::app::Model;
use crate::app::listing::is_weak;
use crate::domain::{Config, Side};
use crate::tls::impact::{Change, Verdict};

/// How a row looks; its words say the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Look {
    /// It stops connecting.
    Lost,
    /// It fails before and after.
    Failing,
    /// It connects, with something weak.
    Weak,
    /// It connects again.
    Gained,
    /// Anything else.
    Plain,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The profile's name.
    pub name: String,
    /// Requests a day.
    pub requests: String,
    /// With the live configuration.
    pub before: String,
    /// With the draft.
    pub after: String,
    /// How it looks.
    pub look: Look,
    /// What changes, and why.
    pub reason: String,
    /// What else helps: the smallest change, and what its owner could do.
    pub help: Vec<String>,
    /// The draft with the smallest change, if there is one.
    pub saved: Option<Config>,
}

/// The rows of one side, in the fleet's order, each with its position in the fleet.
pub fn rows(model: &Model, side: Side) -> Vec<Arc<Row>> {
    let impact = model.impact();
    let (before, after) = (model.before(), model.after());
    let members = model.fleet().members.iter().zip(&impact.effects);
    members
        .filter(|(member, _)| member.profile.side() == side)
        .map(|(member, effect)| {
            let profile = &member.profile;
            let facts = profile.facts();
            let weak = is_weak(effect.after);
            let (mut look, mut reason) = match effect.change() {
                Change::Lost => (Look::Lost, "Stops connecting. ".to_owned()),
                Change::Gained => (Look::Gained, "Connects again. ".to_owned()),
                Change::Moved => (Look::Plain, "Goes on. ".to_owned()),
                Change::None if effect.after.fails() => {
                    (Look::Failing, "Fails as before. ".to_owned())
                }
                Change::None => (Look::Plain, "No change. ".to_owned()),
            };
            if weak && look == Look::Plain {
                look = Look::Weak;
            }
            let mut help = Vec::new();
            let mut saved = None;
            if effect.after.fails() {
                if let Err(fell) = after.explain(profile) {
                    reason.push_str(&failure(&fell, side));
                }
                let change = model.remedy(profile);
                help.push(remedy(model.draft(), change.as_deref()));
                if !facts.fix.is_empty() && facts.fix != NOTHING {
                    help.push(format!("Or its owner: {}", facts.fix));
                }
                saved = change.map(|settings| {
                    let turn =
                        |config: Config, setting| config.with(setting, !config.is_on(setting));
                    settings.into_iter().fold(model.draft(), turn)
                });
            } else if let (Change::Gained, Err(fell)) = (effect.change(), before.explain(profile)) {
                reason.push_str(&format!("Before: {}", failure(&fell, side)));
            }
            if weak {
                reason.push_str("Weak. ");
            }
            if effect.after != Verdict::Unknown {
                reason.push_str(&assumed(after.assumed(profile)));
            }
            Arc::new(Row {
                name: facts.name.to_string(),
                requests: number(u64::from(effect.requests)),
                before: verdict(effect.before),
                after: verdict(effect.after),
                look,
                reason: reason.trim_end().to_owned(),
                help,
                saved,
            })
        })
        .collect()
}

/// What the data say where the owner need do nothing.
const NOTHING: &str = "Nothing to do.";
