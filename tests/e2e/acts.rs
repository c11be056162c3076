//! What several tests do first.

use crate::browser::Visitor;

/// Opens the facts of the instance, which are folded.
#[track_caller]
pub fn edit_instance(visitor: &Visitor) {
    let button = visitor.find("button", "Edit instance");
    if button.attribute("aria-expanded").as_deref() != Some("true") {
        button.click();
    }
}

/// Enables client TLS 1.3 in the pane of an instance whose clients renegotiate.
pub fn enable_client_tls13(visitor: &Visitor) {
    edit_instance(visitor);
    visitor.find("switch", "Clients recently used certificate renegotiation").click();
    visitor.find("button", "View and manage configuration").click();
    let dialog = visitor.find("dialog", "TLS 1.3 configuration");
    dialog.find("button", "Enable").click();
    dialog.find("button", "Close").click();
}

/// Changes the backend of an instance in `tier` and saves.
pub fn save_in(visitor: &Visitor, tier: &str) {
    visitor.find("radio", tier).click();
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
}

/// Opens the answer row, or whatever else is folded, whose title this is.
#[track_caller]
pub fn unfold(visitor: &Visitor, title: &str) {
    let folded = || {
        let all = visitor.all("DisclosureTriangle", None);
        all.into_iter().find(|each| each.text().starts_with(title))
    };
    visitor.until(title, || folded().is_some());
    if let Some(row) = folded() {
        let is_open = row.script("function() { return this.parentElement.open }");
        if is_open != true {
            // By key, so that nothing that floats is in the way.
            row.focus();
            visitor.press("Enter");
        }
    }
}
