//! Numbers on the wire, and what the decision needs to know of them. Source: IANA's TLS parameters.

use crate::domain::Protocol;

/// How a suite agrees on a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exchange {
    /// TLS 1.3: apart from the suite.
    Tls13,
    /// Ephemeral, on an elliptic curve.
    Ecdhe,
    /// Ephemeral, in a finite field.
    Dhe,
    /// Encrypted to the server's RSA key.
    Rsa,
}

/// The key a certificate must hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyType {
    /// RSA.
    Rsa,
    /// ECDSA, on any curve.
    Ecdsa,
}

/// How old a suite's protection is: it decides the versions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Protection {
    Aead,
    CbcSha2,
    CbcSha1,
}

/// What the decision needs of a known suite.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Suite {
    /// The number in IANA's registry.
    pub code: u16,
    /// Key exchange.
    pub exchange: Exchange,
    /// The certificate it needs; `None` in TLS 1.3.
    pub key: Option<KeyType>,
    protection: Protection,
}

impl Suite {
    /// The suite with this number, if the decision knows it. Signalling values, GREASE and suites without RSA or ECDSA
    /// certificate are not known: no gateway here has them.
    pub const fn known(code: u16) -> Option<Self> {
        use Exchange::{Dhe, Ecdhe, Rsa, Tls13};
        use KeyType::Ecdsa;
        use Protection::{Aead, CbcSha1, CbcSha2};
        const fn suite(
            code: u16,
            exchange: Exchange,
            key: Option<KeyType>,
            protection: Protection,
        ) -> Option<Suite> {
            Some(Suite { code, exchange, key, protection })
        }
        let rsa = Some(KeyType::Rsa);
        match code {
            0x1301..=0x1305 => suite(code, Tls13, None, Aead),
            0xC02B | 0xC02C | 0xCCA9 | 0xC0AC..=0xC0AF => suite(code, Ecdhe, Some(Ecdsa), Aead),
            0xC02F | 0xC030 | 0xCCA8 => suite(code, Ecdhe, rsa, Aead),
            0xC023 | 0xC024 => suite(code, Ecdhe, Some(Ecdsa), CbcSha2),
            0xC027 | 0xC028 => suite(code, Ecdhe, rsa, CbcSha2),
            0xC008..=0xC00A => suite(code, Ecdhe, Some(Ecdsa), CbcSha1),
            0xC012..=0xC014 => suite(code, Ecdhe, rsa, CbcSha1),
            0x009E | 0x009F | 0xCCAA | 0xC09E | 0xC09F | 0xC0A2 | 0xC0A3 => {
                suite(code, Dhe, rsa, Aead)
            }
            0x0067 | 0x006B => suite(code, Dhe, rsa, CbcSha2),
            0x0016 | 0x0033 | 0x0039 => suite(code, Dhe, rsa, CbcSha1),
            0x009C | 0x009D | 0xC09C | 0xC09D | 0xC0A0 | 0xC0A1 => suite(code, Rsa, rsa, Aead),
            0x003C | 0x003D => suite(code, Rsa, rsa, CbcSha2),
            0x000A | 0x002F | 0x0035 => suite(code, Rsa, rsa, CbcSha1),
            _ => None,
        }
    }

    /// May `version` use it? RFC 8446 B.4; 5288, 5289, 6655, 7905 (AEAD); 5246 (SHA-2); 8422 (curves need TLS 1.0).
    pub const fn serves(self, version: Protocol) -> bool {
        match (self.exchange, self.protection) {
            (Exchange::Tls13, _) => matches!(version, Protocol::Tls13),
            (_, Protection::Aead | Protection::CbcSha2) => matches!(version, Protocol::Tls12),
            (Exchange::Ecdhe, Protection::CbcSha1) => {
                matches!(version, Protocol::Tls12 | Protocol::Tls11 | Protocol::Tls10)
            }
            (Exchange::Dhe | Exchange::Rsa, Protection::CbcSha1) => {
                !matches!(version, Protocol::Tls13)
            }
        }
    }

    /// Is it fit for HTTP/2? RFC 9113 appendix A forbids what is not ephemeral and AEAD.
    pub const fn fits_http2(self) -> bool {
        matches!(self.protection, Protection::Aead) && !matches!(self.exchange, Exchange::Rsa)
    }
}

/// The version with this number, if the decision knows it.
pub const fn version(code: u16) -> Option<Protocol> {
    match code {
        0x0304 => Some(Protocol::Tls13),
        0x0303 => Some(Protocol::Tls12),
        0x0302 => Some(Protocol::Tls11),
        0x0301 => Some(Protocol::Tls10),
        0x0300 => Some(Protocol::Ssl30),
        _ => None,
    }
}

/// Signalling value for renegotiation, RFC 5746.
pub const RENEGOTIATION_SCSV: u16 = 0x00FF;
/// Signalling value for a fallback, RFC 7507.
pub const FALLBACK_SCSV: u16 = 0x5600;

/// secp256r1, RFC 8422.
pub const SECP256R1: u16 = 0x0017;
/// x25519, RFC 8422.
pub const X25519: u16 = 0x001D;
/// secp384r1, RFC 8422.
pub const SECP384R1: u16 = 0x0018;
/// The 2048-bit finite field group, RFC 7919.
pub const FFDHE2048: u16 = 0x0100;

/// Is `group` a finite field group? RFC 7919 reserves 256 to 511 for them.
pub const fn is_ffdhe(group: u16) -> bool {
    group >= 0x0100 && group <= 0x01FF
}

/// Is `group` a hybrid of a classical and a post-quantum exchange? IANA's registry: ML-KEM, and the draft with Kyber.
pub const fn is_hybrid(group: u16) -> bool {
    matches!(group, 0x11EB..=0x11ED | 0x6399)
}

/// The key type that signs with `scheme`, if it signs a handshake; `None` for what no certificate here can do.
pub const fn signs(scheme: u16) -> Option<KeyType> {
    match scheme {
        0x0201 | 0x0301 | 0x0401 | 0x0501 | 0x0601 | 0x0804..=0x0806 => Some(KeyType::Rsa),
        0x0203 | 0x0303 | 0x0403 | 0x0503 | 0x0603 => Some(KeyType::Ecdsa),
        _ => None,
    }
}

/// Is `scheme` one of the SHA-1 signatures, which only old servers still make?
pub const fn is_sha1(scheme: u16) -> bool {
    matches!(scheme, 0x0201 | 0x0203)
}
