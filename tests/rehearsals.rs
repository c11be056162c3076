//! Many seeds minute by minute, a save of whatever is changed, and one rollout among them.

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

use std::sync::Arc;

use acts::after;
use proptest::prelude::*;
use questions::{question, surveys};
use support::rehearsals::assumed;
use support::{config, fleets, instance};
use tls_rehearsal::app::fleet::FleetAct;
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::domain::{Config, Instance, Setting, Tier};
use tls_rehearsal::rollout::calls::parts_of;
use tls_rehearsal::rollout::course::{Course, Question};
use tls_rehearsal::rollout::minutes::Minute;
use tls_rehearsal::rollout::picture::met;
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::rehearsal::{Field, Rehearsal};
use tls_rehearsal::rollout::survey::{Asking, SEEDS, Survey};
use tls_rehearsal::rollout::{Assumed, Plan, Seed, SimTime};
use tls_rehearsal::tls::Fleet;

/// The same page after all seeds have answered.
fn answered(mut model: Model) -> Model {
    let surveys = surveys(&model);
    update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
    model
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every seed stands somewhere in every minute, old settings only go and new ones only come; all of it says what the
    /// percentiles say.
    #[test]
    fn every_seed_is_counted_in_every_minute_and_percentiles_agree(
        instance in instance(), assumed in assumed(), before in config(), after in config()
    ) {
        let survey = Survey::ask(question(instance, assumed, before, after));
        let minutes = survey.minutes();
        let seeds = |minute: &Minute| minute.old + minute.both + minute.nobody + minute.new;
        prop_assert!(minutes.iter().all(|minute| seeds(minute) == SEEDS && minute.over <= minute.new));
        for pair in minutes.windows(2) {
            prop_assert!(pair[0].old >= pair[1].old && pair[0].new <= pair[1].new);
            prop_assert!(pair[0].over <= pair[1].over);
        }
        let last = Minute { new: SEEDS, over: SEEDS, ..Minute::default() };
        prop_assert_eq!(minutes.last(), Some(&last));
        prop_assert_eq!(minutes.len() as u32, survey.end(100).div_ceil(60) + 1);
        // The percentile of the end is over the first minute by which so many are.
        for percent in 1..=100 {
            for (at, minute) in (0..).zip(minutes) {
                let so_many = minute.over * 100 >= percent * SEEDS;
                prop_assert_eq!(so_many, survey.end(percent) <= at * 60, "{} %, minute {}", percent, at);
            }
        }
        for (at, minute) in (0..).zip(minutes) {
            let down = survey.share(|sample| sample.downs[0].0 <= at * 60 && at * 60 < sample.downs[0].1);
            prop_assert_eq!(minute.nobody, down);
        }
    }

    /// A minute shows what the plans of the seeds show.
    #[test]
    fn a_minute_shows_what_the_plans_show(
        instance in instance(), assumed in assumed(), before in config(), after in config()
    ) {
        const FEW: u32 = 12;
        let mut asking = Asking::new(question(instance, assumed, before, after));
        asking.ask(FEW);
        let survey = asking.done();
        let plans: Vec<_> =
            (0..FEW).map(|seed| Plan::assuming(assumed, instance, before, after, Seed(seed))).collect();
        for (at, minute) in (0..).zip(survey.minutes()) {
            let at = SimTime::from_seconds(at * 60);
            let count = |force: InForce| {
                plans.iter().filter(|plan| plan.in_force_at(at) == force).count() as u32
            };
            let over = plans.iter().filter(|plan| plan.is_over(at)).count() as u32;
            let [old, both, nobody, new] =
                [InForce::Old, InForce::Both, InForce::Nothing, InForce::New].map(count);
            prop_assert_eq!(*minute, Minute { old, both, nobody, new, over });
        }
    }

    /// Which change it is moves nothing of a plan but its configurations, so the forecast of any is that of all.
    #[test]
    fn how_long_a_save_takes_does_not_depend_on_the_change(
        instance in instance(), assumed in assumed(), seed in any::<u32>(),
        one in (config(), config()), other in (config(), config())
    ) {
        let plan = |(before, after)| Plan::assuming(assumed, instance, before, after, Seed(seed));
        let (this, that) = (plan(one), plan(other));
        prop_assert_eq!((this.phases(), this.lanes(), this.segments()), (that.phases(), that.lanes(), that.segments()));
        let ask = |(before, after)| question(instance, assumed, before, after);
        let (this, that) = (ask(one), ask(other));
        prop_assert!(this.takes_as_long_as(&that));
        let (mut sample, turn) = this.answer(Seed(seed));
        let (other, other_turn) = that.answer(Seed(seed));
        sample.lost = other.lost;
        prop_assert_eq!((sample, turn), (other, other_turn));
    }

    /// Calls lost so far only become more, agree with what the plan shows, and at the end are what the seeds answer.
    #[test]
    fn calls_lost_so_far_only_become_more_and_end_as_the_seeds_answer(
        instance in instance(), assumed in assumed(), seed in any::<u32>(), before in config(), after in config(),
        fleet in fleets::fleet(), moments in proptest::collection::vec(0.0..1.2_f64, 1..12)
    ) {
        let load = Rehearsal::default().load();
        let course = Course::single(instance, before, after);
        let question = Question::new(course, assumed, load.clone(), &Arc::new(fleet));
        let plan = Plan::assuming(assumed, instance, before, after, Seed(seed));
        let end = plan.end().seconds();
        let mut moments: Vec<u32> = moments.into_iter().map(|share| (share * f64::from(end)) as u32).collect();
        moments.extend([0, end, u32::MAX]);
        moments.sort_unstable();
        let lost: Vec<u64> = moments.iter().map(|at| question.lost_until(Seed(seed), *at)).collect();
        prop_assert!(lost.is_sorted(), "{:?} {:?}", moments, lost);
        prop_assert_eq!(lost[0], 0);
        let sample = question.sample(Seed(seed));
        for (at, lost) in moments.iter().zip(lost) {
            if *at >= end {
                prop_assert_eq!(lost, sample.lost);
            } else {
                // Shares are rounded where stretches are cut, the plan's elsewhere.
                let cuts = 2 * plan.segments().len() as u64 + 2;
                let most = parts_of(question.prices.by[1], cuts) / load.parts() + 1;
                let shown = question.prices.lost(&met(&plan, &load, (0, *at)), &load);
                prop_assert!(u128::from(lost.abs_diff(shown)) <= most, "{} {}", lost, shown);
            }
        }
    }

    /// In a strategy as well, waits among it: what is lost in the end is what was lost until then.
    #[test]
    fn calls_lost_so_far_of_a_way_back_end_as_the_seeds_answer(
        instance in instance(), seed in any::<u32>(), before in config(), after in config(), wait in 0..20_000_u32
    ) {
        let course = Course::there_and_back(instance, before, after, wait);
        let load = Rehearsal::default().load();
        let question = Question::new(course, Assumed::DEFAULT, load, &Fleet::example());
        let sample = question.sample(Seed(seed));
        let lost: Vec<u64> =
            (0..=20).map(|part| question.lost_until(Seed(seed), sample.end / 20 * part)).collect();
        prop_assert!(lost.is_sorted());
        prop_assert!(lost[20] <= sample.lost);
        prop_assert_eq!(question.lost_until(Seed(seed), sample.end), sample.lost);
    }
}

#[test]
fn where_nothing_is_planned_the_seeds_are_asked_about_any_change() {
    for tier in Tier::ALL {
        let model = after([Intent::ChooseTier(tier)]);
        assert_eq!(model.subject(), None);
        let any = model.asked_about();
        assert!(any.is_any() && !any.pending);
        let model = answered(model);
        let survey = model.single_survey().expect("an answer").clone();
        assert_eq!(survey.down(50) > 0, tier == Tier::Developer, "{tier:?}");
        assert_eq!(survey.lost(50) > 0, tier == Tier::Developer, "only downtime loses calls");
        assert_eq!(survey.question().prices.by, [0; 5]);
        // The picture stands still while a change is made; what it costs is asked anew.
        let mut changed = model.clone();
        let setting = Setting::ALL.into_iter().find(|setting| model.row(*setting).answer.is_ok());
        update(&mut changed, Intent::Toggle(setting.expect("something may change everywhere")));
        assert!(!changed.asked_about().is_any());
        assert_eq!(changed.single_survey(), None);
        let timed = changed.timed().expect("time does not depend on the change");
        assert_eq!(timed.minutes(), survey.minutes());
        let asked = Survey::ask(changed.questions().swap_remove(0));
        assert_eq!(asked.minutes(), survey.minutes());
        // Other assumptions and other tiers take another time.
        update(&mut changed, Intent::Rehearse(RehearseAct::Set(Field::TailPercent, 50)));
        assert_eq!(changed.timed(), None);
        update(&mut changed, Intent::Undo);
        assert!(changed.timed().is_some());
        let other = if tier == Tier::Premium { Tier::Basic } else { Tier::Premium };
        update(&mut changed, Intent::ChooseTier(other));
        assert_eq!(changed.timed(), None);
    }
}

/// A rollout of HTTP/2 in Developer, watched at its end, its forecast answered.
fn watched(seed: u32) -> Model {
    let model =
        after([Intent::Toggle(Setting::Http2), Intent::Save(Seed(seed)), Intent::SkipToEnd]);
    answered(model)
}

#[test]
fn a_rollout_is_longer_than_those_that_took_less() {
    // Seed 9,999 was asked as well: the share of those below it is the share of the sorted ones before it.
    for seed in [0, 1, 2, 77, 9_999, 123_456] {
        let model = watched(seed);
        let rank = model.rank().expect("all were asked");
        let survey = model.single_survey().expect("an answer");
        let this = survey.question().sample(Seed(seed));
        for (percent, of, value, rank) in [
            ("end", Survey::end as fn(&Survey, u32) -> u32, this.end, rank.end),
            ("down", Survey::down, this.down, rank.down.expect("Developer has downtime")),
        ] {
            // Percentile and rank are each other's twin.
            for each in 1..=100 {
                assert_eq!(of(survey, each) < value, rank >= each * 100, "{percent} {each} {seed}");
            }
        }
        assert!(rank.lost.is_some());
    }
    let fastest = (0..SEEDS).min_by_key(|seed| {
        question(Instance::default(), Assumed::DEFAULT, Config::default(), Config::default())
            .sample(Seed(*seed))
            .end
    });
    assert_eq!(watched(fastest.expect("seeds")).rank().map(|rank| rank.end), Some(0));
}

#[test]
fn what_was_not_asked_gives_no_rank() {
    assert_eq!(Model::default().rank(), None);
    assert_eq!(after([Intent::Toggle(Setting::Http2), Intent::Save(Seed(1))]).rank(), None);
    // Another change that is planned takes as long, and costs something else.
    let mut model = watched(1);
    update(&mut model, Intent::Toggle(Setting::BACKEND_TLS13));
    let model = answered(model);
    let rank = model.rank().expect("time is known");
    assert_eq!((rank.lost, rank.down.is_some()), (None, true));
    // Where somebody always answers there is no downtime to compare.
    let rolling = answered(after([
        Intent::ChooseTier(Tier::Basic),
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(1)),
    ]));
    assert_eq!(rolling.rank().map(|rank| rank.down), Some(None));
    let mut other = watched(1);
    update(&mut other, Intent::Rehearse(RehearseAct::Set(Field::TailPercent, 50)));
    assert_eq!(answered(other).rank(), None, "the rollout assumed something else");
}

#[test]
fn calls_lost_are_told_for_the_moment_that_is_looked_at() {
    assert_eq!(Model::default().lost(), None);
    let mut model = watched(4);
    let lost = model.lost().expect("a rollout");
    assert_eq!(lost.so_far, lost.in_all);
    assert!(lost.in_all > 0);
    let survey = model.single_survey().expect("an answer");
    assert_eq!(lost.in_all, survey.question().sample(Seed(4)).lost);
    update(&mut model, Intent::Seek(SimTime::ZERO));
    assert_eq!(model.lost().map(|lost| lost.so_far), Some(0));
    let down = model.shown().and_then(|run| run.plan.downtime()).expect("Developer");
    update(&mut model, Intent::Seek(down.from));
    let before = model.lost().expect("a rollout").so_far;
    update(&mut model, Intent::Seek(down.to));
    assert!(model.lost().expect("a rollout").so_far > before);
    update(&mut model, Intent::Fleet(FleetAct::Empty));
    assert_eq!(model.lost().map(|lost| lost.in_all), Some(0));
}
