//! What a person sets for the rollout: what is assumed, when calls come, the window, the objective, the strategies.

use std::sync::Arc;

use super::assumed::{Assumed, Downtime, TailShape};
use super::budget::{Objective, WHOLE};
use super::calendar::{DAY_MINUTES, Day, LAST_DAY, Moment, Offset};
use super::calls::Load;
use super::course::{Kind, Strategy, WAIT_MAX};
use super::seed::Seed;
use super::week::{Shape, Week};

/// Strategies that are compared.
pub const STRATEGIES: usize = 3;

/// When a change may be made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Window {
    /// Its day; zero for the next Saturday.
    pub day: Day,
    /// The minute of the day at which it opens.
    pub minute: u32,
    /// Where.
    pub offset: Offset,
    /// Minutes that it stays open.
    pub length: u32,
    /// The weekdays that are looked at, a bit each, Monday first.
    pub weekdays: u32,
}

impl Window {
    /// When it opens.
    pub const fn opens(self) -> Moment {
        Moment { day: self.day, minute: self.minute, offset: self.offset }
    }
}

/// Which day it is, and where this browser's clock stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Today {
    day: Day,
    offset: Offset,
}

impl Today {
    /// A day up to the last that is taken, at the nearest offset that is in use.
    pub fn new(day: Day, offset: Offset) -> Self {
        let offset = Offset(Offset::ALL.get(offset.position()).copied().unwrap_or_default());
        Self { day: day.min(LAST_DAY), offset }
    }

    /// The earliest day that it can be at `offset` while it is this day here.
    pub fn day_at(self, offset: Offset) -> Day {
        Moment { day: self.day, minute: 0, offset: self.offset }.at(offset).day
    }
}

/// All that a person sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsal {
    /// What is assumed.
    pub assumed: Assumed,
    /// The shape of the traffic.
    pub shape: Shape,
    /// The pasted hours.
    pub pasted: Option<Arc<Week>>,
    /// Where the callers' clocks stand.
    pub callers: Offset,
    /// When the change may be made.
    pub window: Window,
    /// The objective.
    pub objective: Objective,
    /// Minutes until somebody notices that callers fail, and decides to go back.
    pub notice: u32,
    /// The seed of what is not saved yet.
    pub seed: Seed,
    /// The strategies.
    pub strategies: [Strategy; STRATEGIES],
}

impl Default for Rehearsal {
    /// Saturday night, four hours; 99.9 % over 30 days; half an hour to notice. All of it is to be set by people.
    fn default() -> Self {
        Self {
            assumed: Assumed::DEFAULT,
            shape: Shape::Office,
            pasted: None,
            callers: Offset::HERE,
            window: Window {
                day: Day(0),
                minute: 22 * 60,
                offset: Offset::HERE,
                length: 240,
                weekdays: 0b111_1111,
            },
            objective: Objective { thousandths: 99_900, days: 30, spent: 0, fix_days: 7 },
            notice: 30,
            seed: Seed(1),
            strategies: [Kind::AtOnce, Kind::WeakFirst, Kind::ScaleFirst].map(Strategy::new),
        }
    }
}

impl Rehearsal {
    /// The same on a day, where a browser's clock stands: what is left open is filled in.
    #[must_use]
    pub fn on(&self, today: Option<Today>) -> Self {
        let mut filled = self.clone();
        let Some(Today { day, offset }) = today else { return filled };
        if filled.window.day == Day(0) {
            let to_saturday = (12 - day.weekday() as u32) % 7;
            let next = day.0 + if to_saturday == 0 { 7 } else { to_saturday };
            filled.window.day = Day(next).min(LAST_DAY);
        }
        for open in [&mut filled.window.offset, &mut filled.callers] {
            if *open == Offset::HERE {
                *open = offset;
            }
        }
        filled
    }

    /// The shape of a week.
    pub fn week(&self) -> Arc<Week> {
        match (self.shape, &self.pasted) {
            (Shape::Pasted, Some(week)) => week.clone(),
            (Shape::Flat, _) | (Shape::Pasted, None) => Arc::new(Week::flat()),
            (Shape::Office, _) => Arc::new(Week::office()),
        }
    }

    /// The calls around a Save when the window opens.
    pub fn load(&self) -> Load {
        self.load_at(self.window.opens())
    }

    /// The calls around a Save at another moment.
    pub fn load_at(&self, start: Moment) -> Load {
        Load::new(self.week(), start.at(self.callers))
    }
}

/// A value that people set by a field, as a number.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Each is what `Rehearsal` says of the part it stands for.
pub enum Field {
    TailPercent,
    TailMinutes,
    TailShape,
    FirstLast,
    Drained,
    Shape,
    Callers,
    WindowDay,
    WindowMinute,
    WindowOffset,
    WindowLength,
    Weekdays,
    Objective,
    ObjectiveDays,
    Spent,
    FixDays,
    Notice,
    Seed,
    Downtime,
}

impl Field {
    /// Every field. Links hold them in this order, so new ones come last.
    pub const ALL: [Self; 19] = [
        Self::TailPercent,
        Self::TailMinutes,
        Self::TailShape,
        Self::FirstLast,
        Self::Drained,
        Self::Shape,
        Self::Callers,
        Self::WindowDay,
        Self::WindowMinute,
        Self::WindowOffset,
        Self::WindowLength,
        Self::Weekdays,
        Self::Objective,
        Self::ObjectiveDays,
        Self::Spent,
        Self::FixDays,
        Self::Notice,
        Self::Seed,
        Self::Downtime,
    ];

    /// The least and the greatest value. Of a choice: positions.
    pub const fn range(self) -> (u32, u32) {
        match self {
            Self::TailPercent | Self::Spent => (0, 100),
            Self::TailMinutes => (0, 240),
            Self::TailShape => (0, TailShape::ALL.len() as u32 - 1),
            Self::FirstLast | Self::Drained => (0, 1),
            Self::Downtime => (0, Downtime::ALL.len() as u32 - 1),
            Self::Shape => (0, Shape::ALL.len() as u32 - 1),
            Self::Callers | Self::WindowOffset => (0, Offset::ALL.len() as u32 - 1),
            Self::WindowDay => (0, LAST_DAY.0),
            Self::WindowMinute => (0, DAY_MINUTES - 1),
            Self::WindowLength => (15, 7 * DAY_MINUTES),
            Self::Weekdays => (0, 0b111_1111),
            Self::Objective => (0, WHOLE),
            Self::ObjectiveDays | Self::FixDays => (1, 365),
            Self::Notice => (0, WAIT_MAX),
            Self::Seed => (0, u32::MAX),
        }
    }

    /// Its value.
    pub fn of(self, rehearsal: &Rehearsal) -> u32 {
        let Rehearsal { assumed, window, objective, .. } = rehearsal;
        match self {
            Self::TailPercent => assumed.tail.percent.into(),
            Self::TailMinutes => assumed.tail.minutes.into(),
            Self::TailShape => assumed.tail.shape as u32,
            Self::FirstLast => assumed.first_last.into(),
            Self::Drained => assumed.drained.into(),
            Self::Shape => rehearsal.shape as u32,
            Self::Callers => rehearsal.callers.position() as u32,
            Self::WindowDay => window.day.0,
            Self::WindowMinute => window.minute,
            Self::WindowOffset => window.offset.position() as u32,
            Self::WindowLength => window.length,
            Self::Weekdays => window.weekdays,
            Self::Objective => objective.thousandths,
            Self::ObjectiveDays => objective.days,
            Self::Spent => objective.spent,
            Self::FixDays => objective.fix_days,
            Self::Notice => rehearsal.notice,
            Self::Seed => rehearsal.seed.0,
            Self::Downtime => assumed.downtime as u32,
        }
    }

    /// Gives it another value; what is out of its range is brought within.
    pub fn set(self, rehearsal: &mut Rehearsal, value: u32) {
        let (least, most) = self.range();
        let value = value.clamp(least, most);
        let offset = || Offset(Offset::ALL.get(value as usize).copied().unwrap_or_default());
        let Rehearsal { assumed, window, objective, .. } = rehearsal;
        match self {
            Self::TailPercent => assumed.tail.percent = value as u8,
            Self::TailMinutes => assumed.tail.minutes = value as u16,
            Self::TailShape => {
                let shape = TailShape::ALL.get(value as usize);
                assumed.tail.shape = shape.copied().unwrap_or(TailShape::Even);
            }
            Self::FirstLast => assumed.first_last = value == 1,
            Self::Drained => assumed.drained = value == 1,
            Self::Shape => {
                rehearsal.shape = Shape::ALL.get(value as usize).copied().unwrap_or_default()
            }
            Self::Callers => rehearsal.callers = offset(),
            Self::WindowDay => window.day = Day(value),
            Self::WindowMinute => window.minute = value,
            Self::WindowOffset => window.offset = offset(),
            Self::WindowLength => window.length = value,
            Self::Weekdays => window.weekdays = value,
            Self::Objective => objective.thousandths = value,
            Self::ObjectiveDays => objective.days = value,
            Self::Spent => objective.spent = value,
            Self::FixDays => objective.fix_days = value,
            Self::Notice => rehearsal.notice = value,
            Self::Seed => rehearsal.seed = Seed(value),
            Self::Downtime => {
                let downtime = Downtime::ALL.get(value as usize);
                assumed.downtime = downtime.copied().unwrap_or(Downtime::Middle);
            }
        }
    }
}

const _: () = assert!(Field::ALL.len() == Field::Downtime as usize + 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_gives_back_what_it_was_set_to_and_touches_no_other() {
        for field in Field::ALL {
            let (least, most) = field.range();
            for value in [least, most, (least + most / 2).min(most)] {
                let mut rehearsal = Rehearsal::default();
                field.set(&mut rehearsal, value);
                assert_eq!(field.of(&rehearsal), value, "{field:?}");
                for other in Field::ALL.into_iter().filter(|other| *other != field) {
                    assert_eq!(other.of(&rehearsal), other.of(&Rehearsal::default()), "{field:?}");
                }
            }
            let mut rehearsal = Rehearsal::default();
            field.set(&mut rehearsal, u32::MAX);
            assert_eq!(field.of(&rehearsal), most);
        }
    }
}
