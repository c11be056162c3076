//! The 21 cipher suites of the classic managed gateways.

use super::protocol::Protocol;
use super::source::{Cited, Confidence::*, Source};
pub use super::strength::{Strength, StrengthReason};

/// A cipher suite, in the order of the ARM reference: strongest first.
///
/// That the gateway prefers them in this order is inferred: no Microsoft page states an order, but the list equals
/// Windows Schannel's.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // The variants are IANA's names.
pub enum CipherSuite {
    Aes256GcmSha384,
    Aes128GcmSha256,
    EcdheEcdsaAes256GcmSha384,
    EcdheEcdsaAes128GcmSha256,
    EcdheRsaAes256GcmSha384,
    EcdheRsaAes128GcmSha256,
    EcdheEcdsaAes256CbcSha384,
    EcdheEcdsaAes128CbcSha256,
    EcdheRsaAes256CbcSha384,
    EcdheRsaAes128CbcSha256,
    EcdheEcdsaAes256CbcSha,
    EcdheEcdsaAes128CbcSha,
    EcdheRsaAes256CbcSha,
    EcdheRsaAes128CbcSha,
    RsaAes256GcmSha384,
    RsaAes128GcmSha256,
    RsaAes256CbcSha256,
    RsaAes128CbcSha256,
    RsaAes256CbcSha,
    RsaAes128CbcSha,
    Rsa3DesEdeCbcSha,
}

/// How the two ends agree on a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyExchange {
    /// TLS 1.3: a key share, apart from the suite.
    Tls13,
    /// Ephemeral elliptic-curve Diffie-Hellman.
    Ecdhe,
    /// The client encrypts the secret to the server's RSA key.
    Rsa,
}

/// Which key the server's certificate must hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Authentication {
    /// TLS 1.3: apart from the suite.
    Any,
    /// An ECDSA key.
    Ecdsa,
    /// An RSA key.
    Rsa,
}

/// The cipher that protects the data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Encryption {
    /// AES with a 256-bit key, authenticated.
    Aes256Gcm,
    /// AES with a 128-bit key, authenticated.
    Aes128Gcm,
    /// AES with a 256-bit key, chained blocks.
    Aes256Cbc,
    /// AES with a 128-bit key, chained blocks.
    Aes128Cbc,
    /// Triple DES, chained 64-bit blocks.
    TripleDesCbc,
}

/// What proves that the data is whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mac {
    /// The cipher itself; SHA-384 derives keys.
    AeadSha384,
    /// The cipher itself; SHA-256 derives keys.
    AeadSha256,
    /// HMAC with SHA-384.
    HmacSha384,
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-1.
    HmacSha1,
}

/// The names, the number and the parts of a suite.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Parts {
    /// The name in IANA's registry.
    pub iana: &'static str,
    /// The name in OpenSSL.
    pub openssl: &'static str,
    /// The number on the wire.
    pub code_point: u16,
    /// Key exchange.
    pub key_exchange: KeyExchange,
    /// Authentication.
    pub authentication: Authentication,
    /// Encryption.
    pub encryption: Encryption,
    /// Message authentication.
    pub mac: Mac,
}

/// How suites are grouped on the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// The two suites of TLS 1.3.
    Tls13,
    /// Forward secrecy and authenticated encryption.
    EcdheGcm,
    /// Forward secrecy, chained blocks.
    EcdheCbc,
    /// No forward secrecy.
    RsaKeyExchange,
}

impl Family {
    /// Every family, strongest first.
    pub const ALL: [Self; 4] = [Self::Tls13, Self::EcdheGcm, Self::EcdheCbc, Self::RsaKeyExchange];
}

const _: () = assert!(Family::ALL.len() == Family::RsaKeyExchange as usize + 1);

use Authentication::{Any, Ecdsa};
use Encryption::{Aes128Cbc, Aes128Gcm, Aes256Cbc, Aes256Gcm, TripleDesCbc};
use KeyExchange::{Ecdhe, Tls13};
use Mac::{AeadSha256, AeadSha384, HmacSha1, HmacSha256, HmacSha384};

impl CipherSuite {
    /// Every suite, strongest first.
    pub const ALL: [Self; 21] = [
        Self::Aes256GcmSha384,
        Self::Aes128GcmSha256,
        Self::EcdheEcdsaAes256GcmSha384,
        Self::EcdheEcdsaAes128GcmSha256,
        Self::EcdheRsaAes256GcmSha384,
        Self::EcdheRsaAes128GcmSha256,
        Self::EcdheEcdsaAes256CbcSha384,
        Self::EcdheEcdsaAes128CbcSha256,
        Self::EcdheRsaAes256CbcSha384,
        Self::EcdheRsaAes128CbcSha256,
        Self::EcdheEcdsaAes256CbcSha,
        Self::EcdheEcdsaAes128CbcSha,
        Self::EcdheRsaAes256CbcSha,
        Self::EcdheRsaAes128CbcSha,
        Self::RsaAes256GcmSha384,
        Self::RsaAes128GcmSha256,
        Self::RsaAes256CbcSha256,
        Self::RsaAes128CbcSha256,
        Self::RsaAes256CbcSha,
        Self::RsaAes128CbcSha,
        Self::Rsa3DesEdeCbcSha,
    ];

    /// Names, number and parts. Source: IANA's TLS parameters; `openssl ciphers -V -stdname`.
    #[rustfmt::skip] // A table reads best in lines.
    pub const fn parts(self) -> Parts {
        use Authentication::Rsa as RsaKey;
        use KeyExchange::Rsa;
        match self {
            Self::Aes256GcmSha384 => suite("TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384", 0x1302, Tls13, Any, Aes256Gcm, AeadSha384),
            Self::Aes128GcmSha256 => suite("TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256", 0x1301, Tls13, Any, Aes128Gcm, AeadSha256),
            Self::EcdheEcdsaAes256GcmSha384 => suite("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384", 0xC02C, Ecdhe, Ecdsa, Aes256Gcm, AeadSha384),
            Self::EcdheEcdsaAes128GcmSha256 => suite("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256", 0xC02B, Ecdhe, Ecdsa, Aes128Gcm, AeadSha256),
            Self::EcdheRsaAes256GcmSha384 => suite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384", 0xC030, Ecdhe, RsaKey, Aes256Gcm, AeadSha384),
            Self::EcdheRsaAes128GcmSha256 => suite("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256", 0xC02F, Ecdhe, RsaKey, Aes128Gcm, AeadSha256),
            Self::EcdheEcdsaAes256CbcSha384 => suite("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "ECDHE-ECDSA-AES256-SHA384", 0xC024, Ecdhe, Ecdsa, Aes256Cbc, HmacSha384),
            Self::EcdheEcdsaAes128CbcSha256 => suite("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "ECDHE-ECDSA-AES128-SHA256", 0xC023, Ecdhe, Ecdsa, Aes128Cbc, HmacSha256),
            Self::EcdheRsaAes256CbcSha384 => suite("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "ECDHE-RSA-AES256-SHA384", 0xC028, Ecdhe, RsaKey, Aes256Cbc, HmacSha384),
            Self::EcdheRsaAes128CbcSha256 => suite("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "ECDHE-RSA-AES128-SHA256", 0xC027, Ecdhe, RsaKey, Aes128Cbc, HmacSha256),
            Self::EcdheEcdsaAes256CbcSha => suite("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "ECDHE-ECDSA-AES256-SHA", 0xC00A, Ecdhe, Ecdsa, Aes256Cbc, HmacSha1),
            Self::EcdheEcdsaAes128CbcSha => suite("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "ECDHE-ECDSA-AES128-SHA", 0xC009, Ecdhe, Ecdsa, Aes128Cbc, HmacSha1),
            Self::EcdheRsaAes256CbcSha => suite("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "ECDHE-RSA-AES256-SHA", 0xC014, Ecdhe, RsaKey, Aes256Cbc, HmacSha1),
            Self::EcdheRsaAes128CbcSha => suite("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "ECDHE-RSA-AES128-SHA", 0xC013, Ecdhe, RsaKey, Aes128Cbc, HmacSha1),
            Self::RsaAes256GcmSha384 => suite("TLS_RSA_WITH_AES_256_GCM_SHA384", "AES256-GCM-SHA384", 0x009D, Rsa, RsaKey, Aes256Gcm, AeadSha384),
            Self::RsaAes128GcmSha256 => suite("TLS_RSA_WITH_AES_128_GCM_SHA256", "AES128-GCM-SHA256", 0x009C, Rsa, RsaKey, Aes128Gcm, AeadSha256),
            Self::RsaAes256CbcSha256 => suite("TLS_RSA_WITH_AES_256_CBC_SHA256", "AES256-SHA256", 0x003D, Rsa, RsaKey, Aes256Cbc, HmacSha256),
            Self::RsaAes128CbcSha256 => suite("TLS_RSA_WITH_AES_128_CBC_SHA256", "AES128-SHA256", 0x003C, Rsa, RsaKey, Aes128Cbc, HmacSha256),
            Self::RsaAes256CbcSha => suite("TLS_RSA_WITH_AES_256_CBC_SHA", "AES256-SHA", 0x0035, Rsa, RsaKey, Aes256Cbc, HmacSha1),
            Self::RsaAes128CbcSha => suite("TLS_RSA_WITH_AES_128_CBC_SHA", "AES128-SHA", 0x002F, Rsa, RsaKey, Aes128Cbc, HmacSha1),
            Self::Rsa3DesEdeCbcSha => suite("TLS_RSA_WITH_3DES_EDE_CBC_SHA", "DES-CBC3-SHA", 0x000A, Rsa, RsaKey, TripleDesCbc, HmacSha1),
        }
    }

    /// The suite with this number on the wire, if it is one of these.
    pub fn of_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.parts().code_point == code)
    }

    /// The name in IANA's registry.
    pub const fn iana(self) -> &'static str {
        self.parts().iana
    }

    /// The group the page shows it in.
    pub const fn family(self) -> Family {
        let parts = self.parts();
        match (parts.key_exchange, parts.encryption) {
            (Tls13, _) => Family::Tls13,
            (Ecdhe, Aes256Gcm | Aes128Gcm) => Family::EcdheGcm,
            (Ecdhe, Aes256Cbc | Aes128Cbc | TripleDesCbc) => Family::EcdheCbc,
            (KeyExchange::Rsa, _) => Family::RsaKeyExchange,
        }
    }

    /// Does a stolen server key leave recorded traffic unreadable?
    pub const fn forward_secret(self) -> bool {
        match self.parts().key_exchange {
            Tls13 | Ecdhe => true,
            KeyExchange::Rsa => false,
        }
    }

    /// May `protocol` use this suite?
    ///
    /// AEAD suites and those with a SHA-2 HMAC need TLS 1.2 (RFC 5246, RFC 5288, RFC 5289); elliptic curves need TLS 1.0
    /// (RFC 8422); TLS 1.3 has its own suites (RFC 8446, B.4).
    pub const fn serves(self, protocol: Protocol) -> bool {
        let parts = self.parts();
        match (parts.key_exchange, parts.mac) {
            (Tls13, _) => matches!(protocol, Protocol::Tls13),
            (_, AeadSha384 | AeadSha256 | HmacSha384 | HmacSha256) => {
                matches!(protocol, Protocol::Tls12)
            }
            (Ecdhe, HmacSha1) => {
                matches!(protocol, Protocol::Tls12 | Protocol::Tls11 | Protocol::Tls10)
            }
            (KeyExchange::Rsa, HmacSha1) => !matches!(protocol, Protocol::Tls13),
        }
    }

    /// Is the suite on RFC 9113's list of those HTTP/2 must not use with TLS 1.2?
    pub const fn forbidden_in_http2(self) -> bool {
        !matches!(self.family(), Family::Tls13 | Family::EcdheGcm)
    }

    /// Needed by the platform's own components, so it cannot be turned off.
    ///
    /// Source: [`CipherSuite::PLATFORM`].
    pub const fn is_platform(self) -> bool {
        matches!(self.family(), Family::Tls13 | Family::EcdheGcm)
    }

    /// Where [`CipherSuite::is_platform`] comes from.
    pub const PLATFORM: Cited = Cited::new(Source::ArmReference, "customProperties", Documented);

    /// One of the four ECDHE suites with CBC and a SHA-2 HMAC, of which sources disagree whether they can be turned off.
    pub const fn is_ecdhe_cbc_sha2(self) -> bool {
        matches!(self.family(), Family::EcdheCbc)
            && matches!(self.parts().mac, HmacSha384 | HmacSha256)
    }

    /// The attribute of Terraform's `security` block that sets it; `None` where there is none.
    ///
    /// Source: azurerm provider, read at 22 August 2026.
    pub const fn terraform(self) -> Option<&'static str> {
        match self {
            Self::EcdheEcdsaAes256CbcSha => {
                Some("tls_ecdhe_ecdsa_with_aes256_cbc_sha_ciphers_enabled")
            }
            Self::EcdheEcdsaAes128CbcSha => {
                Some("tls_ecdhe_ecdsa_with_aes128_cbc_sha_ciphers_enabled")
            }
            Self::EcdheRsaAes256CbcSha => Some("tls_ecdhe_rsa_with_aes256_cbc_sha_ciphers_enabled"),
            Self::EcdheRsaAes128CbcSha => Some("tls_ecdhe_rsa_with_aes128_cbc_sha_ciphers_enabled"),
            Self::RsaAes256GcmSha384 => Some("tls_rsa_with_aes256_gcm_sha384_ciphers_enabled"),
            Self::RsaAes128GcmSha256 => Some("tls_rsa_with_aes128_gcm_sha256_ciphers_enabled"),
            Self::RsaAes256CbcSha256 => Some("tls_rsa_with_aes256_cbc_sha256_ciphers_enabled"),
            Self::RsaAes128CbcSha256 => Some("tls_rsa_with_aes128_cbc_sha256_ciphers_enabled"),
            Self::RsaAes256CbcSha => Some("tls_rsa_with_aes256_cbc_sha_ciphers_enabled"),
            Self::RsaAes128CbcSha => Some("tls_rsa_with_aes128_cbc_sha_ciphers_enabled"),
            Self::Rsa3DesEdeCbcSha => Some("triple_des_ciphers_enabled"),
            Self::Aes256GcmSha384
            | Self::Aes128GcmSha256
            | Self::EcdheEcdsaAes256GcmSha384
            | Self::EcdheEcdsaAes128GcmSha256
            | Self::EcdheRsaAes256GcmSha384
            | Self::EcdheRsaAes128GcmSha256
            | Self::EcdheEcdsaAes256CbcSha384
            | Self::EcdheEcdsaAes128CbcSha256
            | Self::EcdheRsaAes256CbcSha384
            | Self::EcdheRsaAes128CbcSha256 => None,
        }
    }
}

const _: () = assert!(CipherSuite::ALL.len() == CipherSuite::Rsa3DesEdeCbcSha as usize + 1);

const fn suite(
    iana: &'static str,
    openssl: &'static str,
    code_point: u16,
    key_exchange: KeyExchange,
    authentication: Authentication,
    encryption: Encryption,
    mac: Mac,
) -> Parts {
    Parts { iana, openssl, code_point, key_exchange, authentication, encryption, mac }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_suites_are_the_platforms_and_fifteen_can_change() {
        assert_eq!(CipherSuite::ALL.iter().filter(|suite| suite.is_platform()).count(), 6);
    }

    #[test]
    fn parts_agree_with_the_iana_name() {
        for suite in CipherSuite::ALL {
            let parts = suite.parts();
            let name = parts.iana;
            assert_eq!(name.contains("_ECDHE_"), parts.key_exchange == Ecdhe, "{name}");
            assert_eq!(name.contains("_ECDSA_"), parts.authentication == Ecdsa, "{name}");
            assert_eq!(name.contains("3DES"), parts.encryption == TripleDesCbc, "{name}");
            assert_eq!(
                name.contains("_GCM_"),
                matches!(parts.mac, AeadSha384 | AeadSha256),
                "{name}"
            );
            assert_eq!(name.ends_with("_SHA"), parts.mac == HmacSha1, "{name}");
            assert_eq!(
                name.contains("_256_"),
                matches!(parts.encryption, Aes256Gcm | Aes256Cbc),
                "{name}"
            );
        }
    }

    #[test]
    fn families_come_in_order_and_together() {
        let families: Vec<_> = CipherSuite::ALL.iter().map(|suite| suite.family()).collect();
        let mut seen = families.clone();
        seen.dedup();
        assert_eq!(seen, Family::ALL);
    }

    #[test]
    fn names_and_code_points_are_unique() {
        for (at, one) in CipherSuite::ALL.iter().enumerate() {
            for other in &CipherSuite::ALL[at + 1..] {
                assert_ne!(one.parts().code_point, other.parts().code_point);
                assert_ne!(one.iana(), other.iana());
                assert!(
                    one.strength() <= other.strength(),
                    "{} before {}",
                    one.iana(),
                    other.iana()
                );
            }
        }
    }

    #[test]
    fn a_suite_serves_the_versions_its_parts_allow() {
        use Protocol::*;
        let versions = |suite: CipherSuite| {
            Protocol::ALL.into_iter().filter(move |p| suite.serves(*p)).collect::<Vec<_>>()
        };
        assert_eq!(versions(CipherSuite::Aes256GcmSha384), [Tls13]);
        assert_eq!(versions(CipherSuite::EcdheRsaAes128CbcSha256), [Tls12]);
        assert_eq!(versions(CipherSuite::EcdheRsaAes128CbcSha), [Tls12, Tls11, Tls10]);
        assert_eq!(versions(CipherSuite::Rsa3DesEdeCbcSha), [Tls12, Tls11, Tls10, Ssl30]);
    }
}
