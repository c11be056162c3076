//! What a person has to know beside the answer: on standard error as it comes up, and again in every document.

use serde::Serialize;
use tls_rehearsal::codec::imported::{Imported, Place};
use tls_rehearsal::domain::Setting;
use tls_rehearsal::words;
use tls_rehearsal::words::cli as say;
use tls_rehearsal::words::setting::full_name;

use crate::table::{alike, line};

/// A remark, with the file it is about.
#[derive(Clone, Serialize)]
pub struct Note {
    pub file: Option<String>,
    /// From 1; null where the remark is about the whole.
    pub line: Option<u32>,
    pub column: Option<u32>,
    pub about: String,
    pub text: String,
    /// Something was left out, or may not be there at all.
    #[serde(skip)]
    pub left_out: bool,
}

/// All remarks of a run, in order.
#[derive(Default)]
pub struct Notes(Vec<Note>);

impl Notes {
    /// Says something about a file as a whole.
    pub fn say(&mut self, file: &str, about: &str, text: &str, left_out: bool) {
        eprintln!("{file}: {about}: {text}");
        self.0.push(Note {
            file: Some(file.to_owned()),
            line: None,
            column: None,
            about: about.to_owned(),
            text: text.to_owned(),
            left_out,
        });
    }

    /// Says what was remarked while files were read.
    pub fn of(&mut self, imported: &Imported) {
        for remark in &imported.remarks {
            let (file, line, column) = place(imported, remark.place);
            let text = &remark.text;
            let text = if remark.left_out { say::left_out(text) } else { text.clone() };
            let name = file.as_deref().unwrap_or("-");
            eprintln!("{name}: {}: {}: {text}", remark.place, remark.about);
            self.0.push(Note {
                file,
                line,
                column,
                about: remark.about.clone(),
                text: remark.text.clone(),
                left_out: remark.left_out || remark.absent,
            });
        }
    }

    /// Says `what` of settings that are not decided, of those for the same reason at the same place together.
    pub fn about(
        &mut self,
        imported: &Imported,
        label: &str,
        settings: &[Setting],
        what: &str,
        reason: impl Fn(Setting) -> String,
    ) {
        let said = settings
            .iter()
            .map(|setting| ((imported.of(*setting).place, reason(*setting)), full_name(*setting)));
        for ((at, why), names) in alike(said) {
            let (file, line, column) = place(imported, at);
            let file = file.unwrap_or_else(|| label.to_owned());
            let about = words::list(&names);
            let text = if why.is_empty() { what.to_owned() } else { format!("{what}: {why}") };
            if line.is_some() {
                eprintln!("{file}: {at}: {about}: {text}");
            } else {
                eprintln!("{file}: {about}: {text}");
            }
            self.0.push(Note { file: Some(file), line, column, about, text, left_out: true });
        }
    }

    /// All of them.
    pub fn all(&self) -> &[Note] {
        &self.0
    }

    /// Was anything left out?
    pub fn left_out(&self) -> bool {
        self.0.iter().any(|note| note.left_out)
    }
}

/// Says on standard output what is not decided, what is so for the same reason together.
pub fn undecided(doubts: &[(Setting, String)]) {
    for (why, names) in alike(doubts.iter().map(|(setting, why)| (why, full_name(*setting)))) {
        out!("{}", line(say::not_decided(), &say::undecided(&names, why)));
    }
}

/// The file, the line and the column of a place.
pub fn place(imported: &Imported, place: Place) -> (Option<String>, Option<u32>, Option<u32>) {
    if !place.is_somewhere() {
        return (None, None, None);
    }
    let file = imported.files.get(usize::from(place.file)).cloned();
    (file, Some(place.line), Some(place.column))
}
