//! What may change where: every combination, against the table in this file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::domain::cipher::Family;
use tls_rehearsal::domain::initial::initial;
use tls_rehearsal::domain::lockout::{
    Effect, Elsewhere, FixedOn, Locked, Lockout, Permit, has_pane, may_be_pending,
};
use tls_rehearsal::domain::protocol::Protocol::*;
use tls_rehearsal::domain::protocol::Side::{Backend, Client};
use tls_rehearsal::domain::source::Source;
use tls_rehearsal::domain::{
    Channel, CipherSuite, Created, Edition, Gateway, Instance, Origin, Platform, Setting, Tier,
    check_edit,
};

/// Every instance that the rules can tell apart.
fn instances() -> impl Iterator<Item = Instance> {
    Edition::ALL.into_iter().flat_map(|edition| {
        Gateway::ALL.into_iter().flat_map(move |gateway| {
            Created::ALL.into_iter().flat_map(move |created| {
                Origin::ALL.into_iter().flat_map(move |origin| {
                    [false, true].into_iter().map(move |renegotiation| {
                        let plain = Instance {
                            edition,
                            created,
                            origin,
                            renegotiation,
                            ..Instance::default()
                        };
                        plain.switched_to(gateway)
                    })
                })
            })
        })
    })
}

/// The expected answer in a word, written apart from the rules: by platform, edition, channel and setting.
fn expected(instance: Instance, channel: Channel, setting: Setting) -> &'static str {
    let old = instance.edition == Edition::August2025;
    let portal = channel == Channel::Portal;
    let tier = match instance.gateway() {
        Gateway::SelfHosted => return "elsewhere",
        Gateway::Workspace => {
            let tls13 = matches!(setting, Setting::Protocol(_, Tls13));
            return if tls13 && old { "unsupported" } else { "workspace" };
        }
        Gateway::Managed(tier) => tier,
    };
    match (tier.platform(), setting) {
        (Platform::Serverless, Setting::Http2) => "unsupported",
        (_, Setting::Http2) => "yes",
        (Platform::V2, Setting::Protocol(_, Tls13)) if old => "unsupported",
        (Platform::V2, Setting::Protocol(Client, Tls13)) => "fixed on",
        (_, Setting::Protocol(Client, Tls13)) => match (instance.renegotiation, portal) {
            (false, _) => "fixed on",
            (true, true) => "pane",
            (true, false) => "perhaps",
        },
        (_, Setting::Protocol(Client, Tls12)) => "fixed on",
        (Platform::V2, Setting::Protocol(Backend, Tls13)) => {
            if portal {
                "pane"
            } else {
                "perhaps"
            }
        }
        (Platform::Serverless, Setting::Protocol(Backend, Tls13)) if !portal => "perhaps",
        (_, Setting::Protocol(Backend, Tls13)) => {
            if portal && !old {
                "pane"
            } else {
                "yes"
            }
        }
        (Platform::V2, Setting::Protocol(Backend, Tls12)) => "fixed on",
        (Platform::Dedicated, Setting::Protocol(Backend, Tls12)) => {
            if portal {
                "rest"
            } else {
                "yes"
            }
        }
        (Platform::Serverless, Setting::Protocol(Backend, Tls12)) => {
            if portal {
                "rest"
            } else {
                "perhaps"
            }
        }
        (Platform::Serverless, Setting::Protocol(Client, Ssl30)) => "rejected",
        (Platform::V2, Setting::Protocol(_, Tls11 | Tls10 | Ssl30)) => "perhaps",
        (_, Setting::Protocol(_, Tls11 | Tls10 | Ssl30)) => "yes",
        (Platform::Serverless, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)) if !portal => {
            "rejected"
        }
        (Platform::Serverless | Platform::V2, Setting::Cipher(_)) => "ciphers",
        (Platform::Dedicated, Setting::Cipher(suite)) => {
            if matches!(suite.family(), Family::Tls13 | Family::EcdheGcm) {
                "fixed on"
            } else {
                "yes"
            }
        }
    }
}

fn word(answer: Result<Permit, Locked>) -> &'static str {
    match answer {
        Ok(Permit { effect: Effect::Confirmed, .. }) => "yes",
        Ok(Permit { effect: Effect::NotConfirmed, .. }) => "perhaps",
        Err(Locked { lockout, .. }) => match lockout {
            Lockout::Unsupported(_) => "unsupported",
            Lockout::CiphersFixed(_) => "ciphers",
            Lockout::FixedOn(_) => "fixed on",
            Lockout::RestOnly => "rest",
            Lockout::ThroughPane(_) => "pane",
            Lockout::RejectedByArm(_) => "rejected",
            Lockout::SetElsewhere(_) => "elsewhere",
            Lockout::WorkspaceFixed => "workspace",
        },
    }
}

#[test]
fn every_edition_gateway_tier_channel_and_setting_gets_the_expected_answer() {
    let mut asked = 0;
    for instance in instances() {
        for channel in Channel::ALL {
            for setting in Setting::ALL {
                let answer = check_edit(instance, channel, setting);
                assert_eq!(
                    word(answer),
                    expected(instance, channel, setting),
                    "{instance:?} {channel:?} {setting:?}"
                );
                asked += 1;
            }
        }
    }
    assert_eq!(asked, 2 * 10 * 2 * 2 * 2 * 2 * 32);
}

#[test]
fn a_lockout_names_the_gateway_tier_or_side_it_is_about() {
    for instance in instances() {
        for channel in Channel::ALL {
            for setting in Setting::ALL {
                let Err(Locked { lockout, .. }) = check_edit(instance, channel, setting) else {
                    continue;
                };
                match lockout {
                    Lockout::Unsupported(gateway) => assert_eq!(gateway, instance.gateway()),
                    Lockout::CiphersFixed(tier) | Lockout::RejectedByArm(tier) => {
                        assert_eq!(tier, instance.tier());
                    }
                    Lockout::ThroughPane(side) => {
                        assert_eq!(Some(side), setting.side());
                        assert!(has_pane(instance, side));
                    }
                    Lockout::FixedOn(FixedOn::PlatformSuite) => {
                        assert!(matches!(setting, Setting::Cipher(suite) if suite.is_platform()));
                    }
                    Lockout::FixedOn(FixedOn::PermanentTls13) => {
                        assert_eq!(setting, Setting::CLIENT_TLS13)
                    }
                    Lockout::FixedOn(FixedOn::V2Tls13) => {
                        assert_eq!(setting, Setting::CLIENT_TLS13);
                        assert_eq!(instance.tier().platform(), Platform::V2);
                    }
                    Lockout::FixedOn(FixedOn::Tls12) => {
                        assert!(matches!(setting, Setting::Protocol(_, Tls12)));
                    }
                    Lockout::SetElsewhere(
                        Elsewhere::Container(name) | Elsewhere::Hostname(name),
                    ) => {
                        assert!(!name.is_empty());
                    }
                    Lockout::SetElsewhere(Elsewhere::Nowhere) => {
                        assert!(matches!(
                            setting,
                            Setting::Protocol(Client, Tls13 | Tls12 | Ssl30)
                        ));
                    }
                    Lockout::RestOnly => {
                        assert!(check_edit(instance, Channel::RestApi, setting).is_ok());
                    }
                    Lockout::WorkspaceFixed => assert_eq!(instance.gateway(), Gateway::Workspace),
                }
            }
        }
    }
}

#[test]
fn every_answer_and_every_default_names_a_place_in_a_source() {
    for instance in instances() {
        for channel in Channel::ALL {
            for setting in Setting::ALL {
                let cited = match check_edit(instance, channel, setting) {
                    Ok(permit) => permit.cited,
                    Err(locked) => locked.cited,
                };
                for cited in [cited, initial(instance, setting).cited] {
                    assert!(!cited.section.is_empty(), "{setting:?}");
                    let other = match instance.edition {
                        Edition::August2025 => Source::ProtocolsPage2026,
                        Edition::January2026 => Source::ProtocolsPage2025,
                    };
                    assert_ne!(
                        cited.source, other,
                        "{instance:?} {setting:?}: a rule of another edition"
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_fixed_on_is_on_at_creation() {
    for instance in instances() {
        for setting in Setting::ALL {
            if let Err(Locked { lockout: Lockout::FixedOn(_), .. }) =
                check_edit(instance, Channel::Portal, setting)
            {
                assert!(initial(instance, setting).on, "{instance:?} {setting:?}");
            }
        }
    }
}

#[test]
fn what_a_gateway_does_not_have_is_off_at_creation() {
    for instance in instances() {
        for setting in Setting::ALL {
            if let Err(Locked { lockout: Lockout::Unsupported(_), .. }) =
                check_edit(instance, Channel::Portal, setting)
            {
                assert!(!initial(instance, setting).on, "{instance:?} {setting:?}");
            }
        }
    }
}

#[test]
fn a_setting_may_wait_exactly_if_its_switch_or_the_pane_may_change_it() {
    for instance in instances() {
        for channel in Channel::ALL {
            for setting in Setting::ALL {
                let switch = check_edit(instance, channel, setting).is_ok();
                let pane = channel == Channel::Portal
                    && setting.side().is_some_and(|side| {
                        setting == Setting::Protocol(side, Tls13) && has_pane(instance, side)
                    });
                assert_eq!(may_be_pending(instance, channel, setting), switch || pane);
            }
        }
    }
}

#[test]
fn old_instances_start_with_tls_1_0_and_1_1_and_3des() {
    for tier in [Tier::Developer, Tier::Basic, Tier::Standard, Tier::Premium] {
        for created in Created::ALL {
            let instance = Instance { created, ..Instance::default() }.in_tier(tier);
            let old = created == Created::OnOrBefore;
            for side in [Client, Backend] {
                assert_eq!(initial(instance, Setting::Protocol(side, Tls10)).on, old);
                assert_eq!(initial(instance, Setting::Protocol(side, Tls11)).on, old);
                assert!(!initial(instance, Setting::Protocol(side, Ssl30)).on);
            }
            assert_eq!(initial(instance, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)).on, old);
        }
    }
}

#[test]
fn terraform_leaves_only_the_suites_it_has_no_attribute_for() {
    let instance =
        Instance { origin: Origin::Terraform, created: Created::OnOrBefore, ..Instance::default() };
    let on: Vec<_> = CipherSuite::ALL
        .into_iter()
        .filter(|suite| initial(instance, Setting::Cipher(*suite)).on)
        .collect();
    assert_eq!(on.len(), 10);
    assert!(on.iter().all(|suite| suite.is_platform() || suite.is_ecdhe_cbc_sha2()));
    assert!(!initial(instance, Setting::Protocol(Client, Tls10)).on);
}

#[test]
fn http2_is_off_at_creation_wherever_it_is_a_switch() {
    for instance in instances() {
        if check_edit(instance, Channel::Portal, Setting::Http2).is_ok() {
            assert!(!initial(instance, Setting::Http2).on);
        }
    }
}
