//! How good a suite is, and why.

use super::cipher::{CipherSuite, Encryption::*, Family};
use super::source::{Cited, Confidence::*, Source};

/// How good a suite or protocol is, by today's recommendations.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Strength {
    /// Recommended.
    Strong,
    /// Works, superseded.
    Aging,
    /// Advised against.
    Weak,
}

/// Why a suite has its [`Strength`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StrengthReason {
    /// One of those of TLS 1.3: all are good.
    Tls13Only,
    /// Forward secrecy and authenticated encryption.
    ForwardSecretAead,
    /// Forward secrecy, but chained blocks.
    ForwardSecretCbc,
    /// Whoever gets the server's key reads recorded traffic.
    NoForwardSecrecy,
    /// 64-bit blocks repeat in long connections, and no forward secrecy.
    SmallBlocks,
}

impl CipherSuite {
    /// Why the suite has its strength class.
    pub const fn strength_reason(self) -> StrengthReason {
        match (self.family(), self.parts().encryption) {
            (Family::Tls13, _) => StrengthReason::Tls13Only,
            (Family::EcdheGcm, _) => StrengthReason::ForwardSecretAead,
            (Family::EcdheCbc, _) => StrengthReason::ForwardSecretCbc,
            (Family::RsaKeyExchange, TripleDesCbc) => StrengthReason::SmallBlocks,
            (Family::RsaKeyExchange, Aes256Gcm | Aes128Gcm | Aes256Cbc | Aes128Cbc) => {
                StrengthReason::NoForwardSecrecy
            }
        }
    }

    /// The strength class.
    pub const fn strength(self) -> Strength {
        self.strength_reason().class()
    }
}

impl StrengthReason {
    /// The class this reason leads to.
    pub const fn class(self) -> Strength {
        match self {
            Self::Tls13Only | Self::ForwardSecretAead => Strength::Strong,
            Self::ForwardSecretCbc => Strength::Aging,
            Self::NoForwardSecrecy | Self::SmallBlocks => Strength::Weak,
        }
    }

    /// Where the judgement comes from.
    pub const fn cited(self) -> Cited {
        match self {
            Self::Tls13Only => Cited::new(Source::Rfc8446, "9.1 and B.4", Documented),
            Self::ForwardSecretAead | Self::ForwardSecretCbc => {
                Cited::new(Source::Rfc9325, "4.2 Cipher Suites for TLS 1.2", Documented)
            }
            Self::NoForwardSecrecy | Self::SmallBlocks => {
                Cited::new(Source::Rfc9325, "4.1 General Guidelines", Documented)
            }
        }
    }
}
