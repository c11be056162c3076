//! A lesson, read: its variants in full, so that nothing is left to be wrong when it is played.

use super::act::Act;
use super::condition::{Condition, Mode};
use super::cursor::{Cursor, Fault, Object, Problem};
use super::node::Node;
use super::question::Question;
use super::start::Start;
use super::texts::Texts;
use super::variables::Names;
use super::variant::variants;
use crate::app::world::{Fact, Facts};

/// The value of `format`.
pub const FORMAT: &str = "tls-rehearsal/lesson";

/// The version that is written. All versions up to it are read.
pub const VERSION: u64 = 1;

/// Longest file, in bytes.
pub const LENGTH_MAX: usize = 64 * 1024;
/// Most goals.
pub const GOALS_MAX: usize = 24;
/// Most questions.
pub const QUESTIONS_MAX: usize = 12;
/// Most acts of a way.
pub const ACTS_MAX: usize = 60;
/// Most ways that must not win.
pub const WRONG_MAX: usize = 24;
/// Most variants.
pub const VARIANTS_MAX: usize = 12;
/// Most texts to be imported.
pub const FILES_MAX: usize = 4;
/// Most sources.
pub const SOURCES_MAX: usize = 32;

const FIELDS: [&str; 17] = [
    "format",
    "version",
    "id",
    "course",
    "level",
    "minutes",
    "after",
    "start",
    "may",
    "owners",
    "files",
    "vary",
    "questions",
    "goals",
    "solution",
    "wrong",
    "sources",
];

/// A lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Its name in links.
    pub id: String,
    /// The course it belongs to.
    pub course: String,
    /// How hard it is, from 1 to 4.
    pub level: u8,
    /// How long it takes.
    pub minutes: u32,
    /// Lessons that come before it.
    pub after: Vec<String>,
    /// What of the world may change.
    pub may: Facts,
    /// Members that their owners change, and what they become.
    pub owners: Vec<(String, String)>,
    /// What it rests on.
    pub sources: Vec<String>,
    /// Its variants, at least one.
    pub variants: Vec<Variant>,
    /// Its texts, if they stand in the same file, by language.
    pub texts: Vec<Texts>,
    /// The file it was read from.
    pub node: Node,
}

/// A variant of a lesson, complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What stands for `$NAME`.
    pub names: Names,
    /// How it begins.
    pub start: Start,
    /// Texts that can be imported.
    pub files: Vec<(String, String)>,
    /// Its questions.
    pub questions: Vec<Question>,
    /// Its goals.
    pub goals: Vec<Goal>,
    /// The model solution.
    pub solution: Vec<Act>,
    /// Ways that must not win.
    pub wrong: Vec<Vec<Act>>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its name.
    pub id: String,
    /// When it has to be true.
    pub mode: Mode,
    /// What.
    pub when: Condition,
}

impl Variant {
    /// A question by its name.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl Lesson {
    /// Reads a lesson.
    ///
    /// # Errors
    ///
    /// Where it is wrong, and what was expected there.
    pub fn read(text: &str) -> Result<Self, Fault> {
        if text.len() > LENGTH_MAX {
            return Err(Fault::whole(Problem::TooLarge(LENGTH_MAX)));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let node = Node::read(text).map_err(|error| Fault::whole(Problem::NotJson(error)))?;
        Self::of(node)
    }

    /// A lesson of its file as values.
    ///
    /// # Errors
    ///
    /// Where it is wrong, and what was expected there.
    pub fn of(node: Node) -> Result<Self, Fault> {
        let cursor = Cursor::whole(&node);
        let file = cursor.object(&[FIELDS.as_slice(), &["texts"]].concat())?;
        head(&file)?;
        let id = file.need("id", A_NAME)?.id(A_NAME)?.to_owned();
        let mut lesson = Self {
            id,
            course: file.need("course", A_NAME)?.id(A_NAME)?.to_owned(),
            level: file.need("level", "1 to 4")?.number(1, 4)? as u8,
            minutes: file.need("minutes", "1 to 120")?.number(1, 120)? as u32,
            after: file.read("after", |cursor| ids(&cursor, 8))?.unwrap_or_default(),
            may: file.read("may", |cursor| may(&cursor))?.unwrap_or_default(),
            owners: file.read("owners", |cursor| owners(&cursor))?.unwrap_or_default(),
            sources: sources(&file)?,
            variants: Vec::new(),
            texts: Vec::new(),
            node: Node::Null,
        };
        lesson.variants = variants(&file)?;
        if let Some(texts) = file.get("texts") {
            for (language, cursor) in texts.any_object()?.all() {
                lesson.texts.push(Texts::inside(language, &cursor, &lesson)?);
            }
        }
        drop(file);
        lesson.node = node;
        Ok(lesson)
    }

    /// A variant; the last of those there are, if there are not so many.
    pub fn variant(&self, at: usize) -> Option<&Variant> {
        self.variants.get(at).or_else(|| self.variants.last())
    }
}

pub(super) const A_NAME: &str = "a name of small letters, digits and hyphens";

fn head(file: &Object<'_>) -> Result<(), Fault> {
    let format = file.need("format", &format!("\"{FORMAT}\""))?;
    if format.text(&format!("\"{FORMAT}\""))? != FORMAT {
        return Err(format.expected(format!("\"{FORMAT}\"")));
    }
    let version = file.need("version", "a whole number")?;
    match version.node {
        Node::Number(1..=VERSION) => Ok(()),
        Node::Number(later) if *later > VERSION => Err(version.fault(Problem::Version(*later))),
        Node::Number(_)
        | Node::Null
        | Node::Flag(_)
        | Node::Odd(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Object(_) => Err(version.expected("a whole number")),
    }
}

fn ids(cursor: &Cursor<'_>, most: usize) -> Result<Vec<String>, Fault> {
    cursor.list(0, most)?.iter().map(|item| item.id(A_NAME).map(str::to_owned)).collect()
}

fn may(cursor: &Cursor<'_>) -> Result<Facts, Fault> {
    let facts = cursor.list(0, Fact::ALL.len())?;
    facts.iter().try_fold(Facts::default(), |facts, item| Ok(facts.and(item.word()?)))
}

fn owners(cursor: &Cursor<'_>) -> Result<Vec<(String, String)>, Fault> {
    const OWNERS_MAX: usize = 12;
    let object = cursor.any_object()?;
    let found = object.all().count();
    if found > OWNERS_MAX {
        return Err(cursor.fault(Problem::TooMany { most: OWNERS_MAX, found }));
    }
    let one = |(from, to): (&str, Cursor<'_>)| {
        Ok((from.to_owned(), super::condition::callers::member(&to)?.to_owned()))
    };
    object.all().map(one).collect()
}

fn sources(file: &Object<'_>) -> Result<Vec<String>, Fault> {
    const LENGTH_MAX: usize = 60;
    let cursor = file.need("sources", "a list of sources")?;
    let one = |item: &Cursor<'_>| item.prose(LENGTH_MAX).map(str::to_owned);
    cursor.list(0, SOURCES_MAX)?.iter().map(one).collect()
}
