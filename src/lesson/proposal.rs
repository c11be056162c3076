//! Goals that a recording suggests: what it changed, saved, saw, and whom it did not lose.

use super::act::Act;
use super::condition::{Condition, Mode};
use super::cursor::Cursor;
use super::event::Event;
use super::names::{At, Named};
use super::node::Node;
use super::play::play;
use super::run::Run;
use crate::app::Model;
use crate::domain::Setting;

/// A goal that is suggested.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its name.
    pub id: String,
    /// When it has to be true.
    pub mode: Mode,
    /// What.
    pub when: Condition,
}

/// Goals for a run as it stands: each is met in it, and none was before anything was done.
pub fn propose(run: &Run, model: &Model) -> Vec<Proposal> {
    let lesson = run.lesson();
    let begun = play(lesson, run.variant_at(), run.files(), run.seed(), &[], None);
    let Some((start, start_model)) = begun else { return Vec::new() };
    let is_new = |proposal: &Proposal| match proposal.mode {
        Mode::Always => proposal.when.check(&start.sight(&start_model, None)).is_ok(),
        Mode::Now | Mode::Once => proposal.when.check(&start.sight(&start_model, None)).is_err(),
    };
    let is_met = |proposal: &Proposal| proposal.when.check(&run.sight(model, None)).is_ok();
    let mut all = changed(run, model);
    let has_changed = !all.is_empty();
    all.extend(saved(run, model));
    // Who changes nothing loses nobody.
    all.extend(lost(run, model).filter(|_| has_changed));
    all.extend(saw(run));
    all.retain(|proposal| is_new(proposal) && is_met(proposal));
    all
}

fn proposal(id: impl Into<String>, mode: Mode, when: &Node) -> Option<Proposal> {
    let when = Condition::read(&Cursor::whole(when)).ok()?;
    Some(Proposal { id: id.into(), mode, when })
}

/// Where the changes are at the end.
fn end(model: &Model) -> At {
    match (model.saves() > 0, model.is_updating()) {
        (false, _) => At::Draft,
        (true, true) => At::Target,
        (true, false) => At::Live,
    }
}

fn changed(run: &Run, model: &Model) -> Vec<Proposal> {
    let (at, before) = (end(model), run.baseline().live);
    let after = run.sight(model, None).config(at);
    let turned = |on: bool| -> Vec<Setting> {
        before.differing(after).filter(|setting| after.is_on(*setting) == on).collect()
    };
    let goal = |name: &str, settings: Vec<Setting>| {
        let words = settings.into_iter().map(Setting::word);
        let place = (at != At::Live).then(|| Node::text(at.word()));
        proposal(name, Mode::Now, &Node::object([(name, Some(Node::texts(words))), ("in", place)]))
    };
    // A condition of nothing is none.
    [goal("off", turned(false)), goal("on", turned(true))].into_iter().flatten().collect()
}

fn saved(run: &Run, model: &Model) -> Vec<Proposal> {
    let saves = model.saves();
    if saves == 0 {
        return Vec::new();
    }
    let flag = |name| Node::object([(name, Some(Node::Flag(true)))]);
    let most = Node::object([("at_most", Some(Node::Number(saves.into())))]);
    let value = Node::object([("saves", Some(most))]);
    let limit = Node::object([("value", Some(value))]);
    let went_back = run.acts().contains(&Act::Back);
    let goals = [
        proposal("settled", Mode::Now, &flag("settled")),
        went_back.then(|| proposal("rolled-back", Mode::Now, &flag("rolled_back"))).flatten(),
        proposal(if saves == 1 { "one-save" } else { "few-saves" }, Mode::Always, &limit),
    ];
    goals.into_iter().flatten().collect()
}

fn lost(run: &Run, model: &Model) -> Option<Proposal> {
    let sight = run.sight(model, None);
    let at = if model.saves() > 0 { At::Target } else { At::Draft };
    let requests: u64 = sight.lost(at).iter().map(|loser| u64::from(loser.requests)).sum();
    let (id, lost) = if sight.lost(at).is_empty() {
        ("nobody-lost", Node::object([("members", Some(Node::Number(0)))]))
    } else {
        let most = Node::object([("at_most", Some(Node::Number(requests)))]);
        ("few-lost", Node::object([("requests", Some(most))]))
    };
    let when = Node::object([("lost", Some(lost)), ("in", Some(Node::text(at.word())))]);
    proposal(id, Mode::Always, &when)
}

/// What was looked at, where that was the point: not every tab on the way.
fn saw(run: &Run) -> Vec<Proposal> {
    let is_point = |event: &&Event| match event {
        Event::Tab(_) | Event::Lockout(_) => false,
        Event::Why(..)
        | Event::Tried(..)
        | Event::Watched(_)
        | Event::Opened(_)
        | Event::Pane(_)
        | Event::Format(_)
        | Event::Copied(_)
        | Event::Imported(_)
        | Event::Asked(_)
        | Event::RefusedSave => true,
    };
    let seen = run.record().seen.iter().filter(is_point).enumerate();
    let goal = |(at, event): (usize, &Event)| {
        let when = Node::object([("saw", Some(Node::text(event.to_string())))]);
        proposal(format!("seen-{}", at + 1), Mode::Now, &when)
    };
    seen.filter_map(goal).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says no by failing")]

    use std::sync::Arc;

    use super::*;
    use crate::lesson::draft::{Draft, DraftGoal, Left, start_of};
    use crate::lesson::perform::Files;
    use crate::lesson::play::Surveys;
    use crate::lesson::proof::{Flaw, prove};

    fn recorded(model: &Model, acts: &[&str]) -> (Draft, Vec<Proposal>) {
        let (start, _) = start_of(model);
        let mut draft = Draft { start: Some(start), ..Draft::default() };
        let lesson = draft.to_record("Recording").unwrap().lesson;
        let acts: Vec<Act> = acts.iter().map(|act| act.parse().unwrap()).collect();
        let (run, model) = play(&lesson, 0, &Files::new(), 0, &acts, None).unwrap();
        draft.solution = run.acts().iter().map(ToString::to_string).collect();
        let proposals = propose(&run, &model);
        (draft, proposals)
    }

    fn written(draft: &Draft, proposals: &[Proposal]) -> Draft {
        let goal = |proposal: &Proposal| DraftGoal {
            id: proposal.id.clone(),
            mode: proposal.mode.word().to_owned(),
            when: proposal.when.write().to_string(),
            text: proposal.id.clone(),
            is_taken: true,
        };
        Draft {
            goals: proposals.iter().map(goal).collect(),
            title: "HTTP/2 at last".to_owned(),
            story: "A story.".to_owned(),
            hints: vec!["A hint.".to_owned(), String::new()],
            debrief: "A debrief.".to_owned(),
            ..draft.clone()
        }
    }

    fn flaws(draft: &Draft) -> Vec<Flaw> {
        let opened = draft.open().unwrap();
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        let (faults, _) = prove(&opened.lesson, &|_| Ok(Files::new()), &ask);
        faults.into_iter().map(|fault| fault.flaw).collect()
    }

    #[test]
    fn a_recording_suggests_goals_and_with_a_wrong_way_they_make_a_proven_lesson() {
        let (draft, proposals) = recorded(&Model::default(), &["toggle http2", "save", "end"]);
        let ids: Vec<_> = proposals.iter().map(|proposal| proposal.id.as_str()).collect();
        assert!(ids.starts_with(&["on", "settled", "one-save", "nobody-lost"]), "{ids:?}");
        let mut draft = written(&draft, &proposals[..4]);
        let unfailed = flaws(&draft);
        assert!(unfailed.iter().all(|flaw| matches!(flaw, Flaw::NeverFailed { .. })));
        assert_eq!(unfailed.len(), 2, "nothing fails the limits yet: {unfailed:?}");
        let way = ["adopt preset:Strictest", "save", "end", "toggle http2", "save", "end"];
        draft.wrong.push(way.map(str::to_owned).to_vec());
        assert_eq!(flaws(&draft), []);
        assert_eq!(draft.id(), "http-2-at-last");
        assert_eq!(Draft::read(&draft.write()), Some(draft));
    }

    #[test]
    fn what_only_looks_suggests_what_it_saw_and_no_save() {
        let (_, proposals) = recorded(&Model::default(), &["tab Code", "format bicep"]);
        assert!(!proposals.is_empty());
        assert!(proposals.iter().all(|proposal| proposal.id.starts_with("seen-")), "{proposals:?}");
        assert_eq!(recorded(&Model::default(), &["tab Tiers"]).1, []);
    }

    #[test]
    fn a_lesson_begins_with_the_page_at_hand_or_says_what_it_leaves() {
        let acts = ["tier Premium", "units 2", "toggle http2", "keep grpc-1-85 yes"];
        let mut model = Model::default();
        for act in acts {
            let act = act.parse().unwrap();
            for intent in crate::lesson::perform::intents(&act, &model, &Files::new()) {
                crate::app::update(&mut model, intent);
            }
        }
        let (start, left) = start_of(&model);
        assert_eq!(left, []);
        let draft = Draft { start: Some(start), ..Draft::default() };
        let lesson: Arc<_> = draft.to_record("Recording").unwrap().lesson;
        let (_, begun) = play(&lesson, 0, &Files::new(), 0, &[], None).unwrap();
        assert_eq!(
            (begun.instance(), begun.channel(), begun.target(), begun.draft()),
            (model.instance(), model.channel(), model.target(), model.draft())
        );
        assert_eq!(begun.fleet().members, model.fleet().members);
        let act = crate::app::fleet::FleetAct::SetRequests(0, 7);
        crate::app::update(&mut model, crate::app::Intent::Fleet(act));
        assert_eq!(start_of(&model).1, [Left::Traffic]);
    }

    #[test]
    fn a_condition_that_is_no_json_is_said_where_it_stands() {
        let (draft, proposals) = recorded(&Model::default(), &["toggle http2", "save", "end"]);
        let mut draft = written(&draft, &proposals);
        draft.goals[1].when = "{".to_owned();
        assert!(draft.open().unwrap_err().to_string().starts_with("goals[1].when"));
        draft.goals[1].when = r#"{"settle": true}"#.to_owned();
        assert!(draft.open().unwrap_err().to_string().starts_with("goals[1].when"));
    }
}
