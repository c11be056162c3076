//! The command line where it tells what holds and what to expect: explain and rollout.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/command.rs"]
mod command;

use command::{Told, document, run};
use serde_json::Value;

/// Exit code, standard output, standard error, in so many columns.
fn in_columns(columns: Option<&str>, words: &[&str]) -> Told {
    run(".", columns, words, "")
}

fn json(words: &[&str]) -> Value {
    let (code, said) = document(in_columns(None, words));
    assert_eq!(code, 0, "{said}");
    said
}

fn widest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn explain_says_of_every_setting_whether_and_how_it_may_change() {
    let told = json(&["explain", "--tier", "Standard v2", "--json"]);
    assert_eq!(told["schema"], "tls-rehearsal/explain/1");
    let settings = told["settings"].as_array().unwrap();
    assert_eq!(settings.len(), 32);
    for setting in settings {
        let ways = setting["change_through"].as_array().unwrap();
        let why = setting["why_not"].as_str().unwrap();
        assert!(!ways.is_empty() || !why.is_empty(), "{setting}");
    }
    let weak = settings.iter().find(|row| row["setting"] == "Client TLS 1.0").unwrap();
    assert_eq!(weak["change_through"], weak["not_confirmed"]);
    let told = json(&["explain", "--renegotiation", "--json"]);
    let rows = told["settings"].as_array().unwrap();
    let row = rows.iter().find(|row| row["setting"] == "Client TLS 1.3").unwrap();
    assert_eq!(row["change_through"][0], "View and manage configuration");
    assert_eq!(row["not_confirmed"], serde_json::json!(["REST API"]));
}

#[test]
fn explain_names_every_setting_and_says_what_is_alike_once() {
    for tier in ["Consumption", "Developer", "Basic", "Premium", "BasicV2", "PremiumV2"] {
        let told = json(&["explain", "--tier", tier, "--json"]);
        let (_, text, _) = in_columns(Some("1000"), &["explain", "--tier", tier]);
        let words: Vec<_> = text.split_whitespace().collect();
        let flat = words.join(" ");
        let mut whys: Vec<&str> = Vec::new();
        for row in told["settings"].as_array().unwrap() {
            let name = row["setting"].as_str().unwrap();
            let count = text.lines().filter(|line| line.split("  ").next() == Some(name)).count();
            assert_eq!(count, 1, "{tier}: {name}\n{text}");
            let why = row["why_not"].as_str().unwrap();
            whys.extend(why.rsplit_once(" [").map(|(sentence, _)| sentence));
            if let Some((_, source)) = why.rsplit_once(" [") {
                let source = source.trim_end_matches(']');
                assert_eq!(flat.matches(source).count(), 1, "{tier}: {source}\n{text}");
            }
        }
        whys.sort_unstable();
        whys.dedup();
        for why in whys {
            // At most once for those that are on and once for those that are off.
            assert!((1..=2).contains(&flat.matches(why).count()), "{tier}: {why}\n{text}");
        }
        assert!(text.contains("[1]  ") && text.contains(" [1]\n"), "{text}");
    }
}

#[test]
fn a_table_is_as_wide_as_columns_says_or_a_hundred_where_there_is_no_terminal() {
    for tier in ["Consumption", "Developer", "StandardV2"] {
        let words = ["explain", "--tier", tier];
        for (columns, most) in [
            (None, 100),
            (Some("nonsense"), 100),
            (Some("0"), 100),
            (Some("60"), 60),
            (Some("80"), 80),
            (Some("140"), 140),
        ] {
            let (code, text, _) = in_columns(columns, &words);
            assert!(code == 0 && widest(&text) <= most, "{columns:?}: {}\n{text}", widest(&text));
            assert!(!text.contains('\u{1b}'));
        }
        let (_, wide, _) = in_columns(Some("140"), &words);
        assert!(widest(&wide) > 100, "the room is used: {wide}");
    }
}

/// End and downtime in seconds, by percentile.
fn percentiles(told: &Value) -> Vec<(u64, u64)> {
    let rows = told["percentiles"].as_array().unwrap().iter();
    let seconds = |row: &Value, name: &str| row[name].as_u64().unwrap();
    rows.map(|row| (seconds(row, "end_seconds"), seconds(row, "downtime_seconds"))).collect()
}

#[test]
fn rollout_gives_percentiles_that_do_not_fall() {
    let told = json(&["rollout", "--tier", "Developer", "--json"]);
    assert_eq!(told["schema"], "tls-rehearsal/rollout/1");
    let ends: Vec<_> = percentiles(&told).into_iter().map(|(end, _)| end).collect();
    assert!(ends.is_sorted() && ends[0] >= 900, "{ends:?}");
}

#[test]
fn rollout_takes_developer_to_be_down_for_the_middle_or_the_whole_of_a_save() {
    let words = |more: &[&'static str]| [&["rollout", "--json"], more].concat();
    let unsaid = json(&words(&[]));
    let middle = json(&words(&["--downtime", "middle"]));
    let whole = json(&words(&["--downtime", "whole"]));
    assert_eq!(unsaid, middle, "the middle, unless said");
    assert_eq!((&middle["downtime"], &whole["downtime"]), (&"middle".into(), &"whole".into()));
    for ((end, down), (same, throughout)) in
        percentiles(&middle).into_iter().zip(percentiles(&whole))
    {
        assert_eq!((end, same), (same, throughout), "it takes no longer, and is down all the time");
        assert!(down < throughout);
    }
    let said_so = |told: &Value| told["assumptions"].to_string();
    assert!(said_so(&whole).contains("reported") && !said_so(&middle).contains("reported"));
    // Where nothing is down, there is nothing to assume.
    let premium = json(&words(&["--downtime", "whole", "--tier", "Premium"]));
    assert_eq!(premium["downtime"], Value::Null);
    assert!(percentiles(&premium).into_iter().all(|(_, down)| down == 0), "{premium}");
    let (code, _, err) = in_columns(None, &["rollout", "--downtime", "all"]);
    assert!(code == 2 && err.contains("middle") && err.contains("whole"), "{err}");
}

#[test]
fn rollout_says_what_it_rests_on_as_wide_as_the_terminal() {
    for (words, said) in [
        (&["rollout", "--downtime", "whole"][..], "azure-docs issue 114078: "),
        (&["rollout"][..], "TLS Rehearsal, our own assumption: "),
        (&["rollout", "--tier", "StandardV2"][..], "no published figure for this tier"),
    ] {
        for (columns, most) in [("50", 50), ("200", 200)] {
            let (code, text, _) = in_columns(Some(columns), words);
            assert!(code == 0 && widest(&text) <= most, "{text}");
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(flat.matches(said).count(), 1, "{text}");
            assert!(flat.contains("End [1]"), "{text}");
        }
    }
}
