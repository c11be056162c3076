//! What the draft at hand says of itself: where to begin, who is lost, what it is worth.

use std::sync::Arc;

use super::Model;
use crate::domain::Config;
use crate::tls::fleet::Member;
use crate::tls::harden::point;
use crate::tls::impact::Totals;
use crate::tls::preset::Preset;

/// A draft to begin with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// What others recommend.
    pub preset: Preset,
    /// As far as this instance goes.
    pub config: Config,
    /// Its posture score.
    pub score: u32,
    /// Members that would stop connecting.
    pub lost: u32,
}

/// A member that would stop connecting.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Its name.
    pub name: Arc<str>,
    /// Its requests a day.
    pub requests: u32,
    /// Those of its whole side.
    pub of: u64,
}

/// Who stops connecting.
#[derive(Clone, Debug, PartialEq)]
pub struct Losses {
    /// The sums, by side.
    pub totals: [Totals; 2],
    /// Who, those with most requests first.
    pub lost: Vec<Loss>,
}

impl Model {
    /// Drafts to begin with, where nothing waits yet: those presets that would change something.
    pub fn starts(&self) -> Vec<Start> {
        let (instance, live) = (self.instance(), self.target());
        [Preset::PsRule, Preset::Nist, Preset::Intermediate]
            .into_iter()
            .map(|preset| {
                let config = preset.reach(instance, self.channel(), live).config;
                let point = point(instance, self.fleet(), live, config);
                Start { preset, config, score: point.score, lost: point.lost }
            })
            .filter(|start| start.config != live)
            .collect()
    }

    /// Who stops connecting when the draft becomes live.
    pub fn losses(&self) -> Losses {
        let (impact, fleet) = (self.impact(), self.fleet());
        let loss = |at| {
            let member: &Member = fleet.members.get(at)?;
            Some(Loss {
                name: member.profile.facts().name.to_string().into(),
                requests: member.requests,
                of: fleet.requests(member.profile.side()),
            })
        };
        Losses {
            totals: impact.both(fleet),
            lost: impact.lost().into_iter().filter_map(loss).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Intent, update};

    #[test]
    fn every_start_changes_something_and_costs_what_impact_says_of_it() {
        let mut model = Model::default();
        let starts = model.starts();
        assert_eq!(starts.len(), 3);
        for start in starts {
            update(&mut model, Intent::Adopt(start.config));
            assert_eq!(model.draft(), start.config, "{start:?}");
            let lost: u32 = model.losses().lost.len() as u32;
            assert_eq!(lost, start.lost, "{start:?}");
            assert_eq!(model.standing().score, start.score, "{start:?}");
        }
    }

    #[test]
    fn losses_are_those_of_the_totals_with_most_requests_first() {
        let mut model = Model::default();
        for start in model.starts() {
            update(&mut model, Intent::Adopt(start.config));
            let losses = model.losses();
            let counted: usize = losses.totals.iter().map(|totals| totals.lost).sum();
            assert_eq!(losses.lost.len(), counted);
            assert!(losses.lost.is_sorted_by_key(|loss| std::cmp::Reverse(loss.requests)));
        }
    }
}
