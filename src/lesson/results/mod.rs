//! What a learner hands in: a file of how each lesson went, with a check value against slips; and what a trainer makes of many.

pub mod collect;

use super::class::mixed;
use super::cursor::{Cursor, Fault, Problem};
use super::node::Node;
use super::run::ACTS_KEPT;
use super::score::POINTS;
use crate::codec::name::clean;

/// What a result file calls itself.
pub const FORMAT: &str = "tls-rehearsal/results";

/// The version that is written, and the latest that is read.
pub const VERSION: u64 = 1;

/// Most bytes of a result file.
pub const LENGTH_MAX: usize = 512 * 1024;

/// Most lessons in one.
pub const LESSONS_MAX: usize = 64;

/// Most characters of a name or a class code.
pub const NAME_MAX: usize = 80;

/// Most goals of a lesson of whichever origin.
const GOALS_MAX: usize = super::file::GOALS_MAX;

/// Most characters of an act: a pasted hello is one.
pub const ACT_MAX: usize = 16 * 1024;

/// A name or a class code as it is kept; none if nothing of it is left.
pub fn kept_name(text: &str) -> Option<String> {
    let text: String = clean(text).chars().take(NAME_MAX).collect();
    (!text.is_empty()).then_some(text)
}

/// What a learner hands in.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Results {
    /// The name, as it was typed.
    pub name: String,
    /// The class code, if there is one.
    pub class: Option<String>,
    /// The lessons that were played, in their order.
    pub lessons: Vec<Played>,
}

/// How a lesson went: the best of its attempts.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Played {
    /// Which.
    pub lesson: String,
    /// Which variant, from 0.
    pub variant: u64,
    /// It is solved.
    pub solved: bool,
    /// Of 100.
    pub points: u32,
    /// Of three.
    pub stars: u8,
    /// Hints that were taken.
    pub hints: u8,
    /// How long it was open.
    pub minutes: u32,
    /// Goals that were met, in their order.
    pub met: Vec<String>,
    /// Goals that were not, in their order.
    pub open: Vec<String>,
    /// What was done, an act a text; nothing where more was done than is kept.
    pub acts: Vec<String>,
}

/// A result file that was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Read {
    /// What it says.
    pub results: Results,
    /// Its check value is that of what it says. If not, somebody or something changed it.
    pub is_intact: bool,
}

impl Results {
    /// As a file.
    pub fn write(&self) -> String {
        let node = self.node();
        let check = check_value(&node);
        node.with("check", Some(Node::Text(check))).write()
    }

    fn node(&self) -> Node {
        Node::object([
            ("format", Some(Node::text(FORMAT))),
            ("version", Some(Node::Number(VERSION))),
            ("name", Some(Node::text(self.name.as_str()))),
            ("class", self.class.as_deref().map(Node::text)),
            ("lessons", Some(Node::List(self.lessons.iter().map(Played::node).collect()))),
        ])
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Where it is wrong, and what was expected there.
    pub fn read(text: &str) -> Result<Read, Fault> {
        if text.len() > LENGTH_MAX {
            return Err(Fault::whole(Problem::TooLarge(LENGTH_MAX)));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let node = Node::read(text).map_err(|error| Fault::whole(Problem::NotJson(error)))?;
        let file = Cursor::whole(&node)
            .object(&["format", "version", "name", "class", "lessons", "check"])?;
        let format = file.need("format", "the format")?;
        if format.text(FORMAT)? != FORMAT {
            return Err(format.expected(format!("\"{FORMAT}\"")));
        }
        let version = file.need("version", "the version")?;
        match version.number(1, u64::MAX)? {
            VERSION => {}
            later => return Err(version.fault(Problem::Version(later))),
        }
        let lessons = file.need("lessons", "a list of lessons")?.list(0, LESSONS_MAX)?;
        let results = Self {
            name: named(&file.need("name", "the learner's name")?)?,
            class: file.read("class", |cursor| named(&cursor))?,
            lessons: lessons.iter().map(Played::read).collect::<Result<_, _>>()?,
        };
        let check = file.need("check", "the check value")?.text("the check value")?;
        let is_intact = check_value(&node.clone().with("check", None)) == check;
        Ok(Read { results, is_intact })
    }
}

/// What is the same as long as nothing but spaces and lines has changed.
fn check_value(node: &Node) -> String {
    format!("{:016x}", mixed(&[FORMAT, &node.to_string()]))
}

fn named(cursor: &Cursor<'_>) -> Result<String, Fault> {
    Ok(clean(cursor.prose(NAME_MAX)?))
}

impl Played {
    fn node(&self) -> Node {
        let number = |number: u64| Some(Node::Number(number));
        let texts = |texts: &[String]| Some(Node::texts(texts.iter().map(String::as_str)));
        Node::object([
            ("lesson", Some(Node::text(self.lesson.as_str()))),
            ("variant", number(self.variant)),
            ("solved", Some(Node::Flag(self.solved))),
            ("points", number(u64::from(self.points))),
            ("stars", number(u64::from(self.stars))),
            ("hints", number(u64::from(self.hints))),
            ("minutes", number(u64::from(self.minutes))),
            ("met", texts(&self.met)),
            ("open", texts(&self.open)),
            ("acts", texts(&self.acts)),
        ])
    }

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let lesson = cursor.object(&[
            "lesson", "variant", "solved", "points", "stars", "hints", "minutes", "met", "open",
            "acts",
        ])?;
        let number = |name: &str, most: u64| lesson.need(name, "a number")?.number(0, most);
        let goals = |name: &str| -> Result<Vec<String>, Fault> {
            let list = lesson.need(name, "a list of goals")?.list(0, GOALS_MAX)?;
            list.iter().map(|goal| Ok(goal.id("a goal's name")?.to_owned())).collect()
        };
        let acts = lesson.need("acts", "a list of acts")?.list(0, ACTS_KEPT)?;
        Ok(Self {
            lesson: lesson.need("lesson", "a lesson's name")?.id("a lesson's name")?.to_owned(),
            variant: number("variant", super::file::VARIANTS_MAX as u64 - 1)?,
            solved: lesson.need("solved", "true or false")?.flag()?,
            points: number("points", u64::from(POINTS))? as u32,
            stars: number("stars", 3)? as u8,
            hints: number("hints", 3)? as u8,
            minutes: number("minutes", u64::from(u32::MAX))? as u32,
            met: goals("met")?,
            open: goals("open")?,
            acts: acts
                .iter()
                .map(|act| Ok(act.prose(ACT_MAX)?.to_owned()))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Is it better than another attempt?
    pub fn is_better_than(&self, other: &Self) -> bool {
        let rank = |played: &Self| (played.solved, played.points, played.stars);
        rank(self) > rank(other)
    }
}
