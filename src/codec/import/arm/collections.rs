//! The functions of ARM and Bicep about lists and objects, and those that take texts as well.

use std::rc::Rc;

use super::evaluate::inherited;
use super::functions::{
    Outcome, Result, by_empty_default, decided, doubt_in, number, position, text,
};
use super::objects;
use super::session::LIST_MAX;
use crate::codec::import::value::{At, Entry, Node, Value, same};

/// A function of these values; its name is in small letters.
pub fn apply(name: &str, values: &[Node], at: At) -> Result<Node> {
    let plain = |value: Value| Ok(Node::new(value, at));
    match (name, values) {
        ("empty", [one]) => {
            let node = Node::new(Value::Bool(is_empty(one)?), at);
            Ok(by_empty_default(one)
                .map_or_else(|| node.clone(), |through| node.clone().through(&through)))
        }
        ("length", [one]) => plain(Value::Number(length(one)? as f64)),
        ("contains", [whole, part]) => plain(Value::Bool(contains(whole, part)?)),
        ("createarray", _) => plain(Value::List(values.into())),
        ("createobject", _) => created(values, at),
        ("union", [first, ..]) if first.as_list().is_some() => united(values, at),
        ("union", [first, rest @ ..]) => {
            let start = if objects::empty_by_default(first).is_some()
                || first.as_object().is_some()
                || first.doubt().is_some()
            {
                Ok(first.clone())
            } else {
                Err(Outcome::Wrong)
            };
            let none = Node::object(Vec::new(), at);
            let start = objects::union(&none, &start?).ok_or(Outcome::Wrong)?;
            rest.iter()
                .try_fold(start, |whole, more| objects::union(&whole, more).ok_or(Outcome::Wrong))
        }
        ("shallowmerge", [list]) => {
            let all = decided(list)?.as_list().ok_or(Outcome::Wrong)?;
            let none = Node::object(Vec::new(), at);
            all.iter()
                .try_fold(none, |whole, more| objects::spread(&whole, more).ok_or(Outcome::Wrong))
        }
        ("intersection", [first, rest @ ..]) => {
            rest.iter().try_fold(first.clone(), |whole, other| intersection(&whole, other, at))
        }
        ("first" | "last", [one]) => match decided(one)?.as_list() {
            Some(list) => {
                let found = if name == "first" { list.first() } else { list.last() };
                Ok(found.map_or_else(
                    || Node::new(Value::Null, at),
                    |found| inherited(found.clone(), one),
                ))
            }
            None => {
                let text = text(one)?;
                let letter =
                    if name == "first" { text.chars().next() } else { text.chars().next_back() };
                Ok(Node::text(&letter.map(String::from).unwrap_or_default(), at))
            }
        },
        ("take" | "skip", [one, count]) => {
            let count = position(count)?;
            match decided(one)?.as_list() {
                Some(list) => {
                    let count = count.min(list.len());
                    let part = if name == "take" { &list[..count] } else { &list[count..] };
                    Ok(inherited(Node::new(Value::List(part.into()), at), one))
                }
                None => {
                    let letters = text(one)?.chars();
                    let part: String = if name == "take" {
                        letters.take(count).collect()
                    } else {
                        letters.skip(count).collect()
                    };
                    Ok(Node::text(&part, at))
                }
            }
        }
        ("min" | "max", [_, ..]) => {
            let list = match values {
                [one] => decided(one)?.as_list().ok_or(Outcome::Wrong)?,
                all => all,
            };
            let numbers: Result<Vec<f64>> =
                list.iter().map(|each| number(decided(each)?).ok_or(Outcome::Wrong)).collect();
            let best = numbers?.into_iter().reduce(if name == "min" { f64::min } else { f64::max });
            plain(Value::Number(best.ok_or(Outcome::Wrong)?))
        }
        ("range", [first, count]) => {
            let start = number(decided(first)?).ok_or(Outcome::Wrong)?;
            let count = position(count)?;
            if count > LIST_MAX {
                return Err(Outcome::TooLarge);
            }
            let all: Vec<Node> =
                (0..count).map(|each| Node::new(Value::Number(start + each as f64), at)).collect();
            plain(Value::List(all.into()))
        }
        ("join", [list, mark]) => {
            let parts: Result<Vec<&str>> =
                decided(list)?.as_list().ok_or(Outcome::Wrong)?.iter().map(text).collect();
            Ok(Node::text(&parts?.join(text(mark)?), at))
        }
        ("flatten", [list]) => {
            let lists = decided(list)?.as_list().ok_or(Outcome::Wrong)?;
            joined(lists, at)
        }
        ("indexof", [list, one]) => {
            let list = decided(list)?.as_list().ok_or(Outcome::Wrong)?;
            for (position, each) in list.iter().enumerate() {
                match same(each, one) {
                    Some(true) => return plain(Value::Number(position as f64)),
                    Some(false) => {}
                    None => return Err(doubt(each, one)),
                }
            }
            plain(Value::Number(-1.0))
        }
        ("items", [object]) => items(object, at),
        ("objectkeys", [object]) => {
            let items = items(object, at)?;
            let keys =
                items.as_list().unwrap_or_default().iter().filter_map(|item| item.get("key"));
            plain(Value::List(keys.collect()))
        }
        ("tryget", [object, keys @ ..]) => {
            keys.iter().try_fold(object.clone(), |node, key| tried(&node, key, at))
        }
        _ => Err(Outcome::Unsupported),
    }
}

fn doubt(one: &Node, other: &Node) -> Outcome {
    doubt_in(one).or_else(|| doubt_in(other)).map_or(Outcome::Wrong, Outcome::Doubtful)
}

/// Lists one after another.
pub fn joined(lists: &[Node], at: At) -> Result<Node> {
    let mut all: Vec<Node> = Vec::new();
    for list in lists {
        let more = decided(list)?.as_list().ok_or(Outcome::Wrong)?;
        all.extend(more.iter().map(|each| inherited(each.clone(), list)));
        if all.len() > LIST_MAX {
            return Err(Outcome::TooLarge);
        }
    }
    Ok(Node::new(Value::List(all.into()), at))
}

/// What is not decided may be absent, and leaves the rest empty.
fn is_empty(node: &Node) -> Result<bool> {
    match &decided(node)?.value {
        Value::Null => Ok(true),
        Value::Text(text) => Ok(text.is_empty()),
        Value::List(list) => Ok(list.is_empty()),
        Value::Object(object) => {
            if object.entries.iter().any(|entry| entry.value.doubt().is_none()) {
                return Ok(false);
            }
            let doubt = object.entries.iter().find_map(|entry| entry.value.doubt());
            match doubt.or_else(|| objects::open(object)) {
                Some(doubt) => Err(Outcome::Doubtful(Rc::clone(doubt))),
                None => Ok(true),
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => Err(Outcome::Wrong),
    }
}

fn length(node: &Node) -> Result<usize> {
    match &decided(node)?.value {
        Value::Text(text) => Ok(text.chars().count()),
        Value::List(list) => Ok(list.len()),
        Value::Object(object) => {
            let doubt = object.entries.iter().find_map(|entry| entry.value.doubt());
            match doubt.or_else(|| objects::open(object)) {
                Some(doubt) => Err(Outcome::Doubtful(Rc::clone(doubt))),
                None => Ok(object.entries.len()),
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => Err(Outcome::Wrong),
    }
}

fn contains(whole: &Node, part: &Node) -> Result<bool> {
    match &decided(whole)?.value {
        Value::Text(whole) => Ok(match number(decided(part)?) {
            Some(number) => whole.contains(&number.to_string()),
            None => whole.contains(text(part)?),
        }),
        Value::List(list) => {
            let mut open = None;
            for each in list.iter() {
                match same(each, part) {
                    Some(true) => return Ok(true),
                    Some(false) => {}
                    None => open = open.or_else(|| Some(doubt(each, part))),
                }
            }
            open.map_or(Ok(false), Err)
        }
        Value::Object(object) => match object.get_any_case(text(part)?) {
            Some(entry) => decided(&entry.value).map(|_| true),
            None => match objects::open(object) {
                Some(doubt) => Err(Outcome::Doubtful(Rc::clone(doubt))),
                None => Ok(false),
            },
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => Err(Outcome::Wrong),
    }
}

fn created(values: &[Node], at: At) -> Result<Node> {
    let mut whole = Node::object(Vec::new(), at);
    for pair in values.chunks(2) {
        let [key, value] = pair else { return Err(Outcome::Wrong) };
        let more = match key.doubt() {
            Some(doubt) => Node::unknown(Rc::clone(doubt)),
            None => {
                let entry = Entry { key: text(key)?.into(), at: key.at, value: value.clone() };
                Node::object(vec![entry], at)
            }
        };
        whole = objects::spread(&whole, &more).ok_or(Outcome::Wrong)?;
    }
    Ok(whole)
}

/// Lists as one, without what is in it already.
fn united(lists: &[Node], at: At) -> Result<Node> {
    let all = joined(lists, at)?;
    let mut kept: Vec<Node> = Vec::new();
    for each in all.as_list().unwrap_or_default() {
        let mut is_new = true;
        for other in &kept {
            match same(each, other) {
                Some(true) => is_new = false,
                Some(false) => {}
                None => return Err(doubt(each, other)),
            }
        }
        if is_new {
            kept.push(each.clone());
        }
    }
    Ok(Node::new(Value::List(kept.into()), at))
}

fn intersection(one: &Node, other: &Node, at: At) -> Result<Node> {
    let (one, other) = (decided(one)?, decided(other)?);
    if let Some(doubt) = doubt_in(one).or_else(|| doubt_in(other)) {
        return Err(Outcome::Doubtful(doubt));
    }
    if let (Some(first), Some(second)) = (one.as_list(), other.as_list()) {
        let is_in = |each: &&Node| second.iter().any(|other| same(each, other) == Some(true));
        return Ok(Node::new(Value::List(first.iter().filter(is_in).cloned().collect()), at));
    }
    let (Some(first), Some(second)) = (one.as_object(), other.as_object()) else {
        return Err(Outcome::Wrong);
    };
    let is_in = |entry: &&Entry| {
        second.get(&entry.key).is_some_and(|other| same(&entry.value, &other.value) == Some(true))
    };
    Ok(Node::object(first.entries.iter().filter(is_in).cloned().collect(), at))
}

/// Keys and values of an object, in the order of the keys.
fn items(object: &Node, at: At) -> Result<Node> {
    let entries = decided(object)?.as_object().ok_or(Outcome::Wrong)?;
    let doubt = entries.entries.iter().find_map(|entry| entry.value.doubt());
    if let Some(doubt) = doubt.or_else(|| objects::open(entries)) {
        return Err(Outcome::Doubtful(Rc::clone(doubt)));
    }
    let item = |entry: &Entry| {
        let part = |key: &str, value: Node| Entry { key: key.into(), at: entry.at, value };
        let key = part("key", Node::text(&entry.key, entry.at));
        let value = part("value", inherited(entry.value.clone(), object));
        Node::object(vec![key, value], entry.at)
    };
    Ok(Node::new(Value::List(entries.in_order().into_iter().map(item).collect()), at))
}

fn tried(of: &Node, key: &Node, at: At) -> Result<Node> {
    let absent = || Node::new(Value::Null, at);
    let (of, key) = (decided(of)?, decided(key)?);
    if let (Some(object), Some(name)) = (of.as_object(), key.as_text()) {
        return match (object.get_any_case(name), objects::open(object)) {
            (Some(entry), _) => Ok(inherited(entry.value.clone(), of)),
            (None, Some(doubt)) => Err(Outcome::Doubtful(Rc::clone(doubt))),
            (None, None) => Ok(absent()),
        };
    }
    let element = of.as_list().and_then(|list| list.get(position(key).ok()?));
    Ok(element.map_or_else(absent, |element| inherited(element.clone(), of)))
}
