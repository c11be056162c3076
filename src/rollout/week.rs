//! How calls are spread over a week.

use super::calendar::WEEK_MINUTES;

/// Hours in a week.
pub const HOURS: usize = 168;
/// The largest weight of an hour: larger ones are scaled down to it.
pub const WEIGHT_MAX: u32 = 1000;

/// A weight for every hour of the week, Monday 0:00 first.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Week {
    /// Weight-seconds from Monday 0:00 to the beginning of each hour, and to the week's end.
    passed: Vec<u64>,
    weights: Vec<u16>,
}

/// A daily shape that can be chosen.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Shape {
    /// As many calls in every hour.
    Flat,
    /// Most calls from Monday to Friday, 9 to 17; ours.
    #[default]
    Office,
    /// What a person pasted.
    Pasted,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 3] = [Self::Flat, Self::Office, Self::Pasted];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flat => "Flat",
            Self::Office => "Office hours",
            Self::Pasted => "Pasted hours",
        }
    }
}

/// First and last hour of office hours, the last without: 9 to 17, Monday to Friday. Ours.
pub const OFFICE: (u32, u32) = (9, 17);

/// Weights of an hour in office hours, in the two before and after them, and otherwise. Ours.
const OFFICE_WEIGHTS: (u16, u16, u16) = (10, 4, 1);

/// Is this minute of the week in office hours?
pub const fn is_office(minute: u32) -> bool {
    let hour = minute / 60;
    hour / 24 < 5 && OFFICE.0 <= hour % 24 && hour % 24 < OFFICE.1
}

/// Is any minute of the week from `from` up to, but without, `to` in office hours? `to` may be in the weeks after.
pub const fn touches_office(from: u32, to: u32) -> bool {
    let mut minute = from;
    while minute < to {
        if is_office(minute % WEEK_MINUTES) {
            return true;
        }
        minute = (minute / 60 + 1) * 60;
    }
    false
}

impl Week {
    /// As many calls in every hour.
    pub fn flat() -> Self {
        Self::of((0..HOURS).map(|_| 1).collect())
    }

    /// Most calls in office hours.
    pub fn office() -> Self {
        let weight = |hour: usize| {
            let (day, hour) = (hour / 24, hour as u32 % 24);
            match day < 5 {
                true if OFFICE.0 <= hour && hour < OFFICE.1 => OFFICE_WEIGHTS.0,
                true if OFFICE.0 <= hour + 2 && hour < OFFICE.1 + 2 => OFFICE_WEIGHTS.1,
                true | false => OFFICE_WEIGHTS.2,
            }
        };
        Self::of((0..HOURS).map(weight).collect())
    }

    /// From calls an hour: 24 for every day, or 168 for a week from Monday on; scaled to at most [`WEIGHT_MAX`]. `None` if
    /// they are as many as neither, or all nothing.
    pub fn pasted(calls: &[u64]) -> Option<Self> {
        let most = calls.iter().copied().max().filter(|most| *most > 0)?;
        let weight = |calls: u64| {
            let scaled = if most > u64::from(WEIGHT_MAX) {
                u128::from(calls) * u128::from(WEIGHT_MAX) / u128::from(most)
            } else {
                u128::from(calls)
            };
            scaled as u16
        };
        let weights: Vec<u16> = calls.iter().map(|calls| weight(*calls)).collect();
        match weights.len() {
            24 => Some(Self::of(
                (0..HOURS).filter_map(|hour| weights.get(hour % 24)).copied().collect(),
            )),
            HOURS => Some(Self::of(weights)),
            _ => None,
        }
    }

    fn of(weights: Vec<u16>) -> Self {
        let mut passed = vec![0];
        let mut sum = 0;
        for weight in &weights {
            sum += u64::from(*weight) * 3600;
            passed.push(sum);
        }
        Self { passed, weights }
    }

    /// The weight of every hour.
    pub fn weights(&self) -> &[u16] {
        &self.weights
    }

    /// Weight-seconds in the whole week.
    pub fn whole(&self) -> u64 {
        self.passed.last().copied().unwrap_or_default()
    }

    /// Weight-seconds from the beginning of the week to `second`, which may be weeks later.
    pub fn until(&self, second: u32) -> u64 {
        const WEEK_SECONDS: u32 = WEEK_MINUTES * 60;
        let (weeks, rest) = (second / WEEK_SECONDS, second % WEEK_SECONDS);
        let hour = (rest / 3600) as usize;
        let weight = self.weights.get(hour).copied().unwrap_or_default();
        let passed = self.passed.get(hour).copied().unwrap_or_default();
        u64::from(weeks) * self.whole() + passed + u64::from(weight) * u64::from(rest % 3600)
    }
}
