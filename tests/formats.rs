//! Out and in again, what a PATCH does, and what linters say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "other suites use the rest")]
mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use support::{config, instance};
use tls_rehearsal::codec::drift::drift;
use tls_rehearsal::codec::export::{Carried, Format, Wish, attribute, export, unsaid};
use tls_rehearsal::codec::import::import;
use tls_rehearsal::codec::imported::{Imported, Remark};
use tls_rehearsal::codec::keys::keys;
use tls_rehearsal::codec::reply::Reply;
use tls_rehearsal::domain::initial::{by_default, initial_config};
use tls_rehearsal::domain::lockout::may_ever_be_pending;
use tls_rehearsal::domain::{CipherSuite, Config, Edition, GatewayKind, Instance, Setting, Tier};
use tls_rehearsal::verdict::map::{Reading, after_partial_patch, path_of_set, reset_by};

/// Formats that are both written and read.
const BOTH: [Format; 5] = [
    Format::ArmTemplate,
    Format::ArmPatch,
    Format::Bicep,
    Format::TerraformAzurerm,
    Format::TerraformAzapi,
];

const HEADER: &str = "\"quoted\" 'header' */ ${x} with é \u{202E} and } braces {";

fn round_trip(format: Format, instance: Instance, live: Config, draft: Config, only_change: bool) {
    let header = [HEADER.to_owned()];
    let wish = Wish { live, only_change, header: &header, ..Wish::whole(instance, draft) };
    let text = export(format, &wish);
    // azurerm writes all, since what it does not name it turns off.
    let only_change = only_change && format != Format::TerraformAzurerm;
    let entries = Wish { only_change, ..wish }.entries();
    if entries.is_empty() {
        return;
    }
    let imported = import(&text).unwrap_or_else(|error| panic!("{format:?}: {error}\n{text}"));
    let mut found: Vec<_> = imported.stated().map(|(found, on)| (found.setting, on)).collect();
    if format == Format::TerraformAzurerm {
        // What this instance does not have is not named, and azurerm sends it as off.
        let (named, unnamed): (Vec<_>, _) =
            found.into_iter().partition(|each| entries.contains(each));
        assert!(unnamed.iter().all(|(setting, on)| attribute(*setting).is_some() && !on), "{text}");
        found = named;
    }
    assert_eq!(found, entries, "{format:?}\n{text}");
    let whole = imported.remarks.iter().filter(|remark| remark.about != "no security block");
    assert_eq!(whole.collect::<Vec<_>>(), Vec::<&Remark>::new(), "{format:?}\n{text}");
    if format != Format::ArmPatch && format != Format::TerraformAzapi {
        assert_eq!(imported.tier, Some(instance.tier()), "{format:?}");
    }
}

/// Every tier of every edition, every setting and every pair of settings turned from how an instance is created.
#[test]
fn out_and_in_is_the_identity_for_every_setting_and_every_pair_of_them() {
    for edition in Edition::ALL {
        for tier in Tier::ALL {
            let instance = Instance { edition, ..Instance::default() }.in_tier(tier);
            let live = initial_config(instance);
            let free: Vec<_> = Setting::ALL
                .into_iter()
                .filter(|setting| may_ever_be_pending(instance, *setting))
                .collect();
            for (at, one) in free.iter().enumerate() {
                for other in &free[at..] {
                    let once = live.with(*one, !live.is_on(*one));
                    let twice = once.with(*other, !live.is_on(*other));
                    for format in BOTH {
                        round_trip(format, instance, live, twice, at % 2 == 0);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same for any configuration of any instance.
    #[test]
    fn out_and_in_is_the_identity(instance in instance(), live in config(), draft in config(), only_change in any::<bool>()) {
        let instance = Instance { kind: GatewayKind::Managed, ..instance };
        for format in BOTH {
            round_trip(format, instance, live, draft, only_change);
        }
    }

    /// Whatever stands in a text, reading it ends, and says something.
    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![
        "\\PC{0,300}",
        "[\\[\\]{}\"':,\\n a-z0-9.]{0,300}",
        "<[a-z <>/=\"]{0,200}",
        "resource \"azurerm_api_management\" \"a\" \\{[ a-z={}\"\\n$]{0,200}",
        "resource a 'Microsoft.ApiManagement/service@2022-08-01' = \\{[ a-z:{}'\\n$/]{0,200}",
        "\"id\",\"finding\"[\",a-z\\n\\\\]{0,200}",
    ]) {
        match import(&text) {
            Ok(imported) => prop_assert!(survives(imported)),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    /// Specimens with pieces cut out, doubled and changed never panic.
    #[test]
    fn damaged_specimens_are_read_or_refused(which in any::<prop::sample::Index>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..60_usize, "\\PC{0,4}"), 1..6)) {
        let files = specimens();
        let mut text = files[which.index(files.len())].clone();
        for (at, length, with) in cuts {
            let letters: Vec<char> = text.chars().collect();
            if letters.is_empty() {
                break;
            }
            let at = at.index(letters.len());
            let end = (at + length).min(letters.len());
            text = letters[..at].iter().chain(with.chars().collect::<Vec<_>>().iter()).chain(&letters[end..]).collect();
        }
        if let Ok(imported) = import(&text) {
            prop_assert!(survives(imported));
        }
    }

    /// The full map leaves nothing to be reset; a partial one resets exactly what is not at its default.
    #[test]
    fn a_partial_patch_resets_by_one_reading_and_nothing_by_the_other(instance in instance(), live in config(), draft in config()) {
        let instance = Instance { kind: GatewayKind::Managed, ..instance };
        prop_assert_eq!(reset_by(Reading::Merge, instance, live, draft), Vec::<Setting>::new());
        let after = after_partial_patch(Reading::Reset, instance, live, draft);
        for setting in Setting::ALL {
            if live.is_on(setting) != draft.is_on(setting) {
                prop_assert_eq!(after.is_on(setting), draft.is_on(setting));
            } else {
                prop_assert!(after.is_on(setting) == live.is_on(setting) || after.is_on(setting) == by_default(instance, setting));
            }
        }
    }

    /// Found and planned are compared setting by setting.
    #[test]
    fn drift_is_where_found_and_planned_differ(instance in instance(), planned in config(), live in config()) {
        let instance = Instance { kind: GatewayKind::Managed, ..instance };
        let wish = Wish::whole(instance, live);
        prop_assume!(!wish.entries().is_empty());
        let imported = import(&export(Format::ArmPatch, &wish)).expect("our own text");
        for row in drift(planned.into(), &imported, instance, true) {
            let written = wish.entries().into_iter().find(|(setting, _)| *setting == row.setting);
            prop_assert_eq!(row.found, written.map(|(_, on)| on));
            prop_assert_eq!(row.differs(), written.is_some_and(|(_, on)| on != planned.is_on(row.setting)));
        }
    }
}

/// Is it the same after the way from one module to another?
fn survives(imported: Imported) -> bool {
    let reply = Reply::Imported(Box::new(imported));
    Reply::from_json(&reply.to_json()) == Some(reply)
}

fn specimens() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens");
    let mut all = Vec::new();
    for folder in ["written", "testssl", "nmap"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            all.push(fs::read_to_string(entry.unwrap().path()).unwrap());
        }
    }
    all.sort();
    all
}

#[test]
fn values_are_strings_and_both_keys_of_3des_are_written() {
    let instance = Instance::default();
    let live = initial_config(instance);
    let wish = Wish::whole(instance, live);
    for format in [
        Format::ArmTemplate,
        Format::ArmPatch,
        Format::Bicep,
        Format::TerraformAzapi,
        Format::TerraformAzurerm,
        Format::AzRest,
        Format::PowerShell,
    ] {
        let text = export(format, &wish);
        assert!(text.contains("TLS_RSA_WITH_3DES_EDE_CBC_SHA"), "{format:?}");
        let first = if format == Format::TerraformAzurerm {
            "triple_des_ciphers_enabled"
        } else {
            "TripleDes168"
        };
        assert!(text.contains(first), "{format:?}");
        if format != Format::TerraformAzurerm {
            assert!(
                !text.contains(": true") && !text.contains(": false") && !text.contains("= true"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_self_hosted_gateway_is_told_what_its_container_has_a_setting_for() {
    let instance = Instance::default();
    let live = initial_config(instance);
    let draft = live
        .with(Setting::Http2, true)
        .with(Setting::BACKEND_TLS13, true)
        .with(Setting::Cipher(CipherSuite::RsaAes128CbcSha), false);
    let wish = Wish { live, only_change: true, ..Wish::whole(instance, draft) };
    for format in Format::ALL.into_iter().filter(|format| format.is_self_hosted()) {
        let text = export(format, &wish);
        assert!(text.contains("Backend.Protocols.Tls13") && !text.contains("Http2"), "{text}");
        assert!(
            text.contains("TLS_AES_256_GCM_SHA384")
                && !text.contains("TLS_RSA_WITH_AES_128_CBC_SHA,"),
            "{text}"
        );
        assert_eq!(unsaid(format, &wish), [Setting::Http2]);
        // The container's documented list has no 3DES.
        let des = Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha);
        let wish = Wish { draft: draft.with(des, true), ..wish };
        assert!(!export(format, &wish).contains("3DES"));
        assert_eq!(unsaid(format, &wish), [Setting::Http2, des]);
        let said = |tier| {
            tls_rehearsal::words::code::header(
                format,
                &Wish { instance: instance.in_tier(tier), ..wish },
                None,
            )
        };
        let warns =
            |tier| said(tier).iter().any(|line| line.contains("has no self-hosted gateway"));
        assert!(warns(Tier::Basic) && !warns(Tier::Premium));
    }
}

#[test]
fn keys_of_others_are_said_to_be_repeated_exactly_where_they_are() {
    let instance = Instance::default();
    let live = initial_config(instance);
    let kept = [("Other.Key".to_owned(), "True".to_owned())];
    let carried = Carried { named: &[], others: &kept };
    for only_change in [false, true] {
        let draft = live.with(Setting::Http2, true);
        let wish = Wish { live, only_change, carried, ..Wish::whole(instance, draft) };
        for format in Format::ALL {
            let written = export(format, &wish).contains("Other.Key");
            let header = tls_rehearsal::words::code::header(format, &wish, None).join("\n");
            assert_eq!(header.contains("repeated as found: Other.Key"), written, "{format:?}");
            let lost = !written && format == Format::PowerShell && !only_change;
            assert_eq!(
                header.contains("Cannot be said in this format: Other.Key"),
                lost,
                "{format:?}"
            );
        }
    }
}

#[test]
fn set_with_dotted_keys_writes_another_path() {
    let path = path_of_set(Setting::Http2).expect("it has a key");
    assert_eq!(path.len(), 8);
    assert_eq!(path[1..].join("."), keys(Setting::Http2)[0]);
    assert_eq!(path_of_set(Setting::Cipher(CipherSuite::Aes256GcmSha384)), None);
}
