//! A configuration of which some settings are not known. There is no way from it to a [`Config`] that does not say what becomes
//! of those.

use super::{Config, Setting};

/// On, off or not known for each [`Setting`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Partial {
    on: Config,
    /// A bit for each setting that is not known; those are off in `on`.
    unknown: Config,
}

impl From<Config> for Partial {
    fn from(config: Config) -> Self {
        Self { on: config, unknown: Config::default() }
    }
}

impl Partial {
    /// Nothing is known.
    pub const UNKNOWN: Self =
        Self { on: Config::from_bits(0), unknown: Config::from_bits(u32::MAX) };

    /// On or off; `None` where that is not known.
    pub const fn get(self, setting: Setting) -> Option<bool> {
        if self.unknown.is_on(setting) { None } else { Some(self.on.is_on(setting)) }
    }

    /// The same with `setting` on, off or not known.
    #[must_use]
    pub fn with(self, setting: Setting, on: Option<bool>) -> Self {
        Self {
            on: self.on.with(setting, on == Some(true)),
            unknown: self.unknown.with(setting, on.is_none()),
        }
    }

    /// The settings that are not known, in the page's order.
    pub fn unknown(self) -> impl Iterator<Item = Setting> + Clone {
        Setting::ALL.into_iter().filter(move |setting| self.unknown.is_on(*setting))
    }

    /// The configuration, if all of it is known.
    pub fn whole(self) -> Option<Config> {
        self.unknown().next().is_none().then_some(self.on)
    }

    /// The configuration with what is not known as it is in `other`.
    #[must_use]
    pub fn filled_from(self, other: Config) -> Config {
        self.on.with_those_of(other, self.unknown())
    }

    /// The same, as far as it is known, and for the rest `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.unknown().fold(self, |partial, setting| partial.with(setting, other.get(setting)))
    }

    /// What is known in both, and the same.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        let differing = move |setting: &Setting| self.get(*setting) != other.get(*setting);
        let differing = Setting::ALL.into_iter().filter(differing);
        differing.fold(self, |partial, setting| partial.with(setting, None))
    }

    /// Could it be `config`?
    pub fn admits(self, config: Config) -> bool {
        self.filled_from(config) == config
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_filled_from_elsewhere_and_nothing_else_is() {
        for setting in Setting::ALL {
            let all = Config::from_bits(u32::MAX);
            let partial = Partial::from(Config::default()).with(setting, None);
            assert_eq!(partial.get(setting), None);
            assert_eq!(partial.whole(), None);
            assert_eq!(partial.unknown().collect::<Vec<_>>(), [setting]);
            assert_eq!(partial.filled_from(all), Config::default().with(setting, true));
            assert_eq!(partial.or(all.into()).whole(), Some(Config::default().with(setting, true)));
            assert_eq!(partial.with(setting, Some(true)).get(setting), Some(true));
            assert!(partial.admits(Config::default().with(setting, true)));
            assert!(!partial.admits(all));
        }
    }

    #[test]
    fn what_two_do_not_share_is_not_known() {
        let (none, all) =
            (Partial::from(Config::default()), Partial::from(Config::from_bits(u32::MAX)));
        assert_eq!(none.shared(all).unknown().count(), Setting::COUNT);
        assert_eq!(none.shared(none), none);
        assert_eq!(none.shared(Partial::UNKNOWN).unknown().count(), Setting::COUNT);
    }
}
