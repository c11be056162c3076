//! Files and standard input, and what they come to.

use std::io::Read;

use tls_rehearsal::codec::import::{Failure, ImportError, Source, decode, import_files};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::codec::link::{self, LinkError, Snapshot};
use tls_rehearsal::words::cli::input as say;

use crate::Failed;

/// What stands in `path`, or in standard input for "-".
pub fn text(path: &str) -> Result<String, Failed> {
    let mut bytes = Vec::new();
    if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path).map_err(|error| Failed(format!("{path}: {error}")))?;
    }
    decode(&bytes).map_err(|error| Failed(format!("{path}: {error}")))
}

/// Files that are read together, as a person names them.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub paths: &'a [String],
    /// Which instance, where there are several.
    pub name: Option<&'a str>,
    /// Of the only instance the name does not matter: it is what is live beside one of that name.
    pub any_name: bool,
}

impl Asked<'_> {
    /// The first of them stands for all in what is said of the whole.
    pub fn label(&self) -> &str {
        self.paths.first().map_or("-", String::as_str)
    }
}

/// What a configuration was read from.
pub enum Origin {
    Link(Snapshot),
    Files(Imported),
}

/// Reads files of any format that is read, or a share link.
pub fn origin(asked: Asked) -> Result<Origin, Failed> {
    let texts = asked.paths.iter().map(|path| text(path)).collect::<Result<Vec<_>, _>>()?;
    if let ([path], [text]) = (asked.paths, texts.as_slice()) {
        // A link has no space; an export that names one in a comment has.
        let link = text.trim();
        if !link.contains(char::is_whitespace) {
            let fragment = link.rsplit_once('#').map_or(link, |(_, fragment)| fragment);
            match link::read(fragment) {
                Ok(snapshot) => return Ok(Origin::Link(snapshot)),
                Err(LinkError::Foreign | LinkError::TooLong(_)) => {}
                Err(error) => return Err(Failed(format!("{path}: {error}"))),
            }
        }
    }
    let texts = asked.paths.iter().zip(&texts);
    let sources: Vec<_> = texts.map(|(name, text)| Source { name, text }).collect();
    let read = match import_files(&sources, asked.name) {
        Err(Failure { error: ImportError::NoSuch(_, names), .. })
            if asked.any_name && names.len() == 1 =>
        {
            import_files(&sources, None)
        }
        read => read,
    };
    let refused = |Failure { file, error }: Failure| {
        Failed(format!("{}: {error}", asked.paths.get(file).map_or("-", String::as_str)))
    };
    Ok(Origin::Files(read.map_err(refused)?))
}

/// The same, where a scan will not do.
pub fn configuration(asked: Asked) -> Result<Origin, Failed> {
    let origin = origin(asked)?;
    if let Origin::Files(imported) = &origin
        && imported.kind.is_scan()
    {
        return Err(Failed(say::a_scan(asked.label(), imported)));
    }
    Ok(origin)
}

/// Standard input is read once.
///
/// # Errors
///
/// If it is asked for more than once.
pub fn once<'a>(paths: impl IntoIterator<Item = &'a String>) -> Result<(), Failed> {
    if paths.into_iter().filter(|path| *path == "-").count() > 1 {
        return Err(say::input_twice().into());
    }
    Ok(())
}
