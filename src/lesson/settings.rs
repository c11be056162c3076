//! Settings by name, alone or in groups.

use super::cursor::{Cursor, Fault};
use super::names::Named;
use super::node::Node;
use crate::domain::cipher::{Family, Strength};
use crate::domain::{CipherSuite, Setting, Side};
use crate::tls::preset::Preset;

/// Most names in a list of settings.
const NAMES_MAX: usize = 32;

/// Settings that go together.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Group {
    /// All versions on a side.
    Versions(Side),
    /// The weak ones of them.
    WeakVersions(Side),
    /// The weak ones of both sides.
    AllWeakVersions,
    /// All suites.
    Suites,
    /// The weak ones of them.
    WeakSuites,
    /// Those of TLS 1.3.
    Tls13,
    /// ECDHE with GCM.
    EcdheGcm,
    /// ECDHE with CBC and SHA-1.
    EcdheCbcSha1,
    /// ECDHE with CBC and SHA-2.
    EcdheCbcSha2,
    /// Plain RSA key exchange.
    Rsa,
    /// 3DES.
    TripleDes,
    /// Those that PSRule names.
    PsRule,
}

impl Named for Group {
    const WHAT: &'static str = "a group of settings";

    fn all() -> Vec<Self> {
        vec![
            Self::Versions(Side::Client),
            Self::Versions(Side::Backend),
            Self::WeakVersions(Side::Client),
            Self::WeakVersions(Side::Backend),
            Self::AllWeakVersions,
            Self::Suites,
            Self::WeakSuites,
            Self::Tls13,
            Self::EcdheGcm,
            Self::EcdheCbcSha1,
            Self::EcdheCbcSha2,
            Self::Rsa,
            Self::TripleDes,
            Self::PsRule,
        ]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Versions(Side::Client) => "client",
            Self::Versions(Side::Backend) => "backend",
            Self::WeakVersions(Side::Client) => "client.weak",
            Self::WeakVersions(Side::Backend) => "backend.weak",
            Self::AllWeakVersions => "protocols.weak",
            Self::Suites => "suites",
            Self::WeakSuites => "suites.weak",
            Self::Tls13 => "suites.tls13",
            Self::EcdheGcm => "suites.ecdhe-gcm",
            Self::EcdheCbcSha1 => "suites.ecdhe-cbc-sha1",
            Self::EcdheCbcSha2 => "suites.ecdhe-cbc-sha2",
            Self::Rsa => "suites.rsa",
            Self::TripleDes => "suites.3des",
            Self::PsRule => "suites.psrule",
        }
    }
}

impl Group {
    /// Is `setting` in it?
    pub fn has(self, setting: Setting) -> bool {
        let is_weak = setting.strength() == Strength::Weak;
        match (self, setting) {
            (Self::Versions(of), Setting::Protocol(side, _)) => side == of,
            (Self::WeakVersions(of), Setting::Protocol(side, _)) => side == of && is_weak,
            (Self::AllWeakVersions, Setting::Protocol(..)) => is_weak,
            (Self::Suites, Setting::Cipher(_)) => true,
            (Self::WeakSuites, Setting::Cipher(_)) => is_weak,
            (Self::Tls13, Setting::Cipher(suite)) => suite.family() == Family::Tls13,
            (Self::EcdheGcm, Setting::Cipher(suite)) => suite.family() == Family::EcdheGcm,
            (Self::EcdheCbcSha1, Setting::Cipher(suite)) => {
                suite.family() == Family::EcdheCbc && !suite.is_ecdhe_cbc_sha2()
            }
            (Self::EcdheCbcSha2, Setting::Cipher(suite)) => suite.is_ecdhe_cbc_sha2(),
            (Self::Rsa, Setting::Cipher(suite)) => suite.family() == Family::RsaKeyExchange,
            (Self::TripleDes, Setting::Cipher(suite)) => suite == CipherSuite::Rsa3DesEdeCbcSha,
            (Self::PsRule, Setting::Cipher(_)) => Preset::PsRule.wish(setting).is_some(),
            (
                Self::Versions(_)
                | Self::WeakVersions(_)
                | Self::AllWeakVersions
                | Self::Suites
                | Self::WeakSuites
                | Self::Tls13
                | Self::EcdheGcm
                | Self::EcdheCbcSha1
                | Self::EcdheCbcSha2
                | Self::Rsa
                | Self::TripleDes
                | Self::PsRule,
                Setting::Http2 | Setting::Protocol(..) | Setting::Cipher(_),
            ) => false,
        }
    }

    /// All that is in it, in the page's order.
    pub fn settings(self) -> Vec<Setting> {
        Setting::ALL.into_iter().filter(|setting| self.has(*setting)).collect()
    }
}

/// A setting or a group.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Which {
    /// One.
    One(Setting),
    /// Several.
    Group(Group),
}

/// What a name of settings should be.
pub const A_SETTING: &str =
    "a setting or a group (such as client.tls11, suites.rsa or an IANA name)";

impl Which {
    /// Of its name.
    pub fn named(word: &str) -> Option<Self> {
        Setting::named(word).map(Self::One).or_else(|| Group::named(word).map(Self::Group))
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::One(setting) => setting.word(),
            Self::Group(group) => group.word(),
        }
    }

    /// All that it stands for, in the page's order.
    pub fn settings(self) -> Vec<Setting> {
        match self {
            Self::One(setting) => vec![setting],
            Self::Group(group) => group.settings(),
        }
    }

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Self::named(cursor.text(A_SETTING)?).ok_or_else(|| cursor.expected(A_SETTING))
    }
}

/// Settings and groups, as a condition names them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Settings(pub Vec<Which>);

impl Settings {
    /// A list of names, at least one.
    pub fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.list(1, NAMES_MAX)?.iter().map(Which::read).collect::<Result<_, _>>().map(Self)
    }

    /// As it stands in a file.
    pub fn write(&self) -> Node {
        Node::texts(self.0.iter().map(|which| which.word()))
    }

    /// All that they stand for, each once, in the page's order.
    pub fn all(&self) -> Vec<Setting> {
        let has = |setting: &Setting| self.0.iter().any(|which| which.settings().contains(setting));
        Setting::ALL.into_iter().filter(has).collect()
    }
}

/// A list of changes, `+` for on and `-` for off.
pub fn changes(cursor: &Cursor<'_>) -> Result<Vec<(Which, bool)>, Fault> {
    const WHAT: &str = "+ or - and a setting or a group (such as +http2, -suites.rsa)";
    let change = |cursor: &Cursor<'_>| {
        let text = cursor.text(WHAT)?;
        let signed = text
            .strip_prefix('+')
            .map(|word| (word, true))
            .or_else(|| text.strip_prefix('-').map(|word| (word, false)));
        let change = signed.and_then(|(word, on)| Some((Which::named(word)?, on)));
        change.ok_or_else(|| cursor.expected(WHAT))
    };
    cursor.list(0, NAMES_MAX)?.iter().map(change).collect()
}

/// A setting by name.
pub fn setting(cursor: &Cursor<'_>) -> Result<Setting, Fault> {
    const WHAT: &str = "a setting (such as client.tls11 or an IANA name)";
    Setting::named(cursor.text(WHAT)?).ok_or_else(|| cursor.expected(WHAT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_one_thing_and_groups_are_never_empty() {
        let names = Setting::all().into_iter().map(Which::One);
        for which in names.chain(Group::all().into_iter().map(Which::Group)) {
            assert_eq!(Which::named(which.word()), Some(which));
            assert!(!which.settings().is_empty(), "{}", which.word());
        }
        assert_eq!(Group::EcdheCbcSha2.settings().len(), 4);
        assert_eq!(Group::PsRule.settings().len(), 8);
        assert_eq!(Group::Rsa.settings().len(), 7);
    }
}
