//! Lessons that are being written: what is recorded, what is wrong where, and a whole lesson in an address.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use tls_rehearsal::app::Model;
use tls_rehearsal::lesson::draft::{Draft, DraftGoal, start_of};
use tls_rehearsal::lesson::examined::{Examined, Missing, Spot, Wrong, examine};
use tls_rehearsal::lesson::node::Node;
use tls_rehearsal::lesson::packed::{LENGTH_MAX, NotPacked, pack, unpack};
use tls_rehearsal::lesson::perform::Files;
use tls_rehearsal::lesson::play::{Surveys, play};
use tls_rehearsal::lesson::proof::Flaw;
use tls_rehearsal::lesson::proposal::propose;
use tls_rehearsal::lesson::trim::{needed, tidied};
use tls_rehearsal::lesson::{Act, Lesson, catalogue};
use tls_rehearsal::words::lesson::statement;

use crate::acts;

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn written(acts: &[Act]) -> Vec<String> {
    acts.iter().map(ToString::to_string).collect()
}

fn recorder(draft: &Draft) -> Arc<Lesson> {
    draft.to_record("Recording").unwrap().lesson
}

/// A draft that was recorded on a fresh page, with the goals that it suggests.
fn recorded(texts: &[&str]) -> Draft {
    let start = Some(start_of(&Model::default()).0);
    let mut draft = Draft { start, solution: lines(texts), ..Draft::default() };
    let (run, model) = play(&recorder(&draft), 0, &Files::new(), 0, &acts(texts), None).unwrap();
    draft.suggest(&propose(&run, &model), &statement);
    draft
}

fn with_texts(draft: Draft) -> Draft {
    Draft {
        title: "HTTP/2 at last".to_owned(),
        story: "They ask for it.\n\nTurn it on.".to_owned(),
        hints: lines(&["It is a switch."]),
        debrief: "It is on.".to_owned(),
        ..draft
    }
}

fn examined(draft: &Draft) -> Examined {
    let surveys = Surveys::default();
    examine(draft, &|question| surveys.ask(question))
}

fn spots(draft: &Draft) -> Vec<Spot> {
    examined(draft).findings.into_iter().map(|finding| finding.spot).collect()
}

#[test]
fn a_recording_and_texts_make_a_lesson_without_a_fault() {
    let draft = with_texts(recorded(&["toggle http2", "save", "end"]));
    assert_eq!(examined(&draft).findings, []);
    let taken: Vec<_> = draft.taken().map(|goal| goal.id.as_str()).collect();
    assert_eq!(taken, ["on", "settled"]);
    assert!(draft.goals.len() > taken.len(), "limits are suggested, and not taken");
}

#[test]
fn what_is_missing_is_said_where_it_is_to_be_and_nothing_else_is() {
    let empty = examined(&Draft::default());
    assert_eq!(
        spots(&Draft::default()),
        [
            Spot::Start,
            Spot::Solution,
            Spot::Goals,
            Spot::Texts,
            Spot::Texts,
            Spot::Texts,
            Spot::Texts
        ]
    );
    assert!(!empty.is_whole());
    // The proof does not wait for the words.
    let mut draft = recorded(&["tab Impact", "toggle http2", "save", "end"]);
    draft.goals[0].text.clear();
    let found = examined(&draft).findings;
    assert!(found.iter().any(|finding| finding.spot == Spot::Act(0)), "{found:?}");
    assert!(found.iter().any(|finding| finding.wrong == Wrong::Missing(Missing::Goal(0))));
}

#[test]
fn every_line_that_is_no_act_and_every_condition_that_is_none_is_said() {
    let mut draft = with_texts(recorded(&["toggle http2", "save", "end"]));
    draft.solution = lines(&["toggle http3", "save", "send"]);
    draft.wrong = vec![lines(&["save"]), lines(&["save", "what is this"])];
    draft.goals[1].when = "{\"settle\": true}".to_owned();
    assert_eq!(spots(&draft), [Spot::Act(0), Spot::Act(2), Spot::WayAct(1, 1), Spot::Goal(1)]);
    assert!(!examined(&draft).is_whole());
}

#[test]
fn faults_of_the_proof_stand_at_the_goal_the_act_and_the_way() {
    let mut draft = with_texts(recorded(&["toggle http2", "save", "end"]));
    draft.solution.insert(0, "set WindowLength 240".to_owned());
    draft.goals.push(DraftGoal {
        id: "score".to_owned(),
        mode: "now".to_owned(),
        when: "{\"score\": {\"at_least\": 1}}".to_owned(),
        text: "A score".to_owned(),
        is_taken: true,
    });
    draft.wrong = vec![lines(&["toggle http2", "save", "end"])];
    let goals = draft.taken().count();
    let found = examined(&draft);
    let flaw = |spot: Spot| {
        found.at(spot).find_map(|finding| match &finding.wrong {
            Wrong::Flaw(fault) => Some(fault.flaw.clone()),
            Wrong::Missing(_) | Wrong::Unread(_) => None,
        })
    };
    assert_eq!(flaw(Spot::Act(0)), Some(Flaw::Spare { act: 0 }));
    assert_eq!(flaw(Spot::Goal(goals - 1)), Some(Flaw::MetAtStart { goal: goals - 1 }));
    assert_eq!(flaw(Spot::Way(0)), Some(Flaw::WrongWins { way: 0 }));
    // It can be seen by playing it.
    assert!(found.is_whole());
}

#[test]
fn what_was_taken_back_or_came_before_starting_over_is_not_recorded() {
    let lesson = recorder(&recorded(&["toggle http2"]));
    let kept = |texts: &[&str]| written(&tidied(&lesson, &acts(texts)));
    let off = "toggle client.tls11";
    assert_eq!(kept(&["toggle http2", "undo", off, "save"]), [off, "save"]);
    assert_eq!(kept(&["toggle http2", "tab Impact", "undo"]), ["tab Impact"]);
    assert_eq!(kept(&["toggle http2", "undo", "redo", "save"]), ["toggle http2", "save"]);
    assert_eq!(kept(&["toggle http2", "save", "undo", "undo"]), [""; 0]);
    assert_eq!(kept(&["toggle http2", "reset", off]), [off]);
    assert_eq!(kept(&["toggle http2", "reset", "undo", off]), ["toggle http2", off]);
    assert_eq!(kept(&["undo", "tab Impact", "undo"]), ["tab Impact"]);
    // Time that passes on the way is nothing that anybody did; where it is stopped, it is.
    let saved = ["toggle http2", "save", "tab Rollout", "clock 9000", "tab Rollout", "clock 70000"];
    assert_eq!(
        kept(&[saved.as_slice(), &["end"]].concat()),
        ["toggle http2", "save", "tab Rollout", "end"]
    );
    assert_eq!(kept(&saved), ["toggle http2", "save", "tab Rollout", "clock 70000"]);
}

#[test]
fn what_the_goals_do_not_need_goes_and_what_they_need_stays() {
    let draft = with_texts(recorded(&["toggle http2", "save", "end"]));
    let lesson = draft.open().unwrap().lesson;
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    let long = acts(&["tab Impact", "toggle http2", "tab Rollout", "save", "pause", "end"]);
    assert_eq!(written(&needed(&lesson, &long, &ask)), ["toggle http2", "save", "end"]);
    let unsolved = acts(&["tab Impact", "save"]);
    assert_eq!(needed(&lesson, &unsolved, &ask), unsolved);
}

#[test]
fn goals_that_are_suggested_again_take_nothing_away_that_was_taken() {
    let mut draft = recorded(&["toggle http2", "save", "end"]);
    draft.goals[0].text = "My own words".to_owned();
    let before: Vec<_> = draft.taken().cloned().collect();
    let (run, model) =
        play(&recorder(&draft), 0, &Files::new(), 0, &acts(&["toggle client.tls11"]), None)
            .unwrap();
    draft.suggest(&propose(&run, &model), &statement);
    assert_eq!(draft.taken().cloned().collect::<Vec<_>>(), before);
    let mut names: Vec<_> = draft.goals.iter().map(|goal| &goal.id).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "no name twice");
}

#[test]
fn every_lesson_of_the_catalogue_goes_into_an_address_and_out_again() {
    let mut longest = 0;
    for entry in catalogue::ALL {
        let words = Node::read(entry.english).unwrap();
        let file = Node::read(entry.structure).unwrap();
        let file = file.with("texts", Some(Node::object([("en", Some(words))])));
        let packed = pack(&file).unwrap_or_else(|error| panic!("{}: {error}", entry.id));
        longest = longest.max(packed.len());
        let opened = unpack(&packed).unwrap_or_else(|error| panic!("{}: {error}", entry.id));
        assert_eq!(opened.texts, entry.open().unwrap().texts);
        assert!(packed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
    }
    assert!(longest < LENGTH_MAX, "{longest}");
    let small = with_texts(recorded(&["toggle http2", "save", "end"])).file().unwrap();
    let length = pack(&small).unwrap().len();
    assert!(length < 1500, "a small lesson has {length} characters");
}

#[test]
fn what_is_too_long_for_an_address_is_refused_by_number() {
    let mut draft = with_texts(recorded(&["toggle http2", "save", "end"]));
    let mut number = 7_u32;
    let mut noise = || {
        let mut digit = |_: usize| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (number >> 24) as u8 % 26)
        };
        (0..3_900).map(&mut digit).collect::<String>()
    };
    draft.story = noise();
    draft.debrief = noise();
    draft.hints = vec![noise()];
    let Err(NotPacked::TooLong(length)) = pack(&draft.file().unwrap()) else { panic!("it fits") };
    assert!(length > LENGTH_MAX);
    assert_eq!(unpack(&"1".repeat(length)), Err(NotPacked::TooLong(length)));
}

#[test]
fn a_link_that_is_cut_altered_or_no_lesson_says_so() {
    let file = with_texts(recorded(&["toggle http2", "save", "end"])).file().unwrap();
    let packed = pack(&file).unwrap();
    for length in 2..packed.len() {
        assert_eq!(unpack(&packed[..length]), Err(NotPacked::Damaged), "{length}");
    }
    assert_eq!(unpack(&packed.replacen("1.", "2.", 1)), Err(NotPacked::Foreign));
    assert_eq!(unpack(""), Err(NotPacked::Foreign));
    let other = pack(&Node::text("no lesson")).unwrap();
    assert!(matches!(unpack(&other), Err(NotPacked::NoLesson(_))));
    // Small as text, and far more than a file may be when it is read.
    let bomb = pack(&Node::text("a".repeat(4_000_000))).unwrap();
    assert_eq!(unpack(&bomb), Err(NotPacked::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_breaks_a_draft_and_none_is_lost(
        texts in vec("\\PC{0,40}", 8),
        lines in vec("(toggle|on|set|save|tab|\\PC{0,6}) ?\\PC{0,12}", 0..4),
        when in "\\PC{0,30}",
        mode in "(now|once|always|\\PC{0,4})",
    ) {
        let goal = DraftGoal { id: texts[0].clone(), mode, when, text: texts[1].clone(), is_taken: true };
        let draft = Draft {
            start: Some(Node::text(&texts[2])),
            may: vec![texts[3].clone()],
            solution: lines.clone(),
            wrong: vec![lines],
            goals: vec![goal],
            title: texts[4].clone(),
            story: texts[5].clone(),
            hints: vec![texts[6].clone()],
            debrief: texts[7].clone(),
        };
        examined(&draft);
        let _ = draft.open();
        prop_assert_eq!(Draft::read(&draft.write()), Some(draft));
    }

    #[test]
    fn no_text_breaks_what_reads_links(text in "(1\\.)?[\\PC]{0,80}", at in 0_usize..400, to in "[A-Za-z0-9_-]") {
        let _ = unpack(&text);
        let file = with_texts(recorded(&["toggle http2", "save", "end"])).file().unwrap();
        let mut packed = pack(&file).unwrap();
        let at = 2 + at % (packed.len() - 2);
        packed.replace_range(at..=at, &to);
        let _ = unpack(&packed);
    }
}
