//! Cuts Terraform's language into its structures without parsing what stands in them: files are long, and little of them matters.

use super::super::DEPTH_MAX;

/// An attribute or a block, by bytes of the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Piece<'a> {
    /// Its first word.
    pub word: &'a str,
    /// The labels of a block, the first two.
    pub labels: [&'a str; 2],
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where the body of a block begins and ends; an attribute has none.
    pub body: Option<(usize, usize)>,
}

/// The structures between two bytes, in order; `Err` is the byte at which it is no such language.
pub fn pieces(text: &str, start: usize, end: usize) -> Pieces<'_> {
    Pieces { text, bytes: text.as_bytes().get(..end).unwrap_or_default(), at: start }
}

/// What goes over the structures.
pub struct Pieces<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, usize>;

    fn next(&mut self) -> Option<Self::Item> {
        self.at = self.after_space(self.at, true);
        if self.at >= self.bytes.len() {
            return None;
        }
        let piece = self.piece(self.at);
        self.at = piece.as_ref().map_or(self.bytes.len(), |piece| piece.end);
        Some(piece)
    }
}

/// May this be in a word? Letters of all languages may.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' || byte >= 0x80
}

impl<'a> Pieces<'a> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    fn starts(&self, at: usize, with: &[u8]) -> bool {
        self.bytes.get(at..).is_some_and(|rest| rest.starts_with(with))
    }

    fn word(&self, start: usize) -> (&'a str, usize) {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| is_word(**byte)).count();
        (self.text.get(start..start + length).unwrap_or_default(), start + length)
    }

    /// The first byte that is neither space nor in a comment; a line's end is space only where `lines`.
    fn after_space(&self, mut at: usize, lines: bool) -> usize {
        loop {
            match self.byte(at) {
                b' ' | b'\t' | b'\r' => at += 1,
                b'\n' if lines => at += 1,
                b'#' => at = self.line_end(at),
                b'/' if self.byte(at + 1) == b'/' => at = self.line_end(at),
                b'/' if self.byte(at + 1) == b'*' => at = self.comment_end(at),
                _ => return at,
            }
        }
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
    }

    fn comment_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at + 2..).unwrap_or_default();
        rest.windows(2).position(|pair| pair == b"*/").map_or(self.bytes.len(), |end| at + end + 4)
    }

    fn piece(&self, start: usize) -> Result<Piece<'a>, usize> {
        let (word, mut at) = self.word(start);
        if word.is_empty() || word.starts_with(|letter: char| letter.is_ascii_digit()) {
            return Err(start);
        }
        let mut labels = [""; 2];
        for number in 0.. {
            at = self.after_space(at, false);
            let label = match self.byte(at) {
                b'=' if number == 0 && self.byte(at + 1) != b'=' => {
                    let end = self.expression_end(at + 1)?;
                    return Ok(Piece { word, labels, start, end, body: None });
                }
                b'{' => {
                    let end = self.bracket_end(at, 0)?;
                    let body = Some((at + 1, end - 1));
                    return Ok(Piece { word, labels, start, end, body });
                }
                b'"' => {
                    let end = self.string_end(at, 0)?;
                    let label = self.text.get(at + 1..end - 1).unwrap_or_default();
                    at = end;
                    label
                }
                byte if is_word(byte) => {
                    let (label, end) = self.word(at);
                    at = end;
                    label
                }
                _ => break,
            };
            if let Some(slot) = labels.get_mut(number) {
                *slot = label;
            }
        }
        Err(at.min(self.bytes.len()))
    }

    /// The end of the expression that begins here: of its line, outside of brackets.
    fn expression_end(&self, mut at: usize) -> Result<usize, usize> {
        loop {
            match self.byte(at) {
                b'\n' => return Ok(at + 1),
                b'}' | b')' | b']' => return Ok(at),
                0 => return Ok(self.bytes.len()),
                _ => at = self.after_one(at, 0)?,
            }
        }
    }

    /// The byte after the bracket that closes the one here.
    fn bracket_end(&self, open: usize, depth: usize) -> Result<usize, usize> {
        if depth > DEPTH_MAX {
            return Err(open);
        }
        let mut at = open + 1;
        loop {
            match self.byte(at) {
                b'}' | b')' | b']' => return Ok(at + 1),
                0 => return Err(self.bytes.len()),
                _ => at = self.after_one(at, depth)?,
            }
        }
    }

    /// The byte after what stands here: a bracket with all in it, a string, a comment, or one byte.
    fn after_one(&self, at: usize, depth: usize) -> Result<usize, usize> {
        match self.byte(at) {
            b'{' | b'(' | b'[' => self.bracket_end(at, depth + 1),
            b'"' => self.string_end(at, depth),
            b'#' => Ok(self.line_end(at)),
            b'/' if self.byte(at + 1) == b'/' => Ok(self.line_end(at)),
            b'/' if self.byte(at + 1) == b'*' => Ok(self.comment_end(at)),
            b'<' if self.byte(at + 1) == b'<' => self.document_end(at),
            _ => Ok(at + 1),
        }
    }

    /// The byte after the string that begins here.
    fn string_end(&self, open: usize, depth: usize) -> Result<usize, usize> {
        let mut at = open + 1;
        loop {
            match self.byte(at) {
                b'"' => return Ok(at + 1),
                b'\\' => at += 2,
                b'\n' | 0 => return Err(open),
                b'$' if self.starts(at, b"$${") => at += 3,
                b'%' if self.starts(at, b"%%{") => at += 3,
                b'$' | b'%' if self.byte(at + 1) == b'{' => {
                    at = self.bracket_end(at + 1, depth + 1)?;
                }
                _ => at += 1,
            }
        }
    }

    /// The end of the line that closes the here document which begins here.
    fn document_end(&self, open: usize) -> Result<usize, usize> {
        let name = open + 2 + usize::from(self.byte(open + 2) == b'-');
        let (word, after) = self.word(name);
        if word.is_empty() {
            return Ok(open + 2);
        }
        let mut at = self.line_end(after) + 1;
        while at < self.bytes.len() {
            let end = self.line_end(at);
            if self.bytes.get(at..end).is_some_and(|line| line.trim_ascii() == word.as_bytes()) {
                return Ok(end);
            }
            at = end + 1;
        }
        Err(open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, [&str; 2], &str)> {
        let mut cut = Vec::new();
        for piece in pieces(text, 0, text.len()).map_while(Result::ok) {
            let (start, end) = piece.body.unwrap_or((piece.start, piece.end));
            cut.push((piece.word, piece.labels, text.get(start..end).unwrap_or_default().trim()));
        }
        cut
    }

    #[test]
    fn blocks_and_attributes_are_cut_where_they_end() {
        let text =
            "# one }\r\na = [ # }\n 1,\n]\nresource \"t\" \"n\" { x = \"}${\"}\"}\" }\nlocals{}\n";
        let plain = ["", ""];
        assert_eq!(
            cut(text),
            [
                ("a", plain, "a = [ # }\n 1,\n]"),
                ("resource", ["t", "n"], "x = \"}${\"}\"}\""),
                ("locals", plain, "")
            ]
        );
    }

    #[test]
    fn a_bracket_in_a_here_document_or_a_comment_closes_nothing() {
        let text = "a {\n b = <<-EOT\n  } \"\n  EOT\n /* } */ // }\n}\nc = 1";
        assert_eq!(cut(text).len(), 2, "{:?}", cut(text));
    }

    #[test]
    fn what_is_not_closed_or_no_structure_is_an_error_with_its_place() {
        for (text, at) in [("a {", 3), ("a = {\n", 6), ("1 = 2", 0), ("hello", 5), ("a = \"x\n", 4)]
        {
            let last = pieces(text, 0, text.len()).last();
            assert_eq!(last, Some(Err(at)), "{text}");
        }
        let deep = format!("a = {}", "[".repeat(5000));
        assert!(matches!(pieces(&deep, 0, deep.len()).last(), Some(Err(_))));
    }
}
