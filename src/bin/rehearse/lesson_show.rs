//! A lesson as a learner reads it, and as a trainer does.

use clap::Args;
use serde::Serialize;
use tls_rehearsal::app::Model;
use tls_rehearsal::lesson::condition::Mode;
use tls_rehearsal::lesson::names::Named;
use tls_rehearsal::lesson::play::{Surveys, play};
use tls_rehearsal::lesson::question::Question;
use tls_rehearsal::lesson::sight::Ask;
use tls_rehearsal::lesson::texts::{Prose, Texts};
use tls_rehearsal::lesson::{Run, catalogue};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::lesson as say;
use tls_rehearsal::words::lesson::{asked, explained, goal, option, prose, statement};
use tls_rehearsal::words::piece::unmarked;

use crate::lesson_read::{Opened, Which, files, open};
use crate::table::{paragraph, width};
use crate::{Failed, Outcome};

#[derive(Args)]
pub struct Show {
    /// A lesson of the catalogue, or a file
    lesson: String,
    #[command(flatten)]
    which: Which,
    /// With hints, solution, right answers and debrief
    #[arg(long)]
    answers: bool,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    json: bool,
}

pub fn show(wanted: &Show) -> Result<Outcome, Failed> {
    let opened = open(&wanted.lesson)?;
    let variant = wanted.which.of(&opened.lesson)?;
    let files = files(&opened.lesson, variant).map_err(Failed)?;
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    // What is right is right where the solution answers it.
    let solution = opened.lesson.variant(variant).map(|variant| variant.solution.clone());
    let acts = solution.filter(|_| wanted.answers).unwrap_or_default();
    let played = play(&opened.lesson, variant, &files, 0, &acts, Some(&ask));
    let Some((run, model)) = played else { return Ok(Outcome::Holds) };
    let shown = Shown { opened: &opened, run: &run, model: &model, ask: &ask };
    let document = shown.document(variant, wanted.answers);
    if wanted.json {
        out_json!(&document);
    } else {
        out!("{}", document.text(width()));
    }
    Ok(Outcome::Holds)
}

struct Shown<'a> {
    opened: &'a Opened,
    run: &'a Run,
    model: &'a Model,
    ask: Ask<'a>,
}

/// `tls-rehearsal/lesson-show/1`.
#[derive(Serialize)]
struct Document {
    schema: &'static str,
    id: String,
    course: String,
    level: u8,
    minutes: u32,
    variant: usize,
    variants: usize,
    title: Option<String>,
    story: Vec<String>,
    goals: Vec<GoalRow>,
    questions: Vec<QuestionRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Answers>,
}

#[derive(Serialize)]
struct GoalRow {
    id: String,
    mode: &'static str,
    text: String,
    condition: String,
}

#[derive(Serialize)]
struct QuestionRow {
    id: String,
    ask: String,
    options: Vec<OptionRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

#[derive(Serialize)]
struct OptionRow {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct Answers {
    hints: Vec<String>,
    solution: Vec<ActRow>,
    debrief: Vec<String>,
    sources: Vec<SourceRow>,
}

#[derive(Serialize)]
struct ActRow {
    act: String,
    text: String,
}

#[derive(Serialize)]
struct SourceRow {
    id: String,
    title: Option<String>,
    address: Option<String>,
}

impl Shown<'_> {
    fn document(&self, variant: usize, answers: bool) -> Document {
        let (lesson, texts) = (&self.opened.lesson, self.opened.texts.as_deref());
        let goals = self.run.variant().goals.iter().enumerate();
        let goal_row = |(at, each): (usize, &tls_rehearsal::lesson::file::Goal)| GoalRow {
            id: each.id.clone(),
            mode: each.mode.word(),
            text: texts.map_or_else(
                || each.id.clone(),
                |texts| unmarked(&goal(texts, self.run, self.model, at)),
            ),
            condition: statement(&each.when),
        };
        Document {
            schema: "tls-rehearsal/lesson-show/1",
            id: lesson.id.clone(),
            course: lesson.course.clone(),
            level: lesson.level,
            minutes: lesson.minutes,
            variant: variant + 1,
            variants: lesson.variants.len(),
            title: texts.map(|texts| self.prose(&texts.title).concat()),
            story: texts.map(|texts| self.prose(&texts.story)).unwrap_or_default(),
            goals: goals.map(goal_row).collect(),
            questions: self
                .run
                .questions()
                .iter()
                .map(|each| self.question(each, answers))
                .collect(),
            answers: answers.then(|| self.answers(texts)),
        }
    }

    fn prose(&self, text: &Prose) -> Vec<String> {
        let paragraphs = prose(text, self.run, self.model, Some(self.ask));
        paragraphs.iter().map(|one| unmarked(one)).collect()
    }

    fn question(&self, question: &Question, answers: bool) -> QuestionRow {
        let texts = self.opened.texts.as_deref();
        let id = &question.id;
        let said = |texts: &Texts| unmarked(&asked(texts, self.run, self.model, question));
        let label = |one: &String| {
            let said = |texts| unmarked(&option(texts, self.run, self.model, question, one));
            texts.map_or_else(|| one.clone(), said)
        };
        // Answers are told as they stand in the file; a learner sees them shuffled.
        let options = if answers { question.options() } else { self.run.shown_options(question) };
        let lines = texts.map(|texts| explained(texts, self.run, self.model, question));
        QuestionRow {
            id: id.clone(),
            ask: texts.map_or_else(|| id.clone(), said),
            options: options
                .iter()
                .map(|one| OptionRow { id: one.clone(), text: label(one) })
                .collect(),
            right: self.run.answered(id).last.filter(|_| answers),
            why: lines
                .filter(|_| answers)
                .map(|lines| lines.iter().map(|line| unmarked(line)).collect())
                .unwrap_or_default(),
        }
    }

    fn answers(&self, texts: Option<&Texts>) -> Answers {
        let act = |act: &tls_rehearsal::lesson::Act| ActRow {
            act: act.to_string(),
            text: words::lesson::act(act),
        };
        let source = |id: &String| {
            let known = catalogue::source(id);
            SourceRow {
                id: id.clone(),
                title: known.as_ref().map(|source| source.title.clone()),
                address: known.and_then(|source| source.address),
            }
        };
        let hints = texts.map(|texts| &*texts.hints).unwrap_or_default();
        Answers {
            hints: hints.iter().map(|hint| self.prose(hint).join(" ")).collect(),
            solution: self.run.variant().solution.iter().map(act).collect(),
            debrief: texts.map(|texts| self.prose(&texts.debrief)).unwrap_or_default(),
            sources: self.opened.lesson.sources.iter().map(source).collect(),
        }
    }
}

impl Document {
    fn text(&self, width: u16) -> String {
        let mut blocks = Vec::new();
        let title = self.title.as_deref().unwrap_or(&self.id);
        let head = say::head(&self.id, self.variant - 1, self.variants, self.level, self.minutes);
        blocks.push(format!("{title}\n{head}"));
        blocks.extend(self.story.iter().map(|each| paragraph("", each, width)));
        let mode = |word: &str| Mode::named(word).unwrap_or_default();
        let goals = self.goals.iter().map(|row| say::goal(&row.text, mode(row.mode)));
        blocks.push(listed(say::goals(), goals, width));
        for question in &self.questions {
            let options = question.options.iter().map(|row| format!("{}: {}", row.id, row.text));
            let right = question.right.iter().map(|right| format!("{} {right}", say::right()));
            let lines = options.chain(right).chain(question.why.iter().cloned());
            blocks.push(listed(&format!("{}: {}", question.id, question.ask), lines, width));
        }
        if let Some(answers) = &self.answers {
            blocks.push(listed(say::hints(), answers.hints.iter().cloned(), width));
            let acts = answers.solution.iter().map(|row| format!("{}: {}", row.act, row.text));
            blocks.push(listed(say::solution(), acts, width));
            blocks.push(listed(say::debrief(), answers.debrief.iter().cloned(), width));
            let sources = answers.sources.iter().map(|row| {
                let rest = [&row.title, &row.address].into_iter().flatten();
                [&row.id].into_iter().chain(rest).cloned().collect::<Vec<_>>().join(", ")
            });
            blocks.push(listed(say::sources(), sources, width));
        }
        blocks.join("\n\n")
    }
}

/// Lines under a head.
fn listed(head: &str, lines: impl Iterator<Item = String>, width: u16) -> String {
    let lines = lines.map(|line| paragraph("*", &line, width));
    [paragraph("", head, width)].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}
