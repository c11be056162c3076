//! However much a few lines ask for, it ends, and what came of it is refused or not decided.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::codec::import::{FILES_MAX, Source, import_files};
use tls_rehearsal::codec::imported::Answer;
use tls_rehearsal::domain::{Protocol, Setting, Side};

const TLS10: Setting = Setting::Protocol(Side::Client, Protocol::Tls10);
const KEY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10";

/// How often something is done to what came of doing it before.
const ROUNDS: usize = 48;

fn check(name: &str, files: &[(String, String)]) {
    let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
    if let Ok(imported) = import_files(&sources, None) {
        let found = imported.of(TLS10);
        assert!(matches!(found.answer, Answer::Unknown | Answer::Kept), "{name}: {found:?}");
    }
}

fn gateway(condition: &str) -> String {
    format!(
        "resource \"azurerm_api_management\" \"a\" {{\n  sku_name = \"Premium_1\"\n  security {{\n    frontend_tls10_enabled = {condition}\n  }}\n}}\n"
    )
}

/// What a value of Terraform comes to that is made of itself again and again; `@` is what was there before.
fn again_in_terraform(name: &str, first: &str, step: &str, last: &str) {
    let line = |at: usize| {
        format!("locals {{\n  l{at} = {}\n}}\n", step.replace('@', &format!("local.l{}", at - 1)))
    };
    let first = format!("locals {{\n  l0 = {first}\n}}\n");
    let last = gateway(&last.replace('@', &format!("local.l{ROUNDS}")));
    let all: String = (1..=ROUNDS).map(line).collect();
    check(name, &[("main.tf".to_owned(), format!("{first}{all}{last}"))]);
    // The same, each in a file of its own.
    let mut files: Vec<_> = (1..=ROUNDS).map(|at| (format!("{at}.tf"), line(at))).collect();
    files.push(("main.tf".to_owned(), format!("{first}{last}")));
    check(name, &files);
}

#[test]
fn what_doubles_itself_in_terraform_is_not_decided() {
    for (name, first, step, last) in [
        ("objects", "{ a = 1 }", "{ a = @, b = @ }", "jsonencode(@) == \"\""),
        (
            "merged",
            "{ a = 1 }",
            "{ for k, v in merge({ a = @ }, { b = @ }) : k => v }",
            "length(jsonencode(@)) > 0",
        ),
        ("same", "{ a = 1 }", "{ a = @, b = @ }", "@ == { a = @, b = @ }"),
        ("lists", "[true]", "concat(@, @)", "length(@) > 0"),
        ("all", "[true]", "concat(@, @)", "alltrue(@)"),
        ("nested", "[true]", "[@, @]", "length(flatten(@)) > 0"),
        ("texts", "\"xxxxxxxx\"", "\"${@}${@}\"", "@ == \"\""),
        ("formats", "\"xxxxxxxx\"", "format(\"%s%s\", @, @)", "@ == \"\""),
        ("joins", "\"xxxxxxxx\"", "join(@, [@, @])", "@ == \"\""),
        ("replaces", "\"xxxxxxxx\"", "replace(@, \"x\", @)", "@ == \"\""),
        ("splits", "[\"x\"]", "split(\"\", join(\"xx\", concat(@, @)))", "length(@) > 0"),
        ("products", "[1, 2]", "setproduct(@, @)", "length(@) > 0"),
        ("encoded", "\"\\\"\\\"\"", "jsonencode(@)", "@ == \"\""),
        ("loops", "[1, 2]", "flatten([for a in @ : [for b in @ : [a, b]]])", "length(@) > 0"),
        (
            "keys",
            "{ a = 1 }",
            "{ for k in setproduct(keys(@), [\"a\", \"b\"]) : join(\"\", k) => 1 }",
            "length(@) > 0",
        ),
        ("directives", "\"x\"", "\"%{ for a in [1, 2] }${@}%{ endfor }\"", "@ == \"\""),
        ("conditions", "true", "(@ ? @ : !@) == (@ && @)", "var.x ? @ : !@"),
    ] {
        again_in_terraform(name, first, step, last);
    }
}

#[test]
fn loops_within_loops_in_terraform_are_not_decided() {
    let hundred = format!("[{}]", vec!["1"; 100].join(", "));
    let loops = |start: &str, end: &str| {
        (0..8).fold("1".to_owned(), |inner, at| format!("{start}a{at} in {hundred} : {inner}{end}"))
    };
    let many = ["count = 100000000", "for_each = { for a in L : a => a... }"];
    for (name, condition) in [
        ("lists", format!("length({}) > 0", loops("[for ", "]"))),
        (
            "objects",
            format!("length({}) > 0", loops("{ for ", "... }").replace(": ", ": \"k\" => ")),
        ),
        ("powers", "pow(10, pow(10, 300)) > 0".to_owned()),
        ("range", "length(range(100000000000)) > 0".to_owned()),
        ("width", "format(\"%999999999d\", 1) == \"\"".to_owned()),
        ("precision", "format(\"%.999999999f\", 1) == \"\"".to_owned()),
        ("star", "format(\"%*d\", 999999999, 1) == \"\"".to_owned()),
        ("indented", "indent(999999999, \"a\\nb\") == \"\"".to_owned()),
        (
            "regular",
            "length(regexall(\"(a*)*b\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")) > 1"
                .to_owned(),
        ),
    ] {
        check(name, &[("main.tf".to_owned(), gateway(&condition))]);
        let local = format!("locals {{\n  l = {condition}\n}}\n{}", gateway("local.l && local.l"));
        check(name, &[("main.tf".to_owned(), local)]);
    }
    for many in many {
        let many = many.replace('L', &hundred);
        let text = gateway("var.x").replace("  sku_name", &format!("  {many}\n  sku_name"));
        check(&many, &[("main.tf".to_owned(), text)]);
    }
    let blocks = "resource \"azurerm_api_management\" \"a\" {\n  dynamic \"security\" {\n    for_each = flatten([for a in L : [for b in L : [for c in L : c]]])\n    content {\n      frontend_tls10_enabled = security.value == 1\n    }\n  }\n}\n";
    check("blocks", &[("main.tf".to_owned(), blocks.replace('L', &hundred))]);
}

#[test]
fn circles_through_several_files_are_not_decided() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    check(
        "locals",
        &[
            file("a.tf", "locals {\n  a = local.b\n}\n"),
            file("b.tf", "locals {\n  b = merge({ x = local.c }, {}).x\n}\n"),
            file("c.tf.json", "{\"locals\": {\"c\": \"${local.a}\"}}"),
            file("main.tf", &gateway("local.a")),
        ],
    );
    check(
        "objects",
        &[
            file("a.tf", "locals {\n  o = { a = local.o.b, b = local.o.a }\n}\n"),
            file("main.tf", &gateway("local.o.a")),
        ],
    );
    check(
        "resources",
        &[
            file("a.tf", &gateway("azurerm_api_management.b.security[0].frontend_tls10_enabled")),
            file("b.tfvars", "x = 1\n"),
        ],
    );
    let parameter = |value: &str| {
        format!(
            "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \"parameters\": {{\"p\": {{\"value\": \"{value}\"}}}}}}"
        )
    };
    let bicep = |declared: &str| format!("{declared}{}", instance("p"));
    check(
        "parameters",
        &[("main.bicep".to_owned(), bicep("param p bool = q\nparam q bool = v\nvar v = p\n"))],
    );
    check(
        "parameters beside",
        &[
            ("main.bicep".to_owned(), bicep("param p string = v\nvar v = p\n")),
            ("main.parameters.json".to_owned(), parameter("[variables('v')]")),
        ],
    );
    check(
        "values",
        &[
            ("main.bicep".to_owned(), bicep("param p string\n")),
            (
                "main.bicepparam".to_owned(),
                "using './main.bicep'\nvar a = b\nvar b = a\nparam p = a\n".to_owned(),
            ),
        ],
    );
}

/// An instance in Bicep.
fn instance(condition: &str) -> String {
    format!(
        "resource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  name: 'a'\n  properties: {{ customProperties: {{ '{KEY}': {condition} }} }}\n}}\n"
    )
}

/// A template with these variables.
fn template(variables: &str, parameters: &str, condition: &str) -> String {
    format!(
        "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"parameters\": {{{parameters}}}, \"variables\": {{{variables}}}, \"resources\": [{{\"type\": \"Microsoft.ApiManagement/service\", \"name\": \"a\", \"properties\": {{\"customProperties\": {{\"{KEY}\": \"[{condition}]\"}}}}}}]}}"
    )
}

#[test]
fn what_doubles_itself_in_templates_is_not_decided() {
    for (name, first, step, last) in [
        (
            "objects",
            "createObject('a', 1)",
            "createObject('a', @, 'b', @)",
            "equals(string(@), '')",
        ),
        (
            "unions",
            "createObject('a', 1)",
            "union(createObject('a', @), createObject('b', @))",
            "equals(@, createObject())",
        ),
        ("arrays", "createArray(1)", "concat(@, @)", "greater(length(@), 0)"),
        ("nested", "createArray(1)", "createArray(@, @)", "equals(@, createArray(@, @))"),
        ("texts", "'xxxxxxxx'", "concat(@, @)", "equals(@, '')"),
        ("formats", "'xxxxxxxx'", "format('{0}{0}{0}', @)", "equals(@, '')"),
        ("replaces", "'xxxxxxxx'", "replace(@, 'x', @)", "equals(@, '')"),
        ("joins", "'xxxxxxxx'", "join(createArray(@, @), @)", "equals(@, '')"),
        ("encoded", "'x'", "base64(concat(@, @))", "equals(@, '')"),
        ("escaped", "'%'", "uriComponent(concat(@, @))", "equals(@, '')"),
        (
            "mapped",
            "createArray(1, 2)",
            "flatten(map(@, lambda('x', map(@, lambda('y', 1)))))",
            "greater(length(@), 0)",
        ),
        (
            "texts of",
            "createArray('x')",
            "createArray(string(@), string(@))",
            "equals(string(@), '')",
        ),
        ("conditions", "true()", "if(@, @, not(@))", "if(parameters('x'), @, not(@))"),
    ] {
        let value = |at: usize| step.replace('@', &format!("variables('v{}')", at - 1));
        let variables: Vec<_> =
            (1..=ROUNDS).map(|at| format!("\"v{at}\": \"[{}]\"", value(at))).collect();
        let variables = format!("\"v0\": \"[{first}]\", {}", variables.join(", "));
        let last = last.replace('@', &format!("variables('v{ROUNDS}')"));
        let text = template(&variables, "\"x\": {\"type\": \"bool\"}", &last);
        check(name, &[("template.json".to_owned(), text)]);
        // The same, as defaults of parameters.
        let default = |at: usize| value(at).replace("variables", "parameters");
        let parameters: Vec<_> = (1..=ROUNDS)
            .map(|at| {
                format!(
                    "\"v{at}\": {{\"type\": \"object\", \"defaultValue\": \"[{}]\"}}",
                    default(at)
                )
            })
            .collect();
        let parameters = format!(
            "\"x\": {{\"type\": \"bool\"}}, \"v0\": {{\"type\": \"object\", \"defaultValue\": \"[{first}]\"}}, {}",
            parameters.join(", ")
        );
        let text = template("", &parameters, &last.replace("variables", "parameters"));
        check(name, &[("template.json".to_owned(), text)]);
    }
}

#[test]
fn loops_within_loops_in_templates_are_not_decided() {
    let copies = (0..6).fold("1".to_owned(), |inner, at| {
        format!("{{\"copy\": [{{\"name\": \"c{at}\", \"count\": 800, \"input\": {inner}}}]}}")
    });
    for (name, condition) in [
        ("padded", "equals(padLeft('x', 999999999), '')"),
        ("range", "greater(length(range(0, 999999999)), 0)"),
        ("copies", "equals(string(variables('v')), '')"),
        ("formats", "equals(format('{0,999999999}', 1), '')"),
        ("figures", "equals(format('{0:D999999999}', 1), '')"),
    ] {
        let text = template(&format!("\"v\": {copies}"), "", condition);
        check(name, &[("template.json".to_owned(), text)]);
    }
    let loops =
        (0..8).fold("1".to_owned(), |inner, at| format!("[for i{at} in range(0, 800): {inner}]"));
    let maps =
        (0..8).fold("1".to_owned(), |inner, at| format!("map(range(0, 800), i{at} => {inner})"));
    for (name, value) in [("loops", loops), ("maps", maps)] {
        let text = format!("var v = {value}\n{}", instance("string(v) == ''"));
        check(name, &[("main.bicep".to_owned(), text)]);
    }
    for (name, head) in [
        (
            "instances",
            "resource a 'Microsoft.ApiManagement/service@2024-05-01' = [for i in range(0, 999999999): {",
        ),
        (
            "indexed",
            "resource a 'Microsoft.ApiManagement/service@2024-05-01' = [for (x, i) in flatten(map(range(0, 800), y => range(0, 800))): {",
        ),
    ] {
        let text = instance("mystery")
            .replace("resource a 'Microsoft.ApiManagement/service@2024-05-01' = {", head);
        let text = format!("param mystery bool\n{}]\n", text.trim_end());
        check(name, &[("main.bicep".to_owned(), text)]);
    }
    let copied = template("", "\"m\": {\"type\": \"string\"}", "parameters('m')").replace(
        "\"name\": \"a\",",
        "\"name\": \"[copyIndex()]\", \"copy\": {\"name\": \"c\", \"count\": 999999999},",
    );
    check("copied", &[("template.json".to_owned(), copied)]);
}

#[test]
fn templates_within_templates_end() {
    let inner = template("", "\"m\": {\"type\": \"string\"}", "parameters('m')");
    let nested = (0..12).fold(inner, |inner, at| {
        let two = [0, 1].map(|side| format!("{{\"type\": \"Microsoft.Resources/deployments\", \"name\": \"d{at}{side}\", \"properties\": {{\"template\": {inner}}}}}"));
        // Two of each on the outer levels.
        let all = if at < 6 { two[0].clone() } else { two.join(", ") };
        format!("{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"resources\": [{all}]}}")
    });
    check("nested", &[("template.json".to_owned(), nested)]);
}

#[test]
fn files_that_call_each_other_again_and_again_are_not_decided() {
    let calls = |path: &str| -> String {
        let call = |at| format!("module m{at} './{path}' = {{ name: 'm{at}' }}\n");
        (0..10).map(call).collect()
    };
    check(
        "a module of itself",
        &[("main.bicep".to_owned(), calls("main.bicep") + &instance("true"))],
    );
    check(
        "modules of each other",
        &[
            ("main.bicep".to_owned(), calls("one.bicep") + &instance("true")),
            ("one.bicep".to_owned(), calls("two.bicep")),
            ("two.bicep".to_owned(), calls("one.bicep")),
        ],
    );
    let links = |path: &str, last: &str| -> String {
        let link = |_| {
            format!(
                "{{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"2022-09-01\", \"name\": \"d\", \"properties\": {{\"mode\": \"Incremental\", \"templateLink\": {{\"relativePath\": \"{path}\"}}}}}}, "
            )
        };
        let links: String = (0..10).map(link).collect();
        format!(
            "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"resources\": [{links}{{\"type\": \"{last}\", \"apiVersion\": \"2024-05-01\", \"name\": \"a\", \"properties\": {{\"customProperties\": {{\"{KEY}\": \"[string(true())]\"}}}}}}]}}"
        )
    };
    check(
        "linked templates",
        &[
            ("main.json".to_owned(), links("one.json", "Microsoft.ApiManagement/service")),
            ("one.json".to_owned(), links("two.json", "Microsoft.Storage/storageAccounts")),
            ("two.json".to_owned(), links("one.json", "Microsoft.Storage/storageAccounts")),
        ],
    );
}

#[test]
fn no_more_files_are_read_than_may_be() {
    let files: Vec<_> = (0..=FILES_MAX).map(|at| (format!("{at}.tf"), gateway("var.x"))).collect();
    let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
    assert!(import_files(&sources, None).is_err());
}
