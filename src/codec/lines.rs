//! Code as it is shown: lines of pieces, and which of them are new.

use std::collections::BTreeSet;

use super::export::Language;
use super::tokens::{Token, tokens};

/// What becomes of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// It is as it was.
    Same,
    /// It is new, or not as it was.
    Changed,
    /// Of a difference: it goes.
    Minus,
    /// Of a difference: it comes.
    Plus,
}

/// A line of code.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What stands in it.
    pub pieces: Vec<(Token, String)>,
    /// What becomes of it.
    pub change: Change,
}

impl Line {
    /// A line that is not looked into.
    pub fn plain(text: String, change: Change) -> Self {
        Self { pieces: vec![(Token::Plain, text)], change }
    }

    /// Its letters.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// The lines as one text, each with its end.
pub fn whole(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text() + "\n").collect()
}

/// How many lines are looked at one by one; those that follow are one. A person's own map can have any number of keys.
pub const LINES_MAX: usize = 400;

/// The lines of `new`; changed are those that `old` does not have there. A comma at the end of a line is of its place.
pub fn lines(language: Language, old: &str, new: &str) -> Vec<Line> {
    let is_new = added(&bare(old), &bare(new));
    let line = |(text, is_new): (&str, bool)| Line {
        pieces: tokens(language, text),
        change: if is_new { Change::Changed } else { Change::Same },
    };
    let mut all = new.lines().zip(is_new);
    let mut lines: Vec<Line> = all.by_ref().take(LINES_MAX).map(line).collect();
    let rest: Vec<&str> = all.map(|(text, _)| text).collect();
    if !rest.is_empty() {
        lines.push(Line::plain(rest.join("\n"), Change::Same));
    }
    lines
}

fn bare(text: &str) -> Vec<&str> {
    text.lines().map(|line| line.trim_end_matches(',')).collect()
}

/// Pairs of lines that are compared at most; of longer texts it is asked of each line whether it stands anywhere.
const PAIRS_MAX: usize = 1 << 20;

/// Which lines of `new` are not in `old`, so that as many as possible are.
fn added(old: &[&str], new: &[&str]) -> Vec<bool> {
    let front = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, rest) = (&old[front..], &new[front..]);
    let back = old.iter().rev().zip(rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, middle) = (&old[..old.len() - back], &rest[..rest.len() - back]);
    let mut is_new = vec![false; new.len()];
    if old.len() * middle.len() > PAIRS_MAX {
        let there: BTreeSet<_> = old.iter().collect();
        for (to, line) in middle.iter().enumerate() {
            is_new[front + to] = !there.contains(line);
        }
        return is_new;
    }
    // For every pair of ends, how many lines they have in common, in order.
    let wide = middle.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * wide];
    for at in (0..old.len()).rev() {
        for to in (0..middle.len()).rev() {
            common[at * wide + to] = if old[at] == middle[to] {
                common[(at + 1) * wide + to + 1] + 1
            } else {
                common[(at + 1) * wide + to].max(common[at * wide + to + 1])
            };
        }
    }
    let mut at = 0;
    for (to, line) in middle.iter().enumerate() {
        while at < old.len()
            && old[at] != *line
            && common[(at + 1) * wide + to] >= common[at * wide + to + 1]
        {
            at += 1;
        }
        if at < old.len() && old[at] == *line {
            at += 1;
        } else {
            is_new[front + to] = true;
        }
    }
    is_new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(old: &str, new: &str) -> Vec<String> {
        let lines = lines(Language::Json, old, new);
        assert_eq!(whole(&lines).trim_end(), new.trim_end());
        lines.iter().filter(|line| line.change == Change::Changed).map(Line::text).collect()
    }

    #[test]
    fn a_line_is_changed_where_it_was_not_there_before() {
        assert_eq!(changed("a\nb\nc", "a\nx\nc"), ["x"]);
        assert_eq!(changed("a\nb", "a\nb"), Vec::<String>::new());
        assert_eq!(changed("", "a\nb"), ["a", "b"]);
        assert_eq!(changed("a\nb", ""), Vec::<String>::new());
        // The same text stands in both halves, and only one of them changes.
        assert_eq!(changed("one\nt=0\ntwo\nt=1", "one\nt=1\ntwo\nt=1"), ["t=1"]);
        assert_eq!(changed("a\nd", "a\nb\nc\nd"), ["b", "c"]);
    }

    #[test]
    fn a_comma_that_comes_with_a_line_below_changes_nothing() {
        assert_eq!(changed("a,\nb", "a,\nb,\nc"), ["c"]);
    }

    #[test]
    fn of_very_long_texts_too_a_line_is_changed_where_it_was_not_there_before() {
        let number =
            |from: usize| (from..from + 1100).map(|at| format!("{at}\n")).collect::<String>();
        let is_new = |old: &str, new: &str| added(&bare(old), &bare(new));
        let found = is_new(&number(0), &number(7));
        assert_eq!(found.iter().filter(|is_new| **is_new).count(), 7);
        assert!(found[1093..].iter().all(|is_new| *is_new));
    }

    #[test]
    fn more_lines_than_are_looked_at_are_one() {
        let text = "x\n".repeat(LINES_MAX + 50);
        let lines = lines(Language::Json, "", &text);
        assert_eq!(lines.len(), LINES_MAX + 1);
        assert_eq!(whole(&lines), text);
    }
}
