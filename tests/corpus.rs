//! What fuzzing begins with, and has found: gone through again without a fuzzer. `make fuzz` goes on from here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "../fuzz/targets/files.rs"]
mod files;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tls_rehearsal::app::Model;
use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::reply::Reply;
use tls_rehearsal::codec::{hours, link};
use tls_rehearsal::lesson::play::play;
use tls_rehearsal::lesson::{Act, Lesson};
use tls_rehearsal::tls::own::{Form, read};

/// Every file of a target's corpus.
fn each(target: &str, go: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        go(&fs::read(entry.unwrap().path()).unwrap());
        seen += 1;
    }
    assert!(seen > 0, "{target}");
}

#[test]
fn imports_of_the_corpus_are_read_or_refused() {
    each("import", |bytes| {
        if let Ok(imported) = decode(bytes).and_then(|text| import(&text)) {
            let reply = Reply::Imported(Box::new(imported));
            assert_eq!(Reply::from_json(&reply.to_json()), Some(reply));
        }
    });
}

#[test]
fn files_of_the_corpora_are_read_together_or_refused() {
    for (target, first) in [("terraform", "main.tf"), ("templates", "main.bicep")] {
        each(target, |bytes| files::read_together(first, &String::from_utf8_lossy(bytes)));
    }
}

#[test]
fn hellos_of_the_corpus_are_read_or_refused() {
    each("hello", |bytes| {
        for form in Form::ALL {
            let _ = read(form, &String::from_utf8_lossy(bytes), String::new(), String::new());
        }
    });
}

#[test]
fn links_of_the_corpus_are_read_or_refused() {
    each("link", |bytes| {
        if let Ok(snapshot) = link::read(String::from_utf8_lossy(bytes).trim()) {
            assert_eq!(link::read(&link::write(&snapshot)), Ok(snapshot.clone()));
            assert!(Model::restored(Some(snapshot), None).questions().len() <= 5);
        }
    });
}

#[test]
fn hours_of_the_corpus_are_read_or_refused() {
    each("hours", |bytes| {
        if let Ok(week) = hours::read(&String::from_utf8_lossy(bytes)) {
            assert!(week.whole() > 0);
        }
    });
}

#[test]
fn lessons_and_acts_of_the_corpus_are_read_or_refused() {
    each("lesson", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Ok(act) = text.parse::<Act>() {
            assert_eq!(act.to_string().parse::<Act>(), Ok(act));
        }
        if let Ok(lesson) = Lesson::read(&text) {
            assert_eq!(Lesson::of(lesson.node.clone()).as_ref(), Ok(&lesson));
            let solution = lesson.variants[0].solution.clone();
            assert!(play(&Arc::new(lesson), 0, &Vec::new(), 0, &solution, None).is_some());
        }
    });
}
