//! Events as an iCalendar file. Source: RFC 5545.

use std::fmt::Write;

use crate::rollout::calendar::{Moment, Offset};

/// An event of a calendar.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Event {
    /// Its name among all events everywhere.
    pub uid: String,
    /// When it begins.
    pub from: Moment,
    /// How many minutes it takes.
    pub minutes: u32,
    /// Its title.
    pub summary: String,
    /// All that is to be said of it.
    pub description: String,
}

/// Most octets of a line, its end apart. Source: RFC 5545 3.1.
const LINE_MAX: usize = 75;

/// A calendar with `events`, written at `now`. All times are in UTC, so that no time zone has to be described.
pub fn write(events: &[Event], now: Moment) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    line(&mut text, "PRODID", "-//TLS Rehearsal//EN");
    line(&mut text, "CALSCALE", "GREGORIAN");
    for event in events {
        line(&mut text, "BEGIN", "VEVENT");
        line(&mut text, "UID", &escaped(&event.uid));
        line(&mut text, "DTSTAMP", &utc(now));
        line(&mut text, "DTSTART", &utc(event.from));
        line(&mut text, "DTEND", &utc(event.from.later(event.minutes)));
        line(&mut text, "SUMMARY", &escaped(&event.summary));
        line(&mut text, "DESCRIPTION", &escaped(&event.description));
        line(&mut text, "TRANSP", "TRANSPARENT");
        line(&mut text, "END", "VEVENT");
    }
    line(&mut text, "END", "VCALENDAR");
    text
}

/// "20261205T210000Z".
fn utc(moment: Moment) -> String {
    let moment = moment.at(Offset(0));
    let (year, month, day) = moment.day.date();
    let (hour, minute) = (moment.minute / 60, moment.minute % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}00Z")
}

/// Text as a value: RFC 5545 3.3.11. Other control characters than line ends may not stand in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long; no character is cut.
fn line(text: &mut String, name: &str, value: &str) {
    let mut whole = String::new();
    // Writing into a string cannot fail.
    let _ = write!(whole, "{name}:{value}");
    let mut length = 0;
    for letter in whole.chars() {
        if length + letter.len_utf8() > LINE_MAX {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}
