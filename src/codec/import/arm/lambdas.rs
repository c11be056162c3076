//! Functions that take a function without a name.

use std::rc::Rc;

use super::evaluate::{Scope, inherited};
use super::objects;
use super::session::{Local, Locals, TOO_LARGE};
use super::tree::{Tree, What};
use crate::codec::import::value::{Doubt, Entry, Node, Value};

const NO_CONDITION: &str = "is no condition";

/// A value, or why it is not decided.
type Decided = Result<Node, Rc<Doubt>>;

/// A function without a name, and where it is called.
struct Lambda<'l, 's> {
    scope: &'l Scope<'s>,
    names: &'l [Rc<str>],
    body: &'l Tree,
    locals: &'l Locals,
}

impl Lambda<'_, '_> {
    fn of(&self, values: &[Node]) -> Node {
        let pairs = self.names.iter().zip(values);
        let inner = pairs.fold(self.locals.clone(), |locals, (name, value)| {
            Local::with(name, value.clone(), &locals)
        });
        self.scope.eval(self.body, &inner)
    }
}

/// What such a function comes to; `None` if it is none.
pub fn apply(
    scope: &Scope,
    tree: &Tree,
    function: &str,
    arguments: &[Tree],
    locals: &Locals,
) -> Option<Node> {
    let lambda = |at: usize| match &arguments.get(at)?.what {
        What::Lambda(names, body) => Some(Lambda { scope, names, body, locals }),
        What::Value(_)
        | What::Name(_)
        | What::Call(..)
        | What::Pick(_)
        | What::List(_)
        | What::Spread(_)
        | What::Object(_)
        | What::For(_)
        | What::Obscure(_) => None,
    };
    let source = arguments.first()?;
    let of_list = |then: &dyn Fn(&[Node]) -> Decided| {
        let list = scope.eval(source, locals);
        let elements: Option<Vec<Node>> = list
            .as_list()
            .map(|elements| elements.iter().map(|each| inherited(each.clone(), &list)).collect());
        match (elements, list.doubt()) {
            (Some(elements), _) => then(&elements).unwrap_or_else(Node::unknown),
            (None, Some(doubt)) => Node::unknown(Rc::clone(doubt)),
            (None, None) => scope.unknown(source, "is no list"),
        }
    };
    let listed = |all: Vec<Node>| Node::new(Value::List(all.into()), tree.at);
    let node = match function {
        "map" => {
            let each = lambda(1)?;
            of_list(&|list| {
                let numbered = list.iter().enumerate();
                Ok(listed(
                    numbered.map(|(at, one)| each.of(&[one.clone(), number(at, tree)])).collect(),
                ))
            })
        }
        "filter" => {
            let each = lambda(1)?;
            of_list(&|list| {
                let mut taken = Vec::new();
                for (at, one) in list.iter().enumerate() {
                    let decided = each.of(&[one.clone(), number(at, tree)]);
                    match (decided.as_bool(), decided.doubt()) {
                        (Some(true), _) => taken.push(one.clone()),
                        (Some(false), _) => {}
                        (None, Some(doubt)) => return Err(Rc::clone(doubt)),
                        (None, None) => return Err(scope.session().doubt(each.body, NO_CONDITION)),
                    }
                }
                Ok(listed(taken))
            })
        }
        "reduce" => {
            let each = lambda(2)?;
            let first = scope.eval(arguments.get(1)?, locals);
            of_list(&|list| {
                let mut whole = first.clone();
                for (at, one) in list.iter().enumerate() {
                    whole = each.of(&[whole, one.clone(), number(at, tree)]);
                    if !scope.session().fits(&[&whole]) {
                        return Err(scope.session().doubt(tree, TOO_LARGE));
                    }
                }
                Ok(whole)
            })
        }
        "toobject" => {
            let (key, value) = (lambda(1)?, lambda(2));
            of_list(&|list| {
                let mut whole = Node::object(Vec::new(), tree.at);
                for one in list {
                    let name = key.of(std::slice::from_ref(one));
                    let value = match &value {
                        Some(value) => value.of(std::slice::from_ref(one)),
                        None => one.clone(),
                    };
                    let more = match (name.as_text(), name.doubt()) {
                        (Some(name), _) => Node::object(
                            vec![Entry { key: name.into(), at: value.at, value }],
                            tree.at,
                        ),
                        (None, Some(doubt)) => Node::unknown(Rc::clone(doubt)),
                        (None, None) => return Err(scope.session().doubt(key.body, "is no key")),
                    };
                    if !scope.session().fits(&[&whole]) {
                        return Err(scope.session().doubt(tree, TOO_LARGE));
                    }
                    let none = || scope.session().doubt(tree, "is no object");
                    whole = objects::spread(&whole, &more).ok_or_else(none)?;
                }
                Ok(whole)
            })
        }
        "mapvalues" => {
            let each = lambda(1)?;
            let object = scope.eval(source, locals);
            match (object.as_object(), object.doubt()) {
                (Some(entries), _) => {
                    let one = |entry: &Entry| {
                        let value = inherited(entry.value.clone(), &object);
                        // Where it is not decided the key may be absent, and then nothing is made of it.
                        let value = if value.doubt().is_some() { value } else { each.of(&[value]) };
                        Entry { value, ..entry.clone() }
                    };
                    let made = Node::object(entries.entries.iter().map(one).collect(), tree.at);
                    match &entries.rest {
                        Some(doubt) => objects::spread(&Node::unknown(Rc::clone(doubt)), &made)?,
                        None => made,
                    }
                }
                (None, Some(doubt)) => Node::unknown(Rc::clone(doubt)),
                (None, None) => scope.unknown(source, "is no object"),
            }
        }
        _ => return None,
    };
    Some(node)
}

fn number(at: usize, tree: &Tree) -> Node {
    Node::new(Value::Number(at as f64), tree.at)
}
