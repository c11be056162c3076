//! What a rollout does to nodes, as lanes of its picture.

use super::drawing::{Area, HEIGHT, Lane, LaneOf, Look, Says, Step, WHOLE, within};
use super::picture::View;
use super::plan::{InForce, Lane as Node, Plan};
use super::time::Span;

/// Most pixels that the lanes of striped regions are high together.
const STRIPES_HIGH: u32 = 330;
/// Most nodes that have a lane each, of one region.
const NODES_MAX: usize = 8;

/// From this second up to another.
pub(super) fn seconds(span: Span) -> (u32, u32) {
    (span.from.seconds(), span.to.seconds())
}

/// Which settings callers meet when.
pub(super) fn in_force(plan: &Plan, view: View) -> Lane {
    let mut lane = Lane::new(LaneOf::InForce);
    for (span, force) in plan.in_force() {
        let place = seconds(span);
        let says = match force {
            InForce::Old => Says::Old,
            InForce::New => Says::New,
            InForce::Both => Says::Either,
            InForce::Nothing => Says::NoAnswer(span.seconds()),
        };
        lane.force(force, place, view);
        lane.label(says, place, view);
    }
    lane
}

/// Old before `updating`, new after it.
fn turn(lane: &mut Lane, updating: (u32, u32), end: u32, down: bool, view: View, at: (u32, u32)) {
    lane.bar(Look::Old, (0, updating.0), view, at);
    lane.bar(if down { Look::Down } else { Look::Updating }, updating, view, at);
    lane.bar(Look::New, (updating.1, end), view, at);
}

/// The nodes: a lane each if there are few, else a lane a region with a stripe a unit, or filled by their share.
pub(super) fn nodes(plan: &Plan, view: View) -> Vec<Lane> {
    let (nodes, end) = (plan.lanes(), plan.end().seconds());
    let down = plan.downtime().is_some();
    let regions = plan.instance().regions();
    if regions == 1 && nodes.len() <= NODES_MAX {
        let lane = |node: &Node| {
            let mut lane = Lane::new(LaneOf::Node(node.unit, node.second));
            turn(&mut lane, seconds(node.updating), end, down, view, WHOLE);
            lane
        };
        return nodes.iter().map(lane).collect();
    }
    let mut in_turn: Vec<u8> = Vec::new();
    for node in nodes {
        if in_turn.last() != Some(&node.region) {
            in_turn.push(node.region);
        }
    }
    let here = |region: u8| nodes.iter().filter(move |node| node.region == region);
    let units = |region: u8| (here(region).count() / 2) as u8;
    let high: u32 =
        in_turn.iter().map(|&region| LaneOf::Units(region, units(region)).height()).sum();
    let lane = |region: u8| {
        if high <= STRIPES_HIGH {
            stripes(region, units(region), &mut here(region), end, view)
        } else {
            share(plan, region, units(region), view)
        }
    };
    in_turn.into_iter().map(lane).collect()
}

/// A stripe a unit: from the first of its nodes going out of service to the second coming back.
fn stripes(
    region: u8,
    units: u8,
    nodes: &mut dyn Iterator<Item = &Node>,
    end: u32,
    view: View,
) -> Lane {
    let mut lane = Lane::new(LaneOf::Units(region, units));
    let room = HEIGHT / u32::from(units.max(1));
    let gap = if units > 1 { room * 2 / 13 } else { 0 };
    let mut stripe = 0;
    while let (Some(first), Some(second)) = (nodes.next(), nodes.next()) {
        let from = first.updating.from.min(second.updating.from).seconds();
        let to = first.updating.to.max(second.updating.to).seconds();
        turn(&mut lane, (from, to), end, false, view, (stripe * room, room - gap));
        stripe += 1;
    }
    lane
}

/// How many of the region's nodes have the new settings, from below; the old from above; between them what is updated.
fn share(plan: &Plan, region: u8, units: u8, view: View) -> Lane {
    let mut lane = Lane::new(LaneOf::Share(region, units));
    let here = || plan.lanes().iter().filter(|node| node.region == region);
    let all = here().count().max(1) as u32;
    let mut cuts = vec![0, plan.end().seconds()];
    cuts.extend(here().flat_map(|node| <[u32; 2]>::from(seconds(node.updating))));
    cuts.sort_unstable();
    cuts.dedup();
    let mut old = Area { look: Look::Old, steps: Vec::new() };
    let mut new = Area { look: Look::New, steps: Vec::new() };
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        let Some((from, to)) = within((from, to), view) else { continue };
        let before = here().filter(|node| from < node.updating.from.seconds()).count() as u32;
        let after = here().filter(|node| from >= node.updating.to.seconds()).count() as u32;
        let (under, over) = (HEIGHT * before / all, HEIGHT - HEIGHT * after / all);
        if before > 0 {
            old.steps.push(Step { from, to, top: 0, bottom: under });
        }
        if after > 0 {
            new.steps.push(Step { from, to, top: over, bottom: HEIGHT });
        }
    }
    let begins = here().map(|node| node.updating.from.seconds()).min().unwrap_or_default();
    let ends = here().map(|node| node.updating.to.seconds()).max().unwrap_or_default();
    lane.bar(Look::Updating, (begins, ends), view, WHOLE);
    lane.areas = vec![old, new];
    lane
}
