//! What the two ends of a handshake offer and accept.

use super::registry::{KeyType, SECP256R1, X25519};
use crate::domain::Protocol;

/// A client: what its hello says, and what it does with the answer.
///
/// `None` in a list means that the hello does not carry it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Client {
    /// The versions in supported_versions.
    pub supported_versions: Option<Vec<Protocol>>,
    /// legacy_version; above 1.2 means 1.2 (RFC 8446 4.2.1).
    pub legacy_version: Protocol,
    /// The versions it accepts in ServerHello.
    pub enabled: Vec<Protocol>,
    /// Suites in the order offered, signalling values and GREASE among them.
    pub suites: Vec<u16>,
    /// Groups in the order offered.
    pub groups: Option<Vec<u16>>,
    /// Signature schemes in the order offered.
    pub signature_schemes: Option<Vec<u16>>,
    /// The groups it sends a share for, in its order.
    pub key_shares: Option<Vec<u16>>,
    /// Application protocols in the order offered.
    pub alpn: Option<Vec<String>>,
    /// The server's name, if it gives one.
    pub server_name: Option<String>,
    /// Compression methods; 0 is none.
    pub compression: Vec<u8>,
    /// It carries extended_master_secret.
    pub extended_master_secret: bool,
    /// It carries renegotiation_info.
    pub renegotiation_info: bool,
    /// It carries post_handshake_auth.
    pub post_handshake_auth: bool,
    /// Its certificate.
    pub certificate: ClientCertificate,
    /// It answers when asked to renegotiate.
    pub renegotiates: bool,
    /// It refuses a server without extended master secret.
    pub requires_extended_master_secret: bool,
    /// It refuses a server without renegotiation_info.
    pub requires_renegotiation_info: bool,
    /// It ends HTTP/2 over a suite that RFC 9113 forbids.
    pub checks_http2_suite: bool,
    /// It accepts the signatures of ephemeral exchanges below TLS 1.2, which are over MD5 and SHA-1, or SHA-1.
    pub accepts_old_signatures: bool,
}

impl Client {
    /// A client of which nothing is known but its `suites`: what most do.
    pub fn usual(suites: Vec<u16>) -> Self {
        Self {
            supported_versions: None,
            legacy_version: Protocol::Tls12,
            enabled: Vec::new(),
            suites,
            groups: Some(USUAL_GROUPS.to_vec()),
            signature_schemes: Some(USUAL_SCHEMES.to_vec()),
            key_shares: Some(vec![X25519]),
            alpn: None,
            server_name: None,
            compression: vec![0],
            extended_master_secret: true,
            renegotiation_info: true,
            post_handshake_auth: false,
            certificate: ClientCertificate::None,
            renegotiates: true,
            requires_extended_master_secret: false,
            requires_renegotiation_info: false,
            checks_http2_suite: false,
            accepts_old_signatures: true,
        }
    }
}

/// Taken where a profile's groups are not known.
pub(super) const USUAL_GROUPS: [u16; 2] = [X25519, SECP256R1];

/// Taken where a profile's signature schemes are not known: PKCS #1 and PSS, and ECDSA, each with SHA-256.
pub(super) const USUAL_SCHEMES: [u16; 3] = [0x0401, 0x0804, 0x0403];

/// The certificate of a client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ClientCertificate {
    /// None.
    None,
    /// One that the server trusts.
    Trusted,
    /// One that it does not.
    Untrusted,
}

/// A certificate of a server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ServerKey {
    /// RSA.
    Rsa,
    /// ECDSA on P-256.
    P256,
    /// ECDSA on P-384.
    P384,
}

impl ServerKey {
    /// The type of key.
    pub const fn key_type(self) -> KeyType {
        match self {
            Self::Rsa => KeyType::Rsa,
            Self::P256 | Self::P384 => KeyType::Ecdsa,
        }
    }
}

/// When a server asks for a client certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AskWhen {
    /// In the first handshake.
    Handshake,
    /// By renegotiation, after a request.
    Renegotiation,
    /// By post-handshake authentication, after a request.
    PostHandshake,
    /// After a request, for which this server has no means.
    Never,
}

/// How much a server wants a client certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ask {
    /// Not at all.
    No,
    /// It asks, and goes on without.
    Request(AskWhen),
    /// It asks, and ends without.
    Require(AskWhen),
}

/// A server's policy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Policy {
    /// Versions that are on.
    pub versions: Vec<Protocol>,
    /// Suites in its order.
    pub suites: Vec<u16>,
    /// The client's order of suites decides, not the server's.
    pub client_order: bool,
    /// Its certificates, in its order.
    pub keys: Vec<ServerKey>,
    /// Groups in its order.
    pub groups: Vec<u16>,
    /// Application protocols in its order; `None` if it does without ALPN.
    pub alpn: Option<Vec<String>>,
    /// Without a common application protocol it ends; otherwise it goes on with none.
    pub alpn_must_overlap: bool,
    /// Client certificates.
    pub ask: Ask,
    /// It knows TLS_FALLBACK_SCSV.
    pub fallback_scsv: bool,
    /// It refuses clients without extended master secret.
    pub requires_extended_master_secret: bool,
    /// It has extended master secret.
    pub extended_master_secret: bool,
    /// It answers with renegotiation_info.
    pub renegotiation_info: bool,
    /// It refuses clients without RFC 5746's signalling.
    pub requires_renegotiation_info: bool,
    /// It still signs with SHA-1 in TLS 1.2.
    pub signs_sha1: bool,
    /// Without a list of groups it takes the client to know P-256; otherwise it leaves ECDHE out.
    pub assumes_p256: bool,
    /// It insists on a finite field group that the client names.
    pub strict_ffdhe: bool,
    /// The only name it answers to, if it is strict about it.
    pub strict_name: Option<String>,
    /// It ends HTTP/2 over a suite that RFC 9113 forbids.
    pub checks_http2_suite: bool,
}

impl Policy {
    /// A server of which nothing is known but its versions and `suites`: what most do.
    pub fn usual(versions: Vec<Protocol>, suites: Vec<u16>) -> Self {
        Self {
            versions,
            suites,
            client_order: false,
            keys: vec![ServerKey::Rsa],
            groups: USUAL_GROUPS.to_vec(),
            alpn: None,
            alpn_must_overlap: false,
            ask: Ask::No,
            fallback_scsv: false,
            requires_extended_master_secret: false,
            extended_master_secret: true,
            renegotiation_info: true,
            requires_renegotiation_info: false,
            signs_sha1: true,
            assumes_p256: true,
            strict_ffdhe: false,
            strict_name: None,
            checks_http2_suite: false,
        }
    }
}
