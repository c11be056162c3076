//! Resources of azurerm and azapi.

use tls_rehearsal::codec::import::{Failure, ImportError, Source, import, import_files};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::{Instance, Setting, Tier};

use super::text::{
    AES, BACKEND_TLS10, DES, KEY, OFF, ON, TLS10, TLS11, answers, azurerm, map, protocol, read,
    read_all, update,
};

/// Source: azurerm's schema: 17 keys at creation, 5 for Consumption, HTTP/2 with its block.
#[test]
fn what_azurerm_does_not_name_it_sends_as_off() {
    let read = |inner: &str| {
        let text = format!("resource \"azurerm_api_management\" \"a\" {{\n{inner}\n}}\n");
        let imported = read(&text);
        assert!(imported.stated().all(|(_, on)| !on), "{text}");
        let others = imported.settings().iter().filter(|found| found.stated().is_none());
        let answers: Vec<Answer> = others.map(|found| found.answer).collect();
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
        (imported.stated().count(), answers[0], imported.merges)
    };
    assert_eq!(read("sku_name = \"Developer_1\"\nsecurity {}"), (17, Answer::Default, false));
    assert_eq!(read("sku_name = \"Consumption_0\"\nsecurity {}"), (5, Answer::Default, false));
    assert_eq!(read("security {}\nprotocols {}"), (18, Answer::Default, false));
    assert_eq!(
        read("security {\n  frontend_tls10_enabled = null\n}"),
        (17, Answer::Default, false)
    );
    // Without the block, an instance that is there already stays as it is.
    assert_eq!(read("protocols {}"), (1, Answer::Kept, true));
    let bare = self::read(
        "resource \"azurerm_api_management\" \"a\" {\n  sku_name = \"Developer_1\"\n}\n",
    );
    assert!(bare.merges && bare.stated().count() == 0);
    assert!(
        bare.remarks
            .iter()
            .any(|remark| remark.text.contains("turns all of it off when it creates"))
    );
}

#[test]
fn azapi_counts_before_azurerm_whichever_stands_first() {
    let block = azurerm("security {\n frontend_tls10_enabled = true\n}");
    let off =
        update("azurerm_api_management.gw.id", &map(&protocol("Protocols.Tls10", "\"False\"")));
    for text in [format!("{block}{off}"), format!("{off}{block}")] {
        let imported = read(&text);
        assert_eq!(imported.of(TLS10).answer, OFF, "{text}");
        assert_eq!(imported.of(TLS11).answer, OFF);
        assert!(!imported.merges);
        let [remark] = &imported.remarks[..] else { panic!("{:?}", imported.remarks) };
        assert!(remark.about == "frontend_tls10_enabled" && remark.text.contains("azapi"));
    }
    // Of 3DES, whose keys are two, one that is on is enough.
    let des = |value: &str| protocol("Ciphers.TLS_RSA_WITH_3DES_EDE_CBC_SHA", value);
    let imported = read(&format!("{block}{}", update("x.id", &map(&des("\"True\"")))));
    assert_eq!(imported.of(DES).answer, ON);
    // A map that is not decided wholly may set anything.
    let open = update(
        "x.id",
        &format!(
            "{{ properties = {{ customProperties = merge(var.more, {{ {} }}) }} }}",
            protocol("Protocols.Tls10", "true")
        ),
    );
    let imported = read(&format!("{block}{open}"));
    assert_eq!(imported.of(TLS10).answer, ON);
    assert_eq!(imported.of(TLS11).answer, Answer::Unknown);
    assert!(imported.of(TLS11).why.contains("var.more"));
    // Whether it is there is not decided: what it names is not.
    let counted = off.replace("  type", "  count = var.on ? 1 : 0\n  type");
    let imported = read(&format!("{block}{counted}"));
    assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (Answer::Unknown, OFF));
    // Alone it is read as if it were there.
    let imported = read(&counted);
    assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (OFF, Answer::Kept));
    assert!(imported.remarks[0].text.contains("as if it were there"), "{:?}", imported.remarks);
}

#[test]
fn a_tier_is_known_also_where_its_units_are_not() {
    let of = |sku: &str| {
        read(&format!(
            "variable \"units\" {{}}\nresource \"azurerm_api_management\" \"a\" {{\n  sku_name = {sku}\n  security {{}}\n}}\n"
        ))
    };
    let imported = of("\"Premium_${var.units}\"");
    assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), None));
    let left_out = imported.remarks.iter().find(|remark| remark.about == "capacity").unwrap();
    assert!(left_out.text.contains("var.units") && left_out.left_out, "{left_out:?}");
    for open in ["\"${var.tier}_1\"", "\"Prem${var.units}\"", "\"Premium_1${var.units}\""] {
        assert_eq!(of(open).tier, None, "{open}");
    }
}

#[test]
fn a_body_is_read_however_it_is_written() {
    let key = format!("{KEY}Protocols.Tls");
    let json = format!(
        "{{\"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"properties\": {{\"customProperties\": {{\"{key}10\": \"True\", \"{key}11\": \"${{var.tls11}}\"}}}}}}"
    );
    let entries = format!("\"{key}10\" = true, \"{key}11\" = var.tls11");
    let object = format!(
        "{{ sku = {{ name = \"Premium\", capacity = 2 }}, properties = {{ customProperties = {{ {entries} }} }} }}"
    );
    let inside = format!(
        "<<JSON\n{{\"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"properties\": ${{jsonencode({{ customProperties = {{ {entries} }} }})}}}}\nJSON"
    );
    for body in [
        format!("<<-JSON\n    {json}\n    JSON"),
        format!("{json:?}"),
        object.clone(),
        format!("jsonencode({object})"),
        format!("merge({object}, {{}})"),
        "local.body".to_owned(),
        inside,
    ] {
        let local = format!("locals {{\n  body = jsonencode({object})\n}}\n");
        let imported = read(&format!("{}{local}", update("x.id", &body)));
        assert_eq!(imported.of(TLS10).answer, ON, "{body}");
        assert_eq!(imported.of(TLS11).answer, Answer::Unknown, "{body}");
        assert!(imported.of(TLS11).why.contains("var.tls11"), "{:?}", imported.of(TLS11));
        assert_eq!(imported.of(Setting::BACKEND_TLS13).answer, Answer::Kept);
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)), "{body}");
    }
    for body in ["\"{\"", "file(\"body.json\")", "var.body", "templatefile(\"a\", {})", "\"[[[\""] {
        let imported = read(&update("x.id", body));
        assert_eq!(imported.of(TLS10).answer, Answer::Unknown, "{body}: {:?}", imported.of(TLS10));
    }
    let none = read(&update("x.id", "{ properties = {} }"));
    assert_eq!(none.of(TLS10).answer, Answer::Kept);
}

#[test]
fn what_azapi_creates_is_the_whole_map() {
    let resource = |body: &str| {
        format!(
            "resource \"azapi_resource\" \"apim\" {{\n  type = \"Microsoft.ApiManagement/service@${{var.version}}\"\n  name = \"apim-a\"\n  body = {body}\n}}\n"
        )
    };
    let created = resource(&map(&protocol("Protocols.Tls10", "\"True\"")));
    let imported = read(&created);
    assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (ON, Answer::Default));
    assert_eq!(imported.name.as_deref(), Some("apim-a"));
    assert!(!imported.merges);
    let bare = read(&resource("{ sku = { name = \"Premium\" } }"));
    assert!(answers(&bare).iter().all(|answer| *answer == Answer::Default));
    // What is changed after it counts.
    let change = update(
        "azapi_resource.apim.id",
        &map(&format!(
            "{}, {}",
            protocol("Protocols.Tls10", "false"),
            protocol("Protocols.Tls11", "var.x")
        )),
    );
    let both = read(&format!("{change}{created}"));
    assert_eq!((both.of(TLS10).answer, both.of(TLS11).answer), (OFF, Answer::Unknown));
    assert_eq!(both.of(AES).answer, Answer::Default);
}

#[test]
fn of_several_instances_one_has_to_be_chosen() {
    let text = "resource \"azurerm_api_management\" \"gw\" {\n  for_each = { dev = true, prod = false }\n  name = \"apim-${each.key}\"\n  security {\n    frontend_tls10_enabled = each.value\n  }\n}\n";
    let update = update(
        "azurerm_api_management.gw[\"prod\"].id",
        &map(&protocol("Backend.Protocols.Tls13", "true")),
    );
    let text = format!("{text}{update}");
    let sources = [Source { name: "main.tf", text: &text }];
    let several = import_files(&sources, None);
    assert_eq!(
        several,
        Err(Failure {
            file: 0,
            error: ImportError::Several(vec!["apim-dev".to_owned(), "apim-prod".to_owned()])
        })
    );
    let dev = import_files(&sources, Some("apim-dev")).unwrap();
    assert_eq!(
        (dev.of(TLS10).answer, dev.of(Setting::BACKEND_TLS13).answer),
        (ON, Answer::Default)
    );
    let prod = import_files(&sources, Some("azurerm_api_management.gw[\"prod\"]")).unwrap();
    assert_eq!((prod.of(TLS10).answer, prod.of(Setting::BACKEND_TLS13).answer), (OFF, ON));
    let none = import_files(&sources, Some("apim-x")).unwrap_err();
    assert!(matches!(none.error, ImportError::NoSuch(..)));
    let two =
        format!("{}{}", self::update("var.dev", &map("")), self::update("var.prod", &map("")));
    assert!(matches!(import(&two), Err(ImportError::Several(_))));
}

#[test]
fn count_and_for_each_say_whether_it_is_there() {
    let counted =
        |count: &str| azurerm(&format!("{count}\nsecurity {{\n frontend_tls10_enabled = true\n}}"));
    for there in
        ["count = 1", "count = true ? 1 : 0", "for_each = toset([\"a\"])", "for_each = { a = 1 }"]
    {
        let imported = read(&counted(there));
        assert_eq!(imported.of(TLS10).answer, ON, "{there}");
        assert!(imported.remarks.is_empty(), "{:?}", imported.remarks);
    }
    for away in ["count = 0", "for_each = {}", "count = false ? 1 : 0"] {
        let error = import(&counted(away)).err();
        assert!(matches!(error, Some(ImportError::Instead(..))), "{away}: {error:?}");
    }
    for open in ["count = var.on ? 1 : 0", "for_each = var.all"] {
        let imported = read(&counted(open));
        assert_eq!(imported.of(TLS10).answer, ON);
        assert!(imported.remarks[0].text.contains("as if it were there"), "{:?}", imported.remarks);
    }
    assert!(matches!(import(&counted("count = 2")), Err(ImportError::Several(_))));
}

#[test]
fn dynamic_blocks_are_there_once_for_each() {
    let dynamic = |each: &str, value: &str| {
        azurerm(&format!(
            "  dynamic \"security\" {{\n    for_each = {each}\n    content {{\n      frontend_tls10_enabled = {value}\n    }}\n  }}"
        ))
    };
    for (each, value, expected) in [
        ("[1]", "true", ON),
        ("[{ on = true }]", "security.value.on", ON),
        ("{ a = false }", "security.value", OFF),
        ("{ a = false }", "security.key == \"a\"", ON),
        ("var.none == null ? [] : [var.none]", "true", Answer::Unknown),
        ("var.none", "true", Answer::Unknown),
        ("[var.none]", "try(security.value.on, true)", Answer::Unknown),
        ("{ a = var.none }", "true", Answer::Unknown),
        ("{ for k, v in { a = var.none } : k => v if v }", "true", Answer::Unknown),
        ("[for v in [true] : v if var.none]", "true", Answer::Unknown),
        ("[]", "true", Answer::Kept),
        ("{}", "true", Answer::Kept),
        ("null == null ? [] : [1]", "true", Answer::Kept),
        ("[null]", "try(security.value.on, true)", ON),
    ] {
        let imported = read(&dynamic(each, value));
        assert_eq!(imported.of(TLS10).answer, expected, "{each} {value}: {:?}", imported.of(TLS10));
    }
    let iterator =
        dynamic("[true]", "it.value").replace("    content", "    iterator = it\n    content");
    assert_eq!(read(&iterator).of(TLS10).answer, ON);
    let twice = read(&dynamic("[true, false]", "security.value"));
    assert_eq!(twice.of(TLS10).answer, ON);
    assert!(twice.remarks.iter().any(|remark| remark.text.contains("only the first")));
    // Whether there are other regions says nothing of TLS.
    let region = azurerm(
        "  security {}\n  dynamic \"additional_location\" {\n    for_each = var.x\n    content {}\n  }",
    );
    let imported = read(&region);
    assert_eq!((imported.stated().count(), imported.regions), (17, None));
}

#[test]
fn the_json_syntax_says_the_same() {
    let text = "{\"//\": \"made\", \"variable\": {\"on\": {\"type\": \"bool\", \"default\": true}}, \"locals\": [{\"off\": false}],
 \"resource\": {\"azurerm_api_management\": {\"gw\": {\"name\": \"a\", \"sku_name\": \"Premium_${1 + 1}\",
  \"security\": {\"frontend_tls10_enabled\": \"${var.on}\",
   \"frontend_tls11_enabled\": \"${local.off}\", \"backend_tls10_enabled\": \"${var.none}\"},
  \"dynamic\": {\"protocols\": {\"for_each\": [true], \"content\": {\"enable_http2\": \"${protocols.value}\"}}}}}}}";
    for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
        let imported = read(&text);
        assert_eq!(imported.kind, Kind::TerraformHcl);
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)));
        assert_eq!((imported.of(TLS10).answer, imported.of(TLS11).answer), (ON, OFF));
        assert_eq!(imported.of(BACKEND_TLS10).answer, Answer::Unknown);
        assert!(imported.of(BACKEND_TLS10).why.starts_with("var.none is declared"));
        assert_eq!(imported.of(Setting::Http2).answer, ON);
        assert_eq!((imported.of(TLS11).place.line, imported.of(TLS11).place.column), (4, 4));
    }
    let update = "{\"resource\": [{\"azapi_update_resource\": {\"t\": [{\"type\": \"Microsoft.ApiManagement/service@2022-08-01\", \"resource_id\": \"${azurerm_api_management.x.id}\", \"body\": {\"properties\": {\"customProperties\": {\"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\": \"true\"}}}}]}}]}";
    let imported = read(update);
    assert_eq!((imported.of(Setting::Http2).answer, imported.merges), (ON, true));
}

#[test]
fn consumption_is_sent_fewer_keys_and_may_be_meant() {
    let text = "variable \"sku\" {}\nresource \"azurerm_api_management\" \"gw\" {\n  sku_name = var.sku\n  security {}\n}\n";
    for sku in ["var.sku\n", "var.sku ? \"Consumption_0\" : \"Premium_1\"\n"] {
        let imported = read(&text.replace("var.sku\n", sku));
        let on = |tier: Tier, is_known| {
            let partial = imported.partial(Instance::default().in_tier(tier), is_known);
            (partial.get(TLS10), partial.get(AES))
        };
        assert_eq!(on(Tier::Premium, true), (Some(false), Some(false)), "{sku}");
        assert_eq!(on(Tier::Premium, false), (Some(false), None), "the tier may be another");
        assert_eq!(on(Tier::Consumption, true), (Some(false), None), "it is not sent there");
    }
}

#[test]
fn what_breaks_off_is_no_terraform_at_its_place() {
    for (text, place) in [
        ("resource \"azurerm_api_management\" \"a\" {\n  security {\n", "line 2, column 13"),
        (
            "locals {\n}\nresource \"azurerm_api_management\" \"a\" {\n  x = = 1\n}\n",
            "line 4, column 7",
        ),
        ("variable \"a\" {}\n???\n", "line 2, column 1"),
    ] {
        let error = import(text).unwrap_err().to_string();
        assert!(error.contains("no Terraform") && error.contains(place), "{error}");
    }
    for other in ["hello = world", "A=b", "import { x } from \"y\"", "resource", "x"] {
        assert!(import(other).is_err(), "{other}");
    }
}

#[test]
fn what_changes_are_ignored_of_stays_as_it_is_live() {
    let ignoring = |what: &str| {
        azurerm(&format!(
            "  security {{\n    frontend_tls10_enabled = true\n  }}\n  lifecycle {{\n    ignore_changes = {what}\n  }}"
        ))
    };
    for what in ["[security]", "all", "[tags, security]"] {
        let imported = read(&ignoring(what));
        assert_eq!((imported.of(TLS10).answer, imported.merges), (Answer::Kept, true), "{what}");
        assert!(imported.remarks.iter().any(|it| it.about == "ignore_changes"), "{what}");
    }
    let one =
        read(&ignoring("[security[0].frontend_tls10_enabled, security[0].frontend_tls11_enabled]"));
    assert_eq!((one.of(TLS10).answer, one.of(TLS11).answer), (Answer::Unknown, Answer::Unknown));
    assert_eq!(one.of(AES).answer, OFF);
    assert_eq!(read(&ignoring("[tags]")).of(TLS10).answer, ON);
}

#[test]
fn a_module_beside_its_call_is_read_with_what_it_is_called_with() {
    let module = format!(
        "variable \"tls10\" {{\n  default = false\n}}\n{}",
        azurerm("security {\n frontend_tls10_enabled = var.tls10\n}")
    );
    let call = "module \"apim\" {\n  source = \"./modules/gateway\"\n  tls10  = !local.off\n}\nlocals {\n  off = false\n}\n";
    let both = read_all(&[("env/main.tf", call), ("env/modules/gateway/main.tf", &module)]);
    assert_eq!(both.of(TLS10).answer, ON);
    assert_eq!(both.of(TLS10).why, "by the value of variable tls10 in apim");
    let other = read_all(&[("env/main.tf", call), ("env/modules/other/main.tf", &module)]);
    assert_eq!(other.of(TLS10).answer, OFF);
    let open = call.replace("!local.off", "var.from_outside");
    let open = read_all(&[("env/main.tf", &open), ("env/modules/gateway/main.tf", &module)]);
    assert_eq!(open.of(TLS10).answer, Answer::Unknown);
}
