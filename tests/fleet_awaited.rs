//! The fleet of the last visit, which is read after the page has opened.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use support::fleets::fleet;
use support::intent;
use tls_rehearsal::app::fleet::FleetNotice;
use tls_rehearsal::app::listing::Item;
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::fleet::{FleetError, read, write};
use tls_rehearsal::domain::Side;
use tls_rehearsal::tls::fleet::Fleet;

/// A page whose last visit had this fleet, which nobody has read yet.
fn awaiting(text: &str) -> Model {
    let model = Model::restored(None, Some(text.to_owned()));
    assert_eq!(model.awaited_fleet(), Some(text));
    assert_eq!(**model.fleet(), *Fleet::example(), "the example stands for it");
    model
}

fn arrives(model: &mut Model) {
    let text = model.awaited_fleet().expect("a fleet that is awaited").to_owned();
    update(model, Intent::RestoreFleet(Box::new(read(&text))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// A fleet that is read late is there as if it had been from the start, whatever was done before: now, and after every step
    /// back and forward.
    #[test]
    fn the_fleet_of_the_last_visit_may_come_late(kept in fleet(), intents in vec(intent(), 0..20), undone in 0..4_usize) {
        let touches = |intent: &Intent| matches!(intent, Intent::Fleet(_) | Intent::RestoreFleet(_) | Intent::StartOver | Intent::Look(_));
        let intents: Vec<_> = intents.into_iter().filter(|intent| !touches(intent)).collect();
        let text = write(&kept);
        let mut early = awaiting(&text);
        arrives(&mut early);
        let mut late = awaiting(&text);
        for intent in intents.into_iter().chain(vec![Intent::Undo; undone]) {
            update(&mut early, intent.clone());
            update(&mut late, intent);
        }
        let said = late.notice().0;
        arrives(&mut late);
        prop_assert_eq!(late.notice().0, said, "nothing is said");
        prop_assert!(**late.fleet() == kept);
        for _ in 0..25 {
            prop_assert!(late.fleet() == early.fleet() && late.snapshot() == early.snapshot());
            for side in Side::ALL {
                let listed = late.look().items[side as usize].iter();
                let members = listed.filter(|item| matches!(item, Item::Member(_))).count();
                prop_assert_eq!(members, late.fleet().on(side).count());
            }
            prop_assert_eq!((late.can_undo(), late.can_redo()), (early.can_undo(), early.can_redo()));
            for model in [&mut early, &mut late] {
                update(model, Intent::Undo);
            }
        }
        prop_assert_eq!(late.awaited_fleet(), None);
    }
}

#[test]
fn who_starts_over_before_the_fleet_has_come_gets_it_back_by_undo() {
    let mut kept = (*Fleet::example()).clone();
    kept.members.truncate(3);
    let mut model = awaiting(&write(&kept));
    update(&mut model, Intent::StartOver);
    arrives(&mut model);
    assert_eq!(**model.fleet(), *Fleet::example(), "started over is started over");
    update(&mut model, Intent::Undo);
    assert_eq!(**model.fleet(), kept);
}

#[test]
fn a_fleet_of_the_last_visit_that_cannot_be_read_is_said_to_be_none() {
    let mut model = awaiting("[");
    let before = model.clone();
    arrives(&mut model);
    let Some(Notice::Fleet(FleetNotice::NotImported(error))) = model.notice().1 else { panic!() };
    assert!(matches!(error, FleetError::Shape(_) | FleetError::NotJson(_)));
    assert_eq!((model.fleet(), model.can_undo()), (before.fleet(), false));
    // Nobody waits for it any more.
    update(
        &mut model,
        Intent::RestoreFleet(Box::new(Ok(read(&write(&Fleet::example())).unwrap()))),
    );
    assert_eq!(model.fleet(), before.fleet());
}
