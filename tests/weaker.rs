//! Who goes on with less than before: it is said, and the posture score does not rise for it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;

use draws::{config, instance};
use proptest::prelude::*;
use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::codec::fleet::OwnClient;
use tls_rehearsal::domain::cipher::{Family, StrengthReason};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::ARM_REJECTION;
use tls_rehearsal::domain::posture::score;
use tls_rehearsal::domain::refused::refused;
use tls_rehearsal::domain::warning::{Gravity, Warning};
use tls_rehearsal::domain::{
    Beside, Certainty, CipherSuite, Config, Instance, Partial, Protocol, Setting, Side, Tier,
};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::impact::{Verdict, impact};
use tls_rehearsal::tls::own::{Form, Origin};
use tls_rehearsal::tls::weaker::{is_weaker, loses_forward_secrecy, possibly, standing, warnings};
use tls_rehearsal::words::impact_tab::hardening::held_down;
use tls_rehearsal::words::pending::{refusal, warning, warning_of};

/// What a Windows of before 2016 sends.
const OLD_WINDOWS: &str = include_str!("data/old-windows-hello.txt");

fn origin() -> Origin {
    Origin { form: Form::Hello, text: OLD_WINDOWS.to_owned() }
}

/// A fleet of one old Windows.
fn old_windows() -> Fleet {
    let empty = Fleet { name: "Old".to_owned(), members: Vec::new() };
    let (member, _) = OwnClient::read("Old Windows", origin()).member(&empty).unwrap();
    Fleet { members: vec![member], ..empty }
}

fn suites(family: Family) -> impl Iterator<Item = Setting> {
    let of_family = CipherSuite::ALL.into_iter().filter(move |suite| suite.family() == family);
    of_family.map(Setting::Cipher)
}

fn without(config: Config, family: Family) -> Config {
    suites(family).fold(config, |config, setting| config.with(setting, false))
}

/// A Standard instance, what is live on it, and a draft without the suites with ECDHE and CBC.
fn case() -> (Instance, Config, Config) {
    let instance = Instance::default().in_tier(Tier::Standard);
    let live = initial_config(instance);
    (instance, live, without(live, Family::EcdheCbc))
}

#[test]
fn an_old_windows_that_falls_back_to_rsa_key_exchange_is_named_and_the_score_does_not_rise() {
    let (instance, live, draft) = case();
    let fleet = old_windows();
    let effect = impact(instance, &fleet, live, draft).effects[0];
    assert_eq!(
        (effect.before, effect.after),
        (
            Verdict::Connects(Protocol::Tls12, CipherSuite::EcdheRsaAes256CbcSha384),
            Verdict::Connects(Protocol::Tls12, CipherSuite::RsaAes256GcmSha384),
        )
    );
    let found = warnings(instance, &fleet, live, draft);
    let loses = Warning::LosesForwardSecrecy(vec!["Old Windows".to_owned()]);
    assert_eq!(loses.gravity(), Gravity::Caution);
    assert!(found.contains(&loses), "{found:?}");
    let standing = standing(instance, &fleet, live, draft);
    assert!(standing.alone > score(live) && standing.is_held_down());
    assert_eq!((standing.score, standing.weaker), (score(live), vec![0]));
}

#[test]
fn whoever_is_lost_loses_no_forward_secrecy_and_holds_no_score_down() {
    let (instance, live, draft) = case();
    let draft = without(draft, Family::RsaKeyExchange);
    let fleet = old_windows();
    let found = warnings(instance, &fleet, live, draft);
    assert!(!found.iter().any(|each| matches!(each, Warning::LosesForwardSecrecy(_))));
    let standing = standing(instance, &fleet, live, draft);
    assert_eq!(standing.score, score(draft));
    assert!(standing.score > score(live) && standing.weaker.is_empty());
}

#[test]
fn where_the_suites_are_not_known_forward_secrecy_may_be_lost_and_the_warning_says_that_it_is_open()
{
    let (instance, live, draft) = case();
    let fleet = old_windows();
    let open = suites(Family::EcdheCbc)
        .fold(Partial::from(draft), |partial, setting| partial.with(setting, None));
    let found = possibly(instance, &fleet, Beside::new(live, open)).warnings;
    let loses = Warning::LosesForwardSecrecy(vec!["Old Windows".to_owned()]);
    assert!(found.contains(&(loses.clone(), Certainty::Open)), "{found:?}");
    assert_ne!(warning_of(&loses, Certainty::Open), warning_of(&loses, Certainty::Certain));
    // What stays as it is live takes nothing from anybody.
    let kept = possibly(instance, &fleet, Beside::merged(live, open)).warnings;
    assert!(!kept.iter().any(|(each, _)| matches!(each, Warning::LosesForwardSecrecy(_))));
}

#[test]
fn weaker_is_an_older_version_or_a_suite_with_a_worse_reason_and_nothing_else() {
    // From the best to the worst, one of each reason, and a second of two of them.
    let suites = [
        (CipherSuite::Aes256GcmSha384, StrengthReason::Tls13Only),
        (CipherSuite::EcdheRsaAes256GcmSha384, StrengthReason::ForwardSecretAead),
        (CipherSuite::EcdheRsaAes128GcmSha256, StrengthReason::ForwardSecretAead),
        (CipherSuite::EcdheRsaAes256CbcSha, StrengthReason::ForwardSecretCbc),
        (CipherSuite::RsaAes256GcmSha384, StrengthReason::NoForwardSecrecy),
        (CipherSuite::RsaAes128CbcSha, StrengthReason::NoForwardSecrecy),
        (CipherSuite::Rsa3DesEdeCbcSha, StrengthReason::SmallBlocks),
    ];
    for (at, (suite, reason)) in suites.into_iter().enumerate() {
        assert_eq!(suite.strength_reason(), reason);
        let before = Verdict::Connects(Protocol::Tls12, suite);
        for (other, other_reason) in suites.into_iter().skip(at) {
            let after = Verdict::Connects(Protocol::Tls12, other);
            assert_eq!(is_weaker(before, after), reason != other_reason, "{suite:?} to {other:?}");
            assert!(!is_weaker(after, before));
            let loses = at < 4 && !other.forward_secret();
            assert_eq!(loses_forward_secrecy(before, after), loses, "{suite:?} to {other:?}");
        }
        let older = Verdict::Connects(Protocol::Tls11, suite);
        assert!(is_weaker(before, older) && !is_weaker(older, before));
        for none in [Verdict::Fails, Verdict::Unknown] {
            assert!(!is_weaker(before, none) && !is_weaker(none, before));
            assert!(!loses_forward_secrecy(before, none) && !loses_forward_secrecy(none, before));
        }
    }
    // A newer version does not make up for it.
    let before = Verdict::Connects(Protocol::Tls10, CipherSuite::EcdheRsaAes256CbcSha);
    let after = Verdict::Connects(Protocol::Tls12, CipherSuite::RsaAes256GcmSha384);
    assert!(is_weaker(before, after) && loses_forward_secrecy(before, after));
}

#[test]
fn the_page_warns_of_it_and_says_beside_the_score_why_it_does_not_rise() {
    let mut model = Model::default();
    update(&mut model, Intent::Fleet(FleetAct::Empty));
    update(&mut model, Intent::Fleet(FleetAct::add_own("Old <Windows>", origin())));
    let held = |model: &Model| held_down(&model.standing(), model.fleet());
    assert_eq!(held(&model), None);
    let draft = without(model.draft(), Family::EcdheCbc);
    update(&mut model, Intent::Adopt(draft));
    assert_eq!(model.standing().score, score(model.live()));
    let text = held(&model).unwrap();
    assert!(text.contains("does not rise") && text.contains("Old <Windows>"), "{text}");
    let said: Vec<_> = model.warnings().iter().map(warning).collect();
    assert!(
        said.iter().any(|text| text.starts_with("1 member would go on without forward secrecy")
            && text.ends_with(": Old <Windows>.")),
        "{said:?}"
    );
}

#[test]
fn a_warning_names_a_few_and_counts_the_rest() {
    let names: Vec<_> = (1..=30).map(|number| format!("Caller {number}")).collect();
    let text = warning(&Warning::LosesForwardSecrecy(names));
    assert!(text.starts_with("30 members") && text.contains("Caller 8"), "{text}");
    assert!(!text.contains("Caller 9") && text.ends_with("and 22 more."), "{text}");
}

#[test]
fn what_arm_answers_is_said_letter_by_letter() {
    let instance = Instance::default().in_tier(Tier::Consumption);
    let two = [
        Setting::Protocol(Side::Client, Protocol::Ssl30),
        Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha),
    ];
    let refused_two = refused(instance, &two).unwrap();
    assert_eq!(refusal(&refused_two), ARM_REJECTION);
    let said = warning(&Warning::Refused(refused_two));
    assert_eq!(said, format!("Azure Resource Manager refuses it, and answers: {ARM_REJECTION}"));
    // Of other suites it is a conclusion, and said to be.
    let more = refused(instance, &Setting::ALL).unwrap();
    let answer = refusal(&more);
    let keys: Vec<_> = answer.split('\'').nth(1).unwrap().split(',').collect();
    assert!(keys.len() == 16 && keys.is_sorted(), "{answer}");
    let more = Warning::Refused(more);
    assert_eq!(more.gravity(), Gravity::Danger);
    assert!(warning(&more).contains("is taken to refuse it"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever changes: where somebody goes on with less, the score is no better than before.
    #[test]
    fn no_score_rises_by_a_change_that_makes_a_connection_weaker(
        instance in instance(), live in config(), draft in config()
    ) {
        let fleet = Fleet::example();
        let effects = impact(instance, &fleet, live, draft).effects;
        let standing = standing(instance, &fleet, live, draft);
        let mut weaker = false;
        for effect in effects {
            let (Verdict::Connects(old, was), Verdict::Connects(new, is)) = (effect.before, effect.after) else {
                continue;
            };
            weaker |= new as usize > old as usize || is.strength() > was.strength();
            weaker |= was.forward_secret() && !is.forward_secret();
        }
        prop_assert!(!weaker || standing.score <= score(live));
        prop_assert!(standing.score <= score(draft));
        prop_assert!(standing.score == score(draft) || standing.score == score(live));
    }

    /// Asked at every act, and so by a shorter way: it says what the long way says.
    #[test]
    fn the_warnings_of_a_known_draft_are_those_of_all_that_may_be_and_every_one_is_certain(
        instance in instance(), live in config(), draft in config(), without_ecdhe in any::<bool>()
    ) {
        let draft = if without_ecdhe { without(draft, Family::EcdheCbc) } else { draft };
        for fleet in [Fleet::example(), old_windows().into()] {
            let short = warnings(instance, &fleet, live, draft);
            let long = possibly(instance, &fleet, Beside::new(live, draft)).warnings;
            prop_assert_eq!(short.into_iter().map(|each| (each, Certainty::Certain)).collect::<Vec<_>>(), long);
        }
    }
}
