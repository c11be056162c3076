//! What files come to: the instance, and the configuration that is planned for it.

use tls_rehearsal::codec::imported::{Answer, Imported};
use tls_rehearsal::codec::link::Snapshot;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::may_ever_be_pending;
use tls_rehearsal::domain::{Config, Instance, Partial, Setting};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::input as say;
use tls_rehearsal::words::setting::full_name;

use crate::Failed;
use crate::args::Place;
use crate::input::{Asked, Origin, configuration, once};
use crate::notes::Notes;

/// What is known of the instance before files are read, or after.
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

    /// And what `imported` says of it, in the tier that was asked for; what it has more of than a tier has by default is said.
    pub fn and(self, place: &Place, path: &str, imported: &Imported, notes: &mut Notes) -> Self {
        let tier = place.tier.or(imported.tier);
        let instance = imported.instance_in(tier, self.instance);
        let known = Self {
            instance,
            tier: self.tier || tier.is_some(),
            units: self.units || imported.units.is_some(),
        };
        if instance.renegotiation && !self.instance.renegotiation {
            notes.say(path, say::renegotiates(), say::taken_as_renegotiating(), false);
        }
        if !known.tier {
            return known;
        }
        let tier = instance.tier().name();
        for (what, read, has) in [
            (say::units as fn(u8) -> String, imported.units, instance.units()),
            (say::regions, imported.regions, instance.regions()),
        ] {
            if let Some(read) = read.filter(|read| *read != has) {
                notes.say(path, &what(read), &say::none_such(tier, has), false);
            }
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
    /// What is in effect: what the files say and this instance can have; what they leave to what is live, as it is there.
    pub config: Partial,
    /// What the files say by themselves, whether or not this instance can have it.
    pub said: Partial,
    /// What was read; `None` if it was a link.
    pub imported: Option<Imported>,
    /// How the files are named in what is said of all of them.
    pub label: String,
    /// Settings that are as the files say only if what they say is there at all.
    if_there: Vec<Setting>,
}

impl Configured {
    /// What is said of a setting; of a link, that it is so.
    pub fn answer(&self, setting: Setting) -> Answer {
        match &self.imported {
            Some(imported)
                if imported.of(setting).stated().is_some() && self.said.get(setting).is_none() =>
            {
                Answer::Unknown
            }
            Some(imported) => imported.of(setting).answer,
            None => Answer::Stated(self.said.get(setting) == Some(true)),
        }
    }

    /// Does it leave this setting as it is live?
    pub fn keeps(&self, setting: Setting) -> bool {
        matches!(self.answer(setting), Answer::Kept)
    }

    /// Does it say, or mean to say, anything of a setting that is not already so?
    pub fn plans_something(&self) -> bool {
        Setting::ALL.into_iter().any(|setting| !self.keeps(setting))
    }

    /// Why a setting is not decided, with its place.
    pub fn doubt(&self, setting: Setting) -> String {
        let why = self.reason(setting);
        let Some(imported) = &self.imported else { return why };
        let place = match imported.may_be_absent().filter(|_| self.if_there.contains(&setting)) {
            Some(absent) => absent.place,
            None => imported.of(setting).place,
        };
        if place.is_somewhere() {
            let file = imported.files.get(usize::from(place.file));
            format!("{}, {place}: {why}", file.map_or("-", String::as_str))
        } else {
            why
        }
    }

    /// The same without its place.
    fn reason(&self, setting: Setting) -> String {
        let Some(imported) = &self.imported else { return String::new() };
        if let Some(absent) = imported.may_be_absent().filter(|_| self.if_there.contains(&setting))
        {
            return absent.text.clone();
        }
        let found = imported.of(setting);
        let unless = found.unless.map(|tier| words::imported::unless(&found.why, tier));
        let why = match (found.answer, found.why.as_str()) {
            (Answer::Default, _) => say::at_default(),
            (Answer::Kept, _) => say::kept(),
            (Answer::Stated(_), why) => unless.as_deref().unwrap_or(why),
            (_, "") => say::unsaid(),
            (_, why) => why,
        };
        why.to_owned()
    }

    /// Leaves what is not decided as it is live, and says so; what is at a default is not as it is live.
    fn leave(&mut self, live: Partial, notes: &mut Notes) {
        let mut left = Vec::new();
        for setting in Setting::ALL {
            let answer = self.answer(setting);
            if self.config.get(setting).is_some() || answer == Answer::Default {
                continue;
            }
            let on = live.get(setting);
            self.config = self.config.with(setting, on);
            if on.is_some() && answer == Answer::Unknown {
                left.push(setting);
            }
        }
        if let Some(imported) = &self.imported {
            let text = say::left_as_live();
            notes.about(imported, &self.label, &left, text, |setting| self.reason(setting));
        }
    }

    /// Leaves open what is otherwise than it is live, where it is not decided whether what is planned is there at all.
    fn open_beside(&mut self, live: Partial) {
        if self.imported.as_ref().is_none_or(|imported| imported.may_be_absent().is_none()) {
            return;
        }
        for setting in Setting::ALL {
            let planned = self.config.get(setting);
            if planned.is_some() && planned != live.get(setting) {
                self.config = self.config.with(setting, None);
                self.if_there.push(setting);
            }
        }
    }

    /// Settings that are not decided, each with the reason.
    pub fn undecided(&self) -> Vec<(Setting, String)> {
        self.config.unknown().map(|setting| (setting, self.doubt(setting))).collect()
    }
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
            return Err(Failed(say::not_in_tier(option, asked, tier, has)));
        }
    }
    Ok(scaled)
}

/// What a plan stands beside.
pub enum Beside<'a> {
    /// What is live: what the plan leaves open is as it is there.
    Live(&'a Origin),
    /// What was found, with which the plan is compared by itself.
    Found,
    /// Nothing.
    Nothing,
}

impl Beside<'_> {
    const fn is_alone(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// The configuration that is planned, with its instance: by what is asked for, by its files, or as it is `known`; `path` names it.
pub fn settled(
    place: &Place,
    path: &str,
    origin: Origin,
    known: Known,
    beside: &Beside,
    notes: &mut Notes,
) -> Result<Configured, Failed> {
    let before = known.instance.renegotiation || place.renegotiation;
    let (known, before, link, imported) = match origin {
        Origin::Link(snapshot) => {
            let known = Known::of(&snapshot);
            (known, known.instance.renegotiation, Some(snapshot.draft), None)
        }
        Origin::Files(imported) => {
            let imported = if beside.is_alone() { imported.without_live() } else { imported };
            notes.of(&imported);
            (known.and(place, path, &imported, notes), before, None, Some(imported))
        }
    };
    let instance = instance(place, known.instance)?;
    let live_instance = Instance { renegotiation: before, ..instance };
    let tier_is_said = known.tier || place.tier.is_some();
    let units_are_said = known.units || place.units.is_some();
    if !tier_is_said {
        let text = say::tier_assumed(instance.tier().name());
        notes.say(path, say::no_tier(), &text, true);
    }
    let said = match (link, &imported) {
        (Some(draft), _) => draft.into(),
        (None, Some(imported)) => imported.partial(instance, tier_is_said),
        (None, None) => Partial::UNKNOWN,
    };
    let live = match beside {
        Beside::Live(Origin::Link(snapshot)) => snapshot.draft.into(),
        Beside::Live(Origin::Files(live)) => live.partial(live_instance, tier_is_said),
        Beside::Found | Beside::Nothing => Partial::UNKNOWN,
    };
    let (said_and_had, refused) = had(instance, said);
    say_refused(path, instance, &refused, notes);
    let mut planned = Configured {
        instance,
        live_instance,
        tier_is_said,
        units_are_said,
        config: said_and_had,
        said,
        imported,
        label: path.to_owned(),
        if_there: Vec::new(),
    };
    let (live, _) = had(instance, live);
    planned.leave(live, notes);
    Ok(planned)
}

/// What is planned, and what is live beside it.
pub struct Change {
    pub planned: Configured,
    pub live: Partial,
}

/// What is planned and what is live, to judge what it means: what may not be there at all is open where it differs.
pub fn change(
    place: &Place,
    asked: Asked,
    live: Option<&str>,
    notes: &mut Notes,
) -> Result<Change, Failed> {
    let mut change = as_written(place, asked, live, notes)?;
    change.planned.open_beside(change.live);
    Ok(change)
}

/// The configuration that is planned, and the live one beside it, of which what the plan does not say of the instance is taken.
pub fn as_written(
    place: &Place,
    asked: Asked,
    live: Option<&str>,
    notes: &mut Notes,
) -> Result<Change, Failed> {
    let live_paths: Vec<String> = live.into_iter().map(str::to_owned).collect();
    once(asked.paths.iter().chain(&live_paths))?;
    let mut origin = None;
    let mut known = Known::default();
    let plan = configuration(asked)?;
    // What-if results and plans say themselves what is live.
    if let (None, Origin::Files(Imported { before: Some(before), .. })) = (live, &plan) {
        origin = Some(Origin::Files((**before).clone()));
    }
    if let Some(path) = live {
        let read = configuration(Asked { paths: &live_paths, name: asked.name, any_name: true })?;
        known = match &read {
            Origin::Link(snapshot) => Known::of(snapshot),
            Origin::Files(imported) => {
                notes.of(imported);
                Known::default().and(place, path, imported, notes)
            }
        };
        origin = Some(read);
    }
    let beside = origin.as_ref().map_or(Beside::Nothing, Beside::Live);
    let planned = settled(place, asked.label(), plan, known, &beside, notes)?;
    // Whatever tier its file says, it is about the instance that is planned.
    let tier = planned.tier_is_said;
    let said = match &origin {
        Some(Origin::Link(snapshot)) => snapshot.draft.into(),
        Some(Origin::Files(imported)) => imported.partial(planned.live_instance, tier),
        None => initial_config(planned.live_instance).into(),
    };
    let (had, refused) = had(planned.instance, said);
    say_refused(live.unwrap_or(asked.label()), planned.instance, &refused, notes);
    if let Some(Origin::Files(imported)) = &origin {
        let is_open = |setting: &Setting| {
            let answer = imported.of(*setting).answer;
            matches!(answer, Answer::Unknown | Answer::Kept) && had.get(*setting).is_none()
        };
        let open: Vec<_> = Setting::ALL.into_iter().filter(is_open).collect();
        let label = live.unwrap_or(asked.label());
        let why = |setting| imported.of(setting).why.clone();
        notes.about(imported, label, &open, say::live_is_open(), why);
    }
    // What is live where nothing says it is not known, of what stays as it is.
    let is_alone = origin.is_none();
    let live = Setting::ALL.into_iter().fold(had, |live, setting| {
        let is_open = is_alone && planned.keeps(setting) && planned.config.get(setting).is_none();
        if is_open { live.with(setting, None) } else { live }
    });
    Ok(Change { planned, live })
}

/// What of `said` this instance can have, and the settings of it that it cannot change.
fn had(instance: Instance, said: Partial) -> (Partial, Vec<Setting>) {
    let initial = initial_config(instance);
    let mut refused = Vec::new();
    let had = Setting::ALL.into_iter().fold(said, |partial, setting| {
        let stays = initial.is_on(setting);
        // Were client TLS 1.3 off, it would be an instance whose clients renegotiate, and so may be either.
        let renegotiating = Instance { renegotiation: true, ..instance };
        let is_open = partial.get(setting).is_none()
            && setting == Setting::CLIENT_TLS13
            && may_ever_be_pending(renegotiating, setting);
        if may_ever_be_pending(instance, setting) || is_open || partial.get(setting) == Some(stays)
        {
            return partial;
        }
        if partial.get(setting).is_some() {
            refused.push(setting);
        }
        partial.with(setting, Some(stays))
    });
    (had, refused)
}

/// Says what an instance cannot change.
fn say_refused(path: &str, instance: Instance, refused: &[Setting], notes: &mut Notes) {
    let initial = initial_config(instance);
    for setting in refused {
        let text = say::cannot_change(initial.is_on(*setting));
        notes.say(path, &full_name(*setting), &text, true);
    }
}

/// A configuration of which what is not decided is as it was before.
pub fn filled(partial: Partial, instance: Instance) -> Config {
    partial.filled_from(initial_config(instance))
}
