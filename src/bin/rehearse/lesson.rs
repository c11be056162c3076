//! Lessons on the command line.

use clap::{Args, Subcommand};

use crate::lesson_pack::{Pack, pack};
use crate::{Failed, Outcome};

#[derive(Args)]
pub struct Lesson {
    #[command(subcommand)]
    pub command: LessonCommand,
}

#[derive(Subcommand)]
pub enum LessonCommand {
    /// Lessons as packages for an LMS
    Pack(Pack),
}

pub fn lesson(wanted: &Lesson) -> Result<Outcome, Failed> {
    match &wanted.command {
        LessonCommand::Pack(wanted) => pack(wanted),
    }
}
