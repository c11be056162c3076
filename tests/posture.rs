//! The score of a configuration, and how far presets go: every rule and every wish, on every instance.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;

use proptest::prelude::*;
use tls_rehearsal::domain::cipher::Strength;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::free;
use tls_rehearsal::domain::lockout::may_be_pending;
use tls_rehearsal::domain::posture::{BEST, Deduction, better_on, cost, points, rules, score};
use tls_rehearsal::domain::{
    Certificate, Channel, CipherSuite, Config, Created, Edition, Gateway, Instance, Origin,
    Protocol, Setting, Side, Tier, check_edit,
};
use tls_rehearsal::tls::preset::Preset;

/// Which way a setting is stronger, said again without the score; `None` where neither is.
fn stronger_on(setting: Setting) -> Option<bool> {
    match setting {
        Setting::Protocol(_, Protocol::Tls13) => Some(true),
        Setting::Protocol(_, Protocol::Tls11 | Protocol::Tls10 | Protocol::Ssl30) => Some(false),
        Setting::Http2 | Setting::Protocol(_, Protocol::Tls12) => None,
        Setting::Cipher(suite) => match suite.strength() {
            Strength::Strong => None,
            Strength::Aging | Strength::Weak => Some(false),
        },
    }
}

/// Everything as weak as it can be.
fn weakest() -> Config {
    Setting::ALL.into_iter().fold(Config::default(), |config, setting| {
        config.with(setting, stronger_on(setting) == Some(false))
    })
}

#[test]
fn the_score_runs_from_nothing_to_the_best_and_counts_only_what_is_stronger_one_way() {
    assert_eq!((score(weakest()), cost(weakest())), (0, BEST));
    let strongest = Setting::ALL.into_iter().fold(weakest(), |config, setting| {
        config.with(setting, stronger_on(setting) != Some(false))
    });
    assert_eq!((score(strongest), cost(strongest)), (BEST, 0));
    for setting in Setting::ALL {
        assert_eq!(points(setting) > 0, stronger_on(setting).is_some(), "{setting:?}");
        assert!(stronger_on(setting).is_none_or(|on| on == better_on(setting)), "{setting:?}");
    }
}

#[test]
fn turning_one_setting_the_stronger_way_gains_its_points_and_never_costs() {
    let bases = [weakest(), Config::from_bits(0), Config::from_bits(u32::MAX)]
        .into_iter()
        .chain(Tier::ALL.map(|tier| initial_config(Instance::default().in_tier(tier))));
    for config in bases {
        for setting in Setting::ALL {
            let (on, off) = (score(config.with(setting, true)), score(config.with(setting, false)));
            match stronger_on(setting) {
                Some(true) => assert_eq!(on, off + points(setting), "{setting:?}"),
                Some(false) => assert_eq!(off, on + points(setting), "{setting:?}"),
                None => assert_eq!(on, off, "{setting:?}"),
            }
            assert!(on <= BEST && off <= BEST);
        }
    }
}

#[test]
fn weaker_costs_more_and_callers_cost_more_than_backends() {
    let side = |side, version| points(Setting::Protocol(side, version));
    for of in Side::ALL {
        assert!(side(of, Protocol::Ssl30) > side(of, Protocol::Tls10));
        assert!(side(of, Protocol::Tls10) > side(of, Protocol::Tls11));
    }
    for version in Protocol::ALL {
        assert!(side(Side::Client, version) >= side(Side::Backend, version), "{version:?}");
    }
    for suite in CipherSuite::ALL {
        for other in CipherSuite::ALL {
            let rank = |suite: CipherSuite| suite.strength() as usize;
            let weaker = rank(suite) > rank(other);
            let (one, other) = (points(Setting::Cipher(suite)), points(Setting::Cipher(other)));
            assert!(!weaker || one > other, "{suite:?}");
        }
    }
}

#[test]
fn every_rule_names_a_standard_once_dearest_first() {
    let rules = rules();
    assert!(rules.is_sorted_by(|one, other| one.points >= other.points));
    for setting in Setting::ALL {
        let of: Vec<_> = rules.iter().filter(|rule| rule.setting == setting).collect();
        assert_eq!(of.len(), usize::from(points(setting) > 0), "{setting:?}");
        assert!(
            of.iter().all(|rule| rule.points == points(setting) && rule.cited.section != "no rule")
        );
    }
}

#[test]
fn the_points_are_those_that_are_stored() {
    let line = |rule: &Deduction| {
        let full = tls_rehearsal::words::setting::full_name(rule.setting);
        format!(
            "{:>2}  {full} {}\n",
            rule.points,
            if better_on(rule.setting) { "off" } else { "on" }
        )
    };
    let text: String = rules().iter().map(line).collect();
    expect_test::expect_file!["golden/posture.txt"].assert_eq(&text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The score is the best, less every rule that is broken.
    #[test]
    fn the_score_is_what_the_broken_rules_leave(config in draws::config()) {
        let broken: u32 = rules().iter().filter(|rule| rule.fires(config)).map(|rule| rule.points).sum();
        prop_assert_eq!(score(config), BEST - broken);
        prop_assert_eq!(cost(config), broken);
        for rule in rules() {
            let right = config.with(rule.setting, better_on(rule.setting));
            prop_assert!(!rule.fires(right), "{:?}", rule);
            prop_assert_eq!(rule.fires(config), right != config);
        }
    }

    /// Whatever is live, a preset makes it no weaker, and what it does not reach it lists.
    #[test]
    fn a_preset_never_weakens(instance in draws::instance(), live in draws::config()) {
        for (preset, channel) in Preset::ALL.into_iter().flat_map(|preset| Channel::ALL.map(|channel| (preset, channel))) {
            let reached = preset.reach(instance, channel, live);
            prop_assert!(score(reached.config) >= score(live));
            let unmet = |setting: &Setting| preset.wish(*setting).is_some_and(|on| on != reached.config.is_on(*setting));
            let listed: Vec<_> = reached.out_of_reach.iter().map(|(setting, _)| *setting).collect();
            prop_assert_eq!(listed, Setting::ALL.into_iter().filter(unmet).collect::<Vec<_>>());
        }
    }
}

/// Every instance that the rules can tell apart.
fn instances() -> Vec<Instance> {
    let mut instances = Vec::new();
    for edition in Edition::ALL {
        for gateway in Gateway::ALL {
            for created in Created::ALL {
                for origin in Origin::ALL {
                    for renegotiation in [false, true] {
                        let facts = Instance {
                            edition,
                            created,
                            origin,
                            renegotiation,
                            ..Instance::default()
                        };
                        instances.push(facts.switched_to(gateway));
                    }
                }
            }
        }
    }
    instances
}

#[test]
fn a_preset_turns_what_may_be_pending_and_lists_every_other_wish() {
    let mut listed = 0;
    for instance in instances() {
        for channel in Channel::ALL {
            let initial = initial_config(instance);
            let lives = [initial, weakest(), Config::from_bits(!initial.bits())];
            for (preset, live) in
                Preset::ALL.into_iter().flat_map(|preset| lives.map(|live| (preset, live)))
            {
                let reached = preset.reach(instance, channel, live);
                let mut expected = Vec::new();
                for setting in Setting::ALL {
                    let may = may_be_pending(instance, channel, setting);
                    let missing = preset.wish(setting).filter(|on| *on != live.is_on(setting));
                    let turned = reached.config.is_on(setting) != live.is_on(setting);
                    assert_eq!(
                        turned,
                        missing.is_some() && may,
                        "{preset:?}: {setting:?} {instance:?}"
                    );
                    if missing.is_some() && !may {
                        let locked = check_edit(instance, channel, setting).expect_err("locked");
                        expected.push((setting, locked));
                    }
                }
                assert_eq!(reached.out_of_reach, expected, "{preset:?} {instance:?}");
                listed += expected.len();
                assert!(score(reached.config) >= score(live), "{preset:?} {instance:?}");
            }
        }
    }
    assert!(listed > 1000, "next to nothing was out of reach");
}

#[test]
fn presets_wish_only_what_is_stronger_and_the_strictest_wishes_all_of_it() {
    for setting in Setting::ALL {
        for preset in Preset::ALL {
            let wish = preset.wish(setting);
            assert!(wish.is_none() || wish == stronger_on(setting), "{preset:?}: {setting:?}");
        }
        assert_eq!(Preset::Strictest.wish(setting), stronger_on(setting), "{setting:?}");
    }
}

#[test]
fn what_is_free_is_what_may_be_pending() {
    for instance in instances() {
        for channel in Channel::ALL {
            let free = free(instance, channel);
            for setting in Setting::ALL {
                let may = may_be_pending(instance, channel, setting);
                assert_eq!(free.contains(&setting), may, "{setting:?} {instance:?}");
            }
        }
    }
    // The certificate is no matter of what may change.
    let ecdsa = Instance { certificate: Certificate::Ecdsa, ..Instance::default() };
    assert_eq!(free(ecdsa, Channel::Portal), free(Instance::default(), Channel::Portal));
}
