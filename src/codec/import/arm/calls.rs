//! Calls of functions: those that need more than the values of their arguments, and those that were declared.

use std::rc::Rc;

use super::evaluate::{AT_DEPLOYMENT, BY_EMPTY_DEFAULT, Definition, NOT_EVALUATED, Scope, WRONG};
use super::functions::{self, Outcome};
use super::session::{Local, Locals, TOO_LARGE, local};
use super::tree::Tree;
use super::{lambdas, loaded};
use crate::codec::import::value::{Node, Value};

impl Scope<'_> {
    pub(super) fn call(
        &self,
        tree: &Tree,
        name: &str,
        arguments: &[Tree],
        locals: &Locals,
    ) -> Node {
        let function = name.to_ascii_lowercase();
        let looked_up = |kind: &str, named: &Tree| {
            let key = self.eval(named, locals);
            match (key.as_text(), key.doubt()) {
                (Some(key), _) => {
                    let key = format!("{kind}{}", key.to_lowercase());
                    self.named(tree, &key, locals)
                }
                (None, Some(doubt)) => Node::unknown(Rc::clone(doubt)),
                (None, None) => self.unknown(tree, WRONG),
            }
        };
        match (&*function, arguments) {
            ("if", [test, yes, no]) => return self.condition(test, yes, no, locals),
            ("parameters", [named]) => return looked_up("p:", named),
            ("variables", [named]) => return looked_up("v:", named),
            ("copyindex", _) => return self.copy_index(tree, arguments, locals),
            ("itself", [inner]) => return self.eval(inner, locals),
            _ => {}
        }
        if let Some(node) = lambdas::apply(self, tree, &function, arguments, locals) {
            return node;
        }
        // A template that replaces a mark itself names it.
        let replaces = matches!(&*function, "replace" | "format" | "split");
        let value = |each: &Tree| match each.as_text() {
            Some(text) if replaces => Node::text(text, each.at),
            Some(_) | None => self.eval(each, locals),
        };
        let values: Vec<Node> = arguments.iter().map(value).collect();
        if let Some(node) = self.own(tree, &format!("f:{function}"), &values) {
            return node;
        }
        if let Some(node) = loaded::apply(self, tree, &function, &values) {
            return node;
        }
        if !self.session.fits(&values.iter().collect::<Vec<_>>()) {
            return self.unknown(tree, TOO_LARGE);
        }
        match functions::apply(&function, &values, tree.at) {
            Outcome::Is(node) => node,
            Outcome::Doubtful(doubt) => Node::unknown(doubt),
            Outcome::TooLarge => self.unknown(tree, TOO_LARGE),
            Outcome::Wrong => self.unknown(tree, WRONG),
            Outcome::Deployed => self.unknown(tree, AT_DEPLOYMENT),
            Outcome::Unsupported => self.unknown(tree, NOT_EVALUATED),
        }
    }

    /// A function that was declared, of these values.
    fn own(&self, tree: &Tree, name: &str, values: &[Node]) -> Option<Node> {
        let (names, body) = match self.definitions.get(name)? {
            Definition::Function(names, body) => (names, body),
            Definition::Foreign(scope, name) => return scope.own(tree, name, values),
            Definition::Parameter { .. }
            | Definition::Variable(_)
            | Definition::Known(_)
            | Definition::Deployed => return None,
        };
        if names.len() < values.len() {
            return Some(self.unknown(tree, WRONG));
        }
        // What is not passed is null.
        let absent = std::iter::repeat_with(|| Node::new(Value::Null, tree.at));
        let pairs = names.iter().zip(values.iter().cloned().chain(absent));
        let inner = pairs.fold(None, |locals, (name, value)| Local::with(name, value, &locals));
        Some(self.eval(body, &inner))
    }

    fn condition(&self, test: &Tree, yes: &Tree, no: &Tree, locals: &Locals) -> Node {
        let decided = self.eval(test, locals);
        match &decided.value {
            Value::Bool(truth) => {
                let node = self.eval(if *truth { yes } else { no }, locals);
                match &decided.through {
                    Some(through) if through.starts_with(BY_EMPTY_DEFAULT) => node.through(through),
                    Some(through) => node.through(&conditional(through)),
                    None => node,
                }
            }
            Value::Unknown(doubt) => {
                let (yes, no) = (self.eval(yes, locals), self.eval(no, locals));
                self.session.either(&yes, &no, doubt)
            }
            Value::Null | Value::Number(_) | Value::Text(_) | Value::List(_) | Value::Object(_) => {
                self.unknown(test, "is no condition")
            }
        }
    }

    fn copy_index(&self, tree: &Tree, arguments: &[Tree], locals: &Locals) -> Node {
        let values: Vec<Node> = arguments.iter().map(|each| self.eval(each, locals)).collect();
        let name = values.first().and_then(Node::as_text).map(str::to_lowercase);
        let of_name = |local: &str| {
            local
                .strip_prefix("copyindex:")
                .is_some_and(|own| name.as_deref().is_none_or(|name| name == own))
        };
        let offset = values.get(usize::from(name.is_some())).map_or(Some(0.0), functions::number);
        let index = local(locals, of_name).and_then(|node| functions::number(&node));
        match (index, offset) {
            (Some(index), Some(offset)) => Node::new(Value::Number(index + offset), tree.at),
            (_, _) => self.unknown(tree, "counts a loop that is not evaluated"),
        }
    }
}

/// What decides by a condition on what `through` says.
pub(super) fn conditional(through: &str) -> String {
    if through.starts_with("condition on ") {
        through.to_owned()
    } else {
        format!("condition on the {through}")
    }
}
