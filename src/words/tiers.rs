//! The tiers table, in words.

use super::setting::full_name;
use super::source;
use super::{decapitalised, lockout};
use crate::domain::capability::{Capability, Cell, Fact, SuiteGroup, Verdict, cell, rows};
use crate::domain::compare::Difference;
use crate::domain::lockout::{FixedOn, Lockout};
use crate::domain::{Edition, Gateway, GatewayKind, Instance, Setting, Tier};

/// The head of a row.
pub fn row(capability: Capability) -> String {
    match capability {
        Capability::Setting(Setting::Http2) => "HTTP/2 from clients".to_owned(),
        Capability::Setting(setting) => full_name(setting),
        Capability::Suites(SuiteGroup::Platform) => "6 suites of the platform".to_owned(),
        Capability::Suites(SuiteGroup::EcdheCbcSha2) => "4 ECDHE suites, CBC and SHA-2".to_owned(),
        Capability::Suites(SuiteGroup::Other) => "10 other suites".to_owned(),
        Capability::Suites(SuiteGroup::TripleDes) => "TLS_RSA_WITH_3DES_EDE_CBC_SHA".to_owned(),
        Capability::Fact(fact) => match fact {
            Fact::DowntimeOnSave => "Downtime on save",
            Fact::ApplyDuration => "Duration of a save",
            Fact::Units => "Units",
            Fact::Regions => "Several regions",
            Fact::Zones => "Availability zones",
            Fact::Sla => "Service level agreement",
            Fact::ClientCertificates => "Client certificates",
            Fact::Workspaces => "Workspace gateways",
            Fact::SelfHosted => "Self-hosted gateways",
        }
        .to_owned(),
    }
}

/// A cell of the table, for those who do not see where it stands: "Basic, Client TLS 1.3: Yes".
pub fn cell_name(gateway: Gateway, capability: Capability, cell: Verdict) -> String {
    format!("{}, {}: {}", gateway.name(), row(capability), verdict(cell))
}

/// A cell in a word or two.
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Yes => "Yes",
        Verdict::YesUnconfirmed => "Yes, effect not confirmed",
        Verdict::No => "No",
        Verdict::FixedOn => "Fixed on",
        Verdict::FixedOnOrPane => "Fixed on, or pane",
        Verdict::Pane => "Pane",
        Verdict::RestOnly => "REST API only",
        Verdict::Fixed => "Fixed",
        Verdict::Rejected => "Rejected by ARM",
        Verdict::Elsewhere => "Set elsewhere",
        Verdict::Range(0, 0) => "None to count",
        Verdict::Range(1, 1) => "1",
        Verdict::Range(low, high) => return format!("{low} to {high}"),
        Verdict::QuarterToThreeQuarters => "15 to 45 min or longer",
        Verdict::Renegotiation => "Renegotiation or handshake",
        Verdict::HandshakeOnly => "First handshake only",
        Verdict::Customer => "Yours to run",
        Verdict::Unknown => "Unknown",
    }
    .to_owned()
}

/// Why the cell says so.
pub fn reason(capability: Capability, cell: &Cell) -> String {
    let setting = match capability {
        Capability::Setting(setting) => setting,
        Capability::Suites(_) | Capability::Fact(_) => Setting::Http2,
    };
    match (cell.lockout, cell.verdict) {
        (Some(Lockout::FixedOn(FixedOn::PermanentTls13)), Verdict::FixedOnOrPane) => {
            "Permanently on where no client renegotiates certificates; elsewhere off, and managed in the pane.".to_owned()
        }
        (Some(lockout), _) => lockout::sentence(setting, lockout),
        (None, Verdict::Yes | Verdict::YesUnconfirmed) => match capability {
            Capability::Setting(_) | Capability::Suites(_) => "Can be changed on the page.".to_owned(),
            Capability::Fact(Fact::DowntimeOnSave) => {
                "Its only unit is replaced while the change is applied.".to_owned()
            }
            Capability::Fact(_) => "Available.".to_owned(),
        },
        (None, Verdict::No) => match capability {
            Capability::Fact(Fact::DowntimeOnSave) => "Changes are rolled out while it serves.".to_owned(),
            Capability::Fact(_) | Capability::Setting(_) | Capability::Suites(_) => "Not available.".to_owned(),
        },
        (None, Verdict::Unknown) => "No source read gives an answer.".to_owned(),
        (None, Verdict::Customer) => "You run the containers.".to_owned(),
        (None, Verdict::QuarterToThreeQuarters) => "More units and regions take longer.".to_owned(),
        (None, Verdict::Range(0, 0)) => "It scales by itself.".to_owned(),
        (None, Verdict::Range(1, 1)) => "It cannot be scaled.".to_owned(),
        (None, Verdict::Range(_, 12)) => {
            "Units of each region; 12 is a limit that support can raise.".to_owned()
        }
        (None, Verdict::Range(..)) => "Units of its one region.".to_owned(),
        (None, Verdict::Renegotiation) => {
            "Asked for in mid-connection, unless the hostname asks at the handshake.".to_owned()
        }
        (None, Verdict::HandshakeOnly) => "No renegotiation, ever.".to_owned(),
        (
            None,
            Verdict::FixedOn
            | Verdict::FixedOnOrPane
            | Verdict::Pane
            | Verdict::RestOnly
            | Verdict::Fixed
            | Verdict::Rejected
            | Verdict::Elsewhere,
        ) => String::new(),
    }
}

/// One line of what differs between editions.
pub fn difference(difference: &Difference) -> String {
    let names: Vec<_> = difference.gateways.iter().map(|gateway| gateway.name()).collect();
    format!(
        "{} on {}: {} becomes {}.",
        row(difference.capability),
        super::list(&names),
        decapitalised(&verdict(difference.from.verdict)),
        decapitalised(&verdict(difference.to.verdict))
    )
}

/// The whole table as text, with every reason and source: for people who compare editions, and for tests.
pub fn table(edition: Edition) -> String {
    let mut text = format!("Rules as documented in {}\n", edition.name());
    for capability in rows() {
        text.push_str(&format!("\n{}\n", row(capability)));
        for gateway in Gateway::ALL {
            let cell = cell(edition, gateway, capability);
            text.push_str(&format!(
                "  {:<12} {:<26} {} [{}]\n",
                gateway.name(),
                verdict(cell.verdict),
                reason(capability, &cell),
                source::badge(cell.cited),
            ));
        }
    }
    text
}

/// What sets a tier apart, in two words.
pub const fn short(tier: Tier) -> &'static str {
    match tier {
        Tier::Consumption | Tier::BasicV2 | Tier::StandardV2 | Tier::PremiumV2 => "ciphers fixed",
        Tier::Developer => "downtime on save",
        Tier::Basic | Tier::Standard | Tier::Premium => "rolling save",
    }
}

/// The instance in one line: "Developer, 1 unit, created after 1 April 2018".
pub fn summary(instance: Instance) -> String {
    let mut parts = vec![instance.tier().name().to_owned()];
    let units = (1..=instance.regions()).map(|region| instance.units_in(region));
    let (fewest, most) = (units.clone().min().unwrap_or(0), units.max().unwrap_or(0));
    if fewest < most {
        parts.push(format!("{fewest} to {most} units in {} regions", instance.regions()));
    } else {
        if most > 0 {
            parts.push(super::count(usize::from(most), "unit", "units"));
        }
        if instance.regions() > 1 {
            parts.push(format!("{} regions", instance.regions()));
        }
    }
    match instance.kind {
        GatewayKind::Managed => {}
        GatewayKind::Workspace => parts.push("workspace gateway".to_owned()),
        GatewayKind::SelfHosted => parts.push("self-hosted gateway".to_owned()),
    }
    parts.push(format!("created {}", decapitalised(instance.created.name())));
    parts.join(", ")
}

/// What does not go together in `instance`, if anything.
pub fn mismatch(instance: Instance) -> Option<String> {
    let tier = instance.tier();
    (!instance.kind.offered_by(tier)).then(|| {
        let offering: Vec<_> = Tier::ALL
            .into_iter()
            .filter(|tier| instance.kind.offered_by(*tier))
            .map(Tier::name)
            .collect();
        format!(
            "{} offers no {} gateway; {} {}.",
            tier.name(),
            decapitalised(instance.kind.name()),
            super::list(&offering),
            super::plural(offering.len(), "does", "do"),
        )
    })
}
