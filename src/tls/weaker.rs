//! Who goes on with less than before: a connection that is kept, and weaker. The posture score does not rise for it.

use super::fleet::{Fleet, Member};
use super::impact::{Effect, Verdict, impact};
use super::possible::{Prospect, possible_impact};
use crate::domain::posture::{score, score_range};
use crate::domain::warning::{Gravity, Warning, warnings_of};
use crate::domain::{Beside, Certainty, CipherSuite, Config, Instance};

/// Is the connection kept, with an older version or a suite that is advised against more?
pub fn is_weaker(before: Verdict, after: Verdict) -> bool {
    both(before, after)
        .is_some_and(|(before, after)| after.0 > before.0 || rank(after.1) > rank(before.1))
}

/// Is the connection kept, and forward secrecy lost?
pub fn loses_forward_secrecy(before: Verdict, after: Verdict) -> bool {
    both(before, after)
        .is_some_and(|(before, after)| before.1.forward_secret() && !after.1.forward_secret())
}

type Agreed = (usize, CipherSuite);

fn both(before: Verdict, after: Verdict) -> Option<(Agreed, Agreed)> {
    let agreed = |verdict| match verdict {
        // Newest first.
        Verdict::Connects(version, suite) => Some((version as usize, suite)),
        Verdict::Fails | Verdict::Unknown => None,
    };
    Some((agreed(before)?, agreed(after)?))
}

/// Reasons stand from the best to the worst.
const fn rank(suite: CipherSuite) -> u8 {
    suite.strength_reason() as u8
}

/// The score of a draft beside what is live.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Standing {
    /// The score: never above that of what is live, if somebody goes on with less than before.
    pub score: u32,
    /// The score of the draft alone.
    pub alone: u32,
    /// Positions of the members that would go on with less.
    pub weaker: Vec<usize>,
}

impl Standing {
    /// Of a draft alone and what is live, with what becomes of each member.
    pub fn new(live: Config, draft: Config, effects: &[Effect]) -> Self {
        let is_weaker = |at: &usize| is_weaker(effects[*at].before, effects[*at].after);
        let weaker: Vec<_> = (0..effects.len()).filter(is_weaker).collect();
        let alone = score(draft);
        let score = if weaker.is_empty() { alone } else { alone.min(score(live)) };
        Self { score, alone, weaker }
    }

    /// Is the score less than that of the draft alone?
    pub const fn is_held_down(&self) -> bool {
        self.score < self.alone
    }
}

/// The score of `draft` for `fleet`, beside that of `live`.
pub fn standing(instance: Instance, fleet: &Fleet, live: Config, draft: Config) -> Standing {
    Standing::new(live, draft, &impact(instance, fleet, live, draft).effects)
}

/// Between which two the score is, of what is not known all.
fn standing_range(beside: Beside, prospects: &[Prospect]) -> (u32, u32) {
    let (live, draft) = (score_range(beside.live()), score_range(beside.draft()));
    let has = |certainty| prospects.iter().any(|prospect| prospect.weaker == Some(certainty));
    let (certain, open) = (has(Certainty::Certain), has(Certainty::Open));
    (
        if certain || open { draft.0.min(live.0) } else { draft.0 },
        if certain { draft.1.min(live.1) } else { draft.1 },
    )
}

/// What is dangerous or without effect in `draft`, for `fleet` as well: gravest first. `live` tells what is new in it.
pub fn warnings(instance: Instance, fleet: &Fleet, live: Config, draft: Config) -> Vec<Warning> {
    // Where all is known every member has one fate: asked at every act, so not by way of all that may be.
    let effects = impact(instance, fleet, live, draft).effects;
    let loses = |effect: &Effect| loses_forward_secrecy(effect.before, effect.after);
    let certain = effects.iter().map(|effect| loses(effect).then_some(Certainty::Certain));
    let found = with_losses(warnings_of(instance, Beside::new(live, draft)), fleet, certain);
    found.into_iter().map(|(warning, _)| warning).collect()
}

/// The same of what is not known all.
#[derive(Clone, Debug, PartialEq)]
pub struct Possibly {
    /// What is dangerous or without effect, for certain or perhaps: gravest first.
    pub warnings: Vec<(Warning, Certainty)>,
    /// Between which two the score is.
    pub score: (u32, u32),
}

/// Warnings and score of what is not known all, for `fleet` as well.
pub fn possibly(instance: Instance, fleet: &Fleet, beside: Beside) -> Possibly {
    let prospects = possible_impact(instance, fleet, beside).prospects;
    let losses = prospects.iter().map(|each| each.loses_forward_secrecy);
    Possibly {
        warnings: with_losses(warnings_of(instance, beside), fleet, losses),
        score: standing_range(beside, &prospects),
    }
}

/// The warnings that are `found`, and those of whom of `fleet` loses forward secrecy, in its order.
fn with_losses(
    mut found: Vec<(Warning, Certainty)>,
    fleet: &Fleet,
    losses: impl Iterator<Item = Option<Certainty>> + Clone,
) -> Vec<(Warning, Certainty)> {
    let name = |member: &Member| member.profile.facts().name.to_string();
    for certainty in [Certainty::Open, Certainty::Certain] {
        let members = fleet.members.iter().zip(losses.clone());
        let lose = members.filter(|(_, loss)| *loss == Some(certainty));
        let names: Vec<_> = lose.map(|(member, _)| name(member)).collect();
        if !names.is_empty() {
            let is_note = |(warning, _): &(Warning, _)| warning.gravity() == Gravity::Note;
            let at = found.iter().position(is_note).unwrap_or(found.len());
            let before = found[..at]
                .iter()
                .position(|(warning, _)| matches!(warning, Warning::LosesForwardSecrecy(_)));
            let warning = (Warning::LosesForwardSecrecy(names), certainty);
            found.insert(before.unwrap_or(at), warning);
        }
    }
    found
}
