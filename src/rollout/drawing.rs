//! The picture of a rollout as a drawing: what stands where, and what is said in it. Who draws it and who writes it down read the
//! same values.

use super::calls::{Callers, Load};
use super::chart::calls;
use super::lanes::{in_force, nodes};
use super::picture::View;
use super::plan::{InForce, Plan};
use crate::domain::Side;
use crate::tls::Fleet;

/// What something in the drawing stands for. It has a look of its own, in colours and without.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Look {
    /// The old settings.
    Old,
    /// The new settings.
    New,
    /// Being updated.
    Updating,
    /// No answer.
    Down,
    /// Calls that are served.
    Served,
    /// Calls that are refused, and were served before.
    Lost,
    /// Calls of which nobody knows any more, and which were served before.
    Unsure,
    /// Calls that fail or are unknown, before as well.
    Stays,
}

impl Look {
    /// Every look, in the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::Old,
        Self::New,
        Self::Updating,
        Self::Served,
        Self::Lost,
        Self::Unsure,
        Self::Down,
        Self::Stays,
    ];
}

/// What a lane is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LaneOf {
    /// Which settings callers meet.
    InForce,
    /// One node of a unit: the unit, from 1, and whether it is the second of its two.
    Node(u8, bool),
    /// A region, with a stripe for each of so many units.
    Units(u8, u8),
    /// A region, filled by the share of so many units.
    Share(u8, u8),
    /// Calls of a side: so many a minute on the average.
    Calls(Side, u64),
    /// A strategy, by its position.
    Way(u8),
}

/// Parts of a lane's height.
pub const HEIGHT: u32 = 1000;

/// A bar: from one second up to another, between two parts of the lane's height, from above.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub look: Look,
    /// Its first second.
    pub from: u32,
    /// The second after its last.
    pub to: u32,
    /// Where it begins.
    pub top: u32,
    /// How high it is.
    pub height: u32,
}

/// A step of an area.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
    /// Its first second.
    pub from: u32,
    /// The second after its last.
    pub to: u32,
    /// Where it begins, from above.
    pub top: u32,
    /// Where it ends.
    pub bottom: u32,
}

/// An area that goes up and down.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Area {
    /// What it stands for.
    pub look: Look,
    /// Its steps, in order; there may be gaps.
    pub steps: Vec<Step>,
}

/// What is said in the drawing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Says {
    /// The old settings serve.
    Old,
    /// Either does, by node.
    Either,
    /// The new settings serve.
    New,
    /// Nobody answers, for so many seconds.
    NoAnswer(u32),
    /// So many calls a minute are served.
    Served(u64),
    /// So many a minute meet nobody.
    Nobody(u64),
}

/// Words in the middle of a stretch, if it is long enough for them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Label {
    /// What they say.
    pub says: Says,
    /// The first second of their room.
    pub from: u32,
    /// The second after its last.
    pub to: u32,
}

/// A row of the drawing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lane {
    /// What it is about.
    pub of: LaneOf,
    /// Bars, from behind to the front.
    pub bars: Vec<Bar>,
    /// Areas over them.
    pub areas: Vec<Area>,
    /// Words over all.
    pub labels: Vec<Label>,
}

impl LaneOf {
    /// Pixels that a lane of it is high.
    pub const fn height(self) -> u32 {
        match self {
            Self::InForce | Self::Node(..) | Self::Way(_) => 22,
            Self::Units(_, 1) => 22,
            Self::Units(_, units) => 13 * units as u32,
            Self::Share(..) => 28,
            Self::Calls(..) => 84,
        }
    }
}

impl Lane {
    /// Pixels that it is high.
    pub const fn height(&self) -> u32 {
        self.of.height()
    }

    /// An empty one.
    pub(super) const fn new(of: LaneOf) -> Self {
        Self { of, bars: Vec::new(), areas: Vec::new(), labels: Vec::new() }
    }

    /// Adds a bar, as far as it is shown.
    pub(super) fn bar(
        &mut self,
        look: Look,
        span: (u32, u32),
        view: View,
        (top, height): (u32, u32),
    ) {
        if let Some((from, to)) = within(span, view) {
            self.bars.push(Bar { look, from, to, top, height });
        }
    }

    /// Adds what callers meet, as far as it is shown: of both settings each has a half.
    pub(super) fn force(&mut self, force: InForce, span: (u32, u32), view: View) {
        match force {
            InForce::Old => self.bar(Look::Old, span, view, WHOLE),
            InForce::New => self.bar(Look::New, span, view, WHOLE),
            InForce::Nothing => self.bar(Look::Down, span, view, WHOLE),
            InForce::Both => {
                self.bar(Look::Old, span, view, UPPER);
                self.bar(Look::New, span, view, LOWER);
            }
        }
    }

    /// Adds words in the middle of a stretch, as far as it is shown.
    pub(super) fn label(&mut self, says: Says, span: (u32, u32), view: View) {
        if let Some((from, to)) = within(span, view) {
            self.labels.push(Label { says, from, to });
        }
    }
}

/// The drawing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Drawing {
    /// What is shown of the rollout.
    pub view: View,
    /// Seconds between ticks.
    pub step: u32,
    /// Its rows.
    pub lanes: Vec<Lane>,
}

impl Drawing {
    /// `plan` as far as `view` shows it, with the calls of `fleet` that come as `load` says.
    pub fn new(plan: &Plan, fleet: &Fleet, load: &Load, view: View) -> Self {
        let mut lanes = vec![in_force(plan, view)];
        lanes.extend(nodes(plan, view));
        let instance = plan.instance();
        let callers = Callers::new(fleet, &[(instance, plan.before()), (instance, plan.after())]);
        lanes.extend(Side::ALL.map(|side| calls(plan, &callers, load, side, view)));
        Self { view, step: tick_seconds(view), lanes }
    }

    /// The seconds at which there is a tick.
    pub fn ticks(&self) -> impl Iterator<Item = u32> {
        let (step, view) = (self.step, self.view);
        (view.from.div_ceil(step)..=view.to / step).map(move |tick| tick * step)
    }

    /// The looks that are in it, in the order of the legend.
    pub fn looks(&self) -> impl Iterator<Item = Look> {
        let is_seen = |look: &Look| {
            self.lanes.iter().any(|lane| {
                lane.bars.iter().any(|bar| bar.look == *look)
                    || lane.areas.iter().any(|area| area.look == *look)
            })
        };
        Look::ALL.into_iter().filter(is_seen)
    }
}

/// All of a lane's height.
pub(super) const WHOLE: (u32, u32) = (0, HEIGHT);
/// Its upper half.
const UPPER: (u32, u32) = (0, HEIGHT / 2);
/// Its lower half.
const LOWER: (u32, u32) = (HEIGHT / 2, HEIGHT / 2);

/// The part of a span that is shown.
pub(super) fn within((from, to): (u32, u32), view: View) -> Option<(u32, u32)> {
    let (from, to) = (from.max(view.from), to.min(view.to));
    (from < to).then_some((from, to))
}

/// Where a second is in what is shown: "43.21%".
pub fn percent(at: u32, view: View) -> String {
    width(at.clamp(view.from, view.to) - view.from, view)
}

/// Seconds as a share of what is shown.
pub fn width(seconds: u32, view: View) -> String {
    let thousandths = u64::from(seconds) * 100_000 / u64::from(view.seconds().max(1));
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

/// Seconds between round times along the axis: at most eight are shown.
pub fn tick_seconds(view: View) -> u32 {
    const MINUTES: [u32; 11] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440];
    [5, 10, 15, 30]
        .into_iter()
        .chain(MINUTES.map(|minutes| minutes * 60))
        .find(|step| view.seconds() / step <= 8)
        .unwrap_or(7 * 24 * 3600)
}
