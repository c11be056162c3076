//! The kinds of gateway whose TLS rules differ.

use super::Tier;

/// Which gateway of an instance the page is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum GatewayKind {
    /// The gateway Microsoft runs for the instance.
    Managed,
    /// A managed gateway dedicated to workspaces.
    Workspace,
    /// The container that a customer runs.
    SelfHosted,
}

impl GatewayKind {
    /// Every kind, as the page lists them.
    pub const ALL: [Self; 3] = [Self::Managed, Self::Workspace, Self::SelfHosted];

    /// Azure's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Managed => "Managed",
            Self::Workspace => "Workspace",
            Self::SelfHosted => "Self-hosted",
        }
    }

    /// Does an instance of `tier` offer this kind of gateway?
    pub const fn offered_by(self, tier: Tier) -> bool {
        match self {
            Self::Managed => true,
            Self::Workspace => tier.has_workspaces(),
            Self::SelfHosted => tier.has_self_hosted(),
        }
    }
}

const _: () = assert!(GatewayKind::ALL.len() == GatewayKind::SelfHosted as usize + 1);

/// A gateway as the rules see it: the tier matters only where Microsoft runs it for the instance.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Gateway {
    /// The managed gateway of a tier.
    Managed(Tier),
    /// The workspace gateway.
    Workspace,
    /// The self-hosted gateway.
    SelfHosted,
}

impl Gateway {
    /// Every gateway: the eight tiers, then the two others.
    pub const ALL: [Self; 10] = {
        let mut all = [Self::SelfHosted; 10];
        let mut at = 0;
        while at < Tier::ALL.len() {
            all[at] = Self::Managed(Tier::ALL[at]);
            at += 1;
        }
        all[8] = Self::Workspace;
        all
    };

    /// Which kind of gateway this is.
    pub const fn kind(self) -> GatewayKind {
        match self {
            Self::Managed(_) => GatewayKind::Managed,
            Self::Workspace => GatewayKind::Workspace,
            Self::SelfHosted => GatewayKind::SelfHosted,
        }
    }

    /// The tier's name, or the kind's.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Managed(tier) => tier.name(),
            Self::Workspace => "Workspace",
            Self::SelfHosted => "Self-hosted",
        }
    }
}
