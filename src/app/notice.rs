//! What the page says after an act; screen readers hear it.

use super::fleet::FleetNotice;
use super::rehearse::RehearseNotice;
use super::scale::Extent;
use super::world::Fact;
use crate::codec::link::LinkError;
use crate::domain::cipher::Family;
use crate::domain::lockout::{Effect, Locked};
use crate::domain::{Channel, Gateway, Setting, Tier};
use crate::rollout::Speed;
use crate::rollout::plan::PhaseKind;

/// The outcome of the last act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Notice {
    /// A locked setting was pressed.
    Locked(Setting, Locked),
    /// A setting waits to be saved, or no longer does.
    Toggled {
        /// Which.
        setting: Setting,
        /// On or off in the draft.
        on: bool,
        /// It differs from the live configuration.
        pending: bool,
        /// What is known of its effect.
        effect: Effect,
    },
    /// A family was turned off: so many of its suites, and so many of them wait to be saved.
    TurnedOff {
        /// Which.
        family: Family,
        /// Turned.
        turned: usize,
        /// They differ from the live configuration.
        pending: usize,
    },
    /// Another draft was taken: so many settings turned, and so many that may not change left as they were.
    Adopted {
        /// Turned.
        turned: usize,
        /// Left.
        left: usize,
    },
    /// What became of an act on the fleet.
    Fleet(FleetNotice),
    /// What became of what was set for the rollout.
    Rehearse(RehearseNotice),
    /// The lesson that runs fixes this.
    Fixed(Fact),
    /// The pane's button was pressed where the pane does not apply.
    NoPane,
    /// An act that a running rollout refuses.
    Updating(Blocked),
    /// Save without a pending change.
    NothingToSave,
    /// Save was accepted.
    Saved(usize),
    /// Changes were given up.
    Discarded(usize),
    /// The instance is another.
    Instance {
        /// Which gateway the rules are asked about now.
        gateway: Gateway,
        /// Pending changes that cannot be made there, and were taken back.
        taken_back: Vec<Setting>,
    },
    /// There are so many units or regions.
    Scaled {
        /// Of what.
        extent: Extent,
        /// How many.
        number: u8,
        /// The least and the most there may be, and where, if others were asked for.
        limit: Option<(u8, u8, Tier)>,
    },
    /// What was asked for is no number, or of a region that is not there.
    NotScaled {
        /// Of what.
        extent: Extent,
        /// The least and the most there may be; `None` of a region that is not there.
        range: Option<(u8, u8)>,
        /// Where.
        tier: Tier,
    },
    /// Changes are made by another way.
    Channel {
        /// Which.
        channel: Channel,
        /// Pending changes that cannot be made this way, and were taken back.
        taken_back: Vec<Setting>,
    },
    /// A phase of the rollout began.
    Phase {
        /// Which.
        kind: PhaseKind,
        /// Old and new settings are both in force in it.
        mixed: bool,
    },
    /// The rollout is over.
    Succeeded,
    /// A moment of a rollout is looked at again that is not the instance's any more: what is done in it, or its end.
    LookedBack(Option<PhaseKind>),
    /// Time stands still.
    Paused,
    /// Time passes.
    Resumed(Speed),
    /// The last act was taken back.
    Undone,
    /// It was done again.
    Redone,
    /// There is nothing to take back or do again.
    NoHistory,
    /// The page is as it first opened.
    StartedOver,
    /// A link was opened.
    Opened,
    /// A link was not opened.
    BadLink(LinkError),
    /// Text is on the clipboard, or copying was not allowed.
    Copied {
        /// It is on the clipboard.
        copied: bool,
    },
    /// The link is on the clipboard, or shown.
    Shared {
        /// It is on the clipboard.
        copied: bool,
        /// What it does not hold.
        left: Left,
    },
    /// So many files were dropped where nothing is read.
    Dropped(usize),
}

impl Notice {
    /// Did the act change something that can be taken back?
    pub const fn can_be_undone(&self) -> bool {
        match self {
            Self::Toggled { .. }
            | Self::Discarded(_)
            | Self::Instance { .. }
            | Self::Channel { .. }
            | Self::StartedOver
            | Self::Opened => true,
            Self::TurnedOff { turned, .. } | Self::Adopted { turned, .. } => *turned > 0,
            Self::Locked(..)
            | Self::Fleet(_)
            | Self::Rehearse(_)
            | Self::Fixed(_)
            | Self::NoPane
            | Self::Updating(_)
            | Self::NothingToSave
            | Self::Saved(_)
            | Self::Scaled { .. }
            | Self::NotScaled { .. }
            | Self::Phase { .. }
            | Self::Succeeded
            | Self::LookedBack(_)
            | Self::Paused
            | Self::Resumed(_)
            | Self::Undone
            | Self::Redone
            | Self::NoHistory
            | Self::BadLink(_)
            | Self::Copied { .. }
            | Self::Shared { .. }
            | Self::Dropped(_) => false,
        }
    }
}

/// What a link leaves behind.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Left {
    /// A fleet that is not the built-in one.
    pub fleet: bool,
    /// Earlier rollouts of this visit.
    pub earlier: bool,
}

/// What a running rollout refuses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Blocked {
    /// Another save.
    Save,
    /// More or fewer units or regions.
    Scaling,
    /// Another tier.
    TierChange,
    /// A change of what the simulation rests on: edition, gateway, creation date and the like.
    Premise,
}
