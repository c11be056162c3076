//! What a package plays, and when it is passed: a file of it, since not every LMS passes parameters on.

use super::session::WRITTEN;
use super::{Kind, Passing, Told};
use crate::codec::name::clean;
use crate::lesson::cursor::{Cursor, Fault, Problem};
use crate::lesson::node::Node;
use crate::lesson::results::{LESSONS_MAX, NAME_MAX};
use crate::lesson::score::POINTS;

/// Its name, beside what an LMS starts.
pub const NAME: &str = "package.json";

/// What it calls itself.
pub const FORMAT: &str = "tls-rehearsal/package";

/// Most bytes of it.
const LENGTH_MAX: usize = 64 * 1024;

/// The version that is written and read. Page and file travel together, so there is no other.
const VERSION: u64 = 1;

/// What is played.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contents {
    /// Which package.
    pub kind: Kind,
    /// The lessons, in order. Their positions are what an LMS keeps.
    pub lessons: Vec<String>,
    /// When it is passed.
    pub passing: Passing,
    /// What an LMS is then told.
    pub told: Told,
    /// The class code that decides variants.
    pub class: Option<String>,
}

impl Contents {
    /// As a file.
    pub fn write(&self) -> String {
        let passing = match self.passing {
            Passing::Solved => Node::text("solved"),
            Passing::Mean(points) => Node::Number(u64::from(points)),
        };
        // Open edX looks into the files of a package for the name of the status, and warns where none has it.
        let reports = match self.kind {
            Kind::Scorm => Some(Node::texts(WRITTEN)),
            Kind::Cmi5 => None,
        };
        Node::object([
            ("format", Some(Node::text(FORMAT))),
            ("version", Some(Node::Number(VERSION))),
            ("kind", Some(Node::text(self.kind.id()))),
            ("lessons", Some(Node::texts(self.lessons.iter().map(String::as_str)))),
            ("passing", Some(passing)),
            ("told", Some(Node::text(self.told.id()))),
            ("class", self.class.as_deref().map(Node::text)),
            ("reports", reports),
        ])
        .write()
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// Where it is wrong, and what was expected there.
    pub fn read(text: &str) -> Result<Self, Fault> {
        if text.len() > LENGTH_MAX {
            return Err(Fault::whole(Problem::TooLarge(LENGTH_MAX)));
        }
        let node = Node::read(text).map_err(|error| Fault::whole(Problem::NotJson(error)))?;
        let fields =
            ["format", "version", "kind", "lessons", "passing", "told", "class", "reports"];
        let file = Cursor::whole(&node).object(&fields)?;
        let format = file.need("format", "the format")?;
        if format.text(FORMAT)? != FORMAT {
            return Err(format.expected(format!("\"{FORMAT}\"")));
        }
        file.need("version", "the version")?.number(VERSION, VERSION)?;
        let lessons = file.need("lessons", "a list of lessons")?.list(1, LESSONS_MAX)?;
        let passing = file.need("passing", "when it is passed")?;
        let class = |cursor: Cursor<'_>| Ok(clean(cursor.prose(NAME_MAX)?));
        Ok(Self {
            kind: one_of(&file.need("kind", "a kind of package")?, Kind::ALL, Kind::id)?,
            lessons: lessons
                .iter()
                .map(|lesson| Ok(lesson.id("a lesson's name")?.to_owned()))
                .collect::<Result<_, _>>()?,
            passing: match passing.node {
                Node::Text(word) if word == "solved" => Passing::Solved,
                Node::Number(points) if *points <= u64::from(POINTS) => {
                    Passing::Mean(*points as u8)
                }
                Node::Null
                | Node::Flag(_)
                | Node::Number(_)
                | Node::Odd(_)
                | Node::Text(_)
                | Node::List(_)
                | Node::Object(_) => {
                    return Err(passing.expected(format!("\"solved\" or points up to {POINTS}")));
                }
            },
            told: one_of(&file.need("told", "what an LMS is told")?, Told::ALL, Told::id)?,
            class: file.read("class", class)?,
        })
    }
}

fn one_of<T: Copy, const N: usize>(
    cursor: &Cursor<'_>,
    all: [T; N],
    id: fn(T) -> &'static str,
) -> Result<T, Fault> {
    let what = all.map(id).join(" or ");
    let word = cursor.text(&what)?;
    all.into_iter().find(|each| id(*each) == word).ok_or_else(|| cursor.expected(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for kind in Kind::ALL {
            for told in Told::ALL {
                for passing in [Passing::Solved, Passing::Mean(0), Passing::Mean(80)] {
                    for class in [None, Some("Monday 9".to_owned())] {
                        let lessons = vec!["first-save".to_owned(), "how-long".to_owned()];
                        let contents = Contents { kind, lessons, passing, told, class };
                        assert_eq!(Contents::read(&contents.write()), Ok(contents));
                    }
                }
            }
        }
    }

    #[test]
    fn what_it_cannot_be_is_said_with_its_place() {
        let lessons = vec!["first-save".to_owned()];
        let (kind, passing, told) = (Kind::Scorm, Passing::Solved, Told::Passed);
        let good = Contents { kind, lessons, passing, told, class: None }.write();
        for (from, to, says) in [
            ("scorm12", "scorm", "kind: scorm12 or cmi5 expected, found \"scorm\""),
            ("\"solved\"", "101", "passing: \"solved\" or points up to 100 expected, found 101"),
            ("first-save", "First", "lessons[0]: a lesson's name expected, found \"First\""),
        ] {
            let fault = Contents::read(&good.replace(from, to)).map_err(|fault| fault.to_string());
            assert_eq!(fault, Err(says.to_owned()));
        }
    }
}
