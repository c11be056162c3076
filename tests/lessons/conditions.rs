//! Every predicate, true and not.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tls_rehearsal::lesson::condition::{DECLARED, Miss, Undecided};
use tls_rehearsal::lesson::names::Named;
use tls_rehearsal::lesson::play::Surveys;

use crate::{after, lesson};

const PLAN: &str =
    "{\"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\":\"true\"}";

/// What `condition` comes to after acts in a lesson that begins so.
fn judged(start: Value, texts: &[&str], condition: &Value) -> Result<(), Miss> {
    let may: Vec<_> = tls_rehearsal::app::world::Fact::all().into_iter().map(Named::word).collect();
    let lesson = lesson(&json!({
        "start": start,
        "may": may,
        "owners": {"iis-2022-mtls-reneg": "iis-2022-mtls-initial"},
        "files": {"plan": PLAN},
        "questions": {"one": {"one": ["a", "b"], "right": "a"}},
        "goals": [{"id": "goal", "when": condition}],
    }));
    let (run, model) = after(&lesson, texts);
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    run.variant().goals[0].when.check(&run.sight(&model, Some(&ask)))
}

/// Start, acts, condition, and whether it is true then.
fn cases() -> Vec<(Value, Vec<&'static str>, Value, bool)> {
    let standard = || json!({"tier": "Standard", "units": 2});
    let developer = || json!({"tier": "Developer", "draft": ["+http2"]});
    let saved = || vec!["toggle http2", "save", "end"];
    vec![
        (standard(), vec![], json!({"is": {"tier": ["Standard", "Basic"]}}), true),
        (standard(), vec![], json!({"is": {"tier": "Basic"}}), false),
        (standard(), vec!["tier Basic"], json!({"is": {"tier": "Basic"}}), true),
        (standard(), vec!["edition 2026-01"], json!({"is": {"edition": "2026-01"}}), true),
        (standard(), vec![], json!({"is": {"edition": "2026-01"}}), false),
        (standard(), vec!["gateway workspace"], json!({"is": {"gateway": "workspace"}}), true),
        (standard(), vec![], json!({"is": {"gateway": "workspace"}}), false),
        (standard(), vec!["channel rest"], json!({"is": {"channel": "rest"}}), true),
        (standard(), vec![], json!({"is": {"channel": "rest"}}), false),
        (standard(), vec!["certificate ECDSA"], json!({"is": {"certificate": "ECDSA"}}), true),
        (standard(), vec![], json!({"is": {"certificate": "ECDSA"}}), false),
        (standard(), vec![], json!({"on": ["client.tls12"]}), true),
        (standard(), vec!["toggle http2"], json!({"on": ["http2"], "in": "draft"}), true),
        (standard(), vec!["toggle http2"], json!({"on": ["http2"]}), false),
        (standard(), vec!["toggle http2", "save"], json!({"on": ["http2"], "in": "target"}), true),
        (standard(), vec!["toggle http2", "save"], json!({"on": ["http2"]}), false),
        (standard(), saved(), json!({"on": ["http2"]}), true),
        (standard(), vec![], json!({"off": ["protocols.weak"]}), true),
        (standard(), vec![], json!({"off": ["suites.rsa"]}), false),
        (standard(), vec!["off suites.rsa"], json!({"off": ["suites.rsa"], "in": "draft"}), true),
        (standard(), vec!["toggle http2"], json!({"only": ["http2"], "in": "draft"}), true),
        (standard(), vec!["toggle http2"], json!({"only": ["suites"], "in": "draft"}), false),
        (standard(), vec!["adopt preset:Nist"], json!({"preset": "Nist", "in": "draft"}), true),
        (standard(), vec![], json!({"preset": "Nist", "in": "draft"}), false),
        (
            standard(),
            vec!["adopt frontier:0"],
            json!({"score": {"at_least": 90}, "in": "draft"}),
            true,
        ),
        (standard(), vec![], json!({"score": {"at_least": 90}}), false),
        (standard(), vec!["toggle http2"], json!({"connects": ["grpc-1-85"], "in": "draft"}), true),
        (standard(), vec![], json!({"connects": ["grpc-1-85"]}), false),
        (standard(), vec![], json!({"fails": ["grpc-1-85"]}), true),
        (standard(), vec!["toggle http2"], json!({"fails": ["grpc-1-85"], "in": "draft"}), false),
        (
            standard(),
            vec!["adopt preset:PsRule"],
            json!({"lost": {"members": 1}, "in": "draft"}),
            true,
        ),
        (standard(), vec![], json!({"lost": {"members": {"at_least": 1}}, "in": "draft"}), false),
        (
            standard(),
            vec!["adopt preset:PsRule"],
            json!({"lost": {"side": "backend", "members": 0}, "in": "draft"}),
            true,
        ),
        (
            standard(),
            vec!["adopt preset:PsRule"],
            json!({"lost": {"requests": {"at_most": 1799}}, "in": "draft"}),
            false,
        ),
        (
            standard(),
            vec!["adopt preset:PsRule"],
            json!({"lost": {"requests": 1800}, "in": "draft"}),
            true,
        ),
        (
            json!({"tier": "Standard", "keep": ["mbedtls-iot-small"]}),
            vec!["adopt preset:PsRule"],
            json!({"lost": {"kept": true, "members": 0}, "in": "draft"}),
            false,
        ),
        (
            standard(),
            vec!["adopt preset:PsRule"],
            json!({"lost": {"kept": true, "members": 0}, "in": "draft"}),
            true,
        ),
        (standard(), vec!["remove mbedtls-iot-small"], json!({"lost": {"members": 0}}), false),
        (
            standard(),
            vec!["ask iis-2022-mtls-reneg", "toggle backend.tls13"],
            json!({"lost": {"side": "backend", "members": 0}, "in": "draft"}),
            true,
        ),
        (standard(), vec![], json!({"no_danger": true}), true),
        (
            standard(),
            vec!["channel rest", "toggle backend.tls12"],
            json!({"no_danger": true}),
            false,
        ),
        (standard(), saved(), json!({"settled": true}), true),
        (standard(), vec![], json!({"settled": true}), false),
        (standard(), vec!["toggle http2", "save"], json!({"settled": true}), false),
        (standard(), [saved(), vec!["back", "end"]].concat(), json!({"rolled_back": true}), true),
        (
            standard(),
            [saved(), vec!["toggle http2", "save"]].concat(),
            json!({"rolled_back": true}),
            true,
        ),
        (standard(), saved(), json!({"rolled_back": true}), false),
        (standard(), vec!["import plan"], json!({"drift": 0, "in": "live"}), false),
        (standard(), vec!["import plan", "take"], json!({"drift": 0, "in": "draft"}), true),
        (
            standard(),
            vec!["adopt preset:PsRule"],
            json!({"verdict": {"rule": "PsRuleCiphers", "of": "live", "says": "passes"}, "in": "draft"}),
            true,
        ),
        (
            standard(),
            vec![],
            json!({"verdict": {"rule": "PsRuleCiphers", "of": "live", "says": "passes"}}),
            false,
        ),
        (
            standard(),
            vec![],
            json!({"verdict": {"rule": "Checkov", "of": "arm", "judged": "wrong"}}),
            true,
        ),
        (standard(), vec!["tab Impact"], json!({"saw": "tab:Impact"}), true),
        (standard(), vec!["tab Impact"], json!({"saw": ["tab:Impact", "tab:Code"]}), false),
        (standard(), vec!["answer one a"], json!({"answered": "one"}), true),
        (standard(), vec!["answer one b"], json!({"answered": "one"}), false),
        (standard(), vec![], json!({"answered": "one"}), false),
        (standard(), vec![], json!({"all": [{"on": ["client.tls12"]}, {"settled": true}]}), false),
        (standard(), vec![], json!({"all": [{"on": ["client.tls12"]}, {"off": ["http2"]}]}), true),
        (standard(), vec![], json!({"any": [{"settled": true}, {"on": ["client.tls12"]}]}), true),
        (standard(), vec![], json!({"any": [{"settled": true}, {"on": ["http2"]}]}), false),
        (standard(), vec![], json!({"not": {"settled": true}}), true),
        (standard(), saved(), json!({"not": {"settled": true}}), false),
        (developer(), vec!["save"], json!({"value": {"downtime_minutes": 0}}), false),
        (developer(), vec![], json!({"value": {"lost_p95": {"at_least": 1}}}), true),
    ]
}

#[test]
fn every_predicate_is_true_and_is_not() {
    let mut answers: BTreeMap<&str, [usize; 2]> =
        DECLARED.iter().map(|declared| (declared.name, [0, 0])).collect();
    for (start, texts, condition, wanted) in cases() {
        let judged = judged(start, &texts, &condition);
        assert_eq!(judged.is_ok(), wanted, "{condition} after {texts:?}: {judged:?}");
        for (name, counted) in &mut answers {
            if condition.get(name).is_some() {
                counted[usize::from(wanted)] += 1;
            }
        }
    }
    let lacking: Vec<_> = answers.iter().filter(|(_, counted)| counted.contains(&0)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn what_cannot_be_decided_is_not_true_and_not_untrue() {
    let standard = || json!({"tier": "Standard"});
    for (condition, undecided) in [
        (json!({"connects": ["nobody"]}), Undecided::NoMember("nobody".to_owned())),
        (json!({"fails": ["own-1"]}), Undecided::NoMember("own-1".to_owned())),
        (json!({"drift": 0}), Undecided::NothingImported),
        (
            json!({"value": {"duration_minutes": 0}}),
            Undecided::NoRollout(tls_rehearsal::lesson::condition::value::Value::DurationMinutes),
        ),
    ] {
        for condition in [
            condition.clone(),
            json!({"not": condition}),
            json!({"not": {"not": condition}}),
            json!({"all": [condition]}),
        ] {
            let judged = judged(standard(), &[], &condition);
            assert_eq!(judged, Err(Miss::Undecided(undecided.clone())), "{condition}");
        }
        let either = json!({"any": [condition, {"on": ["client.tls12"]}]});
        assert_eq!(judged(standard(), &[], &either), Ok(()), "one that is true is enough");
        let neither = json!({"not": {"any": [condition, {"on": ["http2"]}]}});
        assert!(judged(standard(), &[], &neither).is_err());
    }
}

#[test]
fn every_number_of_the_page_can_be_asked_for() {
    use tls_rehearsal::lesson::condition::value::Value as Number;
    let start = json!({"tier": "Developer", "draft": ["+http2"], "set": {"WindowDay": 21000}});
    let lesson = lesson(&json!({"start": start}));
    let (run, model) = after(&lesson, &["save", "end", "toggle client.tls11"]);
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    for number in Number::all() {
        assert_eq!(Number::named(number.word()), Some(number));
        assert!(number.of(&run.sight(&model, Some(&ask))).is_ok(), "{number:?}");
        let without = number.of(&run.sight(&model, None));
        assert_eq!(without.is_err(), number.is_slow(), "{number:?}");
    }
}

#[test]
fn a_condition_that_is_written_is_read_again() {
    use tls_rehearsal::lesson::Condition;
    use tls_rehearsal::lesson::cursor::Cursor;
    use tls_rehearsal::lesson::node::Node;
    for (.., condition, _) in cases() {
        let node = Node::read(&condition.to_string()).unwrap();
        let read = Condition::read(&Cursor::whole(&node)).unwrap();
        let again = Condition::read(&Cursor::whole(&read.write())).unwrap();
        assert_eq!(read, again, "{condition}");
    }
}
