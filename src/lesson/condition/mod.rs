//! What must be true: predicates, and what joins them.

pub mod callers;
pub mod code;
pub mod happened;
pub mod instance;
pub mod miss;
pub mod place;
pub mod predicates;
pub mod rollout;
pub mod settings;
pub mod value;

pub use miss::{Miss, Undecided};
pub use place::Place;
pub use predicates::{DECLARED, Declared, Form, Test, What};

use super::cursor::{Cursor, Fault, Problem};
use super::names::Named;
use super::node::Node;
use super::sight::Sight;

/// How deep conditions may stand in each other.
pub const DEPTH_MAX: usize = 4;

/// Most conditions that are joined.
const JOINED_MAX: usize = 12;

/// When a goal has to be true.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mode {
    /// At Check.
    #[default]
    Now,
    /// After some act.
    Once,
    /// After every act: a limit.
    Always,
}

impl Named for Mode {
    const WHAT: &'static str = "a mode";

    fn all() -> Vec<Self> {
        vec![Self::Now, Self::Once, Self::Always]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Once => "once",
            Self::Always => "always",
        }
    }
}

/// Something that must be true.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All of them.
    All(Vec<Self>),
    /// One of them at least.
    Any(Vec<Self>),
    /// Not this. What cannot be decided is not true here either.
    Not(Box<Self>),
    /// A predicate.
    Test(Test),
}

impl Condition {
    /// A condition as it stands in a file.
    pub fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Self::read_within(cursor, 1)
    }

    fn read_within(cursor: &Cursor<'_>, depth: usize) -> Result<Self, Fault> {
        if depth > DEPTH_MAX {
            return Err(cursor.fault(Problem::TooDeep(DEPTH_MAX)));
        }
        let object = cursor.any_object()?;
        let mut names = object.all().filter(|(name, _)| *name != "in");
        let Some((name, main)) = names.next() else {
            return Err(cursor.expected("a condition"));
        };
        if let Some((other, _)) = names.next() {
            let found = format!("{name} and {other}");
            let what = "one condition".to_owned();
            return Err(cursor.fault(Problem::Expected { what, found }));
        }
        let within = |cursor: &Cursor<'_>| Self::read_within(cursor, depth + 1);
        let joined = || main.list(1, JOINED_MAX)?.iter().map(within).collect();
        let no_place = || match object.get("in") {
            Some(place) => Err(place.fault(Problem::Unknown(vec![name.to_owned()]))),
            None => Ok(()),
        };
        match name {
            "all" => no_place().and_then(|()| joined()).map(Self::All),
            "any" => no_place().and_then(|()| joined()).map(Self::Any),
            "not" => {
                no_place()?;
                Ok(Self::Not(Box::new(within(&main)?)))
            }
            _ => Test::read(name, &main, object.get("in").as_ref()).map(Self::Test),
        }
    }

    /// As it stands in a file.
    pub fn write(&self) -> Node {
        let joined = |name, all: &[Self]| {
            Node::object([(name, Some(Node::List(all.iter().map(Self::write).collect())))])
        };
        match self {
            Self::All(all) => joined("all", all),
            Self::Any(any) => joined("any", any),
            Self::Not(not) => Node::object([("not", Some(not.write()))]),
            Self::Test(test) => test.write(),
        }
    }

    /// Is it true? If not, what is missing: of all the first, of any every one.
    pub fn check(&self, sight: &Sight<'_>) -> Result<(), Miss> {
        match self {
            Self::All(all) => all.iter().try_for_each(|each| each.check(sight)),
            Self::Any(any) => {
                let mut misses = Vec::new();
                for each in any {
                    match each.check(sight) {
                        Ok(()) => return Ok(()),
                        Err(miss) => misses.push(miss),
                    }
                }
                Err(Miss::Any(misses))
            }
            Self::Not(not) => match not.check(sight) {
                Ok(()) => Err(Miss::Held(not.clone())),
                Err(miss) if miss.is_undecided() => Err(miss),
                Err(_) => Ok(()),
            },
            Self::Test(test) => test.check(sight),
        }
    }

    /// The first part of it that is known at Check only, since many rehearsals have to be asked.
    pub fn slow(&self) -> Option<value::Value> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().find_map(Self::slow),
            Self::Not(not) => not.slow(),
            Self::Test(test) => test.what.slow(),
        }
    }

    /// Every predicate in it.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::tests).collect(),
            Self::Not(not) => not.tests(),
            Self::Test(test) => vec![test],
        }
    }
}
