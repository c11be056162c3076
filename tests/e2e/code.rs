//! The tab "Code": out, in, drift, verdicts.

use crate::acts::unfold;
use crate::browser::{Element, Visitor};

fn code() -> Visitor {
    let visitor = Visitor::arrive();
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.find("group", "Ciphers").find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA").click();
    visitor.open_tab("Code");
    visitor
}

const SHOW: &str = include_str!("../specimens/written/az-apim-show.json");
const NMAP: &str = include_str!("../specimens/nmap/A-modern.xml");

fn import(visitor: &Visitor, text: &str) {
    visitor.find("textbox", "Configuration to import").fill(text);
    visitor.find("button", "Import").click();
}

fn region<'a>(visitor: &'a Visitor, name: &str) -> Element<'a> {
    visitor.find("region", name)
}

#[test]
fn the_draft_is_written_in_every_format_and_the_link_in_it_opens_it_again() {
    let visitor = code();
    let list = visitor.find("tablist", "Format");
    let names: Vec<_> = list.all("tab").iter().map(Element::name).collect();
    assert_eq!(names.len(), 11);
    let export = || visitor.find("textbox", "Export").text();
    for name in &names {
        visitor.find("tab", name).click();
        let text = export();
        assert!(text.len() > 100, "{name}: {text}");
        assert_eq!(visitor.find("tab", name).attribute("aria-selected").as_deref(), Some("true"));
    }
    visitor.find("tab", "Bicep").click();
    let text = export();
    assert!(text.contains("Backend.Protocols.Tls13': 'true'"), "{text}");
    let link =
        text.split_once('#').and_then(|(_, rest)| rest.split_whitespace().next()).expect("a link");
    let other = Visitor::arrive_at(link);
    assert_eq!(other.find("region", "Pending changes").all("listitem").len(), 2);
    visitor.find("checkbox", "Only what changes").click();
    visitor.until("less is written", || !export().contains("Protocols.Tls10"));
    assert!(export().contains("TLS_RSA_WITH_AES_128_CBC_SHA': 'false'"));
}

#[test]
fn formats_are_chosen_with_arrow_keys() {
    let visitor = code();
    visitor.find("tab", "ARM template").click();
    visitor.press("ArrowLeft");
    assert!(visitor.find("tab", "Helm values").is_focused());
    visitor.press("Home");
    visitor.press("ArrowRight");
    assert!(visitor.find("tab", "ARM PATCH body").is_focused());
    assert!(visitor.find("textbox", "Export").text().starts_with('{'));
    visitor.press("ArrowDown");
    assert!(visitor.find("tab", "Bicep").is_focused());
    visitor.press("ArrowUp");
    assert!(visitor.find("tab", "ARM PATCH body").is_focused());
}

#[test]
fn the_lines_that_change_are_gone_to_one_after_another() {
    let visitor = code();
    let export = visitor.find("textbox", "Export");
    let seen = || {
        let line = "function() { const line = this.querySelector('[data-current]'); if (!line) return ''; const [outer, inner] = [this, line].map(each => each.getBoundingClientRect()); return inner.top >= outer.top && inner.bottom <= Math.min(outer.bottom, innerHeight) ? line.innerText : 'out of sight' }";
        export.script(line).as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(seen(), "");
    visitor.find("button", "Next change, 1 of 2").click();
    assert!(seen().contains("Backend.Protocols.Tls13"), "{}", seen());
    visitor.find("button", "Next change, 2 of 2").click();
    assert!(seen().contains("TLS_RSA_WITH_AES_128_CBC_SHA\""), "{}", seen());
    visitor.find("button", "Next change, 1 of 2").click();
    assert!(seen().contains("Backend.Protocols.Tls13"), "{}", seen());
    // Another format has other lines.
    visitor.find("tab", "Env file").click();
    visitor.find("button", "Next change, 1 of 3");
    assert_eq!(seen(), "");
    visitor.find("button", "Discard").click();
    visitor.until("nothing changes", || {
        visitor.all("button", None).iter().all(|each| !each.name().starts_with("Next change"))
    });
}

#[test]
fn what_is_read_chosen_and_copied_of_the_export_is_one_text() {
    let visitor = code();
    visitor.allow_clipboard();
    let export = visitor.find("textbox", "Export");
    for format in ["Bicep", "Azure PowerShell", "Helm values"] {
        visitor.find("tab", format).click();
        let whole = export.script("function() { return this.textContent }");
        let whole = whole.as_str().unwrap_or_default().trim_end();
        assert!(whole.lines().count() > 15, "{whole}");
        assert_eq!(export.text(), whole);
        visitor.find("button", "Copy").click();
        let copied = visitor.script("navigator.clipboard.readText()");
        assert_eq!(copied.as_str().unwrap_or_default().trim_end(), whole);
        // Everything that can be chosen there is this text.
        export.focus();
        visitor.press("Control+a");
        let chosen = visitor.script("getSelection().toString()");
        assert_eq!(chosen.as_str().unwrap_or_default().trim_end(), whole);
    }
}

#[test]
fn what_came_is_first_and_gets_the_focus() {
    let visitor = code();
    import(&visitor, SHOW);
    let drift = region(&visitor, "Drift");
    visitor.until("it is gone to", || {
        drift.script("function() { return this.contains(document.activeElement) }") == true
    });
    let first = visitor.find("table", "Planned against imported").all("row")[1].text();
    assert!(first.contains("(differs)"), "{first}");
    let is_above = drift.script("function() { return Boolean(this.compareDocumentPosition(document.getElementById('export')) & Node.DOCUMENT_POSITION_FOLLOWING) }");
    assert_eq!(is_above, true);
    let field = visitor.find("textbox", "Configuration to import");
    assert_eq!(field.value(), SHOW.replace("\r\n", "\n"));
    visitor.find("button", "Give it up").click();
    visitor.until("it is gone", || visitor.all("region", Some("Drift")).is_empty());
    assert!(visitor.has_focus());
    assert_eq!(field.value(), SHOW.replace("\r\n", "\n"));
}

#[test]
fn a_configuration_is_read_and_nothing_changes_before_the_person_agrees() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Code");
    import(&visitor, SHOW);
    let brought = region(&visitor, "Bring it in");
    visitor.until("it is read", || {
        brought
            .text()
            .contains("Read as az apim show or ARM GET: 8 settings understood, 24 at their default, 0 left out")
    });
    assert!(brought.text().contains("line 11, column 5"), "{}", brought.text());
    assert!(
        region(&visitor, "Drift").text().contains("1 setting differs"),
        "{}",
        region(&visitor, "Drift").text()
    );
    unfold(&visitor, "As a unified diff");
    assert!(visitor.find("region", "Unified diff").text().contains(
        "-  \"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10\": \"true\""
    ));
    visitor.open_tab("Protocols + ciphers");
    assert_eq!(visitor.find("region", "Pending changes").all("listitem").len(), 0);
    visitor.open_tab("Code");
    // What is no setting of the page is repeated in a whole map, as long as it is not given up.
    visitor.find("tab", "ARM PATCH body").click();
    let export = || visitor.find("textbox", "Export").text();
    assert!(export().contains("ManagedIdentity.DisableOverPrivilegedAccess"));
    visitor
        .find("button", "Choose its instance: Standard, 1 unit, created after 1 April 2018")
        .click();
    visitor.find("button", "Make it the draft").click();
    assert!(
        visitor.announced().contains("1 setting turned in the draft"),
        "{}",
        visitor.announced()
    );
    visitor.find("button", "Give it up").click();
    assert!(!export().contains("ManagedIdentity.DisableOverPrivilegedAccess"));
    visitor.open_tab("Protocols + ciphers");
    let change = &visitor.find("region", "Pending changes").all("listitem")[0];
    assert!(change.text().contains("Client TLS 1.0"), "{}", change.text());
}

#[test]
fn a_scan_is_compared_and_not_taken_over() {
    let visitor = code();
    import(&visitor, NMAP);
    let brought = region(&visitor, "Bring it in");
    visitor.until("it is read", || brought.text().contains("Read as nmap ssl-enum-ciphers"));
    assert!(brought.text().contains("not taken over"));
    assert!(brought.all("button").iter().all(|button| button.name() != "Make it the draft"));
    let drift = region(&visitor, "Drift").text();
    assert!(
        drift.contains("cannot be seen") && drift.contains("the certificate has another key"),
        "{drift}"
    );
}

#[test]
fn what_cannot_be_read_is_said_with_its_place_and_stays_to_be_mended() {
    let visitor = code();
    import(&visitor, "{\"properties\": {\n\"customProperties\": {\"a\" 1}}}");
    let brought = region(&visitor, "Bring it in");
    visitor.until("it is refused", || brought.text().contains("line 2, column"));
    assert!(brought.text().contains("Nothing was changed."));
    let field = visitor.find("textbox", "Configuration to import");
    assert!(field.script("function() { return this.value.length }").as_u64() > Some(10));
}

#[test]
fn the_patch_trap_names_what_would_be_reset_by_each_reading() {
    let visitor = Visitor::arrive();
    // Live is not as an instance is created, so that leaving keys out would turn something.
    visitor.find("group", "Client protocol").find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Skip to end").click();
    visitor.open_tab("Protocols + ciphers");
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.open_tab("Code");
    unfold(&visitor, "PATCH");
    let text = visitor.find("table", "Partial PATCH").text();
    assert!(text.contains("HTTP/2: on to off") && text.contains("nothing"), "{text}");
}

#[test]
fn linters_are_right_wrong_or_blind() {
    let visitor = code();
    let text = visitor.find("table", "Verdicts").text();
    assert!(
        text.contains("checkov CKV_AZURE_173") && text.contains("blind") && text.contains("wrong"),
        "{text}"
    );
}

#[test]
fn the_importer_is_fetched_only_with_its_tab() {
    let visitor = Visitor::arrive();
    let fetched = || {
        visitor.script(
            "performance.getEntriesByType('resource').some(each => each.name.includes('importer'))",
        )
    };
    assert_eq!(fetched(), false);
    visitor.open_tab("Code");
    import(&visitor, SHOW);
    visitor.until("it is read", || region(&visitor, "Bring it in").text().contains("Read as"));
    assert_eq!(fetched(), true);
}

#[test]
fn a_file_is_dropped_in_utf_16_as_well() {
    let visitor = code();
    let brought = region(&visitor, "Bring it in");
    let text = serde_json::json!(SHOW);
    brought.script(&format!(
        "function() {{ const text = '\\ufeff' + {text}; const bytes = new Uint8Array(new Uint16Array([...text].map(letter => letter.charCodeAt(0))).buffer); const held = new DataTransfer(); held.items.add(new File([bytes], 'any.name')); this.dispatchEvent(new DragEvent('drop', {{dataTransfer: held, bubbles: true, cancelable: true}})) }}"
    ));
    visitor.until("it is read", || {
        brought.text().contains("Read as az apim show or ARM GET: 8 settings")
    });
}
