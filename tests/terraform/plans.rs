//! Plans and states.

use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::{Setting, Tier};

use super::text::{AES, BACKEND_TLS10, BACKEND_TLS11, DES, OFF, ON, TLS10, TLS11, read};

const PLAN: &str = r#"{"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module": {
  "resources": [{"address": "data.azurerm_api_management.x", "mode": "data", "type": "azurerm_api_management", "values": {"name": "looked-up"}}],
  "child_modules": [{"address": "module.a", "resources": [
    {"address": "module.a.azurerm_api_management.gw", "mode": "managed", "type": "azurerm_api_management", "name": "gw", "values": {"name": "apim-plan", "sku_name": "Standard_2",
      "security": [{"frontend_tls10_enabled": false, "enable_frontend_tls10": true, "frontend_tls11_enabled": true}], "protocols": []}},
    {"address": "module.a.azapi_update_resource.t", "mode": "managed", "type": "azapi_update_resource", "name": "t", "values": {"type": "Microsoft.ApiManagement/service@2024-05-01",
      "body": {"properties": {"customProperties": {"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls13": "True"}}}}}]}]}},
 "resource_changes": [
  {"address": "module.a.azurerm_api_management.gw", "mode": "managed", "type": "azurerm_api_management", "name": "gw", "change": {"actions": ["update"],
    "before": {"name": "apim-plan", "sku_name": "Standard_1", "security": [{"frontend_tls10_enabled": true, "backend_tls10_enabled": true}]},
    "after": {"name": "apim-plan", "sku_name": "Standard_2", "security": [{"frontend_tls10_enabled": false, "enable_frontend_tls10": true, "frontend_tls11_enabled": true}]},
    "after_unknown": {"id": true, "security": [{"backend_tls11_enabled": true, "enable_frontend_tls11": true}]}}}]}"#;

#[test]
fn a_plan_says_what_is_planned_and_what_was_before() {
    let only_changes = PLAN.replace("planned_values", "planned");
    for text in [
        PLAN.to_owned(),
        PLAN.replace('\n', "\r\n"),
        format!("\u{feff}{PLAN}"),
        only_changes.clone(),
    ] {
        let imported = read(&text);
        assert_eq!(
            (imported.kind, imported.tier, imported.units),
            (Kind::TerraformPlan, Some(Tier::Standard), Some(2))
        );
        assert_eq!(imported.name.as_deref(), Some("apim-plan"));
        // Of two names one that is on counts, as in azurerm 4; what is decided counts before what is not.
        assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (ON, ON));
        assert_eq!(imported.of(BACKEND_TLS11).answer, Answer::Unknown);
        assert!(
            imported
                .of(BACKEND_TLS11)
                .why
                .contains("security.backend_tls11_enabled is known only after apply")
        );
        assert_eq!(imported.of(AES).answer, OFF);
        let backend = if text == only_changes { Answer::Default } else { ON };
        assert_eq!(imported.of(Setting::BACKEND_TLS13).answer, backend);
        let before = imported.before.as_deref().unwrap();
        assert_eq!(
            (before.units, before.of(TLS10).answer, before.of(BACKEND_TLS10).answer),
            (Some(1), ON, ON)
        );
        assert_eq!(before.of(TLS11).answer, OFF);
    }
    let unknown = PLAN.replace(
        "\"security\": [{\"backend_tls11_enabled\": true, \"enable_frontend_tls11\": true}]",
        "\"security\": true",
    );
    let imported = read(&unknown);
    assert_eq!(
        (imported.of(TLS10).answer, imported.of(AES).answer),
        (Answer::Unknown, Answer::Unknown)
    );
    let body = PLAN.replace("{\"properties\": {\"customProperties\": {\"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls13\": \"True\"}}}", "\"{\\\"properties\\\": {\\\"customProperties\\\": {\\\"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls13\\\": \\\"True\\\"}}}\"");
    assert_ne!(body, PLAN);
    assert_eq!(read(&body).of(Setting::BACKEND_TLS13).answer, ON);
    let nothing = "{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": {}}}";
    assert_eq!(import(nothing), Err(ImportError::Nothing(Kind::TerraformPlan)));
}

#[test]
fn a_state_is_read_as_it_is_kept() {
    let state = "{\"version\": 4, \"terraform_version\": \"1.9.0\", \"serial\": 3, \"lineage\": \"x\", \"outputs\": {}, \"resources\": [
 {\"mode\": \"data\", \"type\": \"azurerm_api_management\", \"name\": \"d\", \"instances\": [{\"attributes\": {\"name\": \"no\"}}]},
 {\"module\": \"module.a\", \"mode\": \"managed\", \"type\": \"azurerm_api_management\", \"name\": \"gw\", \"instances\": [{\"index_key\": \"a\", \"attributes\": {\"name\": \"apim-kept\", \"sku_name\": \"Premium_1\", \"security\": [{\"frontend_tls10_enabled\": true, \"triple_des_ciphers_enabled\": false}], \"protocols\": [{\"http2_enabled\": true}]}}]}]}";
    let imported = read(state);
    assert_eq!(
        (imported.kind, imported.name.as_deref()),
        (Kind::TerraformState, Some("apim-kept"))
    );
    assert_eq!(
        (imported.of(TLS10).answer, imported.of(DES).answer, imported.of(Setting::Http2).answer),
        (ON, OFF, ON)
    );
    let azapi = "{\"version\": 4, \"lineage\": \"x\", \"resources\": [{\"mode\": \"managed\", \"type\": \"azapi_resource\", \"name\": \"a\", \"instances\": [{\"attributes\": {\"name\": \"b\", \"type\": \"Microsoft.ApiManagement/service@2024-05-01\", \"body\": {\"type\": [\"object\"], \"value\": {\"properties\": {\"customProperties\": {\"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10\": \"True\"}}}}}}]}]}";
    assert_eq!((read(azapi).of(TLS10).answer, read(azapi).of(AES).answer), (ON, Answer::Default));
    // Without the block a state says nothing, and merges into nothing.
    let bare = read(&state.replace(
        "\"security\": [{\"frontend_tls10_enabled\": true, \"triple_des_ciphers_enabled\": false}]",
        "\"security\": []",
    ));
    assert_eq!((bare.of(TLS10).answer, bare.merges), (Answer::Unknown, false));
}

#[test]
fn what_a_plan_computes_since_nobody_names_it_is_sent_as_off() {
    let plan = |named: &str| {
        format!(
            "{{\"planned_values\": {{\"root_module\": {{\"resources\": [{{\"address\": \"azurerm_api_management.gw[0]\", \"mode\": \"managed\", \"type\": \"azurerm_api_management\", \"values\": {{\"security\": [{{\"triple_des_ciphers_enabled\": true}}]}}}}]}}}}, \"resource_changes\": [{{\"address\": \"azurerm_api_management.gw[0]\", \"mode\": \"managed\", \"type\": \"azurerm_api_management\", \"change\": {{\"before\": null, \"after\": {{}}, \"after_unknown\": {{\"security\": [{{\"frontend_tls10_enabled\": true, \"enable_frontend_tls10\": true}}]}}}}}}], \"configuration\": {{\"root_module\": {{\"resources\": [{{\"address\": \"azurerm_api_management.gw\", \"expressions\": {{\"security\": [{{\"triple_des_ciphers_enabled\": {{}}{named}}}]}}}}]}}}}}}"
        )
    };
    assert_eq!(read(&plan("")).of(TLS10).answer, OFF);
    assert_eq!(read(&plan("")).of(DES).answer, ON);
    assert_eq!(read(&plan(", \"enable_frontend_tls10\": {}")).of(TLS10).answer, Answer::Unknown);
}

/// Source: azurerm 4 computes the old names; the configuration in the plan says which are named.
#[test]
fn in_a_module_what_nobody_names_is_sent_as_off_too() {
    for address in ["module.m", "module.m[0]", "module.m[\\\"a.b]\\\"]"] {
        let text = format!(
            r#"{{"format_version": "1.2", "planned_values": {{"root_module": {{"child_modules": [{{"resources": [
  {{"address": "{address}.azurerm_api_management.gw", "type": "azurerm_api_management", "values": {{"name": "a", "security": [{{"frontend_tls10_enabled": true}}]}}}}]}}]}}}},
 "resource_changes": [{{"address": "{address}.azurerm_api_management.gw", "type": "azurerm_api_management", "change": {{"after": {{}},
  "after_unknown": {{"security": [{{"enable_frontend_tls10": true, "frontend_tls11_enabled": true, "enable_frontend_tls11": true}}]}}}}}}],
 "configuration": {{"root_module": {{"module_calls": {{"m": {{"module": {{"resources": [
  {{"address": "azurerm_api_management.gw", "expressions": {{"security": [{{"frontend_tls10_enabled": {{"references": ["var.a"]}}}}]}}}}]}}}}}}}}}}}}"#
        );
        let imported = read(&text);
        assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (ON, OFF), "{text}");
    }
}

#[test]
fn the_instances_of_changes_alone_stand_in_the_order_of_the_file() {
    let name = |number: usize| format!("apim-{}", number * 7 % 16);
    let change = |number: usize| {
        let name = name(number);
        format!(
            "{{\"address\": \"azurerm_api_management.{name}\", \"mode\": \"managed\", \"type\": \"azurerm_api_management\", \"change\": {{\"before\": null, \"after\": {{\"name\": \"{name}\", \"sku_name\": \"Basic_1\", \"security\": []}}}}}}"
        )
    };
    let changes: Vec<_> = (0..16).map(change).collect();
    let plan =
        format!("{{\"format_version\": \"1.2\", \"resource_changes\": [{}]}}", changes.join(", "));
    let names: Vec<_> = (0..16).map(name).collect();
    assert_eq!(import(&plan), Err(ImportError::Several(names)));
}
