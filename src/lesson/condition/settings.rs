//! Settings, on and off.

use super::miss::Miss;
use super::predicates::Flag;
use crate::domain::Setting;
use crate::domain::posture::score as points;
use crate::domain::warning::Gravity;
use crate::lesson::names::At;
use crate::lesson::range::Range;
use crate::lesson::settings::Settings;
use crate::lesson::sight::Sight;
use crate::tls::preset::Preset;
use crate::tls::weaker::standing;

type Checked = Result<(), Miss>;

/// All are on.
pub(super) fn on(settings: &Settings, at: At, sight: &Sight<'_>) -> Checked {
    turned(settings, true, at, sight)
}

/// All are off.
pub(super) fn off(settings: &Settings, at: At, sight: &Sight<'_>) -> Checked {
    turned(settings, false, at, sight)
}

fn turned(settings: &Settings, on: bool, at: At, sight: &Sight<'_>) -> Checked {
    let config = sight.config(at);
    let others: Vec<Setting> =
        settings.all().into_iter().filter(|setting| config.is_on(*setting) != on).collect();
    if others.is_empty() { Ok(()) } else { Err(Miss::Settings { at, settings: others, on: !on }) }
}

/// Nothing else has changed.
pub(super) fn only(settings: &Settings, at: At, sight: &Sight<'_>) -> Checked {
    let named = settings.all();
    let differing = sight.start.live.differing(sight.config(at));
    let settings: Vec<_> = differing.filter(|setting| !named.contains(setting)).collect();
    if settings.is_empty() { Ok(()) } else { Err(Miss::Beside { at, settings }) }
}

/// All is as a preset wants it.
pub(super) fn preset(preset: &Preset, at: At, sight: &Sight<'_>) -> Checked {
    let (preset, config) = (*preset, sight.config(at));
    let reached = preset.reach(sight.model.instance(), sight.model.channel(), config).config;
    let settings: Vec<_> = config.differing(reached).collect();
    if settings.is_empty() { Ok(()) } else { Err(Miss::Preset { preset, at, settings }) }
}

/// The score.
pub(super) fn score(wanted: &Range, at: At, sight: &Sight<'_>) -> Checked {
    let (is, wanted) = (score_at(at, sight), *wanted);
    if wanted.holds(u64::from(is)) { Ok(()) } else { Err(Miss::Score { at, is, wanted }) }
}

/// No danger.
pub(super) fn no_danger(_: &Flag, _: At, sight: &Sight<'_>) -> Checked {
    let mut warnings = sight.model.warnings().into_iter();
    let danger = warnings.find(|warning| warning.gravity() == Gravity::Danger);
    danger.map_or(Ok(()), |warning| Err(Miss::Danger(warning)))
}

/// The score as the page shows it: of what is not live yet, never above that of what is, if somebody goes on with less.
pub fn score_at(at: At, sight: &Sight<'_>) -> u32 {
    let (model, config) = (sight.model, sight.config(at));
    match at {
        At::Live => points(config),
        At::Draft | At::Target => {
            standing(model.instance(), model.fleet(), model.live(), config).score
        }
    }
}
