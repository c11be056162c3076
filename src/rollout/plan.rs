//! All that a rollout will do, decided when Save is pressed.

use super::assumed::Assumed;
use super::draw::{RegionDraw, regions};
use super::forecast::ACCEPTED_SECONDS;
use super::seed::Seed;
use super::time::{SimTime, Span};
use crate::domain::{Config, Instance, Tier};

/// Most phases that name single units; with more, units are named in groups.
const UNIT_PHASES_MAX: u8 = 6;

/// What the rollout is doing.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PhaseKind {
    /// ARM accepted the request; the state is Updating.
    Accepted,
    /// New capacity is made ready; the old serves.
    Preparing,
    /// Developer: the only unit is replaced; nothing answers. Before and after it neither, if that is assumed.
    Replacing,
    /// Units are updated one node after another.
    Rolling(Part),
    /// The new configuration serves; checks run.
    Finishing,
}

/// What a [`PhaseKind::Rolling`] phase is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Part {
    /// The whole of a platform whose units are not shown.
    Platform,
    /// Units of the only region, by number.
    Units(u8, u8),
    /// All units of a region, by number.
    Region(u8),
}

/// A stretch of the rollout with a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Phase {
    /// What is being done.
    pub kind: PhaseKind,
    /// When.
    pub span: Span,
}

/// One compute resource of a unit, and when it is out of service to be updated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Lane {
    /// Region, from 1.
    pub region: u8,
    /// Unit within the region, from 1.
    pub unit: u8,
    /// The unit's first or second node.
    pub second: bool,
    /// Old configuration before it, none during it, new after it.
    pub updating: Span,
}

/// How the nodes stand over a stretch of time in which none of them changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Segment {
    /// When.
    pub span: Span,
    /// Nodes that answer with the old configuration.
    pub old: u16,
    /// Nodes that do not answer.
    pub updating: u16,
    /// Nodes that answer with the new configuration.
    pub new: u16,
}

/// Which configurations callers meet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum InForce {
    /// The old one only.
    Old,
    /// One or the other, by the node they reach.
    Both,
    /// The new one only.
    New,
    /// None: the gateway does not answer.
    Nothing,
}

/// An immutable rollout. Time is an index into it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Plan {
    assumed: Assumed,
    instance: Instance,
    before: Config,
    after: Config,
    seed: Seed,
    phases: Vec<Phase>,
    lanes: Vec<Lane>,
    segments: Vec<Segment>,
}

impl Plan {
    /// Decides everything about changing `instance` from `before` to `after`, with what is usually assumed; `seed` is all its
    /// chance.
    pub fn new(instance: Instance, before: Config, after: Config, seed: Seed) -> Self {
        Self::assuming(Assumed::DEFAULT, instance, before, after, seed)
    }

    /// The same, with something else `assumed`.
    pub fn assuming(
        assumed: Assumed,
        instance: Instance,
        before: Config,
        after: Config,
        seed: Seed,
    ) -> Self {
        let mut phases = vec![phase(PhaseKind::Accepted, 0, ACCEPTED_SECONDS)];
        let mut lanes = Vec::new();
        let mut end = 0;
        for draw in regions(instance, assumed, seed) {
            if draw.reach.0 == 0 && draw.work.0 > ACCEPTED_SECONDS {
                phases.push(phase(PhaseKind::Preparing, ACCEPTED_SECONDS, draw.work.0));
            }
            let added: Vec<Lane> =
                (0..).zip(draw.nodes()).map(|(node, span)| lane(draw.region, node, span)).collect();
            if instance.tier() == Tier::Developer {
                let from = draw.work.0.max(ACCEPTED_SECONDS);
                phases.push(phase(PhaseKind::Replacing, from, draw.work.1));
            } else {
                phases.extend(rolling_phases(instance, &draw, &added));
            }
            lanes.extend(added);
            end = draw.reach.1;
            let next = phases.last().map_or(0, |phase| phase.span.to.seconds());
            if draw.last && next < end {
                phases.push(phase(PhaseKind::Finishing, next, end));
            }
        }
        let segments = segments(&lanes, end);
        Self { assumed, instance, before, after, seed, phases, lanes, segments }
    }

    /// What it assumes.
    pub const fn assumed(&self) -> Assumed {
        self.assumed
    }

    /// The instance that is updated.
    pub const fn instance(&self) -> Instance {
        self.instance
    }

    /// The configuration that was live at Save.
    pub const fn before(&self) -> Config {
        self.before
    }

    /// The configuration that was saved.
    pub const fn after(&self) -> Config {
        self.after
    }

    /// The seed that all chance was drawn from.
    pub const fn seed(&self) -> Seed {
        self.seed
    }

    /// When the state is Succeeded.
    pub fn end(&self) -> SimTime {
        self.phases.last().map_or(SimTime::ZERO, |phase| phase.span.to)
    }

    /// What is done when; the phases follow each other without a gap.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// Every node, in the order of their updates. Empty in Consumption, whose units nobody sees.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// The time from Save to the end, cut wherever a node changes. Without nodes, one segment of zeros.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The number of the phase at `at`; at the end, as many as there are phases.
    pub fn phase_index_at(&self, at: SimTime) -> usize {
        self.phases.iter().position(|phase| at < phase.span.to).unwrap_or(self.phases.len())
    }

    /// Is the rollout over at `at`?
    pub fn is_over(&self, at: SimTime) -> bool {
        at >= self.end()
    }

    /// The live configuration as the management API reports it: the saved one from the end on.
    pub fn config_at(&self, at: SimTime) -> Config {
        if self.is_over(at) { self.after } else { self.before }
    }

    /// How the nodes stand at `at`; from the end on all are new.
    pub fn nodes_at(&self, at: SimTime) -> Option<Segment> {
        let index = self.segments.partition_point(|segment| segment.span.to <= at);
        let over = || {
            let last = self.segments.last()?;
            Some(Segment { old: 0, updating: 0, new: self.lanes.len() as u16, ..*last })
        };
        self.segments.get(index).copied().or_else(over)
    }

    /// Which configurations callers meet at `at`.
    pub fn in_force_at(&self, at: SimTime) -> InForce {
        if self.lanes.is_empty() {
            return self.in_force_by_phase(at);
        }
        match self.nodes_at(at) {
            None => InForce::Nothing,
            Some(segment) => in_force(segment),
        }
    }

    /// The stretches in which the same configurations are in force, in order and without a gap.
    pub fn in_force(&self) -> Vec<(Span, InForce)> {
        let mut stretches: Vec<(Span, InForce)> = Vec::new();
        let pieces: Vec<_> = if self.lanes.is_empty() {
            self.phases
                .iter()
                .map(|phase| (phase.span, self.in_force_by_phase(phase.span.from)))
                .collect()
        } else {
            self.segments.iter().map(|segment| (segment.span, in_force(*segment))).collect()
        };
        for (span, force) in pieces {
            match stretches.last_mut() {
                Some((last, same)) if *same == force => last.to = span.to,
                Some(_) | None => stretches.push((span, force)),
            }
        }
        stretches
    }

    /// Are old and new settings both in force somewhere in `span`?
    pub fn is_mixed(&self, span: Span) -> bool {
        let both = |(stretch, force): (Span, InForce)| {
            force == InForce::Both && stretch.from < span.to && span.from < stretch.to
        };
        self.in_force().into_iter().any(both)
    }

    /// The stretch without any answer; `None` where there is no downtime.
    pub fn downtime(&self) -> Option<Span> {
        self.in_force()
            .into_iter()
            .find_map(|(span, force)| (force == InForce::Nothing).then_some(span))
    }

    /// Seconds without any answer until `at`.
    pub fn downtime_seconds_until(&self, at: SimTime) -> u32 {
        self.downtime().map_or(0, |span| span.seconds_until(at))
    }

    fn in_force_by_phase(&self, at: SimTime) -> InForce {
        match self.phases.get(self.phase_index_at(at)).map(|phase| phase.kind) {
            Some(PhaseKind::Accepted | PhaseKind::Preparing) => InForce::Old,
            Some(PhaseKind::Rolling(_)) => InForce::Both,
            Some(PhaseKind::Replacing) => InForce::Nothing,
            Some(PhaseKind::Finishing) | None => InForce::New,
        }
    }
}

fn in_force(segment: Segment) -> InForce {
    match (segment.old > 0, segment.new > 0) {
        (true, true) => InForce::Both,
        (true, false) => InForce::Old,
        (false, true) => InForce::New,
        (false, false) => InForce::Nothing,
    }
}

/// The phases of one region. With several, each is one phase and takes all of its reach.
fn rolling_phases(instance: Instance, draw: &RegionDraw, lanes: &[Lane]) -> Vec<Phase> {
    let (work, reach) = (draw.work, draw.reach);
    if lanes.is_empty() {
        return vec![phase(PhaseKind::Rolling(Part::Platform), work.0, work.1)];
    }
    if instance.regions() > 1 {
        let from = if reach.0 == 0 { work.0 } else { reach.0 };
        let to = if draw.last { work.1 } else { reach.1 };
        return vec![phase(PhaseKind::Rolling(Part::Region(draw.region)), from, to)];
    }
    let group = instance.units().div_ceil(UNIT_PHASES_MAX);
    lanes
        .chunks(usize::from(group) * 2)
        .filter_map(|chunk| {
            let (first, last) = (chunk.first()?, chunk.last()?);
            let part = Part::Units(first.unit, last.unit);
            Some(Phase {
                kind: PhaseKind::Rolling(part),
                span: Span { from: first.updating.from, to: last.updating.to },
            })
        })
        .collect()
}

/// The whole time, cut at every moment at which some node changes.
fn segments(lanes: &[Lane], end: u32) -> Vec<Segment> {
    let end = SimTime::from_seconds(end);
    let mut cuts = vec![SimTime::ZERO, end];
    for lane in lanes {
        for cut in [lane.updating.from, lane.updating.to] {
            if let Err(place) = cuts.binary_search(&cut) {
                cuts.insert(place, cut);
            }
        }
    }
    cuts.windows(2)
        .filter_map(|pair| {
            let &[from, to] = pair else { return None };
            let old = lanes.iter().filter(|lane| from < lane.updating.from).count() as u16;
            let new = lanes.iter().filter(|lane| from >= lane.updating.to).count() as u16;
            let updating = lanes.len() as u16 - old - new;
            Some(Segment { span: Span { from, to }, old, updating, new })
        })
        .collect()
}

fn phase(kind: PhaseKind, from: u32, to: u32) -> Phase {
    Phase { kind, span: Span { from: SimTime::from_seconds(from), to: SimTime::from_seconds(to) } }
}

/// The node with this number in its region, from 0: two make a unit.
fn lane(region: u8, node: u8, (from, to): (u32, u32)) -> Lane {
    let updating = Span { from: SimTime::from_seconds(from), to: SimTime::from_seconds(to) };
    Lane { region, unit: node / 2 + 1, second: node % 2 == 1, updating }
}
