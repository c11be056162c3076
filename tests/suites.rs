//! The card of ciphers: who uses each suite, which are shown, and families that are turned off at once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;
#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use acts::after;
use std::sync::Arc;

use proptest::prelude::*;
use support::{config, fleets, instance, intent};
use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::suites::Suites;
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::link::Snapshot;
use tls_rehearsal::domain::cipher::{Family, Strength};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{
    Channel, CipherSuite, Config, Edition, Gateway, Instance, Protocol, Setting, Side, check_edit,
};
use tls_rehearsal::rollout::Seed;
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::catalogue::catalogue;
use tls_rehearsal::tls::impact::{Judge, Verdict, impact};
use tls_rehearsal::tls::profile::{Facts, Peer, Profile};
use tls_rehearsal::tls::traffic::{Kind, by_suite};
use tls_rehearsal::tls::usage::{Usage, Uses};
use tls_rehearsal::words;

/// A page with this live configuration and draft.
fn page(instance: Instance, channel: Channel, live: Config, draft: Config) -> Model {
    let rollout = None;
    let rehearsal = Arc::default();
    let snapshot = Snapshot { instance, channel, live, draft, rehearsal, rollout };
    Model::restored(Some(snapshot), None)
}

fn of(family: Family) -> impl Iterator<Item = CipherSuite> {
    CipherSuite::ALL.into_iter().filter(move |suite| suite.family() == family)
}

/// Turning a family off is as good as pressing every switch of it that is on and not locked, and one undo takes it back.
#[test]
fn a_family_is_turned_off_by_one_act_as_far_as_its_switches_allow() {
    let everything = Config::from_bits(u32::MAX);
    for edition in Edition::ALL {
        for gateway in Gateway::ALL {
            for channel in Channel::ALL {
                let instance = Instance { edition, ..Instance::default() }.switched_to(gateway);
                let live = initial_config(instance);
                for (family, draft) in Family::ALL
                    .into_iter()
                    .flat_map(|family| [(family, live), (family, everything)])
                {
                    let before = page(instance, channel, live, draft);
                    let may: Vec<_> = of(family)
                        .filter(|suite| before.draft().is_on(Setting::Cipher(*suite)))
                        .filter(|suite| {
                            check_edit(instance, channel, Setting::Cipher(*suite)).is_ok()
                        })
                        .collect();
                    let about = format!("{edition:?} {gateway:?} {channel:?} {family:?}");
                    assert_eq!(before.to_turn_off(family), may, "{about}");
                    let mut one_by_one = before.clone();
                    for suite in &may {
                        update(&mut one_by_one, Intent::Toggle(Setting::Cipher(*suite)));
                    }
                    let mut model = before.clone();
                    update(&mut model, Intent::TurnOff(family));
                    assert_eq!(model.draft(), one_by_one.draft(), "{about}");
                    assert_eq!(model.to_turn_off(family), [], "{about}");
                    let pending = may
                        .iter()
                        .filter(|suite| model.row(Setting::Cipher(**suite)).pending)
                        .count();
                    let said = Notice::TurnedOff { family, turned: may.len(), pending };
                    assert_eq!(model.notice().1, Some(&said), "{about}");
                    assert_eq!(model.can_undo(), !may.is_empty(), "{about}");
                    update(&mut model, Intent::Undo);
                    assert_eq!(model.draft(), before.draft(), "{about}");
                    assert!(!model.can_undo(), "{about}");
                }
            }
        }
    }
}

#[test]
fn what_became_of_a_family_is_said() {
    let says = |model: &mut Model, family, wanted: &str| {
        update(model, Intent::TurnOff(family));
        let said = model.notice().1.map(words::notice::notice);
        assert_eq!(said.as_deref(), Some(wanted));
    };
    let mut model = Model::default();
    says(&mut model, Family::EcdheCbc, "8 suites off, wait to be saved.");
    let nothing = "ECDHE with AES-CBC: no suite is on that may be turned off here.";
    says(&mut model, Family::EcdheCbc, nothing);
    let nothing = "TLS 1.3: no suite is on that may be turned off here.";
    says(&mut model, Family::Tls13, nothing);
    // One that is off live and was about to be on.
    let suite = of(Family::EcdheCbc).next().map(Setting::Cipher).expect("a suite");
    for intent in [Intent::Save(Seed(1)), Intent::SkipToEnd, Intent::Toggle(suite)] {
        update(&mut model, intent);
    }
    says(&mut model, Family::EcdheCbc, "1 suite off, as it is live.");
    let instance = Instance::default();
    let live = of(Family::RsaKeyExchange)
        .skip(2)
        .fold(initial_config(instance), |live, suite| live.with(Setting::Cipher(suite), false));
    let everything = Config::from_bits(u32::MAX);
    let mut model = page(instance, Channel::Portal, live, everything);
    says(&mut model, Family::RsaKeyExchange, "7 suites off; 2 of them wait to be saved.");
    let mut model = page(instance, Channel::Portal, live.with(suite, false), live);
    update(&mut model, Intent::Discard);
    update(&mut model, Intent::Toggle(Setting::Cipher(CipherSuite::RsaAes256GcmSha384)));
    says(&mut model, Family::RsaKeyExchange, "1 suite off, waits to be saved.");
}

#[test]
fn filters_show_what_they_say_and_what_is_turned_off_stays_in_sight() {
    let shown = |suites| after([Intent::Look(LookAct::Suites(suites))]).shown_suites();
    assert_eq!(shown(Suites::All), CipherSuite::ALL);
    let weak = shown(Suites::Weak);
    assert!(weak.iter().all(|suite| suite.strength() == Strength::Weak));
    assert_eq!(weak.len(), of(Family::RsaKeyExchange).count());
    let mut model = after([Intent::Look(LookAct::Suites(Suites::Unused))]);
    let unused = model.shown_suites();
    let free = |suite: &&CipherSuite| {
        check_edit(model.instance(), model.channel(), Setting::Cipher(**suite)).is_ok()
    };
    let suite = *unused.iter().find(free).expect("one that may be turned off");
    update(&mut model, Intent::Toggle(Setting::Cipher(suite)));
    assert_eq!(model.shown_suites(), unused);
    update(&mut model, Intent::StartOver);
    assert_eq!(model.look().suites, Suites::All);
    // Nobody calls, so none is used.
    update(&mut model, Intent::Fleet(FleetAct::Empty));
    update(&mut model, Intent::Look(LookAct::Suites(Suites::Unused)));
    assert_eq!(model.shown_suites(), CipherSuite::ALL);
}

#[test]
fn what_nobody_knows_is_not_nobody() {
    let model = Model::default();
    let uses = model.uses();
    let usage = |side, suite| uses.of(side, suite).usage();
    // Two callers of the example fleet do not publish their suites: they speak TLS 1.3 and 1.2.
    let modern = CipherSuite::Aes128GcmSha256;
    assert_eq!(usage(Side::Client, modern), Usage::Unknown);
    assert_eq!(usage(Side::Client, CipherSuite::RsaAes256GcmSha384), Usage::Unknown);
    // The gateway's certificate is RSA, so not even they have this one.
    let ecdsa = CipherSuite::EcdheEcdsaAes256GcmSha384;
    assert_eq!(usage(Side::Client, ecdsa), Usage::Nobody);
    assert_eq!(usage(Side::Client, CipherSuite::Aes256GcmSha384), Usage::Somebody);
    // Every backend is known.
    assert_eq!(usage(Side::Backend, modern), Usage::Nobody);
}

/// Those of whom the suites are not known.
fn unknown() -> Vec<&'static Arc<Profile>> {
    let profiles = catalogue().iter().map(|entry| &entry.profile);
    profiles.filter(|profile| !profile.facts().suites_known).collect()
}

/// The same profile with one suite and no other.
fn with_only(profile: &Profile, suite: CipherSuite) -> Profile {
    let mut facts: Facts = profile.facts().clone();
    let suites = vec![suite.parts().code_point];
    match &mut facts.peer {
        Peer::Client(client) => client.suites = suites,
        Peer::Backend(policy) => policy.suites = suites,
    }
    Profile::new(Facts { suites_known: true, suites_complete: true, ..facts })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The uses of all suites are who connects with a suite that is known, member by member and request by request; what
    /// is not known is nobody's, and no more than those of whom nobody knows.
    #[test]
    fn uses_of_all_suites_are_who_connects(instance in instance(), config in config(), fleet in fleets::fleet()) {
        let uses = Uses::new(instance, &fleet, config);
        let judge = Judge::new(instance, config);
        for side in Side::ALL {
            let (mut connecting, mut requests, mut unknown) = (0, 0, 0);
            for member in fleet.on(side) {
                match judge.verdict(&member.profile) {
                    Verdict::Connects(..) => {
                        connecting += 1;
                        requests += u64::from(member.requests);
                    }
                    Verdict::Fails => {}
                    Verdict::Unknown => unknown += 1,
                }
            }
            let all = CipherSuite::ALL.map(|suite| uses.of(side, suite));
            prop_assert_eq!(all.iter().map(|each| each.members).sum::<usize>(), connecting);
            prop_assert_eq!(all.iter().map(|each| each.requests).sum::<u64>(), requests);
            prop_assert_eq!(uses.requests(side), fleet.requests(side));
            prop_assert!(all.iter().all(|each| each.open <= unknown));
            // As the traffic of the Impact tab has it.
            for share in by_suite(&fleet, &impact(instance, &fleet, config, config), side) {
                if let Kind::Suite(suite) = share.kind {
                    prop_assert_eq!(uses.of(side, suite).requests, share.after);
                }
            }
            for suite in CipherSuite::ALL {
                if !config.is_on(Setting::Cipher(suite)) {
                    prop_assert_eq!(uses.of(side, suite).usage(), Usage::Nobody);
                }
            }
        }
    }

    /// Whoever may turn out to connect with a suite is counted among those who may.
    #[test]
    fn nobody_uses_a_suite_that_is_said_to_be_used_by_nobody(instance in instance(), config in config()) {
        for profile in unknown() {
            let mut fleet: Fleet = (*Fleet::example()).clone();
            fleet.members.retain(|member| Arc::ptr_eq(&member.profile, profile));
            let uses = Uses::new(instance, &fleet, config);
            for suite in CipherSuite::ALL {
                let might = Judge::new(instance, config).verdict(&with_only(profile, suite));
                if matches!(might, Verdict::Connects(..)) && !fleet.members.is_empty() {
                    prop_assert_eq!(uses.of(profile.side(), suite).usage(), Usage::Unknown);
                }
            }
        }
    }

    /// A family is turned off alike after any acts.
    #[test]
    fn whatever_was_done_a_family_that_is_turned_off_has_nothing_left_to_turn_off(
        intents in proptest::collection::vec(intent(), 0..40), family in proptest::sample::select(Family::ALL.to_vec())
    ) {
        let mut model = after(intents);
        let before = model.draft();
        let may = model.to_turn_off(family);
        update(&mut model, Intent::TurnOff(family));
        let turned: Vec<_> = before.differing(model.draft()).collect();
        prop_assert_eq!(turned, may.into_iter().map(Setting::Cipher).collect::<Vec<_>>());
        prop_assert_eq!(model.to_turn_off(family), []);
    }
}

#[test]
fn the_example_fleet_has_members_of_whom_nobody_knows_and_who_may_use_a_suite() {
    assert!(!unknown().is_empty());
    let (instance, live) = (Instance::default(), initial_config(Instance::default()));
    let met = unknown().into_iter().any(|profile| {
        CipherSuite::ALL.into_iter().any(|suite| {
            let verdict = Judge::new(instance, live).verdict(&with_only(profile, suite));
            matches!(verdict, Verdict::Connects(Protocol::Tls12 | Protocol::Tls13, _))
        })
    });
    assert!(met);
}
