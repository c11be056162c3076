//! Calls an hour, pasted as CSV: 24 rows for every day, or 168 for a week from Monday 0:00 on.

use std::fmt;

use crate::rollout::week::{HOURS, Week};

/// Longest text that is looked at, in bytes.
pub const LENGTH_MAX: usize = 64 * 1024;

/// Most calls an hour.
pub const CALLS_MAX: u64 = 1_000_000_000_000;

/// Why hours were not taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum HoursError {
    /// More bytes than are looked at.
    TooLong(usize),
    /// A line whose last column is no whole number of calls; the line, and its last column as far as it fits.
    NoNumber(usize, String),
    /// A line that names another hour than the one whose turn it is; the line, the hour named, the hour expected.
    WrongHour(usize, u64, u64),
    /// So many rows.
    Rows(usize),
    /// Not a single call.
    Nothing,
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(length) => {
                write!(f, "it has {length} bytes; at most {LENGTH_MAX} are looked at")
            }
            Self::NoNumber(line, text) => write!(
                f,
                "line {line} ends with \"{text}\"; a whole number of calls from 0 to {CALLS_MAX} is expected"
            ),
            Self::WrongHour(line, found, expected) => {
                write!(f, "line {line} is about hour {found}; hour {expected} is expected there")
            }
            Self::Rows(rows) => write!(
                f,
                "it has {rows} rows; 24 are expected (hour 0 to 23), or {HOURS} (a week from Monday 0:00)"
            ),
            Self::Nothing => {
                f.write_str("all its hours have 0 calls; at least one has to have some")
            }
        }
    }
}

/// Reads rows of calls an hour. Commas, semicolons and tabs part columns; the last column counts. A first row that holds no
/// number is a head. Where the first of several columns is a number, it has to be the hour: a comma never parts thousands.
///
/// # Errors
///
/// Says what is wrong, and in which line.
pub fn read(text: &str) -> Result<Week, HoursError> {
    if text.len() > LENGTH_MAX {
        return Err(HoursError::TooLong(text.len()));
    }
    let mut calls: Vec<u64> = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let mut first = true;
    for (number, line) in lines {
        let mut columns =
            line.split([',', ';', '\t']).map(|column| column.trim().trim_matches('"'));
        let head = columns.next().unwrap_or_default();
        let last = columns.next_back();
        let found = last.unwrap_or(head).parse::<u64>().ok().filter(|calls| *calls <= CALLS_MAX);
        let is_head =
            std::mem::take(&mut first) && !line.contains(|letter: char| letter.is_ascii_digit());
        match found {
            None if is_head => continue,
            None => {
                let text = last.unwrap_or(head).chars().filter(|letter| !letter.is_control());
                return Err(HoursError::NoNumber(number, text.take(20).collect()));
            }
            Some(found) => {
                let expected = calls.len() as u64;
                let hour = last.and_then(|_| head.parse::<u64>().ok());
                if let Some(hour) = hour.filter(|hour| *hour != expected) {
                    return Err(HoursError::WrongHour(number, hour, expected));
                }
                calls.push(found);
            }
        }
    }
    if calls.len() != 24 && calls.len() != HOURS {
        return Err(HoursError::Rows(calls.len()));
    }
    Week::pasted(&calls).ok_or(HoursError::Nothing)
}
