//! A block or a name, parsed when it is asked for.

use jsonc_parser::ast::{Object as JsonObject, Value as Json};

use super::super::gather::place_in;
use super::super::value::At;
use super::super::{ImportError, Source};
use super::body::Body;
use super::term::Term;
use super::written::{Room, Text};
use crate::codec::imported::Place;

/// A name with what it is.
pub enum Definition<'a> {
    /// An attribute, as it is written.
    Attribute(Text<'a>),
    /// A value of the JSON syntax.
    Json(&'a Json<'a>, u16),
    /// A value of JSON that is no configuration.
    Plain(&'a Json<'a>, u16),
}

/// A block with its labels.
pub struct Section<'a> {
    /// The labels: kind and name, or name.
    pub labels: [&'a str; 2],
    /// Where it begins.
    pub at: At,
    pub(super) written: Written<'a>,
    /// The same in files that override it.
    pub(super) overriding: Vec<Self>,
}

/// How it is written.
pub(super) enum Written<'a> {
    Text(Text<'a>),
    Json(&'a JsonObject<'a>),
}

impl Definition<'_> {
    /// What it is, unless it cannot be parsed.
    pub fn term(&self, room: &Room) -> Option<Term<'_>> {
        match self {
            Self::Attribute(text) => {
                let attribute = text.parsed(room).ok()?.attributes().next()?;
                Some(Term::Expression(&attribute.value, text.origin()))
            }
            Self::Json(value, file) => Some(Term::Json(value, *file)),
            Self::Plain(value, file) => Some(Term::Plain(value, *file)),
        }
    }

    /// Where it stands.
    pub fn at(&self) -> At {
        match self {
            Self::Attribute(text) => text.at,
            Self::Json(value, file) => Term::Json(value, *file).at(),
            Self::Plain(value, file) => Term::Plain(value, *file).at(),
        }
    }

    /// Its text, where it is one of the language.
    pub fn text(&self) -> Option<&str> {
        if let Self::Attribute(text) = self { Some(&text.text) } else { None }
    }
}

impl Section<'_> {
    /// What stands in it.
    ///
    /// # Errors
    ///
    /// Where it is not the language.
    pub fn body(&self, all: &[Source], room: &Room) -> Result<Body<'_>, ImportError> {
        let own = self.own(all, room)?;
        for section in &self.overriding {
            section.own(all, room)?;
        }
        Ok(if self.overriding.is_empty() { own } else { Body::Layers(self) })
    }

    /// What stands in it, and in what overrides it; for this all of it was parsed.
    pub fn layers(&self) -> impl DoubleEndedIterator<Item = Body<'_>> {
        let all = std::iter::once(self).chain(&self.overriding);
        all.filter_map(|section| section.own(&[], &Room::default()).ok())
    }

    fn own(&self, all: &[Source], room: &Room) -> Result<Body<'_>, ImportError> {
        match &self.written {
            Written::Text(text) => {
                let parsed = text.parsed(room).map_err(|(byte, message)| {
                    fault(all, At { byte: self.at.byte + byte, ..self.at }, message.clone())
                })?;
                let block = parsed.blocks().next();
                let none = || fault(all, self.at, "a block is expected".to_owned());
                block.map(|block| Body::Language(&block.body, text.origin())).ok_or_else(none)
            }
            Written::Json(object) => Ok(Body::Json(object, self.at.file)),
        }
    }

    /// Its text, where it is one of the language.
    pub fn text(&self) -> Option<&str> {
        if let Written::Text(text) = &self.written { Some(&text.text) } else { None }
    }
}

/// An error of the language at a byte of a file.
pub(super) fn fault(all: &[Source], at: At, message: String) -> ImportError {
    let text = all.get(usize::from(at.file)).map_or("", |source| source.text);
    ImportError::Syntax("Terraform", Place { file: at.file, ..place_in(text, at.byte) }, message)
}
