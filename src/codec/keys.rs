//! The `customProperties` keys of each setting.

use crate::domain::CipherSuite as Suite;
use crate::domain::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use crate::domain::Setting;
use crate::domain::Side::{Backend, Client};

/// What every key of a setting begins with.
pub const GATEWAY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.";

/// The key or keys that set `setting`; none for what has no documented key.
///
/// 3DES has two: the ARM reference names the first, the portal is reported to write the second; both are sent.
/// Source: ARM reference 2024-05-01; Terraform azurerm provider; for the TLS 1.3 keys, Terraform module code.
pub const fn keys(setting: Setting) -> &'static [&'static str] {
    macro_rules! gateway {
        ($($tail:literal),*) => {
            &[$(concat!("Microsoft.WindowsAzure.ApiManagement.Gateway.", $tail)),*]
        };
    }
    match setting {
        Setting::Http2 => gateway!("Protocols.Server.Http2"),
        Setting::Protocol(Client, Tls13) => gateway!("Security.Protocols.Tls13"),
        Setting::Protocol(Client, Tls12) => &[],
        Setting::Protocol(Client, Tls11) => gateway!("Security.Protocols.Tls11"),
        Setting::Protocol(Client, Tls10) => gateway!("Security.Protocols.Tls10"),
        Setting::Protocol(Client, Ssl30) => gateway!("Security.Protocols.Ssl30"),
        Setting::Protocol(Backend, Tls13) => gateway!("Security.Backend.Protocols.Tls13"),
        Setting::Protocol(Backend, Tls12) => gateway!("Security.Backend.Protocols.Tls12"),
        Setting::Protocol(Backend, Tls11) => gateway!("Security.Backend.Protocols.Tls11"),
        Setting::Protocol(Backend, Tls10) => gateway!("Security.Backend.Protocols.Tls10"),
        Setting::Protocol(Backend, Ssl30) => gateway!("Security.Backend.Protocols.Ssl30"),
        Setting::Cipher(suite) => match suite {
            Suite::Aes256GcmSha384
            | Suite::Aes128GcmSha256
            | Suite::EcdheEcdsaAes256GcmSha384
            | Suite::EcdheEcdsaAes128GcmSha256
            | Suite::EcdheRsaAes256GcmSha384
            | Suite::EcdheRsaAes128GcmSha256 => &[],
            Suite::EcdheEcdsaAes256CbcSha384 => {
                gateway!("Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384")
            }
            Suite::EcdheEcdsaAes128CbcSha256 => {
                gateway!("Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256")
            }
            Suite::EcdheRsaAes256CbcSha384 => {
                gateway!("Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384")
            }
            Suite::EcdheRsaAes128CbcSha256 => {
                gateway!("Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256")
            }
            Suite::EcdheEcdsaAes256CbcSha => {
                gateway!("Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA")
            }
            Suite::EcdheEcdsaAes128CbcSha => {
                gateway!("Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")
            }
            Suite::EcdheRsaAes256CbcSha => {
                gateway!("Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA")
            }
            Suite::EcdheRsaAes128CbcSha => {
                gateway!("Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")
            }
            Suite::RsaAes256GcmSha384 => {
                gateway!("Security.Ciphers.TLS_RSA_WITH_AES_256_GCM_SHA384")
            }
            Suite::RsaAes128GcmSha256 => {
                gateway!("Security.Ciphers.TLS_RSA_WITH_AES_128_GCM_SHA256")
            }
            Suite::RsaAes256CbcSha256 => {
                gateway!("Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256")
            }
            Suite::RsaAes128CbcSha256 => {
                gateway!("Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256")
            }
            Suite::RsaAes256CbcSha => gateway!("Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA"),
            Suite::RsaAes128CbcSha => gateway!("Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA"),
            Suite::Rsa3DesEdeCbcSha => gateway!(
                "Security.Ciphers.TripleDes168",
                "Security.Ciphers.TLS_RSA_WITH_3DES_EDE_CBC_SHA"
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_that_can_change_has_a_key_and_no_platform_suite_has() {
        for suite in Suite::ALL {
            assert_eq!(keys(Setting::Cipher(suite)).is_empty(), suite.is_platform(), "{suite:?}");
        }
    }

    #[test]
    fn a_suites_key_ends_in_its_iana_name() {
        for suite in Suite::ALL {
            if let Some(key) = keys(Setting::Cipher(suite)).last() {
                assert_eq!(key.rsplit('.').next(), Some(suite.iana()));
            }
        }
    }

    #[test]
    fn no_key_sets_two_settings() {
        let mut all: Vec<_> = Setting::ALL.iter().flat_map(|setting| keys(*setting)).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(count, 10 + 15 + 1);
    }
}
