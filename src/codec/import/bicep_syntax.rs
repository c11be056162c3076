//! As much of Bicep's syntax as is read: declarations, and in them objects, texts and names. Of whatever else there is, an
//! expression, only its extent is read. There is no kept parser of Bicep in Rust.
//!
//! Source: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/file>, and the pages on data types and loops.

use super::{DEPTH_MAX, ImportError};
use crate::codec::import::gather::Gather;

/// What a declaration declares.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Keyword {
    /// Something that is deployed, or referred to.
    Resource,
    /// A value that is passed, or its default.
    Param,
    /// A value.
    Var,
}

impl Keyword {
    const ALL: [(&'static str, Self); 3] =
        [("resource", Self::Resource), ("param", Self::Param), ("var", Self::Var)];
}

/// A declaration of a file.
pub struct Declared<'a> {
    /// What it declares.
    pub keyword: Keyword,
    /// By which name.
    pub name: &'a str,
    /// What stands between the name and the value.
    pub kind: &'a str,
    /// If it is declared in a loop: its head.
    pub head: Option<&'a str>,
    /// The byte at which it begins.
    pub at: usize,
    /// Its value, or default.
    pub value: Option<Node<'a>>,
}

/// A value.
pub struct Node<'a> {
    /// The byte at which it begins.
    pub at: usize,
    /// As it is written.
    pub source: &'a str,
    /// If it is an object and nothing more: what is in it.
    pub object: Option<Vec<Property<'a>>>,
    /// If it is a list and nothing more: how many are in it.
    pub list: Option<usize>,
}

/// What stands in an object.
pub struct Property<'a> {
    /// The byte at which it begins.
    pub at: usize,
    /// Its key, unless it is computed, or no pair of key and value.
    pub key: Option<&'a str>,
    /// Its value; all of what is no pair.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The value of this name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Property<'a>> {
        self.object.as_ref()?.iter().find(|property| property.key == Some(name))
    }
}

/// What stands between quotes, if nothing is computed in it and nothing is written by an escape: no key and no value that
/// is read here has one.
pub fn text(source: &str) -> Option<&str> {
    let inner = source.strip_prefix('\'')?.strip_suffix('\'')?;
    let inner = match inner.strip_prefix("''").and_then(|inner| inner.strip_suffix("''")) {
        // A line end right after the quotes is not of the text.
        Some(lines) => {
            let lines = lines.strip_prefix('\r').unwrap_or(lines);
            return Some(lines.strip_prefix('\n').unwrap_or(lines));
        }
        None => inner,
    };
    (!inner.contains(['\'', '\\']) && !inner.contains("${")).then_some(inner)
}

/// The words in a text, without comments and what else stands between them.
pub fn words(text: &str) -> Vec<&str> {
    let mut reader = Reader { text, at: 0 };
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

/// The type that a line declares a resource of, as it is written, if it is like Bicep.
pub fn resource_type(line: &str) -> Option<&str> {
    let mut reader = Reader { text: line, at: 0 };
    let mut word = || {
        reader.space(false);
        reader.word()
    };
    let is_named = word() == "resource" && !word().is_empty();
    reader.space(false);
    quoted(reader.rest()).filter(|_| is_named).map(|(kind, _)| kind)
}

/// What stands between the quotes that a text begins with, and what comes after them.
pub fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('\'')?.split_once('\'')
}

/// Every declaration of a file.
///
/// # Errors
///
/// Where an object is not closed, or nested too deep.
pub fn declarations(text: &str) -> Result<Vec<Declared<'_>>, ImportError> {
    let mut reader = Reader { text, at: 0 };
    let mut all = Vec::new();
    loop {
        reader.space(true);
        let at = reader.at;
        let Some(next) = reader.peek() else { return Ok(all) };
        let word = reader.word();
        let known = Keyword::ALL.into_iter().find(|(name, _)| *name == word);
        if let Some((_, keyword)) = known {
            all.push(reader.declared(keyword, at)?);
        } else if word.is_empty() {
            // A decorator, or what no declaration begins with.
            reader.at += next.len_utf8();
        }
        reader.over_to(|_| false)?;
        // What ends more than was begun is passed over.
        if matches!(reader.peek(), Some(']' | '}' | ')' | ',')) {
            reader.at += 1;
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over this, if it is next.
    fn take(&mut self, wanted: &str) -> bool {
        let is_next = self.rest().starts_with(wanted);
        self.at += if is_next { wanted.len() } else { 0 };
        is_next
    }

    /// Goes over space and comments, and if wanted over line ends.
    fn space(&mut self, lines: bool) {
        while let Some(next) = self.peek() {
            let rest = self.rest();
            if rest.starts_with("//") || next == '#' && self.begins_line() {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            } else if next.is_whitespace() && (lines || next != '\n') {
                self.at += next.len_utf8();
            } else {
                return;
            }
        }
    }

    /// Is nothing but space before this in its line? There `#` says something to the compiler.
    fn begins_line(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| is_of_name(*byte)).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// What comes after the keyword.
    fn declared(&mut self, keyword: Keyword, at: usize) -> Result<Declared<'a>, ImportError> {
        self.space(false);
        let name = self.word();
        self.space(false);
        let kind = self.over_to(|byte| byte == b'=')?;
        let mut declared = Declared { keyword, name, kind, head: None, at, value: None };
        if self.take("=") {
            self.space(true);
            if keyword == Keyword::Resource && self.take("[") {
                self.space(true);
                let head = self.at;
                self.over_lines_to(b':')?;
                declared.head = self.text.get(head..self.at);
                self.take(":");
                self.space(true);
            }
            if keyword == Keyword::Resource && self.rest().starts_with("if") {
                self.over_lines_to(b'{')?;
            }
            declared.value = Some(self.value(0)?);
            if declared.head.is_some() {
                self.space(true);
                self.take("]");
            }
        }
        Ok(declared)
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, ImportError> {
        self.space(false);
        let at = self.at;
        let (mut object, mut list) = (None, None);
        if self.peek() == Some('{') {
            object = Some(self.object(depth + 1)?);
        } else if self.peek() == Some('[') {
            list = self.list(depth + 1)?;
        }
        let mut end = self.at;
        let more = self.over_to(|_| false)?.len();
        if more > 0 {
            (object, list) = (None, None);
            end += more;
        }
        let source = self.text.get(at..end).unwrap_or_default();
        Ok(Node { at, source, object, list })
    }

    /// How many stand between brackets, which are next; `None` if that is computed. A loop is not passed over.
    fn list(&mut self, depth: usize) -> Result<Option<usize>, ImportError> {
        self.too_deep(depth)?;
        let start = self.at;
        let (mut count, mut is_spread) = (0, false);
        self.take("[");
        loop {
            self.space(true);
            let before = self.at;
            let is_loop = count == 0 && self.rest().starts_with("for ");
            match self.peek() {
                Some(',') => self.at += 1,
                Some(']') => {
                    self.at += 1;
                    return Ok(Some(count).filter(|_| !is_spread));
                }
                Some(_) if is_loop => {
                    self.at = start;
                    return Ok(None);
                }
                Some(_) => {
                    count += 1;
                    is_spread |= self.value(depth)?.source.starts_with("...");
                }
                None => {}
            }
            if self.at == before {
                return Err(self.error("the list is not closed; a ] is expected".to_owned()));
            }
        }
    }

    fn too_deep(&self, depth: usize) -> Result<(), ImportError> {
        if depth > DEPTH_MAX {
            return Err(ImportError::TooDeep(Gather::new(self.text).place(self.at)));
        }
        Ok(())
    }

    /// What stands between braces, which are next.
    fn object(&mut self, depth: usize) -> Result<Vec<Property<'a>>, ImportError> {
        self.too_deep(depth)?;
        let mut all = Vec::new();
        self.take("{");
        loop {
            self.space(true);
            match self.peek() {
                Some(',') => self.at += 1,
                Some('}') => {
                    self.at += 1;
                    return Ok(all);
                }
                Some(']' | ')') => {
                    let what = format!("a key or a }} is expected, not {}", &self.rest()[..1]);
                    return Err(self.error(what));
                }
                Some(_) => all.push(self.property(depth)?),
                None => {
                    return Err(
                        self.error("the resource is not closed; a } is expected".to_owned())
                    );
                }
            }
        }
    }

    fn property(&mut self, depth: usize) -> Result<Property<'a>, ImportError> {
        let at = self.at;
        let key = if self.peek() == Some('\'') {
            self.string()?;
            self.text.get(at..self.at).and_then(text)
        } else {
            Some(self.word()).filter(|word| !word.is_empty())
        };
        self.space(false);
        if key.is_some() && self.take(":") {
            return Ok(Property { at, key, value: self.value(depth)? });
        }
        // A computed key, something spread out, a resource in it, a decorator, or no Bicep.
        self.at = at;
        let mut source = self.over_to(|_| false)?;
        if source.is_empty() {
            source = self.rest().lines().next().unwrap_or_default();
            self.at += source.len();
        }
        Ok(Property { at, key: None, value: Node { at, source, object: None, list: None } })
    }

    /// Goes over an expression to its end: a line end, a comma, or what closes more than it opens; or to what is `wanted`.
    fn over_to(&mut self, wanted: impl Fn(u8) -> bool) -> Result<&'a str, ImportError> {
        let (start, mut end) = (self.at, self.at);
        let mut open = 0_usize;
        // A condition may break its line after its marks as well.
        let mut marked = false;
        loop {
            self.space(open > 0 || marked);
            let Some(next) = self.peek() else { break };
            match next {
                '\n' => {
                    let line = self.at;
                    self.space(true);
                    // A condition's two answers may have a line each, and so may a type's choices.
                    if !matches!(self.peek(), Some('?' | ':' | '|')) {
                        self.at = line;
                        break;
                    }
                    continue;
                }
                '\'' => {
                    self.string()?;
                    (end, marked) = (self.at, false);
                    continue;
                }
                ',' | ']' | '}' | ')' if open == 0 => break,
                _ if open == 0 && u8::try_from(next).is_ok_and(&wanted) => break,
                '{' | '[' | '(' => open += 1,
                ']' | '}' | ')' => open -= 1,
                _ => {}
            }
            self.at += next.len_utf8();
            (end, marked) = (self.at, matches!(next, '?' | ':'));
        }
        Ok(self.text.get(start..end).unwrap_or_default())
    }

    /// Goes to this byte, over line ends, brackets and strings.
    fn over_lines_to(&mut self, wanted: u8) -> Result<(), ImportError> {
        loop {
            self.over_to(|byte| byte == wanted)?;
            self.space(true);
            match self.peek() {
                None => return Ok(()),
                Some(next) if u8::try_from(next) == Ok(wanted) => return Ok(()),
                Some(']' | '}' | ')') => return Ok(()),
                Some(',') => self.at += 1,
                Some(_) => {}
            }
        }
    }

    /// Goes over a string, which is next, with the expressions in it. One of one line ends with its line at the latest.
    fn string(&mut self) -> Result<(), ImportError> {
        if self.take("'''") {
            self.at += self.rest().find("'''").map_or(self.rest().len(), |end| end + 3);
            // Quotes before the last three belong to the text.
            while self.take("'") {}
            return Ok(());
        }
        // For each string that is open, brackets open in the expression in it.
        let mut strings: Vec<Option<usize>> = vec![None];
        self.take("'");
        while let (Some(next), Some(inside)) = (self.peek(), strings.last_mut()) {
            if next == '\n' {
                return Ok(());
            }
            self.at += next.len_utf8();
            match (inside, next) {
                (None, '\\') => {
                    let escaped = self.peek().filter(|next| *next != '\n');
                    self.at += escaped.map_or(0, char::len_utf8);
                }
                (None, '\'') => {
                    strings.pop();
                }
                (inside @ None, '$') => {
                    if self.take("{") {
                        *inside = Some(0);
                    }
                }
                (None, _) => {}
                (Some(_), '\'') => {
                    if strings.len() >= DEPTH_MAX {
                        return Err(ImportError::TooDeep(Gather::new(self.text).place(self.at)));
                    }
                    strings.push(None);
                }
                (Some(open), '{') => *open += 1,
                (inside @ Some(0), '}') => *inside = None,
                (Some(open), '}') => *open -= 1,
                (Some(_), _) => {}
            }
        }
        Ok(())
    }

    fn error(&self, what: String) -> ImportError {
        ImportError::Syntax("Bicep", Gather::new(self.text).place(self.at), what)
    }
}

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
