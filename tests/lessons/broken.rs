//! Files that are no lessons, and what is said of each.

use std::sync::Arc;

use expect_test::expect_file;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use tls_rehearsal::lesson::file::LENGTH_MAX;
use tls_rehearsal::lesson::play::play;
use tls_rehearsal::lesson::{Lesson, catalogue};

fn sound() -> Value {
    serde_json::from_str(include_str!("sound.json")).unwrap()
}

/// The sound lesson with another value at a place; a place of no value is taken out.
fn with(place: &str, value: Option<Value>) -> String {
    let mut file = sound();
    let (parent, name) = place.rsplit_once('/').unwrap();
    let node = file.pointer_mut(parent).unwrap_or_else(|| panic!("{place}"));
    match (node, value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(name.to_owned(), value)),
        (Value::Object(fields), None) => drop(fields.remove(name).unwrap()),
        (Value::Array(items), Some(value)) => match name.parse::<usize>() {
            Ok(at) if at < items.len() => items[at] = value,
            _ => items.push(value),
        },
        _ => panic!("{place}"),
    }
    file.to_string()
}

fn changes() -> Vec<(&'static str, Option<Value>)> {
    let goal = |when: Value| Some(json!({"id": "first", "when": when}));
    let some = |count: usize| Some(Value::from(vec!["save"; count]));
    vec![
        ("/format", None),
        ("/format", Some(json!("tls-rehearsal/fleet"))),
        ("/version", None),
        ("/version", Some(json!("1"))),
        ("/version", Some(json!(2))),
        ("/whatever", Some(json!(1))),
        ("/id", None),
        ("/id", Some(json!("A Lesson"))),
        ("/course", Some(json!(7))),
        ("/level", Some(json!(5))),
        ("/minutes", Some(json!(0))),
        ("/minutes", Some(json!(2.5))),
        ("/after", Some(json!(["Not an id"]))),
        ("/start", Some(json!([]))),
        ("/start/tear", Some(json!("Basic"))),
        ("/start/tier", Some(json!("Enterprise"))),
        ("/start/edition", Some(json!("2027-01"))),
        ("/start/units", Some(json!(9))),
        ("/start/regions", Some(json!(2))),
        ("/start/renegotiation", Some(json!("yes"))),
        ("/start/seed", Some(json!(-1))),
        ("/start/live", Some(json!(["http2"]))),
        ("/start/draft", Some(json!(["+client.tls14"]))),
        ("/start/preset", Some(json!("Strict"))),
        ("/start/set", Some(json!({"WindowLenght": 60}))),
        ("/start/set", Some(json!({"WindowLength": 5}))),
        ("/start/keep", Some(json!(["A caller"]))),
        ("/may/0", Some(json!("everything"))),
        ("/owners", Some(json!(["a"]))),
        ("/files/Plan A", Some(json!("{}"))),
        ("/vary", Some(json!([]))),
        ("/vary", Some(Value::from(vec![json!({}); 13]))),
        ("/vary/1/tier", Some(json!("Basic v3"))),
        ("/vary/1/let", Some(json!({"S": "client.tls10"}))),
        ("/vary/1/let/n", Some(json!(1))),
        ("/vary/0/let/N", Some(json!(true))),
        ("/vary/0/let/S", Some(json!("x".repeat(101)))),
        ("/vary/0/may", Some(json!([]))),
        ("/questions/one", Some(json!({"any": ["a", "b"]}))),
        ("/questions/one/one", Some(json!(["a"]))),
        ("/questions/one/one", Some(json!(["a", "a"]))),
        ("/questions/one/right", None),
        ("/questions/one/right", Some(json!("c"))),
        ("/questions/one/tolerance", Some(json!(1))),
        ("/questions/many/right", Some(json!([]))),
        ("/questions/number/number", Some(json!("minutes"))),
        ("/questions/number/tolerance", Some(json!("two"))),
        ("/questions/who/right", Some(json!({"lost": "live", "fails": "live"}))),
        ("/questions/who/right", Some(json!(["java-21"]))),
        ("/questions/which/right", Some(json!({"on": ["client.weak"], "off": ["http2"]}))),
        ("/questions/which/right", Some(json!("client"))),
        ("/goals", Some(json!([]))),
        ("/goals", Some(Value::from(vec![json!({"id": "first", "when": {"settled": true}}); 25]))),
        ("/goals/0/id", None),
        ("/goals/0/when", None),
        ("/goals/0/mode", Some(json!("never"))),
        ("/goals/0/note", Some(json!("a note"))),
        ("/goals/1/id", Some(json!("first"))),
        ("/goals/0", goal(json!({}))),
        ("/goals/0", goal(json!("settled"))),
        ("/goals/0", goal(json!({"off": ["http2"], "on": ["http2"]}))),
        ("/goals/0", goal(json!({"offf": ["http2"]}))),
        ("/goals/0", goal(json!({"off": []}))),
        ("/goals/0", goal(json!({"off": ["http3"]}))),
        ("/goals/0", goal(json!({"off": ["http2"], "in": "life"}))),
        ("/goals/0", goal(json!({"settled": true, "in": "live"}))),
        ("/goals/0", goal(json!({"settled": false}))),
        ("/goals/0", goal(json!({"all": [{"settled": true}], "in": "live"}))),
        ("/goals/0", goal(json!({"all": []}))),
        ("/goals/0", goal(json!({"all": [{"any": [{"not": {"all": [{"settled": true}]}}]}]}))),
        ("/goals/0", goal(json!({"is": {}}))),
        ("/goals/0", goal(json!({"is": {"tier": ["Basic", "Basic v3"]}}))),
        ("/goals/0", goal(json!({"score": "high"}))),
        ("/goals/0", goal(json!({"score": {}}))),
        ("/goals/0", goal(json!({"score": {"at_least": 9, "at_most": 8}}))),
        ("/goals/0", goal(json!({"score": {"least": 9}}))),
        ("/goals/0", goal(json!({"connects": ["Java"]}))),
        ("/goals/0", goal(json!({"lost": {"members": "none"}}))),
        ("/goals/0", goal(json!({"lost": {"side": "both", "members": 0}}))),
        ("/goals/0", goal(json!({"lost": {"kept": true}}))),
        ("/goals/0", goal(json!({"verdict": {"rule": "PsRule", "of": "live", "says": "passes"}}))),
        (
            "/goals/0",
            goal(json!({"verdict": {"rule": "Checkov", "of": "docker", "says": "passes"}})),
        ),
        ("/goals/0", goal(json!({"verdict": {"rule": "Checkov", "of": "arm"}}))),
        ("/goals/0", goal(json!({"value": {"seves": 1}}))),
        ("/goals/0", goal(json!({"value": {}}))),
        ("/goals/0", goal(json!({"saw": "tab:Everything"}))),
        ("/goals/0", goal(json!({"saw": []}))),
        ("/goals/0", goal(json!({"answered": "two"}))),
        (
            "/goals/1",
            Some(
                json!({"id": "second", "mode": "always", "when": {"value": {"window_percent": 95}}}),
            ),
        ),
        ("/goals/1/when/value/saves/at_most", Some(json!("$MOST"))),
        ("/solution/0", Some(json!("press $S"))),
        ("/solution/0", Some(json!("toggle client"))),
        ("/solution/1", Some(json!("answer two"))),
        ("/solution/1", Some(json!("answer one c"))),
        ("/solution/2", Some(json!("import scan"))),
        ("/solution", some(61)),
        ("/solution/0", Some(json!("hint"))),
        ("/wrong/0/1", Some(json!("answer one"))),
        ("/wrong/0", Some(json!([]))),
        ("/sources", None),
        ("/sources/0", Some(json!(""))),
        ("/texts/en/title", None),
        ("/texts/en/title", Some(json!("x".repeat(81)))),
        ("/texts/en/story", Some(json!("x".repeat(4001)))),
        ("/texts/en/story", Some(json!("A $T."))),
        ("/texts/en/story", Some(json!("A {number}."))),
        ("/texts/en/story", Some(json!("A {window_percent}."))),
        ("/texts/en/story", Some(json!("A {answer:number}."))),
        ("/texts/en/story", Some(json!("A {pending."))),
        ("/texts/en/debrief", Some(json!("A {answer:one}."))),
        ("/texts/en/goals/first", None),
        ("/texts/en/goals/fifth", Some(json!("Five"))),
        ("/texts/en/goals/second/tip", Some(json!("A tip"))),
        ("/texts/en/questions/one", None),
        ("/texts/en/questions/one/options/b", None),
        ("/texts/en/questions/one/options/b", Some(json!("B"))),
        ("/texts/en/questions/order/wrong", None),
        ("/texts/en/questions/number/options", Some(json!({}))),
        ("/texts/en/hints", Some(json!([]))),
        ("/texts/en/hints", Some(json!(["a", "b", "c", "d"]))),
        ("/texts/en/of", Some(json!("another"))),
    ]
}

#[test]
fn the_file_that_is_broken_here_is_sound() {
    Lesson::read(&sound().to_string()).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn every_broken_file_is_refused_with_the_place_and_what_was_expected_there() {
    let mut told = String::new();
    for (place, value) in changes() {
        let text = with(place, value.clone());
        let shown = value.map_or("gone".to_owned(), |value| {
            let text = value.to_string();
            if text.len() > 90 { format!("{}…", &text[..90]) } else { text }
        });
        let fault = match Lesson::read(&text) {
            Ok(_) => panic!("{place} {shown}: read"),
            Err(fault) => fault,
        };
        told.push_str(&format!("{place} {shown}\n  {fault}\n"));
    }
    for text in ["", "[", "{} {}", "[]", "{\"id\": 1, \"id\": 2}", &"x".repeat(LENGTH_MAX + 1)] {
        let fault = Lesson::read(text).unwrap_err();
        told.push_str(&format!("{}\n  {fault}\n", &text[..text.len().min(30)]));
    }
    assert!(changes().len() > 100);
    expect_file!["broken.txt"].assert_eq(&told);
}

/// Every place of a value.
fn places(value: &Value, place: &str, all: &mut Vec<String>) {
    all.push(place.to_owned());
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{place}/{at}"), all);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{place}/{name}"), all);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Parts of lessons that stand where parts of others do are read or refused, and what is read is played without breaking down.
    #[test]
    fn lessons_that_are_put_together_by_chance_are_read_or_refused(
        at in any::<Index>(),
        changes in vec((any::<Index>(), any::<Index>()), 1..4),
    ) {
        let entry = at.get(catalogue::ALL);
        let mut file: Value = serde_json::from_str(entry.structure).unwrap();
        let mut parts = vec![json!(0), json!(u64::MAX), json!(-1), json!(null), json!("$S"), json!([])];
        for other in catalogue::ALL {
            let other: Value = serde_json::from_str(other.structure).unwrap();
            let mut all = Vec::new();
            places(&other, "", &mut all);
            parts.extend(all.iter().skip(1).map(|place| other.pointer(place).unwrap().clone()));
        }
        for (to, from) in changes {
            let mut all = Vec::new();
            places(&file, "", &mut all);
            *file.pointer_mut(to.get(all.as_slice()).as_str()).unwrap() = from.get(parts.as_slice()).clone();
        }
        if let Ok(lesson) = Lesson::read(&file.to_string()) {
            let solution = lesson.variants[0].solution.clone();
            let lesson = Arc::new(lesson);
            let files = crate::files(&lesson, 0).unwrap_or_default();
            let (mut run, model) = play(&lesson, 0, &files, 0, &solution, None).unwrap();
            run.check(&model, None);
            let _ = run.debrief(&model);
        }
    }
}

#[test]
fn no_part_of_a_lesson_is_read_by_half() {
    let whole = catalogue::ALL[0].structure;
    for length in (0..whole.len()).filter(|length| whole.is_char_boundary(*length)) {
        let cut = &whole[..length];
        assert!(cut.trim_end() == whole.trim_end() || Lesson::read(cut).is_err());
    }
}
