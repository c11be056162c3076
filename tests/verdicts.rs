//! What we say of linters, beside what the real ones say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use tls_rehearsal::codec::export::Format;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{Config, Instance, Protocol, Setting, Side, Tier};
use tls_rehearsal::verdict::checkov::{self, Value};
use tls_rehearsal::verdict::{Judged, Rule, Says, Seen, opinions};

/// The verdicts of the real checkov 3.3.30, by file; a file with two instances has two.
fn verdicts(framework: &str) -> Vec<(String, Says)> {
    let table = include_str!("specimens/checkov/verdicts.tsv");
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row[1] == framework)
        .map(|row| {
            let says = match row[2] {
                "PASSED" => Says::Passes,
                "FAILED" => Says::Fails,
                "not evaluated" => Says::NotEvaluated,
                other => panic!("{other}"),
            };
            (row[0].to_owned(), says)
        })
        .collect()
}

fn specimen(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens/checkov");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn value(json: &Json) -> Value<'_> {
    match json {
        Json::String(text) => Value::Text(text),
        Json::Bool(truth) => Value::Truth(*truth),
        Json::Number(number) => Value::Number(number.as_f64().unwrap()),
        Json::Null => Value::Null,
        Json::Array(_) | Json::Object(_) => Value::Text("something"),
    }
}

#[test]
fn what_we_say_of_checkov_on_arm_is_what_checkov_says() {
    let mut compared = 0;
    for (path, says) in verdicts("arm") {
        let Ok(json) = serde_json::from_str::<Json>(&specimen(&path)) else { continue };
        let Some([resource]) = json["resources"].as_array().map(Vec::as_slice) else { continue };
        // What checkov makes of parameters and variables, and what it never looks at, is not modelled.
        let map = &resource["properties"]["customProperties"];
        let computed = map.to_string().contains("\"[");
        if says == Says::NotEvaluated
            || computed
            || resource["type"] != "Microsoft.ApiManagement/service"
        {
            continue;
        }
        let empty = serde_json::Map::new();
        let map = map.as_object().unwrap_or(&empty);
        let ours = checkov::arm(map.iter().map(|(key, json)| (key.as_str(), value(json))));
        assert_eq!(ours, says, "{path}");
        compared += 1;
    }
    assert!(compared >= 45, "{compared}");
}

#[test]
fn what_we_say_of_checkov_on_bicep_is_what_checkov_says() {
    let says: BTreeSet<_> =
        verdicts("bicep").into_iter().map(|(_, says)| format!("{says:?}")).collect();
    assert_eq!(says.into_iter().collect::<Vec<_>>(), ["NotEvaluated", "Passes"], "it never fails");
}

#[test]
#[allow(clippy::wildcard_enum_match_arm, reason = "the enum is a library's")]
fn what_we_say_of_checkov_on_terraform_is_what_checkov_says() {
    let mut compared = 0;
    for (path, says) in verdicts("terraform") {
        let folder = path.rsplit_once('/').map_or(path.as_str(), |(folder, _)| folder);
        let text = specimen(&format!("{folder}/main.tf"));
        if text.contains("azapi_") {
            assert_eq!(says, Says::NotEvaluated, "{path}");
            continue;
        }
        if text.contains("var.") || text.contains("local.") || text.contains("dynamic") {
            continue;
        }
        let body: hcl_edit::structure::Body = text.parse().unwrap();
        let resource = body.get_blocks("resource").next().unwrap();
        let security = resource.body.get_blocks("security").next();
        let attributes: Vec<_> =
            security.iter().flat_map(|block| block.body.attributes()).collect();
        let of = |expression: &hcl_edit::expr::Expression| match expression {
            hcl_edit::expr::Expression::Bool(truth) => Json::Bool(*truth.value()),
            hcl_edit::expr::Expression::String(text) => Json::String(text.as_str().to_owned()),
            hcl_edit::expr::Expression::Null(_) => Json::Null,
            other => panic!("{other:?}"),
        };
        let values: Vec<_> =
            attributes.iter().map(|each| (each.key.as_str(), of(&each.value))).collect();
        let ours = checkov::terraform(values.iter().map(|(name, json)| (*name, value(json))));
        assert_eq!(ours, says, "{path}");
        compared += 1;
    }
    assert!(compared >= 40, "{compared}");
}

#[test]
fn checkov_fails_a_strong_arm_template_and_passes_a_weak_bicep_file() {
    let instance = Instance::default();
    let strong = initial_config(instance);
    let weak = Config::from_bits(u32::MAX);
    let say = |draft, format| {
        let all = opinions(instance, draft);
        let found = all
            .into_iter()
            .find(|each| each.rule == Rule::Checkov && each.seen == Seen::Written(format));
        found.map(|each| (each.says, each.judged)).unwrap()
    };
    assert_eq!(say(strong, Format::ArmTemplate), (Says::Fails, Judged::Wrong));
    assert_eq!(say(weak, Format::Bicep), (Says::Passes, Judged::Blind));
    assert_eq!(say(weak, Format::TerraformAzurerm), (Says::Passes, Judged::Blind));
    assert_eq!(say(weak, Format::TerraformAzapi), (Says::NotEvaluated, Judged::Blind));
}

#[test]
fn every_rule_has_an_opinion_of_every_tier() {
    for tier in Tier::ALL {
        let instance = Instance::default().in_tier(tier);
        for draft in [initial_config(instance), Config::from_bits(u32::MAX)] {
            let all = opinions(instance, draft);
            for rule in Rule::ALL {
                assert!(all.iter().any(|each| each.rule == rule), "{rule:?} {tier:?}");
            }
        }
    }
    // A v2 instance cannot have the keys that azqr wants.
    let instance = Instance::default().in_tier(Tier::StandardV2);
    let all = opinions(instance, Config::default());
    let azqr = all.iter().find(|each| each.rule == Rule::AzqrCiphers).unwrap();
    assert_eq!((azqr.says, azqr.judged), (Says::Fails, Judged::Wrong));
    // Nor is it right by accident where weak suites are on: what it asks for is refused there.
    for tier in [Tier::Consumption, Tier::StandardV2] {
        let all = opinions(instance.in_tier(tier), Config::from_bits(u32::MAX));
        for rule in [Rule::PsRuleCiphers, Rule::AzqrCiphers] {
            let of_rule: Vec<_> = all.iter().filter(|each| each.rule == rule).collect();
            assert!(!of_rule.is_empty());
            for each in of_rule {
                assert_eq!((each.says, each.judged), (Says::Fails, Judged::Wrong), "{each:?}");
            }
        }
    }
    // Consumption refuses the key of client SSL 3.0, which azqr wants; a classic tier has it.
    for (tier, judged) in [(Tier::Consumption, Judged::Wrong), (Tier::Basic, Judged::Right)] {
        let all = opinions(instance.in_tier(tier), Config::default());
        let azqr = all.iter().find(|each| each.rule == Rule::AzqrProtocols).unwrap();
        assert_eq!(azqr.judged, judged, "{tier:?}");
        // Whoever has TLS 1.0 on is told so, whatever else is missing.
        let weak = Config::default().with(Setting::Protocol(Side::Client, Protocol::Tls10), true);
        let all = opinions(instance.in_tier(tier), weak);
        let azqr = all.iter().find(|each| each.rule == Rule::AzqrProtocols).unwrap();
        assert_eq!((azqr.says, azqr.judged), (Says::Fails, Judged::Right), "{tier:?}");
    }
}
