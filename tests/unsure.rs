//! Of whom nobody knows whether they go on connecting.

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
use support::{config, instance};
use tls_rehearsal::domain::{CipherSuite, Config, Instance, Protocol, Setting, Side};
use tls_rehearsal::tls::catalogue::catalogue;
use tls_rehearsal::tls::fleet::{Fleet, Member};
use tls_rehearsal::tls::impact::Judge;
use tls_rehearsal::tls::profile::{Facts, Peer, Profile};
use tls_rehearsal::tls::unsure::unsure;

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever may turn out to stop connecting is among those of whom nobody knows.
    #[test]
    fn who_may_stop_connecting_is_never_taken_for_safe(
        instance in instance(), live in config(), turned in proptest::collection::vec(setting(), 0..3)
    ) {
        let draft = turned.iter().fold(live, |draft, setting| draft.with(*setting, !draft.is_on(*setting)));
        let both = [live, draft].map(|config| Judge::new(instance, config));
        for profile in unknown().into_iter().flat_map(|profile| [pickier(&profile), profile]) {
            let member = Member { profile: profile.clone(), requests: 1, keep: false, origin: None };
            let fleet = Fleet { name: "F".to_owned(), members: vec![member] };
            let is_unsure = !unsure(instance, &fleet, live, draft).is_empty();
            for (at, one) in CipherSuite::ALL.into_iter().enumerate() {
                for other in CipherSuite::ALL.into_iter().skip(at) {
                    let might = with_only(&profile, &[one, other]);
                    let [before, after] = both.map(|judge| judge.verdict(&might));
                    let stops = !before.fails() && after.fails();
                    prop_assert!(!stops || is_unsure, "{:?} {:?} {:?}", profile.facts().id, one, other);
                }
            }
        }
    }
}

/// Those of whom the suites are not known.
fn unknown() -> Vec<Arc<Profile>> {
    let profiles = catalogue().iter().map(|entry| &entry.profile);
    profiles.filter(|profile| !profile.facts().suites_known).cloned().collect()
}

/// The same profile, ending HTTP/2 over old suites and refusing old signatures, with every version.
fn pickier(profile: &Profile) -> Arc<Profile> {
    let mut facts: Facts = profile.facts().clone();
    if let Peer::Client(client) = &mut facts.peer {
        client.alpn = Some(["h2", "http/1.1"].map(str::to_owned).to_vec());
        client.checks_http2_suite = true;
        client.accepts_old_signatures = false;
        client.supported_versions = Some(Protocol::ALL.to_vec());
        client.enabled = Protocol::ALL.to_vec();
    }
    Arc::new(Profile::new(facts))
}

/// A setting; those that decide on more than a suite often.
fn setting() -> impl Strategy<Value = Setting> {
    let protocols = Protocol::ALL.map(|protocol| Setting::Protocol(Side::Client, protocol));
    prop_oneof![
        Just(Setting::Http2),
        proptest::sample::select(protocols.to_vec()),
        proptest::sample::select(Setting::ALL.to_vec()),
    ]
}

/// The same profile with these suites and no other.
fn with_only(profile: &Profile, suites: &[CipherSuite]) -> Profile {
    let mut facts: Facts = profile.facts().clone();
    let suites = suites.iter().map(|suite| suite.parts().code_point).collect();
    match &mut facts.peer {
        Peer::Client(client) => client.suites = suites,
        Peer::Backend(policy) => policy.suites = suites,
    }
    Profile::new(Facts { suites_known: true, suites_complete: true, ..facts })
}

#[test]
fn another_version_may_stop_who_has_the_same_suites() {
    let on = [
        Setting::Protocol(Side::Client, Protocol::Tls12),
        Setting::Protocol(Side::Client, Protocol::Tls11),
        Setting::Cipher(CipherSuite::EcdheRsaAes128CbcSha),
    ];
    let live = on.iter().fold(Config::default(), |config, setting| config.with(*setting, true));
    let draft = live.with(on[0], false);
    let instance = Instance::default();
    let profile = pickier(&unknown()[0]);
    let [before, after] = [live, draft].map(|config| {
        Judge::new(instance, config).verdict(&with_only(&profile, &CipherSuite::ALL))
    });
    assert!(!before.fails() && after.fails(), "old signatures are refused");
    let member = Member { profile, requests: 1, keep: false, origin: None };
    let fleet = Fleet { name: "F".to_owned(), members: vec![member] };
    assert_eq!(unsure(instance, &fleet, live, draft), [0]);
}
