//! What one settings row shows.

use super::Model;
use crate::domain::initial::initial;
use crate::domain::lockout::{Locked, Permit, check_edit, may_be_pending};
use crate::domain::warning::is_idle;
use crate::domain::{Cited, Gateway, Setting};

/// One row, computed from the model; equal rows look equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// On in the draft.
    pub on: bool,
    /// The draft differs from what is live, or being saved.
    pub pending: bool,
    /// May the switch be used?
    pub answer: Result<Permit, Locked>,
    /// May the setting change at all, by switch or pane?
    pub changeable: bool,
    /// Where the state at creation comes from.
    pub initial: Cited,
    /// It is on, but no enabled protocol can use it.
    pub idle: bool,
    /// Whose rules it follows.
    pub gateway: Gateway,
}

impl Model {
    /// The row of `setting`.
    pub fn row(&self, setting: Setting) -> Row {
        let (instance, channel) = (self.instance(), self.channel());
        Row {
            on: self.draft().is_on(setting),
            pending: self.draft().is_on(setting) != self.target().is_on(setting),
            answer: check_edit(instance, channel, setting),
            changeable: may_be_pending(instance, channel, setting),
            initial: initial(instance, setting).cited,
            idle: match setting {
                Setting::Cipher(suite) => {
                    self.draft().is_on(setting) && is_idle(instance, self.draft(), suite)
                }
                Setting::Http2 | Setting::Protocol(..) => false,
            },
            gateway: instance.gateway(),
        }
    }
}
