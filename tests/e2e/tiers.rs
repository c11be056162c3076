//! The tab "Tiers".

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
    let text = visitor.find("region", "What differs in January 2026").text();
    assert!(text.contains("Backend TLS 1.3 on Basic v2, Standard v2 and Premium v2"), "{text}");
}
