//! The posture score, and readiness for post-quantum key exchange.

use crate::domain::cipher::StrengthReason;
use crate::domain::posture::{BEST, Deductions, better_on};
use crate::domain::{Cited, Confidence, Gateway, Instance, Setting, Side, Source};
use crate::tls::Fleet;
use crate::tls::weaker::Standing;
use crate::words::number::share;
use crate::words::{count, list, plural, setting};

super::super::labels! {
    title: "Posture score";
    rules: "Rules that fired";
    points: "Points";
    what: "What costs them";
    weights: "Ours: the standards say what is weak, the points are our weights. What this instance keeps on counts as well.";
    quantum: "Post-quantum";
    readiness_title: "Post-quantum readiness";
    gateway_groups: "the groups of the gateway";
    each_client: "Each client's own answer stands in its handshake.";
}

/// Most kinds of deductions that the answer names.
const NAMED_MAX: usize = 2;

/// "86 of 100: 3 RSA suites cost 2 each, 8 CBC suites 1 each. The weights are ours."
pub fn answer(standing: &Standing, broken: &[Deductions]) -> String {
    let mut parts: Vec<_> = broken.iter().take(NAMED_MAX).map(costs).collect();
    if broken.len() > NAMED_MAX {
        let more = broken.len() - NAMED_MAX;
        parts.push(format!("{} more", count(more, "rule costs", "rules cost")));
    }
    let costs = if parts.is_empty() { "nothing costs a point".to_owned() } else { list(&parts) };
    format!("{} of {BEST}: {costs}. The weights are ours.", standing.score)
}

/// "3 RSA suites cost 2 each", "Client TLS 1.0 costs 15".
fn costs(group: &Deductions) -> String {
    match group.settings.as_slice() {
        [only] => format!("{} costs {}", stands(*only), group.points),
        several => format!("{} cost {} each", kind(several), group.points),
    }
}

/// "of 100; live: 77" behind the score.
pub fn beside(live: u32) -> String {
    format!("of {BEST}; live: {live}")
}

/// "−16" of eight rules of two points.
pub fn deducted(group: &Deductions) -> String {
    format!("\u{2212}{}", group.points * group.settings.len() as u32)
}

/// What is wrong: "Backend TLS 1.3 is off", "3 RSA suites, 2 each".
pub fn broken(group: &Deductions) -> String {
    match group.settings.as_slice() {
        [only] => stands(*only),
        several => format!("{} are on, {} each", kind(several), group.points),
    }
}

/// The names of all that are wrong together; nothing where it is one.
pub fn names(group: &Deductions) -> Option<String> {
    let names: Vec<_> = group.settings.iter().map(|each| setting::full_name(*each)).collect();
    (names.len() > 1).then(|| list(&names))
}

fn stands(setting: Setting) -> String {
    let state = setting::on_or_off(!better_on(setting));
    format!("{} is {state}", setting::full_name(setting))
}

/// "3 RSA suites".
fn kind(settings: &[Setting]) -> String {
    let reason = settings.iter().find_map(|setting| match setting {
        Setting::Cipher(suite) => Some(suite.strength_reason()),
        Setting::Http2 | Setting::Protocol(..) => None,
    });
    let number = settings.len();
    match reason {
        Some(StrengthReason::NoForwardSecrecy) => {
            count(number, "suite with RSA key exchange", "suites with RSA key exchange")
        }
        Some(StrengthReason::ForwardSecretCbc) => count(number, "CBC suite", "CBC suites"),
        Some(StrengthReason::SmallBlocks) => {
            count(number, "suite with 64-bit blocks", "suites with 64-bit blocks")
        }
        Some(StrengthReason::Tls13Only | StrengthReason::ForwardSecretAead) | None => {
            count(number, "setting", "settings")
        }
    }
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
    let clients = fleet.on(Side::Client).count();
    if clients == 0 {
        return "No client in the fleet.".to_owned();
    }
    let mut text = format!(
        "{ready} of {} {} a hybrid post-quantum group: {} of requests.",
        count(clients, "client", "clients"),
        plural(ready, "offers", "offer"),
        share(requests, fleet.requests(Side::Client)),
    );
    if unknown > 0 {
        text.push_str(&format!(" Of {unknown} it is not known."));
    }
    text
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
