//! What is learnt is asked again: one question of a solved lesson, and five at the end of a course.

use tls_rehearsal::lesson::catalogue::courses;

use crate::browser::Visitor;

/// A visitor who solved these lessons so many days ago.
fn who_solved(lessons: &[&str], days: u32) -> Visitor {
    let visitor = Visitor::start();
    let lessons: Vec<_> = lessons.iter().map(|id| format!("'{id}'")).collect();
    visitor.before_each_page(&format!(
        "if (!localStorage.getItem('tls-rehearsal-training')) {{ \
           const day = Math.floor(Date.now() / 86400000) - {days}; \
           const lessons = Object.fromEntries([{}].map(id => [id, {{ solved: true, points: 100, stars: 3, goals: [1, 1], day }}])); \
           localStorage.setItem('tls-rehearsal-training', JSON.stringify({{ lessons }})); \
         }}",
        lessons.join(", ")
    ));
    visitor.go("");
    visitor.open_tab("Training");
    visitor.find("list", "Lessons");
    visitor
}

/// Answers the one question that is open in this region, rightly or not.
fn answer_somehow(visitor: &Visitor, region: &str) {
    let region = visitor.find("region", region);
    let script = "function() { const field = this.querySelector('fieldset'); \
        const choice = field.querySelector('input[type=radio], input[type=checkbox]'); \
        if (choice) choice.click(); \
        const number = field.querySelector('input:not([type=radio], [type=checkbox])'); \
        if (number) { number.value = '7'; number.dispatchEvent(new Event('input', { bubbles: true })); number.dispatchEvent(new Event('change', { bubbles: true })); } }";
    region.script(script);
    visitor.settle();
    region.find("button", "Answer").click();
    visitor.settle();
}

#[test]
fn a_solved_lesson_comes_back_as_one_question_that_is_explained_and_then_gone() {
    let visitor = who_solved(&["two-minute-tour"], 3);
    let name = "One question before you start";
    answer_somehow(&visitor, name);
    let region = visitor.find("region", name);
    let text = region.text();
    assert!(text.contains("That is right.") || text.contains("not right"), "{text}");
    assert!(region.all("button").iter().all(|button| button.text() != "Answer"), "{text}");
    region.find("button", "Go on").click();
    visitor.until("it is gone", || visitor.all("region", Some(name)).is_empty());
    assert_ne!(visitor.script("document.activeElement === document.body"), true);
    visitor.reload();
    visitor.open_tab("Training");
    visitor.find("list", "Lessons");
    assert!(visitor.all("region", Some(name)).is_empty(), "the next is after seven days");
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_question_that_comes_back_can_be_put_off() {
    let visitor = who_solved(&["two-minute-tour"], 3);
    let name = "One question before you start";
    visitor.find("region", name).find("button", "Not now").click();
    visitor.until("it is gone", || visitor.all("region", Some(name)).is_empty());
}

#[test]
fn a_course_ends_with_five_questions_once_its_lessons_are_solved() {
    let course: Vec<_> = courses()[0].lessons.iter().map(|head| head.id.as_str()).collect();
    let visitor = who_solved(&course[1..], 1);
    let button = || visitor.find("button", "Five questions: Find your way");
    assert!(button().is_locked());
    let text = visitor.find("list", "Lessons").text();
    assert!(text.contains("once 1 more lesson is solved"), "{text}");

    let visitor = who_solved(&course, 1);
    let button = || visitor.find("button", "Five questions: Find your way");
    button().click();
    for number in 1..=5 {
        let region = visitor.find("region", "Five questions");
        visitor
            .until("the question", || region.text().contains(&format!("Question {number} of 5")));
        let next = if number < 5 { "Next question" } else { "Done" };
        assert!(region.find("button", next).is_locked());
        answer_somehow(&visitor, "Five questions");
        region.find("button", next).click();
        visitor.settle();
    }
    visitor.until("the result", || {
        visitor.find("list", "Lessons").text().contains("of 5 right at once.")
    });
    assert!(button().is_focused());
    assert_eq!(visitor.console(), [""; 0]);
}
