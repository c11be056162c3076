//! The command line: what it says of what files do not decide, and where it says so.

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

const PREFIX: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway";

/// Files of one test, in a folder of its own.
struct Files(PathBuf);

impl Files {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("rehearse-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text.replace("GW", PREFIX)).unwrap();
        }
        Self(folder)
    }

    /// Exit code, standard output, standard error.
    fn rehearse(&self, words: &[&str]) -> Told {
        run(&self.0, None, words, "")
    }

    fn json(&self, words: &[&str]) -> (i32, Value) {
        document(self.rehearse(words))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const UNDECIDED: &str = "param old string
resource a 'Microsoft.ApiManagement/service@2022-08-01' = {
  name: 'x'
  sku: { name: 'Premium', capacity: 1 }
  properties: { customProperties: {
    'GW.Security.Protocols.Tls10': old
    'GW.Security.Protocols.Tls11': 'false' } }
}
";
const LIVE: &str = r#"{"name":"x","type":"Microsoft.ApiManagement/service","sku":{"name":"Premium","capacity":1},"properties":{"customProperties":{"GW.Security.Protocols.Tls10":"True"}}}"#;

#[test]
fn what_is_not_decided_and_taken_from_what_is_live_is_said_and_fails_a_strict_run() {
    let files = Files::new("left", &[("main.bicep", UNDECIDED), ("live.json", LIVE)]);
    for command in ["check", "impact", "rollout"] {
        let words = [command, "main.bicep", "--live", "live.json", "--json"];
        let (code, said) = files.json(&words);
        let remarks = said["remarks"].as_array().unwrap();
        let remark = remarks.iter().find(|remark| remark["about"] == "Client TLS 1.0").unwrap();
        assert_eq!((code, &remark["file"]), (0, &"main.bicep".into()), "{command}");
        assert_eq!((&remark["line"], &remark["column"]), (&6.into(), &5.into()), "{command}");
        let text = remark["text"].as_str().unwrap();
        assert!(text.contains("as it is live") && text.contains("parameter old"), "{text}");
    }
    for words in [
        &["check"][..],
        &["impact"],
        &["rollout"],
        &["drift"],
        &["read"],
        &["convert", "--to", "patch"],
    ] {
        let more = ["main.bicep", "--live", "live.json"];
        assert_eq!(files.rehearse(&[words, &more].concat()).0, 0, "{words:?}");
        assert_eq!(files.rehearse(&[words, &more, &["--strict"]].concat()).0, 1, "{words:?}");
    }
    let (_, sarif) = files.json(&["check", "main.bicep", "--live", "live.json", "--sarif"]);
    let notes = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    let place = &notes[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], 6, "{notes}");
}

#[test]
fn what_a_merging_file_keeps_is_no_doubt_beside_what_is_live() {
    let update = r#"resource "azapi_update_resource" "u" {
  type        = "Microsoft.ApiManagement/service@2024-05-01"
  resource_id = "x"
  body = { properties = { customProperties = { "GW.Security.Protocols.Tls10" = "false" } } }
}
"#;
    let consumption = r#"{"name":"x","type":"Microsoft.ApiManagement/service","sku":{"name":"Consumption","capacity":0},"properties":{"customProperties":{"GW.Protocols.Server.Http2":"True"}}}"#;
    let files = Files::new(
        "kept",
        &[("main.tf", update), ("live.json", LIVE), ("consumption.json", consumption)],
    );
    for command in ["check", "impact"] {
        let words = [command, "main.tf", "--live", "live.json", "--strict"];
        assert_eq!(files.rehearse(&words).2, "", "{command}");
    }
    // What is live and cannot be is said of the live file, and its place is in the report.
    let words = ["check", "main.tf", "--live", "consumption.json"];
    let (_, _, err) = files.rehearse(&words);
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.starts_with("consumption.json: HTTP/2: left out"), "{err}");
    let (_, sarif) = files.json(&[&words[..], &["--sarif"]].concat());
    let note = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    let artifact = &note["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact["uri"], "consumption.json", "{sarif}");
    // Alone it turns nothing on that it does not name.
    let (_, said) = files.json(&["check", "main.tf", "--json"]);
    assert!(!said["open"].to_string().contains("about to be accepted"), "{said}");
}

#[test]
fn what_a_what_if_result_says_is_live_is_named_by_its_file() {
    let whatif = r#"{"status":"Succeeded","changes":[{"resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/c","changeType":"Modify",
"before":{"type":"Microsoft.ApiManagement/service","name":"c","sku":{"name":"Consumption","capacity":0},"properties":{"customProperties":{"GW.Protocols.Server.Http2":"True"}}},
"after":{"type":"Microsoft.ApiManagement/service","name":"c","sku":{"name":"Consumption","capacity":0},"properties":{"customProperties":{"GW.Security.Protocols.Tls10":"False"}}}}]}"#;
    let files = Files::new("whatif", &[("whatif.json", whatif)]);
    let (_, said) = files.json(&["impact", "whatif.json", "--json"]);
    assert_eq!(said["remarks"][0]["file"], "whatif.json", "{said}");
}

#[test]
fn what_is_live_and_not_decided_there_is_said_and_fails_a_strict_run() {
    let files = Files::new("open", &[("live.bicep", UNDECIDED), ("plan.json", LIVE)]);
    let beside = ["plan.json", "--live", "live.bicep"];
    for words in [&["check"][..], &["impact"], &["drift"], &["convert", "--to", "patch"]] {
        let words = [words, &beside].concat();
        assert_eq!(files.rehearse(&words).0, 0, "{words:?}");
        assert_eq!(files.rehearse(&[&words[..], &["--strict"]].concat()).0, 1, "{words:?}");
    }
    let (_, said) = files.json(&[&["impact", "--json"][..], &beside].concat());
    let remark = &said["remarks"][0];
    assert_eq!((&remark["file"], &remark["line"]), (&"live.bicep".into(), &6.into()));
    assert!(remark["text"].as_str().unwrap().starts_with("not decided by what is live: "));
    let (_, said, _) = files.rehearse(&[&["drift"][..], &beside].concat());
    assert!(said.contains("not decided by what was found: Client TLS 1.0"), "{said}");
    assert!(!said.contains("not said in what was found"), "{said}");
}

#[test]
fn drift_says_that_it_waits_for_what_is_live_where_a_result_creates_an_instance() {
    let created = r#"{"status":"Succeeded","changes":[{"resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/c","changeType":"Create",
"before":null,"after":{"type":"Microsoft.ApiManagement/service","name":"c","sku":{"name":"Premium","capacity":1},"properties":{"customProperties":{"GW.Security.Protocols.Tls10":"True"}}}}]}"#;
    let files = Files::new("created", &[("whatif.json", created)]);
    let (code, _, err) = files.rehearse(&["drift", "whatif.json"]);
    assert!(code == 2 && err.contains("whatif.json") && err.contains("--live FILE"), "{err}");
}

#[test]
fn a_default_that_nobody_knows_fails_a_strict_read() {
    let bare = r#"{"GW.Security.Protocols.Tls10":"False"}"#;
    let tier = "variable \"sku\" {}\nresource \"azurerm_api_management\" \"a\" {\n  sku_name = var.sku\n  security {}\n}\n";
    let files = Files::new("default", &[("bare.json", bare), ("main.tf", tier)]);
    for file in ["bare.json", "main.tf"] {
        let (_, said) = files.json(&["read", file, "--json"]);
        let mut settings = said["settings"].as_array().unwrap().iter();
        assert!(settings.any(|row| row["value"].is_null()), "{file}");
        assert_eq!(files.rehearse(&["read", file, "--strict"]).0, 1, "{file}");
    }
    let beside = ["read", "bare.json", "--live", "live.json", "--strict"];
    std::fs::write(files.0.join("live.json"), LIVE.replace("GW", PREFIX)).unwrap();
    assert_eq!(files.rehearse(&beside).0, 0, "its tier is that of what is live");
}

#[test]
fn rollout_says_that_it_takes_one_unit_where_nobody_says_how_many() {
    let units = UNDECIDED
        .replace("capacity: 1", "capacity: n")
        .replace("param old string", "param n int\nparam old string");
    let files = Files::new("units", &[("main.bicep", &units)]);
    let (_, said) = files.json(&["rollout", "main.bicep", "--json"]);
    assert!(said["remarks"].to_string().contains("--units"), "{said}");
    let (_, said) = files.json(&["rollout", "main.bicep", "--units", "3", "--json"]);
    assert!(!said["remarks"].to_string().contains("--units"), "{said}");
    assert!(said["instance"].as_str().unwrap().contains("3 units"));
}

#[test]
fn files_that_belong_elsewhere_are_refused_by_their_names() {
    let fleet =
        r#"{"format":"tls-rehearsal/fleet","version":1,"name":"f","clients":[],"backends":[]}"#;
    let files = Files::new("named", &[("fleet.json", fleet), ("main.bicep", UNDECIDED)]);
    let (_, sarif, _) = files.rehearse(&["check", "main.bicep", "--sarif"]);
    let (_, answer, _) = files.rehearse(&["check", "main.bicep", "--json"]);
    std::fs::write(files.0.join("sarif.json"), sarif).unwrap();
    std::fs::write(files.0.join("answer.json"), answer).unwrap();
    let nothing = "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\"resources\":[]}";
    std::fs::write(files.0.join("empty.json"), nothing).unwrap();
    for (file, says) in [
        ("fleet.json", "--fleet"),
        ("sarif.json", "SARIF"),
        ("answer.json", "--json"),
        ("empty.json", "it is an ARM template, and has no"),
    ] {
        let (code, _, err) = files.rehearse(&["check", file]);
        assert!(code == 2 && err.contains(says), "{err}");
    }
}

#[test]
fn sentences_about_several_things_are_in_the_plural_and_no_line_is_too_wide() {
    let locals = "locals {\n  security = { \"GW.Security.Protocols.Tls10\" = \"false\" }\n}\n";
    let files = Files::new("words", &[("main.tf", locals), ("main.bicep", UNDECIDED)]);
    let (_, said, _) = files.rehearse(&["read", "main.tf", "--json"]);
    assert!(said.contains("variables do not name it"), "{said}");
    for words in [&["read", "main.bicep"][..], &["check", "main.bicep"], &["impact", "main.tf"]] {
        let (_, text, _) = run(&files.0, Some("50"), words, "");
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 50, "{words:?}: {text}");
    }
}
