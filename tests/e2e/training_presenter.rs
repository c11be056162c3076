//! A lesson shown to a class.

use serde_json::json;

use crate::browser::Visitor;

fn presents(visitor: &Visitor) -> bool {
    visitor.script("document.documentElement.dataset.view") == json!("presenter")
}

/// The visitor shows the lesson of the first save.
fn first_save() -> Visitor {
    let visitor = Visitor::arrive_at("lesson/first-save/1");
    visitor.find("region", "Lesson").find("button", "Presenter view").click();
    visitor.until("it is shown", || presents(&visitor));
    visitor
}

fn step(visitor: &Visitor) -> String {
    visitor.settle();
    visitor.find("region", "Presenter").all("status")[0].text()
}

#[test]
fn the_next_step_does_the_act_of_the_solution_and_back_takes_it_back() {
    let visitor = first_save();
    assert!(visitor.find("button", "Next step").is_focused());
    let of = step(&visitor).rsplit(' ').next().unwrap().parse::<usize>().unwrap();
    let pending = || visitor.all("button", Some("Discard")).len();
    assert_eq!(pending(), 0);
    visitor.find("button", "Next step").click();
    assert_eq!(step(&visitor), format!("Step 2 of {of}"));
    assert!(pending() > 0, "the first act changes the draft");
    visitor.find("button", "Back").click();
    assert_eq!(step(&visitor), format!("Step 1 of {of}"));
    assert_eq!(pending(), 0);
    for _ in 0..of {
        visitor.press("ArrowRight");
    }
    assert_eq!(step(&visitor), format!("All {of} steps shown"));
    let goals = visitor.find("list", "Goals");
    assert!(!goals.text().contains("Open:"), "{}", goals.text());
    visitor.press("ArrowLeft");
    assert_eq!(step(&visitor), format!("Step {of} of {of}"));
}

#[test]
fn keys_are_the_presenters_but_in_a_field() {
    let visitor = first_save();
    assert!(visitor.all("note", Some("The next step")).is_empty());
    visitor.press("r");
    assert!(!visitor.find("note", "The next step").text().is_empty());
    visitor.press("r");
    visitor.until("it is told no longer", || visitor.all("note", None).is_empty());
    let before = step(&visitor);
    visitor.script("document.querySelector('[name=channel]:checked').focus()");
    visitor.press("r");
    assert!(visitor.all("note", None).is_empty());
    assert_eq!(step(&visitor), before);
}

#[test]
fn who_leaves_finds_the_own_attempt_and_nothing_shown_is_kept_as_learnt() {
    let visitor = first_save();
    let kept = || visitor.script("localStorage.getItem('tls-rehearsal-training')");
    let before = kept();
    for _ in 0..12 {
        visitor.press("ArrowRight");
    }
    assert_eq!(kept(), before);
    visitor.find("button", "Leave").click();
    visitor.until("it is shown no longer", || !presents(&visitor));
    visitor.find("button", "Check");
    assert!(visitor.find("list", "Goals").text().contains("Open:"));
}

#[test]
fn the_desk_is_whole_and_nothing_is_small_on_a_projector() {
    for (width, height, least) in [(1280, 720, 10.9), (1920, 1080, 16.4)] {
        let visitor = Visitor::start();
        visitor.resize(width, height);
        visitor.go("lesson/first-save/1");
        visitor.find("region", "Lesson").find("button", "Presenter view").click();
        visitor.until("it is shown", || presents(&visitor));
        visitor.press("ArrowRight");
        let whole = visitor.script(
            "(() => { const desk = document.querySelector('.desk').getBoundingClientRect(); \
             return scrollY === 0 && desk.bottom <= innerHeight + 1 && desk.top > 0 \
             && document.documentElement.scrollHeight <= innerHeight + 1 })()",
        );
        assert_eq!(whole, json!(true), "{width} by {height}");
        let smallest = visitor.script(
            "Math.min(...[...document.querySelectorAll('.header *, .context *, .lesson *, .desk *, .main:not([inert]) *')] \
             .filter(it => it.checkVisibility() && [...it.childNodes].some(node => node.nodeType === 3 && node.data.trim())) \
             .map(it => parseFloat(getComputedStyle(it).fontSize)))",
        );
        assert!(smallest.as_f64().is_some_and(|size| size > least), "{smallest} at {width}");
    }
}
