//! The service tiers and what is documented of each.

use super::source::{Cited, Confidence::*, Source};

/// An API Management service tier that can be created.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Tier {
    /// Serverless, shared platform; classic rules for TLS.
    Consumption,
    /// One unit, no service level agreement, downtime on save.
    Developer,
    /// Classic, up to 2 units.
    Basic,
    /// Classic, up to 4 units.
    Standard,
    /// Classic, many units and regions.
    Premium,
    /// Second platform, up to 10 units.
    BasicV2,
    /// Second platform, up to 10 units.
    StandardV2,
    /// Second platform, up to 30 units.
    PremiumV2,
}

/// How a tier's platform is built; TLS rules follow it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Platform {
    /// Consumption: shared, serverless.
    Serverless,
    /// Developer, Basic, Standard, Premium: dedicated units.
    Dedicated,
    /// Basic v2, Standard v2, Premium v2.
    V2,
}

impl Tier {
    /// Every tier, in the order the portal lists them.
    pub const ALL: [Self; 8] = [
        Self::Consumption,
        Self::Developer,
        Self::Basic,
        Self::Standard,
        Self::Premium,
        Self::BasicV2,
        Self::StandardV2,
        Self::PremiumV2,
    ];

    /// Azure's name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consumption => "Consumption",
            Self::Developer => "Developer",
            Self::Basic => "Basic",
            Self::Standard => "Standard",
            Self::Premium => "Premium",
            Self::BasicV2 => "Basic v2",
            Self::StandardV2 => "Standard v2",
            Self::PremiumV2 => "Premium v2",
        }
    }

    /// Which platform the tier runs on.
    pub const fn platform(self) -> Platform {
        match self {
            Self::Consumption => Platform::Serverless,
            Self::Developer | Self::Basic | Self::Standard | Self::Premium => Platform::Dedicated,
            Self::BasicV2 | Self::StandardV2 | Self::PremiumV2 => Platform::V2,
        }
    }

    /// Fewest and most units an instance may have; for Premium, in each region.
    ///
    /// Premium's 12 is the default limit, which support can raise.
    /// Source: [`Tier::UNITS`].
    pub const fn units(self) -> (u8, u8) {
        match self {
            Self::Consumption => (0, 0),
            Self::Developer => (1, 1),
            Self::Basic => (1, 2),
            Self::Standard => (1, 4),
            Self::Premium => (1, 12),
            Self::BasicV2 | Self::StandardV2 => (1, 10),
            Self::PremiumV2 => (1, 30),
        }
    }

    /// Where [`Tier::units`] comes from.
    pub const UNITS: Cited =
        Cited::new(Source::TerraformProvider, "SKU names and note on limits", Reported);

    /// Most regions an instance may span. Only classic Premium has several.
    ///
    /// The ten are this simulator's limit; no limit is documented in our sources.
    /// Source: [`Tier::REGIONS`].
    pub const fn regions_max(self) -> u8 {
        match self {
            Self::Premium => 10,
            Self::Consumption
            | Self::Developer
            | Self::Basic
            | Self::Standard
            | Self::BasicV2
            | Self::StandardV2
            | Self::PremiumV2 => 1,
        }
    }

    /// Where "only Premium has several regions" comes from.
    pub const REGIONS: Cited = Cited::new(Source::TierComparison, "Feature table", Documented);

    /// Can this tier have workspace gateways? Source: [`Tier::REGIONS`]'s table.
    pub const fn has_workspaces(self) -> bool {
        match self {
            Self::Premium | Self::PremiumV2 => true,
            Self::Consumption
            | Self::Developer
            | Self::Basic
            | Self::Standard
            | Self::BasicV2
            | Self::StandardV2 => false,
        }
    }

    /// Can this tier have self-hosted gateways? Source: [`Tier::REGIONS`]'s table.
    pub const fn has_self_hosted(self) -> bool {
        match self {
            Self::Developer | Self::Premium => true,
            Self::Consumption
            | Self::Basic
            | Self::Standard
            | Self::BasicV2
            | Self::StandardV2
            | Self::PremiumV2 => false,
        }
    }
}

const _: () = assert!(Tier::ALL.len() == Tier::PremiumV2 as usize + 1);
