//! Structures as they are written, that are parsed only when they are asked for, and only as far as they matter: parsing is slow.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use hcl_edit::structure::Body as Parsed;

use super::super::value::At;
use super::cut::{Piece, pieces};
use super::term::Origin;

/// Most bytes that are parsed, of all files together.
pub const PARSED_MAX: usize = 512 * 1024;
/// Longest structure that is parsed as it is.
const WHOLE_MAX: usize = 16 * 1024;
pub const TOO_LARGE: &str =
    "what has to be read of it is too large; give the file of the gateway and its variables alone";

/// What matters in a resource that is about an instance.
const MATTERS: [&str; 15] = [
    "additional_location",
    "body",
    "count",
    "dynamic",
    "for_each",
    "method",
    "name",
    "protocols",
    "resource_id",
    "security",
    "sensitive_body",
    "sku",
    "sku_name",
    "type",
    "lifecycle",
];

/// The room that is left for parsing.
pub struct Room {
    bytes: Cell<usize>,
    used_up: Cell<bool>,
}

impl Default for Room {
    fn default() -> Self {
        Self { bytes: Cell::new(PARSED_MAX), used_up: Cell::new(false) }
    }
}

impl Room {
    /// Was there something that did not fit?
    pub const fn is_used_up(&self) -> bool {
        self.used_up.get()
    }

    /// Takes so many bytes, if they are left.
    fn take(&self, length: usize) -> bool {
        let rest = self.bytes.get().checked_sub(length);
        self.bytes.set(rest.unwrap_or_default());
        self.used_up.set(self.used_up.get() || rest.is_none());
        rest.is_some()
    }
}

/// A structure, as it is written.
pub struct Text<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where it begins.
    pub at: At,
    parsed: OnceCell<Box<Result<Parsed, (usize, String)>>>,
}

impl<'a> Text<'a> {
    /// A structure that is parsed wholly.
    pub const fn new(text: &'a str, at: At) -> Self {
        Self { text: Cow::Borrowed(text), at, parsed: OnceCell::new() }
    }

    /// A block of a file: of a long one what matters.
    pub fn block(file: &'a str, piece: &Piece, at: At) -> Self {
        let text = file.get(piece.start..piece.end).unwrap_or_default();
        let is_resource = piece.word == "resource";
        match piece.body {
            Some(body) if text.len() > WHOLE_MAX => {
                let text = Cow::Owned(shortened(file, piece, body, is_resource));
                Self { text, at, parsed: OnceCell::new() }
            }
            Some(_) | None => Self::new(text, at),
        }
    }

    /// The text, and where it stands.
    pub fn origin(&self) -> Origin<'_> {
        Origin { text: &self.text, at: self.at, fixed: false }
    }

    /// Parses it, if there is room; the byte and the message of an error.
    pub fn parsed(&self, room: &Room) -> Result<&Parsed, &(usize, String)> {
        let parse = || {
            let length = self.text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
            if !room.take(length) {
                return Box::new(Err((0, TOO_LARGE.to_owned())));
            }
            let error = |error: hcl_edit::parser::Error| {
                (error.location().offset(), error.message().to_owned())
            };
            Box::new(self.text.parse().map_err(error))
        };
        self.parsed.get_or_init(parse).as_ref().as_ref()
    }
}

/// A block in which space stands for what does not matter, so that places stay.
fn shortened(file: &str, piece: &Piece, (start, end): (usize, usize), is_resource: bool) -> String {
    let mut bytes = file.as_bytes().get(piece.start..piece.end).unwrap_or_default().to_vec();
    for inner in pieces(file, start, end).map_while(Result::ok) {
        let text = file.get(inner.start..inner.end).unwrap_or_default();
        let stays = match inner.word {
            "dynamic" => MATTERS.contains(&inner.labels[0]),
            word if is_resource => MATTERS.contains(&word),
            "source" | "name" => true,
            _ => mentions(text),
        };
        if stays {
            continue;
        }
        let within = inner.start - piece.start..inner.end - piece.start;
        for byte in bytes.get_mut(within).unwrap_or_default() {
            if !matches!(*byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// May a text name a setting or a tier?
pub fn mentions(text: &str) -> bool {
    [
        "tls1",
        "ssl30",
        "http2",
        "cipher",
        "chipers",
        "ateway.",
        "ateway_",
        "sku",
        "Sku",
        "SKU",
        "ustomProperties",
        "ustom_properties",
    ]
    .iter()
    .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_block_what_matters_stays_in_its_place() {
        let tags: String = (0..4000).map(|number| format!("    t{number} = \"ä\"\r\n")).collect();
        let text = format!(
            "resource \"azurerm_api_management\" \"a\" {{\n  tags = {{\n{tags}  }}\n  name = \"b\"\n}}\n"
        );
        let piece = pieces(&text, 0, text.len()).next();
        let piece = piece.and_then(Result::ok).unwrap_or(Piece {
            word: "",
            labels: [""; 2],
            start: 0,
            end: 0,
            body: None,
        });
        let block = Text::block(&text, &piece, At::NOWHERE);
        assert_eq!(block.text.find("name"), text.find("name ="));
        assert!(!block.text.contains("t17"));
        let room = Room::default();
        assert!(block.parsed(&room).is_ok());
        assert!(PARSED_MAX - room.bytes.get() <= text.len());
    }

    #[test]
    fn what_is_larger_than_the_room_is_not_parsed() {
        let text = "a = 1\n";
        let room = Room { bytes: Cell::new(4), used_up: Cell::new(false) };
        assert!(Text::new(text, At::NOWHERE).parsed(&room).is_ok());
        assert!(!room.is_used_up());
        assert!(Text::new(text, At::NOWHERE).parsed(&room).is_err() && room.is_used_up());
    }
}
