//! The only place where the model changes.

use std::sync::Arc;

use super::clock::{elapse, play, seek};
use super::history::{Act, Entry};
use super::look::{Code, Look, Screen};
use super::model::Awaited;
use super::notice::Blocked;
use super::rehearse::RehearseNotice;
use super::scale::{Extent, scale};
use super::state::{RUNS_MAX, State};
use super::{Intent, Model, Notice, Run};
use crate::codec::link::Snapshot;
use crate::domain::initial::initial_config;
use crate::domain::lockout::{
    Effect, Permit, check_edit, has_pane, may_be_pending, may_ever_be_pending,
};
use crate::domain::{Config, Instance, Protocol, Setting, Side};
use crate::rollout::{Plan, Seed};
use crate::tls::Fleet;

/// Carries out `intent`. Every intent is accepted in every state; a refusal leaves a notice and nothing else.
pub fn update(model: &mut Model, intent: Intent) {
    let fleet = model.state.fleet.clone();
    carry_out(model, intent);
    // Rows are positions in the fleet, so another fleet needs others; undo brings one as well.
    if !Arc::ptr_eq(&fleet, &model.state.fleet) {
        super::look::follow(model, &fleet);
    }
}

fn carry_out(model: &mut Model, intent: Intent) {
    if let Some(fact) = super::world::fixed(model, &intent) {
        return say(model, Notice::Fixed(fact));
    }
    let instance = model.state.instance;
    match intent {
        Intent::ChooseTier(tier) => {
            move_to(model, instance.in_tier(tier), Blocked::TierChange);
        }
        Intent::ChooseImported(imported) => move_to(model, imported, Blocked::TierChange),
        Intent::ChooseGateway(kind) => {
            move_to(model, Instance { kind, ..instance }, Blocked::Premise);
        }
        Intent::SwitchTo(gateway) => {
            let blocked = if instance.kind == gateway.kind() {
                Blocked::TierChange
            } else {
                Blocked::Premise
            };
            move_to(model, instance.switched_to(gateway), blocked);
        }
        Intent::ChooseEdition(edition) => {
            move_to(model, Instance { edition, ..instance }, Blocked::Premise);
        }
        Intent::ChooseCreated(created) => {
            move_to(model, Instance { created, ..instance }, Blocked::Premise);
        }
        Intent::ChooseOrigin(origin) => {
            move_to(model, Instance { origin, ..instance }, Blocked::Premise);
        }
        Intent::ChooseCertificate(certificate) => {
            move_to(model, Instance { certificate, ..instance }, Blocked::Premise);
        }
        Intent::SetRenegotiation(renegotiation) => {
            move_to(model, Instance { renegotiation, ..instance }, Blocked::Premise);
        }
        Intent::SetUnits(units) => scale(model, Extent::Units, Some(units)),
        Intent::SetRegions(regions) => scale(model, Extent::Regions, Some(regions)),
        Intent::SetUnitsIn(region, units) => scale(model, Extent::UnitsIn(region), Some(units)),
        Intent::NotScaled(extent) => scale(model, extent, None),
        Intent::ChooseChannel(channel) => {
            if channel != model.state.channel {
                record(model);
                model.state.channel = channel;
                let taken_back = model.state.take_back_locked();
                say(model, Notice::Channel { channel, taken_back });
            }
        }
        Intent::Toggle(setting) => toggle(model, setting),
        Intent::SetTls13(side, on) => set_tls13(model, side, on),
        Intent::TurnOff(family) => super::suites::turn_off(model, family),
        Intent::Adopt(config) => adopt(model, config),
        Intent::Fleet(act) => super::fleet::change(model, act),
        Intent::RestoreFleet(read) => super::fleet::restore(model, *read),
        Intent::Look(act) => super::look::look(model, act),
        Intent::Rehearse(act) => super::rehearse::rehearse(model, act),
        Intent::Saw(_) => {}
        Intent::Save(seed) => save(model, model.seed_of_save(seed)),
        Intent::RollBack(seed) => roll_back(model, model.seed_of_save(seed)),
        Intent::Discard => discard(model),
        Intent::Undo => {
            let entry = model.history.undo(&model.state);
            go_back(model, entry, Notice::Undone);
        }
        Intent::Redo => {
            let entry = model.history.redo(&model.state);
            go_back(model, entry, Notice::Redone);
        }
        Intent::StartOver => {
            record(model);
            model.state = model.world().map_or_else(State::default, |world| world.start.clone());
            let code = Code { address: model.look.code.address.clone(), ..Code::default() };
            let (today, screen) = (model.look.today, model.look.screen);
            model.look = Look { today, screen, code, ..Look::default() };
            model.phase_waits = false;
            super::look::arrange(model);
            say(model, Notice::StartedOver);
        }
        Intent::Open(snapshot) => {
            record(model);
            open(model, snapshot);
            say(model, Notice::Opened);
        }
        Intent::RefuseLink(error) => say(model, Notice::BadLink(error)),
        Intent::Shared { copied } => {
            let left = model.left_by_a_link();
            say(model, Notice::Shared { copied, left });
        }
        Intent::Dropped(files) => say(model, Notice::Dropped(files)),
        Intent::Copied { copied } => say(model, Notice::Copied { copied }),
        Intent::Elapse { wall_milliseconds } => elapse(model, wall_milliseconds),
        Intent::Seek(to) => seek(model, to, true),
        Intent::SkipToEnd => {
            let end = model.shown().map(|run| run.plan.end());
            seek(model, end.unwrap_or_default(), false);
        }
        Intent::Pause => play(model, false),
        Intent::Resume => play(model, true),
        Intent::SetSpeed(speed) => {
            if let Some(run) = shown(model) {
                run.speed = speed;
            }
        }
        Intent::ShowRun(index) => {
            if index < model.state.runs.len() {
                // Only one clock: what is left stands still.
                if let Some(run) = shown(model) {
                    run.playing = false;
                }
                model.state.shown = index;
                look_at_another(model);
                model.look.ahead = Some(false);
            }
        }
    }
}

fn move_to(model: &mut Model, to: Instance, blocked: Blocked) {
    if to == model.state.instance {
        return;
    }
    if model.state.is_updating() {
        return say(model, Notice::Updating(blocked));
    }
    record(model);
    let taken_back = model.state.move_to(to);
    say(model, Notice::Instance { gateway: to.gateway(), taken_back });
}

fn toggle(model: &mut Model, setting: Setting) {
    match check_edit(model.state.instance, model.state.channel, setting) {
        Err(locked) => say(model, Notice::Locked(setting, locked)),
        Ok(Permit { effect, .. }) => {
            let on = !model.state.draft.is_on(setting);
            set(model, setting, on, effect);
        }
    }
}

fn set_tls13(model: &mut Model, side: Side, on: bool) {
    if !has_pane(model.state.instance, side) {
        return say(model, Notice::NoPane);
    }
    set(model, Setting::Protocol(side, Protocol::Tls13), on, Effect::Confirmed);
}

fn set(model: &mut Model, setting: Setting, on: bool, effect: Effect) {
    if model.state.draft.is_on(setting) != on {
        record(model);
        model.state.draft = model.state.draft.with(setting, on);
    }
    let pending = model.state.target().is_on(setting) != on;
    say(model, Notice::Toggled { setting, on, pending, effect });
}

/// Makes `config` the draft; what may not change here stays as it will be live.
fn adopt(model: &mut Model, config: Config) {
    let state = &model.state;
    let may = |setting: &Setting| may_be_pending(state.instance, state.channel, *setting);
    let target = state.target();
    let (free, locked): (Vec<_>, Vec<_>) = target.differing(config).partition(may);
    let draft = target.with_those_of(config, free);
    let turned = state.draft.differing(draft).count();
    if turned > 0 {
        record(model);
        model.state.draft = draft;
    }
    say(model, Notice::Adopted { turned, left: locked.len() });
}

fn save(model: &mut Model, seed: Seed) {
    if model.state.is_updating() {
        return say(model, Notice::Updating(Blocked::Save));
    }
    let (live, draft) = (model.state.live(), model.state.draft);
    let changes = live.differing(draft).count();
    if changes == 0 {
        return say(model, Notice::NothingToSave);
    }
    record(model);
    let state = &mut model.state;
    state.base = live;
    state.saves = state.saves.saturating_add(1);
    let assumed = state.rehearsal.assumed;
    push_run(state, Run::start(Plan::assuming(assumed, state.instance, live, draft, seed)));
    look_at_another(model);
    say(model, Notice::Saved(changes));
}

/// Going back is another rollout. What else is pending stays so.
fn roll_back(model: &mut Model, seed: Seed) {
    if model.state.is_updating() {
        return say(model, Notice::Updating(Blocked::Save));
    }
    let Some(run) = model.current() else {
        return say(model, Notice::Rehearse(RehearseNotice::NoWayBack));
    };
    let (to, from) = (run.plan.before(), run.plan.after());
    record(model);
    let state = &mut model.state;
    state.base = from;
    state.saves = state.saves.saturating_add(1);
    state.draft = state.draft.with_those_of(to, to.differing(from));
    let assumed = state.rehearsal.assumed;
    push_run(state, Run::start(Plan::assuming(assumed, state.instance, from, to, seed)));
    look_at_another(model);
    let changes = to.differing(from).count();
    say(model, Notice::Rehearse(RehearseNotice::WayBack(changes)));
}

/// What is shown of a rollout, and what waits to be said of it, is not about another one.
const fn look_at_another(model: &mut Model) {
    model.look.view = None;
    model.look.ahead = None;
    model.phase_waits = false;
}

/// Stops the only clock that may pass: that of the rollout that is looked at.
fn stand_still(state: &mut State) {
    if let Some(shown) = state.runs.get_mut(state.shown) {
        shown.playing = false;
    }
}

fn push_run(state: &mut State, run: Run) {
    stand_still(state);
    if state.runs.len() == RUNS_MAX {
        state.runs.remove(0);
    }
    state.runs.push(run);
    state.shown = state.runs.len() - 1;
    state.current = true;
}

fn discard(model: &mut Model) {
    let target = model.state.target();
    let changes = target.differing(model.state.draft).count();
    if changes > 0 {
        record(model);
        model.state.draft = target;
    }
    say(model, Notice::Discarded(changes));
}

/// Makes the state that `snapshot` describes; what this instance does not allow to be pending is left out.
fn open(model: &mut Model, snapshot: Snapshot) {
    let state = &mut model.state;
    state.instance = snapshot.instance;
    state.channel = snapshot.channel;
    state.rehearsal = snapshot.rehearsal;
    state.base = reachable(snapshot.instance, snapshot.live);
    state.current = false;
    // What was watched before is not what the link is about.
    stand_still(state);
    if let Some(rollout) = snapshot.rollout {
        let after = reachable(snapshot.instance, rollout.after);
        let (assumed, seed) = (rollout.assumed, rollout.seed);
        let plan = Plan::assuming(assumed, snapshot.instance, state.base, after, seed);
        let mut run = Run { speed: rollout.speed, playing: false, ..Run::start(plan) };
        run.seek(rollout.now);
        push_run(state, run);
    }
    state.draft = snapshot.draft;
    state.take_back_locked();
    // A rollout under way is what the link is about.
    if state.is_updating() {
        model.look.screen = Screen::Rollout;
    }
    look_at_another(model);
}

/// `config`, with every setting that no way could have changed as it is at creation.
fn reachable(instance: Instance, config: Config) -> Config {
    let initial = initial_config(instance);
    let could = |setting: &Setting| may_ever_be_pending(instance, *setting);
    initial.with_those_of(config, initial.differing(config).filter(could))
}

fn go_back(model: &mut Model, entry: Option<Entry>, notice: Notice) {
    let Some(entry) = entry else { return say(model, Notice::NoHistory) };
    let present = std::mem::replace(&mut model.state, entry.state);
    match entry.act {
        Act::Other => keep_moments(&mut model.state, &present),
        Act::Drag | Act::Skip => keep_clocks(&mut model.state, &present),
    }
    let shown = present.runs.get(present.shown).zip(model.shown());
    if !shown.is_some_and(|(before, now)| now.is_of(before)) {
        look_at_another(model);
    }
    say(model, notice);
}

/// Going back in time starts no clock that a person has stopped, and changes no speed. A clock that only the end of its
/// rollout stopped goes on.
fn keep_clocks(state: &mut State, present: &State) {
    for run in &mut state.runs {
        if let Some(other) = present.runs.iter().find(|other| run.is_of(other)) {
            run.speed = other.speed;
            if !other.is_over() {
                run.playing = other.playing && !run.is_over();
            }
        }
    }
}

/// Taking a click back turns no clock back and no page over: rollouts that both states know stay where they are, and, where
/// no rollout comes or goes, the one that was looked at still is. What is not looked at stands still.
fn keep_moments(state: &mut State, present: &State) {
    for run in &mut state.runs {
        if let Some(other) = present.runs.iter().find(|other| run.is_of(other)) {
            *run = other.clone();
        }
    }
    let mut pairs = state.runs.iter().zip(&present.runs);
    if state.runs.len() == present.runs.len() && pairs.all(|(run, other)| run.is_of(other)) {
        state.shown = present.shown;
    }
    for (index, run) in state.runs.iter_mut().enumerate() {
        run.playing &= index == state.shown;
    }
}

fn record(model: &mut Model) {
    model.history.record(Entry { state: model.state.clone(), act: Act::Other });
}

fn say(model: &mut Model, notice: Notice) {
    model.notice = Some(notice);
    model.notices = model.notices.wrapping_add(1);
    model.stood_milliseconds = 0;
}

pub(super) fn shown(model: &mut Model) -> Option<&mut Run> {
    model.state.runs.get_mut(model.state.shown)
}

impl Model {
    /// The page as the last visit left it, with nothing to undo: how a visit goes on where the last one ended. Its fleet is still to be
    /// read: [`Intent::RestoreFleet`] brings it.
    pub fn restored(snapshot: Option<Snapshot>, fleet: Option<String>) -> Self {
        let mut model = Self::default();
        if let Some(snapshot) = snapshot {
            open(&mut model, snapshot);
        }
        if let Some(text) = fleet {
            model.state.fleet = Arc::new((*Fleet::example()).clone());
            model.awaited = Some(Awaited { text, stand_in: Arc::clone(&model.state.fleet) });
        }
        model
    }

    pub(super) fn record(&mut self) {
        record(self);
    }

    pub(super) fn say(&mut self, notice: Notice) {
        say(self, notice);
    }
}
