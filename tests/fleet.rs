//! The built-in profiles: whole, sourced, and judged as the engine judges.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;

use std::collections::HashSet;

use proptest::prelude::*;
use tls_rehearsal::domain::{Config, Instance, Protocol, Side};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::catalogue::{Entry, catalogue, read};
use tls_rehearsal::tls::impact::{Judge, Verdict};
use tls_rehearsal::tls::profile::{Peer, Provenance};
use tls_rehearsal::tls::registry::Suite;

fn on(side: Side) -> impl Iterator<Item = &'static Entry> {
    catalogue().iter().filter(move |entry| entry.profile.side() == side)
}

#[test]
fn every_line_of_the_data_files_is_read() {
    let entries = read().expect("no line that cannot be read");
    let count = |side| entries.iter().filter(|entry| entry.profile.side() == side).count();
    assert_eq!((count(Side::Client), count(Side::Backend)), (126, 53));
}

#[test]
fn the_example_fleet_has_100_callers_and_40_backends_with_traffic() {
    let fleet = Fleet::example();
    assert_eq!((fleet.on(Side::Client).count(), fleet.on(Side::Backend).count()), (100, 40));
    assert!(fleet.members.iter().all(|member| member.requests > 0));
}

#[test]
fn every_profile_has_a_name_of_its_own_a_source_and_a_remedy() {
    for side in Side::ALL {
        let (mut ids, mut names) = (HashSet::new(), HashSet::new());
        for entry in on(side) {
            let facts = entry.profile.facts();
            assert!(ids.insert(facts.id.clone()), "{}", facts.id);
            assert!(names.insert(facts.name.clone()), "{}", facts.name);
            assert!(!facts.sources.is_empty(), "{}", facts.id);
            assert!(facts.sources.iter().all(|(page, date)| !page.is_empty() && !date.is_empty()));
            assert!(!facts.fix.is_empty() && facts.fix.is_ascii(), "{}", facts.id);
            assert!(facts.fix.len() <= 120 && facts.note.len() <= 150, "{}", facts.id);
            assert!(facts.year.is_some_and(|year| (2000..=2026).contains(&year)), "{}", facts.id);
            assert_ne!(facts.provenance, Provenance::Own);
        }
    }
}

#[test]
fn every_profile_offers_a_version_and_where_known_a_suite_of_it() {
    for entry in catalogue() {
        let facts = entry.profile.facts();
        let (versions, suites) = match &facts.peer {
            Peer::Client(client) => (&client.enabled, &client.suites),
            Peer::Backend(policy) => (&policy.versions, &policy.suites),
        };
        assert!(!versions.is_empty(), "{}", facts.id);
        // RC4 and single DES alone are possible: then nothing here fits, and that is the verdict.
        let usable = suites.iter().filter_map(|code| Suite::known(*code));
        let usable = usable.filter(|suite| versions.iter().any(|version| suite.serves(*version)));
        assert!(usable.count() > 0 || !facts.suites_known, "{}", facts.id);
    }
}

#[test]
fn where_the_suites_are_unknown_nothing_is_called_a_failure() {
    let unknown: Vec<_> =
        catalogue().iter().filter(|entry| !entry.profile.facts().suites_known).collect();
    assert_eq!(unknown.len(), 2);
    for entry in unknown {
        let judge = Judge::new(Instance::default(), Config::default());
        assert_eq!(judge.verdict(&entry.profile), Verdict::Unknown);
    }
}

#[test]
fn what_surprised_us_is_what_the_simulator_says() {
    let instance = Instance::default();
    let config = tls_rehearsal::domain::initial::initial_config(instance);
    let hard = tls_rehearsal::tls::preset::Preset::Strictest.reach(
        instance,
        tls_rehearsal::domain::Channel::Portal,
        config,
    );
    let (today, hardened) = (Judge::new(instance, config), Judge::new(instance, hard.config));
    let verdict = |judge: &Judge, id| {
        judge.verdict(
            &on(Side::Client).find(|entry| entry.profile.facts().id == id).unwrap().profile,
        )
    };
    // Windows before 2016 and Java 7 have no ECDHE_RSA with GCM.
    for id in ["win-2012r2", "java-7-tls12", "win-2008r2-tls12"] {
        assert!(matches!(verdict(&today, id), Verdict::Connects(Protocol::Tls12, _)), "{id}");
        assert_eq!(verdict(&hardened, id), Verdict::Fails, "{id}");
    }
    for id in ["win-2016", "own-j17-urlconn", "go-1-19", "android-14"] {
        assert!(matches!(verdict(&hardened, id), Verdict::Connects(..)), "{id}");
    }
}

#[test]
fn a_renegotiating_caller_works_in_tls_12_and_not_in_13_nor_where_gateways_never_renegotiate() {
    let renegotiating = Instance { renegotiation: true, ..Instance::default() };
    let config = tls_rehearsal::domain::initial::initial_config(renegotiating);
    let with_13 = config.with(tls_rehearsal::domain::Setting::CLIENT_TLS13, true);
    let profile = &on(Side::Client)
        .find(|entry| entry.profile.facts().id == "mtls-reneg-curl")
        .unwrap()
        .profile;
    let verdict = |instance, config| Judge::new(instance, config).verdict(profile);
    assert!(matches!(verdict(renegotiating, config), Verdict::Connects(Protocol::Tls12, _)));
    assert_eq!(verdict(renegotiating, with_13), Verdict::Fails);
    let v2 = renegotiating.in_tier(tls_rehearsal::domain::Tier::BasicV2);
    assert_eq!(verdict(v2, config), Verdict::Fails);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// The bits by which a fleet is judged give the engine's own answer, for every profile.
    #[test]
    fn bits_and_engine_agree(instance in draws::instance(), config in draws::config()) {
        let judge = Judge::new(instance, config);
        for entry in catalogue().iter().filter(|entry| entry.profile.facts().suites_known) {
            let expected = match judge.explain(&entry.profile) {
                Ok(session) => Some((session.version, session.suite)),
                Err(_) => None,
            };
            let found = match judge.verdict(&entry.profile) {
                Verdict::Connects(version, suite) => Some((version, suite.parts().code_point)),
                Verdict::Fails | Verdict::Unknown => None,
            };
            prop_assert_eq!(found, expected, "{}", entry.profile.facts().id);
        }
    }

    /// The story of a handshake ends as the handshake does.
    #[test]
    fn a_trace_ends_where_the_handshake_does(instance in draws::instance(), config in draws::config()) {
        let judge = Judge::new(instance, config);
        for entry in catalogue() {
            let trace = judge.trace(&entry.profile);
            prop_assert_eq!(&trace.end, &judge.explain(&entry.profile));
            let fell = trace.entries.iter().filter(|entry| entry.fell).count();
            prop_assert_eq!(fell, usize::from(trace.end.is_err()));
        }
    }
}
