//! Calls through a rollout: none is lost, none is made up, and the quick way says what the plan says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use std::sync::Arc;

use proptest::prelude::*;
use support::rehearsals::{assumed, hours};
use support::{config, instance};
use tls_rehearsal::domain::{Config, Instance, Side, Tier};
use tls_rehearsal::rollout::assumed::{Tail, TailShape};
use tls_rehearsal::rollout::calls::{Callers, Load, Met, Outcome, Prices, parts_of};
use tls_rehearsal::rollout::course::Course;
use tls_rehearsal::rollout::draw::{Stretch, stretches};
use tls_rehearsal::rollout::picture::{COLUMNS_MAX, Picture, VIEW_MIN, View, met};
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::week::{HOURS, WEIGHT_MAX, Week, is_office, touches_office};
use tls_rehearsal::rollout::{Assumed, Plan, Seed};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::fleet::REQUESTS_MAX;
use tls_rehearsal::tls::impact::Judge;

/// The example fleet, or a part of it with other weights.
fn fleet() -> impl Strategy<Value = Fleet> {
    let weight = prop_oneof![Just(0), 0..5_u32, 0..1_000_000_u32, Just(REQUESTS_MAX)];
    (any::<bool>(), proptest::collection::vec((any::<bool>(), weight), 140)).prop_map(
        |(example, weights)| {
            let mut fleet = (*Fleet::example()).clone();
            if !example {
                for (member, (_, requests)) in fleet.members.iter_mut().zip(&weights) {
                    member.requests = *requests;
                }
                let mut keep = weights.iter().map(|(keep, _)| *keep);
                fleet.members.retain(|_| keep.next().unwrap_or(true));
            }
            fleet
        },
    )
}

fn load() -> impl Strategy<Value = Load> {
    let week = prop_oneof![
        Just(Week::flat()),
        Just(Week::office()),
        hours().prop_map(|hours| Week::pasted(&hours).expect("hours with calls")),
    ];
    (week, 0..7 * 24 * 60_u32)
        .prop_map(|(week, minute)| Load { week: Arc::new(week), start: minute * 60 })
}

/// What callers meet second by second, counted by hand: the slow way.
fn by_hand(plan: &Plan, load: &Load, (from, to): (u32, u32)) -> (u64, u64) {
    let weight = |second: u32| {
        let hour = ((load.start + second) / 3600) as usize % HOURS;
        u64::from(load.week.weights()[hour])
    };
    let mut none = 0;
    let mut whole = 0;
    for second in from..to {
        let at = tls_rehearsal::rollout::SimTime::from_seconds(second);
        whole += weight(second);
        if plan.in_force_at(at) == InForce::Nothing {
            none += weight(second);
        }
    }
    (none, whole)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Served, refused, unknown and down are together exactly the calls that were made, for any plan, fleet and seed.
    #[test]
    fn calls_are_conserved(
        instance in instance(), assumed in assumed(), seed in any::<u32>(), before in config(), after in config(),
        fleet in fleet(), load in load()
    ) {
        let plan = Plan::assuming(assumed, instance, before, after, Seed(seed));
        let end = plan.end().seconds();
        let callers = Callers::new(&fleet, &[(instance, before), (instance, after)]);
        let all = met(&plan, &load, (0, end));
        for side in Side::ALL {
            let made = parts_of(fleet.requests(side), load.between((0, end)));
            let fared: u128 = callers.fare(side, &all).iter().map(|part| part.parts).sum();
            prop_assert_eq!(fared, made, "{:?}", side);
        }
    }

    /// The columns of the picture hold every call once, and its whole numbers add up.
    #[test]
    fn columns_hold_every_call_once(
        instance in instance(), seed in any::<u32>(), before in config(), after in config(), fleet in fleet(), load in load()
    ) {
        let plan = Plan::new(instance, before, after, Seed(seed));
        let end = plan.end().seconds();
        let picture = Picture::new(&plan, &fleet, load.clone(), View::whole(end));
        prop_assert!(picture.columns.len() as u32 <= COLUMNS_MAX);
        for side in Side::ALL {
            let totals = picture.totals(side);
            let outcomes = picture.outcomes(side);
            prop_assert_eq!(outcomes.iter().map(|outcome| totals.of(*outcome)).sum::<u64>(), totals.made);
            let made = parts_of(fleet.requests(side), load.between((0, end))) / load.parts();
            prop_assert_eq!(u128::from(totals.made), made);
            let columns: u64 = picture.columns.iter().map(|column| picture.calls(side, column).made).sum();
            prop_assert!(columns <= totals.made && totals.made - columns <= picture.columns.len() as u64);
        }
    }

    /// What nobody answers is what a count second by second says.
    #[test]
    fn what_is_met_is_what_a_count_by_seconds_says(
        seed in any::<u32>(), load in load(), from in 0..4000_u32, length in 1..1500_u32
    ) {
        let plan = Plan::new(Instance::default(), Config::default(), Config::default(), Seed(seed));
        let span = (from, from + length);
        let met = met(&plan, &load, span);
        let (none, whole) = by_hand(&plan, &load, span);
        prop_assert_eq!((met.none, met.whole()), (none, whole));
    }

    /// Many seeds are asked in a quicker way than by making their plans; both say the same.
    #[test]
    fn the_quick_way_says_what_the_plan_says(
        instance in instance(), assumed in assumed(), seed in any::<u32>(), before in config(), after in config(),
        load in load()
    ) {
        let plan = Plan::assuming(assumed, instance, before, after, Seed(seed));
        let mut seen: Vec<Stretch> = Vec::new();
        let end = stretches(instance, assumed, Seed(seed), &mut |stretch| seen.push(stretch));
        prop_assert_eq!(end, plan.end().seconds());
        let mut quick = Met::default();
        for stretch in &seen {
            quick.add(*stretch, load.between(stretch.span), 0);
        }
        let slow = met(&plan, &load, (0, end));
        // Where stretches are cut elsewhere, shares are rounded elsewhere: less than one part each time.
        let cuts = (seen.len() + plan.segments().len()) as u64;
        prop_assert_eq!(quick.none, slow.none);
        prop_assert_eq!(quick.whole(), slow.whole());
        prop_assert!(quick.by[1].abs_diff(slow.by[1]) <= cuts);
        if !plan.lanes().is_empty() {
            for stretch in &seen {
                let at = tls_rehearsal::rollout::SimTime::from_seconds(stretch.span.0);
                let nodes = plan.nodes_at(at).expect("nodes");
                prop_assert_eq!((nodes.old, nodes.new), (stretch.old, stretch.new));
            }
        }
        let fleet = Fleet::example();
        let course = Course::single(instance, before, after);
        let prices = Prices::new(&fleet, &course.configs());
        let sample = course.answer(assumed, Seed(seed), &load, &prices).0;
        prop_assert_eq!((sample.end, sample.busy), (end, end));
        prop_assert_eq!(sample.down, plan.downtime().map_or(0, |span| span.seconds()));
        prop_assert_eq!(sample.lost, prices.lost(&quick, &load));
    }

    /// A rollout never loses more calls than are made in it, and nothing when nothing changes and nothing is down.
    #[test]
    fn lost_calls_are_calls_that_were_made(
        instance in instance(), seed in any::<u32>(), before in config(), after in config(), fleet in fleet(), load in load()
    ) {
        let course = Course::single(instance, before, after);
        let prices = Prices::new(&fleet, &course.configs());
        let sample = course.answer(Assumed::DEFAULT, Seed(seed), &load, &prices).0;
        let made = parts_of(fleet.requests(Side::Client), load.between((0, sample.end))) / load.parts();
        prop_assert!(u128::from(sample.lost) <= made);
        let same = Course::single(instance, before, before);
        let prices = Prices::new(&fleet, &same.configs());
        let sample = same.answer(Assumed::DEFAULT, Seed(seed), &load, &prices).0;
        prop_assert!(sample.down > 0 || sample.lost == 0);
    }

    /// Who is refused by the prices is who is refused in the picture.
    #[test]
    fn prices_are_what_the_engine_refuses(instance in instance(), before in config(), after in config()) {
        let fleet = Fleet::example();
        let prices = Prices::new(&fleet, &[(instance, before), (instance, after)]);
        let fails = |config, at: usize| Judge::new(instance, config).verdict(&fleet.members[at].profile).fails();
        let lost = |side: Side| -> u64 {
            let members = fleet.members.iter().enumerate();
            members
                .filter(|(at, member)| member.profile.side() == side && fails(after, *at) && !fails(before, *at))
                .map(|(_, member)| u64::from(member.requests))
                .sum()
        };
        let failing = |side: Side| -> u64 {
            let members = fleet.members.iter().enumerate();
            members
                .filter(|(at, member)| member.profile.side() == side && fails(before, *at))
                .map(|(_, member)| u64::from(member.requests))
                .sum()
        };
        let (clients, behind) = (u128::from(lost(Side::Client)), u128::from(lost(Side::Backend)));
        let served = u128::from(fleet.requests(Side::Client) - failing(Side::Client));
        let backends = u128::from(fleet.requests(Side::Backend));
        let open = backends - u128::from(failing(Side::Backend));
        prop_assert_eq!(u128::from(prices.down), served * open / backends);
        prop_assert_eq!(
            u128::from(prices.by[1]),
            clients * open / backends + (served - clients) * behind / backends
        );
        prop_assert_eq!(prices.by[0], 0);
    }

    /// A week's weights pass without a gap, whatever was pasted, and never above the largest weight.
    #[test]
    fn a_week_passes_without_a_gap(hours in hours(), second in 0..3_000_000_u32) {
        let week = Week::pasted(&hours).expect("hours with calls");
        prop_assert!(week.weights().iter().all(|weight| u32::from(*weight) <= WEIGHT_MAX));
        let hour = (second / 3600) as usize % HOURS;
        prop_assert_eq!(week.until(second + 1) - week.until(second), u64::from(week.weights()[hour]));
        prop_assert_eq!(week.until(7 * 24 * 3600 + second), week.whole() + week.until(second));
    }

    /// Office hours are met exactly where some minute is in them.
    #[test]
    fn office_hours_are_met_where_some_minute_is(from in 0..10_080_u32, length in 0..4000_u32) {
        let by_minutes = (from..from + length).any(|minute| is_office(minute % 10_080));
        prop_assert_eq!(touches_office(from, from + length), by_minutes);
    }

    /// Zooming and panning never leave the rollout, and what is pointed at stays where it is.
    #[test]
    fn zooming_stays_in_the_rollout(end in 60..200_000_u32, moves in proptest::collection::vec((any::<u32>(), 10..400_u32, any::<i16>()), 1..20)) {
        let mut view = View::whole(end);
        for (at, percent, by) in moves {
            let at = view.from + at % view.seconds().max(1);
            let zoomed = view.zoomed(at, percent, end);
            prop_assert!(zoomed.from < zoomed.to && zoomed.to <= end);
            prop_assert!(zoomed.seconds() >= VIEW_MIN.min(end));
            if zoomed.from > 0 && zoomed.to < end {
                let place = |view: View| f64::from(at - view.from) / f64::from(view.seconds());
                prop_assert!((place(view) - place(zoomed)).abs() < 0.02 + 1.0 / f64::from(zoomed.seconds()));
            }
            let moved = zoomed.moved(by.into(), end);
            prop_assert_eq!(moved.seconds(), zoomed.seconds());
            prop_assert!(moved.to <= end);
            view = moved;
        }
    }

    /// The last region is the first one of the list if that is assumed, and a drained region answers nobody.
    #[test]
    fn regions_are_updated_as_is_assumed(seed in any::<u32>(), regions in 2..11_u8, first_last in any::<bool>(), drained in any::<bool>()) {
        let instance = Instance::default().in_tier(Tier::Premium).scaled(2, regions).scaled_in(2, 5);
        let assumed = Assumed { first_last, drained, ..Assumed::DEFAULT };
        let plan = Plan::assuming(assumed, instance, Config::default(), Config::default(), Seed(seed));
        let order: Vec<u8> = plan.lanes().iter().map(|lane| lane.region).collect();
        prop_assert_eq!(order.first().copied(), Some(if first_last { 2 } else { 1 }));
        prop_assert_eq!(order.iter().filter(|region| **region == 2).count(), 10);
        let most = plan.segments().iter().map(|segment| segment.updating).max();
        prop_assert_eq!(most, Some(if drained { 10 } else { 1 }));
        prop_assert_eq!(plan.downtime(), None);
    }
}

#[test]
fn every_outcome_of_the_example_fleet_is_named_once_by_side() {
    let fleet = Fleet::example();
    let instance = Instance::default();
    let configs = [(instance, Config::from_bits(u32::MAX)), (instance, Config::default())];
    let callers = Callers::new(&fleet, &configs);
    for side in Side::ALL {
        let outcomes = callers.outcomes(side);
        for (at, outcome) in outcomes.iter().enumerate() {
            assert!(!outcomes[..at].contains(outcome), "{outcome:?}");
        }
        assert!(outcomes.iter().any(|outcome| matches!(outcome, Outcome::Refused(_))));
    }
}

#[test]
fn a_tail_that_never_comes_keeps_the_documented_bounds_and_one_that_falls_is_shorter() {
    let ends = |percent, shape| -> Vec<u32> {
        let assumed = Assumed { tail: Tail { percent, minutes: 120, shape }, ..Assumed::DEFAULT };
        let end = |seed| {
            let plan = Plan::assuming(
                assumed,
                Instance::default(),
                Config::default(),
                Config::default(),
                Seed(seed),
            );
            plan.end().seconds()
        };
        (0..2000).map(end).collect()
    };
    let mean =
        |ends: &[u32]| ends.iter().map(|end| u64::from(*end)).sum::<u64>() / ends.len() as u64;
    let never = ends(0, TailShape::Even);
    assert!(never.iter().all(|end| (15 * 60..=45 * 60).contains(end)));
    let (even, falling) = (ends(100, TailShape::Even), ends(100, TailShape::Falling));
    assert!(even.iter().all(|end| *end <= (45 + 120) * 60));
    // An even tail is half of the longest on the average, the shorter of two draws a third.
    let longer = |ends: &[u32]| mean(ends) - mean(&never);
    assert!((3400..3800).contains(&longer(&even)), "{}", longer(&even));
    assert!((2200..2600).contains(&longer(&falling)), "{}", longer(&falling));
}
