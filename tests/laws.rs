//! What holds whatever people do, and whatever the dice say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;
mod support;

use acts::after;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use support::rehearsals::assumed;
use support::{act, config, instance, intent, snapshot, time};
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::{link, patch::patch_body};
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::lockout::Effect;
use tls_rehearsal::domain::{Channel, Gateway, Setting, Tier, check_edit};
use tls_rehearsal::rollout::assumed::Downtime;
use tls_rehearsal::rollout::forecast::forecast;
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::{Assumed, Plan, Seed, SimTime, Speed};
use tls_rehearsal::words;

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

    /// What holds of every plan, whatever it assumes of downtime.
    #[test]
    fn plans_are_whole(
        instance in instance(), before in config(), after in config(), seed in any::<u32>(),
        downtime in proptest::sample::select(Downtime::ALL.to_vec())
    ) {
        let assumed = Assumed { downtime, ..Assumed::DEFAULT };
        let plan = Plan::assuming(assumed, instance, before, after, Seed(seed));
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
        // Only Developer stops serving, in the middle of the rollout or for all of it.
        let down = plan.downtime();
        prop_assert_eq!(down.is_some(), instance.tier() == Tier::Developer);
        if let Some(span) = down {
            let inside = SimTime::ZERO < span.from && span.to < end;
            let whole = (span.from, span.to) == (SimTime::ZERO, end);
            let holds = match downtime { Downtime::Middle => inside, Downtime::Whole => whole };
            prop_assert!(holds, "{:?} of {:?}", span, end);
            prop_assert_eq!(plan.downtime_seconds_until(end), span.seconds());
        } else {
            // Elsewhere one node at a time is out of service.
            prop_assert!(plan.segments().iter().all(|segment| segment.updating <= 1));
        }
        // Before it everything is old, at its end everything is new.
        let at_once = down.is_some() && downtime == Downtime::Whole;
        let first = if at_once { InForce::Nothing } else { InForce::Old };
        prop_assert_eq!(plan.in_force_at(SimTime::ZERO), first);
        prop_assert_eq!(plan.in_force_at(end), InForce::New);
        prop_assert_eq!(plan.config_at(SimTime::ZERO), before);
        prop_assert_eq!(plan.config_at(end), after);
    }

    /// How long Developer is down moves nothing else: not the end, not the order of regions, not another tier.
    #[test]
    fn downtime_is_all_that_its_assumption_changes(
        instance in instance(), assumed in assumed(), seed in any::<u32>()
    ) {
        let [middle, whole] = Downtime::ALL.map(|downtime| {
            let assumed = Assumed { downtime, ..assumed };
            Plan::assuming(assumed, instance, Default::default(), Default::default(), Seed(seed))
        });
        prop_assert_eq!(middle.end(), whole.end());
        if instance.tier() == Tier::Developer {
            prop_assert!(middle.downtime_seconds_until(middle.end()) < whole.end().seconds());
            prop_assert_eq!(whole.downtime_seconds_until(whole.end()), whole.end().seconds());
        } else {
            prop_assert_eq!((middle.phases(), middle.lanes()), (whole.phases(), whole.lanes()));
        }
    }

    /// The forecast holds for every plan that has no tail.
    #[test]
    fn most_plans_keep_the_forecast(
        instance in instance(), seed in any::<u32>(),
        downtime in proptest::sample::select(Downtime::ALL.to_vec())
    ) {
        let assumed = Assumed { downtime, ..Assumed::DEFAULT };
        let plan = Plan::assuming(
            assumed, instance, Default::default(), Default::default(), Seed(seed)
        );
        let forecast = forecast(instance, assumed);
        prop_assert!(plan.end().seconds() >= forecast.minutes_min * 60);
        if let (Some(span), Some((low, high))) = (plan.downtime(), forecast.downtime_minutes) {
            prop_assert!(span.seconds() >= low * 60, "{} s, forecast from {low} min", span.seconds());
            prop_assert!(plan.end().seconds() > forecast.minutes_max * 60 || span.seconds() <= (high + 1) * 60);
        }
    }

    /// What is in force at a moment is what the nodes say, wherever one looks.
    #[test]
    fn serving_is_false_only_in_the_downtime(
        instance in instance(), assumed in assumed(), seed in any::<u32>(), at in time()
    ) {
        let plan = Plan::assuming(
            assumed, instance, Default::default(), Default::default(), Seed(seed)
        );
        let down = plan.downtime().is_some_and(|span| span.contains(at));
        prop_assert_eq!(plan.in_force_at(at) != InForce::Nothing, !down);
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
