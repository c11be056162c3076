//! What a rollout makes of calls, as a lane of its picture.

use super::calls::{Callers, Load};
use super::drawing::{Area, HEIGHT, Lane, LaneOf, Look, Says, Step, within};
use super::fates::{Fate, Flow, flows};
use super::lanes::seconds;
use super::picture::View;
use super::plan::{InForce, Plan};
use crate::domain::Side;

/// The calls of one side: what fails as before hatched behind all, what is served and what is lost as areas before it.
pub(super) fn calls(plan: &Plan, callers: &Callers, load: &Load, side: Side, view: View) -> Lane {
    let flows = flows(plan, callers, load, side, view);
    let most = flows.iter().map(Flow::made).max().unwrap_or_default().max(1);
    let part = |rate: u64| (u128::from(rate) * u128::from(HEIGHT) / u128::from(most)) as u32;
    // A flow may go on over the end of a stretch, where callers meet something else and fare alike.
    let average = |of: &dyn Fn(&Flow) -> u64, (from, to): (u32, u32)| {
        let inside = flows.iter().filter_map(|flow| {
            let (from, to) = (flow.from.max(from), flow.to.min(to));
            (from < to).then(|| (of(flow), u64::from(to - from)))
        });
        let (calls, seconds) = inside
            .fold((0, 0), |(calls, seconds), (rate, long)| (calls + rate * long, seconds + long));
        (calls + 500 * seconds) / (1000 * seconds.max(1))
    };
    let made = average(&Flow::made, (view.from, view.to));
    let mut lane = Lane::new(LaneOf::Calls(side, made));
    for (fate, look) in [(Fate::Stays, Look::Stays), (Fate::Down, Look::Down)] {
        for flow in flows.iter().filter(|flow| flow.rate(fate) > 0) {
            let top = HEIGHT - part(flow.made());
            match lane.bars.last_mut() {
                Some(last) if (last.look, last.to, last.top) == (look, flow.from, top) => {
                    last.to = flow.to;
                }
                Some(_) | None => {
                    lane.bar(look, (flow.from, flow.to), view, (top, HEIGHT - top));
                }
            }
        }
    }
    let mut below = vec![0; flows.len()];
    for (fate, look) in
        [(Fate::Served, Look::Served), (Fate::Lost, Look::Lost), (Fate::Unsure, Look::Unsure)]
    {
        let mut area = Area { look, steps: Vec::new() };
        for (flow, below) in flows.iter().zip(&mut below).filter(|(flow, _)| flow.rate(fate) > 0) {
            let bottom = HEIGHT - part(*below);
            *below += flow.rate(fate);
            let step = Step { from: flow.from, to: flow.to, top: HEIGHT - part(*below), bottom };
            match area.steps.last_mut() {
                Some(last)
                    if (last.to, last.top, last.bottom) == (step.from, step.top, step.bottom) =>
                {
                    last.to = step.to;
                }
                Some(_) | None => area.steps.push(step),
            }
        }
        if !area.steps.is_empty() {
            lane.areas.push(area);
        }
    }
    for (span, force) in plan.in_force() {
        let Some(room) = within(seconds(span), view) else { continue };
        let says = match force {
            InForce::Nothing => Says::Nobody(average(&|flow| flow.rate(Fate::Down), room)),
            InForce::Old | InForce::Both | InForce::New => {
                Says::Served(average(&|flow| flow.rate(Fate::Served), room))
            }
        };
        lane.label(says, room, view);
    }
    lane
}
