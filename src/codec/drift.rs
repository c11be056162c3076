//! What differs between a plan and what was found.

use super::imported::{Imported, Place};
use crate::domain::initial::{by_default, initial};
use crate::domain::lockout::may_ever_be_pending;
use crate::domain::warning::may_be_offered;
use crate::domain::{Confidence, Config, Instance, Setting, Side};

/// A setting, as it is planned and as it was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Drift {
    /// Which.
    pub setting: Setting,
    /// On in the plan.
    pub planned: bool,
    /// On in what was found; `None` where that says nothing of it.
    pub found: Option<bool>,
    /// Where it says so.
    pub place: Place,
    /// It is a suite that nobody could be offered, were it on, so no scan can see it.
    pub hidden: bool,
}

impl Drift {
    /// Does what was found contradict the plan?
    pub fn differs(self) -> bool {
        self.found.is_some_and(|found| found != self.planned)
    }

    /// Was it found by its not being listed?
    pub fn is_default(self) -> bool {
        self.found.is_some() && self.place == Place::default()
    }
}

/// Every setting of `planned` beside what was found; of a scan, only those that it can see.
///
/// A key that is not in the map of an instance is at its default: a GET has a key only once it was set (reported). What the
/// instance cannot change is at a default only where one is documented. That a scan was not offered a suite that nobody could be
/// offered says nothing of it.
pub fn drift(planned: Config, imported: &Imported, instance: Instance) -> Vec<Drift> {
    let seen = |setting: &Setting| {
        !imported.kind.is_scan()
            || !matches!(setting, Setting::Protocol(Side::Backend, _) | Setting::Http2)
    };
    let row = |setting: Setting| {
        let found = imported.found.iter().find(|found| found.setting == setting);
        let is_known = may_ever_be_pending(instance, setting)
            || initial(instance, setting).cited.confidence == Confidence::Documented;
        let default =
            (imported.is_at_default(setting) && is_known).then(|| by_default(instance, setting));
        let hidden = matches!(setting, Setting::Cipher(suite)
            if imported.kind.is_scan() && !may_be_offered(instance, planned, suite));
        let found = found.filter(|found| found.on || !hidden);
        Drift {
            hidden: hidden && found.is_none(),
            setting,
            planned: planned.is_on(setting),
            found: found.map(|found| found.on).or(default),
            place: found.map(|found| found.place).unwrap_or_default(),
        }
    };
    Setting::ALL.into_iter().filter(seen).map(row).collect()
}
