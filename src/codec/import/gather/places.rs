//! Lines and characters of bytes.

use std::cell::RefCell;

use super::super::Source;
use crate::codec::imported::Place;

/// A file with what its places are counted by.
pub struct Lines<'a> {
    /// What the file is called.
    pub name: &'a str,
    text: &'a str,
    counted: RefCell<Counted>,
}

/// How far lines and characters were counted: texts are read forward, and a line may be all of one.
#[derive(Clone, Copy, Default)]
struct Counted {
    byte: usize,
    /// Line ends before it.
    lines: u32,
    /// Characters between it and the last of them.
    characters: u32,
}

impl<'a> Lines<'a> {
    pub const fn new(source: &Source<'a>) -> Self {
        let counted = Counted { byte: 0, lines: 0, characters: 0 };
        Self { name: source.name, text: source.text, counted: RefCell::new(counted) }
    }

    pub fn place(&self, file: u16, byte: usize) -> Place {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let mut counted = self.counted.borrow_mut();
        if counted.byte > byte {
            *counted = Counted::default();
        }
        let passed = self.text.get(counted.byte..byte).unwrap_or_default();
        let ends = passed.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let last = passed.rsplit('\n').next().unwrap_or_default();
        let characters = last.chars().count() as u32;
        *counted = Counted {
            byte,
            lines: counted.lines + ends,
            characters: if ends > 0 { characters } else { counted.characters + characters },
        };
        Place { file, line: counted.lines + 1, column: counted.characters + 1 }
    }
}

/// The line and the character of a byte in a text.
pub fn place_in(text: &str, byte: usize) -> Place {
    Lines::new(&Source { name: "", text }).place(0, byte)
}
