//! Bicep's lists, loops, objects and texts, as trees.

use super::reader::{Read, Reader, Stop};
use super::syntax::NOT_UNDERSTOOD;
use crate::codec::import::arm::tree::{Field, For, Tree, What};
use crate::codec::import::value::Value;

impl Reader<'_> {
    /// A list, or a loop that makes one.
    pub fn list(&mut self) -> Read<Tree> {
        let start = self.at;
        self.take("[");
        let free = std::mem::replace(&mut self.free, false);
        self.space(true);
        let mut rest = self.rest().strip_prefix("for").into_iter();
        let what = if rest.any(|rest| rest.starts_with([' ', '\t', '('])) {
            let each = self.each()?;
            self.space(true);
            if !self.take("]") {
                return Err(Stop::Odd);
            }
            What::For(Box::new(each))
        } else {
            What::List(self.elements()?)
        };
        self.free = free;
        self.tree(what, start)
    }

    fn elements(&mut self) -> Read<Vec<Tree>> {
        let mut all = Vec::new();
        loop {
            self.space(true);
            let start = self.at;
            match self.peek() {
                Some(',') => self.at += 1,
                Some(']') => {
                    self.at += 1;
                    return Ok(all);
                }
                Some('}' | ')') | None => {
                    return Err(self.unclosed("the list is not closed; a ] is expected"));
                }
                Some(_) if self.take("...") => {
                    let spread = Box::new(self.value()?);
                    all.push(self.tree(What::Spread(spread), start)?);
                }
                Some(_) => {
                    all.push(self.value()?);
                    if self.at == start {
                        return Err(self.unclosed("the list is not closed; a ] is expected"));
                    }
                }
            }
        }
    }

    /// A loop, from its `for` to the end of its body.
    fn each(&mut self) -> Read<For> {
        self.take("for");
        self.space(true);
        let (item, index) = if self.take("(") {
            self.space(true);
            let item = self.word();
            self.space(true);
            self.take(",");
            self.space(true);
            let index = self.word();
            self.space(true);
            self.take(")");
            (item, Some(index.into()))
        } else {
            (self.word(), None)
        };
        self.space(true);
        if item.is_empty() || self.word() != "in" {
            return Err(Stop::Odd);
        }
        self.space(true);
        let over = self.expression()?;
        self.space(true);
        if !self.take(":") {
            return Err(Stop::Odd);
        }
        self.space(true);
        let filter = self.filter()?;
        self.space(true);
        let body = self.expression()?;
        Ok(For { item: item.into(), index, over, filter, body })
    }

    /// What stands between braces, which are next.
    pub fn object(&mut self) -> Read<Vec<Field>> {
        let mut all = Vec::new();
        let free = std::mem::replace(&mut self.free, false);
        self.take("{");
        loop {
            self.space(true);
            match self.peek() {
                Some(',') => self.at += 1,
                Some('}') => {
                    self.at += 1;
                    self.free = free;
                    return Ok(all);
                }
                Some(closing @ (']' | ')')) => {
                    let what = format!("a key or a }} is expected, not {closing}");
                    return Err(self.unclosed(&what));
                }
                Some(_) => all.extend(self.field()?),
                None => return Err(self.unclosed("the resource is not closed; a } is expected")),
            }
        }
    }

    /// What stands in an object; nothing of it is kept of a resource in it, and of a decorator.
    fn field(&mut self) -> Read<Option<Field>> {
        let start = self.at;
        if self.peek() == Some('@') {
            return self.over_decorator().map(|()| None);
        }
        if self.take("...") {
            return self.value().map(|spread| Some(Field::Spread(spread)));
        }
        let key = if self.peek() == Some('\'') {
            match self.string() {
                Ok(key) => Some(key),
                Err(Stop::Odd) => None,
                Err(fatal) => return Err(fatal),
            }
        } else {
            match self.word() {
                "" => None,
                word => Some(self.tree(What::Value(Value::Text(word.into())), start)?),
            }
        };
        self.space(false);
        if let Some(key) = key {
            if self.take(":") {
                // A value may stand in the next line.
                self.space(true);
                return Ok(Some(Field::Pair(key, self.value()?)));
            }
            if key.as_text().is_some_and(|word| &**word == "resource") {
                self.over_to(|_| false)?;
                return Ok(None);
            }
        }
        self.at = start;
        let mut length = self.over_to(|_| false)?.len();
        if length == 0 {
            length = self.rest().lines().next().unwrap_or_default().len().max(1);
            self.at += length;
        }
        let odd = Tree::new(What::Obscure(NOT_UNDERSTOOD), self.place(start), start + length);
        Ok(Some(Field::Spread(odd)))
    }

    /// A text, with the expressions in it.
    pub fn string(&mut self) -> Read<Tree> {
        let start = self.at;
        if self.rest().starts_with("'''") {
            let length = self.over_lines_of_text();
            let inner = self.text.get(start + 3..start + length).unwrap_or_default();
            let inner = inner.strip_suffix("'''").unwrap_or(inner);
            // A line end right after the quotes is not of the text.
            let inner = inner.strip_prefix('\r').unwrap_or(inner);
            let inner = inner.strip_prefix('\n').unwrap_or(inner);
            return self.tree(What::Value(Value::Text(inner.into())), start);
        }
        self.take("'");
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut from = self.at;
        loop {
            let Some(next) = self.peek() else { return Err(Stop::Odd) };
            match next {
                '\n' => return Err(Stop::Odd),
                '\'' => {
                    self.at += 1;
                    break;
                }
                '\\' => {
                    self.at += 1;
                    text.push(self.escaped().ok_or(Stop::Odd)?);
                }
                '$' if self.rest().starts_with("${") => {
                    let literal = std::mem::take(&mut text);
                    parts.push(self.tree(What::Value(Value::Text(literal.into())), from)?);
                    self.at += 2;
                    let free = std::mem::replace(&mut self.free, true);
                    self.space(true);
                    parts.push(self.expression()?);
                    self.space(true);
                    self.free = free;
                    if !self.take("}") {
                        return Err(Stop::Odd);
                    }
                    from = self.at;
                }
                _ => {
                    text.push(next);
                    self.at += next.len_utf8();
                }
            }
        }
        if parts.is_empty() {
            return self.tree(What::Value(Value::Text(text.into())), start);
        }
        parts.push(self.tree(What::Value(Value::Text(text.into())), from)?);
        self.tree(What::Call("interpolate".into(), parts), start)
    }

    fn escaped(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        match next {
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'u' => {
                let (digits, _) = self.rest().strip_prefix('{')?.split_once('}')?;
                let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
                self.at += digits.len() + 2;
                Some(letter)
            }
            '\\' | '\'' | '$' => Some(next),
            _ => None,
        }
    }
}
