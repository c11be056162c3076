//! Files of several folders, values files and overriding files in whatever order, and what `ignore_changes` leaves alone.

use tls_rehearsal::codec::import::{Source, import_files};
use tls_rehearsal::codec::imported::Answer;

use super::text::{BACKEND_TLS10, KEY, OFF, ON, TLS10, TLS11, azurerm, read, read_all};

const LEGACY: &str = "variable \"legacy\" {\n  type    = bool\n  default = false\n}\n";

fn gateway() -> String {
    format!("{LEGACY}{}", azurerm("security {\n frontend_tls10_enabled = var.legacy\n}"))
}

fn call(source: &str, arguments: &str) -> String {
    format!("module \"gw\" {{\n  source = \"{source}\"\n{arguments}\n}}\n")
}

#[test]
fn names_hold_in_the_folder_of_a_module_only() {
    let inner = gateway();
    let on = LEGACY.replace("false", "true");
    for (root, at, expected) in [
        (format!("{}{on}", call("./apim", "legacy = var.legacy")), "apim/main.tf", ON),
        (format!("{}{on}", call("./apim", "")), "apim/main.tf", OFF),
        (format!("{}{on}", call("./apim/", "legacy = null")), ".\\apim\\main.tf", OFF),
        (format!("{}{on}", call("../../x/apim", "legacy = true")), "x/apim/main.tf", ON),
        (call("./apim", "legacy = data.x.y.z"), "apim/main.tf", Answer::Unknown),
        (call("./apim", "count = 1\nlegacy = count.index == 0"), "apim/main.tf", ON),
    ] {
        let main = if root.contains("../..") { "env/prod/main.tf" } else { "main.tf" };
        for files in [[(main, &*root), (at, &inner)], [(at, &*inner), (main, &root)]] {
            let found = read_all(&files);
            assert_eq!(found.of(TLS10).answer, expected, "{files:?}: {:?}", found.of(TLS10));
        }
    }
    let none = [
        Source { name: "main.tf", text: &call("./apim", "count = 0") },
        Source { name: "apim/main.tf", text: &inner },
    ];
    assert!(import_files(&none, None).is_err());
}

#[test]
fn modules_call_modules_and_one_may_be_called_for_each() {
    let middle = format!("{LEGACY}{}", call("../apim", "legacy = var.legacy"));
    let outer = call("./platform", "legacy = true");
    let files = [("platform/m.tf", &*middle), ("main.tf", &outer), ("apim/main.tf", &gateway())];
    assert_eq!(read_all(&files).of(TLS10).answer, ON);
    let named = gateway().replace("  sku_name", "  name = \"apim-${var.n}\"\n  sku_name");
    let inner = format!("variable \"n\" {{}}\n{named}");
    let each = "for_each = { a = false, b = true }\nn = each.key\nlegacy = each.value";
    let root = call("./apim", each);
    let files = [
        Source { name: "main.tf", text: &root },
        Source { name: "apim/main.tf", text: &inner },
        Source { name: "apim/terraform.tfvars", text: "legacy = true" },
    ];
    for (name, expected) in [("apim-a", OFF), ("apim-b", ON)] {
        let found = import_files(&files, Some(name)).unwrap();
        assert_eq!(found.of(TLS10).answer, expected, "{name}");
    }
    // A change beside the call is of the instance inside of it.
    let update = format!(
        "resource \"azapi_update_resource\" \"t\" {{\n  type = \"Microsoft.ApiManagement/service@2022-08-01\"\n  resource_id = module.gw.id\n  body = {{ properties = {{ customProperties = {{ \"{KEY}Protocols.Tls11\" = \"True\" }} }} }}\n}}\n"
    );
    let root = format!("{}{update}", call("./apim", "legacy = true"));
    let found = read_all(&[("main.tf", &root), ("apim/main.tf", &gateway())]);
    assert_eq!((found.of(TLS10).answer, found.of(TLS11).answer), (ON, ON));
    assert!(!found.merges);
}

/// Source: Terraform's documentation of variables: `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars` in the order of
/// their names, then what the command line names.
#[test]
fn values_files_count_in_the_order_of_terraform() {
    let main = gateway();
    for (less, more) in [
        (("terraform.tfvars", "legacy = false"), ("a.auto.tfvars", "legacy = true")),
        (("a.auto.tfvars", "legacy = false"), ("b.auto.tfvars", "legacy = true")),
        (("z.auto.tfvars", "legacy = false"), ("prod.tfvars", "legacy = true")),
        (("terraform.tfvars", "legacy = false"), ("terraform.tfvars.json", "{\"legacy\": true}")),
    ] {
        for files in [[("main.tf", &*main), less, more], [more, less, ("main.tf", &*main)]] {
            assert_eq!(read_all(&files).of(TLS10).answer, ON, "{files:?}");
        }
    }
    // What overrides counts most, and a file of OpenTofu instead of one of Terraform.
    let on = LEGACY.replace("false", "true");
    assert_eq!(read_all(&[("x_override.tf", &on), ("main.tf", &main)]).of(TLS10).answer, ON);
    let tofu = main.replace("false", "true");
    assert_eq!(read_all(&[("main.tofu", &tofu), ("main.tf", &main)]).of(TLS10).answer, ON);
}

#[test]
fn what_is_ignored_stays_as_it_is_live_however_it_is_written() {
    for (ignored, tls11) in [
        ("[\"security\"]", Answer::Kept),
        ("[tags, security[0]]", Answer::Kept),
        ("[\"security.0.frontend_tls10_enabled\"]", OFF),
        ("[security[0].enable_frontend_tls10]", OFF),
    ] {
        let found = read(&azurerm(&format!(
            "security {{\n frontend_tls10_enabled = true\n}}\nlifecycle {{\n ignore_changes = {ignored}\n}}"
        )));
        assert!(!matches!(found.of(TLS10).answer, Answer::Stated(_)), "{ignored}");
        assert_eq!(found.of(TLS11).answer, tls11, "{ignored}");
    }
    for (ignored, tls10) in [
        ("[body]", Answer::Unknown),
        ("all", Answer::Unknown),
        ("[body.properties.customProperties]", Answer::Unknown),
        ("[body[\"properties\"]]", Answer::Unknown),
        ("[tags, body.properties.zones]", ON),
    ] {
        let found = read(&format!(
            "resource \"azapi_resource\" \"gw\" {{\n  type = \"Microsoft.ApiManagement/service@2022-08-01\"\n  name = \"a\"\n  body = {{ properties = {{ customProperties = {{ \"{KEY}Protocols.Tls10\" = \"True\" }} }} }}\n  lifecycle {{\n    ignore_changes = {ignored}\n  }}\n}}\n"
        ));
        assert_eq!(found.of(TLS10).answer, tls10, "{ignored}");
    }
}

#[test]
fn an_overriding_file_changes_what_it_names() {
    let main = azurerm(
        "security {\n frontend_tls10_enabled = true\n frontend_tls11_enabled = true\n}\nlifecycle {\n ignore_changes = [security[0].backend_tls10_enabled]\n}",
    );
    let over =
        |inner: &str| format!("resource \"azurerm_api_management\" \"gw\" {{\n{inner}\n}}\n");
    let block = over("security {\n frontend_tls11_enabled = true\n}");
    let dynamic = over(
        "dynamic \"security\" {\n for_each = [1]\n content {\n frontend_tls11_enabled = true\n }\n}",
    );
    for (text, tls10) in [(&block, OFF), (&dynamic, OFF), (&over("sku_name = \"Premium_2\""), ON)] {
        for files in [
            [("main.tf", &main), ("override.tf", text)],
            [("a_override.tf", text), ("main.tf", &main)],
        ] {
            let files = files.map(|(name, text)| (name, text.as_str()));
            let found = read_all(&files);
            assert_eq!((found.of(TLS10).answer, found.of(TLS11).answer), (tls10, ON), "{text}");
            assert_eq!(found.of(BACKEND_TLS10).answer, Answer::Unknown);
            assert_eq!(found.units, Some(if text.contains("Premium") { 2 } else { 1 }));
        }
    }
}

#[test]
fn what_is_defined_twice_and_not_the_same_is_not_known() {
    let main = azurerm(
        "security {\n frontend_tls10_enabled = local.a\n frontend_tls11_enabled = var.b\n}",
    );
    let of = |one: &str, other: &str| {
        let found = read_all(&[("a.tf", one), ("main.tf", &main), ("b.tf", other)]);
        (found.of(TLS10).answer, found.of(TLS11).answer)
    };
    let text = |value: &str| {
        format!("locals {{\n  a = {value}\n}}\nvariable \"b\" {{\n  default = {value}\n}}\n")
    };
    assert_eq!(of(&text("true"), &text("false")), (Answer::Unknown, Answer::Unknown));
    assert_eq!(of(&text("true"), &text("true")), (ON, ON));
}

#[test]
fn what_terragrunt_gives_a_module_is_meant() {
    for inputs in [
        "inputs = {\n  sku_name = \"Premium_1\"\n  security = {\n    enable_frontend_tls10 = true\n  }\n}\n",
        "locals {\n  on = true\n}\ninputs = merge({ security = { frontend_tls10_enabled = local.on } }, {})\n",
    ] {
        let text = format!(
            "include \"root\" {{\n  path = find_in_parent_folders()\n}}\nterraform {{\n  source = \"../apim\"\n}}\n{inputs}"
        );
        let found = read_all(&[("terragrunt.hcl", &text)]);
        assert_eq!(found.of(TLS10).answer, ON, "{inputs}");
        assert_eq!(found.of(TLS11).answer, Answer::Unknown);
        assert!(found.remarks.iter().any(|remark| remark.text.contains("meant for the gateway")));
    }
}

#[test]
fn a_secret_part_of_a_body_is_a_part_of_it() {
    let map =
        |entries: &str| format!("{{ properties = {{ customProperties = {{ {entries} }} }} }}");
    let (on, off) = (
        format!("\"{KEY}Protocols.Tls10\" = \"True\""),
        format!("\"{KEY}Protocols.Tls11\" = \"False\""),
    );
    // Of what is long only what matters is parsed.
    let long = format!("  tags = {{\n    note = \"{}\"\n  }}\n", "x".repeat(20_000));
    for (secret, tls11) in [(map(&off), OFF), ("var.x".to_owned(), Answer::Unknown)] {
        for rest in ["", &*long] {
            let found = read(&format!(
                "resource \"azapi_resource\" \"gw\" {{\n  type = \"Microsoft.ApiManagement/service@2022-08-01\"\n  body = {}\n{rest}  sensitive_body = {secret}\n}}\n",
                map(&on)
            ));
            assert_eq!(found.of(TLS11).answer, tls11, "{}", rest.len());
            assert_eq!(found.of(TLS10).answer, if tls11 == OFF { ON } else { Answer::Unknown });
        }
    }
}

#[test]
fn what_is_recognized_and_not_read_is_refused_by_its_own_name() {
    let refused = |name: &str, text: &str| {
        let failure = import_files(&[Source { name, text }], None).err().unwrap();
        failure.error.to_string()
    };
    let count = azurerm("count = 0");
    let inside = "resource \"azurerm_resource_group_template_deployment\" \"t\" {\n  template_content = <<T\n{\"resources\": [{\"type\": \"Microsoft.ApiManagement/service\"}]}\nT\n}\n";
    let screen = "Terraform will perform the following actions:\n\n  # azurerm_api_management.gw will be updated in-place\n  ~ resource \"azurerm_api_management\" \"gw\" {\n      ~ security {\n          ~ frontend_tls10_enabled = true -> false\n        }\n    }\n";
    let old = "{\"version\": 3, \"terraform_version\": \"0.11.14\", \"serial\": 1, \"modules\": [{\"resources\": {}}]}";
    for (text, what) in [
        (&*count, "count or for_each"),
        (inside, "a template of ARM"),
        (screen, "terraform show -json PLAN"),
        (old, "0.11 or older"),
    ] {
        let message = refused("x", text);
        assert!(message.contains(what), "{message}");
    }
}
