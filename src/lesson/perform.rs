//! Acts as intents of the page.

use std::sync::Arc;

use super::act::{Act, Draft, Pane};
use super::member::position;
use super::names::{Moment, Named};
use super::settings::Which;
use crate::app::fleet::FleetAct;
use crate::app::look::{LookAct, Screen};
use crate::app::rehearse::RehearseAct;
use crate::app::seen::Seen;
use crate::app::{Intent, Model, Run as Rollout};
use crate::codec::export::Format;
use crate::codec::imported::Imported;
use crate::domain::lockout::{has_pane, may_be_pending};
use crate::domain::{Channel, Config, Protocol, Setting, Side, check_edit};
use crate::rollout::plan::InForce;
use crate::rollout::{Seed, SimTime, Speed};
use crate::tls::own::Origin;
use crate::tls::preset::Preset;

/// Texts of a lesson that were read, by their names.
pub type Files = Vec<(String, Arc<Imported>)>;

/// What a person does on the page who does `act`: nothing, if it cannot be done, or is none of the page's.
pub fn intents(act: &Act, model: &Model, files: &Files) -> Vec<Intent> {
    if let Act::Turn(which, on) = act {
        return turned(*which, *on, model);
    }
    if let Act::Clock(millisecond) = act {
        return clock(*millisecond, model);
    }
    if let Act::Import(name) = act {
        let file = files.iter().find(|(file, _)| file == name);
        let Some((_, imported)) = file else { return Vec::new() };
        let read = LookAct::Import(Some(Ok(Arc::clone(imported))));
        return vec![Intent::Look(LookAct::Reading), Intent::Look(read)];
    }
    one(act, model).into_iter().collect()
}

/// The intent of an act that has but one.
fn one(act: &Act, model: &Model) -> Option<Intent> {
    let member = |name: &String| position(model.fleet(), name);
    Some(match act {
        Act::Toggle(setting) => Intent::Toggle(*setting),
        Act::TurnOff(family) => Intent::TurnOff(*family),
        Act::Pane(side, Pane::Open) => Intent::Saw(Seen::Pane(*side)),
        Act::Pane(side, Pane::Enable) => Intent::SetTls13(*side, true),
        Act::Pane(side, Pane::Disable) => Intent::SetTls13(*side, false),
        Act::Adopt(draft) => Intent::Adopt(adopted(draft, model)?),
        Act::Take => Intent::Adopt(model.taken()?),
        Act::TakeInstance => {
            let imported = model.look().code.imported.as_deref()?;
            Intent::ChooseImported(imported.instance(model.instance()))
        }
        Act::Discard => Intent::Discard,
        // The world of a lesson decides the seed.
        Act::Save => Intent::Save(Seed(0)),
        Act::Back => Intent::RollBack(Seed(0)),
        Act::End => Intent::SkipToEnd,
        Act::Watch(moment) => Intent::Seek(moment_of(model.shown()?, *moment)?),
        Act::Seek(second) => Intent::Seek(SimTime::from_seconds(*second)),
        Act::Pause => Intent::Pause,
        Act::Resume => Intent::Resume,
        Act::Speed(speed) => Intent::SetSpeed(*speed),
        Act::Show(at) => Intent::ShowRun(*at),
        Act::Set(field, value) => Intent::Rehearse(RehearseAct::Set(*field, *value)),
        Act::Try(operation) => Intent::Rehearse(RehearseAct::Try(*operation)),
        Act::Hours(text) => Intent::Rehearse(RehearseAct::Hours(text.clone())),
        Act::Strategy(at, kind) => Intent::Rehearse(RehearseAct::Kind(*at, *kind as usize)),
        Act::Wait(at, step, minutes) => Intent::Rehearse(RehearseAct::Wait(*at, *step, *minutes)),
        Act::Move(at, setting, save) => Intent::Rehearse(RehearseAct::Move(*at, *setting, *save)),
        Act::ResetRehearsal => Intent::Rehearse(RehearseAct::Reset),
        Act::Open(id) => Intent::Look(LookAct::Open(Some(member(id)?))),
        Act::Close => Intent::Look(LookAct::Open(None)),
        Act::Ask(id) => Intent::Fleet(FleetAct::AskOwner(member(id)?)),
        Act::Own { name, form, text } => {
            let origin = Origin { form: *form, text: text.clone() };
            Intent::Fleet(FleetAct::add_own(name, origin))
        }
        Act::Requests(id, requests) => Intent::Fleet(FleetAct::SetRequests(member(id)?, *requests)),
        Act::Keep(id, keep) => Intent::Fleet(FleetAct::Keep(member(id)?, *keep)),
        Act::Remove(id) => Intent::Fleet(FleetAct::Remove(member(id)?)),
        Act::Add(side, id) => Intent::Fleet(FleetAct::Add(*side, id.clone())),
        Act::Rename(name) => Intent::Fleet(FleetAct::Rename(name.clone())),
        Act::Fleet(text) => Intent::Fleet(FleetAct::import(text)),
        Act::Example => Intent::Fleet(FleetAct::Example),
        Act::Empty => Intent::Fleet(FleetAct::Empty),
        Act::Decide(setting, decision) => Intent::Look(LookAct::Decide(*setting, *decision)),
        Act::GiveUp => Intent::Look(LookAct::Import(None)),
        Act::Format(format) => {
            let at = Format::ALL.iter().position(|one| one == format)?;
            Intent::Look(LookAct::Format(at))
        }
        Act::Copy(copied) => Intent::Saw(Seen::Copied(*copied)),
        Act::Tab(screen) => Intent::Look(LookAct::Screen(*screen)),
        Act::Why(setting) => Intent::Saw(Seen::Why(*setting)),
        Act::Tier(tier) => Intent::ChooseTier(*tier),
        Act::Gateway(kind) => Intent::ChooseGateway(*kind),
        Act::Switch(gateway) => Intent::SwitchTo(*gateway),
        Act::Edition(edition) => Intent::ChooseEdition(*edition),
        Act::Certificate(certificate) => Intent::ChooseCertificate(*certificate),
        Act::Channel(channel) => Intent::ChooseChannel(*channel),
        Act::Created(created) => Intent::ChooseCreated(*created),
        Act::Origin(origin) => Intent::ChooseOrigin(*origin),
        Act::Renegotiation(on) => Intent::SetRenegotiation(*on),
        Act::Units(units) => Intent::SetUnits(*units),
        Act::Regions(regions) => Intent::SetRegions(*regions),
        Act::UnitsIn(region, units) => Intent::SetUnitsIn(*region, *units),
        Act::Undo => Intent::Undo,
        Act::Redo => Intent::Redo,
        Act::Reset => Intent::StartOver,
        // These are several, or none of the page's.
        Act::Turn(..)
        | Act::Import(_)
        | Act::Clock(_)
        | Act::Answer(..)
        | Act::Hint
        | Act::Check
        | Act::Solution => return None,
    })
}

/// A switch where there is one, the pane where not.
fn turned(which: Which, on: bool, model: &Model) -> Vec<Intent> {
    let (instance, channel) = (model.instance(), model.channel());
    let press = |setting: Setting| {
        if check_edit(instance, channel, setting).is_ok() {
            return Some(Intent::Toggle(setting));
        }
        let sides = Side::ALL.into_iter().filter(|side| has_pane(instance, *side));
        let mut sides = sides.filter(|_| channel == Channel::Portal);
        let of_pane = |side: &Side| setting == Setting::Protocol(*side, Protocol::Tls13);
        sides.find(of_pane).map(|side| Intent::SetTls13(side, on))
    };
    let moves = |setting: &Setting| {
        model.draft().is_on(*setting) != on && may_be_pending(instance, channel, *setting)
    };
    which.settings().into_iter().filter(moves).filter_map(press).collect()
}

fn adopted(draft: &Draft, model: &Model) -> Option<Config> {
    let target = model.target();
    Some(match draft {
        Draft::Preset(preset) => preset.reach(model.instance(), model.channel(), target).config,
        Draft::Frontier(most) => {
            let mut steps = model.frontier().into_iter().filter(|point| point.lost <= *most);
            steps.next_back()?.config
        }
        Draft::Kept(most) => {
            let mut steps = model.frontier().into_iter().filter(|point| point.lost_kept <= *most);
            steps.next_back()?.config
        }
        Draft::Changes(changes) => {
            changes.iter().fold(target, |config, (setting, on)| config.with(*setting, *on))
        }
    })
}

/// The first moment of a part of a rollout.
fn moment_of(run: &Rollout, moment: Moment) -> Option<SimTime> {
    if moment == Moment::Mixed {
        let mut stretches = run.plan.in_force().into_iter();
        return stretches.find(|(_, force)| *force == InForce::Both).map(|(span, _)| span.from);
    }
    let mut phases = run.plan.phases().iter();
    phases.find(|phase| Moment::from(phase.kind) == moment).map(|phase| phase.span.from)
}

/// Time that passes until a millisecond, whatever its speed was.
fn clock(millisecond: u32, model: &Model) -> Vec<Intent> {
    let Some(run) = model.shown().filter(|run| run.playing) else { return Vec::new() };
    let wall_milliseconds = millisecond.saturating_sub(run.now.milliseconds());
    let slow = Intent::SetSpeed(Speed::RealTime);
    vec![slow, Intent::Elapse { wall_milliseconds }, Intent::SetSpeed(run.speed)]
}

/// The draft that an `Adopt` asked for, as an act: the strictest step of the advice, a preset, or the difference.
pub fn adopted_as(config: Config, model: &Model) -> Act {
    let target = model.target();
    let is_reached =
        |preset: &Preset| preset.reach(model.instance(), model.channel(), target).config == config;
    if let Some(preset) = Preset::all().into_iter().find(is_reached) {
        return Act::Adopt(Draft::Preset(preset));
    }
    if model.taken() == Some(config) {
        return Act::Take;
    }
    let points = model.frontier();
    if let Some(at) = points.iter().position(|point| point.config == config) {
        let lost = points[at].lost;
        if points.iter().rposition(|point| point.lost <= lost) == Some(at) {
            return Act::Adopt(Draft::Frontier(lost));
        }
    }
    let changes = target.differing(config).map(|setting| (setting, config.is_on(setting)));
    Act::Adopt(Draft::Changes(changes.collect()))
}

/// The tab that an act is done on; `None` if it does not matter.
pub const fn screen_of(act: &Act) -> Option<Screen> {
    match act {
        Act::Tab(screen) => Some(*screen),
        Act::Toggle(_) | Act::Turn(..) | Act::TurnOff(_) | Act::Pane(..) | Act::Why(_) => {
            Some(Screen::Settings)
        }
        Act::Switch(_) => Some(Screen::Tiers),
        Act::Adopt(_)
        | Act::Open(_)
        | Act::Close
        | Act::Ask(_)
        | Act::Own { .. }
        | Act::Requests(..)
        | Act::Keep(..)
        | Act::Remove(_)
        | Act::Add(..)
        | Act::Rename(_)
        | Act::Fleet(_)
        | Act::Example
        | Act::Empty => Some(Screen::Impact),
        Act::Back
        | Act::End
        | Act::Watch(_)
        | Act::Seek(_)
        | Act::Clock(_)
        | Act::Pause
        | Act::Resume
        | Act::Speed(_)
        | Act::Show(_)
        | Act::Set(..)
        | Act::Try(_)
        | Act::Hours(_)
        | Act::Strategy(..)
        | Act::Wait(..)
        | Act::Move(..)
        | Act::ResetRehearsal
        | Act::Copy(_) => Some(Screen::Rollout),
        Act::Take
        | Act::TakeInstance
        | Act::Import(_)
        | Act::Decide(..)
        | Act::GiveUp
        | Act::Format(_) => Some(Screen::Code),
        Act::Discard
        | Act::Save
        | Act::Tier(_)
        | Act::Gateway(_)
        | Act::Edition(_)
        | Act::Certificate(_)
        | Act::Channel(_)
        | Act::Created(_)
        | Act::Origin(_)
        | Act::Renegotiation(_)
        | Act::Units(_)
        | Act::Regions(_)
        | Act::UnitsIn(..)
        | Act::Undo
        | Act::Redo
        | Act::Reset
        | Act::Answer(..)
        | Act::Hint
        | Act::Check
        | Act::Solution => None,
    }
}
