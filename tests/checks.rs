//! "Ready to save?": every answer, against another way to find it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;
#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use std::sync::Arc;

use acts::after;
use proptest::prelude::*;
use support::intent;
use support::rehearsals::act;
use tls_rehearsal::app::checks::{Check, Checked, Figures, Standing, Why};
use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::{RehearseAct, Surveys};
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::domain::cipher::Family;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{CipherSuite, Config, Instance, Protocol, Setting, Side, Tier};
use tls_rehearsal::rollout::budget::{Objective, Spending};
use tls_rehearsal::rollout::calendar::{Day, Offset};
use tls_rehearsal::rollout::course::Sample;
use tls_rehearsal::rollout::rehearsal::{Field, Today};
use tls_rehearsal::rollout::survey::{Asking, Survey};
use tls_rehearsal::rollout::week::is_office;
use tls_rehearsal::tls::fleet::{Fleet, Member};
use tls_rehearsal::tls::impact::{Judge, Verdict};
use tls_rehearsal::tls::unsure::unsure;

/// Seeds that are asked here: enough to tell answers apart.
const FEW: u32 = 40;

/// The same page after some seeds have answered.
fn answered(mut model: Model) -> Model {
    let asked = model.questions().into_iter().map(|question| {
        let mut asking = Asking::new(question);
        asking.ask(FEW);
        Arc::new(asking.done())
    });
    let surveys = Surveys::of(asked).expect("something is always asked");
    update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
    model
}

fn today(day: u32) -> Intent {
    Intent::Look(LookAct::Today(Today::new(Day(day), Offset(0))))
}

fn standing(model: &Model, check: Check) -> Standing {
    found(model, check).standing
}

fn found(model: &Model, check: Check) -> Checked {
    *model.checks().iter().find(|checked| checked.check == check).expect("every check")
}

/// In how many of the seeds does it hold?
fn count(survey: &Survey, holds: impl Fn(&Sample) -> bool) -> u32 {
    survey.share(holds) * FEW / 10_000
}

/// Does it hold in 95 of 100?
fn surely(survey: &Survey, holds: impl Fn(&Sample) -> bool) -> bool {
    count(survey, holds) * 100 >= 95 * FEW
}

/// Does the budget last, day by day?
fn lasts(objective: Objective, left: u64, most: u64, daily: u64) -> bool {
    let mut left = i128::from(left) - i128::from(most);
    for _ in 0..objective.fix_days {
        left -= i128::from(daily);
    }
    left >= 0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people did: every check is answered once, and as another way to find it has it.
    #[test]
    fn every_check_is_answered_as_another_way_has_it(
        intents in proptest::collection::vec(intent(), 0..12), set in proptest::collection::vec(act(), 0..6),
        length in prop_oneof![15..200_u32, 15..10_000_u32], start in 0..1440_u32, known in any::<bool>()
    ) {
        let set = set.into_iter().chain([
            RehearseAct::Set(Field::WindowLength, length),
            RehearseAct::Set(Field::WindowMinute, start),
        ]);
        let today = known.then(|| today(20_000));
        let model = after(intents.into_iter().chain(today).chain(set.map(Intent::Rehearse)));
        for checked in model.checks() {
            let asks = !matches!(checked.check, Check::Callers);
            prop_assert!(!asks || matches!(checked.standing, Standing::Unknown(_)));
        }
        let model = answered(model);
        prop_assert_eq!(model.checks().map(|checked| checked.check), Check::ALL);
        let (subject, rehearsal) = (model.asked_about(), model.rehearsal());
        let (window, objective) = (rehearsal.window, rehearsal.objective);
        let surveys = model.surveys().expect("answers");
        for Checked { check, standing, figures } in model.checks() {
            let no_day = window.day == Day(0) || window.day < model.first_day();
            let seconds = window.length * 60;
            let expected = match check {
                Check::Callers => {
                    let fleet = model.fleet();
                    let verdict = |config, member: &Member| {
                        Judge::new(subject.instance, config).verdict(&member.profile)
                    };
                    let lost = fleet.members.iter().any(|member| {
                        matches!(verdict(subject.before, member), Verdict::Connects(..))
                            && verdict(subject.after, member).fails()
                    });
                    let unsure =
                        unsure(subject.instance, fleet, subject.before, subject.after).len();
                    match (subject.before == subject.after, lost, unsure) {
                        (true, ..) => Standing::Unknown(Why::NothingPlanned),
                        (false, true, _) => Standing::Fails,
                        (false, false, 0) => Standing::Holds,
                        (false, false, _) => Standing::Unknown(Why::Callers),
                    }
                }
                Check::ErrorBudget => {
                    let left = objective.left(model.fleet().requests(Side::Client));
                    let most = surveys.single.lost(95);
                    let daily = surveys.single.question().prices.by[1];
                    if lasts(objective, left, most, daily) { Standing::Holds } else { Standing::Fails }
                }
                Check::Window | Check::WayBack if window.day == Day(0) => Standing::Unknown(Why::NoDay),
                Check::Window | Check::WayBack if no_day => Standing::Unknown(Why::Past),
                Check::Window if surely(&surveys.single, |sample| sample.end <= seconds) => Standing::Holds,
                Check::WayBack if surely(&surveys.back, |sample| sample.end <= seconds) => Standing::Holds,
                Check::Window | Check::WayBack => Standing::Fails,
                Check::OfficeHours if surely(&surveys.single, |sample| sample.down == 0) => Standing::Holds,
                Check::OfficeHours if window.day == Day(0) => Standing::Unknown(Why::NoDay),
                Check::OfficeHours if no_day => Standing::Unknown(Why::Past),
                Check::OfficeHours => {
                    let start = window.opens().at(rehearsal.callers).minute_of_week();
                    let misses = |sample: &Sample| {
                        let (from, to) = sample.downs[0];
                        let mut seconds = from..to;
                        !seconds.any(|second| is_office((start + second / 60) % (7 * 24 * 60)))
                    };
                    if surely(&surveys.single, misses) { Standing::Holds } else { Standing::Fails }
                }
            };
            prop_assert_eq!(standing, expected, "{:?} {:?}", check, figures);
            // What holds or does not has figures of its own kind; nothing that is not known of the seeds has.
            let of_its_kind = matches!(
                (check, figures),
                (Check::Callers, Some(Figures::Callers { .. }))
                    | (Check::ErrorBudget, Some(Figures::ErrorBudget { .. }))
                    | (Check::Window, Some(Figures::Window { .. }))
                    | (Check::WayBack, Some(Figures::WayBack { .. }))
                    | (Check::OfficeHours, Some(Figures::OfficeHours { .. }))
            );
            let has = check == Check::Callers || !matches!(standing, Standing::Unknown(_));
            prop_assert_eq!(of_its_kind, has);
            prop_assert_eq!(figures.is_some(), has);
        }
    }

    /// A budget lasts as long as a count day by day says.
    #[test]
    fn a_budget_lasts_as_long_as_a_count_by_days_says(
        left in 0..2_000_u64, most in 0..2_000_u64, daily in 0..300_u64, fix_days in 1..=20_u32
    ) {
        let objective = Objective { thousandths: 99_900, days: 30, spent: 0, fix_days };
        let spending = objective.spending(left, most, daily);
        prop_assert_eq!(spending.fits(), lasts(objective, left, most, daily));
        match spending {
            Spending::TooMuch => prop_assert!(most > left),
            Spending::Fits => prop_assert!(daily == 0 && most <= left),
            Spending::Lasts(days) | Spending::Gone(days) => {
                prop_assert!(most + daily * days <= left && most + daily * (days + 1) > left);
                prop_assert_eq!(days >= u64::from(fix_days), matches!(spending, Spending::Lasts(_)));
            }
        }
    }
}

/// A Saturday night four hours long, and one change.
fn planned(intents: impl IntoIterator<Item = Intent>) -> Model {
    answered(after([today(20_000)].into_iter().chain(intents)))
}

#[test]
fn where_nothing_is_planned_four_checks_are_answered_and_one_waits_for_a_change() {
    let model = planned([]);
    let standings = model.checks().map(|checked| checked.standing);
    let waits = Standing::Unknown(Why::NothingPlanned);
    let [callers, rest @ ..] = standings;
    assert_eq!((callers, rest), (waits, [Standing::Holds; 4]));
    let Some(Figures::Callers { totals, unsure }) = found(&model, Check::Callers).figures else {
        panic!("figures");
    };
    assert!(totals.iter().all(|totals| totals.failing > 0 && totals.lost == 0));
    assert_eq!(unsure, [0, 0]);
}

#[test]
fn time_is_answered_while_switches_are_pressed_and_calls_are_asked_anew() {
    let mut model = planned([]);
    update(&mut model, Intent::Toggle(Setting::Http2));
    for check in [Check::Window, Check::WayBack, Check::OfficeHours] {
        assert_eq!(standing(&model, check), Standing::Holds, "{check:?}");
    }
    assert_eq!(standing(&model, Check::ErrorBudget), Standing::Unknown(Why::Asking));
    assert_eq!(standing(&answered(model), Check::ErrorBudget), Standing::Holds);
}

#[test]
fn who_stops_connecting_is_told_from_whom_nobody_knows() {
    let off = |suites: &[CipherSuite]| {
        suites.iter().map(|suite| Intent::Toggle(Setting::Cipher(*suite))).collect::<Vec<_>>()
    };
    // A suite of TLS 1.2 that nobody who is known uses.
    let suite = CipherSuite::RsaAes256GcmSha384;
    let model = planned(off(&[suite]));
    assert_eq!(standing(&model, Check::Callers), Standing::Unknown(Why::Callers));
    let Some(Figures::Callers { unsure: of_whom, .. }) = found(&model, Check::Callers).figures
    else {
        panic!("figures");
    };
    assert_eq!(of_whom, [1, 0], "one speaks TLS 1.3, and needs no other suite");
    // Without them it is known.
    let unknown = |model: &Model| {
        let mut members = model.fleet().members.iter();
        members.position(|member| !member.profile.facts().suites_known)
    };
    let mut known = model;
    while let Some(at) = unknown(&known) {
        update(&mut known, Intent::Fleet(FleetAct::Remove(at)));
    }
    assert_eq!(standing(&known, Check::Callers), Standing::Holds);
    update(&mut known, Intent::TurnOff(Family::RsaKeyExchange));
    assert_eq!(standing(&known, Check::Callers), Standing::Fails);
    // What does not touch their suites leaves them as they are.
    let backend = Intent::Toggle(Setting::Protocol(Side::Backend, Protocol::Ssl30));
    assert_eq!(standing(&planned([backend]), Check::Callers), Standing::Holds);
    let live = initial_config(Instance::default());
    let without = live.with(Setting::Cipher(suite), false);
    let fleet = Fleet::example();
    assert!(unsure(Instance::default(), &fleet, live, live).is_empty());
    assert_eq!(unsure(Instance::default(), &fleet, live, without).len(), 1);
    let none = Config::default();
    assert!(
        unsure(Instance::default(), &fleet, none, live).is_empty(),
        "they connect with nothing"
    );
}

#[test]
fn each_check_can_fail() {
    let set = |field, value| Intent::Rehearse(RehearseAct::Set(field, value));
    let fails = |intents: Vec<Intent>, check| {
        assert_eq!(standing(&planned(intents), check), Standing::Fails, "{check:?}");
    };
    fails(vec![Intent::TurnOff(Family::RsaKeyExchange)], Check::Callers);
    fails(vec![set(Field::Objective, 100_000)], Check::ErrorBudget);
    fails(vec![set(Field::WindowLength, 20)], Check::Window);
    fails(vec![set(Field::WindowLength, 70)], Check::WayBack);
    // 20,000 days after 1 January 1970 is a Thursday.
    let thursday = [set(Field::WindowDay, 20_007), set(Field::WindowMinute, 600)];
    fails(thursday.to_vec(), Check::OfficeHours);
    // Where somebody always answers, the hour does not matter.
    let rolling = thursday.into_iter().chain([Intent::ChooseTier(Tier::Basic)]);
    assert_eq!(standing(&planned(rolling), Check::OfficeHours), Standing::Holds);
}

#[test]
fn a_window_holds_what_ends_by_its_last_minute_in_95_of_100_rehearsals() {
    let set = |field, value| Intent::Rehearse(RehearseAct::Set(field, value));
    let model = planned([]);
    let surveys = model.surveys().expect("answers");
    for (check, survey) in [(Check::Window, &*surveys.single), (Check::WayBack, &surveys.back)] {
        let least = survey.end(95).div_ceil(60);
        for (length, expected) in [(least, Standing::Holds), (least - 1, Standing::Fails)] {
            let mut model = model.clone();
            update(&mut model, set(Field::WindowLength, length));
            assert_eq!(standing(&model, check), expected, "{check:?} {length}");
        }
    }
    // Downtime may meet office hours in 5 of 100, as the window may be too short in so many.
    let mut seldom = 0;
    for minute in 8 * 60..9 * 60 {
        let mut model = model.clone();
        update(&mut model, set(Field::WindowDay, 20_007));
        update(&mut model, set(Field::WindowMinute, minute));
        let model = answered(model);
        let Some(Figures::OfficeHours { down: true, meets }) =
            found(&model, Check::OfficeHours).figures
        else {
            panic!("figures");
        };
        let holds = standing(&model, Check::OfficeHours) == Standing::Holds;
        assert_eq!(holds, meets <= 500, "{minute}");
        seldom += usize::from(holds && meets > 0);
    }
    assert!(seldom > 0);
}

#[test]
fn a_window_without_a_day_or_past_is_not_judged() {
    let model = answered(Model::default());
    assert_eq!(standing(&model, Check::Window), Standing::Unknown(Why::NoDay));
    assert_eq!(standing(&model, Check::OfficeHours), Standing::Unknown(Why::NoDay));
    let past = Intent::Rehearse(RehearseAct::Set(Field::WindowDay, 20_100));
    let model = answered(after([today(20_000), past, today(20_200)]));
    assert_eq!(standing(&model, Check::WayBack), Standing::Unknown(Why::Past));
    assert_eq!(standing(&model, Check::ErrorBudget), Standing::Holds);
}
