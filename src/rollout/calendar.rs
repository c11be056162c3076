//! Days, weekdays and offsets from UTC. Which day today is, is an argument.

use std::fmt;

/// Minutes in a day.
pub const DAY_MINUTES: u32 = 24 * 60;
/// Minutes in a week.
pub const WEEK_MINUTES: u32 = 7 * DAY_MINUTES;

/// A day, counted from 1 January 1970, in the calendar of Gregory.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Day(pub u32);

/// The last day that is taken: 31 December 2199.
pub const LAST_DAY: Day = Day(84_005);

impl Day {
    /// Its weekday, Monday as 0.
    pub const fn weekday(self) -> usize {
        // 1 January 1970 was a Thursday.
        ((self.0 + 3) % 7) as usize
    }

    /// Year, month from 1, day from 1.
    pub const fn date(self) -> (u32, u32, u32) {
        // Counted from 1 March of year 0, so that the leap day is the last of its year.
        let days = self.0 + 719_468;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + (month <= 2) as u32;
        (year, month, day)
    }

    /// The day that "2026-12-05" names; `None` if none from 1970 to 2199.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if !(1970..=2199).contains(&year) || !(1..=12).contains(&month) || parts.next().is_some() {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (shifted / 400, shifted % 400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.checked_sub(1)?;
        let found = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let found = Self(found.checked_sub(719_468)?);
        // The 31st of a month of 30 days would be another date.
        (found.date() == (year, month, day)).then_some(found)
    }
}

impl fmt::Display for Day {
    /// "2026-12-05".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year}-{month:02}-{day:02}")
    }
}

/// An offset from UTC, in minutes. Fixed: the page knows no time zones, so it knows no summer time.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Offset(pub i16);

impl Offset {
    /// That of this browser's clock: what nobody has chosen otherwise. It counts as UTC where no browser says more.
    pub const HERE: Self = Self(i16::MIN);

    /// The offset of this browser's clock, then every one that is in use, from west to east.
    pub const ALL: [i16; 41] = [
        i16::MIN,
        -720,
        -660,
        -600,
        -570,
        -540,
        -480,
        -420,
        -360,
        -300,
        -240,
        -210,
        -180,
        -150,
        -120,
        -60,
        0,
        60,
        120,
        180,
        210,
        240,
        270,
        300,
        330,
        345,
        360,
        390,
        420,
        480,
        525,
        540,
        570,
        600,
        630,
        660,
        720,
        765,
        780,
        825,
        840,
    ];

    /// The position in [`Offset::ALL`] of the offset that is nearest to this one.
    pub fn position(self) -> usize {
        if self == Self::HERE {
            return 0;
        }
        let far = |at: &usize| Self::ALL.get(*at).map(|offset| offset.abs_diff(self.0));
        (1..Self::ALL.len()).min_by_key(far).unwrap_or_default()
    }

    const fn minutes(self) -> i64 {
        if self.0 == i16::MIN { 0 } else { self.0 as i64 }
    }
}

impl fmt::Display for Offset {
    /// "UTC", "UTC+05:30".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes() == 0 {
            return f.write_str("UTC");
        }
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.unsigned_abs();
        write!(f, "UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// A minute of a day, at an offset from UTC.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Moment {
    /// The day there.
    pub day: Day,
    /// The minute of that day.
    pub minute: u32,
    /// Where.
    pub offset: Offset,
}

impl Moment {
    /// The same moment as clocks show it at another offset.
    #[must_use]
    pub const fn at(self, offset: Offset) -> Self {
        let minutes = self.day.0 as i64 * DAY_MINUTES as i64 + self.minute as i64
            - self.offset.minutes()
            + offset.minutes();
        let minutes = if minutes < 0 { 0 } else { minutes as u64 };
        let day = Day((minutes / DAY_MINUTES as u64) as u32);
        Self { day, minute: (minutes % DAY_MINUTES as u64) as u32, offset }
    }

    /// Later by so many minutes.
    #[must_use]
    pub const fn later(self, minutes: u32) -> Self {
        let whole = self.minute + minutes;
        Self { day: Day(self.day.0 + whole / DAY_MINUTES), minute: whole % DAY_MINUTES, ..self }
    }

    /// The minute of the week, from Monday 0:00.
    pub const fn minute_of_week(self) -> u32 {
        self.day.weekday() as u32 * DAY_MINUTES + self.minute
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_read_as_it_is_written_and_follows_the_day_before() {
        let mut before = (1969, 12, 31);
        for day in (0..=LAST_DAY.0).map(Day) {
            assert_eq!(Day::read(&day.to_string()), Some(day));
            let (year, month, date) = day.date();
            let next = match before {
                (_, same, _) if same == month => (before.0, before.1, before.2 + 1),
                (year, 12, _) => (year + 1, 1, 1),
                (year, month, _) => (year, month + 1, 1),
            };
            assert_eq!((year, month, date), next);
            before = (year, month, date);
        }
        assert_eq!(before, (2199, 12, 31));
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (date, weekday) in [("1970-01-01", 3), ("2024-02-29", 3), ("2026-11-25", 2)] {
            assert_eq!(Day::read(date).map(Day::weekday), Some(weekday));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-04-31",
            "2026-00-01",
            "2026-01-00",
            "1969-12-31",
            "2200-01-01",
            "2026-01-01-01",
            "a-b-c",
            "-1-1-1",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_is_the_same_wherever_clocks_stand() {
        let moment = Moment { day: Day(20_000), minute: 30, offset: Offset(0) };
        for offset in Offset::ALL.map(Offset) {
            let there = moment.at(offset);
            assert_eq!(there.at(moment.offset), moment);
            assert_eq!(Offset::ALL[offset.position()], offset.0);
        }
        let west = moment.at(Offset(-60));
        assert_eq!((west.day, west.minute), (Day(19_999), 23 * 60 + 30));
        assert_eq!(moment.later(24 * 60).day, Day(20_001));
    }
}
