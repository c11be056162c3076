//! What is understood while files are read, and what is not, each with its place.

mod counts;
mod instance;
mod places;
mod told;

use super::value::{At, Doubt, Node, Object, Value};
use super::{ImportError, Source};
use crate::codec::imported::{Answer, Imported, Kind, Place, Remark};
use crate::codec::keys::{GATEWAY, keys};
use crate::domain::{Created, Setting, Tier};

pub use instance::tier_named;
use places::Lines;
pub use places::place_in;
use told::shown;
pub use told::{clean, doubt_of, reason};

/// Of an instance without a map, and of a map without a key.
pub const NO_MAP: &str =
    "it has no customProperties: a deployment leaves every setting at its default";
pub const NOTHING_SET: &str = "it has no key: every setting is at its default";
/// Why it is open what an object has of which a parameter's default is empty; that decides, as long as no value is given.
pub const EMPTY: &str = "is empty, and no value is given";
const NO_TRUTH: &str = "\"True\" or \"False\" is expected";
/// Most keys of others that are kept, and their longest: a map has few.
const OTHERS_MAX: usize = 20;
const OTHER_LENGTH_MAX: usize = 300;
/// Most remarks; the last says how many more there were.
const REMARKS_MAX: usize = 100;

/// Gathers findings.
pub struct Gather<'a> {
    files: Vec<Lines<'a>>,
    /// Where the text that is read now begins, if it is one inside the text.
    inside: Option<At>,
    name: Option<String>,
    tier: Option<Tier>,
    units: Option<u8>,
    regions: Option<u8>,
    created: Option<Created>,
    merges: bool,
    others: Vec<(String, String)>,
    slots: Vec<Slot>,
    /// What holds for a setting of which no slot says anything, by [`Setting::index`].
    otherwise: Vec<Option<Otherwise>>,
    remarks: Vec<Remark>,
    more: usize,
}

/// What is said of a key of a setting, once for each way of saying it.
struct Slot {
    setting: Setting,
    /// Which of its keys: 3DES has two.
    key: usize,
    /// By the key itself, not by an attribute of azurerm, nor by a scan.
    by_key: bool,
    /// It is so unless the tier, which is not decided, is this.
    unless: Option<Tier>,
    /// `None` if it is not decided.
    on: Option<bool>,
    at: At,
    why: String,
    name: String,
}

/// What holds where nothing is said.
#[derive(Clone)]
struct Otherwise {
    answer: Answer,
    at: At,
    why: String,
}

impl<'a> Gather<'a> {
    /// Gathers from `files`.
    pub fn new(files: &[Source<'a>]) -> Self {
        Self {
            files: files.iter().map(Lines::new).collect(),
            inside: None,
            name: None,
            tier: None,
            units: None,
            regions: None,
            created: None,
            merges: false,
            others: Vec::new(),
            slots: Vec::new(),
            otherwise: vec![None; Setting::COUNT],
            remarks: Vec::new(),
            more: 0,
        }
    }

    /// The line and the character of a byte; [`At::NOWHERE`] has none.
    pub fn place(&self, at: At) -> Place {
        if at == At::NOWHERE {
            return Place::default();
        }
        let at = self.inside.unwrap_or(at);
        let lines = self.files.get(usize::from(at.file));
        lines.map_or_else(Place::default, |lines| lines.place(at.file, at.byte))
    }

    /// Reads a text inside the text: all that is in it has the place of its beginning.
    pub fn inside(&mut self, at: At, read: impl FnOnce(&mut Self)) {
        let outer = self.inside.replace(at);
        read(self);
        self.inside = outer;
    }

    /// What is written is merged into what is live: what nothing is said of stays as it is there.
    pub fn merges(&mut self) {
        self.merges = true;
        self.otherwise(
            |_| true,
            Answer::Kept,
            At::NOWHERE,
            "it is not named, and stays as it is live",
        );
    }

    /// What holds for those `settings` of which nothing is said; what was said to hold before goes on to.
    pub fn otherwise(
        &mut self,
        settings: impl Fn(Setting) -> bool,
        answer: Answer,
        at: At,
        why: &str,
    ) {
        for setting in Setting::ALL.into_iter().filter(|setting| settings(*setting)) {
            let slot = &mut self.otherwise[setting.index()];
            if slot.is_none() {
                *slot = Some(Otherwise { answer, at, why: why.to_owned() });
            }
        }
    }

    /// What is not said is at its default: the map is written whole.
    pub fn defaults(&mut self, at: At, why: &str) {
        self.otherwise(|_| true, Answer::Default, at, why);
    }

    /// Of what is not said nothing is known, for this reason.
    pub fn doubtful(&mut self, settings: impl Fn(Setting) -> bool, doubt: &Doubt) {
        self.otherwise(settings, Answer::Unknown, doubt.at, &reason(doubt));
    }

    /// The same of what keys set.
    pub fn doubtful_keys(&mut self, doubt: &Doubt) {
        self.doubtful(|setting| !keys(setting).is_empty(), doubt);
    }

    /// Was something said of `setting` in another way than by its key?
    pub fn knows(&self, setting: Setting) -> bool {
        self.slots.iter().any(|slot| slot.setting == setting && !slot.by_key)
    }

    /// Takes a setting that was said to be on or off by this `name`; the second time it is said, it has to say the same. `why` is
    /// empty where the place says it all.
    pub fn stated(&mut self, setting: Setting, on: bool, name: &str, at: At, why: &str) {
        self.slot(setting, Some(on), name, at, why.to_owned());
    }

    /// The same of what is so unless the tier, which is not decided, is this one.
    pub fn stated_unless(&mut self, tier: Tier, setting: Setting, name: &str, at: At, why: &str) {
        self.stated(setting, false, name, at, why);
        let own = self.slots.iter_mut().filter(|slot| slot.setting == setting && !slot.by_key);
        own.for_each(|slot| slot.unless = Some(tier));
    }

    /// Takes a setting that is named, and not decided.
    pub fn unknown(&mut self, setting: Setting, name: &str, at: At, why: &str) {
        self.slot(setting, None, name, at, why.to_owned());
    }

    /// Was this left out already?
    pub fn has_left_out(&self, what: &str) -> bool {
        self.remarks.iter().any(|remark| remark.about == what)
    }

    /// Says that something was left out.
    pub fn leave_out(&mut self, at: At, about: &str, text: &str) {
        self.say(at, about, text, true);
    }

    /// Says what a person has to know.
    pub fn remark(&mut self, at: At, about: &str, text: &str) {
        self.say(at, about, text, false);
    }

    fn say(&mut self, at: At, about: &str, text: &str, left_out: bool) {
        if self.remarks.len() >= REMARKS_MAX {
            self.more += 1;
            return;
        }
        let place = self.place(at);
        let (about, text) = (clean(about), text.to_owned());
        self.remarks.push(Remark { place, about, text, left_out, absent: false });
    }

    /// Says that all of it may not be there; that is never one of too many remarks.
    pub fn may_be_absent(&mut self, at: At, about: &str, text: &str) {
        let (place, about, text) = (self.place(at), clean(about), text.to_owned());
        self.remarks.push(Remark { place, about, text, left_out: false, absent: true });
    }

    /// Says that something which is not a setting is not decided.
    pub fn undecided(&mut self, about: &str, doubt: &Doubt) {
        let text = reason(doubt);
        self.leave_out(doubt.at, about, &text);
    }

    /// Takes a whole map of `customProperties`: its keys, and that what it does not name is at its default.
    pub fn map(&mut self, map: &Node) {
        match &map.value {
            Value::Object(object) => {
                for entry in &object.entries {
                    self.key(&entry.key, &entry.value, entry.at);
                }
                if let Some(doubt) = &object.rest {
                    self.doubtful_keys(doubt);
                    self.other_keys(object, doubt);
                } else if object.entries.is_empty() {
                    let why = map.through.as_ref().map_or_else(
                        || NOTHING_SET.to_owned(),
                        |through| {
                            format!("it is empty by the {through}: every setting is at its default")
                        },
                    );
                    self.remark(map.at, "customProperties", &why);
                }
            }
            Value::Null => self.remark(map.at, "customProperties", NOTHING_SET),
            Value::Unknown(doubt) => self.doubtful_keys(doubt),
            Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => {
                let why = "an object with keys is expected";
                self.leave_out(map.at, "customProperties", why);
                let doubt = Doubt::new("customProperties", map.at, why);
                self.doubtful_keys(&doubt);
            }
        }
        self.defaults(map.at, "its key is not in the map");
    }

    /// Of a setting with several keys one that is off does not decide, where another may be there as well.
    fn other_keys(&mut self, object: &Object, doubt: &Doubt) {
        if doubt.why == EMPTY {
            return;
        }
        for setting in Setting::ALL.into_iter().filter(|setting| keys(*setting).len() > 1) {
            for key in keys(setting).iter().filter(|key| object.get(key).is_none()) {
                self.unknown(setting, key, doubt.at, &reason(doubt));
            }
        }
    }

    /// Takes a key of `customProperties` with its value.
    pub fn key(&mut self, key: &str, value: &Node, at: At) {
        let Some(setting) = setting_of(key) else {
            let carried = self.carry(key, value);
            let why = if !carried {
                "no setting of the page has this key, and it is not kept: it is said twice, is no text, is not decided, is too long, or there are too many"
            } else if key.ends_with("Security.Protocols.Tls12") {
                "no source documents that it does anything; client TLS 1.2 is taken as fixed on"
            } else if key.ends_with("DisableOverPrivilegedAccess") {
                "it is about trusted connectivity, not about TLS; a PATCH has to repeat it"
            } else {
                "no setting of the page has this key"
            };
            return self.say(at, key, why, !carried);
        };
        if !keys(setting).contains(&key) {
            // In other letters than the documented key: whether ARM heeds it is not known.
            let why = "it is written in other letters than the documented key; whether ARM heeds it is not known";
            self.leave_out(at, key, why);
            return self.unknown(setting, key, at, why);
        }
        self.setting(setting, key, value, at);
    }

    /// Keeps a key that no setting has, so that a whole map can repeat it; is it kept?
    fn carry(&mut self, key: &str, value: &Node) -> bool {
        let value = match &value.value {
            Value::Text(text) => text.to_string(),
            Value::Bool(on) => on.to_string(),
            Value::Null
            | Value::Number(_)
            | Value::List(_)
            | Value::Object(_)
            | Value::Unknown(_) => return false,
        };
        if let Some(at) = self.others.iter().position(|(known, _)| known == key) {
            if self.others[at].1 != value {
                self.others.remove(at);
            }
            return false;
        }
        let is_plain = !key.contains(char::is_control) && !value.contains(char::is_control);
        let has_room = self.others.len() < OTHERS_MAX;
        let fits = has_room && key.len() + value.len() <= OTHER_LENGTH_MAX && is_plain;
        if fits {
            self.others.push((key.to_owned(), value));
        }
        fits
    }

    /// Takes a setting that is named with a value.
    pub fn setting(&mut self, setting: Setting, name: &str, value: &Node, at: At) {
        let through =
            value.through.as_ref().map_or_else(String::new, |through| format!("by the {through}"));
        let on = match &value.value {
            Value::Bool(on) => Some(*on),
            Value::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Value::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            Value::Unknown(doubt) => return self.unknown(setting, name, at, &reason(doubt)),
            Value::Text(_) | Value::Null | Value::Number(_) | Value::List(_) | Value::Object(_) => {
                None
            }
        };
        match on {
            Some(on) => self.stated(setting, on, name, at, &through),
            None => {
                self.leave_out(at, &format!("{name} = {}", shown(value)), NO_TRUTH);
                self.unknown(setting, name, at, NO_TRUTH);
            }
        }
    }

    /// All that was gathered.
    ///
    /// # Errors
    ///
    /// If that is nothing at all.
    pub fn done(mut self, kind: Kind) -> Result<Imported, ImportError> {
        let is_empty = self.slots.is_empty()
            && self.remarks.is_empty()
            && self.otherwise.iter().all(Option::is_none);
        if is_empty {
            return Err(ImportError::Nothing(kind));
        }
        let files = self.files.iter().map(|lines| lines.name.to_owned()).collect();
        let mut imported = Imported::new(kind, files);
        for setting in Setting::ALL {
            let found = self.resolved(setting);
            imported.say(found);
        }
        if self.more > 0 {
            self.remarks.push(Remark {
                place: Place { file: 0, line: 1, column: 1 },
                about: format!("{} more", self.more),
                text: format!("only the first {REMARKS_MAX} are listed"),
                left_out: true,
                absent: false,
            });
        }
        imported.merges = self.merges;
        imported.name = self.name;
        imported.tier = self.tier;
        imported.units = self.units;
        imported.regions = self.regions;
        imported.created = self.created;
        imported.others = self.others;
        imported.remarks = self.remarks;
        Ok(imported)
    }
}

/// Does a key begin like those of settings, in whatever letters?
pub fn is_gateways(key: &str) -> bool {
    key.get(..GATEWAY.len()).is_some_and(|start| start.eq_ignore_ascii_case(GATEWAY))
}

/// The setting that `key` sets, in whatever letters it is written.
pub fn setting_of(key: &str) -> Option<Setting> {
    // Texts may have very many keys that are none.
    if !is_gateways(key) {
        return None;
    }
    let is_of = |setting: &Setting| keys(*setting).iter().any(|own| own.eq_ignore_ascii_case(key));
    Setting::ALL.into_iter().find(is_of)
}
