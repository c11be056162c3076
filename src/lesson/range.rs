//! How many are wanted.

use super::cursor::{Cursor, Fault};
use super::node::Node;

/// From one number to another, both included; open on either side.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Range {
    /// The least.
    pub least: Option<u64>,
    /// The most.
    pub most: Option<u64>,
}

/// Greatest number that is compared with.
const NUMBER_MAX: u64 = 1_000_000_000_000;

/// What a range should be.
const A_RANGE: &str = "a number or {at_least, at_most}";

impl Range {
    /// Exactly so many.
    pub const fn exactly(number: u64) -> Self {
        Self { least: Some(number), most: Some(number) }
    }

    /// Is it within?
    pub fn holds(self, number: u64) -> bool {
        self.least.is_none_or(|least| number >= least)
            && self.most.is_none_or(|most| number <= most)
    }

    /// A number, or its bounds.
    pub fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        if let Node::Number(number) = cursor.node {
            return Ok(Self::exactly(*number));
        }
        if !matches!(cursor.node, Node::Object(_)) {
            return Err(cursor.expected(A_RANGE));
        }
        let bounds = cursor.object(&["at_least", "at_most"])?;
        let bound = |cursor: Cursor<'_>| cursor.number(0, NUMBER_MAX);
        let range =
            Self { least: bounds.read("at_least", bound)?, most: bounds.read("at_most", bound)? };
        match (range.least, range.most) {
            (None, None) => Err(cursor.expected(A_RANGE)),
            (Some(least), Some(most)) if least > most => {
                Err(cursor.expected("at_least no greater than at_most"))
            }
            _ => Ok(range),
        }
    }

    /// As it stands in a file.
    pub fn write(self) -> Node {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => Node::Number(least),
            (least, most) => Node::object([
                ("at_least", least.map(Node::Number)),
                ("at_most", most.map(Node::Number)),
            ]),
        }
    }
}
