//! How a handshake ends.

use crate::domain::Protocol;

/// A connection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Session {
    /// The version.
    pub version: Protocol,
    /// The suite's number.
    pub suite: u16,
    /// The group of an ephemeral exchange.
    pub group: Option<u16>,
    /// The signature scheme; `None` below TLS 1.2 and without a signature.
    pub signature: Option<u16>,
    /// The application protocol.
    pub alpn: Option<String>,
    /// A second hello was needed for the group.
    pub retried: bool,
    /// Both ends have extended master secret; always so in TLS 1.3.
    pub extended_master_secret: bool,
    /// What became of the client certificate.
    pub client_certificate: CertificateUse,
}

/// What became of the client certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CertificateUse {
    /// Nobody asked.
    NotAsked,
    /// The server asked, the client had none.
    AskedNotSent,
    /// Sent in the first handshake.
    Sent,
    /// Sent in a renegotiation.
    SentInRenegotiation,
    /// Sent after the handshake.
    SentAfterHandshake,
}

/// The steps of the decision, in order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // The names are those of the steps.
pub enum Step {
    Version,
    FallbackCheck,
    Sni,
    Parameters,
    Suite,
    Certificate,
    Signature,
    Group,
    Alpn,
    ServerHelloCheck,
    ClientCertificate,
    Http2,
    Renegotiation,
    PostHandshakeAuth,
}

/// Who notices.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// The client.
    Client,
    /// The server.
    Server,
}

/// Why there is no connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // The names say it; `Failure::alert` says how it shows.
pub enum Reason {
    NoCommonVersion,
    InappropriateFallback,
    UnrecognizedName,
    NoNullCompression,
    CompressionOffered,
    MissingExtension,
    SecureRenegotiationRequired,
    ExtendedMasterSecretRequired,
    NoCommonSuite,
    NoSuiteForVersion,
    NoCertificateForSuite,
    CertificateCurveNotOffered,
    NoCommonSignatureScheme,
    NoCommonGroup,
    NoCommonFfdheGroup,
    NoCommonAlpn,
    ServerVersionNotEnabled,
    OldSignatureRefused,
    ClientCertificateMissing,
    ClientCertificateUntrusted,
    Http2InadequateSecurity,
    Http2NotSelected,
    Http2RenegotiationForbidden,
    Http2PostHandshakeAuthForbidden,
    RenegotiationImpossibleInTls13,
    RenegotiationRefused,
    ServerNeverRenegotiates,
    PostHandshakeAuthNotOffered,
}

/// A handshake that fell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Failure {
    /// At which step.
    pub step: Step,
    /// Why.
    pub reason: Reason,
    /// Who noticed.
    pub by: End,
    /// The version that had been agreed on, if that far.
    pub version: Option<Protocol>,
}

impl Failure {
    /// The alert that stacks send for it; `None` where none is sent. A caller may see only a closed connection.
    pub const fn alert(self) -> Option<u8> {
        match self.reason {
            Reason::NoCommonVersion | Reason::ServerVersionNotEnabled => Some(70),
            Reason::InappropriateFallback => Some(86),
            Reason::UnrecognizedName => Some(112),
            Reason::NoNullCompression | Reason::CompressionOffered => Some(47),
            Reason::MissingExtension => Some(109),
            Reason::SecureRenegotiationRequired
            | Reason::ExtendedMasterSecretRequired
            | Reason::NoCommonSuite
            | Reason::NoSuiteForVersion
            | Reason::NoCertificateForSuite
            | Reason::CertificateCurveNotOffered
            | Reason::NoCommonSignatureScheme
            | Reason::NoCommonGroup => Some(40),
            Reason::NoCommonFfdheGroup => Some(71),
            Reason::NoCommonAlpn => Some(120),
            Reason::ClientCertificateMissing => match self.version {
                Some(Protocol::Tls13) => Some(116),
                Some(Protocol::Tls12 | Protocol::Tls11 | Protocol::Tls10 | Protocol::Ssl30)
                | None => Some(40),
            },
            Reason::ClientCertificateUntrusted => Some(48),
            // Seen from OpenSSL 3.0: "legacy sigalg disallowed or unsupported".
            Reason::OldSignatureRefused => Some(80),
            Reason::RenegotiationRefused => Some(100),
            Reason::Http2InadequateSecurity
            | Reason::Http2NotSelected
            | Reason::Http2RenegotiationForbidden
            | Reason::Http2PostHandshakeAuthForbidden
            | Reason::RenegotiationImpossibleInTls13
            | Reason::ServerNeverRenegotiates
            | Reason::PostHandshakeAuthNotOffered => None,
        }
    }
}
