//! JSON (RFC 8259), read with the place of every mistake, and text written for it.
//!
//! Read by hand, not with serde: a person's file deserves line, column and what would be right, and the reader of the
//! library with its derived code cost the page 12 kB more than this.

use std::fmt;

/// Deepest nesting that is read.
pub const DEPTH_MAX: usize = 32;

/// Most names in one object.
pub const NAMES_MAX: usize = 1000;

/// A value. Numbers stay as they were written: who needs one says what it may be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Names and values, in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of this name in an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The whole number, if it is one that is not negative.
    pub fn number(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }

    /// The truth value, if it is one.
    pub const fn truth(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The list, if it is one.
    pub fn list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }
}

/// Where reading stopped, and what would have been right there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct JsonError {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
    /// What would have been right.
    pub expected: &'static str,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: expected {}", self.line, self.column, self.expected)
    }
}

/// Reads the one value that `text` is.
///
/// # Errors
///
/// Names line, column and what would be right.
pub fn read(text: &str) -> Result<Json, JsonError> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.space();
    if reader.at < text.len() { reader.fail("nothing more") } else { Ok(value) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn fail<T>(&self, expected: &'static str) -> Result<T, JsonError> {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        Err(JsonError { line, column, expected })
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Goes past `literal` if it stands here.
    fn take(&mut self, literal: &str) -> bool {
        let here = self.text.as_bytes()[self.at..].starts_with(literal.as_bytes());
        if here {
            self.at += literal.len();
        }
        here
    }

    fn value(&mut self, depth: usize) -> Result<Json, JsonError> {
        self.space();
        if depth > DEPTH_MAX {
            return self.fail("less nesting, 32 deep at most");
        }
        match self.next() {
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.take("true") => Ok(Json::Bool(true)),
            _ if self.take("false") => Ok(Json::Bool(false)),
            _ if self.take("null") => Ok(Json::Null),
            _ => self.fail("a value"),
        }
    }

    fn number(&mut self) -> Result<Json, JsonError> {
        let from = self.at;
        self.take("-");
        // A zero stands alone: what follows it belongs to no number.
        let whole = (self.take("0") || self.digits())
            && (!self.take(".") || self.digits())
            && (!(self.take("e") || self.take("E")) || {
                let _signed = self.take("+") || self.take("-");
                self.digits()
            });
        if whole {
            Ok(Json::Number(self.text[from..self.at].to_owned()))
        } else {
            self.fail("a digit")
        }
    }

    /// Goes past the digits that stand here, if there are any.
    fn digits(&mut self) -> bool {
        let from = self.at;
        while matches!(self.next(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at > from
    }

    fn object(&mut self, depth: usize) -> Result<Json, JsonError> {
        let mut members: Vec<(String, Json)> = Vec::new();
        self.at += 1;
        self.space();
        if self.take("}") {
            return Ok(Json::Object(members));
        }
        loop {
            self.space();
            let place = self.at;
            if members.len() == NAMES_MAX {
                return self.fail("no more names, 1000 at most");
            }
            if self.next() != Some(b'"') {
                return self.fail("a name in double quotes");
            }
            let name = self.string()?;
            if members.iter().any(|(each, _)| *each == name) {
                self.at = place;
                return self.fail("each name once");
            }
            self.space();
            if !self.take(":") {
                return self.fail("a colon");
            }
            members.push((name, self.value(depth + 1)?));
            self.space();
            if self.take("}") {
                return Ok(Json::Object(members));
            }
            if !self.take(",") {
                return self.fail("a comma or }");
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, JsonError> {
        let mut values = Vec::new();
        self.at += 1;
        self.space();
        if self.take("]") {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.space();
            if self.take("]") {
                return Ok(Json::List(values));
            }
            if !self.take(",") {
                return self.fail("a comma or ]");
            }
        }
    }

    fn string(&mut self) -> Result<String, JsonError> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let Some(letter) = self.text[self.at..].chars().next() else {
                return self.fail("the end of this text, a double quote");
            };
            match letter {
                '"' => {
                    self.at += 1;
                    return Ok(text);
                }
                '\\' => text.push(self.escape()?),
                '\0'..='\u{1F}' => return self.fail("no control character in text"),
                _ => {
                    self.at += letter.len_utf8();
                    text.push(letter);
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let place = self.at;
        self.at += 1;
        let letter = match self.next() {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.code();
                // Beyond 65,535 a character is written as two.
                let code = match first {
                    Some(high @ 0xD800..=0xDBFF) if self.take("\\") => self
                        .code()
                        .filter(|low| (0xDC00..=0xDFFF).contains(low))
                        .map(|low| 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)),
                    other => other,
                };
                return match code.and_then(char::from_u32) {
                    Some(letter) => Ok(letter),
                    None => {
                        self.at = place;
                        self.fail("four hexadecimal digits of a character after \\u")
                    }
                };
            }
            Some(_) | None => return self.fail("an escape that JSON has"),
        };
        self.at += 1;
        Ok(letter)
    }

    /// The four digits after the `u` that has to stand here.
    fn code(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 5)?.strip_prefix('u')?;
        // What reads numbers would take a sign.
        if digits.starts_with('+') {
            return None;
        }
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.at += 5;
        Some(code)
    }
}

/// `text` in double quotes.
pub fn quoted(text: &str) -> String {
    let mut json = String::new();
    write_text(&mut json, text);
    json
}

/// Adds `text` in quotes.
pub fn write_text(json: &mut String, text: &str) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\0'..='\u{1F}' => json.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => json.push(letter),
        }
    }
    json.push('"');
}
