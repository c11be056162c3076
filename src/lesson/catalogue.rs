//! The lessons that come with the page, in the order in which they are listed.

use std::sync::{Arc, LazyLock};

use super::cursor::{Cursor, Fault, Problem};
use super::file::Lesson;
use super::node::Node;
use super::texts::Texts;

/// A lesson of the catalogue: its name, and its files.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Its name.
    pub id: &'static str,
    /// What it is.
    pub structure: &'static str,
    /// Its words in English.
    pub english: &'static str,
}

macro_rules! lessons {
    ($($id:literal,)+) => {
        /// Every lesson, course by course.
        pub const ALL: &[Entry] = &[$(Entry {
            id: $id,
            structure: include_str!(concat!("../../lessons/", $id, ".json")),
            english: include_str!(concat!("../../lessons/", $id, ".en.json")),
        },)+];
    };
}

lessons! {
    "two-minute-tour",
    "first-save",
    "locked-rows",
    "fifteen-of-twenty-one",
    "wrong-tier",
    "two-editions",
    "other-gateways",
    "read-the-impact",
    "smallest-remedy",
    "nobody-lost",
    "the-certificate-decides",
    "http2-and-its-suites",
    "backend-wants-1-3",
    "the-renegotiation-list",
    "one-backend-wins-one-loses",
    "a-caller-of-your-own",
    "how-long",
    "developer-is-down",
    "one-save-not-two",
    "half-the-calls-fail",
    "the-window",
    "the-budget",
    "after-enabling",
    "only-by-rest",
    "the-four-hidden-suites",
    "the-colleagues-patch",
    "two-keys-for-one-suite",
    "the-scanner-is-wrong",
    "the-scan-says-otherwise",
    "hand-it-over",
    "the-audit-before-the-holiday",
}

const COURSES: &str = include_str!("../../lessons/courses.json");
const COURSES_ENGLISH: &str = include_str!("../../lessons/courses.en.json");
const SOURCES: &str = include_str!("../../lessons/sources.json");

/// A course, as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub card: String,
    /// Its lessons.
    pub lessons: Vec<Head>,
}

/// A lesson, as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its name.
    pub id: String,
    /// How hard it is, from 1 to 4.
    pub level: u8,
    /// How long it takes.
    pub minutes: u32,
    /// Lessons that come before it.
    pub after: Vec<String>,
    /// How many variants there are.
    pub variants: usize,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub card: String,
}

/// What a lesson rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name in lessons.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The section.
    pub section: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// When it was read, or is from.
    pub date: Option<String>,
    /// How sure it is.
    pub confidence: Option<String>,
}

/// A lesson of the catalogue with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Its words.
    pub texts: Arc<Texts>,
}

/// Opens a lesson of the catalogue; `None` if there is none of this name.
///
/// # Errors
///
/// Never, of those that are here: tests read them all.
pub fn open(id: &str) -> Option<Result<Opened, Fault>> {
    let entry = ALL.iter().find(|entry| entry.id == id)?;
    Some(entry.open())
}

impl Entry {
    /// The lesson with its words.
    ///
    /// # Errors
    ///
    /// Never, of those that are here: tests read them all.
    pub fn open(&self) -> Result<Opened, Fault> {
        let lesson = Lesson::read(self.structure)?;
        let texts = Texts::read(self.english, &lesson)?;
        Ok(Opened { lesson: Arc::new(lesson), texts: Arc::new(texts) })
    }
}

/// Opens a lesson in one file, its words inside: somebody else's.
///
/// # Errors
///
/// Where it is wrong, and what was expected there.
pub fn open_file(text: &str) -> Result<Opened, Fault> {
    let lesson = Lesson::read(text)?;
    let english = lesson.texts.iter().find(|texts| texts.language == "en");
    let Some(texts) = english.or_else(|| lesson.texts.first()).cloned() else {
        return Err(Fault {
            path: "texts".to_owned(),
            problem: Problem::Missing("the words of the lesson in a language".to_owned()),
            variant: None,
        });
    };
    Ok(Opened { lesson: Arc::new(lesson), texts: Arc::new(texts) })
}

static LISTED: LazyLock<Vec<Course>> = LazyLock::new(|| list().unwrap_or_default());
static SOURCED: LazyLock<Option<Node>> = LazyLock::new(|| Node::read(SOURCES).ok());

/// Every course with its lessons, as they are listed: little of each file is looked at, once.
pub fn courses() -> &'static [Course] {
    &LISTED
}

/// Every lesson, as it is listed.
pub fn heads() -> impl Iterator<Item = &'static Head> {
    courses().iter().flat_map(|course| &course.lessons)
}

fn list() -> Option<Vec<Course>> {
    let (structure, english) = (Node::read(COURSES).ok()?, Node::read(COURSES_ENGLISH).ok()?);
    let Node::List(courses) = structure.get("courses")? else { return None };
    let course = |node: &Node| {
        let id = text(node, "id")?;
        let words = english.get("courses")?.get(&id)?;
        let Node::List(lessons) = node.get("lessons")? else { return None };
        let lesson = |node: &Node| {
            let Node::Text(id) = node else { return None };
            head(ALL.iter().find(|entry| entry.id == id)?)
        };
        Some(Course {
            title: text(words, "title")?,
            card: text(words, "card")?,
            lessons: lessons.iter().filter_map(lesson).collect(),
            id,
        })
    };
    Some(courses.iter().filter_map(course).collect())
}

fn head(entry: &Entry) -> Option<Head> {
    let (lesson, words) = (Node::read(entry.structure).ok()?, Node::read(entry.english).ok()?);
    let number = |name: &str| match lesson.get(name)? {
        Node::Number(number) => Some(*number),
        Node::Null
        | Node::Flag(_)
        | Node::Odd(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Object(_) => None,
    };
    let variants = match lesson.get("vary") {
        Some(Node::List(variants)) => variants.len(),
        Some(_) | None => 1,
    };
    let after = match lesson.get("after") {
        Some(node @ Node::List(_)) => {
            let items = Cursor::whole(node).list(0, usize::MAX).ok()?;
            items.iter().filter_map(|item| item.text("").ok().map(str::to_owned)).collect()
        }
        Some(_) | None => Vec::new(),
    };
    Some(Head {
        id: entry.id.to_owned(),
        level: number("level")? as u8,
        minutes: number("minutes")? as u32,
        after,
        variants,
        title: text(&words, "title")?,
        card: text(&words, "card").unwrap_or_default(),
    })
}

/// A source by its name in lessons.
pub fn source(id: &str) -> Option<Source> {
    let found = SOURCED.as_ref()?.get("sources")?.get(id)?;
    Some(Source {
        id: id.to_owned(),
        title: text(found, "title")?,
        section: text(found, "section"),
        address: text(found, "address"),
        date: text(found, "date"),
        confidence: text(found, "confidence"),
    })
}

fn text(node: &Node, name: &str) -> Option<String> {
    let Some(Node::Text(text)) = node.get(name) else { return None };
    Some(text.clone())
}
