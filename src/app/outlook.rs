//! What becomes of every member, why, and what would help: what the Impact tab asks of the model.

use std::sync::Arc;

use super::Model;
use super::listing::Show;
use super::plot::Same;
use crate::domain::posture::score;
use crate::domain::{Channel, Config, Instance, Setting, Side};
use crate::tls::Fleet;
use crate::tls::fleet::Member;
use crate::tls::impact::{Change, Effect, Impact, Judge, Totals, Verdict};
use crate::tls::outcome::Failure;
use crate::tls::profile::{Assumed, Profile};
use crate::tls::trace::Trace;
use crate::tls::traffic::{Share, by_suite, by_version};

/// A setting of the draft that is to be turned.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Turn {
    /// Which.
    pub setting: Setting,
    /// What it would be.
    pub on: bool,
    /// It is so live: the draft would let it be.
    pub as_live: bool,
}

/// What becomes of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Who.
    pub profile: Arc<Profile>,
    /// Before and after, and its traffic.
    pub effect: Effect,
    /// Why it fails with the draft; of one that begins to connect, why it fails with what is live.
    pub fell: Option<Failure>,
    /// What the verdict on it with the draft rests on.
    pub assumed: Assumed,
    /// The smallest change of the draft with which it connects, where it fails or nobody knows.
    pub remedy: Option<Vec<Turn>>,
}

impl Outlook {
    /// Does it fail, or does nobody know whether it goes on?
    pub fn needs_help(&self) -> bool {
        self.effect.after.fails() || self.effect.change() == Change::Unknown
    }
}

/// All that what becomes of the members depends on: to be told in no time.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlookPremise {
    instance: Instance,
    channel: Channel,
    /// What is live, what it is compared with, and the draft.
    configs: [Config; 3],
    fleet: Same<Fleet>,
}

/// The member that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its position in the fleet.
    pub at: usize,
    /// What it is, and what is known of its traffic.
    pub member: Member,
    /// What becomes of it.
    pub outlook: Outlook,
    /// The score of the draft, and the score once it is saved, if it can be.
    pub scores: Option<(u32, u32)>,
}

/// Its handshake, with what is live or with the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The side it is on.
    pub side: Side,
    /// It is the one with what is live.
    pub before: bool,
    /// How it ends.
    pub verdict: Verdict,
    /// Why, if it falls.
    pub fell: Option<Failure>,
    /// Step by step; nothing where its suites are not known.
    pub trace: Option<Trace>,
}

/// How many members of one side each choice shows, as in [`Show::ALL`].
pub fn counts(outlooks: &[Outlook], side: Side) -> [usize; Show::ALL.len()] {
    Show::ALL.map(|show| {
        let on_side = outlooks.iter().filter(|outlook| outlook.profile.side() == side);
        on_side.filter(|outlook| show.takes(outlook.effect, &outlook.profile)).count()
    })
}

/// Positions of those that stop connecting, most requests first.
pub fn lost(outlooks: &[Outlook]) -> Vec<usize> {
    Impact { effects: outlooks.iter().map(|outlook| outlook.effect).collect() }.lost()
}

/// `draft` with these settings turned.
pub fn turned(draft: Config, turns: &[Turn]) -> Config {
    turns.iter().fold(draft, |draft, turn| draft.with(turn.setting, turn.on))
}

impl Model {
    /// All that [`Model::outlooks`], [`Model::totals`] and [`Model::traffic`] depend on.
    pub fn outlook_premise(&self) -> OutlookPremise {
        OutlookPremise {
            instance: self.instance(),
            channel: self.channel(),
            configs: [self.live(), self.target(), self.draft()],
            fleet: Same(self.fleet().clone()),
        }
    }

    /// What becomes of every member, in the order of the fleet.
    pub fn outlooks(&self) -> Vec<Outlook> {
        let (before, after) = (self.before(), self.after());
        let members = self.fleet().members.iter();
        members.map(|member| self.outlook(member, &before, &after)).collect()
    }

    fn outlook(&self, member: &Member, before: &Judge, after: &Judge) -> Outlook {
        let (profile, effect) = (&member.profile, Effect::of(member, before, after));
        let fell = match (effect.after, effect.change()) {
            (Verdict::Fails, _) => after.explain(profile).err(),
            (_, Change::Gained) => before.explain(profile).err(),
            (_, Change::Lost | Change::Moved | Change::None | Change::Unknown) => None,
        };
        let assumed = match effect.after {
            Verdict::Unknown => Assumed::default(),
            Verdict::Connects(..) | Verdict::Fails => after.assumed(profile),
        };
        let outlook = Outlook { profile: profile.clone(), effect, fell, assumed, remedy: None };
        let remedy = if outlook.needs_help() { self.turns(profile) } else { None };
        Outlook { remedy, ..outlook }
    }

    /// The smallest change of the draft with which `profile` connects.
    fn turns(&self, profile: &Profile) -> Option<Vec<Turn>> {
        let (live, draft) = (self.live(), self.draft());
        let turn = |setting: Setting| {
            let on = !draft.is_on(setting);
            Turn { setting, on, as_live: live.is_on(setting) == on }
        };
        Some(self.remedy(profile)?.into_iter().map(turn).collect())
    }

    /// Both sides in numbers.
    pub fn totals(&self) -> [Totals; 2] {
        self.impact().both(self.fleet())
    }

    /// The traffic of both sides by version, or by suite.
    pub fn traffic(&self, suites: bool) -> [Vec<Share>; 2] {
        let impact = self.impact();
        let of = if suites { by_suite } else { by_version };
        Side::ALL.map(|side| of(self.fleet(), &impact, side))
    }

    /// The member that is open.
    pub fn opened(&self) -> Option<Opened> {
        let at = self.look().opened?;
        let member = self.fleet().members.get(at)?.clone();
        let outlook = self.outlook(&member, &self.before(), &self.after());
        let scores = outlook.remedy.as_deref().map(|turns| {
            let draft = self.draft();
            (score(draft), score(turned(draft, turns)))
        });
        Some(Opened { at, member, outlook, scores })
    }

    /// The handshake of the member that is open, as it is asked for.
    pub fn story(&self) -> Option<Story> {
        let profile = &self.fleet().members.get(self.look().opened?)?.profile;
        let before = self.look().before;
        let judge = if before { self.before() } else { self.after() };
        let verdict = judge.verdict(profile);
        let fell = if verdict.fails() { judge.explain(profile).err() } else { None };
        let trace = profile.facts().suites_known.then(|| judge.trace(profile));
        Some(Story { side: profile.side(), before, verdict, fell, trace })
    }
}
