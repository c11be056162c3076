//! What the management API answers, and what-if results, are read however they were recorded.

use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::codec::imported::{Answer, Imported, Kind};
use tls_rehearsal::domain::{CipherSuite, Created, Setting, Tier};

use super::text::{
    KEY, SERVICE, TLS10, TLS11, on, read, says, service, template, together, with_map,
};

const ID: &str = "/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service";

#[test]
fn answers_are_found_wherever_they_were_recorded() {
    let map = format!("\"customProperties\": {{\"{KEY}10\": \"False\"}}");
    let shown = format!(
        "{{\"id\": \"{ID}/gw\", \"name\": \"gw\", \"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, {map}, \"location\": \"x\"}}"
    );
    let got = format!(
        "{{\"id\": \"{ID}/gw\", \"name\": \"gw\", \"type\": \"{SERVICE}\", \"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"properties\": {{\"publisherName\": \"x\", {map}}}}}"
    );
    let texted = serde_json::to_string(&got).unwrap();
    for text in [
        shown.clone(),
        got.clone(),
        format!("[{shown}]"),
        format!("{{\"value\": [{got}], \"nextLink\": null}}"),
        format!(
            "{{\"responses\": {{\"200\": {{\"body\": {got}}}, \"201\": {{\"body\": {got}}}}}, \"parameters\": {{\"parameters\": {{\"sku\": {{\"name\": \"Basic\"}}, \"properties\": {{\"customProperties\": {{}}}}}}}}}}"
        ),
        format!(
            "{{\"request\": {{\"body\": {{\"properties\": {{\"customProperties\": {{}}}}}}}}, \"response\": {{\"statusCode\": 200, \"body\": {got}}}}}"
        ),
        format!("{{\"response\": {{\"body\": {texted}}}}}"),
        format!(
            "{{\"log\": {{\"version\": \"1.2\", \"entries\": [{{\"request\": {{\"url\": \"x\"}}, \"response\": {{\"content\": {{\"mimeType\": \"json\", \"text\": {texted}}}}}}}]}}}}"
        ),
        got.replace("\"name\"", "\"Name\"")
            .replace("\"sku\"", "\"Sku\"")
            .replace("\"properties\"", "\"Properties\"")
            .replace("\"capacity\"", "\"Capacity\"")
            .replace("customProperties", "CustomProperties")
            .replace("\"type\"", "\"ResourceType\"")
            .replace("\"id\"", "\"ResourceId\""),
        format!(
            "{{\"Id\": \"{ID}/gw\", \"Name\": \"gw\", \"Sku\": \"Premium\", \"Capacity\": 2, \"SslSetting\": {{\"FrontendProtocol\": {{\"Tls10\": \"False\"}}, \"BackendProtocol\": {{}}, \"CipherSuite\": null}}}}"
        ),
    ] {
        for text in [text.clone(), text.replace(", ", ",\r\n"), format!("\u{feff}/* it */ {text}")]
        {
            let imported = read(&text);
            assert_eq!(
                (imported.kind, imported.name.as_deref()),
                (Kind::ArmService, Some("gw")),
                "{text}"
            );
            assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)), "{text}");
            assert_eq!(
                (on(&imported, TLS10), imported.of(TLS11).answer),
                (Some(false), Answer::Default),
                "{text}"
            );
        }
    }
    // What is inside a text has the place of its beginning.
    let place = read(&format!("{{\"response\":\n{{\"body\": {texted}}}}}")).of(TLS10).place;
    assert_eq!((place.line, place.column), (2, 10));
}

#[test]
fn of_a_list_one_is_chosen_by_its_name() {
    let one = |name: &str, on: &str| {
        format!(
            "{{\"name\": \"{name}\", \"sku\": {{\"name\": \"Basic\"}}, \"properties\": {{\"customProperties\": {{\"{KEY}10\": \"{on}\"}}}}}}"
        )
    };
    for list in [
        format!("[{}, {}]", one("a", "True"), one("b", "False")),
        format!("{{\"value\": [{}, {}]}}", one("a", "True"), one("b", "False")),
    ] {
        assert_eq!(import(&list), Err(ImportError::Several(vec!["a".to_owned(), "b".to_owned()])));
        assert_eq!(on(&together(&[("l.json", &list)], Some("B")).unwrap(), TLS10), Some(false));
    }
    let vault = "{\"name\": \"v\", \"type\": \"Microsoft.KeyVault/vaults\", \"properties\": {}}";
    assert_eq!(on(&read(&format!("[{vault}, {}]", one("a", "True"))), TLS10), Some(true));
    let twice = read(&format!("[{}, {}]", one("a", "True"), one("a", "False")));
    assert!(on(&twice, TLS10) == Some(true) && says(&twice, "answered about twice"));
}

#[test]
fn maps_without_an_instance_are_read_wherever_they_stand() {
    let map = format!("{{\"{KEY}10\": \"False\", \"other\": \"x\"}}");
    for text in [
        map.clone(),
        format!("{{\"customProperties\": {map}}}"),
        format!("{{\"tls\": {{\"gateway\": {map}}}}}"),
        format!("[{map}]"),
        format!("{{\"settings\": [{{\"map\": {map}}}]}}"),
    ] {
        let imported = read(&text);
        assert_eq!(
            (imported.kind, imported.tier, on(&imported, TLS10)),
            (Kind::CustomProperties, None, Some(false)),
            "{text}"
        );
        assert_eq!(imported.of(TLS11).answer, Answer::Default, "{text}");
        assert_eq!(imported.others, [("other".to_owned(), "x".to_owned())], "{text}");
    }
}

#[test]
fn an_answer_without_its_map_is_at_its_defaults_only_if_it_is_whole() {
    let whole = read(&format!(
        "{{\"id\": \"{ID}/gw\", \"type\": \"{SERVICE}\", \"properties\": {{\"provisioningState\": \"Succeeded\"}}}}"
    ));
    assert!(whole.settings().iter().all(|found| found.answer == Answer::Default));
    let part = read(&format!(
        "[{{\"name\": \"gw\", \"type\": \"{SERVICE}\", \"sku\": {{\"name\": \"Basic\"}}}}]"
    ));
    assert_eq!((part.tier, part.of(TLS10).answer), (Some(Tier::Basic), Answer::Unknown));
    assert!(part.of(TLS10).why.contains("give all that az apim show prints"));
}

#[test]
fn both_sides_of_a_what_if_result_are_read() {
    let side = |on: &str| {
        format!(
            "{{\"id\": \"{ID}/gw\", \"name\": \"gw\", \"type\": \"{SERVICE}\", \"apiVersion\": \"2024-05-01\", \"sku\": {{\"name\": \"Premium\", \"capacity\": 1}}, \"properties\": {{\"customProperties\": {{\"{KEY}10\": {on}}}}}}}"
        )
    };
    let change = |kind: &str, name: &str, before: &str, after: &str| {
        format!(
            "{{\"resourceId\": \"{ID}/{name}\", \"changeType\": \"{kind}\", \"before\": {before}, \"after\": {after}, \"delta\": []}}"
        )
    };
    let result = |changes: &[String]| {
        format!("{{\"status\": \"Succeeded\", \"changes\": [{}]}}", changes.join(", "))
    };
    let (yes, no) = (side("\"True\""), side("\"False\""));
    let modified = result(&[
        change("Create", "gw/apis/a", "null", "{}"),
        change("Ignore", "old", &yes, "null"),
        change("Modify", "gw", &yes, &no),
    ]);
    for text in [
        modified.clone(),
        format!("{{\"status\": \"Succeeded\", \"properties\": {modified}}}"),
        modified.replace(", ", ",\r\n"),
    ] {
        let imported = read(&text);
        assert_eq!(
            (imported.kind, imported.name.as_deref(), on(&imported, TLS10)),
            (Kind::WhatIf, Some("gw"), Some(false))
        );
        let before = imported.before.as_deref().unwrap();
        assert_eq!((before.tier, on(before, TLS10)), (Some(Tier::Premium), Some(true)));
    }
    let made = read(&result(&[change("Create", "gw", "null", &side("\"[parameters('x')]\""))]));
    assert!(made.before.is_none() && made.of(TLS10).answer == Answer::Unknown);
    assert!(
        made.of(TLS10)
            .why
            .contains("[parameters('x')] is an expression that what-if does not compute")
    );
    for (kind, after, said) in [
        ("NoChange", &*yes, "changes nothing"),
        ("NoChange", "null", "changes nothing"),
        ("Ignore", "null", "does not touch it"),
    ] {
        let imported = read(&result(&[change(kind, "gw", &yes, after)]));
        assert!(on(&imported, TLS10) == Some(true) && says(&imported, said), "{kind}");
        assert_eq!(on(imported.before.as_deref().unwrap(), TLS10), Some(true), "{kind}");
    }
    for (text, said) in [
        (result(&[change("Delete", "gw", &yes, "null")]), "the instance is deleted"),
        (result(&[change("Deploy", "gw", "null", "null")]), "FullResourcePayloads"),
        (result(&[change("Create", "gw/apis/a", "null", "{}")]), "no API Management instance"),
        (
            result(&[change("Create", "a", "null", &yes), change("Create", "b", "null", &yes)]),
            "2 instances, a, b",
        ),
    ] {
        let error = import(&text).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn what_holds_no_instance_is_refused_by_its_own_name() {
    for (text, said) in [
        (
            "{\"properties\": {\"policyRule\": {\"if\": {}, \"then\": {\"effect\": \"deny\"}}}}",
            "a policy definition",
        ),
        (
            "{\"if\": {\"field\": \"type\"}, \"then\": {\"effect\": \"audit\"}}",
            "the rule of a policy definition",
        ),
        ("{\"properties\": {\"policyDefinitions\": []}}", "a policy initiative"),
        (
            "{\"properties\": {\"policyDefinitionId\": \"x\"}, \"type\": \"Microsoft.Authorization/policyAssignments\"}",
            "a policy assignment",
        ),
        (
            "{\"id\": \"/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/v\", \"name\": \"v\", \"type\": \"Microsoft.KeyVault/vaults\", \"properties\": {}}",
            "a Key Vault",
        ),
        (
            "{\"id\": \"/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/gw/apis/a\", \"name\": \"a\"}",
            "an API of API Management",
        ),
        (
            "[{\"type\": \"Microsoft.ApiManagement/service/products\", \"name\": \"p\"}]",
            "a product of API Management",
        ),
        (
            "{\"value\": [{\"type\": \"Microsoft.ApiManagement/service/subscriptions\", \"name\": \"p\"}]}",
            "a subscription of API Management",
        ),
        (
            "{\"id\": \"x\", \"properties\": {\"outputResources\": [], \"outputs\": {}}}",
            "the result of a deployment",
        ),
        ("{\"url\": {\"type\": \"String\", \"value\": \"x\"}}", "the outputs of a deployment"),
        (
            "Resource and property changes are indicated with these symbols:\n  + Create\n",
            "--no-pretty-print",
        ),
        (
            "customProperties:\n  Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10: 'False'\nsku:\n  name: Basic\n",
            "-o json writes what is read",
        ),
        ("{\"openapi\": \"3.0.1\", \"paths\": {}}", "a description of an API"),
        (
            "{\"$schema\": \"https://schema.management.azure.com/schemas/0.1.2-preview/CreateUIDefinition.MultiVm.json#\"}",
            "a form of the Azure portal",
        ),
        (
            "{\"error\": {\"code\": \"AuthorizationFailed\", \"message\": \"x\"}}",
            "an error that the management API answered",
        ),
    ] {
        let error = import(text).unwrap_err();
        assert!(
            matches!(error, ImportError::Instead(..)) && error.to_string().contains(said),
            "{text}: {error}"
        );
    }
}

#[test]
fn keys_of_others_are_kept_once_and_what_is_not_kept_is_said() {
    let read = |map: &str| {
        read(&format!(
            "{{\"sku\": {{\"name\": \"Basic\"}}, \"properties\": {{\"customProperties\": {{{map}}}}}}}"
        ))
    };
    assert_eq!(read("\"a\": \"1\", \"b\": \"2\", \"a\": \"1\"").others.len(), 2);
    assert_eq!(
        read("\"a\": \"1\", \"b\": \"2\", \"a\": \"3\"").others,
        [("b".to_owned(), "2".to_owned())]
    );
    let many: Vec<_> = (0..30).map(|number| format!("\"k{number}\": \"x\"")).collect();
    let imported = read(&many.join(", "));
    let kept = imported.others.len();
    let unkept = imported
        .remarks
        .iter()
        .filter(|each| each.left_out && each.text.contains("not kept"))
        .count();
    assert!(kept > 0 && kept < 30 && kept + unkept == 30, "{kept} {unkept}");
    // In a template, a bracket at the beginning is an expression unless there are two.
    let text = template("", &format!("[{}]", with_map("{\"a\": \"[[b]\"}")));
    assert_eq!(of_template(&text).others, [("a".to_owned(), "[b]".to_owned())]);
}

fn of_template(text: &str) -> Imported {
    read(text)
}

#[test]
fn regions_and_age_are_read() {
    let list =
        "\"additionalLocations\": [{}, {}], \"customProperties\": {\"a.b\": \"C\", \"d\": true}";
    for text in [
        format!(
            "{{\"sku\": {{\"name\": \"Premium\"}}, \"properties\": {{\"createdAtUtc\": \"2018-04-01T09:00:00Z\", {list}}}}}"
        ),
        format!("{{\"name\": \"gw\", \"createdAtUtc\": \"2018-04-01T09:00:00Z\", {list}}}"),
    ] {
        let imported = read(&text);
        assert_eq!(
            (imported.regions, imported.created),
            (Some(3), Some(Created::OnOrBefore)),
            "{text}"
        );
        assert_eq!(imported.others.len(), 2, "{text}");
    }
    let text = template("", &format!("[{}]", service(&format!("\"properties\": {{{list}}}"))));
    assert_eq!(read(&text).regions, Some(3));
}

#[test]
fn a_key_that_is_said_is_not_at_its_default_and_no_other_is_taken_for_it() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA";
    let answer = |key: &str| {
        let text = format!(
            "{{\"sku\":{{\"name\":\"Premium\"}},\"properties\":{{\"customProperties\":{{\"{key}\":null}}}}}}"
        );
        read(&text).of(Setting::Cipher(CipherSuite::RsaAes128CbcSha)).answer
    };
    assert_eq!(answer(&format!("{key}256")), Answer::Default);
    assert_eq!(answer(key), Answer::Unknown);
    assert_eq!(answer(&key.to_lowercase()), Answer::Unknown, "whether ARM heeds it is not known");
}
