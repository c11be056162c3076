//! The tab "Tiers".

use crate::acts::{edit_instance, unfold};
use crate::browser::Visitor;

#[test]
fn a_column_head_switches_the_instance() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    let table = visitor.find("table", "Capabilities by tier and gateway");
    assert_eq!(
        table.find("button", "Developer").attribute("aria-pressed").as_deref(),
        Some("true")
    );
    table.find("button", "Premium").click();
    assert!(visitor.find("group", "Instance summary").text().contains("Premium"));
    assert_eq!(table.find("button", "Premium").attribute("aria-pressed").as_deref(), Some("true"));
    table.find("button", "Workspace").click();
    visitor.open_tab("Protocols + ciphers");
    edit_instance(&visitor);
    assert!(visitor.find("radio", "Workspace").is_on());
}

#[test]
fn a_cell_says_why_and_where_that_is_stated() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    visitor.find("button", "Consumption, Client SSL 3.0: Rejected by ARM").click();
    let text = visitor.find("region", "What each tier and gateway allows").text();
    assert!(text.contains("not supported in SkuType Consumption"), "{text}");
    assert!(text.contains("terraform-provider-azurerm issue 8405"), "{text}");
    assert!(text.contains("reported"), "{text}");
}

#[test]
fn the_other_edition_is_compared() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    unfold(&visitor, "Where editions differ");
    let text = visitor.find("region", "What differs in January 2026").text();
    assert!(text.contains("Backend TLS 1.3 on Basic v2, Standard v2 and Premium v2"), "{text}");
}

#[test]
fn a_chosen_cell_leads_to_its_switch() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    assert!(visitor.all("button", Some("Show this switch")).is_empty());
    visitor.find("button", "Premium, Availability zones: Yes").click();
    assert!(visitor.all("button", Some("Show this switch")).is_empty());
    visitor.find("button", "Basic, 10 other suites: Yes").click();
    assert!(visitor.all("button", Some("Change through REST API")).is_empty());
    visitor.find("button", "Show this switch").click();
    let switch =
        visitor.find("group", "Ciphers").find("switch", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");
    visitor.until("it has the focus", || switch.is_focused());
}

#[test]
fn what_only_the_rest_api_changes_is_changed_from_its_cell() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    visitor.find("button", "Developer, Backend TLS 1.2: REST API only").click();
    visitor.find("button", "Change through REST API").click();
    let switch = visitor.find("group", "Backend protocol").find("switch", "TLS 1.2");
    visitor.until("it has the focus", || switch.is_focused());
    assert!(!switch.is_locked());
}

#[test]
fn rows_are_left_out_and_the_table_stays_one_stop() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    visitor.find("button", "Premium, Client TLS 1.2: Fixed on").focus();
    let stops = || {
        visitor.script("[...document.querySelectorAll('.grid [tabindex=\"0\"]')].map(each => each.getAttribute('aria-label')).join()")
    };
    assert_eq!(stops(), "Premium, Client TLS 1.2: Fixed on");
    visitor.find("radio", "Where tiers differ").click();
    assert!(visitor.all("button", Some("Premium, Client TLS 1.2: Fixed on")).is_empty());
    assert_eq!(stops(), "Premium");
    visitor.find("radio", "Where editions differ").click();
    let rows: Vec<_> = visitor.all("rowheader", None).iter().map(|row| row.name()).collect();
    assert!(rows.contains(&"Client TLS 1.3".to_owned()), "{rows:?}");
    assert!(!rows.contains(&"Client TLS 1.1".to_owned()), "{rows:?}");
    visitor.find("button", "Premium").focus();
    visitor.press("ArrowDown");
    visitor.press("ArrowDown");
    assert_eq!(stops(), "Premium, Backend TLS 1.3: Yes");
    visitor.press("ArrowDown");
    assert_eq!(stops(), "Premium, Backend TLS 1.3: Yes");
}

#[test]
fn on_a_phone_the_column_of_the_instance_comes_first() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    visitor.resize(390, 844);
    let table = visitor.find("table", "Capabilities by tier and gateway");
    let comes_first = |name: &str| {
        let left = table.find("button", name).script("function() { const head = this.closest('th'); return head.getBoundingClientRect().left - head.parentElement.firstElementChild.getBoundingClientRect().right }");
        left.as_f64().is_some_and(|left| left.abs() < 2.0)
    };
    table.find("button", "Standard").click();
    visitor.until("its column comes first", || comes_first("Standard"));
}

/// From the first stop to the last, with a cell chosen and all that is folded open.
#[test]
fn there_are_forty_stops_of_the_tab_key_at_most() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    visitor.find("button", "Developer, Backend TLS 1.2: REST API only").click();
    unfold(&visitor, "Where editions differ");
    unfold(&visitor, "Where sources disagree");
    visitor.script("document.activeElement.blur(); window.stops = new Set(); document.addEventListener('focusin', event => window.stops.add(event.target))");
    for _ in 0..60 {
        visitor.press("Tab");
    }
    let stops = visitor.script("window.stops.size").as_u64().unwrap_or_default();
    assert!((10..=40).contains(&stops), "{stops} stops");
}
