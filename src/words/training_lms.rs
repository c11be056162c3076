//! A package for an LMS: what it holds, and what the LMS is told.

use super::{count, labels};
use crate::lesson::package::Told;

labels! {
    for_lms: "For an LMS";
    for_lms_answer: "A SCORM 1.2 package for nearly every LMS: progress, score and status, from results alone.";
    packed: "Packed";
    passing: "Passed when";
    all_solved: "every lesson is solved";
    reported: "Reported as";
    class_code: "Class code of the package";
    download: "Download zip";
    no_list: "This page has no list of its own files, or one of them could not be fetched: a package is made by a release of the page (make dist), served with all its files.";
    about: "Upload the zip as it is. It holds the whole page and needs no other host. Without a class code each learner begins with the first variants. Passing is decided in the lessons, so set no mastery score in the LMS.";
}

/// "The save: 7 lessons".
pub fn whole(title: &str, lessons: usize) -> String {
    format!("{title}: {}", count(lessons, "lesson", "lessons"))
}

/// "the mean is 70 points or more".
pub fn mean(points: u8) -> String {
    format!("the mean is {points} points or more")
}

/// What an LMS is told.
pub const fn told(told: Told) -> &'static str {
    match told {
        Told::Passed => "passed",
        Told::Completed => "completed, for an LMS that waits for that",
    }
}

/// The name of an archive: "tls-rehearsal-the-save-scorm12.zip".
pub fn archive(unit: &str) -> String {
    format!("tls-rehearsal-{unit}-scorm12.zip")
}
