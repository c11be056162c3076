//! Every sentence of the page of August 2025 that states a rule, checked against the model.
//!
//! The names of the tests paraphrase the sentences in their order; "note 1", "note 2" and so on are its notes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::domain::changes::Risk;
use tls_rehearsal::domain::initial::{initial, initial_config};
use tls_rehearsal::domain::lockout::{FixedOn, Locked, Lockout, has_pane};
use tls_rehearsal::domain::renegotiation::RECENT;
use tls_rehearsal::domain::{
    Channel, CipherSuite, Config, Gateway, GatewayKind, Instance, Protocol, Setting, Side, Tier,
    check_edit,
};
use tls_rehearsal::rollout::forecast::{DOCUMENTED_MINUTES, forecast};
use tls_rehearsal::rollout::plan::InForce;
use tls_rehearsal::rollout::{Assumed, Plan, Seed};

const CLASSIC: [Tier; 5] =
    [Tier::Consumption, Tier::Developer, Tier::Basic, Tier::Standard, Tier::Premium];
const V2: [Tier; 3] = [Tier::BasicV2, Tier::StandardV2, Tier::PremiumV2];

fn of(tier: Tier) -> Instance {
    Instance::default().in_tier(tier)
}

fn lockout(instance: Instance, channel: Channel, setting: Setting) -> Option<Lockout> {
    check_edit(instance, channel, setting).err().map(|Locked { lockout, .. }| lockout)
}

#[test]
fn applies_to_all_tiers() {
    assert_eq!(Tier::ALL.len(), CLASSIC.len() + V2.len());
}

#[test]
fn tls_is_configured_on_the_client_side_and_on_the_backend_side() {
    for side in Side::ALL {
        for protocol in Protocol::ALL {
            assert!(Setting::ALL.contains(&Setting::Protocol(side, protocol)));
        }
    }
}

#[test]
fn several_cipher_suites_are_supported_by_the_gateway() {
    assert_eq!(CipherSuite::ALL.len(), 21);
}

#[test]
fn depending_on_the_tier_versions_up_to_1_2_or_1_3_are_supported() {
    for tier in Tier::ALL {
        let has_13 = lockout(of(tier), Channel::Portal, Setting::BACKEND_TLS13)
            != Some(Lockout::Unsupported(Gateway::Managed(tier)));
        assert_eq!(has_13, CLASSIC.contains(&tier), "{tier:?}");
    }
}

#[test]
fn note_1_self_hosted_gateways_are_managed_elsewhere() {
    let instance = Instance { kind: GatewayKind::SelfHosted, ..Instance::default() };
    for channel in Channel::ALL {
        for setting in Setting::ALL {
            assert!(matches!(lockout(instance, channel, setting), Some(Lockout::SetElsewhere(_))));
        }
    }
}

#[test]
fn note_1_consumption_and_v2_tiers_support_no_change_of_the_default_ciphers() {
    for tier in Tier::ALL {
        for suite in CipherSuite::ALL {
            let locked = lockout(of(tier), Channel::Portal, Setting::Cipher(suite));
            let fixed = tier == Tier::Consumption || V2.contains(&tier);
            assert_eq!(locked == Some(Lockout::CiphersFixed(tier)), fixed, "{tier:?} {suite:?}");
        }
    }
}

#[test]
fn note_1_workspace_gateways_support_no_change_of_default_protocols_and_ciphers() {
    let instance = Instance { kind: GatewayKind::Workspace, ..Instance::default() };
    for channel in Channel::ALL {
        for setting in Setting::ALL {
            assert!(check_edit(instance, channel, setting).is_err(), "{setting:?}");
        }
    }
}

#[test]
fn note_2_changes_take_15_to_45_minutes_or_longer() {
    assert_eq!(DOCUMENTED_MINUTES, (15, 45));
    let developer = of(Tier::Developer);
    let live = initial_config(developer);
    let mut longer = 0;
    for seed in 0..2000 {
        let end = Plan::new(developer, live, live, Seed(seed)).end().seconds();
        assert!((15 * 60..=75 * 60).contains(&end), "seed {seed}: {end} s");
        longer += u32::from(end > 45 * 60);
    }
    assert!(longer > 0, "no seed takes longer");
    assert!(longer < 400, "{longer} of 2000 seeds take longer");
}

#[test]
fn note_2_developer_has_downtime_during_the_process() {
    let instance = of(Tier::Developer);
    let plan = Plan::new(instance, Config::default(), Config::default(), Seed(7));
    assert!(plan.downtime().is_some());
    assert!(forecast(instance, Assumed::DEFAULT).downtime_minutes.is_some());
}

#[test]
fn note_2_basic_and_higher_have_no_downtime() {
    for tier in
        Tier::ALL.into_iter().filter(|tier| !matches!(tier, Tier::Developer | Tier::Consumption))
    {
        for seed in 0..50 {
            let plan = Plan::new(of(tier), Config::default(), Config::default(), Seed(seed));
            assert_eq!(plan.downtime(), None, "{tier:?}");
        }
        assert_eq!(forecast(of(tier), Assumed::DEFAULT).downtime_minutes, None, "{tier:?}");
    }
}

#[test]
fn procedure_enable_or_disable_protocols_or_ciphers_then_save() {
    let mut model = Model::default();
    update(&mut model, Intent::Toggle(Setting::Cipher(CipherSuite::RsaAes128CbcSha)));
    update(&mut model, Intent::Toggle(Setting::Protocol(Side::Client, Protocol::Tls11)));
    let draft = model.draft();
    update(&mut model, Intent::Save(Seed(1)));
    assert!(model.is_updating());
    update(&mut model, Intent::SkipToEnd);
    assert!(!model.is_updating());
    assert_eq!(model.live(), draft);
}

#[test]
fn note_3_backend_tls_1_2_cannot_be_changed_in_the_portal_but_through_the_rest_api() {
    let setting = Setting::Protocol(Side::Backend, Protocol::Tls12);
    for tier in CLASSIC {
        assert_eq!(
            lockout(of(tier), Channel::Portal, setting),
            Some(Lockout::RestOnly),
            "{tier:?}"
        );
        assert_eq!(lockout(of(tier), Channel::RestApi, setting), None, "{tier:?}");
    }
}

#[test]
fn tls_1_3_is_available_in_the_classic_tiers() {
    for tier in CLASSIC {
        assert!(initial(of(tier), Setting::CLIENT_TLS13).on, "{tier:?}");
    }
}

#[test]
fn client_tls_1_3_is_permanently_on_by_default_in_most_instances() {
    for tier in CLASSIC {
        for channel in Channel::ALL {
            assert_eq!(
                lockout(of(tier), channel, Setting::CLIENT_TLS13),
                Some(Lockout::FixedOn(FixedOn::PermanentTls13)),
                "{tier:?}"
            );
        }
    }
}

#[test]
fn enabling_backend_tls_1_3_is_optional() {
    for tier in CLASSIC {
        assert!(!initial(of(tier), Setting::BACKEND_TLS13).on, "{tier:?}");
        assert_eq!(lockout(of(tier), Channel::Portal, Setting::BACKEND_TLS13), None, "{tier:?}");
    }
}

#[test]
fn tls_1_2_is_on_by_default_on_both_sides() {
    for gateway in Gateway::ALL {
        for side in Side::ALL {
            let instance = Instance::default().switched_to(gateway);
            assert!(initial(instance, Setting::Protocol(side, Protocol::Tls12)).on, "{gateway:?}");
        }
    }
}

#[test]
fn note_4_v2_tiers_and_workspace_gateways_do_not_support_tls_1_3() {
    for gateway in V2.map(Gateway::Managed).into_iter().chain([Gateway::Workspace]) {
        let instance = Instance::default().switched_to(gateway);
        for side in Side::ALL {
            let setting = Setting::Protocol(side, Protocol::Tls13);
            for channel in Channel::ALL {
                assert_eq!(
                    lockout(instance, channel, setting),
                    Some(Lockout::Unsupported(gateway))
                );
            }
            assert!(!initial(instance, setting).on);
        }
    }
}

#[test]
fn services_reliant_on_renegotiation_do_not_have_client_tls_1_3_by_default() {
    for tier in CLASSIC {
        let instance = Instance { renegotiation: true, ..of(tier) };
        assert!(!initial(instance, Setting::CLIENT_TLS13).on, "{tier:?}");
        assert!(has_pane(instance, Side::Client), "{tier:?}");
    }
}

#[test]
fn warning_1_enabling_client_tls_1_3_makes_renegotiating_clients_fail() {
    let mut model = Model::default();
    update(&mut model, Intent::SetRenegotiation(true));
    update(&mut model, Intent::SetTls13(Side::Client, true));
    assert!(model.changes()[0].risks.contains(&Risk::BreaksRenegotiatingClients));
}

#[test]
fn the_pane_lists_operations_where_clients_recently_renegotiated() {
    assert!(RECENT.iter().all(|entry| entry.operation.contains(" /")));
}

#[test]
fn procedure_the_pane_enables_client_tls_1_3() {
    let mut model = Model::default();
    update(&mut model, Intent::SetRenegotiation(true));
    update(&mut model, Intent::SetTls13(Side::Client, true));
    assert!(model.draft().is_on(Setting::CLIENT_TLS13));
    assert!(!model.live().is_on(Setting::CLIENT_TLS13));
}

#[test]
fn procedure_the_pane_disables_client_tls_1_3_again() {
    let mut model = Model::default();
    update(&mut model, Intent::SetRenegotiation(true));
    update(&mut model, Intent::SetTls13(Side::Client, true));
    update(&mut model, Intent::Save(Seed(3)));
    update(&mut model, Intent::SkipToEnd);
    assert!(model.live().is_on(Setting::CLIENT_TLS13));
    update(&mut model, Intent::SetTls13(Side::Client, false));
    update(&mut model, Intent::Save(Seed(4)));
    update(&mut model, Intent::SkipToEnd);
    assert!(!model.live().is_on(Setting::CLIENT_TLS13));
}

#[test]
fn after_enabling_failures_show_in_metrics_and_logs() {
    use tls_rehearsal::rollout::followup::{applies, log, metrics};
    let instance = Instance { renegotiation: true, ..Instance::default() };
    let before = initial_config(instance);
    let plan = Plan::new(instance, before, before.with(Setting::CLIENT_TLS13, true), Seed(5));
    assert!(applies(&plan));
    assert!(metrics(&plan, plan.end()).iter().any(|metric| metric.failed > 0));
    assert!(!log(&plan, plan.end(), 5).is_empty());
}

#[test]
fn warning_2_backend_tls_1_3_makes_renegotiating_backends_fail() {
    let mut model = Model::default();
    update(&mut model, Intent::Toggle(Setting::BACKEND_TLS13));
    assert!(model.changes()[0].risks.contains(&Risk::BreaksRenegotiatingBackends));
}

#[test]
fn procedure_backend_tls_1_3_is_enabled_on_the_page_and_saved() {
    for tier in CLASSIC {
        let mut model = Model::default();
        update(&mut model, Intent::ChooseTier(tier));
        update(&mut model, Intent::Toggle(Setting::BACKEND_TLS13));
        update(&mut model, Intent::Save(Seed(6)));
        assert!(matches!(model.notice().1, Some(Notice::Saved(1))), "{tier:?}");
        update(&mut model, Intent::SkipToEnd);
        assert!(model.live().is_on(Setting::BACKEND_TLS13), "{tier:?}");
    }
}

#[test]
fn only_the_new_settings_are_in_force_when_the_process_ends() {
    for tier in Tier::ALL {
        let plan = Plan::new(of(tier), Config::default(), Config::default(), Seed(8));
        assert_eq!(plan.in_force().last().map(|(_, force)| *force), Some(InForce::New), "{tier:?}");
    }
}
