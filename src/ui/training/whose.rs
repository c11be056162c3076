//! Whose lesson it is that runs.

use crate::lesson::Lesson;
use crate::lesson::packed::pack;
use crate::ui::training::address::{Address, PACKED};
use crate::web::persist::LESSON;

/// Whose lesson runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Whose {
    /// One of this page.
    Page,
    /// One that came from a file or a link.
    Other,
    /// One that is being written here.
    Own(Built),
}

/// What is done with a lesson that is being written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Built {
    /// It is played as a learner would.
    Played,
    /// The page is looked at, as it is after so many acts of the solution.
    Shown(usize),
    /// The solution is recorded.
    Solution,
    /// A way that must not win is recorded, by its number from 0.
    Way(usize),
}

impl Whose {
    /// Is something recorded or looked at, and no lesson played?
    pub fn is_of_builder(self) -> bool {
        matches!(self, Self::Own(Built::Shown(_) | Built::Solution | Built::Way(_)))
    }

    /// Where the lesson is found. What is being written is found where it is written; what is of nobody here carries itself.
    pub fn address(self, lesson: &Lesson, variant: usize) -> String {
        let id = lesson.id.clone();
        let at = |lesson| Address { lesson, variant: Some(variant), class: None }.write();
        match self {
            Self::Page => at(id),
            Self::Other => at(pack(&lesson.node).map_or(id, |text| format!("{PACKED}{text}"))),
            Self::Own(_) => LESSON.to_owned(),
        }
    }
}
