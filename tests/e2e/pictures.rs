//! Pictures of the page, for the README and for looking at it: `make pictures`.
//!
//! Writes `target/pictures/`: every tab, wide, middle and narrow, light and dark; and the two of the README to `docs/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "the browser suite uses the rest")]
mod browser;
mod devtools;
mod server;

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser::Visitor;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/pictures");
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    let visitor = Visitor::arrive();
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    for suite in ["TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA"] {
        visitor.find("group", "Ciphers").find("switch", suite).click();
    }
    visitor.script("scrollTo(0, 0); document.activeElement.blur()");
    take(&visitor, "settings", &folder);
    visitor.resize(1280, 900);
    visitor.script("scrollTo(0, 0)");
    save(&visitor, &root.join("docs/settings.png"), false);
    visitor.open_tab("Impact");
    visitor.find("button", "Make it the draft: Strictest allowed").click();
    visitor.find("button", "Sort and filter again").click();
    take(&visitor, "impact", &folder);
    for place in ["who", "hardening", "posture", "fleet"] {
        visitor.script(&format!("document.getElementById('{place}').scrollIntoView()"));
        save(&visitor, &folder.join(format!("impact-{place}.png")), false);
    }
    visitor.resize(1280, 900);
    visitor.script("scrollTo(0, 0)");
    save(&visitor, &root.join("docs/impact.png"), false);
    visitor.find("button", "Java 7, late update or TLS 1.2 switched on").click();
    take(&visitor, "handshake", &folder);
    visitor.resize(1440, 1000);
    save(&visitor, &folder.join("handshake.png"), false);
    visitor.find("button", "Before").click();
    save(&visitor, &folder.join("handshake-before.png"), false);
    visitor.find("button", "Close").click();
    visitor.open_tab("Code");
    visitor.find("tab", "Bicep").click();
    visitor
        .find("textbox", "Configuration to import")
        .fill(include_str!("../specimens/written/az-apim-show.json"));
    visitor.find("button", "Import").click();
    visitor.find("button", "Give it up");
    visitor.resize(1280, 900);
    visitor.script("scrollTo(0, 0)");
    // Before the forced colours, of which the browser keeps some.
    save(&visitor, &root.join("docs/code.png"), false);
    visitor.resize(1440, 1000);
    take(&visitor, "code", &folder);
    visitor.find("button", "Give it up").click();
    visitor
        .find("textbox", "Configuration to import")
        .fill(include_str!("../specimens/written/undecided.tf"));
    visitor.find("button", "Import").click();
    visitor.find("table", "Not decided");
    take(&visitor, "undecided", &folder);
    visitor.script("document.getElementById('in').scrollIntoView()");
    save(&visitor, &folder.join("undecided-part.png"), false);
    visitor.script("scrollTo(0, 0)");
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor.find("slider", "Simulated time").fill("840");
    take(&visitor, "rollout", &folder);
    visitor.print();
    save(&visitor, &folder.join("rollout-paper.png"), true);
    visitor.prefer(&[("prefers-color-scheme", "light")]);
    visitor.resize(1280, 860);
    visitor.script("scrollTo(0, 0)");
    save(&visitor, &root.join("docs/rollout.png"), false);
    visitor.open_tab("Tiers");
    visitor.find("button", "Consumption, Client SSL 3.0: Rejected by ARM").click();
    take(&visitor, "tiers", &folder);

    visitor.find("button", "Start over").click();
    visitor.open_tab("Protocols + ciphers");
    visitor.find("switch", "Clients recently used certificate renegotiation").click();
    visitor.find("radio", "Premium").click();
    visitor.find("spinbutton", "Units").fill("3");
    visitor.find("spinbutton", "Regions").fill("2");
    visitor.find("button", "View and manage configuration").click();
    visitor.find("dialog", "TLS 1.3 configuration").find("button", "Enable").click();
    take(&visitor, "pane", &folder);
    visitor.find("button", "Close").click();
    visitor.find("radio", "REST API").click();
    take(&visitor, "rest", &folder);
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor.find("slider", "Simulated time").fill("4000");
    take(&visitor, "premium", &folder);
    visitor.find("button", "Start over").click();
    take(&visitor, "empty", &folder);
    visitor.open_tab("Protocols + ciphers");
    visitor.find("radio", "Consumption").click();
    take(&visitor, "consumption", &folder);
}

/// Wide, middle and narrow; light and dark; and with forced colours.
fn take(visitor: &Visitor, name: &str, folder: &Path) {
    for (width, height) in [(1440, 1000), (768, 1000), (360, 740)] {
        visitor.resize(width, height);
        for scheme in ["light", "dark"] {
            visitor.prefer(&[("prefers-color-scheme", scheme)]);
            save(visitor, &folder.join(format!("{name}-{width}-{scheme}.png")), true);
        }
    }
    visitor.resize(1440, 1000);
    visitor.prefer(&[("forced-colors", "active")]);
    save(visitor, &folder.join(format!("{name}-forced.png")), true);
    visitor.prefer(&[("prefers-color-scheme", "light")]);
}

fn save(visitor: &Visitor, path: &Path, whole: bool) {
    visitor.settle();
    let png = STANDARD.decode(visitor.picture(whole)).expect("the browser sends base64");
    fs::write(path, png).expect("the picture is written");
}
