//! The table of every capability by every tier and gateway.

use super::lockout::{Effect, FixedOn, Locked, Lockout, Permit};
use super::lockout::{check_edit, edition_page, has_pane, tls13_section};
use super::source::{Cited, Confidence::*, Source};
use super::{Channel, CipherSuite, Edition, Gateway, Instance, Platform, Setting, Side, Tier};

/// A row of the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Capability {
    /// Can this protocol setting be changed?
    Setting(Setting),
    /// Can these suites be changed?
    Suites(SuiteGroup),
    /// What else sets the tiers apart.
    Fact(Fact),
}

/// Suites for which every rule gives the same answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SuiteGroup {
    /// The six that the platform needs.
    Platform,
    /// The four ECDHE suites with CBC and a SHA-2 HMAC.
    EcdheCbcSha2,
    /// The other ten that can change, without 3DES.
    Other,
    /// TLS_RSA_WITH_3DES_EDE_CBC_SHA.
    TripleDes,
}

impl SuiteGroup {
    /// Every group, strongest first.
    pub const ALL: [Self; 4] = [Self::Platform, Self::EcdheCbcSha2, Self::Other, Self::TripleDes];

    /// The group of `suite`.
    pub const fn of(suite: CipherSuite) -> Self {
        if matches!(suite, CipherSuite::Rsa3DesEdeCbcSha) {
            Self::TripleDes
        } else if suite.is_platform() {
            Self::Platform
        } else if suite.is_ecdhe_cbc_sha2() {
            Self::EcdheCbcSha2
        } else {
            Self::Other
        }
    }

    /// The suites of the group.
    pub fn suites(self) -> impl Iterator<Item = CipherSuite> {
        CipherSuite::ALL.into_iter().filter(move |suite| Self::of(*suite) == self)
    }
}

/// What sets tiers apart besides their settings.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fact {
    /// Does saving interrupt service?
    DowntimeOnSave,
    /// How long does saving take?
    ApplyDuration,
    /// How many units?
    Units,
    /// Several regions?
    Regions,
    /// Availability zones?
    Zones,
    /// Is there a service level agreement?
    Sla,
    /// How are client certificates asked for?
    ClientCertificates,
    /// Can there be workspace gateways?
    Workspaces,
    /// Can there be self-hosted gateways?
    SelfHosted,
}

impl Fact {
    /// Every fact.
    pub const ALL: [Self; 9] = [
        Self::DowntimeOnSave,
        Self::ApplyDuration,
        Self::Units,
        Self::Regions,
        Self::Zones,
        Self::Sla,
        Self::ClientCertificates,
        Self::Workspaces,
        Self::SelfHosted,
    ];
}

/// Rows that belong together.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Section {
    /// What callers may speak.
    ClientProtocol,
    /// What backends may speak.
    BackendProtocol,
    /// The cipher suites.
    Ciphers,
    /// What happens on a save.
    Save,
    /// How large it may be, and how sure it is there.
    Service,
    /// How client certificates are asked for, and which other gateways there are.
    Gateways,
}

impl Section {
    /// Every section, as they stand.
    pub const ALL: [Self; 6] = [
        Self::ClientProtocol,
        Self::BackendProtocol,
        Self::Ciphers,
        Self::Save,
        Self::Service,
        Self::Gateways,
    ];
}

const _: () = assert!(Section::ALL.len() == Section::Gateways as usize + 1);

impl Capability {
    /// The section in which it stands.
    pub const fn section(self) -> Section {
        match self {
            Self::Setting(Setting::Http2 | Setting::Protocol(Side::Client, _)) => {
                Section::ClientProtocol
            }
            Self::Setting(Setting::Protocol(Side::Backend, _)) => Section::BackendProtocol,
            Self::Setting(Setting::Cipher(_)) | Self::Suites(_) => Section::Ciphers,
            Self::Fact(Fact::DowntimeOnSave | Fact::ApplyDuration) => Section::Save,
            Self::Fact(Fact::Units | Fact::Regions | Fact::Zones | Fact::Sla) => Section::Service,
            Self::Fact(Fact::ClientCertificates | Fact::Workspaces | Fact::SelfHosted) => {
                Section::Gateways
            }
        }
    }

    /// A setting whose switch shows it; none for what is no setting.
    pub fn setting(self) -> Option<Setting> {
        match self {
            Self::Setting(setting) => Some(setting),
            Self::Suites(group) => group.suites().next().map(Setting::Cipher),
            Self::Fact(_) => None,
        }
    }
}

/// What a cell says in a word or two.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// Yes, or changeable on the page.
    Yes,
    /// Changeable, but whether that does anything is not confirmed.
    YesUnconfirmed,
    /// No.
    No,
    /// Fixed on.
    FixedOn,
    /// Fixed on, or through the pane where clients renegotiate.
    FixedOnOrPane,
    /// Through the pane.
    Pane,
    /// Only through the REST API.
    RestOnly,
    /// Fixed at the default.
    Fixed,
    /// ARM rejects it.
    Rejected,
    /// Set elsewhere.
    Elsewhere,
    /// From and to so many.
    Range(u8, u8),
    /// The documented 15 to 45 minutes, or longer.
    QuarterToThreeQuarters,
    /// By renegotiation, or at the handshake by a setting.
    Renegotiation,
    /// At the initial handshake only.
    HandshakeOnly,
    /// The customer's own matter.
    Customer,
    /// No source says.
    Unknown,
}

/// A cell of the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cell {
    /// The answer.
    pub verdict: Verdict,
    /// The lockout behind it, which words can explain.
    pub lockout: Option<Lockout>,
    /// Where it is stated.
    pub cited: Cited,
}

/// Every row of the table, in order.
pub fn rows() -> Vec<Capability> {
    let protocols =
        Setting::ALL.into_iter().filter(|setting| !matches!(setting, Setting::Cipher(_)));
    protocols
        .map(Capability::Setting)
        .chain(SuiteGroup::ALL.map(Capability::Suites))
        .chain(Fact::ALL.map(Capability::Fact))
        .collect()
}

/// The cell of `capability` under `gateway` by the rules of `edition`.
pub fn cell(edition: Edition, gateway: Gateway, capability: Capability) -> Cell {
    let instance = Instance { edition, ..Instance::default() }.switched_to(gateway);
    match capability {
        Capability::Setting(setting) => setting_cell(instance, setting),
        Capability::Suites(group) => match group.suites().next() {
            Some(suite) => setting_cell(instance, Setting::Cipher(suite)),
            None => plain(Verdict::Unknown, Cited::ours("empty group")),
        },
        Capability::Fact(fact) => fact_cell(edition, gateway, fact),
    }
}

fn setting_cell(instance: Instance, setting: Setting) -> Cell {
    match check_edit(instance, Channel::Portal, setting) {
        Ok(Permit { effect: Effect::Confirmed, cited }) => plain(Verdict::Yes, cited),
        Ok(Permit { effect: Effect::NotConfirmed, cited }) => plain(Verdict::YesUnconfirmed, cited),
        Err(Locked { lockout, cited }) => {
            let renegotiating = Instance { renegotiation: true, ..instance };
            let verdict = match lockout {
                Lockout::Unsupported(_) => Verdict::No,
                Lockout::CiphersFixed(_) | Lockout::WorkspaceFixed => Verdict::Fixed,
                Lockout::FixedOn(FixedOn::PermanentTls13)
                    if has_pane(renegotiating, Side::Client) =>
                {
                    Verdict::FixedOnOrPane
                }
                Lockout::FixedOn(_) => Verdict::FixedOn,
                Lockout::RestOnly => Verdict::RestOnly,
                Lockout::ThroughPane(_) => Verdict::Pane,
                Lockout::RejectedByArm(_) => Verdict::Rejected,
                Lockout::SetElsewhere(_) => Verdict::Elsewhere,
            };
            Cell { verdict, lockout: Some(lockout), cited }
        }
    }
}

fn fact_cell(edition: Edition, gateway: Gateway, fact: Fact) -> Cell {
    let tiers = Cited::new(Source::TierComparison, "Feature table", Documented);
    match (fact, gateway) {
        (Fact::DowntimeOnSave, Gateway::Managed(tier)) => {
            let cited = edition_page(edition, "Note on apply time", Documented);
            match tier {
                Tier::Developer => plain(Verdict::Yes, cited),
                Tier::Basic | Tier::Standard | Tier::Premium => plain(Verdict::No, cited),
                Tier::BasicV2 | Tier::StandardV2 | Tier::PremiumV2 => {
                    plain(Verdict::No, Cited { confidence: Inferred, ..cited })
                }
                Tier::Consumption => plain(Verdict::Unknown, cited),
            }
        }
        (Fact::ApplyDuration, Gateway::Managed(tier)) => match tier.platform() {
            Platform::Dedicated => plain(
                Verdict::QuarterToThreeQuarters,
                edition_page(edition, "Note on apply time", Documented),
            ),
            Platform::Serverless | Platform::V2 => {
                plain(Verdict::Unknown, Cited::ours("no published figure for this tier"))
            }
        },
        (Fact::DowntimeOnSave | Fact::ApplyDuration, Gateway::Workspace) => {
            plain(Verdict::Unknown, Cited::ours("nothing can be saved here"))
        }
        (
            Fact::DowntimeOnSave
            | Fact::ApplyDuration
            | Fact::Units
            | Fact::Regions
            | Fact::Sla
            | Fact::Zones,
            Gateway::SelfHosted,
        ) => plain(Verdict::Customer, tiers),
        (Fact::Units, Gateway::Managed(tier)) => {
            let (fewest, most) = tier.units();
            plain(Verdict::Range(fewest, most), Tier::UNITS)
        }
        (Fact::Regions, Gateway::Managed(tier)) => {
            plain(if tier.regions_max() > 1 { Verdict::Yes } else { Verdict::No }, Tier::REGIONS)
        }
        (Fact::Zones, Gateway::Managed(tier)) => plain(
            if matches!(tier, Tier::Premium | Tier::PremiumV2) {
                Verdict::Yes
            } else {
                Verdict::No
            },
            tiers,
        ),
        (Fact::Sla, Gateway::Managed(tier)) => {
            plain(if tier == Tier::Developer { Verdict::No } else { Verdict::Yes }, tiers)
        }
        (Fact::ClientCertificates, Gateway::Managed(tier)) => match tier.platform() {
            Platform::Dedicated => plain(
                Verdict::Renegotiation,
                Cited::new(Source::ClientCertificates, "Note on renegotiation", Documented),
            ),
            Platform::Serverless => plain(
                Verdict::Renegotiation,
                edition_page(edition, tls13_section(edition), Inferred),
            ),
            Platform::V2 => plain(
                Verdict::HandshakeOnly,
                Cited::new(Source::V2Overview, "Unavailable features", Documented),
            ),
        },
        (Fact::ClientCertificates, Gateway::SelfHosted) => plain(
            Verdict::HandshakeOnly,
            Cited::new(Source::SelfHostedOverview, "Security", Documented),
        ),
        (Fact::Workspaces, Gateway::Managed(tier)) => {
            plain(if tier.has_workspaces() { Verdict::Yes } else { Verdict::No }, tiers)
        }
        (Fact::SelfHosted, Gateway::Managed(tier)) => {
            plain(if tier.has_self_hosted() { Verdict::Yes } else { Verdict::No }, tiers)
        }
        (Fact::Regions, Gateway::Workspace)
        | (Fact::SelfHosted, Gateway::Workspace | Gateway::SelfHosted) => plain(Verdict::No, tiers),
        (
            Fact::Units | Fact::Zones | Fact::Sla | Fact::ClientCertificates | Fact::Workspaces,
            Gateway::Workspace,
        )
        | (Fact::Workspaces, Gateway::SelfHosted) => {
            plain(Verdict::Unknown, Cited::ours("no source read says"))
        }
    }
}

const fn plain(verdict: Verdict, cited: Cited) -> Cell {
    Cell { verdict, lockout: None, cited }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_section_stand_together_and_in_its_order() {
        let mut sections: Vec<_> = rows().into_iter().map(Capability::section).collect();
        sections.dedup();
        assert_eq!(sections, Section::ALL);
    }

    #[test]
    fn suites_of_a_group_get_the_same_answer_everywhere() {
        for edition in Edition::ALL {
            for gateway in Gateway::ALL {
                for suite in CipherSuite::ALL {
                    let instance = Instance { edition, ..Instance::default() }.switched_to(gateway);
                    let own = setting_cell(instance, Setting::Cipher(suite));
                    let group = cell(edition, gateway, Capability::Suites(SuiteGroup::of(suite)));
                    assert_eq!(own.verdict, group.verdict, "{edition:?} {gateway:?} {suite:?}");
                    assert_eq!(own.lockout, group.lockout, "{edition:?} {gateway:?} {suite:?}");
                }
            }
        }
    }
}
