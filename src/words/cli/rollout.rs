//! How long a save takes.

use crate::domain::Instance;
use crate::words::tiers;

super::super::labels! {
    percent_expected: "--tail-percent: from 0 to 100 is expected";
    percentile: "Not more, in so many of 100 seeds";
}

/// The head of the column of durations, with the mark of its source.
pub fn end(mark: &str) -> String {
    format!("End {mark}")
}

/// The head of the column of downtimes, with the marks of its sources.
pub fn downtime(marks: &str) -> String {
    format!("Downtime {marks}")
}

/// The instance, and how many seeds were asked.
pub fn head(instance: Instance, seeds: u32) -> String {
    format!("{}; {seeds} seeds", tiers::summary(instance))
}

/// How far the asking is.
pub fn progress(asked: u32, seeds: u32) -> String {
    format!("{asked} of {seeds} seeds")
}
