//! A lesson under way: limits, Check, hints, questions, points and stars.

use std::sync::Arc;

use serde_json::{Value, json};
use tls_rehearsal::app::Model;
use tls_rehearsal::lesson::check::{Checked, HintOffer};
use tls_rehearsal::lesson::play::{Surveys, par, play};
use tls_rehearsal::lesson::question::{Outcome, Shape};
use tls_rehearsal::lesson::score::Score;
use tls_rehearsal::lesson::{Act, Lesson, Place, Run, catalogue};

use crate::{after, lesson};

/// One save, TLS 1.0 off, and a question.
fn one_save() -> Arc<Lesson> {
    lesson(&json!({
        "start": {"tier": "Basic", "created": "before"},
        "questions": {
            "why": {"one": ["weak", "slow", "new"], "right": "weak"},
            "which": {"many": ["a", "b", "c"], "right": ["a", "b"]},
            "order": {"order": ["first", "second", "third"]},
            "locked": {"number": "locked_suites"},
            "minutes": {"number": "duration_minutes", "tolerance": 2},
        },
        "goals": [
            {"id": "off", "when": {"off": ["client.tls10"]}},
            {"id": "why", "when": {"answered": "why"}},
            {"id": "settled", "when": {"settled": true}},
            {"id": "one-save", "mode": "always", "when": {"value": {"saves": {"at_most": 1}}}},
        ],
        "solution": ["toggle client.tls10", "save", "end", "answer why"],
    }))
}

fn check(run: &mut Run, model: &Model) -> Checked {
    run.check(model, None)
}

fn perform(run: &mut Run, model: &mut Model, texts: &[&str]) {
    for text in texts {
        run.perform(&text.parse().unwrap(), model, None);
    }
}

fn begun(lesson: &Arc<Lesson>) -> (Run, Model) {
    let par = par(lesson, 0, &Vec::new(), None).unwrap();
    let (run, model) = Run::start(Arc::clone(lesson), 0, Vec::new(), 1).unwrap();
    (run.with_par(par), model)
}

const SOLVED: [&str; 4] = ["toggle client.tls10", "save", "end", "answer why weak"];

#[test]
fn the_solution_of_every_lesson_earns_all_points_and_three_stars() {
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    for entry in catalogue::ALL {
        let lesson = entry.open().unwrap().lesson;
        for variant in 0..lesson.variants.len() {
            let files = crate::files(&lesson, variant).unwrap();
            let par = par(&lesson, variant, &files, Some(&ask)).unwrap();
            let solution = &lesson.variants[variant].solution;
            let (run, model) = play(&lesson, variant, &files, 5, solution, Some(&ask)).unwrap();
            let checked = run.with_par(par).check(&model, Some(&ask));
            assert_eq!(checked, Checked::Solved(Score { points: 100, stars: 3 }), "{}", entry.id);
        }
    }
}

#[test]
fn undo_repairs_a_limit_and_the_star_stays_gone() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    perform(&mut run, &mut model, &SOLVED);
    perform(&mut run, &mut model, &["toggle http2", "save"]);
    let standing = |run: &Run| (run.record().goals[3].met, run.record().goals[3].was_broken);
    assert_eq!(standing(&run), (false, true));
    let Checked::Missed { goal: 3, limit: true, .. } = check(&mut run, &model) else { panic!() };
    perform(&mut run, &mut model, &["undo", "undo"]);
    assert_eq!(standing(&run), (true, true));
    assert_eq!(model.saves(), 1);
    let Checked::Solved(score) = check(&mut run, &model) else { panic!() };
    assert_eq!((score.points, score.stars), (100, 1));
}

#[test]
fn what_breaks_a_limit_and_what_repairs_it_is_told() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    perform(&mut run, &mut model, &["toggle client.tls10", "save", "end", "toggle http2"]);
    let news = run.perform(&Act::Save, &mut model, None);
    assert_eq!((news.broken, news.repaired), (vec![3], vec![]));
    let news = run.perform(&Act::Undo, &mut model, None);
    assert_eq!((news.broken, news.repaired), (vec![], vec![3]));
}

#[test]
fn check_names_broken_limits_first_and_then_goals_in_their_order() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    let Checked::Missed { goal: 0, again: false, place, .. } = check(&mut run, &model) else {
        panic!()
    };
    assert!(matches!(place, Some(Place::Setting(Some(_)))), "{place:?}");
    let Checked::Missed { goal: 0, again: true, .. } = check(&mut run, &model) else { panic!() };
    perform(&mut run, &mut model, &["toggle client.tls10"]);
    let Checked::Missed { goal: 0, place: Some(Place::Pending), .. } = check(&mut run, &model)
    else {
        panic!()
    };
    perform(&mut run, &mut model, &["save"]);
    let Checked::Missed { goal: 0, place: Some(Place::Time(None)), .. } = check(&mut run, &model)
    else {
        panic!()
    };
    perform(&mut run, &mut model, &["end"]);
    let Checked::Missed { goal: 1, again: false, place, .. } = check(&mut run, &model) else {
        panic!()
    };
    assert_eq!(place, Some(Place::Question("why".to_owned())));
    perform(&mut run, &mut model, &["toggle http2", "save"]);
    let Checked::Missed { goal: 3, limit: true, .. } = check(&mut run, &model) else { panic!() };
}

#[test]
fn a_question_that_was_answered_wrongly_waits_for_the_next_act() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    let order = |run: &Run| run.shown_options(run.variant().question("why").unwrap());
    let first = order(&run);
    assert_eq!(
        run.answer("why", "slow", &model, None).0,
        Outcome::Wrong(vec!["slow".to_owned()], 1)
    );
    assert!(run.answered("why").waits);
    assert_eq!(run.answer("why", "weak", &model, None).0, Outcome::NoAnswer);
    assert!(!run.record().goals[1].met);
    perform(&mut run, &mut model, &["toggle http2"]);
    assert_eq!(run.answer("why", "weak", &model, None).0, Outcome::Right);
    assert!(run.record().goals[1].met);
    assert_eq!(run.answer("why", "slow", &model, None).0, Outcome::NoAnswer, "it stays answered");
    let shuffled = (0..20).any(|seed| {
        let (mut run, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), seed).unwrap();
        let before = order(&run);
        run.answer("why", "slow", &model, None);
        perform(&mut run, &mut model, &["toggle http2"]);
        order(&run) != before
    });
    assert!(shuffled && first.len() == 3);
}

#[test]
fn every_kind_of_answer_is_judged_as_what_it_is() {
    let lesson = one_save();
    for (question, answer, outcome) in [
        ("which", "b,a", Outcome::Right),
        ("which", "a", Outcome::Wrong(vec![], 1)),
        ("which", "a,c", Outcome::Wrong(vec!["c".to_owned()], 1)),
        ("which", "a,b,c", Outcome::Wrong(vec!["c".to_owned()], 0)),
        ("which", "a,nothing", Outcome::NoAnswer),
        ("order", "first,second,third", Outcome::Right),
        ("order", "second,first,third", Outcome::Wrong(vec![], 0)),
        ("order", "first,second", Outcome::NoAnswer),
        ("locked", "6", Outcome::Right),
        ("locked", "15", Outcome::Wrong(vec![], 0)),
        ("locked", "six", Outcome::NoAnswer),
        ("minutes", "20", Outcome::Early),
        ("why", "nothing", Outcome::NoAnswer),
        ("nothing", "a", Outcome::NoAnswer),
    ] {
        let (mut run, model) = begun(&lesson);
        assert_eq!(run.answer(question, answer, &model, None).0, outcome, "{question} {answer}");
    }
}

#[test]
fn an_answer_that_came_before_there_was_one_costs_nothing_and_does_not_wait() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    assert_eq!(run.answer("minutes", "20", &model, None).0, Outcome::Early);
    assert_eq!((run.record().counted, run.answered("minutes").waits), (0, false));
    perform(&mut run, &mut model, &["toggle client.tls10", "save"]);
    let minutes = (model.shown().unwrap().plan.end().seconds() + 30) / 60;
    for (answer, outcome) in
        [(minutes + 3, Outcome::Wrong(vec![], 0)), (minutes + 2, Outcome::Right)]
    {
        let mut run = run.clone();
        assert_eq!(run.answer("minutes", &answer.to_string(), &model, None).0, outcome);
    }
}

#[test]
fn what_is_to_be_put_in_order_is_never_shown_in_order() {
    let lesson = one_save();
    for seed in 0..200 {
        let (run, _) = Run::start(Arc::clone(&lesson), 0, Vec::new(), seed).unwrap();
        let question = run.variant().question("order").unwrap();
        assert_eq!(question.shape(), Shape::Order);
        assert_ne!(run.shown_options(question), question.options(), "{seed}");
    }
}

#[test]
fn a_hint_opens_after_an_act_or_a_check_and_costs_what_its_button_says() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    assert_eq!(run.hint_offer(3), HintOffer::AfterAnAct);
    assert_eq!(run.hint(), None);
    perform(&mut run, &mut model, &["tab Impact"]);
    for (number, cost) in [5, 10, 25].into_iter().enumerate() {
        assert_eq!(run.hint_offer(3), HintOffer::Costs(cost));
        let hint = run.hint().unwrap();
        assert_eq!((hint.number, hint.goal.as_deref()), (number, Some("off")));
        assert_eq!(run.hint(), None);
        check(&mut run, &model);
    }
    assert_eq!(run.hint_offer(3), HintOffer::NoneLeft);
    perform(&mut run, &mut model, &SOLVED);
    assert_eq!(check(&mut run, &model), Checked::Solved(Score { points: 60, stars: 1 }));
}

#[test]
fn stars_are_for_hints_limits_par_and_nothing_undone() {
    let lesson = one_save();
    let starred = |before: &[&str]| {
        let (mut run, mut model) = begun(&lesson);
        perform(&mut run, &mut model, before);
        perform(&mut run, &mut model, &SOLVED);
        match check(&mut run, &model) {
            Checked::Solved(score) => (score.points, score.stars),
            missed @ Checked::Missed { .. } => panic!("{missed:?}"),
        }
    };
    assert_eq!(starred(&[]), (100, 3));
    assert_eq!(
        starred(&["tab Impact", "open grpc-1-85", "format bicep"]),
        (100, 3),
        "looking is free"
    );
    assert_eq!(starred(&["toggle http2", "toggle http2"]), (100, 2));
    assert_eq!(starred(&["toggle http2", "undo"]), (100, 2));
    assert_eq!(starred(&["tab Impact", "hint", "check", "hint"]), (85, 3));
    assert_eq!(starred(&["tab Impact", "hint", "check", "hint", "check", "hint"]), (60, 1));
}

#[test]
fn who_looks_at_the_solution_earns_nothing_with_this_variant() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    run.show_solution();
    perform(&mut run, &mut model, &SOLVED);
    assert_eq!(check(&mut run, &model), Checked::Solved(Score { points: 0, stars: 0 }));
}

#[test]
fn an_unsolved_lesson_has_the_points_of_its_goals_and_none_for_doing_nothing() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    assert_eq!(run.score(&model), Score::default());
    perform(&mut run, &mut model, &["answer why weak"]);
    assert_eq!(run.score(&model), Score { points: 25, stars: 0 });
    perform(&mut run, &mut model, &["toggle client.tls10", "save", "end"]);
    assert_eq!(run.score(&model), Score { points: 75, stars: 0 });
}

#[test]
fn what_is_done_after_a_lesson_is_solved_belongs_to_nobody() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    perform(&mut run, &mut model, &SOLVED);
    check(&mut run, &model);
    let record = run.record().clone();
    perform(&mut run, &mut model, &["toggle http2", "save", "hint", "check"]);
    assert_eq!(*run.record(), record);
    assert_eq!(run.debrief(&model).went.acts, 3);
}

#[test]
fn at_most_so_many_acts_are_kept_and_the_result_is_all_the_same() {
    let lesson = one_save();
    let (mut run, mut model) = begun(&lesson);
    for _ in 0..200 {
        perform(&mut run, &mut model, &["toggle http2", "toggle http2"]);
    }
    assert!(run.record().overflown);
    assert_eq!((run.acts().len(), run.record().counted), (300, 400));
    perform(&mut run, &mut model, &SOLVED);
    assert!(matches!(check(&mut run, &model), Checked::Solved(_)));
}

#[test]
fn conditions_that_many_rehearsals_decide_are_known_at_check_only() {
    let lesson = lesson(&json!({
        "start": {"tier": "Developer", "draft": ["+http2"]},
        "goals": [{"id": "fits", "when": {"value": {"window_percent": {"at_least": 1}}}}],
    }));
    let (mut run, model) = after(&lesson, &["tab Rollout"]);
    assert!(run.is_slow() && run.record().goals[0].at_check && !run.record().goals[0].met);
    let surveys = Surveys::default();
    let checked = run.check(&model, Some(&|question| surveys.ask(question)));
    assert!(matches!(checked, Checked::Solved(_)), "{checked:?}");
}

#[test]
fn a_debrief_has_what_happened_beside_the_solution() {
    let lesson = lesson(&json!({
        "start": {"tier": "Developer"},
        "goals": [{"id": "settled", "when": {"settled": true}}],
        "solution": ["off suites.rsa", "save", "end"],
    }));
    let (mut run, mut model) = begun(&lesson);
    perform(&mut run, &mut model, &["adopt preset:Strictest", "tab Impact", "save", "end"]);
    check(&mut run, &model);
    let debrief = run.debrief(&model);
    assert_eq!((debrief.went.acts, debrief.went.saves), (2, 1));
    assert!(debrief.downtime_seconds > 0 && !debrief.lost.is_empty());
    assert_eq!(debrief.solution.len(), 3);
    let own: Vec<_> = debrief.own.iter().map(Act::to_string).collect();
    assert_eq!(own, ["adopt preset:Strictest", "tab Impact", "save", "end", "check"]);
}

#[test]
fn a_right_answer_that_the_model_computes_is_that_of_the_moment() {
    let who = |right: Value| {
        lesson(&json!({
            "start": {"tier": "Standard"},
            "questions": {"who": {"member": ["mbedtls-iot-small", "grpc-1-85", "java-21"], "right": right}},
        }))
    };
    let answer = |lesson: &Arc<Lesson>, texts: &[&str], id: &str| {
        let (mut run, model) = after(lesson, texts);
        run.answer("who", id, &model, None).0
    };
    let lost = who(json!({"lost": "draft"}));
    assert_eq!(answer(&lost, &[], "mbedtls-iot-small"), Outcome::Early);
    assert_eq!(answer(&lost, &["adopt preset:PsRule"], "mbedtls-iot-small"), Outcome::Right);
    assert!(matches!(answer(&lost, &["adopt preset:PsRule"], "grpc-1-85"), Outcome::Wrong(..)));
    let fails = who(json!({"fails": "live"}));
    assert_eq!(answer(&fails, &[], "grpc-1-85"), Outcome::Right);
    let connects = who(json!({"connects": "live"}));
    assert_eq!(answer(&connects, &[], "java-21"), Outcome::Early, "two of them do");
}
