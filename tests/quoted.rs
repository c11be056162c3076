//! What is said after an act fits into the bar it is said in, whatever people paste and however much is taken back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::codec::link;
use tls_rehearsal::domain::{Channel, Setting, Side, Tier};
use tls_rehearsal::tls::own::{Form, Origin};
use tls_rehearsal::words;

/// Most bytes: ten lines of a narrow phone.
const SAID_MAX: usize = 500;

fn said(model: &Model) -> String {
    words::notice::notice(model.notice().1.expect("something is said"))
}

#[track_caller]
fn short(intent: Intent, part: &str) {
    let mut model = Model::default();
    update(&mut model, intent);
    let said = said(&model);
    assert!(said.contains(part), "{}", said.chars().take(200).collect::<String>());
    assert!(said.len() <= SAID_MAX, "{} bytes", said.len());
}

#[test]
fn what_people_paste_is_quoted_by_its_beginning() {
    let word = "x".repeat(500_000);
    let own = |form, text: String| {
        Intent::Fleet(FleetAct::add_own(&"n".repeat(80), Origin { form, text }))
    };
    short(own(Form::OpenSsl, word.clone()), "is no OpenSSL cipher name");
    let names = |count: usize| vec![format!("TLS_{}", "X".repeat(20_000)); count].join(",");
    short(
        own(Form::Suites, format!("TLS_RSA_WITH_AES_128_CBC_SHA,{}", names(20))),
        "No suite is called",
    );
    let import = |text: String| Intent::Fleet(FleetAct::import(&text));
    let fleet = |rest: &str| {
        format!("{{\"format\":\"tls-rehearsal/fleet\",\"version\":1,\"name\":\"f\",{rest}}}")
    };
    short(import(fleet(&format!("\"{word}\":1"))), "is no field of a fleet");
    let row = |row: &str| import(fleet(&format!("\"clients\":[{row}],\"backends\":[]")));
    short(
        row(&format!("{{\"profile\":\"{word}\",\"requests_per_day\":1}}")),
        "no built-in profile is called",
    );
    short(row(&format!("{{\"{word}\":\"\",\"requests_per_day\":1}}")), "is no field of a row");
    let entry = |number: usize| {
        let suites = format!("TLS_RSA_WITH_AES_128_CBC_SHA,{}", names(3));
        format!(
            "{{\"name\":\"{number}{}\",\"suites\":\"{suites}\",\"requests_per_day\":1}}",
            "n".repeat(70)
        )
    };
    short(row(&[0, 1, 2, 3, 4].map(entry).join(",")), "Not known");
    short(Intent::Fleet(FleetAct::Add(Side::Client, word.clone())), "Not added");
    short(
        Intent::Rehearse(RehearseAct::Hours(format!("0,1\n1,{}", "x".repeat(60_000)))),
        "ends with",
    );
    for text in [format!("v{word}.1"), format!("v9999.{word}"), word] {
        let error = link::read(&text).expect_err("no link");
        short(Intent::RefuseLink(error), "cannot be opened");
    }
}

#[test]
fn a_few_settings_taken_back_are_named_and_many_are_counted() {
    let taken_back = |count: usize| {
        let mut model = Model::default();
        let suites = Setting::ALL.into_iter().filter(|each| matches!(each, Setting::Cipher(_)));
        for suite in suites {
            if model.changes().len() < count {
                update(&mut model, Intent::Toggle(suite));
            }
        }
        update(&mut model, Intent::ChooseTier(Tier::Consumption));
        said(&model)
    };
    assert!(
        taken_back(2).contains("Taken back, since it cannot be changed this way: TLS_"),
        "{}",
        taken_back(2)
    );
    let many = taken_back(15);
    assert!(many.contains("15 settings taken back"), "{many}");
    assert!(!many.contains("TLS_"), "{many}");
    assert!(many.len() < 160, "{many}");
}

#[test]
fn whatever_is_taken_back_or_refused_is_said_in_few_words() {
    for tier in Tier::ALL {
        for channel in Channel::ALL {
            let mut model = Model::default();
            update(&mut model, Intent::ChooseTier(tier));
            update(&mut model, Intent::ChooseChannel(channel));
            for setting in Setting::ALL {
                update(&mut model, Intent::Toggle(setting));
                assert!(said(&model).len() <= SAID_MAX, "{}", said(&model));
            }
        }
    }
}
