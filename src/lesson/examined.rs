//! What is wrong with a lesson that is being written, each where it stands.

use std::sync::Arc;

use super::act::Act;
use super::condition::Condition;
use super::cursor::{Cursor, Fault, Problem};
use super::draft::Draft;
use super::file::Lesson;
use super::node::Node;
use super::perform::Files;
use super::proof::{self, Flaw, prove};
use super::sight::Ask;

/// A place in a draft. Goals are counted among those that are taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spot {
    /// How it begins.
    Start,
    /// The solution.
    Solution,
    /// An act of it.
    Act(usize),
    /// The goals.
    Goals,
    /// One of them.
    Goal(usize),
    /// A way that must not win.
    Way(usize),
    /// An act of it.
    WayAct(usize, usize),
    /// The texts.
    Texts,
}

/// What has to be there and is not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Missing {
    /// How it begins.
    Start,
    /// An act of the solution.
    Solution,
    /// A goal.
    Goals,
    /// The title.
    Title,
    /// The story.
    Story,
    /// The words of a goal.
    Goal(usize),
    /// A hint.
    Hints,
    /// What is said afterwards.
    Debrief,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// Something is not there yet.
    Missing(Missing),
    /// It is not as a file has to be.
    Unread(Fault),
    /// It was played, and does not go as it should.
    Flaw(proof::Fault),
}

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where.
    pub spot: Spot,
    /// What.
    pub wrong: Wrong,
}

/// What is known of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examined {
    /// All that is wrong.
    pub findings: Vec<Finding>,
    /// The lesson, as far as it can be read: with words that stand for those to come.
    pub lesson: Option<Arc<Lesson>>,
}

impl Examined {
    /// Can it be played? Not where it is not whole; what does not go as it should can be seen by playing it.
    pub fn is_whole(&self) -> bool {
        let stops = |finding: &Finding| match &finding.wrong {
            Wrong::Missing(_) | Wrong::Unread(_) => true,
            Wrong::Flaw(fault) => matches!(fault.flaw, Flaw::Start(_)),
        };
        !self.findings.iter().any(stops)
    }

    /// What is wrong at a place.
    pub fn at(&self, spot: Spot) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.spot == spot)
    }
}

/// Reads and plays what there is of a lesson.
pub fn examine(draft: &Draft, ask: Ask<'_>) -> Examined {
    let mut findings = missing(draft);
    let unread: Vec<_> = unread(draft).into_iter().map(of_fault).collect();
    let is_read = unread.is_empty();
    findings.extend(unread);
    let has_parts =
        draft.start.is_some() && !draft.solution.is_empty() && draft.taken().count() > 0;
    if !(is_read && has_parts) {
        return Examined { findings, lesson: None };
    }
    let lesson = match draft.filled().open() {
        Ok(opened) => opened.lesson,
        Err(fault) => {
            findings.push(of_fault(fault));
            return Examined { findings, lesson: None };
        }
    };
    let (faults, _) = prove(&lesson, &|_| Ok(Files::new()), ask);
    findings.extend(faults.into_iter().map(of_flaw));
    // What is missing is said already.
    let is_written = !findings.iter().any(|finding| finding.spot == Spot::Texts);
    if let (true, Err(fault)) = (is_written, draft.open()) {
        findings.push(of_fault(fault));
    }
    Examined { findings, lesson: Some(lesson) }
}

fn missing(draft: &Draft) -> Vec<Finding> {
    let is_blank = |text: &str| text.trim().is_empty();
    let goals = draft.taken().enumerate();
    let goals = goals.filter(|(_, goal)| is_blank(&goal.text)).map(|(at, _)| Missing::Goal(at));
    let whole = [
        (draft.start.is_none(), Missing::Start),
        (draft.solution.is_empty(), Missing::Solution),
        (draft.taken().count() == 0, Missing::Goals),
        (is_blank(&draft.title), Missing::Title),
        (is_blank(&draft.story), Missing::Story),
        (draft.hints.iter().all(|hint| is_blank(hint)), Missing::Hints),
        (is_blank(&draft.debrief), Missing::Debrief),
    ];
    let whole = whole.into_iter().filter_map(|(is, missing)| is.then_some(missing));
    let found = whole.chain(goals).map(|missing| {
        let spot = match missing {
            Missing::Start => Spot::Start,
            Missing::Solution => Spot::Solution,
            Missing::Goals => Spot::Goals,
            Missing::Title
            | Missing::Story
            | Missing::Goal(_)
            | Missing::Hints
            | Missing::Debrief => Spot::Texts,
        };
        Finding { spot, wrong: Wrong::Missing(missing) }
    });
    found.collect()
}

/// Every line that is no act, and every condition that is none: a file names the first alone.
fn unread(draft: &Draft) -> Vec<Fault> {
    let lines = |lines: &[String], path: &str| -> Vec<Fault> {
        let nodes = lines.iter().map(Node::text).enumerate();
        let fault = |(at, node): (usize, Node)| {
            Act::at(&Cursor { node: &node, path: format!("{path}[{at}]") }).err()
        };
        nodes.filter_map(fault).collect()
    };
    let mut faults = lines(&draft.solution, "solution");
    for (way, acts) in draft.wrong.iter().enumerate() {
        faults.extend(lines(acts, &format!("wrong[{way}]")));
    }
    faults.extend(draft.taken().enumerate().filter_map(|(at, goal)| {
        let path = format!("goals[{at}].when");
        match Node::read(&goal.when) {
            Ok(node) => Condition::read(&Cursor { node: &node, path }).err(),
            Err(error) => Some(Fault { path, problem: Problem::NotJson(error), variant: None }),
        }
    }));
    faults
}

fn of_fault(fault: Fault) -> Finding {
    Finding { spot: spot_of(&fault.path), wrong: Wrong::Unread(fault) }
}

/// The place that a path of a file names.
fn spot_of(path: &str) -> Spot {
    let mut parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
    let name = parts.next().unwrap_or_default();
    let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok());
    match (name, number(), number()) {
        ("solution", Some(act), _) => Spot::Act(act),
        ("solution", None, _) => Spot::Solution,
        ("goals", Some(goal), _) => Spot::Goal(goal),
        ("goals", None, _) => Spot::Goals,
        ("wrong", Some(way), Some(act)) => Spot::WayAct(way, act),
        ("wrong", Some(way), None) => Spot::Way(way),
        ("wrong", None, _) => Spot::Solution,
        ("start" | "may", ..) => Spot::Start,
        _ => Spot::Texts,
    }
}

fn of_flaw(fault: proof::Fault) -> Finding {
    let spot = match &fault.flaw {
        Flaw::Start(_) | Flaw::Owner(_) | Flaw::File(_) => Spot::Start,
        Flaw::Unsolved { goal, .. }
        | Flaw::MetAtStart { goal }
        | Flaw::BrokenAtStart { goal, .. }
        | Flaw::NeverFailed { goal } => Spot::Goal(*goal),
        Flaw::NothingWins => Spot::Goals,
        Flaw::Spare { act } => Spot::Act(*act),
        Flaw::WrongWins { way } => Spot::Way(*way),
    };
    Finding { spot, wrong: Wrong::Flaw(fault) }
}
