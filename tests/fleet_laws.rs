//! What holds of the fleet, the draft and the tables, whatever people do.

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
use std::cmp::Reverse;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use support::fleets::acts::{fleet_act, look_act};
use support::fleets::{fleet, seen};
use support::{config, instance, intent};
use tls_rehearsal::app::fleet::{FleetAct, FleetNotice};
use tls_rehearsal::app::listing::{Group, Item, Show, Sort, is_weak};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::fleet::{FleetError, RowFault, read, write};
use tls_rehearsal::domain::lockout::may_be_pending;
use tls_rehearsal::domain::{Setting, Side};
use tls_rehearsal::tls::fleet::{EXAMPLE, Fleet, OWN_MAX, REQUESTS_MAX};
use tls_rehearsal::tls::impact::{Change, Effect, Verdict, impact};
use tls_rehearsal::tls::own::{Form, Origin};
use tls_rehearsal::words;

fn act(model: &mut Model, act: FleetAct) -> FleetNotice {
    update(model, Intent::Fleet(act));
    match model.notice().1 {
        Some(Notice::Fleet(notice)) => notice.clone(),
        other => panic!("{other:?}"),
    }
}

fn is_refusal(notice: &FleetNotice) -> bool {
    match notice {
        FleetNotice::NotAdded(_)
        | FleetNotice::Full(_)
        | FleetNotice::NotImported(_)
        | FleetNotice::NotANumber
        | FleetNotice::NotRenamed
        | FleetNotice::TooLarge
        | FleetNotice::Gone => true,
        FleetNotice::Requests(..)
        | FleetNotice::Removed(_)
        | FleetNotice::Kept(..)
        | FleetNotice::Added(..)
        | FleetNotice::Renamed(_)
        | FleetNotice::Imported(..)
        | FleetNotice::Asked(..)
        | FleetNotice::Example
        | FleetNotice::Emptied => false,
    }
}

/// Positions of the members that a table shows.
fn listed(model: &Model, side: Side) -> Vec<usize> {
    let position = |item: &Item| match item {
        Item::Member(at) => Some(*at),
        Item::Head(_) => None,
    };
    model.look().items[side as usize].iter().filter_map(position).collect()
}

/// Does the question that is asked of the tables want this member?
fn is_wanted(model: &Model, at: usize, effect: Effect) -> bool {
    let listing = &model.look().listing;
    let facts = model.fleet().members[at].profile.facts();
    let side = model.fleet().members[at].profile.side();
    let by_effect = match listing.show[side as usize] {
        Show::All => true,
        Show::Lost => !effect.before.fails() && effect.after.fails(),
        Show::Failing => effect.after == Verdict::Fails,
        Show::Changed => effect.before != effect.after,
        Show::Weak => is_weak(effect.after),
        Show::Unknown => effect.after == Verdict::Unknown,
        Show::PostQuantum => model.fleet().members[at].profile.post_quantum() == Some(true),
    };
    let text = format!("{} {} {}", facts.name, facts.family, facts.note).to_lowercase();
    by_effect
        && listing.current.is_none_or(|current| current == facts.current)
        && listing.query.split_whitespace().all(|word| text.contains(&word.to_lowercase()))
}

/// The rows of a table as they were asked for: `wanted` in its order, each group under its head.
fn rows(model: &Model, mut wanted: Vec<usize>, effects: &[Effect]) -> Vec<Item> {
    let listing = &model.look().listing;
    let facts = |at: usize| model.fleet().members[at].profile.facts();
    let group = |at: usize| match (listing.group, facts(at).current) {
        (Group::None, _) => "",
        (Group::Family, _) => facts(at).family,
        (Group::Status, true) => "Current",
        (Group::Status, false) => "Legacy",
    };
    wanted.sort_by_key(|at| {
        let effect = effects[*at];
        let lost =
            !effect.before.fails() && effect.after.fails() && effect.before != Verdict::Unknown;
        let gained = effect.before.fails() && matches!(effect.after, Verdict::Connects(..));
        let first = match listing.sort {
            Sort::Lost => [lost, gained, effect.after.fails()],
            Sort::Requests | Sort::Name => [false; 3],
        };
        let requests = match listing.sort {
            Sort::Lost | Sort::Requests => effect.requests,
            Sort::Name => 0,
        };
        (group(*at), Reverse((first, requests)), facts(*at).name.clone())
    });
    let mut rows = Vec::new();
    for at in wanted {
        let head = Item::Head(group(at));
        if head != Item::Head("") && !rows.contains(&head) {
            rows.push(head);
        }
        rows.push(Item::Member(at));
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// An act on the fleet changes nothing else, and one press takes it back.
    #[test]
    fn undo_restores_the_fleet_after_any_act_on_it(intents in vec(intent(), 0..12), last in fleet_act()) {
        let mut model = after(intents);
        let rest = |model: &Model| (model.snapshot(), model.runs().to_vec(), model.shown_index());
        let before = model.clone();
        update(&mut model, Intent::Fleet(last.clone()));
        prop_assert_eq!(rest(&model), rest(&before));
        let changed = model.fleet().clone();
        if changed != *before.fleet() {
            update(&mut model, Intent::Undo);
            prop_assert_eq!(model.fleet(), before.fleet(), "{:?}", last);
            prop_assert_eq!(rest(&model), rest(&before));
            update(&mut model, Intent::Redo);
            prop_assert_eq!(model.fleet(), &changed);
        } else {
            prop_assert_eq!(model.can_redo(), before.can_redo(), "nothing to take back: {:?}", last);
        }
    }

    /// What is refused is said and leaves everything as it was: fleet, draft, tables and what can be taken back.
    #[test]
    fn a_refused_act_on_the_fleet_changes_nothing(intents in vec(intent(), 0..12), acts in vec(fleet_act(), 1..8)) {
        let mut model = after(intents);
        for each in acts {
            let before = model.clone();
            let notice = act(&mut model, each.clone());
            prop_assert!(!words::fleet::notice(&notice).is_empty());
            if is_refusal(&notice) {
                prop_assert!(Arc::ptr_eq(model.fleet(), before.fleet()), "{:?}", each);
                prop_assert_eq!(model.snapshot(), before.snapshot());
                prop_assert_eq!(model.look(), before.look());
                prop_assert_eq!(model.can_undo(), before.can_undo());
                prop_assert_eq!(model.can_redo(), before.can_redo());
            }
        }
    }

    /// However the fleet came about: callers stand before backends, names are told apart, and it can be kept as a file.
    #[test]
    fn every_fleet_that_people_make_can_be_written_and_read(acts in vec(fleet_act(), 0..25)) {
        let model = after(acts.into_iter().map(Intent::Fleet));
        let fleet = model.fleet();
        let sides: Vec<_> = fleet.members.iter().map(|member| member.profile.side()).collect();
        prop_assert!(sides.is_sorted_by_key(|side| *side as usize));
        for (at, member) in fleet.members.iter().enumerate() {
            let facts = member.profile.facts();
            prop_assert_eq!(fleet.position(member.profile.side(), &facts.id), Some(at), "one id, one member");
            prop_assert!(member.requests <= REQUESTS_MAX);
        }
        let read = read(&write(fleet));
        prop_assert!(read.is_ok(), "{:?}", read.err());
        let read = read.unwrap().fleet;
        prop_assert_eq!((&read.name, seen(&read)), (&fleet.name, seen(fleet)));
    }

    /// The tables name members that there are, on their side, each once; a head stands above somebody.
    #[test]
    fn tables_name_only_members_of_their_side(intents in vec(intent(), 0..40)) {
        let mut model = Model::default();
        for intent in intents {
            update(&mut model, intent.clone());
            for side in Side::ALL {
                let mut shown = listed(&model, side);
                for at in &shown {
                    let member = model.fleet().members.get(*at);
                    prop_assert_eq!(member.map(|member| member.profile.side()), Some(side), "{:?}", intent);
                }
                shown.sort_unstable();
                prop_assert!(shown.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", intent);
                let items = &model.look().items[side as usize];
                for (at, item) in items.iter().enumerate() {
                    let alone = matches!(item, Item::Head(_)) && !matches!(items.get(at + 1), Some(Item::Member(_)));
                    prop_assert!(!alone, "{:?}", intent);
                }
            }
        }
    }

    /// Whoever asks for the tables again has them as things stand: all that are wanted, none besides, in order.
    #[test]
    fn tables_show_what_was_asked_for_and_are_not_stale_right_after(intents in vec(intent(), 0..20), looks in vec(look_act(), 0..6)) {
        let mut model = after(intents);
        for look in looks {
            update(&mut model, Intent::Look(look));
        }
        let (stale, before) = (model.is_stale(), Side::ALL.map(|side| listed(&model, side)));
        update(&mut model, Intent::Look(LookAct::Again));
        // Stale is said exactly where asking again shows others, or in another order.
        prop_assert_eq!(stale, before != Side::ALL.map(|side| listed(&model, side)));
        prop_assert!(!model.is_stale());
        let effects = model.impact().effects;
        for side in Side::ALL {
            let wanted: Vec<_> = (0..effects.len())
                .filter(|at| model.fleet().members[*at].profile.side() == side && is_wanted(&model, *at, effects[*at]))
                .collect();
            let items = &model.look().items[side as usize];
            prop_assert_eq!(items, &rows(&model, wanted, &effects), "{:?}", model.look().listing);
        }
        let items = model.look().items.clone();
        update(&mut model, Intent::Look(LookAct::Again));
        prop_assert_eq!(&model.look().items, &items);
    }

    /// Looking changes nothing that is kept.
    #[test]
    fn looking_is_not_an_act_to_be_taken_back(intents in vec(intent(), 0..15), look in look_act()) {
        let mut model = after(intents);
        let before = model.clone();
        update(&mut model, Intent::Look(look));
        prop_assert_eq!(model.snapshot(), before.snapshot());
        prop_assert!(Arc::ptr_eq(model.fleet(), before.fleet()));
        prop_assert_eq!((model.can_undo(), model.can_redo(), model.notice().0), (before.can_undo(), before.can_redo(), before.notice().0));
    }

    /// An adopted draft is taken where it may be, and nowhere else; what was left is counted.
    #[test]
    fn what_is_adopted_may_be_pending(intents in vec(intent(), 0..15), wanted in config()) {
        let mut model = after(intents);
        let before = model.draft();
        update(&mut model, Intent::Adopt(wanted));
        let (target, draft) = (model.target(), model.draft());
        let mut left = 0;
        for setting in Setting::ALL {
            let may = may_be_pending(model.instance(), model.channel(), setting);
            prop_assert_eq!(draft.is_on(setting), if may { wanted } else { target }.is_on(setting), "{:?}", setting);
            left += usize::from(!may && wanted.is_on(setting) != target.is_on(setting));
        }
        let turned = before.differing(draft).count();
        prop_assert_eq!(model.notice().1, Some(&Notice::Adopted { turned, left }));
        if turned > 0 {
            update(&mut model, Intent::Undo);
            prop_assert_eq!(model.draft(), before);
        }
    }

    /// Everybody is counted once: lost, gained, failing, unknown, or none of these.
    #[test]
    fn totals_add_up(instance in instance(), fleet in fleet(), live in config(), draft in config()) {
        let impact = impact(instance, &fleet, live, draft);
        for side in Side::ALL {
            let totals = impact.totals(&fleet, side);
            let (mut rest, mut requests, mut lost) = (0, 0, 0);
            for (member, effect) in fleet.members.iter().zip(&impact.effects) {
                if member.profile.side() != side {
                    continue;
                }
                prop_assert_eq!(effect.requests, member.requests);
                requests += u64::from(member.requests);
                let (before, after) = (effect.before, effect.after);
                if before.fails() != after.fails() {
                    let now = if after.fails() { Change::Lost } else { Change::Gained };
                    prop_assert_eq!(effect.change(), now);
                    lost += if after.fails() { u64::from(member.requests) } else { 0 };
                } else if !after.fails() && ![before, after].contains(&Verdict::Unknown) {
                    rest += 1;
                    let moved = before != after;
                    prop_assert_eq!(effect.change() == Change::Moved, moved);
                }
            }
            let sum = totals.lost + totals.gained + totals.failing + totals.unknown + rest;
            prop_assert_eq!((sum, totals.members), (totals.members, fleet.on(side).count()));
            prop_assert_eq!((totals.requests, totals.lost_requests), (requests, lost));
        }
        // Those who are lost are named, most requests first.
        let lost = impact.lost();
        prop_assert!(lost.iter().all(|at| impact.effects[*at].change() == Change::Lost));
        prop_assert!(lost.is_sorted_by_key(|at| Reverse(impact.effects[*at].requests)));
        let all = Side::ALL.map(|side| impact.totals(&fleet, side).lost);
        prop_assert_eq!(lost.len(), all.iter().sum::<usize>());
    }
}

#[test]
fn every_refusal_of_an_act_on_the_fleet_is_provoked_and_says_why() {
    let mut model = Model::default();
    let own = |name: &str, text: &str| {
        FleetAct::add_own(name, Origin { form: Form::OpenSsl, text: text.to_owned() })
    };
    let add = |id: &str| FleetAct::Add(Side::Client, id.to_owned());
    let twice = |name: &str| FleetNotice::NotAdded(RowFault::Twice(name.to_owned()));
    assert_eq!(act(&mut model, add("win-2016")), twice("win-2016"));
    let unknown = RowFault::UnknownProfile("iis-2022".to_owned());
    assert_eq!(
        act(&mut model, add("iis-2022")),
        FleetNotice::NotAdded(unknown),
        "the other side's"
    );
    assert_eq!(act(&mut model, own("\u{7} ", "ALL")), FleetNotice::NotAdded(RowFault::Name));
    let name = model.fleet().members[0].profile.facts().name.to_string();
    assert_eq!(act(&mut model, own(&name, "ALL")), twice(&name));
    assert!(matches!(act(&mut model, own("a", "")), FleetNotice::NotAdded(RowFault::Own(_))));
    assert!(matches!(
        act(&mut model, FleetAct::import("{")),
        FleetNotice::NotImported(FleetError::NotJson(_))
    ));
    assert_eq!(
        act(&mut model, FleetAct::Import(Box::new(Err(FleetError::TooLong)))),
        FleetNotice::NotImported(FleetError::TooLong)
    );
    assert!(*model.fleet() == Fleet::example() && !model.can_undo());
    for number in 0..OWN_MAX {
        let added = act(&mut model, own(&format!("client {number}"), "ALL"));
        assert!(matches!(added, FleetNotice::Added(..)), "{added:?}");
    }
    assert_eq!(act(&mut model, own("one more", "ALL")), FleetNotice::Full(OWN_MAX));
}

#[test]
fn a_number_of_requests_is_taken_to_its_limit() {
    let mut model = Model::default();
    let notice = act(&mut model, FleetAct::SetRequests(0, u32::MAX));
    assert!(matches!(notice, FleetNotice::Requests(_, REQUESTS_MAX)));
    assert_eq!(model.fleet().members[0].requests, REQUESTS_MAX);
}

#[test]
fn an_emptied_example_is_an_example_no_longer_and_comes_back() {
    let mut model = Model::default();
    act(&mut model, FleetAct::Empty);
    assert!(model.fleet().members.is_empty() && model.fleet().name != EXAMPLE);
    let name = |name: &str| FleetAct::Rename(name.to_owned());
    act(&mut model, name(" \u{7} "));
    assert_eq!(model.fleet().name, "My fleet", "no name is no other name");
    act(&mut model, name(&format!("{} rest", "é".repeat(79))));
    assert_eq!(model.fleet().name, "é".repeat(79), "cut, and no space at the cut");
    act(&mut model, FleetAct::Empty);
    assert_eq!(model.fleet().name, "é".repeat(79));
    act(&mut model, FleetAct::Example);
    assert_eq!(**model.fleet(), *Fleet::example());
}
