//! What a tier allows.

use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::codec::keys::keys;
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::lockout::{Effect, Locked, Lockout, Permit};
use tls_rehearsal::domain::{Channel, Instance, Setting, check_edit};
use tls_rehearsal::words;

use crate::args::Explain;
use crate::{Failed, Outcome, input};

/// The pane of the portal that TLS 1.3 has beside its switch.
const PANE: &str = "View and manage configuration";

/// The ways that are accepted, of which nothing we read says that they do anything.
fn doubtful(ways: &[(&'static str, Effect)]) -> Vec<&'static str> {
    ways.iter().filter(|(_, effect)| *effect == Effect::NotConfirmed).map(|(way, _)| *way).collect()
}

pub fn explain(wanted: &Explain) -> Result<Outcome, Failed> {
    let instance = input::instance(&wanted.place, Instance::default())?;
    let mut rows = Vec::new();
    for setting in Setting::ALL {
        let on = initial(instance, setting).on;
        let permits = Channel::ALL.map(|channel| (channel, check_edit(instance, channel, setting)));
        let is_in_pane = |locked: &Locked| matches!(locked.lockout, Lockout::ThroughPane(_));
        let in_pane = permits.iter().any(|(_, permit)| permit.as_ref().is_err_and(is_in_pane));
        let named = |(channel, permit): &(Channel, Result<Permit, Locked>)| {
            permit.as_ref().ok().map(|permit| (channel.name(), permit.effect))
        };
        let pane = in_pane.then_some((PANE, Effect::Confirmed));
        let ways: Vec<_> = pane.into_iter().chain(permits.iter().filter_map(named)).collect();
        let why = match check_edit(instance, Channel::Portal, setting) {
            Ok(_) => String::new(),
            Err(locked) => {
                let source = words::source::full(locked.cited);
                format!("{} [{source}]", words::lockout::sentence(setting, locked.lockout))
            }
        };
        rows.push((words::setting::full_name(setting), on, ways, why, keys(setting)));
    }
    if wanted.json {
        let list =
            |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(",");
        let rows: Vec<_> = rows
            .iter()
            .map(|(name, on, ways, why, keys)| {
                format!(
                    "{{\"setting\":{},\"initial\":{on},\"change_through\":[{}],\"not_confirmed\":[{}],\"why_not\":{},\"keys\":[{}]}}",
                    quoted(name),
                    list(&ways.iter().map(|(way, _)| *way).collect::<Vec<_>>()),
                    list(&doubtful(ways)),
                    quoted(why),
                    list(keys)
                )
            })
            .collect();
        let summary = quoted(&words::tiers::summary(instance));
        let edition = quoted(instance.edition.name());
        out!(
            "{{\"schema\":\"tls-rehearsal/explain/1\",\"instance\":{summary},\"edition\":{edition},\"settings\":[{}]}}",
            rows.join(",")
        );
    } else {
        out!(
            "{}; rules as documented {}",
            words::tiers::summary(instance),
            instance.edition.name()
        );
        for (name, on, ways, why, _) in rows {
            let on = words::setting::on_or_off(on);
            let named = ways.iter().map(|(way, effect)| match effect {
                Effect::Confirmed => (*way).to_owned(),
                Effect::NotConfirmed => format!("{way} (effect not confirmed)"),
            });
            let named = named.collect::<Vec<_>>().join(", ");
            let ways = if ways.is_empty() { "locked" } else { &named };
            out!("{name:<40} {on:<4} {ways:<18} {why}");
        }
    }
    Ok(Outcome::Holds)
}
