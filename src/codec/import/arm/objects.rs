//! Objects that are merged. One that is empty only because a parameter's default is leaves open what else there is: whoever deploys
//! is asked to pass it.

use std::rc::Rc;

use super::evaluate::{BY_DEFAULT, BY_EMPTY_DEFAULT, inherited};
use crate::codec::import::gather::EMPTY;
use crate::codec::import::value::{Doubt, Entry, Node, Object, Value};

/// Why there may be more in it than is known; that a default is empty is no reason, since it decides.
pub fn open(object: &Object) -> Option<&Rc<Doubt>> {
    object.rest.as_ref().filter(|doubt| doubt.why != EMPTY)
}

/// The reason, if it is open what is in it only since a parameter's default is empty.
pub fn empty_by_default(node: &Node) -> Option<Rc<Doubt>> {
    let is_empty = match &node.value {
        Value::Null => true,
        Value::Object(object) => match &object.rest {
            Some(doubt) => return (doubt.why == EMPTY).then(|| Rc::clone(doubt)),
            None => object.entries.is_empty(),
        },
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) | Value::Unknown(_) => {
            false
        }
    };
    let through = node.through.as_ref().filter(|_| is_empty)?;
    let name =
        through.strip_prefix(BY_EMPTY_DEFAULT).or_else(|| through.strip_prefix(BY_DEFAULT))?;
    Some(Doubt::new(&format!("the default of parameter {name}"), node.at, EMPTY))
}

/// What is the case whichever of two values it is.
pub fn either(one: &Node, other: &Node, doubt: &Rc<Doubt>) -> Node {
    let is_open = |node: &Node| node.as_object().is_some_and(|object| open(object).is_some());
    // That a default is empty hides no better reason.
    let plain =
        |node: &Node, other: &Node| if is_open(other) { closed(node) } else { node.clone() };
    Node::either(&plain(one, other), &plain(other, one), doubt)
}

/// The keys of both, those of `over` counting, as `...` does it; `None` if one is no object.
pub fn spread(under: &Node, over: &Node) -> Option<Node> {
    merged(under, over, &Node::merged)
}

/// The same, with objects in them merged likewise, as `union` does it.
pub fn union(under: &Node, over: &Node) -> Option<Node> {
    merged(under, over, &|under: &Node, over: &Node| {
        let whole = Node::merged(under, over)?;
        let (Some(first), Some(all)) = (under.as_object(), whole.as_object()) else {
            return Some(whole);
        };
        let each = |entry: &Entry| {
            let both = first
                .get(&entry.key)
                .filter(|_| over.as_object().is_some_and(|over| over.get(&entry.key).is_some()));
            let deep = both
                .filter(|_| entry.value.as_object().is_some())
                .and_then(|under| union(&under.value, &entry.value));
            Entry { value: deep.unwrap_or_else(|| entry.value.clone()), ..entry.clone() }
        };
        let entries = all.entries.iter().map(each).collect();
        let object = Object { entries, rest: all.rest.clone() };
        Some(Node { value: Value::Object(Rc::new(object)), ..whole })
    })
}

fn merged(under: &Node, over: &Node, merge: &dyn Fn(&Node, &Node) -> Option<Node>) -> Option<Node> {
    let soft = empty_by_default(under).or_else(|| empty_by_default(over));
    let node = merge(&handed_down(&closed(under)), &handed_down(&closed(over)))?;
    let (Some(soft), Some(object)) = (soft, node.as_object()) else { return Some(node) };
    if object.rest.is_some() {
        return Some(node);
    }
    Some(opened(object.entries.clone(), &soft, &node))
}

/// Without its being open what else there is, if only a default is the reason; an empty object instead of null.
fn closed(node: &Node) -> Node {
    match &node.value {
        Value::Object(object) if object.rest.is_some() && open(object).is_none() => {
            Node { value: Node::object(object.entries.clone(), node.at).value, ..node.clone() }
        }
        Value::Null if empty_by_default(node).is_some() => Node::object(Vec::new(), node.at),
        Value::Null
        | Value::Object(_)
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::List(_)
        | Value::Unknown(_) => node.clone(),
    }
}

/// An object with these entries, and open for this reason what else is in it.
pub fn opened(entries: Vec<Entry>, rest: &Rc<Doubt>, like: &Node) -> Node {
    let object = Object { entries, rest: Some(Rc::clone(rest)) };
    Node { value: Value::Object(Rc::new(object)), ..like.clone() }
}

/// What decided an object decided its entries.
pub fn handed_down(node: &Node) -> Node {
    let (Some(object), Some(_)) = (node.as_object(), &node.through) else { return node.clone() };
    let each =
        |entry: &Entry| Entry { value: inherited(entry.value.clone(), node), ..entry.clone() };
    let object =
        Object { entries: object.entries.iter().map(each).collect(), rest: object.rest.clone() };
    Node { value: Value::Object(Rc::new(object)), through: None, ..node.clone() }
}
