//! A score of our own for a configuration: 100, less what each rule costs. Higher is stronger.
//!
//! The weights are ours. They follow how firmly a standard speaks against a thing, and count callers above backends.

use super::cipher::{Family, StrengthReason};
use super::protocol::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use super::protocol::Side::{Backend, Client};
use super::source::{Cited, Confidence::*, Source};
use super::{CipherSuite, Config, Partial, Setting, order};

/// The best score.
pub const BEST: u32 = 100;

/// A rule, and what breaking it costs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Deduction {
    /// The setting it is about.
    pub setting: Setting,
    /// What it costs.
    pub points: u32,
    /// The standard that speaks against it. The points are ours.
    pub cited: Cited,
}

/// The score of `config`, from 0 to [`BEST`].
pub fn score(config: Config) -> u32 {
    BEST - cost(config)
}

/// The least and the most that the score of `partial` may be.
pub fn score_range(partial: Partial) -> (u32, u32) {
    let worst = |config: Config, setting| config.with(setting, !better_on(setting));
    let best = |config: Config, setting| config.with(setting, better_on(setting));
    let known = partial.filled_from(Config::default());
    let score_with = |way: fn(Config, Setting) -> Config| score(partial.unknown().fold(known, way));
    (score_with(worst), score_with(best))
}

/// What all rules together cost.
pub fn cost(config: Config) -> u32 {
    let mut bits = config.bits() & COSTS_ON | !config.bits() & COSTS_OFF;
    let mut points = 0;
    while bits != 0 {
        points += POINTS[bits.trailing_zeros() as usize];
        bits &= bits - 1;
    }
    points
}

/// Every rule, dearest first.
pub fn rules() -> Vec<Deduction> {
    let rules: Vec<_> = Setting::ALL
        .into_iter()
        .filter(|setting| points(*setting) > 0)
        .map(|setting| Deduction { setting, points: points(setting), cited: cited(setting) })
        .collect();
    order(rules.len(), &mut |one, other| rules[other].points.cmp(&rules[one].points))
        .into_iter()
        .map(|at| rules[at])
        .collect()
}

/// Rules that are broken for the same reason, at the same price.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Deductions {
    /// The settings they are about.
    pub settings: Vec<Setting>,
    /// What each costs.
    pub points: u32,
    /// The standard that speaks against them.
    pub cited: Cited,
}

/// The rules that `config` breaks, those about suites of one kind together, dearest first.
pub fn broken(config: Config) -> Vec<Deductions> {
    let mut all: Vec<Deductions> = Vec::new();
    for rule in rules().into_iter().filter(|rule| rule.fires(config)) {
        let is_suite = |setting: &Setting| matches!(setting, Setting::Cipher(_));
        let same = all.iter_mut().find(|other| {
            other.cited == rule.cited
                && other.points == rule.points
                && is_suite(&rule.setting)
                && other.settings.iter().all(is_suite)
        });
        match same {
            Some(same) => same.settings.push(rule.setting),
            None => all.push(Deductions {
                settings: vec![rule.setting],
                points: rule.points,
                cited: rule.cited,
            }),
        }
    }
    let cost = |at: usize| all[at].points * all[at].settings.len() as u32;
    let sorted = order(all.len(), &mut |one, other| cost(other).cmp(&cost(one)));
    sorted.into_iter().map(|at| all[at].clone()).collect()
}

impl Deduction {
    /// Does `config` break the rule?
    pub const fn fires(&self, config: Config) -> bool {
        points_in(self.setting, config) > 0
    }
}

/// Does it cost to have `setting` off, rather than on?
pub const fn better_on(setting: Setting) -> bool {
    matches!(setting, Setting::Protocol(_, Tls13))
}

/// What having `setting` the wrong way costs; 0 where neither way is wrong.
pub const fn points(setting: Setting) -> u32 {
    match setting {
        // HTTP/2 is a matter of speed; without TLS 1.2 nobody weak gets in, and few others.
        Setting::Http2 | Setting::Protocol(_, Tls12) => 0,
        Setting::Protocol(Client, Ssl30) => 20,
        Setting::Protocol(Client, Tls10) => 15,
        Setting::Protocol(Client, Tls11) => 10,
        Setting::Protocol(Client, Tls13) => 6,
        Setting::Protocol(Backend, Ssl30) => 10,
        Setting::Protocol(Backend, Tls10) => 6,
        Setting::Protocol(Backend, Tls11) => 4,
        Setting::Protocol(Backend, Tls13) => 3,
        Setting::Cipher(suite) => suite_points(suite),
    }
}

/// What `setting` costs as it stands in `config`.
pub const fn points_in(setting: Setting, config: Config) -> u32 {
    if config.is_on(setting) == better_on(setting) { 0 } else { points(setting) }
}

const fn suite_points(suite: CipherSuite) -> u32 {
    match suite.strength_reason() {
        StrengthReason::Tls13Only | StrengthReason::ForwardSecretAead => 0,
        StrengthReason::ForwardSecretCbc => 1,
        StrengthReason::NoForwardSecrecy => 2,
        StrengthReason::SmallBlocks => 6,
    }
}

/// The standard behind a rule.
const fn cited(setting: Setting) -> Cited {
    match setting {
        Setting::Protocol(_, Ssl30) => Cited::new(Source::Rfc7568, "3", Documented),
        Setting::Protocol(_, Tls10) => Cited::new(Source::Rfc8996, "4", Documented),
        Setting::Protocol(_, Tls11) => Cited::new(Source::Rfc8996, "5", Documented),
        Setting::Protocol(_, Tls13) => Cited::new(Source::Rfc9325, "3.1.1", Documented),
        Setting::Protocol(_, Tls12) | Setting::Http2 => Cited::ours("no rule"),
        Setting::Cipher(suite) => match suite.family() {
            Family::Tls13 | Family::EcdheGcm => Cited::ours("no rule"),
            Family::EcdheCbc => Cited::new(Source::Rfc9325, "4.2", Documented),
            Family::RsaKeyExchange => Cited::new(Source::Rfc9325, "4.1", Documented),
        },
    }
}

const POINTS: [u32; Setting::COUNT] = {
    let mut all = [0; Setting::COUNT];
    let mut at = 0;
    while at < Setting::COUNT {
        all[at] = points(Setting::ALL[at]);
        at += 1;
    }
    all
};
const COSTS_OFF: u32 = mask(true);
const COSTS_ON: u32 = mask(false);

const fn mask(on: bool) -> u32 {
    let mut mask = 0;
    let mut at = 0;
    while at < Setting::COUNT {
        if POINTS[at] > 0 && better_on(Setting::ALL[at]) == on {
            mask |= 1 << at;
        }
        at += 1;
    }
    mask
}

// Everything wrong at once is worth nothing, and no less.
const _: () = assert!({
    let mut sum = 0;
    let mut at = 0;
    while at < Setting::COUNT {
        sum += POINTS[at];
        at += 1;
    }
    sum == BEST
});
