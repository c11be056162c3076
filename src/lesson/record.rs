//! What a person did on the page, as an act.

use std::sync::Arc;

use super::act::{Act, Pane};
use super::member::name;
use super::perform::{Files, adopted_as};
use crate::app::fleet::{FleetAct, FleetNotice};
use crate::app::look::LookAct;
use crate::app::rehearse::RehearseAct;
use crate::app::seen::Seen;
use crate::app::{Intent, Model, Notice};
use crate::codec::fleet::write;
use crate::codec::imported::Imported;
use crate::rollout::course::Kind;
use crate::tls::Fleet;
use crate::tls::fleet::Member;

/// What has to be remembered of the page to tell what an intent has done.
#[derive(Clone, Debug)]
pub struct Recorder {
    /// How many notices there were.
    pub notices: u32,
    /// Who called.
    pub fleet: Arc<Fleet>,
    /// The moment of the rollout that was looked at, in milliseconds.
    moment: Option<u32>,
}

impl Recorder {
    /// Of the page as it is.
    pub fn of(model: &Model) -> Self {
        Self {
            notices: model.notice().0,
            fleet: Arc::clone(model.fleet()),
            moment: model.shown().map(|run| run.now.milliseconds()),
        }
    }

    /// The notice that the last intent led to.
    pub fn notice<'a>(&self, model: &'a Model) -> Option<&'a Notice> {
        let (number, notice) = model.notice();
        notice.filter(|_| number != self.notices)
    }

    /// The act that `intent` was, which has led to `model`; `None` where it was none, or was refused by the world.
    pub fn act(&self, intent: &Intent, model: &Model, files: &Files) -> Option<Act> {
        if matches!(self.notice(model), Some(Notice::Fixed(_))) {
            return None;
        }
        Some(match intent {
            Intent::ChooseTier(tier) => Act::Tier(*tier),
            Intent::ChooseImported(_) => Act::TakeInstance,
            Intent::ChooseGateway(kind) => Act::Gateway(*kind),
            Intent::SwitchTo(gateway) => Act::Switch(*gateway),
            Intent::ChooseEdition(edition) => Act::Edition(*edition),
            Intent::ChooseCreated(created) => Act::Created(*created),
            Intent::ChooseOrigin(origin) => Act::Origin(*origin),
            Intent::ChooseCertificate(certificate) => Act::Certificate(*certificate),
            Intent::SetRenegotiation(on) => Act::Renegotiation(*on),
            Intent::SetUnits(units) => Act::Units(*units),
            Intent::SetRegions(regions) => Act::Regions(*regions),
            Intent::SetUnitsIn(region, units) => Act::UnitsIn(*region, *units),
            Intent::ChooseChannel(channel) => Act::Channel(*channel),
            Intent::Toggle(setting) => Act::Toggle(*setting),
            Intent::SetTls13(side, true) => Act::Pane(*side, Pane::Enable),
            Intent::SetTls13(side, false) => Act::Pane(*side, Pane::Disable),
            Intent::TurnOff(family) => Act::TurnOff(*family),
            Intent::Adopt(config) => adopted_as(*config, model),
            Intent::Fleet(act) => return self.of_fleet(act, model),
            Intent::Look(act) => return looked(act, model, files),
            Intent::Saw(Seen::Pane(side)) => Act::Pane(*side, Pane::Open),
            Intent::Saw(Seen::Why(setting)) => Act::Why(*setting),
            Intent::Saw(Seen::Copied(copied)) => Act::Copy(*copied),
            Intent::Rehearse(act) => return rehearsed(act),
            Intent::Save(_) => Act::Save,
            Intent::RollBack(_) => Act::Back,
            Intent::Discard => Act::Discard,
            Intent::Undo => Act::Undo,
            Intent::Redo => Act::Redo,
            Intent::StartOver => Act::Reset,
            Intent::Elapse { .. } => {
                let moment = model.shown()?.now.milliseconds();
                return (self.moment != Some(moment)).then_some(Act::Clock(moment));
            }
            Intent::Seek(to) => Act::Seek(to.seconds()),
            Intent::SkipToEnd => Act::End,
            Intent::Pause => Act::Pause,
            Intent::Resume => Act::Resume,
            Intent::SetSpeed(speed) => Act::Speed(*speed),
            Intent::ShowRun(at) => Act::Show(*at),
            Intent::NotScaled(_)
            | Intent::RestoreFleet(_)
            | Intent::Open(_)
            | Intent::RefuseLink(_)
            | Intent::Shared { .. }
            | Intent::Dropped(_)
            | Intent::Copied { .. } => return None,
        })
    }

    fn of_fleet(&self, act: &FleetAct, model: &Model) -> Option<Act> {
        let id = |at: &usize| self.fleet.members.get(*at).map(name);
        let done = |wanted: fn(&FleetNotice) -> bool| matches!(self.notice(model), Some(Notice::Fleet(notice)) if wanted(notice));
        Some(match act {
            FleetAct::SetRequests(at, requests) => Act::Requests(id(at)?, *requests),
            FleetAct::Keep(at, keep) => Act::Keep(id(at)?, *keep),
            FleetAct::Remove(at) => Act::Remove(id(at)?),
            FleetAct::Add(side, id) if super::cursor::is_id(id) => Act::Add(*side, id.clone()),
            FleetAct::AddOwn(_) if done(|notice| matches!(notice, FleetNotice::Added(..))) => {
                let is_new = |member: &&Member| {
                    let facts = member.profile.facts();
                    self.fleet.position(member.profile.side(), &facts.id).is_none()
                };
                let added = model.fleet().members.iter().find(is_new)?;
                let origin = added.origin.as_ref()?;
                let text = origin.text.clone();
                Act::Own { name: added.profile.facts().name.to_string(), form: origin.form, text }
            }
            FleetAct::Import(_) if done(|notice| matches!(notice, FleetNotice::Imported(..))) => {
                Act::Fleet(write(model.fleet()))
            }
            FleetAct::Rename(to) => Act::Rename(to.clone()),
            FleetAct::AskOwner(at) => Act::Ask(id(at)?),
            FleetAct::Example => Act::Example,
            FleetAct::Empty => Act::Empty,
            FleetAct::Add(..)
            | FleetAct::AddOwn(_)
            | FleetAct::Import(_)
            | FleetAct::NotANumber => return None,
        })
    }
}

fn rehearsed(act: &RehearseAct) -> Option<Act> {
    Some(match act {
        RehearseAct::Set(field, value) => Act::Set(*field, *value),
        RehearseAct::Hours(text) => Act::Hours(text.clone()),
        RehearseAct::Kind(at, kind) => {
            Act::Strategy(*at, Kind::ALL.get(*kind).copied().unwrap_or(Kind::AtOnce))
        }
        RehearseAct::Wait(at, step, minutes) => Act::Wait(*at, *step, *minutes),
        RehearseAct::Move(at, setting, save) => Act::Move(*at, *setting, *save),
        RehearseAct::Reset => Act::ResetRehearsal,
        RehearseAct::Try(operation) => Act::Try(*operation),
        RehearseAct::NotSet(_) | RehearseAct::NotAWait | RehearseAct::TooEarly => return None,
    })
}

fn looked(act: &LookAct, model: &Model, files: &Files) -> Option<Act> {
    Some(match act {
        LookAct::Screen(screen) => Act::Tab(*screen),
        LookAct::Open(Some(at)) => Act::Open(name(model.fleet().members.get(*at)?)),
        LookAct::Open(None) => Act::Close,
        LookAct::Format(_) => Act::Format(model.look().code.format()),
        LookAct::Import(Some(Ok(imported))) => {
            let same = |file: &Imported| {
                let mut file = file.clone();
                file.files.clone_from(&imported.files);
                file == **imported
            };
            let (name, _) = files.iter().find(|(_, file)| same(file))?;
            Act::Import(name.clone())
        }
        LookAct::Import(None) => Act::GiveUp,
        LookAct::Decide(setting, decision) => Act::Decide(*setting, *decision),
        LookAct::Suites(_)
        | LookAct::Query(_)
        | LookAct::Show(_)
        | LookAct::ShowOn(..)
        | LookAct::Status(_)
        | LookAct::Group(_)
        | LookAct::Sort(_)
        | LookAct::Again
        | LookAct::Before(_)
        | LookAct::Wanted(_)
        | LookAct::View(_)
        | LookAct::Point(_)
        | LookAct::Ahead(_)
        | LookAct::OnlyChange(_)
        | LookAct::Address(_)
        | LookAct::Reading
        | LookAct::Import(Some(Err(_)))
        | LookAct::Today(_)
        | LookAct::Answered(_)
        | LookAct::Surveyed(_) => return None,
    })
}
