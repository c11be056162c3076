//! Random acts, for properties.

mod draws;
pub mod fleets;
pub mod rehearsals;

pub use draws::{config, instance};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use tls_rehearsal::app::Intent;
use tls_rehearsal::app::scale::Extent;
use tls_rehearsal::codec::fleet::Read;
use tls_rehearsal::codec::link::{LinkError, RolloutSnapshot, Snapshot};
use tls_rehearsal::domain::cipher::Family;
use tls_rehearsal::domain::{
    Certificate, Channel, Created, Edition, Gateway, GatewayKind, Origin, Setting, Side, Tier,
};
use tls_rehearsal::rollout::{Rehearsal, Seed, SimTime, Speed};

pub fn time() -> impl Strategy<Value = SimTime> {
    prop_oneof![0..8000_u32, any::<u32>()].prop_map(SimTime::from_seconds)
}

pub fn snapshot() -> impl Strategy<Value = Snapshot> {
    let moment = (0..4_000_000_u32, select(Speed::ALL.to_vec()));
    let rollout = (config(), any::<u32>(), rehearsals::assumed(), moment).prop_map(
        |(after, seed, assumed, (now, speed))| RolloutSnapshot {
            after,
            seed: Seed(seed),
            assumed,
            now: SimTime::from_seconds(now),
            speed,
        },
    );
    let configs = (config(), config());
    let rehearsal = prop_oneof![Just(Rehearsal::default()), rehearsals::rehearsal()];
    let rollout = proptest::option::of(rollout);
    (instance(), select(Channel::ALL.to_vec()), configs, rehearsal, rollout).prop_map(
        |(instance, channel, (live, draft), rehearsal, rollout)| Snapshot {
            instance,
            channel,
            live,
            draft,
            rehearsal: Arc::new(rehearsal),
            rollout,
        },
    )
}

/// A number that some tiers allow, or any.
fn few() -> impl Strategy<Value = u8> {
    prop_oneof![6 => 0..14_u8, 1 => any::<u8>()]
}

/// Any act of a person.
pub fn act() -> impl Strategy<Value = Intent> {
    let instance_acts = prop_oneof![
        select(Tier::ALL.to_vec()).prop_map(Intent::ChooseTier),
        select(GatewayKind::ALL.to_vec()).prop_map(Intent::ChooseGateway),
        select(Gateway::ALL.to_vec()).prop_map(Intent::SwitchTo),
        select(Edition::ALL.to_vec()).prop_map(Intent::ChooseEdition),
        select(Created::ALL.to_vec()).prop_map(Intent::ChooseCreated),
        select(Origin::ALL.to_vec()).prop_map(Intent::ChooseOrigin),
        select(Certificate::ALL.to_vec()).prop_map(Intent::ChooseCertificate),
        any::<bool>().prop_map(Intent::SetRenegotiation),
        few().prop_map(Intent::SetUnits),
        few().prop_map(Intent::SetRegions),
        (few(), few()).prop_map(|(region, units)| Intent::SetUnitsIn(region, units)),
        few().prop_map(|region| Intent::NotScaled(Extent::UnitsIn(region))),
        select(Channel::ALL.to_vec()).prop_map(Intent::ChooseChannel),
    ];
    let draft_acts = prop_oneof![
        6 => select(Setting::ALL.to_vec()).prop_map(Intent::Toggle),
        1 => (select(Side::ALL.to_vec()), any::<bool>()).prop_map(|(side, on)| Intent::SetTls13(side, on)),
        1 => select(Family::ALL.to_vec()).prop_map(Intent::TurnOff),
        1 => any::<u32>().prop_map(|seed| Intent::Save(Seed(seed))),
        1 => any::<u32>().prop_map(|seed| Intent::RollBack(Seed(seed))),
        1 => Just(Intent::Discard),
    ];
    let other_acts = prop_oneof![
        snapshot().prop_map(Intent::Open),
        Just(Intent::RefuseLink(LinkError::Foreign)),
        any::<bool>().prop_map(|copied| Intent::Shared { copied }),
        time().prop_map(Intent::Seek),
        Just(Intent::SkipToEnd),
        Just(Intent::Pause),
        Just(Intent::Resume),
        select(Speed::ALL.to_vec()).prop_map(Intent::SetSpeed),
        (0..30_usize).prop_map(Intent::ShowRun),
        Just(Intent::StartOver),
        (0..3_usize).prop_map(Intent::Dropped),
    ];
    let impact_acts = prop_oneof![
        1 => config().prop_map(Intent::Adopt),
        3 => fleets::acts::fleet_act().prop_map(Intent::Fleet),
        1 => fleets::fleet().prop_map(|fleet| {
            Intent::RestoreFleet(Box::new(Ok(Read { fleet, unheeded: Vec::new() })))
        }),
        2 => fleets::acts::look_act().prop_map(Intent::Look),
        2 => rehearsals::act().prop_map(Intent::Rehearse),
    ];
    prop_oneof![3 => instance_acts, 5 => draft_acts, 2 => other_acts, 3 => impact_acts]
}

/// Any act, and the clock, undo and redo.
pub fn intent() -> impl Strategy<Value = Intent> {
    prop_oneof![
        8 => act(),
        1 => any::<u32>().prop_map(|wall_milliseconds| Intent::Elapse { wall_milliseconds }),
        1 => Just(Intent::Undo),
        1 => Just(Intent::Redo),
    ]
}
