//! Protocol versions and the two sides on which the gateway speaks them.

use super::source::{Cited, Confidence::*, Source};

/// On which side of the gateway a connection is made.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Side {
    /// Callers to the gateway.
    Client,
    /// The gateway to backends.
    Backend,
}

impl Side {
    /// Both sides.
    pub const ALL: [Self; 2] = [Self::Client, Self::Backend];
}

/// A version of TLS or its predecessor, newest first.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Protocol {
    /// TLS 1.3, RFC 8446.
    Tls13,
    /// TLS 1.2, RFC 5246.
    Tls12,
    /// TLS 1.1, RFC 4346.
    Tls11,
    /// TLS 1.0, RFC 2246.
    Tls10,
    /// SSL 3.0, RFC 6101.
    Ssl30,
}

impl Protocol {
    /// Every version, newest first, as the page lists them.
    pub const ALL: [Self; 5] = [Self::Tls13, Self::Tls12, Self::Tls11, Self::Tls10, Self::Ssl30];

    /// The name in the standards and on Azure's page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tls13 => "TLS 1.3",
            Self::Tls12 => "TLS 1.2",
            Self::Tls11 => "TLS 1.1",
            Self::Tls10 => "TLS 1.0",
            Self::Ssl30 => "SSL 3.0",
        }
    }

    /// Deprecated by an RFC, which is named; `None` for the versions in good standing.
    pub const fn deprecated_by(self) -> Option<Cited> {
        match self {
            Self::Tls13 | Self::Tls12 => None,
            Self::Tls11 => Some(Cited::new(Source::Rfc8996, "5", Documented)),
            Self::Tls10 => Some(Cited::new(Source::Rfc8996, "4", Documented)),
            Self::Ssl30 => Some(Cited::new(Source::Rfc7568, "3", Documented)),
        }
    }
}

const _: () = assert!(Protocol::ALL.len() == Protocol::Ssl30 as usize + 1);
