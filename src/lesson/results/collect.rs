//! Many result files as one table: a learner a row, a lesson a column, and where most of them stand still.

use super::{Played, Read};

/// Most files that are collected.
pub const FILES_MAX: usize = 500;

/// Many result files, together.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Collected {
    /// A row a learner, by name.
    pub rows: Vec<Row>,
    /// Every lesson that somebody played: those of the list in its order, then others by name.
    pub lessons: Vec<Column>,
}

/// What a learner handed in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The name, as it was typed.
    pub name: String,
    /// The class code.
    pub class: Option<String>,
    /// How many files.
    pub files: usize,
    /// The check value of each of them is right.
    pub is_intact: bool,
    /// The best of each lesson.
    pub played: Vec<Played>,
}

/// How a lesson went for all of them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Column {
    /// Which.
    pub lesson: String,
    /// How many played it.
    pub tried: usize,
    /// How many solved it.
    pub solved: usize,
    /// The mean of their points, rounded down.
    pub points: u32,
    /// The goal that stands first among what is open for most of those who did not solve it, and for how many.
    pub stalled_at: Option<(String, usize)>,
}

impl Row {
    /// How a lesson went.
    pub fn of(&self, lesson: &str) -> Option<&Played> {
        self.played.iter().find(|played| played.lesson == lesson)
    }
}

impl Collected {
    /// All of them; `list` has the lessons in their order. Files of the same name and class code are of one learner.
    pub fn of(files: &[Read], list: &[&str]) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for file in files.iter().take(FILES_MAX) {
            let (name, class) = (&file.results.name, &file.results.class);
            let at = rows.iter().position(|row| row.name == *name && row.class == *class);
            let at = at.unwrap_or_else(|| {
                rows.push(Row {
                    name: name.clone(),
                    class: class.clone(),
                    files: 0,
                    is_intact: true,
                    played: Vec::new(),
                });
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(at) {
                row.add(file);
            }
        }
        rows.sort_by(|one, other| (&one.name, &one.class).cmp(&(&other.name, &other.class)));
        let place = |lesson: &str| list.iter().position(|listed| *listed == lesson);
        let mut lessons: Vec<&str> = rows
            .iter()
            .flat_map(|row| row.played.iter().map(|played| played.lesson.as_str()))
            .collect();
        lessons.sort_by_key(|lesson| (place(lesson).unwrap_or(usize::MAX), *lesson));
        lessons.dedup();
        let lessons = lessons.into_iter().map(|lesson| column(lesson, &rows)).collect();
        Self { rows, lessons }
    }

    /// As CSV (RFC 4180), a line for each lesson of each learner.
    pub fn csv(&self) -> String {
        let mut csv = HEAD.join(",");
        csv.push_str("\r\n");
        for row in &self.rows {
            for lesson in &self.lessons {
                let Some(played) = row.of(&lesson.lesson) else { continue };
                let goals = played.met.len() + played.open.len();
                let stalled = if played.solved { None } else { played.open.first() };
                let cells = [
                    row.name.clone(),
                    row.class.clone().unwrap_or_default(),
                    yes(row.is_intact),
                    played.lesson.clone(),
                    played.variant.to_string(),
                    yes(played.solved),
                    played.points.to_string(),
                    played.stars.to_string(),
                    played.hints.to_string(),
                    played.acts.len().to_string(),
                    played.minutes.to_string(),
                    played.met.len().to_string(),
                    goals.to_string(),
                    stalled.cloned().unwrap_or_default(),
                ];
                csv.push_str(&cells.map(|cell| quoted(&cell)).join(","));
                csv.push_str("\r\n");
            }
        }
        csv
    }
}

/// The columns of the CSV.
pub const HEAD: [&str; 14] = [
    "name",
    "class",
    "intact",
    "lesson",
    "variant",
    "solved",
    "points",
    "stars",
    "hints",
    "acts",
    "minutes",
    "goals_met",
    "goals",
    "stalled_at",
];

fn yes(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// A cell. What a table would take for a formula is text: a name is what a stranger typed.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

impl Row {
    fn add(&mut self, file: &Read) {
        self.files += 1;
        self.is_intact &= file.is_intact;
        for played in &file.results.lessons {
            match self.played.iter_mut().find(|known| known.lesson == played.lesson) {
                Some(known) if played.is_better_than(known) => *known = played.clone(),
                Some(_) => {}
                None => self.played.push(played.clone()),
            }
        }
    }
}

fn column(lesson: &str, rows: &[Row]) -> Column {
    let played: Vec<&Played> = rows.iter().filter_map(|row| row.of(lesson)).collect();
    let mut stalled: Vec<(&str, usize)> = Vec::new();
    for first in
        played.iter().filter(|played| !played.solved).filter_map(|played| played.open.first())
    {
        match stalled.iter_mut().find(|(goal, _)| goal == first) {
            Some((_, number)) => *number += 1,
            None => stalled.push((first, 1)),
        }
    }
    // Of goals with as many, the first by name: the same whatever the order of files.
    stalled.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    let points: u32 = played.iter().map(|played| played.points).sum();
    Column {
        lesson: lesson.to_owned(),
        tried: played.len(),
        solved: played.iter().filter(|played| played.solved).count(),
        points: points.checked_div(played.len() as u32).unwrap_or_default(),
        stalled_at: stalled.first().map(|(goal, number)| ((*goal).to_owned(), *number)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Results;
    use super::*;

    fn file(name: &str, lessons: &[(&str, bool, u32, &[&str])]) -> Read {
        let played = |(lesson, solved, points, open): &(&str, bool, u32, &[&str])| Played {
            lesson: (*lesson).to_owned(),
            solved: *solved,
            points: *points,
            open: open.iter().map(|goal| (*goal).to_owned()).collect(),
            ..Played::default()
        };
        let lessons = lessons.iter().map(played).collect();
        Read { results: Results { name: name.to_owned(), class: None, lessons }, is_intact: true }
    }

    #[test]
    fn a_lesson_stalls_at_the_goal_that_stands_first_for_most() {
        let files = [
            file("A", &[("b", false, 40, &["two", "three"]), ("a", true, 100, &[])]),
            file("B", &[("b", false, 20, &["one", "two"])]),
            file("C", &[("b", false, 30, &["two"]), ("z", false, 0, &["one"])]),
        ];
        let collected = Collected::of(&files, &["b", "a"]);
        let names: Vec<_> = collected.lessons.iter().map(|each| each.lesson.as_str()).collect();
        assert_eq!(names, ["b", "a", "z"]);
        assert_eq!(collected.lessons[0].stalled_at, Some(("two".to_owned(), 2)));
        assert_eq!((collected.lessons[0].tried, collected.lessons[0].points), (3, 30));
        assert_eq!(collected.lessons[1].stalled_at, None);
    }

    #[test]
    fn of_a_learner_with_several_files_the_best_counts_in_whatever_order() {
        let files = [file("A", &[("a", true, 60, &[])]), file("A", &[("a", false, 90, &["x"])])];
        for files in [files.to_vec(), files.iter().rev().cloned().collect()] {
            let collected = Collected::of(&files, &["a"]);
            assert_eq!(collected.rows.len(), 1);
            assert_eq!(collected.rows[0].files, 2);
            assert_eq!(collected.rows[0].of("a").map(|best| best.points), Some(60));
        }
    }

    #[test]
    fn a_name_never_becomes_a_formula_or_another_cell() {
        let csv = Collected::of(&[file("=1+1,\"x\"", &[("a", true, 60, &[])])], &["a"]).csv();
        let line = csv.lines().nth(1).unwrap_or_default();
        assert!(line.starts_with("\"'=1+1,\"\"x\"\"\",,yes,a,0,yes,60,"), "{line}");
    }
}
