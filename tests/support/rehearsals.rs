//! Random rehearsals, and acts on them.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::domain::Setting;
use tls_rehearsal::rollout::assumed::{Downtime, Tail, TailShape};
use tls_rehearsal::rollout::course::Kind;
use tls_rehearsal::rollout::operation::Operation;
use tls_rehearsal::rollout::rehearsal::Field;
use tls_rehearsal::rollout::week::{Shape, Week};
use tls_rehearsal::rollout::{Assumed, Rehearsal};

pub fn assumed() -> impl Strategy<Value = Assumed> {
    let tail = (0..=100_u8, 0..=240_u16, select(TailShape::ALL.to_vec()));
    let downtime = select(Downtime::ALL.to_vec());
    (tail, any::<bool>(), any::<bool>(), downtime).prop_map(
        |((percent, minutes, shape), first_last, drained, downtime)| Assumed {
            tail: Tail { percent, minutes, shape },
            first_last,
            drained,
            downtime,
        },
    )
}

/// Hours of a day or a week, with some calls.
pub fn hours() -> impl Strategy<Value = Vec<u64>> {
    let calls = || prop_oneof![0..50_u64, 0..=1_000_000_000_000_u64];
    prop_oneof![vec(calls(), 24), vec(calls(), 168)].prop_map(|mut hours| {
        hours[0] = hours[0].max(1);
        hours
    })
}

/// What people may have set: any values, pasted hours, edited strategies.
pub fn rehearsal() -> impl Strategy<Value = Rehearsal> {
    let acts = vec(act(), 0..25);
    acts.prop_map(|acts| {
        let mut rehearsal = Rehearsal::default();
        for act in acts {
            match act {
                RehearseAct::Set(field, value) => field.set(&mut rehearsal, value),
                RehearseAct::Kind(at, kind) => {
                    let kind = Kind::ALL.get(kind).copied().unwrap_or(Kind::AtOnce);
                    if let Some(strategy) = rehearsal.strategies.get_mut(at) {
                        *strategy = tls_rehearsal::rollout::course::Strategy::new(kind);
                    }
                }
                RehearseAct::Wait(at, step, minutes) => {
                    let strategy = rehearsal.strategies.get_mut(at);
                    if let Some(wait) = strategy.and_then(|each| each.waits.get_mut(step)) {
                        *wait = minutes % 10_080;
                    }
                }
                RehearseAct::Move(at, setting, save) => {
                    if let Some(strategy) = rehearsal.strategies.get_mut(at) {
                        strategy.move_to(setting, save % 4);
                    }
                }
                RehearseAct::Hours(text) => {
                    let calls: Vec<u64> =
                        text.lines().filter_map(|each| each.parse().ok()).collect();
                    if let Some(week) = Week::pasted(&calls) {
                        rehearsal.pasted = Some(Arc::new(week));
                        rehearsal.shape = Shape::Pasted;
                    }
                }
                RehearseAct::NotSet(_)
                | RehearseAct::Reset
                | RehearseAct::NotAWait
                | RehearseAct::TooEarly
                | RehearseAct::Try(_) => {}
            }
        }
        rehearsal
    })
}

pub fn act() -> impl Strategy<Value = RehearseAct> {
    let value = || prop_oneof![0..200_u32, 0..100_001_u32, any::<u32>()];
    let text =
        hours().prop_map(|hours| hours.iter().map(u64::to_string).collect::<Vec<_>>().join("\n"));
    prop_oneof![
        8 => (select(Field::ALL.to_vec()), value()).prop_map(|(field, value)| RehearseAct::Set(field, value)),
        1 => select(Field::ALL.to_vec()).prop_map(RehearseAct::NotSet),
        1 => prop_oneof![text.boxed(), "\\PC{0,40}".boxed()].prop_map(RehearseAct::Hours),
        2 => (0..4_usize, 0..5_usize).prop_map(|(at, kind)| RehearseAct::Kind(at, kind)),
        2 => (0..4_usize, 0..5_usize, value()).prop_map(|(at, step, wait)| RehearseAct::Wait(at, step, wait)),
        3 => (0..4_usize, select(Setting::ALL.to_vec()), 0..5_usize)
            .prop_map(|(at, setting, save)| RehearseAct::Move(at, setting, save)),
        1 => Just(RehearseAct::Reset),
        1 => Just(RehearseAct::TooEarly),
        1 => Just(RehearseAct::NotAWait),
        1 => select(Operation::ALL.to_vec()).prop_map(RehearseAct::Try),
    ]
}
