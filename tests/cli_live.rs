//! The command line beside what is live: of what instance it is, and what counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/written.rs"]
mod written;

use std::path::PathBuf;

use serde_json::Value;
use written::{json, rehearse};

const GATEWAY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway";

/// A file with an instance as ARM answers, for as long as it is held.
struct Live(PathBuf);

impl Live {
    fn new(name: &str, sku: &str, more: &str, map: &str) -> Self {
        let path = std::env::temp_dir().join(format!("{name}-{}.json", std::process::id()));
        let text =
            format!("{{\"sku\":{sku},\"properties\":{{{more}\"customProperties\":{{{map}}}}}}}");
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn what_a_plan_does_not_say_of_the_instance_the_live_one_does() {
    let map = format!("\"{GATEWAY}.Security.Protocols.Tls10\":\"False\"");
    let live = Live::new("cons", r#"{"name":"Consumption","capacity":0}"#, "", &map);
    let plan = format!(
        "{{\"properties\":{{\"customProperties\":{{\"{GATEWAY}.Security.Protocols.Ssl30\":\"True\",\"{GATEWAY}.Security.Protocols.Tls10\":\"True\"}}}}}}"
    );
    let words = ["convert", "--to", "az-rest", "--live", live.path()];
    let (code, out, err) = rehearse(&words, &plan);
    assert!(code == 0 && out.contains("Consumption") && !out.contains("Ssl30"), "{out}{err}");
    assert!(out.contains("Opens this state again: #v"), "{out}");
    let (code, out, err) = rehearse(&["convert", "--to", "patch"], &plan);
    assert!(code == 0 && out.contains("Ssl30") && err.contains("Developer is assumed"), "{err}");
    for to in ["arm", "bicep", "azurerm"] {
        let (code, out, err) = rehearse(&["convert", "--to", to], &plan);
        assert!(code == 2 && out.is_empty() && err.contains("--tier is expected"), "{err}");
    }
}

#[test]
fn a_whole_map_repeats_what_was_read() {
    let map = format!(
        "\"{GATEWAY}.Security.Protocols.Tls13\":\"False\",\"{GATEWAY}.ManagedIdentity.DisableOverPrivilegedAccess\":\"True\""
    );
    let more = r#""createdAtUtc":"2017-03-04T10:00:00Z","additionalLocations":[{},{}],"#;
    let live = Live::new("prem", r#"{"name":"Premium","capacity":20}"#, more, &map);
    for to in ["patch", "az-rest", "azapi"] {
        let (code, out, err) = rehearse(&["convert", "--to", to, live.path()], "");
        assert_eq!(code, 0, "{err}");
        let flat = (out.clone() + &err).replace([' ', '"', ':', '='], "");
        assert!(flat.contains("Protocols.Tls13false"), "{out}");
        assert!(flat.contains("DisableOverPrivilegedAccessTrue"), "{out}");
        assert!(flat.contains("Protocols.Tls10true"), "on by default when it was created: {out}");
        assert!(flat.contains("3regions") && flat.contains("onorbefore1April2018"), "{out}{err}");
        assert!(flat.contains("NotconfirmedbyanysourcetodoanythinghereClientTLS1.3"), "{out}{err}");
    }
    let (_, out, _) = rehearse(&["convert", "--to", "powershell", live.path()], "");
    assert!(out.contains("Cannot be said in this format: Microsoft"), "{out}");
    for to in ["arm", "bicep", "azurerm"] {
        let (code, _, err) = rehearse(&["convert", "--to", to, live.path()], "");
        assert!(code == 2 && err.contains("writing that would scale it"), "{err}");
        let words = ["convert", "--to", to, "--units", "12", live.path()];
        let (code, out, err) = rehearse(&words, "");
        assert!(code == 0 && out.contains("Its other regions are not in it"), "{out}{err}");
    }
    let words = ["convert", "--to", "patch", "--created", "2019-01-01", live.path()];
    assert!(rehearse(&words, "").1.contains("Protocols.Tls10\": \"false"));
}

#[test]
fn a_plan_that_turns_client_tls_1_3_off_says_nothing_of_what_is_live() {
    let map = |key: &str| format!("\"{GATEWAY}.Security.Protocols.{key}\":\"False\"");
    let sku = r#"{"name":"Premium","capacity":2}"#;
    let plan = Live::new("t13", sku, "", &map("Tls13"));
    let live = Live::new("l13", sku, "", &map("Tls10"));
    let words = ["convert", "--to", "patch", "--live", live.path(), plan.path()];
    let (code, out, err) = rehearse(&words, "");
    assert!(code == 0 && out.contains("Protocols.Tls13\": \"false"), "{out}{err}");
    let words = ["drift", "--planned", plan.path(), "--found", live.path()];
    let (code, out, _) = rehearse(&words, "");
    assert!(code == 1 && out.contains("Client TLS 1.3: planned off, found on"), "{out}");
    // The other way round it is the live file that says so.
    let words = ["drift", "--planned", live.path(), "--found", plan.path()];
    assert_eq!(rehearse(&words, "").0, 0, "off is its default where clients renegotiate");
}

#[test]
fn units_are_those_that_were_read_in_the_tier_that_is_asked_for_or_asked_for_themselves() {
    let bicep = |sku: &str| {
        format!(
            "param skuName string\nresource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  sku: {{ name: {sku} }}\n  properties: {{\n    additionalLocations: [ {{ location: 'x' }} ]\n    customProperties: {{ a: 'b' }}\n  }}\n}}\n"
        )
    };
    let words = ["convert", "--to", "bicep", "--tier", "Premium"];
    let (code, out, err) = rehearse(&words, &bicep("skuName, capacity: 4"));
    assert!(code == 0 && out.contains("capacity: 4") && out.contains("2 regions"), "{out}{err}");
    assert!(!err.contains("has none such") && !err.contains("a: left out"), "{err}");
    let unknown = bicep("'Premium', capacity: units");
    let (code, _, err) = rehearse(&["convert", "--to", "bicep"], &unknown);
    assert!(code == 2 && err.contains("--units is expected"), "{err}");
    assert_eq!(rehearse(&["convert", "--to", "bicep", "--units", "2"], &unknown).0, 0);
    assert_eq!(rehearse(&["convert", "--to", "patch"], &unknown).0, 0, "it writes no units");
}

#[test]
fn what_a_scan_cannot_see_and_what_has_no_published_default_is_no_difference() {
    let (code, said) = json(
        &["drift", "--planned", "az-apim-show.json", "--found", "../nmap/B-legacy.xml", "--json"],
        "",
    );
    assert_eq!(code, 1);
    let ecdsa = said["settings"].as_array().unwrap().iter().filter(|row| {
        let name = row["setting"].as_str().unwrap();
        name.contains("ECDSA") && row["planned"] == true
    });
    let ecdsa: Vec<_> = ecdsa.collect();
    assert_eq!(ecdsa.len(), 6);
    for row in ecdsa {
        assert_eq!((&row["found"], &row["differs"]), (&Value::Null, &false.into()), "{row}");
        assert!(row["why"].as_str().unwrap().starts_with("Nobody can be offered it"), "{row}");
    }
    // What a scan did not look for is not what nobody can be offered.
    let tlsx = "{\"version_enum\": [\"tls12\", \"tls13\"], \"tls_version\": \"tls13\"}";
    let words = ["drift", "--planned", "az-apim-show.json", "--json"];
    let (_, said) = json(&words, tlsx);
    let unseen = said["settings"].as_array().unwrap().iter().filter(|row| row["found"].is_null());
    let rsa: Vec<_> =
        unseen.filter(|row| row["setting"] == "TLS_RSA_WITH_AES_256_GCM_SHA384").collect();
    assert!(rsa.len() == 1 && rsa[0]["why"] == "", "{rsa:?}");
    let v2 = Live::new("v2", r#"{"name":"StandardV2","capacity":1}"#, "", "");
    let plan = "resource \"azurerm_api_management\" \"a\" {\n  sku_name = \"StandardV2_1\"\n  security {}\n}\n";
    let (code, out, err) = rehearse(&["drift", "--planned", "-", "--found", v2.path()], plan);
    assert!(code == 0 && out.contains("no difference"), "{out}{err}");
}

#[test]
fn what_may_not_be_there_at_all_is_open_where_it_differs_and_does_not_hold_strictly() {
    let bicep = format!(
        "param deploy bool\nresource a 'Microsoft.ApiManagement/service@2024-05-01' = if (deploy) {{\n  name: 'a'\n  sku: {{ name: 'Developer', capacity: 1 }}\n  properties: {{ customProperties: {{ '{GATEWAY}.Security.Backend.Protocols.Tls13': 'True' }} }}\n}}\n"
    );
    let map = format!("\"{GATEWAY}.Security.Backend.Protocols.Tls13\": \"False\"");
    let live = Live::new("absent", "{\"name\": \"Developer\", \"capacity\": 1}", "", &map);
    for more in [&[][..], &["--live", live.path()]] {
        let words = |command| [&[command, "-", "--json"], more].concat();
        let (code, said) = json(&words("check"), &bicep);
        assert_eq!(code, 0, "{said}");
        let undecided = said["undecided"].as_array().unwrap();
        assert_eq!(undecided.len(), 1, "{said}");
        assert_eq!(undecided[0]["setting"], "Backend TLS 1.3");
        assert!(undecided[0]["why"].as_str().unwrap().contains("whether it is deployed"), "{said}");
        assert_eq!(json(&[&words("check")[..], &["--strict"]].concat(), &bicep).0, 1);
        let (_, said) = json(&words("impact"), &bicep);
        assert_eq!(said["undecided"], serde_json::json!(["Backend TLS 1.3"]));
        assert_eq!(said["lost"], serde_json::json!([]));
    }
    // What it is as it is written is still read, and still written.
    let (code, said) = json(&["read", "-", "--json"], &bicep);
    let of = |setting: &Value| setting["setting"] == "Backend TLS 1.3";
    let setting = said["settings"].as_array().unwrap().iter().find(|each| of(each)).unwrap();
    assert_eq!((code, &setting["value"]), (0, &Value::Bool(true)));
    assert_eq!(rehearse(&["read", "-", "--strict"], &bicep).0, 1);
    let (code, text, _) = rehearse(&["convert", "-", "--to", "patch"], &bicep);
    assert!(code == 0 && text.contains("Backend.Protocols.Tls13\": \"true\""), "{text}");
}
