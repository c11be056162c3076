//! What a pair is configured with, and how pairs are drawn: from a fixed seed, always the same.

use super::suites;
use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::party::{Ask, AskWhen, ClientCertificate, ServerKey};

/// One end of a pair. The last three are a server's, `certificate` is a client's.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Configuration {
    pub versions: Vec<Protocol>,
    pub suites: Vec<u16>,
    pub groups: Vec<u16>,
    pub alpn: Option<Vec<String>>,
    pub certificate: ClientCertificate,
    pub client_order: bool,
    pub keys: Vec<ServerKey>,
    pub ask: Ask,
}

/// SplitMix64.
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Some of `items`, at least one, in any order.
    fn some<T: Copy>(&mut self, items: &[T], most: usize) -> Vec<T> {
        let mut left = items.to_vec();
        let count = 1 + self.below(most.min(left.len()));
        (0..count).map(|_| left.remove(self.below(left.len()))).collect()
    }

    /// Mostly a range, as people configure it; now and then with gaps.
    fn versions(&mut self) -> Vec<Protocol> {
        let mut drawn = if self.one_in(4) {
            self.some(&Protocol::ALL, 4)
        } else {
            let newest = [0, 0, 0, 1, 1, 2, 3][self.below(7)];
            let oldest = newest + self.below(Protocol::ALL.len() - newest);
            Protocol::ALL[newest..=oldest].to_vec()
        };
        drawn.sort_by_key(|version| *version as usize);
        drawn
    }

    fn one(&mut self, pool: &[u16]) -> Configuration {
        // x25519, P-256, P-384; and the finite field group of RFC 7919, which TLS 1.3 and DHE may use.
        let mut groups = self.some(&[0x001D, 0x0017, 0x0018], 3);
        if self.one_in(4) {
            groups.push(0x0100);
        }
        let certificate = match self.below(4) {
            0 => ClientCertificate::Trusted,
            1 => ClientCertificate::Untrusted,
            _ => ClientCertificate::None,
        };
        let ask = match self.below(8) {
            0 => Ask::Request(AskWhen::Handshake),
            1 => Ask::Require(AskWhen::Handshake),
            _ => Ask::No,
        };
        let keys: &[ServerKey] = match self.below(5) {
            0 | 1 => &[ServerKey::Rsa],
            2 | 3 => &[ServerKey::P256],
            _ => &[ServerKey::Rsa, ServerKey::P256],
        };
        let mut versions = self.versions();
        let mut drawn = self.some(pool, 10);
        // What nobody would configure is drawn too, but seldom: a version without a suite of its own.
        if versions.contains(&Protocol::Tls13) && !self.one_in(6) {
            drawn.extend(self.some(&[0x1301, 0x1302, 0x1303], 3));
        }
        if versions.iter().any(|version| *version != Protocol::Tls13) && !self.one_in(6) {
            drawn.extend(self.some(&[0xC013, 0xC00A, 0x002F, 0x0035, 0x000A], 3));
        }
        let mut suites = Vec::new();
        for suite in drawn {
            if !suites.contains(&suite) {
                suites.push(suite);
            }
        }
        versions.dedup();
        Configuration {
            versions,
            suites,
            groups,
            alpn: None,
            certificate,
            client_order: self.one_in(2),
            keys: keys.to_vec(),
            ask,
        }
    }

    /// A client and a server that draw on the same suites, so that most pairs have something in common.
    pub fn pair(&mut self) -> (Configuration, Configuration) {
        let pool = self.some(&suites::all(), 24);
        (self.one(&pool), self.one(&pool))
    }
}
