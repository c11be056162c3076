//! What may be done with the management API while an instance is updated.

use crate::domain::{Cited, Confidence, Source};

/// An operation of the management API.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Their names on the page say it.
pub enum Operation {
    SaveProtocols,
    Scale,
    ChangeTier,
    AddRegion,
    CustomDomain,
    CaCertificate,
    VirtualNetwork,
    EditApi,
    EditProduct,
    EditPolicy,
    EditUser,
}

impl Operation {
    /// Every operation, refused ones first.
    pub const ALL: [Self; 11] = [
        Self::SaveProtocols,
        Self::Scale,
        Self::ChangeTier,
        Self::AddRegion,
        Self::CustomDomain,
        Self::CaCertificate,
        Self::VirtualNetwork,
        Self::EditApi,
        Self::EditProduct,
        Self::EditPolicy,
        Self::EditUser,
    ];

    /// Is it refused while the state is Updating?
    pub const fn is_refused(self) -> bool {
        match self {
            Self::SaveProtocols
            | Self::Scale
            | Self::ChangeTier
            | Self::AddRegion
            | Self::CustomDomain
            | Self::CaCertificate
            | Self::VirtualNetwork => true,
            Self::EditApi | Self::EditProduct | Self::EditPolicy | Self::EditUser => false,
        }
    }

    /// Where that is stated. That a save of protocols is such a change is concluded: the note names others.
    pub const fn cited(self) -> Cited {
        let confidence = match self {
            Self::SaveProtocols | Self::ChangeTier => Confidence::Inferred,
            Self::Scale
            | Self::AddRegion
            | Self::CustomDomain
            | Self::CaCertificate
            | Self::VirtualNetwork
            | Self::EditApi
            | Self::EditProduct
            | Self::EditPolicy
            | Self::EditUser => Confidence::Documented,
        };
        Cited::new(Source::InfrastructureNote, "Important note", confidence)
    }
}
