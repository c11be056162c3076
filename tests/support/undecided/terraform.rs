//! Terraform: blocks, bodies of azapi, calls of modules, JSON syntax.

use super::{Draw, GATEWAY, KEYS, Language, Marked};

const ATTRIBUTES: [&str; 7] = [
    "frontend_tls10_enabled",
    "frontend_tls11_enabled",
    "enable_frontend_ssl30",
    "disable_backend_tls10",
    "backend_tls11_enabled",
    "triple_des_ciphers_enabled",
    "tls_rsa_with_aes128_cbc_sha_ciphers_enabled",
];

pub fn marked(shape: usize, draw: &mut Draw) -> Marked {
    let text = match shape {
        0 => {
            let counted = counted(draw);
            azurerm(draw, &counted)
        }
        1 => azapi_resource(draw),
        2 => azapi_update(draw),
        3 => module_call(draw),
        4 => json_syntax(draw),
        5 => return with_values(draw),
        _ => return plan(draw),
    };
    let declared = draw.declared.concat();
    let text = if draw.coin() { format!("{text}{declared}") } else { format!("{declared}{text}") };
    let name = if shape == 4 { "main.tf.json" } else { "main.tf" };
    let text = if shape == 4 { text.replace(&declared, "") } else { text };
    let mut files = vec![(name, text)];
    if shape == 4 && !declared.is_empty() {
        files.push(("locals.tf", declared));
    }
    Marked { language: Language::Terraform, files }
}

/// An expression that is true or false.
fn truth(draw: &mut Draw, depth: usize) -> String {
    if depth == 0 || draw.below(4) == 0 {
        return draw.spot('e', "true", "false");
    }
    let x = truth(draw, depth - 1);
    let shape = draw.below(32);
    let y = if shape < 20 { truth(draw, depth - 1) } else { String::new() };
    match shape {
        0 => format!("(({x}) && ({y}))"),
        1 => format!("(({x}) || ({y}))"),
        2 => {
            let test = draw.spot('e', "\"dev\"", "\"prod\"");
            format!("({test} == \"prod\" ? {x} : {y})")
        }
        3 => {
            let count = draw.spot('e', "1", "2");
            format!("({count} > 1 ? {x} : {y})")
        }
        4 => {
            let at = draw.spot('e', "0", "1");
            format!("[{x}, {y}][{at}]")
        }
        5 => {
            let at = draw.spot('e', "\"a\"", "\"b\"");
            format!("{{ a = {x}, b = {y} }}[{at}]")
        }
        6 => {
            let key = draw.spot('e', "\"a\"", "\"c\"");
            format!("lookup({{ a = {x} }}, {key}, {y})")
        }
        7 => {
            let map = draw.spot('e', &format!("{{ a = {x} }}"), "{}");
            format!("merge({{ a = {y} }}, {map}).a")
        }
        8 => {
            let map = draw.spot('e', &format!("{{ a = {x} }}"), "{}");
            format!("try({map}.a, {y})")
        }
        9 => {
            let name = draw.name("l");
            draw.declared.push(format!("locals {{\n  {name} = {{ a = {x}, b = {y} }}\n}}\n"));
            draw.one_of(&[format!("local.{name}.a"), format!("local.{name}[\"b\"]")])
        }
        10 => {
            let (name, leaf) = (draw.name("v"), draw.spot('e', "true", "false"));
            draw.declared.push(format!("variable \"{name}\" {{\n  type = object({{ a = optional(bool, {leaf}), b = optional(bool) }})\n  default = {{}}\n}}\n"));
            format!("(var.{name}.a ? {x} : {y})")
        }
        11 => format!("anytrue([{x}, {y}])"),
        12 => format!("alltrue([for v in [{x}, {y}] : !v])"),
        13 => {
            let list = draw.spot('e', &format!("[{x}]"), "[]");
            format!("(length(concat({list}, [{y}])) == 2)")
        }
        14 => {
            let text = draw.spot('e', "\"a\"", "\"c\"");
            format!("(contains([\"a\", \"b\"], {text}) ? {x} : {y})")
        }
        15 => {
            let null = draw.spot('e', "null", &x);
            format!("coalesce({null}, {y})")
        }
        16 => {
            let text = draw.spot('e', "\"prod-eu\"", "\"dev-eu\"");
            format!("(startswith(lower({text}), \"prod\") ? {x} : {y})")
        }
        17 => {
            let text = draw.spot('s', "a", "b");
            format!("{{ xa = {x}, xb = {y} }}[\"x{text}\"]")
        }
        18 => format!("one([for k, v in {{ a = {x}, b = {y} }} : v if k == \"b\"])"),
        19 => {
            let text = draw.spot('e', "\"b,a\"", "\"a,b\"");
            format!("(split(\",\", {text})[0] == \"a\" ? {x} : {y})")
        }
        20 => format!("!({x})"),
        21 => format!("tobool(tostring({x}))"),
        22 => format!("tobool(\"${{{x}}}\")"),
        23 => format!("jsondecode(jsonencode({{ a = {x} }})).a"),
        24 => format!("[for v in [{x}] : v][0]"),
        25 => format!("{{ for k, v in {{ a = {x} }} : upper(k) => v }}[\"A\"]"),
        26 => {
            let name = draw.name("l");
            draw.declared.push(format!("locals {{\n  {name} = {x}\n}}\n"));
            format!("local.{name}")
        }
        27 => {
            let (name, leaf) = (draw.name("v"), draw.spot('e', "true", "false"));
            draw.declared.push(format!("variable \"{name}\" {{\n  default = {leaf}\n}}\n"));
            format!("(var.{name} == ({x}))")
        }
        28 => format!("can((({x}) ? {{ a = 1 }} : {{}}).a)"),
        29 => format!("(format(\"%s\", {x}) == \"true\")"),
        30 => format!("(({x}) != true)"),
        _ => format!("values({{ a = {x} }})[0]"),
    }
}

/// A map of customProperties.
fn map(draw: &mut Draw, depth: usize) -> String {
    if depth == 0 || draw.below(3) == 0 {
        let mut entries = String::new();
        let mut keys = KEYS.to_vec();
        for _ in 0..=draw.below(3) {
            let (key, value) = (keys.remove(draw.below(keys.len())), truth(draw, 2));
            let value = if draw.coin() { format!("tostring({value})") } else { value };
            entries.push_str(&format!("\"{GATEWAY}{key}\" = {value}, "));
        }
        return format!("{{ {entries}}}");
    }
    let one = map(draw, depth - 1);
    let shape = draw.below(12);
    let other = if shape < 5 { map(draw, depth - 1) } else { String::new() };
    match shape {
        0 => format!("merge({one}, {other})"),
        1 => format!("(({}) ? {one} : {other})", truth(draw, 1)),
        2 => format!("merge({one}, {})", draw.spot('e', &other, "{}")),
        3 => format!("merge({}, {other})", draw.spot('e', &one, "null")),
        4 => format!("try({}, {other})", draw.spot('e', &one, &other)),
        5 => format!("{{ for k, v in {one} : k => v if {} }}", truth(draw, 1)),
        6 => {
            let test = draw.spot('e', "\"Tls10\"", "\"Tls11\"");
            format!("{{ for k, v in {one} : k => v if !endswith(k, {test}) }}")
        }
        7 => {
            let end = draw.spot('s', "0", "1");
            format!("merge({one}, {{ \"{GATEWAY}Protocols.Tls1{end}\" = {} }})", truth(draw, 1))
        }
        8 => {
            let list = draw.spot('e', "[\"Tls10\", \"Tls11\"]", "[]");
            format!(
                "merge({one}, {{ for p in {list} : \"{GATEWAY}Protocols.${{p}}\" => {} }})",
                truth(draw, 1)
            )
        }
        9 => {
            let name = draw.name("l");
            draw.declared.push(format!("locals {{\n  {name} = {one}\n}}\n"));
            format!("local.{name}")
        }
        10 => format!("jsondecode(jsonencode({one}))"),
        _ => format!("merge([{one}, {}]...)", draw.spot('e', "{}", "null")),
    }
}

fn counted(draw: &mut Draw) -> String {
    match draw.below(6) {
        0 => format!("  count = {}\n", draw.spot('e', "1", "0")),
        1 => format!("  count = ({}) ? 1 : 0\n", truth(draw, 1)),
        2 => format!("  for_each = {}\n", draw.spot('e', "toset([\"a\"])", "toset([])")),
        _ => String::new(),
    }
}

fn azurerm(draw: &mut Draw, counted: &str) -> String {
    let sku = match draw.below(3) {
        // That it may be Consumption is heeded only where the files name it.
        0 => draw.spot('e', "\"Premium_1\"", "\"StandardV2_1\""),
        1 => format!("(({}) ? \"Developer_1\" : \"Consumption_0\")", truth(draw, 1)),
        _ => format!("\"Premium_{}\"", draw.spot('s', "1", "2")),
    };
    let attributes = |draw: &mut Draw| {
        let mut names = ATTRIBUTES.to_vec();
        let mut text = String::new();
        for _ in 0..=draw.below(3) {
            let name = names.remove(draw.below(names.len()));
            text.push_str(&format!("    {name} = {}\n", truth(draw, 2)));
        }
        text
    };
    let security = match draw.below(5) {
        0 => {
            let (list, inner) = (draw.spot('e', "[1]", "[]"), attributes(draw));
            format!(
                "  dynamic \"security\" {{\n    for_each = {list}\n    content {{\n{inner}    }}\n  }}\n"
            )
        }
        1 => {
            let on = truth(draw, 2);
            let list = draw.spot('e', &format!("[{{ on = {on} }}]"), "[]");
            format!(
                "  dynamic \"security\" {{\n    for_each = {list}\n    iterator = it\n    content {{\n      frontend_tls10_enabled = it.value.on\n      triple_des_ciphers_enabled = try(it.value.des, {})\n    }}\n  }}\n",
                truth(draw, 1)
            )
        }
        2 => String::new(),
        _ => format!("  security {{\n{}  }}\n", attributes(draw)),
    };
    let protocols = match draw.below(3) {
        0 => format!("  protocols {{\n    http2_enabled = {}\n  }}\n", truth(draw, 2)),
        1 => format!(
            "  dynamic \"protocols\" {{\n    for_each = ({}) ? [true] : []\n    content {{\n      enable_http2 = protocols.value\n    }}\n  }}\n",
            truth(draw, 1)
        ),
        _ => String::new(),
    };
    format!(
        "resource \"azurerm_api_management\" \"gw\" {{\n{counted}  name = \"a\"\n  sku_name = {sku}\n{security}{protocols}}}\n"
    )
}

const SERVICE: &str = "Microsoft.ApiManagement/service@2024-05-01";

fn body(draw: &mut Draw, sku: bool) -> String {
    let map = map(draw, 2);
    let sku = if sku {
        let name = draw.spot('e', "\"Premium\"", "\"Basic\"");
        format!("sku = {{ name = {name}, capacity = {} }}, ", draw.spot('e', "1", "2"))
    } else {
        String::new()
    };
    let properties = match draw.below(4) {
        0 => format!("merge({{ publisherName = \"x\" }}, {{ customProperties = {map} }})"),
        1 => draw.spot('e', &format!("{{ customProperties = {map} }}"), "{}"),
        _ => format!("{{ customProperties = {map} }}"),
    };
    let body = format!("{{ {sku}properties = {properties} }}");
    if draw.coin() { body } else { format!("jsonencode({body})") }
}

fn azapi_resource(draw: &mut Draw) -> String {
    let (counted, body) = (counted(draw), body(draw, true));
    format!(
        "resource \"azapi_resource\" \"gw\" {{\n{counted}  type = \"{SERVICE}\"\n  name = \"a\"\n  body = {body}\n}}\n"
    )
}

fn azapi_update(draw: &mut Draw) -> String {
    let beside = draw.coin();
    let service = if beside { azurerm(draw, "") } else { String::new() };
    let id = if beside { "azurerm_api_management.gw.id" } else { "var.id" };
    let mut text = service;
    for name in ["one", "two"].into_iter().take(1 + draw.below(2)) {
        let (counted, body) = (counted(draw), body(draw, false));
        text.push_str(&format!("resource \"azapi_update_resource\" \"{name}\" {{\n{counted}  type = \"{SERVICE}\"\n  resource_id = {id}\n  body = {body}\n}}\n"));
    }
    text
}

fn module_call(draw: &mut Draw) -> String {
    let given = if draw.coin() {
        format!("custom_properties = {}", map(draw, 2))
    } else {
        let block = format!(
            "{{ frontend_tls10_enabled = {}, triple_des_ciphers_enabled = {} }}",
            truth(draw, 2),
            truth(draw, 1)
        );
        let block = if draw.coin() { draw.spot('e', &block, "{}") } else { block };
        format!("security = {block}")
    };
    let sku = draw.spot('e', "\"Premium_1\"", "\"Basic_1\"");
    format!("module \"gw\" {{\n  source = \"./gw\"\n  {given}\n  sku_name = {sku}\n}}\n")
}

fn json_syntax(draw: &mut Draw) -> String {
    let quoted = |expression: String| {
        format!("\"${{{}}}\"", expression.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let value = |draw: &mut Draw| {
        if draw.coin() { draw.spot('j', "true", "false") } else { quoted(truth(draw, 2)) }
    };
    let (tls10, des, http2) = (value(draw), value(draw), value(draw));
    let sku = draw.spot('j', "\"Premium_1\"", "\"Basic_1\"");
    let block =
        format!("{{\"frontend_tls10_enabled\": {tls10}, \"triple_des_ciphers_enabled\": {des}}}");
    let security = match draw.below(3) {
        0 => format!("\"security\": [{block}]"),
        1 => format!("\"security\": {block}"),
        _ => {
            let each = draw.spot('j', "[1]", "[]");
            format!("\"dynamic\": {{\"security\": {{\"for_each\": {each}, \"content\": {block}}}}}")
        }
    };
    format!(
        "{{\"resource\": {{\"azurerm_api_management\": {{\"gw\": {{\"name\": \"a\", \"sku_name\": {sku}, \"protocols\": {{\"http2_enabled\": {http2}}}, {security}}}}}}}}}\n"
    )
}

/// Variables, and values for some of them in a file beside it.
fn with_values(draw: &mut Draw) -> Marked {
    let text = azurerm(draw, "");
    let map_of = map(draw, 1);
    let default = draw.spot('e', "true", "false");
    let text = format!(
        "{text}variable \"on\" {{\n  type = bool\n  default = {default}\n}}\nvariable \"more\" {{\n  type = any\n  default = {{}}\n}}\nresource \"azapi_update_resource\" \"t\" {{\n  type = \"{SERVICE}\"\n  resource_id = azurerm_api_management.gw.id\n  body = {{ properties = {{ customProperties = merge({{ \"{GATEWAY}Backend.Protocols.Tls10\" = var.on }}, {map_of}, var.more) }} }}\n}}\n{}",
        draw.declared.concat()
    );
    let values = if draw.coin() {
        format!("on = {}\n", draw.one_of(&["true", "false"]))
    } else {
        "other = 1\n".to_owned()
    };
    let values = if draw.coin() {
        format!("{values}more = {{ \"{GATEWAY}Protocols.Tls11\" = \"true\" }}\n")
    } else {
        values
    };
    Marked {
        language: Language::Terraform,
        files: vec![("main.tf", text), ("prod.tfvars", values)],
    }
}

/// A plan: what it does not know stands in a tree of its own.
fn plan(draw: &mut Draw) -> Marked {
    let mut value = || draw.spot('j', "true", "false");
    let security =
        ["frontend_tls10_enabled", "backend_tls11_enabled", "triple_des_ciphers_enabled"]
            .map(|name| format!("\"{name}\": {}", value()))
            .join(", ");
    let http2 = value();
    let sku = draw.spot('j', "\"Premium_1\"", "\"Basic_1\"");
    let blocks = format!("[{{{security}}}]");
    let blocks = if draw.coin() { draw.spot('j', &blocks, "[]") } else { blocks };
    let text = draw.spot('j', "\"true\"", "\"False\"");
    let map = draw.spot('j', &format!("{{\"{GATEWAY}Protocols.Tls11\": {text}}}"), "{}");
    let text = format!(
        "{{\"format_version\": \"1.2\", \"resource_changes\": [{{\"address\": \"azurerm_api_management.gw\", \"type\": \"azurerm_api_management\", \"change\": {{\"actions\": [\"create\"], \"before\": null, \"after\": {{\"name\": \"a\", \"sku_name\": {sku}, \"protocols\": [{{\"http2_enabled\": {http2}}}], \"security\": {blocks}}}}}}}, {{\"address\": \"azapi_update_resource.t\", \"type\": \"azapi_update_resource\", \"change\": {{\"actions\": [\"create\"], \"before\": null, \"after\": {{\"type\": \"{SERVICE}\", \"body\": {{\"properties\": {{\"customProperties\": {map}}}}}}}}}}}]}}"
    );
    Marked { language: Language::Computed, files: vec![("plan.json", text)] }
}
