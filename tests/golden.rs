//! Texts, compared letter by letter. `UPDATE_EXPECT=1 cargo test` writes them anew; read the difference before you commit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use expect_test::expect_file;
use tls_rehearsal::codec::patch::patch_body;
use tls_rehearsal::domain::compare::differences;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{Edition, Instance, Tier};
use tls_rehearsal::words::tiers::{difference, table};

#[test]
fn the_tiers_table_of_august_2025() {
    expect_file!["golden/tiers-2025-08.txt"].assert_eq(&table(Edition::August2025));
}

#[test]
fn the_tiers_table_of_january_2026() {
    expect_file!["golden/tiers-2026-01.txt"].assert_eq(&table(Edition::January2026));
}

#[test]
fn what_differs_between_the_editions() {
    let lines: Vec<_> =
        differences(Edition::August2025, Edition::January2026).iter().map(difference).collect();
    expect_file!["golden/differences.txt"].assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn the_call_for_a_new_instance_of_each_platform() {
    for (tier, file) in [
        (Tier::Consumption, expect_file!["golden/patch-consumption.json"]),
        (Tier::Developer, expect_file!["golden/patch-developer.json"]),
        (Tier::StandardV2, expect_file!["golden/patch-standard-v2.json"]),
    ] {
        let instance = Instance::default().in_tier(tier);
        file.assert_eq(&patch_body(instance, initial_config(instance)));
    }
}
