//! What the page advises to those who fail, beside trying everything; and where the traffic goes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;
#[path = "support/fleets.rs"]
mod fleets;

use draws::{config, instance};
use fleets::fleet;
use proptest::prelude::*;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::free;
use tls_rehearsal::domain::lockout::may_be_pending;
use tls_rehearsal::domain::posture::cost;
use tls_rehearsal::domain::{Certificate, Channel, Config, Instance, Setting, Side, Tier};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::impact::{Judge, Verdict, impact, remedy};
use tls_rehearsal::tls::preset::Preset;
use tls_rehearsal::tls::profile::Profile;
use tls_rehearsal::tls::traffic::{Kind, Share, by_suite, by_version};

fn turned(draft: Config, settings: &[Setting]) -> Config {
    settings.iter().fold(draft, |config, setting| config.with(*setting, !config.is_on(*setting)))
}

/// Every draft in which one or two of `free` are turned, ready to be asked.
struct Tried {
    by_size: [Vec<(u32, Judge)>; 2],
}

impl Tried {
    fn new(instance: Instance, draft: Config, free: &[Setting]) -> Self {
        let judge = |settings: &[Setting]| {
            let config = turned(draft, settings);
            (cost(config), Judge::new(instance, config))
        };
        let one = free.iter().map(|setting| judge(&[*setting])).collect();
        let two = free
            .iter()
            .enumerate()
            .flat_map(|(at, setting)| free[at + 1..].iter().map(move |other| [*setting, *other]));
        Self { by_size: [one, two.map(|pair| judge(&pair)).collect()] }
    }

    /// The cheapest that saves `profile` with so many settings turned.
    fn cheapest(&self, size: usize, profile: &Profile) -> Option<u32> {
        let saves = |(_, judge): &&(u32, Judge)| !judge.verdict(profile).fails();
        self.by_size[size - 1].iter().filter(saves).map(|(cost, _)| *cost).min()
    }
}

/// Checks what is advised for everybody in the example fleet; how many were advised to turn 0 (nothing helps), 1, 2 or 3.
fn check(instance: Instance, channel: Channel) -> [usize; 4] {
    let live = initial_config(instance);
    let draft = Preset::Strictest.reach(instance, channel, live).config;
    let tried = Tried::new(instance, draft, &free(instance, channel));
    let judge = Judge::new(instance, draft);
    let mut counts = [0; 4];
    for member in &Fleet::example().members {
        let profile = &member.profile;
        if !judge.verdict(profile).fails() {
            continue;
        }
        let context = format!("{} on {instance:?} through {channel:?}", profile.facts().id);
        let advice = remedy(instance, channel, draft, profile);
        let smallest = (1..=2).find_map(|size| Some((size, tried.cheapest(size, profile)?)));
        match &advice {
            Some(settings) => {
                for setting in settings {
                    assert!(may_be_pending(instance, channel, *setting), "{setting:?}: {context}");
                }
                let saved = turned(draft, settings);
                let verdict = Judge::new(instance, saved).verdict(profile);
                assert!(matches!(verdict, Verdict::Connects(..)), "{settings:?}: {context}");
                match smallest {
                    Some((size, points)) => {
                        assert_eq!((settings.len(), cost(saved)), (size, points), "{context}");
                    }
                    None => assert_eq!(settings.len(), 3, "{settings:?}: {context}"),
                }
            }
            None => assert_eq!(smallest, None, "{context}"),
        }
        counts[advice.map_or(0, |settings| settings.len())] += 1;
    }
    counts
}

#[test]
fn a_remedy_is_the_smallest_and_cheapest_change_that_saves() {
    let mut counts = [0; 4];
    for tier in Tier::ALL {
        for channel in Channel::ALL {
            for (renegotiation, certificate) in
                [(false, Certificate::Rsa), (true, Certificate::Rsa), (true, Certificate::Ecdsa)]
            {
                let facts = Instance { renegotiation, certificate, ..Instance::default() };
                let found = check(facts.in_tier(tier), channel);
                counts = std::array::from_fn(|at| counts[at] + found[at]);
            }
        }
    }
    assert!(counts[..3].iter().all(|count| *count > 20), "hardly anything was tried: {counts:?}");
}

fn sum(shares: &[Share], of: fn(&Share) -> u64) -> u64 {
    shares.iter().map(of).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every request is counted once, before and after, by version and by suite.
    #[test]
    fn shares_of_traffic_sum_to_all_of_it(instance in instance(), fleet in fleet(), live in config(), draft in config()) {
        let impact = impact(instance, &fleet, live, draft);
        for side in Side::ALL {
            let all = fleet.requests(side);
            for shares in [by_version(&fleet, &impact, side), by_suite(&fleet, &impact, side)] {
                prop_assert_eq!(sum(&shares, |share| share.before), all);
                prop_assert_eq!(sum(&shares, |share| share.after), all);
                for (at, share) in shares.iter().enumerate() {
                    prop_assert!(shares[at + 1..].iter().all(|other| other.kind != share.kind));
                }
                // Who fails counts as failing, whatever else is divided.
                let failing = |of: fn(&tls_rehearsal::tls::impact::Effect) -> Verdict| -> u64 {
                    let members = fleet.members.iter().zip(&impact.effects);
                    members
                        .filter(|(member, effect)| member.profile.side() == side && of(effect).fails())
                        .map(|(member, _)| u64::from(member.requests))
                        .sum()
                };
                let fails = shares.iter().find(|share| share.kind == Kind::Fails).unwrap();
                prop_assert_eq!((fails.before, fails.after), (failing(|each| each.before), failing(|each| each.after)));
            }
            // What is lost is what fails more, less what fails no longer.
            let totals = impact.totals(&fleet, side);
            let shares = by_version(&fleet, &impact, side);
            let fails = shares.iter().find(|share| share.kind == Kind::Fails).unwrap();
            prop_assert!(fails.after <= fails.before + totals.lost_requests);
        }
    }
}
