//! Lessons as a package for an LMS: what is played and how it passes, the manifest, and the archive of all files.

pub mod carry;
pub mod cmi5;
pub mod contents;
pub mod report;
pub mod scorm;
pub mod session;
pub mod suspend;
pub mod words;
pub mod xml;
pub mod zip;

use contents::Contents;
use zip::File;

use super::catalogue::Course;

/// What an LMS starts, without a query.
pub const START: &str = "index.html";

/// Names the files of the page, in a release: who packs in a browser sees no folder.
pub const LIST: &str = "files.json";

/// What one row of a gradebook is about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unit {
    /// The id of the course or lesson.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Which package.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// SCORM 1.2.
    Scorm,
    /// cmi5.
    Cmi5,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Scorm, Self::Cmi5];

    /// How it is named in files and on a command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Scorm => "scorm12",
            Self::Cmi5 => "cmi5",
        }
    }
}

/// When who plays it has passed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Passing {
    /// Every lesson is solved.
    Solved,
    /// The mean of the points of all lessons is at least this.
    Mean(u8),
}

/// What an LMS is told of who has passed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Told {
    /// Passed.
    Passed,
    /// Completed.
    Completed,
}

impl Told {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Passed, Self::Completed];

    /// How it is named in files and on a command line, and as SCORM 1.2 has it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Completed => "completed",
        }
    }
}

/// What is packed, and how.
#[derive(Clone, Debug)]
pub struct Wish<'a> {
    /// Which package.
    pub kind: Kind,
    /// What it holds. SCORM 1.2 has one row in a gradebook for all of it.
    pub courses: &'a [Course],
    /// What it is called.
    pub unit: Unit,
    /// What it is about, in a line.
    pub about: &'a str,
    /// When it is passed.
    pub passing: Passing,
    /// What an LMS is then told.
    pub told: Told,
    /// The class code that decides variants; every learner's own if none.
    pub class: Option<&'a str>,
    /// The language of the texts.
    pub language: &'a str,
}

/// Why there is no package.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Refused {
    /// It would hold no lesson.
    Nothing,
    /// This file of the page is not there.
    Missing(&'static str),
    /// The page names no host that it may talk to, where cmi5 needs another.
    Policy,
    /// The page has no title, before which the mark of a package stands.
    Title,
    /// More than the plain form of an archive can name.
    TooLarge,
}

/// What the mark of a package stands before.
const TITLE: &str = "<title>";

/// By this name the page finds that it is in a package. Without it, nothing of a package is ever asked for.
const MARK: &str = "package";

/// The page's own words on which hosts it may talk to, and those of a package that has to talk to an LMS elsewhere.
const POLICY: [&str; 2] = ["connect-src 'self'", "connect-src 'self' https: http:"];

/// The archive: the files of the page, what is to be played, and the manifest.
///
/// # Errors
///
/// Where something that it needs is not there.
pub fn pack(wish: &Wish<'_>, page: Vec<File>) -> Result<Vec<u8>, Refused> {
    if wish.courses.iter().all(|course| course.lessons.is_empty()) {
        return Err(Refused::Nothing);
    }
    let mut files = page;
    let made = [scorm::NAME, cmi5::NAME, contents::NAME, LIST];
    files.retain(|file| !made.contains(&file.path.as_str()));
    let start = files.iter_mut().find(|file| file.path == START).ok_or(Refused::Missing(START))?;
    let text = std::str::from_utf8(&start.bytes).map_err(|_| Refused::Title)?;
    let mark = format!("<meta id={MARK} name={MARK} content={}>{TITLE}", contents::NAME);
    let mut text = instead(text, TITLE, &mark).ok_or(Refused::Title)?;
    if wish.kind == Kind::Cmi5 {
        let [own, open] = POLICY;
        text = instead(&text, own, open).ok_or(Refused::Policy)?;
    }
    start.bytes = text.into_bytes();
    let lessons = wish.courses.iter().flat_map(|course| &course.lessons);
    let contents = Contents {
        kind: wish.kind,
        lessons: lessons.map(|lesson| lesson.id.clone()).collect(),
        passing: wish.passing,
        told: wish.told,
        class: wish.class.map(str::to_owned),
    };
    files.push(File::text(contents::NAME, contents.write()));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let manifest = match wish.kind {
        Kind::Scorm => File::text(scorm::NAME, scorm::manifest(&wish.unit, &files)),
        Kind::Cmi5 => {
            let text = cmi5::structure(&wish.unit.title, wish.about, wish.courses, wish.language);
            File::text(cmi5::NAME, text)
        }
    };
    files.insert(0, manifest);
    zip::zip(&files).ok_or(Refused::TooLarge)
}

/// A text with `new` in the place of `old`, which it has to hold once.
fn instead(text: &str, old: &str, new: &str) -> Option<String> {
    let mut parts = text.split(old);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(after), None) => Some([before, new, after].concat()),
        (_, _, _) => None,
    }
}
