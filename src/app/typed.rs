//! What people type into the fields of the Rollout tab, and what it asks for.

use super::Intent;
use super::rehearse::RehearseAct;
use super::scale::Extent;
use crate::rollout::calendar::Day;
use crate::rollout::rehearsal::Field;

/// How a field is given its value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    /// One of a list is chosen.
    Chosen,
    /// A whole number is typed.
    Number,
    /// A number with a point is typed.
    Decimal,
    /// A day is typed, or chosen from a calendar.
    Day,
    /// A time is typed.
    Time,
    /// Days of the week are ticked.
    Ticked,
}

/// How `field` is given its value.
pub const fn way(field: Field) -> Way {
    match field {
        Field::TailShape
        | Field::FirstLast
        | Field::Drained
        | Field::Downtime
        | Field::Shape
        | Field::Callers
        | Field::WindowOffset => Way::Chosen,
        Field::WindowDay => Way::Day,
        Field::WindowMinute => Way::Time,
        Field::Objective => Way::Decimal,
        Field::Weekdays => Way::Ticked,
        Field::TailPercent
        | Field::TailMinutes
        | Field::WindowLength
        | Field::ObjectiveDays
        | Field::Spent
        | Field::FixDays
        | Field::Notice
        | Field::Seed => Way::Number,
    }
}

/// What `text` in `field` asks for; of a list and of ticks it is the number that stands for the choice.
pub fn typed(field: Field, text: &str) -> Intent {
    let text = text.trim();
    let found = match way(field) {
        Way::Chosen | Way::Ticked | Way::Number => number(text),
        Way::Decimal => thousandths(text),
        Way::Day => Day::read(text).map(|day| day.0),
        Way::Time => minute(text),
    };
    let act = found.map_or(RehearseAct::NotSet(field), |found| RehearseAct::Set(field, found));
    Intent::Rehearse(act)
}

/// What a press on a day of the week asks for, Monday as 0, where these are ticked.
pub fn ticked(weekdays: u32, day: u32) -> Intent {
    let turned = weekdays ^ 1_u32.checked_shl(day).unwrap_or(0);
    Intent::Rehearse(RehearseAct::Set(Field::Weekdays, turned))
}

/// What `text` asks for as the minutes to wait after a step of a strategy.
pub fn wait(strategy: usize, step: usize, text: &str) -> Intent {
    let act = number(text.trim())
        .map_or(RehearseAct::NotAWait, |minutes| RehearseAct::Wait(strategy, step, minutes));
    Intent::Rehearse(act)
}

/// What `text` asks for as the units of a region, from 1.
pub fn units(region: u8, text: &str) -> Intent {
    number(text.trim()).map_or(Intent::NotScaled(Extent::UnitsIn(region)), |units| {
        Intent::SetUnitsIn(region, u8::try_from(units).unwrap_or(u8::MAX))
    })
}

/// A whole number; what is too large for any field is as large as can be.
fn number(text: &str) -> Option<u32> {
    text.parse::<u64>().ok().map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

/// "22:05" as minutes of the day.
fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// "99.95" percent as thousandths of a percent.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.is_empty() || part.len() > 3 || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: u32 = whole.parse().ok().filter(|whole| *whole <= 100)?;
    let part = format!("{part:0<3}").parse::<u32>().ok()?;
    Some(whole * 1000 + part).filter(|found| *found <= crate::rollout::budget::WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_or_refused() {
        assert_eq!(minute("22:05"), Some(1325));
        assert_eq!(minute("00:00:00"), Some(0));
        for text in ["", "24:00", "1:60", "1", "a:b", "1:5"] {
            assert_eq!(minute(text), None, "{text}");
        }
        for (text, value) in
            [("99.9", 99_900), ("100", 100_000), ("0", 0), ("99,95", 99_950), ("99.999", 99_999)]
        {
            assert_eq!(thousandths(text), Some(value), "{text}");
        }
        for text in ["", "100.1", "99.9999", "-1", "9.", ".9", "+9", "9 9", "1e1"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
