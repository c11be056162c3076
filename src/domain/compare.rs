//! What differs between two editions, or between tiers, computed from the rules.

use super::capability::{Capability, Cell, cell, rows};
use super::{Edition, Gateway, Tier};

/// Which rows of the table are looked at.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Rows {
    /// All of them.
    #[default]
    All,
    /// Those to which not every tier gives the same answer.
    TiersDiffer,
    /// Those which the other edition answers otherwise for some gateway.
    EditionsDiffer,
}

impl Rows {
    /// Every choice, as they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::TiersDiffer, Self::EditionsDiffer];

    /// Is `capability` among them, by the rules of `edition`?
    pub fn show(self, edition: Edition, capability: Capability) -> bool {
        let verdict = |edition, gateway| cell(edition, gateway, capability).verdict;
        match self {
            Self::All => true,
            Self::TiersDiffer => {
                let mut verdicts =
                    Tier::ALL.map(|tier| verdict(edition, Gateway::Managed(tier))).into_iter();
                let first = verdicts.next();
                verdicts.any(|verdict| Some(verdict) != first)
            }
            Self::EditionsDiffer => Gateway::ALL
                .into_iter()
                .any(|gateway| verdict(edition, gateway) != verdict(edition.compared(), gateway)),
        }
    }
}

const _: () = assert!(Rows::ALL.len() == Rows::EditionsDiffer as usize + 1);

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
