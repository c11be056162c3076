//! What linters say of a configuration in each format, and whether they are right. Uses the domain and the formats.

pub mod checkov;
pub mod map;

use crate::codec::export::{Format, Wish, attribute, truth};
use crate::codec::keys::keys;
use crate::domain::beside::bounds;
use crate::domain::cipher::Strength;
use crate::domain::lockout::may_be_pending;
use crate::domain::source::{Cited, Confidence, Source};
use crate::domain::{
    Channel, CipherSuite, Config, GatewayKind, Instance, Partial, Protocol, Setting, Side,
};
use checkov::Value;

/// A rule of a linter.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Rule {
    /// PSRule for Azure, Azure.APIM.Protocols.
    PsRuleProtocols,
    /// PSRule for Azure, Azure.APIM.Ciphers.
    PsRuleCiphers,
    /// checkov, CKV_AZURE_173.
    Checkov,
    /// Azure Quick Review, apim-009: protocols.
    AzqrProtocols,
    /// Azure Quick Review, apim-010: ciphers.
    AzqrCiphers,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 5] = [
        Self::PsRuleProtocols,
        Self::PsRuleCiphers,
        Self::Checkov,
        Self::AzqrProtocols,
        Self::AzqrCiphers,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PsRuleProtocols => "PSRule Azure.APIM.Protocols",
            Self::PsRuleCiphers => "PSRule Azure.APIM.Ciphers",
            Self::Checkov => "checkov CKV_AZURE_173",
            Self::AzqrProtocols => "azqr apim-009",
            Self::AzqrCiphers => "azqr apim-010",
        }
    }

    /// Which version of it was read or run.
    pub const fn version(self) -> &'static str {
        match self {
            Self::PsRuleProtocols => "2020_06, page of 2025",
            Self::PsRuleCiphers => "2022_03, page of 2025",
            Self::Checkov => "3.3.30",
            Self::AzqrProtocols | Self::AzqrCiphers => "a stored source, version not known",
        }
    }

    /// Where it was read.
    pub const fn cited(self) -> Cited {
        match self {
            Self::PsRuleProtocols => {
                Cited::new(Source::PsRule, "Azure.APIM.Protocols", Confidence::Documented)
            }
            Self::PsRuleCiphers => {
                Cited::new(Source::PsRule, "Azure.APIM.Ciphers", Confidence::Documented)
            }
            Self::Checkov => {
                Cited::new(Source::Checkov, "run on 175 templates", Confidence::Documented)
            }
            Self::AzqrProtocols => Cited::new(Source::Azqr, "apim-009", Confidence::Reported),
            Self::AzqrCiphers => Cited::new(Source::Azqr, "apim-010", Confidence::Reported),
        }
    }

    /// What it can look at.
    pub const fn looks_at(self, seen: Seen) -> bool {
        match (self, seen) {
            (Self::AzqrProtocols | Self::AzqrCiphers, seen) => matches!(seen, Seen::Live),
            (_, Seen::Live) => matches!(self, Self::PsRuleProtocols | Self::PsRuleCiphers),
            (Self::PsRuleProtocols | Self::PsRuleCiphers, Seen::Written(format)) => {
                matches!(format, Format::ArmTemplate | Format::Bicep)
            }
            (Self::Checkov, Seen::Written(format)) => matches!(
                format,
                Format::ArmTemplate
                    | Format::Bicep
                    | Format::TerraformAzurerm
                    | Format::TerraformAzapi
            ),
        }
    }
}

const _: () = assert!(Rule::ALL.len() == Rule::AzqrCiphers as usize + 1);

/// What is looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Seen {
    /// A text in this format.
    Written(Format),
    /// The instance itself, after the change.
    Live,
}

impl Seen {
    /// Everything that some rule looks at.
    pub const ALL: [Self; 5] = [
        Self::Written(Format::ArmTemplate),
        Self::Written(Format::Bicep),
        Self::Written(Format::TerraformAzurerm),
        Self::Written(Format::TerraformAzapi),
        Self::Live,
    ];
}

/// What a rule says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Says {
    /// Nothing is wrong.
    Passes,
    /// Something is wrong.
    Fails,
    /// It does not look.
    NotEvaluated,
    /// What is not known decides.
    Unknown,
}

/// Is that so?
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Judged {
    /// It looked at what counts, and says what is so.
    Right,
    /// It says what is not so.
    Wrong,
    /// It says something without having looked at what counts.
    Blind,
    /// What is not known decides.
    Unknown,
}

/// Why.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// It looks at every weak setting that is on.
    LooksAtAll,
    /// It takes the text "false" for true.
    TextIsTrue,
    /// It never finds a key, since its parser keeps the quotes in it.
    QuotedKeys,
    /// It knows only names that the provider has no longer.
    OldNames,
    /// It does not look at this kind of resource.
    OtherResource,
    /// It does not look at some weak settings that are on.
    OverlooksWeak,
    /// It wants keys that this instance does not have.
    WantsMissingKeys,
    /// None of its keys is written.
    NothingThere,
    /// It says the right thing, and would say it of anything.
    ByChance,
    /// It turns on a setting that is not known.
    Undecided,
}

/// What a rule says of a draft, and whether it is right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Opinion {
    /// Whose.
    pub rule: Rule,
    /// Of what.
    pub seen: Seen,
    /// What.
    pub says: Says,
    /// Whether that is so.
    pub judged: Judged,
    /// Why.
    pub why: Why,
}

/// The protocols that every rule is about: SSL 3.0, TLS 1.0 and 1.1 on both sides.
fn weak_protocols() -> impl Iterator<Item = Setting> {
    let weak = [Protocol::Ssl30, Protocol::Tls10, Protocol::Tls11];
    Side::ALL.into_iter().flat_map(move |side| weak.map(|version| Setting::Protocol(side, version)))
}

/// The suites that PSRule and azqr name. Source: [`Rule::cited`].
const NAMED: [CipherSuite; 8] = [
    CipherSuite::Rsa3DesEdeCbcSha,
    CipherSuite::RsaAes128CbcSha,
    CipherSuite::RsaAes256CbcSha,
    CipherSuite::RsaAes128CbcSha256,
    CipherSuite::RsaAes256CbcSha256,
    CipherSuite::RsaAes128GcmSha256,
    CipherSuite::EcdheRsaAes128CbcSha,
    CipherSuite::EcdheRsaAes256CbcSha,
];

/// What every rule says of `draft`, written whole in every format it looks at, and of the instance after it.
pub fn opinions(instance: Instance, draft: Config) -> Vec<Opinion> {
    let wish = Wish::whole(instance, draft);
    let mut all = Vec::new();
    for rule in Rule::ALL {
        for seen in Seen::ALL.into_iter().filter(|seen| rule.looks_at(*seen)) {
            let (says, judged, why) = judge(rule, seen, &wish);
            all.push(Opinion { rule, seen, says, judged, why });
        }
    }
    all
}

/// The same of a draft that is not known all. What a rule says may be certain, and yet not whether that is right, or why.
pub fn opinions_of(instance: Instance, draft: Partial) -> Vec<Opinion> {
    let mut all = witnesses(draft).map(|draft| opinions(instance, draft));
    let first = all.next().unwrap_or_default();
    all.fold(first, |known, other| {
        known.into_iter().zip(other).map(|(one, other)| shared(one, other)).collect()
    })
}

/// What two opinions of a rule have in common.
fn shared(one: Opinion, other: Opinion) -> Opinion {
    let says = if one.says == other.says { one.says } else { Says::Unknown };
    let judged = if one.judged == other.judged { one.judged } else { Judged::Unknown };
    let why = if one.why == other.why { one.why } else { Why::Undecided };
    Opinion { says, judged, why, ..one }
}

/// Drafts that tell all opinions apart that there may be. A rule asks whether any of some settings is on, and whether each of
/// some keys is there, which a single setting decides: so it suffices to turn one against all others, both ways.
fn witnesses(draft: Partial) -> impl Iterator<Item = Config> {
    let (least, most) = bounds(draft);
    let turned = draft
        .unknown()
        .flat_map(move |setting| [least.with(setting, true), most.with(setting, false)]);
    [least, most].into_iter().chain(turned)
}

fn judge(rule: Rule, seen: Seen, wish: &Wish) -> (Says, Judged, Why) {
    let on = |setting: Setting| wish.draft.is_on(setting);
    let protocols_on = weak_protocols().any(on);
    let says = |fails: bool| if fails { Says::Fails } else { Says::Passes };
    match rule {
        Rule::PsRuleProtocols => (says(protocols_on), Judged::Right, Why::LooksAtAll),
        // An instance has these keys from its creation (exports, reported), unless ARM refuses one. Of one that is on it is
        // right all the same.
        Rule::AzqrProtocols => {
            let may = |setting| may_be_pending(wish.instance, Channel::RestApi, setting);
            let refused = wish.instance.kind == GatewayKind::Managed && !weak_protocols().all(may);
            strict(protocols_on, refused && !protocols_on)
        }
        Rule::PsRuleCiphers | Rule::AzqrCiphers => {
            let named_on = NAMED.iter().any(|suite| on(Setting::Cipher(*suite)));
            // PSRule lets 3DES be absent, azqr nothing.
            let needed = NAMED.iter().skip(usize::from(rule == Rule::PsRuleCiphers));
            let missing = needed.clone().any(|suite| !has_key(wish, Setting::Cipher(*suite)));
            let overlooked = CipherSuite::ALL.into_iter().any(|suite| {
                let setting = Setting::Cipher(suite);
                !NAMED.contains(&suite) && on(setting) && setting.strength() == Strength::Weak
            });
            match strict(named_on, missing) {
                (Says::Passes, ..) if overlooked => {
                    (Says::Passes, Judged::Blind, Why::OverlooksWeak)
                }
                other => other,
            }
        }
        Rule::Checkov => match seen {
            Seen::Written(Format::ArmTemplate) => {
                let written =
                    wish.keys().into_iter().map(|(key, on)| (key, Value::Text(truth(on))));
                match (checkov::arm(written), protocols_on) {
                    (Says::Fails, false) => (Says::Fails, Judged::Wrong, Why::TextIsTrue),
                    (Says::Fails, true) => (Says::Fails, Judged::Blind, Why::ByChance),
                    (says @ (Says::Passes | Says::NotEvaluated | Says::Unknown), _) => {
                        (says, Judged::Blind, Why::NothingThere)
                    }
                }
            }
            Seen::Written(Format::Bicep) => (Says::Passes, Judged::Blind, Why::QuotedKeys),
            Seen::Written(Format::TerraformAzurerm) => {
                let written = wish.entries().into_iter();
                let written = written
                    .filter_map(|(setting, on)| Some((attribute(setting)?.1, Value::Truth(on))));
                (checkov::terraform(written), Judged::Blind, Why::OldNames)
            }
            Seen::Written(_) | Seen::Live => {
                (Says::NotEvaluated, Judged::Blind, Why::OtherResource)
            }
        },
    }
}

/// A rule that wants keys to be there and off.
fn strict(on: bool, missing: bool) -> (Says, Judged, Why) {
    match (on, missing) {
        (_, true) => (Says::Fails, Judged::Wrong, Why::WantsMissingKeys),
        (true, false) => (Says::Fails, Judged::Right, Why::LooksAtAll),
        (false, false) => (Says::Passes, Judged::Right, Why::LooksAtAll),
    }
}

/// Is a key for `setting` written?
fn has_key(wish: &Wish, setting: Setting) -> bool {
    let written = wish.keys();
    keys(setting).iter().any(|key| written.iter().any(|(other, _)| other == key))
}
