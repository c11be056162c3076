//! Whether lessons are sound.

use clap::Args;
use serde::Serialize;
use tls_rehearsal::lesson::catalogue;
use tls_rehearsal::lesson::play::Surveys;
use tls_rehearsal::lesson::proof::{Effort, prove as proven};
use tls_rehearsal::lesson::search::{Bounds, search};
use tls_rehearsal::words::cli::lesson as say;
use tls_rehearsal::words::lesson::flaw;

use crate::lesson_read::{Opened, Unread, files, open};
use crate::table::line;
use crate::{Failed, Outcome, outcome};

#[derive(Args)]
pub struct Prove {
    /// Lessons of the catalogue, or files; all of the catalogue unless said
    #[arg(value_name = "LESSON")]
    lessons: Vec<String>,
    /// Also look for shorter ways: among so many pairs of acts, and so many sequences of chance, in each variant
    #[arg(long, value_name = "N", default_value_t = 0)]
    search: usize,
    /// Decides which sequences
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    json: bool,
}

/// `tls-rehearsal/lesson-proof/1`.
#[derive(Serialize)]
struct Document {
    schema: &'static str,
    holds: bool,
    lessons: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    lesson: String,
    holds: bool,
    variants: usize,
    plays: usize,
    failed: usize,
    /// Why it is no lesson.
    error: Option<Broken>,
    faults: Vec<FaultRow>,
}

#[derive(Serialize)]
struct Broken {
    path: String,
    variant: Option<usize>,
    text: String,
}

#[derive(Serialize)]
struct FaultRow {
    variant: usize,
    text: String,
    /// The acts of a shorter way.
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<Vec<String>>,
}

pub fn prove(wanted: &Prove) -> Result<Outcome, Failed> {
    let all = || catalogue::ALL.iter().map(|entry| entry.id.to_owned()).collect();
    let names = if wanted.lessons.is_empty() { all() } else { wanted.lessons.clone() };
    let surveys = Surveys::default();
    let mut rows = Vec::new();
    for name in names {
        let row = match open(&name) {
            Ok(opened) => of_lesson(wanted, &opened, &surveys),
            Err(Unread::Failed(failed)) => return Err(failed),
            Err(Unread::Broken { label, fault }) => Row {
                lesson: label,
                holds: false,
                variants: 0,
                plays: 0,
                failed: 0,
                error: Some(Broken {
                    path: fault.path.clone(),
                    variant: fault.variant.map(|variant| variant + 1),
                    text: fault.to_string(),
                }),
                faults: Vec::new(),
            },
        };
        if !wanted.json {
            out!("{}", row.text());
        }
        rows.push(row);
    }
    let holds = rows.iter().all(|row| row.holds);
    if wanted.json {
        out_json!(&Document { schema: "tls-rehearsal/lesson-proof/1", holds, lessons: rows });
    } else if rows.len() > 1 {
        let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum();
        let (variants, plays) = (sum(|row| row.variants), sum(|row| row.plays));
        out!("{}", line("", &say::proven(rows.len(), variants, plays)));
    }
    Ok(outcome(!holds))
}

fn of_lesson(wanted: &Prove, opened: &Opened, surveys: &Surveys) -> Row {
    let lesson = &opened.lesson;
    let ask = |question| surveys.ask(question);
    let (faults, Effort { variants, plays, failed }) =
        proven(lesson, &|variant| files(lesson, variant), &ask);
    let fault = |fault: &tls_rehearsal::lesson::proof::Fault| FaultRow {
        variant: fault.variant + 1,
        text: flaw(lesson, fault),
        way: None,
    };
    let mut faults: Vec<_> = faults.iter().map(fault).collect();
    // What is unsound is won by anything, or by nothing.
    if faults.is_empty() && wanted.search > 0 {
        faults = (0..lesson.variants.len())
            .filter_map(|variant| {
                let files = files(lesson, variant).ok()?;
                let bounds =
                    Bounds { pairs: wanted.search, sequences: wanted.search, seed: wanted.seed };
                let way = search(lesson, variant, &files, bounds, &ask)?;
                let way: Vec<_> = way.iter().map(ToString::to_string).collect();
                let text = say::shorter(variant, &way);
                Some(FaultRow { variant: variant + 1, text, way: Some(way) })
            })
            .collect();
    }
    let (lesson, holds) = (opened.label.clone(), faults.is_empty());
    Row { lesson, holds, variants, plays, failed, error: None, faults }
}

impl Row {
    fn text(&self) -> String {
        let lines: Vec<String> = match &self.error {
            Some(error) => vec![say::fault(&self.lesson, &error.text)],
            None if self.holds => {
                vec![say::sound(&self.lesson, self.variants, self.plays, self.failed)]
            }
            None => self.faults.iter().map(|row| say::fault(&self.lesson, &row.text)).collect(),
        };
        lines.iter().map(|each| line("", each)).collect::<Vec<_>>().join("\n")
    }
}
