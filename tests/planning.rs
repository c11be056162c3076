//! Strategies, surveys, budget, window and the way back.

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
#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use acts::after;
use proptest::prelude::*;
use questions::{question, surveys};
use support::rehearsals::{assumed, rehearsal};
use support::{config, instance};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::{RehearseAct, RehearseNotice};
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::hours::{self};
use tls_rehearsal::domain::cipher::Strength;
use tls_rehearsal::domain::{Channel, Config, Instance, Protocol, Setting, Side, Tier};
use tls_rehearsal::rollout::budget::{Objective, WHOLE};
use tls_rehearsal::rollout::course::{Course, Kind, Question, SAVES_MAX, Strategy, Work};
use tls_rehearsal::rollout::operation::Operation;
use tls_rehearsal::rollout::rehearsal::{Field, Rehearsal};
use tls_rehearsal::rollout::survey::{Asking, SEEDS, Survey};
use tls_rehearsal::rollout::{Assumed, Plan, Seed};
use tls_rehearsal::tls::Fleet;

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
