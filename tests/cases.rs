//! Small inputs in the shapes that people really have (`cases/`), each with its right answer, asked of the command line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/command.rs"]
mod command;

use std::path::PathBuf;

use command::{Told, document, run};
use serde_json::Value;

/// Exit code, standard output, standard error.
fn rehearse(words: &[&str]) -> Told {
    run("tests/cases", None, words, "")
}

fn json(words: &[&str]) -> (i32, Value) {
    document(rehearse(&[words, &["--json"]].concat()))
}

/// What is read of files.
struct Read(Value);

impl Read {
    fn of(files: &[&str]) -> Self {
        Self(json(&[&["read"], files].concat()).1)
    }

    /// Value and kind of answer of a setting.
    fn said(&self, name: &str) -> (Option<bool>, String) {
        let rows = self.0["settings"].as_array().unwrap();
        assert_eq!(rows.len(), 32);
        let row = rows.iter().find(|row| row["setting"] == name).unwrap();
        (row["value"].as_bool(), row["said"].as_str().unwrap().to_owned())
    }

    /// Settings that are stated, with their values.
    fn stated(&self) -> Vec<(String, bool)> {
        let rows = self.0["settings"].as_array().unwrap().iter();
        let stated = rows.filter(|row| row["said"] == "stated");
        let pair = |row: &Value| {
            (row["setting"].as_str().unwrap().to_owned(), row["value"].as_bool().unwrap())
        };
        stated.map(pair).collect()
    }

    fn tier(&self) -> Option<&str> {
        self.0["instance"]["tier"].as_str()
    }

    fn remarks(&self) -> String {
        self.0["remarks"].to_string()
    }

    /// Is nothing but this on or off, and everything else not known?
    fn only(&self, wanted: &[(&str, bool)]) {
        let wanted: Vec<_> = wanted.iter().map(|(name, on)| ((*name).to_owned(), *on)).collect();
        assert_eq!(self.stated(), wanted, "{}", self.0);
    }
}

const TLS10: &str = "Client TLS 1.0";
const TLS11: &str = "Client TLS 1.1";
const DES: &str = "TLS_RSA_WITH_3DES_EDE_CBC_SHA";
const RSA128: &str = "TLS_RSA_WITH_AES_128_CBC_SHA";

#[test]
fn an_update_changes_what_it_names_and_leaves_the_rest_as_it_is_live() {
    let read = Read::of(&["update-resource.tf"]);
    assert_eq!(read.0["merges"], true);
    read.only(&[("HTTP/2", true)]);
    let live = ["update-resource.tf", "--live", "update-resource.live.json"];
    let (code, check) = json(&[&["check"], &live[..]].concat());
    assert_eq!(code, 0);
    assert!(!check["warnings"].to_string().contains("weak"), "{check}");
    let (_, patch, err) = rehearse(&[&["convert", "--to", "patch"], &live[..]].concat());
    assert!(patch.contains("Http2\": \"true\"") && patch.lines().count() < 10, "{patch}{err}");
    let (code, impact) = json(&[&["impact"], &live[..]].concat());
    assert_eq!((code, &impact["totals"]["Client"]["lost"]), (0, &0.into()));
    let (_, drift) = json(&["drift", "update-resource.tf", "--live", "update-resource.live.json"]);
    assert_eq!(drift["settings"].as_array().unwrap().len(), 1, "{drift}");
}

#[test]
fn a_default_of_a_variable_is_what_the_file_says() {
    let read = Read::of(&["module-variables.tf"]);
    assert_eq!(read.said(TLS10), (Some(true), "stated".to_owned()));
    assert_eq!(read.said(TLS11), (Some(true), "stated".to_owned()));
    assert_eq!(read.said(DES), (Some(false), "stated".to_owned()));
    let (_, impact) =
        json(&["impact", "module-variables.tf", "--live", "module-variables.live.json"]);
    for lost in impact["lost"].as_array().unwrap() {
        assert!(!lost["why"].as_str().unwrap().contains("version"), "{lost}");
    }
    let (_, drift) =
        json(&["drift", "module-variables.tf", "--live", "module-variables.live.json"]);
    let rows = drift["settings"].as_array().unwrap();
    let differs = |name: &str| {
        rows.iter().find(|row| row["setting"] == name).map(|row| row["differs"] == true)
    };
    assert_eq!((differs(TLS10), differs(TLS11)), (Some(false), Some(false)));
    assert_eq!((differs(DES), differs(RSA128)), (Some(true), Some(true)));
}

#[test]
fn a_dynamic_block_is_there_if_the_file_decides_so() {
    let read = Read::of(&["dynamic-block.tf"]);
    let on: Vec<_> =
        read.stated().into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect();
    assert_eq!(on, [TLS10, DES]);
    assert_eq!((read.tier(), read.said(TLS11).0), (Some("Standard"), Some(false)));
}

#[test]
fn conditions_of_bicep_and_arm_are_evaluated() {
    let bicep = Read::of(&["condition-by-tier.bicep"]);
    assert_eq!((bicep.tier(), &bicep.0["instance"]["units"]), (Some("Basic"), &1.into()));
    bicep.only(&[("HTTP/2", true), (TLS11, false), (TLS10, false)]);
    let arm = Read::of(&["condition-by-tier.json"]);
    assert_eq!((arm.tier(), &arm.0["instance"]["units"]), (Some("Standard"), &1.into()));
    arm.only(&[(TLS10, false), (RSA128, false)]);
}

#[test]
fn a_map_that_is_empty_by_default_is_unknown_beside_what_is_live_and_a_default_without_it() {
    let alone = Read::of(&["parameter-default.bicep"]);
    assert_eq!((alone.tier(), alone.stated()), (Some("Developer"), Vec::new()));
    assert!(alone.remarks().contains("customProperties"), "{}", alone.remarks());
    let live = "no-map.live.json";
    let (code, drift) = json(&["drift", "parameter-default.bicep", "--live", live]);
    assert_eq!((code, &drift["differs"]), (0, &false.into()), "nothing definite: {drift}");
    let (_, patch, _) = rehearse(&["convert", "--to", "patch", "parameter-default.bicep"]);
    assert!(patch.contains("Security.Protocols.Tls10\": \"false\""), "{patch}");
    let both = Read::of(&["parameter-default.bicep", "parameter-default.parameters.json"]);
    assert_eq!(both.tier(), Some("Premium"));
    both.only(&[("HTTP/2", false), ("Backend TLS 1.1", true), (RSA128, false)]);
    assert_eq!(both.said(TLS10), (Some(false), "default".to_owned()));
}

#[test]
fn a_values_file_alone_is_read_and_asks_for_its_template() {
    let arm = Read::of(&["parameter-default.parameters.json"]);
    assert_eq!(arm.tier(), Some("Premium"));
    arm.only(&[("HTTP/2", false), ("Backend TLS 1.1", true), (RSA128, false)]);
    let bicep = Read::of(&["parameters.bicepparam"]);
    assert_eq!(bicep.tier(), Some("Basic"));
    bicep.only(&[(TLS10, false)]);
    for read in [arm, bicep] {
        assert!(read.remarks().contains("template"), "{}", read.remarks());
        assert_eq!(read.said("Client SSL 3.0"), (None, "unknown".to_owned()));
    }
}

#[test]
fn what_stands_in_a_module_call_or_a_local_is_meant_and_said_to_be() {
    for (file, wanted, tier) in [
        ("module-beside-existing.bicep", vec![(TLS10, false)], Some("Standard")),
        ("module-loop.bicep", vec![(TLS11, false)], Some("Premium")),
        ("module-call.tf", vec![(TLS10, false), ("Backend TLS 1.0", true)], Some("Basic v2")),
        ("locals-only.tf", vec![(TLS10, false)], None),
    ] {
        let read = Read::of(&[file]);
        read.only(&wanted);
        assert_eq!(read.tier(), tier, "{file}");
        assert!(read.remarks().contains("meant for the gateway"), "{file}: {}", read.remarks());
        assert_eq!(read.said("Client SSL 3.0"), (None, "unknown".to_owned()), "{file}");
    }
}

#[test]
fn a_template_without_a_map_puts_everything_at_its_default() {
    let files = ["no-map.bicep", "--live", "no-map.live.json"];
    let (code, drift) = json(&[&["drift"], &files[..]].concat());
    assert_eq!(code, 1);
    let differing: Vec<_> = drift["settings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["differs"] == true)
        .map(|row| row["setting"].as_str().unwrap())
        .collect();
    assert_eq!(differing, ["TLS_RSA_WITH_AES_256_CBC_SHA", RSA128]);
    let (_, check) = json(&[&["check"], &files[..]].concat());
    assert!(check["warnings"].to_string().contains(RSA128), "{check}");
}

#[test]
fn maps_and_answers_are_read_in_whatever_they_are_wrapped() {
    let bare = Read::of(&["bare-map.json"]);
    assert_eq!((bare.stated().len(), bare.tier()), (9, None));
    for (file, tier) in [("recorded-response.json", "Basic"), ("powershell-casing.json", "Basic")] {
        let read = Read::of(&[file]);
        assert_eq!(read.tier(), Some(tier), "{file}");
        read.only(&[(TLS10, false)]);
    }
    let state = Read::of(&["terraform-state.json"]);
    assert_eq!(state.tier(), Some("Standard"));
    assert_eq!((state.said(TLS10).0, state.said(TLS11).0), (Some(true), Some(false)));
    let (code, _, err) = rehearse(&["read", "policy-definition.json"]);
    assert!(code == 2 && err.contains("a policy definition"), "{err}");
    assert!(err.contains("it checks instances and configures none"), "{err}");
}

#[test]
fn scans_are_read_in_the_shapes_that_tools_wrote() {
    for file in [
        "tlsx-pretty.json",
        "ssllabs-one-endpoint.json",
        "sslyze-old-shape.json",
        "sslyze-openssl-names.json",
        "sslyze-first-unreachable.json",
        "nmap-screen.txt",
    ] {
        let read = Read::of(&[file]);
        assert_eq!(read.said(RSA128).0, Some(true), "{file}: {}", read.0);
    }
    for file in ["tlsx-pretty.json", "ssllabs-one-endpoint.json", "sslyze-old-shape.json"] {
        assert_eq!(Read::of(&[file]).said("Client TLS 1.2").0, Some(true), "{file}");
    }
    let unnamed = Read::of(&["sslyze-openssl-names.json"]);
    assert!(!unnamed.remarks().contains("no result"), "{}", unnamed.remarks());
    assert_eq!(unnamed.said("Client TLS 1.1"), (None, "unknown".to_owned()));
    let unreachable = Read::of(&["sslyze-first-unreachable.json"]);
    assert!(unreachable.remarks().contains("ERROR_NO_CONNECTIVITY"), "{}", unreachable.remarks());
    let screen = Read::of(&["nmap-screen.txt"]);
    assert_eq!((screen.said(TLS10).0, screen.said(TLS11).0), (Some(true), Some(false)));
    assert_eq!(screen.said(DES).0, Some(true));
}

#[test]
fn old_names_of_azurerm_mean_what_they_meant_and_a_tier_that_is_none_is_no_other() {
    let old = Read::of(&["old-attribute.tf"]);
    assert_eq!((old.said(TLS10).0, old.said("Backend TLS 1.1").0), (Some(false), Some(false)));
    assert!(old.remarks().contains("azurerm dropped it in"), "{}", old.remarks());
    let nearly = Read::of(&["tier-nearly-right.tf"]);
    assert_eq!(nearly.tier(), None);
    assert!(nearly.remarks().contains("Standard_v2 is no SKU; StandardV2 is meant?"));
}

#[test]
fn what_arm_refuses_is_a_danger_with_its_message() {
    let (code, check) = json(&["check", "consumption-two-keys.bicep"]);
    assert_eq!(code, 1);
    let danger = &check["warnings"][0];
    assert_eq!(danger["severity"], "danger");
    let text = danger["text"].as_str().unwrap();
    assert!(text.contains("'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168,Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30' customProperties are not supported in SkuType Consumption."), "{text}");
}

#[test]
fn names_as_windows_and_java_write_them_name_suites() {
    let lost = |config: &str, fleet: &str| {
        let (_, impact) = json(&["impact", config, "--fleet", fleet]);
        impact["totals"]["Client"]["lost"].as_u64().unwrap()
    };
    assert_eq!(lost("windows-curve-suffix.tf", "windows-curve-suffix.fleet.json"), 0);
    assert_eq!(lost("strictest.json", "windows-curve-suffix.fleet.json"), 1, "RSA certificate");
    assert_eq!(lost("strictest.json", "java-code-points.fleet.json"), 0);
}

#[test]
fn a_suite_name_that_nobody_knows_is_said_and_leaves_the_verdict_open() {
    let fleet = "{\"format\":\"tls-rehearsal/fleet\",\"version\":1,\"name\":\"f\",\"clients\":[{\"name\":\"Odd\",\"suites\":\"TLS_RSA_WITH_AES_128_CBC_SHA, TLS_NOT_A_SUITE\",\"requests_per_day\":10,\"keep\":true}],\"backends\":[]}";
    let path = std::env::temp_dir().join(format!("odd-{}.json", std::process::id()));
    std::fs::write(&path, fleet).unwrap();
    let words = ["impact", "strictest.json", "--fleet", path.to_str().unwrap()];
    let (code, impact) = json(&words);
    let (_, _, err) = rehearse(&words);
    std::fs::remove_file(&path).unwrap();
    assert!(err.contains("TLS_NOT_A_SUITE") && err.contains("entry 1"), "{err}");
    assert_eq!((code, &impact["totals"]["Client"]["lost"]), (0, &0.into()), "{impact}");
    assert_eq!(impact["holds"], Value::Null, "nobody knows whether it goes on: {impact}");
    assert_eq!(impact["totals"]["Client"]["lost_at_most"], 10);
    assert!(impact["remarks"].to_string().contains("TLS_NOT_A_SUITE"));
}

#[test]
fn who_loses_forward_secrecy_is_said_and_the_score_does_not_rise_for_it() {
    let hello = std::fs::read_to_string(
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/forward-secrecy.hello.txt"),
    )
    .unwrap();
    let fleet = format!(
        "{{\"format\":\"tls-rehearsal/fleet\",\"version\":1,\"name\":\"f\",\"clients\":[{{\"name\":\"Old Windows\",\"hello\":\"{}\",\"requests_per_day\":10,\"keep\":false}}],\"backends\":[]}}",
        hello.trim()
    );
    let path = std::env::temp_dir().join(format!("windows-{}.json", std::process::id()));
    std::fs::write(&path, fleet).unwrap();
    let words = |config| vec!["check", config, "--fleet", path.to_str().unwrap()];
    let (_, after) = json(&words("forward-secrecy.json"));
    let (_, before) = json(&[
        "check",
        "windows-curve-suffix.tf",
        "--tier",
        "Standard",
        "--fleet",
        path.to_str().unwrap(),
    ]);
    let _ = before;
    let (_, untouched) = json(&[
        "check",
        "parameter-default.bicep",
        "--tier",
        "Standard",
        "--fleet",
        path.to_str().unwrap(),
    ]);
    std::fs::remove_file(&path).unwrap();
    let warnings = after["warnings"].to_string();
    assert!(warnings.contains("forward secrecy") && warnings.contains("Old Windows"), "{warnings}");
    assert!(after["score"]["at_most"].as_u64() <= untouched["score"]["at_most"].as_u64());
}

#[test]
fn anything_undecided_or_left_out_fails_a_strict_run_and_no_other() {
    for words in [
        &["read", "module-call.tf"][..],
        &["check", "module-call.tf"],
        &["impact", "module-call.tf"],
        &["convert", "--to", "patch", "module-call.tf"],
    ] {
        assert_eq!(rehearse(words).0, 0, "{words:?}: {:?}", rehearse(words));
        assert_eq!(rehearse(&[words, &["--strict"]].concat()).0, 1, "{words:?}");
    }
    assert_eq!(rehearse(&["read", "no-map.live.json", "--strict"]).0, 0);
}
