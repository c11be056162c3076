//! What holds whatever people do, and whatever the dice say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod support;

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use support::{act, config, instance, intent, snapshot, time};
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::{link, patch::patch_body};
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::lockout::Effect;
use tls_rehearsal::domain::{Channel, Edition, Gateway, Instance, Setting, Tier, check_edit};
use tls_rehearsal::rollout::forecast::forecast;
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::{Plan, Seed, SimTime, Speed, lanes};
use tls_rehearsal::words;

fn after(intents: Vec<Intent>) -> Model {
    let mut model = Model::default();
    intents.into_iter().for_each(|intent| update(&mut model, intent));
    model
}

/// The part of a model that undo has to bring back.
fn state(model: &Model) -> impl PartialEq + std::fmt::Debug + use<> {
    let runs: Vec<_> = model.runs().iter().map(|run| (Arc::clone(&run.plan), run.now)).collect();
    let shown = model.shown_index();
    let configs = (model.live(), model.target(), model.draft());
    let shared = (Arc::clone(model.fleet()), model.rehearsal().clone());
    (model.instance(), model.channel(), configs, shared, runs, shown)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people do, a setting that may not change is never pending, and never on its own off its default.
    #[test]
    fn what_may_not_change_is_never_pending(intents in vec(intent(), 0..60)) {
        let mut model = Model::default();
        for intent in intents {
            update(&mut model, intent.clone());
            for setting in Setting::ALL {
                let row = model.row(setting);
                prop_assert!(!row.pending || row.changeable, "{intent:?}: {setting:?} {row:?}");
            }
        }
    }

    /// Undo after any act restores what was before it; redo does it again.
    #[test]
    fn undo_restores_and_redo_repeats(intents in vec(intent(), 0..30), last in act()) {
        // Looking at another rollout is no act: there is nothing to take back.
        prop_assume!(!matches!(last, Intent::ShowRun(_)));
        let mut model = after(intents);
        let before = model.clone();
        update(&mut model, last.clone());
        let done = model.clone();
        let recorded = state(&done) != state(&before) || done.can_undo() && !before.can_undo();
        if recorded {
            update(&mut model, Intent::Undo);
            if matches!(last, Intent::Seek(_)) {
                // Dragging on and on is one act: undo goes back to before the first of them.
                prop_assert_eq!(model.draft(), before.draft());
            } else {
                prop_assert_eq!(state(&model), state(&before), "{:?}", last);
            }
            update(&mut model, Intent::Redo);
            prop_assert_eq!(state(&model), state(&done), "{:?}", last);
        }
    }

    /// Every act has something to say about every state, and saying it never fails.
    #[test]
    fn everything_on_the_page_can_be_said(intents in vec(intent(), 0..30)) {
        let model = after(intents);
        for setting in Setting::ALL {
            let row = model.row(setting);
            let note = words::setting::note(setting, &row);
            prop_assert_eq!(row.answer.is_err(), note.locked);
            prop_assert!(!note.locked || !note.text.is_empty() && note.cited.is_some());
            prop_assert!(words::setting::details(setting, &row).iter().all(|(_, text)| !text.is_empty()));
        }
        for warning in model.warnings() {
            prop_assert!(!words::pending::warning(&warning).is_empty());
        }
        if let (_, Some(notice)) = model.notice() {
            prop_assert!(!words::notice::notice(notice).is_empty());
        }
        prop_assert!(!words::tiers::summary(model.instance()).is_empty());
    }

    /// While a rollout runs, nothing but the draft and the channel moves.
    #[test]
    fn while_updating_saves_and_instance_changes_are_refused(
        intents in vec(intent(), 0..30), seed in any::<u32>(), tier in proptest::sample::select(Tier::ALL.to_vec())
    ) {
        let mut model = after(intents);
        if !model.is_updating() {
            for intent in [Intent::Discard, Intent::SwitchTo(Gateway::Managed(Tier::Basic)), Intent::Toggle(Setting::Http2), Intent::Save(Seed(seed))] {
                update(&mut model, intent);
            }
        }
        prop_assert!(model.is_updating());
        let (instance, live, target) = (model.instance(), model.live(), model.target());
        update(&mut model, Intent::Save(Seed(seed)));
        prop_assert!(matches!(model.notice().1, Some(Notice::Updating(_))));
        update(&mut model, Intent::ChooseTier(tier));
        update(&mut model, Intent::SetUnits(9));
        prop_assert_eq!((model.instance(), model.live(), model.target()), (instance, live, target));
    }

    /// After the end, what was saved is live.
    #[test]
    fn live_equals_what_was_saved_after_the_end(intents in vec(intent(), 0..30), seed in any::<u32>()) {
        let mut model = after(intents);
        prop_assume!(!model.is_updating() && !model.changes().is_empty());
        let draft = model.draft();
        update(&mut model, Intent::Save(Seed(seed)));
        prop_assert!(model.is_updating());
        update(&mut model, Intent::SkipToEnd);
        prop_assert!(!model.is_updating());
        prop_assert_eq!(model.live(), draft);
        prop_assert!(model.changes().is_empty());
    }

    /// A link brings back instance, live, draft, rollout and all that is set for it, in no more characters than are read.
    #[test]
    fn a_link_restores_the_state_it_was_made_from(intents in vec(intent(), 0..40)) {
        let model = after(intents);
        let text = link::write(&model.snapshot());
        prop_assert!(text.len() <= link::LENGTH_MAX, "{} characters", text.len());
        let restored = Model::restored(Some(link::read(&text).expect("our own link")), None);
        prop_assert_eq!(restored.instance(), model.instance());
        prop_assert_eq!(restored.channel(), model.channel());
        prop_assert_eq!(restored.draft(), model.draft());
        prop_assert_eq!(restored.live(), model.live());
        prop_assert_eq!(restored.rehearsal(), model.rehearsal());
        prop_assert_eq!(
            restored.current().map(|run| (&run.plan, run.now.seconds(), run.speed)),
            model.current().map(|run| (&run.plan, run.now.seconds(), run.speed))
        );
    }

    /// Writing and reading a snapshot is the identity.
    #[test]
    fn links_round_trip(snapshot in snapshot()) {
        prop_assert_eq!(link::read(&link::write(&snapshot)), Ok(snapshot));
    }

    /// A link with one character changed, added or lost is refused, or says the same.
    #[test]
    fn an_altered_link_is_refused(snapshot in snapshot(), at in any::<proptest::sample::Index>(), with in "[a-z0-9.-]") {
        let text = link::write(&snapshot);
        let at = at.index(text.len());
        for altered in [
            format!("{}{with}{}", &text[..at], &text[at + 1..]),
            format!("{}{}", &text[..at], &text[at + 1..]),
            text[..at].to_owned(),
        ] {
            if let Ok(read) = link::read(&altered) {
                prop_assert_eq!(&read, &snapshot, "{} became {}", text, altered);
            }
        }
    }

    /// Reading never panics, whatever it is given.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,450}") {
        let _ = link::read(&text);
        let _ = link::read(&format!("v1.{text}"));
    }

    /// Equal inputs and seed give equal plans.
    #[test]
    fn plans_are_reproducible(instance in instance(), before in config(), after in config(), seed in any::<u32>()) {
        prop_assert_eq!(
            Plan::new(instance, before, after, Seed(seed)),
            Plan::new(instance, before, after, Seed(seed))
        );
    }

    /// What holds of every plan.
    #[test]
    fn plans_are_whole(instance in instance(), before in config(), after in config(), seed in any::<u32>()) {
        let plan = Plan::new(instance, before, after, Seed(seed));
        let end = plan.end();
        // Phases and segments cover the time from Save to the end, without gap or overlap.
        for spans in [
            plan.phases().iter().map(|phase| phase.span).collect::<Vec<_>>(),
            plan.segments().iter().map(|segment| segment.span).collect(),
            plan.in_force().iter().map(|(span, _)| *span).collect(),
        ] {
            prop_assert_eq!(spans.first().map(|span| span.from), Some(SimTime::ZERO));
            prop_assert_eq!(spans.last().map(|span| span.to), Some(end));
            for pair in spans.windows(2) {
                prop_assert_eq!(pair[0].to, pair[1].from);
            }
            for span in spans {
                prop_assert!(span.from < span.to, "{:?}", span);
            }
        }
        // Nodes are neither lost nor made.
        for segment in plan.segments() {
            prop_assert_eq!(usize::from(segment.old + segment.updating + segment.new), plan.lanes().len());
        }
        prop_assert_eq!(plan.lanes().len(), (1..=instance.regions()).map(|region| usize::from(instance.units_in(region)) * 2).sum::<usize>());
        // Only Developer stops serving, in the middle of the rollout.
        let down = plan.downtime();
        prop_assert_eq!(down.is_some(), instance.tier() == Tier::Developer);
        if let Some(span) = down {
            prop_assert!(SimTime::ZERO < span.from && span.to < end);
            prop_assert_eq!(plan.downtime_seconds_until(end), span.seconds());
        } else {
            // Elsewhere one node at a time is out of service.
            prop_assert!(plan.segments().iter().all(|segment| segment.updating <= 1));
        }
        // Before it everything is old, at its end everything is new.
        prop_assert_eq!(plan.in_force_at(SimTime::ZERO), InForce::Old);
        prop_assert_eq!(plan.in_force_at(end), InForce::New);
        prop_assert_eq!(plan.config_at(SimTime::ZERO), before);
        prop_assert_eq!(plan.config_at(end), after);
        // The picture stays readable.
        prop_assert!(lanes::rows(&plan).len() <= lanes::ROWS_MAX);
    }

    /// The forecast holds for every plan that has no tail.
    #[test]
    fn most_plans_keep_the_forecast(instance in instance(), seed in any::<u32>()) {
        let plan = Plan::new(instance, Default::default(), Default::default(), Seed(seed));
        let forecast = forecast(instance);
        prop_assert!(plan.end().seconds() >= forecast.minutes_min * 60);
        if let (Some(span), Some((low, high))) = (plan.downtime(), forecast.downtime_minutes) {
            prop_assert!(span.seconds() >= low * 60, "{} s, forecast from {low} min", span.seconds());
            prop_assert!(plan.end().seconds() > forecast.minutes_max * 60 || span.seconds() <= (high + 1) * 60);
        }
    }

    /// What is in force at a moment is what the nodes say, wherever one looks.
    #[test]
    fn serving_is_false_only_in_the_downtime(instance in instance(), seed in any::<u32>(), at in time()) {
        let plan = Plan::new(instance, Default::default(), Default::default(), Seed(seed));
        let down = plan.downtime().is_some_and(|span| span.contains(at));
        prop_assert_eq!(plan.serving_at(at), !down);
    }

    /// A rollout ends at the same moment however real time is cut into ticks: a sleeping tab loses nothing.
    #[test]
    fn the_clock_does_not_depend_on_its_ticks(
        ticks in vec(1..40_000_u32, 1..40), speed in proptest::sample::select(Speed::ALL.to_vec())
    ) {
        let mut many = Model::default();
        update(&mut many, Intent::Toggle(Setting::Http2));
        update(&mut many, Intent::Save(Seed(11)));
        update(&mut many, Intent::SetSpeed(speed));
        let mut one = many.clone();
        for wall_milliseconds in &ticks {
            update(&mut many, Intent::Elapse { wall_milliseconds: *wall_milliseconds });
        }
        update(&mut one, Intent::Elapse { wall_milliseconds: ticks.iter().sum() });
        prop_assert_eq!(many.shown().map(|run| run.now), one.shown().map(|run| run.now));
    }

    /// The body of the call sets every key that may be set, as the draft has it, and no other.
    #[test]
    fn the_call_carries_the_whole_map(instance in instance(), draft in config()) {
        use tls_rehearsal::codec::keys::keys;
        let body = patch_body(instance, draft);
        for setting in Setting::ALL {
            for key in keys(setting) {
                let line = format!("\"{key}\": \"{}\"", draft.is_on(setting));
                let may = match check_edit(instance, Channel::RestApi, setting) {
                    Ok(permit) if permit.effect == Effect::Confirmed => true,
                    Ok(_) => draft.is_on(setting) != initial(instance, setting).on,
                    Err(_) => false,
                };
                prop_assert_eq!(body.contains(&line), may, "{}", key);
                prop_assert_eq!(body.contains(&format!("\"{key}\"")), may, "{}", key);
            }
        }
    }
}

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
    assert_eq!(forecast(one).duration.confidence, Confidence::Documented);
    assert_eq!(forecast(one.scaled(2, 1)).duration.confidence, Confidence::Inferred);
    assert_eq!(forecast(one.scaled(1, 2)).duration.confidence, Confidence::Inferred);
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
