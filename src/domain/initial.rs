//! How an instance is configured before anybody changed it.

use super::lockout::{edition_page, tls13_section};
use super::protocol::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use super::protocol::Side::{Backend, Client};
use super::source::{Cited, Confidence::*, Source};
use super::{CipherSuite, Config, Created, Edition, Gateway, Instance, Origin, Platform, Setting};

/// On or off at the start, and how that is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Initial {
    /// On at the start.
    pub on: bool,
    /// Where that is stated.
    pub cited: Cited,
}

/// The configuration of a new `instance`: by creation date, origin, tier and edition.
pub fn initial_config(instance: Instance) -> Config {
    Setting::ALL.into_iter().fold(Config::default(), |config, setting| {
        config.with(setting, initial(instance, setting).on)
    })
}

/// How `setting` stands on a new `instance`.
pub const fn initial(instance: Instance, setting: Setting) -> Initial {
    match instance.gateway() {
        Gateway::Managed(tier) => initial_managed(instance, tier.platform(), setting),
        Gateway::Workspace => initial_workspace(instance.edition, setting),
        Gateway::SelfHosted => initial_self_hosted(setting),
    }
}

/// How `setting` stands where its key is left out: at ARM's default, whoever created the instance.
pub const fn by_default(instance: Instance, setting: Setting) -> bool {
    initial(Instance { origin: Origin::PortalOrArm, ..instance }, setting).on
}

const fn initial_managed(instance: Instance, platform: Platform, setting: Setting) -> Initial {
    let edition = instance.edition;
    let old = matches!(instance.created, Created::OnOrBefore);
    match (setting, platform) {
        (Setting::Http2, Platform::Serverless) => {
            at(false, Cited::new(Source::GatewaysOverview, "Feature comparison", Documented))
        }
        (Setting::Http2, Platform::Dedicated) => at(false, ARM_DEFAULTS),
        (Setting::Http2, Platform::V2) => {
            at(false, Cited::new(Source::GatewaysOverview, "Feature comparison", Inferred))
        }
        (Setting::Protocol(Client, Tls13), Platform::V2) => {
            let stated = edition_page(edition, tls13_section(edition), Documented);
            at(matches!(edition, Edition::January2026), stated)
        }
        (Setting::Protocol(Client, Tls13), Platform::Serverless | Platform::Dedicated) => {
            at(!instance.renegotiation, edition_page(edition, tls13_section(edition), Documented))
        }
        (Setting::Protocol(Backend, Tls13), Platform::V2) => at(
            false,
            match edition {
                Edition::August2025 => edition_page(edition, tls13_section(edition), Documented),
                Edition::January2026 => edition_page(edition, "Backend-side TLS 1.3", Inferred),
            },
        ),
        (Setting::Protocol(Backend, Tls13), Platform::Serverless | Platform::Dedicated) => {
            at(false, edition_page(edition, "Backend-side TLS 1.3", Documented))
        }
        (Setting::Protocol(_, Tls12), _) => {
            at(true, edition_page(edition, tls13_section(edition), Documented))
        }
        (Setting::Protocol(_, Tls11 | Tls10 | Ssl30), Platform::V2) => at(false, NOT_PUBLISHED),
        // The ARM text gives the old default of TLS 1.0 and 1.1 only; SSL 3.0 is taken to be off.
        (Setting::Protocol(_, Ssl30), _) => {
            at(false, if old { SSL_NOT_STATED } else { FRESH_EXPORT })
        }
        (Setting::Protocol(_, Tls11 | Tls10), Platform::Serverless | Platform::Dedicated) => {
            match instance.origin {
                Origin::Terraform => at(false, TERRAFORM_SENDS),
                Origin::PortalOrArm => at(old, ARM_DEFAULTS),
            }
        }
        (Setting::Cipher(suite), Platform::Serverless | Platform::V2) => {
            at(!matches!(suite, CipherSuite::Rsa3DesEdeCbcSha), NOT_PUBLISHED)
        }
        (Setting::Cipher(suite), Platform::Dedicated) => match (instance.origin, suite.terraform())
        {
            (Origin::Terraform, Some(_)) => at(false, TERRAFORM_SENDS),
            (Origin::Terraform | Origin::PortalOrArm, _) => {
                at(!matches!(suite, CipherSuite::Rsa3DesEdeCbcSha) || old, ARM_DEFAULTS)
            }
        },
    }
}

const fn initial_workspace(edition: Edition, setting: Setting) -> Initial {
    match setting {
        Setting::Http2 => {
            at(true, Cited::new(Source::GatewaysOverview, "Feature comparison", Documented))
        }
        Setting::Protocol(_, Tls13) => match edition {
            Edition::August2025 => {
                at(false, edition_page(edition, tls13_section(edition), Documented))
            }
            Edition::January2026 => at(false, NOT_PUBLISHED),
        },
        Setting::Protocol(_, Tls12) => {
            at(true, edition_page(edition, tls13_section(edition), Documented))
        }
        Setting::Protocol(_, Tls11 | Tls10 | Ssl30) => at(false, NOT_PUBLISHED),
        Setting::Cipher(suite) => {
            at(!matches!(suite, CipherSuite::Rsa3DesEdeCbcSha), NOT_PUBLISHED)
        }
    }
}

const fn initial_self_hosted(setting: Setting) -> Initial {
    let settings = Cited::new(Source::SelfHostedSettings, "TLS", Documented);
    let overview = Cited::new(Source::SelfHostedOverview, "Security", Documented);
    match setting {
        Setting::Http2 | Setting::Protocol(Client, Ssl30 | Tls10 | Tls11) => {
            at(false, NOT_PUBLISHED)
        }
        // Its default list of suites begins with those of TLS 1.3, but no page says that callers get it.
        Setting::Protocol(Client, Tls13) => {
            at(true, Cited::new(Source::SelfHostedSettings, "TLS", Inferred))
        }
        Setting::Protocol(Client, Tls12) => at(true, overview),
        Setting::Protocol(Backend, Tls13 | Tls12) => at(true, settings),
        Setting::Protocol(Backend, Tls11 | Tls10 | Ssl30) => at(false, settings),
        Setting::Cipher(suite) => at(!matches!(suite, CipherSuite::Rsa3DesEdeCbcSha), settings),
    }
}

const ARM_DEFAULTS: Cited = Cited::new(Source::ArmReference, "customProperties", Documented);
const TERRAFORM_SENDS: Cited =
    Cited::new(Source::TerraformProvider, "values sent at create", Reported);
const FRESH_EXPORT: Cited = Cited::new(Source::TemplateExports, "customProperties", Reported);
const SSL_NOT_STATED: Cited = Cited::ours("no source gives SSL 3.0's old default");
const NOT_PUBLISHED: Cited = Cited::ours("no source gives this gateway's default");

const fn at(on: bool, cited: Cited) -> Initial {
    Initial { on, cited }
}
