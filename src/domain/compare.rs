//! What differs between two editions, computed from the rules.

use super::capability::{Capability, Cell, cell, rows};
use super::{Edition, Gateway};

/// A capability whose answer differs, with the gateways that share the same two answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// The row.
    pub capability: Capability,
    /// The gateways where it differs in this way.
    pub gateways: Vec<Gateway>,
    /// What the one edition says.
    pub from: Cell,
    /// What the other says.
    pub to: Cell,
}

/// Every capability that `from` and `to` answer differently, in the table's order.
pub fn differences(from: Edition, to: Edition) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for capability in rows() {
        for gateway in Gateway::ALL {
            let (one, other) = (cell(from, gateway, capability), cell(to, gateway, capability));
            if one.verdict == other.verdict {
                continue;
            }
            let same = found.iter_mut().find(|difference| {
                difference.capability == capability
                    && difference.from.verdict == one.verdict
                    && difference.to.verdict == other.verdict
            });
            match same {
                Some(difference) => difference.gateways.push(gateway),
                None => found.push(Difference {
                    capability,
                    gateways: vec![gateway],
                    from: one,
                    to: other,
                }),
            }
        }
    }
    found
}
