//! The facts of an instance that the rules depend on.

use super::{Edition, Gateway, GatewayKind, Tier};

/// When the instance was created: the date decides old defaults.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Created {
    /// After 1 April 2018.
    After,
    /// On or before 1 April 2018.
    OnOrBefore,
}

impl Created {
    /// Both answers.
    pub const ALL: [Self; 2] = [Self::After, Self::OnOrBefore];

    /// The answer for an instance of this day, or time (ISO 8601); `None` if it is neither.
    ///
    /// ```
    /// use tls_rehearsal::domain::Created;
    /// assert_eq!(Created::on("2018-04-01T23:59:59Z"), Some(Created::OnOrBefore));
    /// assert_eq!(Created::on("2018-04-02"), Some(Created::After));
    /// assert_eq!(Created::on("2018-13-02"), None);
    /// assert_eq!(Created::on("2018-04-02 or so"), None);
    /// ```
    pub fn on(time: &str) -> Option<Self> {
        let day = time.get(..10)?;
        let like = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        let number = |from: usize| day.get(from..from + 2).and_then(|part| part.parse().ok());
        let is_day = day.bytes().enumerate().all(like)
            && number(5).is_some_and(|month: u8| (1..=12).contains(&month))
            && number(8).is_some_and(|day: u8| (1..=31).contains(&day))
            && time.get(10..).is_some_and(|rest| rest.is_empty() || rest.starts_with('T'));
        // Digits of fixed width are ordered as what they say.
        is_day.then_some(if day <= "2018-04-01" { Self::OnOrBefore } else { Self::After })
    }

    /// The answer as the page names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::After => "After 1 April 2018",
            Self::OnOrBefore => "On or before 1 April 2018",
        }
    }
}

/// What created the instance: Terraform sends every cipher it knows as off.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Origin {
    /// The portal, an ARM template or Bicep.
    PortalOrArm,
    /// Terraform's azurerm provider.
    Terraform,
}

impl Origin {
    /// Both answers.
    pub const ALL: [Self; 2] = [Self::PortalOrArm, Self::Terraform];

    /// The answer as the page names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PortalOrArm => "Portal or ARM",
            Self::Terraform => "Terraform",
        }
    }
}

/// The key in the gateway's certificate: it decides which suites can serve callers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Certificate {
    /// An RSA key. The type of the default `*.azure-api.net` certificate is not confirmed; RSA is assumed.
    Rsa,
    /// An ECDSA key, on a custom domain.
    Ecdsa,
}

impl Certificate {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Rsa, Self::Ecdsa];

    /// The algorithm's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rsa => "RSA",
            Self::Ecdsa => "ECDSA",
        }
    }
}

/// By which way a change is made.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Channel {
    /// The page in the Azure portal.
    Portal,
    /// The REST API's `customProperties`.
    RestApi,
}

impl Channel {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Portal, Self::RestApi];

    /// The way as the page names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "Portal",
            Self::RestApi => "REST API",
        }
    }
}

/// Tier, units and regions together, since the tier limits the other two.
///
/// Invariant: units and regions are within what the tier allows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Scale {
    tier: Tier,
    units: u8,
    regions: u8,
    /// Units of the second region and those after it; zero where there is no such region.
    others: [u8; OTHERS],
}

/// Most regions beside the first.
const OTHERS: usize = 9;

impl Scale {
    /// As many of `units` and `regions` as `tier` allows.
    pub fn new(tier: Tier, units: u8, regions: u8) -> Self {
        let (fewest, most) = tier.units();
        let units = units.clamp(fewest, most);
        let regions = regions.clamp(1, tier.regions_max());
        let others =
            std::array::from_fn(|at| if at + 1 < usize::from(regions) { units } else { 0 });
        Self { tier, units, regions, others }
    }

    /// The same, with `units` in a region that is not the first; what the tier does not allow is brought within.
    #[must_use]
    fn with_units_in(mut self, region: u8, units: u8) -> Self {
        let (fewest, most) = self.tier.units();
        let there = (2..=self.regions).contains(&region);
        let place = usize::from(region).checked_sub(2).and_then(|at| self.others.get_mut(at));
        if let (true, Some(place)) = (there, place) {
            *place = units.clamp(fewest, most);
        }
        self
    }

    /// The same, with the units of `old` in those regions that had not as many as the first. The others follow the first.
    fn with_others_of(self, old: Self) -> Self {
        let own = (2..).zip(old.others).filter(|(_, units)| *units > 0 && *units != old.units);
        own.fold(self, |scale, (region, units)| scale.with_units_in(region, units))
    }
}

/// An API Management instance, as far as its TLS settings depend on it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Instance {
    /// Which documentation's rules apply.
    pub edition: Edition,
    /// When it was created.
    pub created: Created,
    /// What created it.
    pub origin: Origin,
    /// The key in the gateway's certificate.
    pub certificate: Certificate,
    /// Were clients recently seen to use certificate renegotiation?
    pub renegotiation: bool,
    /// Which of its gateways is meant.
    pub kind: GatewayKind,
    /// Tier, units and regions.
    pub scale: Scale,
}

impl Default for Instance {
    /// A fresh Developer instance under the rules of August 2025.
    fn default() -> Self {
        Self {
            edition: Edition::August2025,
            created: Created::After,
            origin: Origin::PortalOrArm,
            certificate: Certificate::Rsa,
            renegotiation: false,
            kind: GatewayKind::Managed,
            scale: Scale { tier: Tier::Developer, units: 1, regions: 1, others: [0; OTHERS] },
        }
    }
}

impl Instance {
    /// The service tier.
    pub const fn tier(self) -> Tier {
        self.scale.tier
    }

    /// Units in the first region. Zero in Consumption, which has none to count.
    pub const fn units(self) -> u8 {
        self.scale.units
    }

    /// Units in `region`, from 1; in one that is not there, as many as in the first.
    pub fn units_in(self, region: u8) -> u8 {
        let other = usize::from(region).checked_sub(2).and_then(|at| self.scale.others.get(at));
        other.copied().filter(|units| *units > 0).unwrap_or(self.scale.units)
    }

    /// Has every region as many units?
    pub fn is_even(self) -> bool {
        (2..=self.regions()).all(|region| self.units_in(region) == self.units())
    }

    /// Regions.
    pub const fn regions(self) -> u8 {
        self.scale.regions
    }

    /// The gateway the rules are asked about.
    pub const fn gateway(self) -> Gateway {
        match self.kind {
            GatewayKind::Managed => Gateway::Managed(self.scale.tier),
            GatewayKind::Workspace => Gateway::Workspace,
            GatewayKind::SelfHosted => Gateway::SelfHosted,
        }
    }

    /// The same instance in another tier; units and regions are brought within what it allows.
    #[must_use]
    pub fn in_tier(self, tier: Tier) -> Self {
        let scale = Scale::new(tier, self.scale.units, self.scale.regions);
        Self { scale: scale.with_others_of(self.scale), ..self }
    }

    /// The same instance with as many of `units` and `regions` as its tier allows.
    #[must_use]
    pub fn scaled(self, units: u8, regions: u8) -> Self {
        let scale = Scale::new(self.scale.tier, units, regions);
        Self { scale: scale.with_others_of(self.scale), ..self }
    }

    /// The same instance with so many units in `region`, from 1, as far as its tier allows.
    #[must_use]
    pub fn scaled_in(self, region: u8, units: u8) -> Self {
        if region == 1 {
            return self.scaled(units, self.regions());
        }
        Self { scale: self.scale.with_units_in(region, units), ..self }
    }

    /// The same tier, seen through another of its gateways.
    #[must_use]
    pub const fn at(self, gateway: Gateway) -> Self {
        Self { kind: gateway.kind(), ..self }
    }

    /// The instance, switched to a gateway as a column of the tiers table names it.
    #[must_use]
    pub fn switched_to(self, gateway: Gateway) -> Self {
        match gateway {
            Gateway::Managed(tier) => self.at(gateway).in_tier(tier),
            Gateway::Workspace | Gateway::SelfHosted => self.at(gateway),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_with_as_many_units_as_the_first_follows_it_and_another_keeps_its_own() {
        let instance = Instance::default().in_tier(Tier::Premium).scaled(2, 4).scaled_in(3, 7);
        let units = |instance: Instance| {
            (1..=4).map(|region| instance.units_in(region)).collect::<Vec<_>>()
        };
        assert_eq!(units(instance), [2, 2, 7, 2]);
        assert_eq!(units(instance.scaled(5, 4)), [5, 5, 7, 5]);
        assert_eq!(
            units(instance.scaled_in(1, 99).scaled_in(0, 3).scaled_in(9, 3)),
            [12, 12, 7, 12]
        );
        assert!(!instance.is_even() && instance.scaled(2, 2).is_even());
    }

    #[test]
    fn units_and_regions_stay_within_the_tier_on_every_way_between_tiers() {
        for from in Tier::ALL {
            for to in Tier::ALL {
                let instance = Instance::default().in_tier(from).scaled(99, 99).in_tier(to);
                let (fewest, most) = to.units();
                assert!((fewest..=most).contains(&instance.units()), "{from:?} to {to:?}");
                assert!((1..=to.regions_max()).contains(&instance.regions()), "{from:?} to {to:?}");
            }
        }
    }
}
