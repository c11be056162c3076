//! On or off for every setting.

use super::Setting;

/// On or off for each [`Setting`]: 32 settings in 32 bits, so that it is copied and compared freely.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Config {
    bits: u32,
}

const _: () = assert!(Setting::COUNT <= 32);

impl Config {
    /// The configuration whose bit at [`Setting::index`] says on or off.
    pub const fn from_bits(bits: u32) -> Self {
        Self { bits }
    }

    /// The inverse of [`Config::from_bits`].
    pub const fn bits(self) -> u32 {
        self.bits
    }

    /// Is `setting` on?
    pub const fn is_on(self, setting: Setting) -> bool {
        self.bits >> setting.index() & 1 == 1
    }

    /// The same configuration with `setting` on or off.
    #[must_use]
    pub const fn with(self, setting: Setting, on: bool) -> Self {
        let mask = 1 << setting.index();
        Self { bits: if on { self.bits | mask } else { self.bits & !mask } }
    }

    /// The same configuration with `settings` as they are in `other`.
    #[must_use]
    pub fn with_those_of(self, other: Self, settings: impl IntoIterator<Item = Setting>) -> Self {
        settings
            .into_iter()
            .fold(self, |config, setting| config.with(setting, other.is_on(setting)))
    }

    /// The settings that differ, in the page's order.
    pub fn differing(self, other: Self) -> impl Iterator<Item = Setting> {
        Setting::ALL
            .into_iter()
            .filter(move |setting| self.is_on(*setting) != other.is_on(*setting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_setting_changes_alone() {
        for setting in Setting::ALL {
            let on = Config::default().with(setting, true);
            assert_eq!(Config::default().differing(on).collect::<Vec<_>>(), [setting]);
            assert_eq!(on.with(setting, false), Config::default());
        }
    }
}
