//! Strategies on one axis, as a drawing.

use super::drawing::{Drawing, HEIGHT, Lane, LaneOf, Look, tick_seconds};
use super::picture::View;
use super::plan::Plan;

/// A lane for each strategy: its plans, each with the second at which it begins, and thin between them what serves in a wait.
pub fn compared(strategies: &[Vec<(u32, Plan)>]) -> Drawing {
    let ends = strategies.iter().flatten().map(|(begin, plan)| begin + plan.end().seconds());
    let view = View::whole(ends.max().unwrap_or_default().max(60));
    let lanes = (0..).zip(strategies).map(|(at, plans)| lane(at, plans, view)).collect();
    Drawing { view, step: tick_seconds(view), lanes }
}

const THIN: (u32, u32) = (HEIGHT * 2 / 5, HEIGHT / 5);

fn lane(at: u8, plans: &[(u32, Plan)], view: View) -> Lane {
    let mut lane = Lane::new(LaneOf::Way(at));
    let mut over = None;
    for (begin, plan) in plans {
        if let Some(over) = over {
            lane.bar(Look::New, (over, *begin), view, THIN);
        }
        for (span, force) in plan.in_force() {
            lane.force(force, (begin + span.from.seconds(), begin + span.to.seconds()), view);
        }
        over = Some(begin + plan.end().seconds());
    }
    lane
}
