//! What passed between the two ends: the client's hello, the server's answer, alerts in the clear.

use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::hello::{Hello, HelloError, read};
use tls_rehearsal::tls::party::{Client, ClientCertificate};
use tls_rehearsal::tls::registry;

/// The bytes of one connection.
#[derive(Default)]
pub struct Wire {
    pub from_client: Vec<u8>,
    pub from_server: Vec<u8>,
}

const CHANGE_CIPHER_SPEC: u8 = 20;
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
/// SHA-256 of "HelloRetryRequest": the random that makes a ServerHello one. RFC 8446 4.1.3.
const RETRY: [u8; 4] = [0xCF, 0x21, 0xAD, 0x74];

/// The whole records of a stream: content type and fragment.
fn records(mut stream: &[u8]) -> Vec<(u8, &[u8])> {
    let mut found = Vec::new();
    while let [kind, _, _, high, low, rest @ ..] = stream {
        let length = usize::from(*high) << 8 | usize::from(*low);
        let Some((fragment, after)) = rest.split_at_checked(length) else { break };
        found.push((*kind, fragment));
        stream = after;
    }
    found
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

/// Version and suite of a ServerHello, without its four-byte head.
fn server_hello(body: &[u8]) -> Option<(Protocol, u16)> {
    let session = 34;
    let suite = session + 1 + usize::from(*body.get(session)?);
    let mut version = number(body, 0)?;
    let mut at = suite + 5;
    while let (Some(kind), Some(length)) = (number(body, at), number(body, at + 2)) {
        if kind == 43 {
            version = number(body, at + 4)?;
        }
        at += 4 + usize::from(length);
    }
    Some((registry::version(version)?, number(body, suite)?))
}

impl Wire {
    /// The client's hello, as the engine's own reader reads it; `None` if it sent none, but an alert at most.
    pub fn hello(&self) -> Option<Result<Hello, HelloError>> {
        let first = self.from_client.first();
        (first.is_some() && first != Some(&ALERT)).then(|| read(&self.from_client))
    }

    /// What the server chose: version and suite of its ServerHello, be it a HelloRetryRequest.
    pub fn answer(&self) -> Option<(Protocol, u16)> {
        self.server_hellos().find_map(|fragment| server_hello(fragment.get(4..)?))
    }

    /// What the server chose in the end.
    pub fn chosen(&self) -> Option<(Protocol, u16)> {
        self.server_hellos()
            .filter(|fragment| fragment.get(6..10) != Some(&RETRY))
            .find_map(|fragment| server_hello(fragment.get(4..)?))
    }

    /// The records that begin with a ServerHello.
    fn server_hellos(&self) -> impl Iterator<Item = &[u8]> {
        records(&self.from_server)
            .into_iter()
            .filter(|(kind, fragment)| *kind == HANDSHAKE && fragment.first() == Some(&2))
            .map(|(_, fragment)| fragment)
    }

    /// The fatal alert that was sent in the clear, if any: "server 40".
    pub fn alert(&self) -> Option<(&'static str, u8)> {
        let in_the_clear = |stream| {
            records(stream)
                .into_iter()
                .take_while(|(kind, _)| *kind != CHANGE_CIPHER_SPEC)
                .find(|(kind, fragment)| *kind == ALERT && fragment.len() == 2 && fragment[0] == 2)
                .map(|(_, fragment)| fragment[1])
        };
        let of = |end, stream| in_the_clear(stream).map(|number| (end, number));
        of("server", &self.from_server).or_else(|| of("client", &self.from_client))
    }
}

/// The client that sent `hello`, as the engine takes it. `enabled` is what it was configured with.
pub fn client(hello: &Hello, enabled: &[Protocol]) -> Client {
    let versions =
        |listed: &Vec<u16>| listed.iter().copied().filter_map(registry::version).collect();
    Client {
        supported_versions: hello.supported_versions.as_ref().map(versions),
        legacy_version: registry::version(hello.legacy_version.min(0x0303))
            .expect("a version of TLS"),
        enabled: enabled.to_vec(),
        suites: hello.suites.clone(),
        groups: hello.groups.clone(),
        signature_schemes: hello.signature_schemes.clone(),
        key_shares: hello.key_shares.clone(),
        alpn: hello.alpn.clone(),
        server_name: hello.server_name.clone(),
        compression: hello.compression.clone(),
        extended_master_secret: hello.extended_master_secret(),
        renegotiation_info: hello.renegotiation_info(),
        post_handshake_auth: hello.post_handshake_auth(),
        certificate: ClientCertificate::None,
        renegotiates: false,
        requires_extended_master_secret: false,
        requires_renegotiation_info: false,
        checks_http2_suite: false,
        accepts_old_signatures: true,
    }
}
