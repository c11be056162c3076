//! The search for the strongest configuration, compared with visiting every draft.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::subsequence;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::free;
use tls_rehearsal::domain::posture::score;
use tls_rehearsal::domain::{Channel, Config, Instance, Setting, Tier};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::harden::{Point, frontier, point};
use tls_rehearsal::tls::preset::Preset;

/// The best trades, found by visiting every draft.
fn by_visiting(
    instance: Instance,
    fleet: &Fleet,
    live: Config,
    free: &[Setting],
) -> Vec<(u32, u64, u32)> {
    let mut best: BTreeMap<u32, (u64, u32)> = BTreeMap::new();
    for choice in 0..1_u32 << free.len() {
        let config = free
            .iter()
            .enumerate()
            .fold(live, |config, (at, setting)| config.with(*setting, choice >> at & 1 == 1));
        if loses_a_kept_member(instance, fleet, live, config) {
            continue;
        }
        let point = point(instance, fleet, live, config);
        let entry = best.entry(point.score).or_insert((u64::MAX, u32::MAX));
        *entry = (*entry).min((point.lost_requests, point.lost));
    }
    let mut trades = Vec::new();
    let mut least = (u64::MAX, u32::MAX);
    for (score, loss) in best.into_iter().rev() {
        if loss < least {
            least = loss;
            trades.push((score, loss.0, loss.1));
        }
    }
    trades.reverse();
    trades
}

fn loses_a_kept_member(instance: Instance, fleet: &Fleet, live: Config, config: Config) -> bool {
    let impact = tls_rehearsal::tls::impact::impact(instance, fleet, live, config);
    fleet
        .members
        .iter()
        .zip(&impact.effects)
        .any(|(member, effect)| member.keep && !effect.before.fails() && effect.after.fails())
}

fn summary(points: &[Point]) -> Vec<(u32, u64, u32)> {
    points.iter().map(|point| (point.score, point.lost_requests, point.lost)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// For any instance, live configuration, few free settings and members that must stay: the same trades.
    #[test]
    fn the_search_finds_what_visiting_every_draft_finds(
        instance in draws::instance(),
        live in draws::config(),
        free in subsequence(Setting::ALL.to_vec(), 0..9),
        kept in prop::collection::vec(0..140_usize, 0..3),
    ) {
        let mut fleet = (*Fleet::example()).clone();
        for at in kept {
            fleet.members[at].keep = true;
        }
        let found = frontier(instance, &fleet, live, &free);
        prop_assert_eq!(summary(&found), by_visiting(instance, &fleet, live, &free));
        for found in &found {
            // What a point says of itself is so.
            prop_assert_eq!(*found, point(instance, &fleet, live, found.config));
            // And it can be reached.
            prop_assert!(live.differing(found.config).all(|setting| free.contains(&setting)));
        }
    }

    /// On a real instance no draft at all beats a point of the frontier.
    #[test]
    fn no_draft_is_stronger_for_what_it_loses(
        draft in draws::config(),
        tier in prop::sample::select(Tier::ALL.to_vec()),
        channel in prop::sample::select(Channel::ALL.to_vec()),
    ) {
        let instance = Instance { renegotiation: true, ..Instance::default() }.in_tier(tier);
        let live = initial_config(instance);
        let fleet = Fleet::example();
        let free = free(instance, channel);
        let draft = live
            .differing(draft)
            .filter(|setting| free.contains(setting))
            .fold(live, |config, setting| config.with(setting, !live.is_on(setting)));
        let rival = point(instance, &fleet, live, draft);
        let found = frontier(instance, &fleet, live, &free);
        let loss = (rival.lost_requests, rival.lost);
        let beaten = found
            .iter()
            .any(|best| best.score >= rival.score && (best.lost_requests, best.lost) <= loss);
        prop_assert!(beaten, "{:?}", rival);
    }
}

#[test]
fn the_frontier_of_a_developer_instance_runs_from_no_loss_to_the_strictest() {
    let instance = Instance::default();
    let live = initial_config(instance);
    let fleet = Fleet::example();
    let points = frontier(instance, &fleet, live, &free(instance, Channel::Portal));
    assert!(points.len() >= 3, "{points:?}");
    assert_eq!(points[0].lost, 0);
    assert!(points[0].score > score(live), "much can be hardened without losing anybody");
    for pair in points.windows(2) {
        assert!(pair[0].score < pair[1].score && pair[0].lost_requests < pair[1].lost_requests);
    }
    let strictest = Preset::Strictest.reach(instance, Channel::Portal, live).config;
    assert_eq!(points.last().unwrap().score, score(strictest));
}

#[test]
fn a_member_that_must_stay_is_never_lost() {
    let instance = Instance::default();
    let live = initial_config(instance);
    let mut fleet = (*Fleet::example()).clone();
    let java =
        fleet.members.iter().position(|each| each.profile.facts().id == "java-7-tls12").unwrap();
    let free = free(instance, Channel::Portal);
    let before = frontier(instance, &fleet, live, &free);
    fleet.members[java].keep = true;
    let after = frontier(instance, &fleet, live, &free);
    assert!(after.last().unwrap().score < before.last().unwrap().score);
    assert!(after.iter().all(|point| !loses_a_kept_member(instance, &fleet, live, point.config)));
}

#[test]
fn presets_say_what_stays_out_of_reach_and_why() {
    let instance = Instance::default();
    let old = Instance { created: tls_rehearsal::domain::Created::OnOrBefore, ..instance };
    for preset in Preset::ALL {
        let live = initial_config(old);
        let reached = preset.reach(old, Channel::Portal, live);
        for setting in Setting::ALL {
            if let Some(on) = preset.wish(setting) {
                let missed = reached.out_of_reach.iter().any(|(each, _)| *each == setting);
                assert_eq!(reached.config.is_on(setting) == on, !missed, "{preset:?}: {setting:?}");
            } else {
                assert_eq!(reached.config.is_on(setting), live.is_on(setting));
            }
        }
    }
    let v2 = instance.in_tier(Tier::BasicV2);
    let reached = Preset::Intermediate.reach(v2, Channel::Portal, initial_config(v2));
    assert!(reached.out_of_reach.len() > 10, "the suites of v2 tiers cannot be changed");
}
