//! Links that must go on opening, and links that must not break anything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::link::{LENGTH_MAX, LinkError, read, write};
use tls_rehearsal::domain::{Setting, Tier};
use tls_rehearsal::rollout::assumed::Downtime;
use tls_rehearsal::rollout::rehearsal::Field;
use tls_rehearsal::rollout::{Seed, SimTime};

fn rehearsed() -> Model {
    let mut model = Model::default();
    for intent in [
        Intent::ChooseTier(Tier::Premium),
        Intent::SetUnits(3),
        Intent::SetRegions(2),
        Intent::Toggle(Setting::Http2),
        Intent::Toggle(Setting::BACKEND_TLS13),
        Intent::Save(Seed(42)),
        Intent::Seek(SimTime::from_seconds(1234)),
        Intent::Toggle(Setting::Http2),
    ] {
        update(&mut model, intent);
    }
    model
}

/// What version 1 cannot say: other assumptions, units by region, hours, an edited strategy.
fn planned() -> Model {
    let mut model = rehearsed();
    for act in [
        RehearseAct::Set(Field::TailPercent, 35),
        RehearseAct::Set(Field::FirstLast, 1),
        RehearseAct::Hours((1..25).map(|hour| format!("{hour}\n")).collect()),
        RehearseAct::Wait(1, 0, 90),
        RehearseAct::Move(1, Setting::Http2, 2),
    ] {
        update(&mut model, Intent::Rehearse(act));
    }
    for intent in [Intent::SkipToEnd, Intent::SetUnitsIn(2, 5), Intent::Save(Seed(7))] {
        update(&mut model, intent);
    }
    model
}

/// What version 2 cannot say: Developer is down for the whole of the save, of what is saved and of what is planned.
fn down_throughout() -> Model {
    let mut model = Model::default();
    update(&mut model, Intent::Rehearse(RehearseAct::Set(Field::Downtime, 1)));
    for intent in [Intent::Toggle(Setting::Http2), Intent::Save(Seed(42))] {
        update(&mut model, intent);
    }
    model
}

/// Links of every version that was ever shared, with what they hold. Lines are only added here.
#[test]
fn stored_links_go_on_opening() {
    let stored = include_str!("golden/links.txt");
    assert!(stored.lines().count() >= 2);
    for line in stored.lines() {
        let (text, meaning) = line.split_once("  ").expect("a link and its meaning");
        let model = Model::restored(Some(read(text).expect(line)), None);
        let run = model
            .current()
            .map(|run| format!(" at {} of {}", run.now.seconds(), run.plan.end().seconds()));
        let found = format!(
            "{} {:08x} {:08x}{}",
            model.instance().tier().name(),
            model.live().bits(),
            model.draft().bits(),
            run.unwrap_or_default()
        );
        assert_eq!(found, meaning);
    }
}

#[test]
fn todays_links_are_among_the_stored_ones() {
    let stored = include_str!("golden/links.txt");
    for model in [Model::default(), rehearsed(), planned(), down_throughout()] {
        let text = write(&model.snapshot());
        assert!(stored.contains(&text), "add it: {text}");
    }
}

#[test]
fn downtime_of_the_whole_save_travels_with_a_link_and_is_undone_like_anything_else() {
    let mut model = down_throughout();
    let text = write(&model.snapshot());
    assert!(text.starts_with("v3."), "{text}");
    let opened = Model::restored(Some(read(&text).unwrap()), None);
    assert_eq!(opened.rehearsal().assumed.downtime, Downtime::Whole);
    let plan = &opened.current().expect("a rollout").plan;
    assert_eq!(plan.downtime().map(|span| span.to), Some(plan.end()));
    // What was saved keeps what it assumed; what is planned next assumes what is set now.
    update(&mut model, Intent::Rehearse(RehearseAct::Set(Field::Downtime, 0)));
    let opened = Model::restored(Some(read(&write(&model.snapshot())).unwrap()), None);
    assert_eq!(opened.rehearsal().assumed.downtime, Downtime::Middle);
    assert_eq!(opened.current().expect("a rollout").plan.assumed().downtime, Downtime::Whole);
    update(&mut model, Intent::Undo);
    assert_eq!(write(&model.snapshot()), text);
}

#[test]
fn broken_links_say_what_is_wrong() {
    let good = write(&rehearsed().snapshot());
    let (head, tail) = good.split_at(good.len() / 2);
    let cases: Vec<(String, LinkError)> = vec![
        ("".into(), LinkError::Foreign),
        ("section-2".into(), LinkError::Foreign),
        ("access_token=abc.def".into(), LinkError::Foreign),
        ("v.1-2".into(), LinkError::Foreign),
        ("v4.1-2".into(), LinkError::UnknownVersion("v4".into())),
        ("v2.1-2".into(), LinkError::Damaged),
        ("v3.1-2".into(), LinkError::Damaged),
        (write(&down_throughout().snapshot()).replace("v3.", "v2."), LinkError::Damaged),
        (write(&planned().snapshot()).replace("v2.", "v3."), LinkError::Damaged),
        ("v2.......".into(), LinkError::Damaged),
        ("v1234.1-2".into(), LinkError::UnknownVersion("v1234".into())),
        ("v1.".into(), LinkError::Damaged),
        ("v1.a".into(), LinkError::Damaged),
        ("v1.1-2-3".into(), LinkError::Damaged),
        ("v1.AAAA".into(), LinkError::BadCharacter('A', 4)),
        (head.to_owned(), LinkError::Damaged),
        (format!("{good}-1"), LinkError::Damaged),
        (format!("{head} {tail}"), LinkError::BadCharacter(' ', head.len() + 1)),
        (format!("{head}\u{202e}{tail}"), LinkError::BadCharacter('\u{202e}', head.len() + 1)),
        ("v1.%00".into(), LinkError::BadCharacter('%', 4)),
        (good.replace("v1.", "V1."), LinkError::Foreign),
        ("é".repeat(LENGTH_MAX + 1), LinkError::TooLong(LENGTH_MAX + 1)),
    ];
    for (text, error) in cases {
        assert_eq!(read(&text), Err(error.clone()), "{text}");
        assert!(error.to_string().len() > 20, "{error}");
    }
}

#[test]
fn a_link_that_names_what_does_not_exist_is_refused() {
    let good = write(&Model::default().snapshot());
    let numbers: Vec<u32> =
        good[3..].split('-').map(|number| u32::from_str_radix(number, 36).unwrap()).collect();
    let facts = [
        "edition",
        "tier",
        "gateway",
        "number of units",
        "number of regions",
        "creation date",
        "origin",
    ];
    for (at, what) in facts.into_iter().enumerate() {
        let mut numbers = numbers[..numbers.len() - 1].to_vec();
        numbers[at] = 35;
        let hash = numbers
            .iter()
            .flat_map(|number| number.to_be_bytes())
            .fold(0x811c_9dc5, |hash: u32, byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            });
        numbers.push(hash % 36_u32.pow(4));
        let text: Vec<_> = numbers.iter().map(|number| in_base_36(*number)).collect();
        assert_eq!(read(&format!("v1.{}", text.join("-"))), Err(LinkError::OutOfRange(what)));
    }
}

fn in_base_36(number: u32) -> String {
    let rest = if number >= 36 { in_base_36(number / 36) } else { String::new() };
    format!("{rest}{}", char::from_digit(number % 36, 36).unwrap())
}

#[test]
fn a_refused_link_leaves_everything_as_it_was() {
    let mut model = rehearsed();
    let before = model.clone();
    update(&mut model, Intent::RefuseLink(LinkError::Damaged));
    assert_eq!(model.snapshot(), before.snapshot());
    assert_eq!(model.runs(), before.runs());
    assert!(matches!(model.notice().1, Some(Notice::BadLink(LinkError::Damaged))));
}

#[test]
fn undo_brings_back_what_a_link_replaced() {
    let mut model = rehearsed();
    let before = model.snapshot();
    update(&mut model, Intent::Open(Model::default().snapshot()));
    assert_ne!(model.snapshot(), before);
    update(&mut model, Intent::Undo);
    assert_eq!(model.snapshot(), before);
}

#[test]
fn a_link_cannot_make_a_locked_setting_pending_or_change_what_nothing_can_change() {
    let mut snapshot = Model::default().snapshot();
    snapshot.live = tls_rehearsal::domain::Config::from_bits(0);
    snapshot.draft = tls_rehearsal::domain::Config::from_bits(u32::MAX);
    let model = Model::restored(Some(snapshot), None);
    for setting in Setting::ALL {
        let row = model.row(setting);
        assert!(!row.pending || row.changeable, "{setting:?}");
    }
    assert!(model.live().is_on(Setting::CLIENT_TLS13), "permanently on here");
}
