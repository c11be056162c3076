//! Lessons on the command line.

use clap::{Args, Subcommand};
use serde::Serialize;
use tls_rehearsal::lesson::catalogue::{Course, Head, courses};
use tls_rehearsal::words::cli::lesson as say;

use crate::lesson_pack::{Pack, pack};
use crate::lesson_play::{Play, play};
use crate::lesson_prove::{Prove, prove};
use crate::lesson_show::{Show, show};
use crate::table::{Table, paragraph, width};
use crate::{Failed, Outcome};

#[derive(Args)]
pub struct Lesson {
    #[command(subcommand)]
    pub command: LessonCommand,
}

#[derive(Subcommand)]
pub enum LessonCommand {
    /// The lessons that come with the page, course by course
    List(List),
    /// A lesson as a learner reads it, or with all its answers
    Show(Show),
    /// Acts of a file, played in a lesson; 1 if that does not solve it
    Play(Play),
    /// Whether lessons are sound; 1 if one is not, or is no lesson
    Prove(Prove),
    /// Lessons as packages for an LMS
    Pack(Pack),
}

#[derive(Args)]
pub struct List {
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    json: bool,
}

pub fn lesson(wanted: &Lesson) -> Result<Outcome, Failed> {
    match &wanted.command {
        LessonCommand::List(wanted) => list(wanted),
        LessonCommand::Show(wanted) => show(wanted),
        LessonCommand::Play(wanted) => play(wanted),
        LessonCommand::Prove(wanted) => prove(wanted),
        LessonCommand::Pack(wanted) => pack(wanted),
    }
}

fn list(wanted: &List) -> Result<Outcome, Failed> {
    let courses = courses();
    if wanted.json {
        out_json!(&Document::of(courses));
        return Ok(Outcome::Holds);
    }
    let width = width();
    let of_course = |course: &Course| {
        let heads = [say::lesson(), say::title(), say::level(), say::minutes(), say::variants()];
        let mut table = Table::new(&heads);
        for Head { id, title, level, minutes, variants, .. } in &course.lessons {
            let [level, minutes, variants] =
                [u32::from(*level), *minutes, *variants as u32].map(|number| number.to_string());
            table.row([id, title, &level, &minutes, &variants]);
        }
        format!("{}\n\n{}", paragraph("", &course.title, width), table.text(width))
    };
    out!("{}", courses.iter().map(of_course).collect::<Vec<_>>().join("\n\n"));
    Ok(Outcome::Holds)
}

/// `tls-rehearsal/lesson-list/1`.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    courses: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    lessons: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    title: &'a str,
    about: &'a str,
    level: u8,
    minutes: u32,
    variants: usize,
    after: &'a [String],
}

impl<'a> Document<'a> {
    fn of(courses: &'a [Course]) -> Self {
        let one = |head: &'a Head| One {
            id: &head.id,
            title: &head.title,
            about: &head.card,
            level: head.level,
            minutes: head.minutes,
            variants: head.variants,
            after: &head.after,
        };
        let row = |course: &'a Course| Row {
            id: &course.id,
            title: &course.title,
            lessons: course.lessons.iter().map(one).collect(),
        };
        Self { schema: "tls-rehearsal/lesson-list/1", courses: courses.iter().map(row).collect() }
    }
}
