//! A lesson that is being written: kept as text, so that what is wrong in it can be said where it stands.

use serde::{Deserialize, Serialize};

use super::catalogue::{Opened, open, open_file};
use super::condition::{Condition, Mode, What};
use super::cursor::{Cursor, Fault, Problem};
use super::file::{FORMAT, VERSION};
use super::names::Named;
use super::node::Node;
use super::proposal::Proposal;
use super::start::{FIELDS, Start};
use crate::app::Model;
use crate::app::world::Facts;
use crate::domain::initial::initial_config;
use crate::domain::{Config, Side};
use crate::rollout::Rehearsal;
use crate::rollout::rehearsal::Field;
use crate::tls::Fleet;

/// The course of every lesson that is written here.
const COURSE: &str = "own";
/// The language that is written in.
const LANGUAGE: &str = "en";
/// How a lesson without a name is called in links.
const NAMELESS: &str = "my-lesson";

/// A lesson that is being written.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Draft {
    /// How it begins, as it stands in a file.
    pub start: Option<Node>,
    /// Facts of the world that may change.
    pub may: Vec<String>,
    /// The solution, an act a line.
    pub solution: Vec<String>,
    /// Ways that must not win.
    pub wrong: Vec<Vec<String>>,
    /// Goals, also those that are not taken.
    pub goals: Vec<DraftGoal>,
    /// The title.
    pub title: String,
    /// The story.
    pub story: String,
    /// The hints.
    pub hints: Vec<String>,
    /// What is said afterwards.
    pub debrief: String,
}

/// A goal that is being written.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct DraftGoal {
    /// Its name.
    pub id: String,
    /// When it has to be true.
    pub mode: String,
    /// What, as JSON.
    pub when: String,
    /// What is to be done.
    pub text: String,
    /// It is a goal of the lesson.
    pub is_taken: bool,
}

/// What of a page a lesson cannot begin with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Left {
    /// Callers that are nobody else's.
    Own,
    /// Other traffic than the catalogue's.
    Traffic,
    /// A rollout that runs: the lesson begins after it.
    Rollout,
    /// Strategies and calls an hour.
    Rehearsal,
}

impl Draft {
    /// What was kept; what cannot be read is as if there were nothing.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As text, to be kept.
    pub fn write(&self) -> String {
        // Names, texts and numbers always have a text.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The name in links: of the title, and never one of the catalogue.
    pub fn id(&self) -> String {
        let lower = self.title.to_lowercase();
        let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
        let id = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        let id: String = id.chars().take(50).collect();
        match id.trim_end_matches('-') {
            "" => NAMELESS.to_owned(),
            id if open(id).is_some() => format!("{id}-own"),
            id => id.to_owned(),
        }
    }

    /// The goals that are taken.
    pub fn taken(&self) -> impl Iterator<Item = &DraftGoal> {
        self.goals.iter().filter(|goal| goal.is_taken)
    }

    /// Takes in goals that a recording suggests, in the words of `said`: those of before that nobody has taken go.
    pub fn suggest(&mut self, proposals: &[Proposal], said: &dyn Fn(&Condition) -> String) {
        self.goals.retain(|goal| goal.is_taken);
        let is_first = self.goals.is_empty();
        for Proposal { id, mode, when } in proposals {
            let written = when.write().to_string();
            if self.goals.iter().any(|goal| goal.when == written && goal.mode == mode.word()) {
                continue;
            }
            self.goals.push(DraftGoal {
                id: self.free_id(id),
                mode: mode.word().to_owned(),
                when: written,
                text: said(when),
                // A limit needs a way that breaks it, and what was looked at is seldom the point.
                is_taken: is_first
                    && *mode != Mode::Always
                    && !when.tests().iter().any(|test| matches!(test.what, What::Saw(_))),
            });
        }
    }

    /// A name that no goal has yet.
    pub fn free_id(&self, wanted: &str) -> String {
        let is_free = |id: &String| self.goals.iter().all(|goal| goal.id != *id);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        names.find(is_free).unwrap_or_default()
    }

    /// The same, with words that stand for those that are not written yet.
    #[must_use]
    pub fn filled(&self) -> Self {
        let fill =
            |text: &str| if text.trim().is_empty() { "…".to_owned() } else { text.to_owned() };
        let goal = |goal: &DraftGoal| DraftGoal { text: fill(&goal.text), ..goal.clone() };
        let is_hinted = self.hints.iter().any(|hint| !hint.trim().is_empty());
        Self {
            title: fill(&self.title),
            story: fill(&self.story),
            hints: if is_hinted { self.hints.clone() } else { vec![fill("")] },
            debrief: fill(&self.debrief),
            goals: self.goals.iter().map(goal).collect(),
            ..self.clone()
        }
    }

    /// The lesson as a file, its texts inside.
    ///
    /// # Errors
    ///
    /// Where a condition is no JSON.
    pub fn file(&self) -> Result<Node, Fault> {
        let taken: Vec<_> = self.taken().collect();
        let goal = |(at, goal): (usize, &&DraftGoal)| {
            let when = Node::read(&goal.when).map_err(|error| Fault {
                path: format!("goals[{at}].when"),
                problem: Problem::NotJson(error),
                variant: None,
            })?;
            Ok(Node::object([
                ("id", Some(Node::text(&goal.id))),
                ("mode", (goal.mode != Mode::Now.word()).then(|| Node::text(&goal.mode))),
                ("when", Some(when)),
            ]))
        };
        let goals = taken.iter().enumerate().map(goal).collect::<Result<_, Fault>>()?;
        let said = taken.iter().map(|goal| (goal.id.clone(), Node::text(&goal.text))).collect();
        let hints = self.hints.iter().filter(|hint| !hint.trim().is_empty());
        let texts = Node::object([
            ("title", Some(Node::text(&self.title))),
            ("story", Some(Node::text(&self.story))),
            ("goals", Some(Node::Object(said))),
            ("hints", Some(Node::texts(hints))),
            ("debrief", Some(Node::text(&self.debrief))),
        ]);
        let wrong: Vec<_> = self.wrong.iter().map(Node::texts).collect();
        Ok(Node::object([
            ("format", Some(Node::text(FORMAT))),
            ("version", Some(Node::Number(VERSION))),
            ("id", Some(Node::text(self.id()))),
            ("course", Some(Node::text(COURSE))),
            ("level", Some(Node::Number(1))),
            ("minutes", Some(Node::Number(5))),
            ("start", self.start.clone()),
            ("may", (!self.may.is_empty()).then(|| Node::texts(&self.may))),
            ("goals", Some(Node::List(goals))),
            ("solution", Some(Node::texts(&self.solution))),
            ("wrong", (!wrong.is_empty()).then_some(Node::List(wrong))),
            ("sources", Some(Node::List(Vec::new()))),
            ("texts", Some(Node::object([(LANGUAGE, Some(texts))]))),
        ]))
    }

    /// The lesson, read as anybody's file is.
    ///
    /// # Errors
    ///
    /// Where it is wrong, and what was expected there.
    pub fn open(&self) -> Result<Opened, Fault> {
        open_file(&self.file()?.write())
    }

    /// A lesson to record in: the start of this one, with a goal and words that stand for those to come.
    ///
    /// # Errors
    ///
    /// Where the start is wrong, and what was expected there.
    pub fn to_record(&self, title: &str) -> Result<Opened, Fault> {
        let goal = DraftGoal {
            id: "settled".to_owned(),
            mode: Mode::Now.word().to_owned(),
            when: r#"{"settled": true}"#.to_owned(),
            text: title.to_owned(),
            is_taken: true,
        };
        let blank = Self {
            start: self.start.clone(),
            may: self.may.clone(),
            solution: vec!["save".to_owned()],
            goals: vec![goal],
            title: title.to_owned(),
            story: title.to_owned(),
            hints: vec![title.to_owned()],
            debrief: title.to_owned(),
            ..Self::default()
        };
        blank.open()
    }
}

/// A page as the start of a lesson, and what of it such a start cannot hold.
pub fn start_of(model: &Model) -> (Node, Vec<Left>) {
    let instance = model.instance();
    let (initial, live) = (initial_config(instance), model.target());
    let rehearsal = model.rehearsal();
    let usual = Rehearsal::default();
    let set = Field::all().into_iter().filter(|field| field.of(&rehearsal) != field.of(&usual));
    let set: Vec<_> = set
        .map(|field| (field.word().to_owned(), Node::Number(field.of(&rehearsal).into())))
        .collect();
    let fleet = model.fleet();
    let kept = fleet.members.iter().filter(|member| member.keep);
    let kept: Vec<_> = kept.map(|member| member.profile.facts().id.to_string()).collect();
    let some = |nodes: Vec<String>| (!nodes.is_empty()).then(|| Node::texts(nodes));
    let word = |text: &str| Some(Node::text(text));
    let node = Node::object([
        ("edition", word(instance.edition.word())),
        ("tier", word(instance.tier().word())),
        ("gateway", word(instance.kind.word())),
        ("channel", word(model.channel().word())),
        ("certificate", word(instance.certificate.word())),
        ("created", word(instance.created.word())),
        ("origin", word(instance.origin.word())),
        ("renegotiation", Some(Node::Flag(instance.renegotiation))),
        ("units", Some(Node::Number(instance.units().into()))),
        ("regions", Some(Node::Number(instance.regions().into()))),
        ("live", some(turned(initial, live))),
        ("draft", some(turned(live, model.draft()))),
        ("set", (!set.is_empty()).then_some(Node::Object(set))),
        ("without", some(missing(fleet))),
        ("clients", some(named(fleet, Side::Client))),
        ("backends", some(named(fleet, Side::Backend))),
        ("keep", some(kept)),
    ]);
    let left = left_of(model, &node);
    (node, left)
}

/// What has to be turned to come from one configuration to another.
fn turned(from: Config, to: Config) -> Vec<String> {
    let sign = |on| if on { '+' } else { '-' };
    from.differing(to)
        .map(|setting| format!("{}{}", sign(to.is_on(setting)), setting.word()))
        .collect()
}

fn ids(fleet: &Fleet, side: Side) -> Vec<String> {
    let members = fleet.members.iter().filter(|member| member.profile.side() == side);
    let known = members.filter(|member| member.origin.is_none());
    known.map(|member| member.profile.facts().id.to_string()).collect()
}

/// Does a side hold nobody but members of the example?
fn is_within(fleet: &Fleet, side: Side) -> bool {
    let example = ids(&Fleet::example(), side);
    ids(fleet, side).iter().all(|id| example.contains(id))
}

/// Members of the example that are gone.
fn missing(fleet: &Fleet) -> Vec<String> {
    let sides = Side::ALL.into_iter().filter(|side| is_within(fleet, *side));
    let gone = |side| {
        let there = ids(fleet, side);
        ids(&Fleet::example(), side).into_iter().filter(move |id| !there.contains(id))
    };
    sides.flat_map(gone).collect()
}

/// Every member of a side, where there are others than those of the example.
fn named(fleet: &Fleet, side: Side) -> Vec<String> {
    if is_within(fleet, side) { Vec::new() } else { ids(fleet, side) }
}

fn left_of(model: &Model, node: &Node) -> Vec<Left> {
    let cursor = Cursor::whole(node);
    let start = cursor.object(&FIELDS).and_then(|object| Start::read(&object));
    let Ok(start) = start else { return Vec::new() };
    let begun = start.model(Facts::default(), &[], Vec::new());
    let is_own = |fleet: &Fleet| fleet.members.iter().any(|member| member.origin.is_some());
    let has_other_traffic = model.fleet().members.iter().any(|member| {
        let (side, facts) = (member.profile.side(), member.profile.facts());
        let there = begun.fleet().position(side, &facts.id);
        there.is_some_and(|at| begun.fleet().members[at].requests != member.requests)
    });
    let checks = [
        (is_own(model.fleet()), Left::Own),
        (has_other_traffic, Left::Traffic),
        (model.is_updating(), Left::Rollout),
        (begun.rehearsal() != model.rehearsal(), Left::Rehearsal),
    ];
    checks.into_iter().filter_map(|(is, left)| is.then_some(left)).collect()
}
