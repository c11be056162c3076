//! One switch on the page.

use super::cipher::{CipherSuite, Strength};
use super::protocol::{Protocol, Side};

/// A switch on the "Protocols + ciphers" page.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Setting {
    /// HTTP/2 from callers to the gateway.
    Http2,
    /// A protocol version on one side.
    Protocol(Side, Protocol),
    /// A cipher suite, for both sides.
    Cipher(CipherSuite),
}

impl Setting {
    /// How many settings there are.
    pub const COUNT: usize = 1 + 2 * Protocol::ALL.len() + CipherSuite::ALL.len();

    /// Every setting: client protocols, backend protocols, suites; each in the page's order.
    pub const ALL: [Self; Self::COUNT] = {
        let mut all = [Self::Http2; Self::COUNT];
        let mut at = 0;
        while at < Protocol::ALL.len() {
            all[1 + at] = Self::Protocol(Side::Client, Protocol::ALL[at]);
            all[1 + Protocol::ALL.len() + at] = Self::Protocol(Side::Backend, Protocol::ALL[at]);
            at += 1;
        }
        let mut at = 0;
        while at < CipherSuite::ALL.len() {
            all[1 + 2 * Protocol::ALL.len() + at] = Self::Cipher(CipherSuite::ALL[at]);
            at += 1;
        }
        all
    };

    /// Client TLS 1.3, the setting behind the pane.
    pub const CLIENT_TLS13: Self = Self::Protocol(Side::Client, Protocol::Tls13);

    /// Backend TLS 1.3.
    pub const BACKEND_TLS13: Self = Self::Protocol(Side::Backend, Protocol::Tls13);

    /// Position in [`Setting::ALL`].
    pub const fn index(self) -> usize {
        match self {
            Self::Http2 => 0,
            Self::Protocol(Side::Client, protocol) => 1 + protocol as usize,
            Self::Protocol(Side::Backend, protocol) => 1 + Protocol::ALL.len() + protocol as usize,
            Self::Cipher(suite) => 1 + 2 * Protocol::ALL.len() + suite as usize,
        }
    }

    /// The switch's name on the page. Both sides use the same protocol names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Http2 => "HTTP/2",
            Self::Protocol(_, protocol) => protocol.name(),
            Self::Cipher(suite) => suite.iana(),
        }
    }

    /// How good it is to have this on.
    pub const fn strength(self) -> Strength {
        match self {
            Self::Http2 => Strength::Strong,
            Self::Protocol(_, protocol) => match protocol {
                Protocol::Tls13 | Protocol::Tls12 => Strength::Strong,
                Protocol::Tls11 | Protocol::Tls10 | Protocol::Ssl30 => Strength::Weak,
            },
            Self::Cipher(suite) => suite.strength(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_in_index_order_and_misses_none() {
        for (at, setting) in Setting::ALL.iter().enumerate() {
            assert_eq!(setting.index(), at);
        }
        assert_eq!(Setting::COUNT, 32);
    }
}
