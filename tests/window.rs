//! When a rollout may be: windows, hours of callers, and the values that a person types.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;
#[path = "support/questions.rs"]
mod questions;

use acts::after;
use questions::{question, surveys};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::{RehearseAct, RehearseNotice};
use tls_rehearsal::app::typed::{typed, units, wait};
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::hours::{self, HoursError};
use tls_rehearsal::domain::{Config, Instance, Setting, Tier};
use tls_rehearsal::rollout::Assumed;
use tls_rehearsal::rollout::budget::{Promise, promise};
use tls_rehearsal::rollout::calendar::{Day, Moment, Offset};
use tls_rehearsal::rollout::operation::Operation;
use tls_rehearsal::rollout::rehearsal::{Field, Rehearsal, Today};
use tls_rehearsal::rollout::survey::Survey;
use tls_rehearsal::words;

fn today(day: &str, offset: i16) -> Intent {
    let day = Day::read(day).expect("a day");
    Intent::Look(LookAct::Today(Today::new(day, Offset(offset))))
}

#[test]
fn the_window_opens_next_saturday_here_until_somebody_says_otherwise() {
    let mut model = after([today("2026-11-25", 60)]);
    let opens = |model: &Model| words::number::moment(model.rehearsal().window.opens());
    assert_eq!(opens(&model), "Saturday 2026-11-28 22:00 UTC+01:00");
    assert_eq!(model.rehearsal().callers, Offset(60));
    assert!(!model.can_undo(), "it is no act of a person");
    // What was left open follows the day; undo, reset and starting over do not lose it.
    for intent in [
        Intent::Toggle(Setting::Http2),
        Intent::Undo,
        Intent::StartOver,
        Intent::Rehearse(RehearseAct::Reset),
    ] {
        update(&mut model, intent);
        assert_eq!(opens(&model), "Saturday 2026-11-28 22:00 UTC+01:00");
    }
    update(&mut model, today("2027-01-02", 0));
    assert_eq!(opens(&model), "Saturday 2027-01-09 22:00 UTC");
    let chosen = Day::read("2027-02-03").expect("a day");
    update(&mut model, Intent::Rehearse(RehearseAct::Set(Field::WindowDay, chosen.0)));
    update(&mut model, today("2027-03-01", 0));
    assert_eq!(model.rehearsal().window.day, chosen);
}

#[test]
fn what_the_browser_says_of_today_never_leaves_what_may_be() {
    for (day, offset) in [(0, 0), (u32::MAX, i16::MAX), (84_005, i16::MIN), (84_000, 61)] {
        let today = Today::new(Day(day), Offset(offset));
        let model = after([Intent::Look(LookAct::Today(today))]);
        for field in Field::ALL {
            let (least, most) = field.range();
            assert!((least..=most).contains(&field.of(&model.rehearsal())), "{field:?}");
        }
    }
}

#[test]
fn the_last_moment_to_go_back_is_never_before_the_rollout_can_have_ended() {
    for length in [30, 60, 90, 100, 240] {
        let mut model = after([
            today("2026-11-25", 0),
            Intent::Toggle(Setting::Http2),
            Intent::Rehearse(RehearseAct::Set(Field::WindowLength, length)),
        ]);
        let surveys = surveys(&model);
        let rollout = surveys.single.end(95).div_ceil(60);
        let last = model.last_moment(&surveys.single);
        assert_eq!(
            last.is_some(),
            length >= 2 * rollout,
            "{length} minutes, {rollout} for one way"
        );
        if let Some(last) = last {
            assert_eq!(last, model.rehearsal().window.opens().later(length - rollout));
        }
        update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
        let request = words::change_request::request(&model, "").expect("a request");
        assert_eq!(request.contains("does not fit into the window"), last.is_none());
    }
}

#[test]
fn values_that_cannot_be_are_refused_with_what_is_expected() {
    for (field, value, said) in [
        (
            Field::WindowDay,
            "tomorrow",
            "Window, day stays as it was: a day from 1970-01-01 to 2199-12-31 is expected.",
        ),
        (
            Field::WindowMinute,
            "25:00",
            "Window opens at stays as it was: a time such as 22:00 is expected.",
        ),
        (
            Field::Objective,
            "99.9 %",
            "Objective, percent stays as it was: percent from 0 to 100 with at most three digits after the point, such as 99.9 is expected.",
        ),
        (
            Field::TailPercent,
            "many",
            "Chance of a tail, percent stays as it was: a whole number from 0 to 100 is expected.",
        ),
    ] {
        let mut model = Model::default();
        update(&mut model, typed(field, value));
        assert_eq!(words::notice::notice(model.notice().1.expect("a notice")), said);
        assert_eq!(model.rehearsal(), Model::default().rehearsal());
        assert!(!model.can_undo());
    }
    for (asked, said) in [
        (
            wait(1, 0, ""),
            "The wait stays as it was: a whole number of minutes from 0 to 10080 is expected.",
        ),
        (units(1, ""), "Units, region 1 stay as they were: only 1 is possible in Developer."),
    ] {
        let mut model = Model::default();
        update(&mut model, asked);
        assert_eq!(words::notice::notice(model.notice().1.expect("a notice")), said);
        assert!(!model.can_undo());
    }
    let mut model = Model::default();
    update(&mut model, typed(Field::TailPercent, "99999999999"));
    assert_eq!(model.rehearsal().assumed.tail.percent, 100, "what is too much is brought within");
    update(&mut model, Intent::Undo);
    assert_eq!(model.rehearsal(), Model::default().rehearsal());
}

#[test]
fn every_field_says_its_value_in_words() {
    for field in Field::ALL {
        let value = field.of(&Rehearsal::default());
        let notice = Notice::Rehearse(RehearseNotice::Set(field, value));
        let said = words::notice::notice(&notice);
        assert!(said.contains(": ") && !said.ends_with(": ."), "{said}");
    }
    for operation in Operation::ALL {
        assert!(!words::rehearse::operation(operation).is_empty());
    }
}

#[test]
fn broken_hours_say_what_is_wrong_and_where() {
    let rows = |rows: usize| (0..rows).map(|hour| format!("{hour},5\n")).collect::<String>();
    for (text, error) in [
        (String::new(), HoursError::Rows(0)),
        (rows(23), HoursError::Rows(23)),
        (rows(25), HoursError::Rows(25)),
        ("0\n".repeat(24), HoursError::Nothing),
        (format!("hour,calls\n{}", rows(23)), HoursError::Rows(23)),
        (format!("0,many\n{}", rows(24)), HoursError::NoNumber(1, "many".into())),
        ("hour,calls\n0,1\n2,1\n".into(), HoursError::WrongHour(3, 2, 1)),
        ("200,345\n".repeat(24), HoursError::WrongHour(1, 200, 0)),
        ("1.5\n".repeat(24), HoursError::NoNumber(1, "1.5".into())),
        ("-1\n".repeat(24), HoursError::NoNumber(1, "-1".into())),
        (
            "99999999999999999999\n".repeat(24),
            HoursError::NoNumber(1, "99999999999999999999".into()),
        ),
        ("5\n".repeat(40_000), HoursError::TooLong(80_000)),
    ] {
        assert_eq!(hours::read(&text), Err(error), "{:.40}", text);
    }
    for good in [
        rows(24),
        rows(168),
        format!("\u{feff}hour;calls\r\n{}", rows(24).replace(',', ";").replace('\n', "\r\n")),
    ] {
        assert!(hours::read(&good).is_ok(), "{:.40}", good);
    }
    let mut model = Model::default();
    update(&mut model, Intent::Rehearse(RehearseAct::Hours(rows(24))));
    let taken = model.rehearsal().clone();
    update(&mut model, Intent::Rehearse(RehearseAct::Hours("x".into())));
    assert_eq!(model.rehearsal(), taken, "what was there is not lost");
}

#[test]
fn only_developer_has_no_agreement() {
    for tier in Tier::ALL {
        let (promise, _) = promise(tier);
        assert_eq!(promise == Promise::None, tier == Tier::Developer, "{tier:?}");
    }
}

#[test]
fn a_window_in_office_hours_is_told_from_one_at_night() {
    let share = |minute, day| {
        let survey = Survey::ask(question(
            Instance::default(),
            Assumed::DEFAULT,
            Config::from_bits(1),
            Config::default(),
        ));
        let start = Moment { day: Day::read(day).expect("a day"), minute, offset: Offset(0) };
        Model::default().office_chance(&survey, start)
    };
    assert_eq!(share(22 * 60, "2026-11-25"), 0);
    assert_eq!(share(10 * 60, "2026-11-25"), 10_000);
    assert_eq!(share(10 * 60, "2026-11-28"), 0, "a Saturday");
    let morning = share(8 * 60 + 30, "2026-11-25");
    assert!(morning > 0 && morning < 10_000, "{morning}");
}
