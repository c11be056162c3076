//! The tab "Impact", and what the first tab says of it.

use crate::acts::unfold;
use crate::browser::Visitor;

const POSTMAN: &str = "Postman desktop";
const JAVA_7: &str = "Java 7, late update or TLS 1.2 switched on";

fn text_of(visitor: &Visitor, role: &str, name: &str) -> String {
    visitor.find(role, name).text()
}

/// The text of the row of a table whose head is this profile.
fn row(visitor: &Visitor, table: &str, profile: &str) -> String {
    let table = visitor.find("table", table);
    let head = table.find("rowheader", profile);
    head.script("function () { return this.closest('tr').innerText; }")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn toggle_cipher(visitor: &Visitor, suite: &str) {
    visitor.find("group", "Ciphers").find("switch", suite).click();
}

/// Makes the strictest draft, from the Impact tab.
fn harden(visitor: &Visitor) {
    visitor.open_tab("Impact");
    visitor.find("button", "Make it the draft: Strictest allowed").click();
}

#[test]
fn every_toggle_says_who_would_break() {
    let visitor = Visitor::arrive();
    let said = |visitor: &Visitor| text_of(visitor, "region", "Who would break");
    assert!(said(&visitor).contains("None of 100 clients stops connecting."));
    for suite in ["TLS_RSA_WITH_AES_256_CBC_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA256"] {
        toggle_cipher(&visitor, suite);
    }
    for suite in ["TLS_RSA_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"] {
        toggle_cipher(&visitor, suite);
    }
    let broken = said(&visitor);
    assert!(!broken.contains("None of 100 clients"), "{broken}");
    visitor.find("button", "See who, and why").click();
    visitor.until("the focus is in the tab that was opened", || {
        visitor.find("tabpanel", "Impact").is_focused()
    });
}

#[test]
fn the_tables_have_a_row_for_every_profile_with_before_after_and_reason() {
    let visitor = Visitor::arrive();
    harden(&visitor);
    let (clients, backends) = (visitor.find("table", "Clients"), visitor.find("table", "Backends"));
    assert_eq!(clients.all("rowheader").len(), 100);
    assert_eq!(backends.all("rowheader").len(), 40);
    let java = row(&visitor, "Clients", JAVA_7);
    assert!(java.contains("TLS 1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"), "{java}");
    for part in [
        "Fails",
        "Stops connecting.",
        "no suite in common in TLS 1.2",
        "alert 40",
        "Smallest change that saves it: turn on",
        "Or its owner:",
    ] {
        assert!(java.contains(part), "{part} in {java}");
    }
    let backend = row(&visitor, "Backends", "Tomcat 7 on Java 7");
    assert!(backend.contains("Stops connecting."), "{backend}");
    let unknown = row(&visitor, "Clients", "Azure Front Door as caller (origin connections)");
    assert!(unknown.contains("Unknown") && !unknown.contains("Fails"), "{unknown}");
}

#[test]
fn the_page_says_that_a_caller_may_see_only_a_closed_connection_and_that_the_order_is_inferred() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    let text = text_of(&visitor, "region", "Who connects");
    assert!(text.contains("a caller may see only a closed connection"));
    assert!(text.contains("no source states its order"));
}

#[test]
fn the_smallest_change_saves_the_client_and_the_focus_stays_in_its_row() {
    let visitor = Visitor::arrive();
    harden(&visitor);
    visitor.find("button", &format!("Make this change: {JAVA_7}")).click();
    visitor.until("it connects", || row(&visitor, "Clients", JAVA_7).contains("No change."));
    assert!(visitor.find("button", JAVA_7).is_focused());
    visitor.find("button", "Undo").click();
    visitor
        .until("it fails again", || row(&visitor, "Clients", JAVA_7).contains("Stops connecting."));
}

#[test]
fn rows_stay_where_they_are_until_somebody_sorts_again() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    let first = |visitor: &Visitor| visitor.find("table", "Clients").all("rowheader")[0].name();
    let before = first(&visitor);
    visitor.find("button", "Make it the draft: Strictest allowed").click();
    visitor.find("button", "Sort and filter again");
    assert_eq!(first(&visitor), before);
    visitor.find("button", "Sort and filter again").click();
    visitor.until("the greatest loss is first", || first(&visitor) != before);
    assert!(row(&visitor, "Clients", &first(&visitor)).contains("Stops connecting."));
}

#[test]
fn rows_can_be_found_filtered_and_grouped() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    let clients = |visitor: &Visitor| visitor.find("table", "Clients").all("rowheader").len();
    visitor.find("searchbox", "Find").fill("java 8");
    visitor.until("the rows are narrowed down", || (1..10).contains(&clients(&visitor)));
    visitor.find("searchbox", "Find").fill("");
    visitor.until("all are back", || clients(&visitor) == 100);
    choose(&visitor, "Show", "Fails after");
    visitor.until("only what fails is left", || {
        row(&visitor, "Clients", &visitor.find("table", "Clients").all("rowheader")[0].name())
            .contains("Fails")
    });
    assert!(clients(&visitor) < 50);
    choose(&visitor, "Show", "All");
    choose(&visitor, "Status", "Legacy");
    visitor.until("only the legacy ones are left", || clients(&visitor) == 52);
    choose(&visitor, "Status", "Any");
    choose(&visitor, "Group by", "Family");
    visitor.find("table", "Clients").find("rowheader", "Android");
    assert_eq!(clients(&visitor), 100 + 23);
}

/// Opens the menu above the tables, unless it is open.
fn arrange(visitor: &Visitor) {
    let menu = visitor.find("button", "Group and sort");
    if menu.attribute("aria-expanded").as_deref() != Some("true") {
        menu.click();
    }
}

fn choose(visitor: &Visitor, list: &str, option: &str) {
    arrange(visitor);
    visitor.find("combobox", list).script(&format!(
        "function () {{ this.selectedIndex = [...this.options].findIndex(each => each.text === {option:?}); this.dispatchEvent(new Event('change', {{ bubbles: true }})); }}"
    ));
}

#[test]
fn a_profile_opens_as_a_ladder_with_both_lists_and_gives_the_focus_back() {
    let visitor = Visitor::arrive();
    harden(&visitor);
    visitor.find("button", JAVA_7).click();
    let dialog = visitor.find("dialog", JAVA_7);
    let ladder = dialog.find("list", "Handshake").text();
    assert!(ladder.contains("ClientHello: TLS 1.2, TLS 1.1, TLS 1.0"), "{ladder}");
    assert!(ladder.contains("no suite in common in TLS 1.2"), "{ladder}");
    for more in dialog.all("button").iter().filter(|each| each.name().starts_with("and ")) {
        more.click();
    }
    let steps = dialog.find("table", "What decided").text();
    for part in
        ["TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "RFC 8446"]
    {
        assert!(steps.contains(part), "{part} in {steps}");
    }
    dialog.find("button", "After: shown");
}

#[test]
fn before_shows_the_whole_handshake_and_escape_closes_the_dialog() {
    let visitor = Visitor::arrive();
    harden(&visitor);
    visitor.find("button", JAVA_7).click();
    let dialog = visitor.find("dialog", JAVA_7);
    dialog.find("button", "Before").click();
    visitor.until("the live handshake is shown", || {
        let ladder = visitor.find("dialog", JAVA_7).find("list", "Handshake").text();
        ["ServerHello: TLS 1.2", "ClientKeyExchange", "Finished", "Application data"]
            .iter()
            .all(|part| ladder.contains(part))
    });
    visitor.press("Escape");
    visitor.until("it is closed", || visitor.all("dialog", None).is_empty());
    visitor.until("the focus is back", || visitor.find("button", JAVA_7).is_focused());
}

#[test]
fn a_member_that_must_keep_working_limits_the_hardening() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    let best = |visitor: &Visitor| {
        let scores = visitor.find("table", "Steps of hardening").all("rowheader");
        scores.last().map(|score| score.name()).unwrap_or_default()
    };
    visitor.find("button", "Show every step").click();
    assert_eq!(best(&visitor), "100");
    visitor.find("button", JAVA_7).click();
    visitor.find("switch", "Must keep working").click();
    visitor.until("it is kept", || visitor.find("switch", "Must keep working").is_on());
    assert!(visitor.find("switch", "Must keep working").is_focused());
    visitor.find("button", "Close").click();
    visitor.until("the search heeds it", || best(&visitor) != "100");
}

#[test]
fn presets_say_what_stays_out_of_reach() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Basic v2").click();
    visitor.open_tab("Impact");
    let presets = text_of(&visitor, "table", "Presets");
    for name in [
        "Keep everything working",
        "Strictest allowed",
        "PSRule-clean",
        "PCI DSS",
        "NIST SP 800-52r2",
        "TLSRef / Mozilla intermediate",
    ] {
        assert!(presets.contains(name), "{name}");
    }
    assert!(presets.contains("Out of reach here:"), "{presets}");
}

#[test]
fn choosing_a_step_of_hardening_makes_it_the_draft() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    visitor.find("button", "Make it the draft: Keep everything working").click();
    assert!(visitor.announced().contains("turned in the draft"), "{}", visitor.announced());
    visitor.open_tab("Protocols + ciphers");
    let summary = text_of(&visitor, "region", "Who would break");
    assert!(summary.contains("None of 100 clients stops connecting."), "{summary}");
    assert!(!visitor.find("region", "Pending changes").all("listitem").is_empty());
}

#[test]
fn a_client_of_ones_own_is_read_named_judged_and_kept() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    unfold(&visitor, "Fleet");
    visitor.find("textbox", "Client name").fill("Our <b>app</b>");
    visitor.find("textbox", "What it sends").fill("ECDHE+AESGCM:HIHG");
    visitor.find("button", "Add client").click();
    assert!(visitor.announced().contains("character 13"), "{}", visitor.announced());
    visitor.find("textbox", "What it sends").fill("TLS_RSA_WITH_3DES_EDE_CBC_SHA");
    visitor.find("button", "Add client").click();
    visitor.until("it is in the table", || {
        row(&visitor, "Clients", "Our <b>app</b>").contains("Fails")
    });
    assert!(
        row(&visitor, "Clients", "Our <b>app</b>")
            .contains("turn on TLS_RSA_WITH_3DES_EDE_CBC_SHA")
    );
    visitor.settle();
    visitor.reload();
    visitor.open_tab("Impact");
    assert!(row(&visitor, "Clients", "Our <b>app</b>").contains("Fails"), "it is kept");
    visitor.find("button", "Undo");
    visitor.find("button", "Example fleet").click();
    visitor.until("it is gone", || visitor.find("table", "Clients").all("rowheader").len() == 100);
}

#[test]
fn a_fleet_goes_out_and_comes_back_and_a_broken_one_changes_nothing() {
    let visitor = Visitor::arrive();
    visitor.allow_clipboard();
    visitor.open_tab("Impact");
    unfold(&visitor, "Fleet");
    visitor.find("button", "Empty fleet").click();
    visitor.find("searchbox", "Find a profile to add").fill("postman");
    visitor.find("button", &format!("Add: {POSTMAN}")).click();
    visitor.find("button", "Copy fleet").click();
    visitor.until("it is copied", || visitor.announced().contains("Copied."));
    let json = visitor.script("navigator.clipboard.readText()");
    let json = json.as_str().expect("text").to_owned();
    assert!(json.contains("\"profile\": \"postman\""), "{json}");
    visitor.find("button", "Example fleet").click();
    visitor.find("textbox", "Fleet to import").fill("{\"format\": \"tls-rehearsal/fleet\", oops}");
    visitor.find("button", "Import fleet").click();
    assert!(visitor.announced().contains("line 1, column 35"), "{}", visitor.announced());
    assert_eq!(visitor.find("table", "Clients").all("rowheader").len(), 100);
    visitor.find("textbox", "Fleet to import").fill(&json);
    visitor.find("button", "Import fleet").click();
    assert!(visitor.announced().contains("is open"), "{}", visitor.announced());
    visitor.until("it is open", || visitor.find("table", "Clients").all("rowheader").len() == 1);
}

#[test]
fn the_score_and_the_readiness_are_said() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    unfold(&visitor, "Posture score");
    unfold(&visitor, "Post-quantum");
    let posture = text_of(&visitor, "region", "Posture score");
    assert!(posture.contains("of 100; live:"), "{posture}");
    assert!(posture.contains("Backend TLS 1.3 is off"), "{posture}");
    let ready = text_of(&visitor, "region", "Post-quantum readiness");
    assert!(ready.contains("of 100 clients offer a hybrid post-quantum group"), "{ready}");
    assert!(ready.contains("No source says"), "{ready}");
}

#[test]
fn what_the_tables_show_is_what_the_fields_say_after_another_tab_was_open() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    choose(&visitor, "Status", "Legacy");
    visitor.find("searchbox", "Find").fill("java");
    visitor.open_tab("Tiers");
    visitor.open_tab("Impact");
    let value = |role, name| visitor.find(role, name).script("function () { return this.value; }");
    assert_eq!(value("searchbox", "Find"), "java");
    assert_eq!(value("combobox", "Status"), "Legacy");
    visitor.find("button", "Start over").click();
    visitor.open_tab("Tiers");
    visitor.open_tab("Impact");
    assert_eq!(value("searchbox", "Find"), "");
    assert_eq!(visitor.find("table", "Clients").all("rowheader").len(), 100);
}

#[test]
fn requests_a_day_are_weighed_and_what_is_no_number_is_refused() {
    let visitor = Visitor::arrive();
    let said = |visitor: &Visitor| visitor.find("dialog", JAVA_7).text();
    visitor.open_tab("Impact");
    visitor.find("button", JAVA_7).click();
    visitor.find("spinbutton", "Requests a day").fill("123456");
    visitor.until("the dialog says so", || said(&visitor).contains("123,456 requests a day"));
    visitor.find("spinbutton", "Requests a day").fill("1.5");
    visitor.until("the dialog says so", || said(&visitor).contains("whole number"));
    let field = visitor.find("spinbutton", "Requests a day");
    assert_eq!(field.script("function () { return this.value; }"), "123456");
    visitor.find("button", "Close").click();
    assert!(row(&visitor, "Clients", JAVA_7).contains("123,456"));
}

#[test]
fn taking_back_the_member_that_is_open_closes_its_handshake() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Impact");
    unfold(&visitor, "Fleet");
    visitor.find("textbox", "Client name").fill("Ours");
    visitor.find("textbox", "What it sends").fill("AES128-SHA");
    visitor.find("button", "Add client").click();
    visitor.find("button", "Ours").click();
    visitor.find("dialog", "Ours");
    visitor.press("Control+z");
    visitor.until("the dialog is closed", || visitor.all("dialog", None).is_empty());
    visitor.find("button", "Redo").click();
    visitor.find("button", "Ours");
}

#[test]
fn the_keyboard_alone_opens_a_handshake_and_comes_back_to_its_row() {
    let visitor = Visitor::arrive();
    harden(&visitor);
    let find = visitor.find("searchbox", "Find");
    find.script("function () { this.focus(); }");
    find.fill("java 7");
    visitor.until("the rows are narrowed down", || {
        visitor.find("table", "Clients").all("rowheader").len() < 5
    });
    let reached = |visitor: &Visitor| visitor.find("button", JAVA_7).is_focused();
    let steps = (0..40).find(|_| {
        visitor.press("Tab");
        reached(&visitor)
    });
    assert!(steps.is_some(), "Tab reaches the name");
    visitor.press("Enter");
    visitor.find("dialog", JAVA_7);
    visitor.press("Escape");
    visitor.until("the focus is back", || reached(&visitor));
    visitor.press("Tab");
    visitor.press("Enter");
    visitor
        .until("the remedy is taken", || row(&visitor, "Clients", JAVA_7).contains("No change."));
    assert!(reached(&visitor));
}
