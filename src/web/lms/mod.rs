//! The LMS that a package is opened in. What it is told, and when, is decided in `lesson/package`.

pub mod scorm;
