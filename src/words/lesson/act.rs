//! An act, as one person tells another.

use super::event::moment;
use super::statement::{member, named};
use crate::app::look::Decision;
use crate::app::seen::Copied;
use crate::domain::Side;
use crate::lesson::act::{Act, Draft, Pane};
use crate::lesson::names::Named;
use crate::rollout::SimTime;
use crate::words::impact_tab::hardening::preset_name;
use crate::words::number::{clock, number};
use crate::words::setting::{full_name, on_or_off};
use crate::words::{cipher, decapitalised, frame, rehearse};

/// What is done.
pub fn act(act: &Act) -> String {
    match act {
        Act::Toggle(setting) => format!("Press {}", full_name(*setting)),
        Act::Turn(which, on) => format!("Turn {} {}", on_or_off(*on), named(*which)),
        Act::TurnOff(family) => format!("Turn off all of {}", cipher::family(*family)),
        Act::Pane(side, pane) => in_pane(*side, *pane),
        Act::Adopt(Draft::Preset(preset)) => format!("Make {} the draft", preset_name(*preset)),
        Act::Adopt(Draft::Frontier(0)) => "Take the strictest step that loses nobody".to_owned(),
        Act::Adopt(Draft::Frontier(lost)) => format!("Take the strictest step that loses {lost}"),
        Act::Adopt(Draft::Kept(0)) => {
            "Take the strictest step that keeps who must go on working".to_owned()
        }
        Act::Adopt(Draft::Kept(lost)) => {
            format!("Take the strictest step that loses {lost} of those who must go on working")
        }
        Act::Adopt(Draft::Changes(changes)) => {
            format!("Make a draft of {} changes", changes.len())
        }
        Act::Take => "Take what was imported as the draft".to_owned(),
        Act::TakeInstance => "Choose the imported instance".to_owned(),
        Act::Discard => "Discard".to_owned(),
        Act::Save => "Save".to_owned(),
        Act::Back => "Roll back".to_owned(),
        Act::End => "Skip to end".to_owned(),
        Act::Watch(of) => format!("Look at {}", moment(*of)),
        Act::Seek(second) => format!("Look at {}", clock(SimTime::from_seconds(*second))),
        Act::Clock(millisecond) => {
            format!("Time passes to {}", clock(SimTime::from_seconds(millisecond / 1000)))
        }
        Act::Pause => "Pause".to_owned(),
        Act::Resume => "Resume".to_owned(),
        Act::Speed(speed) => format!("Speed: {}", decapitalised(speed.name())),
        Act::Show(at) => format!("Look at rollout {}", at + 1),
        Act::Set(field, value) => {
            format!("{}: {}", rehearse::name(*field), rehearse::value(*field, *value))
        }
        Act::Try(operation) => format!("Try to {}", decapitalised(rehearse::operation(*operation))),
        Act::Hours(_) => "Paste calls an hour".to_owned(),
        Act::Strategy(at, kind) => format!("Strategy {}: {}", at + 1, kind.name()),
        Act::Wait(at, step, minutes) => {
            format!("Strategy {}: wait {minutes} min after step {}", at + 1, step + 1)
        }
        Act::Move(at, setting, save) => {
            format!("Strategy {}: {} in save {}", at + 1, full_name(*setting), save + 1)
        }
        Act::ResetRehearsal => "Set what is planned back".to_owned(),
        Act::Open(id) => format!("Open {}", member(id)),
        Act::Close => "Close the row".to_owned(),
        Act::Ask(id) => format!("Ask the owner of {}", member(id)),
        Act::Own { name, .. } => format!("Add {name}"),
        Act::Requests(id, requests) => {
            format!("{}: {} requests a day", member(id), number(u64::from(*requests)))
        }
        Act::Keep(id, true) => format!("{} must go on working", member(id)),
        Act::Keep(id, false) => format!("{} may be lost", member(id)),
        Act::Remove(id) => format!("Take {} out", member(id)),
        Act::Add(_, id) => format!("Add {}", member(id)),
        Act::Rename(name) => format!("Call the fleet {name}"),
        Act::Fleet(_) => "Open a fleet".to_owned(),
        Act::Example => "Open the example fleet".to_owned(),
        Act::Empty => "Empty the fleet".to_owned(),
        Act::Import(file) => format!("Import {file}"),
        Act::Decide(setting, decision) => {
            let what = setting.map_or_else(|| "All that is open".to_owned(), full_name);
            format!("{what}: {}", decided(*decision))
        }
        Act::GiveUp => "Give up what was imported".to_owned(),
        Act::Format(format) => format!("Show it as {}", format.name()),
        Act::Copy(Copied::Request) => "Copy the change request".to_owned(),
        Act::Copy(Copied::Export) => "Copy the configuration".to_owned(),
        Act::Copy(Copied::Link) => "Copy the link".to_owned(),
        Act::Tab(screen) => format!("Open {}", frame::screen(*screen)),
        Act::Why(setting) => format!("Read why {} is locked", full_name(*setting)),
        Act::Tier(tier) => format!("Choose {}", tier.name()),
        Act::Gateway(kind) => format!("Choose the gateway {}", kind.name()),
        Act::Switch(gateway) => format!("Choose {}", gateway.name()),
        Act::Edition(edition) => format!("Choose the rules of {}", edition.name()),
        Act::Certificate(certificate) => format!("Certificate key: {}", certificate.name()),
        Act::Channel(channel) => format!("Change through the {}", channel.name()),
        Act::Created(created) => format!("Created: {}", decapitalised(created.name())),
        Act::Origin(origin) => format!("Created by {}", origin.name()),
        Act::Renegotiation(true) => "Clients renegotiate".to_owned(),
        Act::Renegotiation(false) => "Clients do not renegotiate".to_owned(),
        Act::Units(units) => format!("Units: {units}"),
        Act::Regions(regions) => format!("Regions: {regions}"),
        Act::UnitsIn(region, units) => format!("Units of region {region}: {units}"),
        Act::Undo => "Undo".to_owned(),
        Act::Redo => "Redo".to_owned(),
        Act::Reset => "Start the lesson again".to_owned(),
        Act::Answer(question, None) => format!("Answer {question}"),
        Act::Answer(question, Some(answer)) => format!("Answer {question}: {answer}"),
        Act::Hint => "Take a hint".to_owned(),
        Act::Check => "Check".to_owned(),
        Act::Solution => "Look at the solution".to_owned(),
    }
}

fn in_pane(side: Side, pane: Pane) -> String {
    let side = decapitalised(side.word());
    match pane {
        Pane::Open => format!("Open the TLS 1.3 pane of the {side} side"),
        Pane::Enable => format!("Press Enable in the TLS 1.3 pane of the {side} side"),
        Pane::Disable => format!("Press Disable in the TLS 1.3 pane of the {side} side"),
    }
}

const fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::AsLive => "as it is live",
        Decision::On => "on",
        Decision::Off => "off",
    }
}
