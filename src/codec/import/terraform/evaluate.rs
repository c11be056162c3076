//! Evaluates Terraform's expressions, as far as the files decide them.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums of expressions are a library's: what is not known here is not evaluated"
)]

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use hcl_edit::Span;
use hcl_edit::expr::{Conditional, Expression, FuncCall, Object as Braces, ObjectKey};
use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

use super::super::value::{At, Doubt, Entry, Node, Object, Value};
use super::configuration::Configuration;
use super::functions::{self, Call};
use super::operators;
use super::term::{Names, Origin, Term, named_value};

/// A value, or why it certainly fails, which `try` and `can` heed.
pub type Eval = Result<Node, Rc<Doubt>>;

/// Most steps of an evaluation, of all files together.
const STEPS_MAX: u32 = 200_000;
/// Deepest evaluation of one expression inside another.
const DEPTH_MAX: u32 = 64;
/// Most values in one that is named.
const WEIGHT_MAX: usize = 10_000;
pub(super) const TWICE: &str =
    "is defined twice, and not the same: which of the two counts is not decided";
pub const TOO_LARGE: &str = "is too large to be evaluated here";

/// What was evaluated already.
pub(super) enum Known {
    /// It is just evaluated: it refers to itself.
    Running,
    Done(Eval),
}

/// Texts by their doubts, with what is known of them.
type Partly = Vec<(Rc<Doubt>, Node)>;

/// Evaluates.
pub struct Evaluator<'a> {
    pub configuration: &'a Configuration<'a>,
    /// The name of the call of a module, and what it is called with.
    call: Option<(String, HashMap<String, Node>)>,
    steps: Rc<Cell<u32>>,
    depth: Cell<u32>,
    pub(super) known: RefCell<HashMap<(bool, &'a str), Known>>,
    /// Texts of JSON that are not decided wholly, by their doubt, with what is known of them.
    partly: Rc<RefCell<Partly>>,
}

impl<'a> Evaluator<'a> {
    /// Evaluates by what stands in `configuration`.
    pub fn new(configuration: &'a Configuration<'a>) -> Self {
        Self {
            configuration,
            call: None,
            steps: Rc::default(),
            depth: Cell::new(0),
            known: RefCell::default(),
            partly: Rc::default(),
        }
    }

    /// Evaluates a module that is called from here with these arguments, with the steps that are left.
    pub fn called<'m>(
        &self,
        configuration: &'m Configuration<'m>,
        name: &str,
        arguments: HashMap<String, Node>,
    ) -> Evaluator<'m> {
        Evaluator {
            configuration,
            call: Some((name.to_owned(), arguments)),
            steps: Rc::clone(&self.steps),
            depth: Cell::new(0),
            known: RefCell::default(),
            partly: Rc::clone(&self.partly),
        }
    }

    /// What a variable is given by the call, and how that is called.
    pub fn argument(&self, name: &str) -> Option<(&Node, &str)> {
        let (call, arguments) = self.call.as_ref()?;
        Some((arguments.get(name)?, call))
    }

    /// The value of a term; what fails is not decided.
    pub fn value(&self, term: Term<'_>, names: Names<'_>) -> Node {
        self.term(term, names).unwrap_or_else(Node::unknown)
    }

    /// Evaluates a term.
    pub fn term(&self, term: Term<'_>, names: Names<'_>) -> Eval {
        match term {
            Term::Expression(expression, origin) => self.expression(expression, origin, names),
            Term::Json(value, file) => self.json(value, file, names),
            Term::Plain(value, file) => Ok(Node::of_json(value, file)),
        }
    }

    fn json(&self, value: &Json, file: u16, names: Names) -> Eval {
        let at = At::new(file, value.range().start);
        match value {
            Json::StringLit(text) if text.value.contains("${") || text.value.contains("%{") => {
                let origin = Origin { text: &text.value, at, fixed: true };
                match hcl_edit::parser::parse_template(&text.value) {
                    Ok(template) => {
                        operators::template(self, template.iter(), at, origin, names, true)
                    }
                    Err(_) => Err(Doubt::new(&text.value, at, "is no template")),
                }
            }
            Json::Array(list) => {
                let each = |element: &Json| self.json(element, file, names);
                let list: Result<Vec<_>, _> = list.elements.iter().map(each).collect();
                Ok(Node::new(Value::List(list?.into()), at))
            }
            Json::Object(object) => {
                let mut entries = Vec::with_capacity(object.properties.len());
                for property in &object.properties {
                    let value = self.json(&property.value, file, names)?;
                    entries.push(Entry {
                        key: property.name.as_str().into(),
                        at: At::new(file, property.range.start),
                        value,
                    });
                }
                Ok(Node::object(entries, at))
            }
            Json::NumberLit(_)
            | Json::BooleanLit(_)
            | Json::NullKeyword(_)
            | Json::StringLit(_) => Ok(Node::of_json(value, file)),
        }
    }

    /// Counts steps; is there room for so many more?
    pub fn charge(&self, steps: usize) -> bool {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        self.steps.set(self.steps.get().saturating_add(steps));
        self.steps.get() <= STEPS_MAX
    }

    /// A value that gets a name, by which it can be put into others many times: one that is too large is not decided.
    pub fn named(&self, node: Node) -> Node {
        let mut room = WEIGHT_MAX;
        let fits = weigh(&node, DEPTH_MAX, &mut room);
        if fits && self.charge(WEIGHT_MAX - room) {
            return node;
        }
        Node::unknown(Doubt::new("a value", node.at, TOO_LARGE))
    }

    /// Counts what going over a value costs; is there room for it?
    pub fn weighed(&self, node: &Node) -> bool {
        let mut room = WEIGHT_MAX;
        weigh(node, DEPTH_MAX, &mut room) && self.charge((WEIGHT_MAX - room) / 8)
    }

    pub fn expression(&self, expression: &Expression, origin: Origin, names: Names) -> Eval {
        let span = expression.span();
        if self.depth.get() >= DEPTH_MAX || !self.charge(1) {
            return Ok(Node::unknown(origin.doubt(span, TOO_LARGE)));
        }
        self.depth.set(self.depth.get() + 1);
        let value = self.inner(expression, origin, names);
        self.depth.set(self.depth.get() - 1);
        value
    }

    fn inner(&self, expression: &Expression, origin: Origin, names: Names) -> Eval {
        let at = origin.at(expression.span());
        let node = |value| Ok(Node::new(value, at));
        match expression {
            Expression::Null(_) => node(Value::Null),
            Expression::Bool(truth) => node(Value::Bool(*truth.value())),
            Expression::Number(number) => {
                node(Value::Number(number.value().as_f64().unwrap_or_default()))
            }
            Expression::String(text) => node(Value::Text(text.as_str().into())),
            Expression::Array(array) => {
                let each = |element: &Expression| self.expression(element, origin, names);
                let list: Result<Vec<_>, _> = array.iter().map(each).collect();
                node(Value::List(list?.into()))
            }
            Expression::Object(braces) => self.braces(braces, at, origin, names),
            Expression::StringTemplate(template) => {
                operators::template(self, template.iter(), at, origin, names, true)
            }
            Expression::HeredocTemplate(document) => {
                let mut document = document.clone();
                document.dedent();
                operators::template(self, document.template.iter(), at, origin, names, false)
            }
            Expression::Parenthesis(inner) => self.expression(inner.inner(), origin, names),
            Expression::Variable(name) => {
                Ok(named_value(names, name.as_str()).unwrap_or_else(|| {
                    Node::unknown(origin.doubt(expression.span(), "is not known here"))
                }))
            }
            Expression::Conditional(condition) => self.conditional(condition, origin, names),
            Expression::FuncCall(call) => self.call(call, expression, origin, names),
            Expression::Traversal(traversal) => {
                self.traversal(traversal, expression, origin, names)
            }
            Expression::UnaryOp(operation) => operators::unary(self, operation, at, origin, names),
            Expression::BinaryOp(operation) => {
                operators::binary(self, operation, at, origin, names)
            }
            Expression::ForExpr(each) => self.for_each(each, at, origin, names),
        }
    }

    fn braces(&self, braces: &Braces, at: At, origin: Origin, names: Names) -> Eval {
        let mut object = Object::default();
        for (key, value) in braces.iter() {
            let place = origin.at(key.span());
            let value = self.expression(value.expr(), origin, names)?;
            let name = match key {
                ObjectKey::Ident(name) => Node::text(name.as_str(), place),
                ObjectKey::Expression(Expression::Variable(name)) => {
                    Node::text(name.as_str(), place)
                }
                ObjectKey::Expression(name) => self.expression(name, origin, names)?,
            };
            self.put(&mut object, &name, place, value, origin.doubt(key.span(), "is no key"))?;
        }
        Ok(Node::new(Value::Object(Rc::new(object)), at))
    }

    /// Puts a value under a key that may not be decided.
    pub fn put(
        &self,
        object: &mut Object,
        key: &Node,
        at: At,
        value: Node,
        fault: Rc<Doubt>,
    ) -> Result<(), Rc<Doubt>> {
        if let Some(doubt) = key.doubt() {
            object.rest.get_or_insert_with(|| Rc::clone(doubt));
            return Ok(());
        }
        let key = functions::text_of(key).ok_or(fault)?;
        object.entries.push(Entry { key, at, value });
        Ok(())
    }

    fn conditional(&self, it: &Conditional, origin: Origin, names: Names) -> Eval {
        let condition = self.expression(&it.cond_expr, origin, names)?;
        let branch = |expression| self.expression(expression, origin, names);
        if let Some(doubt) = condition.doubt() {
            let yes = branch(&it.true_expr).unwrap_or_else(Node::unknown);
            let no = branch(&it.false_expr).unwrap_or_else(Node::unknown);
            if !self.weighed(&yes) || !self.weighed(&no) {
                return Ok(Node::unknown(Rc::clone(doubt)));
            }
            return Ok(Node::either(&yes, &no, doubt));
        }
        let span = it.cond_expr.span();
        let truth = functions::truth_of(&condition)
            .ok_or_else(|| origin.doubt(span, "is neither true nor false"))?;
        let chosen = branch(if truth { &it.true_expr } else { &it.false_expr })?;
        Ok(because(chosen, [&condition]))
    }

    fn call(&self, call: &FuncCall, whole: &Expression, origin: Origin, names: Names) -> Eval {
        let name = call.name.name.as_str();
        let span = whole.span();
        let values = || call.args.iter().map(|each| self.expression(each, origin, names));
        if call.name.is_namespaced() {
            return Ok(Node::unknown(origin.doubt(span, "is not evaluated here")));
        }
        match name {
            "try" => {
                let mut last = origin.doubt(span, "has nothing to try");
                for value in values() {
                    match value {
                        Ok(value) => return Ok(value),
                        Err(doubt) => last = doubt,
                    }
                }
                return Err(last);
            }
            "can" => {
                let at = origin.at(span);
                return Ok(match values().next() {
                    Some(Ok(value)) if value.doubt().is_some() => value,
                    Some(Ok(value)) => because(Node::new(Value::Bool(true), at), [&value]),
                    Some(Err(_)) | None => Node::new(Value::Bool(false), at),
                });
            }
            _ => {}
        }
        let mut arguments: Vec<Node> = values().collect::<Result<_, _>>()?;
        if call.args.expand_final()
            && let Some(last) = arguments.pop()
        {
            match (last.as_list(), last.doubt()) {
                (Some(list), _) => arguments.extend(list.iter().cloned()),
                (None, Some(_)) => return Ok(last),
                (None, None) => return Err(origin.doubt(span, "expands what is no list")),
            }
        }
        let call = Call {
            name,
            at: origin.at(span.clone()),
            quote: origin.quote(span),
            arguments: &arguments,
        };
        if !arguments.iter().all(|argument| self.weighed(argument)) {
            return Ok(Node::unknown(Doubt::new(call.quote, call.at, TOO_LARGE)));
        }
        let value = functions::call(self, &call)?;
        let size = value.as_list().map_or(0, <[Node]>::len)
            + value.as_object().map_or(0, |object| object.entries.len())
            + value.as_text().map_or(0, str::len) / 16;
        if !self.charge(size) {
            return Ok(Node::unknown(Doubt::new(call.quote, call.at, TOO_LARGE)));
        }
        Ok(because(value, &arguments))
    }

    /// Keeps what is known of a text that is not decided wholly.
    pub fn partly(&self, doubt: &Doubt, at: At, node: Node) -> Node {
        let doubt = Rc::new(doubt.clone());
        self.partly.borrow_mut().push((Rc::clone(&doubt), node));
        Node::new(Value::Unknown(doubt), at)
    }

    /// What stands in a text of JSON, as far as it is known.
    pub fn unfolded(&self, node: &Node) -> Eval {
        if let Some(doubt) = node.doubt() {
            let partly = self.partly.borrow();
            let known = partly.iter().find(|(of, _)| Rc::ptr_eq(of, doubt));
            return Ok(known.map_or_else(|| node.clone(), |(_, node)| node.clone()));
        }
        match node.as_text() {
            Some(text) => operators::parsed(text, node.at).map(|parsed| because(parsed, [node])),
            None => Ok(node.clone()),
        }
    }
}

/// The same value, said to be decided by what decided one of those that it follows from.
pub fn because<'n>(value: Node, from: impl IntoIterator<Item = &'n Node>) -> Node {
    if value.through.is_some() || value.doubt().is_some() {
        return value;
    }
    let through = from.into_iter().find_map(|node| node.through.clone());
    Node { through, ..value }
}

/// Does a value fit into the room, and is it not too deep?
fn weigh(node: &Node, depth: u32, room: &mut usize) -> bool {
    let text = node.as_text().map_or(0, str::len) / 64;
    if depth == 0 || *room <= text {
        return false;
    }
    *room -= 1 + text;
    let mut inside = |node: &Node| weigh(node, depth - 1, room);
    node.as_list().is_none_or(|list| list.iter().all(&mut inside))
        && node
            .as_object()
            .is_none_or(|object| object.entries.iter().all(|entry| inside(&entry.value)))
}
