//! Fields of the Rollout tab that are text: how each is named, and what a value in it asks for.

use std::fmt;

use super::Intent;
use super::rehearse::RehearseAct;
use super::scale::Extent;
use crate::domain::Setting;
use crate::rollout::calendar::Day;
use crate::rollout::rehearsal::Field;

/// A field, by what it sets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input {
    /// A value of the rehearsal.
    Field(Field),
    /// A weekday of the window, Monday as 0.
    Weekday(usize),
    /// The kind of a strategy.
    Kind(usize),
    /// The wait after a step of a strategy.
    Wait(usize, usize),
    /// The save of a strategy in which a setting is changed.
    Move(usize, Setting),
    /// The units of a region, from 1.
    Units(u8),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => write!(f, "field-{}", *field as usize),
            Self::Weekday(day) => write!(f, "weekday-{day}"),
            Self::Kind(at) => write!(f, "kind-{at}"),
            Self::Wait(at, step) => write!(f, "wait-{at}-{step}"),
            Self::Move(at, setting) => write!(f, "move-{at}-{}", setting.index()),
            Self::Units(region) => write!(f, "units-{region}"),
        }
    }
}

impl Input {
    /// The field with this name; `None` if none has it.
    pub fn read(name: &str) -> Option<Self> {
        let mut parts = name.split('-');
        let kind = parts.next()?;
        let mut number = || parts.next()?.parse::<usize>().ok();
        let first = number()?;
        match kind {
            "field" => Field::ALL.get(first).copied().map(Self::Field),
            "weekday" => Some(Self::Weekday(first)),
            "kind" => Some(Self::Kind(first)),
            "wait" => Some(Self::Wait(first, number()?)),
            "move" => Some(Self::Move(first, Setting::ALL.get(number()?).copied()?)),
            "units" => u8::try_from(first).ok().map(Self::Units),
            _ => None,
        }
    }

    /// What `value` in it asks for; of a list, `chosen` is the position of what is chosen; of a box, `weekdays` are those that
    /// are looked at before it is turned.
    pub fn asks(self, value: &str, chosen: usize, weekdays: u32) -> Intent {
        let value = value.trim();
        let number =
            || value.parse::<u64>().ok().map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        let set = |act| Intent::Rehearse(act);
        match self {
            Self::Field(field) => {
                let found = match field {
                    Field::TailShape
                    | Field::FirstLast
                    | Field::Drained
                    | Field::Downtime
                    | Field::Shape
                    | Field::Callers
                    | Field::WindowOffset => Some(chosen as u32),
                    Field::WindowDay => Day::read(value).map(|day| day.0),
                    Field::WindowMinute => minute(value),
                    Field::Objective => thousandths(value),
                    Field::TailPercent
                    | Field::TailMinutes
                    | Field::WindowLength
                    | Field::Weekdays
                    | Field::ObjectiveDays
                    | Field::Spent
                    | Field::FixDays
                    | Field::Notice
                    | Field::Seed => number(),
                };
                set(found
                    .map_or(RehearseAct::NotSet(field), |found| RehearseAct::Set(field, found)))
            }
            Self::Weekday(day) => set(RehearseAct::Set(
                Field::Weekdays,
                weekdays ^ 1_u32.checked_shl(day as u32).unwrap_or(0),
            )),
            Self::Kind(at) => set(RehearseAct::Kind(at, chosen)),
            Self::Wait(at, step) => set(match number() {
                Some(minutes) => RehearseAct::Wait(at, step, minutes),
                None => RehearseAct::NotAWait,
            }),
            Self::Move(at, setting) => set(RehearseAct::Move(at, setting, chosen)),
            Self::Units(region) => match number() {
                Some(units) => Intent::SetUnitsIn(region, u8::try_from(units).unwrap_or(u8::MAX)),
                None => Intent::NotScaled(Extent::UnitsIn(region)),
            },
        }
    }
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
    fn every_name_is_read_again() {
        let fields = Field::ALL.map(Input::Field);
        let settings = Setting::ALL.map(|setting| Input::Move(2, setting));
        let others = [Input::Weekday(6), Input::Kind(1), Input::Wait(2, 3), Input::Units(10)];
        for input in fields.into_iter().chain(settings).chain(others) {
            assert_eq!(Input::read(&input.to_string()), Some(input));
        }
        for name in [
            "",
            "query",
            "field",
            "field-99",
            "field-x",
            "move-1",
            "move-1-99",
            "wait-1",
            "units-999",
        ] {
            assert_eq!(Input::read(name), None, "{name}");
        }
    }

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
