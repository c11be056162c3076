//! What locals and variables are, each evaluated once.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enum of expressions is a library's")]

use hcl_edit::expr::{Expression, TraversalOperator};

use super::super::value::{At, Doubt, Node};
use super::evaluate::{Eval, Evaluator, Known, TWICE};
use super::term::Term;

impl<'a> Evaluator<'a> {
    fn once(&self, key: (bool, &'a str), evaluate: impl FnOnce() -> Eval) -> Eval {
        match self.known.borrow().get(&key) {
            Some(Known::Done(value)) => return value.clone(),
            Some(Known::Running) => {
                let what = format!("{}.{}", if key.0 { "local" } else { "var" }, key.1);
                return Ok(Node::unknown(Doubt::new(&what, At::NOWHERE, "refers to itself")));
            }
            None => {}
        }
        self.known.borrow_mut().insert(key, Known::Running);
        let value = evaluate().map(|node| self.named(node));
        self.known.borrow_mut().insert(key, Known::Done(value.clone()));
        value
    }

    /// The value of a local, if it is in one of the files.
    pub fn local(&self, name: &str) -> Option<Eval> {
        let (name, local) = self.configuration.locals.get(name)?;
        let open = |why| Ok(Node::unknown(Doubt::new(&format!("local.{name}"), local.at(), why)));
        if self.configuration.twice.contains(&(true, name)) {
            return Some(open(TWICE));
        }
        Some(self.once((true, name), || match local.term(&self.configuration.room) {
            Some(term) => self.term(term, None),
            None => open("cannot be read"),
        }))
    }

    /// The value of a variable, if it has one.
    pub fn variable(&self, name: &str) -> Option<Eval> {
        let (name, variable) = self.configuration.variables.get(name)?;
        let is_given = self.argument(name).is_some() || variable.given.is_some();
        if let (Some(declared), false) = (&variable.declared, is_given)
            && self.configuration.twice.contains(&(false, name))
        {
            return Some(Ok(Node::unknown(Doubt::new(&format!("var.{name}"), declared.at, TWICE))));
        }
        let has_value = is_given || variable.has_default(&self.configuration.room);
        has_value.then(|| self.once((false, name), || variable.value(name, self)))
    }

    /// Is a collection that is written as a list a set, whose keys are its values? `None` if that cannot be seen.
    pub fn is_set(&self, expression: &Expression) -> Option<bool> {
        self.is_set_within(expression, 8)
    }

    fn is_set_within(&self, expression: &Expression, depth: usize) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        let inner = |expression| self.is_set_within(expression, depth);
        match expression {
            Expression::Array(_) | Expression::ForExpr(_) => Some(false),
            Expression::Parenthesis(expression) => inner(expression.inner()),
            Expression::Conditional(it) => {
                inner(&it.true_expr).filter(|is_set| inner(&it.false_expr) == Some(*is_set))
            }
            Expression::FuncCall(call) => match call.name.name.as_str() {
                "toset" | "setunion" | "setintersection" | "setsubtract" => Some(true),
                "tolist" | "concat" | "keys" | "values" | "flatten" | "compact" | "split"
                | "reverse" | "range" | "sort" | "distinct" => Some(false),
                _ => None,
            },
            Expression::Traversal(it) => {
                let Expression::Variable(root) = &it.expr else { return None };
                let [step] = it.operators.as_slice() else { return None };
                let TraversalOperator::GetAttr(name) = step.value() else { return None };
                match root.as_str() {
                    "local" => {
                        let (_, local) = self.configuration.locals.get(name)?;
                        match local.term(&self.configuration.room)? {
                            Term::Expression(expression, _) => inner(expression),
                            Term::Json(..) | Term::Plain(..) => Some(false),
                        }
                    }
                    "var" => self.configuration.variables.get(name)?.1.is_set(self),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
