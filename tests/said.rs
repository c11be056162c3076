//! What is said of an act, what is refused with what is expected, and on which tab a link opens.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;

use acts::after;
use tls_rehearsal::app::clock::STANDS_MILLISECONDS;
use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::look::{LookAct, Screen};
use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::app::scale::Extent;
use tls_rehearsal::app::typed::{typed, units as typed_units};
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::domain::{Setting, Tier};
use tls_rehearsal::rollout::calendar::{Day, Offset};
use tls_rehearsal::rollout::rehearsal::{Field, Today};
use tls_rehearsal::rollout::{Seed, SimTime, Speed};
use tls_rehearsal::tls::own::{Form, Origin};
use tls_rehearsal::words;

fn said(model: &Model) -> String {
    model.notice().1.map(words::notice::notice).unwrap_or_default()
}

#[track_caller]
fn says(model: &mut Model, intent: Intent, wanted: &str) {
    update(model, intent.clone());
    assert_eq!(said(model), wanted, "{intent:?}");
}

fn saved() -> Model {
    after([
        Intent::ChooseTier(Tier::Premium),
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(1)),
    ])
}

#[test]
fn units_and_regions_are_said_with_what_is_expected_where_others_were_asked_for() {
    let mut model = after([Intent::ChooseTier(Tier::Premium)]);
    says(&mut model, Intent::SetUnits(3), "Units: 3.");
    says(&mut model, Intent::SetRegions(2), "Regions: 2.");
    says(&mut model, Intent::SetUnitsIn(2, 5), "Units, region 2: 5.");
    let expected = "a whole number from 1 to 12 is expected in Premium.";
    for (intent, name, number) in [
        (Intent::SetUnits(0), "Units", 1),
        (Intent::SetUnits(u8::MAX), "Units", 12),
        (Intent::SetUnitsIn(2, 13), "Units, region 2", 12),
    ] {
        says(&mut model, intent, &format!("{name}: {number}, since {expected}"));
    }
    let before = model.instance();
    assert_eq!((before.units(), before.units_in(2)), (12, 12));
    for (extent, name) in [(Extent::Units, "Units"), (Extent::UnitsIn(2), "Units, region 2")] {
        let refused = format!("{name} stay as they were: {expected}");
        says(&mut model, Intent::NotScaled(extent), &refused);
    }
    says(&mut model, Intent::SetUnitsIn(7, 2), "Units, region 7: there is no such region.");
    assert_eq!(model.instance(), before);
    let regions = "Regions: 10, since a whole number from 1 to 10 is expected in Premium.";
    says(&mut model, Intent::SetRegions(11), regions);
    update(&mut model, Intent::ChooseTier(Tier::Developer));
    let only = "Units: 1, since only 1 is possible in Developer.";
    says(&mut model, Intent::SetUnits(2), only);
}

#[test]
fn no_text_in_a_field_of_units_is_refused_or_changed_without_a_word() {
    for (text, units) in [
        ("-1", 1),
        ("1.5", 1),
        ("1e9", 1),
        ("", 1),
        ("e", 1),
        ("١٢", 1),
        ("0", 1),
        ("300", 12),
        ("70000", 12),
        ("99999999999", 12),
    ] {
        let mut model = after([Intent::ChooseTier(Tier::Premium)]);
        update(&mut model, typed_units(1, text));
        assert!(said(&model).contains("from 1 to 12 is expected"), "{text}: {}", said(&model));
        assert_eq!(model.instance().units(), units, "{text}");
    }
}

#[test]
fn a_client_whose_name_cannot_be_seen_is_not_added_and_one_that_looks_like_another_neither() {
    let add = |name: &str| {
        let origin = Origin { form: Form::OpenSsl, text: "ECDHE+AESGCM".to_owned() };
        Intent::Fleet(FleetAct::add_own(name, origin))
    };
    let mut model = after([]);
    for name in ["\u{200B}", "\u{2060}", "\u{AD}", "\u{2800}", "\u{3164}", "\u{202E}"] {
        says(
            &mut model,
            add(name),
            "Not added: it needs a name of 1 to 80 characters that can be seen.",
        );
    }
    says(&mut model, add("a\u{202E}"), "a is in the fleet.");
    says(&mut model, add("a\u{200B}"), "Not added: \"a\" is in the fleet already.");
}

#[test]
fn that_save_was_accepted_stands_until_it_can_be_heard() {
    let mut model = saved();
    let accepted = said(&model);
    assert!(accepted.starts_with("Save accepted"), "{accepted}");
    let tick = Intent::Elapse { wall_milliseconds: 100 };
    for _ in 1..STANDS_MILLISECONDS / 100 {
        update(&mut model, tick.clone());
        assert_eq!(said(&model), accepted);
    }
    update(&mut model, tick.clone());
    let phase = model.shown().unwrap().phase().unwrap();
    assert!(said(&model).starts_with(&words::rollout::phase(phase.kind)), "{}", said(&model));
    // What is said next of an act stands as long, and the end is never lost.
    update(&mut model, Intent::SetSpeed(Speed::Times600));
    while model.is_playing() {
        update(&mut model, tick.clone());
    }
    assert_eq!(said(&model), "Succeeded. What was saved is live.");
    // What waited to be said of one rollout is not said of another.
    let mut model = saved();
    update(&mut model, tick.clone());
    update(&mut model, Intent::Elapse { wall_milliseconds: 1_000 });
    update(&mut model, Intent::SkipToEnd);
    update(&mut model, Intent::Toggle(Setting::Http2));
    update(&mut model, Intent::Save(Seed(2)));
    let accepted = said(&model);
    update(&mut model, Intent::Elapse { wall_milliseconds: 10 });
    assert_eq!(said(&model), accepted);
}

#[test]
fn a_phase_that_a_person_goes_to_is_said_at_once() {
    let mut model = saved();
    update(&mut model, Intent::Seek(SimTime::from_seconds(600)));
    let phase = model.shown().unwrap().phase().unwrap();
    assert!(said(&model).starts_with(&words::rollout::phase(phase.kind)), "{}", said(&model));
}

#[test]
fn a_window_opens_on_no_day_that_is_past_and_the_range_is_said() {
    let today = Day::read("2026-11-28").unwrap();
    let mut model = after([Intent::Look(LookAct::Today(Today::new(today, Offset(60))))]);
    let day = |text: &str| typed(Field::WindowDay, text);
    let before = model.rehearsal().window.day;
    let expected = "Window, day stays as it was: a day from 2026-11-28 to 2199-12-31 is expected.";
    for text in ["2020-05-05", "2026-11-27", "2200-01-01", "1969-12-31", "", "+12026-01-01"] {
        says(&mut model, day(text), expected);
        assert_eq!(model.rehearsal().window.day, before, "{text}");
    }
    says(&mut model, day("2026-11-28"), "Window, day: 2026-11-28.");
    // Where it is yesterday still, yesterday is today.
    let west = Offset::ALL.iter().position(|offset| *offset == -600).unwrap() as u32;
    update(&mut model, Intent::Rehearse(RehearseAct::Set(Field::WindowOffset, west)));
    says(&mut model, day("2026-11-27"), "Window, day: 2026-11-27.");
    // A link may hold one that is past by now; it is said, and no calendar gets it.
    update(&mut model, Intent::Look(LookAct::Today(Today::new(Day(today.0 + 9), Offset(60)))));
    assert!(words::window::about(&model).contains("This day is past"));
}

#[test]
fn sharing_says_what_the_link_does_not_hold() {
    let share = || Intent::Shared { copied: true };
    says(&mut after([]), share(), "Link copied. It holds this whole state.");
    says(&mut saved(), share(), "Link copied. It holds this whole state.");
    let mut model = after([Intent::Fleet(FleetAct::SetRequests(0, 7))]);
    update(&mut model, share());
    assert!(said(&model).contains("does not hold your fleet: download"), "{}", said(&model));
    let mut model = saved();
    for intent in [Intent::SkipToEnd, Intent::ChooseTier(Tier::Basic), share()] {
        update(&mut model, intent);
    }
    assert!(said(&model).contains("not hold the earlier rollouts"), "{}", said(&model));
    update(&mut model, Intent::Fleet(FleetAct::Empty));
    update(&mut model, Intent::Shared { copied: false });
    for part in ["the link is shown", "your fleet", "nor the earlier rollouts"] {
        assert!(said(&model).contains(part), "{}", said(&model));
    }
}

#[test]
fn a_link_opens_on_a_running_rollout_and_else_leaves_the_tab_open_that_is() {
    let mut running = saved();
    update(&mut running, Intent::Seek(SimTime::from_seconds(300)));
    let mut over = running.clone();
    update(&mut over, Intent::SkipToEnd);
    for tab in Screen::ALL {
        let visit = || after([Intent::Look(LookAct::Screen(tab))]);
        let opened = |of: &Model| {
            let mut model = visit();
            update(&mut model, Intent::Open(of.snapshot()));
            model.look().screen
        };
        assert_eq!(opened(&running), Screen::Rollout);
        assert_eq!(opened(&over), tab);
        assert_eq!(opened(&after([])), tab);
        let mut model = visit();
        update(&mut model, Intent::StartOver);
        assert_eq!(model.look().screen, tab);
    }
    let restored = |of: &Model| Model::restored(Some(of.snapshot()), None).look().screen;
    assert_eq!((restored(&running), restored(&over)), (Screen::Rollout, Screen::Settings));
}

#[test]
fn a_rollout_that_a_link_knows_nothing_of_is_an_earlier_one() {
    let mut model = saved();
    assert!(!model.looks_back());
    update(&mut model, Intent::Open(Model::default().snapshot()));
    assert!(model.shown().is_some() && model.looks_back());
    update(&mut model, Intent::Undo);
    assert!(!model.looks_back());
    update(&mut model, Intent::SkipToEnd);
    update(&mut model, Intent::ChooseTier(Tier::Basic));
    assert!(model.looks_back());
    assert!(!Model::default().looks_back());
}
