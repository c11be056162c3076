//! What was read of a configuration or a scan: the same for every format. Of each setting there are three answers: on or off, its
//! default, and not known.

use std::fmt;

use serde::{Deserialize, Serialize};

pub use super::kind::Kind;
use crate::domain::initial::by_default;
use crate::domain::lockout::may_ever_be_pending;
use crate::domain::{Created, Instance, Partial, Setting, Tier};

/// A place in a text, line and column from 1; zeros where nothing stands that would say it.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Place {
    /// Which of the files that were given, from 0.
    #[serde(default)]
    pub file: u16,
    /// The line.
    pub line: u32,
    /// The character in it.
    pub column: u32,
}

impl Place {
    /// Is it where something stands?
    pub const fn is_somewhere(self) -> bool {
        self.line > 0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_somewhere() {
            return f.write_str("not listed");
        }
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What a text says of a setting.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// On or off, since it stands there, or follows from what does. Of a scan: accepted or not.
    Stated(bool),
    /// Its key is absent where that means its default.
    Default,
    /// What this writes is merged into what is live, and does not name it.
    Kept,
    /// What was read does not decide it. Of a scan: it was not seen.
    Unknown,
}

/// A setting, and what was read of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Found {
    /// Which.
    pub setting: Setting,
    /// What is said.
    pub answer: Answer,
    /// Is it said by its key in `customProperties`, not by an attribute or in a scan?
    pub by_key: bool,
    /// It is so unless the instance is of this tier, which the files leave open.
    pub unless: Option<Tier>,
    /// Where.
    pub place: Place,
    /// Why it is so, where the place alone does not tell: what decides it, or is not decided.
    pub why: String,
}

impl Found {
    /// On or off, where that is said.
    pub const fn stated(&self) -> Option<bool> {
        match self.answer {
            Answer::Stated(on) => Some(on),
            Answer::Default | Answer::Kept | Answer::Unknown => None,
        }
    }
}

/// Something that a person has to know of what was read: what was left out, and what an answer rests on.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// About what.
    pub about: String,
    /// What.
    pub text: String,
    /// Something was left out.
    #[serde(default)]
    pub left_out: bool,
    /// Whether what was read is there at all is not decided: all that it says holds only if it is.
    #[serde(default)]
    pub absent: bool,
}

/// What was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Imported {
    /// What it was recognized as.
    pub kind: Kind,
    /// The files it was read from, as they were named; a pasted text has no name.
    pub files: Vec<String>,
    /// What it writes is merged into what is live.
    pub merges: bool,
    /// The name of the instance, if it says one.
    pub name: Option<String>,
    /// The tier, if it says one.
    pub tier: Option<Tier>,
    /// Its units in the first region, if it says how many.
    pub units: Option<u8>,
    /// Its regions, if it says how many.
    pub regions: Option<u8>,
    /// When it was created, if it says so.
    pub created: Option<Created>,
    /// Every setting, in the page's order.
    settings: Vec<Found>,
    /// Keys that no setting of the page has, with what they are: what writes the map has to repeat them.
    pub others: Vec<(String, String)>,
    /// What a person has to know.
    pub remarks: Vec<Remark>,
    /// What is not known of it is left open only by the default of a parameter, which is empty: without a live configuration, and
    /// without a value for it, those settings are at their defaults.
    pub empty_by_default: bool,
    /// What is live according to the same text: of what-if results, and of plans.
    pub before: Option<Box<Self>>,
}

impl Imported {
    /// Why it is not decided whether it is there at all.
    pub fn may_be_absent(&self) -> Option<&Remark> {
        self.remarks.iter().find(|remark| remark.absent)
    }

    /// Nothing but a kind: of no setting anything is known.
    pub fn new(kind: Kind, files: Vec<String>) -> Self {
        let unknown = |setting| Found {
            setting,
            answer: Answer::Unknown,
            by_key: false,
            unless: None,
            place: Place::default(),
            why: String::new(),
        };
        Self {
            kind,
            files,
            merges: false,
            name: None,
            tier: None,
            units: None,
            regions: None,
            created: None,
            settings: Setting::ALL.map(unknown).to_vec(),
            others: Vec::new(),
            remarks: Vec::new(),
            empty_by_default: false,
            before: None,
        }
    }

    /// Every setting with what is said of it, in the page's order.
    pub fn settings(&self) -> &[Found] {
        &self.settings
    }

    /// What is said of `setting`.
    pub fn of(&self, setting: Setting) -> &Found {
        &self.settings[setting.index()]
    }

    /// Says something of a setting.
    pub fn say(&mut self, found: Found) {
        let at = found.setting.index();
        self.settings[at] = found;
    }

    /// The same, where nothing is known of what is live: what an empty default of a parameter leaves open is at its default then.
    #[must_use]
    pub fn without_live(mut self) -> Self {
        if self.empty_by_default {
            let open = self.settings.iter_mut().filter(|found| found.answer == Answer::Unknown);
            open.for_each(|found| found.answer = Answer::Default);
        }
        self
    }

    /// Settings that are said to be on or off.
    pub fn stated(&self) -> impl Iterator<Item = (&Found, bool)> {
        self.settings.iter().filter_map(|found| Some((found, found.stated()?)))
    }

    /// Settings that are not decided, though they were to be.
    pub fn undecided(&self) -> impl Iterator<Item = &Found> {
        self.settings.iter().filter(|found| found.answer == Answer::Unknown)
    }

    /// What is on and off on `instance`: what is stated, and what is at its default, as far as that is known; `tier_is_known` if
    /// the tier of `instance` was said, here or elsewhere.
    pub fn partial(&self, instance: Instance, tier_is_known: bool) -> Partial {
        let defaults = defaults(instance, tier_is_known);
        self.settings.iter().fold(Partial::UNKNOWN, |partial, found| {
            let is_open = |tier| !tier_is_known || instance.tier() == tier;
            let on = match found.answer {
                Answer::Stated(_) if found.unless.is_some_and(is_open) => None,
                Answer::Stated(on) => Some(on),
                Answer::Default => defaults.get(found.setting),
                Answer::Kept | Answer::Unknown => None,
            };
            partial.with(found.setting, on)
        })
    }

    /// `base`, as far as this says otherwise. Client TLS 1.3 is off only where clients were seen to renegotiate.
    pub fn instance(&self, base: Instance) -> Instance {
        self.instance_in(self.tier, base)
    }

    /// The same, in this tier, whichever this says.
    pub fn instance_in(&self, tier: Option<Tier>, base: Instance) -> Instance {
        let instance = tier.map_or(base, |tier| base.in_tier(tier));
        let units = self.units.unwrap_or(instance.units());
        let instance = instance.scaled(units, self.regions.unwrap_or(instance.regions()));
        let instance = Instance { created: self.created.unwrap_or(base.created), ..instance };
        let renegotiating = Instance { renegotiation: true, ..instance };
        let is_off = self.of(Setting::CLIENT_TLS13).answer == Answer::Stated(false);
        if !self.kind.is_scan()
            && is_off
            && may_ever_be_pending(renegotiating, Setting::CLIENT_TLS13)
        {
            renegotiating
        } else {
            instance
        }
    }

    /// A place as a person is told it: with its file, where there are several.
    pub fn at(&self, place: Place) -> String {
        match self.files.get(usize::from(place.file)) {
            Some(name) if self.files.len() > 1 && place.is_somewhere() => {
                format!("{name}, {place}")
            }
            Some(_) | None => place.to_string(),
        }
    }
}

/// The defaults of `instance`; where its tier is not known, as far as all tiers have the same.
fn defaults(instance: Instance, tier_is_known: bool) -> Partial {
    let of = |instance: Instance| {
        let with =
            |partial: Partial, setting| partial.with(setting, Some(by_default(instance, setting)));
        Setting::ALL.into_iter().fold(Partial::UNKNOWN, with)
    };
    if tier_is_known {
        return of(instance);
    }
    let tiers = Tier::ALL.into_iter().map(|tier| of(instance.in_tier(tier)));
    tiers.fold(of(instance), Partial::shared)
}

/// What goes from one module to another as JSON: positions instead of names.
#[derive(Deserialize, Serialize)]
pub(super) struct Message {
    kind: usize,
    files: Vec<String>,
    merges: bool,
    name: Option<String>,
    tier: Option<usize>,
    units: Option<u8>,
    regions: Option<u8>,
    created: Option<usize>,
    settings: Vec<(Answer, bool, Option<usize>, Place, String)>,
    others: Vec<(String, String)>,
    remarks: Vec<Remark>,
    empty_by_default: bool,
    before: Option<Box<Message>>,
}

impl From<&Imported> for Message {
    fn from(it: &Imported) -> Self {
        let said = |found: &Found| {
            let unless = found.unless.map(|tier| tier as usize);
            (found.answer, found.by_key, unless, found.place, found.why.clone())
        };
        Self {
            kind: it.kind as usize,
            files: it.files.clone(),
            merges: it.merges,
            name: it.name.clone(),
            tier: it.tier.map(|tier| tier as usize),
            units: it.units,
            regions: it.regions,
            created: it.created.map(|created| created as usize),
            settings: it.settings.iter().map(said).collect(),
            others: it.others.clone(),
            remarks: it.remarks.clone(),
            empty_by_default: it.empty_by_default,
            before: it.before.as_deref().map(|before| Box::new(before.into())),
        }
    }
}

impl Message {
    pub(super) fn imported(self) -> Option<Imported> {
        if self.settings.len() != Setting::COUNT {
            return None;
        }
        let said = self.settings.into_iter().zip(Setting::ALL);
        let found =
            |((answer, by_key, unless, place, why), setting): ((_, _, Option<usize>, _, _), _)| {
                let unless = unless.and_then(|at| Tier::ALL.get(at).copied());
                Found { setting, answer, by_key, unless, place, why }
            };
        Some(Imported {
            kind: Kind::ALL.get(self.kind).copied()?,
            files: self.files,
            merges: self.merges,
            name: self.name,
            tier: self.tier.and_then(|at| Tier::ALL.get(at).copied()),
            units: self.units,
            regions: self.regions,
            created: self.created.and_then(|at| Created::ALL.get(at).copied()),
            settings: said.map(found).collect(),
            others: self.others,
            remarks: self.remarks,
            empty_by_default: self.empty_by_default,
            before: match self.before {
                Some(before) => Some(Box::new(before.imported()?)),
                None => None,
            },
        })
    }
}
