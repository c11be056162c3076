//! ARM templates are read wherever an instance stands in them.

use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::Tier;

use super::text::{KEY, SERVICE, TLS10, TLS11, on, read, says, template, together, with_map};

#[test]
fn names_in_a_template_stand_for_their_values() {
    let text = |map: &str| {
        format!(
            "{{\"$schema\": \"x\", \"parameters\": {{\"map\": {{\"defaultValue\": {{\"{KEY}10\": \"True\", \"{KEY}11\": \"[variables('off')]\"}}}}}}, \"variables\": {{\"off\": \"[variables('no')]\", \"no\": \"False\", \"size\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"loop\": \"[variables('loop')]\"}}, \"resources\": [{{\"type\": \"{SERVICE}\", \"sku\": \"[variables('size')]\", \"properties\": {{\"customProperties\": \"{map}\"}}}}]}}"
        )
    };
    for map in ["[Parameters('MAP')]", "[union(parameters('map'), createObject())]"] {
        let imported = read(&text(map));
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)));
        assert_eq!((on(&imported, TLS10), on(&imported, TLS11)), (Some(true), Some(false)));
        assert_eq!(imported.of(TLS10).why, "by the default of parameter map");
        assert_eq!(imported.remarks, []);
    }
    for (map, why) in [
        ("[variables('loop')]", "variables('loop') refers to itself"),
        ("[parameters('other')]", "is not declared"),
    ] {
        let imported = read(&text(map));
        assert!(
            imported.of(TLS10).answer == Answer::Unknown && imported.of(TLS10).why.contains(why),
            "{map}"
        );
    }
}

#[test]
fn every_place_in_a_template_where_an_instance_may_stand_is_read() {
    let plain = with_map(&format!("{{\"{KEY}10\": \"False\"}}"));
    let passed = with_map(&format!("{{\"{KEY}10\": \"[parameters('on')]\"}}"));
    let nested = |options: &str, parameters: &str, inner: &str| {
        format!(
            "[{{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"2022-09-01\", \"name\": \"inner\", \"properties\": {{{options} {parameters} \"template\": {inner}}}}}]"
        )
    };
    let own = template(
        "\"parameters\": {\"on\": {\"type\": \"string\", \"defaultValue\": \"True\"}},",
        &format!("[{passed}]"),
    );
    let outer = "\"parameters\": {\"on\": {\"type\": \"string\", \"defaultValue\": \"False\"}},";
    let inner_scope = "\"expressionEvaluationOptions\": {\"scope\": \"Inner\"},";
    for text in [
        template("", &format!("[{plain}]")),
        template("\"languageVersion\": \"2.0\",", &format!("{{\"old\": {{\"existing\": true, \"type\": \"{SERVICE}\", \"name\": \"old\"}}, \"gw\": {plain}}}")),
        template(outer, &nested("", "", &own)),
        template(outer, &nested(inner_scope, "\"parameters\": {\"on\": {\"value\": \"[parameters('on')]\"}},", &own)),
        template(outer, &nested(inner_scope, "\"parameters\": \"[createObject('on', createObject('value', 'false'))]\",", &own)),
        // What an export answers, and the body of a deployment.
        format!("{{\"template\": {}}}", template("", &format!("[{plain}]"))),
        format!("{{\"properties\": {{\"mode\": \"Incremental\", \"parameters\": {{\"on\": {{\"value\": \"False\"}}}}, \"template\": {own}}}}}"),
        // A resource, or several, cut out of a template.
        plain.clone(),
        format!("[{plain}]"),
        template("", &format!("[{}]", with_map(&format!("{{\"[concat('{KEY}', '10')]\": \"[string(false())]\"}}")))),
        template("\"variables\": {\"all\": {\"copy\": [{\"name\": \"keys\", \"count\": 2, \"input\": \"[concat('Tls1', copyIndex('keys'))]\"}]}},", &format!("[{}]", with_map(&"{\"[concat('KEY', 'Tls', substring(variables('all').keys[0], 3))]\": \"False\"}".replace("KEY', 'Tls", KEY)))),
        template("\"variables\": {\"copy\": [{\"name\": \"v\", \"count\": 2, \"input\": \"[equals(copyIndex('v', 1), 2)]\"}]},", &format!("[{}]", with_map(&format!("{{\"{KEY}10\": \"[variables('v')[0]]\"}}")))),
    ] {
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}// first\n{text}")] {
            let imported = read(&text);
            assert_eq!((imported.kind, imported.tier, imported.units), (Kind::ArmTemplate, Some(Tier::Premium), Some(2)), "{text}");
            assert_eq!(on(&imported, TLS10), Some(false), "{text}\n{:?}", imported.of(TLS10));
            assert_eq!(imported.of(TLS11).answer, Answer::Default, "{text}");
        }
    }
    let alone = read(&template("", &nested(inner_scope, "", &own)));
    assert_eq!(
        (on(&alone, TLS10), alone.of(TLS10).why.as_str()),
        (Some(true), "by the default of parameter on")
    );
    let secret = nested(
        inner_scope,
        "\"parameters\": {\"on\": {\"reference\": {\"keyVault\": {\"id\": \"x\"}}}},",
        &own,
    );
    assert_eq!(read(&template("", &secret)).of(TLS10).answer, Answer::Unknown);
}

#[test]
fn conditions_and_loops_of_resources_are_evaluated() {
    let text = |head: &str| {
        template(
            "\"parameters\": {\"open\": {\"type\": \"bool\"}, \"count\": {\"defaultValue\": 2}},",
            &format!(
                "[{}]",
                with_map(&format!("{{\"{KEY}10\": \"True\"}}")).replace("\"name\": \"gw\"", head)
            ),
        )
    };
    assert!(
        import(&text("\"name\": \"gw\", \"condition\": \"[equals(1, 2)]\""))
            .unwrap_err()
            .to_string()
            .contains("by its condition")
    );
    let open = read(&text("\"name\": \"gw\", \"condition\": \"[parameters('open')]\""));
    assert!(
        on(&open, TLS10) == Some(true)
            && says(&open, "whether it is deployed is not decided: parameter open")
    );
    let many = read(&text(
        "\"name\": \"[concat('gw', copyIndex())]\", \"copy\": {\"name\": \"gws\", \"count\": \"[parameters('count')]\"}",
    ));
    assert!(on(&many, TLS10) == Some(true) && says(&many, "copy gws: it is a loop that makes 2"));
    assert_eq!(many.name.as_deref(), Some("gw0"));
    let open = read(&text(
        "\"name\": \"[concat('gw', copyIndex())]\", \"copy\": {\"name\": \"gws\", \"count\": \"[length(parameters('open'))]\"}",
    ));
    assert!(says(&open, "copy gws: parameter open"));
}

#[test]
fn a_template_that_is_elsewhere_is_told_what_is_meant() {
    for (linked, kind) in [
        ("\"templateLink\": {\"uri\": \"https://x/y.json\"}", "uri"),
        ("\"templateLink\": {\"id\": \"[resourceId('a', 'b')]\"}", "id"),
    ] {
        let text = template(
            "",
            &format!(
                "[{{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"2022-09-01\", \"name\": \"apim\", \"properties\": {{{linked}, \"parameters\": {{\"sku\": {{\"value\": \"Basic\"}}, \"tls\": {{\"value\": {{\"{KEY}10\": \"False\"}}}}}}}}}}]"
            ),
        );
        let imported = read(&text);
        assert_eq!(
            (imported.tier, on(&imported, TLS10)),
            (Some(Tier::Basic), Some(false)),
            "{kind}"
        );
        assert!(
            imported.of(TLS11).answer == Answer::Unknown
                && says(&imported, "deployment apim: what stands here is meant"),
            "{kind}"
        );
    }
}

#[test]
fn parameters_files_are_read_with_their_template_and_alone() {
    let main = template(
        "\"parameters\": {\"sku\": {\"type\": \"object\"}, \"tls\": {\"type\": \"object\", \"defaultValue\": {}}},",
        &format!(
            "[{}]",
            with_map("\"[parameters('tls')]\"")
                .replace("{\"name\": \"Premium\", \"capacity\": 2}", "\"[parameters('sku')]\"")
        ),
    );
    let alone = read(&main);
    assert!(
        alone.tier.is_none()
            && says(&alone, "sku: parameter sku has no default")
            && alone.empty_by_default
    );
    let inner = format!(
        "{{\"sku\": {{\"value\": {{\"name\": \"Basic\", \"capacity\": 1}}}}, \"tls\": {{\"value\": {{\"{KEY}10\": \"False\"}}}}}}"
    );
    for values in [
        inner.clone(),
        format!("{{\"parameters\": {inner}}}"),
        format!(
            "{{\"$schema\": \"https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#\", \"contentVersion\": \"1.0.0.0\", \"parameters\": {inner}}}"
        ),
        format!("// of production\r\n{inner}"),
        format!("\u{feff}{inner}"),
    ] {
        let given = together(&[("main.json", &main), ("p.json", &values)], None).unwrap();
        assert_eq!((given.tier, on(&given, TLS10)), (Some(Tier::Basic), Some(false)), "{values}");
        let alone = read(&values);
        assert_eq!(
            (alone.kind, alone.tier, alone.units),
            (Kind::ArmParameters, Some(Tier::Basic), Some(1)),
            "{values}"
        );
        assert_eq!(
            (on(&alone, TLS10), alone.of(TLS11).answer),
            (Some(false), Answer::Unknown),
            "{values}"
        );
        assert!(says(&alone, "give it as well"), "{values}");
    }
    // What another tool replaces is not decided; null leaves the default.
    let open =
        inner.replace("\"Basic\"", "\"${APIM_SKU=Basic}\"").replace("\"False\"", "\"#{tls}#\"");
    let given = together(&[("main.json", &main), ("p.json", &open)], None).unwrap();
    assert_eq!((given.tier, given.of(TLS10).answer), (None, Answer::Unknown));
    assert!(given.of(TLS10).why.contains("#{tls}# is replaced before it is deployed"));
    let null = together(&[("main.json", &main), ("p.json", "{\"tls\": {\"value\": null}}")], None);
    assert!(null.unwrap().empty_by_default);
    assert_eq!(import("{\"a\": {\"value\": 1}}"), Err(ImportError::Nothing(Kind::ArmParameters)));
}

#[test]
fn a_mark_that_is_replaced_before_it_is_deployed_decides_nothing() {
    for mark in
        ["#{env}#", "#{ env }", "__env__", "$(env)", "${env}", "{{ env }}", "<env>", "%env%"]
    {
        let text = template(
            &format!(
                "\"parameters\": {{\"env\": {{\"type\": \"string\", \"defaultValue\": \"{mark}\"}}}},"
            ),
            &format!(
                "[{}]",
                with_map(&format!(
                    "{{\"{KEY}10\": \"[if(equals(parameters('env'), 'prod'), 'False', 'True')]\", \"{KEY}11\": \"{mark}\"}}"
                ))
            ),
        );
        let imported = read(&text);
        for setting in [TLS10, TLS11] {
            let found = imported.of(setting);
            assert_eq!(found.answer, Answer::Unknown, "{mark}");
            assert!(found.why.contains("is replaced before it is deployed"), "{found:?}");
        }
        // A value that is given counts, and so does what a template replaces itself.
        let values = "{\"env\": {\"value\": \"prod\"}}";
        let given = together(&[("a.json", &text), ("p.json", values)], None).unwrap();
        assert_eq!(on(&given, TLS10), Some(false), "{mark}");
        let itself = format!("{{\"{KEY}10\": \"[replace('{mark}', '{mark}', 'True')]\"}}");
        let itself = read(&template("", &format!("[{}]", with_map(&itself))));
        assert_eq!(on(&itself, TLS10), Some(true), "{mark}");
    }
}

#[test]
fn a_type_may_be_an_expression_and_a_template_the_one_of_a_template_spec() {
    let instance = with_map(&format!("{{\"{KEY}10\": \"False\"}}"));
    let varied = instance.replace(SERVICE, "[variables('kind')]");
    let variables = format!("\"variables\": {{\"kind\": \"{SERVICE}\"}},");
    assert_eq!(on(&read(&template(&variables, &format!("[{varied}]"))), TLS10), Some(false));
    let spec = format!(
        "{{\"type\": \"Microsoft.Resources/templateSpecs/versions\", \"name\": \"1\", \"properties\": {{\"mainTemplate\": {}}}}}",
        template("", &format!("[{instance}]"))
    );
    assert_eq!(on(&read(&spec), TLS10), Some(false));
}

#[test]
fn a_linked_template_that_is_given_is_read_with_what_is_passed_to_it() {
    let map = "{\"tls\": {\"type\": \"object\"}}";
    let inner = template(
        &format!("\"parameters\": {map},"),
        &format!("[{}]", with_map("\"[parameters('tls')]\"")),
    );
    for link in [
        "\"relativePath\": \"nested/gateway.json\"",
        "\"uri\": \"https://x/nested/gateway.json?sas\"",
        "\"uri\": \"[concat(parameters('base'), '/Gateway.json', parameters('sas'))]\"",
        "\"uri\": \"[uri(deployment().properties.templateLink.uri, 'gateway.json')]\"",
    ] {
        let outer = template(
            "",
            &format!(
                "[{{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"2021-04-01\", \"name\": \"d\", \"properties\": {{\"templateLink\": {{{link}}}, \"parameters\": {{\"tls\": {{\"value\": {{\"{KEY}10\": \"[string(true())]\"}}}}}}}}}}]"
            ),
        );
        for files in [
            [("main.json", &*outer), ("a/gateway.json", &*inner)],
            [("gateway.json", &*inner), ("main.json", &*outer)],
        ] {
            let imported = together(&files, None).unwrap();
            assert_eq!(on(&imported, TLS10), Some(true), "{link}");
            assert_eq!(imported.of(TLS11).answer, Answer::Default, "{link}");
        }
        let alone = read(&outer);
        assert_eq!(alone.of(TLS11).answer, Answer::Unknown, "{link}");
    }
}
