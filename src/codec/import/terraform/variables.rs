//! Variables: what values files give, what is their default, and what their type makes of it.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums of expressions are a library's: what is no type that is known here is left as it is"
)]

use std::rc::Rc;

use hcl_edit::expr::{Expression, FuncCall, ObjectKey};

use super::super::value::{At, Doubt, Entry, Node, Object, Value};
use super::evaluate::{Eval, Evaluator};
use super::functions::{number_of, text_of, truth_of};
use super::section::{Definition, Section};
use super::term::{Origin, Term};
use super::written::{Room, mentions};

/// A variable.
#[derive(Default)]
pub struct Variable<'a> {
    /// Its block.
    pub declared: Option<Section<'a>>,
    /// The value that a file gives, and how the file is called.
    pub given: Option<(Definition<'a>, &'a str)>,
}

impl Variable<'_> {
    /// Has it a default?
    pub fn has_default(&self, room: &Room) -> bool {
        self.attribute(room, "default", |_| ()).is_some()
    }

    /// May it say something by its name, or by what stands in it?
    pub fn mentions(&self) -> bool {
        // What is no text of the language is parsed already.
        self.texts().any(|text| text.is_none_or(mentions))
    }

    /// How much text there is of it.
    pub fn length(&self) -> usize {
        self.texts().flatten().map(str::len).sum()
    }

    fn texts(&self) -> impl Iterator<Item = Option<&str>> {
        let given = self.given.as_ref().map(|(definition, _)| definition.text());
        let declared = self.declared.as_ref().map(Section::text);
        [given, declared].into_iter().flatten()
    }

    /// What an attribute of its block is.
    fn attribute<T>(&self, room: &Room, name: &str, read: impl FnOnce(Term) -> T) -> Option<T> {
        let body = self.declared.as_ref()?.body(&[], room).ok()?;
        body.attribute(name).map(read)
    }

    /// Its value, by its name.
    pub fn value(&self, name: &str, evaluator: &Evaluator) -> Eval {
        let room = &evaluator.configuration.room;
        let default = || format!("default of variable {name}");
        let given = match (evaluator.argument(name), &self.given) {
            (Some((value, call)), _) => Some((value.clone(), call)),
            (None, Some((definition, file))) => {
                let unread =
                    || Doubt::new(&format!("var.{name}"), definition.at(), "cannot be read");
                let term = definition.term(room).ok_or_else(unread)?;
                Some((evaluator.term(term, None)?, *file))
            }
            (None, None) => None,
        };
        let given = match given {
            Some((value, source)) => {
                let value = self.converted(evaluator, value, &default())?;
                let place = if source.is_empty() { String::new() } else { format!(" in {source}") };
                let nullable = self.attribute(room, "nullable", |term| evaluator.value(term, None));
                let may_be_null = nullable.is_none_or(|nullable| nullable.as_bool() != Some(false));
                let marked = marked(&value, &format!("value of variable {name}{place}").into());
                Some(marked).filter(|value| !value.is_null() || may_be_null)
            }
            None => None,
        };
        if let Some(given) = given {
            return Ok(given);
        }
        match self.attribute(room, "default", |term| evaluator.term(term, None)) {
            Some(value) => {
                let value = self.converted(evaluator, value?, &default())?;
                Ok(marked(&value, &default().into()))
            }
            None => Err(Doubt::new(&format!("var.{name}"), At::NOWHERE, "may not be null")),
        }
    }

    /// Is it a set by its type? `None` if that cannot be seen.
    pub fn is_set(&self, evaluator: &Evaluator) -> Option<bool> {
        let kind = |term: Term| match term {
            Term::Expression(Expression::FuncCall(call), _) => match call.name.name.as_str() {
                "set" => Some(true),
                "list" | "tuple" => Some(false),
                _ => None,
            },
            Term::Expression(..) | Term::Json(..) | Term::Plain(..) => None,
        };
        self.attribute(&evaluator.configuration.room, "type", kind).flatten()
    }

    /// The value as its type makes it.
    fn converted(&self, evaluator: &Evaluator, value: Node, default: &str) -> Eval {
        let conversion = |term: Term| match term {
            Term::Expression(kind, origin) => {
                Kinds { evaluator, origin, default }.converted(kind, &value)
            }
            Term::Json(kind, file) | Term::Plain(kind, file) => {
                let text = kind.as_string_lit().map(|text| text.value.as_ref()).unwrap_or_default();
                let at = Term::Plain(kind, file).at();
                let origin = Origin { text, at, fixed: true };
                match text.parse::<Expression>() {
                    Ok(kind) => Kinds { evaluator, origin, default }.converted(&kind, &value),
                    Err(_) => Ok(value.clone()),
                }
            }
        };
        self.attribute(&evaluator.configuration.room, "type", conversion)
            .unwrap_or_else(|| Ok(value.clone()))
    }
}

/// The same value, all of it said to be decided by this, unless by something else already.
fn marked(node: &Node, through: &Rc<str>) -> Node {
    let value = if let Some(list) = node.as_list() {
        Value::List(list.iter().map(|each| marked(each, through)).collect())
    } else if let Some(object) = node.as_object() {
        let entry = |entry: &Entry| Entry { value: marked(&entry.value, through), ..entry.clone() };
        let entries = object.entries.iter().map(entry).collect();
        Value::Object(Rc::new(Object { entries, rest: object.rest.clone() }))
    } else {
        node.value.clone()
    };
    let through = node.through.clone().unwrap_or_else(|| Rc::clone(through));
    Node { value, at: node.at, through: Some(through) }
}

/// What makes types of expressions.
struct Kinds<'k, 'e> {
    evaluator: &'k Evaluator<'e>,
    origin: Origin<'k>,
    /// What a default in the type is said to be.
    default: &'k str,
}

impl Kinds<'_, '_> {
    fn converted(&self, kind: &Expression, value: &Node) -> Eval {
        if value.doubt().is_some() || value.is_null() {
            return Ok(value.clone());
        }
        if !self.evaluator.charge(1) {
            let doubt = Doubt::new("a value", value.at, "is too large to be evaluated here");
            return Ok(Node::unknown(doubt));
        }
        let fault = || Doubt::new("a value", value.at, "is not of the type of its variable");
        let plain = |converted: Option<Value>| {
            let node = |converted| Node { value: converted, ..value.clone() };
            converted.map(node).ok_or_else(fault)
        };
        match kind {
            Expression::Variable(name) => match name.as_str() {
                "bool" => plain(truth_of(value).map(Value::Bool)),
                "number" => plain(number_of(value).map(Value::Number)),
                "string" => plain(text_of(value).map(Value::Text)),
                _ => Ok(value.clone()),
            },
            Expression::FuncCall(call) => self.composed(call, value, fault),
            _ => Ok(value.clone()),
        }
    }

    fn composed(&self, call: &FuncCall, value: &Node, fault: impl Fn() -> Rc<Doubt>) -> Eval {
        let Some(inner) = call.args.get(0) else { return Ok(value.clone()) };
        let with = |inside| Ok(Node { value: inside, ..value.clone() });
        match (call.name.name.as_str(), inner) {
            ("list" | "set", kind) => {
                let list = value.as_list().ok_or_else(&fault)?.iter();
                let list: Result<Vec<_>, _> = list.map(|each| self.converted(kind, each)).collect();
                with(Value::List(list?.into()))
            }
            ("map", kind) => {
                let object = value.as_object().ok_or_else(&fault)?;
                let entry = |entry: &Entry| {
                    self.converted(kind, &entry.value).map(|value| Entry { value, ..entry.clone() })
                };
                let entries: Result<Vec<_>, _> = object.entries.iter().map(entry).collect();
                with(Value::Object(Rc::new(Object {
                    entries: entries?,
                    rest: object.rest.clone(),
                })))
            }
            ("object", Expression::Object(kinds)) => {
                let object = value.as_object().ok_or_else(&fault)?;
                let mut entries = Vec::new();
                for (key, kind) in kinds.iter() {
                    let name = match key {
                        ObjectKey::Ident(name) => name.as_str(),
                        ObjectKey::Expression(Expression::String(name)) => name.as_str(),
                        ObjectKey::Expression(_) => continue,
                    };
                    entries.push(self.member(object, name, kind.expr(), value.at, &fault)?);
                }
                with(Value::Object(Rc::new(Object { entries, rest: None })))
            }
            (_, _) => Ok(value.clone()),
        }
    }

    /// An attribute of an object, with the default that its type has for it.
    fn member(
        &self,
        object: &Object,
        name: &str,
        kind: &Expression,
        at: At,
        fault: impl Fn() -> Rc<Doubt>,
    ) -> Result<Entry, Rc<Doubt>> {
        let optional = match kind {
            Expression::FuncCall(call) if call.name.name.as_str() == "optional" => Some(&call.args),
            _ => None,
        };
        let kind = optional.and_then(|arguments| arguments.get(0)).unwrap_or(kind);
        let found = object.get(name);
        let at = found.map_or(at, |entry| entry.at);
        let value = match (found, &object.rest) {
            (Some(entry), _) => Some(self.converted(kind, &entry.value)?),
            (None, Some(doubt)) => Some(Node::unknown(Rc::clone(doubt))),
            (None, None) if optional.is_none() => return Err(fault()),
            (None, None) => None,
        };
        let default = optional.and_then(|arguments| arguments.get(1));
        let value = match (value.filter(|value| !value.is_null()), default) {
            (Some(value), _) => value,
            (None, Some(default)) => {
                let value = self.evaluator.expression(default, self.origin, None)?;
                marked(&self.converted(kind, &value)?, &self.default.into())
            }
            (None, None) => Node::new(Value::Null, at),
        };
        Ok(Entry { key: name.into(), at, value })
    }
}
