//! Modules of Bicep: what they are given, and what they do with it.

use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::Tier;

use super::text::{KEY, TLS10, TLS11, on, read, says, together};

const SERVICE: &str = "'Microsoft.ApiManagement/service@2024-05-01'";

/// An instance with these properties.
fn instance(properties: &str) -> String {
    format!("resource a {SERVICE} = {{\n  name: 'a'\n  properties: {{\n{properties}\n  }}\n}}\n")
}

#[test]
fn what_modules_are_given_is_read_wherever_it_stands_in_it() {
    let module = |path: &str, params: &str| {
        format!("param u string\nmodule gw '{path}' = {{\n  name: 'gw'\n  params: {params}\n}}\n")
    };
    let map = format!("{{ '{KEY}10': 'False' }}");
    for (path, params) in [
        (
            "br/public:avm/res/api-management/service:0.9.1",
            format!("{{ name: 'a', sku: 'Premium', skuCapacity: 2, customProperties: {map} }}"),
        ),
        (
            "./x.bicep",
            format!(
                "{{ apim: {{ sku: {{ name: 'Premium', capacity: 2 }}, gateway: {{ tls: {map} }} }} }}"
            ),
        ),
        (
            "./x.bicep",
            format!("union({{ apimSkuName: 'Premium', apimUnits: 2 }}, {{ settings: [{map}] }})"),
        ),
        (
            "ts/Specs:thing:1",
            format!("{{ skuName: 'Premium_2', storageSku: 'Basic', security: {map} }}"),
        ),
        (
            "./x.bicep",
            format!("{{ ...{{ tier: 'premium', capacity: 2 }}, customProperties: {map} }}"),
        ),
        (
            "./x.bicep",
            format!(
                "{{ redis: {{ sku: 'Basic' }}, gateway: {{ tier: 'Premium', units: 2, map: {map} }} }}"
            ),
        ),
    ] {
        let imported = read(&module(path, &params));
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)), "{params}");
        assert_eq!(
            (on(&imported, TLS10), imported.of(TLS11).answer),
            (Some(false), Answer::Unknown),
            "{params}"
        );
        assert!(
            says(&imported, "module gw: what stands here is meant for the gateway"),
            "{params}"
        );
    }
    let ambiguous =
        read(&module("./x.bicep", &format!("{{ tier: 'Basic', sku: 'Premium', map: {map} }}")));
    assert!(ambiguous.tier.is_none() && says(&ambiguous, "several tiers"));
    let open = read(&module("./x.bicep", "{ customProperties: json(u), sku: u }"));
    assert!(open.of(TLS10).why.contains("parameter u") && open.tier.is_none());
    let called = import(&module("./modules/apim.bicep", "{ name: 'a' }")).unwrap_err();
    assert!(called.to_string().contains("give the file of the module as well"), "{called}");
    let nothing = import(&module("./storage.bicep", "{ sku: 'Premium' }"));
    assert_eq!(nothing, Err(ImportError::Nothing(Kind::Bicep)));
    // A map in a module beside an instance is one more to choose from.
    let both = format!("{}{}", instance("customProperties: {}"), module("./x.bicep", &map));
    assert!(matches!(import(&both), Err(ImportError::Several(_))));
}

#[test]
fn a_module_that_is_given_is_evaluated_with_what_it_is_called_with() {
    let main = "param env string = 'prod'\nmodule gw 'modules/apim.bicep' = [for n in ['a']: {\n  name: 'gw'\n  params: { sku: env == 'prod' ? 'Premium' : 'Developer', tls: { tls10: false } }\n}]\n";
    let module = format!(
        "param sku string\nparam tls object\nresource a {SERVICE} = {{\n  name: 'apim'\n  sku: {{ name: sku, capacity: 1 }}\n  properties: {{ customProperties: {{ '{KEY}10': string(tls.tls10), '{KEY}11': tls.?tls11 ?? 'True' }} }}\n}}\n"
    );
    for files in [
        [("main.bicep", main), ("apim.bicep", &*module)],
        [("x/apim.bicep", &module), ("x/main.bicep", main)],
    ] {
        let imported = together(&files, None).unwrap();
        assert_eq!(imported.tier, Some(Tier::Premium));
        assert_eq!((on(&imported, TLS10), on(&imported, TLS11)), (Some(false), Some(true)));
        assert!(!says(&imported, "meant for the gateway"));
    }
    // One that calls itself ends.
    let own = format!(
        "module gw 'own.bicep' = {{\n  name: 'x'\n  params: {{ map: {{ '{KEY}10': 'False' }} }}\n}}\n"
    );
    assert!(
        together(
            &[("own.bicep", &own), ("other.bicep", "module a 'own.bicep' = {\n name: 'x'\n}\n")],
            None
        )
        .is_ok()
    );
    let only =
        "resource a 'Microsoft.ApiManagement/service@2024-05-01' existing = {\n  name: 'a'\n}\n";
    assert!(import(only).unwrap_err().to_string().contains("only refers to an existing instance"));
}
