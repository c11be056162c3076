//! Why a setting is locked, in a sentence that says where it can be changed, if anywhere.

use crate::domain::lockout::{ARM_REJECTION, Elsewhere, FixedOn, Lockout};
use crate::domain::{Gateway, Setting, Side};

/// The reason, and the way out where there is one.
pub fn sentence(setting: Setting, lockout: Lockout) -> String {
    match lockout {
        Lockout::Unsupported(gateway) => {
            let name = setting.name();
            match gateway {
                Gateway::Managed(tier) => format!("{} has no {name}.", tier.name()),
                Gateway::Workspace => format!("Workspace gateways have no {name}."),
                Gateway::SelfHosted => format!("Self-hosted gateways have no {name}."),
            }
        }
        Lockout::CiphersFixed(tier) => {
            format!("{} keeps its default ciphers; the classic tiers from Developer up can change them.", tier.name())
        }
        Lockout::FixedOn(FixedOn::PlatformSuite) => {
            "Always on: the platform's own components need it.".to_owned()
        }
        Lockout::FixedOn(FixedOn::PermanentTls13) => {
            "Permanently on: no client was seen to renegotiate certificates.".to_owned()
        }
        Lockout::FixedOn(FixedOn::V2Tls13) => {
            "On; v2 gateways never renegotiate, so there is nothing to decide.".to_owned()
        }
        Lockout::FixedOn(FixedOn::Tls12) => {
            "On by default, and no way to turn it off is documented.".to_owned()
        }
        Lockout::RestOnly => "Not in the portal: change it through the REST API.".to_owned(),
        Lockout::ThroughPane(side) => match side {
            Side::Client => {
                "Off by default, since clients renegotiated certificates; changed under View and manage configuration.".to_owned()
            }
            Side::Backend => "Changed under View and manage configuration.".to_owned(),
        },
        Lockout::RejectedByArm(tier) => {
            format!("Azure Resource Manager rejects it on {}: {ARM_REJECTION}", tier.name())
        }
        Lockout::SetElsewhere(Elsewhere::Container(name)) => {
            format!("Not on this page: set {name} on the gateway's container.")
        }
        Lockout::SetElsewhere(Elsewhere::Hostname(field)) => {
            format!("Not on this page: set {field} in the gateway's hostname configuration.")
        }
        Lockout::SetElsewhere(Elsewhere::Nowhere) => {
            "Not on this page: the self-hosted gateway documents no setting for it.".to_owned()
        }
        Lockout::WorkspaceFixed => {
            "Workspace gateways keep their default protocols and ciphers.".to_owned()
        }
    }
}
