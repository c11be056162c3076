//! What a call does to the map of `customProperties`, by the two readings that sources give, and what `--set` does to it.

use crate::codec::export::Wish;
use crate::codec::keys::keys;
use crate::domain::initial::by_default;
use crate::domain::source::{Cited, Confidence, Source};
use crate::domain::{Config, Instance, Setting};

/// How the management API takes keys that a PATCH leaves out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reading {
    /// They go back to their defaults.
    Reset,
    /// They stay.
    Merge,
}

impl Reading {
    /// Both readings, the one that is followed first.
    pub const ALL: [Self; 2] = [Self::Reset, Self::Merge];

    /// Who says so.
    pub const fn cited(self) -> Cited {
        match self {
            Self::Reset => {
                Cited::new(Source::ArmReference, "customProperties", Confidence::Documented)
            }
            Self::Merge => {
                Cited::new(Source::TerraformModule, "a comment in the code", Confidence::Reported)
            }
        }
    }
}

/// What is live after a PATCH that names only the changed keys.
pub fn after_partial_patch(
    reading: Reading,
    instance: Instance,
    live: Config,
    draft: Config,
) -> Config {
    let named = |setting: &Setting| live.is_on(*setting) != draft.is_on(*setting);
    let wish = Wish { live, ..Wish::whole(instance, draft) };
    let sent: Vec<Setting> = wish.entries().into_iter().map(|(setting, _)| setting).collect();
    Setting::ALL.into_iter().fold(live, |config, setting| {
        if named(&setting) {
            return config.with(setting, draft.is_on(setting));
        }
        match reading {
            Reading::Merge => config,
            Reading::Reset if sent.contains(&setting) => {
                config.with(setting, by_default(instance, setting))
            }
            Reading::Reset => config,
        }
    })
}

/// The settings that a PATCH with only the changed keys would turn besides them.
pub fn reset_by(reading: Reading, instance: Instance, live: Config, draft: Config) -> Vec<Setting> {
    let after = after_partial_patch(reading, instance, live, draft);
    draft.differing(after).collect()
}

/// The path that `az apim update --set customProperties.<key>=...` writes instead of the key: it is cut at every dot.
/// Source: reported, read in the source of the command.
pub fn path_of_set(setting: Setting) -> Option<Vec<&'static str>> {
    let key = keys(setting).first()?;
    Some(std::iter::once("customProperties").chain(key.split('.')).collect())
}
