//! Numbers, shares, durations and dates: the one place that decides how they are written.

use super::count;
use crate::rollout::SimTime;
use crate::rollout::calendar::{Day, Moment};

/// "1,234,567".
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "12.3 %", never "0 %" for what is more than nothing, nor "100 %" for what is less than all.
pub fn share(part: u64, whole: u64) -> String {
    if part == 0 || whole == 0 {
        return "0 %".to_owned();
    }
    if part == whole {
        return "100 %".to_owned();
    }
    match u128::from(part) * 1000 / u128::from(whole) {
        0 => "under 0.1 %".to_owned(),
        999.. => "over 99.8 %".to_owned(),
        tenths => format!("{} %", one_decimal(tenths)),
    }
}

/// "97.25 %" of hundredths of a percent.
pub fn chance(hundredths: u32) -> String {
    match hundredths {
        0 => "0 %".to_owned(),
        10_000 => "100 %".to_owned(),
        _ => format!("{}.{:02} %", hundredths / 100, hundredths % 100),
    }
}

/// "99.9", "99.95" of thousandths, without a sign behind it: what an input holds.
pub fn thousandths(thousandths: u32) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "2.5" of 25 tenths.
pub fn one_decimal(tenths: u128) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// "7:05", or "2:07:05" from an hour on.
pub fn clock(time: SimTime) -> String {
    let seconds = time.seconds();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// The time for people who listen: "7 minutes 5 seconds".
pub fn spoken(time: SimTime) -> String {
    let seconds = time.seconds();
    let minutes = count((seconds / 60) as usize, "minute", "minutes");
    if seconds.is_multiple_of(60) {
        minutes
    } else {
        format!("{minutes} {}", count((seconds % 60) as usize, "second", "seconds"))
    }
}

/// "33 min", "2 h 5 min"; whole minutes, rounded.
pub fn minutes(seconds: u32) -> String {
    let minutes = whole_minutes(seconds);
    if minutes >= 60 && minutes.is_multiple_of(60) {
        format!("{} h", minutes / 60)
    } else if minutes >= 60 {
        format!("{} h {} min", minutes / 60, minutes % 60)
    } else {
        format!("{minutes} min")
    }
}

/// "26 min 40 s", "1 h 0 min 5 s"; to the second.
pub fn exactly(seconds: u32) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, 0) => format!("{minutes} min"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, 0, 0) => format!("{hours} h"),
        (hours, minutes, 0) => format!("{hours} h {minutes} min"),
        (hours, minutes, seconds) => format!("{hours} h {minutes} min {seconds} s"),
    }
}

/// "three" in a sentence; from thirteen on in digits.
pub fn spelled(number: usize) -> String {
    const NAMES: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    NAMES.get(number).map_or_else(|| self::number(number as u64), |name| (*name).to_owned())
}

/// 22 of "22 min": minutes only, rounded.
pub const fn whole_minutes(seconds: u32) -> u32 {
    (seconds + 30) / 60
}

/// "22:05" of a minute of the day.
pub fn time_of_day(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// "2026-12-05": the form of ISO 8601, which nobody takes for another day.
pub fn date(day: Day) -> String {
    day.to_string()
}

/// "Saturday 2026-12-05 22:00 UTC+01:00".
pub fn moment(moment: Moment) -> String {
    let (day, time) = (date(moment.day), time_of_day(moment.minute));
    format!("{} {day} {time} {}", weekday(moment.day.weekday()), moment.offset)
}

/// A day of the week, Monday as 0.
pub const fn weekday(day: usize) -> &'static str {
    match day {
        0 => "Monday",
        1 => "Tuesday",
        2 => "Wednesday",
        3 => "Thursday",
        4 => "Friday",
        5 => "Saturday",
        _ => "Sunday",
    }
}

/// The same beneath a picture.
pub const fn short_weekday(day: usize) -> &'static str {
    match day {
        0 => "Mon",
        1 => "Tue",
        2 => "Wed",
        3 => "Thu",
        4 => "Fri",
        5 => "Sat",
        _ => "Sun",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollout::calendar::Offset;

    #[test]
    fn a_share_is_nothing_or_all_only_where_it_is() {
        for (part, whole, text) in [
            (0, 7, "0 %"),
            (1, 100_000, "under 0.1 %"),
            (1, 8, "12.5 %"),
            (99_999, 100_000, "over 99.8 %"),
            (7, 7, "100 %"),
            (u64::MAX, u64::MAX, "100 %"),
        ] {
            assert_eq!(share(part, whole), text);
        }
    }

    #[test]
    fn numbers_and_durations_are_written_for_people() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([29, 90, 3_600, 7_500].map(minutes), ["0 min", "2 min", "1 h", "2 h 5 min"]);
        assert_eq!([99_000, 99_950, 100_000].map(thousandths), ["99", "99.95", "100"]);
        let time = SimTime::from_seconds(2 * 3600 + 65);
        assert_eq!(clock(time), "2:01:05");
        assert_eq!(spoken(time), "121 minutes 5 seconds");
    }

    #[test]
    fn a_moment_names_its_weekday_and_where_clocks_show_it() {
        let sunday = Moment { day: Day(3), minute: 61, offset: Offset(60) };
        assert_eq!(moment(sunday), "Sunday 1970-01-04 01:01 UTC+01:00");
        for day in 0..7 {
            assert!(weekday(day).starts_with(short_weekday(day)));
        }
    }
}
