//! All that the picture of a rollout shows, as one value that is only read.

use super::calls::{Callers, Load, Met, Outcome, Part};
use super::draw::Stretch;
use super::plan::{InForce, Plan};
use super::time::Span;
use crate::domain::Side;
use crate::tls::fleet::Fleet;

/// Most columns of the chart of calls.
pub const COLUMNS_MAX: u32 = 60;

/// Seconds a column may stand for.
const COLUMN_SECONDS: [u32; 12] = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/// Least seconds that are shown.
pub const VIEW_MIN: u32 = 60;

/// A stretch of time that is shown, in seconds since Save.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct View {
    /// Its first second.
    pub from: u32,
    /// The second after its last.
    pub to: u32,
}

impl View {
    /// All of a rollout that takes so many seconds.
    pub const fn whole(end: u32) -> Self {
        Self { from: 0, to: end }
    }

    /// Seconds shown.
    pub const fn seconds(self) -> u32 {
        self.to - self.from
    }

    /// Shows `percent` of what is shown now, with `at` staying where it is; never less than [`VIEW_MIN`] nor beyond `end`.
    #[must_use]
    pub fn zoomed(self, at: u32, percent: u32, end: u32) -> Self {
        let old = self.seconds().max(1);
        let new = (u64::from(old) * u64::from(percent) / 100) as u32;
        let new = new.max(VIEW_MIN).min(end);
        let ahead = u64::from(at.clamp(self.from, self.to) - self.from) * u64::from(new);
        let from = i64::from(at) - (ahead / u64::from(old)) as i64;
        Self::placed(from, new, end)
    }

    /// Moves by so many seconds, not beyond the rollout.
    #[must_use]
    pub fn moved(self, by: i32, end: u32) -> Self {
        Self::placed(i64::from(self.from) + i64::from(by), self.seconds(), end)
    }

    /// `seconds` from `from` on, brought within the rollout.
    fn placed(from: i64, seconds: u32, end: u32) -> Self {
        let seconds = seconds.min(end);
        let from = from.clamp(0, i64::from(end - seconds)) as u32;
        Self { from, to: from + seconds }
    }
}

/// The calls of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its first second.
    pub from: u32,
    /// The second after its last.
    pub to: u32,
    /// What was met in it.
    met: Met,
}

/// A rollout, as far as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Seconds the rollout takes.
    pub end: u32,
    /// What is shown of it.
    pub view: View,
    /// Which configurations are in force when.
    pub in_force: Vec<(Span, InForce)>,
    /// When nothing answers.
    pub downtime: Option<Span>,
    /// The calls, cut into columns.
    pub columns: Vec<Column>,
    load: Load,
    callers: Callers,
}

impl Picture {
    /// `plan`, with the calls of `fleet` that come as `load` says.
    pub fn new(plan: &Plan, fleet: &Fleet, load: Load, view: View) -> Self {
        let end = plan.end().seconds();
        let instance = plan.instance();
        let configs = [(instance, plan.before()), (instance, plan.after())];
        let step = column_seconds(view);
        let mut columns = Vec::new();
        let mut from = view.from / step * step;
        while from < view.to {
            let to = (from + step).min(end);
            columns.push(Column { from, to, met: met(plan, &load, (from, to)) });
            from += step;
        }
        Self {
            end,
            view,
            in_force: plan.in_force(),
            downtime: plan.downtime(),
            columns,
            load,
            callers: Callers::new(fleet, &configs),
        }
    }

    /// Every outcome that calls of `side` can have, in the order they are stacked.
    pub fn outcomes(&self, side: Side) -> Vec<Outcome> {
        self.callers.outcomes(side)
    }

    /// The calls of `column`.
    pub fn calls(&self, side: Side, column: &Column) -> Calls {
        self.count(&self.callers.fare(side, &column.met))
    }

    /// The calls of all columns.
    pub fn totals(&self, side: Side) -> Calls {
        let mut all = Met::default();
        for column in &self.columns {
            all.join(&column.met);
        }
        self.count(&self.callers.fare(side, &all))
    }

    fn count(&self, parts: &[Part]) -> Calls {
        let one = self.load.parts();
        let made = (parts.iter().map(|part| part.parts).sum::<u128>() / one) as u64;
        let others = parts.iter().filter(|part| part.outcome != Outcome::Served);
        let others: Vec<_> = others.map(|part| (part.outcome, (part.parts / one) as u64)).collect();
        Calls { made, others }
    }
}

/// Calls in whole numbers.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Calls {
    /// All of them.
    pub made: u64,
    /// Those that were not served, or of which nobody knows; what is less than a whole call counts as served.
    others: Vec<(Outcome, u64)>,
}

impl Calls {
    /// Those of one outcome.
    pub fn of(&self, outcome: Outcome) -> u64 {
        if outcome == Outcome::Served {
            return self.made - self.others.iter().map(|(_, calls)| calls).sum::<u64>();
        }
        let found = self.others.iter().find(|(other, _)| *other == outcome);
        found.map_or(0, |(_, calls)| *calls)
    }
}

/// The calls of one minute around `at`, as `plan` has it.
pub fn minute(plan: &Plan, fleet: &Fleet, load: Load, at: u32) -> Picture {
    let end = plan.end().seconds();
    let from = at.min(end.saturating_sub(1)) / 60 * 60;
    let mut picture = Picture::new(plan, fleet, load, View { from, to: (from + 60).min(end) });
    let span = (from, from + 60);
    picture.columns = vec![Column { from, to: from + 60, met: met(plan, &picture.load, span) }];
    picture
}

/// How long a column is, so that there are not too many.
pub fn column_seconds(view: View) -> u32 {
    // A column may stand over either end.
    let fits = |seconds: &u32| view.seconds() / seconds + 2 <= COLUMNS_MAX;
    COLUMN_SECONDS.into_iter().find(fits).unwrap_or(view.seconds() / (COLUMNS_MAX - 3))
}

/// What calls meet between two seconds; after the end, the new configuration.
pub fn met(plan: &Plan, load: &Load, (from, to): (u32, u32)) -> Met {
    let mut met = Met::default();
    for (span, old, new) in serving(plan) {
        let (begin, end) = (span.from.seconds().max(from), span.to.seconds().min(to));
        if begin < end {
            let stretch = Stretch { span: (begin, end), old, new };
            met.add(stretch, load.between((begin, end)), 0);
        }
    }
    let end = plan.end().seconds().max(from);
    if end < to {
        met.only(1, load.between((end, to)));
    }
    met
}

/// How many nodes answer with the old and the new settings when.
pub(super) fn serving(plan: &Plan) -> Vec<(Span, u16, u16)> {
    if !plan.lanes().is_empty() {
        return plan.segments().iter().map(|each| (each.span, each.old, each.new)).collect();
    }
    let counts = |force: InForce| match force {
        InForce::Old => (1, 0),
        InForce::Both => (1, 1),
        InForce::New => (0, 1),
        InForce::Nothing => (0, 0),
    };
    let force = plan.in_force().into_iter();
    force.map(|(span, force)| (span, counts(force).0, counts(force).1)).collect()
}
