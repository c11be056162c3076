//! What a button in a table asks for, as text: "adopt-1f3" or "close".

use std::fmt;

use crate::domain::Config;

/// What a button asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
    /// Make this the draft.
    Adopt(Config),
    /// Turn these settings of the draft, a bit each.
    Turn(Config),
    /// Open the handshake of the member at this position.
    Open(usize),
    /// Close it.
    Close,
    /// Show it with the live configuration.
    Before,
    /// Show it with the draft.
    After,
    /// Turn whether that member must go on working.
    Keep(usize),
    /// Take that member out.
    Remove(usize),
    /// Add the built-in profile at this position of the catalogue.
    Add(usize),
    /// Add the client that is described.
    AddOwn,
    /// Sort and filter again.
    Again,
    /// Back to the built-in fleet.
    Example,
    /// Begin with nobody.
    Empty,
    /// Offer the fleet as a file.
    Download,
    /// Put the fleet on the clipboard.
    Copy,
    /// Bring in the fleet that was pasted.
    Import,
    /// Something on the Rollout tab.
    Rollout(RolloutAct),
    /// Try the operation at this position.
    Try(usize),
}

/// What a button on the Rollout tab asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RolloutAct {
    /// Go back to what was live.
    RollBack,
    /// Show less of the rollout, and larger.
    ZoomIn,
    /// Show more of it.
    ZoomOut,
    /// Show what comes before.
    Earlier,
    /// Show what comes after.
    Later,
    /// Show all of it.
    Whole,
    /// Offer the picture as SVG.
    SaveSvg,
    /// Offer it as PNG.
    SavePng,
    /// Print the page.
    Print,
    /// Offer the window as a calendar.
    SaveCalendar,
    /// Offer the change request.
    SaveRequest,
    /// Put it on the clipboard.
    CopyRequest,
    /// Take the pasted hours.
    Hours,
    /// Back to how all that is set was.
    Reset,
}

/// Acts that need no number, with their names.
const PLAIN: [(Act, &str); 24] = [
    (Act::Close, "close"),
    (Act::Before, "before"),
    (Act::After, "after"),
    (Act::AddOwn, "own"),
    (Act::Again, "again"),
    (Act::Example, "example"),
    (Act::Empty, "empty"),
    (Act::Download, "download"),
    (Act::Copy, "copy"),
    (Act::Import, "import"),
    (Act::Rollout(RolloutAct::RollBack), "rollback"),
    (Act::Rollout(RolloutAct::ZoomIn), "zoomin"),
    (Act::Rollout(RolloutAct::ZoomOut), "zoomout"),
    (Act::Rollout(RolloutAct::Earlier), "earlier"),
    (Act::Rollout(RolloutAct::Later), "later"),
    (Act::Rollout(RolloutAct::Whole), "whole"),
    (Act::Rollout(RolloutAct::SaveSvg), "svg"),
    (Act::Rollout(RolloutAct::SavePng), "png"),
    (Act::Rollout(RolloutAct::Print), "print"),
    (Act::Rollout(RolloutAct::SaveCalendar), "calendar"),
    (Act::Rollout(RolloutAct::SaveRequest), "request"),
    (Act::Rollout(RolloutAct::CopyRequest), "copyrequest"),
    (Act::Rollout(RolloutAct::Hours), "hours"),
    (Act::Rollout(RolloutAct::Reset), "reset"),
];

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, number) = match self {
            Self::Adopt(config) => ("adopt-", config.bits()),
            Self::Turn(settings) => ("turn-", settings.bits()),
            Self::Open(at) => ("open-", *at as u32),
            Self::Keep(at) => ("keep-", *at as u32),
            Self::Remove(at) => ("remove-", *at as u32),
            Self::Add(at) => ("add-", *at as u32),
            Self::Try(at) => ("try-", *at as u32),
            Self::Close
            | Self::Before
            | Self::After
            | Self::AddOwn
            | Self::Again
            | Self::Example
            | Self::Empty
            | Self::Download
            | Self::Copy
            | Self::Import
            | Self::Rollout(_) => {
                let name = PLAIN.iter().find(|(act, _)| act == self).map(|(_, name)| *name);
                return f.write_str(name.unwrap_or_default());
            }
        };
        f.write_str(name)?;
        number.fmt(f)
    }
}

impl Act {
    /// What `text` asks for; `None` if nothing.
    pub fn read(text: &str) -> Option<Self> {
        let Some((name, number)) = text.split_once('-') else {
            return PLAIN.iter().find(|(_, name)| *name == text).map(|(act, _)| *act);
        };
        let number: u32 = number.parse().ok()?;
        let at = number as usize;
        match name {
            "adopt" => Some(Self::Adopt(Config::from_bits(number))),
            "turn" => Some(Self::Turn(Config::from_bits(number))),
            "open" => Some(Self::Open(at)),
            "keep" => Some(Self::Keep(at)),
            "remove" => Some(Self::Remove(at)),
            "add" => Some(Self::Add(at)),
            "try" => Some(Self::Try(at)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let numbered = [
            Act::Adopt(Config::from_bits(u32::MAX)),
            Act::Turn(Config::from_bits(5)),
            Act::Open(7),
            Act::Keep(1),
            Act::Remove(2),
            Act::Add(0),
            Act::Try(3),
        ];
        for act in numbered.into_iter().chain(PLAIN.map(|(act, _)| act)) {
            assert_eq!(Act::read(&act.to_string()), Some(act));
        }
        for text in ["", "adopt", "adopt-x", "open--1", "close-1"] {
            assert_eq!(Act::read(text), None);
        }
    }
}
