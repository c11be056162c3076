//! Strategies on one axis, as a drawing.

use super::drawing::{Bar, Drawing, HEIGHT, Lane, LaneOf, Look, tick_seconds};
use super::picture::View;
use super::plan::{InForce, Plan};

/// A lane for each strategy: its plans, each with the second at which it begins, and thin between them what serves in a wait.
pub fn compared(strategies: &[Vec<(u32, Plan)>]) -> Drawing {
    let ends = strategies.iter().flatten().map(|(begin, plan)| begin + plan.end().seconds());
    let view = View::whole(ends.max().unwrap_or_default().max(60));
    let lanes = (0..).zip(strategies).map(|(at, plans)| lane(at, plans)).collect();
    Drawing { view, step: tick_seconds(view), lanes }
}

const WHOLE: (u32, u32) = (0, HEIGHT);
const UPPER: (u32, u32) = (0, HEIGHT / 2);
const LOWER: (u32, u32) = (HEIGHT / 2, HEIGHT / 2);
const THIN: (u32, u32) = (HEIGHT * 2 / 5, HEIGHT / 5);

fn lane(at: u8, plans: &[(u32, Plan)]) -> Lane {
    let mut bars = Vec::new();
    let mut over = None;
    for (begin, plan) in plans {
        let mut bar =
            |look, from, to, (top, height)| bars.push(Bar { look, from, to, top, height });
        if let Some(over) = over.filter(|over| over < begin) {
            bar(Look::New, over, *begin, THIN);
        }
        for (span, force) in plan.in_force() {
            let (from, to) = (begin + span.from.seconds(), begin + span.to.seconds());
            match force {
                InForce::Old => bar(Look::Old, from, to, WHOLE),
                InForce::New => bar(Look::New, from, to, WHOLE),
                InForce::Nothing => bar(Look::Down, from, to, WHOLE),
                InForce::Both => {
                    bar(Look::Old, from, to, UPPER);
                    bar(Look::New, from, to, LOWER);
                }
            }
        }
        over = Some(begin + plan.end().seconds());
    }
    Lane { of: LaneOf::Way(at), bars, areas: Vec::new(), labels: Vec::new() }
}
