//! Files and standard input.

use std::io::Read;

use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::codec::link::{self, LinkError, Snapshot};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::may_ever_be_pending;
use tls_rehearsal::domain::{Config, Instance};
use tls_rehearsal::words;

use crate::Failed;
use crate::args::Place;

/// What stands in `path`, or in standard input for "-".
pub fn text(path: &str) -> Result<String, Failed> {
    let mut bytes = Vec::new();
    if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path).map_err(|error| Failed(format!("{path}: {error}")))?;
    }
    decode(&bytes).map_err(|error| Failed(format!("{path}: {error}")))
}

/// A configuration, with what it was read from.
pub struct Configured {
    /// The instance it is for.
    pub instance: Instance,
    /// What is in effect: what the file says and this instance can have, and for the rest how a new one is configured.
    pub config: Config,
    /// What the file says, whether or not this instance can have it.
    pub said: Config,
    /// What was read; `None` if it was a link.
    pub imported: Option<Imported>,
}

/// `base`, with all that is asked for.
///
/// # Errors
///
/// If the tier does not have as many units or regions as were asked for.
pub fn instance(place: &Place, base: Instance) -> Result<Instance, Failed> {
    let instance = Instance {
        edition: place.edition.unwrap_or(base.edition),
        certificate: place.certificate.map_or(base.certificate, Into::into),
        renegotiation: place.renegotiation || base.renegotiation,
        ..base
    };
    let instance = place.tier.map_or(instance, |tier| instance.in_tier(tier));
    let units = place.units.unwrap_or(instance.units());
    let scaled = instance.scaled(units, place.regions.unwrap_or(instance.regions()));
    for (option, asked, has) in
        [("--units", place.units, scaled.units()), ("--regions", place.regions, scaled.regions())]
    {
        if let Some(asked) = asked.filter(|asked| *asked != has) {
            let tier = scaled.tier().name();
            return Err(Failed(format!(
                "{option} {asked}: {tier} does not have that; the nearest is {has}"
            )));
        }
    }
    Ok(scaled)
}

/// The instance that a file says, as far as it says one.
fn instance_of(path: &str, imported: &Imported) -> Instance {
    let instance = Instance::default();
    let instance = imported.tier.map_or(instance, |tier| instance.in_tier(tier));
    let units = imported.units.unwrap_or(instance.units());
    let scaled = instance.scaled(units, 1);
    if scaled.units() != units {
        let (tier, most) = (scaled.tier().name(), scaled.units());
        eprintln!("{path}: {units} units: {tier} has none such by default; {most} are taken");
    }
    scaled
}

/// What a configuration was read from.
enum Origin {
    Link(Snapshot),
    File(Imported),
}

/// Reads any format that is read, or a share link. What was left out is said on standard error.
fn origin(path: &str) -> Result<Origin, Failed> {
    let text = text(path)?;
    // A link has no space; an export that names one in a comment has.
    let link = text.trim();
    if !link.contains(char::is_whitespace) {
        let fragment = link.rsplit_once('#').map_or(link, |(_, fragment)| fragment);
        match link::read(fragment) {
            Ok(snapshot) => return Ok(Origin::Link(snapshot)),
            Err(LinkError::Foreign | LinkError::TooLong(_)) => {}
            Err(error) => return Err(Failed(format!("{path}: {error}"))),
        }
    }
    let imported = read(path, &text)?;
    if imported.kind.is_scan() {
        let kind = imported.kind.name();
        return Err(Failed(format!(
            "{path}: it is {kind}, a scan; a configuration is expected here"
        )));
    }
    Ok(Origin::File(imported))
}

/// The configuration that is planned, with its instance.
pub fn configured(place: &Place, path: &str) -> Result<Configured, Failed> {
    let (instance, said, imported) = match origin(path)? {
        Origin::Link(snapshot) => (instance(place, snapshot.instance)?, snapshot.draft, None),
        Origin::File(imported) => {
            let instance = instance(place, instance_of(path, &imported))?;
            let said = imported.applied_to(initial_config(instance));
            (instance, said, Some(imported))
        }
    };
    let config = effective(path, instance, said);
    Ok(Configured { instance, config, said, imported })
}

/// The live configuration of `instance`, or how it is created. Whatever tier its file says, it is about this instance.
pub fn live(path: Option<&str>, instance: Instance) -> Result<Config, Failed> {
    let Some(path) = path else { return Ok(initial_config(instance)) };
    let said = match origin(path)? {
        Origin::Link(snapshot) => snapshot.draft,
        Origin::File(imported) => imported.applied_to(initial_config(instance)),
    };
    Ok(effective(path, instance, said))
}

/// What of `said` this instance can have; the rest is said on standard error.
fn effective(path: &str, instance: Instance, said: Config) -> Config {
    let initial = initial_config(instance);
    initial.differing(said).fold(said, |config, setting| {
        if may_ever_be_pending(instance, setting) {
            return config;
        }
        let on = |on: bool| if on { "on" } else { "off" };
        let (name, stays) = (words::setting::full_name(setting), on(initial.is_on(setting)));
        eprintln!("{path}: {name}: left out, this instance cannot change it; it stays {stays}");
        config.with(setting, initial.is_on(setting))
    })
}

/// Reads what others wrote, and says on standard error what of it was left out.
pub fn read(path: &str, text: &str) -> Result<Imported, Failed> {
    let imported = import(text).map_err(|error| Failed(format!("{path}: {error}")))?;
    for remark in &imported.ignored {
        eprintln!("{path}: {}: {}: left out, {}", remark.place, remark.what, remark.why);
    }
    Ok(imported)
}
