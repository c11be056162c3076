//! The body of the REST call that makes the draft live.

use super::keys::keys;
use crate::domain::initial::initial;
use crate::domain::lockout::{Effect, Permit};
use crate::domain::{Channel, Cited, Confidence, Config, Instance, Setting, Source, check_edit};

/// Where it is stated that other custom properties have to be repeated.
pub const OTHER_PROPERTIES: Cited =
    Cited::new(Source::ServiceConnectivity, "Note on PATCH", Confidence::Documented);

/// The body of a PATCH with the full `customProperties` map of `instance` as `draft` has it.
///
/// Every key that this instance is known to heed is in it, changed or not: a key that is left out goes back to its
/// default. A key whose effect is not confirmed is in it only if it is changed. Values are strings, as the API wants them.
pub fn patch_body(instance: Instance, draft: Config) -> String {
    let entries: Vec<String> = Setting::ALL
        .into_iter()
        .filter(|setting| is_sent(instance, draft, *setting))
        .flat_map(|setting| {
            keys(setting)
                .iter()
                .map(move |key| format!("      \"{key}\": \"{}\"", draft.is_on(setting)))
        })
        .collect();
    format!(
        "{{\n  \"properties\": {{\n    \"customProperties\": {{\n{}\n    }}\n  }}\n}}\n",
        entries.join(",\n")
    )
}

/// Is its key in the full map?
pub(super) fn is_sent(instance: Instance, draft: Config, setting: Setting) -> bool {
    match check_edit(instance, Channel::RestApi, setting) {
        Ok(Permit { effect: Effect::Confirmed, .. }) => true,
        Ok(Permit { effect: Effect::NotConfirmed, .. }) => {
            draft.is_on(setting) != initial(instance, setting).on
        }
        Err(_) => false,
    }
}
