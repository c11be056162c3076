//! The error budget: how many calls may fail in a period, and how many a rollout takes of them.

use crate::domain::{Cited, Confidence, Source, Tier};

/// A person's own objective.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Objective {
    /// Share of calls that has to succeed, in thousandths of a percent: 99,900 is 99.9 %.
    pub thousandths: u32,
    /// Over so many days.
    pub days: u32,
    /// Percent of the budget that is spent already.
    pub spent: u32,
    /// Days until failing callers are fixed.
    pub fix_days: u32,
}

/// All calls, in thousandths of a percent.
pub const WHOLE: u32 = 100_000;

impl Objective {
    /// Calls that may fail in the period, of so many a day.
    pub fn budget(self, requests: u64) -> u64 {
        let fail = u64::from(WHOLE - self.thousandths.min(WHOLE));
        (u128::from(requests) * u128::from(self.days) * u128::from(fail) / u128::from(WHOLE)) as u64
    }

    /// What is left of it.
    pub fn left(self, requests: u64) -> u64 {
        let budget = self.budget(requests);
        budget - (u128::from(budget) * u128::from(self.spent.min(100)) / 100) as u64
    }

    /// What becomes of what is `left`, when a rollout takes `most` and callers that fail after it take so much a day.
    pub const fn spending(self, left: u64, most: u64, daily: u64) -> Spending {
        let Some(after) = left.checked_sub(most) else { return Spending::TooMuch };
        match after.checked_div(daily) {
            None => Spending::Fits,
            Some(days) if days >= self.fix_days as u64 => Spending::Lasts(days),
            Some(days) => Spending::Gone(days),
        }
    }
}

/// What a rollout and the callers that fail after it make of a budget.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Spending {
    /// The rollout fits, and nobody goes on failing after it.
    Fits,
    /// It fits, and what is left then is enough for so many whole days of failing callers: until they are fixed.
    Lasts(u64),
    /// It fits, and what is left is gone after so many whole days, before they are fixed.
    Gone(u64),
    /// The rollout alone may spend more than is left.
    TooMuch,
}

impl Spending {
    /// Is there enough?
    pub const fn fits(self) -> bool {
        match self {
            Self::Fits | Self::Lasts(_) => true,
            Self::Gone(_) | Self::TooMuch => false,
        }
    }
}

/// What a tier's service level agreement promises.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Promise {
    /// There is none.
    None,
    /// There is one; this figure is quoted by others, not read on its own page.
    Quoted(&'static str),
    /// There is one; its figure is not known here.
    Unknown,
}

/// The promise of `tier`, and where it was read.
pub const fn promise(tier: Tier) -> (Promise, Cited) {
    const ANSWERED: Cited = Cited::new(
        Source::Forum,
        "techcommunity.microsoft.com thread 3678512, on Premium",
        Confidence::Reported,
    );
    const COMPARED: Cited =
        Cited::new(Source::TierComparison, "Feature table", Confidence::Documented);
    match tier {
        Tier::Developer => (Promise::None, COMPARED),
        Tier::Premium => (Promise::Quoted("99.99 %"), ANSWERED),
        Tier::Consumption
        | Tier::Basic
        | Tier::Standard
        | Tier::BasicV2
        | Tier::StandardV2
        | Tier::PremiumV2 => (Promise::Unknown, COMPARED),
    }
}
