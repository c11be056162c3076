//! What happened in a lesson that a configuration does not show: what was looked at, tried and refused.

use std::fmt;
use std::sync::Arc;

use super::member::name;
use super::names::{Moment, Named, Reason};
use crate::app::fleet::FleetAct;
use crate::app::look::{LookAct, Screen};
use crate::app::notice::Blocked;
use crate::app::rehearse::{RehearseAct, RehearseNotice};
use crate::app::seen::{Copied, Seen};
use crate::app::{Intent, Model, Notice};
use crate::codec::export::Format;
use crate::codec::kind::Kind;
use crate::domain::lockout::has_pane;
use crate::domain::{Setting, Side, check_edit};
use crate::rollout::operation::Operation;
use crate::rollout::plan::InForce;
use crate::tls::Fleet;

/// Something that happened. It stays so, whatever is undone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Event {
    /// A locked setting said why.
    Why(Setting, Reason),
    /// Some setting was locked for this reason.
    Lockout(Reason),
    /// An operation was tried: was it refused?
    Tried(Operation, bool),
    /// A part of a rollout was watched.
    Watched(Moment),
    /// A member was opened under Impact.
    Opened(String),
    /// The pane of TLS 1.3 on a side was opened.
    Pane(Side),
    /// A tab was opened.
    Tab(Screen),
    /// A format was shown under Code.
    Format(Format),
    /// Something was copied.
    Copied(Copied),
    /// A text of this kind was brought in.
    Imported(Kind),
    /// The owner of a member was asked.
    Asked(String),
    /// A save was refused, since another was under way.
    RefusedSave,
}

/// What an event should be.
pub const AN_EVENT: &str = "an event (such as tab:Impact, why:client.tls13:FixedOn, opened:grpc-1-85, watched:mixed, format:patch)";

impl Event {
    /// Of its text.
    pub fn read(text: &str) -> Option<Self> {
        if text == "refused:save" {
            return Some(Self::RefusedSave);
        }
        let (kind, rest) = text.split_once(':')?;
        Some(match kind {
            "why" => {
                let (setting, reason) = rest.split_once(':')?;
                Self::Why(Setting::named(setting)?, Reason::named(reason)?)
            }
            "lockout" => Self::Lockout(Reason::named(rest)?),
            "tried" => {
                let (operation, end) = rest.split_once(':')?;
                let refused = match end {
                    "refused" => true,
                    "allowed" => false,
                    _ => return None,
                };
                Self::Tried(Operation::named(operation)?, refused)
            }
            "watched" => Self::Watched(Moment::named(rest)?),
            "opened" => Self::Opened(member(rest)?),
            "pane" => Self::Pane(Side::named(rest.strip_suffix(" open")?)?),
            "tab" => Self::Tab(Screen::named(rest)?),
            "format" => Self::Format(Format::named(rest)?),
            "copied" => Self::Copied(Copied::named(rest)?),
            "imported" => Self::Imported(Kind::named(rest)?),
            "asked" => Self::Asked(member(rest)?),
            _ => return None,
        })
    }
}

fn member(text: &str) -> Option<String> {
    super::member::is_name(text).then(|| text.to_owned())
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Why(setting, reason) => write!(f, "why:{}:{}", setting.word(), reason.word()),
            Self::Lockout(reason) => write!(f, "lockout:{}", reason.word()),
            Self::Tried(operation, refused) => {
                let end = if *refused { "refused" } else { "allowed" };
                write!(f, "tried:{}:{end}", operation.word())
            }
            Self::Watched(moment) => write!(f, "watched:{}", moment.word()),
            Self::Opened(member) => write!(f, "opened:{member}"),
            Self::Pane(side) => write!(f, "pane:{} open", side.word()),
            Self::Tab(screen) => write!(f, "tab:{}", screen.word()),
            Self::Format(format) => write!(f, "format:{}", format.word()),
            Self::Copied(copied) => write!(f, "copied:{}", copied.word()),
            Self::Imported(kind) => write!(f, "imported:{}", kind.word()),
            Self::Asked(member) => write!(f, "asked:{member}"),
            Self::RefusedSave => f.write_str("refused:save"),
        }
    }
}

/// What has happened by `intent`, which has led to `model`: the last notice before it, and the fleet, tell what is new.
pub fn events(intent: &Intent, model: &Model, notices: u32, fleet: &Arc<Fleet>) -> Vec<Event> {
    let mut events = watched(intent, model);
    let (number, notice) = model.notice();
    match notice.filter(|_| number != notices) {
        Some(Notice::Locked(setting, locked)) => {
            let reason = Reason::from(locked.lockout);
            events.extend([Event::Why(*setting, reason), Event::Lockout(reason)]);
        }
        Some(Notice::Rehearse(RehearseNotice::Tried(operation, refused)))
            if matches!(intent, Intent::Rehearse(RehearseAct::Try(_))) =>
        {
            events.push(Event::Tried(*operation, *refused));
        }
        Some(Notice::Updating(Blocked::Save)) => events.push(Event::RefusedSave),
        Some(_) | None => {}
    }
    if let Intent::Saw(seen) = intent {
        events.extend(seen_of(*seen, model));
    }
    if let Intent::Look(act) = intent {
        events.extend(looked(act, model));
    }
    if let Intent::Fleet(FleetAct::AskOwner(at)) = intent {
        let asked = fleet.members.get(*at);
        events.extend(asked.map(|member| Event::Asked(name(member))));
    }
    events
}

fn seen_of(seen: Seen, model: &Model) -> Vec<Event> {
    let instance = model.instance();
    match seen {
        Seen::Pane(side) => {
            has_pane(instance, side).then_some(Event::Pane(side)).into_iter().collect()
        }
        Seen::Copied(copied) => vec![Event::Copied(copied)],
        Seen::Why(setting) => match check_edit(instance, model.channel(), setting) {
            Err(locked) => {
                let reason = Reason::from(locked.lockout);
                vec![Event::Why(setting, reason), Event::Lockout(reason)]
            }
            Ok(_) => Vec::new(),
        },
    }
}

fn looked(act: &LookAct, model: &Model) -> Vec<Event> {
    let format = || Event::Format(model.look().code.format());
    if let LookAct::Screen(screen) = act {
        // The tab shows a format without being asked.
        let shown = (*screen == Screen::Code).then(format);
        return [Event::Tab(*screen)].into_iter().chain(shown).collect();
    }
    if let LookAct::Format(_) = act {
        return vec![format()];
    }
    if let LookAct::Open(Some(at)) = act {
        let opened = model.fleet().members.get(*at);
        let id = opened.map(|member| Event::Opened(name(member)));
        return id.into_iter().collect();
    }
    if let LookAct::Import(Some(Ok(imported))) = act {
        let is_there = model.look().code.imported.as_ref() == Some(imported);
        return is_there.then_some(Event::Imported(imported.kind)).into_iter().collect();
    }
    Vec::new()
}

/// What of a rollout is before one's eyes: where it is dragged to, or passes on its own tab.
fn watched(intent: &Intent, model: &Model) -> Vec<Event> {
    let is_looked_at = matches!(intent, Intent::Seek(_)) || model.look().screen == Screen::Rollout;
    let Some(run) = model.shown().filter(|_| is_looked_at) else { return Vec::new() };
    let phase = run.phase().map(|phase| Moment::from(phase.kind));
    let mixed = run.plan.in_force_at(run.now) == InForce::Both;
    phase.into_iter().chain(mixed.then_some(Moment::Mixed)).map(Event::Watched).collect()
}
