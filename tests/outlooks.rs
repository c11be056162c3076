//! What the Impact tab asks of the model: it is what each profile's own handshake says, whatever people do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/acts.rs"]
mod acts;
#[allow(dead_code, unused_imports, reason = "other tests use the rest")]
mod support;

use acts::after;
use proptest::collection::vec;
use proptest::prelude::*;
use support::intent;
use tls_rehearsal::app::listing::{Item, Show};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::outlook::{counts, lost, turned};
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::domain::posture::{broken, cost};
use tls_rehearsal::domain::{Config, Side};
use tls_rehearsal::tls::impact::{Change, Judge, Verdict};
use tls_rehearsal::tls::preset::Preset;
use tls_rehearsal::words::impact_tab::{losses, who};

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// A reason stands where somebody fails, and what would help connects them.
    #[test]
    fn every_outlook_is_that_of_its_handshake(intents in vec(intent(), 0..20)) {
        let model = after(intents);
        let outlooks = model.outlooks();
        prop_assert_eq!(outlooks.len(), model.fleet().members.len());
        for (member, outlook) in model.fleet().members.iter().zip(&outlooks) {
            let effect = outlook.effect;
            prop_assert_eq!(&outlook.profile, &member.profile);
            prop_assert_eq!(effect.after, model.after().verdict(&member.profile));
            prop_assert_eq!(effect.before, model.before().verdict(&member.profile));
            let explained = effect.after.fails() || effect.change() == Change::Gained;
            prop_assert_eq!(outlook.fell.is_some(), explained);
            let turns = outlook.remedy.as_deref().unwrap_or_default();
            prop_assert!(turns.is_empty() || outlook.needs_help());
            if !turns.is_empty() {
                let saved = Judge::new(model.instance(), turned(model.draft(), turns));
                prop_assert!(matches!(saved.verdict(&member.profile), Verdict::Connects(..)));
                for turn in turns {
                    prop_assert_ne!(model.draft().is_on(turn.setting), turn.on);
                    prop_assert_eq!(turn.as_live, model.live().is_on(turn.setting) == turn.on);
                }
            }
        }
    }

    /// What a choice says that it shows is what it shows.
    #[test]
    fn counts_are_those_of_the_rows(intents in vec(intent(), 0..12)) {
        let mut model = after(intents);
        update(&mut model, Intent::Look(LookAct::Query(String::new())));
        update(&mut model, Intent::Look(LookAct::Status(0)));
        let outlooks = model.outlooks();
        for (at, show) in Show::ALL.into_iter().enumerate() {
            for side in Side::ALL {
                update(&mut model, Intent::Look(LookAct::ShowOn(side, at)));
                prop_assert_eq!(model.look().listing.show[side as usize], show);
                let items = &model.look().items[side as usize];
                let shown = items.iter().filter(|item| matches!(item, Item::Member(_))).count();
                prop_assert_eq!(counts(&outlooks, side)[at], shown, "{:?} {:?}", show, side);
            }
        }
    }

    /// Rules that are told together cost together what they cost apart.
    #[test]
    fn deductions_in_groups_are_all_of_them(bits in any::<u32>()) {
        let config = Config::from_bits(bits);
        let groups = broken(config);
        let sum: u32 = groups.iter().map(|group| group.points * group.settings.len() as u32).sum();
        prop_assert_eq!(sum, cost(config));
        prop_assert!(groups.iter().all(|group| !group.settings.is_empty()));
    }
}

#[test]
fn who_stops_connecting_stands_by_traffic_and_the_change_that_saves_keeps_what_is_live() {
    let mut model = Model::default();
    let strictest = Preset::Strictest.reach(model.instance(), model.channel(), model.live());
    update(&mut model, Intent::Adopt(strictest.config));
    let outlooks = model.outlooks();
    let lost = lost(&outlooks);
    let requests: Vec<_> = lost.iter().map(|at| outlooks[*at].effect.requests).collect();
    assert!(lost.len() > 4 && requests.is_sorted_by(|one, other| one >= other), "{requests:?}");
    assert_eq!(lost.len(), model.totals().map(|totals| totals.lost).into_iter().sum::<usize>());
    let saved = outlooks[lost[0]].remedy.as_deref().expect("a way back");
    assert!(saved.iter().all(|turn| turn.as_live), "{saved:?}");
}

#[test]
fn the_member_that_is_open_is_told_as_its_row_is() {
    let mut model = Model::default();
    let strictest = Preset::Strictest.reach(model.instance(), model.channel(), model.live());
    update(&mut model, Intent::Adopt(strictest.config));
    assert_eq!((model.opened(), model.story()), (None, None));
    let outlooks = model.outlooks();
    for at in lost(&outlooks) {
        update(&mut model, Intent::Look(LookAct::Open(Some(at))));
        let opened = model.opened().expect("somebody");
        assert_eq!((opened.at, &opened.outlook), (at, &outlooks[at]));
        let (now, saved) = opened.scores.expect("a way back");
        assert!(saved <= now, "what saves costs posture");
        let story = model.story().expect("a handshake");
        assert_eq!((story.verdict, story.fell), (Verdict::Fails, outlooks[at].fell));
        update(&mut model, Intent::Look(LookAct::Before(true)));
        let story = model.story().expect("a handshake");
        assert_eq!((story.before, story.fell), (true, None));
    }
}

#[test]
fn hardening_does_not_depend_on_the_draft_and_its_presets_say_what_they_come_to() {
    let mut model = Model::default();
    let before = model.hardening();
    assert!(before.points.len() > 2 && before.presets.len() == Preset::ALL.len() + 1);
    for recommended in &before.presets {
        update(&mut model, Intent::Adopt(recommended.point().config));
        assert_eq!(model.hardening(), before);
        assert_eq!(model.draft_point(), *recommended.point());
    }
    assert_eq!(before.for_nothing().map(|point| point.lost), Some(0));
}

#[test]
fn profiles_that_are_in_the_fleet_are_not_found_to_be_added() {
    let mut model = Model::default();
    let others = model.found();
    update(&mut model, Intent::Look(LookAct::Wanted("postman".to_owned())));
    assert!(model.found().shown.is_empty());
    update(&mut model, Intent::Fleet(tls_rehearsal::app::fleet::FleetAct::Empty));
    assert_eq!((model.found().shown.len(), model.found().more), (1, 0));
    assert!(model.roster().members == [0, 0]);
    update(&mut model, Intent::Look(LookAct::Wanted(String::new())));
    assert_eq!(model.found().shown.len(), 8);
    assert!(model.found().more > others.more);
}

#[test]
fn a_row_says_what_changes_why_and_what_helps() {
    let mut model = Model::default();
    let of = |model: &Model, id: &str| {
        let at = model.fleet().position(Side::Client, id).expect(id);
        model.outlooks()[at].clone()
    };
    let before = of(&model, "java-7-tls12");
    assert!(who::reason(&before).starts_with("No change."), "{}", who::reason(&before));
    let strictest = Preset::Strictest.reach(model.instance(), model.channel(), model.live());
    update(&mut model, Intent::Adopt(strictest.config));
    let after = of(&model, "java-7-tls12");
    let reason = who::reason(&after);
    for part in ["Stops connecting. Cipher suite: no suite in common in TLS 1.2", "alert 40"] {
        assert!(reason.contains(part), "{part} in {reason}");
    }
    let remedy = who::remedy(after.remedy.as_deref());
    assert!(remedy.starts_with("Smallest change that saves it: turn on TLS_"), "{remedy}");
    assert!(losses::save(after.remedy.as_deref().unwrap_or_default()).starts_with("Keep TLS_"));
    let unknown = of(&model, "azure-frontdoor-origin");
    assert_eq!(unknown.effect.after, Verdict::Unknown);
    assert!(!who::reason(&unknown).contains("Fails"));
}
