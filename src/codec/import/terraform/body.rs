//! What stands in a block: attributes, blocks, and dynamic ones; in the language or in its JSON syntax.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enum of structures is a library's")]

use std::rc::Rc;

use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body as Parsed};
use jsonc_parser::ast::{Object as JsonObject, ObjectProp};

use super::super::value::{At, Doubt, Entry, Node, Value};
use super::configuration::objects;
use super::evaluate::Evaluator;
use super::functions::{number_of, pairs, text_of};
use super::section::Section;
use super::term::{Names, Origin, Scope, Term};

/// Most instances of one resource.
const INSTANCES_MAX: usize = 100;

/// What stands in a block.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// In the language.
    Language(&'a Parsed, Origin<'a>),
    /// In its JSON syntax.
    Json(&'a JsonObject<'a>, u16),
    /// With what overrides it.
    Layers(&'a Section<'a>),
}

/// A block that is there once for each of something.
struct Dynamic<'a> {
    for_each: Option<Term<'a>>,
    iterator: &'a str,
    content: Option<Body<'a>>,
    at: At,
}

impl<'a> Body<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<Term<'a>> {
        match *self {
            Self::Language(body, origin) => {
                let attribute = body.get_attribute(name)?;
                Some(Term::Expression(&attribute.value, origin))
            }
            Self::Json(object, file) => {
                let property =
                    object.properties.iter().rev().find(|each| each.name.as_str() == name)?;
                Some(Term::Json(&property.value, file))
            }
            Self::Layers(section) => section.layers().rev().find_map(|layer| layer.attribute(name)),
        }
    }

    /// All attributes, with their places.
    pub fn attributes(&self) -> Vec<(&'a str, At, Term<'a>)> {
        match *self {
            Self::Language(body, origin) => {
                let attribute = |it: &'a hcl_edit::structure::Attribute| {
                    (it.key.as_str(), origin.at(it.span()), Term::Expression(&it.value, origin))
                };
                body.attributes().map(attribute).collect()
            }
            Self::Json(object, file) => {
                let property = |it: &'a ObjectProp<'a>| {
                    (it.name.as_str(), At::new(file, it.range.start), Term::Json(&it.value, file))
                };
                object.properties.iter().map(property).filter(|(key, _, _)| *key != "//").collect()
            }
            Self::Layers(section) => {
                section.layers().flat_map(|layer| layer.attributes()).collect()
            }
        }
    }

    /// The blocks of this name, with their places.
    pub fn blocks(&self, name: &'a str) -> Vec<(Self, At)> {
        match *self {
            Self::Language(body, origin) => {
                let named = body.blocks().filter(|block| block.has_ident(name));
                let inside = |block: &'a Block| {
                    (Self::Language(&block.body, origin), origin.at(block.span()))
                };
                named.map(inside).collect()
            }
            Self::Json(object, file) => {
                let named = object.properties.iter().filter(|each| each.name.as_str() == name);
                let inside = |it: &'a ObjectProp<'a>| objects(&it.value);
                let body = |object: &'a JsonObject<'a>| {
                    (Self::Json(object, file), At::new(file, object.range.start))
                };
                named.flat_map(inside).map(body).collect()
            }
            Self::Layers(section) if name == "lifecycle" => {
                section.layers().flat_map(|layer| layer.blocks(name)).collect()
            }
            Self::Layers(section) => {
                layer(section, name).map_or_else(Vec::new, |it| it.blocks(name))
            }
        }
    }

    fn dynamic(&self, name: &'a str) -> Vec<Dynamic<'a>> {
        let of = |body: Self, at: At| Dynamic {
            for_each: body.attribute("for_each"),
            iterator: body.iterator().unwrap_or(name),
            content: body.blocks("content").first().map(|(content, _)| *content),
            at,
        };
        match *self {
            Self::Language(body, origin) => {
                let is_of = |block: &&Block| {
                    block.has_ident("dynamic")
                        && block.labels.first().is_some_and(|label| label.as_str() == name)
                };
                let found = body.blocks().filter(is_of);
                found
                    .map(|block| of(Self::Language(&block.body, origin), origin.at(block.span())))
                    .collect()
            }
            Self::Json(..) => {
                let inner = self.blocks("dynamic").into_iter();
                inner
                    .flat_map(|(inner, _)| inner.blocks(name))
                    .map(|(body, at)| of(body, at))
                    .collect()
            }
            Self::Layers(section) => {
                layer(section, name).map_or_else(Vec::new, |it| it.dynamic(name))
            }
        }
    }

    fn iterator(&self) -> Option<&'a str> {
        match self.attribute("iterator")? {
            Term::Expression(Expression::Variable(name), _) => Some(name.as_str()),
            Term::Expression(..) => None,
            Term::Json(value, _) | Term::Plain(value, _) => {
                value.as_string_lit().map(|text| text.value.as_ref())
            }
        }
    }
}

/// Of blocks of one name the last layer counts that has any.
fn layer<'a>(section: &'a Section<'a>, name: &'a str) -> Option<Body<'a>> {
    let has = |layer: &Body<'a>| !layer.blocks(name).is_empty() || !layer.dynamic(name).is_empty();
    section.layers().rev().find(has)
}

/// The blocks of one name, each as an object of its attributes.
#[derive(Default)]
pub struct Blocks {
    /// Those that are there.
    pub list: Vec<Node>,
    /// Why it is not decided whether there are more, or which.
    pub doubt: Option<Rc<Doubt>>,
}

impl Blocks {
    /// The blocks that a value is: an object or a list of them.
    pub fn of(node: Option<&Node>) -> Self {
        let mut blocks = Self::default();
        if let Some(node) = node {
            blocks.take(node);
        }
        blocks
    }

    fn take(&mut self, node: &Node) {
        if let Some(doubt) = node.doubt() {
            self.doubt.get_or_insert_with(|| Rc::clone(doubt));
        } else if let Some(list) = node.as_list() {
            list.iter().for_each(|each| self.take(each));
        } else if node.as_object().is_some() {
            self.list.push(node.clone());
        }
    }
}

/// Evaluates the blocks of this name, the dynamic ones as well.
pub fn blocks<'a>(evaluator: &Evaluator, body: Body<'a>, name: &'a str, names: Names) -> Blocks {
    let mut blocks = Blocks::default();
    for (inner, at) in body.blocks(name) {
        blocks.list.push(object(evaluator, inner, at, names));
    }
    // In JSON this is what the blocks are; in the language some attributes can be written like blocks.
    if let (Some(term), true) = (body.attribute(name), blocks.list.is_empty()) {
        blocks.take(&evaluator.value(term, names));
    }
    for dynamic in body.dynamic(name) {
        let each = dynamic.for_each.map(|term| evaluator.value(term, names));
        let (Some(each), Some(content)) = (each, dynamic.content) else { continue };
        let undecided = || Doubt::new("for_each", each.at, "is no collection");
        let open = each.as_object().and_then(|object| {
            let unknown = object.entries.iter().find_map(|entry| entry.value.doubt().cloned());
            object.rest.clone().or(unknown)
        });
        let is_set = match dynamic.for_each {
            Some(Term::Expression(expression, _)) => evaluator.is_set(expression),
            Some(Term::Json(..) | Term::Plain(..)) | None => None,
        };
        let Some(pairs) = pairs(&each, is_set == Some(true)) else {
            let doubt = each.doubt().cloned().unwrap_or_else(undecided);
            blocks.doubt.get_or_insert(doubt);
            continue;
        };
        if let Some(doubt) = open {
            blocks.doubt.get_or_insert(doubt);
        }
        let is_open = is_set.is_none() && each.as_list().is_some();
        for (key, value) in pairs.into_iter().take(INSTANCES_MAX) {
            // Of a list it is an index, of a set the value: which of the two it is, cannot be seen here.
            let unseen = || Doubt::new("key", dynamic.at, "is that of a list or of a set");
            let key = if is_open { Node::unknown(unseen()) } else { key };
            let value = evaluator.named(value);
            let scope = Scope { name: dynamic.iterator, value: pair(key, value), outer: names };
            let block = object(evaluator, content, dynamic.at, Some(&scope));
            blocks.list.push(super::evaluate::because(block, [&each]));
        }
    }
    blocks
}

fn pair(key: Node, value: Node) -> Node {
    let at = value.at;
    let entry = |name: &str, value| Entry { key: name.into(), at, value };
    Node::object(vec![entry("key", key), entry("value", value)], at)
}

/// The attributes of a block as an object.
fn object(evaluator: &Evaluator, body: Body, at: At, names: Names) -> Node {
    let entry = |(name, at, term): (&str, At, Term)| Entry {
        key: name.into(),
        at,
        value: evaluator.value(term, names),
    };
    Node::object(body.attributes().into_iter().map(entry).collect(), at)
}

/// One of the instances of a resource.
pub struct Instance {
    /// What its address ends in: `["a"]`.
    pub suffix: String,
    /// `each` or `count`.
    pub name: Option<(&'static str, Node)>,
    /// Why it is not decided whether it is there, or which there are.
    pub doubt: Option<Rc<Doubt>>,
}

impl Instance {
    /// With the names that hold in it.
    pub fn within<T>(&self, then: impl FnOnce(Names) -> T) -> T {
        match &self.name {
            Some((name, value)) => then(Some(&Scope { name, value: value.clone(), outer: None })),
            None => then(None),
        }
    }
}

/// The instances of a resource, by its `count` or `for_each`.
pub fn instances(evaluator: &Evaluator, body: Body) -> Vec<Instance> {
    let open = |doubt: &Rc<Doubt>| {
        vec![Instance { suffix: String::new(), name: None, doubt: Some(Rc::clone(doubt)) }]
    };
    if let Some(term) = body.attribute("count") {
        let count = evaluator.value(term, None);
        let at = count.at;
        let Some(number) = number_of(&count) else {
            return open(&super::super::gather::doubt_of(&count, "is no number"));
        };
        let instance = |index: usize| {
            let index_node = Node::new(Value::Number(index as f64), at);
            let value = Entry { key: "index".into(), at, value: index_node };
            let suffix = format!("[{index}]");
            Instance { suffix, name: Some(("count", Node::object(vec![value], at))), doubt: None }
        };
        return (0..number.max(0.0) as usize).take(INSTANCES_MAX).map(instance).collect();
    }
    let Some(term) = body.attribute("for_each") else {
        return vec![Instance { suffix: String::new(), name: None, doubt: None }];
    };
    let each = evaluator.value(term, None);
    let Some(pairs) = pairs(&each, true) else {
        return open(&super::super::gather::doubt_of(&each, "is no collection"));
    };
    let instance = |(key, value): (Node, Node)| {
        let suffix = text_of(&key).map_or_else(String::new, |key| format!("[{key:?}]"));
        let doubt = key.doubt().or_else(|| value.doubt()).cloned();
        Instance { suffix, name: Some(("each", pair(key, value))), doubt }
    };
    let mut instances: Vec<Instance> =
        pairs.into_iter().take(INSTANCES_MAX).map(instance).collect();
    if let Some(doubt) = each.as_object().and_then(|object| object.rest.as_ref()) {
        instances.extend(open(doubt));
    }
    instances
}
