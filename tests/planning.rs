//! Strategies, surveys, budget, window and the way back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use proptest::prelude::*;
use support::rehearsals::{assumed, rehearsal};
use support::{config, instance};
use tls_rehearsal::app::input::Input;
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::{RehearseAct, RehearseNotice, Surveys};
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::hours::{self, HoursError};
use tls_rehearsal::domain::cipher::Strength;
use tls_rehearsal::domain::{Channel, Config, Instance, Protocol, Setting, Side, Tier};
use tls_rehearsal::rollout::budget::{Objective, Promise, WHOLE, promise};
use tls_rehearsal::rollout::calendar::{Day, Moment, Offset};
use tls_rehearsal::rollout::course::{Course, Kind, Question, SAVES_MAX, Strategy, Work};
use tls_rehearsal::rollout::operation::Operation;
use tls_rehearsal::rollout::rehearsal::{Field, Rehearsal, Today};
use tls_rehearsal::rollout::survey::{Asking, SEEDS, Survey};
use tls_rehearsal::rollout::{Assumed, Plan, Seed};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::words;

fn after(intents: impl IntoIterator<Item = Intent>) -> Model {
    let mut model = Model::default();
    intents.into_iter().for_each(|intent| update(&mut model, intent));
    model
}

fn question(instance: Instance, assumed: Assumed, before: Config, after: Config) -> Question {
    let load = Rehearsal::default().load();
    Question::new(Course::single(instance, before, after), assumed, load, &Fleet::example())
}

/// What the seeds answer to all that is planned.
fn surveys(model: &Model) -> Surveys {
    let asked = model.questions().into_iter().map(|question| Survey::ask(question).into());
    Surveys::of(asked).expect("something is planned")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every strategy ends at the draft, changes nothing else on its way, and changes each setting once.
    #[test]
    fn a_strategy_changes_what_is_planned_and_nothing_else(
        instance in instance(), live in config(), draft in config(), rehearsal in rehearsal()
    ) {
        for strategy in &rehearsal.strategies {
            let course = Course::new(strategy, instance, live, draft);
            prop_assert!(course.steps.len() <= SAVES_MAX);
            let mut config = live;
            let mut turned: Vec<Setting> = Vec::new();
            for step in &course.steps {
                let here: Vec<Setting> = config.differing(step.after).collect();
                match step.work {
                    Work::Scale(_) => prop_assert!(here.is_empty()),
                    Work::Save(_) => prop_assert!(!here.is_empty()),
                }
                for setting in &here {
                    prop_assert_eq!(step.after.is_on(*setting), draft.is_on(*setting));
                    prop_assert!(!turned.contains(setting));
                }
                turned.extend(here);
                config = step.after;
            }
            prop_assert_eq!(config, draft);
        }
    }

    /// Compared strategies meet the same seed: the first save of each draws what a plan of that seed draws.
    #[test]
    fn compared_strategies_share_the_seed(live in config(), draft in config(), seed in any::<u32>(), rehearsal in rehearsal()) {
        prop_assume!(live != draft);
        let instance = Instance::default().in_tier(Tier::Standard);
        let alone = Plan::assuming(rehearsal.assumed, instance, live, draft, Seed(seed));
        for strategy in &rehearsal.strategies {
            let course = Course::new(strategy, instance, live, draft);
            let plans = course.plans(rehearsal.assumed, Seed(seed));
            prop_assert_eq!(plans[0].1.seed(), Seed(seed));
            prop_assert_eq!(plans[0].1.lanes(), alone.lanes());
            // A sample sees what the plans show.
            let question = Question::new(course, rehearsal.assumed, rehearsal.load(), &Fleet::example());
            let sample = question.sample(Seed(seed));
            let end = plans.last().map(|(begin, plan)| begin + plan.end().seconds());
            prop_assert_eq!(Some(sample.end), end);
            prop_assert_eq!(sample.busy, plans.iter().map(|(_, plan)| plan.end().seconds()).sum::<u32>());
        }
    }

    /// A survey does not depend on how it is cut into slices, so not on the frame rate.
    #[test]
    fn slices_do_not_matter(slices in proptest::collection::vec(1..4000_u32, 1..20), before in config(), after in config()) {
        let question = question(Instance::default(), Assumed::DEFAULT, before, after);
        let mut asking = Asking::new(question.clone());
        for slice in slices {
            asking.ask(slice);
        }
        while !asking.ask(977) {}
        prop_assert_eq!(asking.done(), Survey::ask(question));
    }

    /// Percentiles never fall, and the shares they stand for hold.
    #[test]
    fn percentiles_are_monotone(instance in instance(), assumed in assumed(), before in config(), after in config()) {
        let survey = Survey::ask(question(instance, assumed, before, after));
        for percent in 0..100 {
            prop_assert!(survey.end(percent) <= survey.end(percent + 1));
            prop_assert!(survey.busy(percent) <= survey.busy(percent + 1));
            prop_assert!(survey.down(percent) <= survey.down(percent + 1));
            prop_assert!(survey.lost(percent) <= survey.lost(percent + 1));
        }
        for percent in [1, 5, 50, 95, 100] {
            prop_assert!(survey.over_within(survey.end(percent)) >= percent * 100);
            prop_assert!(survey.over_within(survey.end(percent) - 1) < percent * 100);
        }
    }

    /// What is left of a budget is never more than the budget, and a spent one is empty.
    #[test]
    fn a_budget_is_a_share_of_the_calls(requests in 0..1_000_000_000_u64, thousandths in 0..=WHOLE, days in 1..=365_u32, spent in 0..=100_u32) {
        let objective = Objective { thousandths, days, spent, fix_days: 1 };
        let budget = objective.budget(requests);
        prop_assert!(budget <= requests * u64::from(days));
        let exact = u128::from(requests) * u128::from(days) * u128::from(WHOLE - thousandths);
        prop_assert_eq!(u128::from(budget), exact / u128::from(WHOLE));
        prop_assert!(objective.left(requests) <= budget);
        prop_assert_eq!(Objective { spent: 100, ..objective }.left(requests), 0);
        prop_assert_eq!(Objective { spent: 0, ..objective }.left(requests), budget);
    }

    /// Any pasted text is taken as hours or refused with a sentence; what is taken is read from what is written.
    #[test]
    fn any_text_is_hours_or_refused(text in prop_oneof!["\\PC{0,200}", "([0-9]{1,3}[,;\t][0-9]{1,9}\r?\n){20,30}", "([0-9]{1,20}\n){24}"]) {
        match hours::read(&text) {
            Ok(week) => prop_assert!(week.whole() > 0),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

#[test]
fn templates_sort_changes_as_their_names_say() {
    let instance = Instance::default();
    let live = Config::from_bits(u32::MAX);
    let saves = |kind| {
        let course = Course::new(&Strategy::new(kind), instance, live, Config::default());
        let mut before = live;
        let each = course.steps.iter().map(|step| {
            let here: Vec<Setting> = before.differing(step.after).collect();
            before = step.after;
            (step.work, here)
        });
        each.collect::<Vec<_>>()
    };
    assert_eq!(saves(Kind::AtOnce).len(), 1);
    let weak = saves(Kind::WeakFirst);
    assert!(weak[0].1.iter().all(|setting| setting.strength() == Strength::Weak));
    assert!(weak[1].1.iter().all(|setting| setting.strength() != Strength::Weak));
    let tls13 = [Side::Client, Side::Backend].map(|side| Setting::Protocol(side, Protocol::Tls13));
    assert_eq!(saves(Kind::Tls13Apart)[1].1, tls13);
    assert_eq!(saves(Kind::ScaleFirst)[0].0, Work::Scale(Tier::Basic));
    for tier in Tier::ALL.into_iter().filter(|tier| *tier != Tier::Developer) {
        let strategy = Strategy::new(Kind::ScaleFirst);
        let course = Course::new(&strategy, instance.in_tier(tier), live, Config::default());
        assert!(course.steps.iter().all(|step| matches!(step.work, Work::Save(_))), "{tier:?}");
    }
}

#[test]
fn scaling_a_developer_instance_first_costs_time_and_spares_no_downtime() {
    let rehearsal = Rehearsal::default();
    let (live, draft) = (Config::from_bits(u32::MAX), Config::from_bits(1));
    let instance = Instance::default();
    let ask = |kind| {
        let course = Course::new(&Strategy::new(kind), instance, live, draft);
        let load = rehearsal.load();
        Survey::ask(Question::new(course, Assumed::DEFAULT, load, &Fleet::example()))
    };
    let (once, scaled) = (ask(Kind::AtOnce), ask(Kind::ScaleFirst));
    for percent in [5, 50, 95] {
        assert_eq!(scaled.down(percent), once.down(percent));
        assert!(scaled.busy(percent) > once.busy(percent));
    }
}

#[test]
fn going_back_takes_another_rollout_and_brings_everything_back() {
    let mut model = after([
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(3)),
        Intent::Toggle(Setting::BACKEND_TLS13),
    ]);
    let before = model.runs()[0].plan.before();
    update(&mut model, Intent::RollBack(Seed(4)));
    assert!(matches!(model.notice().1, Some(Notice::Updating(_))), "a rollout cannot be stopped");
    update(&mut model, Intent::SkipToEnd);
    let saved = model.clone();
    update(&mut model, Intent::RollBack(Seed(4)));
    assert_eq!(model.notice().1, Some(&Notice::Rehearse(RehearseNotice::WayBack(1))));
    assert!(model.is_updating());
    assert_eq!(model.target(), before);
    // What else was pending still is, and nothing more.
    let pending: Vec<Setting> = model.changes().iter().map(|change| change.setting).collect();
    assert_eq!(pending, [Setting::BACKEND_TLS13]);
    update(&mut model, Intent::SkipToEnd);
    assert_eq!(model.live(), before);
    update(&mut model, Intent::Undo);
    update(&mut model, Intent::Undo);
    assert_eq!((model.live(), model.draft()), (saved.live(), saved.draft()));
    let mut nothing = Model::default();
    update(&mut nothing, Intent::RollBack(Seed(1)));
    assert_eq!(nothing.notice().1, Some(&Notice::Rehearse(RehearseNotice::NoWayBack)));
}

#[test]
fn the_way_back_is_as_long_again_and_loses_more() {
    let (live, draft) = (Config::from_bits(u32::MAX), Config::from_bits(1));
    let instance = Instance::default();
    let load = Rehearsal::default().load();
    let ask = |course| {
        Survey::ask(Question::new(course, Assumed::DEFAULT, load.clone(), &Fleet::example()))
    };
    let there = ask(Course::single(instance, live, draft));
    let back = ask(Course::there_and_back(instance, live, draft, 1800));
    assert!(back.end(50) > 2 * there.end(5) + 1800);
    for percent in 0..=100 {
        assert!(back.lost(percent) >= there.lost(percent));
        assert!(back.end(percent) >= there.end(percent) + 1800);
    }
}

#[test]
fn infrastructure_changes_are_refused_while_updating_and_apis_are_not() {
    let mut model = after([Intent::Toggle(Setting::Http2), Intent::Save(Seed(3))]);
    let tried = |model: &mut Model, operation| {
        update(model, Intent::Rehearse(RehearseAct::Try(operation)));
        match model.notice().1 {
            Some(Notice::Rehearse(RehearseNotice::Tried(_, refused))) => *refused,
            other => panic!("{other:?}"),
        }
    };
    let refused = Operation::ALL.map(|operation| tried(&mut model, operation));
    assert_eq!(refused, Operation::ALL.map(Operation::is_refused));
    assert_eq!(refused.iter().filter(|refused| **refused).count(), 7);
    update(&mut model, Intent::SkipToEnd);
    assert!(Operation::ALL.into_iter().all(|operation| !tried(&mut model, operation)));
}

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
    for (name, value, said) in [
        (
            "field-7",
            "tomorrow",
            "Window, day stays as it was: a day from 1970-01-01 to 2199-12-31 is expected.",
        ),
        ("field-8", "25:00", "Window opens at stays as it was: a time such as 22:00 is expected."),
        (
            "field-12",
            "99.9 %",
            "Objective, percent stays as it was: percent from 0 to 100 with at most three digits after the point, such as 99.9 is expected.",
        ),
        (
            "field-0",
            "many",
            "Chance of a tail, percent stays as it was: a whole number from 0 to 100 is expected.",
        ),
    ] {
        let mut model = Model::default();
        let input = Input::read(name).expect("a field");
        update(&mut model, input.asks(value, 0, 0));
        assert_eq!(words::notice::notice(model.notice().1.expect("a notice")), said);
        assert_eq!(model.rehearsal(), Model::default().rehearsal());
        assert!(!model.can_undo());
    }
    for (input, said) in [
        (
            Input::Wait(1, 0),
            "The wait stays as it was: a whole number of minutes from 0 to 10080 is expected.",
        ),
        (Input::Units(1), "Units, region 1 stay as they were: only 1 is possible in Developer."),
    ] {
        let mut model = Model::default();
        update(&mut model, input.asks("", 0, 0));
        assert_eq!(words::notice::notice(model.notice().1.expect("a notice")), said);
        assert!(!model.can_undo());
    }
    let mut model = Model::default();
    let input = Input::read("field-0").expect("a field");
    update(&mut model, input.asks("99999999999", 0, 0));
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
fn surveys_hold_only_for_what_they_were_asked_about() {
    let mut model = after([Intent::Toggle(Setting::Http2)]);
    let surveys = surveys(&model);
    update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
    assert!(model.surveys().is_some());
    for intent in [
        Intent::Toggle(Setting::BACKEND_TLS13),
        Intent::ChooseTier(Tier::Premium),
        Intent::Rehearse(RehearseAct::Set(Field::TailPercent, 50)),
        Intent::Rehearse(RehearseAct::Set(Field::WindowMinute, 600)),
        Intent::Rehearse(RehearseAct::Wait(1, 0, 7)),
        Intent::Fleet(tls_rehearsal::app::fleet::FleetAct::Empty),
    ] {
        let mut other = model.clone();
        update(&mut other, intent.clone());
        assert!(other.surveys().is_none(), "{intent:?}");
        update(&mut other, Intent::Undo);
        assert!(other.surveys().is_some(), "{intent:?}");
    }
    let mut other = model.clone();
    update(&mut other, Intent::ChooseChannel(Channel::RestApi));
    assert!(other.surveys().is_some(), "the channel changes no answer");
    assert_eq!(SEEDS, 10_000);
}

#[test]
fn what_is_undone_before_all_seeds_have_answered_has_its_answers_again() {
    let mut model = after([Intent::Toggle(Setting::Http2)]);
    let surveys = surveys(&model);
    update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
    let before = model.single_survey().cloned();
    assert!(before.is_some());
    update(&mut model, Intent::Rehearse(RehearseAct::Set(Field::TailPercent, 50)));
    assert!(model.single_survey().is_none());
    let first = Survey::ask(model.questions().swap_remove(0));
    update(&mut model, Intent::Look(LookAct::Answered(first.into())));
    assert!(model.single_survey().is_some() && model.surveys().is_none());
    update(&mut model, Intent::Undo);
    assert_eq!(model.single_survey().cloned(), before);
    assert!(model.surveys().is_some());
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
