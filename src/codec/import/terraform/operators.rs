//! Operators and templates: what is decided is computed by the library, what is not stays not decided.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums are a library's: of operators only those that stop early are told apart"
)]

use std::rc::Rc;

use hcl::Value as Computed;
use hcl::eval::{Context, Evaluate};
use hcl::expr::{BinaryOp as Operation, Expression as Library, UnaryOp as Negation};
use hcl::template::{Element as Part, Interpolation, Template as Whole};
use hcl_edit::Span;
use hcl_edit::expr::{BinaryOp, BinaryOperator, UnaryOp};
use hcl_edit::template::{Directive, Element, IfDirective, Template};

use super::super::value::{At, Doubt, Entry, Node, Object, Value, same};
use super::super::{check_depth, parse};
use super::evaluate::{Eval, Evaluator, TOO_LARGE, because};
use super::functions::{number_of, text_of, truth_of};
use super::term::{Names, Origin};

/// What stands for the beginning and the end of a part of JSON that is not decided: characters that no text has.
const HOLE: [char; 2] = ['\u{F8F0}', '\u{F8F1}'];
/// The part is a value, not in a string.
const WHOLE: char = '\u{F8F2}';

pub fn unary(evaluator: &Evaluator, it: &UnaryOp, at: At, origin: Origin, names: Names) -> Eval {
    let operand = evaluator.expression(&it.expr, origin, names)?;
    if operand.doubt().is_some() {
        return Ok(operand);
    }
    let fault = || origin.doubt(it.expr.span(), "is not of a kind that this can be done with");
    let library = match it.operator.value() {
        hcl_edit::expr::UnaryOperator::Not => truth_of(&operand).map(Computed::Bool),
        hcl_edit::expr::UnaryOperator::Neg => number_of(&operand).and_then(number),
    };
    let operator = *it.operator.value();
    let operation = Negation::new(operator, Library::from(library.ok_or_else(fault)?));
    let value = operation.evaluate(&Context::new()).map_err(|_| fault())?;
    Ok(because(back(&value, at).ok_or_else(fault)?, [&operand]))
}

pub fn binary(evaluator: &Evaluator, it: &BinaryOp, at: At, origin: Origin, names: Names) -> Eval {
    use BinaryOperator::{And, Eq, NotEq, Or};
    let operator = *it.operator.value();
    let left = evaluator.expression(&it.lhs_expr, origin, names)?;
    // What decides it alone, on whichever side.
    let deciding = match operator {
        And => Some(false),
        Or => Some(true),
        _ => None,
    };
    let truth = |value: bool| Node::new(Value::Bool(value), at);
    if deciding.is_some() && truth_of(&left) == deciding {
        return Ok(because(truth(deciding == Some(true)), [&left]));
    }
    let right = evaluator.expression(&it.rhs_expr, origin, names)?;
    if deciding.is_some() && truth_of(&right) == deciding {
        return Ok(because(truth(deciding == Some(true)), [&right]));
    }
    if matches!(operator, Eq | NotEq) {
        if !evaluator.weighed(&left) || !evaluator.weighed(&right) {
            return Ok(Node::unknown(origin.doubt(it.lhs_expr.span(), TOO_LARGE)));
        }
        let doubt = || undecided(&left).or_else(|| undecided(&right));
        return Ok(match (same(&left, &right), doubt()) {
            (Some(same), _) => because(truth(same == (operator == Eq)), [&left, &right]),
            (None, doubt) => Node::unknown(
                doubt.unwrap_or_else(|| origin.doubt(it.lhs_expr.span(), "is not decided")),
            ),
        });
    }
    if let Some(doubt) = left.doubt().or_else(|| right.doubt()) {
        return Ok(Node::unknown(Rc::clone(doubt)));
    }
    let fault = |span| move || origin.doubt(span, "is not of a kind that this can be done with");
    let operand = |node: &Node| match deciding {
        Some(_) => truth_of(node).map(Computed::Bool),
        None => number_of(node).and_then(number),
    };
    let one = operand(&left).ok_or_else(fault(it.lhs_expr.span()))?;
    let other = operand(&right).ok_or_else(fault(it.rhs_expr.span()))?;
    let divides = matches!(operator, BinaryOperator::Div | BinaryOperator::Mod);
    if divides && number_of(&right) == Some(0.0) {
        return Err(fault(it.rhs_expr.span())());
    }
    let operation = Operation::new(Library::from(one), operator, Library::from(other));
    let value = operation.evaluate(&Context::new()).map_err(|_| fault(it.lhs_expr.span())())?;
    let value = back(&value, at).ok_or_else(fault(it.lhs_expr.span()))?;
    Ok(because(value, [&left, &right]))
}

/// Why a value is not decided wholly, if it is not.
pub fn undecided(node: &Node) -> Option<Rc<Doubt>> {
    let list = || node.as_list()?.iter().find_map(undecided);
    let object = || {
        let object = node.as_object()?;
        object
            .rest
            .clone()
            .or_else(|| object.entries.iter().find_map(|entry| undecided(&entry.value)))
    };
    node.doubt().cloned().or_else(list).or_else(object)
}

fn number(number: f64) -> Option<Computed> {
    hcl::Number::from_f64(number).map(Computed::Number)
}

fn back(value: &Computed, at: At) -> Option<Node> {
    let value = match value {
        Computed::Bool(truth) => Value::Bool(*truth),
        Computed::Number(number) => Value::Number(number.as_f64()?),
        _ => return None,
    };
    Some(Node::new(value, at))
}

/// A template that is gathered for the library.
#[derive(Default)]
struct Filled {
    template: Whole,
    /// What is not decided in it.
    holes: Vec<Rc<Doubt>>,
    values: Vec<Node>,
}

/// Evaluates a template; one that is nothing but an expression is what that is, where `unwraps`.
pub fn template<'t>(
    evaluator: &Evaluator,
    elements: impl Iterator<Item = &'t Element>,
    at: At,
    origin: Origin,
    names: Names,
    unwraps: bool,
) -> Eval {
    let elements: Vec<&Element> = elements.collect();
    if let ([Element::Interpolation(only)], true) = (elements.as_slice(), unwraps) {
        return evaluator.expression(&only.expr, origin, names);
    }
    let mut filled = Filled::default();
    if let Some(doubt) = fill(evaluator, &elements, &mut filled, origin, names)? {
        return Ok(Node::new(Value::Unknown(doubt), at));
    }
    let fault = || Doubt::new("a template", at, "cannot be evaluated");
    let text = filled.template.evaluate(&Context::new()).map_err(|_| fault())?;
    let Some(first) = filled.holes.first() else {
        return Ok(because(Node::text(&text, at), &filled.values));
    };
    let is_json = text.trim_start().starts_with(['{', '[']);
    match parsed(&with_quotes(&text), at) {
        Ok(node) if is_json => {
            Ok(evaluator.partly(first, at, with_holes(evaluator, node, &filled.holes)))
        }
        Ok(_) | Err(_) => Ok(Node::new(Value::Unknown(Rc::clone(first)), at)),
    }
}

/// Fills in what the expressions of a template are; returns a doubt if not even its structure is decided.
fn fill(
    evaluator: &Evaluator,
    elements: &[&Element],
    filled: &mut Filled,
    origin: Origin,
    names: Names,
) -> Result<Option<Rc<Doubt>>, Rc<Doubt>> {
    for element in elements {
        let part = match element {
            Element::Literal(text) => Part::Literal(text.to_string()),
            Element::Interpolation(interpolation) => {
                let value = evaluator.expression(&interpolation.expr, origin, names)?;
                let text = if let Some(doubt) = value.doubt() {
                    filled.holes.push(Rc::clone(doubt));
                    format!("{}{}{}", HOLE[0], filled.holes.len() - 1, HOLE[1])
                } else {
                    let fault = || origin.doubt(interpolation.expr.span(), "is no text");
                    text_of(&value).ok_or_else(fault)?.to_string()
                };
                if !evaluator.charge(text.len() / 16) {
                    return Ok(Some(origin.doubt(interpolation.expr.span(), TOO_LARGE)));
                }
                filled.values.push(value);
                Part::Interpolation(Interpolation::new(text).with_strip(interpolation.strip))
            }
            Element::Directive(directive) => match directive.as_ref() {
                Directive::If(it) => match chosen(evaluator, it, filled, origin, names)? {
                    Ok(part) => part,
                    Err(doubt) => return Ok(Some(doubt)),
                },
                Directive::For(each) => {
                    let span = each.for_expr.collection_expr.span();
                    return Ok(Some(
                        origin
                            .doubt(span, "is gone over in a template, which is not evaluated here"),
                    ));
                }
            },
        };
        filled.template = std::mem::take(&mut filled.template).add_element(part);
    }
    Ok(None)
}

/// The part of a template that a condition chooses.
fn chosen(
    evaluator: &Evaluator,
    it: &IfDirective,
    filled: &mut Filled,
    origin: Origin,
    names: Names,
) -> Result<Result<Part, Rc<Doubt>>, Rc<Doubt>> {
    let condition = evaluator.expression(&it.if_expr.cond_expr, origin, names)?;
    if let Some(doubt) = condition.doubt() {
        return Ok(Err(Rc::clone(doubt)));
    }
    let fault = || origin.doubt(it.if_expr.cond_expr.span(), "is neither true nor false");
    let holds = truth_of(&condition).ok_or_else(fault)?;
    let empty = Template::new();
    let inner = if holds {
        &it.if_expr.template
    } else {
        it.else_expr.as_ref().map_or(&empty, |other| &other.template)
    };
    let outer = std::mem::take(&mut filled.template);
    let elements: Vec<&Element> = inner.iter().collect();
    let doubt = fill(evaluator, &elements, filled, origin, names)?;
    let inner = std::mem::replace(&mut filled.template, outer);
    filled.values.push(condition);
    let mut directive = hcl::template::IfDirective::new(Library::Bool(true), inner)
        .with_if_strip(it.if_expr.strip)
        .with_endif_strip(it.endif_expr.strip);
    if let Some(other) = &it.else_expr {
        directive = directive.with_false_template(Whole::new()).with_else_strip(other.strip);
    }
    Ok(match doubt {
        Some(doubt) => Err(doubt),
        None => Ok(Part::Directive(Box::new(directive.into()))),
    })
}

/// Puts quotes around what is not decided and does not stand in a string already.
fn with_quotes(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let mut result = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if letter == HOLE[0] && !quoted {
            result.push('"');
            result.push(WHOLE);
        }
        result.push(letter);
        if letter == HOLE[1] && !quoted {
            result.push('"');
        }
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
    }
    result
}

/// The same, with what is not decided in the place of what stood for it.
fn with_holes(evaluator: &Evaluator, node: Node, holes: &[Rc<Doubt>]) -> Node {
    let hole = |text: &str| {
        let (_, rest) = text.split_once(HOLE[0])?;
        let number: usize = rest.split_once(HOLE[1])?.0.parse().ok()?;
        holes.get(number).cloned()
    };
    if let Some(doubt) = node.as_text().and_then(hole) {
        let is_whole = node.as_text().is_some_and(|text| text.starts_with(WHOLE));
        let unknown = Node::new(Value::Unknown(doubt), node.at);
        return if is_whole { evaluator.unfolded(&unknown).unwrap_or(unknown) } else { unknown };
    }
    let value = if let Some(list) = node.as_list() {
        Value::List(list.iter().map(|each| with_holes(evaluator, each.clone(), holes)).collect())
    } else if let Some(object) = node.as_object() {
        let mut filled = Object::default();
        for entry in &object.entries {
            match hole(&entry.key) {
                Some(doubt) => filled.rest = Some(doubt),
                None => {
                    let value = with_holes(evaluator, entry.value.clone(), holes);
                    filled.entries.push(Entry { value, ..entry.clone() });
                }
            }
        }
        Value::Object(Rc::new(filled))
    } else {
        return node;
    };
    Node { value, ..node }
}

/// What stands in a text of JSON, all with the place of the text.
pub fn parsed(text: &str, at: At) -> Eval {
    let fault = |why: String| Rc::new(Doubt { what: "the string".into(), at, why: why.into() });
    let value = check_depth(text, 0)
        .and_then(|()| parse(text, 0))
        .map_err(|error| fault(format!("is not read: {error}")))?;
    Ok(Node::of_json(&value, at.file).placed(at))
}
