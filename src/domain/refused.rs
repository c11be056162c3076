//! What Azure Resource Manager refuses, because of the keys that a configuration names, whatever their values.

use super::lockout::REJECTION;
use super::protocol::{Protocol::Ssl30, Side::Client};
use super::source::{Cited, Confidence, Source};
use super::{CipherSuite, Gateway, Instance, Platform, Setting, Tier};

/// A deployment that is refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The tier that does not have them.
    pub tier: Tier,
    /// The settings whose keys are refused, in the page's order.
    pub settings: Vec<Setting>,
    /// Where that was read.
    pub cited: Cited,
}

/// The message is known for two keys. Of the other suites we conclude it: azurerm sends none of their keys there, and refuses
/// each that is on. Of HTTP/2 and of the v2 tiers no source says that any key is refused.
const CONCLUDED: Cited =
    Cited::new(Source::TerraformProvider, "keys of Consumption", Confidence::Inferred);

/// What is refused on `instance` of a configuration that names the keys of these settings.
pub fn refused(instance: Instance, named: &[Setting]) -> Option<Refusal> {
    let Gateway::Managed(tier) = instance.gateway() else { return None };
    let is_refused = |setting: &Setting| named.contains(setting) && is_refused(tier, *setting);
    let settings: Vec<_> = Setting::ALL.into_iter().filter(is_refused).collect();
    let reported = settings.iter().all(|setting| in_the_message(*setting));
    let cited = if reported { REJECTION } else { CONCLUDED };
    (!settings.is_empty()).then_some(Refusal { tier, settings, cited })
}

const fn is_refused(tier: Tier, setting: Setting) -> bool {
    match tier.platform() {
        Platform::Serverless => match setting {
            Setting::Cipher(suite) => !suite.is_platform(),
            Setting::Http2 | Setting::Protocol(..) => in_the_message(setting),
        },
        Platform::Dedicated | Platform::V2 => false,
    }
}

/// Is it one of the two in the message that was reported?
const fn in_the_message(setting: Setting) -> bool {
    matches!(
        setting,
        Setting::Protocol(Client, Ssl30) | Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Channel, check_edit};

    #[test]
    fn consumption_refuses_client_ssl_3_and_every_suite_that_has_a_key_and_nobody_else_does() {
        for tier in Tier::ALL {
            let instance = Instance::default().in_tier(tier);
            let found = refused(instance, &Setting::ALL);
            assert_eq!(found.is_some(), tier == Tier::Consumption, "{tier:?}");
            let Some(refusal) = found else { continue };
            assert_eq!(refusal.settings.len(), 1 + 15);
            assert_eq!(refusal.cited.confidence, Confidence::Inferred);
            // Whatever is refused may not be changed either.
            for setting in refusal.settings {
                assert!(check_edit(instance, Channel::RestApi, setting).is_err(), "{setting:?}");
            }
        }
    }

    #[test]
    fn only_what_is_named_is_refused() {
        let instance = Instance::default().in_tier(Tier::Consumption);
        assert_eq!(refused(instance, &[]), None);
        assert_eq!(refused(instance, &[Setting::Http2, Setting::BACKEND_TLS13]), None);
        let two =
            [Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha), Setting::Protocol(Client, Ssl30)];
        let refusal = refused(instance, &two);
        assert_eq!(refusal.as_ref().map(|refusal| refusal.settings.len()), Some(2));
        assert_eq!(refusal.map(|refusal| refusal.cited), Some(REJECTION));
    }
}
