//! Pictures of the page, for the README and for looking at it: `make pictures`.
//!
//! Writes `target/pictures/`: every view in the states that tell something, wide, middle and narrow, light and dark; and those of the
//! README to `docs/`. With the names of states, only those: `-- code code-drift`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "the browser suite uses the rest")]
mod acts;
#[allow(dead_code, reason = "the browser suite uses the rest")]
mod browser;
mod devtools;
mod keys;
mod server;

use std::fs;
use std::path::{Path, PathBuf};

use acts::unfold;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser::Visitor;

/// A state of the page, and what brings a visitor there who has just arrived.
type State = (&'static str, fn(&Visitor));

const STATES: [State; 29] = [
    ("first", |_| ()),
    ("settings", change),
    ("instance", |visitor| visitor.find("button", "Edit instance").click()),
    ("consumption", |visitor| visitor.find("radio", "Consumption").click()),
    ("rest", |visitor| {
        change(visitor);
        visitor.find("radio", "REST API").click();
    }),
    ("pane", |visitor| {
        premium(visitor);
        visitor.find("button", "View and manage configuration").click();
        visitor.find("dialog", "TLS 1.3 configuration").find("button", "Enable").click();
    }),
    ("tiers", |visitor| {
        visitor.open_tab("Tiers");
        visitor.find("button", "Consumption, Client SSL 3.0: Rejected by ARM").click();
    }),
    ("impact", |visitor| view_of_change(visitor, "Impact")),
    ("impact-strictest", strictest),
    ("impact-unfolded", |visitor| {
        view_of_change(visitor, "Impact");
        open_all(visitor);
    }),
    ("handshake", |visitor| {
        strictest(visitor);
        let clients = visitor.find("table", "Clients");
        clients.find("button", "Java 7, late update or TLS 1.2 switched on").click();
    }),
    ("rollout-forecast", |visitor| visitor.open_tab("Rollout")),
    ("rollout-forecast-pending", |visitor| view_of_change(visitor, "Rollout")),
    ("rollout-running", running),
    ("rollout-done", |visitor| {
        running(visitor);
        visitor.find("button", "Skip to end").click();
    }),
    ("rollout-premium", |visitor| {
        premium(visitor);
        save_and_stop(visitor, "4000");
    }),
    ("code", |visitor| {
        view_of_change(visitor, "Code");
        visitor.find("tab", "Bicep").click();
    }),
    ("code-unfolded", |visitor| {
        view_of_change(visitor, "Code");
        unfold(visitor, "Before you deploy");
        unfold(visitor, "PATCH");
    }),
    ("code-drift", |visitor| {
        import(visitor, include_str!("../specimens/written/az-apim-show.json"));
        unfold(visitor, "As a unified diff");
    }),
    ("code-undecided", |visitor| {
        import(visitor, include_str!("../specimens/written/undecided.tf"));
        visitor.find("table", "Not decided");
    }),
    ("code-understood", |visitor| {
        import(visitor, include_str!("../specimens/written/az-apim-show.json"));
        unfold(visitor, "Understood");
        unfold(visitor, "At their default");
    }),
    ("training", |visitor| {
        visitor.open_tab("Training");
        visitor.find("list", "Lessons");
    }),
    ("lesson", |visitor| begin(visitor, "One switch, one save")),
    ("lesson-missed", |visitor| {
        begin(visitor, "Two minutes");
        visitor.find("radio", "TLS 1.3 and 1.2 to callers, TLS 1.2 to backends").click();
        visitor.find("region", "Lesson").find("button", "Check").click();
        visitor.find("button", "Hint").click();
    }),
    ("debrief", |visitor| {
        begin(visitor, "One switch, one save");
        visitor.find("group", "Client protocol").find("switch", "TLS 1.0").click();
        visitor.find("button", "Save").click();
        visitor.open_tab("Rollout");
        visitor.find("button", "Skip to end").click();
        visitor.find("region", "Lesson").find("button", "Check").click();
        visitor.find("heading", "Solved");
    }),
    ("presenter", |visitor| {
        begin(visitor, "Two minutes");
        visitor.find("region", "Lesson").find("button", "Presenter view").click();
        visitor.find("button", "Reveal").click();
    }),
    ("class-sheet", |visitor| sheet(visitor, "Class sheet")),
    ("answers-sheet", |visitor| {
        sheet(visitor, "Answers sheet");
        visitor.until("answers", || visitor.all("heading", Some("What is done")).len() > 30);
    }),
    ("for-trainers", |visitor| {
        visitor.open_tab("Training");
        visitor.find("region", "For trainers");
        open_all(visitor);
    }),
];

/// The states of which the README has a picture, and its height.
const README: [(&str, &str, u32); 5] = [
    ("settings", "settings.png", 900),
    ("impact-strictest", "impact.png", 900),
    ("code", "code.png", 900),
    ("rollout-running", "rollout.png", 860),
    ("lesson-missed", "lesson.png", 900),
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/pictures");
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for (name, go) in STATES {
        if !wanted.is_empty() && !wanted.iter().any(|each| each == name) {
            continue;
        }
        let visitor = Visitor::arrive();
        visitor.resize(1440, 1000);
        go(&visitor);
        // The pointer and the focus are in no picture, and neither is what was just said.
        for toast in visitor.all("button", Some("Put away")) {
            toast.click();
        }
        visitor.script("document.activeElement.blur()");
        for (_, file, height) in README.into_iter().filter(|(state, ..)| *state == name) {
            visitor.resize(1280, height);
            visitor.script("scrollTo(0, 0)");
            save(&visitor, &root.join("docs").join(file), false);
        }
        take(&visitor, name, &folder);
    }
}

/// What the pictures of a change show: Backend TLS 1.3 on, three suites off.
fn change(visitor: &Visitor) {
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    let suites = [
        "TLS_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_RSA_WITH_AES_256_CBC_SHA",
        "TLS_RSA_WITH_AES_128_CBC_SHA",
    ];
    for suite in suites {
        visitor.find("group", "Ciphers").find("switch", suite).click();
    }
}

fn view_of_change(visitor: &Visitor, view: &str) {
    change(visitor);
    visitor.open_tab(view);
}

/// An instance of three units in two regions, whose clients renegotiate.
fn premium(visitor: &Visitor) {
    visitor.find("radio", "Premium").click();
    visitor.find("button", "Edit instance").click();
    visitor.find("switch", "Clients recently used certificate renegotiation").click();
    visitor.find("spinbutton", "Units").fill("3");
    visitor.find("spinbutton", "Regions").fill("2");
}

fn begin(visitor: &Visitor, title: &str) {
    visitor.open_tab("Training");
    visitor.find("button", &format!("Start: {title}")).click();
    visitor.find("region", "Lesson");
}

/// What is printed for a class.
fn sheet(visitor: &Visitor, name: &str) {
    visitor.open_tab("Training");
    unfold(visitor, "Same for everyone");
    visitor.find("textbox", "Class code").fill("Monday 9");
    visitor.find("button", name).click();
    visitor.find("dialog", &format!("{name}, class Monday 9"));
}

/// The strictest that is allowed.
fn strictest(visitor: &Visitor) {
    visitor.open_tab("Impact");
    unfold(visitor, "Hardening");
    visitor.find("button", "Make it the draft: Strictest allowed").click();
}

/// A rollout in the middle of its downtime.
fn running(visitor: &Visitor) {
    save_and_stop(visitor, "840");
}

fn save_and_stop(visitor: &Visitor, second: &str) {
    change(visitor);
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor.find("slider", "Simulated time").fill(second);
}

fn import(visitor: &Visitor, text: &str) {
    visitor.open_tab("Code");
    visitor.find("textbox", "Configuration to import").fill(text);
    visitor.find("button", "Import").click();
    visitor.find("button", "Give it up");
}

fn open_all(visitor: &Visitor) {
    visitor.script(
        "document.querySelectorAll('main :not([inert]) details').forEach(each => each.open = true)",
    );
    visitor.settle();
}

/// Wide, middle and narrow, light and dark; on paper; and with forced colours, last, since the browser keeps some of them.
fn take(visitor: &Visitor, name: &str, folder: &Path) {
    let file = |what: &str| -> PathBuf { folder.join(format!("{name}-{what}.png")) };
    for width in [1440, 768, 390] {
        visitor.resize(width, 1000);
        // What sticks to an edge sticks to the picture's.
        let high = visitor.script("scrollTo(0, 0), document.documentElement.scrollHeight");
        visitor.resize(width, high.as_u64().map_or(1000, |high| high as u32));
        for scheme in ["light", "dark"] {
            visitor.prefer(&[("prefers-color-scheme", scheme)]);
            save(visitor, &file(&format!("{width}-{scheme}")), false);
        }
    }
    visitor.resize(1440, 1000);
    visitor.print();
    save(visitor, &file("paper"), true);
    visitor.prefer(&[("forced-colors", "active")]);
    save(visitor, &file("forced"), true);
}

fn save(visitor: &Visitor, path: &Path, whole: bool) {
    visitor.settle();
    let png = STANDARD.decode(visitor.picture(whole)).expect("the browser sends base64");
    fs::write(path, png).expect("the picture is written");
}
