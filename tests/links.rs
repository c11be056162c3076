//! Links that must go on opening, and links that must not break anything.

use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::link::{LENGTH_MAX, LinkError, read, write};
use tls_rehearsal::domain::{Setting, Tier};
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

/// Links of every version that was ever shared, with what they hold. Lines are only added here.
#[test]
fn stored_links_go_on_opening() {
    let stored = include_str!("golden/links.txt");
    assert!(stored.lines().count() >= 2);
    for line in stored.lines() {
        let (text, meaning) = line.split_once("  ").expect("a link and its meaning");
        let model = Model::restored(read(text).expect(line));
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
    for model in [Model::default(), rehearsed()] {
        let text = write(model.snapshot());
        assert!(stored.contains(&text), "add it: {text}");
    }
}

#[test]
fn broken_links_say_what_is_wrong() {
    let good = write(rehearsed().snapshot());
    let (head, tail) = good.split_at(good.len() / 2);
    let cases: Vec<(String, LinkError)> = vec![
        ("".into(), LinkError::Foreign),
        ("section-2".into(), LinkError::Foreign),
        ("access_token=abc.def".into(), LinkError::Foreign),
        ("v.AAAA".into(), LinkError::Foreign),
        ("v2.AAAA".into(), LinkError::UnknownVersion("v2".into())),
        ("v1234.AAAA".into(), LinkError::UnknownVersion("v1234".into())),
        ("v1.".into(), LinkError::Damaged),
        ("v1.A".into(), LinkError::Damaged),
        ("v1.AAAA".into(), LinkError::Damaged),
        (head.to_owned(), LinkError::Damaged),
        (format!("{good}AAAA"), LinkError::Damaged),
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
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let good = write(Model::default().snapshot());
    let bytes = URL_SAFE_NO_PAD.decode(&good[3..]).unwrap();
    for (at, what) in [
        (0, "edition"),
        (1, "tier"),
        (2, "gateway"),
        (3, "number of units"),
        (4, "number of regions"),
    ] {
        let mut bytes = bytes[..bytes.len() - 2].to_vec();
        bytes[at] = 100;
        let (mut sum, mut sums) = (1_u32, 0_u32);
        for byte in &bytes {
            sum = (sum + u32::from(*byte)) % 255;
            sums = (sums + sum) % 255;
        }
        bytes.extend([sum as u8, sums as u8]);
        let text = format!("v1.{}", URL_SAFE_NO_PAD.encode(bytes));
        assert_eq!(read(&text), Err(LinkError::OutOfRange(what)));
    }
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
    let model = Model::restored(snapshot);
    for setting in Setting::ALL {
        let row = model.row(setting);
        assert!(!row.pending || row.changeable, "{setting:?}");
    }
    assert!(model.live().is_on(Setting::CLIENT_TLS13), "permanently on here");
}
