//! What differs between a plan and what was found.

use super::imported::{Answer, Imported, Kind, Place};
use super::keys::keys;
use super::lines::{Change, Line};
use crate::domain::initial::initial;
use crate::domain::lockout::may_ever_be_pending;
use crate::domain::warning::may_be_offered;
use crate::domain::{Confidence, Config, Instance, Partial, Setting, Side};

/// A setting, as it is planned and as it was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Drift {
    /// Which.
    pub setting: Setting,
    /// On in the plan; `None` where that does not decide it.
    pub planned: Option<bool>,
    /// On in what was found; `None` where that says nothing of it, or does not decide it.
    pub found: Option<bool>,
    /// What was said of it there.
    pub answer: Answer,
    /// Where it says so.
    pub place: Place,
    /// It is a suite that nobody could be offered, were it on, so no scan can see it.
    pub hidden: bool,
}

impl Drift {
    /// Does what was found contradict the plan?
    pub fn differs(self) -> bool {
        self.found.zip(self.planned).is_some_and(|(found, planned)| found != planned)
    }

    /// Was it found by its not being listed?
    pub fn is_default(self) -> bool {
        self.found.is_some() && self.answer == Answer::Default
    }
}

/// Every setting of `planned` beside what was found; of a scan, only those that it can see.
///
/// A key that is not in the map of an instance is at its default: a GET has a key only once it was set (reported). A map without an
/// instance may be a part of one. What the instance cannot change is at a default only where one is documented. That a scan was not offered a suite that nobody could be
/// offered says nothing of it.
pub fn drift(
    planned: Partial,
    imported: &Imported,
    instance: Instance,
    tier_is_known: bool,
) -> Vec<Drift> {
    let is_scan = imported.kind.is_scan();
    let seen = |setting: &Setting| {
        !is_scan || !matches!(setting, Setting::Protocol(Side::Backend, _) | Setting::Http2)
    };
    let partial = imported.partial(instance, tier_is_known);
    // Whatever is not decided could be on: a suite is hidden only if it is in no case offered.
    let most = planned.filled_from(Config::from_bits(u32::MAX));
    let is_of_instance = match imported.kind {
        Kind::ArmService | Kind::CustomProperties => imported.tier.is_some(),
        Kind::ArmTemplate
        | Kind::ArmParameters
        | Kind::WhatIf
        | Kind::Bicep
        | Kind::BicepParameters
        | Kind::TerraformHcl
        | Kind::TerraformVariables
        | Kind::TerraformPlan
        | Kind::TerraformState
        | Kind::Testssl
        | Kind::TestsslPretty
        | Kind::TestsslCsv
        | Kind::Sslyze
        | Kind::Nmap
        | Kind::NmapScreen
        | Kind::Tlsx
        | Kind::SslLabs => true,
    };
    let row = |setting: Setting| {
        let said = imported.of(setting);
        let is_known = said.answer != Answer::Default
            || is_of_instance
                && (may_ever_be_pending(instance, setting)
                    || initial(instance, setting).cited.confidence == Confidence::Documented);
        let hidden = matches!(setting, Setting::Cipher(suite)
            if is_scan && !may_be_offered(instance, most, suite));
        let found = partial.get(setting).filter(|_| is_known);
        let found = found.filter(|found| *found || !hidden);
        Drift {
            hidden: hidden && found.is_none(),
            setting,
            planned: planned.get(setting),
            found,
            answer: said.answer,
            // What is at its default is not listed.
            place: if found.is_some() && said.answer != Answer::Default {
                said.place
            } else {
                Place::default()
            },
        }
    };
    Setting::ALL.into_iter().filter(seen).map(row).collect()
}

/// The difference as a unified diff of the map of `customProperties`, between texts of these names.
pub fn unified(planned: Config, found: &[(Setting, bool)], names: [&str; 2]) -> Vec<Line> {
    let mut body = Vec::new();
    for (setting, on) in found {
        let wanted = planned.is_on(*setting);
        for key in keys(*setting) {
            let mut line = |mark: char, on: bool, change: Change| {
                body.push(Line::plain(format!("{mark}  \"{key}\": \"{on}\""), change));
            };
            if *on == wanted {
                line(' ', wanted, Change::Same);
            } else {
                line('-', *on, Change::Minus);
                line('+', wanted, Change::Plus);
            }
        }
    }
    let without = |change: Change| body.iter().filter(|line| line.change != change).count();
    let [old, new] = names;
    let counts = format!("@@ -1,{} +1,{} @@", without(Change::Plus), without(Change::Minus));
    let head = [format!("--- {old}"), format!("+++ {new}"), counts];
    head.map(|text| Line::plain(text, Change::Same)).into_iter().chain(body).collect()
}
