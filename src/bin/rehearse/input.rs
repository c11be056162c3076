//! Files and standard input.

use std::io::Read;

use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::codec::link;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{Config, Instance};

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
    /// The configuration: what the file says, and for the rest how a new instance is configured.
    pub config: Config,
    /// What was read; `None` if it was a link.
    pub imported: Option<Imported>,
}

/// The instance that `place` names, or the file.
///
/// # Errors
///
/// If the tier does not have as many units or regions as were asked for.
pub fn instance(place: &Place, imported: Option<&Imported>) -> Result<Instance, Failed> {
    let tier = place.tier.or(imported.and_then(|imported| imported.tier));
    let instance = Instance {
        edition: place.edition,
        certificate: place.certificate.into(),
        renegotiation: place.renegotiation,
        ..Instance::default()
    };
    let instance = tier.map_or(instance, |tier| instance.in_tier(tier));
    let units = place.units.or(imported.and_then(|imported| imported.units));
    let scaled = instance.scaled(units.unwrap_or(1), place.regions.unwrap_or(1));
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

/// Reads a configuration: any format that is read, or a share link. What was left out is said on standard error.
pub fn configured(place: &Place, path: &str) -> Result<Configured, Failed> {
    let text = text(path)?;
    let fragment = text.trim().rsplit_once('#').map_or(text.trim(), |(_, fragment)| fragment);
    if let Ok(snapshot) = link::read(fragment) {
        return Ok(Configured {
            instance: snapshot.instance,
            config: snapshot.draft,
            imported: None,
        });
    }
    let imported = read(path, &text)?;
    if imported.kind.is_scan() {
        let kind = imported.kind.name();
        return Err(Failed(format!(
            "{path}: it is {kind}, a scan; a configuration is expected here"
        )));
    }
    let instance = instance(place, Some(&imported))?;
    let config = imported.applied_to(initial_config(instance));
    Ok(Configured { instance, config, imported: Some(imported) })
}

/// Reads what others wrote, and says on standard error what of it was left out.
pub fn read(path: &str, text: &str) -> Result<Imported, Failed> {
    let imported = import(text).map_err(|error| Failed(format!("{path}: {error}")))?;
    for remark in &imported.ignored {
        eprintln!("{path}: {}: {}: left out, {}", remark.place, remark.what, remark.why);
    }
    Ok(imported)
}

/// The live configuration, or how `instance` is created.
pub fn live(place: &Place, path: Option<&str>, instance: Instance) -> Result<Config, Failed> {
    match path {
        Some(path) => Ok(configured(place, path)?.config),
        None => Ok(initial_config(instance)),
    }
}
