//! What a tier allows.

use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::codec::keys::keys;
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::{Channel, Instance, Setting, check_edit};
use tls_rehearsal::words;

use crate::args::Explain;
use crate::{Failed, Outcome, input};

pub fn explain(wanted: &Explain) -> Result<Outcome, Failed> {
    let instance = input::instance(&wanted.place, Instance::default())?;
    let mut rows = Vec::new();
    for setting in Setting::ALL {
        let on = initial(instance, setting).on;
        let ways: Vec<_> = Channel::ALL
            .into_iter()
            .filter(|channel| check_edit(instance, *channel, setting).is_ok())
            .map(Channel::name)
            .collect();
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
                    "{{\"setting\":{},\"initial\":{on},\"change_through\":[{}],\"why_not\":{},\"keys\":[{}]}}",
                    quoted(name),
                    list(ways),
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
            let on = if on { "on" } else { "off" };
            let ways = if ways.is_empty() { "locked".to_owned() } else { ways.join(", ") };
            out!("{name:<40} {on:<4} {ways:<18} {why}");
        }
    }
    Ok(Outcome::Holds)
}
