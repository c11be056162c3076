//! What is written is read by parsers that others wrote.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/grammars.rs"]
mod grammars;
#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use grammars::check;
use proptest::prelude::*;
use support::{config, instance};
use tls_rehearsal::codec::export::{Format, Wish, export};
use tls_rehearsal::domain::{Config, Instance};
use tls_rehearsal::words::code::header;

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every format of any configuration of any instance, whole and as a change, with whatever stands in its header.
    #[test]
    fn every_export_is_read_by_a_parser_of_others(
        instance in instance(), live in config(), draft in config(), only_change in any::<bool>(), link in "[ -~]{0,60}"
    ) {
        for format in Format::ALL {
            let wish = Wish { live, only_change, ..Wish::whole(instance, draft) };
            let header = header(format, &wish, Some(&link));
            let text = export(format, &Wish { header: &header, ..wish });
            if let Err(error) = check(format, &text) {
                prop_assert!(false, "{format:?}: {error}\n{text}");
            }
        }
    }
}

#[test]
fn the_parsers_would_find_a_mistake() {
    let draft = Config::from_bits(u32::MAX);
    let wish = Wish::whole(Instance::default(), draft);
    for format in Format::ALL.into_iter().filter(|format| *format != Format::EnvFile) {
        let text = export(format, &wish);
        let broken = format!("{}\n}} ) ' \" [", &text[..text.len() / 2]);
        assert!(check(format, &broken).is_err(), "{format:?}");
    }
}

#[test]
fn what_a_kubernetes_config_map_holds_are_strings() {
    let draft = Config::from_bits(u32::MAX);
    let wish = Wish::whole(Instance::default(), draft);
    let yaml = yaml_rust2::YamlLoader::load_from_str(&export(Format::Kubernetes, &wish)).unwrap();
    let data = yaml[0]["data"].as_hash().expect("a map");
    assert_eq!(data.len(), 7);
    assert!(data.values().all(|value| value.as_str().is_some()));
    let helm = yaml_rust2::YamlLoader::load_from_str(&export(Format::Helm, &wish)).unwrap();
    assert!(helm[0]["security"]["tls"]["server"]["ciphers"]["allowedSuites"].as_str().is_some());
}
