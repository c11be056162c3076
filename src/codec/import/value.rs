//! A value of a configuration language, as far as the files decide it: the same for Terraform, ARM and Bicep. What they do not
//! decide is a value too, with the smallest expression that is the reason.

use std::borrow::Cow;
use std::rc::Rc;

use jsonc_parser::ast::{ObjectProp, Value as Json};
use jsonc_parser::common::Ranged;

/// Where something stands: a file, by its position among those given, and a byte in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct At {
    /// The file.
    pub file: u16,
    /// The byte.
    pub byte: usize,
}

impl At {
    /// The place of what is not there.
    pub const NOWHERE: Self = Self { file: 0, byte: usize::MAX };

    /// A byte of a file.
    pub const fn new(file: u16, byte: usize) -> Self {
        Self { file, byte }
    }
}

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where.
    pub at: At,
    /// What decided it, if that is not what stands there: "default of variable tls10".
    pub through: Option<Rc<str>>,
}

/// What a value is. Shared, so that copies cost nothing.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(Rc<str>),
    /// A list.
    List(Rc<[Node]>),
    /// Keys with values.
    Object(Rc<Object>),
    /// The files do not decide it.
    Unknown(Rc<Doubt>),
}

/// Keys with values, in order.
#[derive(Clone, Debug, Default)]
pub struct Object {
    /// What is known to be in it; a value may be unknown, and then the key may be absent as well.
    pub entries: Vec<Entry>,
    /// Why there may be other keys in it, if there may.
    pub rest: Option<Rc<Doubt>>,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: Rc<str>,
    /// Where the key stands.
    pub at: At,
    /// The value.
    pub value: Node,
}

/// Why something is not decided.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The smallest expression that is not decided, as it stands.
    pub what: Rc<str>,
    /// Where it stands.
    pub at: At,
    /// Why not, as the end of a sentence about it: "has no default".
    pub why: Cow<'static, str>,
}

impl Doubt {
    /// A doubt about `what` at `at`.
    pub fn new(what: &str, at: At, why: impl Into<Cow<'static, str>>) -> Rc<Self> {
        Rc::new(Self { what: what.into(), at, why: why.into() })
    }
}

impl Object {
    /// The value of this key, the last if there are several.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| &*entry.key == key)
    }

    /// The entries in the order of their keys.
    pub fn in_order(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by(|one, other| one.key.cmp(&other.key));
        entries
    }

    /// The same, whatever letters the key is written in.
    pub fn get_any_case(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key.eq_ignore_ascii_case(key))
    }
}

impl Node {
    /// A value that stands at `at`.
    pub const fn new(value: Value, at: At) -> Self {
        Self { value, at, through: None }
    }

    /// Text that stands at `at`.
    pub fn text(text: &str, at: At) -> Self {
        Self::new(Value::Text(text.into()), at)
    }

    /// A value that is not decided.
    pub fn unknown(doubt: Rc<Doubt>) -> Self {
        let at = doubt.at;
        Self::new(Value::Unknown(doubt), at)
    }

    /// An object without doubts.
    pub fn object(entries: Vec<Entry>, at: At) -> Self {
        Self::new(Value::Object(Rc::new(Object { entries, rest: None })), at)
    }

    /// The same value, decided by something else than what stands there.
    #[must_use]
    pub fn through(self, what: &str) -> Self {
        let through = Some(self.through.unwrap_or_else(|| what.into()));
        Self { through, ..self }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Rc<Object>> {
        if let Value::Object(object) = &self.value { Some(object) } else { None }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&[Node]> {
        if let Value::List(list) = &self.value { Some(list) } else { None }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The truth value, if it is one.
    pub const fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(truth) = &self.value { Some(*truth) } else { None }
    }

    /// Why it is not decided, if it is not.
    pub const fn doubt(&self) -> Option<&Rc<Doubt>> {
        if let Value::Unknown(doubt) = &self.value { Some(doubt) } else { None }
    }

    /// Is it null?
    pub const fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value of this key: `None` if this has no such key, or is no object; not decided if this may have it.
    pub fn get(&self, key: &str) -> Option<Self> {
        match &self.value {
            Value::Object(object) => match (object.get(key), &object.rest) {
                (Some(entry), _) => Some(entry.value.clone()),
                (None, Some(doubt)) => Some(Self::unknown(Rc::clone(doubt))),
                (None, None) => None,
            },
            Value::Unknown(doubt) => Some(Self::unknown(Rc::clone(doubt))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => {
                None
            }
        }
    }

    /// The same, whatever letters the key is written in.
    pub fn get_any_case(&self, key: &str) -> Option<Self> {
        let exact = self.as_object().and_then(|object| object.get_any_case(key));
        exact.map(|entry| entry.value.clone()).or_else(|| self.get(key))
    }

    /// The same with those texts in it as not decided of which `doubt` gives a reason.
    #[must_use]
    pub fn doubted(&self, doubt: &dyn Fn(&str, At) -> Option<Rc<Doubt>>) -> Self {
        let value = match &self.value {
            Value::Text(text) => match doubt(text, self.at) {
                Some(doubt) => Value::Unknown(doubt),
                None => self.value.clone(),
            },
            Value::List(list) => Value::List(list.iter().map(|each| each.doubted(doubt)).collect()),
            Value::Object(object) => {
                let each =
                    |entry: &Entry| Entry { value: entry.value.doubted(doubt), ..entry.clone() };
                let entries = object.entries.iter().map(each).collect();
                Value::Object(Rc::new(Object { entries, rest: object.rest.clone() }))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => {
                self.value.clone()
            }
        };
        Self { value, ..self.clone() }
    }

    /// An object with another value of this key.
    #[must_use]
    pub fn replaced(&self, key: &str, value: Self) -> Self {
        let entry = Entry { key: key.into(), at: value.at, value };
        Self::merged(self, &Self::object(vec![entry], self.at)).unwrap_or_else(|| self.clone())
    }

    /// The same value, all of it at this place.
    #[must_use]
    pub fn placed(&self, at: At) -> Self {
        let value = match &self.value {
            Value::List(list) => Value::List(list.iter().map(|each| each.placed(at)).collect()),
            Value::Object(object) => {
                let each = |entry: &Entry| Entry {
                    key: Rc::clone(&entry.key),
                    at,
                    value: entry.value.placed(at),
                };
                let entries = object.entries.iter().map(each).collect();
                Value::Object(Rc::new(Object { entries, rest: object.rest.clone() }))
            }
            plain @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Unknown(_)) => plain.clone(),
        };
        Self { value, at, through: self.through.clone() }
    }

    /// What is the case whichever of two values it is: where they agree it is decided, elsewhere `doubt` says why not.
    #[must_use]
    pub fn either(one: &Self, other: &Self, doubt: &Rc<Doubt>) -> Self {
        if same(one, other) == Some(true) {
            return one.clone();
        }
        if let (Value::Object(first), Value::Object(second)) = (&one.value, &other.value) {
            let mut entries = Vec::with_capacity(first.entries.len());
            for entry in &first.entries {
                let value = match second.get(&entry.key) {
                    Some(second) => Self::either(&entry.value, &second.value, doubt),
                    None => Self::unknown(Rc::clone(doubt)),
                };
                entries.push(Entry { value, ..entry.clone() });
            }
            for entry in second.entries.iter().filter(|entry| first.get(&entry.key).is_none()) {
                entries.push(Entry { value: Self::unknown(Rc::clone(doubt)), ..entry.clone() });
            }
            let rest = first.rest.clone().or_else(|| second.rest.clone());
            return Self::new(Value::Object(Rc::new(Object { entries, rest })), one.at);
        }
        Self::unknown(Rc::clone(doubt))
    }

    /// One object with the keys of both; those of `over` count. What is no object is not decided, and says why by itself.
    #[must_use]
    pub fn merged(under: &Self, over: &Self) -> Option<Self> {
        match (&under.value, &over.value) {
            (Value::Object(first), Value::Object(second)) => {
                let mut entries: Vec<Entry> = Vec::new();
                for entry in &first.entries {
                    if second.get(&entry.key).is_some() {
                        continue;
                    }
                    let value = match &second.rest {
                        Some(doubt) => Self::unknown(Rc::clone(doubt)),
                        None => entry.value.clone(),
                    };
                    entries.push(Entry { value, ..entry.clone() });
                }
                entries.extend(second.entries.iter().cloned());
                let rest = first.rest.clone().or_else(|| second.rest.clone());
                Some(Self::new(Value::Object(Rc::new(Object { entries, rest })), over.at))
            }
            (Value::Unknown(doubt), Value::Object(second)) => {
                let object =
                    Object { entries: second.entries.clone(), rest: Some(Rc::clone(doubt)) };
                Some(Self::new(Value::Object(Rc::new(object)), over.at))
            }
            (Value::Object(_) | Value::Unknown(_), Value::Unknown(doubt)) => {
                Some(Self::unknown(Rc::clone(doubt)))
            }
            (_, _) => None,
        }
    }

    /// A value of JSON, as it stands in file `file`.
    pub fn of_json(value: &Json, file: u16) -> Self {
        let at = At::new(file, value.range().start);
        let value = match value {
            Json::StringLit(text) => Value::Text(text.value.as_ref().into()),
            Json::NumberLit(number) => match number.value.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => Value::Text(number.value.into()),
            },
            Json::BooleanLit(truth) => Value::Bool(truth.value),
            Json::NullKeyword(_) => Value::Null,
            Json::Array(list) => {
                let each = |element: &Json| Self::of_json(element, file);
                Value::List(list.elements.iter().map(each).collect())
            }
            Json::Object(object) => {
                let each = |property: &ObjectProp| Entry {
                    key: property.name.as_str().into(),
                    at: At::new(file, property.range.start),
                    value: Self::of_json(&property.value, file),
                };
                let entries = object.properties.iter().map(each).collect();
                Value::Object(Rc::new(Object { entries, rest: None }))
            }
        };
        Self::new(value, at)
    }
}

/// Are two values the same? `None` where that is not decided.
pub fn same(one: &Node, other: &Node) -> Option<bool> {
    match (&one.value, &other.value) {
        (Value::Unknown(_), _) | (_, Value::Unknown(_)) => None,
        (Value::Null, Value::Null) => Some(true),
        (Value::Bool(one), Value::Bool(other)) => Some(one == other),
        (Value::Number(one), Value::Number(other)) => Some(one == other),
        (Value::Text(one), Value::Text(other)) => Some(one == other),
        (Value::List(one), Value::List(other)) => {
            if one.len() != other.len() {
                return Some(false);
            }
            all(one.iter().zip(other.iter()).map(|(one, other)| same(one, other)))
        }
        (Value::Object(one), Value::Object(other)) => {
            let (more, less) = (one.rest.is_some(), other.rest.is_some());
            let missing = |of: &Object, from: &Object| {
                of.entries.iter().any(|entry| {
                    entry.value.doubt().is_none()
                        && from.rest.is_none()
                        && from.get(&entry.key).is_none()
                })
            };
            if missing(one, other) || missing(other, one) {
                return Some(false);
            }
            let pairs = one.entries.iter().map(|entry| {
                other.get(&entry.key).and_then(|second| same(&entry.value, &second.value))
            });
            let rest = other.entries.iter().map(|entry| one.get(&entry.key).map(|_| true));
            let open = std::iter::once((!more && !less).then_some(true));
            all(pairs.chain(rest).chain(open))
        }
        (_, _) => Some(false),
    }
}

/// False if one is, true if all are.
fn all(each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut sure = Some(true);
    for answer in each {
        match answer {
            Some(false) => return Some(false),
            Some(true) => {}
            None => sure = None,
        }
    }
    sure
}
