//! What a tier allows.

use crate::domain::lockout::Effect;
use crate::domain::{Cited, Instance};
use crate::words::{source, tiers};

super::super::labels! {
    setting: "Setting";
    at_first: "At first";
    through: "Changed through";
    why_not: "Why not, or not there";
    locked: "locked";
    pane: "View and manage configuration";
}

/// The instance, and by whose rules.
pub fn head(instance: Instance) -> String {
    format!("{}; rules as documented {}", tiers::summary(instance), instance.edition.name())
}

/// A way by which a setting is changed.
pub fn way(name: &str, effect: Effect) -> String {
    match effect {
        Effect::Confirmed => name.to_owned(),
        Effect::NotConfirmed => format!("{name} (effect not confirmed)"),
    }
}

/// Why a setting is locked, with its source.
pub fn sourced(sentence: &str, cited: Cited) -> String {
    format!("{sentence} [{}]", source::full(cited))
}
