//! Values for the parameters of a template: passed to it, or in files beside it.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value as Json;

use super::evaluate::AT_DEPLOYMENT;
use super::expression::properties;
use crate::codec::import::value::{At, Doubt, Entry, Node};

/// By their names, which are the same in any letters.
#[derive(Default)]
pub struct Values {
    all: BTreeMap<String, Entry>,
    /// All are given, and not decided.
    unknown: Option<Node>,
}

impl Values {
    /// The value of a parameter, if one is given.
    pub fn get(&self, name: &str) -> Option<Node> {
        let given = self.all.get(&name.to_lowercase()).map(|entry| entry.value.clone());
        given.or_else(|| self.unknown.clone())
    }

    /// Gives a value; a later one replaces it.
    pub fn give(&mut self, name: &str, at: At, value: Node) {
        self.all.insert(name.to_lowercase(), Entry { key: name.into(), at, value });
    }

    /// Those of a parameters file called `file`.
    pub fn take(&mut self, json: Option<&Json>, index: u16, file: &str) {
        for each in properties(json) {
            let node = Node::of_json(&each.value, index);
            let name = each.name.as_str();
            let value = filled_in(&value_of(&node, name));
            self.give(name, node.at, value.through(&through(name, file)));
        }
    }

    /// What a deployment passes to its template.
    pub fn passed(parameters: Option<&Node>) -> Self {
        Self::of(parameters, |entry| value_of(&entry.value, &entry.key))
    }

    /// The same, as a module is called with them.
    pub fn given(parameters: Option<&Node>) -> Self {
        Self::of(parameters, |entry| entry.value.clone())
    }

    fn of(parameters: Option<&Node>, value: impl Fn(&Entry) -> Node) -> Self {
        let mut values = Self::default();
        let Some(parameters) = parameters else { return values };
        if parameters.doubt().is_some() {
            values.unknown = Some(parameters.clone());
        }
        if let Some(object) = parameters.as_object() {
            for entry in &object.entries {
                values.give(&entry.key, entry.at, value(entry));
            }
            values.unknown = object.rest.as_ref().map(|doubt| Node::unknown(doubt.clone()));
        }
        values
    }

    /// Names for which values are given, each with its place.
    pub fn names(&self) -> impl Iterator<Item = (&str, At)> {
        self.all.values().map(|entry| (&*entry.key, entry.at))
    }

    /// All of them as one object.
    pub fn node(&self, at: At) -> Node {
        match &self.unknown {
            Some(unknown) if self.all.is_empty() => unknown.clone(),
            Some(_) | None => Node::object(self.all.values().cloned().collect(), at),
        }
    }
}

/// How a value is said to come from a file.
pub fn through(name: &str, file: &str) -> String {
    let file = if file.is_empty() { String::new() } else { format!(" in {file}") };
    format!("value of parameter {name}{file}")
}

/// What begins and ends marks in texts that a tool replaces before it deploys: azd, pipelines and their tasks.
const MARKS: [(&str, &str); 5] =
    [("${", "}"), ("#{", "}"), ("$(", ")"), ("{{", "}}"), ("__", "__")];

/// What stands for a value only if there is nothing else in the text.
const PLACES: [(&str, &str); 3] = [("<", ">"), ("%", "%"), ("@@", "@@")];

/// Why a mark is not decided.
pub const REPLACED: &str = "is replaced before it is deployed";

/// Is a text in a template a mark? There it has to be all of the text, since templates replace parts of texts themselves.
pub fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let inner = |(start, end): &(&str, &str)| {
        text.strip_prefix(start)?.trim_end_matches('#').strip_suffix(end).map(str::len)
    };
    let is_alone = MARKS.iter().chain(&PLACES).filter_map(inner).any(|length| length > 0);
    is_alone && !text.contains(char::is_control) || holds_mark(text, &MARKS[1])
}

fn holds_mark(text: &str, (start, end): &(&str, &str)) -> bool {
    text.split_once(start).is_some_and(|(_, rest)| rest.find(end).is_some_and(|at| at > 0))
}

/// The same, with marks that are to be replaced as what is not decided.
pub fn filled_in(node: &Node) -> Node {
    node.doubted(&|text, at| {
        let has_mark = is_mark(text) || MARKS.iter().any(|marks| holds_mark(text, marks));
        has_mark.then(|| Doubt::new(text, at, REPLACED))
    })
}

/// The value in what is given for a parameter; a reference to a secret is not decided.
fn value_of(given: &Node, name: &str) -> Node {
    let is_object = given.as_object().is_some();
    match given.get_any_case("value") {
        Some(value) => value,
        None if is_object => {
            Node::unknown(Doubt::new(&format!("parameter {name}"), given.at, AT_DEPLOYMENT))
        }
        None => given.clone(),
    }
}
