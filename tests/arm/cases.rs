//! Small inputs in the shapes that people really have, of ARM, Bicep and the management API, each with its right answer.

use std::fs;
use std::path::Path;

use tls_rehearsal::codec::import::{ImportError, Source, import, import_files};
use tls_rehearsal::codec::imported::{Answer, Imported, Kind};
use tls_rehearsal::domain::{CipherSuite, Protocol, Setting, Side, Tier};

const TLS10: Setting = Setting::Protocol(Side::Client, Protocol::Tls10);
const TLS11: Setting = Setting::Protocol(Side::Client, Protocol::Tls11);
const BACKEND_TLS11: Setting = Setting::Protocol(Side::Backend, Protocol::Tls11);
const AES_128: Setting = Setting::Cipher(CipherSuite::RsaAes128CbcSha);

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// What is read of cases together, whatever ends their lines, and with a byte order mark or without.
fn read(names: &[&str]) -> Result<Imported, ImportError> {
    let texts: Vec<String> = names.iter().map(|name| text(name)).collect();
    let read = |change: &dyn Fn(&str) -> String| {
        let texts: Vec<String> = texts.iter().map(|text| change(text)).collect();
        let sources: Vec<Source> =
            names.iter().zip(&texts).map(|(name, text)| Source { name, text }).collect();
        import_files(&sources, None).map_err(|failure| failure.error)
    };
    let plain = read(&str::to_owned);
    let windows = read(&|text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(windows, plain, "{names:?}");
    plain
}

fn case(names: &[&str]) -> Imported {
    read(names).unwrap_or_else(|error| panic!("{names:?}: {error}"))
}

fn stated(imported: &Imported) -> Vec<(Setting, bool)> {
    imported.stated().map(|(found, on)| (found.setting, on)).collect()
}

fn is_all(imported: &Imported, answer: Answer) {
    for found in imported.settings().iter().filter(|found| found.stated().is_none()) {
        assert_eq!(found.answer, answer, "{found:?}");
    }
}

/// Settings that have a key and are not stated, with what is said of them.
fn unnamed(imported: &Imported, answer: Answer) {
    for found in imported.settings() {
        let keyless = matches!(found.setting, Setting::Cipher(suite) if suite.is_platform())
            || found.setting == Setting::Protocol(Side::Client, Protocol::Tls12);
        if found.stated().is_none() && !keyless {
            assert_eq!(found.answer, answer, "{found:?}");
        }
    }
}

fn remarks(imported: &Imported) -> String {
    let each = imported.remarks.iter().map(|each| format!("{}: {}\n", each.about, each.text));
    each.collect()
}

#[test]
fn a_condition_on_the_tier_is_decided_by_its_default() {
    let bicep = case(&["condition-by-tier.bicep"]);
    assert_eq!((bicep.kind, bicep.tier, bicep.units), (Kind::Bicep, Some(Tier::Basic), Some(1)));
    assert_eq!(stated(&bicep), [(Setting::Http2, true), (TLS11, false), (TLS10, false)]);
    is_all(&bicep, Answer::Default);
    assert!(bicep.of(TLS10).why.contains("default of parameter level"), "{:?}", bicep.of(TLS10));
    let arm = case(&["condition-by-tier.json"]);
    assert_eq!((arm.kind, arm.tier, arm.units), (Kind::ArmTemplate, Some(Tier::Standard), Some(1)));
    assert_eq!(stated(&arm), [(TLS10, false), (AES_128, false)]);
    is_all(&arm, Answer::Default);
}

#[test]
fn a_map_whose_default_is_empty_is_left_to_who_deploys_it() {
    let alone = case(&["parameter-default.bicep"]);
    assert_eq!(alone.tier, Some(Tier::Developer));
    assert!(stated(&alone).is_empty() && alone.empty_by_default);
    unnamed(&alone, Answer::Unknown);
    assert!(
        remarks(&alone).contains("default of parameter customProperties is empty"),
        "{}",
        remarks(&alone)
    );
    assert!(remarks(&alone).contains("default of parameter tier"), "{}", remarks(&alone));
    let given = case(&["parameter-default.bicep", "parameter-default.parameters.json"]);
    assert_eq!(
        (given.kind, given.tier, given.empty_by_default),
        (Kind::Bicep, Some(Tier::Premium), false)
    );
    assert_eq!(stated(&given), [(Setting::Http2, false), (BACKEND_TLS11, true), (AES_128, false)]);
    is_all(&given, Answer::Default);
    let why = &given.of(AES_128).why;
    assert!(why.contains("customProperties in parameter-default.parameters.json"), "{why}");
    assert_eq!(given.of(AES_128).place.file, 1);
}

#[test]
fn values_alone_are_read_and_ask_for_their_template() {
    let arm = case(&["parameter-default.parameters.json"]);
    assert_eq!((arm.kind, arm.tier), (Kind::ArmParameters, Some(Tier::Premium)));
    assert_eq!(stated(&arm), [(Setting::Http2, false), (BACKEND_TLS11, true), (AES_128, false)]);
    unnamed(&arm, Answer::Unknown);
    assert!(remarks(&arm).contains("give it as well"));
    let bicep = case(&["parameters.bicepparam"]);
    assert_eq!((bicep.kind, bicep.tier), (Kind::BicepParameters, Some(Tier::Basic)));
    assert_eq!(stated(&bicep), [(TLS10, false)]);
    unnamed(&bicep, Answer::Unknown);
    assert!(remarks(&bicep).contains("main.bicep: give it as well"));
}

#[test]
fn what_a_module_is_given_is_meant_and_not_known() {
    let beside = case(&["module-beside-existing.bicep"]);
    assert_eq!((beside.tier, stated(&beside)), (Some(Tier::Standard), vec![(TLS10, false)]));
    unnamed(&beside, Answer::Unknown);
    assert!(remarks(&beside).contains("what the module does with it is not known"));
    assert!(remarks(&beside).contains("an existing instance"));
    let many = case(&["module-loop.bicep"]);
    assert_eq!((many.tier, stated(&many)), (Some(Tier::Premium), vec![(TLS11, false)]));
    unnamed(&many, Answer::Unknown);
}

#[test]
fn an_instance_without_a_map_goes_to_its_defaults() {
    let imported = case(&["no-map.bicep"]);
    assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(1)));
    assert_eq!(stated(&imported), []);
    is_all(&imported, Answer::Default);
    assert!(!imported.empty_by_default && remarks(&imported).contains("no customProperties"));
    let live = case(&["no-map.live.json"]);
    assert_eq!((live.kind, stated(&live).len()), (Kind::ArmService, 3));
}

#[test]
fn answers_of_the_management_api_are_read_in_every_casing() {
    let map = case(&["bare-map.json"]);
    assert_eq!((map.kind, map.tier, stated(&map).len()), (Kind::CustomProperties, None, 9));
    is_all(&map, Answer::Default);
    for (name, tier) in
        [("recorded-response.json", Tier::Basic), ("powershell-casing.json", Tier::Basic)]
    {
        let imported = case(&[name]);
        assert_eq!(
            (imported.kind, imported.tier, imported.units),
            (Kind::ArmService, Some(tier), Some(1))
        );
        assert_eq!(stated(&imported), [(TLS10, false)], "{name}");
        assert!(imported.name.is_some());
    }
    for (name, count) in [("forward-secrecy.json", 8), ("strictest.json", 15)] {
        let imported = case(&[name]);
        assert_eq!(
            (imported.tier, stated(&imported).len()),
            (Some(Tier::Standard), count),
            "{name}"
        );
    }
    assert_eq!(case(&["consumption-two-keys.bicep"]).tier, Some(Tier::Consumption));
}

#[test]
fn a_policy_definition_is_refused_by_its_name() {
    let error = read(&["policy-definition.json"]).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("it is a policy definition; it checks instances and configures none"),
        "{error}"
    );
    assert_eq!(import(&text("policy-definition.json")), Err(error));
}

#[test]
fn specimens_are_read_setting_by_setting() {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens/written").join(name);
        import(&fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let show = read("az-apim-show.json");
    assert_eq!((show.kind, show.tier), (Kind::ArmService, Some(Tier::Standard)));
    assert_eq!((show.of(TLS10).stated(), stated(&show).len()), (Some(true), 8));
    assert!(remarks(&show).contains("not about TLS") && show.others.len() == 1);
    let get = read("arm-get.json");
    assert_eq!((get.kind, get.tier), (Kind::ArmService, Some(Tier::PremiumV2)));
    assert_eq!(get.of(Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)).stated(), Some(true));
    assert_eq!(get.remarks.iter().filter(|remark| remark.left_out).count(), 3, "{}", remarks(&get));
    let template = read("template.json");
    assert_eq!((template.kind, template.tier), (Kind::ArmTemplate, Some(Tier::Developer)));
    assert_eq!(template.of(TLS10).why, "by the default of parameter tls10");
    assert_eq!((template.of(TLS11).answer, template.of(TLS11).place.line), (Answer::Unknown, 20));
    assert_eq!(template.of(Setting::BACKEND_TLS13).stated(), Some(true));
    let bicep = read("apim.bicep");
    assert_eq!((bicep.kind, bicep.tier), (Kind::Bicep, Some(Tier::Basic)));
    assert_eq!(stated(&bicep), [(TLS11, false), (TLS10, false), (AES_128, false)]);
    assert_eq!(bicep.of(TLS11).why, "by the default of parameter allowTls11");
}
