//! What a button in a table asks for, as text: "adopt-1f3" or "open-12".

use std::fmt;

use crate::domain::Config;

/// What a button in a table asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
    /// Make this the draft.
    Adopt(Config),
    /// Open the handshake of the member at this position.
    Open(usize),
    /// Add the built-in profile at this position of the catalogue.
    Add(usize),
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, number) = match self {
            Self::Adopt(config) => ("adopt-", config.bits()),
            Self::Open(at) => ("open-", *at as u32),
            Self::Add(at) => ("add-", *at as u32),
        };
        f.write_str(name)?;
        number.fmt(f)
    }
}

impl Act {
    /// What `text` asks for; `None` if nothing.
    pub fn read(text: &str) -> Option<Self> {
        let (name, number) = text.split_once('-')?;
        let number: u32 = number.parse().ok()?;
        match name {
            "adopt" => Some(Self::Adopt(Config::from_bits(number))),
            "open" => Some(Self::Open(number as usize)),
            "add" => Some(Self::Add(number as usize)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for act in [Act::Adopt(Config::from_bits(u32::MAX)), Act::Open(7), Act::Add(0)] {
            assert_eq!(Act::read(&act.to_string()), Some(act));
        }
        for text in ["", "adopt", "adopt-x", "open--1", "close-1"] {
            assert_eq!(Act::read(text), None);
        }
    }
}
