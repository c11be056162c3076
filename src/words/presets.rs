//! Presets, scores and post-quantum readiness in words.

use super::{count, list, setting};
use crate::domain::posture::{better_on, deductions};
use crate::domain::{Cited, Confidence, Config, Gateway, Instance, Side, Source};
use crate::tls::Fleet;
use crate::tls::harden::Point;
use crate::tls::preset::{Preset, Reached};

/// The name of a preset.
pub const fn name(preset: Preset) -> &'static str {
    match preset {
        Preset::Strictest => "Strictest allowed",
        Preset::Intermediate => "TLSRef / Mozilla intermediate",
        Preset::Nist => "NIST SP 800-52r2",
        Preset::PsRule => "PSRule-clean",
        Preset::PciDss => "PCI DSS",
    }
}

/// What a preset asks.
pub const fn meaning(preset: Preset) -> &'static str {
    match preset {
        Preset::Strictest => "Nothing that costs a point, wherever this instance lets it change.",
        Preset::Intermediate => {
            "TLS 1.2 and 1.3 only; forward secrecy and authenticated encryption only."
        }
        Preset::Nist => "TLS 1.2 and 1.3 only; no RSA key exchange, no triple DES.",
        Preset::PsRule => {
            "Its two rules pass: no SSL 3.0, TLS 1.0, TLS 1.1, and the eight suites it checks off."
        }
        Preset::PciDss => {
            "No SSL and no early TLS. That TLS 1.1 counts as early is the common reading, not the text."
        }
    }
}

/// The preset that the frontier answers.
pub const KEEP: &str = "Keep everything working";

/// What it asks.
pub const KEEP_MEANING: &str =
    "The strongest configuration with which everybody who connects today still does.";

/// "Reached." or what stays out of reach, and why it is said on the first tab.
pub fn out_of_reach(reached: &Reached) -> String {
    if reached.out_of_reach.is_empty() {
        return "Within reach here.".to_owned();
    }
    let part = |on: bool| {
        let names: Vec<_> = reached
            .out_of_reach
            .iter()
            .map(|(setting, _)| *setting)
            .filter(|setting| better_on(*setting) == on)
            .map(setting::full_name)
            .collect();
        let state = if on { "stay off" } else { "stay on" };
        match names.len() {
            0 => None,
            1..=3 => Some(format!("{} {state}", list(&names))),
            more => Some(format!("{} {state}", count(more, "setting"))),
        }
    };
    let parts: Vec<_> = [part(false), part(true)].into_iter().flatten().collect();
    format!("Out of reach here: {}.", parts.join("; "))
}

/// What a configuration loses: "Nobody" or "3 members, 0.4 %".
pub fn loss(point: &Point, fleet: &Fleet) -> String {
    if point.lost == 0 {
        return "nobody".to_owned();
    }
    let whole = fleet.requests(Side::Client) + fleet.requests(Side::Backend);
    format!(
        "{}, {} of requests",
        count(point.lost as usize, "member"),
        super::impact::share(point.lost_requests, whole)
    )
}

/// The rules that fired, each with its points: "Client TLS 1.0 is on: 15".
pub fn rules(config: Config) -> Vec<(String, u32, Cited)> {
    deductions(config)
        .into_iter()
        .map(|deduction| {
            let state = if better_on(deduction.setting) { "off" } else { "on" };
            let text = format!("{} is {state}", setting::full_name(deduction.setting));
            (text, deduction.points, deduction.cited)
        })
        .collect()
}

/// The settings that lead from `from` to `to`: "off: …; on: …".
pub fn difference(from: Config, to: Config) -> String {
    let group = |on: bool| {
        let names: Vec<_> = from
            .differing(to)
            .filter(|setting| to.is_on(*setting) == on)
            .map(setting::full_name)
            .collect();
        let way = if on { "On" } else { "Off" };
        (!names.is_empty()).then(|| format!("{way}: {}", list(&names)))
    };
    let parts: Vec<_> = [group(false), group(true)].into_iter().flatten().collect();
    if parts.is_empty() { "As it is live".to_owned() } else { parts.join(". ") }
}

/// How many clients offer a hybrid group: "14 of 100 clients, 12.0 % of requests; of 10 it is not known."
pub fn readiness(fleet: &Fleet) -> String {
    let (mut ready, mut requests, mut unknown) = (0, 0, 0);
    for member in fleet.on(Side::Client) {
        match member.profile.post_quantum() {
            Some(true) => {
                ready += 1;
                requests += u64::from(member.requests);
            }
            Some(false) => {}
            None => unknown += 1,
        }
    }
    format!(
        "{ready} of {} offer a hybrid post-quantum group: {} of requests. Of {unknown} it is not known.",
        count(fleet.on(Side::Client).count(), "client"),
        super::impact::share(requests, fleet.requests(Side::Client)),
    )
}

/// What the gateway is known to do with such a group.
pub const fn gateway_readiness(instance: Instance) -> (&'static str, Cited) {
    match instance.gateway() {
        Gateway::SelfHosted => (
            "Known trouble: a hello so large that it takes more than one packet, as with a hybrid share, is not parsed.",
            Cited::new(Source::SelfHostedIssue380, "report", Confidence::Reported),
        ),
        Gateway::Managed(_) | Gateway::Workspace => (
            "No source says that this gateway supports a hybrid group. It is simulated without, so such clients use the other groups they offer.",
            Cited::ours("groups of the gateway"),
        ),
    }
}
