//! The body of the REST call that makes the draft live.

use super::keys::keys;
use crate::domain::{Channel, Config, Instance, Setting, check_edit};

/// The body of a PATCH with the full `customProperties` map of `instance` as `draft` has it.
///
/// Every key that this instance lets the REST API change is in it, changed or not: a key that is left out goes back to
/// its default. Values are strings, as the API wants them.
pub fn patch_body(instance: Instance, draft: Config) -> String {
    let entries: Vec<String> = Setting::ALL
        .into_iter()
        .filter(|setting| check_edit(instance, Channel::RestApi, *setting).is_ok())
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
