//! Bicep's expressions, as trees. Of what is no expression that is known here only the extent is read, and it is not decided: a
//! newer Bicep than this was written for is read as well. There is no kept parser of Bicep in Rust.
//!
//! Source: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/operators>, and the pages on data types, loops and lambdas.

use std::rc::Rc;

use super::reader::{Read, Reader, Stop};
use crate::codec::import::arm::tree::{Pick, Tree, What};
use crate::codec::import::value::{At, Value};

pub const NOT_UNDERSTOOD: &str = "is not understood";

/// Operators between two values, those that bind least first, each with the function it is compiled to. Of those that begin alike
/// the longer stands first.
const OPERATORS: [&[(&str, &str)]; 7] = [
    &[("??", "coalesce")],
    &[("||", "or")],
    &[("&&", "and")],
    &[("==", "equals"), ("!=", "!equals"), ("=~", "equalsIgnoreCase"), ("!~", "!equalsIgnoreCase")],
    &[("<=", "lessOrEquals"), (">=", "greaterOrEquals"), ("<", "less"), (">", "greater")],
    &[("+", "add"), ("-", "sub")],
    &[("*", "mul"), ("/", "div"), ("%", "mod")],
];

impl Reader<'_> {
    /// What was read from `start` to here.
    pub fn tree(&self, what: What, start: usize) -> Read<Tree> {
        let tree = Tree::new(what, self.place(start), self.at);
        if tree.is_too_high() { Err(Stop::Fatal(self.too_deep())) } else { Ok(tree) }
    }

    /// The place of a byte.
    pub fn place(&self, byte: usize) -> At {
        At::new(self.file, byte)
    }

    /// A value to its end: a line end, a comma, or what closes more than it opens.
    pub fn value(&mut self) -> Read<Tree> {
        self.space(false);
        let (start, depth, free) = (self.at, self.depth, self.free);
        self.free = false;
        let read = self.expression();
        (self.depth, self.free) = (depth, free);
        match read {
            Ok(tree) => {
                let end = self.at;
                self.space(false);
                let is_whole = matches!(self.peek(), None | Some('\n' | ',' | ']' | '}' | ')'));
                self.at = end;
                if is_whole {
                    return Ok(tree);
                }
            }
            Err(Stop::Odd) => {}
            Err(fatal) => return Err(fatal),
        }
        self.at = start;
        let source = self.over_to(|_| false)?;
        let end = start + source.len();
        Ok(Tree::new(What::Obscure(NOT_UNDERSTOOD), self.place(start), end))
    }

    /// An expression.
    pub fn expression(&mut self) -> Read<Tree> {
        self.deeper()?;
        let start = self.at;
        let test = self.binary(0)?;
        let before = self.at;
        let tree = if self.continues("?") && !self.rest().starts_with("??") {
            self.at += 1;
            self.space(true);
            let yes = self.expression()?;
            if !self.continues(":") {
                return Err(Stop::Odd);
            }
            self.at += 1;
            self.space(true);
            let no = self.expression()?;
            self.tree(What::Call("if".into(), vec![test, yes, no]), start)?
        } else {
            self.at = before;
            test
        };
        self.depth -= 1;
        Ok(tree)
    }

    /// Is this next, here or, as operators may, in the next line? If not, nothing is gone over.
    fn continues(&mut self, wanted: &str) -> bool {
        let before = self.at;
        self.space(true);
        let same_line =
            self.free || !self.text.get(before..self.at).unwrap_or_default().contains('\n');
        // A line of a list may begin with a number below zero.
        let is_next = self.rest().starts_with(wanted) && (same_line || wanted != "-");
        if !is_next {
            self.at = before;
        }
        is_next
    }

    /// Values with operators between them that bind at least so much.
    fn binary(&mut self, least: usize) -> Read<Tree> {
        let start = self.at;
        let mut left = self.unary()?;
        while let Some((level, function)) = self.operator(least) {
            self.space(true);
            let right = self.binary(level + 1)?;
            let is_chain = matches!(function, "and" | "or" | "coalesce" | "add");
            left = match function.strip_prefix('!') {
                Some(function) => {
                    let same = self.tree(What::Call(function.into(), vec![left, right]), start)?;
                    self.tree(What::Call("not".into(), vec![same]), start)?
                }
                None if is_chain => {
                    let all = left.chained(function, right);
                    self.tree(What::Call(function.into(), all), start)?
                }
                None => self.tree(What::Call(function.into(), vec![left, right]), start)?,
            };
        }
        Ok(left)
    }

    /// Goes over an operator that binds at least so much, if one is next.
    fn operator(&mut self, least: usize) -> Option<(usize, &'static str)> {
        for (level, operators) in OPERATORS.iter().enumerate().skip(least) {
            if let Some((sign, function)) = operators.iter().find(|(sign, _)| self.continues(sign))
            {
                self.at += sign.len();
                return Some((level, function));
            }
        }
        None
    }

    fn unary(&mut self) -> Read<Tree> {
        let start = self.at;
        let function = match self.peek() {
            Some('!') => "not",
            Some('-') => "negative",
            Some('+') => "positive",
            Some(_) | None => return self.postfix(),
        };
        self.at += 1;
        self.deeper()?;
        self.space(self.free);
        let of = self.unary()?;
        self.depth -= 1;
        self.tree(What::Call(function.into(), vec![of]), start)
    }

    fn postfix(&mut self) -> Read<Tree> {
        let start = self.at;
        let mut tree = self.primary()?;
        loop {
            let before = self.at;
            if self.take("!") {
                // Never null, says who wrote it; but not equal is something else.
                if self.rest().starts_with(['=', '~']) {
                    self.at = before;
                    return Ok(tree);
                }
            } else if self.rest().starts_with('[') {
                self.at += 1;
                let safe = self.take("?");
                let free = std::mem::replace(&mut self.free, true);
                self.space(true);
                let key = self.expression()?;
                self.space(true);
                self.free = free;
                if !self.take("]") {
                    return Err(Stop::Odd);
                }
                tree = self.tree(What::Pick(Box::new(Pick { of: tree, key, safe })), start)?;
            } else if self.continues(".") && !self.rest().starts_with("...") {
                self.at += 1;
                let safe = self.take("?");
                self.space(false);
                let at = self.at;
                let name = self.word();
                if name.is_empty() {
                    return Err(Stop::Odd);
                }
                let key = self.tree(What::Value(Value::Text(name.into())), at)?;
                if self.rest().starts_with('(') {
                    let arguments = self.arguments()?;
                    let What::Name(space) = &tree.what else { return Err(Stop::Odd) };
                    let function = match &**space {
                        "sys" | "az" => name.into(),
                        space => format!("{space}.{name}").into(),
                    };
                    tree = self.tree(What::Call(function, arguments), start)?;
                } else {
                    tree = self.tree(What::Pick(Box::new(Pick { of: tree, key, safe })), start)?;
                }
            } else {
                self.at = before;
                return Ok(tree);
            }
        }
    }

    fn primary(&mut self) -> Read<Tree> {
        let start = self.at;
        match self.peek() {
            Some('\'') => self.string(),
            Some('{') => {
                let fields = self.object()?;
                self.tree(What::Object(fields), start)
            }
            Some('[') => self.list(),
            Some('(') => {
                if let Some(names) = self.lambda_head() {
                    return self.lambda(names, start);
                }
                self.at += 1;
                let free = std::mem::replace(&mut self.free, true);
                self.space(true);
                let inner = self.expression()?;
                self.space(true);
                self.free = free;
                if !self.take(")") {
                    return Err(Stop::Odd);
                }
                // What comes after the brackets is no part of a chain in them.
                self.tree(What::Call("itself".into(), vec![inner]), start)
            }
            Some(digit) if digit.is_ascii_digit() => {
                let digits = self.word();
                let number = digits.parse().map_err(|_| Stop::Odd)?;
                self.tree(What::Value(Value::Number(number)), start)
            }
            Some(_) => self.named(),
            None => Err(Stop::Odd),
        }
    }

    fn named(&mut self) -> Read<Tree> {
        let start = self.at;
        let name = self.word();
        let value = match name {
            "" => return Err(Stop::Odd),
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "null" => Some(Value::Null),
            _ => None,
        };
        if let Some(value) = value {
            return self.tree(What::Value(value), start);
        }
        if self.rest().starts_with('(') {
            let arguments = self.arguments()?;
            return self.tree(What::Call(name.into(), arguments), start);
        }
        let end = self.at;
        self.space(false);
        if self.rest().starts_with("=>") {
            return self.lambda(vec![name.into()], start);
        }
        self.at = end;
        self.tree(What::Name(name.into()), start)
    }

    /// The names in brackets before an arrow, if that is what comes.
    fn lambda_head(&mut self) -> Option<Vec<Rc<str>>> {
        let start = self.at;
        let mut names = Vec::new();
        self.take("(");
        loop {
            self.space(true);
            if self.take(")") {
                break;
            }
            let name = self.word();
            if name.is_empty() {
                self.at = start;
                return None;
            }
            names.push(name.into());
            self.space(true);
            self.take(",");
        }
        self.space(false);
        if self.rest().starts_with("=>") {
            return Some(names);
        }
        self.at = start;
        None
    }

    fn lambda(&mut self, names: Vec<Rc<str>>, start: usize) -> Read<Tree> {
        self.take("=>");
        self.space(true);
        let body = self.expression()?;
        self.tree(What::Lambda(names, Rc::new(body)), start)
    }

    fn arguments(&mut self) -> Read<Vec<Tree>> {
        self.take("(");
        let free = std::mem::replace(&mut self.free, true);
        let mut all = Vec::new();
        loop {
            self.space(true);
            match self.peek() {
                Some(')') => {
                    self.at += 1;
                    self.free = free;
                    return Ok(all);
                }
                Some(',') => self.at += 1,
                Some(_) => all.push(self.expression()?),
                None => return Err(Stop::Odd),
            }
        }
    }

    /// A condition, if one stands before what comes.
    pub fn filter(&mut self) -> Read<Option<Tree>> {
        let start = self.at;
        if self.word() != "if" {
            self.at = start;
            return Ok(None);
        }
        self.space(true);
        if !self.rest().starts_with('(') {
            return Err(Stop::Odd);
        }
        self.primary().map(Some)
    }
}
