//! Terraform's functions. Here those that can be decided although not all of their arguments are; the others are in
//! [`super::plain`].

use std::rc::Rc;

use super::super::value::{At, Doubt, Entry, Node, Object, Value, same};
use super::evaluate::{Eval, Evaluator, TOO_LARGE};
use super::operators::undecided;
use super::plain;

/// Why a key is not decided.
pub const LIST_OR_SET: &str =
    "is a list or a set: whether its keys are indices or values is not decided";

/// A call of a function.
pub struct Call<'c> {
    /// The function.
    pub name: &'c str,
    /// Where it is called.
    pub at: At,
    /// The call as it stands.
    pub quote: &'c str,
    /// What it is called with.
    pub arguments: &'c [Node],
}

impl Call<'_> {
    /// The call fails, and why.
    pub fn fault(&self, why: &'static str) -> Rc<Doubt> {
        Doubt::new(self.quote, self.at, why)
    }

    /// The call is not evaluated since it is too large.
    fn too_large(&self) -> Node {
        Node::unknown(Doubt::new(self.quote, self.at, TOO_LARGE))
    }

    /// A value of the call.
    pub const fn node(&self, value: Value) -> Node {
        Node::new(value, self.at)
    }

    /// An argument.
    pub fn argument(&self, number: usize) -> Result<&Node, Rc<Doubt>> {
        self.arguments.get(number).ok_or_else(|| self.fault("has too few arguments"))
    }

    /// A list that is an argument.
    pub fn list(&self, number: usize) -> Result<&[Node], Rc<Doubt>> {
        self.argument(number)?.as_list().ok_or_else(|| self.fault("needs a list"))
    }
}

/// Calls a function.
pub fn call(evaluator: &Evaluator, call: &Call) -> Eval {
    if let Some(value) = lenient(evaluator, call) {
        return value;
    }
    if let Some(doubt) = call.arguments.iter().find_map(undecided) {
        return Ok(Node::unknown(doubt));
    }
    plain::call(call).unwrap_or_else(|| {
        Ok(Node::unknown(Doubt::new(call.quote, call.at, "is not evaluated here")))
    })
}

/// What may be decided before all arguments are; `None` if it is none of these, or the arguments are to be decided first.
fn lenient(evaluator: &Evaluator, call: &Call) -> Option<Eval> {
    Some(match call.name {
        "sensitive" | "nonsensitive" | "ephemeralasnull" | "tolist" | "tomap" => {
            call.argument(0).cloned()
        }
        "merge" => merge(evaluator, call),
        "lookup" => lookup(call),
        "coalesce" => coalesce(call, |node| node.is_null() || node.as_text() == Some("")),
        "coalescelist" => coalesce(call, |node| node.as_list().is_some_and(<[Node]>::is_empty)),
        "concat" => concat(evaluator, call),
        "element" => element(call),
        "one" => one(call),
        "contains" => contains(call),
        "length" => length(call)?,
        "values" => values(call)?,
        "flatten" => flatten(evaluator, call)?,
        "alltrue" => quantified(call, false),
        "anytrue" => quantified(call, true),
        "tobool" | "tostring" | "tonumber" => converted(call),
        "jsonencode" => jsonencode(evaluator, call),
        "jsondecode" => call.argument(0).and_then(|node| evaluator.unfolded(node)),
        _ => return None,
    })
}

fn merge(evaluator: &Evaluator, call: &Call) -> Eval {
    let mut merged = Node::object(Vec::new(), call.at);
    let entries = |node: &Node| node.as_object().map_or(0, |object| object.entries.len());
    for argument in call.arguments.iter().filter(|argument| !argument.is_null()) {
        let cost = entries(argument) + entries(&merged) * entries(argument) / 64;
        if !evaluator.charge(cost) {
            return Ok(call.too_large());
        }
        let argument = match argument.doubt() {
            // It may be null, or have no keys: what was before it may go on to count.
            Some(doubt) => open(doubt, argument.at),
            None => argument.clone(),
        };
        merged = Node::merged(&merged, &argument)
            .ok_or_else(|| call.fault("merges what is no object"))?;
    }
    Ok(merged)
}

/// An object of which nothing is known.
fn open(doubt: &Rc<Doubt>, at: At) -> Node {
    let object = Object { entries: Vec::new(), rest: Some(Rc::clone(doubt)) };
    Node::new(Value::Object(Rc::new(object)), at)
}

fn lookup(call: &Call) -> Eval {
    let (map, key) = (call.argument(0)?, call.argument(1)?);
    match (member(map, key), call.arguments.get(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(call.fault("finds no such key")),
    }
}

fn coalesce(call: &Call, is_nothing: impl Fn(&Node) -> bool) -> Eval {
    let first = call.arguments.iter().find(|argument| !is_nothing(argument));
    first.cloned().ok_or_else(|| call.fault("has nothing but null"))
}

fn concat(evaluator: &Evaluator, call: &Call) -> Eval {
    let mut all = Vec::new();
    for argument in call.arguments {
        match (argument.as_list(), argument.doubt()) {
            (Some(list), _) if !evaluator.charge(list.len()) => return Ok(call.too_large()),
            (Some(list), _) => all.extend(list.iter().cloned()),
            (None, Some(_)) => return Ok(argument.clone()),
            (None, None) => return Err(call.fault("joins what is no list")),
        }
    }
    Ok(call.node(Value::List(all.into())))
}

fn element(call: &Call) -> Eval {
    let (list, index) = (call.argument(0)?, call.argument(1)?);
    if let Some(doubt) = list.doubt().or_else(|| index.doubt()) {
        return Ok(Node::unknown(Rc::clone(doubt)));
    }
    let list = call.list(0)?;
    let index = number_of(index).filter(|index| index.fract() == 0.0 && !list.is_empty());
    let index = index.ok_or_else(|| call.fault("has no such element"))?;
    let at = (index as i64).rem_euclid(list.len() as i64) as usize;
    list.get(at).cloned().ok_or_else(|| call.fault("has no such element"))
}

fn one(call: &Call) -> Eval {
    let list = call.argument(0)?;
    match (list.as_list(), list.doubt()) {
        (_, Some(_)) => Ok(list.clone()),
        (Some([]), _) => Ok(call.node(Value::Null)),
        (Some([only]), _) => Ok(only.clone()),
        (Some(_) | None, None) if list.is_null() => Ok(list.clone()),
        (Some(_) | None, None) => Err(call.fault("needs a list of one at most")),
    }
}

fn contains(call: &Call) -> Eval {
    let (list, wanted) = (call.argument(0)?, call.argument(1)?);
    if list.doubt().is_some() {
        return Ok(list.clone());
    }
    let mut open = None;
    for element in call.list(0)? {
        match same(element, wanted) {
            Some(true) => return Ok(call.node(Value::Bool(true))),
            Some(false) => {}
            None => open = open.or_else(|| undecided(element)).or_else(|| undecided(wanted)),
        }
    }
    Ok(open.map_or_else(|| call.node(Value::Bool(false)), Node::unknown))
}

/// Of a list it does not matter what is in it.
fn length(call: &Call) -> Option<Eval> {
    let list = call.arguments.first()?.as_list()?;
    Some(Ok(call.node(Value::Number(list.len() as f64))))
}

fn values(call: &Call) -> Option<Eval> {
    let object = call.arguments.first()?.as_object()?;
    let open = object.entries.iter().find_map(|entry| entry.value.doubt());
    if open.is_some() || object.rest.is_some() {
        return None;
    }
    let values = object.in_order().into_iter().map(|entry| entry.value.clone()).collect();
    Some(Ok(call.node(Value::List(values))))
}

fn flatten(evaluator: &Evaluator, call: &Call) -> Option<Eval> {
    let mut flat = Vec::new();
    let is_known = flat_into(evaluator, call.arguments.first()?.as_list()?, &mut flat);
    is_known.then(|| Ok(call.node(Value::List(flat.into()))))
}

/// Takes apart lists in lists; what is not decided may be one.
fn flat_into(evaluator: &Evaluator, list: &[Node], flat: &mut Vec<Node>) -> bool {
    evaluator.charge(list.len())
        && list.iter().all(|element| match element.as_list() {
            Some(list) => flat_into(evaluator, list, flat),
            None => {
                flat.push(element.clone());
                element.doubt().is_none()
            }
        })
}

/// Is one of them `wanted`? Then that is the answer; the opposite otherwise.
fn quantified(call: &Call, wanted: bool) -> Eval {
    let list = call.argument(0)?;
    if list.doubt().is_some() {
        return Ok(list.clone());
    }
    let list = call.list(0)?;
    if list.iter().any(|element| truth_of(element) == Some(wanted)) {
        return Ok(call.node(Value::Bool(wanted)));
    }
    let open = list.iter().find_map(undecided);
    Ok(open.map_or_else(|| call.node(Value::Bool(!wanted)), Node::unknown))
}

fn converted(call: &Call) -> Eval {
    let node = call.argument(0)?;
    if node.doubt().is_some() || node.is_null() {
        return Ok(node.clone());
    }
    let value = match call.name {
        "tobool" => truth_of(node).map(Value::Bool),
        "tonumber" => number_of(node).map(Value::Number),
        _ => text_of(node).map(Value::Text),
    };
    value.map(|value| call.node(value)).ok_or_else(|| call.fault("cannot be converted"))
}

fn jsonencode(evaluator: &Evaluator, call: &Call) -> Eval {
    let node = call.argument(0)?;
    // What it is, is all that is ever asked of it; the text would lose the places.
    let why = "is a text of JSON, which is not taken apart here";
    let doubt = undecided(node).unwrap_or_else(|| Doubt::new(call.quote, call.at, why));
    Ok(evaluator.partly(&doubt, call.at, node.clone()))
}

/// The member of a value by a key or an index; not decided if it may have it.
pub fn member(value: &Node, key: &Node) -> Option<Node> {
    if let Some(doubt) = value.doubt().or_else(|| key.doubt()) {
        return Some(Node::unknown(Rc::clone(doubt)));
    }
    if let Some(list) = value.as_list() {
        let index = number_of(key).filter(|index| index.fract() == 0.0 && *index >= 0.0)?;
        return list.get(index as usize).cloned();
    }
    value.get(&text_of(key)?)
}

/// Keys with values of a collection; of a set each value is its own key.
pub fn pairs(collection: &Node, is_set: bool) -> Option<Vec<(Node, Node)>> {
    if let Some(list) = collection.as_list() {
        let key = |(index, value): (usize, &Node)| {
            let index = Node::new(Value::Number(index as f64), value.at);
            (if is_set { value.clone() } else { index }, value.clone())
        };
        return Some(list.iter().enumerate().map(key).collect());
    }
    let pair = |entry: &Entry| (Node::text(&entry.key, entry.at), entry.value.clone());
    // As Terraform goes over them.
    Some(collection.as_object()?.in_order().into_iter().map(pair).collect())
}

/// The truth value that a value is, or that its text says.
pub fn truth_of(node: &Node) -> Option<bool> {
    match node.as_text() {
        Some("true" | "1") => Some(true),
        Some("false" | "0") => Some(false),
        Some(_) => None,
        None => node.as_bool(),
    }
}

/// The number that a value is, or that its text says.
pub fn number_of(node: &Node) -> Option<f64> {
    if let Value::Number(number) = node.value {
        return Some(number);
    }
    let text = node.as_text()?;
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

/// The text that a value is, or is written as.
pub fn text_of(node: &Node) -> Option<Rc<str>> {
    match &node.value {
        Value::Text(text) => Some(Rc::clone(text)),
        Value::Bool(truth) => Some(truth.to_string().into()),
        Value::Number(number) => Some(number.to_string().into()),
        Value::Null | Value::List(_) | Value::Object(_) | Value::Unknown(_) => None,
    }
}
