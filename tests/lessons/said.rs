//! Every miss says what is missing, where to go for it, and more the second time.

use expect_test::expect_file;
use serde_json::{Value, json};
use tls_rehearsal::app::look::Screen;
use tls_rehearsal::app::seen::Copied;
use tls_rehearsal::app::world::Fact;
use tls_rehearsal::domain::{Setting, Side};
use tls_rehearsal::lesson::check::Checked;
use tls_rehearsal::lesson::condition::{Condition, Place};
use tls_rehearsal::lesson::cursor::Cursor;
use tls_rehearsal::lesson::event::Event;
use tls_rehearsal::lesson::names::{Moment, Named, Reason};
use tls_rehearsal::lesson::node::Node;
use tls_rehearsal::lesson::play::Surveys;
use tls_rehearsal::lesson::{catalogue, play};
use tls_rehearsal::words::lesson::{checked, event, explained, miss, now, place, prose, statement};
use tls_rehearsal::words::piece::Piece;

use crate::{after, files, lesson};

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::text).collect()
}

/// Conditions that miss, each after acts.
fn misses() -> Vec<(Vec<&'static str>, Value)> {
    let saved = || vec!["toggle http2", "save", "end"];
    vec![
        (vec![], json!({"is": {"tier": ["Basic", "Premium"]}})),
        (vec![], json!({"is": {"edition": "2026-01"}})),
        (vec![], json!({"is": {"gateway": "workspace"}})),
        (vec![], json!({"is": {"channel": "rest"}})),
        (vec![], json!({"is": {"certificate": "ECDSA"}})),
        (vec![], json!({"on": ["http2"]})),
        (vec!["toggle http2"], json!({"on": ["http2"]})),
        (vec!["toggle http2", "save"], json!({"on": ["http2"]})),
        (vec![], json!({"off": ["suites.rsa"], "in": "draft"})),
        (vec!["toggle http2", "toggle client.tls11"], json!({"only": ["http2"], "in": "draft"})),
        (vec![], json!({"preset": "PsRule", "in": "target"})),
        (vec![], json!({"score": {"at_least": 95}})),
        (vec![], json!({"connects": ["grpc-1-85"]})),
        (vec!["toggle http2"], json!({"fails": ["grpc-1-85"], "in": "draft"})),
        (vec!["adopt preset:PsRule"], json!({"lost": {"members": 0}, "in": "draft"})),
        (
            vec!["adopt preset:Strictest"],
            json!({"lost": {"side": "client", "members": {"at_most": 2}, "requests": {"at_most": 2000}}, "in": "draft"}),
        ),
        (vec![], json!({"lost": {"members": {"at_least": 7}}, "in": "draft"})),
        (vec!["channel rest", "toggle backend.tls12"], json!({"no_danger": true})),
        (vec![], json!({"settled": true})),
        (vec!["toggle http2", "save"], json!({"settled": true})),
        (saved(), json!({"rolled_back": true})),
        (vec![], json!({"drift": 0})),
        (vec!["import plan"], json!({"drift": 0})),
        (vec!["import plan", "take"], json!({"drift": {"at_least": 1}, "in": "draft"})),
        (
            vec![],
            json!({"verdict": {"rule": "PsRuleCiphers", "of": "live", "says": "passes", "judged": "right"}}),
        ),
        (vec![], json!({"verdict": {"rule": "Checkov", "of": "live", "says": "passes"}})),
        (saved(), json!({"value": {"saves": 0}})),
        (vec![], json!({"value": {"window_percent": {"at_least": 101}}})),
        (vec![], json!({"value": {"window_back_percent": {"at_least": 101}}})),
        (vec![], json!({"value": {"calls_lost": 0}})),
        (vec![], json!({"saw": "watched:mixed"})),
        (vec![], json!({"saw": "why:client.tls13:FixedOn"})),
        (vec![], json!({"answered": "one"})),
        (vec!["answer one b"], json!({"answered": "one"})),
        (vec![], json!({"any": [{"on": ["http2"]}, {"settled": true}]})),
        (vec![], json!({"not": {"on": ["client.tls12"]}})),
        (vec![], json!({"not": {"all": [{"on": ["client.tls12"]}, {"off": ["protocols.weak"]}]}})),
        (vec![], json!({"connects": ["own-1"]})),
        (vec![], json!({"connects": ["nobody"]})),
    ]
}

#[test]
fn every_miss_is_said() {
    let mut told = String::new();
    for (texts, condition) in misses() {
        let lesson = lesson(&json!({
            "start": {"tier": "Standard", "units": 2, "set": {"WindowDay": 21000}},
            "files": {"plan": "{\"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\":\"true\"}"},
            "questions": {"one": {"one": ["a", "b"], "right": "a"}},
            "goals": [{"id": "goal", "when": condition}],
        }));
        let (run, model) = after(&lesson, &texts);
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        let sight = run.sight(&model, Some(&ask));
        let missing = run.variant().goals[0].when.check(&sight).unwrap_err();
        let said = miss(&missing);
        let go = Place::of(&missing, &sight).map(|go| place(&go));
        told.push_str(&format!("{condition} after {texts:?}\n  {}\n", said.first));
        told.push_str(&said.second.map(|second| format!("  + {second}\n")).unwrap_or_default());
        told.push_str(&format!("  now: {}\n  [{}]\n", now(&missing), go.unwrap_or_default()));
    }
    expect_file!["misses.txt"].assert_eq(&told);
}

#[test]
fn every_condition_of_the_catalogue_can_be_stated() {
    let mut told = String::new();
    for entry in catalogue::ALL {
        let lesson = entry.open().unwrap().lesson;
        told.push_str(&format!("{}\n", entry.id));
        for goal in &lesson.variants[0].goals {
            told.push_str(&format!("  {}: {}\n", goal.id, statement(&goal.when)));
        }
    }
    expect_file!["statements.txt"].assert_eq(&told);
}

#[test]
fn every_place_and_every_event_has_a_name() {
    let all = vec![
        Place::Channel,
        Place::Setting(None),
        Place::Pane(Side::Client),
        Place::Pane(Side::Backend),
        Place::Pending,
        Place::Own,
        Place::Hardening,
        Place::Time(None),
        Place::RollBack,
        Place::Forecast,
        Place::ChangeRequest,
        Place::Share,
        Place::Import,
        Place::Format(None),
        Place::Verdicts,
        Place::Question("one".to_owned()),
        Place::Member(Side::Client, "java-21".to_owned()),
    ];
    let places = all
        .into_iter()
        .chain(Fact::ALL.map(Place::Instance))
        .chain(Setting::ALL.map(|setting| Place::Setting(Some(setting))))
        .chain(Moment::all().into_iter().map(|moment| Place::Time(Some(moment))))
        .chain(Named::all().into_iter().map(Place::Operation))
        .chain(Named::all().into_iter().map(Place::Field))
        .chain(Named::all().into_iter().map(|format| Place::Format(Some(format))))
        .chain(Screen::ALL.map(Place::Tab));
    for each in places {
        let said = place(&each);
        assert!(said.starts_with("Go to ") && said.len() > 8, "{said}");
    }
    let events = Reason::all()
        .into_iter()
        .map(Event::Lockout)
        .chain(Moment::all().into_iter().map(Event::Watched))
        .chain(Copied::ALL.map(Event::Copied))
        .chain(Named::all().into_iter().map(Event::Imported))
        .chain([Event::RefusedSave, Event::Pane(Side::Client), Event::Pane(Side::Backend)]);
    for each in events {
        assert_eq!(Event::read(&each.to_string()), Some(each.clone()));
        assert!(event(&each).len() > 5, "{each}");
    }
}

#[test]
fn the_second_time_names_and_numbers_are_told() {
    let opened = catalogue::open("first-save").unwrap().unwrap();
    let (mut run, mut model) = play::play(&opened.lesson, 0, &Vec::new(), 0, &[], None).unwrap();
    for text in ["off client.weak", "save", "end"] {
        run.perform(&text.parse().unwrap(), &mut model, None);
    }
    let said = |run: &mut tls_rehearsal::lesson::Run| {
        let found = run.check(&model, None);
        assert!(matches!(found, Checked::Missed { limit: true, .. }));
        plain(&checked(&opened.texts, run, &model, &found))
    };
    let (first, second) = (said(&mut run), said(&mut run));
    assert!(first.starts_with("Limit broken: Nothing else is changed."), "{first}");
    assert!(first.contains("Undo takes it back; a star is gone."), "{first}");
    assert!(first.len() <= second.len());
}

/// Sentences of the house: no markup, no word that plays down, scolds or praises.
#[test]
fn nothing_that_is_said_of_a_miss_talks_down() {
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons/misses.txt"),
    );
    let text = text.unwrap().to_lowercase();
    for word in ["just ", "simply", "oops", "wrong!", "easy", "great", "you "] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn every_text_of_the_catalogue_is_filled_in_for_every_variant() {
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    for entry in catalogue::ALL {
        let opened = entry.open().unwrap();
        let (lesson, texts) = (&opened.lesson, &opened.texts);
        for variant in 0..lesson.variants.len() {
            let files = files(lesson, variant).unwrap();
            let solution = lesson.variants[variant].solution.clone();
            let (run, model) =
                play::play(lesson, variant, &files, 0, &solution, Some(&ask)).unwrap();
            let goals = texts.goals.iter().flat_map(|(_, goal)| {
                [Some(&goal.text), goal.hint.as_ref(), goal.miss.as_ref()].into_iter().flatten()
            });
            let all = [&texts.title, &texts.story, &texts.debrief].into_iter().chain(&texts.hints);
            for text in all.chain(goals) {
                let paragraphs = prose(text, &run, &model, Some(&ask));
                let filled: String = paragraphs.iter().map(|one| plain(one)).collect();
                assert!(!filled.trim().is_empty(), "{}", entry.id);
                assert!(!filled.contains(['$', '…', '{', '}']), "{} {variant}: {filled}", entry.id);
            }
            for question in run.questions() {
                let lines = explained(texts, &run, &model, question);
                assert!(!lines.is_empty(), "{} {variant}: {}", entry.id, question.id);
            }
        }
    }
}

#[test]
fn a_statement_is_a_sentence() {
    for (_, condition) in misses() {
        let node = Node::read(&condition.to_string()).unwrap();
        let said = statement(&Condition::read(&Cursor::whole(&node)).unwrap());
        assert!(said.ends_with('.') && said.len() > 5, "{said}");
    }
}
