//! Time that passes, and moments that are looked at.

use super::history::{Act, Entry};
use super::update::shown;
use super::{Model, Notice, Run};
use crate::rollout::SimTime;

/// How long what was said stands before a phase that only the clock has reached is said: long enough to be read and heard.
pub const STANDS_MILLISECONDS: u32 = 4_000;

pub(super) fn elapse(model: &mut Model, wall_milliseconds: u32) {
    let Some(run) = shown(model).filter(|run| run.playing) else { return };
    let before = run.phase();
    run.seek(run.now.after_wall(wall_milliseconds, run.speed));
    let (is_another, is_over) = (run.phase() != before, run.is_over());
    model.phase_waits |= is_another;
    model.stood_milliseconds = model.stood_milliseconds.saturating_add(wall_milliseconds);
    // Nothing passes after the end, so that waits for nothing.
    if model.phase_waits && (is_over || model.stood_milliseconds >= STANDS_MILLISECONDS) {
        say_phase(model);
    }
}

/// Looks at a moment; dragging on and on is one act.
pub(super) fn seek(model: &mut Model, to: SimTime, dragged: bool) {
    let Some(run) = model.shown() else { return };
    if run.now == to {
        return;
    }
    let act = if dragged { Act::Drag } else { Act::Skip };
    model.history.record(Entry { state: model.state.clone(), act });
    let Some(run) = shown(model) else { return };
    let before = run.phase();
    run.seek(to);
    if run.phase() != before {
        say_phase(model);
    }
}

/// Stops time, or lets it pass; what is over begins again.
pub(super) fn play(model: &mut Model, playing: bool) {
    if playing && model.shown().is_some_and(Run::is_over) {
        seek(model, SimTime::ZERO, false);
    }
    let Some(run) = shown(model) else { return };
    if run.playing == playing {
        return;
    }
    run.playing = playing;
    let notice = if playing { Notice::Resumed(run.speed) } else { Notice::Paused };
    model.say(notice);
}

/// Says the phase that is looked at. Moments are too many to be heard.
fn say_phase(model: &mut Model) {
    model.phase_waits = false;
    let looks_back = model.looks_back();
    let Some(run) = model.shown() else { return };
    let notice = match run.phase() {
        phase if looks_back => Notice::LookedBack(phase.map(|phase| phase.kind)),
        Some(phase) => Notice::Phase { kind: phase.kind, mixed: run.plan.is_mixed(phase.span) },
        None => Notice::Succeeded,
    };
    model.say(notice);
}
