//! What the lessons teach: every rule of the page of August 2025, each with a source that can be looked up, in texts that keep to
//! the rules of the house.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The sentences of the page that state a rule, in its order and in our words, and the lessons that teach each.
const RULES: [(&str, &str, &[&str]); 29] = [
    (
        "seed:two-sides",
        "Several TLS versions, for the client side and for the backend side",
        &["the-scan-says-otherwise", "two-minute-tour"],
    ),
    ("seed:several-suites", "Several cipher suites", &["fifteen-of-twenty-one"]),
    (
        "seed:up-to-by-tier",
        "Versions up to TLS 1.2 or 1.3, by tier",
        &["two-editions", "wrong-tier"],
    ),
    ("seed:self-hosted-elsewhere", "Self-hosted gateways are set elsewhere", &["other-gateways"]),
    (
        "seed:ciphers-fixed",
        "Consumption, Basic v2, Standard v2 and Premium v2 keep the default ciphers",
        &["wrong-tier"],
    ),
    (
        "seed:workspace-fixed",
        "The managed gateway of a workspace keeps default protocols and ciphers",
        &["other-gateways"],
    ),
    (
        "seed:duration",
        "Changes take 15 to 45 minutes or longer, by tier",
        &["how-long", "the-window"],
    ),
    (
        "seed:downtime",
        "Developer has downtime",
        &["developer-is-down", "one-save-not-two", "the-budget"],
    ),
    (
        "seed:no-downtime",
        "Basic and higher have none",
        &["developer-is-down", "the-audit-before-the-holiday", "wrong-tier"],
    ),
    ("seed:where", "An instance is needed; Security, Protocols + ciphers", &["two-minute-tour"]),
    ("seed:switch-and-save", "Turn on or off, then Save", &["first-save"]),
    (
        "seed:rest-only",
        "Some, as backend TLS 1.2, only through properties.customProperties",
        &["locked-rows", "only-by-rest"],
    ),
    (
        "seed:tls13-tiers",
        "TLS 1.3 in Consumption, Developer, Basic, Standard and Premium",
        &["two-editions"],
    ),
    (
        "seed:tls13-permanent",
        "Permanently on for clients in most of those instances",
        &["locked-rows", "two-minute-tour"],
    ),
    (
        "seed:backend-tls13-optional",
        "Backend TLS 1.3 is optional",
        &["backend-wants-1-3", "two-minute-tour"],
    ),
    ("seed:tls12-default", "TLS 1.2 is on by default on both sides", &["two-minute-tour"]),
    (
        "seed:tls13-brings",
        "A faster handshake and protection from certain attacks",
        &["two-editions"],
    ),
    (
        "seed:no-tls13-in-v2",
        "v2 tiers and workspace gateways have TLS 1.2 and no TLS 1.3",
        &["other-gateways", "two-editions"],
    ),
    (
        "seed:no-renegotiation",
        "TLS 1.3 has no certificate renegotiation, and what that is",
        &["the-renegotiation-list"],
    ),
    (
        "seed:starts-off",
        "Services that rely on it start with TLS 1.3 off",
        &["the-audit-before-the-holiday", "the-renegotiation-list"],
    ),
    (
        "seed:clients-fail",
        "Clients that rely on it fail once client TLS 1.3 is on; review first",
        &["after-enabling", "the-renegotiation-list"],
    ),
    (
        "seed:pane-list",
        "The list shows the operations with recent renegotiations",
        &["the-renegotiation-list"],
    ),
    (
        "seed:pane-enable",
        "View and manage configuration, the list, Enable, Close",
        &["the-renegotiation-list"],
    ),
    (
        "seed:look-after",
        "Afterwards read metrics and logs; if need be go back",
        &["after-enabling"],
    ),
    (
        "seed:pane-disable",
        "View and manage configuration, Disable, Close",
        &["after-enabling", "the-renegotiation-list"],
    ),
    (
        "seed:backend-tls13-used",
        "Once it is on, it is used towards backends",
        &["backend-wants-1-3"],
    ),
    (
        "seed:backends-fail",
        "Backends that rely on renegotiation fail with backend TLS 1.3",
        &["one-backend-wins-one-loses", "one-save-not-two"],
    ),
    (
        "seed:backend-tls13-steps",
        "Turn the setting on, then Save",
        &["backend-wants-1-3", "one-save-not-two"],
    ),
    (
        "seed:related",
        "Security baseline and architecture best practice",
        &["the-audit-before-the-holiday", "the-scanner-is-wrong"],
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")
}

fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(name)).expect(name);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn texts_of(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list");
    list.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no text {field} in {value}"))
}

/// The lessons in the order of the list, each with its structure and its English texts.
fn catalogue() -> Vec<(String, Value, Value)> {
    let courses = read("courses.json");
    let ids = courses["courses"].as_array().unwrap().iter();
    let ids = ids.flat_map(|course| texts_of(&course["lessons"]));
    ids.map(|id| {
        let (lesson, english) = (read(&format!("{id}.json")), read(&format!("{id}.en.json")));
        (id, lesson, english)
    })
    .collect()
}

fn words(text: &str) -> Vec<String> {
    let letters = |letter: char| !letter.is_alphanumeric() && letter != '\'';
    text.split(letters).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Every text of a lesson with its place.
fn all_texts(at: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => into.push((at.to_owned(), text.clone())),
        Value::Array(list) => {
            for (number, each) in list.iter().enumerate() {
                all_texts(&format!("{at}[{number}]"), each, into);
            }
        }
        Value::Object(fields) => {
            for (name, each) in fields {
                all_texts(&format!("{at}.{name}"), each, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn every_rule_of_the_page_is_taught_by_the_lessons_that_the_table_names() {
    let mut taught: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, lesson, _) in catalogue() {
        for source in texts_of(&lesson["sources"]) {
            if source.starts_with("seed:") {
                taught.entry(source).or_default().insert(id.clone());
            }
        }
    }
    let table = RULES.map(|(rule, _, lessons)| {
        (rule.to_owned(), lessons.iter().map(|id| (*id).to_owned()).collect())
    });
    assert_eq!(taught, BTreeMap::from(table));
}

#[test]
fn every_source_that_a_lesson_names_has_a_title_an_address_a_date_and_how_it_is_known() {
    let sources = read("sources.json");
    let sources = sources["sources"].as_object().unwrap();
    let mut named = BTreeSet::new();
    for (id, lesson, _) in catalogue() {
        let of = texts_of(&lesson["sources"]);
        assert!(!of.is_empty(), "{id} rests on nothing");
        for source in of {
            assert!(sources.contains_key(&source), "{id} names {source}");
            named.insert(source);
        }
    }
    for (id, source) in sources {
        assert!(named.contains(id), "no lesson names {id}");
        assert!(
            ["documented", "reported", "inferred"].contains(&text(source, "confidence")),
            "{id}"
        );
        for place in [Some(source), source.get("other")].into_iter().flatten() {
            assert!(!text(place, "title").is_empty() && !text(place, "date").is_empty(), "{id}");
            assert!(text(place, "address").starts_with("https://"), "{id}");
        }
        let disagrees = id.starts_with('C');
        assert_eq!(source.get("other").is_some(), disagrees, "{id}: both sides of a conflict");
    }
}

#[test]
fn every_rule_of_the_page_stands_among_the_sources_and_no_other() {
    let sources = read("sources.json");
    let seed: BTreeSet<_> = sources["sources"].as_object().unwrap().keys().cloned().collect();
    let seed = seed.into_iter().filter(|id| id.starts_with("seed:"));
    let rules: BTreeSet<_> = RULES.iter().map(|(rule, ..)| (*rule).to_owned()).collect();
    assert_eq!(seed.collect::<BTreeSet<_>>(), rules);
}

#[test]
fn every_file_of_a_lesson_is_in_one_course_and_recommends_only_lessons_that_are_there() {
    let mut seen = BTreeSet::new();
    let courses = read("courses.json");
    for course in courses["courses"].as_array().unwrap() {
        assert!(read("courses.en.json")["courses"].get(text(course, "id")).is_some());
        for id in texts_of(&course["lessons"]) {
            assert_eq!(text(&read(&format!("{id}.json")), "course"), text(course, "id"), "{id}");
            assert!(seen.insert(id.clone()), "{id} stands twice");
        }
    }
    let files = std::fs::read_dir(folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let tables = ["courses", "sources"];
    let lessons = names
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .filter(|name| !name.ends_with(".en") && !tables.contains(&name.as_str()));
    assert_eq!(lessons.collect::<BTreeSet<_>>(), seen);
    for (id, lesson, _) in catalogue() {
        for before in lesson.get("after").map(texts_of).unwrap_or_default() {
            assert!(seen.contains(&before) && before != id, "{id} after {before}");
        }
    }
}

#[test]
fn a_recommended_order_never_goes_in_a_circle() {
    let after: BTreeMap<String, Vec<String>> = catalogue()
        .into_iter()
        .map(|(id, lesson, _)| (id, lesson.get("after").map(texts_of).unwrap_or_default()))
        .collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    while done.len() < after.len() {
        let next = after.iter().find(|(id, before)| {
            !done.contains(id.as_str()) && before.iter().all(|id| done.contains(id.as_str()))
        });
        let (id, _) = next.expect("a lesson whose lessons before it can be done");
        done.insert(id);
    }
}

#[test]
fn stories_are_as_long_as_a_ticket_and_cards_fit_on_a_line() {
    for (id, _, english) in catalogue() {
        let long = text(&english, "story").split_whitespace().count();
        assert!((40..=110).contains(&long), "{id}: {long} words");
        assert!(text(&english, "card").chars().count() <= 70, "{id}");
        assert!(text(&english, "title").chars().count() <= 40, "{id}");
    }
}

#[test]
fn every_lesson_has_three_hints_and_a_debrief_of_two_to_five_sentences() {
    for (id, _, english) in catalogue() {
        assert_eq!(texts_of(&english["hints"]).len(), 3, "{id}");
        let debrief = text(&english, "debrief").replace('`', "");
        let ends = |part: &str| part.split(['.', ':']).next().is_some_and(|word| !word.is_empty());
        let sentences = debrief.split_inclusive(". ").filter(|part| ends(part)).count();
        assert!((2..=5).contains(&sentences), "{id}: {sentences} sentences");
    }
}

#[test]
fn every_option_says_why_it_is_right_or_not() {
    for (id, lesson, english) in catalogue() {
        let Some(questions) = lesson.get("questions").and_then(Value::as_object) else { continue };
        for (name, question) in questions {
            let at = format!("{id}, {name}");
            let said = &english["questions"][name];
            assert!(text(said, "ask").ends_with('?'), "{at}");
            let order = question.get("order").is_some();
            if order || question.get("number").is_some() {
                assert!(text(said, "right").ends_with('.') && text(said, "wrong").ends_with('.'));
            }
            let kinds = ["one", "many", "member", "members", "setting"];
            for kind in kinds.into_iter().filter(|kind| question.get(*kind).is_some()) {
                for option in texts_of(&question[kind]) {
                    let option = &said["options"][&option];
                    let why = option.as_str().or_else(|| option[1].as_str());
                    assert!(why.is_some_and(|why| why.ends_with('.')), "{at}: {option}");
                }
            }
        }
    }
}

#[test]
fn no_text_plays_the_difficulty_down_or_scolds() {
    let never =
        ["just", "simply", "oops", "obviously", "easy", "easily", "sorry", "congratulations"];
    for (id, _, english) in catalogue() {
        let mut texts = Vec::new();
        all_texts(&id, &english, &mut texts);
        for (at, text) in texts {
            for word in words(&text) {
                assert!(!never.contains(&word.as_str()), "{at}: {word}");
            }
            assert!(!text.contains('!') && !text.contains('—'), "{at}: {text}");
        }
    }
}
