//! What can be evaluated, where it stands, and which names hold there.

use std::ops::Range;
use std::rc::Rc;

use hcl_edit::Span;
use hcl_edit::expr::Expression;
use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

use super::super::value::{At, Doubt, Node};

/// A text that was parsed, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it begins.
    pub at: At,
    /// All in it has the place of its beginning: it is one inside a string of JSON.
    pub fixed: bool,
}

impl Origin<'_> {
    /// Where a part of the text stands.
    pub fn at(&self, span: Option<Range<usize>>) -> At {
        let within = if self.fixed { 0 } else { span.map_or(0, |span| span.start) };
        At { byte: self.at.byte + within, ..self.at }
    }

    /// A part of the text.
    pub fn quote(&self, span: Option<Range<usize>>) -> &str {
        span.and_then(|span| self.text.get(span)).unwrap_or("an expression")
    }

    /// A doubt about a part of the text.
    pub fn doubt(&self, span: Option<Range<usize>>, why: &'static str) -> Rc<Doubt> {
        Doubt::new(self.quote(span.clone()), self.at(span), why)
    }
}

/// What can be evaluated.
#[derive(Clone, Copy)]
pub enum Term<'a> {
    /// An expression of the language.
    Expression(&'a Expression, Origin<'a>),
    /// A value of its JSON syntax, with its file: strings are templates.
    Json(&'a Json<'a>, u16),
    /// A value of JSON that is no configuration: strings are what they are.
    Plain(&'a Json<'a>, u16),
}

impl Term<'_> {
    /// Where it stands.
    pub fn at(&self) -> At {
        match self {
            Self::Expression(expression, origin) => origin.at(expression.span()),
            Self::Json(value, file) | Self::Plain(value, file) => {
                At::new(*file, value.range().start)
            }
        }
    }
}

/// A name that holds in a part of a file only, such as `each`.
pub struct Scope<'s> {
    /// The name.
    pub name: &'s str,
    /// Its value.
    pub value: Node,
    /// What holds beside it.
    pub outer: Names<'s>,
}

/// The names that hold here.
pub type Names<'s> = Option<&'s Scope<'s>>;

/// The value that a name has in a part of a file.
pub fn named_value(mut names: Names, name: &str) -> Option<Node> {
    while let Some(scope) = names {
        if scope.name == name {
            return Some(scope.value.clone());
        }
        names = scope.outer;
    }
    None
}
