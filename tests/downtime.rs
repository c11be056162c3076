//! How long Developer is down, by what is assumed: whatever is made of it follows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{Instance, Setting, Tier};
use tls_rehearsal::rollout::assumed::Downtime;
use tls_rehearsal::rollout::course::{Course, Question};
use tls_rehearsal::rollout::forecast::forecast;
use tls_rehearsal::rollout::plan::{InForce, PhaseKind};
use tls_rehearsal::rollout::rehearsal::{Field, Rehearsal};
use tls_rehearsal::rollout::survey::Survey;
use tls_rehearsal::rollout::{Assumed, Plan, Seed, SimTime};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::words;

const fn assuming(downtime: Downtime) -> Assumed {
    Assumed { downtime, ..Assumed::DEFAULT }
}

fn survey(instance: Instance, downtime: Downtime) -> Survey {
    let before = initial_config(instance);
    let course = Course::single(instance, before, before.with(Setting::Http2, true));
    let load = Rehearsal::default().load();
    Survey::ask(Question::new(course, assuming(downtime), load, &Fleet::example()))
}

#[test]
fn a_save_that_is_down_throughout_has_two_phases_and_ends_with_the_new_settings() {
    let instance = Instance::default();
    let before = initial_config(instance);
    let after = before.with(Setting::Http2, true);
    let plan = Plan::assuming(assuming(Downtime::Whole), instance, before, after, Seed(3));
    let kinds: Vec<_> = plan.phases().iter().map(|phase| phase.kind).collect();
    assert_eq!(kinds, [PhaseKind::Accepted, PhaseKind::Replacing]);
    let last = SimTime::from_seconds(plan.end().seconds() - 1);
    for (at, force) in
        [(SimTime::ZERO, InForce::Nothing), (last, InForce::Nothing), (plan.end(), InForce::New)]
    {
        assert_eq!(plan.in_force_at(at), force, "{at:?}");
    }
    let nodes = plan.nodes_at(plan.end()).unwrap();
    assert_eq!((nodes.old, nodes.updating, nodes.new), (0, 0, 2));
}

#[test]
fn a_developer_instance_that_is_down_throughout_is_down_as_long_as_every_save_takes() {
    let [middle, whole] = Downtime::ALL.map(|downtime| survey(Instance::default(), downtime));
    for percent in [0, 5, 50, 95, 100] {
        assert_eq!(middle.end(percent), whole.end(percent));
        assert_eq!(whole.down(percent), whole.end(percent));
        assert!(middle.down(percent) < whole.down(percent), "{percent}");
        assert!(middle.lost(percent) < whole.lost(percent), "{percent}: more calls are lost");
    }
    // Another tier knows nothing of it.
    let basic = Instance::default().in_tier(Tier::Basic);
    let [one, other] = Downtime::ALL.map(|downtime| survey(basic, downtime));
    assert_eq!((one.down(100), one.lost(100)), (0, other.lost(100)));
    assert_eq!((one.end(95), other.down(100)), (other.end(95), 0));
}

#[test]
fn where_nobody_is_down_there_is_nothing_to_choose() {
    for tier in Tier::ALL {
        let instance = Instance::default().in_tier(tier);
        let [middle, whole] =
            Downtime::ALL.map(|downtime| forecast(instance, assuming(downtime)).downtime_minutes);
        assert_eq!(Downtime::matters(instance), middle != whole, "{tier:?}");
        assert_eq!(Downtime::matters(instance), tier == Tier::Developer, "{tier:?}");
    }
}

#[test]
fn what_is_planned_follows_the_downtime_that_is_assumed() {
    let mut model = Model::default();
    update(&mut model, Intent::Toggle(Setting::Http2));
    let [middle, whole] = [0, 1].map(|downtime| {
        update(&mut model, Intent::Rehearse(RehearseAct::Set(Field::Downtime, downtime)));
        let answered = model.questions().into_iter().map(Survey::ask).collect::<Vec<_>>();
        let chosen = Field::Downtime.of(&model.rehearsal());
        let said = words::rehearse::value(Field::Downtime, chosen);
        (answered, said, words::rollout::assumptions(model.instance(), model.rehearsal().assumed))
    });
    // One save, there and back, and strategies: the first is down for as long, scaling first included.
    for (middle, whole) in middle.0.iter().zip(&whole.0) {
        assert!(middle.down(50) < whole.down(50));
    }
    assert_eq!((&*middle.1, &*whole.1), ("The middle of the save", "The whole of the save"));
    let about = words::planned::about_downtime();
    for said in ["inferred, November 2026", "reported, 29 August 2023"] {
        assert!(about.contains(said), "{said}: {about}");
    }
    assert!(middle.2.iter().any(|line| line.contains("the middle part is inferred")));
    assert!(whole.2.iter().any(|line| line.contains("azure-docs issue 114078")));
    assert!(!whole.2.iter().any(|line| line.contains("prepares it")), "{:?}", whole.2);
}
