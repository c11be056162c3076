//! What people and files say, as far as it is quoted.

use std::fmt;

/// Most characters of a word that are quoted.
pub const QUOTED_MAX: usize = 40;

/// A word of others in a sentence of ours: its beginning is enough to find it by, and the whole may be of any length.
pub struct Quote<'a>(pub &'a str);

impl fmt::Display for Quote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&cut(self.0, QUOTED_MAX))
    }
}

/// At most so many characters of `text`, and a sign where that is not all. What would break or turn around the sentence that
/// quotes it goes.
pub fn cut(text: &str, most: usize) -> String {
    let turns = |letter: char| matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let mut letters = text.chars().filter(|letter| !letter.is_control() && !turns(*letter));
    let mut cut: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_word_is_quoted_by_its_beginning() {
        assert_eq!(Quote("short").to_string(), "short");
        assert_eq!(Quote(&"é".repeat(QUOTED_MAX)).to_string(), "é".repeat(QUOTED_MAX));
        let long = Quote(&"é".repeat(500_000)).to_string();
        assert_eq!(long, format!("{}…", "é".repeat(QUOTED_MAX)));
    }

    #[test]
    fn what_would_turn_a_sentence_around_is_not_quoted() {
        assert_eq!(Quote("a\u{202E}b\nc").to_string(), "abc");
    }
}
