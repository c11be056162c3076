//! Many seeds of a course, and what share of them says what.

use super::course::{Question, Sample};
use super::minutes::{Minute, Tally};
use super::seed::Seed;
use super::week::touches_office;

/// Seeds that are asked: the first so many numbers, the same for every course.
pub const SEEDS: u32 = 10_000;

/// A survey on its way.
#[derive(Clone, Debug)]
pub struct Asking {
    question: Question,
    samples: Vec<Sample>,
    tally: Tally,
}

impl Asking {
    /// Begins to ask.
    pub fn new(question: Question) -> Self {
        let samples = Vec::with_capacity(SEEDS as usize);
        Self { question, samples, tally: Tally::default() }
    }

    /// Asks at most so many seeds more; is it done?
    pub fn ask(&mut self, seeds: u32) -> bool {
        let next = self.samples.len() as u32;
        let until = next.saturating_add(seeds).min(SEEDS);
        for seed in next..until {
            let (sample, turn) = self.question.answer(Seed(seed));
            self.samples.push(sample);
            self.tally.add(turn);
        }
        self.is_over()
    }

    /// Have all answered?
    pub const fn is_over(&self) -> bool {
        self.samples.len() as u32 == SEEDS
    }

    /// What was answered.
    pub fn done(self) -> Survey {
        Survey::new(self.question, self.samples, self.tally.done())
    }
}

/// What many seeds answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    question: Question,
    samples: Vec<Sample>,
    ends: Vec<u64>,
    busy: Vec<u64>,
    downs: Vec<u64>,
    lost: Vec<u64>,
    minutes: Vec<Minute>,
}

impl Survey {
    /// Asks all seeds at once.
    pub fn ask(question: Question) -> Self {
        let mut asking = Asking::new(question);
        asking.ask(SEEDS);
        asking.done()
    }

    fn new(question: Question, samples: Vec<Sample>, minutes: Vec<Minute>) -> Self {
        let of = |part: fn(&Sample) -> u64| sorted(samples.iter().map(part).collect());
        Self {
            ends: of(|sample| u64::from(sample.end)),
            busy: of(|sample| u64::from(sample.busy)),
            downs: of(|sample| u64::from(sample.down)),
            lost: of(|sample| sample.lost),
            question,
            samples,
            minutes,
        }
    }

    /// What was asked.
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// Seconds to the end of the last save that so many percent of the seeds do not exceed.
    pub fn end(&self, percent: u32) -> u32 {
        percentile(&self.ends, percent) as u32
    }

    /// Seconds in the state Updating, likewise.
    pub fn busy(&self, percent: u32) -> u32 {
        percentile(&self.busy, percent) as u32
    }

    /// Seconds without any answer, likewise.
    pub fn down(&self, percent: u32) -> u32 {
        percentile(&self.downs, percent) as u32
    }

    /// Calls lost until the end, likewise.
    pub fn lost(&self, percent: u32) -> u64 {
        percentile(&self.lost, percent)
    }

    /// How all seeds stand, minute by minute from the first save on until all of them are over.
    pub fn minutes(&self) -> &[Minute] {
        &self.minutes
    }

    /// In how many of the seeds does `holds`? In hundredths of a percent.
    pub fn share(&self, holds: impl Fn(&Sample) -> bool) -> u32 {
        let held = self.samples.iter().filter(|sample| holds(sample)).count();
        (held * 10_000 / self.samples.len().max(1)) as u32
    }

    /// In how many of the seeds does downtime meet office hours, when the first save is at this minute of the callers' week?
    pub fn meets_office(&self, minute: u32) -> u32 {
        let meets = |(from, to): &(u32, u32)| {
            from < to && touches_office(minute + from / 60, minute + to.div_ceil(60))
        };
        self.share(|sample| sample.downs.iter().any(meets))
    }

    /// In how many of the seeds is it over after so many seconds? In hundredths of a percent.
    pub fn over_within(&self, seconds: u32) -> u32 {
        self.share(|sample| sample.end <= seconds)
    }
}

/// The least value that is not below so many percent of all: nearest rank. Zero of none.
fn percentile(sorted: &[u64], percent: u32) -> u64 {
    let rank = (sorted.len() * percent.min(100) as usize).div_ceil(100);
    sorted.get(rank.max(1) - 1).copied().unwrap_or_default()
}

/// Bits that are sorted by at a time.
const DIGIT: u32 = 11;

/// Sorts by digits, the last first: less code than the standard library's, and as quick for so many numbers.
fn sorted(mut values: Vec<u64>) -> Vec<u64> {
    let most = values.iter().copied().max().unwrap_or_default();
    let mut next = vec![0; values.len()];
    let mut shift = 0;
    while shift < u64::BITS && most >> shift > 0 {
        let digit = |value: u64| (value >> shift) as usize & ((1 << DIGIT) - 1);
        let mut places = vec![0; (1 << DIGIT) + 1];
        for value in &values {
            places[digit(*value) + 1] += 1;
        }
        for at in 1..places.len() {
            places[at] += places[at - 1];
        }
        for value in &values {
            let place = &mut places[digit(*value)];
            next[*place] = *value;
            *place += 1;
        }
        std::mem::swap(&mut values, &mut next);
        shift += DIGIT;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_by_digits_sorts() {
        let mut dice = 1_u64;
        for bits in [0, 5, 11, 12, 40, 63, 64] {
            let values: Vec<u64> = (0..500)
                .map(|_| {
                    dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    dice.checked_shr(64 - bits).unwrap_or_default()
                })
                .collect();
            let mut expected = values.clone();
            expected.sort_unstable();
            assert_eq!(sorted(values), expected, "{bits} bits");
        }
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let values: Vec<u64> = (1..=200).collect();
        for (percent, value) in [(0, 1), (1, 2), (50, 100), (95, 190), (100, 200)] {
            assert_eq!(percentile(&values, percent), value);
        }
        assert_eq!(percentile(&[], 50), 0);
    }
}
