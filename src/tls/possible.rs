//! Who connects before a change and after it, where not all of the two is known: everything that may be, and nothing else.
//!
//! A connection is decided by few settings. For every choice of the versions of its side (and HTTP/2) that are not known, the suites
//! that may be chosen are the unknown ones before the first that is surely on, and that one. `tests/possible.rs` compares
//! this with trying everything.

use super::fleet::{Fleet, Member};
use super::gateway::suite_mask;
use super::impact::{Change, Effect, Totals, Verdict, settled};
use super::profile::Profile;
use super::reach::{Reach, View};
use super::weaker::{is_weaker, loses_forward_secrecy};
use crate::domain::beside::{bounds, choices};
use crate::domain::{Beside, Certainty, Instance, Partial, Setting, Side};

/// What a change does to a connection, as far as that is known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fate {
    /// This, whatever the rest is.
    Certain(Change),
    /// That turns on what is not known.
    Open(Open),
}

/// A fate that is not decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Open {
    /// What may happen; at least two.
    pub may: Vec<Change>,
    /// Settings that are not known and that it turns on; never empty.
    pub turns_on: Vec<Setting>,
}

impl Fate {
    /// May the connection be lost? Of whom nobody knows whether they go on, it may.
    pub fn may_be_lost(&self) -> bool {
        let may = |change: &Change| matches!(change, Change::Lost | Change::Unknown);
        match self {
            Self::Certain(change) => may(change),
            Self::Open(open) => open.may.iter().any(may),
        }
    }

    /// Is it open?
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// Everything that may become of a member.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Prospect {
    /// The verdicts that there may be with what is live; never empty.
    pub before: Vec<Verdict>,
    /// Those that there may be with the draft; never empty.
    pub after: Vec<Verdict>,
    /// What changes.
    pub fate: Fate,
    /// Does it fail before and after?
    pub failing: Option<Certainty>,
    /// Does it go on with less than before?
    pub weaker: Option<Certainty>,
    /// Does it go on, and lose forward secrecy?
    pub loses_forward_secrecy: Option<Certainty>,
    /// Requests a day.
    pub requests: u32,
}

/// A fleet before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct PossibleImpact {
    /// In the order of the fleet's members.
    pub prospects: Vec<Prospect>,
}

/// One side in numbers. Each is a bound of its own: they need not be reached together.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PossibleTotals {
    /// At least so many.
    pub least: Totals,
    /// At most so many.
    pub most: Totals,
    /// Members whose fate is open.
    pub open: usize,
}

/// What may become of `fleet` when what is live becomes the draft.
pub fn possible_impact(instance: Instance, fleet: &Fleet, beside: Beside) -> PossibleImpact {
    let prospect = |member: &Member| prospect(instance, member, beside);
    PossibleImpact { prospects: fleet.members.iter().map(prospect).collect() }
}

impl PossibleImpact {
    /// The numbers of one side of `fleet`, which this is the impact of.
    pub fn totals(&self, fleet: &Fleet, side: Side) -> PossibleTotals {
        let mut totals = PossibleTotals::default();
        for (member, prospect) in fleet.members.iter().zip(&self.prospects) {
            if member.profile.side() != side {
                continue;
            }
            totals.open += usize::from(prospect.fate.is_open());
            let changes = match &prospect.fate {
                Fate::Certain(change) => std::slice::from_ref(change),
                Fate::Open(open) => &open.may,
            };
            let certain = !prospect.fate.is_open();
            for (totals, is_bound, is_most) in
                [(&mut totals.least, certain, false), (&mut totals.most, true, true)]
            {
                let may = |change| is_bound && changes.contains(&change);
                totals.members += 1;
                totals.requests += u64::from(prospect.requests);
                // Of whom nobody knows whether they go on may be lost.
                if may(Change::Lost) || is_most && may(Change::Unknown) {
                    totals.lost += 1;
                    totals.lost_requests += u64::from(prospect.requests);
                }
                totals.gained += usize::from(may(Change::Gained));
                totals.unknown += usize::from(prospect.after == [Verdict::Unknown]);
            }
            totals.least.failing += usize::from(prospect.failing == Some(Certainty::Certain));
            totals.most.failing += usize::from(prospect.failing.is_some());
        }
        totals
    }
}

fn prospect(instance: Instance, member: &Member, beside: Beside) -> Prospect {
    let question = Question::new(instance, &member.profile);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let (mut failing, mut weaker, mut secrecy) = (Seen::NONE, Seen::NONE, Seen::NONE);
    let mut changes = Changes::default();
    question.each(beside, &mut |one, other| {
        if !before.contains(&one) {
            before.push(one);
        }
        if !after.contains(&other) {
            after.push(other);
        }
        failing.add(one.fails() && other.fails());
        weaker.add(is_weaker(one, other));
        secrecy.add(loses_forward_secrecy(one, other));
        changes.add(one, other);
    });
    let fate = match changes.all().as_slice() {
        [only] => Fate::Certain(*only),
        may => Fate::Open(Open { may: may.to_vec(), turns_on: question.turns_on(beside) }),
    };
    Prospect {
        before,
        after,
        fate,
        failing: failing.certainty(),
        weaker: weaker.certainty(),
        loses_forward_secrecy: secrecy.certainty(),
        requests: member.requests,
    }
}

/// Whether something was so in all that was seen, and in any.
struct Seen {
    always: bool,
    ever: bool,
}

impl Seen {
    const NONE: Self = Self { always: true, ever: false };

    const fn add(&mut self, holds: bool) {
        self.always &= holds;
        self.ever |= holds;
    }

    const fn certainty(&self) -> Option<Certainty> {
        Certainty::of(self.always, self.ever)
    }
}

/// A set of changes.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
struct Changes(u8);

impl Changes {
    const ALL: [Change; 5] =
        [Change::Lost, Change::Gained, Change::Moved, Change::None, Change::Unknown];

    fn add(&mut self, before: Verdict, after: Verdict) {
        self.0 |= 1 << Effect { before, after, requests: 0 }.change() as u8;
    }

    fn all(self) -> Vec<Change> {
        Self::ALL.into_iter().filter(|change| self.0 >> *change as u8 & 1 == 1).collect()
    }

    const fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }
}

/// A verdict that there may be, with the suites that have to be on and off for it.
struct Case {
    verdict: Verdict,
    on: u32,
    off: u32,
}

/// A profile that is asked about.
struct Question<'a> {
    side: Side,
    settled: Option<Verdict>,
    profile: &'a Profile,
    reach: &'a Reach,
}

impl<'a> Question<'a> {
    fn new(instance: Instance, profile: &'a Profile) -> Self {
        Self {
            side: profile.side(),
            settled: settled(profile, instance),
            profile,
            reach: profile.reach(instance.certificate),
        }
    }

    /// Tells `found` of every pair of verdicts that there may be.
    fn each(&self, beside: Beside, found: &mut dyn FnMut(Verdict, Verdict)) {
        if let Some(verdict) = self.settled {
            return found(verdict, verdict);
        }
        // Versions that are the same in both are decided for both at once; suites, by what each verdict needs of them.
        let shared: Vec<_> = beside
            .unknown()
            .filter(|setting| beside.is_kept(*setting) && self.may_choose_version(*setting))
            .collect();
        for choice in choices(&shared, beside.kept()) {
            let decide =
                |beside: Beside, setting: &Setting| beside.with(*setting, choice.is_on(*setting));
            let beside = shared.iter().fold(beside, decide);
            let suites = suite_mask(beside.kept());
            let (before, after) = (self.cases(beside.live()), self.cases(beside.draft()));
            for one in &before {
                for other in &after {
                    if suites & (one.on & other.off | one.off & other.on) == 0 {
                        found(one.verdict, other.verdict);
                    }
                }
            }
        }
    }

    /// Does `setting` have a say in the version, or in what ends well in it?
    fn may_choose_version(&self, setting: Setting) -> bool {
        match setting {
            Setting::Http2 => self.side == Side::Client,
            Setting::Protocol(side, _) => side == self.side,
            Setting::Cipher(_) => false,
        }
    }

    /// Every verdict that there may be with `partial`.
    fn cases(&self, partial: Partial) -> Vec<Case> {
        let (least, most) = bounds(partial);
        let open = suite_mask(most) & !suite_mask(least);
        let versions: Vec<_> =
            partial.unknown().filter(|setting| self.may_choose_version(*setting)).collect();
        let mut seen = Vec::new();
        let mut cases = Vec::new();
        for view in choices(&versions, least).map(|config| View::new(config, self.side)) {
            let version = self.reach.decided(view);
            if seen.contains(&version) {
                continue;
            }
            seen.push(version);
            self.add_cases(view, open, &mut cases);
        }
        cases
    }

    fn add_cases(&self, view: View, open: u32, cases: &mut Vec<Case>) {
        let mut off = 0;
        for (version, suite, good) in self.reach.chances(view) {
            let bit = 1 << suite as u32;
            let verdict = Verdict::of(self.profile, good.then_some((version, suite)));
            if view.suites() & bit != 0 {
                return cases.push(Case { verdict, on: 0, off });
            }
            if open & bit != 0 {
                cases.push(Case { verdict, on: bit, off });
                off |= bit;
            }
        }
        cases.push(Case { verdict: Verdict::of(self.profile, None), on: 0, off });
    }

    fn changes(&self, beside: Beside) -> Changes {
        let mut changes = Changes::default();
        self.each(beside, &mut |before, after| changes.add(before, after));
        changes
    }

    /// Settings of which it makes a difference whether they are on or off: where the answers are not the same, some completion
    /// of the rest tells them apart.
    fn turns_on(&self, beside: Beside) -> Vec<Setting> {
        let suites = self.reach.any_suite();
        let matters = |setting: &Setting| match setting {
            Setting::Cipher(suite) => suites >> *suite as u32 & 1 == 1,
            Setting::Http2 | Setting::Protocol(..) => self.may_choose_version(*setting),
        };
        let of = |beside: Beside, setting, on| self.changes(beside.with(setting, on));
        let unknown: Vec<_> = beside.unknown().filter(matters).collect();
        let decides =
            |setting: &&Setting| of(beside, **setting, true) != of(beside, **setting, false);
        let found: Vec<_> = unknown.iter().filter(decides).copied().collect();
        if !found.is_empty() {
            return found;
        }
        // No single one does: with the others decided one by one, so that it stays open, one is left that does.
        let mut beside = beside;
        for setting in unknown {
            match [true, false].into_iter().find(|on| !of(beside, setting, *on).is_one()) {
                Some(on) => beside = beside.with(setting, on),
                None => return vec![setting],
            }
        }
        Vec::new()
    }
}
