//! The picture of a rollout as a drawing: readable whatever the instance is, and true to the plan and to its calls.

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

use acts::after;
use proptest::prelude::*;
use support::rehearsals::assumed;
use support::{config, instance};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::stage::Stage;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::codec::svg::write;
use tls_rehearsal::domain::{Instance, Setting, Side, Tier};
use tls_rehearsal::rollout::calls::{Callers, Outcome};
use tls_rehearsal::rollout::drawing::{Drawing, HEIGHT, LaneOf, Look, Says};
use tls_rehearsal::rollout::fates::{Fate, Flow, flows};
use tls_rehearsal::rollout::picture::{Picture, View};
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::{Plan, Rehearsal, Seed, SimTime};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::words::picture::{name, sheet, ticks};

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// However large the instance is, the picture is low, has few elements, and stays within its edges.
    #[test]
    fn the_picture_stays_readable(
        instance in instance(), assumed in assumed(), seed in any::<u32>(), before in config(), after in config(),
        from in 0..3000_u32, long in 60..3000_u32
    ) {
        let plan = Plan::assuming(assumed, instance, before, after, Seed(seed));
        let end = plan.end().seconds();
        let load = Rehearsal::default().load();
        for view in [View::whole(end), View::whole(end).zoomed(from, 30, end).moved(long as i32, end)] {
            let drawing = Drawing::new(&plan, &Fleet::example(), &load, view);
            let high: u32 = drawing.lanes.iter().map(|lane| lane.height() + 4).sum();
            prop_assert!(high < 580, "{}", high);
            let elements: usize =
                drawing.lanes.iter().map(|lane| lane.bars.len() + lane.areas.len() + lane.labels.len()).sum();
            prop_assert!(elements < 300, "{} elements", elements);
            prop_assert!(ticks(&drawing).len() <= 9);
            for lane in &drawing.lanes {
                prop_assert!(!name(lane.of).is_empty());
                for bar in &lane.bars {
                    prop_assert!(view.from <= bar.from && bar.from < bar.to && bar.to <= view.to);
                    prop_assert!(bar.top + bar.height <= HEIGHT);
                }
                for area in &lane.areas {
                    for step in &area.steps {
                        prop_assert!(step.from < step.to && step.top <= step.bottom && step.bottom <= HEIGHT);
                    }
                    prop_assert!(area.steps.windows(2).all(|pair| pair[0].to <= pair[1].from));
                }
            }
        }
    }

    /// Every call has one fate in every stretch, and all of them together are those of the table.
    #[test]
    fn flows_hold_every_call_once(
        instance in instance(), assumed in assumed(), seed in any::<u32>(), before in config(), after in config()
    ) {
        let plan = Plan::assuming(assumed, instance, before, after, Seed(seed));
        let (end, load) = (plan.end().seconds(), Rehearsal::default().load());
        let fleet = Fleet::example();
        let callers = Callers::new(&fleet, &[(instance, before), (instance, after)]);
        let picture = Picture::new(&plan, &fleet, load.clone(), View::whole(end));
        for side in Side::ALL {
            let flows = flows(&plan, &callers, &load, side, View::whole(end));
            prop_assert!(flows.windows(2).all(|pair| pair[0].to == pair[1].from));
            prop_assert_eq!((flows[0].from, flows[flows.len() - 1].to), (0, end));
            let all = |rate: &dyn Fn(&Flow) -> u64| {
                flows.iter().map(|flow| rate(flow) * u64::from(flow.to - flow.from)).sum::<u64>() / 60_000
            };
            let totals = picture.totals(side);
            // Where nodes of both kinds answer, whole weight-seconds are dealt out: one a stretch may go to the other kind.
            let stretches = flows.len() as u64 + picture.columns.len() as u64;
            let slack = totals.made * 2 * stretches / u64::from(end) + stretches + 2;
            let near = |one: u64, other: u64| one.abs_diff(other) <= slack;
            prop_assert!(near(all(&Flow::made), totals.made), "{} {}", all(&Flow::made), totals.made);
            let served = all(&|flow| flow.rate(Fate::Served));
            prop_assert!(near(served, totals.of(Outcome::Served)), "{} {}", served, totals.of(Outcome::Served));
            let down = all(&|flow| flow.rate(Fate::Down));
            prop_assert!(near(down, totals.of(Outcome::Down)), "{} {}", down, totals.of(Outcome::Down));
            // Nobody is lost or unsure before anything new answers.
            for flow in &flows {
                if plan.in_force_at(SimTime::from_seconds(flow.from)) == InForce::Old {
                    prop_assert_eq!(flow.rate(Fate::Lost) + flow.rate(Fate::Unsure), 0);
                }
            }
        }
    }
}

#[test]
fn lanes_are_nodes_then_stripes_of_units_then_shares_of_regions() {
    let kinds = |tier, units, regions| {
        let instance = Instance::default().in_tier(tier).scaled(units, regions);
        let plan = Plan::new(instance, Default::default(), Default::default(), Seed(1));
        let end = plan.end().seconds();
        let load = Rehearsal::default().load();
        let drawing = Drawing::new(&plan, &Fleet::example(), &load, View::whole(end));
        let nodes = drawing.lanes[1..drawing.lanes.len() - 2].iter();
        nodes.map(|lane| (lane.of, lane.bars.len())).collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(Tier::Developer, 1, 1).iter().map(|lane| lane.0).collect::<Vec<_>>(),
        [LaneOf::Node(1, false), LaneOf::Node(1, true)]
    );
    // Old, being updated, new: three bars a unit.
    let premium = kinds(Tier::Premium, 3, 3);
    assert_eq!(premium.len(), 3);
    assert!(premium.iter().all(|(of, bars)| matches!(of, LaneOf::Units(_, 3)) && *bars == 9));
    let largest = kinds(Tier::Premium, 12, 10);
    assert_eq!(largest.len(), 10);
    assert!(largest.iter().all(|(of, _)| matches!(of, LaneOf::Share(_, 12))));
    assert!(kinds(Tier::Consumption, 0, 1).is_empty());
}

#[test]
fn a_large_region_among_small_ones_keeps_the_picture_low() {
    for regions in 1..=10 {
        for units in 1..=31 {
            let instance = Instance::default()
                .in_tier(Tier::Premium)
                .scaled(1, regions)
                .scaled_in(regions, units);
            let plan = Plan::new(instance, Default::default(), Default::default(), Seed(1));
            let view = View::whole(plan.end().seconds());
            let load = Rehearsal::default().load();
            let lanes = Drawing::new(&plan, &Fleet::example(), &load, view).lanes;
            let high: u32 = lanes.iter().map(|lane| lane.height() + 4).sum();
            assert!(high < 580, "{units} units in one of {regions} regions: {high}");
        }
    }
}

#[test]
fn what_fails_before_and_after_is_told_apart_from_what_the_rollout_takes() {
    let mut model = after([Intent::Toggle(Setting::Http2), Intent::Save(Seed(3))]);
    let looks = |model: &Model| model.drawing().expect("a rollout").looks().collect::<Vec<_>>();
    assert!(looks(&model).contains(&Look::Stays) && !looks(&model).contains(&Look::Lost));
    update(&mut model, Intent::SkipToEnd);
    let strict = tls_rehearsal::tls::preset::Preset::Strictest;
    let reached = strict.reach(model.instance(), model.channel(), model.target());
    update(&mut model, Intent::Adopt(reached.config));
    update(&mut model, Intent::Save(Seed(3)));
    assert!(looks(&model).contains(&Look::Lost));
}

#[test]
fn the_file_says_in_its_legend_all_that_is_drawn() {
    let model = after([
        Intent::ChooseTier(Tier::Premium),
        Intent::SetUnits(6),
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(5)),
    ]);
    let sheet = sheet(&model).expect("a rollout");
    let text = write(&sheet).text;
    for said in ["old settings", "new settings", "being updated", "served", "Calls in", "Region 1"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn a_rollout_is_shown_before_while_and_after_it_runs() {
    let mut model = Model::default();
    assert_eq!(model.stage(), Stage::Before);
    for (intent, stage) in [
        (Intent::Toggle(Setting::Http2), Stage::Before),
        (Intent::Save(Seed(1)), Stage::Running),
        (Intent::SkipToEnd, Stage::After),
        (Intent::Toggle(Setting::Http2), Stage::Before),
        (Intent::ShowRun(0), Stage::After),
        (Intent::Look(LookAct::Ahead(true)), Stage::Before),
        (Intent::Save(Seed(2)), Stage::Running),
        (Intent::SkipToEnd, Stage::After),
        // Another instance has had no rollout: the last one is looked back at.
        (Intent::ChooseTier(Tier::Premium), Stage::After),
        (Intent::Look(LookAct::Ahead(true)), Stage::Before),
    ] {
        update(&mut model, intent.clone());
        assert_eq!(model.stage(), stage, "{intent:?}");
    }
    assert!(model.subject().is_none(), "nothing is planned for it");
}

#[test]
fn what_is_over_begins_again_when_time_passes() {
    let mut model =
        after([Intent::Toggle(Setting::Http2), Intent::Save(Seed(1)), Intent::SkipToEnd]);
    update(&mut model, Intent::Resume);
    let run = model.shown().expect("a rollout");
    assert!(run.playing && run.now == SimTime::ZERO);
    assert!(model.is_updating());
    update(&mut model, Intent::Undo);
    assert!(!model.is_updating(), "and can be taken back");
}

#[test]
fn calls_that_fare_alike_before_and_after_are_counted_in_both() {
    let model = after([
        Intent::ChooseTier(Tier::Premium),
        Intent::SetUnits(3),
        Intent::Toggle(Setting::Http2),
        Intent::Save(Seed(5)),
    ]);
    let drawing = model.drawing().expect("a rollout");
    let served: Vec<u64> = drawing
        .lanes
        .iter()
        .flat_map(|lane| &lane.labels)
        .filter_map(|label| if let Says::Served(calls) = label.says { Some(calls) } else { None })
        .collect();
    assert!(served.len() >= 6 && served.iter().all(|calls| *calls > 500), "{served:?}");
}
