//! Answers as tools record them: calls, queries, outputs, results of PowerShell.

use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::codec::imported::Kind;
use tls_rehearsal::domain::Tier;

use super::text::{KEY, SERVICE, TLS10, TLS11, on, read, together};

const ID: &str = "/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service";

#[test]
fn recorded_calls_tell_what_was_answered_or_else_what_was_asked() {
    let body = |tls10: &str| {
        format!(
            "{{\"id\": \"{ID}/gw\", \"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"properties\": {{\"customProperties\": {{\"{KEY}10\": \"{tls10}\"}}}}}}"
        )
    };
    let (asked, answered) = (body("True"), body("False"));
    let texted = |text: &str| serde_json::to_string(text).unwrap();
    for (text, tls10) in [
        (
            format!(
                "{{\"Entries\": [{{\"RequestBody\": {asked}, \"ResponseBody\": {answered}}}]}}"
            ),
            false,
        ),
        (
            format!(
                "{{\"Entries\": [{{\"RequestBody\": {}, \"ResponseBody\": {}}}], \"Variables\": {{}}}}",
                texted(&asked),
                texted(&answered)
            ),
            false,
        ),
        (format!("{{\"Entries\": [{{\"RequestBody\": {asked}, \"ResponseBody\": null}}]}}"), true),
        (
            format!(
                "{{\"item\": [{{\"name\": \"put\", \"request\": {{\"method\": \"PUT\", \"body\": {{\"mode\": \"raw\", \"raw\": {}}}}}, \"response\": []}}]}}",
                texted(&asked)
            ),
            true,
        ),
    ] {
        let imported = read(&text);
        assert_eq!(on(&imported, TLS10), Some(tls10), "{text}");
        assert_eq!(imported.tier, Some(Tier::Premium), "{text}");
    }
}

#[test]
fn answers_of_resource_graph_and_outputs_are_read() {
    let map = format!("{{\"{KEY}10\": \"False\"}}");
    let row = format!(
        "{{\"id\": \"{ID}/gw\", \"name\": \"gw\", \"type\": \"microsoft.apimanagement/service\", \"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"properties\": {{\"customProperties\": {map}}}}}"
    );
    let columns = format!(
        "{{\"name\": \"gw\", \"properties_customProperties\": {map}, \"sku_name\": \"Premium\", \"sku_capacity\": 2}}"
    );
    let texted = serde_json::to_string(&row).unwrap();
    for text in [
        format!(
            "{{\"totalRecords\": 1, \"count\": 1, \"data\": [{row}], \"facets\": [], \"resultTruncated\": \"false\"}}"
        ),
        format!(
            "{{\"count\": 1, \"data\": [{columns}], \"skip_token\": null, \"total_records\": 1}}"
        ),
        format!("{{\"data\": [{row}]}}"),
        format!("{{\"id\": \"x\", \"output\": {row}}}"),
        format!("{{\"apim\": {{\"sensitive\": false, \"type\": \"dynamic\", \"value\": {row}}}}}"),
        format!("{{\"apim\": {{\"type\": \"String\", \"value\": {texted}}}}}"),
    ] {
        let imported = read(&text);
        assert_eq!(on(&imported, TLS10), Some(false), "{text}");
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)), "{text}");
    }
}

#[test]
fn maps_go_by_the_name_beside_them_and_may_be_lists_of_keys() {
    let maps = format!(
        "[{{\"name\": \"one\", \"tls\": {{\"{KEY}10\": \"False\"}}}}, {{\"name\": \"two\", \"tls\": {{\"{KEY}10\": \"True\"}}}}]"
    );
    let two = together(&[("a.json", &maps)], Some("two")).unwrap();
    assert_eq!(on(&two, TLS10), Some(true));
    for (name, value) in [("Name", "Value"), ("key", "value")] {
        let pairs = format!(
            "[{{\"{name}\": \"{KEY}10\", \"{value}\": \"False\"}}, {{\"{name}\": \"{KEY}11\", \"{value}\": \"True\"}}]"
        );
        let imported = read(&pairs);
        assert_eq!((on(&imported, TLS10), on(&imported, TLS11)), (Some(false), Some(true)));
        assert_eq!(imported.kind, Kind::CustomProperties);
    }
}

#[test]
fn what_powershell_writes_of_a_what_if_result_is_read() {
    let side = |tls10: &str| {
        format!(
            "{{\"name\": \"gw\", \"properties\": {{\"customProperties\": {{\"{KEY}10\": \"{tls10}\"}}}}}}"
        )
    };
    let result = |kind: u8, after: &str| {
        format!(
            "{{\"Status\": \"Succeeded\", \"Changes\": [{{\"RelativeResourceId\": \"{SERVICE}/gw\", \"FullyQualifiedResourceId\": \"{ID}/gw\", \"ChangeType\": {kind}, \"Before\": {}, \"After\": {after}}}]}}",
            side("True")
        )
    };
    for kind in [3, 4, 5] {
        let imported = read(&result(kind, &side("False")));
        assert_eq!(on(&imported, TLS10), Some(false));
        assert_eq!(on(imported.before.as_ref().unwrap(), TLS10), Some(true));
    }
    assert!(matches!(import(&result(1, "null")), Err(ImportError::Instead(..))));
}
