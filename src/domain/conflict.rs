//! Where sources contradict each other, and which one the simulator follows.

use super::protocol::Protocol::{Tls10, Tls11, Tls13};
use super::protocol::Side::{Backend, Client};
use super::source::{Cited, Confidence::*, Source};
use super::{CipherSuite, Gateway, Platform, Setting};

/// Two sources that cannot both be right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Conflict {
    /// Do v2 tiers have TLS 1.3?
    V2Tls13,
    /// Can the four ECDHE suites with CBC and SHA-2 be turned off?
    EcdheCbcSha2,
    /// Can TLS_RSA_WITH_AES_256_GCM_SHA384 be turned off?
    RsaAes256Gcm,
    /// Which key turns 3DES off?
    TripleDesKey,
    /// Does PATCH keep the keys that it leaves out?
    PatchKeepsKeys,
    /// Is backend TLS 1.3 a plain switch?
    BackendTls13Control,
    /// When do TLS 1.0 and 1.1 end?
    OldTlsRetirement,
    /// Does Consumption accept customProperties?
    ConsumptionProperties,
    /// Do self-hosted gateways have TLS 1.3?
    SelfHostedTls13,
    /// Are suites on after creation?
    SuitesAtCreation,
    /// Has Premium v2 availability zones?
    PremiumV2Zones,
    /// How are values spelled?
    ValueCasing,
}

/// Which side the simulator takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Follows {
    /// The first source.
    First,
    /// The second source.
    Second,
    /// Each where it applies: by edition or by origin.
    Each,
}

impl Conflict {
    /// Every conflict.
    pub const ALL: [Self; 12] = [
        Self::V2Tls13,
        Self::EcdheCbcSha2,
        Self::RsaAes256Gcm,
        Self::TripleDesKey,
        Self::PatchKeepsKeys,
        Self::BackendTls13Control,
        Self::OldTlsRetirement,
        Self::ConsumptionProperties,
        Self::SelfHostedTls13,
        Self::SuitesAtCreation,
        Self::PremiumV2Zones,
        Self::ValueCasing,
    ];

    /// The two sources.
    pub const fn sides(self) -> [Cited; 2] {
        let arm = Cited::new(Source::ArmReference, "customProperties", Documented);
        match self {
            Self::V2Tls13 => [
                Cited::new(
                    Source::ProtocolsPage2025,
                    "TLS 1.3 support in classic tiers",
                    Documented,
                ),
                Cited::new(Source::ProtocolsPage2026, "TLS 1.3 support", Documented),
            ],
            Self::EcdheCbcSha2 => {
                [arm, Cited::new(Source::TerraformIssue28810, "discussion", Reported)]
            }
            Self::RsaAes256Gcm => {
                [arm, Cited::new(Source::DocsIssue103857, "discussion", Reported)]
            }
            Self::TripleDesKey => {
                [arm, Cited::new(Source::SpecsIssue19711, "discussion", Reported)]
            }
            Self::PatchKeepsKeys => [arm, Cited::new(Source::TerraformModule, "comment", Reported)],
            Self::BackendTls13Control => [
                Cited::new(Source::ProtocolsPage2025, "Backend-side TLS 1.3", Documented),
                Cited::new(Source::ProtocolsPage2026, "Backend-side TLS 1.3", Documented),
            ],
            Self::OldTlsRetirement => [
                Cited::new(Source::TlsRetirement, "page text", Documented),
                Cited::new(Source::BreakingChanges, "overview table", Documented),
            ],
            Self::ConsumptionProperties => [
                Cited::new(Source::TerraformProvider, "keys sent to Consumption", Reported),
                Cited::new(Source::AzdTemplates, "comment", Reported),
            ],
            Self::SelfHostedTls13 => [
                Cited::new(Source::SelfHostedOverview, "Security", Documented),
                Cited::new(Source::SelfHostedSettings, "TLS", Documented),
            ],
            Self::PremiumV2Zones => [
                Cited::new(Source::TierComparison, "Feature table", Documented),
                Cited::new(Source::Reliability, "Availability zones", Documented),
            ],
            Self::ValueCasing => [
                Cited::new(Source::TerraformProvider, "values sent", Reported),
                Cited::new(Source::TemplateExports, "customProperties", Reported),
            ],
            Self::SuitesAtCreation => {
                [arm, Cited::new(Source::TerraformProvider, "values sent at create", Reported)]
            }
        }
    }

    /// Which side the simulator takes.
    pub const fn follows(self) -> Follows {
        match self {
            Self::V2Tls13 | Self::BackendTls13Control | Self::SuitesAtCreation => Follows::Each,
            Self::PatchKeepsKeys
            | Self::ConsumptionProperties
            | Self::PremiumV2Zones
            | Self::ValueCasing => Follows::First,
            Self::EcdheCbcSha2 | Self::RsaAes256Gcm | Self::SelfHostedTls13 => Follows::Second,
            Self::TripleDesKey | Self::OldTlsRetirement => Follows::Each,
        }
    }

    /// Does it bear on `setting` of `gateway`?
    pub fn bears_on(self, gateway: Gateway, setting: Setting) -> bool {
        let platform = match gateway {
            Gateway::Managed(tier) => Some(tier.platform()),
            Gateway::Workspace | Gateway::SelfHosted => None,
        };
        let dedicated = platform == Some(Platform::Dedicated);
        match self {
            Self::V2Tls13 => {
                platform == Some(Platform::V2) && matches!(setting, Setting::Protocol(_, Tls13))
            }
            Self::EcdheCbcSha2 => {
                dedicated && matches!(setting, Setting::Cipher(suite) if suite.is_ecdhe_cbc_sha2())
            }
            Self::RsaAes256Gcm => {
                dedicated && setting == Setting::Cipher(CipherSuite::RsaAes256GcmSha384)
            }
            Self::TripleDesKey => {
                dedicated && setting == Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)
            }
            Self::BackendTls13Control => {
                platform.is_some_and(|platform| platform != Platform::V2)
                    && setting == Setting::BACKEND_TLS13
            }
            Self::OldTlsRetirement => {
                platform.is_some() && matches!(setting, Setting::Protocol(Client, Tls10 | Tls11))
            }
            Self::ConsumptionProperties => {
                platform == Some(Platform::Serverless)
                    && matches!(setting, Setting::Protocol(Client | Backend, Tls10 | Tls11))
            }
            Self::SelfHostedTls13 => {
                gateway == Gateway::SelfHosted && setting == Setting::CLIENT_TLS13
            }
            // These bear on the whole map or on the tier, not on one setting.
            Self::PatchKeepsKeys
            | Self::SuitesAtCreation
            | Self::PremiumV2Zones
            | Self::ValueCasing => false,
        }
    }
}

const _: () = assert!(Conflict::ALL.len() == Conflict::ValueCasing as usize + 1);
