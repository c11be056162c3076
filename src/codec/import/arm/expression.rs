//! JSON of a template as trees: its texts in square brackets are expressions.
//!
//! Source: <https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions>.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums are a library's: JSON has no other values than these"
)]

use std::borrow::Cow;
use std::rc::Rc;

use jsonc_parser::ast::{Object, ObjectProp, ObjectPropName, StringLit, Value as Json};
use jsonc_parser::common::Ranged;

use super::tree::{Copy, Field, HEIGHT_MAX, Pick, Tree, What};
use crate::codec::import::value::{At, Value};

const NOT_UNDERSTOOD: &str = "is not understood";

/// A value of a template.
pub fn tree(json: &Json, file: u16) -> Tree {
    let (start, end) = (json.range().start, json.range().end);
    let what = match json {
        Json::StringLit(text) => return of_text(text, file),
        Json::NumberLit(number) => match number.value.parse() {
            Ok(number) => What::Value(Value::Number(number)),
            Err(_) => What::Obscure(NOT_UNDERSTOOD),
        },
        Json::BooleanLit(truth) => What::Value(Value::Bool(truth.value)),
        Json::NullKeyword(_) => What::Value(Value::Null),
        Json::Array(list) => {
            What::List(list.elements.iter().map(|each| tree(each, file)).collect())
        }
        Json::Object(object) => {
            What::Object(object.properties.iter().flat_map(|each| fields(each, file)).collect())
        }
    };
    Tree::new(what, At::new(file, start), end)
}

/// The value of this name, in whatever letters, if this is an object that has it.
pub fn get<'v, 'a>(json: &'v Json<'a>, name: &str) -> Option<&'v Json<'a>> {
    let object = json.as_object()?;
    let mut named = object.properties.iter().rev();
    named.find(|each| each.name.as_str().eq_ignore_ascii_case(name)).map(|each| &each.value)
}

/// The text of this name.
pub fn text_of<'v>(json: &'v Json, name: &str) -> Option<&'v str> {
    get(json, name)?.as_string_lit().map(|text| &*text.value)
}

/// The properties of an object, if it is one.
pub fn properties<'v, 'a>(json: Option<&'v Json<'a>>) -> &'v [ObjectProp<'a>] {
    let object: Option<&'v Object<'a>> = json.and_then(Json::as_object);
    object.map_or(&[], |object| &object.properties)
}

/// The elements of a list, or the values of an object.
pub fn each<'v, 'a>(json: Option<&'v Json<'a>>) -> Vec<&'v Json<'a>> {
    match json {
        Some(Json::Array(list)) => list.elements.iter().collect(),
        Some(Json::Object(object)) => object.properties.iter().map(|each| &each.value).collect(),
        _ => Vec::new(),
    }
}

fn fields(property: &ObjectProp, file: u16) -> Vec<Field> {
    let at = At::new(file, property.range().start);
    if property.name.as_str().eq_ignore_ascii_case("copy")
        && let Json::Array(list) = &property.value
        && let Some(copies) = list.elements.iter().map(|each| copy(each, file)).collect()
    {
        return copies;
    }
    let name = match &property.name {
        ObjectPropName::String(name) => of_text(name, file),
        ObjectPropName::Word(name) => {
            Tree::new(What::Value(Value::Text(name.value.into())), at, property.name.range().end)
        }
    };
    vec![Field::Pair(name, tree(&property.value, file))]
}

fn copy(json: &Json, file: u16) -> Option<Field> {
    let copy = Copy {
        name: text_of(json, "name")?.into(),
        count: tree(get(json, "count")?, file),
        input: tree(get(json, "input")?, file),
    };
    Some(Field::Copy(Box::new(copy)))
}

/// A text, or the expression in it.
fn of_text(text: &StringLit, file: u16) -> Tree {
    let (at, end) = (At::new(file, text.range.start), text.range.end);
    let literal = |text: &str| Tree::new(What::Value(Value::Text(text.into())), at, end);
    if let Some(rest) = text.value.strip_prefix("[[") {
        return literal(&format!("[{rest}"));
    }
    let inner = text.value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let Some(inner) = inner else { return literal(&text.value) };
    // Where something is escaped, bytes of the text are not those of the file.
    let exact = matches!(text.value, Cow::Borrowed(_));
    let mut parser = Parser { text: inner, at: 0, depth: 0, base: at, end, exact };
    let parsed = parser.expression().filter(|_| parser.rest().trim_start().is_empty());
    parsed.unwrap_or_else(|| Tree::new(What::Obscure(NOT_UNDERSTOOD), at, end))
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: u16,
    base: At,
    end: usize,
    exact: bool,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, wanted: char) -> bool {
        self.space();
        let is_next = self.rest().starts_with(wanted);
        self.at += if is_next { wanted.len_utf8() } else { 0 };
        is_next
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        let length = rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn tree(&self, what: What, start: usize) -> Option<Tree> {
        let tree = if self.exact {
            // A quote and a bracket stand before the expression.
            let first = self.base.byte + 2;
            Tree::new(what, At { byte: first + start, ..self.base }, first + self.at)
        } else {
            Tree::new(what, self.base, self.end)
        };
        (!tree.is_too_high()).then_some(tree)
    }

    fn expression(&mut self) -> Option<Tree> {
        self.depth += 1;
        if self.depth > HEIGHT_MAX {
            return None;
        }
        self.space();
        let start = self.at;
        let mut tree = self.primary()?;
        loop {
            if self.take('.') {
                let at = self.at;
                let name = self.word();
                if name.is_empty() {
                    return None;
                }
                let key = self.tree(What::Value(Value::Text(name.into())), at)?;
                tree =
                    self.tree(What::Pick(Box::new(Pick { of: tree, key, safe: false })), start)?;
            } else if self.take('[') {
                let key = self.expression()?;
                if !self.take(']') {
                    return None;
                }
                tree =
                    self.tree(What::Pick(Box::new(Pick { of: tree, key, safe: false })), start)?;
            } else {
                self.depth -= 1;
                return Some(tree);
            }
        }
    }

    fn primary(&mut self) -> Option<Tree> {
        let start = self.at;
        if self.rest().starts_with('\'') {
            return self.string();
        }
        if self.rest().starts_with(|next: char| next.is_ascii_digit() || next == '-') {
            self.at += 1;
            self.word();
            let number = self.text.get(start..self.at)?.parse().ok()?;
            return self.tree(What::Value(Value::Number(number)), start);
        }
        let mut name = self.word().to_owned();
        // A function of the template's own has its namespace before it.
        if self.rest().starts_with('.') {
            self.at += 1;
            name = format!("{name}.{}", self.word());
        }
        if name.is_empty() || !self.take('(') {
            return None;
        }
        let mut arguments = Vec::new();
        while !self.take(')') {
            arguments.push(self.expression()?);
            if !self.take(',') && !self.rest().starts_with(')') {
                return None;
            }
        }
        let what = match (&*name.to_ascii_lowercase(), arguments.pop()) {
            ("lambda", Some(body)) => {
                let names = arguments.iter().map(|each| each.as_text().map(Rc::clone));
                What::Lambda(names.collect::<Option<_>>()?, Rc::new(body))
            }
            ("lambdavariables", Some(name)) => What::Name(Rc::clone(name.as_text()?)),
            (_, last) => {
                arguments.extend(last);
                What::Call(name.into(), arguments)
            }
        };
        self.tree(what, start)
    }

    fn string(&mut self) -> Option<Tree> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let length = self.rest().find('\'')?;
            text.push_str(self.rest().get(..length)?);
            self.at += length + 1;
            // Two quotes in a text are one.
            if !self.rest().starts_with('\'') {
                return self.tree(What::Value(Value::Text(text.into())), start);
            }
            text.push('\'');
            self.at += 1;
        }
    }
}
