//! The letters of Bicep: space, comments, words, and the extent of what is not read.

use crate::codec::import::gather::place_in;
use crate::codec::import::{DEPTH_MAX, ImportError};
use crate::codec::imported::Place;

/// Most expressions that are read of a file: only of instances, and of what they may name, are there any to be read.
const EXPRESSIONS_MAX: usize = 60_000;

/// Why reading stops.
pub enum Stop {
    /// It is no Bicep at all.
    Fatal(ImportError),
    /// It is none that is known here.
    Odd,
}

/// What was read.
pub type Read<T> = Result<T, Stop>;

/// Reads a text from its beginning.
pub struct Reader<'a> {
    /// The text.
    pub text: &'a str,
    /// Which file it is of.
    pub file: u16,
    /// The byte that is next.
    pub at: usize,
    /// How many expressions are being read, one in another.
    pub depth: usize,
    /// Line ends are space: between round brackets.
    pub free: bool,
    /// How many expressions were begun.
    begun: usize,
}

impl<'a> Reader<'a> {
    /// At the beginning of a text.
    pub const fn new(text: &'a str, file: u16) -> Self {
        Self { text, file, at: 0, depth: 0, free: false, begun: 0 }
    }

    /// What is still to be read.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The letter that is next.
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over this, if it is next.
    pub fn take(&mut self, wanted: &str) -> bool {
        let is_next = self.rest().starts_with(wanted);
        self.at += if is_next { wanted.len() } else { 0 };
        is_next
    }

    /// Goes over space and comments, and if wanted over line ends.
    pub fn space(&mut self, lines: bool) {
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

    /// Goes over a word, which may be empty.
    pub fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = rest.bytes().take_while(is_of_name).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// One more expression in another.
    pub fn deeper(&mut self) -> Read<()> {
        self.depth += 1;
        self.begun += 1;
        if self.begun > EXPRESSIONS_MAX {
            return Err(Stop::Fatal(ImportError::TooManyValues(self.begun, EXPRESSIONS_MAX)));
        }
        if self.depth > DEPTH_MAX { Err(Stop::Fatal(self.too_deep())) } else { Ok(()) }
    }

    fn here(&self) -> Place {
        Place { file: self.file, ..place_in(self.text, self.at) }
    }

    /// It is nested too deep.
    pub fn too_deep(&self) -> ImportError {
        ImportError::TooDeep(self.here())
    }

    /// Something is not closed.
    pub fn unclosed(&self, what: &str) -> Stop {
        Stop::Fatal(ImportError::Syntax("Bicep", self.here(), what.to_owned()))
    }

    /// Goes over an expression to its end: a line end, a comma, or what closes more than it opens; or to what is `wanted`.
    pub fn over_to(&mut self, wanted: impl Fn(u8) -> bool) -> Read<&'a str> {
        self.over(wanted, |next| matches!(next, '?' | ':'))
    }

    /// Goes over a type to what comes after it: a question mark at its end is of the type, and the line ends there.
    pub fn over_type(&mut self) -> Read<&'a str> {
        self.over(|byte| byte == b'=', |_| false)
    }

    fn over(
        &mut self,
        wanted: impl Fn(u8) -> bool,
        goes_on: impl Fn(char) -> bool,
    ) -> Read<&'a str> {
        let (start, mut end) = (self.at, self.at);
        let (mut open, mut outermost) = (0_usize, start);
        // A condition may break its line after its marks as well.
        let mut marked = false;
        loop {
            self.space(open > 0 || marked);
            let Some(next) = self.peek() else {
                if open == 0 {
                    break;
                }
                self.at = outermost;
                return Err(self.unclosed("the bracket that opens here is not closed"));
            };
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
                    self.over_string()?;
                    (end, marked) = (self.at, false);
                    continue;
                }
                ',' | ']' | '}' | ')' if open == 0 => break,
                _ if open == 0 && u8::try_from(next).is_ok_and(&wanted) => break,
                '{' | '[' | '(' => {
                    outermost = if open == 0 { self.at } else { outermost };
                    open += 1;
                }
                ']' | '}' | ')' => open -= 1,
                _ => {}
            }
            self.at += next.len_utf8();
            (end, marked) = (self.at, goes_on(next));
        }
        Ok(self.text.get(start..end).unwrap_or_default())
    }

    /// Goes over a decorator, which is next; what it decorates may stand in the same line.
    pub fn over_decorator(&mut self) -> Read<()> {
        self.take("@");
        while !self.word().is_empty() && self.take(".") {}
        if !self.take("(") {
            return Ok(());
        }
        loop {
            self.space(true);
            self.over_to(|_| false)?;
            match self.peek() {
                Some('\n') => {}
                Some(next) => {
                    self.at += next.len_utf8();
                    if next == ')' {
                        return Ok(());
                    }
                }
                None => return Ok(()),
            }
        }
    }

    /// Goes over a text of several lines, which is next; its length with its quotes.
    pub fn over_lines_of_text(&mut self) -> usize {
        let start = self.at;
        self.take("'''");
        self.at += self.rest().find("'''").map_or(self.rest().len(), |end| end + 3);
        // Quotes before the last three belong to the text.
        while self.take("'") {}
        self.at - start
    }

    /// Goes over a string, which is next, with the expressions in it.
    fn over_string(&mut self) -> Read<()> {
        if self.rest().starts_with("'''") {
            self.over_lines_of_text();
            return Ok(());
        }
        // For each string that is open, brackets open in the expression in it.
        let mut strings: Vec<Option<usize>> = vec![None];
        self.take("'");
        while let (Some(next), Some(inside)) = (self.peek(), strings.last_mut()) {
            if next == '\n' && inside.is_none() {
                return Err(self.unclosed("the text is not closed; a ' is expected"));
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
                        return Err(Stop::Fatal(self.too_deep()));
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
}
