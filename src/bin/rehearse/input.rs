//! Files and standard input.

use std::io::Read;

use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::codec::link::{self, LinkError, Snapshot};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::may_ever_be_pending;
use tls_rehearsal::domain::{Config, Instance};
use tls_rehearsal::words::setting::{full_name, on_or_off};

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

/// What is known of the instance before a file is read, or after.
#[derive(Clone, Copy, Default)]
pub struct Known {
    instance: Instance,
    tier: bool,
    units: bool,
}

impl Known {
    fn of(link: &Snapshot) -> Self {
        Self { instance: link.instance, tier: true, units: true }
    }

    /// And what `imported` says of it, in the tier that was asked for. What it has more of than a tier has by default is said
    /// on standard error.
    pub fn and(self, place: &Place, path: &str, imported: &Imported) -> Self {
        let tier = place.tier.or(imported.tier);
        let instance = imported.instance_in(tier, self.instance);
        let known = Self {
            instance,
            tier: self.tier || tier.is_some(),
            units: self.units || imported.units.is_some(),
        };
        if !known.tier {
            return known;
        }
        let tier = instance.tier().name();
        for (what, read, has) in [
            ("units", imported.units, instance.units()),
            ("regions", imported.regions, instance.regions()),
        ] {
            if let Some(read) = read.filter(|read| *read != has) {
                eprintln!(
                    "{path}: {read} {what}: {tier} has none such by default; {has} are taken"
                );
            }
        }
        if instance.renegotiation && !self.instance.renegotiation {
            eprintln!(
                "{path}: client TLS 1.3 is off in it: taken as an instance whose clients were seen to renegotiate"
            );
        }
        known
    }
}

/// A configuration, with what it was read from.
pub struct Configured {
    /// The instance it is for.
    pub instance: Instance,
    /// The same, but for what only the plan implies: what is live is judged by it.
    pub live_instance: Instance,
    /// Was its tier said anywhere?
    pub tier_is_said: bool,
    /// And how many units it has?
    pub units_are_said: bool,
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
        created: place.created.unwrap_or(base.created),
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

/// What a configuration was read from.
pub enum Origin {
    Link(Snapshot),
    File(Imported),
}

/// Reads any format that is read, or a share link. What was left out is said on standard error.
pub fn origin(path: &str) -> Result<Origin, Failed> {
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

/// The configuration that is planned, with its instance: by what is asked for, by its file, or as it is `known`.
pub fn configured(place: &Place, path: &str, known: Known) -> Result<Configured, Failed> {
    let before = known.instance.renegotiation || place.renegotiation;
    let (known, before, said, imported) = match origin(path)? {
        Origin::Link(snapshot) => {
            let known = Known::of(&snapshot);
            (known, known.instance.renegotiation, Some(snapshot.draft), None)
        }
        Origin::File(imported) => (known.and(place, path, &imported), before, None, Some(imported)),
    };
    let instance = instance(place, known.instance)?;
    let live_instance = Instance { renegotiation: before, ..instance };
    let tier_is_said = known.tier || place.tier.is_some();
    let units_are_said = known.units || place.units.is_some();
    if !tier_is_said {
        let tier = instance.tier().name();
        eprintln!("{path}: it says no tier: {tier} is assumed; --tier says another");
    }
    let initial = initial_config(instance);
    let of_file = || imported.as_ref().map_or(initial, |imported| imported.applied_to(initial));
    let said = said.unwrap_or_else(of_file);
    let config = effective(path, instance, said);
    Ok(Configured { instance, live_instance, tier_is_said, units_are_said, config, said, imported })
}

/// The configuration that is planned, and the live one beside it, of which what the plan does not say of the instance is taken.
pub fn planned(
    place: &Place,
    path: &str,
    live: Option<&str>,
) -> Result<(Configured, Config), Failed> {
    once(&[path, live.unwrap_or_default()])?;
    let origin = live.map(origin).transpose()?;
    let known = match (&origin, live) {
        (Some(Origin::Link(snapshot)), _) => Known::of(snapshot),
        (Some(Origin::File(imported)), Some(path)) => Known::default().and(place, path, imported),
        (Some(Origin::File(_)) | None, _) => Known::default(),
    };
    let planned = configured(place, path, known)?;
    // Whatever tier its file says, it is about the instance that is planned.
    let initial = initial_config(planned.live_instance);
    let said = match &origin {
        Some(Origin::Link(snapshot)) => snapshot.draft,
        Some(Origin::File(imported)) => imported.applied_to(initial),
        None => initial,
    };
    let live = effective(live.unwrap_or_default(), planned.instance, said);
    Ok((planned, live))
}

/// Standard input is read once.
///
/// # Errors
///
/// If it is asked for more than once.
pub fn once(paths: &[&str]) -> Result<(), Failed> {
    if paths.iter().filter(|path| **path == "-").count() > 1 {
        return Err("standard input (-) can be read only once; name a file for the other".into());
    }
    Ok(())
}

/// What of `said` this instance can have; the rest is said on standard error.
fn effective(path: &str, instance: Instance, said: Config) -> Config {
    let initial = initial_config(instance);
    initial.differing(said).fold(said, |config, setting| {
        if may_ever_be_pending(instance, setting) {
            return config;
        }
        let (name, stays) = (full_name(setting), on_or_off(initial.is_on(setting)));
        eprintln!("{path}: {name}: left out, this instance cannot change it; it stays {stays}");
        config.with(setting, initial.is_on(setting))
    })
}

/// Reads what others wrote, and says on standard error what of it was left out.
pub fn read(path: &str, text: &str) -> Result<Imported, Failed> {
    let imported = import(text).map_err(|error| Failed(format!("{path}: {error}")))?;
    for remark in &imported.ignored {
        let is_kept = imported.others.iter().any(|(key, _)| *key == remark.what);
        let left_out = if is_kept { "" } else { "left out, " };
        eprintln!("{path}: {}: {}: {left_out}{}", remark.place, remark.what, remark.why);
    }
    Ok(imported)
}
