//! The functions of ARM and Bicep that say something of values alone.
//!
//! Source: <https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions>, and its pages by kind.

use std::rc::Rc;

use super::evaluate::{BY_DEFAULT, BY_EMPTY_DEFAULT};
use super::session::{LIST_MAX, TEXT_MAX};
use super::{collections, objects};
use crate::codec::import::value::{At, Doubt, Node, Value, same};
use crate::codec::import::{check_depth, parse};

/// What a function comes to.
pub enum Outcome {
    /// This.
    Is(Node),
    /// An argument is not decided.
    Doubtful(Rc<Doubt>),
    /// It would be too large.
    TooLarge,
    /// The arguments are none that it takes.
    Wrong,
    /// Only the deployment knows.
    Deployed,
    /// It is not evaluated here.
    Unsupported,
}

/// What a function comes to, or why not.
pub type Result<T> = std::result::Result<T, Outcome>;

/// What is known only to what is deployed, and where.
const DEPLOYED: [&str; 24] = [
    "reference",
    "resourcegroup",
    "subscription",
    "subscriptionresourceid",
    "tenant",
    "tenantresourceid",
    "managementgroup",
    "managementgroupresourceid",
    "resourceid",
    "extensionresourceid",
    "deployment",
    "deployer",
    "environment",
    "utcnow",
    "newguid",
    "listkeys",
    "listsecrets",
    "list",
    "getsecret",
    "pickzones",
    "readenvironmentvariable",
    "references",
    "externalinput",
    "providers",
];

/// A function of these values; its name is in small letters.
pub fn apply(name: &str, values: &[Node], at: At) -> Outcome {
    match applied(name, values, at) {
        Ok(node) => Outcome::Is(decided_by(node, values)),
        Err(outcome) => outcome,
    }
}

/// A plain value was decided by what decided the first of the arguments that something decided.
fn decided_by(node: Node, values: &[Node]) -> Node {
    let is_single = |node: &Node| node.as_object().is_none() && node.as_list().is_none();
    // So is a list that is made of such.
    let is_plain = is_single(&node) || node.as_list().is_some() && values.iter().all(is_single);
    match values.iter().find_map(|value| value.through.as_ref()) {
        Some(through) if is_plain => node.through(through),
        Some(_) | None => node,
    }
}

fn applied(name: &str, values: &[Node], at: At) -> Result<Node> {
    let plain = |value: Value| Ok(Node::new(value, at));
    let truth = |truth: bool| plain(Value::Bool(truth));
    match (name, values) {
        ("true", []) => truth(true),
        ("false", []) => truth(false),
        ("null", []) => plain(Value::Null),
        ("equals", [one, other]) => equals(one, other, at),
        ("equalsignorecase", [one, other]) => {
            truth(text(one)?.to_lowercase() == text(other)?.to_lowercase())
        }
        ("not", [one]) => truth(!boolean(one)?),
        ("and", [_, _, ..]) => all(values, true).and_then(truth),
        ("or", [_, _, ..]) => all(values, false).and_then(truth),
        ("coalesce", [_, ..]) => coalesce(values),
        ("bool", [one]) => truth(match &one.value {
            Value::Text(text) if text.eq_ignore_ascii_case("true") || &**text == "1" => true,
            Value::Text(text) if text.eq_ignore_ascii_case("false") || &**text == "0" => false,
            Value::Number(number) => *number != 0.0,
            Value::Text(_)
            | Value::Bool(_)
            | Value::Null
            | Value::List(_)
            | Value::Object(_)
            | Value::Unknown(_) => boolean(one)?,
        }),
        ("int" | "float", [one]) => match &one.value {
            Value::Text(text) => {
                plain(Value::Number(text.trim().parse().map_err(|_| Outcome::Wrong)?))
            }
            Value::Number(_)
            | Value::Bool(_)
            | Value::Null
            | Value::List(_)
            | Value::Object(_)
            | Value::Unknown(_) => plain(Value::Number(numeric(one)?)),
        },
        ("string", [one]) => written(one).and_then(|text| texted(text, at)),
        ("any" | "array" | "asint", [one]) if name != "array" || one.as_list().is_some() => {
            Ok(one.clone())
        }
        ("array", [one]) => decided(one).and_then(|_| plain(Value::List([one.clone()].into()))),
        ("interpolate", _) => {
            let parts: Result<Vec<String>> = values.iter().map(written).collect();
            texted(parts?.concat(), at)
        }
        ("concat", [first, ..]) if first.as_list().is_some() => collections::joined(values, at),
        ("concat", [_, ..]) => {
            let parts: Result<Vec<String>> = values.iter().map(written).collect();
            texted(parts?.concat(), at)
        }
        ("format", [format, values @ ..]) => {
            formatted(text(format)?, values).and_then(|text| texted(text, at))
        }
        ("tolower", [one]) => texted(text(one)?.to_lowercase(), at),
        ("toupper", [one]) => texted(text(one)?.to_uppercase(), at),
        ("trim", [one]) => texted(text(one)?.trim().to_owned(), at),
        ("replace", [one, from, to]) => {
            let (one, from, to) = (text(one)?, text(from)?, text(to)?);
            let worst = one.len().saturating_mul(to.len().max(1));
            if from.is_empty() {
                Err(Outcome::Wrong)
            } else if worst > TEXT_MAX * 16 {
                Err(Outcome::TooLarge)
            } else {
                texted(one.replace(from, to), at)
            }
        }
        ("startswith", [one, start]) => {
            truth(text(one)?.to_lowercase().starts_with(&text(start)?.to_lowercase()))
        }
        ("endswith", [one, end]) => {
            truth(text(one)?.to_lowercase().ends_with(&text(end)?.to_lowercase()))
        }
        ("indexof" | "lastindexof", [one, part]) if one.as_list().is_none() => {
            let (one, part) = (text(one)?.to_lowercase(), text(part)?.to_lowercase());
            let found = if name == "indexof" { one.find(&part) } else { one.rfind(&part) };
            let before =
                found.and_then(|found| one.get(..found)).map(|before| before.chars().count());
            plain(Value::Number(before.map_or(-1.0, |count| count as f64)))
        }
        ("substring", [one, rest @ ..]) => {
            let start = rest.first().map_or(Ok(0), position)?;
            let length = rest.get(1).map_or(Ok(usize::MAX), position)?;
            texted(text(one)?.chars().skip(start).take(length).collect(), at)
        }
        ("split", [one, marks]) => split(text(one)?, marks, at),
        ("json", [one]) => json(text(one)?, at),
        ("greater", [one, other]) => compared(one, other).and_then(|order| truth(order.is_gt())),
        ("greaterorequals", [one, other]) => {
            compared(one, other).and_then(|order| truth(order.is_ge()))
        }
        ("less", [one, other]) => compared(one, other).and_then(|order| truth(order.is_lt())),
        ("lessorequals", [one, other]) => {
            compared(one, other).and_then(|order| truth(order.is_le()))
        }
        ("add", [_, ..]) => {
            let all: Result<Vec<f64>> = values.iter().map(numeric).collect();
            plain(Value::Number(all?.iter().sum()))
        }
        ("sub" | "mul" | "div" | "mod", [one, other]) => {
            arithmetic(name, numeric(one)?, numeric(other)?)
                .and_then(|number| plain(Value::Number(number)))
        }
        ("negative", [one]) => plain(Value::Number(-numeric(one)?)),
        ("positive", [one]) => plain(Value::Number(numeric(one)?)),
        (name, _) if DEPLOYED.contains(&name) => Err(Outcome::Deployed),
        (name, _) => collections::apply(name, values, at),
    }
}

fn equals(one: &Node, other: &Node, at: At) -> Result<Node> {
    let Some(is_same) = same(one, other) else {
        return Err(doubt_in(one)
            .or_else(|| doubt_in(other))
            .map_or(Outcome::Wrong, Outcome::Doubtful));
    };
    let node = Node::new(Value::Bool(is_same), at);
    // Compared with nothing, it is only the default's being empty that decides.
    let emptiness = [(one, other), (other, one)].into_iter().find_map(|(null, of)| {
        if null.is_null() && null.through.is_none() { by_empty_default(of) } else { None }
    });
    Ok(emptiness.map_or_else(|| node.clone(), |through| node.clone().through(&through)))
}

/// That a default is empty, if that is what decides.
pub fn by_empty_default(node: &Node) -> Option<String> {
    objects::empty_by_default(node)?;
    let through = node.through.as_ref()?;
    let name =
        through.strip_prefix(BY_EMPTY_DEFAULT).or_else(|| through.strip_prefix(BY_DEFAULT))?;
    Some(format!("{BY_EMPTY_DEFAULT}{name}"))
}

/// The first doubt in a value.
pub fn doubt_in(node: &Node) -> Option<Rc<Doubt>> {
    if let Some(doubt) = node.doubt() {
        return Some(Rc::clone(doubt));
    }
    if let Some(object) = node.as_object() {
        let inside = object.entries.iter().find_map(|entry| doubt_in(&entry.value));
        return inside.or_else(|| object.rest.clone());
    }
    node.as_list()?.iter().find_map(doubt_in)
}

/// The value, unless it is not decided as a whole.
pub fn decided(node: &Node) -> Result<&Node> {
    match node.doubt() {
        Some(doubt) => Err(Outcome::Doubtful(Rc::clone(doubt))),
        None => Ok(node),
    }
}

/// Its text.
pub fn text(node: &Node) -> Result<&str> {
    decided(node)?.as_text().ok_or(Outcome::Wrong)
}

fn boolean(node: &Node) -> Result<bool> {
    decided(node)?.as_bool().ok_or(Outcome::Wrong)
}

/// Its number, if it is one.
pub const fn number(node: &Node) -> Option<f64> {
    if let Value::Number(number) = node.value { Some(number) } else { None }
}

fn numeric(node: &Node) -> Result<f64> {
    number(decided(node)?).ok_or(Outcome::Wrong)
}

/// A number without a fraction, which a float holds exactly.
pub fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// A count; what is below zero is none.
pub fn position(node: &Node) -> Result<usize> {
    let number = whole(numeric(node)?).ok_or(Outcome::Wrong)?;
    Ok(usize::try_from(number).unwrap_or(0))
}

/// Are all this, if `truth`; is one this, if not? One is enough, whatever the others are.
fn all(values: &[Node], truth: bool) -> Result<bool> {
    let mut doubt = None;
    for value in values {
        match boolean(value) {
            Ok(one) if one != truth => return Ok(!truth),
            Ok(_) => {}
            Err(failed) => doubt = doubt.or(Some(failed)),
        }
    }
    doubt.map_or(Ok(truth), Err)
}

/// The first that is not null.
fn coalesce(values: &[Node]) -> Result<Node> {
    let mut through: Option<Rc<str>> = None;
    for value in values {
        if decided(value)?.is_null() {
            through = through.or_else(|| by_empty_default(value).map(Into::into));
        } else {
            return Ok(
                through.map_or_else(|| value.clone(), |through| value.clone().through(&through))
            );
        }
    }
    values.last().cloned().ok_or(Outcome::Wrong)
}

/// A value as .NET writes it: a truth value begins with a capital letter.
fn written(node: &Node) -> Result<String> {
    match &decided(node)?.value {
        Value::Text(text) => Ok(text.to_string()),
        Value::Bool(truth) => Ok(if *truth { "True" } else { "False" }.to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Null | Value::List(_) | Value::Object(_) | Value::Unknown(_) => {
            Err(Outcome::Unsupported)
        }
    }
}

/// A text, unless it is too long.
fn texted(text: String, at: At) -> Result<Node> {
    if text.len() > TEXT_MAX { Err(Outcome::TooLarge) } else { Ok(Node::text(&text, at)) }
}

/// A text with `{0}` in it; how a number is to be written is not evaluated.
fn formatted(format: &str, values: &[Node]) -> Result<String> {
    let mut text = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        if let Some(after) = after.strip_prefix("{{").or_else(|| after.strip_prefix("}}")) {
            text.push_str(&rest[at..=at]);
            rest = after;
            continue;
        }
        let (number, after) = after
            .strip_prefix('{')
            .and_then(|after| after.split_once('}'))
            .ok_or(Outcome::Wrong)?;
        let number: usize = number.parse().map_err(|_| Outcome::Unsupported)?;
        text.push_str(&written(values.get(number).ok_or(Outcome::Wrong)?)?);
        if text.len() > TEXT_MAX {
            return Err(Outcome::TooLarge);
        }
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

fn split(text: &str, marks: &Node, at: At) -> Result<Node> {
    let marks: Vec<&str> = match decided(marks)?.as_list() {
        Some(list) => list.iter().map(self::text).collect::<Result<_>>()?,
        None => vec![self::text(marks)?],
    };
    let mut parts = vec![text];
    for mark in marks.iter().filter(|mark| !mark.is_empty()) {
        parts = parts.iter().flat_map(|part| part.split(mark)).collect();
    }
    if parts.len() > LIST_MAX {
        return Err(Outcome::TooLarge);
    }
    let parts: Vec<Node> = parts.iter().map(|part| Node::text(part, at)).collect();
    Ok(Node::new(Value::List(parts.into()), at))
}

fn json(text: &str, at: At) -> Result<Node> {
    if text.trim().is_empty() || check_depth(text, at.file).is_err() {
        return Err(Outcome::Wrong);
    }
    let json = parse(text, at.file).map_err(|_| Outcome::Wrong)?;
    Ok(Node::of_json(&json, at.file).placed(at))
}

fn compared(one: &Node, other: &Node) -> Result<std::cmp::Ordering> {
    let (one, other) = (decided(one)?, decided(other)?);
    match (&one.value, &other.value) {
        (Value::Number(one), Value::Number(other)) => one.partial_cmp(other).ok_or(Outcome::Wrong),
        // How letters outside of English are ordered is not known here.
        (Value::Text(one), Value::Text(other)) if one.is_ascii() && other.is_ascii() => {
            Ok(one.cmp(other))
        }
        (_, _) => Err(Outcome::Wrong),
    }
}

/// Of whole numbers.
fn arithmetic(name: &str, one: f64, other: f64) -> Result<f64> {
    let (Some(first), Some(second)) = (whole(one), whole(other)) else {
        return Err(Outcome::Unsupported);
    };
    let number = match name {
        "sub" => first.checked_sub(second),
        "mul" => first.checked_mul(second),
        "div" => first.checked_div(second),
        _ => first.checked_rem(second),
    };
    number.map(|number| number as f64).ok_or(Outcome::Wrong)
}
