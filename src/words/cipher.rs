//! Cipher suites and their parts, in words.

use crate::domain::cipher::{Encryption, Family, Strength, StrengthReason};
use crate::domain::{CipherSuite, Protocol};

/// The heading of a family.
pub const fn family(family: Family) -> &'static str {
    match family {
        Family::Tls13 => "TLS 1.3",
        Family::EcdheGcm => "ECDHE with AES-GCM",
        Family::EcdheCbc => "ECDHE with AES-CBC",
        Family::RsaKeyExchange => "RSA key exchange",
    }
}

/// What a family's suites share.
pub const fn family_note(family: Family) -> &'static str {
    match family {
        Family::Tls13 => "key exchange and certificate are chosen apart from the suite",
        Family::EcdheGcm => "forward secrecy, authenticated encryption",
        Family::EcdheCbc => "forward secrecy, encryption and MAC apart",
        Family::RsaKeyExchange => "no forward secrecy",
    }
}

/// The encryption of a suite: "AES-256-GCM".
pub const fn encryption(suite: CipherSuite) -> &'static str {
    match suite.parts().encryption {
        Encryption::Aes256Gcm => "AES-256-GCM",
        Encryption::Aes128Gcm => "AES-128-GCM",
        Encryption::Aes256Cbc => "AES-256-CBC",
        Encryption::Aes128Cbc => "AES-128-CBC",
        Encryption::TripleDesCbc => "3DES-CBC",
    }
}

/// "TLS 1.2", "TLS 1.0 to 1.2", "SSL 3.0 to TLS 1.2".
pub fn serves(suite: CipherSuite) -> String {
    let served: Vec<_> =
        Protocol::ALL.into_iter().filter(|protocol| suite.serves(*protocol)).collect();
    match served.as_slice() {
        [only] => only.name().to_owned(),
        [newest, .., Protocol::Ssl30] => format!("SSL 3.0 to {}", newest.name()),
        [newest, .., oldest] => {
            format!("{} to {}", oldest.name(), newest.name().trim_start_matches("TLS "))
        }
        [] => String::new(),
    }
}

/// "0xC0,0x2F", as IANA writes it.
pub fn code_point(suite: CipherSuite) -> String {
    let [high, low] = suite.parts().code_point.to_be_bytes();
    format!("0x{high:02X},0x{low:02X}")
}

/// The class in a word.
pub const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong",
        Strength::Aging => "aging",
        Strength::Weak => "weak",
    }
}

/// Why the class.
pub const fn strength_reason(reason: StrengthReason) -> &'static str {
    match reason {
        StrengthReason::Tls13Only | StrengthReason::ForwardSecretAead => {
            "forward secrecy and authenticated encryption"
        }
        StrengthReason::ForwardSecretCbc => {
            "forward secrecy, but CBC with a separate MAC, open to padding oracles where badly made"
        }
        StrengthReason::NoForwardSecrecy => {
            "no forward secrecy: who gets the server's key reads recorded traffic"
        }
        StrengthReason::SmallBlocks => {
            "64-bit blocks repeat in long connections (Sweet32), and no forward secrecy"
        }
    }
}
