//! Tables and paragraphs as plain text, no wider than who reads them can see.

use std::num::NonZeroU16;

use comfy_table::presets::NOTHING;
use comfy_table::{ColumnConstraint, ContentArrangement, Width};
use tls_rehearsal::domain::Cited;
use tls_rehearsal::words::source;

/// Columns of what is no terminal.
const WIDTH: u16 = 100;
/// Spaces between two columns.
const GAP: u16 = 2;

/// How many columns there are: what `COLUMNS` says, or else the terminal, or else 100.
pub fn width() -> u16 {
    seen().unwrap_or(WIDTH)
}

/// The same; nothing where nobody looks.
fn seen() -> Option<u16> {
    let said = std::env::var("COLUMNS").ok().and_then(|said| said.trim().parse().ok());
    said.map(NonZeroU16::get)
        .or_else(|| terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0))
        .filter(|width| *width > 0)
}

/// A line behind `mark`, wrapped where somebody looks; in a pipe it stays a line, to be found by its words.
pub fn line(mark: &str, text: &str) -> String {
    match seen() {
        Some(width) => paragraph(mark, text, width),
        None if mark.is_empty() => text.to_owned(),
        None => format!("{mark} {text}"),
    }
}

/// Rows under the names of their columns. Text is wrapped between words; a line break in a cell is kept.
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    pub fn new(heads: &[&str]) -> Self {
        Self { heads: heads.iter().map(|head| plain(head)).collect(), rows: Vec::new() }
    }

    /// One row more.
    pub fn row<Text: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = Text>) {
        self.rows.push(cells.into_iter().map(|cell| plain(cell.as_ref())).collect());
    }

    /// Its lines, in so many columns.
    pub fn text(&self, width: u16) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        if !self.heads.is_empty() {
            table.set_header(&self.heads);
        }
        table.add_rows(&self.rows);
        let least = self.least(width);
        let last = least.len().saturating_sub(1);
        for (at, (column, least)) in table.column_iter_mut().zip(least).enumerate() {
            let gap = if at < last { GAP } else { 0 };
            column.set_padding((0, gap));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least + gap)));
        }
        table.trim_fmt()
    }

    /// How wide each column is at least: as its longest word, as far as all of them fit.
    fn least(&self, width: u16) -> Vec<u16> {
        let count = self.rows.iter().map(Vec::len).chain([self.heads.len()]).max().unwrap_or(0);
        let longest = |column: usize| {
            let cells = self.rows.iter().chain([&self.heads]).filter_map(|row| row.get(column));
            cells.flat_map(|cell| cell.split_whitespace()).map(|word| word.chars().count()).max()
        };
        let longest: Vec<_> = (0..count).map(|column| longest(column).unwrap_or(0)).collect();
        let gaps = usize::from(GAP) * count.saturating_sub(1);
        let room = usize::from(width).saturating_sub(gaps);
        let fits = |most: &usize| longest.iter().map(|word| word.min(most)).sum::<usize>() <= room;
        let most = (1..=room).rev().find(fits).unwrap_or(1);
        longest.into_iter().map(|word| word.clamp(1, most.max(1)) as u16).collect()
    }
}

/// What is alike in one row: each key once, in order, with all that has it.
pub fn alike<Key: PartialEq, Each>(
    all: impl IntoIterator<Item = (Key, Each)>,
) -> Vec<(Key, Vec<Each>)> {
    let mut groups: Vec<(Key, Vec<Each>)> = Vec::new();
    for (key, each) in all {
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(each),
            None => groups.push((key, vec![each])),
        }
    }
    groups
}

/// `text` between words in so many columns; lines after the first begin under its text, behind `mark`.
pub fn paragraph(mark: &str, text: &str, width: u16) -> String {
    let mut table = Table::new(&[]);
    if mark.is_empty() {
        table.row([text]);
    } else {
        table.row([mark, text]);
    }
    table.text(width)
}

/// Sources by number, each said once.
#[derive(Default)]
pub struct Sources(Vec<Cited>);

impl Sources {
    /// The mark of `cited`: "[1]".
    pub fn mark(&mut self, cited: Cited) -> String {
        let at = self.0.iter().position(|known| *known == cited).unwrap_or_else(|| {
            self.0.push(cited);
            self.0.len() - 1
        });
        format!("[{}]", at + 1)
    }

    /// All of them, in the order of their numbers; empty where nothing was cited.
    pub fn text(&self, width: u16) -> String {
        let mut table = Table::new(&[]);
        for (number, cited) in (1..).zip(&self.0) {
            table.row([format!("[{number}]"), source::full(*cited)]);
        }
        table.text(width)
    }
}

/// What stands in a file may not steer a terminal.
fn plain(text: &str) -> String {
    text.replace(|letter: char| letter.is_control() && letter != '\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["Setting", "Value", "Why"]);
        table.row([
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384\nTLS_RSA_WITH_AES_128_CBC_SHA",
            "off",
            "",
        ]);
        let why = "a sentence of many words that no terminal shows in one line, however wide it is";
        table.row(["HTTP/2", "unknown", &why.repeat(4)]);
        table
    }

    #[test]
    fn no_line_is_wider_than_asked_for_and_no_word_is_lost() {
        for width in [1, 7, 20, 40, 60, 80, 100, 140, u16::MAX] {
            let text = table().text(width);
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(width < 20 || widest <= usize::from(width), "{width}: {widest}\n{text}");
            if width >= 60 {
                for word in ["TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "unknown", "terminal"] {
                    assert!(text.contains(word), "{width}: {word}\n{text}");
                }
            }
            assert!(text.lines().all(|line| line == line.trim_end()), "{text}");
        }
    }

    #[test]
    fn a_very_long_cell_is_wrapped_as_well() {
        for text in ["x".repeat(70_000), "word ".repeat(14_000)] {
            let text = paragraph("[1]", &text, 80);
            assert!(text.lines().count() > 900 && text.lines().all(|line| line.len() <= 80));
        }
    }

    #[test]
    fn a_table_that_fits_is_no_wider_than_its_text() {
        let mut table = Table::new(&["A", "B"]);
        table.row(["one", "two"]);
        assert_eq!(table.text(100), "A    B\none  two");
    }

    #[test]
    fn what_is_read_steers_no_terminal() {
        let mut table = Table::new(&["A"]);
        table.row(["\u{1b}[31mred\u{7}\ttext"]);
        assert!(!table.text(100).contains(|letter: char| letter.is_control() && letter != '\n'));
    }

    #[test]
    fn a_source_has_one_number_wherever_it_is_named() {
        let (one, two) = (Cited::ours("one"), Cited::ours("two"));
        let mut sources = Sources::default();
        assert_eq!(sources.text(100), "");
        let marks = [one, two, one].map(|cited| sources.mark(cited));
        assert_eq!(marks, ["[1]", "[2]", "[1]"]);
        let text = sources.text(40);
        assert!(text.starts_with("[1]  ") && text.contains("\n[2]  "), "{text}");
        assert!(text.contains("\n     "), "it goes on under its text: {text}");
    }
}
