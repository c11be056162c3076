//! Where sources disagree, in words.

use crate::domain::conflict::{Conflict, Follows};

/// What the sources disagree about.
pub const fn topic(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::V2Tls13 => "TLS 1.3 in the v2 tiers",
        Conflict::EcdheCbcSha2 => "Turning off the four ECDHE suites with CBC and SHA-2",
        Conflict::RsaAes256Gcm => "Turning off TLS_RSA_WITH_AES_256_GCM_SHA384",
        Conflict::TripleDesKey => "The key that turns 3DES off",
        Conflict::PatchKeepsKeys => "Keys that a PATCH leaves out",
        Conflict::BackendTls13Control => "The control of backend TLS 1.3",
        Conflict::OldTlsRetirement => "The end of TLS 1.0 and 1.1",
        Conflict::ConsumptionProperties => "customProperties on Consumption",
        Conflict::SelfHostedTls13 => "TLS 1.3 on self-hosted gateways",
        Conflict::SuitesAtCreation => "Suites after creation",
        Conflict::PremiumV2Zones => "Availability zones in Premium v2",
        Conflict::ValueCasing => "The spelling of values",
    }
}

/// What each of the two sources says.
pub const fn sides(conflict: Conflict) -> [&'static str; 2] {
    match conflict {
        Conflict::V2Tls13 => ["not supported", "available in all tiers"],
        Conflict::EcdheCbcSha2 => {
            ["they cannot be turned off", "the portal turns them off, and the keys then show"]
        }
        Conflict::RsaAes256Gcm => [
            "older text: cannot be turned off; newer text: silent",
            "turned off on the newer platform",
        ],
        Conflict::TripleDesKey => ["TripleDes168", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"],
        Conflict::PatchKeepsKeys => ["go back to their defaults", "are kept, key by key"],
        Conflict::BackendTls13Control => ["a switch, then Save", "a pane, then Save"],
        Conflict::OldTlsRetirement => ["31 August 2025", "31 October 2025"],
        Conflict::ConsumptionProperties => {
            ["five protocol keys are accepted", "not supported at all"]
        }
        Conflict::SelfHostedTls13 => {
            ["TLS 1.2 by default", "TLS 1.3 suites first in the default lists"]
        }
        Conflict::PremiumV2Zones => ["available", "not available"],
        Conflict::ValueCasing => ["\"false\"", "\"False\""],
        Conflict::SuitesAtCreation => ["on by default", "every suite it knows is sent as off"],
    }
}

/// Which one the simulator follows.
pub const fn followed(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::V2Tls13 | Conflict::BackendTls13Control => "We follow the edition you choose.",
        Conflict::TripleDesKey => "We send both.",
        Conflict::OldTlsRetirement => {
            "The switch stays: the guidance of September 2026 on securing a deployment still says to turn them off."
        }
        Conflict::SuitesAtCreation => "We follow what created the instance.",
        Conflict::EcdheCbcSha2
        | Conflict::RsaAes256Gcm
        | Conflict::PatchKeepsKeys
        | Conflict::PremiumV2Zones
        | Conflict::ValueCasing
        | Conflict::ConsumptionProperties
        | Conflict::SelfHostedTls13 => match conflict.follows() {
            Follows::First => "We follow the first.",
            Follows::Second => "We follow the second.",
            Follows::Each => "We follow each where it applies.",
        },
    }
}

/// Both sides with their sources, and which one is followed.
pub fn sentence(conflict: Conflict) -> String {
    let [first, second] = sides(conflict);
    let [from, other] = conflict.sides();
    format!(
        "{}: {first} ({}, {}), or {second} ({}, {}). {}",
        topic(conflict),
        from.source.page(),
        from.source.date(),
        other.source.page(),
        other.source.date(),
        followed(conflict)
    )
}
