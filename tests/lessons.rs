//! Lessons: every one of the catalogue is sound, and what a lesson is made of means what it says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use std::sync::Arc;

use tls_rehearsal::codec::import::import;
use tls_rehearsal::lesson::Lesson;
use tls_rehearsal::lesson::catalogue;
use tls_rehearsal::lesson::perform::Files;
use tls_rehearsal::lesson::play::Surveys;
use tls_rehearsal::lesson::proof::prove;

/// The texts of a variant, read.
fn files(lesson: &Lesson, variant: usize) -> Result<Files, String> {
    let variant = lesson.variant(variant).unwrap();
    let read = |(name, text): &(String, String)| match import(text) {
        Ok(imported) => Ok((name.clone(), Arc::new(imported))),
        Err(error) => Err(format!("{name}: {error}")),
    };
    variant.files.iter().map(read).collect()
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
        all.extend(faults.iter().map(|fault| format!("{}: {fault:?}", entry.id)));
        lessons += 1;
        variants += effort.variants;
        plays += effort.plays;
        failed += effort.failed;
    }
    eprintln!("{lessons} lessons, {variants} variants, {plays} plays, {failed} goals failed");
    assert!(all.is_empty(), "{all:#?}");
}
