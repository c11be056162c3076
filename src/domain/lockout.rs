//! May this setting change here? If not: why, and where instead.

use super::cipher::CipherSuite;
use super::protocol::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use super::protocol::Side::{self, Backend, Client};
use super::source::{Cited, Confidence, Confidence::*, Source};
use super::{Channel, Edition, Gateway, Instance, Platform, Setting, Tier};

/// Why a setting may not be changed directly.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Lockout {
    /// The gateway does not have it at all.
    Unsupported(Gateway),
    /// The tier supports no change to the default cipher configuration.
    CiphersFixed(Tier),
    /// Always on, for the reason given.
    FixedOn(FixedOn),
    /// The portal has no control for it; the REST API has.
    RestOnly,
    /// Changed in the pane behind "View and manage configuration".
    ThroughPane(Side),
    /// ARM refuses the key in this tier; [`ARM_REJECTION`] is its message.
    RejectedByArm(Tier),
    /// Set in the self-hosted gateway's own configuration.
    SetElsewhere(Elsewhere),
    /// A managed workspace gateway takes no change of the defaults.
    WorkspaceFixed,
}

/// Why the platform keeps a setting on.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum FixedOn {
    /// The platform's own components need the suite.
    PlatformSuite,
    /// Client TLS 1.3, where no client was seen to use certificate renegotiation.
    PermanentTls13,
    /// Client TLS 1.3 in the v2 tiers: nobody renegotiates there, so there is nothing to decide.
    V2Tls13,
    /// TLS 1.2, for which no documented way to turn it off exists here.
    Tls12,
}

/// Where a self-hosted gateway's setting is made.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Elsewhere {
    /// A setting of the container, by name.
    Container(&'static str),
    /// A field of the hostname configuration in the control plane.
    Hostname(&'static str),
    /// No such setting is documented.
    Nowhere,
}

/// A lockout and where it is stated.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Locked {
    /// The reason.
    pub lockout: Lockout,
    /// Where the reason is stated.
    pub cited: Cited,
}

/// Does a change that is accepted do anything?
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Effect {
    /// Yes.
    Confirmed,
    /// Nothing we read says so.
    NotConfirmed,
}

/// Leave to change a setting, and where it is stated.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Permit {
    /// What is known of the effect.
    pub effect: Effect,
    /// Where the leave is stated.
    pub cited: Cited,
}

/// What ARM answers on a Consumption instance, as users reported it. Source: [`REJECTION`].
pub const ARM_REJECTION: &str = "'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168,\
Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30' customProperties are not supported in SkuType \
Consumption.";

/// Where [`ARM_REJECTION`] was read.
pub const REJECTION: Cited = Cited::new(Source::TerraformIssue8405, "error message", Reported);

/// Answers "may `setting` be changed on `instance` through `channel`?"
///
/// [`Lockout::ThroughPane`] means: not by the switch, but in the pane.
pub const fn check_edit(
    instance: Instance,
    channel: Channel,
    setting: Setting,
) -> Result<Permit, Locked> {
    match instance.gateway() {
        Gateway::Managed(tier) => check_managed(instance, tier, channel, setting),
        Gateway::Workspace => check_workspace(instance.edition, setting),
        Gateway::SelfHosted => {
            locked(Lockout::SetElsewhere(elsewhere(setting)), elsewhere_cited(setting))
        }
    }
}

/// May `setting` wait to be saved: by its switch, or through the pane?
pub const fn may_be_pending(instance: Instance, channel: Channel, setting: Setting) -> bool {
    match check_edit(instance, channel, setting) {
        Ok(_) => true,
        Err(Locked { lockout: Lockout::ThroughPane(_), .. }) => true,
        Err(_) => false,
    }
}

/// The settings that may wait to be saved, in the page's order.
pub fn free(instance: Instance, channel: Channel) -> Vec<Setting> {
    Setting::ALL.into_iter().filter(|setting| may_be_pending(instance, channel, *setting)).collect()
}

/// May `setting` be pending by any way at all?
pub fn may_ever_be_pending(instance: Instance, setting: Setting) -> bool {
    Channel::ALL.into_iter().any(|channel| may_be_pending(instance, channel, setting))
}

/// Does the page offer "View and manage configuration" for TLS 1.3 on `side`?
pub const fn has_pane(instance: Instance, side: Side) -> bool {
    matches!(
        check_edit(instance, Channel::Portal, Setting::Protocol(side, Tls13)),
        Err(Locked { lockout: Lockout::ThroughPane(_), .. })
    )
}

const fn check_managed(
    instance: Instance,
    tier: Tier,
    channel: Channel,
    setting: Setting,
) -> Result<Permit, Locked> {
    let edition = instance.edition;
    let platform = tier.platform();
    match setting {
        Setting::Http2 => match platform {
            Platform::Serverless => locked(Lockout::Unsupported(instance.gateway()), GATEWAY_TABLE),
            Platform::Dedicated => permit(Effect::Confirmed, ARM_PROPERTIES),
            Platform::V2 => permit(Effect::Confirmed, GATEWAY_TABLE),
        },
        Setting::Protocol(Client, Tls13) => check_client_tls13(instance, channel, platform),
        Setting::Protocol(Client, Tls12) => locked(
            Lockout::FixedOn(FixedOn::Tls12),
            edition_page(edition, tls13_section(edition), Inferred),
        ),
        Setting::Protocol(Client, Ssl30) => match platform {
            Platform::Serverless => locked(Lockout::RejectedByArm(tier), REJECTION),
            Platform::Dedicated => permit(Effect::Confirmed, PORTAL_SSL),
            Platform::V2 => unconfirmed(edition),
        },
        Setting::Protocol(Backend, Tls13) => check_backend_tls13(instance, channel, platform),
        Setting::Protocol(Backend, Tls12) => match (platform, channel) {
            (Platform::V2, Channel::Portal | Channel::RestApi) => locked(
                Lockout::FixedOn(FixedOn::Tls12),
                edition_page(edition, tls13_section(edition), Inferred),
            ),
            (Platform::Dedicated | Platform::Serverless, Channel::Portal) => {
                locked(Lockout::RestOnly, edition_page(edition, HOW_TO, Documented))
            }
            (Platform::Dedicated, Channel::RestApi) => {
                permit(Effect::Confirmed, edition_page(edition, HOW_TO, Documented))
            }
            (Platform::Serverless, Channel::RestApi) => {
                permit(Effect::NotConfirmed, edition_page(edition, HOW_TO, Documented))
            }
        },
        Setting::Protocol(Backend, Ssl30) => match platform {
            Platform::Serverless => permit(Effect::Confirmed, CONSUMPTION_KEYS),
            Platform::Dedicated => permit(Effect::Confirmed, PORTAL_SSL),
            Platform::V2 => unconfirmed(edition),
        },
        Setting::Protocol(Client | Backend, Tls11 | Tls10) => match platform {
            Platform::Serverless => permit(Effect::Confirmed, CONSUMPTION_KEYS),
            Platform::Dedicated => permit(Effect::Confirmed, ARM_PROPERTIES),
            Platform::V2 => unconfirmed(edition),
        },
        Setting::Cipher(suite) => check_cipher(edition, tier, channel, suite),
    }
}

const fn check_client_tls13(
    instance: Instance,
    channel: Channel,
    platform: Platform,
) -> Result<Permit, Locked> {
    let edition = instance.edition;
    let stated = edition_page(edition, tls13_section(edition), Documented);
    match (platform, edition) {
        (Platform::V2, Edition::August2025) => {
            locked(Lockout::Unsupported(instance.gateway()), stated)
        }
        // No v2 gateway renegotiates, so the pane has nothing to ask about.
        (Platform::V2, Edition::January2026) => locked(
            Lockout::FixedOn(FixedOn::V2Tls13),
            edition_page(edition, tls13_section(edition), Inferred),
        ),
        (Platform::Serverless | Platform::Dedicated, _) if !instance.renegotiation => {
            locked(Lockout::FixedOn(FixedOn::PermanentTls13), stated)
        }
        (Platform::Serverless | Platform::Dedicated, _) => match channel {
            Channel::Portal => locked(
                Lockout::ThroughPane(Client),
                edition_page(edition, RENEGOTIATION_SECTION, Documented),
            ),
            // The key is spelled in module code only; whether ARM heeds it was not found.
            Channel::RestApi => permit(Effect::NotConfirmed, MODULE_KEYS),
        },
    }
}

const fn check_backend_tls13(
    instance: Instance,
    channel: Channel,
    platform: Platform,
) -> Result<Permit, Locked> {
    let edition = instance.edition;
    let effect = match platform {
        Platform::V2 | Platform::Serverless => Effect::NotConfirmed,
        Platform::Dedicated => Effect::Confirmed,
    };
    match (platform, edition, channel) {
        (Platform::V2, Edition::August2025, _) => locked(
            Lockout::Unsupported(instance.gateway()),
            edition_page(edition, tls13_section(edition), Documented),
        ),
        (_, Edition::January2026, Channel::Portal) => locked(
            Lockout::ThroughPane(Backend),
            edition_page(edition, BACKEND_SECTION, Documented),
        ),
        (_, Edition::August2025, Channel::Portal) => {
            permit(Effect::Confirmed, edition_page(edition, BACKEND_SECTION, Documented))
        }
        (_, _, Channel::RestApi) => permit(effect, MODULE_KEYS),
    }
}

const fn check_cipher(
    edition: Edition,
    tier: Tier,
    channel: Channel,
    suite: CipherSuite,
) -> Result<Permit, Locked> {
    match (tier.platform(), channel) {
        (Platform::Serverless, Channel::RestApi)
            if matches!(suite, CipherSuite::Rsa3DesEdeCbcSha) =>
        {
            locked(Lockout::RejectedByArm(tier), REJECTION)
        }
        (Platform::Serverless | Platform::V2, Channel::Portal | Channel::RestApi) => {
            locked(Lockout::CiphersFixed(tier), edition_page(edition, "Note on tiers", Documented))
        }
        (Platform::Dedicated, Channel::Portal | Channel::RestApi) => {
            if suite.is_platform() {
                locked(Lockout::FixedOn(FixedOn::PlatformSuite), CipherSuite::PLATFORM)
            } else if suite.is_ecdhe_cbc_sha2() {
                permit(Effect::Confirmed, CBC_SHA2_SEEN)
            } else if matches!(suite, CipherSuite::RsaAes256GcmSha384) {
                permit(Effect::Confirmed, RSA_GCM_SEEN)
            } else {
                permit(Effect::Confirmed, ARM_PROPERTIES)
            }
        }
    }
}

const fn check_workspace(edition: Edition, setting: Setting) -> Result<Permit, Locked> {
    match (setting, edition) {
        (Setting::Protocol(_, Tls13), Edition::August2025) => locked(
            Lockout::Unsupported(Gateway::Workspace),
            edition_page(edition, tls13_section(edition), Documented),
        ),
        (Setting::Http2 | Setting::Protocol(..) | Setting::Cipher(_), _) => {
            locked(Lockout::WorkspaceFixed, edition_page(edition, "Note on tiers", Documented))
        }
    }
}

/// Where a self-hosted gateway is told `setting`.
const fn elsewhere(setting: Setting) -> Elsewhere {
    match setting {
        Setting::Http2 => Elsewhere::Hostname("http2Enabled"),
        Setting::Protocol(Client, Tls11) => Elsewhere::Hostname("tls11Enabled"),
        Setting::Protocol(Client, Tls10) => Elsewhere::Hostname("tls10Enabled"),
        Setting::Protocol(Client, Tls13 | Tls12 | Ssl30) => Elsewhere::Nowhere,
        Setting::Protocol(Backend, protocol) => Elsewhere::Container(match protocol {
            Tls13 => {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls13"
            }
            Tls12 => {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls12"
            }
            Tls11 => {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls11"
            }
            Tls10 => {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls10"
            }
            Ssl30 => {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Ssl30"
            }
        }),
        Setting::Cipher(_) => Elsewhere::Container(
            "net.server.tls.ciphers.allowed-suites and net.client.tls.ciphers.allowed-suites",
        ),
    }
}

const fn elsewhere_cited(setting: Setting) -> Cited {
    match setting {
        Setting::Http2 | Setting::Protocol(Client, _) => {
            Cited::new(Source::SelfHostedOverview, "Security", Documented)
        }
        Setting::Protocol(Backend, _) | Setting::Cipher(_) => {
            Cited::new(Source::SelfHostedSettings, "TLS", Documented)
        }
    }
}

const ARM_PROPERTIES: Cited = Cited::new(Source::ArmReference, "customProperties", Documented);
const GATEWAY_TABLE: Cited = Cited::new(Source::GatewaysOverview, "Feature comparison", Documented);
const PORTAL_SSL: Cited = Cited::new(Source::PortalReadme, "Protocol sections", Reported);
const CONSUMPTION_KEYS: Cited =
    Cited::new(Source::TerraformProvider, "keys sent to Consumption", Reported);
const MODULE_KEYS: Cited = Cited::new(Source::TerraformModule, "Tls13 keys", Reported);
const CBC_SHA2_SEEN: Cited = Cited::new(Source::TerraformIssue20296, "discussion", Reported);
const RSA_GCM_SEEN: Cited = Cited::new(Source::DocsIssue103857, "discussion", Reported);
const HOW_TO: &str = "How to manage TLS protocols and cipher suites";
const RENEGOTIATION_SECTION: &str =
    "Optionally enable TLS 1.3 when clients require certificate renegotiation";
const BACKEND_SECTION: &str = "Backend-side TLS 1.3";

/// A place on the protocols page of `edition`.
pub const fn edition_page(
    edition: Edition,
    section: &'static str,
    confidence: Confidence,
) -> Cited {
    match edition {
        Edition::August2025 => Cited::new(Source::ProtocolsPage2025, section, confidence),
        Edition::January2026 => Cited::new(Source::ProtocolsPage2026, section, confidence),
    }
}

/// The heading under which `edition` says who has TLS 1.3.
pub const fn tls13_section(edition: Edition) -> &'static str {
    match edition {
        Edition::August2025 => "TLS 1.3 support in classic tiers",
        Edition::January2026 => "TLS 1.3 support",
    }
}

const fn unconfirmed(edition: Edition) -> Result<Permit, Locked> {
    permit(Effect::NotConfirmed, edition_page(edition, "Note on tiers", Inferred))
}

const fn permit(effect: Effect, cited: Cited) -> Result<Permit, Locked> {
    Ok(Permit { effect, cited })
}

const fn locked(lockout: Lockout, cited: Cited) -> Result<Permit, Locked> {
    Err(Locked { lockout, cited })
}
