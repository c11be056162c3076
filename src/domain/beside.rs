//! A draft beside what is live, each as far as it is known.

use super::{Config, Partial, Setting};

/// How sure something is that depends on what is not known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Certainty {
    /// It is so, whatever the rest is.
    Certain,
    /// It may be so.
    Open,
}

impl Certainty {
    /// Of what is `always` so, or so at all; `None` if it never is.
    pub const fn of(always: bool, ever: bool) -> Option<Self> {
        match (always, ever) {
            (true, _) => Some(Self::Certain),
            (false, true) => Some(Self::Open),
            (false, false) => None,
        }
    }
}

/// A draft beside what is live.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Beside {
    live: Partial,
    draft: Partial,
    /// A bit for each setting that is not known in either, and the same in both.
    kept: Config,
}

impl Beside {
    /// A draft of which nothing unknown has to do with what is live.
    pub fn new(live: impl Into<Partial>, draft: impl Into<Partial>) -> Self {
        Self { live: live.into(), draft: draft.into(), kept: Config::default() }
    }

    /// A draft of which everything unknown stays as it is live.
    #[must_use]
    pub fn merged(live: impl Into<Partial>, draft: impl Into<Partial>) -> Self {
        let (live, draft) = (live.into(), draft.into());
        Self::new(live, draft.or(live)).keeping(|setting| draft.get(setting).is_none())
    }

    /// The same, where what is not known in either of the settings that are `kept` is the same in both.
    #[must_use]
    pub fn keeping(self, kept: impl Fn(Setting) -> bool) -> Self {
        let both = self.draft.unknown().filter(|setting| self.live.get(*setting).is_none());
        let kept = both.filter(|setting| kept(*setting));
        Self { kept: kept.fold(Config::default(), |all, setting| all.with(setting, true)), ..self }
    }

    /// What is live.
    pub const fn live(self) -> Partial {
        self.live
    }

    /// The draft.
    pub const fn draft(self) -> Partial {
        self.draft
    }

    /// Is `setting` not known, and the same in both?
    pub const fn is_kept(self, setting: Setting) -> bool {
        self.kept.is_on(setting)
    }

    /// Those settings, a bit each.
    pub const fn kept(self) -> Config {
        self.kept
    }

    /// The settings that are not known in one of the two, in the page's order.
    pub fn unknown(self) -> impl Iterator<Item = Setting> + Clone {
        let is_open = move |partial: Partial, setting| partial.get(setting).is_none();
        Setting::ALL
            .into_iter()
            .filter(move |each| is_open(self.live, *each) || is_open(self.draft, *each))
    }

    /// The same, with `setting` on or off wherever it was not known.
    #[must_use]
    pub fn with(self, setting: Setting, on: bool) -> Self {
        let decide =
            |partial: Partial| partial.with(setting, Some(partial.get(setting).unwrap_or(on)));
        Self {
            live: decide(self.live),
            draft: decide(self.draft),
            kept: self.kept.with(setting, false),
        }
    }

    /// Could they be these two?
    pub fn admits(self, live: Config, draft: Config) -> bool {
        let differing = live.bits() ^ draft.bits();
        self.live.admits(live) && self.draft.admits(draft) && differing & self.kept.bits() == 0
    }

    /// Does the draft switch `setting` on?
    pub fn switched_on(self, setting: Setting) -> Option<Certainty> {
        if self.is_kept(setting) {
            return None;
        }
        let (live, draft) = (self.live.get(setting), self.draft.get(setting));
        let always = live == Some(false) && draft == Some(true);
        Certainty::of(always, live != Some(true) && draft != Some(false))
    }
}

/// `partial` with everything off that is not known, and with all of it on.
pub fn bounds(partial: Partial) -> (Config, Config) {
    (partial.filled_from(Config::default()), partial.filled_from(Config::from_bits(u32::MAX)))
}

/// `config` with every choice of on and off for `settings`.
pub fn choices(settings: &[Setting], config: Config) -> impl Iterator<Item = Config> {
    (0..1_u32 << settings.len()).map(move |choice| {
        settings
            .iter()
            .enumerate()
            .fold(config, |config, (at, setting)| config.with(*setting, choice >> at & 1 == 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_as_it_is_live_is_never_switched_on() {
        for setting in Setting::ALL {
            let off = Partial::from(Config::default());
            let open = off.with(setting, None);
            assert_eq!(Beside::new(off, open).switched_on(setting), Some(Certainty::Open));
            assert_eq!(Beside::new(open, open).switched_on(setting), Some(Certainty::Open));
            assert_eq!(Beside::merged(off, open).draft(), off);
            let kept = Beside::merged(open, open);
            assert!(kept.is_kept(setting));
            assert_eq!(kept.switched_on(setting), None);
            let on = off.with(setting, Some(true));
            assert_eq!(Beside::merged(open, on).switched_on(setting), Some(Certainty::Open));
            assert_eq!(Beside::merged(off, on).switched_on(setting), Some(Certainty::Certain));
        }
    }

    #[test]
    fn what_stays_as_it_is_live_is_the_same_in_both() {
        let all = Config::from_bits(u32::MAX);
        let apart = Beside::new(Partial::UNKNOWN, Partial::UNKNOWN);
        let kept = Beside::merged(Partial::UNKNOWN, Partial::UNKNOWN);
        assert!(apart.admits(all, Config::default()) && !kept.admits(all, Config::default()));
        assert!(kept.admits(all, all));
        assert!(!kept.with(Setting::Http2, false).admits(all, all));
    }
}
