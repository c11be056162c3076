//! What a plan assumes where no source says anything; people may assume something else.

use crate::domain::{Cited, Confidence, Instance, Source, Tier};

/// How long "or longer" may be, and how often. No source gives a figure: all of it is ours.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Tail {
    /// In so many of a hundred regions it takes longer than the documented time.
    pub percent: u8,
    /// Most minutes more, before units scale it.
    pub minutes: u16,
    /// How likely short and long ones are.
    pub shape: TailShape,
}

/// How likely a short tail is beside a long one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TailShape {
    /// Every length is as likely.
    Even,
    /// Short ones are likelier: the shorter of two even draws.
    Falling,
}

impl TailShape {
    /// Both shapes.
    pub const ALL: [Self; 2] = [Self::Even, Self::Falling];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Even => "Every length as likely",
            Self::Falling => "Short ones likelier",
        }
    }
}

/// For how much of a save Developer does not answer. That it has downtime is documented, how long is not.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Downtime {
    /// While its unit is replaced, which is prepared before and checked after.
    Middle,
    /// From Save to the end.
    Whole,
}

impl Downtime {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Middle, Self::Whole];

    /// Is there anything to choose on `instance`? Only Developer answers nobody meanwhile.
    pub fn matters(instance: Instance) -> bool {
        instance.tier() == Tier::Developer
    }

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Middle => "The middle of the save",
            Self::Whole => "The whole of the save",
        }
    }

    /// Where it comes from.
    pub const fn cited(self) -> Cited {
        match self {
            Self::Middle => {
                Cited::ours("a unit is prepared before it is replaced, and checked after it")
            }
            Self::Whole => Cited::new(
                Source::DocsIssue114078,
                "Developer is unavailable while its CA certificates change, 30 to 40 minutes",
                Confidence::Reported,
            ),
        }
    }
}

/// What is assumed of a rollout.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Assumed {
    /// "Or longer".
    pub tail: Tail,
    /// The first region is updated after all others, not before them. The order is not documented.
    pub first_last: bool,
    /// No caller is sent to a region while it is updated. Whether one is drained is not documented.
    pub drained: bool,
    /// For how much of a save Developer does not answer.
    pub downtime: Downtime,
}

impl Assumed {
    /// Where all of it comes from.
    pub const CITED: Cited =
        Cited::ours("no source gives the tail, the order of regions or a drain");

    /// One region in ten takes up to 30 minutes more; regions in the order of their list, none drained; Developer
    /// answers while its unit is prepared and checked.
    pub const DEFAULT: Self = Self {
        tail: Tail { percent: 10, minutes: 30, shape: TailShape::Even },
        first_last: false,
        drained: false,
        downtime: Downtime::Middle,
    };
}

impl Default for Assumed {
    fn default() -> Self {
        Self::DEFAULT
    }
}
