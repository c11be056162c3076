//! Every act of a person, and of the clock.

use super::fleet::FleetAct;
use super::look::LookAct;
use super::rehearse::RehearseAct;
use super::scale::Extent;
use super::seen::Seen;
use crate::codec::fleet::{FleetError, Read};
use crate::codec::link::{LinkError, Snapshot};
use crate::domain::cipher::Family;
use crate::domain::{
    Certificate, Channel, Config, Created, Edition, Gateway, GatewayKind, Instance, Origin,
    Setting, Side, Tier,
};
use crate::rollout::{Seed, SimTime, Speed};

/// An act. Every intent is accepted in every state; a refusal is a [`Notice`](super::Notice).
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Choose a service tier.
    ChooseTier(Tier),
    /// Choose the instance that a text was read of: its tier, units, regions, age, and whether its clients renegotiate.
    ChooseImported(Instance),
    /// Choose which gateway of the instance is meant.
    ChooseGateway(GatewayKind),
    /// Choose a column of the tiers table.
    SwitchTo(Gateway),
    /// Choose whose rules apply.
    ChooseEdition(Edition),
    /// Say when the instance was created.
    ChooseCreated(Created),
    /// Say what created it.
    ChooseOrigin(Origin),
    /// Say which key its certificate holds.
    ChooseCertificate(Certificate),
    /// Say whether clients recently used certificate renegotiation.
    SetRenegotiation(bool),
    /// Scale to so many units.
    SetUnits(u8),
    /// Scale to so many regions.
    SetRegions(u8),
    /// Scale one region, from 1, to so many units.
    SetUnitsIn(u8, u8),
    /// Say that what units or regions were given was no number.
    NotScaled(Extent),
    /// Choose by which way changes are made.
    ChooseChannel(Channel),
    /// Press a setting's switch.
    Toggle(Setting),
    /// Press Enable or Disable in the TLS 1.3 pane of a side.
    SetTls13(Side, bool),
    /// Turn off every suite of a family that may be.
    TurnOff(Family),
    /// Make this the draft, as far as it may be.
    Adopt(Config),
    /// Change the fleet.
    Fleet(FleetAct),
    /// The fleet of the last visit was read, or could not be.
    RestoreFleet(Box<Result<Read, FleetError>>),
    /// Look at the Impact or the Rollout tab in another way.
    Look(LookAct),
    /// Say that something was looked at that the model does not hold.
    Saw(Seen),
    /// Set something for the rollout.
    Rehearse(RehearseAct),
    /// Save the draft. The seed decides the rollout.
    Save(Seed),
    /// Go back to what was live before the current rollout, by another one. The seed decides it.
    RollBack(Seed),
    /// Give the draft up.
    Discard,
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// Back to how the page first opened.
    StartOver,
    /// Open a link.
    Open(Snapshot),
    /// Say that a link could not be opened.
    RefuseLink(LinkError),
    /// Say that the link was copied, or that it is shown.
    Shared {
        /// It is on the clipboard.
        copied: bool,
    },
    /// Say that so many files were dropped where nothing is read.
    Dropped(usize),
    /// Say that text was copied, or that it was not allowed.
    Copied {
        /// It is on the clipboard.
        copied: bool,
    },
    /// Real time has passed.
    Elapse {
        /// How much, in milliseconds.
        wall_milliseconds: u32,
    },
    /// Look at another moment of the rollout shown.
    Seek(SimTime),
    /// Look at its end.
    SkipToEnd,
    /// Stop time.
    Pause,
    /// Let it pass.
    Resume,
    /// Let it pass at another speed.
    SetSpeed(Speed),
    /// Look at a rollout of this visit; the position in [`Model::runs`](super::Model::runs).
    ShowRun(usize),
}
