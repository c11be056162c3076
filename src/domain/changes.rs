//! What is about to change: live against draft.

use super::cipher::Strength;
use super::lockout::{Effect, Permit, check_edit, may_be_pending};
use super::{Channel, Config, Instance, Setting, Side};

/// Does a change make the gateway stricter?
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// Less is accepted, or the better is offered.
    Hardens,
    /// More of the weak is accepted, or the better is taken away.
    Loosens,
    /// Neither.
    Neutral,
}

/// What a change may bring.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Risk {
    /// Callers on the renegotiation list fail.
    BreaksRenegotiatingClients,
    /// Backends that ask for a client certificate by renegotiation fail.
    BreaksRenegotiatingBackends,
    /// Peers that can do nothing better lose their connection.
    PeersWithoutAlternative,
    /// Something advised against is accepted from now on.
    WeakAccepted,
    /// Peers lose the better protocol.
    StrongTakenAway,
    /// Only this call makes the change; the portal cannot.
    NeedsRestCall,
    /// No source says that the change does anything here.
    EffectNotConfirmed,
}

/// One pending change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// What changes.
    pub setting: Setting,
    /// On or off after it.
    pub to: bool,
    /// Stricter or looser.
    pub direction: Direction,
    /// What it may bring, gravest first.
    pub risks: Vec<Risk>,
}

/// The changes that lead from `live` to `draft` on `instance`, in the page's order.
pub fn changes(instance: Instance, live: Config, draft: Config) -> Vec<Change> {
    live.differing(draft)
        .map(|setting| {
            let to = draft.is_on(setting);
            Change {
                setting,
                to,
                direction: direction(setting, to),
                risks: risks(instance, setting, to),
            }
        })
        .collect()
}

fn direction(setting: Setting, to: bool) -> Direction {
    match (setting, setting.strength(), to) {
        (Setting::Http2, _, _) => Direction::Neutral,
        (_, Strength::Strong, true) | (_, Strength::Weak | Strength::Aging, false) => {
            Direction::Hardens
        }
        (_, Strength::Strong, false) | (_, Strength::Weak | Strength::Aging, true) => {
            Direction::Loosens
        }
    }
}

fn risks(instance: Instance, setting: Setting, to: bool) -> Vec<Risk> {
    let portal_can = may_be_pending(instance, Channel::Portal, setting);
    let channel = if portal_can { Channel::Portal } else { Channel::RestApi };
    let unconfirmed = matches!(
        check_edit(instance, channel, setting),
        Ok(Permit { effect: Effect::NotConfirmed, .. })
    );
    [
        (
            to && setting == Setting::CLIENT_TLS13 && instance.renegotiation,
            Risk::BreaksRenegotiatingClients,
        ),
        (to && setting == Setting::BACKEND_TLS13, Risk::BreaksRenegotiatingBackends),
        (to && setting.strength() == Strength::Weak, Risk::WeakAccepted),
        (
            !to && setting.strength() == Strength::Strong && setting != Setting::Http2,
            Risk::StrongTakenAway,
        ),
        (!to && setting.strength() != Strength::Strong, Risk::PeersWithoutAlternative),
        (!portal_can, Risk::NeedsRestCall),
        (unconfirmed, Risk::EffectNotConfirmed),
    ]
    .into_iter()
    .filter_map(|(applies, risk)| applies.then_some(risk))
    .collect()
}

impl Setting {
    /// The side a protocol setting belongs to; `None` for those that concern both.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Http2 => Some(Side::Client),
            Self::Protocol(side, _) => Some(side),
            Self::Cipher(_) => None,
        }
    }
}
