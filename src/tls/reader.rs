//! Bytes that enclose others, each with its place in what was pasted.

use super::hello::{Fault, HelloError};

/// Part of a message, with the place of each of its bytes in the input.
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) places: &'a [usize],
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) input: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.at >= self.end
    }

    /// The place of the next byte in the input.
    pub(super) fn place(&self) -> usize {
        self.places.get(self.at).copied().unwrap_or(self.input)
    }

    fn overrun<T>(&self, offset: usize) -> Result<T, HelloError> {
        Err(HelloError { fault: Fault::Overrun, offset })
    }

    pub(super) fn skip(&mut self, length: usize) -> Result<(), HelloError> {
        if self.at + length > self.end {
            return self.overrun(self.place());
        }
        self.at += length;
        Ok(())
    }

    pub(super) fn byte(&mut self) -> Result<u8, HelloError> {
        let place = self.place();
        let byte = self.bytes[..self.end].get(self.at).copied();
        self.at += 1;
        byte.map_or_else(|| self.overrun(place), Ok)
    }

    pub(super) fn number(&mut self) -> Result<u16, HelloError> {
        Ok(u16::from_be_bytes([self.byte()?, self.byte()?]))
    }

    /// What a length of so many bytes encloses.
    pub(super) fn enclosed(&mut self, length_bytes: usize) -> Result<Self, HelloError> {
        let place = self.place();
        let mut length = 0;
        for _ in 0..length_bytes {
            length = length << 8 | usize::from(self.byte()?);
        }
        if self.at + length > self.end {
            return self.overrun(place);
        }
        let inside = Reader { end: self.at + length, at: self.at, ..*self };
        self.at += length;
        Ok(inside)
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..self.end]
    }

    /// All that is left, two bytes each; `None` if a byte is over.
    pub(super) fn numbers(&mut self) -> Option<Vec<u16>> {
        let (pairs, over) = self.rest().as_chunks::<2>();
        self.at = self.end;
        over.is_empty().then(|| pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect())
    }
}
