//! Lessons on the page: from the story to the debrief, beside the whole simulator.

use crate::acts::unfold;
use crate::browser::{Element, Visitor};

fn begin(visitor: &Visitor, title: &str) {
    visitor.open_tab("Training");
    visitor.find("list", "Lessons").find("button", &format!("Start: {title}")).click();
    visitor.find("region", "Lesson");
    visitor.until(title, || lesson(visitor).text().contains(title));
}

fn lesson(visitor: &Visitor) -> Element<'_> {
    visitor.find("region", "Lesson")
}

/// Answers the question that is asked first and open.
fn answer(visitor: &Visitor, role: &str, option: &str) {
    visitor.find(role, option).click();
    let group = visitor.find(role, option).script(
        "function() { this.closest('fieldset').querySelector('.buttons > button').click() }",
    );
    drop(group);
    visitor.settle();
}

fn check(visitor: &Visitor) {
    lesson(visitor).find("button", "Check").click();
    visitor.settle();
}

fn is_solved(visitor: &Visitor) -> bool {
    visitor.all("heading", Some("Solved")).len() == 1
}

fn end_of_rollout(visitor: &Visitor) {
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Skip to end").click();
}

#[test]
fn the_tour_of_the_first_visit_is_the_first_lesson_and_is_offered_once() {
    let visitor = Visitor::arrive();
    visitor.find("region", "Welcome").find("button", "Take a lesson").click();
    visitor.until("the lesson", || !visitor.all("region", Some("Lesson")).is_empty());
    answer(&visitor, "radio", "TLS 1.3 and 1.2 to callers, TLS 1.2 to backends");
    assert!(lesson(&visitor).text().contains("That is right."));
    visitor.find("group", "Client protocol").find("switch", "TLS 1.1").click();
    visitor.open_tab("Impact");
    visitor.find("button", "Discard").click();
    check(&visitor);
    visitor.until("the debrief", || is_solved(&visitor));
    lesson(&visitor).find("button", "Leave").click();
    visitor.until("no lesson", || visitor.all("region", Some("Lesson")).is_empty());
    visitor.find("button", "Again: Two minutes");
    visitor.open_tab("Protocols + ciphers");
    assert!(visitor.all("region", Some("Welcome")).is_empty());
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_ticket_is_solved_by_one_switch_and_one_save_and_read_afterwards() {
    let visitor = Visitor::arrive();
    begin(&visitor, "One switch, one save");
    assert_eq!(lesson(&visitor).find("list", "Goals").all("listitem").len(), 4);
    visitor.find("group", "Client protocol").find("switch", "TLS 1.0").click();
    end_of_rollout(&visitor);
    check(&visitor);
    visitor.until("the debrief", || is_solved(&visitor));
    let text = lesson(&visitor).text();
    assert!(text.contains("Three stars") && text.contains("the model solution takes"), "{text}");
    // Next is open now, and begins the next lesson.
    let next = visitor.find("button", "Next lesson");
    assert!(!next.is_locked());
    next.click();
    visitor.until("the next", || lesson(&visitor).text().contains("Rows that do not move"));
}

#[test]
fn of_each_other_course_a_lesson_goes_from_its_story_to_its_debrief() {
    let visitor = Visitor::arrive();
    begin(&visitor, "As little back as possible");
    let suites = visitor.find("group", "Ciphers");
    suites.find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA").click();
    end_of_rollout(&visitor);
    check(&visitor);
    visitor.until("the debrief", || is_solved(&visitor));
    lesson(&visitor).find("button", "Leave").click();

    begin(&visitor, "Who pays for the booked hour");
    assert!(!is_solved(&visitor));
    lesson(&visitor).find("button", "Leave").click();

    begin(&visitor, "Two names for 3DES");
    visitor.find("switch", "TLS_RSA_WITH_3DES_EDE_CBC_SHA").click();
    visitor.open_tab("Code");
    unfold(&visitor, "PATCH");
    answer(&visitor, "radio", "TripleDes168 and TLS_RSA_WITH_3DES_EDE_CBC_SHA");
    visitor.open_tab("Protocols + ciphers");
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_wrong_way_says_what_is_missing_and_goes_to_it() {
    let visitor = Visitor::arrive();
    begin(&visitor, "One switch, one save");
    visitor.open_tab("Tiers");
    check(&visitor);
    let text = lesson(&visitor).text();
    assert!(text.contains("TLS 1.0"), "{text}");
    lesson(&visitor).find("button", "Go to Client TLS 1.0").click();
    visitor.until("the switch has the focus", || {
        visitor.find("group", "Client protocol").find("switch", "TLS 1.0").is_focused()
    });
    // What the story does not ask for breaks a limit, and Undo takes it back.
    visitor.find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.until("it is said", || {
        visitor.script("[...document.querySelectorAll('[role=status]')].some(each => each.textContent.includes('Limit broken'))") == true
    });
    visitor.find("button", "Undo").click();
    let goals = lesson(&visitor).find("list", "Goals").text();
    assert!(!goals.contains("Broken"), "{goals}");
}

#[test]
fn hints_open_one_after_another_and_the_solution_earns_nothing() {
    let visitor = Visitor::arrive();
    begin(&visitor, "One switch, one save");
    assert!(visitor.find("button", "Hint").is_locked());
    check(&visitor);
    visitor.find("button", "Hint").click();
    visitor.until("a hint", || lesson(&visitor).text().contains("Hint 1 of 3."));
    assert!(visitor.find("button", "Hint").is_locked());
    visitor.find("button", "Show the solution").click();
    visitor.until("the solution", || lesson(&visitor).text().contains("The model solution"));
    visitor.find("group", "Client protocol").find("switch", "TLS 1.0").click();
    end_of_rollout(&visitor);
    check(&visitor);
    visitor.until("the debrief", || is_solved(&visitor));
    assert!(lesson(&visitor).text().contains("No star"));
}

#[test]
fn what_a_lesson_fixes_is_refused_and_nothing_else_happens() {
    let visitor = Visitor::arrive();
    begin(&visitor, "One switch, one save");
    visitor.find("radio", "Premium").click();
    assert!(visitor.announced().contains("The lesson fixes the tier."), "{}", visitor.announced());
    assert!(visitor.find("radio", "Basic").is_on());
}

#[test]
fn leaving_gives_the_own_page_back_and_a_reload_in_the_middle_goes_on() {
    let visitor = Visitor::arrive();
    visitor.find("switch", "HTTP/2").click();
    visitor.settle();
    begin(&visitor, "One switch, one save");
    assert!(!visitor.find("switch", "HTTP/2").is_on());
    visitor.find("group", "Client protocol").find("switch", "TLS 1.0").click();
    visitor
        .until("the address is the lesson's", || visitor.fragment().contains("lesson/first-save"));
    visitor.reload();
    visitor.until("the lesson", || !visitor.all("region", Some("Lesson")).is_empty());
    let client = || visitor.find("group", "Client protocol");
    visitor.until("where it was", || !client().find("switch", "TLS 1.0").is_on());
    lesson(&visitor).find("button", "Leave").click();
    visitor.open_tab("Protocols + ciphers");
    visitor.until("the own draft", || visitor.find("switch", "HTTP/2").is_on());
    assert!(!visitor.find("group", "Client protocol").find("switch", "TLS 1.0").is_on());
    visitor.reload();
    assert!(visitor.find("switch", "HTTP/2").is_on());
    assert!(visitor.all("region", Some("Lesson")).is_empty());
}

#[test]
fn a_class_link_gives_everybody_the_same_variant() {
    let shown = |fragment: &str| {
        let visitor = Visitor::arrive_at(fragment);
        visitor.until("the lesson", || !visitor.all("region", Some("Lesson")).is_empty());
        lesson(&visitor).find("list", "Goals").text()
    };
    assert_eq!(shown("lesson/first-save?class=blue"), shown("lesson/first-save?class=blue"));
    let of_variant = |variant: usize| shown(&format!("lesson/first-save/{variant}"));
    assert_ne!(of_variant(1), of_variant(2));
    let visitor = Visitor::arrive_at("lesson/of-nobody");
    visitor.until("it is said", || {
        visitor.script("document.body.innerText.includes('could not be begun')") == true
    });
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_lesson_with_a_scan_reads_it_and_takes_no_other_text() {
    let visitor = Visitor::arrive();
    begin(&visitor, "What the scan saw");
    assert!(lesson(&visitor).find("list", "Goals").text().contains("scan"));
    visitor.find("button", "Import: scan").click();
    visitor.until("the goal", || {
        visitor.script("document.querySelectorAll('.goal[data-met]').length >= 2") == true
    });
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_page_that_is_opened_for_one_lesson_has_no_other_beside_it() {
    let visitor = Visitor::start();
    visitor.go_to("?lesson=first-save/2&class=blue%20team");
    visitor.until("the lesson", || lesson(&visitor).text().contains("One switch, one save"));
    assert!(visitor.all("tab", Some("Training")).is_empty());
    visitor.find("tab", "Protocols + ciphers").script("function() { this.focus() }");
    visitor.press("End");
    assert!(visitor.find("tab", "Code").is_focused());
    for gone in ["Leave", "Next lesson", "Skip"] {
        assert!(visitor.all("button", Some(gone)).is_empty(), "{gone}");
    }
    visitor.open_tab("Protocols + ciphers");
    visitor.find("group", "Client protocol").find("switch", "TLS 1.1").click();
    end_of_rollout(&visitor);
    check(&visitor);
    visitor.until("the debrief", || is_solved(&visitor));
    assert_eq!(
        visitor.script("JSON.parse(localStorage.getItem('tls-rehearsal-training')).class"),
        "blue team"
    );
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_page_that_is_opened_for_a_lesson_that_there_is_not_says_so_and_shows_the_others() {
    let visitor = Visitor::start();
    visitor.go_to("?lesson=no-such");
    visitor.until("it is said", || {
        visitor.all("alert", None).iter().any(|alert| alert.text().contains("could not be begun"))
    });
    visitor.find("tab", "Training");
    visitor.find("list", "Lessons");
}

#[test]
fn on_a_phone_a_lesson_folds_to_a_line_with_the_first_act_and_opens_again() {
    let visitor = Visitor::start();
    visitor.resize(390, 844);
    visitor.go("lesson/first-save/1");
    let goals = || visitor.all("list", Some("Goals")).len();
    visitor.until("the lesson", || goals() == 1);
    visitor.find("group", "Client protocol").find("switch", "TLS 1.0").click();
    visitor.until("it is folded", || goals() == 0);
    let text = lesson(&visitor).text();
    assert!(text.contains("of 4 goals met"), "{text}");
    lesson(&visitor).find("button", "Show the lesson").click();
    visitor.until("it is open", || goals() == 1);
    visitor.find("group", "Client protocol").find("switch", "TLS 1.0").click();
    visitor.settle();
    assert_eq!(goals(), 1, "who opened it wants to see it");
}

#[test]
fn a_lesson_on_paper_is_a_work_sheet_without_answers() {
    let visitor = Visitor::arrive_at("lesson/first-save/1");
    visitor.until("the lesson", || lesson(&visitor).text().contains("One switch, one save"));
    check(&visitor);
    lesson(&visitor).find("button", "Hint").click();
    visitor.until("a hint", || lesson(&visitor).text().contains("Hint 1 of 3."));
    visitor.call("Emulation.setEmulatedMedia", serde_json::json!({"media": "print"}));
    visitor.settle();
    let text = visitor.script("document.body.innerText");
    let text = text.as_str().unwrap_or_default();
    assert!(text.contains("One switch, one save") && text.contains("At most one save"), "{text}");
    for gone in ["Hint 1 of 3", "HTTP/2", "1 setting", "Check"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
}

#[test]
fn a_reset_can_be_taken_back_until_something_is_done() {
    let visitor = Visitor::arrive_at("lesson/first-save/1");
    let switch = || visitor.find("group", "Client protocol").find("switch", "TLS 1.0");
    visitor.until("the lesson", || lesson(&visitor).text().contains("One switch, one save"));
    switch().click();
    lesson(&visitor).find("button", "Reset").click();
    visitor.until("it is on again", || switch().is_on());
    lesson(&visitor).find("button", "Undo the reset").click();
    visitor.until("it is off again", || !switch().is_on());
    assert_eq!(visitor.script("document.activeElement.id"), "lesson-title");
    lesson(&visitor).find("button", "Reset").click();
    visitor.find("button", "Undo the reset");
    switch().click();
    visitor.until("too late", || visitor.all("button", Some("Undo the reset")).is_empty());
}
