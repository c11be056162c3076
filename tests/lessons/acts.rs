//! Acts as text, and played again.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use tls_rehearsal::app::look::Decision;
use tls_rehearsal::app::world::Fact;
use tls_rehearsal::app::{Intent, update};
use tls_rehearsal::domain::{Gateway, Setting, Side};
use tls_rehearsal::lesson::act::{Act, Draft, Pane};
use tls_rehearsal::lesson::act_read::FORMS;
use tls_rehearsal::lesson::names::Named;
use tls_rehearsal::lesson::play::play;
use tls_rehearsal::lesson::settings::{Group, Which};
use tls_rehearsal::lesson::{Lesson, Run};
use tls_rehearsal::rollout::course::Kind;
use tls_rehearsal::tls::catalogue::catalogue;
use tls_rehearsal::tls::own::Form;

use crate::{lesson, support};

fn named<T: Named + std::fmt::Debug + Send + Sync>() -> impl Strategy<Value = T> {
    select(T::all())
}

fn setting() -> impl Strategy<Value = Setting> {
    named::<Setting>()
}

fn which() -> impl Strategy<Value = Which> {
    prop_oneof![setting().prop_map(Which::One), named::<Group>().prop_map(Which::Group)]
}

fn member() -> impl Strategy<Value = String> {
    let ids: Vec<_> =
        catalogue().iter().map(|entry| entry.profile.facts().id.to_string()).collect();
    prop_oneof![4 => select(ids), 1 => "own-[1-9]", 1 => "backend[.]node-6"]
}

/// Text as people have it, with all that could end a line or a word.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,40}", "[ \\n\\r\\t\"\\\\{}a-z]{0,12}"]
}

fn draft() -> impl Strategy<Value = Draft> {
    prop_oneof![
        named().prop_map(Draft::Preset),
        any::<u32>().prop_map(Draft::Frontier),
        any::<u32>().prop_map(Draft::Kept),
        vec((setting(), any::<bool>()), 0..6).prop_map(Draft::Changes),
    ]
}

fn of_the_draft() -> impl Strategy<Value = Act> {
    prop_oneof![
        setting().prop_map(Act::Toggle),
        (which(), any::<bool>()).prop_map(|(which, on)| Act::Turn(which, on)),
        named().prop_map(Act::TurnOff),
        (named::<Side>(), named::<Pane>()).prop_map(|(side, pane)| Act::Pane(side, pane)),
        draft().prop_map(Act::Adopt),
        select(vec![
            Act::Take,
            Act::TakeInstance,
            Act::Discard,
            Act::Save,
            Act::Back,
            Act::End,
            Act::Pause,
            Act::Resume,
            Act::ResetRehearsal,
            Act::Close,
            Act::Example,
            Act::Empty,
            Act::GiveUp,
            Act::Undo,
            Act::Redo,
            Act::Reset,
            Act::Hint,
            Act::Check,
            Act::Solution,
        ]),
    ]
}

fn of_the_rollout() -> impl Strategy<Value = Act> {
    prop_oneof![
        named().prop_map(Act::Watch),
        any::<u32>().prop_map(Act::Seek),
        any::<u32>().prop_map(Act::Clock),
        named().prop_map(Act::Speed),
        any::<usize>().prop_map(Act::Show),
        (named(), any::<u32>()).prop_map(|(field, value)| Act::Set(field, value)),
        named().prop_map(Act::Try),
        any_text().prop_map(Act::Hours),
        (0..4_usize, named::<Kind>()).prop_map(|(at, kind)| Act::Strategy(at, kind)),
        (0..4_usize, 0..4_usize, any::<u32>()).prop_map(|(at, step, min)| Act::Wait(at, step, min)),
        (0..4_usize, setting(), 0..4_usize).prop_map(|(at, one, save)| Act::Move(at, one, save)),
    ]
}

fn of_the_fleet() -> impl Strategy<Value = Act> {
    prop_oneof![
        member().prop_map(Act::Open),
        member().prop_map(Act::Ask),
        (any_text(), named::<Form>(), any_text()).prop_map(|(name, form, text)| Act::Own {
            name,
            form,
            text
        }),
        (member(), any::<u32>()).prop_map(|(id, requests)| Act::Requests(id, requests)),
        (member(), any::<bool>()).prop_map(|(id, keep)| Act::Keep(id, keep)),
        member().prop_map(Act::Remove),
        (named::<Side>(), "[a-z0-9][a-z0-9-]{0,20}").prop_map(|(side, id)| Act::Add(side, id)),
        any_text().prop_map(Act::Rename),
        any_text().prop_map(Act::Fleet),
        "[a-z0-9][a-z0-9-]{0,20}".prop_map(Act::Import),
        (option::of(setting()), named::<Decision>()).prop_map(|(one, to)| Act::Decide(one, to)),
    ]
}

fn of_the_instance() -> impl Strategy<Value = Act> {
    prop_oneof![
        named().prop_map(Act::Format),
        named().prop_map(Act::Copy),
        named().prop_map(Act::Tab),
        setting().prop_map(Act::Why),
        named().prop_map(Act::Tier),
        named().prop_map(Act::Gateway),
        select(Gateway::ALL.to_vec()).prop_map(Act::Switch),
        named().prop_map(Act::Edition),
        named().prop_map(Act::Certificate),
        named().prop_map(Act::Channel),
        named().prop_map(Act::Created),
        named().prop_map(Act::Origin),
        any::<bool>().prop_map(Act::Renegotiation),
        any::<u8>().prop_map(Act::Units),
        any::<u8>().prop_map(Act::Regions),
        (any::<u8>(), any::<u8>()).prop_map(|(region, units)| Act::UnitsIn(region, units)),
        ("[a-z][a-z0-9-]{0,8}", option::of("[a-z0-9.,_A-Z-]{1,20}"))
            .prop_map(|(question, answer)| Act::Answer(question, answer)),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![of_the_draft(), of_the_rollout(), of_the_fleet(), of_the_instance()]
}

proptest! {
    #[test]
    fn every_act_is_read_from_its_text(act in act()) {
        let text = act.to_string();
        prop_assert!(!text.contains('\n') && !text.contains('\r'), "{text:?}");
        prop_assert_eq!(text.parse::<Act>().ok(), Some(act), "{}", text);
    }

    #[test]
    fn any_text_is_an_act_or_not(text in any_text(), verb in select(FORMS.to_vec())) {
        let _ = text.parse::<Act>();
        let _ = format!("{} {text}", verb.0).parse::<Act>();
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_recorded_plays_to_the_same_page_and_the_same_progress(
        intents in vec(support::intent(), 0..40)
    ) {
        let lesson = open_world();
        let (mut run, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 3).unwrap();
        for intent in intents {
            update(&mut model, intent.clone());
            run.after(&intent, &model);
        }
        let (again, page) = play(&lesson, 0, &Vec::new(), 3, &run.acts(), None).unwrap();
        prop_assert_eq!(model.state(), page.state(), "{:?}", run.acts());
        let (one, other) = (run.record(), again.record());
        prop_assert_eq!(&one.goals, &other.goals);
        prop_assert_eq!(&one.seen, &other.seen);
        prop_assert_eq!((one.counted, one.undone), (other.counted, other.undone));
    }
}

/// A lesson that fixes nothing but the state and its own texts.
fn open_world() -> Arc<Lesson> {
    let may: Vec<_> = Fact::all().into_iter().map(Fact::word).collect();
    lesson(&json!({
        "may": may,
        "start": {"tier": "Premium", "units": 2, "renegotiation": true},
        "goals": [
            {"id": "once", "mode": "once", "when": {"value": {"pending": {"at_least": 3}}}},
            {"id": "limit", "mode": "always", "when": {"lost": {"members": {"at_most": 9}}, "in": "target"}},
            {"id": "mixed", "when": {"saw": "watched:mixed"}},
            {"id": "settled", "when": {"settled": true}},
        ],
    }))
}

#[test]
fn every_form_of_an_act_is_one_of_those_that_are_written() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..4000 {
        let tree = act().new_tree(&mut runner).unwrap();
        let text = proptest::strategy::ValueTree::current(&tree).to_string();
        seen.insert(text.split(' ').next().unwrap().to_owned());
    }
    let of_the_runner = ["hint", "check", "solution"].map(str::to_owned);
    let known: std::collections::BTreeSet<_> =
        FORMS.iter().map(|(verb, _)| (*verb).to_owned()).chain(of_the_runner).collect();
    assert_eq!(seen, known);
}

#[test]
fn every_member_can_be_named_in_an_act() {
    for entry in catalogue() {
        let id = &entry.profile.facts().id;
        assert!(format!("open {id}").parse::<Act>().is_ok(), "{id}");
    }
}

#[test]
fn a_draft_that_is_taken_is_recorded_by_what_it_is() {
    let lesson = open_world();
    for (text, recorded) in [
        ("adopt preset:Nist", "adopt preset:Nist"),
        ("adopt frontier:0", "adopt frontier:0"),
        ("adopt settings:+http2,-client.tls12", "adopt settings:+http2"),
    ] {
        let (mut run, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
        run.perform(&text.parse().unwrap(), &mut model, None);
        let acts: Vec<_> = run.acts().iter().map(Act::to_string).collect();
        let draft = model.draft();
        // What may not change is not taken, whatever was asked for.
        let (_, again) = play(&lesson, 0, &Vec::new(), 0, &run.acts(), None).unwrap();
        assert_eq!(again.draft(), draft);
        assert!(acts == [recorded] || acts == [text], "{acts:?}");
    }
}

#[test]
fn a_drag_over_many_moments_is_kept_as_few_acts_and_still_seen() {
    let lesson = open_world();
    let (mut run, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
    for text in ["toggle client.tls11", "save"] {
        run.perform(&text.parse().unwrap(), &mut model, None);
    }
    let end = model.shown().unwrap().plan.end().seconds();
    for second in 0..end {
        let intent = Intent::Seek(tls_rehearsal::rollout::SimTime::from_seconds(second));
        update(&mut model, intent.clone());
        run.after(&intent, &model);
    }
    assert!(run.record().goals[2].met);
    assert!(run.acts().len() < 12, "{}", run.acts().len());
    let (again, page) = play(&lesson, 0, &Vec::new(), 0, &run.acts(), None).unwrap();
    assert_eq!(page.state(), model.state());
    assert_eq!(again.record().seen, run.record().seen);
}
