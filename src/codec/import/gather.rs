//! What is understood while a text is read, and what is not, each with its place.

use std::cell::Cell;

use jsonc_parser::ast::{Object, ObjectPropName, Value};
use jsonc_parser::common::Ranged;

use super::ImportError;
use crate::codec::imported::{Found, Imported, Kind, Place, Remark};
use crate::codec::keys::{GATEWAY, keys};
use crate::domain::{Created, Setting, Tier};

/// Longest text that a remark quotes, in characters.
const QUOTE_MAX: usize = 160;
/// The place of what is not there.
pub const NOWHERE: usize = usize::MAX;
/// No tier has a longer name, however it is written.
const TIER_LENGTH_MAX: usize = 40;
/// Why what is computed is left out.
pub const NOT_GUESSED: &str = "it is an expression; its value is not guessed";
/// Of an instance without a map, and of a map without a key.
pub const NO_MAP: &str =
    "it has no customProperties: a deployment leaves every setting at its default";
pub const NOTHING_SET: &str = "it has no key: every setting is at its default";
/// Names that lead to names are followed so far.
const NAMES_MAX: usize = 8;
const NO_TRUTH: &str = "\"True\" or \"False\" is expected";
/// Most keys of others that are kept, and their longest: a map has few.
const OTHERS_MAX: usize = 20;
const OTHER_LENGTH_MAX: usize = 300;
/// Most remarks; the last says how many more there were.
const REMARKS_MAX: usize = 100;

/// Gathers findings.
pub struct Gather {
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// For columns, which count characters.
    text: String,
    /// A byte, and how many characters are before it in its line: texts are read forward, and a line may be all of one.
    counted: Cell<(usize, usize)>,
    /// Where the text that is read now begins, if it is one inside the text.
    inside: Option<usize>,
    tier: Option<Tier>,
    units: Option<u8>,
    regions: Option<u8>,
    created: Option<Created>,
    others: Vec<(String, String)>,
    slots: Vec<Slot>,
    ignored: Vec<Remark>,
    more: usize,
}

/// What is said of a key of a setting, once for each way of saying it.
struct Slot {
    setting: Setting,
    /// Which of its keys: 3DES has two.
    key: usize,
    /// By the key itself, not by an attribute of azurerm, nor by a scan.
    by_key: bool,
    /// `None` if it was said both ways.
    on: Option<bool>,
    place: Place,
    name: String,
}

/// A value as it stands in a text.
#[derive(Clone, Debug)]
pub enum Said {
    /// "True", "false".
    Text(String),
    /// A truth value without quotes.
    Truth(bool),
    /// Something that is computed elsewhere.
    Expression(String),
    /// null.
    Null,
    /// Something else.
    Other(String),
}

impl Said {
    /// A literal that could stand in a map, as text.
    fn literal(&self) -> Option<String> {
        match self {
            Self::Text(text) if !text.contains("${") => Some(text.clone()),
            Self::Truth(on) => Some(on.to_string()),
            Self::Text(_) | Self::Expression(_) | Self::Null | Self::Other(_) => None,
        }
    }
}

impl Gather {
    /// Gathers from `text`.
    pub fn new(text: &str) -> Self {
        let starts =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self {
            lines: std::iter::once(0).chain(starts).collect(),
            text: text.to_owned(),
            counted: Cell::new((0, 0)),
            inside: None,
            tier: None,
            units: None,
            regions: None,
            created: None,
            others: Vec::new(),
            slots: Vec::new(),
            ignored: Vec::new(),
            more: 0,
        }
    }

    /// The place of a byte; [`NOWHERE`] has none.
    pub fn place(&self, at: usize) -> Place {
        if at == NOWHERE {
            return Place::default();
        }
        let at = self.inside.unwrap_or(at);
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let (from, before) = match self.counted.get() {
            (byte, characters) if (start..=at).contains(&byte) => (byte, characters),
            _ => (start, 0),
        };
        let column = before + self.text.get(from..at).map_or(0, |text| text.chars().count());
        self.counted.set((at, column));
        Place { line: line as u32, column: column as u32 + 1 }
    }

    /// Reads a text inside the text: all that is in it has the place of its beginning.
    pub fn inside(&mut self, at: usize, read: impl FnOnce(&mut Self)) {
        let outer = self.inside.replace(at);
        read(self);
        self.inside = outer;
    }

    /// Takes the tier, as ARM or Terraform names it; a later one does not replace it.
    pub fn tier(&mut self, said: &Said, at: usize) {
        if self.tier.is_some() {
            return;
        }
        let plain = |name: &str| name.replace(' ', "").to_lowercase();
        let (text, found) = match said {
            Said::Text(text) if text.len() > TIER_LENGTH_MAX => (text, None),
            Said::Text(text) => {
                (text, Tier::ALL.into_iter().find(|tier| plain(tier.name()) == plain(text)))
            }
            Said::Expression(text) | Said::Other(text) => (text, None),
            Said::Truth(_) | Said::Null => return,
        };
        if found.is_none() {
            let what = format!("tier {}", text.get(..TIER_LENGTH_MAX).unwrap_or(text));
            self.ignore(
                at,
                &what,
                "it is an expression, or no tier that can be created; say which is meant",
            );
        }
        self.tier = found;
    }

    /// The tier, if it was said.
    pub const fn tier_said(&self) -> Option<Tier> {
        self.tier
    }

    /// Takes tier and units as ARM has them, by name and capacity of a `sku`, each with its place.
    pub fn sku(&mut self, part: impl Fn(&str) -> Option<(Said, usize)>) {
        if let Some((name, at)) = part("name") {
            self.tier(&name, at);
        }
        if let Some((capacity, at)) = part("capacity") {
            self.units(&capacity, at);
        }
    }

    /// Takes tier and units as Terraform joins them: `Premium_2`.
    pub fn sku_name(&mut self, said: &Said, at: usize) {
        match said {
            Said::Text(text) => match text.split_once('_') {
                Some((tier, units)) => {
                    self.tier(&Said::Text(tier.to_owned()), at);
                    self.units(&Said::Text(units.to_owned()), at);
                }
                None => self.tier(said, at),
            },
            Said::Expression(_) | Said::Other(_) | Said::Truth(_) | Said::Null => {
                self.tier(said, at)
            }
        }
    }

    /// Takes the units.
    pub fn units(&mut self, said: &Said, at: usize) {
        match said {
            Said::Other(text) | Said::Text(text) => match text.parse() {
                Ok(units) => self.units = self.units.or(Some(units)),
                Err(_) => self.ignore(
                    at,
                    &format!("capacity {}", text.get(..TIER_LENGTH_MAX).unwrap_or(text)),
                    "a whole number of units is expected, at most 255",
                ),
            },
            Said::Expression(text) => {
                self.ignore(at, &format!("capacity {text}"), NOT_GUESSED);
            }
            Said::Truth(_) | Said::Null => {}
        }
    }

    /// Takes the regions beside the first, if there can be so many.
    pub fn other_regions(&mut self, others: usize) {
        self.regions = self.regions.or(u8::try_from(others + 1).ok());
    }

    /// Takes the time at which it was created, as ARM writes it (ISO 8601).
    pub fn created(&mut self, time: &str) {
        self.created = self.created.or(Created::on(time));
    }

    /// Is something known of `setting`, or said and not guessed?
    pub fn knows(&self, setting: Setting, name: &str) -> bool {
        self.slots.iter().any(|slot| slot.setting == setting && !slot.by_key)
            || self.ignored.iter().any(|remark| remark.is_of(name))
    }

    /// Takes a setting that was said by this `name`; the second time it is said, it has to say the same.
    pub fn found(&mut self, setting: Setting, on: bool, name: &str, at: usize) {
        let at_key = keys(setting).iter().position(|key| *key == name);
        let (key, by_key) = (at_key.unwrap_or(0), at_key.is_some());
        let same = |slot: &Slot| (slot.setting, slot.key, slot.by_key) == (setting, key, by_key);
        let Some(old) = self.slots.iter().position(same) else {
            let (place, name) = (self.place(at), name.to_owned());
            return self.slots.push(Slot { setting, key, by_key, on: Some(on), place, name });
        };
        if self.slots[old].on.is_some_and(|before| before != on) {
            self.slots[old].on = None;
            let before = self.slots[old].place;
            let why = format!("{before} says otherwise; which of the two counts is not guessed");
            self.ignore(at, &format!("{name}, twice"), &why);
        }
    }

    /// What counts of all that was said of `setting`: azapi is applied after azurerm, and of two keys one that is on is enough.
    fn resolved(&mut self, setting: Setting) -> Option<Found> {
        let slots = std::mem::take(&mut self.slots);
        let of = |key: usize, by_key: bool| {
            slots
                .iter()
                .find(move |slot| (slot.setting, slot.key, slot.by_key) == (setting, key, by_key))
        };
        let mut counts = Vec::new();
        for key in 0..keys(setting).len().max(1) {
            let (said, attribute) = (of(key, true), of(key, false));
            if let (Some(said), Some(attribute)) = (said, attribute)
                && said.on.is_some()
                && said.on != attribute.on
            {
                let why = format!(
                    "{} says otherwise through azapi, which is applied after it",
                    said.place
                );
                self.overruled(attribute, &why);
            }
            counts.extend(said.or(attribute).filter(|slot| slot.on.is_some()));
        }
        let on = counts.iter().find(|slot| slot.on == Some(true)).or(counts.first()).copied();
        for off in counts.iter().filter(|slot| on.is_some_and(|on| on.on != slot.on)) {
            let place = on.map(|on| on.place).unwrap_or_default();
            let why = format!(
                "{place} says otherwise by another key; taken as on, since one key that is on is reported to be enough"
            );
            self.overruled(off, &why);
        }
        let found = on.and_then(|slot| Some(Found { setting, on: slot.on?, place: slot.place }));
        self.slots = slots;
        found
    }

    /// Leaves out what another statement overrules, unless it was never made.
    fn overruled(&mut self, slot: &Slot, why: &str) {
        if slot.place != Place::default() && self.has_room() {
            self.remark(slot.place, &slot.name, why);
        }
    }

    /// Leaves out an instance after the first one of a text of this kind.
    pub fn another(&mut self, at: usize, of: &str) {
        self.ignore(at, "another instance", &format!("the first one of a {of} is read"));
    }

    /// Leaves out an instance that another one only refers to.
    pub fn existing(&mut self, at: usize) {
        self.ignore(at, "an existing instance", "it is only referred to, not configured");
    }

    /// Is there room for a remark? If not, it is counted.
    fn has_room(&mut self) -> bool {
        let room = self.ignored.len() < REMARKS_MAX;
        self.more += usize::from(!room);
        room
    }

    /// Was this left out already?
    pub fn has_left_out(&self, what: &str) -> bool {
        self.ignored.iter().any(|remark| remark.what == what)
    }

    /// Leaves something out.
    pub fn ignore(&mut self, at: usize, what: &str, why: &str) {
        // A column is counted: not for what is not listed.
        if self.has_room() {
            let place = self.place(at);
            self.remark(place, what, why);
        }
    }

    fn remark(&mut self, place: Place, what: &str, why: &str) {
        self.ignored.push(Remark { place, what: clean(what), why: why.to_owned() });
    }

    /// Takes a key of `customProperties` with what it is said to be.
    pub fn key(&mut self, key: &str, said: &Said, at: usize) {
        let Some(setting) = setting_of(key) else {
            let other = is_gateways(key)
                && Setting::ALL
                    .into_iter()
                    .flat_map(keys)
                    .any(|known| known.eq_ignore_ascii_case(key));
            let is_computed = key.starts_with('[') || key.contains("${");
            let carried = other || is_computed || self.carry(key, said);
            let why = if is_computed {
                NOT_GUESSED
            } else if !carried {
                "no setting of the page has this key, and it is not kept: it is said twice, is no text, is too long, or there are too many"
            } else if key.ends_with("Security.Protocols.Tls12") {
                "no source documents that it does anything; client TLS 1.2 is taken as fixed on"
            } else if other {
                "it is written in other letters than the documented key; whether ARM heeds it is not known"
            } else if key.ends_with("DisableOverPrivilegedAccess") {
                "it is about trusted connectivity, not about TLS; a PATCH has to repeat it"
            } else {
                "no setting of the page has this key"
            };
            return self.ignore(at, key, why);
        };
        self.value(setting, key, said, at);
    }

    /// Keeps a key that no setting has, so that a whole map can repeat it; is it kept?
    fn carry(&mut self, key: &str, said: &Said) -> bool {
        let Some(value) = said.literal() else { return false };
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

    /// Takes a setting with what it is said to be.
    pub fn value(&mut self, setting: Setting, name: &str, said: &Said, at: usize) {
        let (text, why) = match said {
            Said::Text(text) if text.eq_ignore_ascii_case("true") => {
                return self.found(setting, true, name, at);
            }
            Said::Text(text) if text.eq_ignore_ascii_case("false") => {
                return self.found(setting, false, name, at);
            }
            Said::Truth(on) => return self.found(setting, *on, name, at),
            Said::Expression(text) => (text.as_str(), NOT_GUESSED),
            Said::Text(text) if text.contains("${") => (text.as_str(), NOT_GUESSED),
            Said::Text(text) | Said::Other(text) => (text.as_str(), NO_TRUTH),
            Said::Null => ("null", NO_TRUTH),
        };
        self.ignore(at, &format!("{name} = {text}"), why);
    }

    /// All that was gathered.
    pub fn done(mut self, kind: Kind) -> Result<Imported, ImportError> {
        let found: Vec<_> =
            Setting::ALL.into_iter().filter_map(|setting| self.resolved(setting)).collect();
        if found.is_empty() && self.ignored.is_empty() {
            return Err(ImportError::Nothing(kind));
        }
        if self.more > 0 {
            let what = format!("{} more", self.more);
            self.ignored.push(Remark {
                place: Place { line: 1, column: 1 },
                what,
                why: format!("only the first {REMARKS_MAX} are listed"),
            });
        }
        Ok(Imported {
            kind,
            tier: self.tier,
            units: self.units,
            regions: self.regions,
            created: self.created,
            found,
            others: self.others,
            ignored: self.ignored,
        })
    }
}

/// What a name stands for in the end, where `next` gives what it stands for.
pub fn followed<T: Copy>(name: T, next: impl FnMut(&T) -> Option<T>) -> T {
    std::iter::successors(Some(name), next).take(NAMES_MAX).last().unwrap_or(name)
}

/// Does a key begin like those of settings, in whatever letters?
fn is_gateways(key: &str) -> bool {
    key.get(..GATEWAY.len()).is_some_and(|start| start.eq_ignore_ascii_case(GATEWAY))
}

/// The setting that `key` sets.
pub fn setting_of(key: &str) -> Option<Setting> {
    // Texts may have very many keys that are none.
    if !is_gateways(key) {
        return None;
    }
    Setting::ALL.into_iter().find(|setting| keys(*setting).contains(&key))
}

/// Text without control characters and what turns the direction of writing, and not too long.
fn clean(text: &str) -> String {
    let plain = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let mut cut: String = text.chars().filter(plain).take(QUOTE_MAX).collect();
    if text.chars().count() > QUOTE_MAX {
        cut.push('…');
    }
    cut
}

/// The value of this name in a JSON object.
pub fn get<'v, 'a>(value: &'v Value<'a>, name: &str) -> Option<&'v Value<'a>> {
    let Value::Object(object) = value else { return None };
    properties(object).find(|(other, ..)| *other == name).map(|(_, value, _)| value)
}

/// Name, value and place of every property.
pub fn properties<'v, 'a>(
    object: &'v Object<'a>,
) -> impl Iterator<Item = (&'v str, &'v Value<'a>, usize)> {
    object.properties.iter().map(|property| {
        let name = match &property.name {
            ObjectPropName::String(name) => name.value.as_ref(),
            ObjectPropName::Word(name) => name.value,
        };
        (name, &property.value, property.range.start)
    })
}

/// The elements of a JSON list; none of what is no list.
pub fn elements<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    if let Value::Array(array) = value { &array.elements } else { &[] }
}

/// The text of a JSON value.
pub fn text<'v>(value: &'v Value) -> Option<&'v str> {
    if let Value::StringLit(text) = value { Some(text.value.as_ref()) } else { None }
}

/// The text of this name in a JSON object.
pub fn text_of<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    get(value, name).and_then(text)
}

/// What a JSON value says.
pub fn said(value: &Value) -> Said {
    match value {
        Value::StringLit(text) if text.value.starts_with('[') && !text.value.starts_with("[[") => {
            Said::Expression(text.value.to_string())
        }
        Value::StringLit(text) => Said::Text(text.value.to_string()),
        Value::BooleanLit(truth) => Said::Truth(truth.value),
        Value::NumberLit(number) => Said::Other(number.value.to_owned()),
        Value::NullKeyword(_) => Said::Null,
        Value::Object(_) => Said::Other("an object".to_owned()),
        Value::Array(_) => Said::Other("a list".to_owned()),
    }
}

/// Where a JSON value begins.
pub fn start(value: &Value) -> usize {
    value.range().start
}
