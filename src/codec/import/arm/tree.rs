//! Expressions of ARM and Bicep as one tree: Bicep's operators stand in it as the functions that they are compiled to.

use std::rc::Rc;

use crate::codec::import::value::{At, Value};

/// Highest tree that is built; what evaluates it calls itself.
pub const HEIGHT_MAX: u16 = 120;

/// An expression.
pub struct Tree {
    /// What it is.
    pub what: What,
    /// Where it begins.
    pub at: At,
    /// The byte after it.
    pub end: usize,
    height: u16,
}

/// What an expression is.
pub enum What {
    /// A literal.
    Value(Value),
    /// What has this name.
    Name(Rc<str>),
    /// A function with its arguments.
    Call(Rc<str>, Vec<Tree>),
    /// A part of something, by its name or position.
    Pick(Box<Pick>),
    /// A list.
    List(Vec<Tree>),
    /// In a list: the elements of another.
    Spread(Box<Tree>),
    /// An object.
    Object(Vec<Field>),
    /// A list that is made of another.
    For(Box<For>),
    /// A function without a name.
    Lambda(Vec<Rc<str>>, Rc<Tree>),
    /// It cannot be evaluated, and why.
    Obscure(&'static str),
}

/// A part of something.
pub struct Pick {
    /// Of what.
    pub of: Tree,
    /// Which.
    pub key: Tree,
    /// It may be absent.
    pub safe: bool,
}

/// What stands in an object.
pub enum Field {
    /// A key with a value.
    Pair(Tree, Tree),
    /// The keys of another object.
    Spread(Tree),
    /// A key with a list that is made by counting.
    Copy(Box<Copy>),
}

/// ARM's loop over a count.
pub struct Copy {
    /// Its name.
    pub name: Rc<str>,
    /// How many times.
    pub count: Tree,
    /// What is made each time.
    pub input: Tree,
}

/// Bicep's loop over a list.
pub struct For {
    /// What an element is called.
    pub item: Rc<str>,
    /// What its position is called.
    pub index: Option<Rc<str>>,
    /// The list.
    pub over: Tree,
    /// Which are taken.
    pub filter: Option<Tree>,
    /// What is made each time.
    pub body: Tree,
}

impl Tree {
    /// An expression from `at` to `end`.
    pub fn new(what: What, at: At, end: usize) -> Self {
        let height = 1 + what.height();
        Self { what, at, end, height }
    }

    /// Is it too high to be walked?
    pub const fn is_too_high(&self) -> bool {
        self.height > HEIGHT_MAX
    }

    /// What `function` is called with in a chain of it, which this may begin: a long chain is no high tree.
    pub fn chained(self, function: &str, next: Self) -> Vec<Self> {
        match self {
            Self { what: What::Call(name, mut all), .. } if &*name == function => {
                all.push(next);
                all
            }
            first => vec![first, next],
        }
    }

    /// The text, if it is a literal one.
    pub fn as_text(&self) -> Option<&Rc<str>> {
        if let What::Value(Value::Text(text)) = &self.what { Some(text) } else { None }
    }

    /// The value of this key, if this is an object in which it is written.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let What::Object(fields) = &self.what else { return None };
        fields.iter().rev().find_map(|field| match field {
            Field::Pair(key, value) => {
                key.as_text().is_some_and(|key| key.eq_ignore_ascii_case(name)).then_some(value)
            }
            Field::Spread(_) | Field::Copy(_) => None,
        })
    }
}

impl What {
    fn height(&self) -> u16 {
        let highest = |trees: &[Tree]| trees.iter().map(|tree| tree.height).max().unwrap_or(0);
        match self {
            Self::Value(_) | Self::Name(_) | Self::Obscure(_) => 0,
            Self::Call(_, trees) | Self::List(trees) => highest(trees),
            Self::Pick(pick) => pick.of.height.max(pick.key.height),
            Self::Spread(tree) => tree.height,
            Self::Lambda(_, tree) => tree.height,
            Self::Object(fields) => fields.iter().map(Field::height).max().unwrap_or(0),
            Self::For(each) => {
                let filter = each.filter.as_ref().map_or(0, |filter| filter.height);
                each.over.height.max(each.body.height).max(filter)
            }
        }
    }
}

impl Field {
    fn height(&self) -> u16 {
        match self {
            Self::Pair(key, value) => key.height.max(value.height),
            Self::Spread(tree) => tree.height,
            Self::Copy(copy) => copy.count.height.max(copy.input.height),
        }
    }
}
