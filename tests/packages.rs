//! Packages for an LMS: their manifests letter by letter, what an LMS is to keep at most, and what a trainer makes of result files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use std::collections::BTreeMap;

use expect_test::expect_file;
use proptest::prelude::*;
use tls_rehearsal::lesson::catalogue::{self, Course};
use tls_rehearsal::lesson::package::contents::Contents;
use tls_rehearsal::lesson::package::suspend::{self, Best, Current, Kept, MOST, Words};
use tls_rehearsal::lesson::package::words::words;
use tls_rehearsal::lesson::package::zip::{File, crc32};
use tls_rehearsal::lesson::package::{Kind, Passing, Refused, Told, Unit, Wish, pack};
use tls_rehearsal::lesson::results::{Played, Results};
use tls_rehearsal::lesson::run::ACTS_KEPT;

const INDEX: &str =
    "<meta content=\"script-src 'self'; connect-src 'self'; base-uri 'none'\"><title>";

/// The same as it stands in a package.
const MARKED: &str = "<meta content=\"script-src 'self'; connect-src 'self'; base-uri 'none'\">\
                      <meta id=package name=package content=package.json><title>";

fn page() -> Vec<File> {
    vec![File::text("index.html", INDEX), File::text("scorm.js", "lesson_status")]
}

fn wish(kind: Kind, courses: &[Course]) -> Wish<'_> {
    let [first, ..] = courses else { panic!("no course") };
    Wish {
        kind,
        courses,
        unit: Unit { id: first.id.clone(), title: first.title.clone() },
        about: &first.card,
        passing: Passing::Solved,
        told: Told::Passed,
        class: Some("MONDAY"),
        language: "en",
    }
}

/// The files of an archive as a reader finds them: by its directory.
fn unzip(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let short = |at: usize| u16::from_le_bytes(archive[at..at + 2].try_into().unwrap()) as usize;
    let long = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
    let end = archive.len() - 22;
    let mut at = long(end + 16);
    assert_eq!(at + long(end + 12), end, "the directory ends where the end begins");
    let mut files = BTreeMap::new();
    for _ in 0..short(end + 10) {
        let (crc, length, name) = (long(at + 16), long(at + 24), short(at + 28));
        let local = long(at + 42);
        let path = std::str::from_utf8(&archive[at + 46..at + 46 + name]).unwrap();
        assert_eq!(archive[local + 4..local + 30], archive[at + 6..at + 32], "{path}");
        let bytes = archive[local + 30 + name..local + 30 + name + length].to_vec();
        assert_eq!(crc32(&bytes) as usize, crc, "{path}");
        assert!(files.insert(path.to_owned(), bytes).is_none(), "{path} twice");
        at += 46 + name;
    }
    files
}

fn packed(wish: &Wish<'_>) -> BTreeMap<String, String> {
    let files = unzip(&pack(wish, page()).unwrap());
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn a_scorm_package_is_one_row_and_names_every_file() {
    let courses = catalogue::courses();
    let files = packed(&wish(Kind::Scorm, &courses[2..3]));
    expect_file!["golden/package-scorm.xml"].assert_eq(&files["imsmanifest.xml"]);
    assert!(!files.contains_key("cmi5.xml"));
    for file in files.keys().filter(|file| *file != "imsmanifest.xml") {
        assert!(files["imsmanifest.xml"].contains(&format!("<file href=\"{file}\"/>")), "{file}");
    }
    assert_eq!(files["imsmanifest.xml"].matches("scormtype=\"sco\"").count(), 1);
    assert!(!files["imsmanifest.xml"].contains("masteryscore"));
    assert_eq!(files["index.html"], MARKED);
    assert!(files["package.json"].contains("cmi.core.lesson_status"), "some LMS look for it");
}

#[test]
fn a_cmi5_package_has_a_block_a_course_a_unit_a_lesson_and_may_talk_to_another_host() {
    let courses = catalogue::courses();
    let files = packed(&wish(Kind::Cmi5, courses));
    expect_file!["golden/package-cmi5.xml"].assert_eq(&files["cmi5.xml"]);
    assert!(!files.contains_key("imsmanifest.xml"));
    assert_eq!(files["cmi5.xml"].matches("<block ").count(), courses.len());
    assert_eq!(files["cmi5.xml"].matches("<au ").count(), catalogue::ALL.len());
    assert_eq!(files["index.html"], MARKED.replace("'self'; base", "'self' https: http:; base"));
    let ids: Vec<_> = files["cmi5.xml"].split(" id=\"").skip(1).map(|part| &part[..45]).collect();
    for (at, id) in ids.iter().enumerate() {
        assert!(id.starts_with("urn:uuid:") && !ids[..at].contains(id), "{id}");
    }
}

#[test]
fn what_is_played_stands_in_a_file_of_the_package() {
    let courses = catalogue::courses();
    for kind in Kind::ALL {
        let contents =
            Contents::read(&packed(&wish(kind, &courses[1..2]))["package.json"]).unwrap();
        let lessons: Vec<_> = courses[1].lessons.iter().map(|lesson| lesson.id.clone()).collect();
        assert_eq!((contents.kind, contents.lessons), (kind, lessons));
        assert_eq!(contents.class.as_deref(), Some("MONDAY"));
    }
}

#[test]
fn without_what_it_needs_there_is_no_package() {
    let courses = catalogue::courses();
    let empty = [Course { lessons: Vec::new(), ..courses[0].clone() }];
    let wish = |kind| wish(kind, &courses[..1]);
    assert_eq!(pack(&Wish { courses: &empty, ..wish(Kind::Cmi5) }, page()), Err(Refused::Nothing));
    assert_eq!(pack(&wish(Kind::Scorm), Vec::new()), Err(Refused::Missing("index.html")));
    for text in ["", "<title><title>"] {
        let page = || vec![File::text("index.html", text)];
        assert_eq!(pack(&wish(Kind::Scorm), page()), Err(Refused::Title));
    }
    for text in ["<title>", "<title>connect-src 'self' connect-src 'self'"] {
        let page = || vec![File::text("index.html", text)];
        assert_eq!(pack(&wish(Kind::Cmi5), page()), Err(Refused::Policy));
        assert!(pack(&wish(Kind::Scorm), page()).is_ok());
    }
}

/// The acts of every lesson, each with the words of its lesson.
fn acts() -> Vec<(usize, Words, Vec<String>)> {
    let lessons = catalogue::ALL.iter().enumerate().map(|(at, entry)| {
        let lesson = entry.open().unwrap().lesson;
        let variants = lesson.variants.iter();
        let acts =
            variants.flat_map(|each| each.solution.iter().chain(each.wrong.iter().flatten()));
        (at, words(&lesson), acts.map(ToString::to_string).collect())
    });
    lessons.collect()
}

fn best() -> Vec<Best> {
    let all = Best { tried: true, solved: true, points: 100, stars: 3, hints: 3 };
    vec![all; catalogue::ALL.len()]
}

#[test]
fn every_lesson_and_three_hundred_acts_of_the_longest_kind_are_kept() {
    let mut most = (0, String::new());
    for (lesson, words, acts) in acts() {
        for act in acts {
            let current =
                Current { lesson, variant: 11, seed: u64::MAX, acts: vec![act.clone(); ACTS_KEPT] };
            let kept = Kept { best: best(), current: Some(current) };
            let (text, whole) = suspend::write(&kept, &words);
            assert!(whole, "{act}");
            assert_eq!(suspend::read(&text, best().len(), |_| words.clone()), Some(kept));
            most = most.max((text.len(), act));
        }
    }
    let (length, act) = most;
    eprintln!("worst case: {length} of {MOST} characters, {ACTS_KEPT} times `{act}`");
    assert!(length <= MOST - 1500, "{length}: {act}");
}

#[test]
fn acts_of_a_page_and_of_no_lesson_come_back_as_they_were() {
    let (_, words, _) = acts().swap_remove(0);
    let acts = [
        "toggle TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "set WindowLength 10080",
        "own {\"name\":\"Kasse, Süd\",\"form\":\"hello\",\"text\":\"16 03 01\"}",
        "answer which 1,2,3",
        "tier Basic v2",
        "clock 86400",
    ];
    let acts = acts.map(str::to_owned).to_vec();
    let kept = Kept { best: best(), current: Some(Current { acts, ..Current::default() }) };
    let (text, whole) = suspend::write(&kept, &words);
    assert!(whole);
    assert_eq!(suspend::read(&text, best().len(), |_| words.clone()), Some(kept));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_an_lms_gives_back_never_breaks_the_page(text in "(1\\|)?[A-Za-z0-9|_-]{0,300}|\\PC{0,80}") {
        let (_, words, _) = acts().swap_remove(0);
        let read = suspend::read(&text, 2, |_| words.clone());
        if let Some(kept) = read {
            let (again, whole) = suspend::write(&kept, &words);
            prop_assert!(whole && again.len() <= MOST);
        }
    }

    #[test]
    fn whatever_was_done_it_is_kept_or_the_results_are(acts in prop::collection::vec("\\PC{0,60}", 0..120)) {
        let words = Words::new(["toggle", "client.tls11"].map(str::to_owned));
        let kept = Kept { best: best(), current: Some(Current { acts, ..Current::default() }) };
        let (text, whole) = suspend::write(&kept, &words);
        prop_assert!(text.len() <= MOST);
        let read = suspend::read(&text, best().len(), |_| words.clone()).unwrap();
        prop_assert_eq!(&read.best, &kept.best);
        prop_assert_eq!(read.current.is_some(), whole);
        if whole {
            prop_assert_eq!(read, kept);
        }
    }
}

fn results() -> Results {
    let played = Played {
        lesson: "first-save".to_owned(),
        variant: 2,
        solved: false,
        points: 45,
        stars: 0,
        hints: 1,
        minutes: 9,
        met: vec!["off".to_owned()],
        open: vec!["settled".to_owned()],
        acts: vec!["toggle client.tls10".to_owned()],
    };
    Results { name: "Åsa".to_owned(), class: Some("MONDAY".to_owned()), lessons: vec![played] }
}

#[test]
fn a_result_file_comes_back_and_a_number_changed_in_it_shows() {
    let text = results().write();
    let read = Results::read(&text).unwrap();
    assert_eq!(read.results, results());
    assert!(read.is_intact);
    let spaced = text.replace('\n', "\r\n").replace("  ", "\t");
    assert!(Results::read(&spaced).unwrap().is_intact, "a mail changes lines and spaces");
    for (from, to) in
        [("45", "95"), ("Åsa", "Asa"), ("false", "true"), ("client.tls10", "client.tls11")]
    {
        assert!(!Results::read(&text.replace(from, to)).unwrap().is_intact, "{from}");
    }
}

#[test]
fn a_result_file_that_is_wrong_says_where() {
    let text = results().write();
    for (from, to, says) in [
        (
            "results\"",
            "lesson\"",
            "format: \"tls-rehearsal/results\" expected, found \"tls-rehearsal/lesson\"",
        ),
        ("\"version\": 1", "\"version\": 2", "version: version 2; versions up to 1 are read"),
        (
            "\"points\": 45",
            "\"points\": 101",
            "lessons[0].points: a whole number from 0 to 100 expected, found 101",
        ),
        ("\"stars\"", "\"star\"", "lessons[0].star: unknown here"),
        ("\"name\": \"Åsa\"", "\"name\": \" \"", "name: text expected, found \" \""),
    ] {
        let wrong = text.replace(from, to);
        assert_ne!(wrong, text, "{from}");
        let fault = Results::read(&wrong).unwrap_err().to_string();
        assert!(fault.starts_with(says), "{fault}");
    }
    assert!(Results::read("{").is_err() && Results::read(&" ".repeat(600_000)).is_err());
}
