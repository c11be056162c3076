//! Turns real time into simulated time, and only while it passes.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::{Store, follow};
use crate::app::Intent;
use crate::rollout::Speed;

/// Runs an interval exactly while a rollout plays. Elapsed time is measured, not counted in ticks, so a hidden tab whose
/// timers sleep is right again at its next tick.
pub fn run(store: Store) {
    let speed = store.select(|model| model.shown().filter(|run| run.playing).map(|run| run.speed));
    let mut running = None;
    follow(Box::new(move || {
        // Dropped first, so that never two run.
        running.take();
        if let Some(speed) = speed.get() {
            let mut last = now();
            running.replace(Interval::new(interval_milliseconds(speed), move || {
                let passed = (now() - last).max(0.0).floor();
                last += passed;
                store.dispatch(Intent::Elapse { wall_milliseconds: passed as u32 });
            }));
        }
    }));
}

/// In real time a second is the least that shows; faster, ten steps a second look like movement.
const fn interval_milliseconds(speed: Speed) -> u32 {
    match speed {
        Speed::RealTime => 500,
        Speed::Times60 | Speed::Times600 => 100,
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
