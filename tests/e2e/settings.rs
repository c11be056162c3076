//! The tab "Protocols + ciphers": the page's procedures, and every kind of lockout.

use crate::acts::{edit_instance, unfold};
use crate::browser::{Element, Visitor};

fn group<'a>(visitor: &'a Visitor, name: &str) -> Element<'a> {
    visitor.find("group", name)
}

#[track_caller]
fn locked(element: &Element<'_>, on: bool, reason: &str) {
    assert!(element.is_locked(), "{} is not locked", element.name());
    assert_eq!(element.is_on(), on, "{}", element.name());
    let description = element.description();
    assert!(description.contains("Locked"), "{description}");
    assert!(description.contains(reason), "{description}");
}

/// The steps of "How to manage TLS protocols and cipher suites", in a classic tier.
#[test]
fn protocols_and_ciphers_are_changed_and_saved_step_by_step() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Standard").click();
    let weak = group(&visitor, "Ciphers").find("switch", "TLS_RSA_WITH_AES_256_CBC_SHA");
    assert!(weak.is_on());
    weak.click();
    assert!(!weak.is_on());
    group(&visitor, "Client protocol").find("switch", "HTTP/2").click();

    let pending = visitor.find("region", "Pending changes");
    let changes: Vec<_> = pending.all("listitem").iter().map(Element::text).collect();
    assert_eq!(changes.len(), 2);
    assert!(changes[0].contains("HTTP/2") && changes[0].contains("off to on"), "{changes:?}");
    assert!(changes[1].contains("TLS_RSA_WITH_AES_256_CBC_SHA"), "{changes:?}");
    assert!(changes[1].contains("on to off"), "{changes:?}");

    pending.find("button", "Save").click();
    let summary = visitor.find("group", "Instance summary");
    assert!(summary.text().contains("Standard") && summary.text().contains("Updating"));
    visitor.open_tab("Rollout");
    visitor.find("button", "Skip to end").click();
    assert!(summary.text().contains("Succeeded"));
    visitor.open_tab("Protocols + ciphers");
    assert!(group(&visitor, "Client protocol").find("switch", "HTTP/2").is_on());
    assert_eq!(visitor.find("region", "Pending changes").all("listitem").len(), 0);
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn discard_gives_the_draft_up() {
    let visitor = Visitor::arrive();
    let switch = group(&visitor, "Backend protocol").find("switch", "TLS 1.3");
    switch.click();
    assert!(switch.is_on());
    visitor.find("button", "Discard").click();
    assert!(!switch.is_on());
    assert!(visitor.announced().contains("1 change discarded"));
}

#[test]
fn pressing_a_locked_setting_changes_nothing_and_says_why() {
    let visitor = Visitor::arrive();
    let switch = group(&visitor, "Client protocol").find("switch", "TLS 1.3");
    locked(&switch, true, "Permanently on");
    assert!(switch.description().contains("documented, August 2025"));
    switch.click();
    locked(&switch, true, "Permanently on");
    assert!(visitor.announced().contains("Client TLS 1.3 is locked. Permanently on"));
    let first = visitor.announced();
    visitor.press(" ");
    assert_eq!(visitor.announced(), first);
    assert!(switch.is_focused());
    assert_eq!(visitor.find("region", "Pending changes").all("listitem").len(), 0);
}

#[test]
fn platform_suites_are_locked_in_a_classic_tier() {
    let visitor = Visitor::arrive();
    let ciphers = group(&visitor, "Ciphers");
    locked(&ciphers.find("switch", "TLS_AES_256_GCM_SHA384"), true, "Always on");
    locked(&ciphers.find("switch", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), true, "Always on");
    let switches = ciphers.all("switch");
    assert_eq!(switches.len(), 21);
    assert_eq!(switches.iter().filter(|switch| switch.is_locked()).count(), 6);
}

#[test]
fn consumption_has_no_http2_no_cipher_changes_and_arm_rejects_client_ssl_3() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Consumption").click();
    let client = group(&visitor, "Client protocol");
    locked(&client.find("switch", "HTTP/2"), false, "Consumption has no HTTP/2");
    locked(&client.find("switch", "SSL 3.0"), false, "not supported in SkuType Consumption");
    for suite in group(&visitor, "Ciphers").all("switch") {
        locked(&suite, suite.is_on(), "Consumption keeps its default ciphers");
    }
    assert!(!client.find("switch", "TLS 1.1").is_locked());
}

#[test]
fn v2_tiers_have_no_tls_1_3_by_the_rules_of_august_2025() {
    for tier in ["Basic v2", "Standard v2", "Premium v2"] {
        let visitor = Visitor::arrive();
        visitor.find("radio", tier).click();
        let reason = format!("{tier} has no TLS 1.3");
        locked(&group(&visitor, "Client protocol").find("switch", "TLS 1.3"), false, &reason);
        locked(&group(&visitor, "Backend protocol").find("switch", "TLS 1.3"), false, &reason);
        let ciphers = group(&visitor, "Ciphers");
        let reason = format!("{tier} keeps its default ciphers");
        locked(&ciphers.find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA"), true, &reason);
        let old = group(&visitor, "Client protocol").find("switch", "TLS 1.0");
        assert!(!old.is_locked());
        assert!(old.description().contains("Effect not confirmed"));
    }
}

#[test]
fn v2_tiers_have_tls_1_3_by_the_rules_of_january_2026() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Standard v2").click();
    edit_instance(&visitor);
    visitor.find("combobox", "Rules as documented").fill("January 2026");
    locked(
        &group(&visitor, "Client protocol").find("switch", "TLS 1.3"),
        true,
        "v2 gateways never renegotiate",
    );
    locked(
        &group(&visitor, "Backend protocol").find("switch", "TLS 1.3"),
        false,
        "View and manage",
    );
}

#[test]
fn a_workspace_gateway_changes_nothing() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    edit_instance(&visitor);
    visitor.find("radio", "Workspace").click();
    for name in ["Client protocol", "Backend protocol", "Ciphers"] {
        for switch in group(&visitor, name).all("switch") {
            assert!(switch.is_locked(), "{name}: {}", switch.name());
            assert!(!switch.description().is_empty(), "{name}: {}", switch.name());
        }
    }
}

#[test]
fn a_self_hosted_gateway_says_where_its_settings_are() {
    let visitor = Visitor::arrive();
    edit_instance(&visitor);
    visitor.find("radio", "Self-hosted").click();
    let ciphers = group(&visitor, "Ciphers");
    locked(
        &ciphers.find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA"),
        true,
        "net.server.tls.ciphers.allowed-suites",
    );
    locked(&group(&visitor, "Client protocol").find("switch", "HTTP/2"), false, "http2Enabled");
}

#[test]
fn backend_tls_1_2_is_changed_through_the_rest_api_only() {
    let visitor = Visitor::arrive();
    let switch = group(&visitor, "Backend protocol").find("switch", "TLS 1.2");
    locked(&switch, true, "REST API");
    visitor.find("radio", "REST API").click();
    assert!(!switch.is_locked());
    switch.click();
    let change = &visitor.find("region", "Pending changes").all("listitem")[0];
    assert!(change.text().contains("Needs the REST call"), "{}", change.text());
    unfold(&visitor, "The call");
    let body = visitor.find("region", "PATCH body").text();
    assert!(body.contains("Gateway.Security.Backend.Protocols.Tls12\": \"false\""), "{body}");
    visitor.find("radio", "Portal").click();
    locked(&switch, true, "REST API");
    assert!(visitor.announced().contains("Taken back"));
}

#[test]
fn the_pane_enables_client_tls_1_3_and_disables_it_again() {
    let visitor = Visitor::arrive();
    edit_instance(&visitor);
    visitor.find("switch", "Clients recently used certificate renegotiation").click();
    let client = group(&visitor, "Client protocol");
    let switch = client.find("switch", "TLS 1.3");
    locked(&switch, false, "View and manage configuration");

    let opener = client.find("button", "View and manage configuration");
    opener.click();
    let dialog = visitor.find("dialog", "TLS 1.3 configuration");
    let table = dialog.find("table", "Recent client certificate renegotiations");
    assert!(table.text().contains("POST /payments/settle"), "{}", table.text());
    dialog.find("button", "Enable").click();
    dialog.find("button", "Close").click();
    visitor.until("the dialog closes", || visitor.all("dialog", None).is_empty());
    assert!(opener.is_focused(), "the focus is lost");
    assert!(switch.is_on());
    let change = &visitor.find("region", "Pending changes").all("listitem")[0];
    assert!(change.text().contains("will fail to connect"), "{}", change.text());

    opener.click();
    visitor.find("dialog", "TLS 1.3 configuration").find("button", "Disable").click();
    visitor.press("Escape");
    visitor.until("the dialog closes", || visitor.all("dialog", None).is_empty());
    assert!(!switch.is_on());
    assert!(opener.is_focused(), "the focus is lost");
    assert_eq!(visitor.find("region", "Pending changes").all("listitem").len(), 0);
}

#[test]
fn a_dangerous_draft_is_allowed_and_said_to_be_dangerous() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "REST API").click();
    group(&visitor, "Backend protocol").find("switch", "TLS 1.2").click();
    let warnings = visitor.find("region", "What to watch").text();
    assert!(warnings.contains("Danger: Backend side: no protocol is left"), "{warnings}");
    assert!(!visitor.find("button", "Save").is_locked());
}

#[test]
fn units_beyond_the_tier_become_what_it_allows() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Basic").click();
    edit_instance(&visitor);
    let units = visitor.find("spinbutton", "Units");
    units.fill("9");
    assert_eq!(units.script("function() { return this.value }"), "2");
    units.fill("many");
    assert_eq!(units.script("function() { return this.value }"), "2");
    assert!(visitor.find("group", "Instance summary").text().contains("2 units"));
}
