//! The command line: what it says, and with which exit code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/written.rs"]
mod written;

use std::process::Command;

use serde_json::Value;
use tls_rehearsal::app::Model;
use tls_rehearsal::codec::link::write;
use written::{json, rehearse};

#[test]
fn impact_falls_short_only_when_somebody_breaks_who_must_keep_working() {
    let strict = r#"{"properties": {"customProperties": {"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA": "false", "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls13": "true"}}}"#;
    let (code, said) = json(&["impact", "--config", "-", "--json"], strict);
    assert_eq!((code, &said["holds"]), (0, &Value::from(true)));
    let lost = said["lost"].as_array().unwrap();
    assert!(!lost.is_empty());
    let id = lost[0]["id"].as_str().unwrap();
    let fleet = format!(
        r#"{{"format":"tls-rehearsal/fleet","version":1,"name":"mine","clients":[],"backends":[{{"profile":"{id}","requests_per_day":10,"keep":true}}]}}"#
    );
    let path = std::env::temp_dir().join(format!("fleet-{}.json", std::process::id()));
    std::fs::write(&path, fleet).unwrap();
    let (code, out, err) =
        rehearse(&["impact", "--config", "-", "--fleet", path.to_str().unwrap()], strict);
    std::fs::remove_file(path).unwrap();
    assert_eq!(code, 1, "{out}{err}");
    assert!(out.contains("must keep working"), "{out}");
}

#[test]
fn check_falls_short_from_the_chosen_severity_on() {
    let words = ["check", "--config", "az-apim-show.json"];
    assert_eq!(rehearse(&words, "").0, 0, "nothing is dangerous");
    assert_eq!(rehearse(&[&words[..], &["--severity", "caution"]].concat(), "").0, 1);
    let (_, said) = json(&[&words[..], &["--json"]].concat(), "");
    assert!(said["verdicts"].as_array().unwrap().iter().any(|each| each["judged"] == "blind"));
    let (_, sarif) = json(&[&words[..], &["--sarif"]].concat(), "");
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["level"], "warning");
    assert_eq!(result["ruleId"], sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"]);
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 9, "where TLS 1.0 is set");
    assert!(result["message"]["text"].as_str().unwrap().contains("TLS 1.0"));
    // A path is a relative reference there, and standard input has no address.
    let uri = |path: &str, input: &str| {
        let (_, sarif) = json(&["check", "--sarif", "--config", path], input);
        sarif["runs"][0]["results"][0]["locations"].clone()
    };
    let text = include_str!("specimens/written/az-apim-show.json");
    assert_eq!(uri("-", text), Value::Array(Vec::new()));
    let words = ["check", "--sarif", "--config", "-", "--as", "infra/main.json"];
    let (_, sarif) = json(&words, text);
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "infra/main.json");
    let path = std::env::temp_dir().join(format!("a config {}.json", std::process::id()));
    std::fs::write(&path, text).unwrap();
    let said = uri(path.to_str().unwrap(), "");
    std::fs::remove_file(path).unwrap();
    let said = said[0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned();
    assert!(said.contains("a%20config%20") && !said.contains(' '), "{said}");
}

#[test]
fn convert_reads_any_format_and_writes_any_other() {
    for file in
        ["az-apim-show.json", "arm-get.json", "template.json", "apim.bicep", "main.tf", "plan.json"]
    {
        for to in [
            "arm",
            "patch",
            "bicep",
            "azurerm",
            "azapi",
            "az-rest",
            "powershell",
            "env",
            "docker",
            "kubernetes",
            "helm",
        ] {
            let (code, out, err) = rehearse(&["convert", "--to", to, file], "");
            assert!(code == 0 && out.len() > 100, "{file} to {to}: {err}");
        }
    }
    let (code, _, err) = rehearse(&["convert", "--to", "bicep", "ssl-labs.json"], "");
    assert_eq!(code, 2);
    assert!(err.contains("a scan; a configuration is expected"), "{err}");
    let same = "az-apim-show.json";
    let (code, out, err) = rehearse(&["convert", "--to", "bicep", "--live", same, same], "");
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("nothing is written"), "{err}");
}

#[test]
fn the_tier_and_units_of_a_file_count_unless_others_are_asked_for() {
    let azurerm = |words: &[&str]| {
        let (code, out, err) =
            rehearse(&[&["convert", "--to", "azurerm", "main.tf"], words].concat(), "");
        (code, out + &err)
    };
    assert!(azurerm(&[]).1.contains("\"Premium_2\""));
    assert!(azurerm(&["--units", "3"]).1.contains("\"Premium_3\""));
    let (code, said) = azurerm(&["--tier", "Basic", "--units", "3"]);
    assert!(code == 2 && said.contains("the nearest is 2"), "{said}");
}

#[test]
fn drift_compares_what_both_say() {
    let (code, said) =
        json(&["drift", "--planned", "main.tf", "--found", "az-apim-show.json", "--json"], "");
    assert_eq!((code, &said["differs"]), (1, &Value::from(true)));
    let differing: Vec<_> = said["settings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["differs"] == true)
        .map(|row| row["setting"].as_str().unwrap())
        .collect();
    assert_eq!(differing[..3], ["HTTP/2", "Client TLS 1.1", "Client TLS 1.0"]);
    // azurerm sends what is not named as off; the map of the instance does not have it, so it is on there.
    let unnamed = said["settings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["setting"] == "TLS_RSA_WITH_AES_256_CBC_SHA");
    let unnamed = unnamed.unwrap();
    assert_eq!((&unnamed["planned"], &unnamed["found"]), (&false.into(), &true.into()));
    assert!(unnamed["line"].is_null() && unnamed["column"].is_null(), "{unnamed}");
    let (code, text, _) = rehearse(&["drift", "--planned", "main.tf", "--found", "main.tf"], "");
    assert!(code == 0 && text.contains("no difference"), "{text}");
}

#[test]
fn what_the_instance_cannot_change_stays_and_is_said() {
    let consumption = r#"{"sku":{"name":"Consumption","capacity":0},"properties":{"customProperties":{
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30":"True",
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10":"True"}}}"#;
    let (code, out, err) = rehearse(&["convert", "--to", "patch"], consumption);
    assert_eq!(code, 0);
    assert!(out.contains("Protocols.Tls10\": \"true") && !out.contains("Security.Protocols.Ssl30"));
    assert!(err.contains("Client SSL 3.0: left out, this instance cannot change it; it stays off"));
}

#[test]
fn a_comparison_of_nothing_does_not_hold() {
    for found in ["../testssl/testssl-closed-port.json", "../sslyze/closed-port.json"] {
        let words = ["drift", "--planned", "az-apim-show.json", "--found", found];
        let (code, _, err) = rehearse(&words, "");
        assert!(code == 2 && err.contains("says nothing of what was planned"), "{err}");
    }
    let lines = "{\"@level\":\"info\",\"type\":\"version\"}\n{\"@level\":\"info\"}\n";
    let words = ["drift", "--planned", "az-apim-show.json"];
    assert_eq!(rehearse(&words, lines).0, 2, "it is no scan");
    let (code, _, err) = rehearse(&["hello", "--config", "az-apim-show.json"], "\n");
    assert!(code == 2 && err.contains("it is empty"), "{err}");
}

#[test]
fn options_count_before_what_a_link_says_and_a_damaged_link_is_called_one() {
    let link = format!("https://example.com/#{}", write(&Model::default().snapshot()));
    let tier = |words: &[&str]| {
        let (code, out, err) = rehearse(&[&["convert", "--to", "azurerm"], words].concat(), &link);
        (code, out + &err)
    };
    assert!(tier(&[]).1.contains("\"Developer_1\""), "{:?}", tier(&[]));
    assert!(tier(&["--tier", "Premium", "--units", "2"]).1.contains("\"Premium_2\""));
    let (code, _, err) = rehearse(&["convert", "--to", "arm"], "https://example.com/#v1.0-1-zz");
    assert!(code == 2 && !err.contains("az apim show"), "{err}");
}

#[test]
fn an_export_that_names_its_link_is_read_as_what_it_is() {
    let link = write(&Model::default().snapshot());
    let text = format!(
        "// Opens this state again: https://example.com/#{link}\nresource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  properties: {{\n    customProperties: {{\n      'Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2': 'true'\n    }}\n  }}\n}}\n"
    );
    let (code, out, err) = rehearse(&["convert", "--to", "patch"], &text);
    assert!(code == 0 && out.contains("Server.Http2\": \"true"), "{out}{err}");
}

#[test]
fn the_live_file_is_about_the_instance_that_is_planned() {
    let live = r#"{"properties":{"customProperties":{
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2":"True"}}}"#;
    let words = ["convert", "--to", "patch", "--units", "3", "main.tf", "--live", "-"];
    let (code, out, err) = rehearse(&words, live);
    assert!(code == 0 && out.contains("Tls11") && !out.contains("Http2"), "{out}{err}");
    let words = ["convert", "--to", "patch", "--tier", "BasicV2", "az-apim-show.json", "--live"];
    let (code, out, err) = rehearse(&[&words[..], &["az-apim-show.json"]].concat(), "");
    assert!(code == 0 && out.is_empty() && err.contains("nothing is written"), "{out}{err}");
}

#[test]
fn an_output_that_cannot_be_written_does_not_hold() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let mut command = Command::new(env!("CARGO_BIN_EXE_rehearse"));
    let output = command.arg("explain").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.is_empty());
}

const SHOW: &str = include_str!("specimens/written/az-apim-show.json");
const HELLOS: &str = include_str!("data/hello-vectors.json");

#[test]
fn hello_answers_every_line_in_order_and_names_what_it_cannot_read() {
    let vectors: Value = serde_json::from_str(HELLOS).unwrap();
    let hellos = vectors["hellos"].as_array().unwrap();
    let lines: String =
        hellos.iter().map(|hello| format!("{}\n", hello["hex"].as_str().unwrap())).collect();
    let suites = "TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
    let words = [
        "hello",
        "--json",
        "--versions",
        "TLS 1.2,TLS 1.3",
        "--suites",
        suites,
        "--certificate",
        "rsa",
    ];
    let (code, out, _) = rehearse(&words, &lines);
    assert_eq!(code, 2, "some are broken");
    assert_eq!(out.lines().count(), hellos.len());
    for (line, hello) in out.lines().zip(hellos) {
        let said: Value = serde_json::from_str(line).unwrap();
        let good = hello["expect"]["ok"] == true;
        assert_eq!(said["error"].is_null(), good, "{}: {line}", hello["id"]);
        assert_eq!(said["version"].is_string(), said["suite"].is_string());
    }
    let (code, out, _) = rehearse(
        &["hello", "--json", "--versions", "TLS 1.3", "--suites", "TLS_AES_128_GCM_SHA256"],
        hellos[1]["hex"].as_str().unwrap(),
    );
    assert_eq!((code, out.trim()), (1, r#"{"failure":"NoCommonVersion","alert":70}"#));
    let (code, out, err) =
        rehearse(&["hello", "--config", "az-apim-show.json"], hellos[0]["hex"].as_str().unwrap());
    assert_eq!(code, 0, "{out}{err}");
}

#[test]
fn wrong_use_and_unreadable_input_are_told_from_what_falls_short() {
    for (words, input, said) in [
        (&["check", "--config", "nowhere.json"][..], "", "nowhere.json: "),
        (&["check", "--config", "-"], "{", "-: line 1"),
        (&["hello"], "", "--config FILE is expected"),
        (
            &["hello", "--versions", "TLS 9", "--suites", "TLS_AES_128_GCM_SHA256"],
            "",
            "is none of TLS 1.3",
        ),
        (
            &["hello", "--versions", "TLS 1.2", "--suites", "TLS_X"],
            "",
            "is no suite that IANA names",
        ),
        (&["explain", "--tier", "Isolated"], "", "one of Consumption, Developer"),
        (&["explain", "--created", "2018"], "", "a day such as 2017-03-04"),
        (&["drift", "--planned", "-"], SHOW, "can be read only once"),
        (&["hello", "--config", "-"], "{}", "can be read only once"),
        (&["impact", "--config", "main.tf", "--live", "-", "--fleet", "-"], "", "only once"),
        (&["check", "--config", "main.tf", "--as", "x"], "", "--sarif"),
        (&["check", "--config", "main.tf", "--sarif", "--as", ""], "", "a value is required"),
        (&["rollout", "--tail-percent", "200"], "", "from 0 to 100"),
        (&[], "", "Usage"),
    ] {
        let (code, out, err) = rehearse(words, input);
        assert!(code == 2 && err.contains(said), "{words:?}: {code} {out}{err}");
    }
}
