//! Sentences that mark something: a figure in bold, a suite in code type. How a mark looks is for the view.

/// A part of a sentence.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Piece {
    /// Nothing is marked.
    Plain(String),
    /// What the sentence is about: a figure, a name.
    Strong(String),
    /// To be read letter by letter: a key, a suite, a command.
    Code(String),
}

impl Piece {
    /// Text without a mark.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain(text.into())
    }

    /// What the sentence is about.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::Strong(text.into())
    }

    /// To be read letter by letter.
    pub fn code(text: impl Into<String>) -> Self {
        Self::Code(text.into())
    }

    /// Its letters.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Code(text) => text,
        }
    }
}

/// The sentence without its marks.
pub fn unmarked(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_its_marks_is_the_same_sentence() {
        let pieces =
            [Piece::strong("3 of 48"), Piece::plain(" settings: see "), Piece::code("rehearse")];
        assert_eq!(unmarked(&pieces), "3 of 48 settings: see rehearse");
    }
}
