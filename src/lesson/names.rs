//! The words of lesson files and acts for values of the domain, both ways.

use super::act::Pane;
use crate::app::look::{Decision, Screen};
use crate::app::seen::Copied;
use crate::app::world::Fact;
use crate::codec::export::Format;
use crate::codec::kind::Kind as TextKind;
use crate::domain::cipher::Family;
use crate::domain::lockout::Lockout;
use crate::domain::{
    Certificate, Channel, Created, Edition, GatewayKind, Origin, Protocol, Setting, Side, Tier,
};
use crate::rollout::Speed;
use crate::rollout::course::Kind as StrategyKind;
use crate::rollout::operation::Operation;
use crate::rollout::plan::PhaseKind;
use crate::rollout::rehearsal::Field;
use crate::tls::own::Form;
use crate::tls::preset::Preset;
use crate::verdict::{Judged, Rule, Says};

/// Values with a word each.
pub trait Named: Copy + PartialEq + 'static {
    /// What such a word stands for.
    const WHAT: &'static str;

    /// Every value, in the order in which they are offered.
    fn all() -> Vec<Self>;

    /// Its word.
    fn word(self) -> &'static str;

    /// The value of a word.
    fn named(word: &str) -> Option<Self> {
        Self::all().into_iter().find(|value| value.word() == word)
    }
}

/// The words of a type.
pub fn words<T: Named>() -> Vec<&'static str> {
    T::all().into_iter().map(T::word).collect()
}

/// The words of a type, as a mistake is told.
pub fn all_words<T: Named>() -> String {
    /// More are told by an example.
    const MOST: usize = 12;
    let words = words::<T>();
    match words.as_slice() {
        [first, ..] if words.len() > MOST => format!("such as {first}"),
        _ => words.join(", "),
    }
}

macro_rules! named {
    ($($type:ty, $what:literal, $all:expr, { $($pattern:pat => $word:expr,)+ })+) => {$(
        impl Named for $type {
            const WHAT: &'static str = $what;

            fn all() -> Vec<Self> {
                $all.to_vec()
            }

            fn word(self) -> &'static str {
                match self {
                    $($pattern => $word,)+
                }
            }
        }
    )+};
}

/// A configuration of the instance.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum At {
    /// What is in force at the moment that is looked at.
    #[default]
    Live,
    /// What is prepared.
    Draft,
    /// What will be live when the rollout is over.
    Target,
}

/// Why a setting is locked, without what it is locked for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Each is what `Lockout` says of it.
pub enum Reason {
    Unsupported,
    CiphersFixed,
    FixedOn,
    RestOnly,
    ThroughPane,
    RejectedByArm,
    SetElsewhere,
    WorkspaceFixed,
}

impl From<Lockout> for Reason {
    fn from(lockout: Lockout) -> Self {
        match lockout {
            Lockout::Unsupported(_) => Self::Unsupported,
            Lockout::CiphersFixed(_) => Self::CiphersFixed,
            Lockout::FixedOn(_) => Self::FixedOn,
            Lockout::RestOnly => Self::RestOnly,
            Lockout::ThroughPane(_) => Self::ThroughPane,
            Lockout::RejectedByArm(_) => Self::RejectedByArm,
            Lockout::SetElsewhere(_) => Self::SetElsewhere,
            Lockout::WorkspaceFixed => Self::WorkspaceFixed,
        }
    }
}

/// A part of a rollout that can be watched.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Each is what `PhaseKind` says of it.
pub enum Moment {
    Accepted,
    Preparing,
    Replacing,
    Rolling,
    Finishing,
    /// Old and new settings are both in force.
    Mixed,
}

impl From<PhaseKind> for Moment {
    fn from(kind: PhaseKind) -> Self {
        match kind {
            PhaseKind::Accepted => Self::Accepted,
            PhaseKind::Preparing => Self::Preparing,
            PhaseKind::Replacing => Self::Replacing,
            PhaseKind::Rolling(_) => Self::Rolling,
            PhaseKind::Finishing => Self::Finishing,
        }
    }
}

named! {
    At, "a configuration", [At::Live, At::Draft, At::Target], {
        At::Live => "live",
        At::Draft => "draft",
        At::Target => "target",
    }
    Side, "a side", Side::ALL, {
        Side::Client => "client",
        Side::Backend => "backend",
    }
    Edition, "an edition", Edition::ALL, {
        Edition::August2025 => "2025-08",
        Edition::January2026 => "2026-01",
    }
    Tier, "a tier", Tier::ALL, {
        tier => tier.name(),
    }
    GatewayKind, "a gateway", GatewayKind::ALL, {
        GatewayKind::Managed => "managed",
        GatewayKind::Workspace => "workspace",
        GatewayKind::SelfHosted => "self-hosted",
    }
    Channel, "a channel", Channel::ALL, {
        Channel::Portal => "portal",
        Channel::RestApi => "rest",
    }
    Certificate, "a key", Certificate::ALL, {
        certificate => certificate.name(),
    }
    Created, "a creation date", Created::ALL, {
        Created::After => "after",
        Created::OnOrBefore => "before",
    }
    Origin, "an origin", Origin::ALL, {
        Origin::PortalOrArm => "portal",
        Origin::Terraform => "terraform",
    }
    Preset, "a preset", Preset::ALL, {
        Preset::Strictest => "Strictest",
        Preset::Intermediate => "Intermediate",
        Preset::Nist => "Nist",
        Preset::PsRule => "PsRule",
        Preset::PciDss => "PciDss",
    }
    Family, "a family of suites", Family::ALL, {
        Family::Tls13 => "tls13",
        Family::EcdheGcm => "ecdhe-gcm",
        Family::EcdheCbc => "ecdhe-cbc",
        Family::RsaKeyExchange => "rsa",
    }
    Rule, "a rule", Rule::ALL, {
        Rule::PsRuleProtocols => "PsRuleProtocols",
        Rule::PsRuleCiphers => "PsRuleCiphers",
        Rule::Checkov => "Checkov",
        Rule::AzqrProtocols => "AzqrProtocols",
        Rule::AzqrCiphers => "AzqrCiphers",
    }
    Says, "what a rule says", [Says::Passes, Says::Fails, Says::NotEvaluated, Says::Unknown], {
        Says::Passes => "passes",
        Says::Fails => "fails",
        Says::NotEvaluated => "not-evaluated",
        Says::Unknown => "unknown",
    }
    Judged, "whether that is so", [Judged::Right, Judged::Wrong, Judged::Blind, Judged::Unknown], {
        Judged::Right => "right",
        Judged::Wrong => "wrong",
        Judged::Blind => "blind",
        Judged::Unknown => "unknown",
    }
    Format, "a format", Format::ALL, {
        format => format.id(),
    }
    Operation, "an operation", Operation::ALL, {
        Operation::SaveProtocols => "SaveProtocols",
        Operation::Scale => "Scale",
        Operation::ChangeTier => "ChangeTier",
        Operation::AddRegion => "AddRegion",
        Operation::CustomDomain => "CustomDomain",
        Operation::CaCertificate => "CaCertificate",
        Operation::VirtualNetwork => "VirtualNetwork",
        Operation::EditApi => "EditApi",
        Operation::EditProduct => "EditProduct",
        Operation::EditPolicy => "EditPolicy",
        Operation::EditUser => "EditUser",
    }
    TextKind, "a kind of text", TextKind::ALL, {
        TextKind::ArmService => "ArmService",
        TextKind::CustomProperties => "CustomProperties",
        TextKind::ArmTemplate => "ArmTemplate",
        TextKind::ArmParameters => "ArmParameters",
        TextKind::WhatIf => "WhatIf",
        TextKind::Bicep => "Bicep",
        TextKind::BicepParameters => "BicepParameters",
        TextKind::TerraformHcl => "TerraformHcl",
        TextKind::TerraformVariables => "TerraformVariables",
        TextKind::TerraformPlan => "TerraformPlan",
        TextKind::TerraformState => "TerraformState",
        TextKind::Testssl => "Testssl",
        TextKind::TestsslPretty => "TestsslPretty",
        TextKind::TestsslCsv => "TestsslCsv",
        TextKind::Sslyze => "Sslyze",
        TextKind::Nmap => "Nmap",
        TextKind::NmapScreen => "NmapScreen",
        TextKind::Tlsx => "Tlsx",
        TextKind::SslLabs => "SslLabs",
    }
    Field, "a field of the rollout", Field::ALL, {
        Field::TailPercent => "TailPercent",
        Field::TailMinutes => "TailMinutes",
        Field::TailShape => "TailShape",
        Field::FirstLast => "FirstLast",
        Field::Drained => "Drained",
        Field::Shape => "Shape",
        Field::Callers => "Callers",
        Field::WindowDay => "WindowDay",
        Field::WindowMinute => "WindowMinute",
        Field::WindowOffset => "WindowOffset",
        Field::WindowLength => "WindowLength",
        Field::Weekdays => "Weekdays",
        Field::Objective => "Objective",
        Field::ObjectiveDays => "ObjectiveDays",
        Field::Spent => "Spent",
        Field::FixDays => "FixDays",
        Field::Notice => "Notice",
        Field::Seed => "Seed",
        Field::Downtime => "Downtime",
    }
    Screen, "a tab", Screen::ALL, {
        Screen::Settings => "Settings",
        Screen::Tiers => "Tiers",
        Screen::Impact => "Impact",
        Screen::Rollout => "Rollout",
        Screen::Code => "Code",
        Screen::Training => "Training",
    }
    Speed, "a speed", Speed::ALL, {
        Speed::RealTime => "1",
        Speed::Times60 => "60",
        Speed::Times600 => "600",
    }
    Decision, "a decision", Decision::ALL, {
        Decision::AsLive => "live",
        Decision::On => "on",
        Decision::Off => "off",
    }
    StrategyKind, "a kind of strategy", StrategyKind::ALL, {
        StrategyKind::AtOnce => "AtOnce",
        StrategyKind::WeakFirst => "WeakFirst",
        StrategyKind::Tls13Apart => "Tls13Apart",
        StrategyKind::ScaleFirst => "ScaleFirst",
    }
    Form, "a form of a caller", Form::ALL, {
        Form::Hello => "hello",
        Form::Ja3 => "ja3",
        Form::OpenSsl => "openssl",
        Form::Suites => "suites",
    }
    Pane, "an act in a pane", [Pane::Open, Pane::Enable, Pane::Disable], {
        Pane::Open => "open",
        Pane::Enable => "enable",
        Pane::Disable => "disable",
    }
    Copied, "what was copied", Copied::ALL, {
        Copied::Request => "request",
        Copied::Export => "export",
        Copied::Link => "link",
    }
    Reason, "a reason", [
        Reason::Unsupported, Reason::CiphersFixed, Reason::FixedOn, Reason::RestOnly,
        Reason::ThroughPane, Reason::RejectedByArm, Reason::SetElsewhere, Reason::WorkspaceFixed,
    ], {
        Reason::Unsupported => "Unsupported",
        Reason::CiphersFixed => "CiphersFixed",
        Reason::FixedOn => "FixedOn",
        Reason::RestOnly => "RestOnly",
        Reason::ThroughPane => "ThroughPane",
        Reason::RejectedByArm => "RejectedByArm",
        Reason::SetElsewhere => "SetElsewhere",
        Reason::WorkspaceFixed => "WorkspaceFixed",
    }
    Moment, "a part of a rollout", [
        Moment::Accepted, Moment::Preparing, Moment::Replacing, Moment::Rolling,
        Moment::Finishing, Moment::Mixed,
    ], {
        Moment::Accepted => "accepted",
        Moment::Preparing => "preparing",
        Moment::Replacing => "replacing",
        Moment::Rolling => "rolling",
        Moment::Finishing => "finishing",
        Moment::Mixed => "mixed",
    }
    Fact, "a fact of the world", MAY, {
        Fact::Edition => "edition",
        Fact::Tier => "tier",
        Fact::Gateway => "gateway",
        Fact::Created => "created",
        Fact::Origin => "origin",
        Fact::Certificate => "certificate",
        Fact::Renegotiation => "renegotiation",
        Fact::Units => "units",
        Fact::Regions => "regions",
        Fact::Fleet => "fleet",
        Fact::Own => "own",
        Fact::Assumed => "assumed",
        Fact::Objective => "objective",
        Fact::Imported => "imported",
        Fact::Link => "link",
    }
    Setting, "a setting", Setting::ALL, {
        Setting::Http2 => "http2",
        Setting::Protocol(Side::Client, Protocol::Tls13) => "client.tls13",
        Setting::Protocol(Side::Client, Protocol::Tls12) => "client.tls12",
        Setting::Protocol(Side::Client, Protocol::Tls11) => "client.tls11",
        Setting::Protocol(Side::Client, Protocol::Tls10) => "client.tls10",
        Setting::Protocol(Side::Client, Protocol::Ssl30) => "client.ssl30",
        Setting::Protocol(Side::Backend, Protocol::Tls13) => "backend.tls13",
        Setting::Protocol(Side::Backend, Protocol::Tls12) => "backend.tls12",
        Setting::Protocol(Side::Backend, Protocol::Tls11) => "backend.tls11",
        Setting::Protocol(Side::Backend, Protocol::Tls10) => "backend.tls10",
        Setting::Protocol(Side::Backend, Protocol::Ssl30) => "backend.ssl30",
        Setting::Cipher(suite) => suite.iana(),
    }
}

/// What a lesson may leave to the learner: its own texts and the whole state it never does.
const MAY: [Fact; 13] = [
    Fact::Edition,
    Fact::Tier,
    Fact::Gateway,
    Fact::Created,
    Fact::Origin,
    Fact::Certificate,
    Fact::Renegotiation,
    Fact::Units,
    Fact::Regions,
    Fact::Fleet,
    Fact::Own,
    Fact::Assumed,
    Fact::Objective,
];
