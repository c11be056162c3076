//! What was brought in: what is understood of it, what it leaves open, and how it differs from the draft.

use std::sync::Arc;

use super::Model;
use super::look::Decision;
use crate::codec::drift::{Drift, drift, unified};
use crate::codec::imported::{Answer, Imported};
use crate::codec::lines::Line;
use crate::domain::lockout::may_be_pending;
use crate::domain::{Instance, Setting};

/// What would become of a setting if what was read were made the draft.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Here {
    /// It was seen from outside, and is only compared.
    Compared,
    /// It is so in the draft.
    AsDraft,
    /// It would be turned.
    Turned,
    /// It is otherwise in the draft, and may not be changed here.
    Locked,
}

/// A setting that is said to be on or off, or is at its default.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Said {
    /// Which.
    pub setting: Setting,
    /// On or off; of a scan, accepted or not.
    pub on: bool,
    /// What would become of it.
    pub here: Here,
}

/// What is understood of what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// All of it.
    pub imported: Arc<Imported>,
    /// Settings that it says something of.
    pub stated: Vec<Said>,
    /// Settings at their default, since their keys are absent.
    pub defaults: Vec<Said>,
    /// Settings that it does not decide; of a scan none, since a scan decides nothing.
    pub open: Vec<Setting>,
    /// How many settings it leaves as they are live.
    pub kept: usize,
    /// Can it be made the draft?
    pub can_be_draft: bool,
    /// Its instance, where that is another.
    pub instance: Option<Instance>,
    /// It has more units or regions than the page has for this instance.
    pub cut: Option<Instance>,
}

/// How a setting of what was read stands to the draft.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Standing {
    /// It is otherwise.
    Differs,
    /// What was read does not decide it.
    Undecided,
    /// It is on, and no scan could see it.
    Hidden,
    /// It is the same.
    Equal,
}

/// A setting beside the draft.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// As it is planned and as it was found, by what a person decided of it.
    pub drift: Drift,
    /// How that stands.
    pub standing: Standing,
}

/// What was read beside the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What was read.
    pub imported: Arc<Imported>,
    /// Where it is compared.
    pub instance: Instance,
    /// What there is to say, what differs first.
    pub rows: Vec<Compared>,
    /// Of how many settings nothing is said.
    pub unsaid: usize,
}

impl Comparison {
    /// How many settings stand like this.
    pub fn number(&self, standing: Standing) -> usize {
        self.rows.iter().filter(|row| row.standing == standing).count()
    }
}

impl Model {
    /// What is understood of what was read, if something was.
    pub fn understood(&self) -> Option<Understood> {
        let imported = self.look().code.imported.clone()?;
        let is_scan = imported.kind.is_scan();
        let here = |setting: Setting, on: bool| {
            let same = self.draft().is_on(setting) == on;
            let may = || may_be_pending(self.instance(), self.channel(), setting);
            match (is_scan, same) {
                (true, _) => Here::Compared,
                (false, true) => Here::AsDraft,
                (false, false) if may() => Here::Turned,
                (false, false) => Here::Locked,
            }
        };
        let said = |setting, on| Said { setting, on, here: here(setting, on) };
        let of = |answer: Answer| {
            let all = imported.settings().iter().filter(move |found| found.answer == answer);
            all.map(|found| found.setting)
        };
        let partial = imported.partial(self.instance(), true);
        let defaults = of(Answer::Default);
        let instance = imported.instance(self.instance());
        let has_more = |read: Option<u8>, has: u8| {
            imported.tier.is_some() && read.is_some_and(|read| read != has)
        };
        let is_cut = has_more(imported.units, instance.units())
            || has_more(imported.regions, instance.regions());
        let says_something = imported.settings().iter().any(|found| found.answer != Answer::Kept);
        Some(Understood {
            stated: imported.stated().map(|(found, on)| said(found.setting, on)).collect(),
            defaults: defaults
                .filter_map(|setting| Some(said(setting, partial.get(setting)?)))
                .collect(),
            open: if is_scan { Vec::new() } else { of(Answer::Unknown).collect() },
            kept: of(Answer::Kept).count(),
            can_be_draft: !is_scan && says_something,
            instance: (instance != self.instance()).then_some(instance),
            cut: is_cut.then_some(instance),
            imported,
        })
    }

    /// What was read beside the draft, if something was.
    pub fn comparison(&self) -> Option<Comparison> {
        let imported = self.look().code.imported.clone()?;
        let instance = self.instance();
        let drifts: Vec<_> = self.drifts(&imported).collect();
        let standing = |drift: &Drift| match drift.found {
            Some(_) if drift.differs() => Some(Standing::Differs),
            Some(_) => Some(Standing::Equal),
            None if drift.answer == Answer::Unknown && !imported.kind.is_scan() => {
                Some(Standing::Undecided)
            }
            None if drift.hidden && drift.planned == Some(true) => Some(Standing::Hidden),
            None => None,
        };
        let mut rows: Vec<_> = drifts
            .iter()
            .filter_map(|drift| Some(Compared { drift: *drift, standing: standing(drift)? }))
            .collect();
        // Among those that stand alike the page's order stays.
        rows.sort_by_key(|row| row.standing);
        let unsaid = drifts.len() - rows.len();
        Some(Comparison { imported, instance, rows, unsaid })
    }

    /// The same as a unified diff between texts of these names; empty for a scan, which is no map.
    pub fn difference(&self, names: [&str; 2]) -> Vec<Line> {
        let imported = self.look().code.imported.as_ref();
        let Some(imported) = imported.filter(|imported| !imported.kind.is_scan()) else {
            return Vec::new();
        };
        let found: Vec<_> =
            self.drifts(imported).filter_map(|drift| Some((drift.setting, drift.found?))).collect();
        unified(self.draft(), &found, names)
    }

    /// Every setting that is not left as it is live, with what a person decided of it.
    fn drifts(&self, imported: &Imported) -> impl Iterator<Item = Drift> {
        let all = drift(self.draft().into(), imported, self.instance(), true).into_iter();
        all.filter(|drift| drift.answer != Answer::Kept).map(|drift| self.decided(drift))
    }

    fn decided(&self, drift: Drift) -> Drift {
        if drift.answer != Answer::Unknown {
            return drift;
        }
        match self.look().code.decision(drift.setting) {
            Decision::AsLive => drift,
            Decision::On => Drift { found: Some(true), ..drift },
            Decision::Off => Drift { found: Some(false), ..drift },
        }
    }
}
