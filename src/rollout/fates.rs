//! What a rollout makes of calls: of their fates only some are its doing.

use super::calls::{Callers, Load, Met, Outcome, parts_of};
use super::picture::{View, met, serving};
use super::plan::Plan;
use crate::domain::Side;

/// What becomes of a call, beside what became of it before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fate {
    /// It is served.
    Served,
    /// It is refused, and was served before.
    Lost,
    /// Nobody knows any more, and it was served before.
    Unsure,
    /// It fails or is unknown, and was so before.
    Stays,
    /// Nobody answers.
    Down,
}

impl Fate {
    /// Every fate, as they are stacked from below.
    pub const ALL: [Self; 5] = [Self::Served, Self::Lost, Self::Unsure, Self::Stays, Self::Down];

    const fn of(before: Outcome, now: Outcome) -> Self {
        match (before, now) {
            (_, Outcome::Served) => Self::Served,
            (_, Outcome::Down) => Self::Down,
            (Outcome::Served, Outcome::Refused(_)) => Self::Lost,
            (Outcome::Served, Outcome::Unknown) => Self::Unsure,
            (
                Outcome::Refused(_) | Outcome::Unknown | Outcome::Down,
                Outcome::Refused(_) | Outcome::Unknown,
            ) => Self::Stays,
        }
    }
}

const _: () = assert!(Fate::ALL.len() == Fate::Down as usize + 1);

/// A stretch of time in which as many calls come every second, and meet the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Flow {
    /// Its first second.
    pub from: u32,
    /// The second after its last.
    pub to: u32,
    /// Calls a minute, in thousandths, by fate.
    rates: [u64; Fate::ALL.len()],
}

impl Flow {
    /// Calls a minute of one fate, in thousandths.
    pub const fn rate(&self, fate: Fate) -> u64 {
        self.rates[fate as usize]
    }

    /// Calls that are made a minute, in thousandths.
    pub fn made(&self) -> u64 {
        self.rates.iter().sum()
    }
}

/// The calls of `side` through `plan`, as far as it is shown: cut where callers meet something else, and where more or fewer come.
pub fn flows(plan: &Plan, callers: &Callers, load: &Load, side: Side, view: View) -> Vec<Flow> {
    let mut cuts = vec![view.from, view.to];
    let mut cut = |at: u32| {
        if view.from < at
            && at < view.to
            && let Err(place) = cuts.binary_search(&at)
        {
            cuts.insert(place, at);
        }
    };
    for (span, ..) in serving(plan) {
        cut(span.from.seconds());
        cut(span.to.seconds());
    }
    let to_next_hour = 3600 - load.start % 3600;
    (0..=view.to / 3600).for_each(|hour| cut(to_next_hour + hour * 3600));
    let mut flows: Vec<Flow> = Vec::new();
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        let rates = rates(callers, load, side, &met(plan, load, (from, to)), to - from);
        match flows.last_mut() {
            Some(last) if last.rates == rates => last.to = to,
            Some(_) | None => flows.push(Flow { from, to, rates }),
        }
    }
    flows
}

fn rates(
    callers: &Callers,
    load: &Load,
    side: Side,
    met: &Met,
    seconds: u32,
) -> [u64; Fate::ALL.len()] {
    let mut parts = [0_u128; Fate::ALL.len()];
    for class in callers.classes.iter().filter(|class| class.side == side) {
        let before = class.outcomes.first().copied().unwrap_or(Outcome::Unknown);
        for (now, weight) in class.outcomes.iter().zip(met.by) {
            parts[Fate::of(before, *now) as usize] += parts_of(class.requests, weight);
        }
        parts[Fate::Down as usize] += parts_of(class.requests, met.none);
    }
    parts.map(|parts| (parts * 60_000 / (load.parts() * u128::from(seconds.max(1)))) as u64)
}
