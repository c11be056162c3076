//! Small inputs in the shapes that people have, and others of their kind.

use tls_rehearsal::codec::import::{ImportError, Source, import, import_files};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::{Setting, Tier};

use super::text::{
    AES, BACKEND_TLS10, BACKEND_TLS11, DES, KEY, OFF, ON, TLS10, TLS11, answers, case, read,
    read_all, variants,
};

#[test]
fn the_default_of_a_variable_keeps_tls_on() {
    let text = case("module-variables.tf");
    for text in variants(&text) {
        let imported = read(&text);
        assert_eq!(
            (imported.of(TLS10).answer, imported.of(TLS11).answer),
            (ON, ON),
            "{text}{:?}",
            imported.of(TLS10)
        );
        assert_eq!(imported.of(DES).answer, OFF);
        assert_eq!(imported.of(AES).answer, OFF);
        assert_eq!(imported.of(Setting::BACKEND_TLS13).answer, Answer::Default);
        assert!(imported.of(TLS10).why.contains("default of variable security"));
        assert_eq!((imported.tier, imported.units), (Some(Tier::Developer), Some(1)));
        assert_eq!(imported.name.as_deref(), Some("apim-ferry"));
        assert!(!imported.merges);
    }
}

#[test]
fn a_dynamic_block_that_is_decided_is_there() {
    for text in variants(&case("dynamic-block.tf")) {
        let imported = read(&text);
        let on: Vec<_> =
            imported.stated().filter(|(_, on)| *on).map(|(it, _)| it.setting).collect();
        assert_eq!(on, [TLS10, DES], "{text}");
        assert_eq!(imported.stated().count(), 17);
    }
    // Without its default it may be there or not.
    let open = case("dynamic-block.tf").replace("  default = true\n", "");
    let imported = read(&open);
    assert!(
        answers(&imported).iter().all(|answer| *answer == Answer::Unknown),
        "{:?}",
        answers(&imported)
    );
    assert!(imported.of(AES).why.contains("var.hardened has no default"), "{:?}", imported.of(AES));
    let off = case("dynamic-block.tf").replace("default = true", "default = false");
    assert!(read(&off).merges);
}

#[test]
fn what_a_module_is_called_with_is_meant() {
    for text in variants(&case("module-call.tf")) {
        let imported = read(&text);
        assert_eq!(imported.tier, Some(Tier::BasicV2));
        assert_eq!((imported.of(TLS10).answer, imported.of(BACKEND_TLS10).answer), (OFF, ON));
        assert_eq!(imported.of(TLS11).answer, Answer::Unknown);
        assert_eq!(imported.of(AES).answer, Answer::Unknown);
        assert!(
            imported
                .remarks
                .iter()
                .any(|remark| remark.text.contains("what the module does with it is not known"))
        );
    }
}

#[test]
fn a_map_in_a_local_is_meant() {
    for text in variants(&case("locals-only.tf")) {
        let imported = read(&text);
        assert_eq!(imported.of(TLS10).answer, OFF);
        assert_eq!(imported.undecided().count(), Setting::COUNT - 1);
        assert!(imported.remarks.iter().any(|remark| remark.text.contains("is not known")));
    }
}

#[test]
fn a_state_is_read_like_a_plans_values() {
    for text in [case("terraform-state.json"), case("terraform-state.json").replace(',', ",\r\n")] {
        let imported = read(&text);
        assert_eq!((imported.kind, imported.tier), (Kind::TerraformState, Some(Tier::Standard)));
        assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (ON, OFF));
        assert_eq!(imported.name.as_deref(), Some("apim-state"));
    }
}

#[test]
fn old_names_are_read_as_what_they_meant() {
    for text in variants(&case("old-attribute.tf")) {
        let imported = read(&text);
        assert_eq!((imported.of(TLS10).answer, imported.of(BACKEND_TLS11).answer), (OFF, OFF));
        let old: Vec<_> =
            imported.remarks.iter().filter(|it| it.text.contains("dropped it in 2.0")).collect();
        assert_eq!(old.len(), 2, "{:?}", imported.remarks);
    }
}

#[test]
fn a_tier_that_is_nearly_right_is_not_known() {
    for text in variants(&case("tier-nearly-right.tf")) {
        let imported = read(&text);
        assert_eq!(imported.tier, None);
        let said = "Standard_v2 is no SKU; StandardV2 is meant?";
        assert!(
            imported.remarks.iter().any(|remark| remark.text == said),
            "{:?}",
            imported.remarks
        );
    }
}

#[test]
fn an_update_resource_merges() {
    for text in variants(&case("update-resource.tf")) {
        let imported = read(&text);
        assert!(imported.merges);
        assert_eq!(imported.of(Setting::Http2).answer, ON);
        let kept = answers(&imported).iter().filter(|answer| **answer == Answer::Kept).count();
        assert_eq!(kept, Setting::COUNT - 1);
    }
}

#[test]
fn an_attribute_is_said_where_it_stands() {
    let imported = read(&case("windows-curve-suffix.tf"));
    let found = imported.of(DES);
    assert_eq!((found.answer, found.place.line, found.place.column), (OFF, 5, 5));
    assert_eq!(imported.tier, Some(Tier::Premium));
}

#[test]
fn modules_locals_and_values_say_what_is_meant() {
    let key = format!("\"{KEY}Protocols.Tls10\"");
    for (text, expected) in [
        (format!("module \"apim\" {{\n  source = \"x\"\n  custom_properties = {{\n    {key} = \"true\"\n  }}\n}}"), ON),
        ("module \"m\" {\n  source = \"app.terraform.io/x/apim/azurerm\"\n  settings = [{ security = { frontend_tls10_enabled = var.no } }]\n}".to_owned(), Answer::Unknown),
        ("module \"m\" {\n  source = \"x\"\n  disable_frontend_tls10 = false\n}".to_owned(), ON),
        ("module \"m\" {\n  source = \"x\"\n  security = local.s\n}\nlocals {\n  s = { frontend_tls10_enabled = true }\n}".to_owned(), ON),
        ("module \"other\" {\n  source = \"x\"\n  http2_enabled = true\n}\nmodule \"m\" {\n  frontend_tls10_enabled = false\n}".to_owned(), OFF),
        (format!("locals {{\n  a = {{\n    b = {{ {key} = local.c ? \"True\" : \"False\" }}\n  }}\n  c = true\n}}"), ON),
        (format!("locals {{\n  a = jsondecode(jsonencode({{ {key} = true }}))\n}}"), ON),
        ("variable \"frontend_tls10_enabled\" {\n  default = true\n}".to_owned(), ON),
        ("variable \"security\" {\n  type = object({ frontend_tls10_enabled = optional(bool, false) })\n  default = {}\n}".to_owned(), OFF),
    ] {
        for text in variants(&text) {
            let imported = read(&text);
            assert_eq!(imported.of(TLS10).answer, expected, "{text}: {:?}", imported.of(TLS10));
            assert_eq!(imported.of(AES).answer, Answer::Unknown);
            assert_eq!(imported.kind, Kind::TerraformHcl);
            assert!(imported.remarks.iter().any(|it| it.text.starts_with("meant for the gateway")));
        }
    }
    for text in [
        "security = {\n  frontend_tls10_enabled = true\n}\nsku_name = \"Premium_1\"",
        "sku_name=\"Premium_1\"\nfrontend_tls10_enabled=true",
        "apim = { sku_name = \"Premium_1\", security = { enable_frontend_tls10 = \"true\" } }\nname = \"x\"",
    ] {
        for text in variants(text) {
            let imported = read(&text);
            assert_eq!(
                (imported.kind, imported.of(TLS10).answer),
                (Kind::TerraformVariables, ON),
                "{text}"
            );
            assert_eq!(
                (imported.tier, imported.of(TLS11).answer),
                (Some(Tier::Premium), Answer::Unknown)
            );
            assert!(imported.remarks.iter().any(|it| it.text.contains("give the configuration")));
        }
    }
    let json =
        read_all(&[("a.tfvars.json", "{\"security\": {\"frontend_tls10_enabled\": false}}")]);
    assert_eq!((json.kind, json.of(TLS10).answer), (Kind::TerraformVariables, OFF));
    for nothing in [
        "module \"vnet\" {\n  source = \"x\"\n  sku_name = \"P1v2\"\n  http2_enabled = true\n}",
        "locals {\n  a = 1\n}",
        "variable \"a\" {}",
    ] {
        assert_eq!(import(nothing), Err(ImportError::Nothing(Kind::TerraformHcl)), "{nothing}");
    }
    let two = "module \"a\" {\n  frontend_tls10_enabled = true\n}\nmodule \"b\" {\n  frontend_tls10_enabled = false\n}";
    let sources = [Source { name: "", text: two }];
    assert_eq!(import_files(&sources, Some("module.b")).unwrap().of(TLS10).answer, OFF);
    assert!(matches!(import(two), Err(ImportError::Several(_))));
}
