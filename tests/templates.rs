//! Bicep and ARM templates are read however they are laid out, and what they name is read where it stands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use tls_rehearsal::codec::import::{DEPTH_MAX, import};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::domain::{Created, Protocol, Setting, Side, Tier};

fn on(imported: &Imported, setting: Setting) -> Option<bool> {
    imported.found.iter().find(|found| found.setting == setting).map(|found| found.on)
}

#[test]
fn strings_of_bicep_hide_what_looks_like_a_comment_or_an_end() {
    let resource = |inner: &str| {
        format!(
            "var policy = '''\n  <rewrite-uri template=\"/api/*\" /> '\n'''\nresource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  tags: {{ name: 'Basic', path: 'C:\\\\' }}\n  sku: {{\n    name: 'Premium'\n    capacity: 2\n  }}\n  properties: {{\n    customProperties: {{\n      {inner}\n    }}\n  }}\n}}\n"
        )
    };
    let text = resource(
        "'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10': 'True' // it\\'s {",
    );
    let imported = import(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)));
    assert_eq!(on(&imported, Setting::Protocol(Side::Client, Protocol::Tls10)), Some(true));
    assert_eq!(imported.ignored, []);
}

#[test]
fn bicep_is_read_however_it_is_laid_out() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls";
    let service = "'microsoft.apiManagement/Service@2024-05-01'";
    let tls10 = Setting::Protocol(Side::Client, Protocol::Tls10);
    let tls11 = Setting::Protocol(Side::Client, Protocol::Tls11);
    let map = format!("{{ '{key}10': 'True', '{key}11': 'False' }}");
    for text in [
        // One line.
        format!(
            "resource a {service} = {{ sku: {{ name: 'Premium', capacity: 2 }}, properties: {{ customProperties: {map} }} }}"
        ),
        // By names, declared before and after, through other names.
        format!(
            "param tier string = 'Premium'\nvar tls = {map}\nresource a {service} = {{\n  sku: size\n  properties: {{\n    customProperties: chosen\n  }}\n}}\nvar chosen = tls\nvar size = {{\n  name: tier\n  capacity: 2\n}}\n"
        ),
        // A parameter's default, decorated; choices and comments between.
        format!(
            "@allowed([\n  'Basic'\n  'Premium'\n])\nparam tier\n  | 'Basic' | 'Premium' = 'Premium' // {{\n@description('it''s {{ ${{1}}')\nparam map object = {map}\nresource a {service} = if (tier != 'Basic') {{\n  sku: {{ name: tier /* }} */, capacity: 2 }}\n  properties: {{ customProperties: map }}\n}}\n"
        ),
        // A loop, with others before and in it.
        format!(
            "targetScope = 'resourceGroup'\nvar names = [for i in range(0, 2): 'a${{i}}']\nresource a {service} = [for (name, i) in names: if (i < 9) {{\n  name: '${{name}}-${{toLower('X}}')}}'\n  @batchSize(1)\n  resource api 'apis@2024-05-01' = {{\n    name: 'x'\n    properties: {{ customProperties: {{}} }}\n  }}\n  sku: {{\n    name: 'Premium'\n    capacity: 2\n  }}\n  zones: i > 1\n    ? [ '1', '2' ]\n    : null\n  properties: {{\n    customProperties: {{\n      '{key}10': 'True'\n      '{key}11': false\n    }}\n  }}\n}}]\noutput id string = a[0].id\n"
        ),
    ] {
        let imported = import(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)), "{text}");
        assert_eq!(
            (on(&imported, tls10), on(&imported, tls11)),
            (Some(true), Some(false)),
            "{text}"
        );
        assert_eq!(imported.ignored.len(), usize::from(text.contains("[for (")), "{text}");
    }
    for (inner, what) in [
        (
            "customProperties: union(base, { 'a': 'b' })",
            "customProperties: union(base, { 'a': 'b' })",
        ),
        (
            "customProperties: on\n      ? { 'a': 'b' }\n      : {}",
            "customProperties: on      ? { 'a': 'b' }      : {}",
        ),
        ("customProperties: unknown", "customProperties: unknown"),
        ("customProperties: loop", "customProperties: loop"),
        ("customProperties: {}", "customProperties"),
        ("customProperties: {\n ...base\n}", "...base"),
        ("customProperties: {\n '${a}': 'True'\n}", "'${a}': 'True'"),
        ("customProperties: {\n ***\n}", "***"),
        ("publisherName: 'x'", "the instance"),
    ] {
        let text = format!(
            "var loop = loop\nresource a {service} = {{\n  properties: {{\n    {inner}\n  }}\n}}\n"
        );
        let imported = import(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let [remark] = &imported.ignored[..] else { panic!("{inner}: {:?}", imported.ignored) };
        assert_eq!(remark.what, what, "{inner}");
        assert!(imported.found.is_empty());
    }
    for (text, why) in [
        (
            format!("resource a {service} = {{"),
            "line 1, column 60: no Bicep: the resource is not closed",
        ),
        (format!("resource a {service} = {{ a: ) }}"), "a key or a } is expected, not )"),
        (
            format!("resource a {service} = {{ {}", "'\"': {\n".repeat(DEPTH_MAX * 2)),
            "nested deeper",
        ),
        (
            format!("resource a {service} = {{ a: '\"${{'{}", "\"\"${'".repeat(DEPTH_MAX * 2)),
            "nested deeper",
        ),
    ] {
        let error = import(&text).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn what_stands_between_and_around_in_bicep_is_told_from_what_is_meant() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls";
    let service = "'Microsoft.ApiManagement/service@2024-05-01'";
    let resource = |head: &str, map: &str| {
        format!(
            "var tls10 = 'False'\nresource b {service} /* not here */ existing = {{\n  name: 'b'\n}}\nresource a {service} = {head}{{\n  properties: {{\n    customProperties: {{\n{map}\n    }}\n  }}\n}}\n"
        )
    };
    let tls10 = Setting::Protocol(Side::Client, Protocol::Tls10);
    for (map, value) in [
        (format!("#disable-next-line no-hardcoded\n'{key}10': 'True' // # {{"), Some(true)),
        (format!("'{key}10': '''\nTrue'''"), Some(true)),
        (format!("'{key}10': old ?\n 'True' :\n 'False'"), None),
        (format!("'{key}10': tls10"), Some(false)),
    ] {
        let imported = import(&resource("", &map)).unwrap_or_else(|error| panic!("{error}: {map}"));
        assert_eq!(on(&imported, tls10), value, "{map}");
        let left_out = 1 + usize::from(value.is_none());
        assert_eq!(imported.ignored.len(), left_out, "{map}: {:?}", imported.ignored);
        assert_eq!(imported.ignored[0].what, "an existing instance");
    }
    // What a loop names hides what has the same name outside.
    let text = resource("[for (tls10, i) in ['True']: ", &format!("'{key}10': tls10")) + "]";
    let imported = import(&text).unwrap();
    assert_eq!(on(&imported, tls10), None);
}

#[test]
fn keys_of_others_are_kept_once_and_what_is_not_kept_is_said() {
    let read = |map: &str| {
        let text = format!(
            "{{\"sku\": {{\"name\": \"Basic\"}}, \"properties\": {{\"customProperties\": {{{map}}}}}}}"
        );
        import(&text).unwrap()
    };
    let imported = read("\"a\": \"1\", \"b\": \"2\", \"a\": \"1\"");
    assert_eq!(imported.others.len(), 2);
    let imported = read("\"a\": \"1\", \"b\": \"2\", \"a\": \"3\"");
    assert_eq!(imported.others, [("b".to_owned(), "2".to_owned())]);
    let many: Vec<_> = (0..30).map(|number| format!("\"k{number}\": \"x\"")).collect();
    let imported = read(&many.join(", "));
    let kept = imported.others.len();
    let unkept = imported.ignored.iter().filter(|each| each.why.contains("not kept")).count();
    assert!(kept > 0 && kept < 30 && kept + unkept == 30, "{kept} {unkept}");
    // In a template, a bracket at the beginning is an expression unless there are two.
    let template = "{\"$schema\": \"\", \"resources\": [{\"type\": \"Microsoft.ApiManagement/service\", \"properties\": {\"customProperties\": {\"a\": \"[[b]\"}}}]}";
    assert_eq!(import(template).unwrap().others, [("a".to_owned(), "[b]".to_owned())]);
}

#[test]
fn names_in_a_template_stand_for_their_values() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls";
    let template = |map: &str| {
        format!(
            "{{\"$schema\": \"x\", \"parameters\": {{\"map\": {{\"defaultValue\": {{\"{key}10\": \"True\", \"{key}11\": \"[variables('off')]\"}}}}}}, \"variables\": {{\"off\": \"[variables('no')]\", \"no\": \"False\", \"size\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"loop\": \"[variables('loop')]\"}}, \"resources\": [{{\"type\": \"Microsoft.ApiManagement/service\", \"sku\": \"[variables('size')]\", \"properties\": {{\"customProperties\": \"{map}\"}}}}]}}"
        )
    };
    let imported = import(&template("[Parameters('MAP')]")).unwrap();
    assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)));
    assert_eq!(on(&imported, Setting::Protocol(Side::Client, Protocol::Tls10)), Some(true));
    assert_eq!(on(&imported, Setting::Protocol(Side::Client, Protocol::Tls11)), Some(false));
    assert_eq!(imported.ignored, []);
    for unknown in [
        "[variables('loop')]",
        "[parameters('other')]",
        "[union(parameters('map'), createObject())]",
    ] {
        let imported = import(&template(unknown)).unwrap();
        assert!(imported.found.is_empty() && imported.ignored.len() == 1, "{:?}", imported.ignored);
    }
}

#[test]
fn regions_and_age_are_read_and_keys_of_others_are_kept() {
    let service = "Microsoft.ApiManagement/service@2024-05-01";
    let list = "\"additionalLocations\": [{}, {}], \"customProperties\": {\"a.b\": \"C\", \"d\": true, \"[concat('e')]\": \"True\"}";
    let texts = [
        format!(
            "{{\"sku\": {{\"name\": \"Premium\"}}, \"properties\": {{\"createdAtUtc\": \"2018-04-01T09:00:00Z\", {list}}}}}"
        ),
        format!(
            "{{\"$schema\": \"\", \"resources\": [{{\"type\": \"Microsoft.ApiManagement/service\", \"properties\": {{{list}}}}}]}}"
        ),
        format!(
            "resource a '{service}' = {{\n  properties: {{\n    additionalLocations: [\n      {{ location: 'x', sku: {{ capacity: 1 }} }}\n      {{\n        location: 'y'\n      }}\n    ]\n    customProperties: {{\n      'a.b': 'C'\n      d: true\n      '${{e}}': 'True'\n    }}\n  }}\n}}\n"
        ),
        format!(
            "resource \"azapi_resource\" \"a\" {{\n  type = \"{service}\"\n  body = {{ properties = {{ additionalLocations = [{{}}, {{}}], customProperties = {{ \"a.b\" = \"C\", d = true, (var.e) = \"True\" }} }} }}\n}}\n"
        ),
    ];
    for text in &texts {
        let imported = import(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(imported.regions, Some(3), "{text}");
        let others: Vec<_> =
            imported.others.iter().map(|(key, value)| (&key[..], &value[..])).collect();
        assert_eq!(others, [("a.b", "C"), ("d", "true")], "{text}");
        assert!(imported.ignored.iter().any(|each| each.why.contains("not guessed")), "{text}");
    }
    assert_eq!(import(&texts[0]).unwrap().created, Some(Created::OnOrBefore));
    let azurerm =
        "resource \"azurerm_api_management\" \"a\" {\n  additional_location {}\n  security {}\n}\n";
    assert_eq!(import(azurerm).unwrap().regions, Some(2));
    let plan = "{\"planned_values\": {\"root_module\": {\"resources\": [{\"type\": \"azurerm_api_management\", \"values\": {\"additional_location\": [{}], \"security\": [{}]}}]}}}";
    assert_eq!(import(plan).unwrap().regions, Some(2));
    // What is computed is not counted.
    for list in [
        "[...others]",
        "[{}, ...others]",
        "[for l in ls: { location: l }]",
        "locations",
        "concat([1], [2])",
        "[1, 2)",
    ] {
        let text = format!(
            "resource a '{service}' = {{\n  properties: {{\n    additionalLocations: {list}\n  }}\n}}\n"
        );
        if let Ok(imported) = import(&text) {
            assert_eq!(imported.regions, None, "{list}");
            assert!(
                imported.ignored.iter().any(|each| each.what == "additionalLocations"),
                "{list}"
            );
        }
    }
}
