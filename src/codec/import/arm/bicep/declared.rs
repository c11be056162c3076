//! One declaration, as it is written.

use std::rc::Rc;

use super::super::SERVICE;
use super::super::tree::{Tree, What};
use super::reader::{Read, Reader, Stop};
use crate::codec::import::value::At;

/// A declaration, as far as it is read.
pub(super) struct Declared {
    pub keyword: Keyword,
    pub name: Rc<str>,
    /// The type of a resource, the path of a module.
    pub kind: Rc<str>,
    pub existing: bool,
    pub nullable: bool,
    pub condition: Option<Tree>,
    pub value: Option<Rc<Tree>>,
    pub at: At,
}

impl Declared {
    /// Is it of the type of an instance?
    pub fn is_service(&self) -> bool {
        let kind = self.kind.split('@').next().unwrap_or_default();
        kind.eq_ignore_ascii_case(SERVICE)
    }
}

/// What is declared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Keyword {
    Resource,
    Module,
    Param,
    Var,
    Func,
}

impl Keyword {
    /// Every keyword, as it is written.
    pub const ALL: [(&'static str, Self); 5] = [
        ("resource", Self::Resource),
        ("module", Self::Module),
        ("param", Self::Param),
        ("var", Self::Var),
        ("func", Self::Func),
    ];
}

/// What stands between the quotes that a text begins with, and what comes after them.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('\'')?.split_once('\'')
}

impl Reader<'_> {
    /// What comes after the keyword.
    pub(super) fn declared(&mut self, keyword: Keyword, at: At) -> Read<Declared> {
        self.space(false);
        let name: Rc<str> = self.word().into();
        self.space(false);
        let mut declared = Declared {
            keyword,
            name,
            kind: "".into(),
            existing: false,
            nullable: false,
            condition: None,
            value: None,
            at,
        };
        if keyword == Keyword::Func {
            declared.value = self.function()?.map(Rc::new);
            return Ok(declared);
        }
        let kind = self.over_type()?;
        declared.nullable = kind.trim_end().ends_with('?');
        if let Some((kind, after)) = quoted(kind) {
            declared.kind = kind.into();
            declared.existing = words(after).contains(&"existing");
        }
        // A file may have very many others.
        let is_read = keyword != Keyword::Resource || declared.is_service();
        if is_read && self.take("=") {
            self.space(true);
            match self.filter() {
                Ok(condition) => declared.condition = condition,
                Err(Stop::Odd) => {}
                Err(fatal) => return Err(fatal),
            }
            self.space(true);
            declared.value = Some(Rc::new(self.value()?));
        }
        Ok(declared)
    }

    /// A function's parameters and body: `(a string, b int) string => ...`.
    fn function(&mut self) -> Read<Option<Tree>> {
        let start = self.at;
        if !self.take("(") {
            return Ok(None);
        }
        let mut names = Vec::new();
        loop {
            self.space(true);
            match self.peek() {
                Some(')') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some(_) => {
                    let name = self.word();
                    if name.is_empty() {
                        return Ok(None);
                    }
                    names.push(name.into());
                    self.over_to(|_| false)?;
                }
                None => return Ok(None),
            }
        }
        self.over_type()?;
        if !self.take("=>") {
            return Ok(None);
        }
        self.space(true);
        let body = self.value()?;
        let at = At::new(self.file, start);
        Ok(Some(Tree::new(What::Lambda(names, Rc::new(body)), at, self.at)))
    }
}

/// The words in a text, without comments and what else stands between them.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut reader = Reader::new(text, 0);
    let mut words = Vec::new();
    loop {
        reader.space(true);
        match (reader.word(), reader.peek()) {
            ("", None) => return words,
            ("", Some(next)) => reader.at += next.len_utf8(),
            (word, _) => words.push(word),
        }
    }
}
