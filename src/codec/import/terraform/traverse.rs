//! Evaluates what goes into values and over them: references, attributes, indices, splats, `for`.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums of expressions are a library's: what is no attribute is not followed"
)]

use std::ops::Range;
use std::rc::Rc;

use hcl_edit::expr::{Expression, ForExpr, Traversal, TraversalOperator as Step};
use hcl_edit::{Decorated, Span};

use super::super::value::{At, Doubt, Node, Object, Value};
use super::evaluate::{Eval, Evaluator, TOO_LARGE, because};
use super::functions;
use super::term::{Names, Origin, Scope, named_value};

impl Evaluator<'_> {
    pub fn traversal(
        &self,
        it: &Traversal,
        whole: &Expression,
        origin: Origin,
        names: Names,
    ) -> Eval {
        let steps = it.operators.as_slice();
        let whole = whole.span();
        let Expression::Variable(root) = &it.expr else {
            let value = self.expression(&it.expr, origin, names)?;
            return self.follow(value, steps, &whole, origin, names);
        };
        if let Some(value) = named_value(names, root.as_str()) {
            return self.follow(value, steps, &whole, origin, names);
        }
        let first = steps.split_first().and_then(|(first, rest)| match first.value() {
            Step::GetAttr(name) => {
                let to_here =
                    whole.as_ref().zip(name.span()).map(|(whole, name)| whole.start..name.end);
                Some((name.as_str(), to_here, rest))
            }
            _ => None,
        });
        let undecided = |why| Ok(Node::unknown(origin.doubt(whole.clone(), why)));
        match (root.as_str(), first) {
            (kind @ ("var" | "local"), Some((name, to_here, rest))) => {
                let is_local = kind == "local";
                let value = if is_local { self.local(name) } else { self.variable(name) };
                let Some(value) = value else {
                    let why = if is_local {
                        "is in none of the files"
                    } else if self.configuration.declares(name) {
                        "has no default, and no value is given"
                    } else {
                        "is declared in none of the files"
                    };
                    return Ok(Node::unknown(origin.doubt(to_here, why)));
                };
                self.follow(value?, rest, &whole, origin, names)
            }
            ("data", _) => undecided("is looked up when it is planned"),
            ("module", _) => undecided("is what a module gives, which is not read"),
            ("path" | "terraform" | "self", _) => undecided("is known only where it is run"),
            ("each" | "count", _) => undecided("is not known here"),
            (_, _) => undecided("is known only after apply"),
        }
    }

    /// Follows attributes and indices into a value.
    fn follow(
        &self,
        value: Node,
        steps: &[Decorated<Step>],
        whole: &Option<Range<usize>>,
        origin: Origin,
        names: Names,
    ) -> Eval {
        let Some((step, rest)) = steps.split_first() else { return Ok(value) };
        let size = value.as_object().map_or(0, |object| object.entries.len());
        if !self.charge(1 + size / 16) {
            return Ok(Node::unknown(origin.doubt(whole.clone(), TOO_LARGE)));
        }
        let missing = || origin.doubt(whole.clone(), "is not there");
        let key = match step.value() {
            Step::GetAttr(name) => Node::text(name.as_str(), value.at),
            Step::Index(index) => self.expression(index, origin, names)?,
            Step::LegacyIndex(index) => Node::new(Value::Number(*index.value() as f64), value.at),
            Step::AttrSplat(_) => {
                // What follows its attributes is about the whole list.
                let is_inside = |step: &&Decorated<Step>| matches!(step.value(), Step::GetAttr(_));
                let (inside, after) = rest.split_at(rest.iter().take_while(is_inside).count());
                let list = self.splat(value, inside, whole, origin, names)?;
                return self.follow(list, after, whole, origin, names);
            }
            Step::FullSplat(_) => return self.splat(value, rest, whole, origin, names),
        };
        let next = functions::member(&value, &key).ok_or_else(missing)?;
        self.follow(because(next, [&value]), rest, whole, origin, names)
    }

    /// The same steps from every element; what is no list is one of one, and null of none.
    fn splat(
        &self,
        value: Node,
        steps: &[Decorated<Step>],
        whole: &Option<Range<usize>>,
        origin: Origin,
        names: Names,
    ) -> Eval {
        if value.doubt().is_some() {
            return Ok(value);
        }
        let elements = match value.as_list() {
            Some(list) => list.to_vec(),
            None if value.is_null() => Vec::new(),
            None => vec![value.clone()],
        };
        let each = |element| self.follow(element, steps, whole, origin, names);
        let list: Result<Vec<_>, _> = elements.into_iter().map(each).collect();
        Ok(because(Node::new(Value::List(list?.into()), value.at), [&value]))
    }

    pub fn for_each(&self, it: &ForExpr, at: At, origin: Origin, names: Names) -> Eval {
        let collection = self.expression(&it.intro.collection_expr, origin, names)?;
        if collection.doubt().is_some() {
            return Ok(collection);
        }
        let is_set = self.is_set(&it.intro.collection_expr);
        let fault = || origin.doubt(it.intro.collection_expr.span(), "is no collection");
        let pairs = functions::pairs(&collection, is_set == Some(true)).ok_or_else(fault)?;
        let (mut list, mut object) = (Vec::new(), Object::default());
        // Why not all of a list is known.
        let mut open = collection.as_object().and_then(|object| object.rest.clone());
        object.rest.clone_from(&open);
        let is_open = is_set.is_none() && collection.as_list().is_some();
        for (key, value) in pairs {
            // Of a list it is an index, of a set the value.
            let unseen = || origin.doubt(it.intro.collection_expr.span(), functions::LIST_OR_SET);
            let key = if is_open { Node::unknown(unseen()) } else { key };
            let may_be_absent = value.doubt().filter(|_| collection.as_object().is_some()).cloned();
            let value = self.named(value);
            let inner = Scope { name: it.intro.value_var.as_str(), value, outer: names };
            let key_name = it.intro.key_var.as_ref().map_or("", |name| name.as_str());
            let scope = Scope { name: key_name, value: key, outer: Some(&inner) };
            let names = if key_name.is_empty() { Some(&inner) } else { Some(&scope) };
            let mut doubt = may_be_absent;
            if let Some(condition) = &it.cond {
                let holds = self.expression(&condition.expr, origin, names)?;
                let fault = || origin.doubt(condition.expr.span(), "is neither true nor false");
                match holds.doubt() {
                    Some(why) => doubt = Some(Rc::clone(why)),
                    None if functions::truth_of(&holds).ok_or_else(fault)? => {}
                    None => continue,
                }
            }
            let value = self.expression(&it.value_expr, origin, names)?;
            let Some(key_expression) = &it.key_expr else {
                open = open.or(doubt);
                list.push(value);
                continue;
            };
            let key = self.expression(key_expression, origin, names)?;
            let place = value.at;
            let mut value = doubt.map_or(value, Node::unknown);
            if it.grouping {
                let text = functions::text_of(&key).unwrap_or_default();
                let mut group: Vec<Node> = object
                    .get(&text)
                    .and_then(|entry| entry.value.as_list())
                    .unwrap_or_default()
                    .to_vec();
                if !self.charge(group.len()) {
                    return Ok(Node::unknown(Doubt::new("a value", at, TOO_LARGE)));
                }
                group.push(value);
                value = Node::new(Value::List(group.into()), place);
            }
            let fault = origin.doubt(key_expression.span(), "is no key");
            self.put(&mut object, &key, place, value, fault)?;
        }
        let value = match (&it.key_expr, open) {
            (None, Some(doubt)) => return Ok(Node::unknown(doubt)),
            (None, None) => Value::List(list.into()),
            (Some(_), _) => Value::Object(Rc::new(object)),
        };
        Ok(because(Node::new(value, at), [&collection]))
    }
}
