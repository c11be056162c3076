//! What the page says after an act.

use super::rollout::{phase, phase_meaning};
use super::setting::{full_name, on_or_off};
use super::{count, decapitalised, list, lockout, source};
use crate::app::Notice;
use crate::app::notice::{Blocked, Left};
use crate::app::scale::Extent;
use crate::domain::cipher::Family;
use crate::domain::lockout::Effect;
use crate::domain::{Cited, Confidence, Setting, Source, Tier};

/// Where it is stated what a running rollout refuses.
const WHILE_UPDATING: Cited =
    Cited::new(Source::InfrastructureNote, "Important note", Confidence::Documented);

/// The sentence for a notice.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Locked(setting, locked) => {
            format!(
                "{} is locked. {}",
                full_name(*setting),
                lockout::sentence(*setting, locked.lockout)
            )
        }
        Notice::Toggled { setting, on, pending, effect } => {
            let state = on_or_off(*on);
            let pending = if *pending { "waits to be saved" } else { "as it is live" };
            let effect = match effect {
                Effect::Confirmed => "",
                Effect::NotConfirmed => " Effect not confirmed.",
            };
            format!("{} {state}, {pending}.{effect}", full_name(*setting))
        }
        Notice::TurnedOff { family, turned, pending } => turned_off(*family, *turned, *pending),
        Notice::Adopted { turned, left } => {
            let left = match left {
                0 => String::new(),
                left => format!(" {} may not change here.", count(*left, "setting", "settings")),
            };
            match turned {
                0 => format!("The draft is that already.{left}"),
                turned => format!("{} turned in the draft.{left}", count(*turned, "setting", "settings")),
            }
        }
        Notice::Fleet(notice) => super::fleet::notice(notice),
        Notice::Rehearse(notice) => super::rehearse::notice(notice),
        Notice::Fixed(fact) => super::lesson::fixed(*fact),
        Notice::NoPane => "TLS 1.3 is not managed in a pane here.".to_owned(),
        Notice::Updating(Blocked::Save | Blocked::Scaling | Blocked::TierChange) => format!(
            "Refused while the state is Updating: no other infrastructure change can be made until it ends; APIs, products and policies can be edited ({}).",
            source::badge(WHILE_UPDATING)
        ),
        Notice::Updating(Blocked::Premise) => {
            "Refused while the state is Updating: the running rollout rests on it. Skip to its end, or take the save back with Undo.".to_owned()
        }
        Notice::NothingToSave => "There is nothing to save: no change is pending.".to_owned(),
        Notice::Saved(changes) => {
            format!("Save accepted: {}. The state is Updating.", count(*changes, "change", "changes"))
        }
        Notice::Discarded(0) => "There is nothing to discard.".to_owned(),
        Notice::Discarded(changes) => format!("{} discarded.", count(*changes, "change", "changes")),
        Notice::Instance { gateway, taken_back } => {
            format!("{} rules apply.{}", gateway.name(), back(taken_back))
        }
        Notice::Scaled { extent, number, limit } => {
            let name = extent_name(*extent);
            match limit {
                None => format!("{name}: {number}."),
                Some((least, most, tier)) => {
                    format!("{name}: {number}, since {}.", limits(*least, *most, *tier))
                }
            }
        }
        Notice::NotScaled { extent, range, tier } => {
            let name = extent_name(*extent);
            match range {
                Some((least, most)) => {
                    format!("{name} stay as they were: {}.", limits(*least, *most, *tier))
                }
                None => format!("{name}: there is no such region."),
            }
        }
        Notice::Channel { channel, taken_back } => {
            format!("Changes go through the {}.{}", channel.name(), back(taken_back))
        }
        Notice::Phase { kind, mixed } => {
            format!("{}: {}.", phase(*kind), phase_meaning(*kind, *mixed))
        },
        Notice::Succeeded => "Succeeded. What was saved is live.".to_owned(),
        Notice::LookedBack(Some(kind)) => {
            format!("Looking back at an earlier rollout: {}.", decapitalised(&phase(*kind)))
        }
        Notice::LookedBack(None) => "Looking back at an earlier rollout: its end.".to_owned(),
        Notice::Paused => "Time stands still.".to_owned(),
        Notice::Resumed(speed) => format!("Time goes on, {}.", decapitalised(speed.name())),
        Notice::Undone => "Undone.".to_owned(),
        Notice::Redone => "Redone.".to_owned(),
        Notice::NoHistory => "There is nothing to undo or redo.".to_owned(),
        Notice::StartedOver => "Started over. Undo brings everything back.".to_owned(),
        Notice::Opened => "The link's state is open. Undo brings yours back.".to_owned(),
        Notice::BadLink(error) => {
            format!("This link cannot be opened: {error}. What you had is untouched.")
        }
        Notice::Copied { copied: true } => "Copied.".to_owned(),
        Notice::Copied { copied: false } => "Copying was not allowed here. Download it instead.".to_owned(),
        Notice::Shared { copied: true, left } => format!("Link copied. {}", held(*left)),
        Notice::Shared { copied: false, left } => {
            format!("Copying was not allowed here: the link is shown, to be copied from there. {}", held(*left))
        }
        Notice::Dropped(files) => format!(
            "Not read: {}. Drop configurations inside the Code tab, and the file of a fleet, one at a time, on the Impact tab.",
            count(*files, "file", "files")
        ),
    }
}

/// What became of a family that was to be turned off.
fn turned_off(family: Family, turned: usize, pending: usize) -> String {
    let off = format!("{} off", count(turned, "suite", "suites"));
    match (turned, pending) {
        (0, _) => {
            let name = super::cipher::family(family);
            format!("{name}: no suite is on that may be turned off here.")
        }
        (1, 1) => format!("{off}, waits to be saved."),
        (_, 0) => format!("{off}, as it is live."),
        (_, 1) => format!("{off}; 1 of them waits to be saved."),
        (turned, pending) if turned == pending => format!("{off}, wait to be saved."),
        (_, pending) => format!("{off}; {pending} of them wait to be saved."),
    }
}

/// What a link holds.
const fn held(left: Left) -> &'static str {
    match left {
        Left { fleet: false, earlier: false } => "It holds this whole state.",
        Left { fleet: true, earlier: false } => {
            "It does not hold your fleet: download that on the Impact tab, and send it along."
        }
        Left { fleet: false, earlier: true } => {
            "It does not hold the earlier rollouts of this visit."
        }
        Left { fleet: true, earlier: true } => {
            "It does not hold your fleet (download that on the Impact tab, and send it along), nor the earlier rollouts of this visit."
        }
    }
}

/// How many units or regions there may be.
fn limits(least: u8, most: u8, tier: Tier) -> String {
    let tier = tier.name();
    if least == most {
        format!("only {most} is possible in {tier}")
    } else {
        format!("a whole number from {least} to {most} is expected in {tier}")
    }
}

fn extent_name(extent: Extent) -> String {
    match extent {
        Extent::Units => "Units".to_owned(),
        Extent::Regions => "Regions".to_owned(),
        Extent::UnitsIn(region) => format!("Units, region {region}"),
    }
}

/// Most settings taken back that are named; more are counted. Pending changes show which are left.
const NAMED_MAX: usize = 3;

fn back(taken_back: &[Setting]) -> String {
    let names: Vec<_> = taken_back.iter().map(|setting| full_name(*setting)).collect();
    match names.len() {
        0 => String::new(),
        1..=NAMED_MAX => format!(
            " Taken back, since it cannot be changed this way: {}. Undo brings it back.",
            list(&names)
        ),
        many => format!(
            " {} taken back, since they cannot be changed this way. Undo brings them back.",
            count(many, "setting", "settings")
        ),
    }
}
