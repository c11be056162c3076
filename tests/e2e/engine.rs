//! What the engine costs, natively and in Chromium, beside what it may cost.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::browser::Visitor;

/// Where `make bench` puts the page with the engine; beneath it stands what criterion measured natively.
const FOLDER: &str = "target/bench";

/// What a case may take at most, in microseconds: natively and in Chromium.
const TARGETS: [(&str, Option<f64>, f64); 15] = [
    ("import 8 MB, testssl.sh", Some(300_000.0), 1_000_000.0),
    ("import 8 MB, sslyze", Some(300_000.0), 1_000_000.0),
    ("import 8 MB, nmap", Some(300_000.0), 1_000_000.0),
    ("import 8 MB, an exported ARM template", Some(300_000.0), 1_000_000.0),
    ("import 8 MB, Bicep", Some(300_000.0), 1_000_000.0),
    ("import 8 MB, Terraform", Some(300_000.0), 1_000_000.0),
    ("import 8 MB, a Terraform plan", Some(300_000.0), 1_000_000.0),
    ("import, JSON of unknown keys", Some(300_000.0), 1_000_000.0),
    ("import, Bicep of unknown keys", Some(300_000.0), 1_000_000.0),
    ("import, Terraform of objects", Some(300_000.0), 1_000_000.0),
    ("import, more than is read", Some(1_000.0), 1_000.0),
    ("10,000 seeds, the largest plan", None, 200_000.0),
    ("example fleet, before and after", Some(100.0), 1000.0),
    ("exact search, Developer by the portal", None, 50_000.0),
    ("exact search, everything on, by the REST API", None, 50_000.0),
];

/// Runs the engine's cases in Chromium and prints all figures.
pub fn report() {
    let native = native();
    let visitor = Visitor::start_in(FOLDER);
    visitor.go("");
    let lines = visitor.script("document.body.textContent");
    let cases: Vec<[&str; 3]> = lines
        .as_str()
        .expect("the page says what it measured")
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>().try_into().expect("three parts"))
        .collect();
    for (name, ..) in TARGETS {
        assert!(cases.iter().any(|case| case[0] == name), "no case is named \"{name}\"");
    }
    println!(
        "the engine; microseconds; median (at most); the first run to a tenth of a millisecond"
    );
    println!("{:<54} {:>18} {:>20} {:>10}", "", "native", "Chromium", "first run");
    for [name, first, median] in cases {
        let [first, median] = [first, median].map(|text| text.parse().unwrap_or(f64::NAN) * 1000.0);
        let target = TARGETS.iter().find(|target| target.0 == name);
        let natively = native.get(name).copied().unwrap_or(f64::NAN);
        println!(
            "{name:<54} {natively:10.2} {:>7} {median:11.2} {:>8} {first:10.0}",
            at_most(target.and_then(|target| target.1)),
            at_most(target.map(|target| target.2)),
        );
    }
    println!();
}

fn at_most(target: Option<f64>) -> String {
    target.map_or_else(String::new, |target| format!("({target:.0})"))
}

/// The medians that criterion left, in microseconds, by name.
fn native() -> HashMap<String, f64> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("native");
    let read = |path: &Path| -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
    };
    let entries = fs::read_dir(folder).expect("criterion's figures: `make bench` leaves them");
    entries
        .filter_map(|entry| {
            let newest = entry.ok()?.path().join("new");
            let name = read(&newest.join("benchmark.json"))?["full_id"].as_str()?.to_owned();
            let estimates = read(&newest.join("estimates.json"))?;
            Some((name, estimates["median"]["point_estimate"].as_f64()? / 1000.0))
        })
        .collect()
}
