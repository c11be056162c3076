//! The card of ciphers: which suites it shows, and a family that is turned off at once.

use super::{Model, Notice};
use crate::domain::cipher::{Family, Strength};
use crate::domain::{CipherSuite, Setting, check_edit};
use crate::tls::usage::Uses;

/// Which suites are shown.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Suites {
    /// All of them.
    #[default]
    All,
    /// Those that are weak.
    Weak,
    /// Those that nobody who is known uses with the draft, on or off: what is turned off here stays in sight.
    Unused,
}

impl Suites {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Weak, Self::Unused];

    /// Is `suite` among them, where it is used so often?
    pub fn shows(self, suite: CipherSuite, uses: &Uses) -> bool {
        match self {
            Self::All => true,
            Self::Weak => suite.strength() == Strength::Weak,
            Self::Unused => !uses.is_used(suite),
        }
    }
}

const _: () = assert!(Suites::ALL.len() == Suites::Unused as usize + 1);

impl Model {
    /// How often each suite is used with the draft.
    pub fn uses(&self) -> Uses {
        Uses::new(self.instance(), self.fleet(), self.draft())
    }

    /// The suites that are shown, strongest first.
    pub fn shown_suites(&self) -> Vec<CipherSuite> {
        let (suites, uses) = (self.look().suites, self.uses());
        CipherSuite::ALL.into_iter().filter(|suite| suites.shows(*suite, &uses)).collect()
    }

    /// The suites of `family` that are on in the draft and may be turned off here by their switches.
    pub fn to_turn_off(&self, family: Family) -> Vec<CipherSuite> {
        let (instance, channel, draft) = (self.instance(), self.channel(), self.draft());
        let may = |suite: &CipherSuite| {
            let setting = Setting::Cipher(*suite);
            suite.family() == family
                && draft.is_on(setting)
                && check_edit(instance, channel, setting).is_ok()
        };
        CipherSuite::ALL.into_iter().filter(may).collect()
    }
}

/// Turns a family off, as far as it may be: one act, taken back at once.
pub(super) fn turn_off(model: &mut Model, family: Family) {
    let settings: Vec<_> = model.to_turn_off(family).into_iter().map(Setting::Cipher).collect();
    let target = model.target();
    let pending = settings.iter().filter(|setting| target.is_on(**setting)).count();
    if !settings.is_empty() {
        model.record();
        let draft = model.state.draft;
        model.state.draft =
            settings.iter().fold(draft, |draft, setting| draft.with(*setting, false));
    }
    model.say(Notice::TurnedOff { family, turned: settings.len(), pending });
}
