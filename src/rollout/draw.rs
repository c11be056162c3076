//! The chance in a rollout, drawn region by region. A plan and a survey of many seeds read the same draw.

use super::assumed::{Assumed, Downtime, TailShape};
use super::forecast::{
    ACCEPTED_SECONDS, FINISHING_PERCENT, PREPARING_PERCENT, bounds, scale_quarters,
};
use super::seed::{Dice, Seed};
use crate::domain::{Instance, Platform, Tier};

/// One region's part of a rollout. Times are seconds since Save.
#[derive(Clone, Debug)]
pub struct RegionDraw {
    /// Which region, from 1.
    pub region: u8,
    /// It is the last.
    pub last: bool,
    /// When its part begins and ends.
    pub reach: (u32, u32),
    /// When its nodes are worked on.
    pub work: (u32, u32),
    /// As they fall before its nodes are drawn.
    dice: Dice,
    /// How its nodes are taken out of service.
    way: Way,
    nodes: u32,
}

/// How the nodes of a region are taken out of service.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    /// Developer: the only unit is replaced.
    Together,
    /// One after another.
    InTurn,
    /// One after another, while no caller is sent to the region.
    Drained,
}

/// A stretch in which nothing changes: how many nodes answer with the old settings, and how many with the new.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stretch {
    /// From this second up to, but without, the other.
    pub span: (u32, u32),
    /// Nodes with the old configuration.
    pub old: u16,
    /// Nodes with the new one.
    pub new: u16,
}

/// The regions of `instance` in the order of their updates, as `seed` has it.
pub fn regions(
    instance: Instance,
    assumed: Assumed,
    seed: Seed,
) -> impl Iterator<Item = RegionDraw> {
    let mut dice = Dice::new(seed);
    let mut start = 0;
    let count = instance.regions();
    (1..=count).map(move |turn| {
        let region = if !assumed.first_last {
            turn
        } else if turn == count {
            1
        } else {
            turn + 1
        };
        let units = instance.units_in(region);
        let seconds = seconds(instance, units, assumed, &mut dice);
        let preparing = seconds * dice.between(PREPARING_PERCENT.0, PREPARING_PERCENT.1) / 100;
        let preparing = preparing.max(2 * ACCEPTED_SECONDS);
        let finishing = seconds * dice.between(FINISHING_PERCENT.0, FINISHING_PERCENT.1) / 100;
        let way = match instance.tier() {
            Tier::Developer => Way::Together,
            Tier::Consumption
            | Tier::Basic
            | Tier::Standard
            | Tier::Premium
            | Tier::BasicV2
            | Tier::StandardV2
            | Tier::PremiumV2 => {
                // A drained only region would be downtime, which these tiers do not have.
                if assumed.drained && count > 1 { Way::Drained } else { Way::InTurn }
            }
        };
        // The dice fall alike under both, so that a seed ends at the same moment.
        let work = match (way, assumed.downtime) {
            (Way::Together, Downtime::Whole) => (start, start + seconds),
            (Way::Together, Downtime::Middle) | (Way::InTurn | Way::Drained, _) => {
                (start + preparing, start + seconds - finishing)
            }
        };
        let draw = RegionDraw {
            region,
            last: turn == count,
            reach: (start, start + seconds),
            work,
            dice: dice.clone(),
            way,
            nodes: u32::from(units) * 2,
        };
        if way != Way::Together {
            dice.skip(draw.nodes);
        }
        start += seconds;
        draw
    })
}

impl RegionDraw {
    /// When each node is out of service, in the order of their updates.
    pub fn nodes(&self) -> impl Iterator<Item = (u32, u32)> {
        let (from, to) = self.work;
        let mut dice = self.dice.clone();
        // Developer draws nothing for its nodes.
        let turns = if self.way == Way::InTurn { self.nodes } else { 0 };
        let mut ahead = dice.clone();
        let whole: u32 = (0..turns).map(|_| weight(&mut ahead)).sum();
        let mut passed = 0;
        let at = move |passed: u32| {
            let share = u64::from(to - from) * u64::from(passed) / u64::from(whole.max(1));
            from + share as u32
        };
        (0..self.nodes).map(move |node| {
            if node >= turns {
                return (from, to);
            }
            let begin = at(passed);
            passed += weight(&mut dice);
            (begin, at(passed))
        })
    }
}

/// Shows `seen` every stretch of the rollout, in order and without a gap, and returns its end in seconds.
pub fn stretches(
    instance: Instance,
    assumed: Assumed,
    seed: Seed,
    seen: &mut dyn FnMut(Stretch),
) -> u32 {
    let whole: u16 =
        (1..=instance.regions()).map(|region| instance.units_in(region)).map(u16::from).sum();
    let whole = whole * 2;
    let (mut done, mut at) = (0, 0);
    let mut see = |until: u32, old: u16, new: u16, at: &mut u32| {
        if until > *at {
            seen(Stretch { span: (*at, until), old, new });
            *at = until;
        }
    };
    for draw in regions(instance, assumed, seed) {
        let nodes = draw.nodes as u16;
        if whole == 0 {
            // Consumption shows no nodes: half of each answers while the platform is updated.
            see(draw.work.0, 1, 0, &mut at);
            see(draw.work.1, 1, 1, &mut at);
            see(draw.reach.1, 0, 1, &mut at);
            continue;
        }
        if draw.way == Way::InTurn {
            for (node, (from, to)) in (0..).zip(draw.nodes()) {
                let new = done + node;
                see(from, whole - new, new, &mut at);
                see(to, whole - new - 1, new, &mut at);
            }
        } else {
            see(draw.work.0, whole - done, done, &mut at);
            see(draw.work.1, whole - done - nodes, done, &mut at);
        }
        done += nodes;
        see(draw.reach.1, whole - done, done, &mut at);
    }
    at
}

/// How long one region with so many units takes, in seconds.
fn seconds(instance: Instance, units: u8, assumed: Assumed, dice: &mut Dice) -> u32 {
    let bounds = bounds(instance);
    let drawn = dice.between(bounds.seconds_min, bounds.seconds_max);
    let tail = assumed.tail;
    let most = u32::from(tail.minutes) * 60;
    let longer = instance.tier().platform() == Platform::Dedicated
        && dice.percent() < u32::from(tail.percent);
    let tail = match (longer, tail.shape) {
        (false, _) => 0,
        (true, TailShape::Even) => dice.between(0, most),
        (true, TailShape::Falling) => dice.between(0, most).min(dice.between(0, most)),
    };
    (drawn + tail) * scale_quarters(units) / 4
}

/// How long a node takes beside the others.
fn weight(dice: &mut Dice) -> u32 {
    dice.between(80, 120)
}
