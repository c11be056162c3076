//! Texts, compared letter by letter. `UPDATE_EXPECT=1 cargo test` writes them anew; read the difference before you commit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use expect_test::expect_file;
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::Surveys;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::codec::patch::patch_body;
use tls_rehearsal::codec::svg::write;
use tls_rehearsal::domain::compare::differences;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{CipherSuite, Edition, Instance, Setting, Tier};
use tls_rehearsal::rollout::calendar::{Day, Moment, Offset};
use tls_rehearsal::rollout::rehearsal::Today;
use tls_rehearsal::rollout::survey::Survey;
use tls_rehearsal::words::change_request::{calendar, request};
use tls_rehearsal::words::picture::sheet;
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

const LINK: &str = "https://rehearsal.example/#v1.0";

/// A draft whose rollout is planned, with all seeds asked.
fn planned() -> Model {
    let mut model = Model::default();
    let wednesday = Day::read("2026-11-25").expect("a day");
    for intent in [
        Intent::Look(LookAct::Today(Today::new(wednesday, Offset(60)))),
        Intent::Toggle(Setting::BACKEND_TLS13),
        Intent::Toggle(Setting::Cipher(CipherSuite::RsaAes128CbcSha)),
        Intent::Toggle(Setting::Cipher(CipherSuite::RsaAes256CbcSha)),
    ] {
        update(&mut model, intent);
    }
    let asked = model.questions().into_iter().map(|question| Survey::ask(question).into());
    let surveys = Surveys::of(asked).expect("something is planned");
    update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
    model
}

#[test]
fn a_change_request() {
    let text = request(&planned(), LINK).expect("something is planned");
    expect_file!["golden/change-request.md"].assert_eq(&text);
    assert_eq!(request(&Model::default(), LINK), None);
}

#[test]
fn a_calendar_of_the_window() {
    let now = Moment { day: Day(20_000), minute: 61, offset: Offset(0) };
    let text = calendar(&planned(), LINK, now).expect("something is planned");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    expect_file!["golden/window.ics"].assert_eq(&text.replace("\r\n", "\n"));
}

#[test]
fn the_picture_of_a_rollout_as_a_file() {
    let mut model = planned();
    update(&mut model, Intent::Save(tls_rehearsal::rollout::Seed(7)));
    let svg = write(&sheet(&model).expect("a rollout")).text;
    expect_file!["golden/rollout.svg"].assert_eq(&svg.replace("><", ">\n<"));
}
