//! Which lesson is meant: one of the catalogue by its name, or a file.

use std::path::Path;
use std::sync::Arc;

use clap::Args;
use tls_rehearsal::codec::import::import;
use tls_rehearsal::lesson::Lesson;
use tls_rehearsal::lesson::catalogue;
use tls_rehearsal::lesson::class::variant_of;
use tls_rehearsal::lesson::cursor::Fault;
use tls_rehearsal::lesson::perform::Files;
use tls_rehearsal::lesson::texts::Texts;
use tls_rehearsal::words::cli::lesson as say;

use crate::Failed;
use crate::input::text;

/// A lesson, and its words, if there are any.
pub struct Opened {
    pub label: String,
    pub lesson: Arc<Lesson>,
    pub texts: Option<Arc<Texts>>,
}

/// Why there is none.
pub enum Unread {
    /// There is nothing to be read.
    Failed(Failed),
    /// What is read is no lesson.
    Broken { label: String, fault: Fault },
}

impl From<Unread> for Failed {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Failed(failed) => failed,
            Unread::Broken { label, fault } => Self(say::fault(&label, &fault.to_string())),
        }
    }
}

/// The lesson of this name or in this file; its words in English stand in it, or beside it.
pub fn open(name: &str) -> Result<Opened, Unread> {
    let is_path = name == "-" || name.contains(['.', '/', '\\']);
    if !is_path {
        let Some(opened) = catalogue::open(name) else {
            return Err(Unread::Failed(Failed(say::unknown(name))));
        };
        let label = name.to_owned();
        let opened = opened.map_err(|fault| Unread::Broken { label: label.clone(), fault })?;
        return Ok(Opened { label, lesson: opened.lesson, texts: Some(opened.texts) });
    }
    let broken = |label: &str| {
        let label = label.to_owned();
        move |fault| Unread::Broken { label, fault }
    };
    let lesson = Lesson::read(&text(name).map_err(Unread::Failed)?).map_err(broken(name))?;
    let english = lesson.texts.iter().find(|texts| texts.language == "en");
    let mut texts = english.or_else(|| lesson.texts.first()).cloned();
    let beside = name.strip_suffix(".json").map(|stem| format!("{stem}.en.json"));
    if let (None, Some(beside)) = (&texts, beside.filter(|beside| Path::new(beside).is_file())) {
        let words = text(&beside).map_err(Unread::Failed)?;
        texts = Some(Texts::read(&words, &lesson).map_err(broken(&beside))?);
    }
    Ok(Opened { label: name.to_owned(), lesson: Arc::new(lesson), texts: texts.map(Arc::new) })
}

/// Which variant.
#[derive(Args)]
pub struct Which {
    /// The variant, from 1
    #[arg(long, value_name = "N", default_value_t = 1)]
    variant: usize,
    /// The variant of those with this class code
    #[arg(long, value_name = "CODE", conflicts_with = "variant")]
    class: Option<String>,
}

impl Which {
    /// The position of the variant.
    pub fn of(&self, lesson: &Lesson) -> Result<usize, Failed> {
        let variants = lesson.variants.len();
        if let Some(code) = &self.class {
            return Ok(variant_of(code, &lesson.id, variants));
        }
        match self.variant.checked_sub(1) {
            Some(at) if at < variants => Ok(at),
            _ => Err(Failed(say::no_variant(self.variant, variants))),
        }
    }
}

/// The texts of a variant, read; else the name of one with what is wrong with it.
pub fn files(lesson: &Lesson, variant: usize) -> Result<Files, String> {
    let Some(variant) = lesson.variant(variant) else { return Ok(Vec::new()) };
    let read = |(name, text): &(String, String)| match import(text) {
        Ok(imported) => Ok((name.clone(), Arc::new(imported))),
        Err(error) => Err(say::fault(name, &error.to_string())),
    };
    variant.files.iter().map(read).collect()
}
