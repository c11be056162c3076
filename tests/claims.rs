//! What lessons claim in words and leave to no condition is so in the model; what is written about lessons names all that there is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use std::path::Path;

use tls_rehearsal::app::Model;
use tls_rehearsal::codec::export::Format;
use tls_rehearsal::lesson::Run;
use tls_rehearsal::lesson::act::Act;
use tls_rehearsal::lesson::act_read::FORMS;
use tls_rehearsal::lesson::catalogue;
use tls_rehearsal::lesson::condition::value::Value;
use tls_rehearsal::lesson::names::Named;
use tls_rehearsal::lesson::perform::Files;
use tls_rehearsal::lesson::play::{Surveys, play};
use tls_rehearsal::lesson::settings::Group;
use tls_rehearsal::rollout::followup::log;
use tls_rehearsal::verdict::{Judged, Rule, Says, Seen, Why};

/// A lesson after these acts, in each of its variants.
fn after(id: &str, acts: &[&str], surveys: &Surveys) -> Vec<(Run, Model)> {
    let lesson = catalogue::open(id).unwrap().unwrap().lesson;
    let acts: Vec<Act> = acts.iter().map(|act| act.parse().unwrap()).collect();
    let ask = |question| surveys.ask(question);
    let variants = 0..lesson.variants.len();
    let played = variants.map(|at| play(&lesson, at, &Files::default(), 1, &acts, Some(&ask)));
    played.map(Option::unwrap).collect()
}

#[test]
fn the_booked_hour_costs_about_twice_the_budget_95_times_of_100() {
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    for (run, model) in after("the-budget", &[], &surveys) {
        let sight = run.sight(&model, Some(&ask));
        let lost = Value::LostP95.of(&sight).unwrap();
        let left = Value::BudgetLeft.of(&sight).unwrap();
        assert!((left * 3 / 2..left * 5 / 2).contains(&lost), "{lost} of {left}");
    }
}

#[test]
fn of_the_three_findings_one_is_false_as_the_lesson_says() {
    for (_, model) in after("the-scanner-is-wrong", &[], &Surveys::default()) {
        let verdicts = model.verdicts();
        let of = |rule: Rule, seen: Seen| {
            let found = verdicts.opinions().find(|it| it.rule == rule && it.seen == seen).unwrap();
            (found.says, found.judged, found.why)
        };
        let arm = Seen::Written(Format::ArmTemplate);
        assert_eq!(of(Rule::Checkov, arm), (Says::Fails, Judged::Wrong, Why::TextIsTrue));
        for (rule, seen) in [(Rule::PsRuleCiphers, arm), (Rule::AzqrCiphers, Seen::Live)] {
            let (says, judged, _) = of(rule, seen);
            assert_eq!((says, judged), (Says::Fails, Judged::Right), "{rule:?}");
        }
        let bicep = of(Rule::Checkov, Seen::Written(Format::Bicep));
        assert_eq!(bicep, (Says::Passes, Judged::Blind, Why::QuotedKeys));
        let terraform = of(Rule::Checkov, Seen::Written(Format::TerraformAzurerm));
        assert_eq!(terraform, (Says::Passes, Judged::Blind, Why::OldNames));
    }
}

#[test]
fn the_log_names_the_caller_that_the_lesson_asks_for() {
    let acts = ["pane client enable", "save", "end"];
    for (_, model) in after("after-enabling", &acts, &Surveys::default()) {
        let plan = &model.shown().unwrap().plan;
        let lines = log(plan, plan.end(), 100);
        assert!(lines.iter().any(|line| line.caller.caller == "settlement-batch"));
    }
}

#[test]
fn the_documentation_names_every_act_every_number_and_every_group() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lessons.md");
    let text = std::fs::read_to_string(path).unwrap();
    let codes: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let is_named = |word: &str| {
        codes.iter().any(|code| code.split([' ', '…']).next().is_some_and(|first| first == word))
    };
    for (verb, _) in FORMS {
        assert!(is_named(verb), "no act {verb}");
    }
    for word in Value::all().into_iter().map(Value::word) {
        assert!(is_named(word), "no number {word}");
    }
    for word in Group::all().into_iter().map(Group::word) {
        assert!(is_named(word), "no group {word}");
    }
}
