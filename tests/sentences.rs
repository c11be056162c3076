//! How the Impact tab says it: a sentence for every reason, numbers that do not round a fact away, handshakes letter by letter,
//! and nothing that people typed becomes a tag.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;

use std::collections::HashSet;
use std::fmt::Write;

use draws::{config, instance};
use expect_test::expect_file;
use proptest::prelude::*;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{Channel, Config, Instance, Protocol, Side};
use tls_rehearsal::tls::catalogue::{catalogue, find};
use tls_rehearsal::tls::impact::{Judge, Totals};
use tls_rehearsal::tls::outcome::{End, Failure, Reason, Step};
use tls_rehearsal::tls::preset::Preset;
use tls_rehearsal::words;
use tls_rehearsal::words::impact::{failure, summary};
use tls_rehearsal::words::number::{number, share};

/// Every reason. [`step`] does not compile until a new one has its step, and the test below counts.
const REASONS: [Reason; 28] = [
    Reason::NoCommonVersion,
    Reason::InappropriateFallback,
    Reason::UnrecognizedName,
    Reason::NoNullCompression,
    Reason::CompressionOffered,
    Reason::MissingExtension,
    Reason::SecureRenegotiationRequired,
    Reason::ExtendedMasterSecretRequired,
    Reason::NoCommonSuite,
    Reason::NoSuiteForVersion,
    Reason::NoCertificateForSuite,
    Reason::CertificateCurveNotOffered,
    Reason::NoCommonSignatureScheme,
    Reason::NoCommonGroup,
    Reason::NoCommonFfdheGroup,
    Reason::NoCommonAlpn,
    Reason::ServerVersionNotEnabled,
    Reason::OldSignatureRefused,
    Reason::ClientCertificateMissing,
    Reason::ClientCertificateUntrusted,
    Reason::Http2InadequateSecurity,
    Reason::Http2NotSelected,
    Reason::Http2RenegotiationForbidden,
    Reason::Http2PostHandshakeAuthForbidden,
    Reason::RenegotiationImpossibleInTls13,
    Reason::RenegotiationRefused,
    Reason::ServerNeverRenegotiates,
    Reason::PostHandshakeAuthNotOffered,
];

/// The step at which a handshake falls for this reason.
const fn step(reason: Reason) -> Step {
    match reason {
        Reason::NoCommonVersion => Step::Version,
        Reason::InappropriateFallback => Step::FallbackCheck,
        Reason::UnrecognizedName => Step::Sni,
        Reason::NoNullCompression
        | Reason::CompressionOffered
        | Reason::MissingExtension
        | Reason::SecureRenegotiationRequired
        | Reason::ExtendedMasterSecretRequired => Step::Parameters,
        Reason::NoCommonSuite | Reason::NoSuiteForVersion => Step::Suite,
        Reason::NoCertificateForSuite | Reason::CertificateCurveNotOffered => Step::Certificate,
        Reason::NoCommonSignatureScheme => Step::Signature,
        Reason::NoCommonGroup | Reason::NoCommonFfdheGroup => Step::Group,
        Reason::NoCommonAlpn => Step::Alpn,
        Reason::ServerVersionNotEnabled | Reason::OldSignatureRefused => Step::ServerHelloCheck,
        Reason::ClientCertificateMissing | Reason::ClientCertificateUntrusted => {
            Step::ClientCertificate
        }
        Reason::Http2InadequateSecurity
        | Reason::Http2NotSelected
        | Reason::Http2RenegotiationForbidden
        | Reason::Http2PostHandshakeAuthForbidden => Step::Http2,
        Reason::RenegotiationImpossibleInTls13
        | Reason::RenegotiationRefused
        | Reason::ServerNeverRenegotiates => Step::Renegotiation,
        Reason::PostHandshakeAuthNotOffered => Step::PostHandshakeAuth,
    }
}

fn fallen(reason: Reason, by: End, version: Option<Protocol>) -> Failure {
    Failure { step: step(reason), reason, by, version }
}

/// What it says between the step and the alert.
fn because(sentence: &str) -> &str {
    sentence.split_once(": ").unwrap().1.split_once(" (").unwrap().0
}

#[test]
fn every_reason_has_a_sentence_of_its_own_with_its_step() {
    assert_eq!(REASONS.len(), Reason::PostHandshakeAuthNotOffered as usize + 1);
    for (side, by) in [
        (Side::Client, End::Client),
        (Side::Client, End::Server),
        (Side::Backend, End::Client),
        (Side::Backend, End::Server),
    ] {
        for version in Protocol::ALL {
            let mut said = HashSet::new();
            for reason in REASONS {
                let fell = fallen(reason, by, Some(version));
                let sentence = failure(&fell, side);
                assert!(sentence.starts_with(&format!("{}: ", words::impact::step(fell.step))));
                assert!(sentence.ends_with('.') && !sentence.ends_with(".."), "{sentence}");
                assert!(!sentence.contains("  ") && !sentence.contains(", alert,"), "{sentence}");
                let alert =
                    fell.alert().map_or("(no alert)".to_owned(), |code| format!("(alert {code}, "));
                assert!(sentence.contains(&alert), "{sentence}");
                assert!(said.insert(because(&sentence).to_owned()), "said of another: {sentence}");
            }
        }
    }
}

#[test]
fn every_reason_is_said_letter_by_letter() {
    let mut text = String::new();
    for reason in REASONS {
        for (side, by, version) in [
            (Side::Client, End::Server, Protocol::Tls12),
            (Side::Backend, End::Client, Protocol::Tls10),
        ] {
            let sentence = failure(&fallen(reason, by, Some(version)), side);
            writeln!(text, "{reason:?}, {}: {sentence}", words::impact::member(side)).unwrap();
        }
    }
    let missing = fallen(Reason::ClientCertificateMissing, End::Server, Some(Protocol::Tls13));
    writeln!(text, "In TLS 1.3: {}", failure(&missing, Side::Client)).unwrap();
    expect_file!["golden/failures.txt"].assert_eq(&text);
}

#[test]
fn a_share_is_never_rounded_to_nothing_nor_to_all() {
    assert_eq!(
        (share(0, 0), share(0, 7), share(7, 7)),
        ("0 %".into(), "0 %".into(), "100 %".into())
    );
    for (part, whole, said) in [
        (1, 1000, "0.1 %"),
        (1, 1001, "under 0.1 %"),
        (1, u64::MAX, "under 0.1 %"),
        (1, 8, "12.5 %"),
        (2, 3, "66.6 %"),
        (998, 1000, "99.8 %"),
        (999, 1000, "over 99.8 %"),
        (u64::MAX - 1, u64::MAX, "over 99.8 %"),
    ] {
        assert_eq!(share(part, whole), said, "{part} of {whole}");
    }
}

#[test]
fn the_summary_counts_in_words() {
    let totals = |members, lost, gained| Totals {
        members,
        requests: 2_000_000,
        lost,
        lost_requests: if lost > 0 { 1 } else { 0 },
        gained,
        ..Totals::default()
    };
    for (totals, said) in [
        (totals(0, 0, 0), "No client in the fleet."),
        (totals(1, 0, 0), "None of 1 client stops connecting."),
        (
            totals(100, 1, 0),
            "1 of 100 clients stops connecting: under 0.1 % of 2,000,000 requests a day.",
        ),
        (
            totals(100, 2, 3),
            "2 of 100 clients stop connecting: under 0.1 % of 2,000,000 requests a day. 3 more can connect.",
        ),
    ] {
        assert_eq!(summary(&totals, Side::Client), said);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Digits stand in groups of three, and are those of the number.
    #[test]
    fn numbers_are_grouped_by_three(bits in any::<u64>(), shift in 0..64_u32) {
        let value = bits >> shift;
        let text = number(value);
        prop_assert_eq!(text.replace(',', "").parse(), Ok(value));
        let groups: Vec<_> = text.split(',').collect();
        prop_assert!((1..=3).contains(&groups[0].len()), "{}", text);
        prop_assert!(groups[1..].iter().all(|group| group.len() == 3), "{}", text);
    }

    /// A share says the number, less than a tenth of a percent below it, or on which side of it that is.
    #[test]
    fn shares_say_what_they_are(whole in 1..u64::MAX, bits in any::<u64>(), shift in 0..64_u32) {
        let part = (bits >> shift) % whole;
        let exact = part as f64 / whole as f64 * 100.0;
        match share(part, whole).as_str() {
            "0 %" => prop_assert_eq!(part, 0),
            "under 0.1 %" => prop_assert!(part > 0 && exact < 0.1 + 1e-9),
            "over 99.8 %" => prop_assert!(exact > 99.8),
            said => {
                let number: f64 = said.strip_suffix(" %").unwrap().parse().unwrap();
                prop_assert!(number > 0.0 && number < 100.0, "{}", said);
                prop_assert!((-1e-9..0.1 + 1e-9).contains(&(exact - number)), "{} for {}", said, exact);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// What really happens to a profile falls at the step of its reason, and its sentence has no gap.
    #[test]
    fn whatever_fails_is_said_whole(instance in instance(), config in config()) {
        let judge = Judge::new(instance, config);
        for entry in catalogue() {
            if let Err(fell) = judge.explain(&entry.profile) {
                prop_assert_eq!(fell.step, step(fell.reason), "{:?}", fell);
                let sentence = failure(&fell, entry.profile.side());
                prop_assert!(!sentence.contains("  ") && !sentence.contains(" in ("), "{}", sentence);
            }
        }
    }
}

/// The messages of a handshake and the steps that decided, as text.
fn told(id: &str, config: Config) -> String {
    let profile = &find(Side::Client, id).expect(id).profile;
    let trace = Judge::new(Instance::default(), config).trace(profile);
    let mut text = format!("{}\n\n", profile.facts().name);
    for rung in words::ladder::rungs(&trace, Side::Client) {
        let (arrow, ends) = match rung.from {
            End::Client => ("-->", rung.ends),
            End::Server => ("<--", rung.ends),
        };
        writeln!(text, "{arrow} {}{}", rung.message, if ends { " [ends]" } else { "" }).unwrap();
    }
    let values = |values: &[(String, bool)]| {
        let each =
            |(value, common): &(String, bool)| format!("{}{value}", if *common { "*" } else { "" });
        values.iter().map(each).collect::<Vec<_>>().join(", ")
    };
    for step in words::steps::steps(&trace) {
        writeln!(text, "\n{} ({}){}", step.name, step.rfc, if step.fell { " [ends]" } else { "" })
            .unwrap();
        for (name, value) in [
            ("offered", values(&step.offered)),
            ("accepted", values(&step.accepted)),
            ("decided", step.decided),
        ] {
            if !value.is_empty() {
                writeln!(text, "  {name}: {value}").unwrap();
            }
        }
    }
    text
}

#[test]
fn the_story_of_a_handshake_in_tls_1_3() {
    let text = told("go-1-22", initial_config(Instance::default()));
    assert!(text.contains("ServerHello: TLS 1.3"));
    expect_file!["golden/handshake-tls13.txt"].assert_eq(&text);
}

#[test]
fn the_story_of_a_handshake_with_rsa_key_exchange() {
    let text = told("mbedtls-iot-small", initial_config(Instance::default()));
    assert!(
        text.contains("ServerHello: TLS 1.2") && text.contains("encrypted to the server's RSA key")
    );
    expect_file!["golden/handshake-rsa.txt"].assert_eq(&text);
}

#[test]
fn the_story_of_a_handshake_that_falls() {
    let live = initial_config(Instance::default());
    let strictest = Preset::Strictest.reach(Instance::default(), Channel::Portal, live);
    let text = told("java-7-tls12", strictest.config);
    assert_eq!(text.matches("[ends]").count(), 2, "in the messages and in the steps");
    expect_file!["golden/handshake-fails.txt"].assert_eq(&text);
}
