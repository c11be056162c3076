//! The command line where it lists, shows, plays and proves lessons.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/command.rs"]
mod command;

use std::fs;
use std::path::PathBuf;

use command::{Told, document, run};
use serde_json::{Value, json};
use tls_rehearsal::lesson::catalogue;

fn lesson(words: &[&str], input: &str) -> Told {
    run(env!("CARGO_MANIFEST_DIR"), Some("100"), &[&["lesson"], words].concat(), input)
}

/// A file of a lesson, for one test.
struct File(PathBuf);

impl File {
    fn new(name: &str, change: impl Fn(&mut Value)) -> Self {
        let entry = catalogue::ALL.iter().find(|entry| entry.id == "first-save").unwrap();
        let mut value: Value = serde_json::from_str(entry.structure).unwrap();
        change(&mut value);
        let path = std::env::temp_dir().join(format!("{name}-{}.json", std::process::id()));
        fs::write(&path, value.to_string()).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn every_lesson_is_listed_under_its_course() {
    let (code, out, _) = lesson(&["list"], "");
    assert_eq!(code, 0);
    for entry in catalogue::ALL {
        assert!(out.contains(entry.id), "{}", entry.id);
    }
    let (code, listed) = document(lesson(&["list", "--json"], ""));
    assert_eq!((code, &listed["schema"]), (0, &json!("tls-rehearsal/lesson-list/1")));
    let lessons: usize = listed["courses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["lessons"].as_array().unwrap().len())
        .sum();
    assert_eq!(lessons, 31);
    assert_eq!(listed["courses"][0]["lessons"][0]["id"], "two-minute-tour");
    assert_eq!(listed["courses"][0]["lessons"][0]["variants"], 4);
}

#[test]
fn a_lesson_is_shown_as_a_learner_reads_it_and_without_its_answers() {
    let (code, shown) = document(lesson(&["show", "read-the-impact", "--json"], ""));
    assert_eq!((code, &shown["schema"]), (0, &json!("tls-rehearsal/lesson-show/1")));
    assert_eq!((&shown["variant"], &shown["variants"]), (&json!(1), &json!(3)));
    assert!(shown.get("answers").is_none() && shown["questions"][0].get("right").is_none());
    assert!(shown["story"][0].as_str().unwrap().len() > 100);
    let (_, out, _) = lesson(&["show", "read-the-impact"], "");
    assert!(out.contains("Who would notice") && !out.contains("adopt preset:PsRule"), "{out}");
}

#[test]
fn a_trainer_sees_every_answer_as_the_model_computes_it() {
    let words = ["show", "read-the-impact", "--answers", "--json"];
    let (code, shown) = document(lesson(&words, ""));
    assert_eq!(code, 0);
    let right = |id: &str| {
        let questions = shown["questions"].as_array().unwrap();
        questions.iter().find(|one| one["id"] == id).unwrap()["right"].clone()
    };
    assert_eq!((right("why-fails"), right("calls")), (json!("suite"), json!("1800")));
    assert_eq!(shown["answers"]["solution"][0]["act"], "adopt preset:PsRule");
    assert_eq!(shown["answers"]["hints"].as_array().unwrap().len(), 3);
    assert!(shown["answers"]["sources"][0]["address"].is_string());
    let (_, out, _) = lesson(&["show", "read-the-impact", "--answers"], "");
    assert!(out.contains("adopt preset:PsRule") && out.contains("right: 1800"), "{out}");
}

#[test]
fn a_class_code_chooses_the_variant_and_another_may_choose_another() {
    let variant = |words: &[&str]| {
        let words = [&["show", "first-save", "--json"], words].concat();
        document(lesson(&words, "")).1["variant"].clone()
    };
    let of_class = |code: &str| variant(&["--class", code]);
    assert_eq!(of_class("autumn"), of_class("autumn"));
    let all: std::collections::BTreeSet<_> =
        (0..12).map(|code| of_class(&code.to_string()).to_string()).collect();
    assert!(all.len() > 3, "{all:?}");
    assert_eq!(variant(&["--variant", "4"]), json!(4));
    let (code, _, error) = lesson(&["show", "first-save", "--variant", "7"], "");
    assert_eq!((code, error.trim()), (2, "rehearse: --variant 7: there are 6"));
}

#[test]
fn acts_of_a_file_solve_a_lesson_or_say_what_is_missing() {
    let solution = "# as the ticket asks\ntoggle client.tls10\n\nsave\nend\n";
    let (code, out, _) = lesson(&["play", "first-save", "-"], solution);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("100 points, 3 stars; 2 acts and 1 save where par is 2 and 1."), "{out}");
    let (code, out, _) = lesson(&["play", "first-save", "-"], "off client.weak\nsave\nend\n");
    assert_eq!(code, 1);
    assert!(out.contains("Not solved. Limit broken: Nothing else is changed."), "{out}");
    let (code, played) =
        document(lesson(&["play", "first-save", "-", "--json"], "off client.weak\nsave\nend\n"));
    assert_eq!((code, &played["schema"]), (1, &json!("tls-rehearsal/lesson-play/1")));
    assert_eq!(played["solved"], false);
    let limit = &played["goals"][1];
    assert_eq!((&limit["id"], &limit["was_broken"]), (&json!("only-that"), &json!(true)));
    assert!(limit["miss"].as_str().unwrap().starts_with("Also changed"), "{limit}");
    assert!(played["go"].as_str().unwrap().starts_with("Go to "), "{played}");
}

#[test]
fn every_solution_of_the_catalogue_plays() {
    for entry in catalogue::ALL {
        let (code, played) = document(lesson(&["play", entry.id, "--solution", "--json"], ""));
        assert_eq!(
            (code, &played["points"], &played["stars"]),
            (0, &json!(100), &json!(3)),
            "{}",
            entry.id
        );
    }
}

#[test]
fn a_line_that_is_no_act_is_refused_with_its_number() {
    for (input, error) in [
        (
            "save\nsafe\n",
            "-, line 2: an act (such as toggle client.tls11) expected, found \"safe\"",
        ),
        ("toggle client\n", "-, line 1: toggle SETTING expected, found \"toggle client\""),
        ("answer why\n", "-, line 1: an answer behind the question expected"),
    ] {
        let (code, _, told) = lesson(&["play", "first-save", "-"], input);
        assert_eq!(code, 2);
        assert!(told.starts_with(&format!("rehearse: {error}")), "{told}");
    }
    let (code, _, told) = lesson(&["play", "first-save"], "");
    assert_eq!((code, told.trim()), (2, "rehearse: a file of acts, or --solution, is expected"));
}

#[test]
fn a_lesson_that_is_sound_is_proven() {
    let (code, out, _) = lesson(&["prove", "first-save", "wrong-tier"], "");
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("first-save: sound; "), "{out}");
    let (code, proof) = document(lesson(&["prove", "first-save", "--search", "6", "--json"], ""));
    assert_eq!((code, &proof["schema"]), (0, &json!("tls-rehearsal/lesson-proof/1")));
    assert_eq!((&proof["holds"], &proof["lessons"][0]["variants"]), (&json!(true), &json!(6)));
}

#[test]
fn a_lesson_that_is_not_sound_says_where() {
    for (name, change, told) in [
        (
            "spare",
            ("/solution", json!(["toggle $S", "tab Impact", "save", "end"])),
            "The act `tab Impact` is not needed (Open Impact).",
        ),
        (
            "open",
            ("/solution", json!(["toggle $S", "save"])),
            "The solution leaves goal 1 (off) open. Still on in the live configuration: Client TLS 1.0.",
        ),
        (
            "wins",
            ("/wrong/0", json!(["tab Tiers", "toggle $S", "save", "end"])),
            "Way 1 that must not win does.",
        ),
        (
            "met",
            ("/goals/0/when", json!({"on": ["client.tls12"]})),
            "Goal 1 (off) is met at the start.",
        ),
        (
            "start",
            ("/start/draft", json!(["-client.tls12"])),
            "The start turns Client TLS 1.2, which does not turn here.",
        ),
        (
            "keep",
            ("/start/keep", json!(["nobody-known"])),
            "The start names nobody-known, which is not there.",
        ),
        (
            "limit",
            ("/goals/3/when", json!({"value": {"saves": {"at_least": 1}}})),
            "Goal 4 (one-save) is a limit, and broken at the start. Saves: 0; at least 1 was wanted.",
        ),
    ] {
        let (place, value) = change;
        let file = File::new(name, |lesson| match lesson.pointer_mut(place) {
            Some(node) => *node = value.clone(),
            None => {
                let (parent, field) = place.rsplit_once('/').unwrap();
                lesson.pointer_mut(parent).unwrap()[field] = value.clone();
            }
        });
        let (code, proof) = document(lesson(&["prove", file.path(), "--json"], ""));
        assert_eq!((code, &proof["holds"]), (1, &json!(false)), "{name}");
        let texts: Vec<_> = proof["lessons"][0]["faults"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fault| fault["text"].as_str().unwrap().to_owned())
            .collect();
        assert!(texts.contains(&format!("Variant 1: {told}")), "{name}: {texts:#?}");
    }
}

#[test]
fn what_is_no_lesson_is_named_with_its_place() {
    let file = File::new("broken", |lesson| lesson["goals"][0]["when"] = json!({"of": ["$S"]}));
    let (code, out, _) = lesson(&["prove", file.path()], "");
    assert_eq!(code, 1);
    assert!(out.contains("goals[0].when.of: unknown here; expected all, any, not"), "{out}");
    let (code, proof) = document(lesson(&["prove", file.path(), "--json"], ""));
    assert_eq!((code, &proof["lessons"][0]["error"]["path"]), (1, &json!("goals[0].when.of")));
    for words in
        [["show", file.path()], ["prove", "no-such-lesson"], ["prove", "no-such-file.json"]]
    {
        assert_eq!(lesson(&words, "").0, 2, "{words:?}");
    }
}

#[test]
fn a_shorter_way_is_found_where_there_is_one() {
    let file = File::new("shorter", |lesson| {
        lesson["goals"] = json!([
            {"id": "settled", "when": {"settled": true}},
            {"id": "pending", "mode": "once", "when": {"value": {"pending": {"at_least": 1}}}},
        ]);
        lesson["solution"] = json!(["toggle $S", "save", "end"]);
        lesson["vary"] = json!([{"draft": ["+http2"], "let": {"S": "client.tls10"}}]);
        lesson["wrong"] = json!([]);
    });
    let (code, out, _) = lesson(&["prove", file.path(), "--search", "400"], "");
    assert_eq!(code, 1, "{out}");
}
