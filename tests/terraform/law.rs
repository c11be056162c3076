//! Whatever stands in Terraform: where an expression stands that the files do not decide, no answer contradicts the one for true or
//! the one for false.

use proptest::prelude::*;
use tls_rehearsal::codec::import::import;
use tls_rehearsal::codec::imported::{Answer, Found, Imported};

/// What is replaced.
const HOLE: &str = "HOLE";

/// An expression that is true or false, from literals.
fn expression() -> impl Strategy<Value = String> {
    let leaf = any::<bool>().prop_map(|truth| truth.to_string());
    leaf.prop_recursive(4, 24, 3, |inner| {
        let three = (inner.clone(), inner.clone(), inner, 0_usize..26);
        three.prop_map(|(x, y, z, shape)| match shape {
            0 => format!("!({x})"),
            1 => format!("(({x}) && ({y}))"),
            2 => format!("(({x}) || ({y}))"),
            3 => format!("(({x}) ? ({y}) : ({z}))"),
            4 => format!("(({x}) == ({y}))"),
            5 => format!("tobool(tostring({x}))"),
            6 => format!("coalesce(null, {x}, {y})"),
            7 => format!("try({{ a = {x} }}.a, {y})"),
            8 => format!("try((({x}) ? {{ a = {y} }} : {{ b = {y} }}).a, {z})"),
            9 => format!("lookup((({x}) ? {{ k = {y} }} : {{}}), \"k\", {z})"),
            10 => format!("[{x}, {y}][0]"),
            11 => format!("alltrue([{x}, {y}])"),
            12 => format!("anytrue([{x}, {y}])"),
            13 => format!("contains([{x}, {y}], true)"),
            14 => format!("merge({{ a = {x} }}, (({y}) ? {{ a = {z} }} : {{}})).a"),
            15 => format!("tobool(\"${{{x}}}\")"),
            16 => format!("[for v in [{x}, {y}] : !v][1]"),
            17 => {
                format!("try({{ for k, v in {{ a = {x}, b = {y} }} : k => v if v }}[\"a\"], {z})")
            }
            18 => format!("(length([for v in [{x}, {y}] : v if v]) == 1)"),
            19 => format!("values({{ a = {x}, b = {y} }})[1]"),
            20 => format!("jsondecode(jsonencode({{ a = {x} }})).a"),
            21 => format!("tobool(\"%{{if {x}}}true%{{else}}${{{y}}}%{{endif}}\")"),
            22 => format!("can((({x}) ? {{ a = 1 }} : {{}}).a)"),
            23 => {
                format!("contains(keys(merge({{ a = 1 }}, (({x}) ? {{ b = 1 }} : {{}}))), \"b\")")
            }
            24 => format!("(length(concat((({x}) ? [1] : []), [2])) == 1)"),
            _ => format!("one((({x}) ? [{y}] : [{z}]))"),
        })
    })
}

const KEY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.";

/// A configuration of one of several shapes, with these expressions in it.
fn configuration(shape: usize, [a, b, c, d]: [&str; 4]) -> String {
    let gateway = |inner: &str| {
        format!("resource \"azurerm_api_management\" \"gw\" {{\n  name = \"a\"\n{inner}\n}}\n")
    };
    let azapi = |kind: &str, inner: &str| {
        format!(
            "resource \"{kind}\" \"t\" {{\n  type = \"Microsoft.ApiManagement/service@2022-08-01\"\n  {inner}\n}}\n"
        )
    };
    match shape {
        0 => gateway(&format!(
            "  sku_name = ({a}) ? \"Premium_1\" : \"Consumption_0\"\n  security {{\n    frontend_tls10_enabled = {b}\n    enable_backend_tls10 = {c}\n    disable_frontend_tls11 = {d}\n  }}"
        )),
        1 => format!(
            "variable \"v\" {{\n  type = object({{ a = optional(bool, {a}), b = bool }})\n  default = {{ b = {b} }}\n}}\nlocals {{\n  x = var.v.a && ({c})\n}}\n{}",
            gateway(&format!("  security {{\n    frontend_tls10_enabled = local.x\n    frontend_tls11_enabled = var.v.b ? {d} : null\n  }}"))
        ),
        2 => gateway(&format!(
            "  dynamic \"security\" {{\n    for_each = ({a}) ? [{b}] : []\n    content {{\n      frontend_tls10_enabled = security.value\n      triple_des_ciphers_enabled = {c}\n    }}\n  }}\n  dynamic \"protocols\" {{\n    for_each = {{ for k, v in {{ p = {d} }} : k => v if v }}\n    content {{\n      enable_http2 = protocols.value\n    }}\n  }}"
        )),
        3 => format!(
            "{}{}",
            gateway(&format!("  security {{\n    frontend_tls10_enabled = {a}\n  }}")),
            azapi(
                "azapi_update_resource",
                &format!("count = ({b}) ? 1 : 0\n  resource_id = azurerm_api_management.gw.id\n  body = jsonencode({{ properties = {{ customProperties = {{ \"{KEY}Protocols.Tls10\" = {c}, \"{KEY}Ciphers.TripleDes168\" = tostring({d}) }} }} }})")
            )
        ),
        4 => azapi(
            "azapi_resource",
            &format!("name = \"a\"\n  body = {{ properties = {{ customProperties = merge({{ \"{KEY}Protocols.Tls10\" = {a} }}, ({b}) ? {{ \"{KEY}Protocols.Tls11\" = {c} }} : {{}}, ({d}) ? {{ \"{KEY}Protocols.Tls10\" = \"False\" }} : null) }} }}")
        ),
        5 => azapi(
            "azapi_update_resource",
            &format!("resource_id = \"/a/b\"\n  body = <<EOT\n{{\"properties\": {{\"customProperties\": {{\"{KEY}Protocols.Tls10\": ${{{a}}}, \"{KEY}Protocols.Tls11\": \"${{{b}}}\", \"{KEY}Backend.Protocols.Tls11\": \"${{({c}) ? \"True\" : \"False\"}}\"}}}}}}\nEOT")
        ),
        6 => format!(
            "module \"apim\" {{\n  source = \"./x\"\n  security = ({a}) ? {{ frontend_tls10_enabled = {b} }} : {{ frontend_tls11_enabled = {c} }}\n  sku_name = ({d}) ? \"Premium_1\" : \"Standard_1\"\n}}\n"
        ),
        7 => format!(
            "locals {{\n  a = {{ \"{KEY}Protocols.Tls10\" = {a} }}\n  b = ({b}) ? local.a : {{ \"{KEY}Protocols.Tls11\" = {c} }}\n  c = [{d}, local.b]\n}}\n"
        ),
        8 => format!(
            "{}{}{}",
            gateway(""),
            azapi("azapi_update_resource", &format!("for_each = ({a}) ? toset([\"x\"]) : toset([])\n  resource_id = azurerm_api_management.gw.id\n  body = {{ properties = {{ customProperties = {{ \"{KEY}Protocols.Tls10\" = {b} }} }} }}")),
            azapi("azapi_update_resource", &format!("count = ({c}) ? 1 : 0\n  resource_id = azurerm_api_management.gw.id\n  body = {{ properties = {{ customProperties = ({d}) ? {{ \"{KEY}Protocols.Tls10\" = true }} : {{}} }} }}")).replace("\"t\"", "\"u\"")
        ),
        _ => format!(
            "{{\"locals\": {{\"l\": {{\"a\": \"${{{a}}}\"}}}}, \"resource\": {{\"azurerm_api_management\": {{\"gw\": {{\"security\": [{{\"frontend_tls10_enabled\": \"${{local.l.a}}\", \"frontend_tls11_enabled\": \"${{{b}}}\"}}], \"protocols\": {{\"http2_enabled\": \"${{{c}}}\"}}, \"count\": \"${{({d}) ? 1 : 0}}\"}}}}}}}}"
        ),
    }
}

/// The text with one of its literals replaced; `None` if it has none.
fn with_hole(text: &str, number: usize) -> Option<String> {
    let literals: Vec<(usize, &str)> = text
        .match_indices("true")
        .chain(text.match_indices("false"))
        .filter(|(at, word)| {
            let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
            let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
            let is_text = text.as_bytes().get(at + word.len()) == Some(&b'%')
                || before == Some(&b'}')
                || before == Some(&b'"');
            is_end(before) && is_end(text.as_bytes().get(at + word.len())) && !is_text
        })
        .collect();
    let (at, word) = *literals.get(number % literals.len().max(1))?;
    Some(format!("{}{HOLE}{}", text.get(..at)?, text.get(at + word.len()..)?))
}

fn definite(found: &Found) -> Option<Answer> {
    match found.answer {
        // What turns on the tier is not decided.
        Answer::Stated(_) if found.unless.is_some() => None,
        Answer::Stated(_) | Answer::Default | Answer::Kept => Some(found.answer),
        Answer::Unknown => None,
    }
}

/// Settings of which the two say different things for sure.
fn contradictions(one: &Imported, other: &Imported) -> Vec<String> {
    let pairs = one.settings().iter().zip(other.settings());
    let differ = pairs.filter(|(one, other)| {
        let pair = definite(one).zip(definite(other));
        pair.is_some_and(|(one, other)| one != other)
    });
    let mut all: Vec<String> = differ.map(|(one, other)| format!("{one:?} / {other:?}")).collect();
    let tiers = one.tier.zip(other.tier).filter(|(one, other)| one != other);
    all.extend(tiers.map(|tiers| format!("{tiers:?}")));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A literal is replaced by what is not decided: whatever is answered then, is so for true and for false.
    #[test]
    fn what_is_not_decided_contradicts_neither_answer(
        shape in 0_usize..10,
        (a, b, c, d) in (expression(), expression(), expression(), expression()),
        number in 0_usize..64,
        unknown in prop::sample::select(vec!["var.hole", "data.x.y.on", "module.m[0].on", "local.not_there"]),
    ) {
        let text = configuration(shape, [&a, &b, &c, &d]);
        let Some(text) = with_hole(&text, number) else { return Ok(()) };
        let Ok(open) = import(&text.replace(HOLE, unknown)) else { return Ok(()) };
        for truth in ["true", "false"] {
            let Ok(decided) = import(&text.replace(HOLE, truth)) else { continue };
            let wrong = contradictions(&open, &decided);
            prop_assert!(wrong.is_empty(), "{truth} in\n{text}\n{wrong:#?}");
        }
    }

    /// Whatever the text is, it is read or refused.
    #[test]
    fn nothing_panics(shape in 0_usize..10, cut in 0_usize..900, insert in "[\\PC\n\"{}$%<]{0,6}", (a, b) in (expression(), expression())) {
        let text = configuration(shape, [&a, &b, &a, &b]);
        let at = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
        let _ = import(&format!("{}{insert}{}", &text[..at], &text[at..]));
        let _ = import(&text[..at]);
    }
}
