//! Suites in the file of a fleet: understood as people write them, and said where nobody knows them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::codec::fleet::{self, FORMAT};
use tls_rehearsal::domain::{CipherSuite, Config, Instance, Protocol, Setting, Side};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::impact::{Change, Judge, Verdict, impact};
use tls_rehearsal::words;

/// A fleet with these clients.
fn of(clients: &str) -> String {
    format!(
        r#"{{"format": "{FORMAT}", "version": 1, "name": "F", "clients": [{clients}], "backends": []}}"#
    )
}

/// The fleet of a case.
fn case(name: &str) -> fleet::Read {
    let path = format!("{}/tests/cases/{name}.fleet.json", env!("CARGO_MANIFEST_DIR"));
    fleet::read(&std::fs::read_to_string(path).expect("a case")).expect("a fleet")
}

/// The configuration with these suites, TLS 1.2 and nothing else.
fn with(suites: &[CipherSuite]) -> Config {
    let tls12 = Setting::Protocol(Side::Client, Protocol::Tls12);
    let on = suites.iter().map(|suite| Setting::Cipher(*suite)).chain([tls12]);
    on.fold(Config::default(), |config, setting| config.with(setting, true))
}

fn verdict(fleet: &Fleet, config: Config) -> Verdict {
    Judge::new(Instance::default(), config).verdict(&fleet.members[0].profile)
}

#[test]
fn suites_are_understood_as_windows_and_java_write_them() {
    use CipherSuite::{
        EcdheEcdsaAes256CbcSha384, EcdheRsaAes128CbcSha256, EcdheRsaAes256GcmSha384,
        RsaAes128GcmSha256, RsaAes256GcmSha384,
    };
    let windows = case("windows-curve-suffix");
    assert_eq!(windows.unheeded, []);
    let connects = Verdict::Connects(Protocol::Tls12, EcdheRsaAes128CbcSha256);
    assert_eq!(verdict(&windows.fleet, with(&[EcdheRsaAes128CbcSha256])), connects);
    let connects = Verdict::Connects(Protocol::Tls12, RsaAes128GcmSha256);
    assert_eq!(verdict(&windows.fleet, with(&[RsaAes128GcmSha256])), connects);
    // The certificate is RSA.
    assert_eq!(verdict(&windows.fleet, with(&[EcdheEcdsaAes256CbcSha384])), Verdict::Fails);
    assert_eq!(verdict(&windows.fleet, with(&[EcdheRsaAes256GcmSha384])), Verdict::Fails);
    let java = case("java-code-points");
    assert_eq!(java.unheeded, []);
    let connects = Verdict::Connects(Protocol::Tls12, EcdheRsaAes256GcmSha384);
    assert_eq!(
        verdict(&java.fleet, with(&[EcdheRsaAes256GcmSha384, RsaAes256GcmSha384])),
        connects
    );
    assert_eq!(verdict(&java.fleet, with(&[RsaAes128GcmSha256])), Verdict::Fails);
}

#[test]
fn one_list_of_suites_is_the_same_however_it_is_written() {
    use CipherSuite::{EcdheRsaAes256GcmSha384, RsaAes256CbcSha};
    for suites in [
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256",
        "[TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030), TLS_DHE_DSS_WITH_AES_256_GCM_SHA384(0x00A3)]",
        "Cipher Suites (2 suites)\\n  Cipher Suite: Reserved (GREASE) (0x0a0a)\\n  Cipher Suite: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xc030)",
        "ecdhe-rsa-aes256-gcm-sha384",
        "TLS_ECDHE_RSA_AES_256_GCM_SHA384",
        "SSL_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "0xC030",
    ] {
        let row = format!(r#"{{"name": "c", "suites": "{suites}", "requests_per_day": 1}}"#);
        let text = of(&row);
        for text in [text.clone(), text.replace("\": ", "\":\r\n"), format!("\u{feff}{text}")] {
            let read = fleet::read(&text).expect("a fleet");
            assert_eq!(read.unheeded, [], "{suites}");
            let connects = Verdict::Connects(Protocol::Tls12, EcdheRsaAes256GcmSha384);
            assert_eq!(
                verdict(&read.fleet, with(&[EcdheRsaAes256GcmSha384])),
                connects,
                "{suites}"
            );
            assert_eq!(verdict(&read.fleet, with(&[RsaAes256CbcSha])), Verdict::Fails, "{suites}");
        }
    }
}

#[test]
fn a_suite_that_nobody_knows_is_said_with_its_place_and_leaves_the_verdict_open() {
    use CipherSuite::{RsaAes128CbcSha, RsaAes256CbcSha};
    let row = |suites: &str| {
        let text = format!(r#"{{"name": "c", "suites": "{suites}", "requests_per_day": 1}}"#);
        fleet::read(&of(&format!("{OWN}, {text}"))).expect("a fleet")
    };
    for (suites, unknown) in [
        ("TLS_RSA_WITH_AES_128_CBC_SHA, TLS_FOO", "unknown suite TLS_FOO"),
        ("AES128-SHA:ECDHE-RSA-AES512-SHA:BAR", "unknown suites ECDHE-RSA-AES512-SHA, BAR"),
        (
            "TLS_RSA_WITH_AES_128_CBC_SHA, TLS_RSA_WITH_AES_256_CBC_SHA(0xC030)",
            "unknown suite TLS_RSA_WITH_AES_256_CBC_SHA(0xC030)",
        ),
        (
            "TLS_RSA_WITH_AES_128_CBC_SHA_P999 TLS_RSA_WITH_AES_128_CBC_SHA",
            "unknown suite TLS_RSA_WITH_AES_128_CBC_SHA_P999",
        ),
    ] {
        let read = row(suites);
        let [unheeded] = &read.unheeded[..] else { panic!("{:?}", read.unheeded) };
        assert_eq!(unheeded.to_string(), format!("clients, entry 2, c: {unknown}"));
        let member = &read.fleet.members[1].profile;
        let judge = |suite| Judge::new(Instance::default(), with(&[suite])).verdict(member);
        let connects = Verdict::Connects(Protocol::Tls12, RsaAes128CbcSha);
        assert_eq!(judge(RsaAes128CbcSha), connects, "connecting stays connecting");
        assert_eq!(judge(RsaAes256CbcSha), Verdict::Unknown, "it may be able to");
        let (live, draft) = (with(&[RsaAes128CbcSha]), with(&[RsaAes256CbcSha]));
        let change = impact(Instance::default(), &read.fleet, live, draft);
        assert_eq!(change.lost(), [0], "only the one whose suites are known");
        assert_eq!(change.totals(&read.fleet, Side::Client).unknown, 1);
        assert_eq!(change.effects[1].change(), Change::Unknown);
    }
    // Suites of others are no doubt, nor are numbers.
    for suites in [
        "AES128-SHA RC4-SHA",
        "AES128-SHA TLS_DHE_DSS_WITH_AES_128_CBC_SHA",
        "AES128-SHA(0x002F) 0x00A2",
    ] {
        let read = row(suites);
        assert_eq!(read.unheeded, [], "{suites}");
        let verdict = Judge::new(Instance::default(), with(&[RsaAes256CbcSha]));
        assert_eq!(verdict.verdict(&read.fleet.members[1].profile), Verdict::Fails, "{suites}");
    }
}

#[test]
fn the_page_says_which_suites_of_a_fleet_nobody_knows() {
    let row = r#"{"name": "c", "suites": "AES128-SHA TLS_FOO", "requests_per_day": 1}"#;
    let mut model = Model::default();
    update(&mut model, Intent::Fleet(FleetAct::import(&of(row))));
    let (_, Some(notice)) = model.notice() else { panic!("no notice") };
    let said = words::notice::notice(notice);
    assert!(said.ends_with("clients, entry 1, c: unknown suite TLS_FOO."), "{said}");
}

const OWN: &str = r#"{"name": "known", "openssl": "AES128-SHA", "requests_per_day": 1}"#;
