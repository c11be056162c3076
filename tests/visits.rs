//! One visit after another: what a person does, and what the page makes of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;

use acts::after;
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::{Channel, Edition, Gateway, Instance, Setting, Tier};
use tls_rehearsal::rollout::forecast::forecast;
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::{Assumed, Plan, Seed, SimTime, Speed};
use tls_rehearsal::words;

#[test]
fn a_rollout_hidden_for_ten_minutes_is_ten_minutes_further() {
    let mut model = after(vec![
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(1)),
        Intent::SetSpeed(Speed::RealTime),
    ]);
    update(&mut model, Intent::Elapse { wall_milliseconds: 10 * 60 * 1000 });
    assert_eq!(model.shown().map(|run| run.now), Some(SimTime::from_seconds(600)));
}

#[test]
fn skipping_after_a_drag_is_an_act_of_its_own() {
    let mut model =
        after(vec![Intent::Toggle(Setting::Http2), Intent::Save(Seed(1)), Intent::Pause]);
    update(&mut model, Intent::Seek(SimTime::from_seconds(300)));
    update(&mut model, Intent::SkipToEnd);
    update(&mut model, Intent::Undo);
    assert_eq!(model.shown().map(|run| run.now), Some(SimTime::from_seconds(300)));
}

#[test]
fn in_the_downtime_calls_go_unanswered_and_are_not_blamed_on_renegotiation() {
    use tls_rehearsal::rollout::followup::{Fault, log, metrics};
    let instance = Instance { renegotiation: true, ..Instance::default() };
    let before = initial(instance, Setting::CLIENT_TLS13).on;
    assert!(!before);
    let off = tls_rehearsal::domain::initial::initial_config(instance);
    let plan = Plan::new(instance, off, off.with(Setting::CLIENT_TLS13, true), Seed(2));
    let down = plan.downtime().expect("Developer is down");
    for line in log(&plan, plan.end(), 1000) {
        assert_eq!(line.fault == Fault::NoAnswer, down.contains(line.at));
    }
    assert!(
        metrics(&plan, plan.end())
            .iter()
            .all(|metric| metric.failed + metric.unanswered <= metric.made)
    );
    assert!(metrics(&plan, down.to).iter().any(|metric| metric.unanswered > 0));
}

#[test]
fn a_phase_says_both_exactly_if_both_settings_are_in_force_in_it() {
    for tier in Tier::ALL {
        for units in 1..=3 {
            let instance = Instance::default().in_tier(tier).scaled(units, 2);
            let plan = Plan::new(instance, Default::default(), Default::default(), Seed(9));
            for phase in plan.phases() {
                let both = (phase.span.from.seconds()..phase.span.to.seconds())
                    .any(|second| plan.in_force_at(SimTime::from_seconds(second)) == InForce::Both);
                let said = words::rollout::phase_meaning(phase.kind, plan.is_mixed(phase.span));
                assert_eq!(said.contains("both in force"), both, "{instance:?} {phase:?}");
            }
        }
    }
}

#[test]
fn only_the_plain_figure_is_called_documented() {
    use tls_rehearsal::domain::Confidence;
    let one = Instance::default().in_tier(Tier::Premium);
    assert_eq!(forecast(one, Assumed::DEFAULT).duration.confidence, Confidence::Documented);
    assert_eq!(
        forecast(one.scaled(2, 1), Assumed::DEFAULT).duration.confidence,
        Confidence::Inferred
    );
    assert_eq!(
        forecast(one.scaled(1, 2), Assumed::DEFAULT).duration.confidence,
        Confidence::Inferred
    );
}

#[test]
fn going_back_and_forth_in_time_is_one_step_of_undo() {
    let mut model =
        after(vec![Intent::Toggle(Setting::Http2), Intent::Save(Seed(1)), Intent::Pause]);
    for second in [100, 300, 200] {
        update(&mut model, Intent::Seek(SimTime::from_seconds(second)));
    }
    update(&mut model, Intent::Undo);
    assert_eq!(model.shown().map(|run| run.now), Some(SimTime::ZERO));
    update(&mut model, Intent::Undo);
    assert!(model.runs().is_empty(), "the second undo takes the save back");
}

#[test]
fn undo_of_a_click_does_not_turn_the_clock_back() {
    let mut model = after(vec![Intent::Toggle(Setting::Http2), Intent::Save(Seed(1))]);
    update(&mut model, Intent::Elapse { wall_milliseconds: 1000 });
    update(&mut model, Intent::Toggle(Setting::Http2));
    update(&mut model, Intent::Elapse { wall_milliseconds: 1000 });
    update(&mut model, Intent::Undo);
    assert_eq!(model.shown().map(|run| run.now), Some(SimTime::from_seconds(120)));
    assert!(model.changes().is_empty());
}

#[test]
fn undo_of_a_drag_starts_no_clock_that_was_stopped_and_changes_no_speed() {
    let saved = || after(vec![Intent::Toggle(Setting::Http2), Intent::Save(Seed(1))]);
    let shown = |model: &Model| {
        let run = model.shown().unwrap();
        (run.now, run.playing, run.speed)
    };
    let mut model = saved();
    update(&mut model, Intent::Seek(SimTime::from_seconds(300)));
    update(&mut model, Intent::SetSpeed(Speed::Times600));
    update(&mut model, Intent::Pause);
    update(&mut model, Intent::Undo);
    assert_eq!(shown(&model), (SimTime::ZERO, false, Speed::Times600));
    // What only the end of the rollout has stopped goes on.
    let mut model = saved();
    update(&mut model, Intent::SkipToEnd);
    update(&mut model, Intent::Undo);
    assert_eq!(shown(&model), (SimTime::ZERO, true, Speed::Times60));
}

#[test]
fn a_rollout_that_is_not_the_instances_any_more_stands_still_and_is_called_an_earlier_one() {
    let mut model = after(vec![Intent::Toggle(Setting::Http2), Intent::Save(Seed(1))]);
    let said = |model: &Model| words::notice::notice(model.notice().1.unwrap());
    update(&mut model, Intent::Elapse { wall_milliseconds: 20_000 });
    assert!(!said(&model).contains("earlier"), "{}", said(&model));
    update(&mut model, Intent::Open(Model::default().snapshot()));
    assert!(!model.is_playing());
    let notices = model.notice().0;
    update(&mut model, Intent::Elapse { wall_milliseconds: 600_000 });
    assert_eq!(model.notice().0, notices, "nothing moves");
    update(&mut model, Intent::SkipToEnd);
    assert_eq!(said(&model), "Looking back at an earlier rollout: its end.");
    update(&mut model, Intent::Seek(SimTime::from_seconds(60)));
    assert!(said(&model).starts_with("Looking back at an earlier rollout: "), "{}", said(&model));
}

#[test]
fn a_pending_change_moves_along_to_a_tier_that_allows_it_and_stays_behind_where_not() {
    let setting = Setting::Cipher(tls_rehearsal::domain::CipherSuite::RsaAes128CbcSha);
    let mut model = after(vec![Intent::Toggle(setting), Intent::ChooseTier(Tier::Premium)]);
    assert_eq!(model.changes().len(), 1);
    update(&mut model, Intent::ChooseTier(Tier::BasicV2));
    assert_eq!(model.changes(), []);
    let (_, Some(Notice::Instance { taken_back, .. })) = model.notice() else { panic!("not said") };
    assert_eq!(taken_back, &[setting]);
}

#[test]
fn what_was_saved_moves_along_to_another_tier() {
    let mut model = after(vec![
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(1)),
        Intent::SkipToEnd,
        Intent::ChooseTier(Tier::Premium),
    ]);
    assert!(model.live().is_on(Setting::Http2));
    update(&mut model, Intent::ChooseTier(Tier::Consumption));
    assert!(!model.live().is_on(Setting::Http2), "Consumption has no HTTP/2");
}

#[test]
fn a_change_that_needs_the_rest_api_is_taken_back_when_changes_go_through_the_portal() {
    use tls_rehearsal::domain::{Protocol, Side};
    let setting = Setting::Protocol(Side::Backend, Protocol::Tls12);
    let mut model = after(vec![Intent::ChooseChannel(Channel::RestApi), Intent::Toggle(setting)]);
    assert_eq!(model.changes().len(), 1);
    update(&mut model, Intent::ChooseChannel(Channel::Portal));
    assert_eq!(model.changes(), []);
    update(&mut model, Intent::Undo);
    assert_eq!(model.changes().len(), 1);
}

#[test]
fn editions_differ_in_tls_1_3_only() {
    use tls_rehearsal::domain::capability::Capability;
    use tls_rehearsal::domain::compare::differences;
    let found = differences(Edition::August2025, Edition::January2026);
    assert!(!found.is_empty());
    for difference in &found {
        assert!(matches!(
            difference.capability,
            Capability::Setting(Setting::CLIENT_TLS13 | Setting::BACKEND_TLS13)
        ));
    }
    assert_eq!(differences(Edition::August2025, Edition::August2025), []);
    let v2 = Gateway::Managed(Tier::StandardV2);
    assert_eq!(found.iter().filter(|difference| difference.gateways.contains(&v2)).count(), 2);
}

#[test]
fn the_default_instance_is_the_one_the_page_opens_with() {
    assert_eq!(Model::default().instance(), Instance::default());
    assert_eq!(Model::default().changes(), []);
}
