//! Bicep is read however it is laid out, and of what stands in several files what they decide together.

use tls_rehearsal::codec::import::{DEPTH_MAX, ImportError, import};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::Tier;

use super::text::{KEY, TLS10, TLS11, on, read, says, together};

const SERVICE: &str = "'Microsoft.ApiManagement/service@2024-05-01'";

/// An instance with these properties.
fn instance(properties: &str) -> String {
    format!("resource a {SERVICE} = {{\n  name: 'a'\n  properties: {{\n{properties}\n  }}\n}}\n")
}

#[test]
fn strings_hide_what_looks_like_a_comment_or_an_end() {
    let text = format!(
        "var policy = '''\n  <rewrite-uri template=\"/api/*\" /> '\n'''\nresource a {SERVICE} = {{\n  tags: {{ name: 'Basic', path: 'C:\\\\' }}\n  sku: {{\n    name: 'Premium'\n    capacity: 2\n  }}\n  properties: {{\n    customProperties: {{\n      '{KEY}10': 'True' // it\\'s {{\n    }}\n  }}\n}}\n"
    );
    let imported = read(&text);
    assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)));
    assert_eq!(on(&imported, TLS10), Some(true));
    assert_eq!(imported.remarks, []);
}

#[test]
fn it_is_read_however_it_is_laid_out() {
    let service = "'microsoft.apiManagement/Service@2024-05-01'";
    let map = format!("{{ '{KEY}10': 'True', '{KEY}11': 'False' }}");
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
            "targetScope = 'resourceGroup'\nvar names = [for i in range(0, 2): 'a${{i}}']\nresource a {service} = [for (name, i) in names: if (i < 9) {{\n  name: '${{name}}-${{toLower('X}}')}}'\n  @batchSize(1)\n  resource api 'apis@2024-05-01' = {{\n    name: 'x'\n    properties: {{ customProperties: {{}} }}\n  }}\n  sku: {{\n    name: 'Premium'\n    capacity: 2\n  }}\n  zones: i > 1\n    ? [ '1', '2' ]\n    : null\n  properties: {{\n    customProperties: {{\n      '{KEY}10': 'True'\n      '{KEY}11': false\n    }}\n  }}\n}}]\noutput id string = a[0].id\n"
        ),
        // Types, functions, imports and what a later version may have.
        format!(
            "import {{ size }} from 'shared.bicep'\nextension graph\nassert fine = 1 == 1\ntype tls = {{\n  @description('one')\n  tls10: bool?\n  ...other\n}}\n@secure() param secret string?\n@sys.description('of (all) }}')\n@metadata({{\n  a: ')'\n}}) @minLength(1) param other string = 'x'\n#disable-next-line no-unused-params\nparam typed tls = {{\n  tls10: true\n}}\nvar sized int = 2\nfunc yes(value bool?) string => value == true ? 'True' : 'False'\nresource a {service} = {{\n  sku: {{ name: 'Premium', capacity: sized }}\n  properties: {{\n    customProperties: {{\n      '{KEY}10': yes(typed.tls10)\n      '{KEY}11': yes(typed.?tls11)\n    }}\n  }}\n}}\n"
        ),
    ] {
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}// first\n{text}")]
        {
            let imported = read(&text);
            assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)), "{text}");
            assert_eq!(
                (on(&imported, TLS10), on(&imported, TLS11)),
                (Some(true), Some(false)),
                "{text}"
            );
        }
    }
}

#[test]
fn a_map_that_is_not_decided_leaves_every_key_open_with_its_reason() {
    for (inner, why) in [
        ("customProperties: union(base, { 'a': 'b' })", "base is not declared"),
        ("customProperties: on\n      ? base\n      : {}", "on is not declared"),
        ("customProperties: loop", "loop refers to itself"),
        ("customProperties: {\n ...base\n}", "base is not declared"),
        ("customProperties: {\n '${base}': 'True'\n}", "base is not declared"),
        ("customProperties: {\n ***\n}", "*** is not understood"),
        ("customProperties: 'x'", "an object with keys is expected"),
        ("...base", "base is not declared"),
    ] {
        let imported = read(&(instance(inner) + "var loop = loop\n"));
        let found = imported.of(TLS10);
        assert_eq!(found.answer, Answer::Unknown, "{inner}");
        assert!(found.why.contains(why), "{inner}: {found:?}");
    }
    for inner in ["customProperties: {}", "customProperties: null", "publisherName: 'x'"] {
        let imported = read(&instance(inner));
        assert!(imported.settings().iter().all(|found| found.answer == Answer::Default), "{inner}");
        assert_eq!(imported.remarks.len(), 1, "{inner}");
    }
}

#[test]
fn a_broken_file_says_where_and_what_would_be_right() {
    for (text, why) in [
        (
            format!("resource b 'x/y@1' = {{\n  a: [1\n}}\nresource a {SERVICE} = {{}}\n"),
            "line 1, column 22: no Bicep: the bracket that opens here is not closed",
        ),
        (
            format!("resource a {SERVICE} = {{"),
            "line 1, column 60: no Bicep: the resource is not closed; a } is expected",
        ),
        (format!("resource a {SERVICE} = {{ a: ) }}"), "a key or a } is expected, not )"),
        (format!("resource a {SERVICE} = {{ a: [1, 2"), "the list is not closed; a ] is expected"),
        (format!("resource a {SERVICE} = {{ a: 'b\n}}"), "the text is not closed; a ' is expected"),
        (
            format!("resource a {SERVICE} = {{ {}", "'\"': {\n".repeat(DEPTH_MAX * 2)),
            "nested deeper",
        ),
        (
            format!("resource a {SERVICE} = {{ a: '\"${{'{}", "\"\"${'".repeat(DEPTH_MAX * 2)),
            "nested deeper",
        ),
    ] {
        let error = import(&text).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn what_stands_between_and_around_is_told_from_what_is_meant() {
    let resource = |head: &str, map: &str| {
        format!(
            "var tls10 = 'False'\nresource b {SERVICE} /* not here */ existing = {{\n  name: 'b'\n}}\nresource a {SERVICE} = {head}{{\n  properties: {{\n    customProperties: {{\n{map}\n    }}\n  }}\n}}\n"
        )
    };
    for (map, value) in [
        (format!("#disable-next-line no-hardcoded\n'{KEY}10': 'True' // # {{"), Some(true)),
        (format!("'{KEY}10': '''\nTrue'''"), Some(true)),
        (format!("'{KEY}10': old ?\n 'True' :\n 'False'"), None),
        (format!("'{KEY}10': tls10"), Some(false)),
    ] {
        let imported = read(&resource("", &map));
        assert_eq!(on(&imported, TLS10), value, "{map}");
        assert_eq!(imported.remarks[0].about, "an existing instance");
    }
    // What a loop names hides what has the same name outside.
    let imported =
        read(&(resource("[for (tls10, i) in ['True']: ", &format!("'{KEY}10': tls10")) + "]"));
    assert_eq!(on(&imported, TLS10), Some(true));
}

#[test]
fn a_condition_that_is_false_leaves_the_instance_out_and_an_open_one_is_said() {
    let text = |condition: &str| {
        format!(
            "param made bool = false\nparam open bool\nresource a {SERVICE} = if ({condition}) {{\n  name: 'a'\n  properties: {{ customProperties: {{ '{KEY}10': 'True' }} }}\n}}\n"
        )
    };
    let error = import(&text("made")).unwrap_err().to_string();
    assert!(error.contains("not deployed, by its condition"), "{error}");
    let imported = read(&text("open"));
    assert_eq!(on(&imported, TLS10), Some(true));
    assert!(says(&imported, "whether it is deployed is not decided: parameter open"));
    let made = together(
        &[
            ("main.bicep", &text("made")),
            ("on.bicepparam", "using 'main.bicep'\nparam made = true\nparam open = true\n"),
        ],
        None,
    );
    assert_eq!(on(&made.unwrap(), TLS10), Some(true));
    // Of two of one name only what they agree in is decided.
    let two = format!(
        "{}{}",
        text("open"),
        text("!open")
            .replace("resource a", "resource b")
            .replace("param open bool", "")
            .replace("param made bool = false", "")
            .replace(
                &format!("'{KEY}10': 'True'"),
                &format!("'{KEY}10': 'False', '{KEY}11': 'True'")
            )
    );
    let imported = read(&two);
    assert_eq!(
        (imported.of(TLS10).answer, imported.of(TLS11).answer),
        (Answer::Unknown, Answer::Unknown)
    );
}

#[test]
fn of_several_instances_one_is_chosen_by_its_name() {
    let text = format!(
        "resource gw {SERVICE} = [for (n, i) in ['one', 'two']: {{\n  name: 'apim-${{n}}'\n  properties: {{ customProperties: {{ '{KEY}10': i == 0 ? 'True' : 'False' }} }}\n}}]\n"
    );
    assert_eq!(
        import(&text),
        Err(ImportError::Several(vec!["apim-one".to_owned(), "apim-two".to_owned()]))
    );
    for (name, value) in [("apim-one", true), ("APIM-TWO", false)] {
        let chosen = together(&[("a.bicep", &text)], Some(name)).unwrap();
        assert_eq!(on(&chosen, TLS10), Some(value), "{name}");
    }
    assert!(matches!(together(&[("a.bicep", &text)], Some("x")), Err(ImportError::NoSuch(..))));
    // Where all rounds say the same there is nothing to choose.
    let same = read(&text.replace("i == 0", "true"));
    assert!(on(&same, TLS10) == Some(true) && says(&same, "a loop that makes 2"));
    // A list that is not decided leaves open whether there is one.
    let open = read(&format!("param names array\n{}", text.replace("['one', 'two']", "names")));
    assert_eq!(open.of(TLS10).answer, Answer::Unknown);
    assert!(says(&open, "it is a loop: parameter names"));
}

#[test]
fn values_files_win_over_defaults_and_say_so() {
    let main = format!(
        "param tls10 bool = true\nparam tier string = 'Developer'\nparam more object = {{}}\nresource a {SERVICE} = {{\n  name: 'a'\n  sku: {{ name: tier, capacity: 1 }}\n  properties: {{ customProperties: union({{ '{KEY}10': string(tls10) }}, more) }}\n}}\n"
    );
    let by_default = read(&main);
    assert_eq!((by_default.tier, on(&by_default, TLS10)), (Some(Tier::Developer), Some(true)));
    assert_eq!(by_default.of(TLS10).why, "by the default of parameter tls10");
    assert!(by_default.empty_by_default && by_default.of(TLS11).answer == Answer::Unknown);
    let parameters = format!(
        "{{\"tls10\": {{\"value\": false}}, \"Tier\": {{\"value\": \"Premium\"}}, \"more\": {{\"value\": {{\"{KEY}11\": \"True\"}}}}}}"
    );
    let bicepparam = format!(
        "using './main.bicep'\nvar on = true\nparam tls10 = !on\nparam tier = 'Premium'\nparam more = {{\n  '{KEY}11': string(on)\n}}\n"
    );
    for (name, values) in [("prod.parameters.json", &parameters), ("prod.bicepparam", &bicepparam)]
    {
        for files in
            [[("main.bicep", &*main), (name, values)], [(name, values), ("main.bicep", &main)]]
        {
            let given = together(&files, None).unwrap();
            assert_eq!((given.kind, given.tier), (Kind::Bicep, Some(Tier::Premium)));
            assert_eq!((on(&given, TLS10), on(&given, TLS11)), (Some(false), Some(true)), "{name}");
            assert_eq!(given.of(TLS10).why, format!("by the value of parameter tls10 in {name}"));
            assert!(!given.empty_by_default);
        }
    }
    let strange = together(
        &[
            ("main.bicep", &main),
            (
                "p.bicepparam",
                "using 'main.bicep'\nparam none = 1\nparam tls10 = readEnvironmentVariable('X')\n",
            ),
        ],
        None,
    )
    .unwrap();
    assert!(says(&strange, "none: the template has no parameter of this name"));
    assert!(
        strange
            .of(TLS10)
            .why
            .contains("readEnvironmentVariable('X') is known only when it is deployed")
    );
    let error = together(&[("main.bicep", &main), ("x.json", "{\"a\": 1}")], None).unwrap_err();
    assert!(error.to_string().contains("no parameters file"), "{error}");
}

#[test]
fn a_map_that_is_empty_by_default_is_left_open_however_it_is_passed_on() {
    for (param, map) in [
        ("param p object = {}", "p"),
        ("param p object?", "p"),
        ("param p object?", "p ?? {}"),
        ("param p object = {}", "union(p, {})"),
        ("param p object = {}", "{ ...p }"),
        ("param p object = {}", "!empty(p) ? p : null"),
        ("param p object?", "p != null ? p : {}"),
        ("param p object = { map: {} }", "p.map"),
        ("param p object = {}", "empty(p) ? {} : union(p, {})"),
        ("param p object = {}\nvar q = p", "q"),
    ] {
        let imported = read(&format!("{param}\n{}", instance(&format!("customProperties: {map}"))));
        assert!(imported.empty_by_default, "{param} {map}");
        assert_eq!(imported.of(TLS10).answer, Answer::Unknown, "{param} {map}");
        assert!(
            imported.of(TLS10).why.contains("the default of parameter p is empty"),
            "{param} {map}"
        );
    }
    // What is decided by a condition on another default is decided.
    for (param, map) in [
        ("param p string = 'Consumption'", "p == 'Consumption' ? {} : { a: 'b' }"),
        ("var p = {}", "p"),
    ] {
        let imported = read(&format!("{param}\n{}", instance(&format!("customProperties: {map}"))));
        assert!(
            !imported.empty_by_default && imported.of(TLS10).answer == Answer::Default,
            "{param} {map}"
        );
    }
    // With another reason beside it no default may be taken for it.
    let mixed = read(&format!(
        "param p object = {{}}\nparam u bool\n{}",
        instance(&format!("customProperties: union(p, {{ '{KEY}10': u }})"))
    ));
    assert!(!mixed.empty_by_default && mixed.of(TLS10).answer == Answer::Unknown);
}

#[test]
fn regions_are_counted_where_that_is_decided() {
    for (list, regions) in [
        ("[\n{ location: 'x', sku: { capacity: 1 } }\n{\nlocation: 'y'\n}\n]", Some(3)),
        ("[for l in ['x', 'y']: { location: l }]", Some(3)),
        ("concat([1], [2])", Some(3)),
        ("[1, ...[2]]", Some(3)),
        ("[]", Some(1)),
        ("[...others]", None),
        ("[{}, ...others]", None),
        ("[for l in ls: { location: l }]", None),
        ("locations", None),
    ] {
        let imported = read(&instance(&format!(
            "additionalLocations: {list}\ncustomProperties: {{ 'a.b': 'C', d: true }}"
        )));
        assert_eq!(imported.regions, regions, "{list}");
        assert_eq!(says(&imported, "additional locations"), regions.is_none(), "{list}");
        assert_eq!(
            imported.others,
            [("a.b".to_owned(), "C".to_owned()), ("d".to_owned(), "true".to_owned())]
        );
    }
}
