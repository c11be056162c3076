//! Configurations that others recommend, and how far an instance lets one go.

use crate::domain::cipher::Family;
use crate::domain::lockout::{Locked, check_edit, may_be_pending};
use crate::domain::posture::{better_on, points};
use crate::domain::protocol::Protocol::{Ssl30, Tls10, Tls11, Tls12};
use crate::domain::{Channel, CipherSuite, Cited, Confidence, Config, Instance, Setting, Source};

/// A recommendation for settings, whoever calls.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Preset {
    /// Nothing weak, TLS 1.3 on.
    Strictest,
    /// What the two rules of PSRule for Azure ask.
    PsRule,
    /// PCI DSS.
    PciDss,
    /// NIST SP 800-52 revision 2.
    Nist,
    /// The intermediate profile of TLSRef, formerly Mozilla's.
    Intermediate,
}

/// How far an instance follows a preset.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reached {
    /// The configuration that comes nearest.
    pub config: Config,
    /// Settings that stay as they are against the preset, and why.
    pub out_of_reach: Vec<(Setting, Locked)>,
}

impl Preset {
    /// Every one, strictest first.
    pub const ALL: [Self; 5] =
        [Self::Strictest, Self::Intermediate, Self::Nist, Self::PsRule, Self::PciDss];

    /// Should `setting` be on or off? `None` where the preset leaves it open.
    pub const fn wish(self, setting: Setting) -> Option<bool> {
        let strict = match setting {
            Setting::Http2 | Setting::Protocol(_, Tls12) => return None,
            Setting::Protocol(..) | Setting::Cipher(_) if points(setting) == 0 => return None,
            Setting::Protocol(..) | Setting::Cipher(_) => better_on(setting),
        };
        let applies = match (self, setting) {
            (Self::Strictest, _) => true,
            (Self::PsRule, Setting::Protocol(_, Ssl30 | Tls10 | Tls11)) => true,
            (Self::PsRule, Setting::Cipher(suite)) => in_psrule(suite),
            (Self::PciDss, Setting::Protocol(_, Ssl30 | Tls10 | Tls11)) => true,
            (Self::Nist | Self::Intermediate, Setting::Protocol(..)) => true,
            (Self::Nist, Setting::Cipher(suite)) => {
                matches!(suite.family(), Family::RsaKeyExchange)
            }
            (Self::Intermediate, Setting::Cipher(_)) => true,
            (
                Self::PsRule | Self::PciDss | Self::Nist | Self::Intermediate,
                Setting::Http2 | Setting::Protocol(..) | Setting::Cipher(_),
            ) => false,
        };
        if applies { Some(strict) } else { None }
    }

    /// Where it was read.
    pub const fn cited(self) -> Cited {
        use Confidence::{Documented, Reported};
        match self {
            Self::Strictest => Cited::ours("every rule of the posture score satisfied"),
            Self::PsRule => Cited::new(
                Source::PsRule,
                "Azure.APIM.Protocols (2020_06), Azure.APIM.Ciphers (2022_03)",
                Documented,
            ),
            Self::PciDss => Cited::new(Source::PciDss, "Appendix A2, SSL and early TLS", Reported),
            Self::Nist => Cited::new(Source::Nist80052, "3.1, 3.3.1", Reported),
            Self::Intermediate => Cited::new(Source::TlsRef, "Intermediate", Documented),
        }
    }

    /// How far `instance` goes, beginning at `live`.
    pub fn reach(self, instance: Instance, channel: Channel, live: Config) -> Reached {
        let mut reached = Reached { config: live, out_of_reach: Vec::new() };
        for setting in Setting::ALL {
            let Some(on) = self.wish(setting).filter(|on| *on != live.is_on(setting)) else {
                continue;
            };
            if may_be_pending(instance, channel, setting) {
                reached.config = reached.config.with(setting, on);
            } else if let Err(locked) = check_edit(instance, channel, setting) {
                reached.out_of_reach.push((setting, locked));
            }
        }
        reached
    }
}

/// The eight suites whose keys `Azure.APIM.Ciphers` checks, of 15 that can be turned off.
const fn in_psrule(suite: CipherSuite) -> bool {
    match suite {
        CipherSuite::EcdheRsaAes256CbcSha
        | CipherSuite::EcdheRsaAes128CbcSha
        | CipherSuite::RsaAes128GcmSha256
        | CipherSuite::RsaAes256CbcSha256
        | CipherSuite::RsaAes128CbcSha256
        | CipherSuite::RsaAes256CbcSha
        | CipherSuite::RsaAes128CbcSha
        | CipherSuite::Rsa3DesEdeCbcSha => true,
        CipherSuite::Aes256GcmSha384
        | CipherSuite::Aes128GcmSha256
        | CipherSuite::EcdheEcdsaAes256GcmSha384
        | CipherSuite::EcdheEcdsaAes128GcmSha256
        | CipherSuite::EcdheRsaAes256GcmSha384
        | CipherSuite::EcdheRsaAes128GcmSha256
        | CipherSuite::EcdheEcdsaAes256CbcSha384
        | CipherSuite::EcdheEcdsaAes128CbcSha256
        | CipherSuite::EcdheRsaAes256CbcSha384
        | CipherSuite::EcdheRsaAes128CbcSha256
        | CipherSuite::EcdheEcdsaAes256CbcSha
        | CipherSuite::EcdheEcdsaAes128CbcSha
        | CipherSuite::RsaAes256GcmSha384 => false,
    }
}
