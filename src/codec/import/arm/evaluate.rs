//! What expressions come to, as far as the files decide it. It is bounded: what takes too long, or becomes too large, is not decided.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::calls::conditional;
use super::functions;
use super::session::{LIST_MAX, Local, Locals, Session, TOO_LARGE, local};
use super::tree::{Field, For, Pick, Tree, What};
use super::{objects, values};
use crate::codec::import::value::{Doubt, Entry, Node, Value};

const NO_VALUE: &str = "has no default, and no value is given";
const NOT_DECLARED: &str = "is not declared in what was given";
const IN_ITSELF: &str = "refers to itself";
pub(super) const NOT_EVALUATED: &str = "is not evaluated here";
/// Of what is said only by what is there when it is deployed.
pub const AT_DEPLOYMENT: &str = "is known only when it is deployed";
pub(super) const WRONG: &str = "fails: these arguments do not suit it";

/// What a parameter's default decided says so with this.
pub const BY_DEFAULT: &str = "default of parameter ";
/// The same where all that decided is that the default is empty.
pub const BY_EMPTY_DEFAULT: &str = "empty default of parameter ";

/// What names stand for.
pub struct Scope<'s> {
    pub(super) session: &'s Session<'s>,
    pub(super) definitions: BTreeMap<String, Definition<'s>>,
    /// What was evaluated before; nothing while it is being evaluated.
    known: RefCell<BTreeMap<String, Option<Node>>>,
}

/// What a name stands for.
pub enum Definition<'s> {
    /// A parameter: its name, the value that is given, its default; without either it is null, if it may be.
    Parameter { name: Rc<str>, value: Option<Node>, default: Option<Rc<Tree>>, nullable: bool },
    /// A variable.
    Variable(Rc<Tree>),
    /// A function with the names of its parameters.
    Function(Vec<Rc<str>>, Rc<Tree>),
    /// What another file gives: a value.
    Known(Node),
    /// What another file gives: a function, called so there.
    Foreign(Rc<Scope<'s>>, String),
    /// What only the deployment knows.
    Deployed,
}

impl<'s> Scope<'s> {
    /// What these names stand for.
    pub fn new(session: &'s Session<'s>, definitions: BTreeMap<String, Definition<'s>>) -> Self {
        Self { session, definitions, known: RefCell::default() }
    }

    /// What it is part of.
    pub const fn session(&self) -> &'s Session<'s> {
        self.session
    }

    /// A value that is not decided.
    pub fn unknown(&self, tree: &Tree, why: &'static str) -> Node {
        Node::unknown(self.session.doubt(tree, why))
    }

    /// What an expression comes to.
    pub fn eval(&self, tree: &Tree, locals: &Locals) -> Node {
        let evaluated = self.session.within(|| match &tree.what {
            What::Value(Value::Text(text)) if values::is_mark(text) => {
                self.unknown(tree, values::REPLACED)
            }
            What::Value(value) => Node::new(value.clone(), tree.at),
            What::Name(name) => self.named(tree, name, locals),
            What::Call(name, arguments) => self.call(tree, name, arguments, locals),
            What::Pick(pick) => self.pick(tree, pick, locals),
            What::List(elements) => self.list(tree, elements, locals),
            What::Object(fields) => self.object(tree, fields, locals),
            What::For(each) => self.each(tree, each, locals),
            What::Spread(_) | What::Lambda(..) => self.unknown(tree, NOT_EVALUATED),
            What::Obscure(why) => self.unknown(tree, why),
        });
        evaluated.unwrap_or_else(|| self.unknown(tree, TOO_LARGE))
    }

    /// What a name stands for: a local one first.
    pub(super) fn named(&self, tree: &Tree, name: &str, locals: &Locals) -> Node {
        if let Some(value) = local(locals, |local| local == name) {
            return value;
        }
        match self.known.borrow().get(name) {
            Some(Some(node)) => return node.clone(),
            Some(None) => return self.unknown(tree, IN_ITSELF),
            None => {}
        }
        self.known.borrow_mut().insert(name.to_owned(), None);
        let node = match self.definitions.get(name) {
            Some(Definition::Parameter { name, value, default, nullable }) => {
                // Where null is passed the default counts, if there is one.
                let value = value.as_ref().filter(|value| !value.is_null() || default.is_none());
                match (value, default) {
                    (Some(value), _) => value.clone(),
                    (None, Some(default)) => {
                        self.eval(default, &None).through(&format!("{BY_DEFAULT}{name}"))
                    }
                    (None, None) if *nullable => {
                        Node::new(Value::Null, tree.at).through(&format!("{BY_DEFAULT}{name}"))
                    }
                    (None, None) => {
                        Node::unknown(Doubt::new(&format!("parameter {name}"), tree.at, NO_VALUE))
                    }
                }
            }
            Some(Definition::Variable(value)) => self.eval(value, &None),
            Some(Definition::Deployed) => self.unknown(tree, AT_DEPLOYMENT),
            Some(Definition::Known(node)) => node.clone(),
            Some(Definition::Function(..) | Definition::Foreign(..)) | None => {
                self.unknown(tree, NOT_DECLARED)
            }
        };
        let node = if self.session.fits(&[&node]) { node } else { self.unknown(tree, TOO_LARGE) };
        self.known.borrow_mut().insert(name.to_owned(), Some(node.clone()));
        node
    }

    fn pick(&self, tree: &Tree, pick: &Pick, locals: &Locals) -> Node {
        let (of, key) = (self.eval(&pick.of, locals), self.eval(&pick.key, locals));
        let absent = || {
            if pick.safe {
                Node::new(Value::Null, tree.at)
            } else {
                self.unknown(tree, "is not there")
            }
        };
        if let Some(doubt) = of.doubt().or(key.doubt()) {
            return Node::unknown(Rc::clone(doubt));
        }
        let found = match (&of.value, &key.value) {
            (Value::Object(object), Value::Text(name)) => match object.get_any_case(name) {
                Some(entry) => entry.value.clone(),
                None => match objects::open(object) {
                    Some(doubt) => Node::unknown(Rc::clone(doubt)),
                    None => absent(),
                },
            },
            (Value::List(list), Value::Number(at)) => {
                let position = functions::whole(*at).and_then(|at| usize::try_from(at).ok());
                position.and_then(|at| list.get(at)).cloned().unwrap_or_else(absent)
            }
            (Value::Null, _) => absent(),
            (_, _) => self.unknown(tree, "is not there"),
        };
        let part = inherited(found, &of);
        match &key.through {
            Some(through) if !through.starts_with(BY_EMPTY_DEFAULT) => {
                part.through(&conditional(through))
            }
            Some(_) | None => part,
        }
    }

    fn list(&self, tree: &Tree, elements: &[Tree], locals: &Locals) -> Node {
        let mut all = Vec::with_capacity(elements.len());
        for element in elements {
            if let What::Spread(spread) = &element.what {
                let list = self.eval(spread, locals);
                match (list.as_list(), list.doubt()) {
                    (Some(more), _) => {
                        all.extend(more.iter().map(|each| inherited(each.clone(), &list)))
                    }
                    (None, Some(doubt)) => return Node::unknown(Rc::clone(doubt)),
                    (None, None) if list.is_null() => {}
                    (None, None) => return self.unknown(spread, "is no list"),
                }
            } else {
                all.push(self.eval(element, locals));
            }
            if all.len() > LIST_MAX {
                return self.unknown(tree, TOO_LARGE);
            }
        }
        Node::new(Value::List(all.into()), tree.at)
    }

    fn object(&self, tree: &Tree, fields: &[Field], locals: &Locals) -> Node {
        let mut node = Node::object(Vec::new(), tree.at);
        // Most objects are only pairs; those are not merged one by one.
        let mut pairs = Vec::new();
        for field in fields {
            let more = match field {
                Field::Pair(key, value) => {
                    let name = self.eval(key, locals);
                    match (name.as_text(), name.doubt()) {
                        (Some(name), _) => {
                            let value = self.eval(value, locals);
                            pairs.push(Entry { key: name.into(), at: key.at, value });
                            continue;
                        }
                        (None, Some(doubt)) => Node::unknown(Rc::clone(doubt)),
                        (None, None) => self.unknown(key, "is no key"),
                    }
                }
                Field::Spread(spread) => self.eval(spread, locals),
                Field::Copy(copy) => {
                    let value = self.copied(&copy.name, &copy.count, &copy.input, locals);
                    pairs.push(Entry { key: Rc::clone(&copy.name), at: copy.count.at, value });
                    continue;
                }
            };
            node = self.merged(&node, Node::object(std::mem::take(&mut pairs), tree.at), tree);
            if !more.is_null() {
                node = self.merged(&node, more, tree);
            }
        }
        if node.as_object().is_some_and(|object| object.entries.is_empty() && object.rest.is_none())
        {
            return Node::object(pairs, tree.at);
        }
        self.merged(&node, Node::object(pairs, tree.at), tree)
    }

    fn merged(&self, under: &Node, over: Node, tree: &Tree) -> Node {
        if !self.session.fits(&[under, &over]) {
            return self.unknown(tree, TOO_LARGE);
        }
        let merged = objects::spread(under, &over);
        merged
            .map_or_else(|| self.unknown(tree, "is no object"), |node| Node { at: tree.at, ..node })
    }

    /// A list that is made by counting.
    fn copied(&self, name: &str, count: &Tree, input: &Tree, locals: &Locals) -> Node {
        match self.rounds(name, count, locals) {
            Ok(rounds) => {
                let all: Vec<Node> = rounds.iter().map(|round| self.eval(input, round)).collect();
                Node::new(Value::List(all.into()), input.at)
            }
            Err(doubt) => Node::unknown(doubt),
        }
    }

    /// The local names of each round of a loop over a count.
    ///
    /// # Errors
    ///
    /// If the count is not decided.
    pub fn rounds(
        &self,
        name: &str,
        count: &Tree,
        locals: &Locals,
    ) -> Result<Vec<Locals>, Rc<Doubt>> {
        let node = self.eval(count, locals);
        if let Some(doubt) = node.doubt() {
            return Err(Rc::clone(doubt));
        }
        let most = functions::number(&node).and_then(functions::whole);
        match most.and_then(|most| usize::try_from(most).ok()) {
            Some(most) if most <= LIST_MAX => {
                let name = format!("copyindex:{}", name.to_lowercase());
                let round = |at: usize| {
                    Local::with(&name, Node::new(Value::Number(at as f64), count.at), locals)
                };
                Ok((0..most).map(round).collect())
            }
            Some(_) => Err(self.session.doubt(count, TOO_LARGE)),
            None => Err(self.session.doubt(count, "is no count")),
        }
    }

    /// The local names of each round of a loop over a list, as far as it is taken.
    ///
    /// # Errors
    ///
    /// If the list, or which of it are taken, is not decided.
    pub fn turns(&self, each: &For, locals: &Locals) -> Result<Vec<Locals>, Rc<Doubt>> {
        let list = self.eval(&each.over, locals);
        if let Some(doubt) = list.doubt() {
            return Err(Rc::clone(doubt));
        }
        let elements =
            list.as_list().ok_or_else(|| self.session.doubt(&each.over, "is no list"))?;
        let mut turns = Vec::with_capacity(elements.len());
        for (at, element) in elements.iter().enumerate() {
            let inner = Local::with(&each.item, inherited(element.clone(), &list), locals);
            let inner = match &each.index {
                Some(index) => {
                    Local::with(index, Node::new(Value::Number(at as f64), list.at), &inner)
                }
                None => inner,
            };
            let taken = each.filter.as_ref().map(|filter| (filter, self.eval(filter, &inner)));
            match taken {
                None => turns.push(inner),
                Some((filter, taken)) => match (taken.as_bool(), taken.doubt()) {
                    (Some(true), _) => turns.push(inner),
                    (Some(false), _) => {}
                    (None, Some(doubt)) => return Err(Rc::clone(doubt)),
                    (None, None) => return Err(self.session.doubt(filter, "is no condition")),
                },
            }
        }
        Ok(turns)
    }

    fn each(&self, tree: &Tree, each: &For, locals: &Locals) -> Node {
        match self.turns(each, locals) {
            Ok(turns) => {
                let all: Vec<Node> = turns.iter().map(|turn| self.eval(&each.body, turn)).collect();
                Node::new(Value::List(all.into()), tree.at)
            }
            Err(doubt) => Node::unknown(doubt),
        }
    }
}

/// A part of a value, decided by what decided that.
pub fn inherited(part: Node, whole: &Node) -> Node {
    match &whole.through {
        Some(through) => part.through(through),
        None => part,
    }
}
