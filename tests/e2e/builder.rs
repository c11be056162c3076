//! A lesson that is built on the page: recorded, proven where it stands, played, handed on as a file and as a link.

use serde_json::json;

use crate::acts::unfold;
use crate::browser::{Element, Visitor};
use crate::everywhere::{axe, load_axe};

pub fn open_builder(visitor: &Visitor) {
    visitor.open_tab("Training");
    unfold(visitor, "Build a lesson");
    steps(visitor);
}

pub fn steps(visitor: &Visitor) -> Element<'_> {
    visitor.find("group", "Steps of a lesson")
}

pub fn region<'a>(visitor: &'a Visitor, name: &str) -> Element<'a> {
    visitor.until(name, || visitor.all("region", Some(name)).len() == 1);
    visitor.find("region", name)
}

/// What is done while the solution is recorded: HTTP/2 on, saved, and its rollout skipped.
pub fn turn_on_http2(visitor: &Visitor) {
    visitor.open_tab("Protocols + ciphers");
    visitor.find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Skip to end").click();
}

fn stop(visitor: &Visitor) {
    region(visitor, "Recording").find("button", "Stop").click();
    visitor.until("the steps", || !visitor.all("group", Some("Steps of a lesson")).is_empty());
}

fn record(visitor: &Visitor) {
    steps(visitor).find("button", "Start from what is on the page now").click();
    steps(visitor).find("button", "Record the solution").click();
    region(visitor, "Recording");
    turn_on_http2(visitor);
    stop(visitor);
}

fn write_texts(visitor: &Visitor) {
    for (field, text) in [
        ("Title", "HTTP/2 at last"),
        ("Story", "They ask for `HTTP/2`.\n\nTurn it on."),
        ("Hint 1", "It is a switch."),
        ("Debrief", "It is on."),
    ] {
        steps(visitor).find("textbox", field).fill(text);
    }
}

fn solution(visitor: &Visitor) -> String {
    visitor.find("list", "Solution").text()
}

fn goals(visitor: &Visitor) -> String {
    visitor.find("list", "Goals of the lesson").text()
}

pub fn proof(visitor: &Visitor) -> String {
    visitor.find("complementary", "Proof").text()
}

pub fn until_proven(visitor: &Visitor) {
    visitor.until("it is proven", || proof(visitor).contains("Proven:"));
}

pub fn build(visitor: &Visitor) {
    open_builder(visitor);
    record(visitor);
    let remove = "Remove what is not needed";
    visitor.until("what is to spare", || !visitor.all("button", Some(remove)).is_empty());
    steps(visitor).find("button", remove).click();
    write_texts(visitor);
    until_proven(visitor);
}

#[test]
fn a_lesson_is_recorded_proven_played_and_solved() {
    let visitor = Visitor::arrive();
    open_builder(&visitor);
    assert!(visitor.find("button", "Record the solution").is_locked());
    assert!(visitor.find("button", "Play it").is_locked());
    record(&visitor);
    assert!(solution(&visitor).contains("toggle http2"), "{}", solution(&visitor));
    visitor.until("the focus", || visitor.find("heading", "Do it").is_focused());
    // A fault stands at its line, and is gone once that is mended.
    let spare = "The act `tab Rollout` is not needed";
    visitor.until("the fault", || solution(&visitor).contains(spare));
    visitor.find("button", "Remove what is not needed").click();
    visitor.until("it is gone", || !solution(&visitor).contains("not needed"));
    let lines = visitor.find("list", "Solution").text();
    assert!(["toggle http2", "save", "end"].iter().all(|act| lines.contains(act)), "{lines}");
    write_texts(&visitor);
    until_proven(&visitor);
    let preview = visitor.find("region", "As the learner sees it").text();
    assert!(preview.contains("HTTP/2 at last") && preview.contains("Turn it on."), "{preview}");
    visitor.find("button", "Play it").click();
    let text = region(&visitor, "Lesson").text();
    assert!(text.contains("Your draft") && text.contains("HTTP/2 at last"), "{text}");
    turn_on_http2(&visitor);
    region(&visitor, "Lesson").find("button", "Check").click();
    visitor.until("the debrief", || visitor.all("heading", Some("Solved")).len() == 1);
    visitor.find("region", "Lesson").find("button", "Leave").click();
    visitor.until("no lesson", || visitor.all("region", Some("Lesson")).is_empty());
    // The draft is where it was, and the page is the person's own.
    visitor.reload();
    open_builder(&visitor);
    assert_eq!(steps(&visitor).find("textbox", "Title").value(), "HTTP/2 at last");
    visitor.open_tab("Protocols + ciphers");
    assert!(!visitor.find("switch", "HTTP/2").is_on());
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_limit_needs_a_way_that_breaks_it_and_goals_are_changed_in_forms() {
    let visitor = Visitor::arrive();
    build(&visitor);
    let limit = "Saves: at most 1.";
    visitor.find("checkbox", limit).click();
    visitor.until("the fault", || goals(&visitor).contains("Nothing fails goal 3"));
    // The list of faults goes to the goal.
    let fault = "Nothing fails goal 3 (one-save): remove it, or record a way that fails it.";
    visitor.find("complementary", "Proof").find("button", fault).click();
    let focused = "document.activeElement.id";
    assert_eq!(visitor.script(focused), "builder-goal-2");
    visitor.find("button", "Record a wrong way").click();
    turn_on_http2(&visitor);
    visitor.open_tab("Protocols + ciphers");
    visitor.find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    stop(&visitor);
    until_proven(&visitor);
    assert!(visitor.find("list", "Wrong way 1").text().contains("toggle http2"));
    // The number is changed in the form of the declaration, and the words follow.
    let change = visitor.find("list", "Goals of the lesson").all("DisclosureTriangle");
    let change = change.into_iter().find(|each| each.name() == format!("Change: {limit}")).unwrap();
    change.focus();
    visitor.press("Enter");
    visitor.find("spinbutton", "Saves: At most").fill("2");
    visitor.until("it does not fail any more", || goals(&visitor).contains("Nothing fails goal 3"));
    visitor.find("spinbutton", "Saves: At most").fill("1");
    until_proven(&visitor);
    // Up, and the focus goes along.
    visitor.find("button", &format!("Up: {limit}")).click();
    visitor.until("it is the second", || {
        let goals = goals(&visitor);
        goals.find(limit) < goals.find("no rollout is running")
    });
    assert!(visitor.find("button", &format!("Up: {limit}")).is_focused());
    // What goes can be brought back.
    visitor.find("button", "Remove: Wrong way 1").click();
    visitor.until("it is gone", || visitor.all("list", Some("Wrong way 1")).is_empty());
    visitor.find("button", "Bring back what it was").click();
    visitor.until("it is back", || !visitor.all("list", Some("Wrong way 1")).is_empty());
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_line_that_is_no_act_is_said_by_its_number_and_no_text_is_lost() {
    let visitor = Visitor::arrive();
    build(&visitor);
    let text = "toggle http3\nsave\nsend it";
    let area = || {
        visitor.until("the text", || {
            visitor.script("[...document.querySelectorAll('.builder textarea.area')].length > 0")
                == true
        });
        visitor.script("document.querySelector('.builder textarea.area').value")
    };
    visitor.script(&format!(
        "(() => {{ const area = document.querySelector('.builder textarea.area'); area.value = {}; area.dispatchEvent(new Event('change', {{bubbles: true}})) }})()",
        json!(text)
    ));
    visitor.until("both lines", || {
        let solution = solution(&visitor);
        solution.contains("Line 1: toggle SETTING expected") && solution.contains("Line 3: an act")
    });
    assert!(visitor.find("button", "Play it").is_locked());
    visitor.open_tab("Code");
    visitor.open_tab("Training");
    assert_eq!(area(), text);
    visitor.reload();
    open_builder(&visitor);
    assert_eq!(area(), text);
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_lesson_that_is_begun_while_recording_and_a_reload_keep_what_was_recorded() {
    let visitor = Visitor::arrive();
    open_builder(&visitor);
    steps(&visitor).find("button", "Start from what is on the page now").click();
    steps(&visitor).find("button", "Record the solution").click();
    region(&visitor, "Recording");
    visitor.find("switch", "HTTP/2").click();
    // What is taken back is not recorded, and starting over begins anew.
    visitor.find("group", "Client protocol").find("switch", "TLS 1.1").click();
    visitor.find("button", "Undo").click();
    let acts = || visitor.find("list", "Acts").text();
    visitor.until("one act", || acts().trim() == "Press HTTP/2" || acts().lines().count() == 1);
    visitor.open_tab("Training");
    visitor.find("list", "Lessons").find("button", "Start: Two minutes").click();
    region(&visitor, "Lesson").find("button", "Leave").click();
    open_builder(&visitor);
    assert!(solution(&visitor).contains("toggle http2"));
    visitor.find("button", "Record on").click();
    region(&visitor, "Recording");
    visitor.find("button", "Save").click();
    visitor.until("both", || acts().contains("Save"));
    visitor.reload();
    open_builder(&visitor);
    assert!(visitor.all("alert", None).iter().all(|alert| alert.text().is_empty()));
    let kept = solution(&visitor);
    assert!(kept.contains("toggle http2") && kept.contains("save"), "{kept}");
    visitor.find("button", "Play up to here: line 1").click();
    visitor.until("it is on", || visitor.all("region", Some("Recording")).len() == 1);
    visitor.open_tab("Protocols + ciphers");
    assert!(visitor.find("switch", "HTTP/2").is_on());
    visitor.find("group", "Client protocol").find("switch", "TLS 1.1").click();
    visitor.find("button", "Back to the builder").click();
    open_builder(&visitor);
    assert_eq!(solution(&visitor), kept, "what is looked at is not recorded");
    assert_eq!(visitor.console(), [""; 0]);
}

/// Presses Tab until something has the focus.
fn tab_to(visitor: &Visitor, role: &str, name: &str) {
    let wanted = visitor.find(role, name);
    for _ in 0..160 {
        if wanted.is_focused() {
            return;
        }
        visitor.press("Tab");
    }
    panic!("Tab never reaches {role} {name}");
}

#[test]
fn a_lesson_is_built_by_keyboard_alone() {
    let visitor = Visitor::arrive();
    open_builder(&visitor);
    tab_to(&visitor, "button", "Start from what is on the page now");
    visitor.press("Enter");
    tab_to(&visitor, "button", "Record the solution");
    visitor.press("Enter");
    region(&visitor, "Recording");
    visitor.until("the focus is in it", || visitor.find("heading", "Solution").is_focused());
    tab_to(&visitor, "switch", "HTTP/2");
    visitor.press(" ");
    tab_to(&visitor, "button", "Save");
    visitor.press("Enter");
    visitor.find("button", "Stop").focus();
    visitor.press("Enter");
    visitor.until("the focus", || visitor.find("heading", "Do it").is_focused());
    let first = "On in what is saved: HTTP/2.";
    tab_to(&visitor, "checkbox", first);
    visitor.press(" ");
    visitor.until("it is not taken", || !visitor.find("checkbox", first).is_on());
    visitor.press(" ");
    tab_to(&visitor, "textbox", "Title");
    visitor.type_text("at last");
    assert_eq!(visitor.find("textbox", "Title").value(), "at last");
    assert!(visitor.has_focus());
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn axe_finds_nothing_in_the_builder_nor_while_it_records() {
    let visitor = Visitor::arrive();
    load_axe(&visitor);
    build(&visitor);
    visitor.find("checkbox", "Saves: at most 1.").click();
    let folded = "(() => { for (const each of document.querySelectorAll('.builder details')) each.open = true })()";
    visitor.script(folded);
    visitor.find("button", "Link");
    for scheme in ["light", "dark"] {
        visitor.prefer(&[("prefers-color-scheme", scheme)]);
        assert_eq!(axe(&visitor), [""; 0], "{scheme}");
    }
    visitor.find("button", "Record on").click();
    region(&visitor, "Recording");
    assert_eq!(axe(&visitor), [""; 0], "while it records");
    visitor.call("Emulation.setTouchEmulationEnabled", json!({"enabled": true}));
    visitor.resize(390, 844);
    assert_eq!(axe(&visitor), [""; 0], "while it records, in the hand");
    stop(&visitor);
    visitor.script(folded);
    assert_eq!(axe(&visitor), [""; 0], "in the hand");
    visitor.resize(320, 700);
    let wide = "document.documentElement.scrollWidth > innerWidth";
    assert_eq!(visitor.script(wide), false, "it scrolls sideways");
}
