//! Lessons: every one of the catalogue is sound, and what a lesson is made of means what it says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod acts;
mod broken;
mod conditions;
mod documented;
mod draft;
mod played;
mod said;
mod world;

#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;

use serde_json::{Value, json};
use tls_rehearsal::app::Model;
use tls_rehearsal::codec::import::import;
use tls_rehearsal::lesson::catalogue;
use tls_rehearsal::lesson::perform::Files;
use tls_rehearsal::lesson::play::{Surveys, play};
use tls_rehearsal::lesson::proof::prove;
use tls_rehearsal::lesson::search::{Bounds, search};
use tls_rehearsal::lesson::{Act, Lesson, Run};
use tls_rehearsal::words::lesson::flaw;

/// The texts of a variant, read.
fn files(lesson: &Lesson, variant: usize) -> Result<Files, String> {
    let variant = lesson.variant(variant).unwrap();
    let read = |(name, text): &(String, String)| match import(text) {
        Ok(imported) => Ok((name.clone(), Arc::new(imported))),
        Err(error) => Err(format!("{name}: {error}")),
    };
    variant.files.iter().map(read).collect()
}

/// A lesson with what is given, and else as small as can be.
fn lesson(fields: &Value) -> Arc<Lesson> {
    let mut file = json!({
        "format": "tls-rehearsal/lesson", "version": 1,
        "id": "a-lesson", "course": "a-course", "level": 1, "minutes": 5,
        "goals": [{"id": "goal", "when": {"settled": true}}],
        "solution": ["toggle http2", "save", "end"],
        "sources": [],
    });
    for (name, value) in fields.as_object().unwrap() {
        file[name] = value.clone();
    }
    Arc::new(Lesson::read(&file.to_string()).unwrap_or_else(|fault| panic!("{fault}")))
}

/// Acts, of their texts.
fn acts(texts: &[&str]) -> Vec<Act> {
    texts.iter().map(|text| text.parse().unwrap_or_else(|_| panic!("{text}"))).collect()
}

/// A lesson after acts.
fn after(lesson: &Arc<Lesson>, texts: &[&str]) -> (Run, Model) {
    let surveys = Surveys::default();
    let files = files(lesson, 0).unwrap();
    play(lesson, 0, &files, 7, &acts(texts), Some(&|question| surveys.ask(question))).unwrap()
}

#[test]
fn every_lesson_and_variant_is_proven() {
    let surveys = Surveys::default();
    let mut all = Vec::new();
    let (mut lessons, mut variants, mut plays, mut failed) = (0, 0, 0, 0);
    for entry in catalogue::ALL {
        let opened = match entry.open() {
            Ok(opened) => opened,
            Err(fault) => {
                all.push(format!("{}: {fault}", entry.id));
                continue;
            }
        };
        let lesson = &opened.lesson;
        let ask = |question| surveys.ask(question);
        let (faults, effort) = prove(lesson, &|variant| files(lesson, variant), &ask);
        all.extend(faults.iter().map(|fault| format!("{}: {}", entry.id, flaw(lesson, fault))));
        lessons += 1;
        variants += effort.variants;
        plays += effort.plays;
        failed += effort.failed;
    }
    assert!(all.is_empty(), "{all:#?}");
    assert!(
        lessons == 31 && variants > 100 && plays > 800 && failed > 600,
        "{lessons} {variants} {plays} {failed}"
    );
}

#[test]
fn no_pair_of_acts_and_no_sequence_of_chance_wins_a_lesson_by_a_shorter_way() {
    let surveys = Surveys::default();
    for (at, entry) in catalogue::ALL.iter().enumerate() {
        let lesson = entry.open().unwrap().lesson;
        // Few, since every run asks the same: the command line asks for more.
        let bounds = Bounds { pairs: 16, sequences: 12, seed: at as u64 };
        let files = files(&lesson, 0).unwrap();
        let found = search(&lesson, 0, &files, bounds, &|question| surveys.ask(question));
        let found = found.map(|acts| acts.iter().map(Act::to_string).collect::<Vec<_>>());
        assert_eq!(found, None, "{}", entry.id);
    }
}

#[test]
fn what_is_listed_is_what_the_files_say() {
    let courses = catalogue::courses();
    let listed: Vec<_> = courses.iter().flat_map(|course| &course.lessons).collect();
    assert_eq!((courses.len(), listed.len()), (4, catalogue::ALL.len()));
    for (head, entry) in listed.into_iter().zip(catalogue::ALL) {
        let lesson = entry.open().unwrap().lesson;
        assert_eq!((head.id.as_str(), head.variants), (entry.id, lesson.variants.len()));
        assert_eq!(
            (head.level, head.minutes, &head.after),
            (lesson.level, lesson.minutes, &lesson.after)
        );
        assert!(!head.title.is_empty() && !head.card.is_empty(), "{}", entry.id);
        for source in &lesson.sources {
            assert!(catalogue::source(source).is_some(), "{}: {source}", entry.id);
        }
    }
}

#[test]
fn a_lesson_in_one_file_opens_with_its_words() {
    let entry = &catalogue::ALL[0];
    let mut file: Value = serde_json::from_str(entry.structure).unwrap();
    let words: Value = serde_json::from_str(entry.english).unwrap();
    file["texts"] = json!({"en": words});
    let opened = catalogue::open_file(&file.to_string()).unwrap();
    assert_eq!(*opened.texts, *entry.open().unwrap().texts);
    assert!(catalogue::open_file(entry.structure).is_err());
}
