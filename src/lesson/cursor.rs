//! A place in a lesson file: what stands there, or what was expected there.

use std::fmt;

use super::names::{Named, all_words};
use super::node::Node;
use crate::codec::json::JsonError;
use crate::domain::Quote;
use crate::domain::quote::cut;

/// Longest name that a lesson gives to anything.
pub const ID_MAX: usize = 60;

/// Most characters of what was found that are told.
const FOUND_MAX: usize = 60;

/// Why a lesson was not read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Where: `goals[2].when.lost.members`; nothing for the whole file.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
    /// In which variant, from 0, if not already in the first.
    pub variant: Option<usize>,
}

/// What is wrong with a lesson file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Problem {
    /// No JSON.
    NotJson(JsonError),
    /// More bytes than are read.
    TooLarge(usize),
    /// Something else was expected.
    Expected {
        /// What.
        what: String,
        /// What stands there.
        found: String,
    },
    /// A name that nothing here has.
    Unknown(Vec<String>),
    /// Something has to stand here.
    Missing(String),
    /// More of them than there may be.
    TooMany {
        /// How many there may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// Fewer than there have to be.
    TooFew {
        /// How many there have to be.
        least: usize,
        /// How many there are.
        found: usize,
    },
    /// A text that is longer than it may be.
    TooLong {
        /// How many characters there may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// Something for the second time.
    Twice(String),
    /// A later version.
    Version(u64),
    /// A condition inside conditions, deeper than may be.
    TooDeep(usize),
    /// A limit is looked at after every act, and many rehearsals are asked at Check only.
    SlowLimit(String),
}

impl Fault {
    /// A fault of the whole file.
    pub const fn whole(problem: Problem) -> Self {
        Self { path: String::new(), problem, variant: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.problem.fmt(f)?;
        match self.variant {
            Some(variant) => write!(f, " (variant {})", variant + 1),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(error) => write!(f, "no JSON; {error}"),
            Self::TooLarge(most) => write!(f, "at most {} kB expected", most / 1024),
            Self::Expected { what, found } => write!(f, "{what} expected, found {found}"),
            Self::Unknown(known) => write!(f, "unknown here; expected {}", known.join(", ")),
            Self::Missing(what) => write!(f, "missing; {what} expected"),
            Self::TooMany { most, found } => write!(f, "at most {most} expected, found {found}"),
            Self::TooFew { least, found } => write!(f, "at least {least} expected, found {found}"),
            Self::TooLong { most, found } => {
                write!(f, "at most {most} characters expected, found {found}")
            }
            Self::Twice(name) => write!(f, "\"{}\" for the second time", Quote(name)),
            Self::Version(found) => {
                write!(f, "version {found}; versions up to {} are read", super::file::VERSION)
            }
            Self::TooDeep(most) => write!(f, "conditions nested at most {most} deep expected"),
            Self::SlowLimit(name) => {
                write!(f, "{name} is known at Check only and cannot be a limit")
            }
        }
    }
}

/// A value and its place.
#[derive(Clone)]
pub struct Cursor<'a> {
    /// What stands here.
    pub node: &'a Node,
    /// Where.
    pub path: String,
}

/// An object of which every field is known; what it leaves out may stand in others.
pub struct Object<'a> {
    layers: Vec<(&'a [(String, Node)], String)>,
}

impl<'a> Cursor<'a> {
    /// At the outermost value.
    pub const fn whole(node: &'a Node) -> Self {
        Self { node, path: String::new() }
    }

    /// Something is wrong here.
    pub fn fault(&self, problem: Problem) -> Fault {
        Fault { path: self.path.clone(), problem, variant: None }
    }

    /// Something else was expected here.
    pub fn expected(&self, what: impl Into<String>) -> Fault {
        let found = match self.node {
            Node::List(_) => "a list".to_owned(),
            Node::Object(_) => "an object".to_owned(),
            Node::Text(text) => format!("\"{}\"", cut(&Quote(text).to_string(), FOUND_MAX)),
            Node::Odd(number) => number.to_string(),
            Node::Null | Node::Flag(_) | Node::Number(_) => self.node.to_string(),
        };
        self.fault(Problem::Expected { what: what.into(), found })
    }

    /// An object with no other than these fields.
    pub fn object(&self, known: &[&str]) -> Result<Object<'a>, Fault> {
        let object = self.any_object()?;
        let unknown = object.all().find(|(name, _)| !known.contains(name));
        match unknown {
            Some((_, field)) => {
                let known = known.iter().map(|name| (*name).to_owned()).collect();
                Err(field.fault(Problem::Unknown(known)))
            }
            None => Ok(object),
        }
    }

    /// An object with whatever fields.
    pub fn any_object(&self) -> Result<Object<'a>, Fault> {
        let Node::Object(fields) = self.node else { return Err(self.expected("an object")) };
        Ok(Object { layers: vec![(fields.as_slice(), self.path.clone())] })
    }

    /// The items of a list of so many.
    pub fn list(&self, least: usize, most: usize) -> Result<Vec<Self>, Fault> {
        let Node::List(items) = self.node else { return Err(self.expected("a list")) };
        let found = items.len();
        if found > most {
            return Err(self.fault(Problem::TooMany { most, found }));
        }
        if found < least {
            return Err(self.fault(Problem::TooFew { least, found }));
        }
        let item = |(at, node)| Cursor { node, path: format!("{}[{at}]", self.path) };
        Ok(items.iter().enumerate().map(item).collect())
    }

    /// Text; `what` says what it should be.
    pub fn text(&self, what: &str) -> Result<&'a str, Fault> {
        let Node::Text(text) = self.node else { return Err(self.expected(what)) };
        Ok(text)
    }

    /// Text for people: not empty, and not too long.
    pub fn prose(&self, most: usize) -> Result<&'a str, Fault> {
        let text = self.text("text")?;
        let found = text.chars().count();
        if text.trim().is_empty() {
            return Err(self.expected("text"));
        }
        if found > most {
            return Err(self.fault(Problem::TooLong { most, found }));
        }
        Ok(text)
    }

    /// A name of a lesson, a goal, a question or an option.
    pub fn id(&self, what: &str) -> Result<&'a str, Fault> {
        let text = self.text(what)?;
        if is_id(text) { Ok(text) } else { Err(self.expected(what)) }
    }

    /// A whole number from one to another.
    pub fn number(&self, least: u64, most: u64) -> Result<u64, Fault> {
        if let Node::Number(number) = self.node
            && (least..=most).contains(number)
        {
            return Ok(*number);
        }
        Err(self.expected(if least == most {
            least.to_string()
        } else {
            format!("a whole number from {least} to {most}")
        }))
    }

    /// Yes or no.
    pub fn flag(&self) -> Result<bool, Fault> {
        let Node::Flag(flag) = self.node else { return Err(self.expected("true or false")) };
        Ok(*flag)
    }

    /// A flag that can only be set.
    pub fn set(&self) -> Result<(), Fault> {
        if *self.node == Node::Flag(true) { Ok(()) } else { Err(self.expected("true")) }
    }

    /// One of the words of a type.
    pub fn word<T: Named>(&self) -> Result<T, Fault> {
        let what = || format!("{} ({})", T::WHAT, all_words::<T>());
        let named = if let Node::Text(text) = self.node { T::named(text) } else { None };
        named.ok_or_else(|| self.expected(what()))
    }
}

impl<'a> Object<'a> {
    /// The same, before what it leaves out.
    #[must_use]
    pub fn over(mut self, below: Self) -> Self {
        self.layers.extend(below.layers);
        self
    }

    /// A field that may be left out.
    pub fn get(&self, name: &str) -> Option<Cursor<'a>> {
        self.layers.iter().find_map(|(fields, path)| {
            let (_, node) = fields.iter().find(|(field, _)| field == name)?;
            Some(Cursor { node, path: joined(path, name) })
        })
    }

    /// A field that has to be there.
    pub fn need(&self, name: &str, what: &str) -> Result<Cursor<'a>, Fault> {
        let path = self.layers.first().map_or("", |(_, path)| path);
        self.get(name).ok_or_else(|| Fault {
            path: joined(path, name),
            problem: Problem::Missing(what.to_owned()),
            variant: None,
        })
    }

    /// A field that may be left out, read.
    pub fn read<T>(
        &self,
        name: &str,
        read: impl FnOnce(Cursor<'a>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        self.get(name).map(read).transpose()
    }

    /// Every field, of the first layer alone.
    pub fn all(&self) -> impl Iterator<Item = (&'a str, Cursor<'a>)> + '_ {
        let first = self.layers.first().into_iter();
        first.flat_map(|(fields, path)| {
            fields
                .iter()
                .map(move |(name, node)| (name.as_str(), Cursor { node, path: joined(path, name) }))
        })
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Small letters, digits and hyphens: what stands in a link and in an act without quotes.
pub fn is_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty()
        && text.len() <= ID_MAX
        && !text.starts_with('-')
        && text.bytes().all(is_letter)
}
