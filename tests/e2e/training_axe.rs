//! axe in every state of training.

use serde_json::json;

use crate::acts::unfold;
use crate::browser::Visitor;
use crate::everywhere::{axe, load_axe, scheme_is};

/// Light and dark, wide, and in the hand.
fn finds_nothing(visitor: &Visitor, state: &str) {
    load_axe(visitor);
    for scheme in ["light", "dark"] {
        scheme_is(visitor, scheme);
        assert_eq!(axe(visitor), [""; 0], "{state}, {scheme}");
    }
    visitor.call("Emulation.setTouchEmulationEnabled", json!({"enabled": true}));
    visitor.resize(390, 844);
    assert_eq!(axe(visitor), [""; 0], "{state}, in the hand");
    let over = visitor
        .script("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{state} is wider than a phone");
    visitor.call("Emulation.setTouchEmulationEnabled", json!({"enabled": false}));
    visitor.resize(1280, 800);
}

#[test]
fn axe_finds_nothing_in_a_lesson_from_its_story_to_its_debrief() {
    let visitor = Visitor::arrive_at("lesson/two-minute-tour/1");
    let lesson = visitor.find("region", "Lesson");
    visitor.find("radio", "TLS 1.3 and 1.2 to callers, TLS 1.2 to backends");
    finds_nothing(&visitor, "the story");
    lesson.find("button", "Check").click();
    lesson.find("button", "Hint").click();
    visitor.until("a hint", || lesson.text().contains("Hint 1 of 3."));
    lesson.find("button", "Show the solution").click();
    finds_nothing(&visitor, "a miss, a hint and the solution");
    lesson.find("radio", "TLS 1.3 and 1.2 to callers, TLS 1.2 to backends").click();
    lesson.find("button", "Answer").click();
    visitor.find("group", "Client protocol").find("switch", "TLS 1.1").click();
    visitor.open_tab("Impact");
    visitor.find("button", "Discard").click();
    lesson.find("button", "Check").click();
    visitor.find("heading", "Solved");
    finds_nothing(&visitor, "the debrief");
}

#[test]
fn axe_finds_nothing_in_the_presenter_view() {
    let visitor = Visitor::arrive_at("lesson/two-minute-tour/1");
    visitor.find("region", "Lesson").find("button", "Presenter view").click();
    visitor.find("button", "Reveal").click();
    finds_nothing(&visitor, "presenter view");
}

#[test]
fn axe_finds_nothing_in_what_trainers_have() {
    let visitor = Visitor::arrive_at("lesson/?class=blue");
    visitor.find("list", "Lessons");
    for row in ["Same for everyone", "Result files", "A lesson of your own"] {
        unfold(&visitor, row);
    }
    finds_nothing(&visitor, "the rows for trainers");
    for sheet in ["Class sheet", "Answers sheet"] {
        visitor.find("button", sheet).click();
        visitor.find("dialog", &format!("{sheet}, class blue"));
        finds_nothing(&visitor, sheet);
        visitor.press("Escape");
    }
}
